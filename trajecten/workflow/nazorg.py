"""The nazorg: contacts, its end, a job that is lost, and how it stands later."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import OpvolgMoment
from trajecten.models import (
    Lidmaatschap,
    Nazorgafspraak,
    Nazorgcontact,
    Opvolgmeting,
    Overdrachtsnota,
    Registratie,
    Statusovergang,
    Traject,
)
from trajecten.termijnen import opvolging_vanaf
from trajecten.voorwaarden import waarom_niet_in_nazorg
from trajecten.workflow.stap import neem, vergrendel
from trajecten.workflow.termijnen import handeling


@handeling
def nazorg_contact(
    traject: Traject,
    *,
    versie: int,
    lid: Lidmaatschap,
    nu: datetime,
    afspraak: Nazorgafspraak | None = None,
    **gegevens: Any,
) -> Nazorgcontact:
    """Record a contact with the worker or the new employer, within the nazorg; `afspraak` is then kept (R22)."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_nazorg_noteren(lid, traject):
        raise PermissionDenied("Een nazorgcontact noteer je tijdens de nazorg, als doorstroompartner of VDAB.")
    if reden := waarom_niet_in_nazorg(traject, gegevens["op"]):
        raise ValidationError({"op": reden})
    if gegevens["op"] > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    contact: Nazorgcontact = Nazorgcontact.objects.registreer(Registratie(lid, nu), traject=traject, **gegevens)
    if afspraak:
        Nazorgafspraak.objects.filter(traject=traject, pk=afspraak.pk).update(contact=contact)
    return contact


@handeling
def nazorg_plannen(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, afspraken: Iterable[tuple[date, str]]
) -> None:
    """Replace the open appointments of the nazorg by these: a day within it, and with whom (R22)."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_nazorg_noteren(lid, traject):
        raise PermissionDenied("Nazorg plan je tijdens de nazorg, als doorstroompartner of VDAB.")
    gepland = sorted(set(afspraken))
    for op, _met in gepland:
        if reden := waarom_niet_in_nazorg(traject, op):
            raise ValidationError(reden)
    Nazorgafspraak.objects.open().filter(traject=traject).delete()
    Nazorgafspraak.objects.bulk_create(Nazorgafspraak(traject=traject, op=op, met=met) for op, met in gepland)
    traject.raak_aan()


@handeling
def overdrachtsnota_bewaren(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Overdrachtsnota:
    """Write a version of what the next one to guide somebody needs to know."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_overdrachtsnota_schrijven(lid, traject):
        raise PermissionDenied("Een overdrachtsnota schrijf je vanaf de nazorg, als doorstroompartner of VDAB.")
    nota = Overdrachtsnota(traject=traject, lid=lid, geschreven_op=nu, **gegevens)
    nota.full_clean()
    nota.save(force_insert=True)
    traject.raak_aan()
    return nota


@handeling
def job_verloren(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """The job ended during the nazorg, with `op` as last working day. WOP and employment stay as they are (R22)."""
    return neem("job_verloren", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens).overgang


@handeling
def nazorg_afsluiten(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """The nazorg ends; what remains are the measures at four weeks and six months (R22, M1)."""
    return neem("nazorg_afsluiten", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens).overgang


@handeling
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
