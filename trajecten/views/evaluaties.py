"""The evaluations that somebody may see, and for VDAB those that are due."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, Provincie, Rol
from trajecten.middleware import Verzoek
from trajecten.models import Evaluatie, Maatwerker, Tewerkstelling, Wop

PER_PAGINA = 25
OORDEEL = {"oordeel_klaar": True, "oordeel_niet_klaar": False}
UITKOMSTEN = [
    *EvaluatieUitkomst.choices,
    ("oordeel_klaar", "Oordeel: doorstroomklaar"),
    ("oordeel_niet_klaar", "Oordeel: nog niet doorstroomklaar"),
]


class PersoonFilter(django_filters.FilterSet):
    """By the name and the province of the person whom a row is about."""

    zoek = django_filters.CharFilter(label="Naam of INSZ", method="op_naam")
    provincie = django_filters.ChoiceFilter(
        label="Provincie", choices=Provincie.choices, empty_label="Alle", method="in_provincie"
    )

    def op_naam(self, rijen: Any, _naam: str, tekst: str) -> Any:
        return rijen.filter(maatwerker__in=Maatwerker.objects.zoek(tekst))

    def in_provincie(self, rijen: Any, _naam: str, provincie: str) -> Any:
        return rijen.filter(maatwerker__provincies__contains=[provincie])


class EvaluatieFilter(PersoonFilter):
    soort = django_filters.ChoiceFilter(label="Soort", choices=EvaluatieSoort.choices, empty_label="Alle")
    uitkomst = django_filters.ChoiceFilter(
        label="Uitkomst", choices=UITKOMSTEN, empty_label="Alle", method="met_uitkomst"
    )
    sorteer = django_filters.OrderingFilter(
        label="Volgorde",
        fields=(("bezoek_op", "datum"), ("maatwerker__sorteernaam", "naam")),
        choices=[("-datum", "Laatste eerst"), ("datum", "Oudste eerst"), ("naam", "Naam")],
        empty_label=None,
    )

    class Meta:
        model = Evaluatie
        fields = ("zoek", "soort", "uitkomst", "provincie")

    def met_uitkomst(self, evaluaties: Any, _naam: str, uitkomst: str) -> Any:
        if uitkomst in OORDEEL:
            return evaluaties.filter(doorstroomklaar=OORDEEL[uitkomst])
        return evaluaties.filter(uitkomst=uitkomst)


class TePlannenFilter(PersoonFilter):
    class Meta:
        model = Wop
        fields = ("zoek", "provincie")


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Each evaluation with its outcome; the motivation stands in the file, for VDAB alone."""
    if request.lid.rol not in (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER):
        raise PermissionDenied("De lijst van evaluaties is voor wie aan dossiers werkt.")
    zichtbaar = Evaluatie.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    gefilterd = EvaluatieFilter(request.GET or None, queryset=zichtbaar)
    pagina = Paginator(gefilterd.qs.select_related("maatwerker"), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"filter": gefilterd, "pagina": pagina, "mag_plannen": request.lid.rol == Rol.VDAB}
    return render(request, "evaluaties/lijst.html", context)


@require_safe
def te_plannen(request: Verzoek) -> HttpResponse:
    """Whose right ends within nine months: VDAB starts the evaluation itself (R14)."""
    if request.lid.rol != Rol.VDAB:
        raise PermissionDenied("Alleen VDAB plant deze evaluaties.")
    zichtbaar = Wop.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).te_evalueren(vandaag=request.vandaag)
    gefilterd = TePlannenFilter(request.GET or None, queryset=zichtbaar)
    dienst = Tewerkstelling.objects.geldig().op(request.vandaag).filter(maatwerker=OuterRef("maatwerker"))
    rijen = gefilterd.qs.annotate(werkgever=Subquery(dienst.values("vestiging__onderneming__naam")[:1]))
    pagina = Paginator(rijen.select_related("maatwerker"), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "evaluaties/te_plannen.html", {"filter": gefilterd, "pagina": pagina})
