"""Reports as an accessible PDF: the same tables as on the screen, with what their words mean."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from trajecten import pdf
from trajecten.rapporten.getoond import toon_cijfer
from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.rapport import Tabel

SJABLOON = Path(__file__).with_name("rapport.typ")
NAAST_ELKAAR = 9  # figures that fit beside each other on a page


class Plaatje(NamedTuple):
    """A picture: what it is called, what it says to who cannot see it, and the drawing."""

    titel: str
    tekst: str
    svg: str


class Deel(NamedTuple):
    """A chapter: its heading, what is said first, its pictures and its tables."""

    kop: str
    alineas: Sequence[str]
    tabellen: Sequence[Tabel]
    beelden: Sequence[Plaatje] = ()


def maak_document(titel: str, regels: Sequence[str], delen: Sequence[Deel], *, voet: str, op: datetime) -> bytes:
    """The PDF: the title, what it is about in `regels`, its chapters, and each definition once."""
    woorden = dict.fromkeys(een for deel in delen for tabel in deel.tabellen for een in tabel.indicatoren)
    inhoud = {
        "titel": titel,
        "regels": list(regels),
        "voet": voet,
        "delen": [
            {
                "kop": deel.kop,
                "alineas": list(deel.alineas),
                "beelden": [{**beeld._asdict(), "svg": _dik(beeld.svg)} for beeld in deel.beelden],
                "tabellen": [blok for tabel in deel.tabellen for blok in _blokken(tabel)],
            }
            for deel in delen
        ],
        "woorden": [{"label": een.label, "zin": zin(een)} for een in woorden],
    }
    return pdf.maak_pdf(SJABLOON, inhoud, op=op)


def _dik(svg: str) -> str:
    """The words of a drawing in semibold, unless it says otherwise: of a variable font typst knows no other than the
    thinnest for a drawing, which nobody can read in print."""
    return svg.replace("<svg ", '<svg font-weight="600" ', 1)


def zin(een: Indicator) -> str:
    return f"{een.zin} ({', '.join([*een.regels, f'versie {een.versie}'])})"


def _cel(tabel: Tabel, een: Indicator, waarde: Any) -> str:
    return toon_cijfer(waarde, een.eenheid, is_onbekend=een.naam in tabel.onbekend)


def _blokken(tabel: Tabel) -> Iterable[dict[str, Any]]:
    """A table as it fits on a page: on its side, or in pieces that repeat the head of each row."""
    if tabel.is_breed:
        koppen = [", ".join(tabel.koppen), *(", ".join(filter(None, rij.plek)) for rij in tabel.alle_rijen)]
        rijen = [
            [een.label, *(_cel(tabel, een, rij[een.naam]) for rij in tabel.alle_rijen)] for een in tabel.indicatoren
        ]
        yield _blok(tabel.titel, koppen, rijen, len(tabel.alle_rijen), met_totaal=False)
        return
    stukken = range(0, len(tabel.indicatoren), NAAST_ELKAAR) if len(tabel.indicatoren) > NAAST_ELKAAR + 3 else [0]
    for begin in stukken:
        deze = tabel.indicatoren[begin : begin + NAAST_ELKAAR] if len(stukken) > 1 else tabel.indicatoren
        rijen = [[*rij.plek, *(_cel(tabel, een, rij[een.naam]) for een in deze)] for rij in tabel.alle_rijen]
        kop = f"{tabel.titel}, vervolg" if begin else tabel.titel
        yield _blok(kop, [*tabel.koppen, *(een.label for een in deze)], rijen, len(deze), met_totaal=True)


def _blok(kop: str, koppen: list[str], rijen: list[list[str]], getallen: int, *, met_totaal: bool) -> dict[str, Any]:
    return {"kop": kop, "koppen": koppen, "rijen": rijen, "getallen": getallen, "totaal": met_totaal}
