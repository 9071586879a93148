"""A list, or figures, as a file: made in the background because it is too long to wait for."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.urls import reverse

from trajecten.enums import LijstNaam, TaakStatus
from trajecten.models.document import opslag
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.taak import Taak
from trajecten.versleuteling import ontsleutel, versleutel

CIJFERS = "cijfers"  # a file of figures, beside the lists
MAP = "exporten"  # within the storage of the documents: private as they are, but no part of a file


def nieuwe_sleutel() -> str:
    """A random name; nothing of it comes from a user."""
    return f"{MAP}/{uuid.uuid4().hex}"


def rechten_van(lid: Lidmaatschap) -> str:
    """What decides which rows a lid sees: with other rights, what was made before is no longer for them."""
    return f"{lid.rol} {lid.organisatie_id or ''} {','.join(sorted(lid.provincies))}"


class ExportQuerySet(models.QuerySet["Export"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """One's own, until its last day, and only with the rights that it was made with."""
        return self.filter(lid=lid, rechten=rechten_van(lid), tot__gte=vandaag)


class Export(models.Model):
    """A list, or figures, that somebody asked for as a file. The row goes with its file; the Taak says how far it is."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    taak = models.OneToOneField(Taak, models.PROTECT, related_name="+", verbose_name="achtergrondwerk")
    lijst = models.CharField("lijst", max_length=30, choices=[*LijstNaam.choices, (CIJFERS, "Cijfers")])
    versleuteld = models.TextField(editable=False)  # somebody may have searched for a name or an INSZ
    naam = models.CharField("bestand", max_length=100)
    sleutel = models.CharField(max_length=50, unique=True, default=nieuwe_sleutel, editable=False)
    rechten = models.CharField(max_length=200, editable=False)
    tot = models.DateField("te halen tot en met")

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "export"
        verbose_name_plural = "exporten"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("export", args=[self.uuid])

    @property
    def vraag(self) -> str:
        """The question to the list, as in the address, with the format of the file; of figures the whole address."""
        return ontsleutel(self.versleuteld)

    @vraag.setter
    def vraag(self, vraag: str) -> None:
        self.versleuteld = versleutel(vraag)

    @property
    def adres(self) -> str:
        """Where it is asked for."""
        return self.vraag if self.lijst == CIJFERS else f"{reverse(self.lijst)}?{self.vraag}"

    @property
    def is_klaar(self) -> bool:
        return self.taak.status == TaakStatus.KLAAR

    def verwijder(self) -> None:
        """The file first: broken off after that, the row is still there to try again with."""
        opslag().delete(self.sleutel)
        self.delete()
