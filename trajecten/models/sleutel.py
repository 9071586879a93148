"""The check values that show whether the field keys of this start are the ones the database was written with."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models

from trajecten import versleuteling

CONTROLETEKST = "doorstroom"


class Sleutelcontrole(models.Model):
    """For each field key one known text, encrypted with it; for the blind index its fingerprint."""

    naam = models.CharField(max_length=50, primary_key=True)
    waarde = models.TextField()

    def __str__(self) -> str:
        return self.naam


def bewaar_sleutelcontrole(**kwargs: Any) -> None:
    """After migrating: keep a check value of every key that has none yet."""
    controleer_sleutels()
    for naam in versleuteling.sleutelnamen():
        Sleutelcontrole.objects.get_or_create(
            naam=naam, defaults={"waarde": versleuteling.versleutel(CONTROLETEKST, naam=naam)}
        )
    Sleutelcontrole.objects.get_or_create(
        naam=versleuteling.BLIND, defaults={"waarde": versleuteling.blinde_index(CONTROLETEKST)}
    )


def controleer_sleutels() -> None:
    """Raise ImproperlyConfigured when a key the database was written with is missing or another one."""
    for controle in Sleutelcontrole.objects.all():
        if controle.naam == versleuteling.BLIND:
            klopt = controle.waarde == versleuteling.blinde_index(CONTROLETEKST)
        else:
            klopt = versleuteling.ontsleutel(controle.waarde) == CONTROLETEKST
        if not klopt:
            raise ImproperlyConfigured(
                f"De veldsleutel '{controle.naam}' is niet die waarmee de databank geschreven is."
            )
