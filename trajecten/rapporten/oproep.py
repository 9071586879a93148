"""The figures of one call, as at a day and as known on a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from trajecten.enums import Provincie, TrajectStatus
from trajecten.models import Lidmaatschap, Oproep, Opschorting, Statusovergang
from trajecten.models.traject import ACTIEF
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.definities import EINDEN, INDICATOREN, RESTEN

S = TrajectStatus
TOTAAL = "Eindtotaal"
Cijfers = dict[str, int | None]


@dataclass(frozen=True)
class Rij:
    """One line: the figures of a province, of a company in it, or of all; None is "not known yet"."""

    provincie: str
    onderneming: str
    cijfers: Cijfers


@dataclass(frozen=True)
class Rapport:
    oproep: Oproep
    peildatum: date
    bekend_op: date
    rijen: list[Rij]
    onbekend: frozenset[str]
    sindsdien: int

    @property
    def totaal(self) -> Rij:
        return self.rijen[-1]


def einde_van(dag: date) -> datetime:
    """The midnight in Brussels that ends a day."""
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))


def onbekend_op(oproep: Oproep, bekend_op: date) -> frozenset[str]:
    """The indicators that nobody could know on that day; what remains of a sum with one of them is unknown too."""
    onbekend = {rij.indicator for rij in oproep.bekend_vanaf.all() if bekend_op < rij.vanaf}
    if onbekend & {*EINDEN, *RESTEN}:
        onbekend |= set(RESTEN)
    return frozenset(onbekend)


def rapport(oproep: Oproep, *, lid: Lidmaatschap, peildatum: date, bekend_op: date, per: str) -> Rapport:
    """The report on `peildatum` as known at the end of `bekend_op`, both in Brussels and inclusive.

    `per` is "provincie" or "onderneming". Raises PermissionDenied for who sees no figures.
    """
    moment = einde_van(bekend_op)
    trajecten = cijferbron(lid).filter(project__oproep=oproep)
    stappen = Statusovergang.objects.filter(traject=OuterRef("pk"), ingangsdatum__lte=peildatum).bekend_op(moment)
    stil = Opschorting.objects.bekend_op(moment).op(peildatum).filter(traject=OuterRef("pk"))
    gemeten = trajecten.annotate(
        status_toen=Subquery(stappen.order_by("-volgnummer").values("naar")[:1]),
        gestart=Exists(stappen.filter(naam="starten")),
        stil=Exists(stil),
        stand=Case(
            When(Q(gestart=True) & Q(status_toen__in=[*ACTIEF, S.BEOORDELING], stil=True), then=Value("opgeschort")),
            When(Q(gestart=True) & Q(status_toen__in=[*ACTIEF, S.BEOORDELING]), then=Value("lopend")),
            When(Q(gestart=True) & Q(status_toen__in=[S.NAZORG, S.GESLAAGD]), then=Value("geslaagd")),
            When(gestart=True, then=F("status_toen")),
            default=Value("niet_gestart"),
            output_field=CharField(),
        ),
    ).filter(status_toen__isnull=False)
    groep = ["provincie"] + (["vestiging__onderneming__naam"] if per == "onderneming" else [])
    geteld: dict[tuple[str, str], Cijfers] = {}
    for rij in gemeten.values(*groep, "stand").annotate(aantal=Count("pk")):
        sleutel = (rij["provincie"], rij.get("vestiging__onderneming__naam", ""))
        cijfers = geteld.setdefault(sleutel, dict.fromkeys(INDICATOREN, 0))
        _tel(cijfers, rij["stand"], rij["aantal"])
    onbekend = onbekend_op(oproep, bekend_op)
    sindsdien = Statusovergang.objects.filter(
        traject__in=trajecten, ingangsdatum__lte=peildatum, geregistreerd_op__gte=moment
    ).count()
    return Rapport(oproep, peildatum, bekend_op, _rijen(geteld, onbekend, per), onbekend, sindsdien)


def _tel(cijfers: Any, stand: str, aantal: int) -> None:
    cijfers["toegeleid"] += aantal
    if stand != "niet_gestart":
        cijfers["opgestart"] += aantal
        cijfers[stand] += aantal


def _rijen(geteld: dict[tuple[str, str], Cijfers], onbekend: frozenset[str], per: str) -> list[Rij]:
    """Every Flemish province in alphabetical order, the rest only when it holds something, and the total."""
    rijen = []
    for provincie in Provincie:
        eigen = sorted(sleutel for sleutel in geteld if sleutel[0] == provincie)
        if not eigen and provincie != Provincie.BUITEN and per == "provincie":
            eigen = [(provincie, "")]
        rijen += [
            Rij(
                provincie.label, sleutel[1], _met_onbekend(geteld.get(sleutel, dict.fromkeys(INDICATOREN, 0)), onbekend)
            )
            for sleutel in eigen
        ]
    som = {naam: sum(cijfers[naam] or 0 for cijfers in geteld.values()) for naam in INDICATOREN}
    return [*rijen, Rij(TOTAAL, "", _met_onbekend({**som}, onbekend))]


def _met_onbekend(cijfers: Cijfers, onbekend: frozenset[str]) -> Cijfers:
    return {naam: None if naam in onbekend else aantal for naam, aantal in cijfers.items()}
