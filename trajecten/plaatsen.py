"""Postal codes: which municipality and province they belong to, on a day."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError

from trajecten.enums import Provincie

BESTAND = Path(__file__).parent / "data" / "postcodes.csv"

# For a code that the table does not hold; what lies in none of these ranges lies outside Flanders.
REEKSEN = (
    (1500, 1999, Provincie.VLAAMS_BRABANT),
    (2000, 2999, Provincie.ANTWERPEN),
    (3000, 3499, Provincie.VLAAMS_BRABANT),
    (3500, 3999, Provincie.LIMBURG),
    (8000, 8999, Provincie.WEST_VLAANDEREN),
    (9000, 9999, Provincie.OOST_VLAANDEREN),
)


class Plaats(NamedTuple):
    """Where a postal code lies from `vanaf` up to and including `tot`."""

    gemeente: str
    provincie: Provincie
    vanaf: date
    tot: date


@cache
def _tabel() -> dict[str, list[Plaats]]:
    tabel: dict[str, list[Plaats]] = {}
    with BESTAND.open(encoding="utf-8", newline="") as invoer:
        for rij in csv.DictReader(invoer):
            plaats = Plaats(
                rij["gemeente"],
                Provincie(rij["provincie"]),
                date.fromisoformat(rij["vanaf"]) if rij["vanaf"] else date.min,
                date.fromisoformat(rij["tot"]) if rij["tot"] else date.max,
            )
            tabel.setdefault(rij["postcode"], []).append(plaats)
    return tabel


def _plaats(postcode: str, op: date) -> Plaats | None:
    return next((p for p in _tabel().get(postcode, []) if p.vanaf <= op <= p.tot), None)


def valideer_postcode(postcode: str) -> None:
    """Four digits, from 1000. Raises ValidationError."""
    if not (len(postcode) == 4 and postcode.isascii() and postcode.isdigit() and postcode >= "1000"):
        raise ValidationError("Een postcode telt vier cijfers, bijvoorbeeld 9000.")


def provincie_van(postcode: str, op: date) -> Provincie:
    """The Flemish province of a postal code on a day; BUITEN for everything else, also Brussels."""
    if plaats := _plaats(postcode, op):
        return plaats.provincie
    nummer = int(postcode) if postcode.isdigit() else 0
    return next((provincie for van, tot, provincie in REEKSEN if van <= nummer <= tot), Provincie.BUITEN)


def gemeente_van(postcode: str, op: date) -> str | None:
    """The municipality of a postal code on a day; the largest name first when it has several. None when unknown."""
    plaats = _plaats(postcode, op)
    return plaats.gemeente if plaats else None
