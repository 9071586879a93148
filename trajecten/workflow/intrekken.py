"""Withdrawing what was recorded by mistake. It stays readable: who withdrew it, when, and why."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from trajecten import rechten
from trajecten.enums import TrajectStatus, WopGrond
from trajecten.models import Evaluatie, Maatwerker, Registratie, Traject, Wop
from trajecten.models.feit import Feit
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.workflow.evaluatieaanvraag import heropen
from trajecten.workflow.evaluatieplanning import plan_opnieuw
from trajecten.workflow.termijnen import handeling


@handeling
def feit_intrekken(feit: Feit, *, lid: Lidmaatschap, nu: datetime, reden: str) -> None:
    """Withdraw a contact, measure, offer, refusal, suspension, evaluation or absence that was a mistake.

    An evaluation takes the WOP it gave with it, and brings back the one it had cut off; the question that
    it answered stands open again, and so does the plan of the visit.
    """
    if weigering := rechten.waarom_niet_intrekken(lid, feit):
        raise PermissionDenied(weigering)
    traject: Traject | None = getattr(feit, "traject", None)
    persoon: int = traject.maatwerker_id if traject else getattr(feit, "maatwerker_id")  # noqa: B009, not every feit
    Maatwerker.objects.select_for_update().get(pk=persoon)
    vers = type(feit).objects.geldig().filter(pk=feit.pk).first()
    if vers is None:
        raise ValidationError("Dit is intussen al ingetrokken of gewijzigd.", code="gewijzigd")
    registratie = Registratie(lid, nu)
    if isinstance(vers, Evaluatie):
        _geen_toeleiding_na(vers)
        _herstel_wop(vers, registratie)
        heropen(vers)
        plan_opnieuw(vers, lid=lid, nu=nu)
    vers.trek_in(registratie, reden=reden)
    if traject:
        Traject.objects.select_for_update(of=("self",)).get(pk=traject.pk).raak_aan()


def _geen_toeleiding_na(evaluatie: Evaluatie) -> None:
    gevolg = Traject.objects.filter(aanleiding=evaluatie).exclude(status=TrajectStatus.GEANNULEERD)
    if gevolg.exists():
        raise ValidationError("Na deze evaluatie is iemand toegeleid naar een traject. Annuleer dat eerst.")


def _herstel_wop(evaluatie: Evaluatie, registratie: Registratie) -> None:
    """Undo what the evaluation did to the WOP, in the same stroke in which it was written (R7, R10)."""
    toen = {"maatwerker": evaluatie.maatwerker_id, "overgang": None}
    geschreven = Wop.objects.filter(geregistreerd_op=evaluatie.geregistreerd_op, **toen)
    if not geschreven.filter(grond=WopGrond.EVALUATIE).exists():
        return
    if geschreven.filter(ingetrokken_op__isnull=False).exists():
        raise ValidationError("Het WOP van deze evaluatie is intussen gewijzigd. Maak eerst dat ongedaan.")
    eerder = list(
        Wop.objects.filter(maatwerker=evaluatie.maatwerker_id, ingetrokken_op=evaluatie.geregistreerd_op).order_by("pk")
    )
    for wop in geschreven:
        wop.trek_in(registratie)
    for wop in eerder:
        Wop.objects.registreer(Registratie(registratie.lid, registratie.nu, wop.overgang), **wop.inhoud())
