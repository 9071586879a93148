"""Organisations, as VDAB and the functional administrator see them."""

from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trajecten.enums import LijstNaam, OndernemingSoort, Rol
from trajecten.middleware import Verzoek
from trajecten.models import Mandaat, Onderneming
from trajecten.views.lijsten import Kolom, Lijst, toon
from trajecten.views.lijstfilter import ALLE, LijstFilter


class OndernemingFilter(LijstFilter):
    naam = django_filters.CharFilter(label="Naam", lookup_expr="icontains")
    soort = django_filters.ChoiceFilter(
        label="Soort", choices=OndernemingSoort.choices, empty_label=ALLE, method="van_soort"
    )
    mandaat = django_filters.ChoiceFilter(
        label="Mandaat", choices=[("ja", "Vandaag geldig"), ("nee", "Geen geldig")], empty_label=ALLE, method="mandaten"
    )

    zoekveld: ClassVar = "naam"

    class Meta:
        model = Onderneming
        fields = ()

    def van_soort(self, ondernemingen: Any, _naam: str, soort: OndernemingSoort) -> Any:
        return ondernemingen.van_soort(soort)

    def mandaten(self, ondernemingen: Any, _naam: str, antwoord: str) -> Any:
        """Doorstroompartners with a mandate today, or without one."""
        geldig = Exists(Mandaat.objects.op(self.request.vandaag).filter(partner=OuterRef("pk")))
        partners = ondernemingen.van_soort(OndernemingSoort.DOORSTROOMPARTNER)
        return partners.filter(geldig if antwoord == "ja" else ~geldig)


def kolommen(_request: Verzoek) -> list[Kolom]:
    return [
        Kolom("naam", "Naam", lambda o: o.naam, sorteer="naam", breedte=36),
        Kolom("kbo", "KBO-nummer", lambda o: o.kbo_getoond, sorteer="kbo", breedte=16),
        Kolom("soort", "Soort", lambda o: o.soorten_getoond, breedte=32),
    ]


LIJST = Lijst(
    naam=LijstNaam.ONDERNEMINGEN,
    zichtbaar=lambda request: Onderneming.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag),
    filter=OndernemingFilter,
    kolommen=kolommen,
    volgorde="naam",
    wie=frozenset({Rol.VDAB, Rol.BEHEER}),
    sjabloon="ondernemingen/lijst.html",
    adres=lambda onderneming: onderneming.get_absolute_url(),
)


@require_safe
def lijst(request: Verzoek) -> HttpResponseBase:
    if request.lid.rol not in LIJST.wie:
        raise PermissionDenied("De lijst van ondernemingen is voor VDAB en het functioneel beheer.")
    return toon(request, LIJST)


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
