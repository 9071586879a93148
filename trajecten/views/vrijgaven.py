"""Figures that are released to the public: look at what is hidden, release, and show what was released."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import xlsxwriter  # type: ignore[import-untyped]
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, workflow
from trajecten.enums import Provincie
from trajecten.forms.rapport import VrijgavedagenForm, VrijgaveForm
from trajecten.middleware import Verzoek
from trajecten.models import Oproep, Vrijgave
from trajecten.rapporten.vrijgaveregels import VERBORGEN
from trajecten.views import rapportbestand
from trajecten.views.export import veilig
from trajecten.views.rapportbestand import NOG_GEEN
from trajecten.views.stappen import met_concept, verwerk

PER_BLAD = 50
FORMATEN = ("html", "csv", "xlsx")


def _vereis(request: Verzoek) -> None:
    if request.lid is None or not rechten.mag_vrijgeven(request.lid):
        raise PermissionDenied("Vrijgegeven cijfers gaan over heel Vlaanderen: ze zijn voor VDAB en voor beleid.")


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    _vereis(request)
    vrijgaven = Vrijgave.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    vrijgaven = vrijgaven.defer("inhoud").select_related("oproep", "lid__gebruiker")
    blad = Paginator(vrijgaven, PER_BLAD).get_page(request.GET.get("pagina"))
    return render(request, "rapporten/vrijgave_lijst.html", {"blad": blad, "oproepen": Oproep.objects.all()})


@require_http_methods(["GET", "POST"])
def vrijgeven(request: Verzoek, nummer: int) -> HttpResponse:
    """Look at what would be released on the days in the address (GET), and release it (POST)."""
    _vereis(request)
    oproep, lid = get_object_or_404(Oproep, nummer=nummer), request.lid
    titel = f"Cijfers van oproep {oproep.nummer}"
    dagen = VrijgavedagenForm({"peildatum": request.vandaag, "bekend_op": request.vandaag, **request.GET.dict()})
    form = VrijgaveForm(request.POST or None, initial={"titel": titel})
    gemaakt: list[Vrijgave] = []

    def geef_vrij(**gegevens: Any) -> None:
        gemaakt.append(workflow.vrijgeven(oproep, lid=lid, nu=request.nu, **dagen.cleaned_data, **gegevens))

    if dagen.is_valid() and verwerk(form, geef_vrij):
        messages.success(request, "De cijfers zijn vrijgegeven.")
        return redirect(gemaakt[0])
    voorstel = None
    if dagen.is_valid():
        try:
            voorstel = workflow.vrijgave_voorstellen(oproep, lid=lid, nu=request.nu, **dagen.cleaned_data)
        except ValidationError as fout:
            dagen.voeg_toe(fout)
    context = {
        **met_concept(request, form),
        "titel": f"{titel} vrijgeven",
        "uitleg": "",
        "over": None,
        "reden": None,
        "oproep": oproep,
        "dagen": dagen,
        "gekozen": [request.GET.get(naam, request.vandaag.isoformat()) for naam in dagen.fields],
        "voorstel": voorstel,
        "tabellen": [toon(tabel) for tabel in voorstel.inhoud["tabellen"]] if voorstel else [],
        "terug": reverse("rapport-oproep", args=[oproep.nummer]),
    }
    return render(request, "rapporten/vrijgeven.html", context, status=200 if voorstel else 400)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    vrijgaven = Vrijgave.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    vrijgave = get_object_or_404(vrijgaven.select_related("oproep", "lid__gebruiker"), uuid=uuid)
    formaat = request.GET.get("formaat", "html")
    if formaat not in FORMATEN:
        raise BadRequest(f"“formaat” kan alleen {', '.join(FORMATEN)} zijn.")
    match formaat:
        case "csv":
            return _csv(vrijgave, request.GET.get("tabel", "provincies"))
        case "xlsx":
            return _xlsx(vrijgave)
    context = {"vrijgave": vrijgave, "tabellen": [toon(tabel) for tabel in vrijgave.tabellen]}
    return render(request, "rapporten/vrijgave.html", context)


def toon(tabel: Mapping[str, Any]) -> dict[str, Any]:
    """What a template shows of a table: each cell with its column and whether nobody could know it, or it is hidden."""
    weg = [str(dict(Provincie.choices).get(gebied, "")) for gebied in tabel["weggelaten"]]
    rijen = [
        (
            rij["plek"],
            [
                (kolom, waarde, waarde is None, waarde == VERBORGEN)
                for kolom in tabel["kolommen"]
                for waarde in [rij["cijfers"][kolom["naam"]]]
            ],
        )
        for rij in tabel["rijen"]
    ]
    return {**tabel, "getoond": rijen, "is_weg": bool(weg) and not rijen, "weg": [een for een in weg if een]}


def _rijen(tabel: Mapping[str, Any]) -> list[list[Any]]:
    return [[*rij["plek"], *(rij["cijfers"][kolom["naam"]] for kolom in tabel["kolommen"])] for rij in tabel["rijen"]]


def _naam(vrijgave: Vrijgave) -> str:
    return f"oproep-{vrijgave.oproep.nummer}_{vrijgave.peildatum}_bekend-op-{vrijgave.bekend_op}"


def _csv(vrijgave: Vrijgave, naam: str) -> HttpResponse:
    """One table, UTF-8 with commas; an unknown figure is an empty cell, a hidden one says so."""
    per_naam = {tabel["naam"]: tabel for tabel in vrijgave.tabellen}
    if naam not in per_naam:
        raise BadRequest(f"“tabel” kan alleen {', '.join(per_naam)} zijn.")
    tabel = per_naam[naam]
    bijlage = rapportbestand.bijlage(f"{_naam(vrijgave)}_{naam}.csv")
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8", headers=bijlage)
    schrijver = csv.writer(antwoord, lineterminator="\n")
    schrijver.writerow([*(kop.lower() for kop in tabel["koppen"]), *(kolom["naam"] for kolom in tabel["kolommen"])])
    schrijver.writerows([veilig(deel) for deel in rij] for rij in _rijen(tabel))
    return antwoord


def _xlsx(vrijgave: Vrijgave) -> HttpResponse:
    """A workbook with a sheet per table, and what each figure means."""
    bestand = io.BytesIO()
    with xlsxwriter.Workbook(bestand, {"in_memory": True}) as werkboek:
        werkboek.set_properties({"title": vrijgave.titel, "language": "nl-BE"})
        vet = werkboek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for tabel in vrijgave.tabellen:
            rijen = [[(NOG_GEEN if cel is None else cel, None) for cel in rij] for rij in _rijen(tabel)]
            kolommen = [kolom["label"] for kolom in tabel["kolommen"]]
            blad = werkboek.add_worksheet(tabel["titel"][: rapportbestand.BLADNAAM])
            rapportbestand.vul_blad(blad, tabel["koppen"], kolommen, rijen, vet)
        uitleg = [(vrijgave.titel, f"Stand op {_dag(vrijgave.peildatum)}, zoals bekend op {_dag(vrijgave.bekend_op)}.")]
        uitleg.append((VERBORGEN, f"{_verborgen(vrijgave.inhoud)}"))
        uitleg += dict.fromkeys((een["label"], een["zin"]) for t in vrijgave.tabellen for een in t["kolommen"])
        rapportbestand.leg_uit(werkboek, uitleg, vet)
    return rapportbestand.xlsx_antwoord(bestand.getvalue(), _naam(vrijgave))


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


def _verborgen(inhoud: Mapping[str, Any]) -> str:
    return (
        f"{inhoud['verborgen']} cellen zijn verborgen: een aantal van minder dan {inhoud['drempel']} mensen, "
        "of een ander aantal waarmee je dat zou kunnen berekenen."
    )
