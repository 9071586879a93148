"""The documents of a person or a traject: the list with its form, one file, and removing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, workflow
from trajecten.bestanden import herken, schone_naam
from trajecten.forms.document import DocumentForm, VerwijderenForm
from trajecten.middleware import Verzoek
from trajecten.models import Document, Maatwerker, Traject
from trajecten.models.document import opslag
from trajecten.views.ophalen import maatwerker_or_404, terug_naar, terug_naar_dossier, traject_or_404
from trajecten.views.stappen import toon_form, verwerk

OPNIEUW = "Kies de bestanden opnieuw: een browser geeft ze maar één keer door."


@require_http_methods(["GET", "POST"])
def van_traject(request: Verzoek, uuid: UUID) -> HttpResponse:
    traject = traject_or_404(request, uuid)
    return _lijst(request, traject.maatwerker, over=traject, van={"traject": traject}, trajecten=None)


@require_http_methods(["GET", "POST"])
def van_persoon(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Everything in somebody's file, whichever traject it belongs to."""
    maatwerker = maatwerker_or_404(request, uuid)
    zichtbaar = Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(maatwerker=maatwerker)
    return _lijst(request, maatwerker, over=maatwerker, van={"maatwerker": maatwerker}, trajecten=zichtbaar)


def _lijst(request: Verzoek, maatwerker: Maatwerker, *, over: Any, van: dict[str, Any], trajecten: Any) -> HttpResponse:
    """The list, and the form for who may add; each file of an upload stands or falls alone."""
    reden = rechten.waarom_geen_document(request.lid, maatwerker, vandaag=request.vandaag)
    if reden and request.method == "POST":
        raise PermissionDenied(reden)
    invoer = (request.POST, request.FILES) if request.method == "POST" else ()
    te_groot = getattr(request, "te_groot", [])  # known only once the files were read
    form = DocumentForm(*invoer, lid=request.lid, trajecten=trajecten, te_groot=te_groot)
    if form.is_valid():
        bewaard, geweigerd = _bewaar(request, maatwerker, van.get("traject"), form)
        if bewaard:
            messages.success(request, f"Bewaard: {', '.join(f'“{document}”' for document in bewaard)}.")
            for zin in geweigerd:
                messages.warning(request, zin)
            return redirect(request.get_full_path())
        form.add_error("bestanden", geweigerd)
    elif form.is_bound:
        gekozen = form.cleaned_data.get("bestanden", [])
        for zin in [*form.geweigerd, *_te_weigeren(gekozen)]:
            form.add_error("bestanden", zin)
        if gekozen:
            messages.info(request, OPNIEUW)
    documenten = Document.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(**van).om_te_tonen()
    context = {
        "over": over,
        "documenten": documenten,
        "form": form,
        "reden": reden,
        "terug": terug_naar_dossier(request, over),
    }
    return render(request, "documenten/lijst.html", context)


def _te_weigeren(bestanden: list[Any]) -> list[str]:
    """A sentence for each file that we would not keep: told at once with what else is wrong on the form."""
    zinnen = []
    for bestand in bestanden:
        try:
            herken(bestand, naam=schone_naam(bestand.name), grootte=bestand.size)
        except ValidationError as fout:
            zinnen.append(f"“{bestand}” kunnen we niet bewaren. {' '.join(fout.messages)}")
    return zinnen


def _bewaar(
    request: Verzoek, maatwerker: Maatwerker, traject: Traject | None, form: DocumentForm
) -> tuple[list[Document], list[str]]:
    """What was kept of an upload, and a sentence for each file that was not."""
    bewaard, geweigerd = [], form.geweigerd
    gegevens = {"traject": traject} | form.cleaned_data
    for bestand in gegevens.pop("bestanden"):
        try:
            bewaard.append(
                workflow.document_toevoegen(maatwerker, bestand=bestand, lid=request.lid, nu=request.nu, **gegevens)
            )
        except ValidationError as fout:
            geweigerd.append(f"“{bestand}” is niet bewaard. {' '.join(fout.messages)}")
    return bewaard, geweigerd


def _document_or_404(request: Verzoek, uuid: UUID) -> Document:
    zichtbaar = Document.objects.aanwezig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return get_object_or_404(zichtbaar.select_related("lid", "maatwerker"), uuid=uuid)


@require_safe
def document(request: Verzoek, uuid: UUID) -> FileResponse:
    """The file itself, always as a download: what came from outside never runs as a page of ours."""
    gevonden = _document_or_404(request, uuid)
    antwoord = FileResponse(
        opslag().open(gevonden.sleutel), as_attachment=True, filename=gevonden.naam, content_type=gevonden.content_type
    )
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


@require_http_methods(["GET", "POST"])
def verwijderen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Ask why, then remove the file; the list keeps the name and the reason."""
    gevonden = _document_or_404(request, uuid)
    if reden := rechten.waarom_niet_verwijderen(request.lid, gevonden):
        raise PermissionDenied(reden)
    form = VerwijderenForm(request.POST or None)
    terug = terug_naar(request, gevonden.maatwerker.get_absolute_url())
    if verwerk(form, lambda **g: workflow.document_verwijderen(gevonden, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"“{gevonden}” is verwijderd.")
        return redirect(terug)
    uitleg = f"“{gevonden}” gaat weg en komt niet terug. De naam blijft in de lijst staan, met jouw naam en je reden."
    return toon_form(request, form, titel="Document verwijderen", over=gevonden.maatwerker, uitleg=uitleg, terug=terug)
