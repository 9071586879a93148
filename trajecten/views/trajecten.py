"""The list of trajecten."""

from typing import Any

import django_filters
from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.enums import Provincie, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Traject

PER_PAGINA = 25


class TrajectFilter(django_filters.FilterSet):
    zoek = django_filters.CharFilter(label="Naam of INSZ", method="op_naam")
    status = django_filters.MultipleChoiceFilter(
        label="Status", choices=TrajectStatus.choices, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    provincie = django_filters.ChoiceFilter(label="Provincie", choices=Provincie.choices, empty_label="Alle")
    sorteer = django_filters.OrderingFilter(
        label="Volgorde",
        fields=(("status_sinds", "datum"), ("maatwerker__sorteernaam", "naam")),
        choices=[("-datum", "Laatst gewijzigd"), ("datum", "Langst in deze status"), ("naam", "Naam")],
        empty_label=None,
    )

    class Meta:
        model = Traject
        fields = ("zoek", "status", "provincie")

    def op_naam(self, trajecten: Any, _naam: str, tekst: str) -> Any:
        return trajecten.filter(maatwerker__in=Maatwerker.objects.zoek(tekst))


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    zichtbaar = Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    gefilterd = TrajectFilter(request.GET or None, queryset=zichtbaar)
    rijen = gefilterd.qs.select_related("maatwerker", "partner", "vestiging__onderneming", "project__oproep")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "trajecten/traject_lijst.html", {"filter": gefilterd, "pagina": pagina})
