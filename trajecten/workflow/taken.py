"""Background work: ask for it, do it, stop it. What each kind of work is, stands with the noun it is about."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from celery import current_app
from django.db import transaction

from trajecten.enums import TaakSoort, TaakStatus
from trajecten.models import Lidmaatschap, Taak
from trajecten.models.taak import OPEN, Gestopt

logger = logging.getLogger(__name__)
DOE = "trajecten.tasks.doe_taak"
Klok = Callable[[], datetime]
Werk = Callable[..., str]


def vraag_taak(soort: TaakSoort, *, lid: Lidmaatschap, nu: datetime) -> Taak:
    """Ask for work. It is done even when the worker hears nothing of it now: the sweep finds the row."""
    taak = Taak.objects.create(soort=soort, lid=lid, gevraagd_op=nu)
    transaction.on_commit(lambda: _por(taak.pk))
    return taak


def _por(pk: int) -> None:
    """Tell the worker that there is work. The user must not wait for a broker that is away, or see its errors."""
    try:
        current_app.send_task(DOE, args=[pk], retry=False, ignore_result=True)
    except Exception as fout:  # each broker has its own
        logger.warning("De broker is niet te bereiken (%s): taak %s wacht op de volgende ronde.", fout, pk)


def stop_taak(taak: Taak, *, nu: datetime, wacht: bool = False) -> bool:
    """Stop work that waits or runs; False when it is over, or holds its row and cannot be stopped. Runs in a
    transaction. `wacht` is for work that holds its row for a moment only, when it shows progress.

    Who does the work notices at its next sign of progress.
    """
    open_ = Taak.objects.filter(OPEN, pk=taak.pk).select_for_update(skip_locked=not wacht).first()
    if open_ is None:
        return False
    open_.status, open_.geeindigd_op, open_.lease_tot = TaakStatus.GEANNULEERD, nu, None
    open_.save()
    return True


def doe_taak(taak: Taak, werk: Werk, *, klok: Klok) -> None:
    """Do work that was taken up: `werk(taak, klok=klok)` gives the result in words, or ends the row itself when that
    belongs in its own transaction. What goes wrong is logged, and the user reads that it failed."""
    try:
        resultaat = werk(taak, klok=klok)
        if taak.is_open:
            taak.eindig(TaakStatus.KLAAR, nu=klok(), resultaat=resultaat)
    except Gestopt:
        logger.info("Taak %s werd gestopt of overgenomen.", taak.pk)
    except Exception:
        logger.exception("Taak %s is mislukt.", taak.pk)
        with suppress(Gestopt):
            taak.eindig(TaakStatus.MISLUKT, nu=klok(), fout="Er liep iets mis. Probeer het opnieuw, of vraag hulp.")
