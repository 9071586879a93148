"""Keep a report as it was given out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from trajecten import rechten
from trajecten.models import BevrorenRapport, Lidmaatschap
from trajecten.models.bevrorenrapport import vingerafdruk
from trajecten.models.velden import voeg_toe


@transaction.atomic
def rapport_bevriezen(
    inhoud: Mapping[str, Any], *, titel: str, aanleiding: str, lid: Lidmaatschap, nu: datetime
) -> BevrorenRapport:
    """Write down what a report says now (`rapporten.inhoud.als_inhoud`), for what it was given. Raises PermissionDenied for
    who sees no figures of all of Flanders, ValidationError for what is not filled in."""
    if not rechten.mag_bevriezen(lid):
        raise PermissionDenied("Alleen VDAB en beleid bevriezen een rapport: het gaat over heel Vlaanderen.")
    bevroren = BevrorenRapport(
        rapport=inhoud["rapport"],
        titel=titel,
        aanleiding=aanleiding,
        inhoud=inhoud,
        vingerafdruk=vingerafdruk(inhoud),
        lid=lid,
        bevroren_op=nu,
    )
    voeg_toe(bevroren)
    return bevroren
