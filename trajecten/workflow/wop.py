"""VDAB's decisions about a WOP: a startpakket, and the outcome of an evaluation."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, Werkvorm, WopGrond
from trajecten.evaluatievraag import waarom_niet_in_ronde
from trajecten.models import Evaluatie, Lidmaatschap, Maatwerker, Pop, Registratie, Tewerkstelling, Wop
from trajecten.models.velden import voeg_toe
from trajecten.regelgeving import is_startpakket, regime
from trajecten.workflow.dienst import nieuw_wop
from trajecten.workflow.evaluatieaanvraag import beantwoord, open_vraag
from trajecten.workflow.evaluatieplanning import open_planning, voer_uit
from trajecten.workflow.termijnen import handeling


def _dienst_met_wop(maatwerker: Maatwerker, op: date) -> Tewerkstelling:
    """The employment on `op`, in a regime that knows a WOP. Raises ValidationError."""
    dienst: Tewerkstelling | None = Tewerkstelling.objects.geldig().op(op).filter(maatwerker=maatwerker).first()
    if dienst is None:
        raise ValidationError({"op": "Op die dag was deze persoon niet in dienst."})
    stelsel = regime(Werkvorm(dienst.werkvorm), op)
    if not stelsel.has_wop:
        raise ValidationError({"op": f"Het stelsel {stelsel.naam} kent op die dag geen WOP."})
    return dienst


@handeling
def wop_toekennen(maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Wop:
    """Grant the startpakket of a hire: 45 or 60 %, for five years at most from `op` (R6, R31)."""
    if not rechten.mag_wop_beslissen(lid):
        raise PermissionDenied("Alleen VDAB kent een WOP toe.")
    maatwerker = Maatwerker.objects.select_for_update().get(pk=maatwerker.pk)
    op: date = gegevens["op"]
    if op > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    _dienst_met_wop(maatwerker, op)
    if not is_startpakket(gegevens["loonpremie"], op):
        raise ValidationError({"loonpremie": "Een startpakket is altijd 45 % of 60 % (R31)."})
    if Wop.objects.geldig().filter(maatwerker=maatwerker, periode__overlap=(op, None)).exists():
        raise ValidationError({"op": "Deze persoon heeft in die periode al een WOP. Wijzigen kan na een evaluatie."})
    return nieuw_wop(
        Registratie(lid, nu),
        maatwerker,
        op=op,
        loonpremie=gegevens["loonpremie"],
        begeleiding=gegevens["begeleiding"],
        grond=WopGrond.STARTPAKKET,
    )


@handeling
def evaluatie_vastleggen(maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Evaluatie:
    """Record an evaluation and its outcome (R7): ready for a traject, or a new right of five years from `wop_vanaf`
    with a changed or the same WOP (R10). It answers the question for one that stood open, and ends the plan of
    the visit."""
    if not rechten.mag_wop_beslissen(lid):
        raise PermissionDenied("Alleen VDAB legt een evaluatie vast.")
    maatwerker = Maatwerker.objects.select_for_update().get(pk=maatwerker.pk)
    op, uitkomst = gegevens["bezoek_op"], gegevens["uitkomst"]
    if op > timezone.localdate(nu):
        raise ValidationError({"bezoek_op": "Deze datum ligt in de toekomst."})
    if not Tewerkstelling.objects.geldig().op(op).filter(maatwerker=maatwerker).exists():
        raise ValidationError({"bezoek_op": "Op die dag was deze persoon niet in dienst."})
    in_ronde = gegevens["soort"] == EvaluatieSoort.TIENPROCENT
    if in_ronde and (reden := waarom_niet_in_ronde(maatwerker, op=op)):
        raise ValidationError({"soort": reden})
    registratie = Registratie(lid, nu)
    aanvraag, planning = open_vraag(maatwerker, bezoek_op=op), open_planning(maatwerker)
    evaluatie: Evaluatie = Evaluatie.objects.registreer(
        registratie,
        maatwerker=maatwerker,
        soort=gegevens["soort"],
        gevraagd_op=aanvraag.gevraagd_op if aanvraag else None,
        gepland_op=planning.gepland_op if planning else None,
        bezoek_op=op,
        deelnemers=gegevens.get("deelnemers") or [],
        uitkomst=uitkomst,
        motivering=gegevens.get("motivering") or "",
    )
    if aanvraag:
        beantwoord(aanvraag, evaluatie, lid=lid, nu=nu)
    if planning:
        voer_uit(planning, evaluatie, lid=lid, nu=nu)
    if uitkomst == EvaluatieUitkomst.DOORSTROOMKLAAR:
        return evaluatie
    try:
        _dienst_met_wop(maatwerker, op)
    except ValidationError as error:
        raise ValidationError({"bezoek_op": error.messages}) from error
    if uitkomst == EvaluatieUitkomst.WOP_ONGEWIJZIGD:
        huidig = Wop.objects.geldig().op(op).filter(maatwerker=maatwerker).first()
        if huidig is None:
            raise ValidationError({"uitkomst": "Er loopt op die dag geen WOP dat ongewijzigd kan blijven."})
        loonpremie, begeleiding = huidig.loonpremie, huidig.begeleiding
    else:
        if not gegevens.get("loonpremie") or not gegevens.get("begeleiding"):
            raise ValidationError(
                {veld: "Kies het nieuwe WOP." for veld in ("loonpremie", "begeleiding") if not gegevens.get(veld)}
            )
        loonpremie, begeleiding = gegevens["loonpremie"], gegevens["begeleiding"]
    nieuw_wop(registratie, maatwerker, op=op, loonpremie=loonpremie, begeleiding=begeleiding, grond=WopGrond.EVALUATIE)
    return evaluatie


@handeling
def pop_bewaren(maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Pop:
    """Add a version of the POP, with at least two improvement actions (R16)."""
    if not rechten.mag_pop_bewaren(lid):
        raise PermissionDenied("Een POP wordt bijgewerkt door de werkgever, de doorstroompartner of VDAB.")
    if gegevens["versie_op"] > timezone.localdate(nu):
        raise ValidationError({"versie_op": "Deze datum ligt in de toekomst."})
    pop = Pop(maatwerker=maatwerker, geregistreerd_door=lid, geregistreerd_op=nu, **gegevens)
    voeg_toe(pop)
    return pop
