"""Asking VDAB for an evaluation, and what becomes of the question."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import AanvraagStand, EvaluatieSoort, MeldingSoort, Rol
from trajecten.evaluatievraag import lees_vraagstand, waarom_niet_vragen
from trajecten.models import Evaluatie, Evaluatieaanvraag, Lidmaatschap, Maatwerker
from trajecten.workflow import berichten
from trajecten.workflow.termijnen import handeling


@handeling
def evaluatie_vragen(maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Evaluatieaanvraag:
    """Ask for an evaluation of the kind `soort`, for the worker or the company (R11–R14). Raises ValidationError with
    every reason why not."""
    if not rechten.mag_evaluatie_vragen(lid):
        raise PermissionDenied("Een evaluatie vragen doet de werkgever, voor zichzelf of voor de maatwerker.")
    maatwerker = Maatwerker.objects.select_for_update().get(pk=maatwerker.pk)
    vandaag = timezone.localdate(nu)
    soort = EvaluatieSoort(gegevens["soort"])
    if redenen := waarom_niet_vragen(soort, lees_vraagstand(maatwerker, lid=lid, vandaag=vandaag)):
        raise ValidationError({"soort": redenen})
    if soort == EvaluatieSoort.VERVROEGD and not gegevens.get("motivering"):
        raise ValidationError({"motivering": "Zeg wat er veranderde in het werk (R12)."})
    if soort == EvaluatieSoort.VERVROEGD and not gegevens.get("geattesteerd"):
        raise ValidationError({"geattesteerd": "Een vervroegde evaluatie kan alleen met een attest (R12)."})
    aanvraag = Evaluatieaanvraag(maatwerker=maatwerker, lid=lid, gevraagd_op=vandaag, **gegevens)
    aanvraag.full_clean()
    aanvraag.save()
    berichten.meld(
        MeldingSoort.AANVRAAG,
        aan=berichten.bemiddelaars_van(maatwerker, vandaag=vandaag),
        sleutel=f"aanvraag-{aanvraag.pk}",
        link=maatwerker.get_absolute_url(),
        nu=nu,
    )
    return aanvraag


@handeling
def evaluatievraag_afsluiten(aanvraag: Evaluatieaanvraag, *, lid: Lidmaatschap, nu: datetime, reden: str) -> None:
    """The company withdraws its question, or VDAB refuses it and says why."""
    if not rechten.mag_evaluatievraag_afsluiten(lid, aanvraag):
        raise PermissionDenied("VDAB weigert een vraag, en wie ze stelde trekt ze in.")
    aanvraag = Evaluatieaanvraag.objects.select_for_update().get(pk=aanvraag.pk)
    if aanvraag.stand != AanvraagStand.OPEN:
        raise ValidationError("Deze vraag is intussen al afgesloten.", code="gewijzigd")
    aanvraag.stand = AanvraagStand.GEWEIGERD if lid.rol == Rol.VDAB else AanvraagStand.INGETROKKEN
    aanvraag.afgesloten_op, aanvraag.afgesloten_door, aanvraag.reden = timezone.localdate(nu), lid, reden
    aanvraag.full_clean()
    aanvraag.save()
    if aanvraag.stand == AanvraagStand.GEWEIGERD:
        _meld_antwoord(aanvraag, nu=nu)


def _meld_antwoord(aanvraag: Evaluatieaanvraag, *, nu: datetime) -> None:
    """Tell who asked that VDAB answered."""
    berichten.meld(
        MeldingSoort.AANVRAAG_AFGESLOTEN,
        aan=Lidmaatschap.objects.actief(timezone.localdate(nu)).filter(pk=aanvraag.lid_id),
        sleutel=f"aanvraag-{aanvraag.pk}-{aanvraag.stand}",
        link=reverse("maatwerker-evaluatie-vragen", args=[aanvraag.maatwerker.uuid]),
        nu=nu,
    )


def open_vraag(maatwerker: Maatwerker, *, bezoek_op: date) -> Evaluatieaanvraag | None:
    """The question that an evaluation with a visit on that day answers, locked."""
    vragen = Evaluatieaanvraag.objects.select_for_update().open()
    return vragen.filter(maatwerker=maatwerker, gevraagd_op__lte=bezoek_op).first()


def beantwoord(aanvraag: Evaluatieaanvraag, evaluatie: Evaluatie, *, lid: Lidmaatschap, nu: datetime) -> None:
    """The evaluation that was asked for is there."""
    aanvraag.stand, aanvraag.evaluatie = AanvraagStand.GEEVALUEERD, evaluatie
    aanvraag.afgesloten_op, aanvraag.afgesloten_door = timezone.localdate(nu), lid
    aanvraag.save()
    _meld_antwoord(aanvraag, nu=nu)


def heropen(evaluatie: Evaluatie) -> None:
    """The evaluation was a mistake: its question waits again, unless somebody has asked anew."""
    if Evaluatieaanvraag.objects.open().filter(maatwerker=evaluatie.maatwerker_id).exists():
        return
    Evaluatieaanvraag.objects.filter(evaluatie=evaluatie).update(
        stand=AanvraagStand.OPEN, evaluatie=None, afgesloten_op=None, afgesloten_door=None
    )
