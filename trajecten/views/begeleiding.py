"""The trajecten a doorstroompartner guides, by phase: how long each still has, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Subquery, Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten import termijnen
from trajecten.enums import Rol, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Doorstroomplan, Lidmaatschap, Nazorgafspraak, Opschorting, Stage, Toewijzing, Traject

S = TrajectStatus
FASEN = (S.TOEGELEID, S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING, S.NAZORG)
PER_FASE = 20


@dataclass(frozen=True)
class Kaart:
    """One traject: until when its phase may last, how many days that is from today, and what comes next."""

    traject: Any
    einde: date | None
    dagen: int | None
    volgende: str
    opgeschort: bool


@dataclass(frozen=True)
class Fase:
    """One phase: its first cards, and how many there are in all."""

    status: TrajectStatus
    kaarten: list[Kaart]
    aantal: int


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """Per phase the trajecten of one's organisation, or with `van=mij` those one is responsible for oneself."""
    if request.lid.rol != Rol.PARTNER:
        raise PermissionDenied("Dit overzicht is voor doorstroompartners.")
    van_mij = request.GET.get("van") == "mij"
    rijen = trajecten_per_fase(request.lid, vandaag=request.vandaag, van_mij=van_mij)
    fasen = verdeel(rijen, vandaag=request.vandaag)
    return render(
        request,
        "trajecten/begeleiding.html",
        {"fasen": fasen, "van_mij": van_mij, "leeg": not rijen, "hier": request.get_full_path()},
    )


def trajecten_per_fase(lid: Lidmaatschap, *, vandaag: date, van_mij: bool) -> list[Any]:
    """The first trajecten of each phase, longest in it first, each with how many its phase holds (`in_fase`)."""
    stages = Stage.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(traject=OuterRef("pk"), resultaat="")
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(status__in=FASEN)
    if van_mij:
        mijn = Toewijzing.objects.filter(traject=OuterRef("pk"), lid=lid, periode__contains=vandaag)
        trajecten = trajecten.filter(Exists(mijn))
    contacten = Nazorgafspraak.objects.zichtbaar_voor(lid, vandaag=vandaag).open().filter(traject=OuterRef("pk"))
    plannen = Doorstroomplan.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(traject=OuterRef("pk"))
    return list(
        trajecten.met_verantwoordelijken(vandaag=vandaag)
        .annotate(
            heeft_plan=Exists(plannen),
            contact_op=Subquery(contacten.order_by("op").values("op")[:1]),
            stage_na=Subquery(stages.order_by("-periode").values("periode__endswith")[:1]),
            plaats=Window(RowNumber(), partition_by=F("status"), order_by=(F("status_sinds"), F("pk"))),
            in_fase=Window(Count("pk"), partition_by=F("status")),
        )
        .filter(plaats__lte=PER_FASE)
        .select_related("maatwerker")
        .prefetch_related(Prefetch("opschortingen", Opschorting.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)))
        .order_by("status_sinds", "pk")
    )


def verdeel(trajecten: Iterable[Any], *, vandaag: date) -> list[Fase]:
    """Every phase in the order of a traject, also an empty one. Runs no query."""
    per_status: dict[str, list[Any]] = {status: [] for status in FASEN}
    for traject in trajecten:
        per_status[traject.status].append(traject)
    return [
        Fase(TrajectStatus(status), [kaart(een, vandaag=vandaag) for een in rijen], rijen[0].in_fase if rijen else 0)
        for status, rijen in per_status.items()
    ]


def kaart(traject: Any, *, vandaag: date) -> Kaart:
    """A traject as it stands today; its last day is moved by suspensions (R19, R22, R46)."""
    opschortingen = list(traject.opschortingen.all())
    einde = traject.laatste_dag_van_fase(vandaag=vandaag)
    return Kaart(
        traject,
        einde,
        (einde - vandaag).days if einde else None,
        volgende(traject, voorbij=bool(einde and einde < vandaag)),
        any(opschorting.loopt_op(vandaag) for opschorting in opschortingen),
    )


def volgende(traject: Any, *, voorbij: bool) -> str:
    """The next thing to happen, as a coach says it; `voorbij` when the last day of the phase has passed."""
    match traject.status:
        case S.TOEGELEID if traject.geplande_start:
            return f"Start gepland op {traject.geplande_start:%d-%m-%Y}"
        case S.TOEGELEID:
            return "Spreek een startdatum af"
        case S.VOORTRAJECT if not traject.heeft_plan:
            return "Maak samen het doorstroomplan"
        case S.VOORTRAJECT:
            return "Start de jobmatching"
        case S.JOBMATCHING:
            return "Zoek een stageplaats"
        case S.STAGE if traject.stage_na:
            return f"Stage loopt tot en met {traject.stage_na - termijnen.DAG:%d-%m-%Y}"
        case S.BEOORDELING:
            return "VDAB beoordeelt het traject"
        case S.NAZORG if voorbij:
            return "Sluit de nazorg af"
        case S.NAZORG if traject.contact_op:
            return f"Nazorgcontact gepland op {traject.contact_op:%d-%m-%Y}"
        case S.NAZORG:
            return "Volg op hoe het gaat op het nieuwe werk"
    return ""
