"""Opening a file outside the own provinces, for one day and with a reason."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from trajecten.enums import RedenInzage, Rol
from trajecten.models import Inzage, Lidmaatschap, Maatwerker


def inzage_openen(
    maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime, reden: RedenInzage | str, toelichting: str = ""
) -> Inzage:
    """Let `lid` see this file until the day ends in Brussels; the file shows it. Raises PermissionDenied for who is not
    VDAB, ValidationError without a reason."""
    if lid.rol != Rol.VDAB:
        raise PermissionDenied("Alleen VDAB opent een dossier buiten de eigen provincies.")
    inzage = Inzage(
        maatwerker=maatwerker,
        lid=lid,
        dag=timezone.localdate(nu),
        geopend_op=nu,
        reden=reden,
        toelichting=toelichting,
    )
    inzage.full_clean()
    inzage.save(force_insert=True)
    return inzage
