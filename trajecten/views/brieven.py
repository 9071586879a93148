"""The letter about an evaluation or a refusal: to read, and to note that it was sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, workflow
from trajecten.brieven.beslissing import VOOR_BRIEF, brief, kopie
from trajecten.brieven.pdf import maak_pdf
from trajecten.forms.maatwerker import BriefVersturenForm
from trajecten.middleware import Verzoek
from trajecten.models import Beslissingsbrief, Evaluatie, Weigering
from trajecten.views.ophalen import maatwerker_or_404, terug_naar
from trajecten.views.stappen import toon_form, verwerk

BESLUITEN: Mapping[str, type[Evaluatie | Weigering]] = {"evaluatie": Evaluatie, "weigering": Weigering}


def _besluit_or_404(request: Verzoek, uuid: UUID, feit: UUID, soort: str) -> Any:
    maatwerker = maatwerker_or_404(request, uuid)
    zichtbaar = BESLUITEN[soort].objects.te_lezen().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return get_object_or_404(zichtbaar.select_related(*VOOR_BRIEF), uuid=feit, maatwerker=maatwerker)


@require_safe
def lezen(request: Verzoek, uuid: UUID, feit: UUID, soort: str) -> HttpResponse:
    """The letter as a PDF: as it was sent, or for VDAB as it would be sent today. The employer reads its own copy."""
    besluit = _besluit_or_404(request, uuid, feit, soort)
    zichtbaar = Beslissingsbrief.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    verstuurd = zichtbaar.filter(**{soort: besluit}).first()
    if reden := rechten.waarom_brief_niet_lezen(request.lid, besluit, verstuurd=verstuurd is not None):
        raise PermissionDenied(reden)
    inhoud = verstuurd.inhoud if verstuurd else brief(besluit, dag=request.vandaag)
    if not rechten.mag_motivering_zien(request.lid):
        inhoud = kopie(inhoud)
    return _als_pdf(inhoud, op=verstuurd.geregistreerd_op if verstuurd else request.nu)


def _als_pdf(inhoud: dict[str, Any], *, op: datetime) -> HttpResponse:
    """In the browser, and nowhere kept on the way."""
    antwoord = HttpResponse(maak_pdf(inhoud, op=op), content_type="application/pdf")
    antwoord["Content-Disposition"] = 'inline; filename="beslissing.pdf"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


@require_http_methods(["GET", "POST"])
def versturen(request: Verzoek, uuid: UUID, feit: UUID, soort: str) -> HttpResponse:
    """Note on which day the letter left; from then on it is kept as it was."""
    besluit = _besluit_or_404(request, uuid, feit, soort)
    maatwerker = besluit.maatwerker
    if not rechten.mag_brief_versturen(request.lid):
        raise PermissionDenied("Alleen VDAB verstuurt een beslissingsbrief.")
    form = BriefVersturenForm(request.POST or None, initial={"brief_op": request.vandaag})
    dossier = f"{maatwerker.get_absolute_url()}#evaluaties"
    terug = terug_naar(request, dossier if soort == "evaluatie" else besluit.traject.get_absolute_url())
    if verwerk(form, lambda **g: workflow.brief_versturen(besluit, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"De brief aan {maatwerker} is genoteerd als verstuurd.")
        return redirect(terug)
    uitleg = (
        f"{besluit}: {besluit.uitkomst_getoond}. Verstuur de brief zelf, met de post of langs Mijn VDAB. Vanaf dan blijft "
        f"hij bewaard zoals hij is{', en leest de werkgever een kopie zonder de motivering' if soort == 'evaluatie' else ''}."
    )
    return toon_form(request, form, titel="Brief verstuurd", over=maatwerker, uitleg=uitleg, terug=terug)
