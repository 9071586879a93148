"""What a picture is drawn from: some columns of a table, and what these say in words."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from trajecten.rapporten.getoond import toon_waarde
from trajecten.rapporten.indicator import Eenheid, Indicator, klein
from trajecten.rapporten.rapport import Rij, Tabel
from trajecten.termijnen import kwartaal

GEEN = "–"
KWARTALEN = 12  # as many as fit
TEL_OP = frozenset({Eenheid.AANTAL, Eenheid.UREN, Eenheid.EURO})


def opsomming(woorden: Iterable[str]) -> str:
    """Words as a sentence says them: a, b en c."""
    *eerste, laatste = woorden
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def gebroken(tekst: str, breed: int) -> list[str]:
    """A long name on more than one line."""
    return textwrap.wrap(tekst, breed, break_long_words=False)


def getoond(een: Indicator, waarde: Any, geen: str = GEEN) -> str:
    return geen if waarde is None else toon_waarde(waarde, een.eenheid)


@dataclass(frozen=True)
class Figuur:
    """The known columns among those that a picture is about. `doel` is the target of the call, where there is one."""

    tabel: Tabel
    kolommen: tuple[Indicator, ...]
    onbekend: tuple[Indicator, ...]
    groepen: tuple[str, ...]
    doel: int | None = None

    @property
    def rijen(self) -> list[tuple[str, Rij]]:
        return [(" · ".join(deel for deel in rij.plek if deel), rij) for rij in self.tabel.rijen]

    @property
    def nog_geen(self) -> str:
        """Which columns are missing, or nothing."""
        if not self.onbekend:
            return ""
        return f"Nog geen gegevens: {opsomming(klein(een.label) for een in self.onbekend)}."

    @property
    def kwartalen(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The last quarters of rows that are quarters, also those in between in which nothing happened."""
        rijen = {rij.sleutel[0][0]: rij.cijfers for rij in self.tabel.rijen}
        laatste: date = max(rijen)
        eerste = max(min(rijen), laatste - relativedelta(months=3 * (KWARTALEN - 1)))
        niets = {een.naam: 0 if een.eenheid in TEL_OP else None for een in self.kolommen}
        dagen = (eerste + relativedelta(months=3 * n) for n in range(KWARTALEN))
        return [(kwartaal(dag), rijen.get(dag, niets)) for dag in dagen if dag <= laatste]

    def per_kwartaal(self) -> str:
        """Of each column its way through the quarters."""
        kwartalen = self.kwartalen
        eerste, laatste = kwartalen[0][0], kwartalen[-1][0]
        tijd = f"In {eerste}" if eerste == laatste else f"Van {eerste} tot en met {laatste}"
        delen = (
            f"{een.label}: {opsomming(getoond(een, waarden[een.naam], geen='geen') for _, waarden in kwartalen)}."
            for een in self.kolommen
        )
        return " ".join([f"{tijd}, per kwartaal.", *delen])

    def per_kolom(self) -> str:
        """Of each column what all rows have together, and where most and least is."""
        return " ".join(f"{een.label}: {self._uitersten(een)}." for een in self.kolommen)

    def _uitersten(self, een: Indicator) -> str:
        samen = getoond(een, self.tabel.totaal[een.naam])
        samen = f"{samen} in totaal" if een.eenheid in TEL_OP else f"{samen} voor alles samen"
        waarden = [(rij[een.naam], naam) for naam, rij in self.rijen if rij[een.naam] is not None]
        if len({waarde for waarde, _ in waarden}) < 2:
            return samen
        meest, minst = (
            f"{opsomming(naam for waarde, naam in waarden if waarde == uiterste)} ({getoond(een, uiterste)})"
            for uiterste in (max(waarden)[0], min(waarden)[0])
        )
        return f"{samen}; het meest: {meest}; het minst: {minst}"

    def totalen(self) -> str:
        """What all rows have together in each column, the most first; what is nought comes in one sentence."""
        totaal = self.tabel.totaal
        gevuld = sorted((een for een in self.kolommen if totaal[een.naam]), key=lambda een: -totaal[een.naam])
        leeg = [klein(een.label) for een in self.kolommen if not totaal[een.naam]]
        zinnen = [f"{een.label}: {getoond(een, totaal[een.naam])}." for een in gevuld]
        return " ".join([*zinnen, *([f"Nul: {opsomming(leeg)}."] if leeg else [])])

    def van_doel(self) -> str:
        """What was reached of the target."""
        doel, delen = self.doel or 1, []
        for een in self.kolommen:
            aantal = self.tabel.totaal[een.naam]
            delen.append(
                f"{een.label}: {getoond(een, aantal)}, dat is {toon_waarde(100 * aantal / doel, Eenheid.PROCENT)} van het doel."
            )
        return " ".join([f"De oproep beoogt {toon_waarde(doel, Eenheid.AANTAL)} trajecten.", *delen])
