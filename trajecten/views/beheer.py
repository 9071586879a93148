"""The functional administrator's pages: organisations, mandates, calls, projects and users. No case content."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten
from trajecten.enums import OndernemingSoort
from trajecten.forms import beheer as formulieren
from trajecten.middleware import Verzoek
from trajecten.models import Gebruiker, Lidmaatschap, Mandaat, Onderneming, Oproep, Project, Vestiging
from trajecten.regelgeving import PARAMETERS, REGELS
from trajecten.views.stappen import met_concept

PER_PAGINA = 25


@dataclass(frozen=True)
class Soort:
    """One kind of row that is managed: its list, its search, its form, and the rows that hang on it."""

    titel: str
    een: str
    rijen: QuerySet[Any]
    formulier: type[Any]
    zoek: tuple[str, ...]
    kolommen: tuple[tuple[str, Callable[[Any], Any]], ...] = ()
    verwant: Callable[[Any], Iterable[tuple[str, str]]] = lambda rij: ()  # the kinds that hang on a row, by which field


def _periode(van: date, tot: date | None) -> str:
    return f"{van:%d-%m-%Y} tot en met {tot:%d-%m-%Y}" if tot else f"sinds {van:%d-%m-%Y}"


SOORTEN = {
    "ondernemingen": Soort(
        "Ondernemingen", "onderneming", Onderneming.objects.all(), formulieren.OndernemingForm, ("naam", "kbo"),
        (("KBO-nummer", lambda rij: rij.kbo_getoond), ("Soort", lambda rij: rij.soorten_getoond)),
        lambda rij: (
            ("vestigingen", "onderneming"),
            *([("mandaten", "partner")] if OndernemingSoort.DOORSTROOMPARTNER in rij.soorten else []),
            ("lidmaatschappen", "organisatie"),
        ),
    ),
    "vestigingen": Soort(
        "Vestigingen", "vestiging", Vestiging.objects.select_related("onderneming"), formulieren.VestigingForm,
        ("onderneming__naam", "naam", "vestigingsnummer", "postcode"),
        (("Vestigingsnummer", lambda rij: rij.vestigingsnummer), ("Postcode", lambda rij: rij.postcode)),
    ),
    "mandaten": Soort(
        "Mandaten", "mandaat", Mandaat.objects.select_related("partner"), formulieren.MandaatForm, ("partner__naam",),
        (("Loopt", lambda rij: _periode(rij.periode.lower, rij.laatste_dag)),),
    ),
    "oproepen": Soort(
        "Oproepen", "oproep", Oproep.objects.all(), formulieren.OproepForm, ("nummer", "titel"),
        (("Loopt", lambda rij: _periode(rij.van, rij.tot)), ("Beoogd", lambda rij: rij.doel or "")),
        lambda rij: (("projecten", "oproep"),),
    ),
    "projecten": Soort(
        "Projecten", "project", Project.objects.select_related("oproep", "promotor"), formulieren.ProjectForm,
        ("naam", "oproep__nummer", "promotor__naam"),
        (
            ("Promotor", lambda rij: rij.promotor),
            ("Loopt", lambda rij: _periode(rij.van, rij.tot)),
            ("Goedgekeurd", lambda rij: f"{rij.goedgekeurd_op:%d-%m-%Y}" if rij.goedgekeurd_op else "nog niet"),
        ),
    ),
    "gebruikers": Soort(
        "Gebruikers", "gebruiker", Gebruiker.objects.all(), formulieren.GebruikerForm, ("naam", "email"),
        (("E-mailadres", lambda rij: rij.email), ("Actief", lambda rij: "ja" if rij.is_active else "nee")),
        lambda rij: (("lidmaatschappen", "gebruiker"),),
    ),
    "lidmaatschappen": Soort(
        "Lidmaatschappen", "lidmaatschap", Lidmaatschap.objects.select_related("gebruiker", "organisatie"),
        formulieren.LidmaatschapForm, ("gebruiker__naam", "gebruiker__email", "organisatie__naam"),
        (("Geldig", lambda rij: _periode(rij.van, rij.tot)),),
    ),
}  # fmt: skip


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
    """The rows of a kind that hold every word of the search, page by page."""
    wat, zoek = _soort(request, soort), request.GET.get("zoek", "").strip()
    rijen = wat.rijen.all()
    for woord in zoek.split():
        rijen = rijen.filter(Q.create([(f"{veld}__icontains", woord) for veld in wat.zoek], connector=Q.OR))
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"wat": wat, "soort": soort, "zoek": zoek, "pagina": pagina, "tabel": _tabel(wat, pagina)}
    return render(request, "beheer/lijst.html", context)


def _tabel(wat: Soort, rijen: Any) -> list[tuple[Any, list[Any]]]:
    return [(rij, [kolom(rij) for _, kolom in wat.kolommen]) for rij in rijen]


@require_http_methods(["GET", "POST"])
def bewerken(request: Verzoek, soort: str, pk: int | None = None) -> HttpResponse:
    """Add a row, or change one. What the address names is filled in: ?onderneming=12."""
    wat = _soort(request, soort)
    rij = get_object_or_404(wat.rijen.all(), pk=pk) if pk else None
    form = wat.formulier(request.POST or None, instance=rij, initial=request.GET.dict() if rij is None else None)
    if form.is_valid():
        bewaard = form.save()
        messages.success(request, form.bewaard(bewaard))
        return redirect("beheer-bewerken", soort, bewaard.pk)
    context = {
        **met_concept(request, form),
        "titel": str(rij) if rij else f"{wat.een.capitalize()} toevoegen",
        "wat": wat,
        "uitleg": "",
        "reden": None,
        "terug": reverse("beheer-lijst", args=[soort]),
        "verwant": [_verwant(naam, veld, rij) for naam, veld in wat.verwant(rij)] if rij else [],
    }
    return render(request, "beheer/bewerken.html", context)


def _verwant(naam: str, veld: str, rij: Any) -> dict[str, Any]:
    """What hangs on a row, and where to add one more."""
    wat = SOORTEN[naam]
    return {
        "wat": wat,
        "soort": naam,
        "tabel": _tabel(wat, wat.rijen.filter(**{veld: rij})[:PER_PAGINA]),
        "nieuw": f"{reverse('beheer-nieuw', args=[naam])}?{veld}={rij.pk}",
    }
