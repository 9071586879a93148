"""What waits for a lid today, as blocks of the first page: for each how many, and the ten that wait longest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.text import slugify

from trajecten.enums import OpvolgMoment, Rol, TrajectStatus
from trajecten.models import (
    Evaluatie,
    Lidmaatschap,
    Opvolgmeting,
    Signaal,
    Stage,
    Traject,
    Uitstroom,
    Weigering,
)
from trajecten.models.traject import ACTIEF, OPEN, OPVOLGING
from trajecten.termijnen import nazorg_einde, opvolging_vanaf

S = TrajectStatus
HOEVEEL = 10
HOOGSTENS = 10_000  # more than this is not counted
DAG = timedelta(days=1)
BINNENKORT = timedelta(days=14)


@dataclass(frozen=True)
class Rij:
    """One thing to do: whose, what, and the day that matters."""

    naam: str
    url: str
    wat: str
    op: date
    bij_op: str
    status: str = ""
    signaal: UUID | None = None


@dataclass(frozen=True)
class Soort:
    """A kind of work: its rows, the one that waits longest first, and how one is shown."""

    titel: str
    leeg: str
    rijen: QuerySet[Any]
    rij: Callable[[Any], Rij]

    @property
    def naam(self) -> str:
        """The title in an address."""
        return slugify(self.titel)


@dataclass
class Blok:
    """A kind of work, how much of it there is, and its first rows."""

    naam: str
    titel: str
    leeg: str
    rijen: list[Rij]
    aantal: int

    @property
    def meer(self) -> bool:
        return self.aantal > len(self.rijen)

    @property
    def te_veel(self) -> bool:
        return self.aantal > HOOGSTENS


class AantalRijen(Subquery):
    """How many rows a query has, so that all the counts of a page are one query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) telling)"
    output_field = IntegerField()


def laatste_begin(einde: Callable[[date], date], uiterlijk: date) -> date:
    """The last day from which a term ends on or before `uiterlijk`; the law's months make this no plain subtraction."""
    begin = uiterlijk
    while einde(begin) > uiterlijk:
        begin -= DAG
    return begin


def _rij(traject: Traject, wat: str, op: date, bij_op: str, *, status: bool = False) -> Rij:
    naam, url = traject.maatwerker.naam_voor_lijst, traject.get_absolute_url()
    return Rij(naam, url, wat, op, bij_op, status=traject.status if status else "")


def _voor_vdab(lid: Lidmaatschap, vandaag: date) -> list[Soort]:
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).select_related("maatwerker", "partner")
    oordelen = Evaluatie.objects.geldig().filter(traject=OuterRef("pk"))
    signalen = Signaal.objects.zichtbaar_voor(lid, vandaag=vandaag).open()
    weigeringen = Weigering.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    uitstromen = Uitstroom.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    return [
        Soort(
            "Signalen van ondernemingen",
            "Geen open signalen.",
            signalen.select_related("maatwerker").order_by("gemeld_op", "pk"),
            lambda signaal: Rij(
                signaal.maatwerker.naam_voor_lijst,
                signaal.maatwerker.get_absolute_url(),
                f"{signaal.get_soort_display()}. {signaal.tekst}",
                timezone.localdate(signaal.gemeld_op),
                "gemeld op",
                signaal=signaal.uuid,
            ),
        ),
        Soort(
            "Trajecten te beoordelen",
            "Er ligt geen traject klaar om te beoordelen.",
            trajecten.filter(status=S.BEOORDELING).order_by("status_sinds", "pk"),
            lambda traject: _rij(traject, f"Voorgelegd door {traject.partner}", traject.status_sinds, "sinds"),
        ),
        Soort(
            "Aan het werk, oordeel nog te geven",
            "Van iedereen die doorstroomde, is het traject beoordeeld.",
            trajecten.filter(~Exists(oordelen), status__in=OPVOLGING, doorgestroomd_op__isnull=False).order_by(
                "doorgestroomd_op", "pk"
            ),
            lambda traject: _rij(traject, f"Begeleid door {traject.partner}", traject.doorgestroomd_op, "in dienst op"),
        ),
        Soort(
            "Weigeringen te beoordelen",
            "Er wacht geen weigering op een oordeel.",
            weigeringen.filter(geldige_reden=None, traject__status__in=ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE})
            .select_related("traject__maatwerker")
            .order_by("geweigerd_op", "pk"),
            lambda weigering: _rij(
                weigering.traject,
                f"{weigering.get_wat_display()} geweigerd: {weigering.get_reden_display().lower()}",
                weigering.geweigerd_op,
                "op",
            ),
        ),
        Soort(
            "Geplande jobs: de eerste werkdag is er",
            "Er is geen geplande job te bevestigen.",
            uitstromen.filter(gepland=True, op__lte=vandaag, traject__status__in=OPEN)
            .select_related("traject__maatwerker", "werkgever")
            .order_by("op", "pk"),
            lambda uitstroom: _rij(
                uitstroom.traject,
                f"Begint bij {uitstroom.werkgever}" if uitstroom.werkgever else uitstroom.get_bestemming_display(),
                uitstroom.op,
                "eerste werkdag",
            ),
        ),
    ]


