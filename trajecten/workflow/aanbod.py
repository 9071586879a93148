"""A job that is offered during a traject, and the answer."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import AanbodUitkomst
from trajecten.models import Aanbod, Lidmaatschap, Registratie, Traject
from trajecten.workflow.stap import vergrendel
from trajecten.workflow.termijnen import handeling


def _vergrendel(traject: Traject, *, versie: int, lid: Lidmaatschap) -> Traject:
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_aanbod_noteren(lid, traject):
        raise PermissionDenied("Een aanbod noteer je tijdens een lopend traject, als doorstroompartner of VDAB.")
    return traject


@handeling
def aanbod_noteren(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Aanbod:
    """Note that somebody was offered a job; the answer may come later."""
    traject = _vergrendel(traject, versie=versie, lid=lid)
    if gegevens["op"] > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    if gegevens["op"] < traject.toegeleid_op:
        raise ValidationError({"op": f"Deze datum ligt vóór de toeleiding ({traject.toegeleid_op:%d-%m-%Y})."})
    aanbod: Aanbod = Aanbod.objects.registreer(Registratie(lid, nu), traject=traject, **gegevens)
    traject.raak_aan()
    return aanbod


@handeling
def aanbod_beantwoorden(
    aanbod: Aanbod, *, versie: int, lid: Lidmaatschap, nu: datetime, uitkomst: AanbodUitkomst
) -> Aanbod:
    """The answer to an offer; another answer later corrects the first."""
    traject = _vergrendel(aanbod.traject, versie=versie, lid=lid)
    vers: Aanbod | None = Aanbod.objects.geldig().filter(pk=aanbod.pk).first()
    if vers is None:
        raise ValidationError("Dit aanbod is intussen gewijzigd.", code="gewijzigd")
    if uitkomst == vers.uitkomst:
        raise ValidationError({"uitkomst": "Dit antwoord staat er al."})
    opvolger = vers.vervang(Registratie(lid, nu), uitkomst=uitkomst)
    traject.raak_aan()
    return opvolger
