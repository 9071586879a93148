"""How every step begins; the twin of `workflow.stap` and `Traject.zet`."""

from datetime import date, datetime
from typing import Any

from trajecten.demo.dossier import Dossier, Loop
from trajecten.enums import TrajectStatus, Werkvorm
from trajecten.models import Lidmaatschap, Registratie, Stage, Statusovergang
from trajecten.models.velden import periode
from trajecten.overgangen import OVERGANGEN
from trajecten.regelgeving import regime
from trajecten.workflow.stap import RAAKT_WOP, Gezet, einde_stage, hoe_de_stage_eindigde, wop_nota


def zet(
    dossier: Dossier,
    loop: Loop,
    naam: str,
    naar: str,
    *,
    op: date,
    lid: Lidmaatschap,
    nu: datetime,
    reden: str = "",
    toelichting: str = "",
    nota: str = "",
    draait_terug: Statusovergang | None = None,
) -> Statusovergang:
    """Write the overgang and take over its status."""
    traject = loop.traject
    stap = dossier.boek.nieuw(
        Statusovergang,
        traject=traject,
        volgnummer=len(loop.stappen) + 1,
        naam=naam,
        van=traject.status,
        naar=naar,
        ingangsdatum=op,
        geregistreerd_op=nu,
        lid=lid,
        reden=reden,
        toelichting=toelichting,
        nota=nota,
        draait_terug=draait_terug,
    )
    loop.stappen.append(stap)
    geldig = loop.geldige_stappen
    traject.status, traject.status_sinds = naar, geldig[-1].ingangsdatum
    hire = next((s for s in reversed(geldig) if s.naam == "doorstromen"), None)
    traject.doorgestroomd_op = hire.ingangsdatum if hire else None
    traject.versie += 1
    return stap


def neem(naam: str, dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, gegevens: dict[str, Any]) -> Gezet:
    """Take a step of the table on the last traject."""
    traject, naar = dossier.loop.traject, OVERGANGEN[naam].naar
    assert naar is not None, "a step that leaves the status alone is not taken this way"
    stelsel = regime(Werkvorm(traject.werkvorm), gegevens["op"])
    stap = zet(
        dossier,
        dossier.loop,
        naam,
        naar,
        op=gegevens["op"],
        lid=lid,
        nu=nu,
        reden=gegevens.get("reden") or "",
        toelichting=gegevens.get("toelichting") or "",
        nota=wop_nota(stelsel) if naam in RAAKT_WOP else "",
    )
    registratie = Registratie(lid, nu, stap)
    if stap.van == TrajectStatus.STAGE and naam != "stage_beeindigen":
        _sluit_stage(dossier, stap, registratie)
    return Gezet(traject, stap, registratie, stelsel, None)  # type: ignore[arg-type]


def _sluit_stage(dossier: Dossier, stap: Statusovergang, registratie: Registratie) -> None:
    stage = dossier.geldig(Stage, traject_id=stap.traject_id, resultaat="")[-1]
    einde, van = einde_stage(stap.naam, stap.ingangsdatum), stage.periode.lower
    if van < einde:
        hoe = hoe_de_stage_eindigde(stap.naam, stap.reden)
        dossier.vervang(stage, registratie, periode=periode(van, min(stage.periode.upper, einde)), resultaat=hoe)
    else:
        dossier.trek_in(stage, registratie)
