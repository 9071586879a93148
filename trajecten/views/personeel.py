"""The own people of a company: one list, with what it can report about each, here and now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import django_filters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from trajecten.enums import Rol
from trajecten.middleware import Verzoek
from trajecten.models import Afwezigheid, Lidmaatschap, Maatwerker, Tewerkstelling, Traject, Vestiging, Wop
from trajecten.models.velden import periode
from trajecten.views.maatwerkerlijst import in_dienst
from trajecten.views.ophalen import maatwerker_or_404
from trajecten.views.vinden import over_wie

PER_PAGINA = 50
STATUS = [("in_dienst", "In dienst"), ("afwezig", "Afwezig"), ("uit_dienst", "Uit dienst, voorbije 30 dagen")]


@dataclass
class Rij:
    """One person as the list shows it: the last own employment, what runs today, and the last traject."""

    maatwerker: Maatwerker
    dienst: Tewerkstelling
    wop: Wop | None = None
    afwezigheid: Afwezigheid | None = None
    traject: Traject | None = None
    vandaag: date = date.max
    gedaan: str = ""
    sinds: date = date.min  # the first day, also when fraction or establishment changed since

    @property
    def stand(self) -> str:
        return in_dienst(periode(self.sinds, self.dienst.periode.upper), self.vandaag)

    @property
    def is_in_dienst(self) -> bool:
        return self.vandaag in self.dienst.periode


def vereis_onderneming(lid: Lidmaatschap) -> None:
    """Raises PermissionDenied for who has no people of its own."""
    if lid.rol != Rol.ONDERNEMING:
        raise PermissionDenied("Het personeel bekijken en melden doet de onderneming zelf.")


def rijen(maatwerkers: Iterable[Maatwerker], lid: Lidmaatschap, *, vandaag: date) -> list[Rij]:
    """A row for each of these people who has an employment that `lid` sees; four queries, however many they are."""
    personen = list(maatwerkers)

    def feiten(model: Any) -> Any:
        return model.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker__in=personen)

    diensten = feiten(Tewerkstelling).geldig().select_related("vestiging__onderneming")
    laatste: dict[int, Tewerkstelling] = {}
    sinds: dict[int, date] = {}
    for dienst in diensten.order_by("periode"):
        vorige = laatste.get(dienst.maatwerker_id)
        if vorige is None or vorige.periode.upper != dienst.periode.lower:
            sinds[dienst.maatwerker_id] = dienst.periode.lower
        laatste[dienst.maatwerker_id] = dienst
    wops = {wop.maatwerker_id: wop for wop in feiten(Wop).geldig().op(vandaag).order_by("pk")}
    afwezig = {een.maatwerker_id: een for een in feiten(Afwezigheid).geldig().op(vandaag).order_by("pk")}
    trajecten = {traject.maatwerker_id: traject for traject in feiten(Traject).order_by("status_sinds", "pk")}
    return [
        Rij(
            persoon,
            laatste[persoon.pk],
            wops.get(persoon.pk),
            afwezig.get(persoon.pk),
            trajecten.get(persoon.pk),
            vandaag,
            sinds=sinds[persoon.pk],
        )
        for persoon in personen
        if persoon.pk in laatste
    ]


class PersoneelFilter(django_filters.FilterSet):
    zoek = django_filters.CharFilter(label="Naam, INSZ of trajectnummer", method="op_persoon")
    status = django_filters.ChoiceFilter(label="Status", choices=STATUS, empty_label="Alle", method="met_status")
    vestiging = django_filters.ModelChoiceFilter(
        label="Vestiging", queryset=Vestiging.objects.none(), empty_label="Alle", to_field_name="uuid", method="in_vestiging"
    )  # fmt: skip

    class Meta:
        model = Maatwerker
        fields = ("zoek", "status", "vestiging")

    def __init__(self, *args: Any, lid: Lidmaatschap, vandaag: date, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.lid, self.vandaag = lid, vandaag
        self.is_meer = False  # known once the rows are asked, as in every list
        eigen = {"maatwerker": OuterRef("pk")}
        self.diensten = Tewerkstelling.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(**eigen)
        self.afwezig = Afwezigheid.objects.geldig().op(vandaag).filter(**eigen)
        vestigingen = Vestiging.objects.filter(onderneming=lid.organisatie_id).select_related("onderneming")
        self.filters["vestiging"].field.queryset = vestigingen

    def op_persoon(self, maatwerkers: Any, _naam: str, tekst: str) -> Any:
        gevonden, self.is_meer = over_wie(maatwerkers, tekst, self.lid, vandaag=self.vandaag)
        return gevonden

    def met_status(self, maatwerkers: Any, _naam: str, status: str) -> Any:
        werkt = Exists(self.diensten.op(self.vandaag))
        if status == "afwezig":
            return maatwerkers.filter(werkt, Exists(self.afwezig))
        return maatwerkers.filter(werkt if status == "in_dienst" else ~werkt)

    def in_vestiging(self, maatwerkers: Any, _naam: str, vestiging: Vestiging) -> Any:
        return maatwerkers.filter(Exists(self.diensten.filter(vestiging=vestiging)))


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Everybody who works here, or left in the last thirty days."""
    vereis_onderneming(request.lid)
    zichtbaar = Maatwerker.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    gefilterd = PersoneelFilter(
        request.GET or None, queryset=zichtbaar, lid=request.lid, vandaag=request.vandaag
    )  # fmt: skip
    pagina = Paginator(gefilterd.qs, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "filter": gefilterd,
        "pagina": pagina,
        "rijen": rijen(pagina, request.lid, vandaag=request.vandaag),
        "vandaag": request.vandaag,
        "alle": "alle" in request.GET,
        "hier": request.get_full_path(),
    }
    return render(request, "personeel/lijst.html", context)


def toon_rij(request: Verzoek, maatwerker: Maatwerker, *, gedaan: str = "") -> HttpResponse:
    """One row of the list, to put in its place; `gedaan` says what was just kept."""
    (rij,) = rijen([maatwerker], request.lid, vandaag=request.vandaag)
    rij.gedaan = gedaan
    context = {"rij": rij, "vandaag": request.vandaag, "hier": "/personeel/", "alle": False}
    return render(request, "personeel/_rij.html", context)


@require_safe
def een_rij(request: Verzoek, uuid: UUID) -> HttpResponse:
    """The row of one person again, after a form in its place was closed; without htmx the whole list."""
    maatwerker = maatwerker_or_404(request, uuid)
    vereis_onderneming(request.lid)
    return toon_rij(request, maatwerker) if request.htmx else redirect("personeel-lijst")
