"""The hours that went to one traject: per phase and per person, beside what the law expects (R19)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum, Value

from trajecten.enums import Rol, TrajectStatus
from trajecten.models import Journaalregel, Lidmaatschap, Nazorgcontact, Traject
from trajecten.regelgeving import parameter

MINUTEN = 60


@dataclass(frozen=True)
class Uren:
    """Minutes of guidance by the partner, per phase and per coach; those of others stand apart."""

    per_fase: list[tuple[str, int]]
    per_coach: list[tuple[str, int]]
    van_anderen: int
    verwacht: int  # hours, on average over all trajecten

    @property
    def totaal(self) -> int:
        return sum(minuten for _, minuten in self.per_coach)

    @property
    def uren(self) -> float:
        return self.totaal / MINUTEN


def uren(traject: Traject, *, lid: Lidmaatschap, vandaag: date) -> Uren:
    """What this lid may see of it, in one query."""
    journaal = (
        Journaalregel.objects.zichtbaar_voor(lid, vandaag=vandaag)
        .filter(traject=traject, minuten__isnull=False)
        .order_by()
        .values_list(F("fase"), F("lid__rol"), F("lid__gebruiker__naam"))
        .annotate(som=Sum("minuten"))
    )
    contacten = (
        Nazorgcontact.objects.geldig()
        .zichtbaar_voor(lid, vandaag=vandaag)
        .filter(traject=traject)
        .order_by()
        .values_list(
            Value(TrajectStatus.NAZORG.value), F("geregistreerd_door__rol"), F("geregistreerd_door__gebruiker__naam")
        )
        .annotate(som=Sum("minuten"))
    )
    return tel_op(journaal.union(contacten, all=True), verwacht=parameter("begeleiding_uren", vandaag))


def tel_op(rijen: Iterable[tuple[str, str, str, int]], *, verwacht: int) -> Uren:
    """Add up rows of phase, role, name and minutes."""
    fasen: Counter[str] = Counter()
    coaches: Counter[str] = Counter()
    anderen = 0
    for fase, rol, naam, minuten in rijen:
        if rol == Rol.PARTNER:
            fasen[fase] += minuten
            coaches[naam] += minuten
        else:
            anderen += minuten
    return Uren(
        [(status.label, fasen[status]) for status in TrajectStatus if fasen[status]],
        sorted(coaches.items(), key=lambda paar: (-paar[1], paar[0])),
        anderen,
        verwacht,
    )
