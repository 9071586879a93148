"""What happens if it does not work out: a page to read with the worker, or to print."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten import uitleg
from trajecten.enums import TrajectStatus, Werkvorm
from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Tewerkstelling, Traject, Uitstroom, Wop
from trajecten.models.traject import OPVOLGING
from trajecten.regelgeving import regime
from trajecten.views.ophalen import maatwerker_or_404

DAG = timedelta(days=1)


@require_safe
def wat_als(request: Verzoek, uuid: UUID) -> HttpResponse:
    maatwerker = maatwerker_or_404(request, uuid)
    situatie = lees_situatie(request, maatwerker)
    context = {
        "maatwerker": maatwerker,
        "vandaag": request.vandaag,
        "aanloop": uitleg.aanloop(situatie) if situatie else [],
        "uitkomsten": uitleg.uitkomsten(situatie) if situatie else [],
    }
    return render(request, "maatwerkers/wat_als.html", context)


def lees_situatie(request: Verzoek, maatwerker: Maatwerker) -> uitleg.Situatie | None:
    """How this person stands today, from the rows this lid sees; None for who neither works in maatwerk or LDE nor
    has just moved on."""
    lid, vandaag = request.lid, request.vandaag

    def zichtbaar(model: Any) -> Any:
        return model.objects.zichtbaar_voor(lid, vandaag=vandaag)

    dienst = zichtbaar(Tewerkstelling).geldig().op(vandaag).filter(maatwerker=maatwerker)
    werk = dienst.select_related("vestiging__onderneming").first()
    trajecten = zichtbaar(Traject).filter(maatwerker=maatwerker).select_related("vestiging__onderneming")
    traject = trajecten.order_by("-toegeleid_op", "-pk").first()
    if werk is None and (traject is None or traject.status not in OPVOLGING):
        return None
    if werk and traject and traject.status in OPVOLGING:
        traject = None  # employed again after a doorstroom: what comes now is another traject
    wop = zichtbaar(Wop).geldig().op(vandaag).filter(maatwerker=maatwerker).first()
    gepland = zichtbaar(Uitstroom).geldig().filter(traject=traject).order_by("-op").first() if traject else None
    vestiging = werk.vestiging if werk else traject.vestiging
    return uitleg.Situatie(
        regime=regime(Werkvorm(werk.werkvorm if werk else traject.werkvorm), vandaag),
        vandaag=vandaag,
        werk=vestiging.onderneming.naam,
        wop=uitleg.WopNu(wop.loonpremie, wop.begeleiding, wop.periode.upper and wop.periode.upper - DAG)
        if wop
        else None,
        status=TrajectStatus(traject.status) if traject else None,
        verplicht=bool(traject and traject.verplicht),
        toegeleid_op=traject.toegeleid_op if traject else None,
        job_op=(traject.doorgestroomd_op or (gepland.op if gepland else None)) if traject else None,
    )