def _voor_partner(lid: Lidmaatschap, vandaag: date) -> list[Soort]:
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).select_related("maatwerker")
    stages = Stage.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    uiterlijk = vandaag + BINNENKORT
    return [
        Soort(
            "Te starten",
            "Alle toegeleide trajecten zijn gestart.",
            trajecten.filter(status=S.TOEGELEID)
            .select_related("vestiging__onderneming")
            .order_by("toegeleid_op", "pk"),
            lambda traject: _rij(
                traject, f"Werkt bij {traject.vestiging.onderneming}", traject.toegeleid_op, "toegeleid op"
            ),
        ),
        Soort(
            "Stages die binnen twee weken aflopen",
            "Geen enkele stage loopt binnen twee weken af.",
            stages.filter(resultaat="", traject__status=S.STAGE, periode__endswith__lte=uiterlijk + DAG)
            .select_related("traject__maatwerker", "stageplaats")
            .order_by("periode__endswith", "pk"),
            lambda stage: _rij(
                stage.traject, f"{stage.functie} bij {stage.stageplaats}", stage.laatste_dag, "laatste stagedag"
            ),
        ),
        Soort(
            "Nazorg die binnen twee weken afloopt",
            "Geen enkele nazorg loopt binnen twee weken af.",
            trajecten.filter(status=S.NAZORG, doorgestroomd_op__lte=laatste_begin(nazorg_einde, uiterlijk)).order_by(
                "doorgestroomd_op", "pk"
            ),
            lambda traject: _rij(
                traject,
                "Sluit de nazorg af, of noteer wat er verandert",
                nazorg_einde(traject.doorgestroomd_op),
                "laatste dag",
            ),
        ),
        _opvolgmetingen(trajecten, vandaag),
    ]


def _opvolgmetingen(trajecten: QuerySet[Traject], vandaag: date) -> Soort:
    """Who was hired long enough ago to be asked how it goes, and was not asked yet (M1)."""

    def te_doen(moment: OpvolgMoment) -> Q:
        gedaan = Opvolgmeting.objects.geldig().filter(traject=OuterRef("pk"), moment=moment)
        aangeworven = laatste_begin(lambda dag: opvolging_vanaf(moment, dag), vandaag)
        return Q(~Exists(gedaan), doorgestroomd_op__lte=aangeworven)

    def rij(traject: Any) -> Rij:
        moment = OpvolgMoment(traject.moment)
        vanaf = opvolging_vanaf(moment, traject.doorgestroomd_op)
        return _rij(traject, f"Hoe gaat het {moment.label.lower()}?", vanaf, "te meten sinds")

    keuze = Case(*(When(te_doen(moment), then=Value(moment.value)) for moment in OpvolgMoment), default=Value(""))
    return Soort(
        "Opvolgmetingen te doen",
        "Alle opvolgmetingen zijn ingevuld.",
        trajecten.filter(status__in=OPVOLGING)
        .annotate(moment=keuze)
        .exclude(moment="")
        .order_by("doorgestroomd_op", "pk"),
        rij,
    )


def _voor_onderneming(lid: Lidmaatschap, vandaag: date) -> list[Soort]:
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).select_related("maatwerker", "partner")
    return [
        Soort(
            "Je mensen in een traject",
            "Op dit moment volgt niemand van je mensen een traject.",
            trajecten.open().order_by("-status_sinds", "-pk"),
            lambda traject: _rij(
                traject, f"Begeleid door {traject.partner}", traject.status_sinds, "sinds", status=True
            ),
        ),
        Soort(
            "Gewijzigd in de voorbije twee weken",
            "In de voorbije twee weken veranderde er niets aan een traject van je mensen.",
            trajecten.filter(status_sinds__gte=vandaag - BINNENKORT).order_by("-status_sinds", "-pk"),
            lambda traject: _rij(traject, f"Begeleid door {traject.partner}", traject.status_sinds, "op", status=True),
        ),
    ]


PER_ROL = {Rol.VDAB: _voor_vdab, Rol.PARTNER: _voor_partner, Rol.ONDERNEMING: _voor_onderneming}


def soorten(lid: Lidmaatschap, *, vandaag: date) -> list[Soort]:
    """The kinds of work of this role; managers and administrators have none. Runs no query."""
    maak = PER_ROL.get(Rol(lid.rol))
    return maak(lid, vandaag) if maak else []


def werklijst(lid: Lidmaatschap, *, vandaag: date) -> list[Blok]:
    """The blocks of this role, one query each and one for all the counts."""
    mijn = soorten(lid, vandaag=vandaag)
    if not mijn:
        return []
    tellingen = [AantalRijen(soort.rijen.order_by().values("pk")[: HOOGSTENS + 1]) for soort in mijn]
    aantallen = Lidmaatschap.objects.filter(pk=lid.pk).values_list(*tellingen).get()
    return [
        Blok(soort.naam, soort.titel, soort.leeg, [soort.rij(een) for een in soort.rijen[:HOEVEEL]], aantal)
        for soort, aantal in zip(mijn, aantallen, strict=True)
    ]
