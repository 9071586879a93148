"""The persoonlijk doorstroomplan: where somebody wants to go, what that takes, and who does what."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models

from trajecten.enums import Randvoorwaarde, Toestand, WieDoetHet
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.traject import Traject, binnen_traject
from trajecten.models.velden import alleen_toevoegen


class DoorstroomplanQuerySet(models.QuerySet["Doorstroomplan"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """Of coach and person, so as what stands inside a traject."""
        return binnen_traject(self, lid, vandaag)


class Doorstroomplan(models.Model):
    """One version of the plan of a traject. It is never changed: the next version stands beside it.

    `voorwaarden` has the code of a Toestand for a Randvoorwaarde; `acties` are dicts with `wat`, `wie` (WieDoetHet),
    `tegen` (a day as ISO text, or empty) and `gedaan`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="doorstroomplannen")
    doel = models.CharField("welke job", max_length=300)
    sterktes = models.TextField("wat je goed kan")
    leren = models.TextField("wat je nog wil leren", blank=True)
    voorwaarden = models.JSONField("wat in orde moet zijn", default=dict, blank=True)
    acties = models.JSONField("wat we doen", default=list)
    akkoord_op = models.DateField("akkoord van de deelnemer op")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    geschreven_op = models.DateTimeField("geschreven op", editable=False)

    objects = DoorstroomplanQuerySet.as_manager()

    class Meta:
        verbose_name = "persoonlijk doorstroomplan"
        verbose_name_plural = "persoonlijke doorstroomplannen"
        ordering = ("-geschreven_op", "-pk")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"Doorstroomplan: {self.doel}"

    @property
    def voorwaarden_getoond(self) -> list[tuple[str, str, str]]:
        """Each condition that was looked at: its words, how it stands, and the code of that."""
        return [
            (Randvoorwaarde(wat).label, Toestand(hoe).label, hoe)
            for wat in Randvoorwaarde.values
            if (hoe := self.voorwaarden.get(wat))
        ]

    @property
    def acties_getoond(self) -> list[dict[str, Any]]:
        """The actions, open ones first, with words and days."""
        acties = [
            {
                **een,
                "wie": WieDoetHet(een["wie"]).label,
                "tegen": date.fromisoformat(een["tegen"]) if een["tegen"] else None,
            }
            for een in self.acties
        ]
        return sorted(acties, key=lambda een: (een["gedaan"], een["tegen"] or date.max))
