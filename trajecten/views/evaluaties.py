"""The evaluations that somebody may see, and for VDAB those that are due."""

from datetime import timedelta
from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, LijstNaam, Provincie, Rol
from trajecten.middleware import Verzoek
from trajecten.models import Evaluatie, Tewerkstelling, Wop
from trajecten.models.maatwerker import laatst_bij
from trajecten.views.lijsten import Kolom, Lijst, toon
from trajecten.views.lijstfilter import ALLE, DatumFilter, LijstFilter
from trajecten.views.menu import DOSSIERS

DAG = timedelta(days=1)
OORDEEL = {"oordeel_klaar": True, "oordeel_niet_klaar": False}
UITKOMSTEN = [
    *EvaluatieUitkomst.choices,
    ("oordeel_klaar", "Oordeel: doorstroomklaar"),
    ("oordeel_niet_klaar", "Oordeel: nog niet doorstroomklaar"),
]


class PersoonFilter(LijstFilter):
    """By the name and the province of the person whom a row is about."""

    zoek = django_filters.CharFilter(label="Naam, INSZ of trajectnummer", method="op_persoon")
    provincie = django_filters.ChoiceFilter(
        label="Provincie", choices=Provincie.choices, empty_label=ALLE, method="in_provincie"
    )

    niet_voor: ClassVar = {Rol.ONDERNEMING: frozenset({"provincie"})}

    def in_provincie(self, rijen: Any, _naam: str, provincie: str) -> Any:
        return rijen.filter(maatwerker__provincies__contains=[provincie])


class EvaluatieFilter(PersoonFilter):
    soort = django_filters.ChoiceFilter(label="Soort", choices=EvaluatieSoort.choices, empty_label=ALLE)
    uitkomst = django_filters.ChoiceFilter(
        label="Uitkomst", choices=UITKOMSTEN, empty_label=ALLE, method="met_uitkomst"
    )
    van = DatumFilter(label="Bezoek van", field_name="bezoek_op", lookup_expr="gte")
    tot = DatumFilter(label="Bezoek tot en met", field_name="bezoek_op", lookup_expr="lte")

    class Meta:
        model = Evaluatie
        fields = ()

    def met_uitkomst(self, evaluaties: Any, _naam: str, uitkomst: str) -> Any:
        if uitkomst in OORDEEL:
            return evaluaties.filter(doorstroomklaar=OORDEEL[uitkomst])
        return evaluaties.filter(uitkomst=uitkomst)


class TePlannenFilter(PersoonFilter):
    onderneming = django_filters.CharFilter(label="Onderneming", method="werkt_bij")
    einde_van = DatumFilter(label="Laatste dag van", field_name="periode__endswith", lookup_expr="gt")
    einde_tot = DatumFilter(label="Laatste dag tot en met", method="eindigt_voor")

    class Meta:
        model = Wop
        fields = ()

    def in_provincie(self, rijen: Any, _naam: str, provincie: str) -> Any:
        return rijen.filter(provincies__contains=[provincie])  # its own copy, which an index has with the last day

    def werkt_bij(self, wops: Any, _naam: str, tekst: str) -> Any:
        diensten = werkt_nu(self.request).filter(vestiging__onderneming__naam__icontains=tekst)
        return wops.filter(Exists(diensten))

    def eindigt_voor(self, wops: Any, _naam: str, dag: Any) -> Any:
        return wops.filter(periode__endswith__lte=dag + DAG)


def werkt_nu(request: Verzoek) -> Any:
    """The employment of today of the person of a row."""
    return Tewerkstelling.objects.geldig().op(request.vandaag).filter(maatwerker=OuterRef("maatwerker"))


def kolommen(request: Verzoek) -> list[Kolom]:
    return [
        Kolom("naam", "Naam", lambda e: e.maatwerker.naam_voor_lijst, sorteer="sorteernaam", breedte=32),
        Kolom("datum", "Datum", lambda e: e.bezoek_op, "bezoek_op", cel="evaluaties/_bezoek_cel.html", breedte=12),
        Kolom("soort", "Soort", lambda e: e.get_soort_display(), breedte=30),
        Kolom("uitkomst", "Uitkomst", lambda e: e.uitkomst_getoond, breedte=36),
        Kolom("provincie", "Provincie", lambda e: e.maatwerker.provincies_getoond),
    ]


def kolommen_te_plannen(request: Verzoek) -> list[Kolom]:
    return [
        Kolom("naam", "Naam", lambda w: w.maatwerker.naam_voor_lijst, breedte=32),
        Kolom("wop", "WOP", str, breedte=16),
        Kolom("einde", "Laatste dag", lambda w: w.periode.upper - DAG, sorteer="periode__endswith", breedte=12),
        Kolom("sinds", "Te plannen sinds", lambda w: w.merkpunt, breedte=16),
        Kolom("onderneming", "Onderneming", lambda w: w.werkgever, breedte=32),
        Kolom("provincie", "Provincie", lambda w: w.maatwerker.provincies_getoond),
    ]


LIJST = Lijst(
    naam=LijstNaam.EVALUATIES,
    zichtbaar=lambda request: Evaluatie.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag),
    filter=EvaluatieFilter,
    kolommen=kolommen,
    volgorde="-datum",
    wie=DOSSIERS,
    sjabloon="evaluaties/lijst.html",
    adres=lambda evaluatie: evaluatie.maatwerker.get_absolute_url(),
    anker="#evaluaties",
    verrijk=lambda evaluaties, _request: evaluaties.select_related("maatwerker"),
)
TE_PLANNEN = Lijst(
    naam=LijstNaam.TE_PLANNEN,
    zichtbaar=lambda request: Wop.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).te_evalueren(
        vandaag=request.vandaag
    ),
    filter=TePlannenFilter,
    kolommen=kolommen_te_plannen,
    volgorde="einde",
    wie=frozenset({Rol.VDAB}),
    sjabloon="evaluaties/te_plannen.html",
    adres=lambda wop: wop.maatwerker.get_absolute_url(),
    verrijk=lambda wops, request: (
        wops.met_merkpunt(vandaag=request.vandaag)
        .select_related("maatwerker")
        .annotate(werkgever=Subquery(werkt_nu(request).values("vestiging__onderneming__naam")[:1]))
    ),
)


@require_safe
def lijst(request: Verzoek) -> HttpResponseBase:
    """Each evaluation with its outcome; the motivation stands in the file, for VDAB alone."""
    if request.lid.rol not in LIJST.wie:
        raise PermissionDenied("De lijst van evaluaties is voor wie aan dossiers werkt.")
    eigen = None
    if request.lid.rol == Rol.ONDERNEMING:
        eigen = Evaluatie.objects.geldig().filter(laatst_bij(request.lid, vandaag=request.vandaag))
    return toon(request, LIJST, eigen=eigen, mag_plannen=request.lid.rol == Rol.VDAB)


@require_safe
def te_plannen(request: Verzoek) -> HttpResponseBase:
    """Whose right ends within nine months: VDAB starts the evaluation itself (R14)."""
    if request.lid.rol not in TE_PLANNEN.wie:
        raise PermissionDenied("Alleen VDAB plant deze evaluaties.")
    return toon(request, TE_PLANNEN, acties="evaluaties/_vastleggen.html")
