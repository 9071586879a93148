"""The people it is all about. Personal data stands here, in the journal and in documents, and nowhere else."""

import unicodedata
import uuid
from datetime import date, timedelta
from typing import Any, ClassVar, Self

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from trajecten import plaatsen
from trajecten.enums import AdviesBasis, Doelgroep, Provincie, Rol
from trajecten.identificatie import insz_toon
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.zoekindex import zoektermen_van_persoon
from trajecten.versleuteling import blinde_index, ontsleutel, versleutel

NAZICHT = timedelta(days=30)  # how long an organisation keeps seeing a file that it has left behind
GEEN_ACCENT = str.maketrans("łŁøØđĐı", "lLoOdDi")  # letters of their own to Unicode, not to who searches


def zoekvorm(tekst: str) -> str:
    """Lower case, without accents or doubled spaces: the same on every PostgreSQL."""
    zonder_accenten = (
        teken
        for teken in unicodedata.normalize("NFKD", tekst.translate(GEEN_ACCENT))
        if not unicodedata.combining(teken)
    )
    return " ".join("".join(zonder_accenten).casefold().split())


class MaatwerkerQuerySet(models.QuerySet["Maatwerker"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The people this member may know about; a view answers 404 for the rest."""
        Traject = apps.get_model("trajecten.Traject")  # it stands above this model
        if lid.rol == Rol.VDAB:
            hier = Q(provincies__overlap=lid.provincies)
            ingezien = lid.ingezien_op(vandaag)
            return self.filter(hier | Q(pk__in=ingezien) if ingezien else hier)
        if lid.rol == Rol.ONDERNEMING:
            overgestapt = lid.overgestapt_op(vandaag)
            nog = laatst_bij(lid, vandaag=vandaag, persoon="")
            return self.filter(nog | Q(pk__in=overgestapt) if overgestapt else nog)
        if lid.rol == Rol.PARTNER:
            eigen_trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
            return self.filter(Exists(eigen_trajecten.filter(maatwerker=OuterRef("pk"))))
        return self.none()

    def met_toeleiding(self, *, vandaag: date) -> Self:
        """With what decides whether somebody can be referred: `is_in_dienst` today, and `heeft_open_traject`."""
        Tewerkstelling = apps.get_model("trajecten.Tewerkstelling")  # it stands above this model
        Traject = apps.get_model("trajecten.Traject")  # it stands above this model
        eigen = {"maatwerker": OuterRef("pk")}
        return self.annotate(
            is_in_dienst=Exists(Tewerkstelling.objects.geldig().op(vandaag).filter(**eigen)),
            heeft_open_traject=Exists(Traject.objects.blokkeert().filter(**eigen)),
        )

    def met_insz(self, insz: str) -> Self:
        """The person with exactly this INSZ (eleven digits)."""
        return self.filter(insz_index=blinde_index(insz))


class Maatwerker(models.Model):
    """Somebody who works, or worked, in collectief maatwerk or LDE."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    insz_versleuteld = models.TextField(editable=False)
    insz_index = models.CharField(max_length=64, unique=True, editable=False)
    voornaam = models.CharField("voornaam", max_length=100)
    familienaam = models.CharField("familienaam", max_length=100)
    sorteernaam = models.CharField(max_length=250, editable=False, db_collation="C")
    geboortedatum = models.DateField("geboortedatum")
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    straat = models.CharField("straat en nummer", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=4, blank=True, validators=[plaatsen.valideer_postcode])
    doelgroep = models.CharField("doelgroep", max_length=10, choices=Doelgroep.choices)
    zittend = models.BooleanField("al in dienst op 31-12-2018", default=False)
    # The provinces whose counsellors have this file: those of the trajecten, or of the last employment when there
    # are none. Kept by `workflow.provincies.werk_provincies_bij`, so that the list needs no join.
    provincies = ArrayField(models.CharField(max_length=20, choices=Provincie.choices), default=list, editable=False)
    # The first day after the last employment, `date.max` while it has no end, `date.min` without any. The database keeps
    # it, so that a list finds the few who left.
    dienst_tot = models.DateField(default=date.min, editable=False)
    # Where that last employment is. The database keeps it, so that a company reads its own people in any order.
    dienst_bij = models.ForeignKey(
        "Onderneming", models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects = MaatwerkerQuerySet.as_manager()

    class Meta:
        verbose_name = "maatwerker"
        verbose_name_plural = "maatwerkers"
        ordering = ("sorteernaam", "pk")
        indexes = [
            models.Index("sorteernaam", "id", name="maatwerker_op_naam"),
            models.Index("geboortedatum", "id", name="maatwerker_op_geboorte"),
            models.Index("dienst_bij", "sorteernaam", "id", name="maatwerker_werkgever_op_naam"),
            models.Index("dienst_bij", "geboortedatum", "id", name="maatwerker_werkgever_geboorte"),
            GinIndex("provincies", name="maatwerker_per_provincie"),
            # Too few for the index above to be chosen: the list of everybody would be read to its end.
            models.Index(
                "sorteernaam", "id", name="maatwerker_buiten", condition=Q(provincies__contains=[Provincie.BUITEN])
            ),
            models.Index(
                "sorteernaam", "id", "dienst_tot", name="maatwerker_weg", condition=Q(dienst_tot__lt=date.max)
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="zittend_vast", fields=["zittend"]),
            pgtrigger.Trigger(
                name="geeft_naam_door",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("sorteernaam", "geboortedatum"),
                condition=pgtrigger.Condition(
                    "ROW(OLD.sorteernaam, OLD.geboortedatum) IS DISTINCT FROM ROW(NEW.sorteernaam, NEW.geboortedatum)"
                ),
                func="""
                UPDATE trajecten_traject SET sorteernaam = NEW.sorteernaam, geboortedatum = NEW.geboortedatum
                WHERE maatwerker_id = NEW.id;
                UPDATE trajecten_afwezigheid SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;
                UPDATE trajecten_wop SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;
                UPDATE trajecten_evaluatie SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;
                RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="geeft_provincies_door",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("provincies"),
                condition=pgtrigger.Condition("OLD.provincies IS DISTINCT FROM NEW.provincies"),
                func="""
                UPDATE trajecten_wop SET provincies = NEW.provincies WHERE maatwerker_id = NEW.id;
                RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="geeft_werkgever_door",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("dienst_bij_id"),
                condition=pgtrigger.Condition("OLD.dienst_bij_id IS DISTINCT FROM NEW.dienst_bij_id"),
                func="""
                UPDATE trajecten_traject SET dienst_bij_id = NEW.dienst_bij_id WHERE maatwerker_id = NEW.id;
                UPDATE trajecten_evaluatie SET dienst_bij_id = NEW.dienst_bij_id WHERE maatwerker_id = NEW.id;
                RETURN NULL;
                """,
            ),
            *zoektermen_van_persoon(),
        ]

    def __str__(self) -> str:
        return f"{self.voornaam} {self.familienaam}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sorteernaam = zoekvorm(f"{self.familienaam} {self.voornaam}")
        if not self._state.adding and kwargs.get("update_fields") is None:  # what the database keeps, it keeps
            bewaakt = {"dienst_tot", "dienst_bij"}
            kwargs["update_fields"] = [
                veld.name for veld in self._meta.concrete_fields if not veld.primary_key and veld.name not in bewaakt
            ]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("maatwerker", args=[self.uuid])

    @property
    def insz(self) -> str:
        return ontsleutel(self.insz_versleuteld)

    @insz.setter
    def insz(self, insz: str) -> None:
        """Takes eleven digits, already validated."""
        self.insz_versleuteld = versleutel(insz)
        self.insz_index = blinde_index(insz)

    @property
    def insz_getoond(self) -> str:
        return insz_toon(self.insz)

    @property
    def naam_voor_lijst(self) -> str:
        return f"{self.familienaam}, {self.voornaam}"

    @property
    def provincies_getoond(self) -> str:
        return ", ".join(Provincie(provincie).label for provincie in self.provincies)

    @property
    def gemeente(self) -> str:
        return plaatsen.gemeente_van(self.postcode, date.max) or "" if self.postcode else ""


def laatst_bij(lid: Lidmaatschap, *, vandaag: date, persoon: str = "maatwerker__") -> Q:
    """Of those the rows that an index has in order: of who has the last employment at this company."""
    return Q(dienst_bij=lid.organisatie_id, **{f"{persoon}dienst_tot__gte": vandaag - NAZICHT})


def bij_werkgever(lid: Lidmaatschap, *, vandaag: date) -> Q:
    """The rows, with their own `dienst_bij`, of the people whom this lid of a company sees: see `zichtbaar_voor`."""
    nog = laatst_bij(lid, vandaag=vandaag)
    overgestapt = lid.overgestapt_op(vandaag)
    return nog | Q(maatwerker__in=overgestapt) if overgestapt else nog


class AdviesQuerySet(models.QuerySet["Advies"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The basis of an advice is about health: only VDAB reads it."""
        if lid.rol != Rol.VDAB:
            return self.none()
        return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))


class Advies(models.Model):
    """VDAB's decision that somebody has a right to collectief maatwerk; valid for five years when unused (R6)."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="adviezen")
    doelgroep = models.CharField("doelgroep", max_length=10, choices=Doelgroep.choices)
    basis = models.CharField("basis", max_length=10, choices=AdviesBasis.choices)
    gegeven_door = models.CharField("gegeven door", max_length=200)
    op = models.DateField("beslist op")
    geldig_tot = models.DateField("geldig tot en met")

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        ordering = ("-op", "pk")
        constraints = [
            models.CheckConstraint(
                name="advies_op_voor_einde",
                condition=Q(geldig_tot__gte=models.F("op")),
                violation_error_message="De einddatum ligt vóór de beslissing.",
            ),
        ]

    def __str__(self) -> str:
        return f"Advies van {self.op:%d-%m-%Y}"
