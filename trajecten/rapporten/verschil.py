"""Two answers to one question side by side: what was, what is, and what changed between."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.inhoud import rond
from trajecten.rapporten.rapport import Rapport, Rij, Tabel


@dataclass(frozen=True)
class Cel:
    """One figure, twice; None where it was not known, or where the row was not there."""

    indicator: Indicator
    oud: Any
    nieuw: Any

    @property
    def is_anders(self) -> bool:
        return bool(self.oud != self.nieuw)

    @property
    def verschil(self) -> Any:
        """How much more it is; None when one of both is not known."""
        return None if self.oud is None or self.nieuw is None else self.nieuw - self.oud


@dataclass(frozen=True)
class Verschiltabel:
    """One table of both reports: each row of either, the total last."""

    tabel: Tabel
    rijen: list[tuple[tuple[str, ...], list[Cel]]]

    @property
    def anders(self) -> int:
        """How many figures differ."""
        return sum(cel.is_anders for _, cellen in self.rijen for cel in cellen)


def verschillen(oud: Rapport, nieuw: Rapport) -> list[Verschiltabel]:
    """The tables that both have, with the columns of the new one."""
    vorige = {tabel.naam: tabel for tabel in oud.tabellen}
    return [_tabel(vorige[tabel.naam], tabel) for tabel in nieuw.tabellen if tabel.naam in vorige]


def _tabel(oud: Tabel, nieuw: Tabel) -> Verschiltabel:
    voor, na = _per_plek(oud), _per_plek(nieuw)
    verdwenen = [plek for plek in voor if plek not in na]
    plekken = [*(rij.plek for rij in nieuw.rijen), *verdwenen, nieuw.totaal.plek]
    return Verschiltabel(
        nieuw,
        [
            (
                plek,
                [
                    Cel(een, rond(een, _waarde(oud, voor.get(plek), een)), rond(een, _waarde(nieuw, na.get(plek), een)))
                    for een in nieuw.indicatoren
                ],
            )
            for plek in plekken
        ],
    )


def _per_plek(tabel: Tabel) -> Mapping[tuple[str, ...], Rij]:
    return {rij.plek: rij for rij in tabel.alle_rijen}


def _waarde(tabel: Tabel, rij: Rij | None, een: Indicator) -> Any:
    """A figure of a row. A row that is not there has nothing to count: that is 0, unless nobody could know it."""
    if rij is not None:
        return rij.cijfers.get(een.naam)
    return 0 if een.telt and een.naam not in tabel.onbekend else None
