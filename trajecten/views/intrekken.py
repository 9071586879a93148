"""Withdrawing one feit that was recorded by mistake, from the page of a traject or from somebody's file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.forms.intrekken import IntrekkenForm
from trajecten.middleware import Verzoek
from trajecten.models import (
    Aanbod,
    Afwezigheid,
    Enclaveplaatsing,
    Evaluatie,
    Feit,
    Maatwerker,
    Nazorgcontact,
    Opschorting,
    Opvolgmeting,
    Stagefeedback,
    Traject,
    Weigering,
)
from trajecten.views.ophalen import maatwerker_or_404, terug_naar, traject_or_404
from trajecten.views.stappen import toon_form, verwerk

VAN_TRAJECT: dict[str, type[Feit]] = {
    "aanbod": Aanbod,
    "nazorgcontact": Nazorgcontact,
    "opschorting": Opschorting,
    "opvolgmeting": Opvolgmeting,
    "stagefeedback": Stagefeedback,
    "weigering": Weigering,
}
VAN_PERSOON: dict[str, type[Feit]] = {
    "afwezigheid": Afwezigheid,
    "enclaveplaatsing": Enclaveplaatsing,
    "evaluatie": Evaluatie,
}
GEVOLG = {
    "evaluatie": "Wat deze evaluatie aan het WOP veranderde, wordt ongedaan gemaakt.",
    "opschorting": "De termijnen schuiven dan niet meer op met deze dagen.",
}


@require_http_methods(["GET", "POST"])
def van_traject(request: Verzoek, uuid: UUID, feit: UUID, soort: str) -> HttpResponse:
    return _intrekken(request, traject_or_404(request, uuid), "traject", soort, VAN_TRAJECT[soort], feit)


@require_http_methods(["GET", "POST"])
def van_persoon(request: Verzoek, uuid: UUID, feit: UUID, soort: str) -> HttpResponse:
    return _intrekken(request, maatwerker_or_404(request, uuid), "maatwerker", soort, VAN_PERSOON[soort], feit)


def _intrekken(
    request: Verzoek, over: Traject | Maatwerker, van: str, soort: str, model: Any, uuid: UUID
) -> HttpResponse:
    """Ask why, on a page that says what is withdrawn; then withdraw it."""
    zichtbaar = model.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    feit = get_object_or_404(zichtbaar.select_related("geregistreerd_door"), uuid=uuid, **{van: over})
    if reden := rechten.waarom_niet_intrekken(request.lid, feit):
        raise PermissionDenied(reden)
    form = IntrekkenForm(request.POST or None)
    terug = terug_naar(request, over.get_absolute_url())
    if verwerk(form, lambda **g: workflow.feit_intrekken(feit, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"“{feit}” is ingetrokken.")
        return redirect(terug)
    uitleg = f"{feit}. Ingetrokken telt dit niet meer mee; het blijft wel leesbaar, met je naam en je reden."
    gevolg = GEVOLG.get(soort, "")
    titel = f"{model._meta.verbose_name.capitalize()} intrekken"
    return toon_form(request, form, titel=titel, over=over, uitleg=f"{uitleg} {gevolg}".strip(), terug=terug)
