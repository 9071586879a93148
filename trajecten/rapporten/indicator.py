"""An indicator: one figure, with its formula as SQL and the sentence that says on the report what it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trajecten.rapporten import bronnen
from trajecten.rapporten.bronnen import Bron
from trajecten.regelgeving import BEGIN


class Eenheid(StrEnum):
    AANTAL = "aantal"
    PROCENT = "procent"
    DAGEN = "dagen"
    UREN = "uren"
    EURO = "euro"


@dataclass(frozen=True)
class Indicator:
    """One figure, from `van` up to and including `tot` (days of the peildatum).

    It is counted (`telt`: a condition on the rows of the bron), reckoned (`formule`: an aggregate over them), or a part
    (`deel`: the names of what is divided by what). It is unknown as long as it, or one of the figures that it `steunt_op`,
    could not be known.
    """

    naam: str
    label: str
    zin: str
    bron: Bron = bronnen.TRAJECT
    telt: str = ""
    formule: str = ""
    deel: tuple[str, str] | None = None
    eenheid: Eenheid = Eenheid.AANTAL
    regels: tuple[str, ...] = ()
    steunt_op: tuple[str, ...] = ()
    versie: int = 1
    van: date = BEGIN
    tot: date = date.max

    @property
    def sql(self) -> str:
        """The aggregate over the rows of the bron."""
        return self.formule or f"count(*) FILTER (WHERE {self.telt})"

    @property
    def formule_getoond(self) -> str:
        """The formula as it is reckoned, for who wants to know exactly."""
        if self.deel:
            return " ÷ ".join(self.deel)
        return " ".join((self.formule or self.telt).replace("%(", "").replace(")s", "").split())


def lijst(waarden: Iterable[str]) -> str:
    return "({})".format(", ".join(f"'{waarde}'" for waarde in sorted(waarden)))


def deel(naam: str, label: str, zin: str, boven: str, onder: str, **rest: Any) -> Indicator:
    """A share: `boven` as a percentage of `onder`."""
    return Indicator(naam, label, zin, deel=(boven, onder), eenheid=Eenheid.PROCENT, **rest)


def met_naam(naam: str, indicatoren: Iterable[Indicator]) -> Indicator:
    """The one with this name."""
    return next(een for een in indicatoren if een.naam == naam)


def klein(label: str) -> str:
    """A label in the middle of a sentence; what is an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]
