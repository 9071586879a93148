"""The same report on two days, or as known on two days: what is different, and why."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.forms.rapport import VergelijkForm
from trajecten.middleware import Verzoek
from trajecten.rapporten.cijferbron import Cijferbron, cijferbron
from trajecten.rapporten.rapport import Tabel, maak_rapport
from trajecten.rapporten.soorten import SOORTEN, WIJZIGINGEN
from trajecten.rapporten.verschil import verschillen
from trajecten.rapporten.vraag import Vraag
from trajecten.views.rapportbeeld import oproepen_van
from trajecten.views.rapporten import adres, getoond, toon_rijen, vereis_rapport


@require_safe
def vergelijken(request: Verzoek, rapport: str) -> HttpResponse:
    """Both answers side by side, and what was registered in between."""
    if rapport not in SOORTEN:
        raise Http404
    soort, bron = SOORTEN[rapport], cijferbron(request.lid)
    vereis_rapport(soort, bron)
    form = VergelijkForm(request.GET, soort=soort, vandaag=request.vandaag)
    if not form.is_valid():
        fout = {"oproep": None, "soort": soort, "form": form}
        return render(request, "rapporten/ongeldig.html", fout, status=400)
    vraag, ander = form.vraag, form.andere_vraag
    oud, nieuw = (
        maak_rapport(soort, een, bron=bron, oproepen=oproepen_van(form.gekozen_oproep, een)) for een in (vraag, ander)
    )
    waarom = waarom_anders(bron, ander)
    context = {
        "soort": soort,
        "wiens": bron.wiens,
        "beperkt_tot": form.beperkt_tot,
        "oud": vraag,
        "nieuw": ander,
        "verschillen": verschillen(oud, nieuw),
        "waarom": waarom,
        "waarom_rijen": toon_rijen(waarom),
        "terug": adres(request, met="", met_bekend_op=""),
        "form": VergelijkForm(getoond(request, vraag), soort=soort, vandaag=request.vandaag),
    }
    return render(request, "rapporten/vergelijking.html", context)


def waarom_anders(bron: Cijferbron, vraag: Vraag) -> Tabel:
    """What makes the second answer another than the first, in numbers of steps and facts. About trajecten: the filters that
    a traject has."""
    return maak_rapport(WIJZIGINGEN, vraag.anders(per="stap", van=None), bron=bron, oproepen=[]).tabel
