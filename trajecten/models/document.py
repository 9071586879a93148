"""The papers in somebody's file. The row says what a document is and who may read it; the file stands in a storage
of its own, under a name that says nothing."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from trajecten.enums import DocumentSoort, JournaalBereik
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.journaal import MetBereikQuerySet
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.traject import Traject

VAST = [
    "uuid", "maatwerker", "traject", "soort", "naam", "content_type", "grootte", "sha256", "sleutel", "bereik", "lid",
    "toegevoegd_op",
]  # fmt: skip


def opslag() -> Storage:
    """Where the files stand: private, and not under any address."""
    return storages["documenten"]


def nieuwe_sleutel() -> str:
    """A random name in folders of two levels; nothing of it comes from a user."""
    willekeurig = uuid.uuid4().hex
    return f"{willekeurig[:2]}/{willekeurig[2:4]}/{willekeurig}"


def vingerafdruk(stukken: Iterable[bytes]) -> str:
    """The SHA-256 of a file, in hexadecimals."""
    som = hashlib.sha256()
    for stuk in stukken:
        som.update(stuk)
    return som.hexdigest()


class DocumentQuerySet(MetBereikQuerySet):
    def aanwezig(self) -> Self:
        """Those whose file is still there."""
        return self.filter(verwijderd_op__isnull=True)

    def aantal_per(self, veld: str) -> Coalesce:
        """How many of these belong to the row of a query, by the name of their field: to annotate that query with."""
        eigen = self.filter(**{veld: OuterRef("pk")}).order_by().values(veld).annotate(aantal=Count("pk"))
        return Coalesce(Subquery(eigen.values("aantal")), 0)

    def om_te_tonen(self) -> Self:
        """With everything that a list of documents shows."""
        return self.select_related("lid__gebruiker", "lid__organisatie", "verwijderd_door__gebruiker", "traject")


class Document(models.Model):
    """A paper that somebody added to a file. Once removed, the file is gone and the row says by whom and why."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="documenten")
    traject = models.ForeignKey(Traject, models.PROTECT, null=True, blank=True, related_name="documenten")
    soort = models.CharField("soort", max_length=20, choices=DocumentSoort.choices)
    naam = models.CharField("naam", max_length=150)
    content_type = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    sleutel = models.CharField(max_length=40, unique=True, default=nieuwe_sleutel, editable=False)
    bereik = models.CharField(
        "wie mag dit lezen", max_length=20, choices=JournaalBereik.choices, default=JournaalBereik.TRAJECT
    )
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    toegevoegd_op = models.DateTimeField(editable=False)
    verwijderd_op = models.DateTimeField(null=True, blank=True, editable=False)
    verwijderd_door = models.ForeignKey(
        Lidmaatschap, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    reden_verwijdering = models.CharField("reden", max_length=500, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("-toegevoegd_op", "-pk")
        indexes = [
            models.Index(fields=["maatwerker", "-toegevoegd_op"], name="document_per_maatwerker"),
            models.Index(fields=["traject", "-toegevoegd_op"], name="document_per_traject"),
        ]
        constraints = [
            models.CheckConstraint(
                name="document_verwijderd_met_reden",
                condition=Q(verwijderd_op=None, verwijderd_door=None, reden_verwijdering="")
                | (Q(verwijderd_op__isnull=False, verwijderd_door__isnull=False) & ~Q(reden_verwijdering="")),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="inhoud_vast", fields=VAST),
            pgtrigger.Protect(name="rij_blijft", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.uuid])

    def bewaar(self, bestand: Any) -> None:
        """Write the file, then the row that says what it is. The caller's transaction decides whether it stays."""
        self.grootte, self.sha256 = bestand.size, vingerafdruk(bestand.chunks())
        self.full_clean(validate_unique=False)
        bestand.seek(0)
        opslag().save(self.sleutel, bestand)
        self.save(force_insert=True)

    def verwijder(self, *, lid: Lidmaatschap, nu: datetime, reden: str) -> None:
        """Note who removed the file, and why; the file itself goes when the transaction is done."""
        self.verwijderd_op, self.verwijderd_door, self.reden_verwijdering = nu, lid, reden
        self.save(update_fields=["verwijderd_op", "verwijderd_door", "reden_verwijdering"])
