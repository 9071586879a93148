"""Planning the visit of an evaluation: on which day, where, and who of VDAB goes."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import EvaluatieSoort, PlanningStand, Rol
from trajecten.evaluatievraag import (
    Vraagstand,
    gevraagde_soort,
    lees_vraagstand,
    pop_te_laat,
    waarom_niet_in_ronde,
    waarom_niet_plannen,
)
from trajecten.models import Evaluatie, Evaluatieplanning, Lidmaatschap, Maatwerker
from trajecten.models.evaluatieplanning import SOORTEN
from trajecten.workflow.termijnen import handeling


@handeling
def evaluatie_plannen(
    maatwerker: Maatwerker,
    *,
    lid: Lidmaatschap,
    nu: datetime,
    soort: str,
    gepland_op: date | None = None,
    plaats: str = "",
    bemiddelaar: Lidmaatschap | None = None,
) -> str | None:
    """Plan an evaluation, or change the plan that is open (R11, R12, R14). Returns what to warn about (R17), if
    anything. Raises ValidationError with every reason why not."""
    maatwerker, planning = _vergrendel(maatwerker, lid=lid, nu=nu)
    return _leg_vast(planning, lid=lid, nu=nu, soort=soort, gepland_op=gepland_op, plaats=plaats, wie=bemiddelaar)


@handeling
def evaluatie_toewijzen(
    maatwerker: Maatwerker,
    *,
    lid: Lidmaatschap,
    nu: datetime,
    bemiddelaar: Lidmaatschap,
    gepland_op: date | None = None,
) -> str | None:
    """Give the visit to one person to a counsellor, on `gepland_op` when that is given; the rest of an open plan stays.

    Without a plan it is what the person waits for, or else the periodic one. Returns and raises as `evaluatie_plannen`.
    """
    maatwerker, planning = _vergrendel(maatwerker, lid=lid, nu=nu)
    return _leg_vast(
        planning,
        lid=lid,
        nu=nu,
        soort=planning.soort or gevraagde_soort(maatwerker) or EvaluatieSoort.PERIODIEK,
        gepland_op=gepland_op or planning.gepland_op,
        plaats=planning.plaats,
        wie=bemiddelaar,
    )


@handeling
def evaluatie_afgelasten(planning: Evaluatieplanning, *, lid: Lidmaatschap, nu: datetime, reden: str) -> None:
    """The visit does not take place; the row keeps why."""
    if not rechten.mag_evaluatie_plannen(lid):
        raise PermissionDenied("Alleen VDAB plant evaluaties.")
    Maatwerker.objects.select_for_update().get(pk=planning.maatwerker_id)
    planning = Evaluatieplanning.objects.get(pk=planning.pk)
    if planning.stand != PlanningStand.OPEN:
        raise ValidationError("Dit bezoek is intussen al uitgevoerd of afgelast.", code="gewijzigd")
    planning.stand, planning.reden = PlanningStand.AFGELAST, reden
    _bewaar(planning, lid=lid, nu=nu)


def open_planning(maatwerker: Maatwerker) -> Evaluatieplanning | None:
    """The plan whose visit has still to come. The person is locked already."""
    return Evaluatieplanning.objects.open().filter(maatwerker=maatwerker).first()


def voer_uit(planning: Evaluatieplanning, evaluatie: Evaluatie, *, lid: Lidmaatschap, nu: datetime) -> None:
    """The visit took place: the plan ends in this evaluation."""
    planning.stand, planning.evaluatie = PlanningStand.UITGEVOERD, evaluatie
    _bewaar(planning, lid=lid, nu=nu)


def plan_opnieuw(evaluatie: Evaluatie, *, lid: Lidmaatschap, nu: datetime) -> None:
    """The evaluation was a mistake: its plan is open again, unless there is a new one."""
    if Evaluatieplanning.objects.open().filter(maatwerker=evaluatie.maatwerker_id).exists():
        return
    for planning in Evaluatieplanning.objects.filter(evaluatie=evaluatie):
        planning.stand, planning.evaluatie = PlanningStand.OPEN, None
        _bewaar(planning, lid=lid, nu=nu)


def _vergrendel(maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime) -> tuple[Maatwerker, Evaluatieplanning]:
    """The person, locked, and the plan that is open or a new one. Raises PermissionDenied."""
    if not rechten.mag_evaluatie_plannen(lid):
        raise PermissionDenied("Alleen VDAB plant evaluaties.")
    maatwerker = Maatwerker.objects.select_for_update().get(pk=maatwerker.pk)
    planning = open_planning(maatwerker)
    return maatwerker, planning or Evaluatieplanning(maatwerker=maatwerker, gestart_door=lid, gestart_op=nu)


def _leg_vast(
    planning: Evaluatieplanning,
    *,
    lid: Lidmaatschap,
    nu: datetime,
    soort: str,
    gepland_op: date | None,
    plaats: str,
    wie: Lidmaatschap | None,
) -> str | None:
    stand = lees_vraagstand(planning.maatwerker, lid=lid, vandaag=timezone.localdate(nu))
    _vereis(planning, stand, soort=soort, gepland_op=gepland_op, wie=wie)
    planning.soort, planning.gepland_op, planning.plaats, planning.bemiddelaar = soort, gepland_op, plaats, wie
    _bewaar(planning, lid=lid, nu=nu)
    return pop_te_laat(stand, gepland_op) if gepland_op else None


def _vereis(
    planning: Evaluatieplanning, stand: Vraagstand, *, soort: str, gepland_op: date | None, wie: Lidmaatschap | None
) -> None:
    """Raises ValidationError with every reason why not, beside its field."""
    if soort not in SOORTEN:
        raise ValidationError({"soort": "Kies welke evaluatie je plant."})
    in_ronde = soort == EvaluatieSoort.TIENPROCENT
    ronde = waarom_niet_in_ronde(planning.maatwerker, op=gepland_op or stand.vandaag) if in_ronde else None
    nu_niet, dan_niet = waarom_niet_plannen(EvaluatieSoort(soort), stand, op=gepland_op, ronde=ronde)
    redenen = {"soort": nu_niet, "gepland_op": dan_niet}
    if wie and (
        reden := _waarom_niet_door(wie, planning.maatwerker, op=max(gepland_op or stand.vandaag, stand.vandaag))
    ):
        redenen["bemiddelaar"] = [reden]
    if redenen := {veld: zinnen for veld, zinnen in redenen.items() if zinnen}:
        raise ValidationError(redenen)


def _waarom_niet_door(wie: Lidmaatschap, maatwerker: Maatwerker, *, op: date) -> str | None:
    """Why this counsellor cannot visit the person on `op`: somebody of VDAB goes, of a province of the person."""
    actief = Lidmaatschap.objects.actief(op).filter(rol=Rol.VDAB, provincies__overlap=maatwerker.provincies)
    if not actief.filter(pk=wie.pk).exists():
        return f"{wie.gebruiker} werkt op {op:%d-%m-%Y} niet voor VDAB in de provincie van deze persoon."
    return None


def _bewaar(planning: Evaluatieplanning, *, lid: Lidmaatschap, nu: datetime) -> None:
    planning.gewijzigd_door, planning.gewijzigd_op = lid, nu
    planning.full_clean()
    planning.save()
