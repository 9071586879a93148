"""Figures of a call as they were released to the public, small cells already hidden, never to be changed again."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.urls import reverse

from trajecten.enums import Rol
from trajecten.models.bevrorenrapport import vingerafdruk
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.oproep import Oproep
from trajecten.models.velden import alleen_toevoegen


class VrijgaveQuerySet(models.QuerySet["Vrijgave"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """They are about all of Flanders, so for who sees those figures."""
        return self if lid.rol in (Rol.VDAB, Rol.BELEID) else self.none()

    def van(self, oproep: Oproep) -> Self:
        """Those of a call, the first one first."""
        return self.filter(oproep=oproep).order_by("pk")


class Vrijgave(models.Model):
    """One release. `inhoud` is what `rapporten.vrijgave` makes; what it hides stands nowhere."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    oproep = models.ForeignKey(Oproep, models.PROTECT, related_name="vrijgaven", verbose_name="oproep")
    peildatum = models.DateField("peildatum")
    bekend_op = models.DateField("bekend op")
    titel = models.CharField("titel", max_length=200)
    inhoud = models.JSONField()
    vingerafdruk = models.CharField(max_length=64)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    vrijgegeven_op = models.DateTimeField("vrijgegeven op")

    objects = VrijgaveQuerySet.as_manager()

    class Meta:
        verbose_name = "vrijgave"
        verbose_name_plural = "vrijgaven"
        ordering = ("-vrijgegeven_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                "oproep",
                "peildatum",
                "bekend_op",
                name="vrijgave_een_keer_per_dag",
                violation_error_message="De cijfers van die dag, zoals die dag bekend, zijn al vrijgegeven.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("vrijgave", args=[self.uuid])

    @property
    def is_ongewijzigd(self) -> bool:
        """Whether the figures are still those of which the fingerprint was taken."""
        return vingerafdruk(self.inhoud) == self.vingerafdruk

    @property
    def tabellen(self) -> list[dict[str, Any]]:
        tabellen: list[dict[str, Any]] = self.inhoud["tabellen"]
        return tabellen
