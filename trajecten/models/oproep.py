"""ESF calls and the projects approved in them."""

import uuid
from datetime import date
from typing import ClassVar, Self

import pgtrigger
from dateutil.relativedelta import relativedelta
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from trajecten.enums import Cijfer, Provincie, Rol, Werkvorm
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.onderneming import Onderneming
from trajecten.regelgeving import parameter


class Oproep(models.Model):
    """An ESF call: who may guide how many trajecten, from when until when, and on what terms."""

    nummer = models.PositiveIntegerField("nummer", unique=True)
    titel = models.CharField("titel", max_length=200)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    doel = models.PositiveIntegerField("beoogd aantal trajecten", null=True, blank=True)
    werkvormen = ArrayField(
        models.CharField(max_length=10, choices=Werkvorm.choices), verbose_name="voor welke werkvormen"
    )
    standaardkost = models.DecimalField(
        "standaardkost per begeleiding", max_digits=9, decimal_places=2, null=True, blank=True
    )
    stage_verplicht = models.BooleanField("stage verplicht", default=False)
    nazorg_verplicht = models.BooleanField("nazorg verplicht", default=False)

    class Meta:
        verbose_name = "oproep"
        verbose_name_plural = "oproepen"
        ordering = ("-nummer",)
        constraints = [
            models.CheckConstraint(
                name="oproep_van_voor_tot",
                condition=Q(tot__gte=F("van")),
                violation_error_message="De laatste dag ligt vóór de eerste dag.",
            ),
        ]

    def __str__(self) -> str:
        return f"Oproep {self.nummer}: {self.titel}"

    def get_absolute_url(self) -> str:
        return reverse("rapport-oproep", args=[self.nummer])


class IndicatorBekend(models.Model):
    """From which day an indicator of a call could be known; before it a figure is 'nog geen gegevens', never 0."""

    oproep = models.ForeignKey(Oproep, models.CASCADE, related_name="bekend_vanaf")
    indicator = models.CharField("indicator", max_length=30, choices=Cijfer.choices)
    vanaf = models.DateField("bekend vanaf")

    class Meta:
        verbose_name = "indicator bekend vanaf"
        verbose_name_plural = "indicatoren bekend vanaf"
        ordering = ("oproep", "indicator")
        constraints = [models.UniqueConstraint("oproep", "indicator", name="indicator_een_keer_per_oproep")]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()} vanaf {self.vanaf}"


class ProjectQuerySet(models.QuerySet["Project"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        if lid.rol in (Rol.VDAB, Rol.BEHEER):
            return self
        if lid.rol == Rol.PARTNER:
            return self.filter(Q(promotor=lid.organisatie) | Q(partners=lid.organisatie)).distinct()
        return self.none()


class Project(models.Model):
    """A promotor and its partners who carry out part of a call; VDAB may only refer to an approved one (R34)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    oproep = models.ForeignKey(Oproep, models.PROTECT, related_name="projecten", verbose_name="oproep")
    naam = models.CharField("naam", max_length=200)
    promotor = models.ForeignKey(
        Onderneming, models.PROTECT, related_name="gepromote_projecten", verbose_name="promotor"
    )
    partners = models.ManyToManyField(Onderneming, related_name="projecten", blank=True, verbose_name="partners")
    provincies = ArrayField(
        models.CharField(max_length=20, choices=Provincie.choices), verbose_name="provincies", default=list
    )
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    goedgekeurd_op = models.DateField("goedgekeurd op", null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "project"
        verbose_name_plural = "projecten"
        ordering = ("oproep", "naam")
        constraints = [
            models.CheckConstraint(
                name="project_van_voor_tot",
                condition=Q(tot__gte=F("van")),
                violation_error_message="De laatste dag ligt vóór de eerste dag.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="geeft_oproep_door",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("oproep_id"),
                condition=pgtrigger.Condition("OLD.oproep_id IS DISTINCT FROM NEW.oproep_id"),
                func="""
                UPDATE trajecten_traject SET oproep_id = NEW.oproep_id WHERE project_id = NEW.id;
                RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} (oproep {self.oproep.nummer})"

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.uuid])

    @property
    def bewaren_tot(self) -> date:
        """The last day on which the evidence has to be there (R39)."""
        return self.tot + relativedelta(years=parameter("esf_bewaarjaren", self.tot))
