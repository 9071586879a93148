"""The functional administrator's pages: organisations, mandates, calls, projects and users. No case content."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten
from trajecten.forms import beheer as formulieren
from trajecten.middleware import Verzoek
from trajecten.models import Gebruiker, Lidmaatschap, Mandaat, Onderneming, Oproep, Project, Vestiging
from trajecten.regelgeving import PARAMETERS, REGELS

PER_PAGINA = 25


class Soort(NamedTuple):
    titel: str
    rijen: Any
    formulier: type[Any]


SOORTEN = {
    "ondernemingen": Soort("Ondernemingen", Onderneming.objects.all(), formulieren.OndernemingForm),
    "vestigingen": Soort("Vestigingen", Vestiging.objects.select_related("onderneming"), formulieren.VestigingForm),
    "mandaten": Soort("Mandaten", Mandaat.objects.select_related("partner"), formulieren.MandaatForm),
    "oproepen": Soort("Oproepen", Oproep.objects.all(), formulieren.OproepForm),
    "projecten": Soort("Projecten", Project.objects.select_related("oproep"), formulieren.ProjectForm),
    "gebruikers": Soort("Gebruikers", Gebruiker.objects.all(), formulieren.GebruikerForm),
    "lidmaatschappen": Soort(
        "Lidmaatschappen", Lidmaatschap.objects.select_related("gebruiker", "organisatie"), formulieren.LidmaatschapForm
    ),
}


def _soort(request: Verzoek, soort: str) -> Soort:
    if not rechten.mag_beheren(request.lid):
        raise PermissionDenied("Alleen het functioneel beheer kan dit.")
    if soort not in SOORTEN:
        raise Http404
    return SOORTEN[soort]


@require_safe
def start(request: Verzoek) -> HttpResponse:
    if not rechten.mag_beheren(request.lid):
        raise PermissionDenied("Alleen het functioneel beheer kan dit.")
    context = {
        "soorten": [(naam, soort.titel) for naam, soort in SOORTEN.items()],
        "parameters": [(parameter, REGELS[parameter.regel]) for parameter in PARAMETERS],
    }
    return render(request, "beheer/start.html", context)


@require_safe
def lijst(request: Verzoek, soort: str) -> HttpResponse:
    wat = _soort(request, soort)
    pagina = Paginator(wat.rijen.all(), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "beheer/lijst.html", {"titel": wat.titel, "soort": soort, "pagina": pagina})


@require_http_methods(["GET", "POST"])
def bewerken(request: Verzoek, soort: str, pk: int | None = None) -> HttpResponse:
    """Add a row, or change one."""
    wat = _soort(request, soort)
    rij = get_object_or_404(wat.rijen.all(), pk=pk) if pk else None
    form = wat.formulier(request.POST or None, instance=rij)
    if form.is_valid():
        bewaard = form.save()
        messages.success(request, f"{bewaard} is bewaard.")
        return redirect("beheer-lijst", soort)
    titel = f"{rij} wijzigen" if rij else f"{wat.titel}: nieuw"
    context = {
        "form": form,
        "titel": titel,
        "over": None,
        "uitleg": "",
        "reden": None,
        "terug": reverse("beheer-lijst", args=[soort]),
    }
    return render(request, "formulier.html", context)
