"""VDAB plans an evaluation: who visits whom, when and where. The day can still be open, the counsellor too."""

import uuid
from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from trajecten.enums import EvaluatieSoort, PlanningStand, Rol
from trajecten.models.evaluatie import Evaluatie
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker

SOORTEN = tuple(soort for soort in EvaluatieSoort if soort != EvaluatieSoort.EINDE_TRAJECT)


class EvaluatieplanningQuerySet(models.QuerySet["Evaluatieplanning"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB plans for its people, and the employer has to know when the visit is; a partner has no part in it."""
        if lid.rol not in (Rol.VDAB, Rol.ONDERNEMING):
            return self.none()
        return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))

    def open(self) -> Self:
        """Those whose visit has still to come."""
        return self.filter(stand=PlanningStand.OPEN)


class Evaluatieplanning(models.Model):
    """The plan of one evaluation, and what came of it. Somebody has at most one that is open."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="evaluatieplanningen")
    soort = models.CharField("soort", max_length=20, choices=[(soort.value, soort.label) for soort in SOORTEN])
    gepland_op = models.DateField("dag van het bezoek", null=True, blank=True)
    plaats = models.CharField("plaats", max_length=200, blank=True)
    bemiddelaar = models.ForeignKey(
        Lidmaatschap, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bemiddelaar"
    )
    stand = models.CharField("stand", max_length=20, choices=PlanningStand.choices, default=PlanningStand.OPEN)
    evaluatie = models.ForeignKey(Evaluatie, models.PROTECT, null=True, blank=True, related_name="planningen")
    reden = models.CharField("reden", max_length=500, blank=True)
    gestart_door = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    gestart_op = models.DateTimeField(editable=False)
    gewijzigd_door = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    gewijzigd_op = models.DateTimeField(editable=False)

    objects = EvaluatieplanningQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatieplanning"
        verbose_name_plural = "evaluatieplanningen"
        ordering = ("-gestart_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                "maatwerker",
                name="evaluatieplanning_een_open",
                condition=Q(stand=PlanningStand.OPEN),
                violation_error_message="Voor deze persoon is al een evaluatie gepland.",
            ),
            models.CheckConstraint(
                name="evaluatieplanning_uitgevoerd",
                condition=Q(stand=PlanningStand.UITGEVOERD, evaluatie__isnull=False)
                | (~Q(stand=PlanningStand.UITGEVOERD) & Q(evaluatie__isnull=True)),
            ),
            models.CheckConstraint(
                name="evaluatieplanning_afgelast_met_reden",
                condition=~Q(stand=PlanningStand.AFGELAST) | ~Q(reden=""),
                violation_error_message="Zeg waarom het bezoek niet doorgaat.",
            ),
        ]
        indexes = [
            models.Index("gepland_op", "id", name="evaluatieplanning_op_dag", condition=~Q(stand="afgelast")),
            models.Index("gepland_op", "id", name="evaluatieplanning_open_op_dag", condition=Q(stand="open")),
            models.Index("bemiddelaar", "gepland_op", name="evaluatieplanning_per_lid", condition=~Q(stand="afgelast")),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="begin_vast", fields=["maatwerker", "gestart_door", "gestart_op"]),
            pgtrigger.Protect(name="rij_blijft", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.get_soort_display() + (f" op {self.gepland_op:%d-%m-%Y}" if self.gepland_op else ", nog zonder dag")
