"""The list of trajecten."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from trajecten.enums import LijstNaam, OndernemingSoort, Provincie, Rol, ToewijzingKant, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Onderneming, Oproep, Opschorting, Toewijzing, Traject
from trajecten.models.maatwerker import laatst_bij
from trajecten.models.traject import GESLOTEN, OPEN
from trajecten.models.velden import per_rij
from trajecten.views.lijsten import Kolom, Lijst, toon
from trajecten.views.lijstfilter import ALLE, DatumFilter, LijstFilter
from trajecten.views.menu import DOSSIERS

KANT = {Rol.VDAB: ToewijzingKant.VDAB, Rol.PARTNER: ToewijzingKant.PARTNER}
MIJ, NIEMAND = "mij", "niemand"
STAND = {"open": OPEN, "gesloten": GESLOTEN}
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class TrajectFilter(LijstFilter):
    zoek = django_filters.CharFilter(label="Naam, INSZ of trajectnummer", method="op_persoon")
    status = django_filters.MultipleChoiceFilter(
        label="Status", choices=TrajectStatus.choices, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    stand = django_filters.ChoiceFilter(
        label="Open of gesloten",
        choices=[("open", "Open"), ("gesloten", "Gesloten")],
        empty_label=ALLE,
        method="in_stand",
    )
    verantwoordelijke = django_filters.ChoiceFilter(label="Verantwoordelijke", empty_label=ALLE, method="van")
    provincie = django_filters.ChoiceFilter(label="Provincie", choices=Provincie.choices, empty_label=ALLE)
    onderneming = django_filters.CharFilter(
        label="Onderneming", field_name="vestiging__onderneming__naam", lookup_expr="icontains"
    )
    partner = django_filters.ChoiceFilter(label="Doorstroompartner", empty_label=ALLE, method="van_partner")
    oproep = django_filters.ChoiceFilter(label="Oproep", empty_label=ALLE, method="van_oproep")
    opgeschort = django_filters.ChoiceFilter(
        label="Opgeschort", choices=JA_NEE, empty_label=ALLE, method="is_opgeschort"
    )
    sinds_van = DatumFilter(label="In deze status sinds, van", field_name="status_sinds", lookup_expr="gte")
    sinds_tot = DatumFilter(label="In deze status sinds, tot en met", field_name="status_sinds", lookup_expr="lte")

    niet_voor: ClassVar = {
        Rol.ONDERNEMING: frozenset({"provincie", "onderneming", "verantwoordelijke", "opgeschort"}),
        Rol.PARTNER: frozenset({"partner"}),
    }

    class Meta:
        model = Traject
        fields = ()

    def keuzes(self) -> dict[str, list[tuple[str, str]]]:
        partners = Onderneming.objects.van_soort(OndernemingSoort.DOORSTROOMPARTNER).order_by("naam", "pk")
        oproepen = Oproep.objects.order_by("nummer").values_list("nummer", "titel")
        return {
            "partner": [(str(uuid), naam) for uuid, naam in partners.values_list("uuid", "naam")],
            "oproep": [(str(nummer), f"{nummer} {titel}") for nummer, titel in oproepen],
            "verantwoordelijke": [(MIJ, "Van mij"), (NIEMAND, "Van niemand"), *self._collegas()],
        }

    def _collegas(self) -> list[tuple[str, str]]:
        lid, vandaag = self.request.lid, self.request.vandaag
        if lid.rol not in KANT:
            return []
        eigen_kant = {
            Rol.VDAB: Q(provincies__overlap=lid.provincies),
            Rol.PARTNER: Q(organisatie=lid.organisatie_id),
        }[Rol(lid.rol)]
        leden = Lidmaatschap.objects.actief(vandaag).filter(eigen_kant, rol=lid.rol).exclude(pk=lid.pk)
        return [
            (str(uuid), naam)
            for uuid, naam in leden.order_by("gebruiker__naam", "pk").values_list("uuid", "gebruiker__naam")
        ]

    def in_stand(self, trajecten: Any, _naam: str, stand: str) -> Any:
        return trajecten.filter(status__in=STAND[stand])

    # The few partners and calls are looked up first: then the database knows how many trajecten each has.

    def van_partner(self, trajecten: Any, _naam: str, uuid: str) -> Any:
        return trajecten.filter(partner=Onderneming.objects.get(uuid=uuid).pk)

    def van_oproep(self, trajecten: Any, _naam: str, nummer: str) -> Any:
        return trajecten.filter(oproep=Oproep.objects.get(nummer=nummer).pk)

    def van(self, trajecten: Any, _naam: str, wie: str) -> Any:
        """The trajecten for which somebody on one's own side is responsible today, or nobody is."""
        lid, vandaag = self.request.lid, self.request.vandaag
        nu: dict[str, Any] = {"kant": KANT[Rol(lid.rol)], "periode__contains": vandaag}  # one toewijzing at most
        if wie == NIEMAND:
            return trajecten.filter(~Exists(Toewijzing.objects.filter(traject=OuterRef("pk"), **nu)))
        nu["lid"] = lid.pk if wie == MIJ else Lidmaatschap.objects.get(uuid=wie).pk
        if lid.rol == Rol.PARTNER:
            nu["partner_tot__gte"] = vandaag  # as the traject, so that the index passes over what it no longer sees
        toewijzing = FilteredRelation("toewijzingen", condition=Q(**{f"toewijzingen__{v}": w for v, w in nu.items()}))
        # What else was asked is asked of each row: nearly all that somebody works on passes.
        deze = Traject.objects.filter(per_rij(trajecten.filter(pk=OuterRef("pk"))))
        van_wie = deze.annotate(toewijzing=toewijzing).filter(toewijzing__isnull=False)
        return van_wie.annotate(status_sinds_hier=F("toewijzing__traject_sinds"))  # as the index has it

    def is_opgeschort(self, trajecten: Any, _naam: str, antwoord: str) -> Any:
        lid, vandaag = self.request.lid, self.request.vandaag
        opschortingen = Opschorting.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).op(vandaag)
        loopt = opschortingen.filter(traject=OuterRef("pk"))
        if antwoord == "ja":
            return trajecten.filter(per_rij(loopt), opgeschort_tot__gt=vandaag)
        return trajecten.filter(~Exists(loopt))


