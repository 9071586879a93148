"""Who looked at the file of somebody outside the own provinces, when, and why."""

import uuid
from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from trajecten.enums import RedenInzage, Rol
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.velden import alleen_toevoegen


class InzageQuerySet(models.QuerySet["Inzage"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB reads who looked in the files that it sees."""
        if lid.rol != Rol.VDAB:
            return self.none()
        return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))


class Inzage(models.Model):
    """A counsellor opened a file outside the provinces of the office, for one day, and said why."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="inzagen")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="inzagen")
    dag = models.DateField("dag")  # in Brussels; the file is open until it ends
    geopend_op = models.DateTimeField("geopend op")
    reden = models.CharField("reden", max_length=30, choices=RedenInzage.choices)
    toelichting = models.CharField("toelichting", max_length=500, blank=True)

    objects = InzageQuerySet.as_manager()

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"
        ordering = ("-geopend_op", "-pk")
        constraints = [
            models.CheckConstraint(
                name="inzage_andere_met_toelichting",
                condition=~Q(reden=RedenInzage.ANDERE) | ~Q(toelichting=""),
                violation_error_message="Leg uit waarom je dit dossier opent.",
            ),
        ]
        indexes = [models.Index("lid", "dag", name="inzage_per_lid")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"Inzage van {self.dag:%d-%m-%Y}"
