"""A company confirms its list of people once a quarter."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from trajecten.enums import Rol
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.onderneming import Onderneming
from trajecten.models.tewerkstelling import Tewerkstelling
from trajecten.models.velden import alleen_toevoegen
from trajecten.termijnen import afgelopen_kwartalen, kwartaaleinde

HOEVER_TERUG = 4  # older quarters than these are not asked any more


class KwartaalbevestigingQuerySet(models.QuerySet["Kwartaalbevestiging"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """A company reads its own."""
        if lid.rol != Rol.ONDERNEMING:
            return self.none()
        return self.filter(onderneming=lid.organisatie_id)


class Kwartaalbevestiging(models.Model):
    """A company said that its list of people was right on the last day of a quarter."""

    onderneming = models.ForeignKey(Onderneming, models.PROTECT, related_name="kwartaalbevestigingen")
    kwartaal = models.DateField("eerste dag van het kwartaal")
    aantal = models.PositiveIntegerField("mensen in dienst op de laatste dag")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")
    bevestigd_op = models.DateTimeField("bevestigd op")

    objects = KwartaalbevestigingQuerySet.as_manager()

    class Meta:
        verbose_name = "kwartaalbevestiging"
        verbose_name_plural = "kwartaalbevestigingen"
        ordering = ("-kwartaal", "pk")
        constraints = [
            models.UniqueConstraint(
                "onderneming",
                "kwartaal",
                name="kwartaalbevestiging_een_per_kwartaal",
                violation_error_message="Dit kwartaal is al bevestigd.",
            ),
            models.CheckConstraint(
                name="kwartaalbevestiging_eerste_dag",
                condition=Q(kwartaal__day=1, kwartaal__month__in=[1, 4, 7, 10]),
                violation_error_message="Een kwartaal begint op de eerste dag van januari, april, juli of oktober.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"Bevestiging van het kwartaal vanaf {self.kwartaal:%d-%m-%Y}"


def kwartalen_te_bevestigen(ondernemingen: QuerySet[Onderneming], *, vandaag: date) -> Iterator[tuple[int, UUID, date]]:
    """Of these companies those with a quarter to confirm: primary key, uuid and the first day of the oldest one. One query.

    Only of the last four quarters that ended, and not of those before the first employee came.
    """
    kwartalen = afgelopen_kwartalen(vandaag, HOEVER_TERUG)
    bevestigd = Kwartaalbevestiging.objects.filter(onderneming=OuterRef("pk"), kwartaal__in=kwartalen)
    personeel = Tewerkstelling.objects.geldig().filter(vestiging__onderneming=OuterRef("pk"))
    had = {
        f"personeel_{kwartaal}": Exists(personeel.filter(periode__startswith__lte=kwartaaleinde(kwartaal)))
        for kwartaal in kwartalen
    }
    met = ondernemingen.annotate(bevestigd=ArraySubquery(bevestigd.values("kwartaal")), **had)
    rijen = met.filter(**{f"personeel_{kwartalen[-1]}": True}).values_list("pk", "uuid", "bevestigd", *had)
    for pk, uuid, klaar, *bestond in rijen:
        if open_ := [k for k, er in zip(kwartalen, bestond, strict=True) if er and k not in klaar]:
            yield pk, uuid, open_[0]


def te_bevestigen(onderneming: Onderneming, *, vandaag: date) -> date | None:
    """The first day of the oldest quarter that this company has to confirm; None when there is none. One query."""
    open_ = kwartalen_te_bevestigen(Onderneming.objects.filter(pk=onderneming.pk), vandaag=vandaag)
    return next((kwartaal for _pk, _uuid, kwartaal in open_), None)
