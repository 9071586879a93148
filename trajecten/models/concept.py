"""What somebody typed on a form when the log-in turned out to have expired, kept until it is saved after all."""

import json
from datetime import date, datetime, timedelta
from typing import Self

from django.core import signing
from django.db import models
from django.http import QueryDict

from trajecten.models.gebruiker import Gebruiker, Lidmaatschap
from trajecten.versleuteling import ontsleutel, versleutel

BEWAARTIJD = timedelta(days=7)
GROOTSTE = 100_000  # characters; what people type is far less
VELD = "concept"  # where a form carries its proof of who it was shown to
ZOUT = "trajecten.concept"


def bewijs(gebruiker: Gebruiker) -> str:
    """What a form carries, so that we know who typed in it once the log-in has expired."""
    return signing.dumps(gebruiker.pk, salt=ZOUT)


def bewezen(tekst: str) -> int | None:
    """The primary key of the user to whom the form was shown; None for a proof that is not ours, or too old."""
    try:
        gebruiker: int = signing.loads(tekst, salt=ZOUT, max_age=BEWAARTIJD)
    except signing.BadSignature:
        return None
    return gebruiker


class ConceptQuerySet(models.QuerySet["Concept"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """Only one's own."""
        return self.filter(gebruiker=lid.gebruiker_id)

    def verlopen(self, nu: datetime) -> Self:
        return self.filter(bewaard_op__lte=nu - BEWAARTIJD)

    def bewaar(self, pad: str, ingevuld: QueryDict, *, nu: datetime) -> bool:
        """Keep what was typed on the form at `pad`, when it proves to whom it was shown; whether that was so."""
        gebruiker = bewezen(ingevuld.get(VELD, ""))
        velden = {naam: ingevuld.getlist(naam) for naam in ingevuld if naam not in (VELD, "csrfmiddlewaretoken")}
        inhoud = json.dumps(velden)
        if gebruiker is None or len(inhoud) > GROOTSTE:
            return False
        waarden = {"inhoud_versleuteld": versleutel(inhoud), "bewaard_op": nu}
        self.update_or_create(gebruiker_id=gebruiker, pad=pad, defaults=waarden)
        return True

    def van(self, gebruiker: Gebruiker, pad: str, *, nu: datetime) -> dict[str, list[str]]:
        """What this user typed on the form at `pad` in the past seven days; empty for nothing."""
        gevonden = self.filter(gebruiker=gebruiker, pad=pad, bewaard_op__gt=nu - BEWAARTIJD).first()
        return gevonden.inhoud if gevonden else {}


class Concept(models.Model):
    """One filled-in form that was not saved. A form can hold an INSZ or a private note, so it is encrypted."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="concepten")
    pad = models.CharField(max_length=300)
    inhoud_versleuteld = models.TextField()
    bewaard_op = models.DateTimeField()

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        constraints = [models.UniqueConstraint("gebruiker", "pad", name="concept_een_per_formulier")]

    def __str__(self) -> str:
        return f"Concept van {self.bewaard_op:%d-%m-%Y %H:%M}"

    @property
    def inhoud(self) -> dict[str, list[str]]:
        velden: dict[str, list[str]] = json.loads(ontsleutel(self.inhoud_versleuteld))
        return velden
