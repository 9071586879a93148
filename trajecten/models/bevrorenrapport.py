"""A report as it was given out: its question, its figures and its definitions, never to be changed again."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Func, Value
from django.urls import reverse

from trajecten.enums import Rol
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.velden import alleen_toevoegen


def vingerafdruk(inhoud: Mapping[str, Any]) -> str:
    """The SHA-256 of the content of a report, in hexadecimals: the same for the same figures and definitions."""
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


class BevrorenRapportQuerySet(models.QuerySet["BevrorenRapport"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """They are about all of Flanders, so for who sees those figures."""
        return self if lid.rol in (Rol.VDAB, Rol.BELEID) else self.none()


class BevrorenRapport(models.Model):
    """One report that somebody froze, with a number to call it by. `inhoud` is what `rapporten.inhoud` makes of a report."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nummer = models.BigIntegerField(
        "nummer", unique=True, editable=False, db_default=Func(Value("trajecten_rapportnummer"), function="nextval")
    )
    rapport = models.CharField("rapport", max_length=30)
    titel = models.CharField("titel", max_length=200)
    aanleiding = models.CharField("waarvoor het gegeven werd", max_length=500)
    inhoud = models.JSONField()
    vingerafdruk = models.CharField(max_length=64)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    bevroren_op = models.DateTimeField("bevroren op")

    objects = BevrorenRapportQuerySet.as_manager()

    class Meta:
        verbose_name = "bevroren rapport"
        verbose_name_plural = "bevroren rapporten"
        ordering = ("-nummer",)
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"{self.nummer_getoond}: {self.titel}"

    def get_absolute_url(self) -> str:
        return reverse("bevroren-rapport", args=[self.uuid])

    @property
    def nummer_getoond(self) -> str:
        return f"R{self.nummer}"

    @property
    def is_ongewijzigd(self) -> bool:
        """Whether figures and definitions are still those of which the fingerprint was taken."""
        return vingerafdruk(self.inhoud) == self.vingerafdruk
