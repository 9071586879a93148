"""What VDAB judges: evaluations on the work floor, the judgement of a traject, and the plan that goes before."""

from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from trajecten.enums import Deelnemer, EvaluatieSoort, EvaluatieUitkomst, Rol
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet, onveranderlijk
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker, bij_werkgever
from trajecten.models.velden import dienst_bij_veld, neemt_van_persoon_over, sorteernaam_veld


class PopQuerySet(models.QuerySet["Pop"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """Whoever sees the person's working file; a partner no longer once the follow-up began."""
        if lid.rol == Rol.PARTNER:
            Traject = apps.get_model("trajecten.Traject")  # it stands above this model
            begeleid = Traject.objects.begeleid_door(lid, vandaag=vandaag)
            return self.filter(Exists(begeleid.filter(maatwerker=OuterRef("maatwerker"))))
        return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))


class Pop(models.Model):
    """A version of the persoonlijk ontwikkelingsplan: what somebody can do, wants to learn, and how (R16)."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="pops")
    versie_op = models.DateField("datum van deze versie")
    competenties_nu = models.TextField("competenties vandaag")
    competenties_later = models.TextField("competenties om te ontwikkelen")
    acties = ArrayField(models.CharField(max_length=500), verbose_name="verbeteracties")
    samen_gemaakt = models.BooleanField("samen gemaakt met de maatwerker", default=False)  # older ones do not say
    geregistreerd_door = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    geregistreerd_op = models.DateTimeField(editable=False)

    objects = PopQuerySet.as_manager()

    class Meta:
        verbose_name = "persoonlijk ontwikkelingsplan"
        verbose_name_plural = "persoonlijke ontwikkelingsplannen"
        ordering = ("-versie_op", "-pk")
        constraints = [
            models.CheckConstraint(
                name="pop_minstens_twee_acties",
                condition=Q(acties__len__gte=2),
                violation_error_message="Een POP bevat minstens twee verbeteracties (R16).",
            ),
        ]
        indexes = [models.Index(fields=["maatwerker", "-versie_op"], name="pop_per_maatwerker")]

    def __str__(self) -> str:
        return f"POP van {self.versie_op:%d-%m-%Y}"


class EvaluatieQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The rows; the motivation inside them is for VDAB alone, see `rechten.mag_motivering_zien`."""
        if lid.rol == Rol.VDAB:
            return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))
        if lid.rol == Rol.ONDERNEMING:
            return self.filter(bij_werkgever(lid, vandaag=vandaag))
        if lid.rol == Rol.PARTNER:
            return self.filter(voor_partner=lid.organisatie, partner_tot__gte=vandaag)
        return self.none()


