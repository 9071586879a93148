"""The pictures of a report: pure functions of its tables."""

from trajecten.rapporten.beelden.beeld import Beeld, als_png
from trajecten.rapporten.beelden.figuur import Figuur
from trajecten.rapporten.beelden.soorten import BEELDEN, Beeldsoort
from trajecten.rapporten.rapport import Rapport, Tabel

__all__ = ["Beeld", "als_png", "beelden_van", "tabel_van"]


def beelden_van(rapport: Rapport) -> list[Beeld]:
    """The pictures that can be drawn of a report, in the order of its tables. What nobody knows yet is not drawn."""
    beelden = []
    for tabel in rapport.tabellen:
        for soort in BEELDEN.get(tabel.naam, ()):
            figuur = _figuur(rapport, tabel, soort)
            if figuur.kolommen and soort.past(figuur):
                beelden.append(_beeld(soort, figuur))
    return beelden


def tabel_van(naam: str) -> str:
    """The table that a picture with this name stands with."""
    return naam.rpartition("-")[0]


def _figuur(rapport: Rapport, tabel: Tabel, soort: Beeldsoort) -> Figuur:
    kolommen = [een for een in tabel.indicatoren if _hoort_bij(een.naam, soort.kolommen)]
    return Figuur(
        tabel,
        tuple(een for een in kolommen if een.naam not in tabel.onbekend),
        tuple(een for een in kolommen if een.naam in tabel.onbekend),
        groepen=rapport.vraag.groepen,
        doel=rapport.doel,
    )


def _hoort_bij(naam: str, kolommen: tuple[str, ...]) -> bool:
    return any(naam == kolom or (kolom.endswith("_") and naam.startswith(kolom)) for kolom in kolommen)


def _beeld(soort: Beeldsoort, figuur: Figuur) -> Beeld:
    tekst = " ".join(deel for deel in (soort.zeg(figuur), figuur.nog_geen) if deel)
    return Beeld(
        f"{figuur.tabel.naam}-{soort.naam}", soort.titel, tekst, figuur.tabel.naam, lambda: soort.teken(figuur)
    )
