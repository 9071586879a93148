"""The letter about a decision, as it was sent."""

import uuid
from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from trajecten.enums import Rol
from trajecten.models.begeleiding import Weigering
from trajecten.models.evaluatie import Evaluatie
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.velden import alleen_toevoegen

AL_VERSTUURD = {"unique": "Deze brief is al verstuurd."}


class BeslissingsbriefQuerySet(models.QuerySet["Beslissingsbrief"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """That a letter about an evaluation was sent is known to VDAB and the employer; the motivation in it only to VDAB,
        see `rechten.mag_motivering_zien`. An employer knows nothing of refusals."""
        if lid.rol not in (Rol.VDAB, Rol.ONDERNEMING):
            return self.none()
        evaluaties = Evaluatie.objects.zichtbaar_voor(lid, vandaag=vandaag)
        weigeringen = Weigering.objects.zichtbaar_voor(lid, vandaag=vandaag)
        return self.filter(Q(evaluatie__in=evaluaties) | Q(weigering__in=weigeringen))


class Beslissingsbrief(models.Model):
    """VDAB sent the letter about an evaluation or a refusal. Its content is kept as data: the same PDF can be made of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    evaluatie = models.OneToOneField(
        Evaluatie, models.PROTECT, null=True, blank=True, related_name="brief", error_messages=AL_VERSTUURD
    )
    weigering = models.OneToOneField(
        Weigering, models.PROTECT, null=True, blank=True, related_name="brief", error_messages=AL_VERSTUURD
    )
    brief_op = models.DateField("verstuurd op")
    inhoud = models.JSONField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)  # of the PDF to the person
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    geregistreerd_op = models.DateTimeField(editable=False)

    objects = BeslissingsbriefQuerySet.as_manager()

    class Meta:
        verbose_name = "beslissingsbrief"
        verbose_name_plural = "beslissingsbrieven"
        ordering = ("-brief_op", "-pk")
        constraints = [
            models.CheckConstraint(
                name="beslissingsbrief_over_een_besluit",
                condition=Q(evaluatie__isnull=False, weigering=None) | Q(evaluatie=None, weigering__isnull=False),
            ),
            models.CheckConstraint(name="beslissingsbrief_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("brief_blijft")]

    def __str__(self) -> str:
        return f"Brief verstuurd op {self.brief_op:%d-%m-%Y}"
