"""The hire and what comes after it: where somebody went, the nazorg, and how it stands later."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self, TypeVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, QuerySet

from trajecten.enums import (
    Bestemming,
    Contractsoort,
    NazorgMet,
    OpvolgMoment,
    OpvolgSituatie,
    OverdrachtVoor,
    Rol,
    Steun,
)
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.onderneming import Onderneming
from trajecten.models.traject import Traject
from trajecten.models.velden import alleen_toevoegen

R = TypeVar("R", bound=QuerySet[Any])


def _na_de_aanwerving(rijen: R, lid: Lidmaatschap, vandaag: date) -> R:
    """Of the hire and after it VDAB sees all, the partner its own, also during the follow-up."""
    if lid.rol in (Rol.VDAB, Rol.PARTNER):
        return rijen.filter(traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag))
    return rijen.none()


class OpvolgingQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return _na_de_aanwerving(self, lid, vandaag)


class Uitstroom(Feit):
    """Where somebody goes after the traject, and from when; `gepland` when the first working day lies ahead."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="uitstromen")
    bestemming = models.CharField("bestemming", max_length=20, choices=Bestemming.choices)
    werkgever = models.ForeignKey(
        Onderneming, models.PROTECT, null=True, blank=True, related_name="aanwervingen", verbose_name="werkgever"
    )
    functie = models.CharField("functie", max_length=200, blank=True)
    op = models.DateField("eerste werkdag")
    contract = models.CharField("contract", max_length=20, choices=Contractsoort.choices)
    breuk = models.DecimalField(
        "tewerkstellingsbreuk",
        max_digits=3,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0.05), MaxValueValidator(1)],
    )
    gepland = models.BooleanField("gepland", default=False)

    objects = OpvolgingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "uitstroom"
        verbose_name_plural = "uitstroom"
        ordering = ("-op", "pk")
        constraints = [
            models.UniqueConstraint(
                "traject",
                name="uitstroom_een_per_traject",
                condition=GELDIG,
                violation_error_message="Voor dit traject is al een job vastgelegd.",
            ),
            models.CheckConstraint(
                name="uitstroom_werkgever_bij_bestemming",
                condition=Q(bestemming=Bestemming.ZELFSTANDIG, werkgever__isnull=True)
                | (~Q(bestemming=Bestemming.ZELFSTANDIG) & Q(werkgever__isnull=False)),
                violation_error_message="Kies de werkgever. Een zelfstandige heeft er geen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bestemming_display()} vanaf {self.op:%d-%m-%Y}"


class Nazorgcontact(Feit):
    """One contact with the worker or the new employer during the nazorg (R22)."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="nazorgcontacten")
    op = models.DateField("datum")
    met = models.CharField("met", max_length=20, choices=NazorgMet.choices)
    onderwerp = models.CharField("onderwerp", max_length=500)
    besproken = models.TextField("wat er gezegd is", blank=True)
    steun = ArrayField(
        models.CharField(max_length=30, choices=Steun.choices), verbose_name="gegeven steun", default=list, blank=True
    )
    minuten = models.PositiveSmallIntegerField("minuten", validators=[MinValueValidator(1), MaxValueValidator(600)])
    nog_aan_het_werk = models.BooleanField("nog aan het werk", default=True)

    objects = OpvolgingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "nazorgcontact"
        verbose_name_plural = "nazorgcontacten"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"Nazorgcontact van {self.op:%d-%m-%Y}"

    @property
    def steun_getoond(self) -> list[str]:
        return [str(Steun(een).label) for een in self.steun]


class NazorgafspraakQuerySet(models.QuerySet["Nazorgafspraak"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return _na_de_aanwerving(self, lid, vandaag)

    def open(self) -> Self:
        """Those of which no contact came, or one that was withdrawn."""
        return self.filter(Q(contact=None) | Q(contact__ingetrokken_op__isnull=False))


class Nazorgafspraak(models.Model):
    """A contact that is planned in the nazorg. A plan only: it can move or go, until a contact came of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="nazorgafspraken")
    op = models.DateField("datum")
    met = models.CharField("met", max_length=20, choices=NazorgMet.choices)
    contact = models.ForeignKey(
        Nazorgcontact, models.PROTECT, null=True, blank=True, related_name="afspraken", verbose_name="contact"
    )

    objects = NazorgafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "nazorgafspraak"
        verbose_name_plural = "nazorgafspraken"
        ordering = ("op", "pk")
        indexes = [models.Index("op", "traject", name="nazorgafspraak_open", condition=Q(contact=None))]

    def __str__(self) -> str:
        return f"{self.op:%d-%m-%Y}, met {self.get_met_display().lower()}"


class OverdrachtsnotaQuerySet(models.QuerySet["Overdrachtsnota"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return _na_de_aanwerving(self, lid, vandaag)


class Overdrachtsnota(models.Model):
    """What who goes on after the nazorg needs to know; a new version stands beside the old one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="overdrachtsnotas")
    voor = models.CharField("voor wie", max_length=20, choices=OverdrachtVoor.choices)
    gaat_goed = models.TextField("wat goed gaat")
    let_op = models.TextField("waar je op let", blank=True)
    afspraken = models.TextField("afspraken", blank=True)
    contact = models.CharField("bij wie vragen kunnen", max_length=300)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    geschreven_op = models.DateTimeField("geschreven op", editable=False)

    objects = OverdrachtsnotaQuerySet.as_manager()

    class Meta:
        verbose_name = "overdrachtsnota"
        verbose_name_plural = "overdrachtsnota's"
        ordering = ("-geschreven_op", "-pk")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"Overdrachtsnota van {self.geschreven_op:%d-%m-%Y}"


class Opvolgmeting(Feit):
    """How somebody is doing four weeks, and six months, after the hire (M1)."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="opvolgmetingen")
    moment = models.CharField("moment", max_length=20, choices=OpvolgMoment.choices)
    gemeten_op = models.DateField("gemeten op")
    situatie = models.CharField("situatie", max_length=30, choices=OpvolgSituatie.choices)

    objects = OpvolgingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "opvolgmeting"
        verbose_name_plural = "opvolgmetingen"
        ordering = ("gemeten_op", "pk")
        constraints = [
            models.UniqueConstraint(
                "traject",
                "moment",
                name="opvolgmeting_een_per_moment",
                condition=GELDIG,
                violation_error_message="Deze meting is al ingevuld.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_moment_display()}: {self.get_situatie_display()}"
