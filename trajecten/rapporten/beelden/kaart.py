"""The map of the Flemish provinces, from the outlines in `data/provincies.json` (written by `manage.py maak_provincies`)."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from trajecten.enums import Provincie
from trajecten.rapporten.beelden.beeld import BREEDTE, INKT, LETTER, TINTEN
from trajecten.rapporten.beelden.figuur import Figuur, getoond
from trajecten.rapporten.getoond import toon_waarde
from trajecten.rapporten.indicator import Eenheid

BESTAND = Path(__file__).parents[2] / "data" / "provincies.json"
KLASSEN = 5
RAND = 20  # around the map
DONKER = 4  # what is written in this class is white
HOKJE, LEGENDA = 14, 74  # a square of the legend, and the height of the whole


@cache
def omtrekken() -> Any:
    return json.loads(BESTAND.read_text(encoding="utf-8"))


def klasse(waarde: float, laagste: float, hoogste: float) -> int:
    """In which of five classes of the same width a value lies, the lowest first."""
    return min(KLASSEN - 1, int(KLASSEN * (waarde - laagste) / (hoogste - laagste))) if hoogste > laagste else 0


def kaart(figuur: Figuur) -> str:
    """The first column in the five provinces: a shade and a number in each, and the rows that are no province in words."""
    (een, *_), vormen = figuur.kolommen, omtrekken()
    waarden = {rij.sleutel[0][0]: rij[een.naam] for _, rij in figuur.rijen if rij.sleutel}
    bekend = [waarden[p] for p in vormen["provincies"] if waarden.get(p) is not None]
    laagste, hoogste = (float(min(bekend)), float(max(bekend))) if bekend else (0.0, 0.0)
    delen = []
    for naam, vorm in vormen["provincies"].items():
        waarde = waarden.get(naam)
        nummer = None if waarde is None else klasse(float(waarde), laagste, hoogste)
        x, y = vorm["plek"]
        inkt = "white" if nummer is not None and nummer >= DONKER else INKT
        delen.append(
            f'<path d={quoteattr(vorm["pad"])} fill="{"white" if nummer is None else TINTEN[nummer]}" fill-rule="evenodd"'
            f' stroke="{INKT}" stroke-width="0.8" stroke-linejoin="round"/>'
            f"{_naam(naam, x, y, inkt)}{_tekst(x, y + 15, getoond(een, waarde), inkt, grootte=13, dik=True)}"
        )
    hoogte = vormen["hoogte"] + 2 * RAND + LEGENDA
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BREEDTE}" height="{hoogte}" viewBox="0 0 {BREEDTE} {hoogte}">'
        f'<rect width="{BREEDTE}" height="{hoogte}" fill="white"/>'
        f'<g font-family="{LETTER}" transform="translate({RAND} {RAND})">{"".join(delen)}'
        f"{_legenda(een.label, een.eenheid, laagste, hoogste, vormen['hoogte'] + RAND)}</g></svg>"
    )


def _naam(provincie: str, x: float, y: float, inkt: str) -> str:
    """The name above its number, on two lines where it has two parts."""
    delen = str(Provincie(provincie).label).replace("-", "-\n").split("\n")
    return "".join(_tekst(x, y + 2 - 11 * (len(delen) - 1 - n), deel, inkt, grootte=10) for n, deel in enumerate(delen))


def _legenda(kop: str, eenheid: Eenheid, laagste: float, hoogste: float, y: int) -> str:
    """The five classes, from light to dark, with their bounds."""
    stap = (hoogste - laagste) / KLASSEN
    klassen = range(KLASSEN if stap else 1)
    delen = [_tekst(0, y, kop, INKT, grootte=13, dik=True, anker="start")]
    for nummer in klassen:
        van, tot = (toon_waarde(laagste + stap * n, eenheid) for n in (nummer, nummer + 1))
        woorden = f"{van} tot {tot}" if stap else van
        x, boven = (nummer % 3) * 150, y + 12 + nummer // 3 * 24
        delen.append(
            f'<rect x="{x}" y="{boven}" width="{HOKJE}" height="{HOKJE}" fill="{TINTEN[nummer]}" stroke="{INKT}"'
            f' stroke-width="0.8"/>{_tekst(x + 20, boven + 12, woorden, INKT, grootte=13, anker="start")}'
        )
    return "".join(delen)


def _tekst(
    x: float, y: float, woorden: str, inkt: str, *, grootte: int, dik: bool = False, anker: str = "middle"
) -> str:
    dikte = ' font-weight="600"' if dik else ""
    return f'<text x="{x}" y="{y}" font-size="{grootte}"{dikte} fill="{inkt}" text-anchor="{anker}">{escape(woorden)}</text>'
