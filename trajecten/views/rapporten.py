"""The figures on screen and as CSV."""

import csv
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trajecten.middleware import Verzoek
from trajecten.models import Oproep
from trajecten.rapporten.cijferbron import cijferbron, wiens_cijfers
from trajecten.rapporten.definities import INDICATOREN
from trajecten.rapporten.oproep import Rapport, rapport

PARAMETERS = ("peildatum", "bekend_op", "per", "formaat")


def _keuze(request: Verzoek, naam: str, toegelaten: tuple[str, ...]) -> str:
    waarde: str = request.GET.get(naam, toegelaten[0])
    if waarde not in toegelaten:
        raise BadRequest(f"“{naam}” kan alleen {' of '.join(toegelaten)} zijn.")
    return waarde


def _dag(request: Verzoek, naam: str, anders: date) -> date:
    waarde = request.GET.get(naam)
    if not waarde:
        return anders
    try:
        dag = date.fromisoformat(waarde)
    except ValueError:
        dag = date.min
    if not date(1990, 1, 1) <= dag <= date(2200, 1, 1):
        raise BadRequest(f"“{naam}” is een datum als JJJJ-MM-DD, bijvoorbeeld 2019-03-15.")
    return dag


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    cijferbron(request.lid)  # refuses who sees no figures
    return render(request, "rapporten/lijst.html", {"oproepen": Oproep.objects.all()})


@require_safe
def oproep(request: Verzoek, nummer: int) -> HttpResponse:
    cijferbron(request.lid)
    if onbekend := sorted(set(request.GET) - set(PARAMETERS)):
        raise BadRequest(f"“{onbekend[0]}” bestaat niet. Kies uit {', '.join(PARAMETERS)}.")
    per = _keuze(request, "per", ("provincie", "onderneming"))
    formaat = _keuze(request, "formaat", ("html", "csv"))
    peildatum = _dag(request, "peildatum", request.vandaag)
    bekend_op = _dag(request, "bekend_op", peildatum)
    gevraagd = get_object_or_404(Oproep.objects.prefetch_related("bekend_vanaf"), nummer=nummer)
    cijfers = rapport(gevraagd, lid=request.lid, peildatum=peildatum, bekend_op=bekend_op, per=per)
    if formaat == "csv":
        return als_csv(cijfers, per)
    context = {
        "rapport": cijfers,
        "per": per,
        "definities": list(INDICATOREN.values()),
        "wiens": wiens_cijfers(request.lid),
        "vandaag": request.vandaag,
        "rijen": [(rij, [rij.cijfers[naam] for naam in INDICATOREN]) for rij in cijfers.rijen],
    }
    return render(request, "rapporten/oproep.html", context)


def als_csv(cijfers: Rapport, per: str) -> HttpResponse:
    """UTF-8 with commas; an unknown figure is an empty cell."""
    naam = f"oproep{cijfers.oproep.nummer}_{cijfers.peildatum}.csv"
    antwoord = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{naam}"'}
    )
    schrijver = csv.writer(antwoord, lineterminator="\n")
    kop = ["provincie"] + (["onderneming"] if per == "onderneming" else [])
    schrijver.writerow([*kop, *INDICATOREN])
    for rij in cijfers.rijen:
        plaats = [rij.provincie] + ([rij.onderneming] if per == "onderneming" else [])
        schrijver.writerow([*plaats, *(rij.cijfers[naam] for naam in INDICATOREN)])
    return antwoord
