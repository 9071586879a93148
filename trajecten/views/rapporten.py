"""The figures, on screen and as CSV."""

import csv
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.forms.rapport import RapportForm
from trajecten.middleware import Verzoek
from trajecten.models import Oproep
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.definities import NAMEN, OP_DE_PAGINA
from trajecten.rapporten.oproep import PER_ONDERNEMING, Rapport, rapport, sindsdien


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    bron = cijferbron(request.lid)
    context = {
        "oproepen": Oproep.objects.all(),
        "wiens": bron.wiens,
        "vooruitblik": rechten.mag_vooruitblik_zien(request.lid),
    }
    return render(request, "rapporten/lijst.html", context)


@require_safe
def oproep(request: Verzoek, nummer: int) -> HttpResponse:
    bron = cijferbron(request.lid)
    gevraagd = get_object_or_404(Oproep.objects.prefetch_related("bekend_vanaf"), nummer=nummer)
    vraag = RapportForm(request.GET, vandaag=request.vandaag)
    if not vraag.is_valid():
        return render(request, "rapporten/ongeldig.html", {"oproep": gevraagd, "form": vraag}, status=400)
    formaat = vraag.cleaned_data.pop("formaat")
    cijfers = rapport(gevraagd, bron=bron, **vraag.cleaned_data)
    if formaat == "csv":
        return als_csv(cijfers)
    dagen = {"peildatum": cijfers.peildatum, "bekend_op": cijfers.bekend_op}
    context = {
        "rapport": cijfers,
        "bron": bron,
        "indicatoren": OP_DE_PAGINA,
        "per_onderneming": cijfers.per == PER_ONDERNEMING,
        "sindsdien": sindsdien(gevraagd, bron=bron, **dagen),
        "is_voorbij": cijfers.bekend_op < request.vandaag,
        "nu_bekend": _vraag(cijfers, bekend_op=request.vandaag),
        "csv": _vraag(cijfers, formaat="csv"),
        "form": RapportForm(
            initial={**dagen, "bekend_op": vraag.data.get("bekend_op"), "per": cijfers.per}, vandaag=request.vandaag
        ),
    }
    return render(request, "rapporten/oproep.html", context)


def _vraag(cijfers: Rapport, **anders: Any) -> str:
    """The same question, with both days written out, but for `anders`."""
    vraag = {"peildatum": cijfers.peildatum, "bekend_op": cijfers.bekend_op, "per": cijfers.per}
    return f"?{urlencode({**vraag, **anders})}"


def als_csv(cijfers: Rapport) -> HttpResponse:
    """UTF-8 with commas; an unknown figure is an empty cell."""
    naam = f"oproep{cijfers.oproep.nummer}_{cijfers.peildatum}_bekend-op-{cijfers.bekend_op}_per-{cijfers.per}.csv"
    antwoord = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{naam}"'}
    )
    schrijver = csv.writer(antwoord, lineterminator="\n")
    met_onderneming = cijfers.per == PER_ONDERNEMING
    schrijver.writerow(["provincie", *(["onderneming"] if met_onderneming else []), *NAMEN])
    for rij in [*cijfers.rijen, cijfers.totaal]:
        plaats = [rij.provincie, *([_als_tekst(rij.onderneming)] if met_onderneming else [])]
        schrijver.writerow([*plaats, *(rij.cijfers[naam] for naam in NAMEN)])
    return antwoord


def _als_tekst(naam: str) -> str:
    """A name that a spreadsheet would run as a formula, made harmless."""
    return f"'{naam}" if naam.startswith(("=", "+", "-", "@", "\t", "\r")) else naam
