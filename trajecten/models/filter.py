"""Questions to a list that somebody keeps under a name."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from trajecten.enums import LijstNaam, Rol
from trajecten.models.gebruiker import Lidmaatschap


class OpgeslagenFilterQuerySet(models.QuerySet["OpgeslagenFilter"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """One's own, and those that colleagues share: of the same organisation, or of VDAB in the same provinces."""
        if lid.rol == Rol.VDAB:
            collegas = Q(lid__rol=Rol.VDAB, lid__provincies__overlap=lid.provincies)
        elif lid.organisatie_id is not None:
            collegas = Q(lid__rol=lid.rol, lid__organisatie=lid.organisatie_id)
        else:
            collegas = Q(pk__in=[])
        return self.filter(Q(lid=lid) | Q(gedeeld=True) & collegas)


class OpgeslagenFilter(models.Model):
    """A question to a list (its filters and its order, as in the address), under a name, shared with colleagues or not."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lid = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="filters", editable=False)
    lijst = models.CharField("lijst", max_length=30, choices=LijstNaam.choices, editable=False)
    naam = models.CharField("naam", max_length=60)
    vraag = models.CharField(max_length=2000, editable=False)
    gedeeld = models.BooleanField("deel met je collega’s", default=False)

    objects = OpgeslagenFilterQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaard filter"
        verbose_name_plural = "bewaarde filters"
        ordering = ("lijst", "naam", "pk")
        constraints = [
            models.UniqueConstraint(
                "lid",
                "lijst",
                "naam",
                name="filter_naam_uniek_per_lijst",
                violation_error_message="Je hebt bij deze lijst al een filter met die naam. Kies een andere naam.",
            ),
            models.CheckConstraint(name="filter_lijst_bestaat", condition=Q(lijst__in=LijstNaam.values)),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The list, with this question."""
        return f"{reverse(self.lijst)}?{self.vraag}"
