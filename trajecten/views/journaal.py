"""Writing in the journal, of a traject or of somebody's file; from its page, or from a form of its own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from trajecten import rechten
from trajecten.forms.journaal import JournaalForm
from trajecten.middleware import Verzoek
from trajecten.models import Journaalregel, Traject
from trajecten.views.notitie import toon_genoteerd, toon_notitie
from trajecten.views.ophalen import maatwerker_or_404, terug_naar, traject_or_404
from trajecten.views.stappen import toon_form


@require_http_methods(["GET", "POST"])
def van_traject(request: Verzoek, uuid: UUID) -> HttpResponse:
    traject = traject_or_404(request, uuid)
    return _schrijf(request, Journaalregel(maatwerker=traject.maatwerker, traject=traject), over=traject)


@require_http_methods(["GET", "POST"])
def van_persoon(request: Verzoek, uuid: UUID) -> HttpResponse:
    """A line in somebody's file, about one of the visible trajecten or about none."""
    maatwerker = maatwerker_or_404(request, uuid)
    zichtbaar = Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(maatwerker=maatwerker)
    return _schrijf(request, Journaalregel(maatwerker=maatwerker), over=maatwerker, trajecten=zichtbaar)


def _schrijf(request: Verzoek, regel: Journaalregel, *, over: Any, trajecten: Any = None) -> HttpResponse:
    """The form, and what it saves. Within the page of a traject (htmx) only what changed comes back."""
    if not rechten.mag_journaal_schrijven(request.lid):
        raise PermissionDenied("Je kan niet in dit journaal schrijven.")
    regel.lid, regel.geschreven_op = request.lid, request.nu
    form = JournaalForm(request.POST or None, instance=regel, vandaag=request.vandaag, trajecten=trajecten)
    in_de_pagina = bool(request.htmx) and isinstance(over, Traject)
    if form.is_valid():
        if regel.traject:
            regel.fase = regel.traject.status_op(regel.op) or ""
        form.bewaar_eenmaal()
        if in_de_pagina:
            return toon_genoteerd(request, over)
        messages.success(request, "Bewaard in het journaal.")
        return redirect(terug_naar(request, over.get_absolute_url()))
    if in_de_pagina:
        return toon_notitie(request, over, form)
    terug = terug_naar(request, over.get_absolute_url())
    return toon_form(request, form, titel="In het journaal schrijven", over=over, terug=terug)
