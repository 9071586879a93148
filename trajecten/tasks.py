"""Background work: thin tasks that may safely run twice."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from celery import shared_task
from django.utils import timezone

from trajecten import workflow
from trajecten.enums import TaakSoort
from trajecten.hartslag import VEEGBEURT, klop
from trajecten.models import Concept, Melding, Taak
from trajecten.views import exporten
from trajecten.workflow import berichten
from trajecten.workflow.taken import Werk

WERK: Mapping[str, Werk] = {
    TaakSoort.PERSONEEL_NAKIJKEN: workflow.personeelslijst_nakijken,
    TaakSoort.PERSONEEL_VERWERKEN: workflow.personeelslijst_verwerken,
    TaakSoort.EXPORT: partial(workflow.export_maken, schrijf=exporten.schrijf),
}


@shared_task
def hartslag() -> None:
    """Show that worker, broker and clock are at work."""
    klop(timezone.now())


@shared_task
def ruim_op() -> None:
    """Throw away what was kept for seven days only: forms that nobody saved, staff lists that nobody confirmed, and
    lists that were made as a file."""
    nu = timezone.now()
    Concept.objects.verlopen(nu).delete()
    workflow.ruim_personeelslijsten_op(nu)
    workflow.ruim_exporten_op(nu)


@shared_task
def dagelijks() -> None:
    """The daily run of today, and of days that were missed; asked for every half hour, done once."""
    workflow.dagelijks(klok=timezone.now)


@shared_task
def doe_taak(pk: int) -> None:
    """Do this piece of work, when nobody else has it already."""
    if taak := Taak.objects.neem(nu=timezone.now(), pk=pk):
        workflow.doe_taak(taak, WERK[taak.soort], klok=timezone.now)


@shared_task
def veeg_taken() -> None:
    """Do what was left behind: its message was lost, or its worker went away."""
    while taak := Taak.objects.neem(nu=timezone.now()):
        workflow.doe_taak(taak, WERK[taak.soort], klok=timezone.now)
    klop(timezone.now(), VEEGBEURT)  # after the work: that does not wait for a cache that is away


@shared_task
def verzend_melding(uuid: str) -> None:
    """Send this e-mail, when nobody else is at it and its turn has come."""
    if melding := Melding.objects.neem(nu=timezone.now(), uuid=UUID(uuid)):
        berichten.verzend(melding, klok=timezone.now)


@shared_task
def veeg_meldingen() -> None:
    """Make the overviews of the day from seven o'clock on, and send what was left behind, until the mail server is
    away."""
    berichten.bundel(timezone.now())
    while melding := Melding.objects.neem(nu=timezone.now()):
        if not berichten.verzend(melding, klok=timezone.now):
            break
