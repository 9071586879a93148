"""The one place from which figures are read; the only query that does not pass `zichtbaar_voor`."""

from django.core.exceptions import PermissionDenied
from django.db import models

from trajecten import rechten
from trajecten.enums import Rol
from trajecten.models import Lidmaatschap, Traject


def cijferbron(lid: Lidmaatschap) -> "models.QuerySet[Traject]":
    """The trajecten that count for this lid: all of Flanders for VDAB and policy, its own for an organisation.

    For aggregates only. Raises PermissionDenied for who sees no figures.
    """
    if not rechten.mag_cijfers_zien(lid):
        raise PermissionDenied("Het functioneel beheer ziet geen cijfers over trajecten.")
    if lid.rol == Rol.ONDERNEMING:
        return Traject.objects.filter(vestiging__onderneming=lid.organisatie).order_by()
    if lid.rol == Rol.PARTNER:
        return Traject.objects.filter(partner=lid.organisatie).order_by()
    return Traject.objects.order_by()


def wiens_cijfers(lid: Lidmaatschap) -> str:
    """Whose cases the figures are about, as the page says it."""
    return f"Alleen de trajecten van {lid.organisatie}." if lid.organisatie_id else "Alle trajecten in Vlaanderen."
