"""A staff list that a company sent: what it would change, and afterwards what it did."""

import json
import uuid
from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from trajecten.enums import ImportStatus, RijSoort, Rol
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.onderneming import Onderneming
from trajecten.models.taak import Taak
from trajecten.models.tewerkstelling import Tewerkstelling, TewerkstellingQuerySet
from trajecten.versleuteling import ontsleutel, versleutel


class PersoneelsimportQuerySet(models.QuerySet["Personeelsimport"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The company that sent it, and nobody else."""
        return self.filter(onderneming=lid.organisatie_id) if lid.rol == Rol.ONDERNEMING else self.none()


class Personeelsimport(models.Model):
    """One file. Its rows change nothing until somebody confirms them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    onderneming = models.ForeignKey(Onderneming, models.PROTECT, related_name="+", verbose_name="onderneming")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", verbose_name="ingestuurd door")
    taak = models.ForeignKey(Taak, models.PROTECT, related_name="+", verbose_name="achtergrondwerk")
    bestandsnaam = models.CharField("bestand", max_length=200)
    kolommen = ArrayField(models.CharField(max_length=30), verbose_name="herkende kolommen")
    genegeerd = ArrayField(models.CharField(max_length=100), verbose_name="genegeerde kolommen", default=list)
    wijzigingen_op = models.DateField("wijzigingen gaan in op")  # of fraction and establishment
    status = models.CharField("status", max_length=20, choices=ImportStatus.choices, default=ImportStatus.NAKIJKEN)
    gestuurd_op = models.DateTimeField("ingestuurd op")
    verwerkt_op = models.DateTimeField("verwerkt op", null=True)

    objects = PersoneelsimportQuerySet.as_manager()

    class Meta:
        verbose_name = "personeelsimport"
        verbose_name_plural = "personeelsimports"
        ordering = ("-gestuurd_op", "-pk")
        indexes = [models.Index("onderneming", F("gestuurd_op").desc(), name="personeelsimport_van")]

    def __str__(self) -> str:
        return self.bestandsnaam

    def get_absolute_url(self) -> str:
        return reverse("personeelsimport", args=[self.uuid])

    def aantallen(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        gevonden = self.rijen.order_by().values_list("soort").annotate(Count("pk"))
        return dict.fromkeys(RijSoort.values, 0) | {soort: aantal for soort, aantal in gevonden if soort}

    def niet_in_bestand(self, *, vandaag: date) -> TewerkstellingQuerySet:
        """The employments at this company that run today, of people whose INSZ is in no row."""
        in_bestand = self.rijen.filter(insz_index=OuterRef("maatwerker__insz_index"))
        diensten: Any = Tewerkstelling.objects.geldig().op(vandaag)
        eigen: TewerkstellingQuerySet = diensten.filter(~Exists(in_bestand), vestiging__onderneming=self.onderneming_id)
        return eigen.select_related("maatwerker", "vestiging").order_by("maatwerker__sorteernaam", "maatwerker_id")


class ImportrijQuerySet(models.QuerySet["Importrij"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(personeelsimport__in=Personeelsimport.objects.zichtbaar_voor(lid, vandaag=vandaag))


class Importrij(models.Model):
    """One row of the file. All that it says about somebody is encrypted, and gone once the file was confirmed."""

    personeelsimport = models.ForeignKey(Personeelsimport, models.CASCADE, related_name="rijen")
    nummer = models.PositiveIntegerField("rij")
    insz_index = models.CharField(max_length=64, blank=True, editable=False)
    soort = models.CharField("soort", max_length=20, choices=RijSoort.choices, blank=True)
    al_elders = models.BooleanField("al in dienst", default=False)  # its only fault; becomes work for VDAB
    versleuteld = models.TextField(editable=False)
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, null=True, related_name="+")  # once it was confirmed

    objects = ImportrijQuerySet.as_manager()

    class Meta:
        verbose_name = "importrij"
        verbose_name_plural = "importrijen"
        ordering = ("personeelsimport", "nummer")
        constraints = [models.UniqueConstraint(name="importrij_een_per_nummer", fields=("personeelsimport", "nummer"))]
        indexes = [
            models.Index("personeelsimport", "soort", "nummer", name="importrij_per_soort"),
            models.Index("personeelsimport", "insz_index", name="importrij_per_persoon", condition=~Q(insz_index="")),
        ]

    def __str__(self) -> str:
        return f"Rij {self.nummer}"

    @property
    def inhoud(self) -> dict[str, Any]:
        """Before the file is confirmed `cellen` by column, `naam`, `fouten` as [column, sentence], `wijzigingen` as
        [what, old, new], `opmerkingen`, and `gelezen`, how the row was read; afterwards only `uitkomst`, a sentence
        that does not say whom it is about."""
        inhoud: dict[str, Any] = json.loads(ontsleutel(self.versleuteld))
        return inhoud

    @inhoud.setter
    def inhoud(self, inhoud: dict[str, Any]) -> None:
        self.versleuteld = versleutel(json.dumps(inhoud))
