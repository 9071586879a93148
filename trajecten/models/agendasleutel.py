"""The key of a calendar feed: who has the address, reads it without logging in. So it holds no name, and can be revoked."""

import hashlib
import secrets
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q

from trajecten.models.gebruiker import Lidmaatschap


def afdruk(sleutel: str) -> str:
    """What is kept of a key: who reads the database cannot use it."""
    return hashlib.sha256(sleutel.encode()).hexdigest()


class AgendasleutelQuerySet(models.QuerySet["Agendasleutel"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(lid=lid)

    def geldig(self) -> Self:
        return self.filter(ingetrokken_op=None)

    def maak(self, lid: Lidmaatschap, *, nu: datetime) -> str:
        """A new key for this lid, in the place of the one that it has; it is shown once. Runs in a transaction."""
        self.trek_in(lid, nu=nu)
        sleutel = secrets.token_urlsafe(32)
        self.create(lid=lid, afdruk=afdruk(sleutel), gemaakt_op=nu)
        return sleutel

    def trek_in(self, lid: Lidmaatschap, *, nu: datetime) -> None:
        """From now on the address of this lid gives nothing any more."""
        self.geldig().filter(lid=lid).update(ingetrokken_op=nu)

    def lid_van(self, sleutel: str, *, vandaag: date) -> Lidmaatschap | None:
        """The active lid to whom this key was given."""
        gegeven = self.geldig().filter(afdruk=afdruk(sleutel)).values("lid")
        return Lidmaatschap.objects.actief(vandaag).filter(pk__in=gegeven).first()


class Agendasleutel(models.Model):
    """One key, of which only a fingerprint is kept. A lid has one that works."""

    lid = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="agendasleutels")
    afdruk = models.CharField(max_length=64, unique=True, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True)

    objects = AgendasleutelQuerySet.as_manager()

    class Meta:
        verbose_name = "agendasleutel"
        verbose_name_plural = "agendasleutels"
        ordering = ("-gemaakt_op", "-pk")
        constraints = [
            models.UniqueConstraint("lid", name="agendasleutel_een_per_lid", condition=Q(ingetrokken_op__isnull=True))
        ]

    def __str__(self) -> str:
        return f"Agendasleutel van {self.gemaakt_op:%d-%m-%Y}"
