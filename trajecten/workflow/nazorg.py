"""The nazorg: contacts, its end, a job that is lost, and how it stands later."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import OpvolgMoment
from trajecten.models import Lidmaatschap, Nazorgcontact, Opvolgmeting, Registratie, Statusovergang, Traject
from trajecten.termijnen import nazorg_einde, opvolging_vanaf
from trajecten.workflow.stap import neem, vergrendel


@transaction.atomic
def nazorg_contact(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Nazorgcontact:
    """Record a contact with the worker or the new employer, within the nazorg (R22)."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_nazorg_noteren(lid, traject):
        raise PermissionDenied("Een nazorgcontact noteer je tijdens de nazorg, als doorstroompartner of VDAB.")
    op, hire = gegevens["op"], traject.doorgestroomd_op
    assert hire is not None, "there is a hire in nazorg"
    if not hire <= op <= nazorg_einde(hire):
        raise ValidationError({"op": f"De nazorg loopt van {hire:%d-%m-%Y} tot en met {nazorg_einde(hire):%d-%m-%Y}."})
    if op > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    contact: Nazorgcontact = Nazorgcontact.objects.registreer(Registratie(lid, nu), traject=traject, **gegevens)
    return contact


@transaction.atomic
def job_verloren(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """The job ended during the nazorg, with `op` as last working day. WOP and employment stay as they are (R22)."""
    return neem("job_verloren", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens).overgang


@transaction.atomic
def nazorg_afsluiten(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """The nazorg ends; what remains are the measures at four weeks and six months (R22, M1)."""
    return neem("nazorg_afsluiten", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens).overgang


@transaction.atomic
def opvolging_meten(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Opvolgmeting:
    """Record how somebody is doing four weeks, or six months, after the hire (M1); a new answer replaces the old."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_opvolging_meten(lid, traject):
        raise PermissionDenied("Een opvolgmeting vul je in na een doorstroom, als doorstroompartner of VDAB.")
    hire = traject.doorgestroomd_op
    assert hire is not None, "there is a hire to follow up"
    vanaf = opvolging_vanaf(OpvolgMoment(gegevens["moment"]), hire)
    if gegevens["gemeten_op"] < vanaf:
        raise ValidationError({"gemeten_op": f"Deze meting kan vanaf {vanaf:%d-%m-%Y}."})
    if gegevens["gemeten_op"] > timezone.localdate(nu):
        raise ValidationError({"gemeten_op": "Deze datum ligt in de toekomst."})
    registratie = Registratie(lid, nu)
    for eerder in Opvolgmeting.objects.geldig().filter(traject=traject, moment=gegevens["moment"]):
        eerder.trek_in(registratie)
    meting: Opvolgmeting = Opvolgmeting.objects.registreer(registratie, traject=traject, **gegevens)
    return meting
