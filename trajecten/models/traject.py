"""The doorstroomtraject and its history."""

import uuid
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar

import pgtrigger
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, FilteredRelation, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from trajecten import termijnen
from trajecten.enums import (
    OpschortingGrond,
    Provincie,
    Rol,
    ToewijzingKant,
    TrajectStatus,
    Werkvorm,
)
from trajecten.identificatie import trajectnummer_toon
from trajecten.models.evaluatie import Evaluatie
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import NAZICHT, Maatwerker, bij_werkgever
from trajecten.models.onderneming import Onderneming, Vestiging
from trajecten.models.oproep import Oproep, Project
from trajecten.models.tewerkstelling import Tewerkstelling
from trajecten.models.velden import (
    DagenLater,
    DagInBrussel,
    alleen_toevoegen,
    begrensd,
    dienst_bij_veld,
    geen_overlap,
    neemt_van_persoon_over,
    periode_veld,
    sorteernaam_veld,
    voeg_toe,
)
from trajecten.models.zoekindex import zoektermen_van_partner
from trajecten.regelgeving import Regime, regime

S = TrajectStatus

ACTIEF = frozenset({S.VOORTRAJECT, S.JOBMATCHING, S.STAGE})
OUDE_WERKVORMEN = frozenset({Werkvorm.BW, Werkvorm.SW})  # until 31-12-2018 (R4)
GESLOTEN = frozenset({S.GESLAAGD, S.MISLUKT, S.STOPGEZET, S.GEANNULEERD})
OPEN = frozenset(S) - GESLOTEN
BLOKKEERT = OPEN - {S.WACHT_OP_VACATURE}  # who waits for a vacancy may be referred again
OPVOLGING = frozenset({S.NAZORG, S.GESLAAGD})  # from here on the partner only follows up
TOT_ZES_MAANDEN = timedelta(days=184) + NAZICHT  # the last measure is due six months after the hire


class Gewijzigd(ValidationError):
    """Somebody else was first: the traject is no longer as the user saw it. Says what changed."""


def bij_partner(lid: Lidmaatschap, *, vandaag: date, traject: str = "") -> Q:
    """The trajecten that this lid of a partner sees."""
    return Q(**{f"{traject}partner": lid.organisatie_id, f"{traject}partner_tot__gte": vandaag})


