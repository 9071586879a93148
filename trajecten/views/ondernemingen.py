"""Organisations, as VDAB and the functional administrator see them."""

from typing import Any
from uuid import UUID

import django_filters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trajecten.enums import OndernemingSoort, Rol
from trajecten.middleware import Verzoek
from trajecten.models import Onderneming

PER_PAGINA = 25


class OndernemingFilter(django_filters.FilterSet):
    naam = django_filters.CharFilter(label="Naam", lookup_expr="icontains")
    soort = django_filters.ChoiceFilter(
        label="Soort", choices=OndernemingSoort.choices, empty_label="Alle", method="van_soort"
    )

    class Meta:
        model = Onderneming
        fields = ("naam", "soort")

    def van_soort(self, ondernemingen: Any, _naam: str, soort: OndernemingSoort) -> Any:
        return ondernemingen.van_soort(soort)


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    if request.lid.rol not in (Rol.VDAB, Rol.BEHEER):
        raise PermissionDenied("De lijst van ondernemingen is voor VDAB en het functioneel beheer.")
    zichtbaar = Onderneming.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    gefilterd = OndernemingFilter(request.GET or None, queryset=zichtbaar)
    pagina = Paginator(gefilterd.qs, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "ondernemingen/lijst.html", {"filter": gefilterd, "pagina": pagina})


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    zichtbaar = Onderneming.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    onderneming = get_object_or_404(zichtbaar, uuid=uuid)
    context = {
        "onderneming": onderneming,
        "vestigingen": [(v, v.gemeente_op(request.vandaag)) for v in onderneming.vestigingen.all()],
        "mandaten": list(onderneming.mandaten.all()),
    }
    return render(request, "ondernemingen/detail.html", context)
