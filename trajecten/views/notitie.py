"""The quick entry on the page of a case, and the list of what happened that it adds to."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from trajecten import rechten
from trajecten.forms.journaal import JournaalForm
from trajecten.middleware import Verzoek
from trajecten.models import Journaalregel, Traject
from trajecten.models.concept import bewijs
from trajecten.views.delen import GROEPEN
from trajecten.views.ophalen import terug_naar
from trajecten.views.tijdlijn import Gebeurtenis, gebeurtenissen
from trajecten.views.uren import uren

EERST = 30  # how much of the list stands on the page before somebody asks for all


def verloop(request: Verzoek, alles: list[Gebeurtenis]) -> dict[str, Any]:
    """The list of what happened, of one group when the address asks so, and what stands above it."""
    groep = request.GET.get("toon", "")
    gekozen = [een for een in alles if een.groep == groep] if groep in GROEPEN else alles
    aantallen = {sleutel: sum(een.groep == sleutel for een in alles) for sleutel in GROEPEN}
    getoond = gekozen if "alles" in request.GET else gekozen[:EERST]
    return {
        "verloop": getoond,
        "verborgen": len(gekozen) - len(getoond),
        "groep": groep if groep in GROEPEN else "",
        "groepen": [(sleutel, GROEPEN[sleutel], aantal) for sleutel, aantal in aantallen.items() if aantal],
    }


def lege_notitie(request: Verzoek, traject: Traject) -> JournaalForm:
    regel = Journaalregel(maatwerker=traject.maatwerker, traject=traject, lid=request.lid)
    return JournaalForm(instance=regel, vandaag=request.vandaag)


def notitie(request: Verzoek, traject: Traject, form: JournaalForm) -> dict[str, Any]:
    """What the quick entry on the page of a case needs."""
    adres = reverse("traject-journaal", args=[traject.uuid])
    # Without JavaScript it leads back here, and from here to the list; with it, its own address already says so.
    terug = request.get_full_path() if request.path == traject.get_absolute_url() else terug_naar(request, "")
    form.adres = f"{adres}?{urlencode({'terug': terug})}" if "terug" in request.GET else adres
    return {"traject": traject, "notitie": form, "bewijs": bewijs(request.user), "focus": False}


def toon_notitie(request: Verzoek, traject: Traject, form: JournaalForm) -> HttpResponse:
    """The quick entry again, with what is wrong beside each field."""
    context = notitie(request, traject, form)
    return render(request, "trajecten/_notitie.html", context, status=422)


def toon_genoteerd(request: Verzoek, traject: Traject) -> HttpResponse:
    """After a line was saved from the page: an empty entry, and the parts of the page in which the line counts."""
    lid, vandaag = request.lid, request.vandaag
    alles = gebeurtenissen(traject, lid=lid, vandaag=vandaag)
    context = {
        **notitie(request, traject, lege_notitie(request, traject)),
        "focus": True,
        **verloop(request, alles),
        "uren": uren(traject, lid=lid, vandaag=vandaag) if lid.rol in rechten.WERKT_AAN_TRAJECTEN else None,
    }
    return render(request, "trajecten/_genoteerd.html", context)
