"""The first page: the work that waits for this role."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from trajecten import workflow
from trajecten.enums import Rol, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Evaluatie, Signaal, Stage, Traject, Uitstroom, Weigering
from trajecten.models.traject import OPEN
from trajecten.termijnen import nazorg_einde

S = TrajectStatus
HOEVEEL = 10


@require_safe
def start(request: Verzoek) -> HttpResponse:
    """At most ten of each, the oldest first; the list holds the rest."""
    lid, vandaag = request.lid, request.vandaag
    if lid.rol in (Rol.BELEID, Rol.BEHEER):
        return redirect("rapport-lijst" if lid.rol == Rol.BELEID else "beheer")
    zichtbaar = (
        Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
        .select_related("maatwerker", "partner", "vestiging__onderneming", "project__oproep")
        .order_by("status_sinds", "pk")
    )
    signalen = Signaal.objects.zichtbaar_voor(lid, vandaag=vandaag).open().select_related("maatwerker")[:HOEVEEL]
    context = {"blokken": _blokken(request, zichtbaar), "signalen": signalen, "lid": lid}
    return render(request, "trajecten/start.html", context)


def _blokken(request: Verzoek, trajecten: Any) -> list[tuple[str, list[Any]]]:
    """The worklists of a role: a heading, and the trajecten under it."""
    lid, vandaag, over_twee_weken = request.lid, request.vandaag, request.vandaag + timedelta(days=14)
    van_traject = {"traject": OuterRef("pk")}
    if lid.rol == Rol.VDAB:
        oordelen = Evaluatie.objects.geldig().filter(**van_traject)
        weigeringen = Weigering.objects.geldig().filter(geldige_reden=None, **van_traject)
        gepland = Uitstroom.objects.geldig().filter(gepland=True, op__lte=vandaag, **van_traject)
        vragen = [
            ("Te beoordelen", trajecten.filter(status=S.BEOORDELING)),
            ("Weigering te beoordelen", trajecten.filter(Exists(weigeringen), status__in=OPEN)),
            ("Geplande job: de eerste werkdag is er", trajecten.filter(Exists(gepland), status__in=OPEN)),
            ("Aangeworven vóór het oordeel: nog te beoordelen", trajecten.filter(~Exists(oordelen), status=S.NAZORG)),
        ]
    elif lid.rol == Rol.PARTNER:
        stages = Stage.objects.geldig().filter(resultaat="", periode__endswith__lte=over_twee_weken, **van_traject)
        vragen = [
            ("Te starten", trajecten.filter(status=S.TOEGELEID)),
            ("Stage loopt af", trajecten.filter(Exists(stages), status=S.STAGE)),
            ("Nazorg", trajecten.filter(status=S.NAZORG)),
        ]
    else:
        vragen = [("Mensen in een traject", trajecten.filter(status__in=OPEN))]
    blokken = [(titel, list(vraag[:HOEVEEL])) for titel, vraag in vragen]
    for _, rijen in blokken:
        for traject in rijen:
            traject.nazorg_tot = nazorg_einde(traject.doorgestroomd_op) if traject.doorgestroomd_op else None
    return blokken


@require_POST
def signaal_afhandelen(request: Verzoek, uuid: Any) -> HttpResponse:
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag), uuid=uuid)
    workflow.signaal_afhandelen(signaal, lid=request.lid, nu=request.nu)
    messages.success(request, "Het signaal is afgehandeld.")
    return redirect("start")
