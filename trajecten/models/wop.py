"""The werkondersteuningspakket: the wage premium and the guidance that somebody has a right to."""

from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Cast

from trajecten.enums import Begeleiding, Loonpremie, Provincie, Rol, WopGrond
from trajecten.models.evaluatie import Evaluatie
from trajecten.models.evaluatieplanning import Evaluatieplanning
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet, onveranderlijk
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.tewerkstelling import Tewerkstelling
from trajecten.models.velden import (
    Maanden,
    begrensd,
    geen_overlap,
    geen_per_rij,
    hoogstens,
    neemt_van_persoon_over,
    per_rij,
    periode_veld,
    sorteernaam_veld,
    van_persoon,
)
from trajecten.regelgeving import parameter
from trajecten.termijnen import laatste_na_merkpunt


class WopQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB sees every WOP, an employer those during its employment, a partner the one that runs now."""
        if lid.rol == Rol.VDAB:
            return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))
        if lid.rol == Rol.ONDERNEMING:
            eigen = Tewerkstelling.objects.geldig().filter(vestiging__onderneming=lid.organisatie)
            return self.filter(
                Exists(eigen.filter(maatwerker=OuterRef("maatwerker"), periode__overlap=OuterRef("periode"))),
                maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag),
            )
        if lid.rol == Rol.PARTNER:
            Traject = apps.get_model("trajecten.Traject")  # it stands above this model
            begeleid = Traject.objects.begeleid_door(lid, vandaag=vandaag)
            return self.op(vandaag).filter(Exists(begeleid.filter(maatwerker=OuterRef("maatwerker"))))
        return self.none()

    def met_merkpunt(self, *, vandaag: date) -> Self:
        """With the day from which each right is to be evaluated: the SQL of `termijnen.evaluatie_merkpunt` (R14)."""
        maanden = Maanden(maanden=parameter("evaluatie_door_vdab_maanden", vandaag))
        dag = ExpressionWrapper(F("periode__endswith") - maanden, models.DateTimeField())
        return self.annotate(merkpunt=Cast(dag, models.DateField()))

    def te_evalueren(self, *, vandaag: date) -> Self:
        """Those of `te_beslissen` for which no visit is planned on a day yet."""
        gepland = Evaluatieplanning.objects.open().filter(gepland_op__isnull=False, maatwerker=OuterRef("maatwerker"))
        return self.te_beslissen(vandaag=vandaag).filter(geen_per_rij(gepland))

    def te_beslissen(self, *, vandaag: date) -> Self:
        """The rights that end within nine months without an evaluation since that mark (`merkpunt`), soonest first.

        Only of who stays in service until then, and not the ones that a refusal stopped (R14). The index on the end
        of a right bounds what is read.
        """
        persoon = {"maatwerker": OuterRef("maatwerker")}
        sindsdien = Evaluatie.objects.geldig().filter(
            Q(bezoek_op__gte=OuterRef("merkpunt")) | Q(gepland_op__gte=OuterRef("merkpunt")), **persoon
        )
        blijft = (
            Tewerkstelling.objects.geldig()
            .op(vandaag)
            .filter(
                Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=OuterRef("periode__endswith")), **persoon
            )
        )
        return (
            self.geldig()
            .filter(periode__endswith__gt=vandaag, periode__endswith__lte=laatste_na_merkpunt(vandaag))
            .exclude(overgang__naam="weigering_vaststellen")
            .met_merkpunt(vandaag=vandaag)
            .filter(geen_per_rij(sindsdien), per_rij(blijft))
            .order_by("periode__endswith", "pk")
        )


class Wop(Feit):
    """One werkondersteuningspakket over one period; written as number and level, such as '40 Laag' (R30)."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="wops", db_index=False)
    loonpremie = models.PositiveSmallIntegerField("loonpremie", choices=Loonpremie.choices)
    begeleiding = models.CharField("begeleiding", max_length=10, choices=Begeleiding.choices)
    periode = periode_veld()
    grond = models.CharField("grond", max_length=30, choices=WopGrond.choices)
    beslist_door = models.CharField("beslist door", max_length=100, default="VDAB")
    beslist_op = models.DateField("beslist op")
    sorteernaam = sorteernaam_veld()
    # Of the maatwerker. The database keeps it, so that the rights that end in a province are read alone.
    provincies = ArrayField(
        models.CharField(max_length=20, choices=Provincie.choices), default=list, blank=True, editable=False
    )

    objects = WopQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "werkondersteuningspakket"
        verbose_name_plural = "werkondersteuningspakketten"
        ordering = ("-periode", "pk")
        constraints = [
            begrensd("wop_begrensd"),
            geen_overlap(
                "wop_geen_overlap", "maatwerker", als=GELDIG, melding="Deze persoon heeft in die periode al een WOP."
            ),
            models.CheckConstraint(name="wop_loonpremie_bestaat", condition=Q(loonpremie__in=Loonpremie.values)),
            models.CheckConstraint(
                name="wop_startpakket_45_of_60",
                condition=~Q(grond=WopGrond.STARTPAKKET) | Q(loonpremie__in=[45, 60]),
                violation_error_message="Een startpakket is altijd 45 %% of 60 %% (R31).",
            ),
            hoogstens(
                "wop_hoogstens_vijf_jaar",
                maanden=60,
                behalve=Q(grond=WopGrond.OMZETTING_ZITTEND),
                melding="Een WOP loopt hoogstens vijf jaar en heeft een einddatum (R6).",
            ),
        ]
        indexes = [
            van_persoon("wop_van_persoon"),
            models.Index(F("periode__endswith"), F("id"), name="wop_op_einde", condition=GELDIG),
            # The end in it: who has a right that ends soon is found by name without reading the others.
            models.Index(
                F("sorteernaam"), F("maatwerker"), F("periode__endswith"), name="wop_op_naam", condition=GELDIG
            ),
            *[
                models.Index(
                    F("periode__endswith"),
                    F("id"),
                    name=f"wop_einde_{provincie}",
                    condition=GELDIG & Q(provincies__contains=[provincie]),
                )
                for provincie in Provincie.values
            ],
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            onveranderlijk(met_persoon=True),
            neemt_van_persoon_over("sorteernaam", "provincies"),
        ]

    def __str__(self) -> str:
        return f"WOP {self.loonpremie} {self.get_begeleiding_display()}"
