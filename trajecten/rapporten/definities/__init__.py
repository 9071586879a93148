"""The one catalogue of indicators, by subject. What a name means is said once; a figure that comes to mean something else
gets a second entry with the next `versie`, and a report on a day uses the one that held then."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from trajecten.enums import Cijfer
from trajecten.rapporten.definities import (
    bestemming,
    doorloop,
    enclave,
    esf,
    mensen,
    nazorg,
    stand,
    weigering,
    wijziging,
)
from trajecten.rapporten.indicator import Indicator

CATALOGUS: tuple[Indicator, ...] = tuple(
    dict.fromkeys(
        (
            *stand.STAND, *bestemming.BESTEMMINGEN, *bestemming.KEUZES, *doorloop.CONVERSIE, *doorloop.DOORLOOP, doorloop.KOST,
            *doorloop.TREND,
            *mensen.TRECHTER, *mensen.WOPS, *mensen.EVALUATIES, *weigering.WEIGERINGEN, *weigering.AANBIEDINGEN,
            *weigering.TERUGWEG, *weigering.STOPZETTINGEN, *nazorg.NAZORG, *enclave.ENCLAVES,
            *esf.UREN, *esf.PAPIER, *esf.DEELNEMERS, *wijziging.WIJZIGINGEN,
        )
    )
)  # fmt: skip
NAMEN: tuple[str, ...] = tuple(Cijfer.values)  # the columns of the CSV of a call, in this order


@cache
def _per_naam() -> Mapping[str, tuple[Indicator, ...]]:
    return {een.naam: tuple(ander for ander in CATALOGUS if ander.naam == een.naam) for een in CATALOGUS}


def indicator(naam: str, op: date) -> Indicator:
    """What this name meant on a day. Raises KeyError for an unknown name, or a day on which it meant nothing."""
    for een in _per_naam()[naam]:
        if een.van <= op <= een.tot:
            return een
    raise KeyError(f"{naam} betekende niets op {op}")
