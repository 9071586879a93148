"""Who is responsible for a traject, on each side."""

from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from trajecten.enums import ToewijzingKant
from trajecten.enums import TrajectStatus as S
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.traject import OPEN, TOT_ZES_MAANDEN, Traject
from trajecten.models.velden import begrensd, geen_overlap, periode_veld


class ToewijzingQuerySet(models.QuerySet["Toewijzing"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(lid, vandaag=vandaag))

    def met_werk(self, kant: str, *, vandaag: date) -> Self:
        """Who is responsible on this side today, for what is still to be done: a measure is the last of it."""
        te_meten = Q(traject__status=S.GESLAAGD, traject__doorgestroomd_op__gte=vandaag - TOT_ZES_MAANDEN)
        return self.filter(Q(traject__status__in=OPEN) | te_meten, kant=kant, periode__contains=vandaag)


class Toewijzing(models.Model):
    """Who is responsible for a traject, on the side of VDAB or of the partner: one at a time."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="toewijzingen")
    kant = models.CharField("kant", max_length=10, choices=ToewijzingKant.choices)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="toewijzingen")
    periode = periode_veld()
    reden = models.CharField("reden", max_length=200, blank=True)
    # When the traject got its status, and its `partner_tot`. The database keeps them, so that a list of what somebody is
    # responsible for is in the order of that day, without what he no longer sees.
    traject_sinds = models.DateField(null=True, blank=True, editable=False)
    partner_tot = models.DateField(null=True, blank=True, editable=False)

    objects = ToewijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ("traject", "kant", "periode")
        constraints = [
            begrensd("toewijzing_begrensd"),
            models.CheckConstraint(name="toewijzing_kant_bestaat", condition=Q(kant__in=ToewijzingKant.values)),
            geen_overlap(
                "toewijzing_geen_overlap_vdab",
                "traject",
                als=Q(kant=ToewijzingKant.VDAB),
                melding="Er is in die periode al een VDAB-bemiddelaar verantwoordelijk.",
            ),
            geen_overlap(
                "toewijzing_geen_overlap_partner",
                "traject",
                als=Q(kant=ToewijzingKant.PARTNER),
                melding="Er is in die periode al een doorstroomcoach verantwoordelijk.",
            ),
        ]
        indexes = [models.Index("lid", "traject_sinds", "traject", "partner_tot", name="toewijzing_van_lid")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="neemt_datum_over",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("traject_sinds", "partner_tot"),
                func="""
                SELECT status_sinds, partner_tot INTO STRICT NEW.traject_sinds, NEW.partner_tot
                FROM trajecten_traject WHERE id = NEW.traject_id;
                RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lid} voor {self.traject}"
