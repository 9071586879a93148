"""What falls due in the next five years: the figures of a lid, and their sums."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from trajecten.enums import Provincie, Vooruit
from trajecten.rapporten.vooruitbron import Plek, Vooruitbron

ZINNEN: Mapping[Vooruit, str] = {
    Vooruit.EVALUATIE: "WOP’s die over negen maanden aflopen: vanaf dan start VDAB de evaluatie (R14).",
    Vooruit.EINDE_WOP: "WOP’s waarvan de laatste dag in het kwartaal valt: tegen dan is er een nieuwe beslissing (R6).",
    Vooruit.NAZORGCONTACT: "Contacten die in de nazorg gepland staan.",
    Vooruit.NAZORG_EINDE: "Trajecten waarvan de drie maanden nazorg aflopen (R22).",
    Vooruit.OORDEEL: "Trajecten die dan zes maanden lopen, opschortingen niet meegeteld: VDAB beoordeelt ze (R18, R23).",
}


@dataclass(frozen=True)
class Vooruitblik:
    """Numbers per kind, province and quarter; every sum comes from these."""

    wiens: str
    kwartalen: list[date]
    provincies: list[Provincie]
    aantallen: Mapping[Vooruit, Mapping[Plek, int]]

    def som(
        self, *, soort: Vooruit | None = None, kwartaal: date | None = None, provincie: Provincie | None = None
    ) -> int:
        """How many there are; of one kind, quarter or province when given."""
        return sum(
            aantal
            for een, per_plek in self.aantallen.items()
            if soort in (None, een)
            for (plaats, begin), aantal in per_plek.items()
            if kwartaal in (None, begin) and provincie in (None, plaats)
        )

    def rij(self, *, kwartaal: date | None = None, provincie: Provincie | None = None) -> list[int]:
        """The number of each kind, in the order of Vooruit, and their sum."""
        per_soort = [self.som(soort=soort, kwartaal=kwartaal, provincie=provincie) for soort in Vooruit]
        return [*per_soort, sum(per_soort)]


def vooruitblik(bron: Vooruitbron, *, provincie: Provincie | None = None) -> Vooruitblik:
    """The figures of this source, or those of one of its provinces."""
    if provincie:
        bron = replace(bron, provincies=(provincie,))
    aantallen = bron.tel()
    met_cijfers = {plaats for per_plek in aantallen.values() for plaats, _ in per_plek}
    provincies = [p for p in bron.provincies if p != Provincie.BUITEN or p in met_cijfers]
    return Vooruitblik(bron.wiens, bron.kwartalen, provincies, aantallen)
