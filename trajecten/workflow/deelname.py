"""What ESF asks about a participant (R40)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from trajecten import rechten
from trajecten.models import Deelname, Lidmaatschap, Registratie, Traject
from trajecten.workflow.stap import vergrendel
from trajecten.workflow.termijnen import handeling


@handeling
def deelname_bewaren(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Deelname:
    """Write down the answers of the participant; those that were there make way. Raises PermissionDenied, ValidationError."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_deelname_bewaren(lid, traject):
        raise PermissionDenied("De gegevens voor ESF vult de doorstroompartner in die begeleidt, of VDAB.")
    registratie, oud = Registratie(lid, nu), Deelname.objects.geldig().filter(traject=traject).first()
    deelname: Deelname = (
        oud.vervang(registratie, **gegevens)
        if oud
        else Deelname.objects.registreer(registratie, traject=traject, **gegevens)
    )
    traject.raak_aan()
    return deelname
