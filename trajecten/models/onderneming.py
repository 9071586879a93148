"""Organisations, their establishments, and the mandates of those that guide a traject."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from trajecten import plaatsen
from trajecten.enums import OndernemingSoort, Provincie, Rol, VoormaligStatuut, Werkvorm
from trajecten.identificatie import kbo_toon, valideer_kbo, valideer_vestigingsnummer
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.velden import begrensd, geen_overlap, hoogstens, periode_veld
from trajecten.regelgeving import MAATWERKDECREET


class OndernemingQuerySet(models.QuerySet["Onderneming"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """Organisations are no secret for who works with cases; a manager sees figures only."""
        if lid.rol in (Rol.VDAB, Rol.BEHEER):
            return self
        if lid.rol in (Rol.ONDERNEMING, Rol.PARTNER):
            return self.filter(pk=lid.organisatie_id)
        return self.none()

    def van_soort(self, *soorten: OndernemingSoort) -> Self:
        return self.filter(soorten__overlap=list(soorten))

    def werkplaatsen(self) -> Self:
        """The organisations where maatwerkers and LDE workers are employed."""
        return self.van_soort(
            OndernemingSoort.MAATWERKBEDRIJF, OndernemingSoort.MAATWERKAFDELING, OndernemingSoort.LDE_ONDERNEMING
        )


class Onderneming(models.Model):
    """An organisation with a KBO number: a workplace, a doorstroompartner, a regular employer, or several at once."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kbo = models.CharField("KBO-nummer", max_length=10, unique=True, validators=[valideer_kbo])
    naam = models.CharField("naam", max_length=200)
    soorten = ArrayField(
        models.CharField(max_length=30, choices=OndernemingSoort.choices), verbose_name="soorten", default=list
    )
    voormalig_statuut = models.CharField(
        "voormalig statuut", max_length=10, choices=VoormaligStatuut.choices, default=VoormaligStatuut.GEEN
    )

    objects = OndernemingQuerySet.as_manager()

    class Meta:
        verbose_name = "onderneming"
        verbose_name_plural = "ondernemingen"
        ordering = ("naam", "pk")
        indexes = [models.Index("naam", "id", name="onderneming_op_naam")]
        constraints = [
            models.CheckConstraint(name="onderneming_kbo_tien_cijfers", condition=Q(kbo__regex=r"^[01]\d{9}$")),
            models.CheckConstraint(
                name="onderneming_minstens_een_soort",
                condition=~Q(soorten=[]),
                violation_error_message="Kies minstens één soort.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("onderneming", args=[self.uuid])

    @property
    def kbo_getoond(self) -> str:
        return kbo_toon(self.kbo)

    @property
    def soorten_getoond(self) -> str:
        return ", ".join(OndernemingSoort(soort).label for soort in self.soorten)

    def werkvorm_op(self, datum: date) -> Werkvorm:
        """The werkvorm of an employment here that runs on `datum`: before 2019 the former statute counts (R4)."""
        if OndernemingSoort.LDE_ONDERNEMING in self.soorten:
            return Werkvorm.LDE
        if datum < MAATWERKDECREET and self.voormalig_statuut != VoormaligStatuut.GEEN:
            return Werkvorm(self.voormalig_statuut)
        if OndernemingSoort.MAATWERKBEDRIJF in self.soorten:
            return Werkvorm.CMW
        return Werkvorm.MWA


class VestigingQuerySet(models.QuerySet["Vestiging"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(onderneming__in=Onderneming.objects.zichtbaar_voor(lid, vandaag=vandaag))


class Vestiging(models.Model):
    """A place where an organisation works; its postal code decides the province of a traject."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    onderneming = models.ForeignKey(Onderneming, models.PROTECT, related_name="vestigingen", verbose_name="onderneming")
    vestigingsnummer = models.CharField(
        "vestigingsnummer", max_length=10, unique=True, validators=[valideer_vestigingsnummer]
    )
    naam = models.CharField("naam", max_length=200, blank=True)
    straat = models.CharField("straat en nummer", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=4, validators=[plaatsen.valideer_postcode])

    objects = VestigingQuerySet.as_manager()

    class Meta:
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"
        ordering = ("onderneming__naam", "postcode", "pk")
        constraints = [
            models.CheckConstraint(
                name="vestiging_nummer_tien_cijfers", condition=Q(vestigingsnummer__regex=r"^[2-8]\d{9}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.onderneming}, {self.naam or self.postcode}"

    def provincie_op(self, datum: date) -> Provincie:
        """The province on `datum`: municipalities merge and a postal code can change province."""
        return plaatsen.provincie_van(self.postcode, datum)

    def gemeente_op(self, datum: date) -> str:
        return plaatsen.gemeente_van(self.postcode, datum) or ""


class MandaatQuerySet(models.QuerySet["Mandaat"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(partner__in=Onderneming.objects.zichtbaar_voor(lid, vandaag=vandaag))

    def op(self, datum: date) -> Self:
        return self.filter(periode__contains=datum)


class Mandaat(models.Model):
    """VDAB's permission for an organisation to guide trajecten, for six years at most (R34)."""

    partner = models.ForeignKey(Onderneming, models.PROTECT, related_name="mandaten", verbose_name="doorstroompartner")
    periode = periode_veld()

    objects = MandaatQuerySet.as_manager()

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ("partner__naam", "periode")
        constraints = [
            begrensd("mandaat_begrensd"),
            geen_overlap(
                "mandaat_geen_overlap", "partner", melding="Deze partner heeft in die periode al een mandaat."
            ),
            hoogstens(
                "mandaat_hoogstens_zes_jaar",
                maanden=72,
                melding="Een mandaat heeft een einddatum, en loopt hoogstens zes jaar (R34).",
            ),
        ]

    def __str__(self) -> str:
        return f"Mandaat van {self.partner}"

    @property
    def laatste_dag(self) -> date:
        dag: date = self.periode.upper - timedelta(days=1)
        return dag
