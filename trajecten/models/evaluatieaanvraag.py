"""Somebody asked VDAB for an evaluation: the worker, or the company that employs them."""

import uuid
from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from trajecten.enums import AanvraagNamens, AanvraagStand, EvaluatieSoort, Rol
from trajecten.models.evaluatie import Evaluatie
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker

SOORTEN = (EvaluatieSoort.VRIJWILLIG, EvaluatieSoort.VERVROEGD)


class EvaluatieaanvraagQuerySet(models.QuerySet["Evaluatieaanvraag"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB reads what was asked for its people; a company what it asked itself, while it sees the person."""
        if lid.rol not in (Rol.VDAB, Rol.ONDERNEMING):
            return self.none()
        gezien = self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))
        return gezien if lid.rol == Rol.VDAB else gezien.filter(lid__organisatie=lid.organisatie_id)

    def open(self) -> Self:
        """Those that wait for VDAB."""
        return self.filter(stand=AanvraagStand.OPEN)


class Evaluatieaanvraag(models.Model):
    """A request for an evaluation, and what came of it (R11, R12). What was asked never changes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="evaluatieaanvragen")
    soort = models.CharField("soort", max_length=20, choices=[(soort.value, soort.label) for soort in SOORTEN])
    namens = models.CharField("wie vraagt het", max_length=20, choices=AanvraagNamens.choices)
    motivering = models.TextField("motivering", blank=True)
    geattesteerd = models.BooleanField("er is een attest", default=False)
    gevraagd_op = models.DateField("gevraagd op")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    stand = models.CharField("stand", max_length=20, choices=AanvraagStand.choices, default=AanvraagStand.OPEN)
    evaluatie = models.ForeignKey(
        Evaluatie, models.PROTECT, null=True, blank=True, related_name="aanvragen", verbose_name="evaluatie"
    )
    afgesloten_op = models.DateField("afgesloten op", null=True, blank=True)
    afgesloten_door = models.ForeignKey(Lidmaatschap, models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.CharField("reden", max_length=500, blank=True)

    objects = EvaluatieaanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatieaanvraag"
        verbose_name_plural = "evaluatieaanvragen"
        ordering = ("-gevraagd_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                "maatwerker",
                name="evaluatieaanvraag_een_open",
                condition=Q(stand=AanvraagStand.OPEN),
                violation_error_message="Er staat al een vraag open bij VDAB.",
            ),
            models.CheckConstraint(
                name="evaluatieaanvraag_vervroegd_met_reden",
                condition=~Q(soort=EvaluatieSoort.VERVROEGD) | (~Q(motivering="") & Q(geattesteerd=True)),
                violation_error_message="Een vervroegde evaluatie vraagt een motivering en een attest (R12).",
            ),
            models.CheckConstraint(
                name="evaluatieaanvraag_afgesloten",
                condition=Q(stand=AanvraagStand.OPEN, afgesloten_op__isnull=True, afgesloten_door__isnull=True)
                | (~Q(stand=AanvraagStand.OPEN) & Q(afgesloten_op__isnull=False, afgesloten_door__isnull=False)),
            ),
            models.CheckConstraint(
                name="evaluatieaanvraag_beantwoord",
                condition=Q(stand=AanvraagStand.GEEVALUEERD, evaluatie__isnull=False)
                | (~Q(stand=AanvraagStand.GEEVALUEERD) & Q(evaluatie__isnull=True)),
            ),
            models.CheckConstraint(
                name="evaluatieaanvraag_geweigerd_met_reden",
                condition=~Q(stand=AanvraagStand.GEWEIGERD) | ~Q(reden=""),
                violation_error_message="Zeg waarom je deze vraag weigert.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(
                name="vraag_vast",
                fields=["maatwerker", "soort", "namens", "motivering", "geattesteerd", "gevraagd_op", "lid"],
            )
        ]

    def __str__(self) -> str:
        return f"Evaluatie gevraagd op {self.gevraagd_op:%d-%m-%Y}"