def kolommen(request: Verzoek) -> list[Kolom]:
    """A company needs no column for itself, nor a partner."""
    rol = request.lid.rol
    alle = [
        Kolom("naam", "Naam", lambda t: t.maatwerker.naam_voor_lijst, sorteer="sorteernaam", breedte=32),
        Kolom("status", "Status", lambda t: t.get_status_display(), cel="trajecten/_status_cel.html"),
        Kolom("datum", "Sinds", lambda t: t.status_sinds, sorteer="status_sinds", breedte=12),
        Kolom("toegeleid", "Toegeleid op", lambda t: t.toegeleid_op, sorteer="toegeleid_op", breedte=12),
        Kolom("onderneming", "Onderneming", lambda t: t.vestiging.onderneming.naam, breedte=32),
        Kolom("partner", "Partner", lambda t: t.partner.naam, breedte=28),
        Kolom("oproep", "Oproep", lambda t: t.project.oproep.nummer, breedte=8),
        Kolom("bemiddelaar", "Bemiddelaar", lambda t: t.bemiddelaar, breedte=24),
        Kolom("coach", "Coach", lambda t: t.coach, breedte=24),
    ]
    weg = {
        Rol.VDAB: {"coach"},
        Rol.PARTNER: {"partner", "bemiddelaar"},
        Rol.ONDERNEMING: {"onderneming", "bemiddelaar", "coach"},
    }.get(Rol(rol), set())
    return [kolom for kolom in alle if kolom.naam not in weg]


LIJST = Lijst(
    naam=LijstNaam.TRAJECTEN,
    zichtbaar=lambda request: Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag),
    filter=TrajectFilter,
    kolommen=kolommen,
    volgorde="-datum",
    wie=DOSSIERS,
    sjabloon="trajecten/traject_lijst.html",
    adres=lambda traject: traject.get_absolute_url(),
    verrijk=lambda trajecten, request: trajecten.met_verantwoordelijken(vandaag=request.vandaag).select_related(
        "maatwerker", "partner", "vestiging__onderneming", "project__oproep"
    ),
)


@require_safe
def lijst(request: Verzoek) -> HttpResponseBase:
    eigen = None
    if request.lid.rol == Rol.ONDERNEMING:
        eigen = Traject.objects.filter(laatst_bij(request.lid, vandaag=request.vandaag))
    return toon(request, LIJST, eigen=eigen, acties="trajecten/_noteren.html")
