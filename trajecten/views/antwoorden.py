"""Answering what stands open on a traject: an offer, a refusal, and who is responsible."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.enums import ToewijzingKant
from trajecten.forms.traject import AanbodBeantwoordenForm, OverdragenForm, WeigeringBeoordelenForm
from trajecten.middleware import Verzoek
from trajecten.models import Aanbod, Weigering
from trajecten.views.ophalen import terug_naar_dossier, traject_or_404
from trajecten.views.stappen import na_aanbod, toon_form, verwerk


@require_http_methods(["GET", "POST"])
def weigering_beoordelen(request: Verzoek, uuid: UUID, feit: UUID) -> HttpResponse:
    """VDAB judges one refusal."""
    traject = traject_or_404(request, uuid)
    zichtbaar = Weigering.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    weigering = get_object_or_404(zichtbaar, uuid=feit, traject=traject)
    if not rechten.mag_weigering_beoordelen(request.lid, traject):
        raise PermissionDenied("Alleen VDAB beoordeelt een weigering, tijdens het traject.")
    form = WeigeringBeoordelenForm(request.POST or None, traject=traject, vandaag=request.vandaag)
    if verwerk(form, lambda **g: workflow.weigering_beoordelen(weigering, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, "Het oordeel over de weigering is bewaard.")
        return redirect(terug_naar_dossier(request, traject))
    uitleg = (
        f"{weigering.get_wat_display()} geweigerd: {weigering.get_reden_display().lower()}. {weigering.toelichting}"
    )
    return toon_form(request, form, titel="Weigering beoordelen", over=traject, uitleg=uitleg)


@require_http_methods(["GET", "POST"])
def aanbod_beantwoorden(request: Verzoek, uuid: UUID, feit: UUID) -> HttpResponse:
    """The answer to an offer, or a correction of it."""
    traject = traject_or_404(request, uuid)
    zichtbaar = Aanbod.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    aanbod = get_object_or_404(zichtbaar, uuid=feit, traject=traject)
    if not rechten.mag_aanbod_noteren(request.lid, traject):
        raise PermissionDenied("Een aanbod beantwoord je tijdens een lopend traject, als doorstroompartner of VDAB.")
    vooraf = {"uitkomst": aanbod.uitkomst}
    form = AanbodBeantwoordenForm(request.POST or None, traject=traject, vandaag=request.vandaag, initial=vooraf)
    beantwoord: list[Aanbod] = []

    def uitvoeren(**gegevens: Any) -> None:
        beantwoord.append(workflow.aanbod_beantwoorden(aanbod, lid=request.lid, nu=request.nu, **gegevens))

    if verwerk(form, uitvoeren):
        messages.success(request, "Het antwoord op het aanbod is bewaard.")
        return redirect(na_aanbod(request, beantwoord[0]))
    uitleg = f"{aanbod}, aangeboden op {aanbod.op:%d-%m-%Y}."
    return toon_form(request, form, titel="Antwoord op een aanbod", over=traject, uitleg=uitleg)


@require_http_methods(["GET", "POST"])
def overdragen(request: Verzoek, uuid: UUID, kant: str) -> HttpResponse:
    """Somebody else of one's own side becomes responsible."""
    traject: Any = traject_or_404(request, uuid)
    if kant not in ToewijzingKant.values:
        raise Http404("Deze kant bestaat niet.")
    if not rechten.mag_overdragen(request.lid, traject, kant):
        raise PermissionDenied("Je draagt alleen een lopend traject van je eigen kant over.")
    zijde = ToewijzingKant(kant)
    form = OverdragenForm(request.POST or None, kant=zijde, traject=traject, vandaag=request.vandaag)
    if verwerk(form, lambda **g: workflow.overdragen(traject, lid=request.lid, nu=request.nu, kant=zijde, **g)):
        naar, op = form.cleaned_data["naar"], form.cleaned_data["op"]
        messages.success(request, f"{naar.gebruiker} is verantwoordelijk vanaf {op:%d-%m-%Y}.")
        return redirect(terug_naar_dossier(request, traject))
    nu = traject.bemiddelaar if kant == ToewijzingKant.VDAB else traject.coach
    uitleg = f"{zijde.label}: nu {nu}." if nu else f"Er is nog geen {zijde.label} verantwoordelijk."
    return toon_form(request, form, titel=f"{traject} overdragen", over=traject, uitleg=uitleg)
