"""The one table of the workflow: every step, who may take it, when, and why not.

From this table come what the workflow allows, the buttons and the greyed steps with their reasons, the rights
matrix, the diagram in the docs and the tests.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from trajecten import voorwaarden as v
from trajecten.enums import Rol, TrajectStatus
from trajecten.models import Lidmaatschap, Traject
from trajecten.models.stand import Stand, lees_stand
from trajecten.models.traject import ACTIEF
from trajecten.regelgeving import REGELS

S, R = TrajectStatus, Rol
Als = Callable[[Stand], str | None]
Invoer = Callable[[Stand, Mapping[str, Any]], dict[str, str]]
Recht = Callable[[Stand, Lidmaatschap], str | None]
BEGELEIDING = ACTIEF | {S.BEOORDELING}


@dataclass(frozen=True)
class Overgang:
    """One step. `naar` is None for what leaves the status as it is, or decides it while running (terugdraaien)."""

    naam: str
    label: str
    van: frozenset[TrajectStatus]
    naar: TrajectStatus | None
    wie: Mapping[Rol, frozenset[TrajectStatus]]
    regel: str = ""
    als: tuple[Als, ...] = ()
    invoer: tuple[Invoer, ...] = ()
    recht: tuple[Recht, ...] = ()
    tijdens_opschorting: bool = False
    als_knop: bool = True
    zijstap: bool = False  # it interrupts, stops or undoes: never the first thing to offer


def _stap(
    naam: str,
    label: str,
    van: set[TrajectStatus] | frozenset[TrajectStatus],
    naar: TrajectStatus | None,
    *,
    wie: set[Rol] | Mapping[Rol, frozenset[TrajectStatus]],
    **rest: Any,
) -> Overgang:
    vanuit = frozenset(van)
    return Overgang(
        naam, label, vanuit, naar, wie=wie if isinstance(wie, Mapping) else dict.fromkeys(wie, vanuit), **rest
    )


BEIDE = {R.PARTNER, R.VDAB}
DATUM = (v.niet_in_de_toekomst, v.niet_voor_de_vorige_stap)
STAP = (*DATUM, v.niet_tijdens_opschorting)

OVERGANGEN: Mapping[str, Overgang] = {
    overgang.naam: overgang
    for overgang in [
        _stap("toeleiden", "Toeleiden naar een traject", set(), S.TOEGELEID, wie={R.VDAB}, regel="R34",
              als=(v.in_dienst, v.geen_open_traject),
              invoer=(v.niet_in_de_toekomst, v.in_dienst_op_die_dag, v.partner_gemandateerd, v.project_goedgekeurd,
                      v.verplicht_mag, v.niet_voor_het_vorige_einde)),
        _stap("starten", "Traject starten", {S.TOEGELEID}, S.VOORTRAJECT, wie=BEIDE, regel="R19",
              invoer=(*STAP, v.binnen_de_oproep)),
        _stap("jobmatching_starten", "Jobmatching starten", {S.VOORTRAJECT}, S.JOBMATCHING, wie=BEIDE, regel="R19",
              invoer=STAP),
        _stap("stage_starten", "Stage starten", {S.JOBMATCHING}, S.STAGE, wie=BEIDE, regel="R19",
              als=(v.in_dienst,),
              invoer=(*STAP, v.stage_hoogstens_drie_maanden, v.stage_binnen_tewerkstelling, v.tbs_getekend)),
        _stap("stage_beeindigen", "Stage beëindigen", {S.STAGE}, S.JOBMATCHING, wie=BEIDE, regel="R21",
              invoer=(*STAP, v.stage_eindigt_binnen_zijn_periode)),
        _stap("voorleggen", "Voorleggen aan VDAB", ACTIEF, S.BEOORDELING, wie=BEIDE, regel="R21",
              als=(v.pop_bijgewerkt, v.stage_gedaan_waar_de_oproep_het_vraagt), invoer=STAP),
        _stap("doorstromen", "Doorstroom vastleggen", {S.JOBMATCHING, S.STAGE, S.BEOORDELING, S.WACHT_OP_VACATURE},
              S.NAZORG, wie={R.VDAB}, regel="R1",
              invoer=(*STAP, v.bestemming_telt, v.niet_opnieuw_in_dienst, v.werkgever_bij_bestemming)),
        _stap("wachten_op_vacature", "Klaar, maar nog geen job", {S.BEOORDELING}, S.WACHT_OP_VACATURE, wie={R.VDAB},
              regel="R24", als=(v.regime_kent_wachten, v.in_dienst),
              invoer=(*STAP, v.regime_kent_wachten_op_die_dag, v.in_dienst_op_die_dag)),
        _stap("terugkeren", "Nog niet klaar: verder in maatwerk", {S.BEOORDELING, S.WACHT_OP_VACATURE}, S.MISLUKT,
              wie={R.VDAB}, regel="R25", als=(v.regime_kent_terugkeer, v.in_dienst),
              invoer=(*STAP, v.in_dienst_op_die_dag, v.gepast_wop)),
        _stap("uit_dienst_na_traject", "Uit dienst na het traject", {S.BEOORDELING}, S.MISLUKT, wie={R.VDAB},
              regel="R45", als=(v.regime_zonder_terugkeer,), invoer=STAP),
        _stap("weigering_vaststellen", "Weigering zonder geldige reden vaststellen",
              BEGELEIDING | {S.WACHT_OP_VACATURE}, S.STOPGEZET, wie={R.VDAB}, regel="R26",
              als=(v.weigering_beoordeeld,), invoer=(*DATUM, v.weigering_voor_de_beslissing),
              tijdens_opschorting=True, zijstap=True),
        _stap("job_verloren", "Job verloren tijdens de nazorg", {S.NAZORG}, S.MISLUKT, wie=BEIDE, regel="R22",
              invoer=(*STAP, v.binnen_de_nazorg), zijstap=True),
        _stap("nazorg_afsluiten", "Nazorg afsluiten", {S.NAZORG}, S.GESLAAGD, wie=BEIDE, regel="R22",
              invoer=(*STAP, v.einde_bereikt_of_reden)),
        _stap("stopzetten", "Traject stopzetten", BEGELEIDING | {S.WACHT_OP_VACATURE}, S.STOPGEZET,
              wie={R.VDAB: BEGELEIDING | {S.WACHT_OP_VACATURE}, R.PARTNER: ACTIEF},
              invoer=(*DATUM, v.toelichting_bij_andere), tijdens_opschorting=True, zijstap=True),
        _stap("annuleren", "Toeleiding annuleren", {S.TOEGELEID}, S.GEANNULEERD, wie=BEIDE,
              invoer=(*STAP, v.toelichting_bij_andere), zijstap=True),
        _stap("nieuw_traject", "Afgesloten door een nieuw traject", {S.WACHT_OP_VACATURE}, S.MISLUKT, wie={R.VDAB},
              regel="R24", invoer=STAP, als_knop=False),
        _stap("terugdraaien", "Laatste stap terugdraaien", frozenset(S), None, wie=BEIDE,
              als=(v.niet_de_toeleiding, v.geen_later_feit, v.geen_ander_open_traject), recht=(v.eigen_stap_van_vandaag,),
              invoer=(v.reden_gegeven,), tijdens_opschorting=True, zijstap=True),
        _stap("opschorten", "Opschorten", BEGELEIDING, None, wie={R.VDAB}, regel="R46",
              invoer=(v.opschorting_past,), zijstap=True),
        _stap("hervatten", "Hervatten", BEGELEIDING, None, wie={R.VDAB}, regel="R46",
              als=(v.is_opgeschort,), invoer=(v.niet_in_de_toekomst, v.na_begin_opschorting), tijdens_opschorting=True),
    ]
}  # fmt: skip


@dataclass(frozen=True)
class Stap:
    """What somebody may know about a step on a traject: it can be taken, or why not."""

    overgang: Overgang
    stand: Stand
    reden: str | None

    @property
    def mogelijk(self) -> bool:
        return self.reden is None

    @property
    def nabij(self) -> bool:
        """The status is right: only a condition stands in the way."""
        return not self.overgang.van or self.stand.traject.status in self.overgang.van

    @property
    def naam(self) -> str:
        return self.overgang.naam


def waarom_niet(overgang: Overgang, stand: Stand) -> str | None:
    """The first reason why this step cannot be taken now, whatever would be filled in; None when it can."""
    status = stand.traject.status
    if overgang.van and status not in overgang.van:
        statussen = ", ".join(s.label for s in S if s in overgang.van)
        return f"Dit kan alleen vanuit de status {statussen}. Het traject staat op {S(status).label}."
    if stand.opgeschort and not overgang.tijdens_opschorting:
        return "Het traject is opgeschort. Hervat het eerst."
    return next((reden for als in overgang.als if (reden := als(stand))), None)


def geen_recht(overgang: Overgang, stand: Stand, lid: Lidmaatschap) -> str | None:
    """Why this lid may never take this step here; None when the role may."""
    if lid.rol not in overgang.wie:
        wie = " of ".join(sorted(rol.label for rol in overgang.wie))
        return f"Alleen {wie} kan dit."
    vanuit = overgang.wie[Rol(lid.rol)]
    if overgang.van and stand.traject.status in overgang.van - vanuit:
        return "Vanuit deze status kan alleen VDAB dit."
    return next((reden for recht in overgang.recht if (reden := recht(stand, lid))), None)


def bekijk(naam: str, traject: Traject, *, lid: Lidmaatschap, vandaag: date) -> Stap:
    """The step as this lid finds it. Raises PermissionDenied, with the reason, for who may not take it."""
    overgang = OVERGANGEN[naam]
    stand = lees_stand(traject, vandaag=vandaag, met_later_feit=v.geen_later_feit in overgang.als)
    if reden := geen_recht(overgang, stand, lid):
        raise PermissionDenied(reden)
    return Stap(overgang, stand, waarom_niet(overgang, stand))


def mogelijkheden(traject: Traject, *, lid: Lidmaatschap, vandaag: date) -> list[Stap]:
    """Every step of this lid's role on a traject, in the order of the table, possible or with the reason why not."""
    stand = lees_stand(traject, vandaag=vandaag)
    return [
        Stap(overgang, stand, geen_recht(overgang, stand, lid) or waarom_niet(overgang, stand))
        for overgang in OVERGANGEN.values()
        if lid.rol in overgang.wie and overgang.als_knop and overgang.van
    ]


