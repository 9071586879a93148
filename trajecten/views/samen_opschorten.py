"""Many trajecten at once: fill in, look what will happen, confirm; and later let them go on together."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.forms.samen_opschorten import SamenHervattenForm, SamenIntrekkenForm, SamenOpschortenForm
from trajecten.forms.velden import DoorstroomForm
from trajecten.middleware import Verzoek
from trajecten.models import Gewijzigd, Opschorting
from trajecten.workflow.samen_opschorten import GEEN_RECHT, Voorstel


def _vereis_recht(request: Verzoek) -> None:
    if not rechten.mag_samen_opschorten(request.lid):
        raise PermissionDenied(GEEN_RECHT)


@require_http_methods(["GET", "POST"])
def opschorten(request: Verzoek) -> HttpResponse:
    """The choice; then what it does, written nowhere; then, when confirmed, all of it or nothing."""
    _vereis_recht(request)
    form = SamenOpschortenForm(request.POST or None, lid=request.lid, initial={"op": request.vandaag})
    bevestigd = form.is_valid() and {"kenmerk", "bevestigd"} <= request.POST.keys()
    if bevestigd and (aantal := _schort_op(request, form)):
        messages.success(request, f"De opschorting van {aantal} trajecten is bewaard.")
        return redirect("trajecten-opschorten")
    voorstel = _bekijk(request, form) if form.is_valid() else None
    context = {
        "form": form,
        "voorstel": voorstel,
        "dagen": workflow.verschuivingen(voorstel, vandaag=request.vandaag) if voorstel else [],
        "reeksen": [] if voorstel else workflow.reeksen(request.lid),
    }
    return render(request, "trajecten/samen_opschorten.html", context, status=409 if form.is_gewijzigd else 200)


def _schort_op(request: Verzoek, form: DoorstroomForm) -> int:
    """How many were suspended; 0 when the reasons stand on the form, and nothing was written."""
    try:
        gedaan = workflow.samen_opschorten(
            kenmerk=request.POST["kenmerk"], lid=request.lid, nu=request.nu, **form.cleaned_data
        )
    except ValidationError as fout:
        messages.warning(request, " ".join(fout.messages))
        form.is_gewijzigd = isinstance(fout, Gewijzigd)
        return 0
    return len(gedaan)


def _bekijk(request: Verzoek, form: DoorstroomForm) -> Voorstel | None:
    try:
        return workflow.bekijk_opschorting(lid=request.lid, vandaag=request.vandaag, **form.cleaned_data)
    except ValidationError as fout:
        form.voeg_toe(fout)
        return None


@require_http_methods(["GET", "POST"])
def reeks(request: Verzoek, uuid: UUID) -> HttpResponse:
    """What was suspended together: let it go on, or withdraw it as a mistake."""
    hier: Any = Opschorting.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    een = get_object_or_404(hier.filter(traject__provincie__in=request.lid.provincies), uuid=uuid)
    _vereis_recht(request)
    intrekken = "intrekken" in request.POST
    hervat = SamenHervattenForm(None if intrekken else request.POST or None, initial={"op": request.vandaag})
    trek_in = SamenIntrekkenForm(request.POST if intrekken else None)
    form: DoorstroomForm = trek_in if intrekken else hervat
    if form.is_valid():
        try:
            doe: Any = workflow.samen_intrekken if intrekken else workflow.samen_hervatten
            doe(een, kenmerk=request.POST.get("kenmerk", ""), lid=request.lid, nu=request.nu, **form.cleaned_data)
        except ValidationError as fout:
            form.voeg_toe(fout)
            form.is_gewijzigd = isinstance(fout, Gewijzigd)
        else:
            messages.success(request, "De opschorting is ingetrokken." if intrekken else "De trajecten lopen opnieuw.")
            return redirect("trajecten-opschorten")
    samen = workflow.reeks_van(een, lid=request.lid)
    context = {
        "een": een,
        "reeks": samen,
        "kenmerk": workflow.reekskenmerk(samen),
        "loopt": request.vandaag in een.periode,
        "hervat": hervat,
        "trek_in": trek_in,
    }
    return render(request, "trajecten/opschortingsreeks.html", context, status=409 if form.is_gewijzigd else 200)
