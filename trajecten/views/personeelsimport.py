"""A staff list from its upload to its report: the progress, the preview, the confirmation, and what was done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trajecten import workflow
from trajecten.bestanden import schone_naam
from trajecten.enums import ImportStatus, RijSoort
from trajecten.forms.personeelsimport import PersoneelslijstForm
from trajecten.middleware import Verzoek
from trajecten.models import Importrij, Maatwerker, Personeelsimport
from trajecten.personeelslijst import KOLOMMEN
from trajecten.views.export import als_xlsx
from trajecten.views.personeel import vereis_onderneming
from trajecten.views.stappen import verwerk
from trajecten.views.taken import stand

PER_PAGINA = 50
EERDERE = 10
ONTBREEKT = "ontbreekt"
LOOPT = (ImportStatus.NAKIJKEN, ImportStatus.VERWERKEN)


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Send in a list; and the earlier ones."""
    vereis_onderneming(request.lid)
    invoer = (request.POST, request.FILES) if request.method == "POST" else ()
    te_groot = bool(getattr(request, "te_groot", []))  # known only once the files were read
    form = PersoneelslijstForm(*invoer, te_groot=te_groot, initial={"wijzigingen_op": request.vandaag})
    gemaakt: list[Personeelsimport] = []

    def uitvoeren(bestand: Any, **gegevens: Any) -> None:
        naam = schone_naam(form.bestandsnaam)
        gemaakt.append(
            workflow.personeelslijst_insturen(bestand, bestandsnaam=naam, lid=request.lid, nu=request.nu, **gegevens)
        )

    if verwerk(form, uitvoeren):
        return redirect(gemaakt[0])
    eerdere = Personeelsimport.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    context = {
        "form": form,
        "kolommen": KOLOMMEN.values(),
        "eerdere": eerdere.select_related("lid__gebruiker")[:EERDERE],
        "terug": "/personeel/",
        "bewijs": None,
    }
    return render(request, "personeel/import_nieuw.html", context)


def import_or_404(request: Verzoek, uuid: UUID) -> Personeelsimport:
    zichtbaar = Personeelsimport.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return get_object_or_404(zichtbaar.select_related("taak", "lid__gebruiker", "onderneming"), uuid=uuid)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Where the list stands."""
    van = import_or_404(request, uuid)
    if request.htmx:
        return stand(request, van.taak, adres=van.get_absolute_url())
    if van.status in LOOPT:
        return render(request, "personeel/import_bezig.html", {"van": van})
    if van.status in (ImportStatus.GEANNULEERD, ImportStatus.VERLOPEN):
        return render(request, "personeel/import_weg.html", {"van": van})
    return _rijen(request, van)


def _rijen(request: Verzoek, van: Personeelsimport) -> HttpResponse:
    """The rows by kind: what each would do, or what it did."""
    voorbeeld = van.status == ImportStatus.VOORBEELD
    tellers: list[tuple[str, str, int]] = [
        (soort, RijSoort(soort).label, aantal) for soort, aantal in van.aantallen().items()
    ]
    aantallen = {soort: aantal for soort, _, aantal in tellers}
    ontbreekt = van.niet_in_bestand(vandaag=request.vandaag)
    if voorbeeld:
        tellers.append((ONTBREEKT, "Staat niet in je bestand", ontbreekt.count()))
    toon = request.GET.get("toon") or next((soort for soort, _, aantal in tellers if aantal), RijSoort.FOUT)
    if toon not in (soort for soort, *_ in tellers):
        raise BadRequest(f"Kies wat je wil zien: {', '.join(soort for soort, *_ in tellers)}.")
    rijen: Any = ontbreekt if toon == ONTBREEKT else van.rijen.filter(soort=toon).order_by("nummer")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "van": van,
        "voorbeeld": voorbeeld,
        "tellers": tellers,
        "toon": toon,
        "pagina": pagina,
        "genegeerd": ", ".join(f"“{kop}”" for kop in van.genegeerd),
        "te_doen": aantallen[RijSoort.NIEUW] + aantallen[RijSoort.GEWIJZIGD],
        "fouten": aantallen[RijSoort.FOUT],
        "elders": van.rijen.filter(al_elders=True).count(),
    }
    if voorbeeld:
        return render(request, "personeel/import_voorbeeld.html", context)
    return render(request, "personeel/import_verslag.html", context | {"regels": _met_personen(request, pagina)})


def _met_personen(request: Verzoek, rijen: Any) -> list[tuple[Importrij, Maatwerker | None]]:
    """The rows of a report with whom each was about, as far as this lid still sees them."""
    zichtbaar = Maatwerker.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    personen = zichtbaar.in_bulk([rij.maatwerker_id for rij in rijen if rij.maatwerker_id])
    return [(rij, personen.get(rij.maatwerker_id)) for rij in rijen]


@require_safe
def fouten(request: Verzoek, uuid: UUID) -> HttpResponseBase:
    """The wrong rows as they came in, each with what is wrong: to correct and send in again."""
    van = import_or_404(request, uuid)
    if van.status != ImportStatus.VOORBEELD:
        raise Http404("De rijen van deze lijst zijn al weg.")
    kolommen = [(sleutel, kolom.label) for sleutel, kolom in KOLOMMEN.items() if sleutel in van.kolommen]
    rijen = []
    for rij in van.rijen.filter(soort=RijSoort.FOUT).order_by("nummer"):
        inhoud = rij.inhoud
        wat = " ".join(f"{kolom}: {zin}" for kolom, zin in inhoud["fouten"])
        rijen.append([*(inhoud["cellen"].get(sleutel, "") for sleutel, _ in kolommen), wat])
    return als_xlsx("foute-rijen", [*((label, 20) for _, label in kolommen), ("Wat is er fout", 60)], rijen)


def _doe(request: Verzoek, stap: Callable[[], None]) -> bool:
    """Take a step with a list; what the workflow refuses stands above the page. True when it was done."""
    try:
        stap()
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return False
    return True


@require_POST
def bevestigen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Process the good rows; `aantal` is how many of them do something, as the button said."""
    van, aantal = import_or_404(request, uuid), request.POST.get("aantal", "")
    gelezen = int(aantal) if aantal.isascii() and aantal.isdigit() else -1
    _doe(request, lambda: workflow.personeelslijst_bevestigen(van, aantal=gelezen, lid=request.lid, nu=request.nu))
    return redirect(van)


@require_POST
def hernemen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Try work again that failed."""
    van = import_or_404(request, uuid)
    _doe(request, lambda: workflow.personeelslijst_hernemen(van, lid=request.lid, nu=request.nu))
    return redirect(van)


@require_POST
def annuleren(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Throw the list away."""
    van = import_or_404(request, uuid)
    if not _doe(request, lambda: workflow.personeelslijst_annuleren(van, lid=request.lid, nu=request.nu)):
        return redirect(van)
    messages.success(request, f"“{van}” is geannuleerd. Er is niets veranderd.")
    return redirect("personeelsimport-nieuw")
