"""The list of people."""

from datetime import date, timedelta
from typing import Any, ClassVar

import django_filters
from dateutil.relativedelta import relativedelta
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponseBase
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from trajecten.enums import AfwezigheidSoort, Doelgroep, LijstNaam, Provincie, Rol, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Afwezigheid, Lidmaatschap, Maatwerker, Tewerkstelling, Traject
from trajecten.models.maatwerker import laatst_bij
from trajecten.models.traject import OPEN, OPVOLGING, bij_partner
from trajecten.models.velden import geen_per_rij, per_rij, periode
from trajecten.views.lijsten import Kolom, Lijst, toon
from trajecten.views.lijstfilter import ALLE, LijstFilter
from trajecten.views.menu import DOSSIERS

DAG = timedelta(days=1)
GEEN, OPEN_TRAJECT = "geen", "open"
MAANDEN = (3, 6, 9, 12)


class MaatwerkerFilter(LijstFilter):
    zoek = django_filters.CharFilter(label="Naam, INSZ of trajectnummer", method="op_persoon")
    dienst = django_filters.ChoiceFilter(
        label="In dienst", choices=[("in", "In dienst"), ("uit", "Uit dienst")], empty_label=ALLE, method="in_dienst"
    )
    onderneming = django_filters.CharFilter(label="Werkt vandaag bij", method="werkt_bij")
    doelgroep = django_filters.ChoiceFilter(label="Doelgroep", choices=Doelgroep.choices, empty_label=ALLE)
    provincie = django_filters.ChoiceFilter(
        label="Provincie", choices=Provincie.choices, empty_label=ALLE, method="in_provincie"
    )
    afwezig = django_filters.ChoiceFilter(
        label="Afwezig",
        choices=[("ja", "Ja"), ("nee", "Nee"), *AfwezigheidSoort.choices],
        empty_label=ALLE,
        method="is_afwezig",
    )
    traject = django_filters.ChoiceFilter(
        label="Traject",
        choices=[(GEEN, "Geen traject"), (OPEN_TRAJECT, "Een open traject"), *TrajectStatus.choices],
        empty_label=ALLE,
        method="met_traject",
    )
    wop = django_filters.ChoiceFilter(
        label="WOP loopt af binnen",
        choices=[(str(maanden), f"{maanden} maanden") for maanden in MAANDEN],
        empty_label=ALLE,
        method="wop_loopt_af",
    )

    niet_voor: ClassVar = {
        Rol.ONDERNEMING: frozenset({"onderneming", "provincie"}),
        Rol.PARTNER: frozenset({"doelgroep", "provincie"}),
    }

    class Meta:
        model = Maatwerker
        fields = ()

    @property
    def _persoon(self) -> str:
        """The person of a row, from the index that it is read from."""
        return "persoon_hier" if self.request.lid.rol == Rol.PARTNER else "pk"

    def _diensten(self) -> Any:
        """The employments of the person of a row that run today."""
        diensten = diensten_van_rij(self.request.lid, vandaag=self.request.vandaag, persoon=self._persoon)
        return diensten.op(self.request.vandaag)

    def _eigen(self, model: Any) -> Any:
        """The valid facts of the person of a row that this lid may see."""
        zichtbaar = model.objects.geldig().zichtbaar_voor(self.request.lid, vandaag=self.request.vandaag)
        return zichtbaar.filter(maatwerker=OuterRef(self._persoon))

    def _met(self, maatwerkers: Any, feiten: str, **zo: Any) -> Any:
        """Who has such a fact (`zo`) that this lid may see, in the order of names that an index on these facts has.

        So the few people who have one are found without asking it of everybody else.
        """
        model: Any = Maatwerker._meta.get_field(feiten).related_model
        zichtbaar = model.objects.zichtbaar_voor(self.request.lid, vandaag=self.request.vandaag).filter(**zo)
        dit = f"een_van_{feiten}"
        als = Q(**{f"{feiten}__{veld}": waarde for veld, waarde in zo.items()})
        if self.request.lid.rol == Rol.ONDERNEMING and feiten == "trajecten":
            als &= Q(trajecten__dienst_bij=F("dienst_bij"))  # it always is: by it a company has an index of its own
        elif self.request.lid.rol != Rol.VDAB:  # its own people are read in any order, see `eigen_mensen`
            return maatwerkers.filter(per_rij(zichtbaar.filter(maatwerker=OuterRef(self._persoon))))
        eerder = zichtbaar.filter(maatwerker=OuterRef("maatwerker"), pk__lt=OuterRef("pk"))  # each person once
        return (
            maatwerkers.annotate(**{dit: FilteredRelation(feiten, condition=als)})
            .filter(per_rij(zichtbaar.filter(~Exists(eerder), pk=OuterRef(f"{dit}__pk"))), **{f"{dit}__isnull": False})
            .annotate(sorteernaam_hier=F(f"{dit}__sorteernaam"))
        )

    def in_dienst(self, maatwerkers: Any, _naam: str, antwoord: str) -> Any:
        rol, vandaag = self.request.lid.rol, self.request.vandaag
        weg = Q(dienst_tot__lte=vandaag)
        if antwoord == "uit" and rol == Rol.VDAB:  # it sees every employment: the few who left are known
            return maatwerkers.filter(weg)
        if antwoord == "uit" and rol == Rol.PARTNER:  # it sees none from the hire on
            return maatwerkers.filter(weg | Q(status_hier__in=sorted(OPVOLGING)))
        werkt = self._diensten()
        return maatwerkers.filter(per_rij(werkt) if antwoord == "in" else geen_per_rij(werkt))

    def werkt_bij(self, maatwerkers: Any, _naam: str, tekst: str) -> Any:
        return maatwerkers.filter(Exists(self._diensten().filter(vestiging__onderneming__naam__icontains=tekst)))

    def in_provincie(self, maatwerkers: Any, _naam: str, provincie: str) -> Any:
        return maatwerkers.filter(provincies__contains=[provincie])

    def is_afwezig(self, maatwerkers: Any, _naam: str, antwoord: str) -> Any:
        vandaag = self.request.vandaag
        if antwoord == "nee":
            return maatwerkers.filter(geen_per_rij(self._eigen(Afwezigheid).op(vandaag)))
        soort = {} if antwoord == "ja" else {"soort": antwoord}
        return self._met(maatwerkers, "afwezigheden", ingetrokken_op=None, periode__contains=vandaag, **soort)

    def met_traject(self, maatwerkers: Any, _naam: str, antwoord: str) -> Any:
        """By the status of the last traject, which is the one in the column."""
        if antwoord == GEEN:
            zichtbaar = Traject.objects.zichtbaar_voor(self.request.lid, vandaag=self.request.vandaag)
            return maatwerkers.filter(geen_per_rij(zichtbaar.filter(maatwerker=OuterRef(self._persoon))))
        statussen = sorted(OPEN) if antwoord == OPEN_TRAJECT else [antwoord]
        if self.request.lid.rol == Rol.PARTNER:
            return maatwerkers.filter(status_hier__in=statussen)
        return self._met(maatwerkers, "trajecten", status__in=statussen)

    def wop_loopt_af(self, maatwerkers: Any, _naam: str, maanden: str) -> Any:
        """The WOP that runs today has its last day within so many months, that day included."""
        vandaag = self.request.vandaag
        tot = vandaag + relativedelta(months=int(maanden))
        einde = {"periode__endswith__gt": vandaag, "periode__endswith__lte": tot + DAG}  # what the index has
        return self._met(maatwerkers, "wops", ingetrokken_op=None, periode__contains=vandaag, **einde)


