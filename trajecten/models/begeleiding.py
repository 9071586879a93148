"""What a partner does with somebody on the way to a job: stages, offers, and what was refused."""

from datetime import date
from typing import ClassVar, Self

import pgtrigger
from dateutil.relativedelta import relativedelta
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from trajecten.enums import AanbodUitkomst, FeedbackVan, Rol, StageResultaat, Steun, WeigeringReden, WeigeringWat
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.onderneming import Onderneming
from trajecten.models.tewerkstelling import binnen_tewerkstelling
from trajecten.models.traject import Traject, VanTrajectQuerySet
from trajecten.models.velden import begrensd, geen_overlap, hoogstens, periode_veld


class StageQuerySet(VanTrajectQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The employer also sees when a stage was and how it ended, not where."""
        if lid.rol == Rol.ONDERNEMING:
            return self.filter(traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag))
        return super().zichtbaar_voor(lid, vandaag=vandaag)


class Stage(Feit):
    """An internship at a possible employer, at most three months, under a TBS agreement (R19)."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="stages")
    stageplaats = models.ForeignKey(Onderneming, models.PROTECT, related_name="stages", verbose_name="stageplaats")
    periode = periode_veld()
    functie = models.CharField("functie", max_length=200)
    tbs_op = models.DateField("TBS-overeenkomst getekend op")
    resultaat = models.CharField("resultaat", max_length=30, choices=StageResultaat.choices, blank=True)
    feedback = models.TextField("feedback van de stageplaats", blank=True)

    objects = StageQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "stage"
        verbose_name_plural = "stages"
        ordering = ("-periode", "pk")
        constraints = [
            begrensd("stage_begrensd"),
            geen_overlap("stage_geen_overlap", "traject", als=GELDIG, melding="Er loopt in die periode al een stage."),
            hoogstens(
                "stage_hoogstens_drie_maanden", maanden=3, melding="Een stage duurt hoogstens drie maanden (R19)."
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *Feit.Meta.triggers,
            binnen_tewerkstelling(
                "trajecten_stage", persoon="(SELECT maatwerker_id FROM trajecten_traject WHERE id = NEW.traject_id)"
            ),
        ]

    def __str__(self) -> str:
        return f"Stage bij {self.stageplaats}"

    @property
    def laatste_dag(self) -> date:
        dag: date = self.periode.upper - relativedelta(days=1)
        return dag


class Stagefeedback(Feit):
    """How a stage goes while it runs, as somebody tells it, and what was done to support it."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="stagefeedback")
    op = models.DateField("datum")
    van = models.CharField("van wie", max_length=20, choices=FeedbackVan.choices)
    steun = ArrayField(
        models.CharField(max_length=30, choices=Steun.choices),
        verbose_name="gegeven steun",
        default=list,
        blank=True,
    )
    tekst = models.TextField("feedback")

    objects = VanTrajectQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "feedback over een stage"
        verbose_name_plural = "feedback over stages"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"Feedback over de stage van {self.op:%d-%m-%Y}"


class Aanbod(Feit):
    """A job that was offered during a traject, and the answer."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="aanbiedingen")
    werkgever = models.CharField("werkgever", max_length=200)
    job = models.CharField("job", max_length=200)
    op = models.DateField("aangeboden op")
    uitkomst = models.CharField("uitkomst", max_length=30, choices=AanbodUitkomst.choices, default=AanbodUitkomst.OPEN)

    objects = VanTrajectQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "aanbod"
        verbose_name_plural = "aanbiedingen"
        ordering = ("-op", "pk")

    def __str__(self) -> str:
        return f"{self.job} bij {self.werkgever}"


class WeigeringQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        if lid.rol == Rol.VDAB:
            return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))
        if lid.rol == Rol.PARTNER:
            return self.filter(traject__in=Traject.objects.begeleid_door(lid, vandaag=vandaag))
        return self.none()

    def zonder_geldige_reden(self) -> Self:
        """Judged by VDAB: no valid reason, while there was a real chance of doorstroom (R26)."""
        return self.filter(geldige_reden=False, reele_kans=True)


class Weigering(Feit):
    """Somebody said no to a traject, a stage or a job; VDAB hears the person and judges the reason (R26)."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="weigeringen")
    traject = models.ForeignKey(Traject, models.PROTECT, null=True, blank=True, related_name="weigeringen")
    wat = models.CharField("wat werd geweigerd", max_length=20, choices=WeigeringWat.choices)
    geweigerd_op = models.DateField("geweigerd op")
    reden = models.CharField("reden", max_length=30, choices=WeigeringReden.choices)
    toelichting = models.TextField("toelichting", blank=True)
    gehoord_op = models.DateField("gehoord op", null=True, blank=True)
    geldige_reden = models.BooleanField("geldige reden", null=True, blank=True)
    reele_kans = models.BooleanField("reële kans op doorstroom", null=True, blank=True)
    beoordeeld_op = models.DateField("beoordeeld op", null=True, blank=True)
    meegedeeld_op = models.DateField("meegedeeld op", null=True, blank=True)

    objects = WeigeringQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "weigering"
        verbose_name_plural = "weigeringen"
        ordering = ("-geweigerd_op", "pk")
        constraints = [
            models.CheckConstraint(
                name="weigering_oordeel_volledig",
                condition=Q(geldige_reden=None, reele_kans=None, beoordeeld_op=None)
                | Q(
                    geldige_reden__isnull=False,
                    reele_kans__isnull=False,
                    gehoord_op__isnull=False,
                    gehoord_op__gte=F("geweigerd_op"),
                    beoordeeld_op__gte=F("gehoord_op"),
                ),
                violation_error_message="Een oordeel noemt het gesprek, of de reden geldig is, en de dag van de beslissing.",
            ),
        ]

    def __str__(self) -> str:
        return f"Weigering van {self.geweigerd_op:%d-%m-%Y}"

    @property
    def uitkomst_getoond(self) -> str:
        return "Geen geldige reden, het traject is stopgezet" if self.is_besluit else "Nog geen beslissing"

    @property
    def is_besluit(self) -> bool:
        """Whether VDAB stopped the traject because of it, and so there is a letter to write."""
        return self.overgang_id is not None

    @property
    def besluit_op(self) -> date | None:
        return self.overgang.ingangsdatum if self.overgang else None
