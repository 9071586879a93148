"""What people write down about a file, and the work that one organisation's report makes for VDAB."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from trajecten.enums import JournaalBereik, JournaalMet, JournaalSoort, Rol, SignaalSoort, TrajectStatus
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.traject import Traject


class MetBereikQuerySet(models.QuerySet[Any]):
    """What somebody wrote or added about a file, for the readers that its `bereik` names."""

    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """By `bereik`: VDAB reads all, a partner own + traject + gedeeld, a company own + gedeeld."""
        if lid.rol == Rol.VDAB:
            return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))
        if lid.rol == Rol.PARTNER:
            return self.filter(
                Q(bereik__in=[JournaalBereik.TRAJECT, JournaalBereik.GEDEELD]) | Q(lid__organisatie=lid.organisatie),
                traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag),
            )
        if lid.rol == Rol.ONDERNEMING:
            return self.filter(
                Q(bereik=JournaalBereik.GEDEELD) | Q(lid__organisatie=lid.organisatie),
                maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag),
            )
        return self.none()


class Journaalregel(models.Model):
    """A line in somebody's journal: what was done or said, how long it took, and who may read it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="journaal")
    traject = models.ForeignKey(Traject, models.PROTECT, null=True, blank=True, related_name="journaal")
    soort = models.CharField("soort", max_length=20, choices=JournaalSoort.choices, default=JournaalSoort.CONTACT)
    op = models.DateField("datum")
    fase = models.CharField("fase", max_length=20, choices=TrajectStatus.choices, blank=True)
    minuten = models.PositiveSmallIntegerField("minuten", null=True, blank=True, validators=[MaxValueValidator(1440)])
    met = models.CharField("met wie", max_length=20, choices=JournaalMet.choices, blank=True)
    tekst = models.TextField("tekst")
    bereik = models.CharField(
        "wie mag dit lezen", max_length=20, choices=JournaalBereik.choices, default=JournaalBereik.TRAJECT
    )
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    geschreven_op = models.DateTimeField(editable=False)

    objects = MetBereikQuerySet.as_manager()

    class Meta:
        verbose_name = "journaalregel"
        verbose_name_plural = "journaalregels"
        ordering = ("-op", "-pk")
        indexes = [models.Index(fields=["maatwerker", "-op"], name="journaal_per_maatwerker")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="auteur_vast", fields=["lid", "geschreven_op", "maatwerker", "traject"])
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.op:%d-%m-%Y}"


class SignaalQuerySet(models.QuerySet["Signaal"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """Only VDAB has this work."""
        if lid.rol != Rol.VDAB:
            return self.none()
        return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))

    def open(self) -> Self:
        return self.filter(afgehandeld_op__isnull=True)


class Signaal(models.Model):
    """Something an organisation reported that VDAB has to look at."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField("soort", max_length=40, choices=SignaalSoort.choices)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="signalen")
    tekst = models.CharField("wat er gemeld is", max_length=500)
    gemeld_door = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    gemeld_op = models.DateTimeField("gemeld op")
    afgehandeld_door = models.ForeignKey(Lidmaatschap, models.PROTECT, null=True, blank=True, related_name="+")
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ("gemeld_op", "pk")
        constraints = [
            models.UniqueConstraint(
                "maatwerker", "soort", name="signaal_een_open_per_soort", condition=Q(afgehandeld_op__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