def diensten_van_rij(lid: Lidmaatschap, *, vandaag: date, persoon: str = "pk") -> Any:
    """The valid employments of the person of a row that this lid sees. It sees the person already, so a company sees
    all those of its own."""
    diensten = Tewerkstelling.objects.geldig().filter(maatwerker=OuterRef(persoon))
    if lid.rol == Rol.ONDERNEMING:
        return diensten.filter(vestiging__onderneming=lid.organisatie_id)
    return diensten.zichtbaar_voor(lid, vandaag=vandaag)


def verrijk(maatwerkers: Any, request: Verzoek) -> Any:
    """With the last traject, the last employment (`werk`) and the absence of today, as far as this lid may see them."""
    lid, vandaag = request.lid, request.vandaag
    eigen = {"maatwerker": OuterRef("pk")}
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(**eigen).order_by("-pk")
    diensten = diensten_van_rij(lid, vandaag=vandaag).order_by("-periode")
    werk = JSONObject(
        bij="vestiging__onderneming__naam",
        van="periode__startswith",
        tot="periode__endswith",
        loopt=ExpressionWrapper(Q(periode__contains=vandaag), BooleanField()),
    )
    afwezig = Afwezigheid.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).op(vandaag).filter(**eigen)
    return maatwerkers.annotate(
        traject_status=Subquery(trajecten.values("status")[:1]),
        werk=Subquery(diensten.values(werk=werk)[:1]),
        afwezig=Subquery(afwezig.values("soort")[:1]),
    )


