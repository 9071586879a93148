"""How every step begins: lock, ask the table, write the overgang."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from trajecten import overgangen
from trajecten.enums import RedenStopzetting, StageResultaat, TrajectStatus
from trajecten.models import Lidmaatschap, Maatwerker, Registratie, Stage, Statusovergang, Traject
from trajecten.models.stand import Stand
from trajecten.models.velden import periode
from trajecten.regelgeving import Regime

DAG = timedelta(days=1)


@dataclass(frozen=True)
class Gezet:
    """A step that was just written: what its effects need."""

    traject: Traject
    overgang: Statusovergang
    registratie: Registratie
    regime: Regime
    stand: Stand


def vergrendel(traject: Traject, *, versie: int) -> Traject:
    """Lock the person and the traject, in this order everywhere. Raises Gewijzigd when somebody was first."""
    Maatwerker.objects.select_for_update().get(pk=traject.maatwerker_id)
    return Traject.objects.vergrendel(traject, versie=versie)


def neem(
    naam: str, traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, gegevens: Mapping[str, Any]
) -> Gezet:
    """Lock the traject, check the step and write it. Runs inside the caller's transaction.

    Raises PermissionDenied for who may not, Gewijzigd when somebody was first, ValidationError with the reasons.
    """
    traject = vergrendel(traject, versie=versie)
    overgang, stand = overgangen.vereis(naam, traject, lid=lid, vandaag=timezone.localdate(nu), gegevens=gegevens)
    assert overgang.naar is not None, "a step that leaves the status alone is not taken this way"
    op: date = gegevens["op"]
    regime = traject.regime_op(op)
    stap = traject.zet(
        naam,
        overgang.naar,
        op=op,
        lid=lid,
        nu=nu,
        reden=gegevens.get("reden") or "",
        toelichting=gegevens.get("toelichting") or "",
        nota=wop_nota(regime) if naam in RAAKT_WOP else "",
    )
    registratie = Registratie(lid, nu, stap)
    if stap.van == TrajectStatus.STAGE and naam != "stage_beeindigen":
        _sluit_stage(stap, registratie)
    return Gezet(traject, stap, registratie, regime, stand)


def einde_stage(naam: str, op: date) -> date:
    """The first day on which a stage no longer runs, when another step on `op` leaves it: a hire takes its day."""
    return op if naam == "doorstromen" else op + DAG


def hoe_de_stage_eindigde(naam: str, reden: str) -> StageResultaat:
    """What a step that leaves a running stage says about it."""
    if naam in ("doorstromen", "voorleggen"):
        return StageResultaat.VOLTOOID
    if reden == RedenStopzetting.STAGE_AFGEBROKEN_HOST:
        return StageResultaat.AFGEBROKEN_HOST
    if naam == "weigering_vaststellen" or reden == RedenStopzetting.STAGE_AFGEBROKEN_WERKNEMER:
        return StageResultaat.AFGEBROKEN_WERKNEMER
    return StageResultaat.AFGEBROKEN_PARTNER


def _sluit_stage(stap: Statusovergang, registratie: Registratie) -> None:
    """The stage that runs ends with the step that leaves it, and no later than was agreed."""
    stage = Stage.objects.geldig().filter(traject=stap.traject_id, resultaat="").latest("periode")
    einde, van = einde_stage(stap.naam, stap.ingangsdatum), stage.periode.lower
    if van < einde:
        hoe = hoe_de_stage_eindigde(stap.naam, stap.reden)
        stage.vervang(registratie, periode=periode(van, min(stage.periode.upper, einde)), resultaat=hoe)
    else:
        stage.trek_in(registratie)


RAAKT_WOP = {"doorstromen", "wachten_op_vacature", "terugkeren", "uit_dienst_na_traject", "weigering_vaststellen"}


def wop_nota(regime: Regime) -> str:
    """What the step says when its effect on the WOP was left out."""
    return "" if regime.has_wop else f"Aan een WOP veranderde niets: het stelsel {regime.naam} kent er geen."