class TrajectQuerySet(models.QuerySet["Traject"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The trajecten this member may know about; a view answers 404 for the rest."""
        if lid.rol == Rol.VDAB:
            hier = Q(provincie__in=lid.provincies)
            ingezien = lid.ingezien_op(vandaag)
            return self.filter(hier | Q(maatwerker__in=ingezien) if ingezien else hier)
        if lid.rol == Rol.ONDERNEMING:
            return self.filter(bij_werkgever(lid, vandaag=vandaag))
        if lid.rol == Rol.PARTNER:
            return self.filter(bij_partner(lid, vandaag=vandaag))
        return self.none()  # beleid and beheer see no rows; figures come from rapporten.cijferbron

    def begeleid_door(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The trajecten a partner works on or has just closed, without those it only follows up."""
        return self.zichtbaar_voor(lid, vandaag=vandaag).filter(begeleid_tot__gte=vandaag)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def ontwerp(self, maatwerker: Maatwerker, *, op: date) -> "Traject":
        """The unsaved traject of a referral on `op`: establishment, werkvorm and province as they are on that day."""
        diensten = Tewerkstelling.objects.geldig().op(op).filter(maatwerker=maatwerker)
        dienst = diensten.select_related("vestiging__onderneming").first()
        traject = Traject(maatwerker=maatwerker, toegeleid_op=op)
        if dienst:
            traject.vestiging = dienst.vestiging
            traject.werkvorm = (
                dienst.vestiging.onderneming.werkvorm_op(op) if dienst.werkvorm in OUDE_WERKVORMEN else dienst.werkvorm
            )
            traject.provincie = dienst.vestiging.provincie_op(op)
        return traject

    def blokkeert(self) -> Self:
        """Those beside which the same person cannot be referred again."""
        return self.filter(status__in=BLOKKEERT)

    def met_verantwoordelijken(self, *, vandaag: date) -> Self:
        """With the names of the counsellor (`bemiddelaar`) and the coach (`coach`) who are responsible today."""
        Toewijzing = apps.get_model("trajecten.Toewijzing")  # it stands above this model
        wie = Toewijzing.objects.filter(traject=OuterRef("pk"), periode__contains=vandaag).values(
            "lid__gebruiker__naam"
        )
        wie = wie.order_by()  # at most one a side
        return self.annotate(
            bemiddelaar=Subquery(wie.filter(kant=ToewijzingKant.VDAB)[:1]),
            coach=Subquery(wie.filter(kant=ToewijzingKant.PARTNER)[:1]),
        )

    def met_oordeel(self) -> Self:
        """With VDAB's valid judgement, of which there is at most one, as `oordeel`; without it, no such attribute."""
        geldig = FilteredRelation("oordelen", condition=Q(oordelen__ingetrokken_op__isnull=True))
        return self.annotate(oordeel=geldig).select_related("oordeel")

    def vergrendel(self, traject: "Traject", *, versie: int) -> "Traject":
        """Lock the row until the transaction ends and read it again. Raises Gewijzigd when it is not at `versie`."""
        vers = self.select_for_update(of=("self",)).select_related("maatwerker", "project__oproep").get(pk=traject.pk)
        if vers.versie != versie:
            raise Gewijzigd(vers.wat_veranderde(), code="gewijzigd")
        return vers


class Traject(models.Model):
    """The way of one maatwerker, guided by one partner, from VDAB's referral to an end."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # What people call a case by. The database gives it out, also to rows that are written by COPY.
    nummer = models.BigIntegerField(
        "nummer", unique=True, editable=False, db_default=Func(Value("trajecten_trajectnummer"), function="nextval")
    )
    maatwerker = models.ForeignKey(  # `traject_van_maatwerker` finds it, and passes over the others of a person unread
        Maatwerker, models.PROTECT, db_index=False, related_name="trajecten", verbose_name="maatwerker"
    )
    partner = models.ForeignKey(
        Onderneming, models.PROTECT, related_name="begeleide_trajecten", verbose_name="doorstroompartner"
    )
    project = models.ForeignKey(Project, models.PROTECT, related_name="trajecten", verbose_name="project")
    aanleiding = models.ForeignKey(
        Evaluatie, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="na evaluatie"
    )
    verplicht = models.BooleanField("verplicht", default=False)
    geplande_start = models.DateField("geplande start", null=True, blank=True)
    # Frozen at the referral
    toegeleid_op = models.DateField("toegeleid op")
    vestiging = models.ForeignKey(Vestiging, models.PROTECT, related_name="trajecten", verbose_name="vestiging")
    werkvorm = models.CharField("werkvorm", max_length=10, choices=Werkvorm.choices)
    provincie = models.CharField("provincie", max_length=20, choices=Provincie.choices)
    # Kept equal to the history by `zet` and checked by a trigger
    status = models.CharField("status", max_length=20, choices=TrajectStatus.choices)
    status_sinds = models.DateField("sinds")
    doorgestroomd_op = models.DateField("doorgestroomd op", null=True, blank=True)
    versie = models.PositiveIntegerField(default=0)
    # The last day on which its partner sees it, `date.max` while it has work to do: thirty days after it was closed, and
    # when it succeeded until the last measure. The database reckons it, so that an index can hold it.
    partner_tot = models.GeneratedField(
        expression=Case(
            When(status__in=sorted(BLOKKEERT), then=Value(date.max)),
            When(
                status=S.GESLAAGD,
                then=Greatest(DagenLater("status_sinds", NAZICHT), DagenLater("doorgestroomd_op", TOT_ZES_MAANDEN)),
            ),
            default=DagenLater("status_sinds", NAZICHT),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    # The same, for what it reads as long as it guides somebody
    begeleid_tot = models.GeneratedField(
        expression=Case(
            When(status__in=sorted(OPVOLGING), then=Value(date.min)),
            When(status__in=sorted(BLOKKEERT), then=Value(date.max)),
            default=DagenLater("status_sinds", NAZICHT),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    sorteernaam = sorteernaam_veld()
    # As that of the maatwerker, for the order of a partner's people
    geboortedatum = models.DateField(null=True, blank=True, editable=False)
    dienst_bij = dienst_bij_veld()
    # The day from which no valid suspension runs any more, `date.max` for an open one; empty when there never was one.
    # The database keeps it, so that a list finds the few that stand still.
    opgeschort_tot = models.DateField(null=True, blank=True, editable=False)
    # Of the project, which is frozen. The database takes it over, so that a list of one call reads no other.
    oproep = models.ForeignKey(
        Oproep, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects = TrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        ordering = ("-status_sinds", "-pk")
        constraints = [
            models.UniqueConstraint(
                "maatwerker",
                name="traject_een_open_per_maatwerker",
                condition=Q(status__in=sorted(BLOKKEERT)),
                violation_error_message="Deze persoon heeft al een open traject.",
            ),
        ]
        indexes = [
            models.Index("maatwerker", "id", "status", name="traject_van_maatwerker"),
            models.Index("provincie", "status", "status_sinds", name="traject_per_provincie"),
            # What a partner no longer sees, or did not ask for, is passed over in the index, without reading its row.
            *(
                models.Index("partner", veld, "id", "status", "partner_tot", name=f"traject_partner_{volgorde}")
                for veld, volgorde in [
                    ("status_sinds", "sinds"),
                    ("sorteernaam", "naam"),
                    ("toegeleid_op", "toegeleid"),
                    ("geboortedatum", "geboren"),
                ]
            ),
            models.Index("dienst_bij", "status_sinds", "id", name="traject_werkgever_op_datum"),
            models.Index("dienst_bij", "sorteernaam", "id", "status", name="traject_werkgever_op_naam"),
            models.Index("dienst_bij", "toegeleid_op", "id", name="traject_werkgever_toeleiding"),
            models.Index("status_sinds", "id", name="traject_op_datum"),
            models.Index("sorteernaam", "id", name="traject_op_naam"),
            models.Index("toegeleid_op", "id", name="traject_op_toeleiding"),
            models.Index("oproep", "status_sinds", "id", name="traject_per_oproep"),
            models.Index("status", "status_sinds", "id", name="traject_op_status"),
            models.Index("status", "sorteernaam", "id", name="traject_op_status_en_naam"),
            models.Index("status", "toegeleid_op", "id", name="traject_status_op_toeleiding"),
            models.Index("provincie", "status_sinds", "id", name="traject_provincie_op_datum"),
            models.Index(
                "status_sinds",
                "id",
                "opgeschort_tot",
                "partner",
                name="traject_stil",
                condition=Q(opgeschort_tot__isnull=False),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            neemt_van_persoon_over("sorteernaam", "geboortedatum", "dienst_bij_id"),
            pgtrigger.Trigger(
                name="neemt_oproep_over",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("oproep_id"),
                func="""
                SELECT oproep_id INTO STRICT NEW.oproep_id FROM trajecten_project WHERE id = NEW.project_id;
                RETURN NEW;
                """,
            ),
            # What stands for it on other rows is reckoned again, by their own triggers.
            pgtrigger.Trigger(
                name="geeft_zicht_door",
                when=pgtrigger.After,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("status", "status_sinds", "doorgestroomd_op", "aanleiding_id"),
                func="""
                UPDATE trajecten_toewijzing SET partner_tot = NULL WHERE traject_id = NEW.id;
                UPDATE trajecten_evaluatie SET partner_tot = NULL WHERE traject_id = NEW.id OR id = NEW.aanleiding_id;
                RETURN NULL;
                """,
            ),
            pgtrigger.ReadOnly(
                name="bevroren",
                fields=["maatwerker", "partner", "project", "toegeleid_op", "vestiging", "werkvorm", "provincie"],
            ),
            pgtrigger.ReadOnly(name="nummer_vast", fields=["nummer"]),
            zoektermen_van_partner(),
            pgtrigger.Trigger(
                name="status_volgt_geschiedenis",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status", "status_sinds"),
                timing=pgtrigger.Deferred,
                func="""
                IF NOT EXISTS (
                    SELECT 1 FROM trajecten_traject t
                    JOIN LATERAL (
                        SELECT o.naar, o.ingangsdatum FROM trajecten_statusovergang o
                        WHERE o.traject_id = t.id AND o.draait_terug_id IS NULL AND NOT EXISTS (
                            SELECT 1 FROM trajecten_statusovergang terug WHERE terug.draait_terug_id = o.id
                        )
                        ORDER BY o.volgnummer DESC LIMIT 1
                    ) laatste ON laatste.naar = t.status AND laatste.ingangsdatum = t.status_sinds
                    WHERE t.id = NEW.id
                ) THEN
                    RAISE EXCEPTION 'De status van traject % volgt niet uit zijn overgangen.', NEW.id
                        USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"Traject van {self.maatwerker}"

    def get_absolute_url(self) -> str:
        return reverse("traject", args=[self.uuid])

    @property
    def nummer_getoond(self) -> str:
        return trajectnummer_toon(self.nummer)

    @cached_property
    def geschiedenis(self) -> list["Statusovergang"]:
        """Every overgang, oldest first, with the undone ones and the undoings."""
        return list(self.overgangen.select_related("lid__gebruiker", "lid__organisatie", "teruggedraaid_door"))

    @property
    def geldige_overgangen(self) -> list["Statusovergang"]:
        """The overgangen that count, oldest first."""
        return [stap for stap in self.geschiedenis if stap.telt]

    def overgang(self, naam: str) -> "Statusovergang | None":
        """The last overgang with this name that counts."""
        return next((stap for stap in reversed(self.geldige_overgangen) if stap.naam == naam), None)

    @property
    def laatste(self) -> "Statusovergang":
        return self.geldige_overgangen[-1]

    def status_op(self, datum: date) -> str | None:
        """The status on `datum`, as known now; None before the referral."""
        return next((stap.naar for stap in reversed(self.geldige_overgangen) if stap.ingangsdatum <= datum), None)

    def regime_op(self, datum: date) -> Regime:
        """The rules that bind this traject on `datum`; a case can cross 1-1-2019."""
        return regime(Werkvorm(self.werkvorm), datum)

    def laatste_dag_van_fase(self, *, vandaag: date) -> date | None:
        """The last day of the phase, moved by suspensions; None where the law sets no maximum (R19, R22, R46)."""
        if self.status == S.NAZORG and self.doorgestroomd_op:
            return termijnen.nazorg_einde(self.doorgestroomd_op)
        einde = termijnen.fase_einde(S(self.status), self.status_sinds, self.regime_op(vandaag))
        stil = [
            (een.periode.lower, een.periode.upper) for een in self.opschortingen.all() if een.ingetrokken_op is None
        ]
        return termijnen.verschoven(self.status_sinds, einde, stil, vandaag=vandaag) if einde else None

    def wat_veranderde(self) -> str:
        """What a user who comes second needs to know."""
        stap = self.geschiedenis[-1]
        return (
            f"Intussen gewijzigd door {stap.lid.gebruiker}: {stap.get_naam_getoond()} op "
            f"{timezone.localtime(stap.geregistreerd_op):%d-%m-%Y om %H:%M}. "
            f"De status is nu “{self.get_status_display()}”. Kijk het na; wat je invulde, staat er nog."
        )

    def zet(
        self,
        naam: str,
        naar: str,
        *,
        op: date,
        lid: Lidmaatschap,
        nu: datetime,
        reden: str = "",
        toelichting: str = "",
        nota: str = "",
        draait_terug: "Statusovergang | None" = None,
    ) -> "Statusovergang":
        """Write the overgang and take over its status. Only `workflow/` calls this, under the lock."""
        stap = Statusovergang(
            traject=self,
            volgnummer=len(self.geschiedenis) + 1,
            naam=naam,
            van=self.status,
            naar=naar,
            ingangsdatum=op,
            geregistreerd_op=nu,
            lid=lid,
            reden=reden,
            toelichting=toelichting,
            nota=nota,
            draait_terug=draait_terug,
        )
        voeg_toe(stap)
        del self.geschiedenis
        self.status, self.status_sinds = naar, op
        if naam == "doorstromen":
            self.doorgestroomd_op = op
        if draait_terug:  # then an earlier step is the last one again
            hire = self.overgang("doorstromen")
            self.status_sinds = self.laatste.ingangsdatum
            self.doorgestroomd_op = hire.ingangsdatum if hire else None
        self.versie += 1
        self.save(update_fields=["status", "status_sinds", "doorgestroomd_op", "versie"])
        return stap

    def raak_aan(self) -> None:
        """A change without an overgang (a suspension, a judgement): whoever looks at the old page is told."""
        self.versie += 1
        self.save(update_fields=["versie"])


class StatusovergangQuerySet(models.QuerySet["Statusovergang"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag))

    def geldig(self) -> Self:
        """Neither undone nor an undoing, as known now."""
        return self.filter(draait_terug__isnull=True, teruggedraaid_door__isnull=True)

    def bekend_op(self, moment: datetime) -> Self:
        """Registered before `moment`, and not undone before it."""
        terug = Statusovergang.objects.filter(draait_terug=OuterRef("pk"), geregistreerd_op__lt=moment)
        return self.filter(~Exists(terug), draait_terug__isnull=True, geregistreerd_op__lt=moment)


class Statusovergang(models.Model):
    """One step of a traject. Written once; an undo is a step of its own that names the step it undoes."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="overgangen")
    volgnummer = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=40)
    van = models.CharField(max_length=20, choices=TrajectStatus.choices, blank=True)
    naar = models.CharField(max_length=20, choices=TrajectStatus.choices)
    ingangsdatum = models.DateField("ingangsdatum")
    geregistreerd_op = models.DateTimeField("geregistreerd op")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    reden = models.CharField("reden", max_length=40, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    nota = models.CharField("opmerking bij de stap", max_length=200, blank=True)
    draait_terug = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="teruggedraaid_door"
    )

    objects = StatusovergangQuerySet.as_manager()

    class Meta:
        verbose_name = "statusovergang"
        verbose_name_plural = "statusovergangen"
        ordering = ("traject", "volgnummer")
        constraints = [
            models.UniqueConstraint("traject", "volgnummer", name="overgang_volgnummer_uniek"),
            models.CheckConstraint(
                name="overgang_niet_in_de_toekomst",
                condition=Q(ingangsdatum__lte=DagInBrussel("geregistreerd_op")),
                violation_error_message="De datum ligt in de toekomst.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"{self.volgnummer}. {self.naam}"

    @property
    def telt(self) -> bool:
        """Neither undone nor an undoing."""
        return self.draait_terug_id is None and not hasattr(self, "teruggedraaid_door")

    def get_naam_getoond(self) -> str:
        return self.naam.replace("_", " ")


R = TypeVar("R", bound="models.QuerySet[Any]")


def binnen_traject(rijen: R, lid: Lidmaatschap, vandaag: date) -> R:
    """Of what stands inside a traject VDAB sees all, the partner its own until the follow-up, a company nothing."""
    if lid.rol == Rol.VDAB:
        return rijen.filter(traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag))
    if lid.rol == Rol.PARTNER:
        return rijen.filter(traject__in=Traject.objects.begeleid_door(lid, vandaag=vandaag))
    return rijen.none()


class VanTrajectQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return binnen_traject(self, lid, vandaag)


class Opschorting(Feit):
    """The traject stands still; terms move by the days it did (R46)."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="opschortingen")
    periode = periode_veld()
    grond = models.CharField("grond", max_length=30, choices=OpschortingGrond.choices)
    toelichting = models.TextField("toelichting", blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "opschorting"
        verbose_name_plural = "opschortingen"
        ordering = ("-periode", "pk")
        constraints = [
            begrensd("opschorting_begrensd"),
            geen_overlap(
                "opschorting_geen_overlap",
                "traject",
                als=GELDIG,
                melding="Het traject is in die periode al opgeschort.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *Feit.Meta.triggers,
            pgtrigger.Trigger(
                name="zegt_tot_wanneer",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                UPDATE trajecten_traject SET opgeschort_tot = (
                    SELECT max(coalesce(upper(periode), '9999-12-31')) FROM trajecten_opschorting
                    WHERE traject_id = NEW.traject_id AND ingetrokken_op IS NULL
                ) WHERE id = NEW.traject_id;
                RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"Opgeschort vanaf {self.periode.lower:%d-%m-%Y}"
