"""Lists that are too long to wait for: ask for the file, follow how far it is, fetch it, throw it away."""

from collections.abc import Callable
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from trajecten import workflow
from trajecten.middleware import Verzoek
from trajecten.models import Export, Lidmaatschap
from trajecten.models.document import opslag
from trajecten.models.export import CIJFERS
from trajecten.views import rapportlang
from trajecten.views.export import FORMATEN, PER_KEER, SCHRIJVERS, Rijen
from trajecten.views.filters import LIJSTEN, gevraagd, lijst_or_404
from trajecten.views.lijsten import Vraag, bestandsnaam
from trajecten.views.taken import stand


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """One's own files, ready or not."""
    eigen = Export.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return render(request, "exporten/lijst.html", {"exporten": eigen.select_related("taak")})


@require_POST
def vragen(request: Verzoek, lijst: str) -> HttpResponse:
    """Ask for the list in the address, with its question and its format."""
    van = lijst_or_404(request, lijst)
    formaat = Vraag.lees(request, van).formaat
    if not formaat:
        raise BadRequest(f"Kies een lijst met geldige filters, en als formaat {' of '.join(FORMATEN)}.")
    vraag, _ = gevraagd(request, van, request.GET)
    export = workflow.export_vragen(
        van.naam,
        vraag=f"{vraag}&formaat={formaat}",
        naam=f"{bestandsnaam(van, vandaag=request.vandaag)}.{formaat}",
        lid=request.lid,
        nu=request.nu,
    )
    return redirect(export)


def export_or_404(request: Verzoek, uuid: UUID) -> Export:
    zichtbaar = Export.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return get_object_or_404(zichtbaar.select_related("taak"), uuid=uuid)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    """How far it is, or the file."""
    export = export_or_404(request, uuid)
    if request.htmx:
        return stand(request, export.taak, adres=export.get_absolute_url())
    return render(request, "exporten/detail.html", {"export": export})


@require_safe
def bestand(request: Verzoek, uuid: UUID) -> FileResponse:
    """The file itself."""
    export = export_or_404(request, uuid)
    if not export.is_klaar:
        raise Http404("Dit bestand is er niet.")
    antwoord = FileResponse(opslag().open(export.sleutel), as_attachment=True, filename=export.naam)
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


@require_POST
def weggooien(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Throw it away, also while it is being made."""
    export = export_or_404(request, uuid)
    workflow.export_weggooien(export, nu=request.nu)
    messages.success(request, f"“{export}” is weg.")
    return redirect("export-lijst")


# What the worker writes


def schrijf(
    export: Export, bestand: BinaryIO, lid: Lidmaatschap, vandaag: date, voortgang: Callable[[int, int], None]
) -> None:
    """The list as the screen would show it to this lid on this day, all pages of it; or the file of figures."""
    if export.lijst == CIJFERS:
        rapportlang.schrijf(export, bestand, lid, vandaag, voortgang)
        return
    van = LIJSTEN[export.lijst]
    if lid.rol not in van.wie:
        raise PermissionDenied("Deze lijst hoort niet meer bij je rol.")
    verzoek = Verzoek()
    verzoek.GET, verzoek.lid, verzoek.vandaag = QueryDict(export.vraag), lid, vandaag
    vraag = Vraag.lees(verzoek, van)
    if not vraag.formaat:
        raise ValidationError("Een van je filters klopt niet meer. Kijk het na in de lijst.")
    totaal = vraag.rijen.order_by().count()
    voortgang(0, totaal)
    SCHRIJVERS[vraag.formaat](bestand, vraag.koppen, _met_voortgang(vraag.waarden(verzoek, van), totaal, voortgang))


def _met_voortgang(rijen: Rijen, totaal: int, voortgang: Callable[[int, int], None]) -> Any:
    """The same rows, telling after each portion how many there were."""
    nummer = 0
    for nummer, rij in enumerate(rijen, start=1):
        yield rij
        if nummer % PER_KEER == 0:
            voortgang(nummer, totaal)
    voortgang(nummer, max(totaal, nummer))