def bezwaren(
    overgang: Overgang, stand: Stand, gegevens: Mapping[str, Any], *, zonder: Collection[str] = ()
) -> dict[str, str]:
    """What is wrong with what was filled in: a sentence per field; empty when all is well.

    A condition that needs one of the fields in `zonder`, because it could not be read, is not asked.
    """
    gevonden: dict[str, str] = {}
    for voorwaarde in overgang.invoer:
        try:
            redenen = voorwaarde(stand, gegevens)
        except KeyError as error:
            if error.args[0] not in zonder:
                raise
            continue
        for veld, reden in redenen.items():
            gevonden.setdefault(veld, reden)
    return gevonden


def vereis(
    naam: str, traject: Traject, *, lid: Lidmaatschap, vandaag: date, gegevens: Mapping[str, Any]
) -> tuple[Overgang, Stand]:
    """The step and what it was judged on, when it may be taken with `gegevens`.

    Raises PermissionDenied for the wrong role, ValidationError with the reason or with one sentence per field.
    """
    stap = bekijk(naam, traject, lid=lid, vandaag=vandaag)
    if stap.reden:
        raise ValidationError(stap.reden, code="niet_mogelijk")
    if fouten := bezwaren(stap.overgang, stap.stand, gegevens):
        raise ValidationError(fouten)
    return stap.overgang, stap.stand


def uitleg(stap: Stap) -> str:
    """The sentence of the law behind a step; nothing for a step of our own."""
    regel = REGELS.get(stap.overgang.regel)
    return f"{regel.zin} ({regel.nummer})" if regel else ""


def zonder_invoer(stap: Stap) -> Stap:
    """The same step, for a form of which the workflow judges the input in another way."""
    return replace(stap, overgang=replace(stap.overgang, invoer=()), reden=None)
