"""The hire and what comes after it: where somebody went, the nazorg, and how it stands later."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from trajecten.enums import Bestemming, Contractsoort, NazorgMet, OpvolgMoment, OpvolgSituatie, Rol
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.onderneming import Onderneming
from trajecten.models.traject import Traject


class OpvolgingQuerySet(FeitQuerySet):
    """Facts of the hire and after: VDAB sees all, the partner its own, also during the follow-up."""

    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        if lid.rol in (Rol.VDAB, Rol.PARTNER):
            return self.filter(traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag))
        return self.none()


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
    minuten = models.PositiveSmallIntegerField("minuten", validators=[MinValueValidator(1), MaxValueValidator(600)])
    nog_aan_het_werk = models.BooleanField("nog aan het werk", default=True)

    objects = OpvolgingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "nazorgcontact"
        verbose_name_plural = "nazorgcontacten"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"Nazorgcontact van {self.op:%d-%m-%Y}"


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