def dienst_van(maatwerker: Any) -> DateRange | None:
    """The period of the employment that `verrijk` found."""
    werk = maatwerker.werk
    return werk and periode(*(werk[dag] and date.fromisoformat(werk[dag]) for dag in ("van", "tot")))


def in_dienst(dienst: Any, vandaag: date) -> str:
    """The period of an employment as it stands today, with its last day as users say it."""
    if dienst.upper is None:
        return f"sinds {date_format(dienst.lower, 'd-m-Y')}"
    stand = "in dienst tot en met" if vandaag < dienst.upper else "uit dienst, laatste dag"
    return f"{stand} {date_format(dienst.upper - DAG, 'd-m-Y')}"


def kolommen(request: Verzoek) -> list[Kolom]:
    def dienst(maatwerker: Any) -> str:
        werk = dienst_van(maatwerker)
        delen = [in_dienst(werk, request.vandaag)] if werk else []
        if maatwerker.afwezig:
            delen.append(f"afwezig: {AfwezigheidSoort(maatwerker.afwezig).label.lower()}")
        return ", ".join(delen)

    def traject(maatwerker: Any) -> str:
        return str(TrajectStatus(maatwerker.traject_status).label) if maatwerker.traject_status else "geen"

    alle = [
        Kolom("naam", "Naam", lambda m: m.naam_voor_lijst, sorteer="sorteernaam", breedte=32),
        Kolom("geboren", "Geboren", lambda m: m.geboortedatum, sorteer="geboortedatum", breedte=12),
        Kolom("onderneming", "Onderneming", lambda m: m.werk and m.werk["bij"], breedte=32),
        Kolom("dienst", "In dienst", dienst, breedte=34),
        Kolom("traject", "Traject", traject, cel="maatwerkers/_traject_cel.html", breedte=24),
    ]
    return [k for k in alle if k.naam != "onderneming" or request.lid.rol != Rol.ONDERNEMING]


def eigen_mensen(request: Verzoek) -> Any:
    """The people whom this lid sees; those of a partner by the last traject of each, as its indexes have them."""
    lid, vandaag = request.lid, request.vandaag
    if lid.rol != Rol.PARTNER:
        return Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag)
    dit = {"maatwerker": OuterRef("van_partner__maatwerker"), "pk__gt": OuterRef("van_partner__pk")}
    latere = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(**dit)
    van_partner = FilteredRelation("trajecten", condition=bij_partner(lid, vandaag=vandaag, traject="trajecten__"))
    return (
        Maatwerker.objects.annotate(van_partner=van_partner)
        .filter(geen_per_rij(latere), van_partner__isnull=False)
        .annotate(
            persoon_hier=F("van_partner__maatwerker"),
            sorteernaam_hier=F("van_partner__sorteernaam"),
            geboortedatum_hier=F("van_partner__geboortedatum"),
            status_hier=F("van_partner__status"),
        )
    )


LIJST = Lijst(
    naam=LijstNaam.MAATWERKERS,
    zichtbaar=eigen_mensen,
    filter=MaatwerkerFilter,
    kolommen=kolommen,
    volgorde="naam",
    wie=DOSSIERS,
    sjabloon="maatwerkers/maatwerker_lijst.html",
    adres=lambda maatwerker: maatwerker.get_absolute_url(),
    verrijk=verrijk,
)


@require_safe
def lijst(request: Verzoek) -> HttpResponseBase:
    acties = "maatwerkers/_melden.html" if request.lid.rol == Rol.ONDERNEMING else ""
    mag_melden = request.lid.rol in (Rol.ONDERNEMING, Rol.VDAB)
    eigen = None
    if request.lid.rol == Rol.ONDERNEMING:
        eigen = Maatwerker.objects.filter(laatst_bij(request.lid, vandaag=request.vandaag, persoon=""))
    return toon(request, LIJST, eigen=eigen, acties=acties, mag_melden=mag_melden)