class Evaluatie(Feit):
    """An evaluation of the WOP and of the chance of doorstroom; it becomes a feit once it has its outcome."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="evaluaties")
    soort = models.CharField("soort", max_length=20, choices=EvaluatieSoort.choices)
    gevraagd_op = models.DateField("gevraagd op", null=True, blank=True)
    gepland_op = models.DateField("gepland op", null=True, blank=True)
    bezoek_op = models.DateField("bezoek of oordeel op", null=True, blank=True)
    deelnemers = ArrayField(
        models.CharField(max_length=20, choices=Deelnemer.choices), verbose_name="wie er was", default=list, blank=True
    )
    uitkomst = models.CharField("uitkomst", max_length=30, choices=EvaluatieUitkomst.choices, blank=True)
    motivering = models.TextField("motivering", blank=True)
    brief_op = models.DateField("brief verstuurd op", null=True, blank=True)
    # The judgement of a finished traject (R23)
    traject = models.ForeignKey("Traject", models.PROTECT, null=True, blank=True, related_name="oordelen")
    doorstroomklaar = models.BooleanField("doorstroomklaar", null=True, blank=True)
    gerealiseerd = models.BooleanField("job gevonden", null=True, blank=True)
    dienst_bij = dienst_bij_veld()
    sorteernaam = sorteernaam_veld()
    # Whoever guides the traject that it judged, or the last one that it led to, and until when that partner reads it.
    # The database keeps both.
    voor_partner = models.ForeignKey(
        "Onderneming", models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    partner_tot = models.DateField(null=True, blank=True, editable=False)

    objects = EvaluatieQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        ordering = ("-bezoek_op", "-pk")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            onveranderlijk(
                als=pgtrigger.Condition("OLD.uitkomst <> '' OR OLD.doorstroomklaar IS NOT NULL"), met_persoon=True
            ),
            neemt_van_persoon_over("sorteernaam", "dienst_bij_id"),
            pgtrigger.Trigger(
                name="neemt_partner_over",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("voor_partner_id", "partner_tot"),
                func="""
                SELECT partner_id, begeleid_tot INTO NEW.voor_partner_id, NEW.partner_tot FROM trajecten_traject
                WHERE id = NEW.traject_id OR aanleiding_id = NEW.id ORDER BY id DESC LIMIT 1;
                RETURN NEW;
                """,
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="evaluatie_oordeel_hoort_bij_traject",
                condition=Q(
                    soort=EvaluatieSoort.EINDE_TRAJECT,
                    traject__isnull=False,
                    doorstroomklaar__isnull=False,
                    gerealiseerd__isnull=False,
                    uitkomst="",
                )
                | (
                    ~Q(soort=EvaluatieSoort.EINDE_TRAJECT)
                    & Q(traject__isnull=True, doorstroomklaar__isnull=True, gerealiseerd__isnull=True)
                ),
                violation_error_message="Een oordeel op het einde hoort bij één traject.",
            ),
            models.CheckConstraint(
                name="evaluatie_uitkomst_na_bezoek",
                condition=Q(uitkomst="") | Q(bezoek_op__isnull=False),
                violation_error_message="Vul in wanneer het bezoek was.",
            ),
            models.UniqueConstraint(
                "traject",
                name="evaluatie_een_oordeel_per_traject",
                condition=GELDIG & Q(traject__isnull=False),
                violation_error_message="VDAB heeft dit traject al beoordeeld.",
            ),
        ]
        indexes = [
            models.Index("maatwerker", name="evaluatie_per_maatwerker", condition=GELDIG),
            models.Index("dienst_bij", "bezoek_op", "id", name="evaluatie_per_werkgever", condition=GELDIG),
            models.Index("dienst_bij", "sorteernaam", "id", name="evaluatie_werkgever_op_naam", condition=GELDIG),
            models.Index(
                "voor_partner", "bezoek_op", "id", "partner_tot", name="evaluatie_per_partner", condition=GELDIG
            ),
            models.Index(
                "voor_partner", "sorteernaam", "id", "partner_tot", name="evaluatie_partner_op_naam", condition=GELDIG
            ),
            models.Index("sorteernaam", "id", name="evaluatie_op_naam", condition=GELDIG),
            models.Index(F("bezoek_op").desc(), F("id").desc(), name="evaluatie_op_datum", condition=GELDIG),
            models.Index("soort", F("bezoek_op"), F("id"), name="evaluatie_per_soort", condition=GELDIG),
            models.Index("uitkomst", F("bezoek_op"), F("id"), name="evaluatie_per_uitkomst", condition=GELDIG),
        ]

    def __str__(self) -> str:
        return self.get_soort_display() + (f" van {self.bezoek_op:%d-%m-%Y}" if self.bezoek_op else "")

    @property
    def is_besluit(self) -> bool:
        """Whether there is an outcome or a judgement, and so a letter to write."""
        return bool(self.uitkomst) or self.doorstroomklaar is not None

    @property
    def besluit_op(self) -> date | None:
        return self.bezoek_op

    @property
    def deelnemers_getoond(self) -> str:
        return ", ".join(Deelnemer(een).label.lower() if een != Deelnemer.VDAB else "VDAB" for een in self.deelnemers)

    @property
    def uitkomst_getoond(self) -> str:
        """The outcome in words, also of a judgement, which has another kind of outcome."""
        if self.doorstroomklaar is not None:
            return "Doorstroomklaar" if self.doorstroomklaar else "Nog niet doorstroomklaar"
        return self.get_uitkomst_display() or "Nog geen uitkomst"
