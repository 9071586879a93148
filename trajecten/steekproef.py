"""The draw of the 10 % round: how many, who, and how anybody can check it (R8). See docs/steekproef.md.

Everybody who can be drawn gets a lot: the SHA-256 of the published seed, the KBO number, the year and the person's
mark. The lowest lots are drawn; who replaces somebody is the next in the same order.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from trajecten.enums import Afronding
from trajecten.regelgeving import TIENPROCENTRONDE, parameter

AFRONDEN = {
    Afronding.BOVEN: ROUND_CEILING,
    Afronding.BENEDEN: ROUND_FLOOR,
    Afronding.DICHTSTBIJ: ROUND_HALF_UP,
}


class Lot(NamedTuple):
    """What somebody's place in the order is decided by; the mark decides between equal ones."""

    waarde: str
    kenmerk: UUID


def peildatum(jaar: int) -> date:
    """The day on which the sitting workers of a year are counted. Raises KeyError for a year before the first round."""
    return _dag("steekproef_peildag", jaar)


def laatste_dag(jaar: int) -> date:
    """By then everybody who was drawn in the round of a year is evaluated (R8). Raises KeyError as `peildatum`."""
    return _dag("steekproef_laatste_dag", jaar)


def _dag(naam: str, jaar: int) -> date:
    dag, maand = parameter(naam, date(jaar, 12, 31))
    return date(jaar, maand, dag)


def jaren(vandaag: date) -> list[int]:
    """The years whose day of counting has come, the newest first."""
    alle = range(vandaag.year, TIENPROCENTRONDE.year - 1, -1)
    return [jaar for jaar in alle if peildatum(jaar) <= vandaag]


def rond_af(zittend: int, *, procent: int, afronding: Afronding) -> int:
    """So many percent of the sitting workers of a company, as a number of people."""
    deel = Decimal(zittend * procent) / 100
    return int(deel.to_integral_value(AFRONDEN[afronding]))


def aantal(zittend: int, *, op: date) -> int:
    """How many of the sitting workers of a company are drawn in a round that is counted on `op` (R8)."""
    return rond_af(
        zittend, procent=parameter("steekproef_procent", op), afronding=parameter("steekproef_afronding", op)
    )


def lot(kenmerk: UUID, *, zaad: str, kbo: str, jaar: int) -> Lot:
    """The lot of one person. `kbo` has ten digits."""
    return Lot(sha256(f"{zaad}|{kbo}|{jaar}|{kenmerk}".encode()).hexdigest(), kenmerk)


def loting(kenmerken: Iterable[UUID], *, zaad: str, kbo: str, jaar: int) -> list[Lot]:
    """Everybody in the order of the draw: the same for the same seed, whatever the order in which they come."""
    return sorted(lot(kenmerk, zaad=zaad, kbo=kbo, jaar=jaar) for kenmerk in set(kenmerken))


def zegel(regels: Iterable[str]) -> str:
    """One number for a whole draw: another letter anywhere gives another number."""
    return sha256("\n".join(regels).encode()).hexdigest()
