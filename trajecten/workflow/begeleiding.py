"""The phases of the guidance: jobmatching, stages, putting it before VDAB, and standing still."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import overgangen, rechten
from trajecten.enums import MeldingSoort, ToewijzingKant
from trajecten.models import (
    Doorstroomplan,
    Lidmaatschap,
    Opschorting,
    Registratie,
    Stage,
    Stagefeedback,
    Statusovergang,
    Traject,
)
from trajecten.models.velden import periode
from trajecten.workflow import berichten
from trajecten.workflow.stap import neem, vergrendel
from trajecten.workflow.termijnen import handeling

DAG = timedelta(days=1)


@handeling
def jobmatching_starten(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """The search for an employer begins (R19)."""
    return neem("jobmatching_starten", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens).overgang


@handeling
def stage_starten(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """A stage begins, under a TBS agreement and for three months at most; `tot` is its last day (R19)."""
    stap = neem("stage_starten", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    Stage.objects.registreer(
        stap.registratie,
        traject=stap.traject,
        stageplaats=gegevens["stageplaats"],
        periode=periode(gegevens["op"], gegevens["tot"] + DAG),
        functie=gegevens["functie"],
        tbs_op=gegevens["tbs_op"],
    )
    return stap.overgang


@handeling
def stagefeedback_noteren(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Stagefeedback:
    """Note how the running stage goes; `op` is a day from its first to today. Raises ValidationError."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_stagefeedback_noteren(lid, traject):
        raise PermissionDenied("Feedback noteer je terwijl een stage loopt, als doorstroompartner of VDAB.")
    eerste = Stage.objects.geldig().filter(traject=traject).latest("periode").periode.lower
    if not eerste <= gegevens["op"] <= timezone.localdate(nu):
        raise ValidationError(
            {"op": f"Kies een dag vanaf de eerste dag van de stage ({eerste:%d-%m-%Y}), tot vandaag."}
        )
    feedback: Stagefeedback = Stagefeedback.objects.registreer(Registratie(lid, nu), traject=traject, **gegevens)
    traject.raak_aan()
    return feedback


@handeling
def doorstroomplan_bewaren(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Doorstroomplan:
    """Write a version of the persoonlijk doorstroomplan, which the person agreed to on `akkoord_op`."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_doorstroomplan_schrijven(lid, traject):
        raise PermissionDenied("Een doorstroomplan maak je tijdens de begeleiding, als doorstroompartner of VDAB.")
    if gegevens["akkoord_op"] > timezone.localdate(nu):
        raise ValidationError({"akkoord_op": "Deze datum ligt in de toekomst."})
    plan = Doorstroomplan(traject=traject, lid=lid, geschreven_op=nu, **gegevens)
    plan.full_clean()
    plan.save(force_insert=True)
    traject.raak_aan()
    return plan


@handeling
def stage_beeindigen(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """The stage ends with its result; `op` is its last day. Afterwards the POP is due (R21)."""
    stap = neem("stage_beeindigen", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    stage = Stage.objects.geldig().filter(traject=stap.traject).latest("periode")
    stage.vervang(
        stap.registratie,
        periode=periode(stage.periode.lower, gegevens["op"] + DAG),
        resultaat=gegevens["resultaat"],
        feedback=gegevens.get("feedback") or "",
    )
    return stap.overgang


@handeling
def voorleggen(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """The guidance is finished; VDAB's judgement is due (R21, R23)."""
    stap = neem("voorleggen", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    vdab = berichten.van_kant(stap.traject, ToewijzingKant.VDAB, vandaag=timezone.localdate(nu))
    sleutel = f"stap-{stap.overgang.pk}"
    berichten.meld_over(MeldingSoort.VOORGELEGD, stap.traject, aan=vdab, sleutel=sleutel, nu=nu, door=lid)
    return stap.overgang


@handeling
def opschorten(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Opschorting:
    """The traject stands still from `op`, until and including `tot` when that is known (R46)."""
    traject = vergrendel(traject, versie=versie)
    overgangen.vereis("opschorten", traject, lid=lid, vandaag=timezone.localdate(nu), gegevens=gegevens)
    tot = gegevens.get("tot")
    opschorting: Opschorting = Opschorting.objects.registreer(
        Registratie(lid, nu),
        traject=traject,
        periode=periode(gegevens["op"], tot + DAG if tot else None),
        grond=gegevens["grond"],
        toelichting=gegevens.get("toelichting") or "",
    )
    traject.raak_aan()
    return opschorting


@handeling
def hervatten(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Opschorting:
    """The traject runs again from `op` (R46)."""
    traject = vergrendel(traject, versie=versie)
    vandaag = timezone.localdate(nu)
    overgangen.vereis("hervatten", traject, lid=lid, vandaag=vandaag, gegevens=gegevens)
    lopend = Opschorting.objects.geldig().op(vandaag).get(traject=traject)
    opvolger: Opschorting = lopend.vervang(Registratie(lid, nu), periode=periode(lopend.periode.lower, gegevens["op"]))
    traject.raak_aan()
    return opvolger
