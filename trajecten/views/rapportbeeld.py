"""The pictures of a report: each has an address of its own, which asks the same question as the page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trajecten.forms.rapport import BEELDFORMATEN, RapportForm
from trajecten.middleware import Verzoek
from trajecten.models import Oproep
from trajecten.rapporten.beelden import Beeld, als_png, beelden_van, tabel_van
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.rapport import Rapport, maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import Vraag
from trajecten.views.rapportbestand import bestandsnaam


def oproepen_van(gekozen: Oproep | None, vraag: Vraag) -> list[Oproep]:
    """The calls that the figures are about, with from when each figure could be known: the chosen one, or all that had
    begun."""
    oproepen = Oproep.objects.prefetch_related("bekend_vanaf")
    return [gekozen] if gekozen else list(oproepen.filter(van__lte=vraag.peildatum))


def met_adressen(rapport: Rapport, vraag: dict[str, Any]) -> list[tuple[Beeld, str, str]]:
    """The pictures of a report, each with where it stands as SVG and as PNG; `vraag` is the question, with its days."""
    return [(beeld, *adressen_van(rapport, beeld, vraag)) for beeld in beelden_van(rapport)]


def adressen_van(rapport: Rapport, beeld: Beeld, vraag: dict[str, Any]) -> tuple[str, str]:
    """Where a picture stands as SVG and as PNG."""
    args = [rapport.soort.naam, beeld.naam]
    svg, png = (reverse("rapport-beeld", args=args, query={**vraag, "formaat": wat}) for wat in BEELDFORMATEN)
    return svg, png


def vraag_van(request: Verzoek, rapport: Rapport, van_oproep: Oproep | None) -> dict[str, Any]:
    """The question of a page, written out so that a picture asks the same."""
    gevraagd = {naam: waarde for naam, waarde in request.GET.items() if waarde and naam not in ("formaat", "tabel")}
    dagen = {"peildatum": rapport.vraag.peildatum, "bekend_op": rapport.vraag.bekend_op}
    return {**gevraagd, **dagen, **({"oproep": van_oproep.nummer} if van_oproep else {})}


@require_safe
def beeld(request: Verzoek, rapport: str, naam: str) -> HttpResponse:
    """One picture, as SVG or PNG; a picture that cannot be drawn of this question is not there."""
    bron = cijferbron(request.lid)
    if rapport not in SOORTEN:
        raise Http404
    soort = SOORTEN[rapport]
    if not soort.mag(bron):
        raise PermissionDenied("Dit rapport gaat niet over trajecten, maar over mensen bij hun werkgever.")
    form = RapportForm(request.GET, soort=soort, vandaag=request.vandaag, formaten=BEELDFORMATEN)
    if not form.is_valid():
        fout = {"oproep": None, "soort": soort, "form": form}
        return render(request, "rapporten/ongeldig.html", fout, status=400)
    cijfers = maak_rapport(
        soort,
        form.vraag,
        bron=bron,
        oproepen=oproepen_van(form.gekozen_oproep, form.vraag),
        alleen=tabel_van(naam) or naam,
    )
    gevonden = next((een for een in beelden_van(cijfers) if een.naam == naam), None)
    if gevonden is None:
        raise Http404
    inhoud, soort_bestand = (
        (als_png(gevonden.svg), "image/png") if form.formaat == "png" else (gevonden.svg.encode(), "image/svg+xml")
    )
    bestand = f"{bestandsnaam(cijfers, naam)}.{form.formaat}"
    return HttpResponse(
        inhoud,
        content_type=soort_bestand,
        headers={"Content-Disposition": f'inline; filename="{bestand}"', "Cache-Control": "private, no-store"},
    )
