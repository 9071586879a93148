"""The referral and the phases; the twin of `workflow.toeleiding` and `.begeleiding`."""

from datetime import datetime
from typing import Any

from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier, Loop, loopt_op
from trajecten.demo.stappen.stap import neem, zet
from trajecten.enums import ToewijzingKant, TrajectStatus, Werkvorm
from trajecten.models import Lidmaatschap, Opschorting, Registratie, Stage, Toewijzing, Traject
from trajecten.models.velden import periode

S = TrajectStatus


def toeleiden(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Traject:
    op = gegevens["op"]
    if dossier.lopen and dossier.loop.status == S.WACHT_OP_VACATURE:
        neem("nieuw_traject", dossier, lid=lid, nu=nu, gegevens={"op": op})
    dienst = dossier.dienst_op(op)
    assert dienst is not None, "only who is employed is referred"
    oud = dienst.werkvorm in (Werkvorm.BW, Werkvorm.SW)
    traject = dossier.boek.nieuw(
        Traject,
        maatwerker=dossier.maatwerker,
        partner=gegevens["partner"],
        project=gegevens["project"],
        aanleiding=gegevens.get("aanleiding"),
        verplicht=gegevens.get("verplicht") or False,
        geplande_start=gegevens.get("geplande_start"),
        toegeleid_op=op,
        vestiging=dienst.vestiging,
        werkvorm=dienst.vestiging.onderneming.werkvorm_op(op) if oud else dienst.werkvorm,
        provincie=dienst.vestiging.provincie_op(op),
        status=S.TOEGELEID,
        status_sinds=op,
        versie=0,
    )
    dossier.lopen.append(Loop(traject))
    zet(dossier, dossier.loop, "toeleiden", S.TOEGELEID, op=op, lid=lid, nu=nu)
    _wijs_toe(dossier, ToewijzingKant.VDAB, lid, op)
    return traject


def _wijs_toe(dossier: Dossier, kant: ToewijzingKant, lid: Lidmaatschap, op: Any) -> None:
    dossier.boek.nieuw(Toewijzing, traject=dossier.loop.traject, kant=kant, lid=lid, periode=periode(op))


def starten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """Taken once in a demo traject, or once more after it was undone: the coach stays the same."""
    eerste_keer = not any(stap.naam == "starten" for stap in dossier.loop.stappen)
    stap = neem("starten", dossier, lid=lid, nu=nu, gegevens=gegevens)
    if lid.organisatie_id == stap.traject.partner_id and eerste_keer:
        _wijs_toe(dossier, ToewijzingKant.PARTNER, lid, gegevens["op"])


def annuleren(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    neem("annuleren", dossier, lid=lid, nu=nu, gegevens=gegevens)


def jobmatching_starten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    neem("jobmatching_starten", dossier, lid=lid, nu=nu, gegevens=gegevens)


def stage_starten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("stage_starten", dossier, lid=lid, nu=nu, gegevens=gegevens)
    dossier.registreer(
        Stage,
        stap.registratie,
        traject=stap.traject,
        stageplaats=gegevens["stageplaats"],
        periode=periode(gegevens["op"], gegevens["tot"] + DAG),
        functie=gegevens["functie"],
        tbs_op=gegevens["tbs_op"],
    )


def stage_beeindigen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("stage_beeindigen", dossier, lid=lid, nu=nu, gegevens=gegevens)
    stage = dossier.geldig(Stage, traject_id=stap.traject.pk)[-1]
    dossier.vervang(
        stage,
        stap.registratie,
        periode=periode(stage.periode.lower, gegevens["op"] + DAG),
        resultaat=gegevens["resultaat"],
        feedback=gegevens.get("feedback") or "",
    )


def voorleggen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    neem("voorleggen", dossier, lid=lid, nu=nu, gegevens=gegevens)


def opschorten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    tot = gegevens.get("tot")
    dossier.registreer(
        Opschorting,
        Registratie(lid, nu),
        traject=dossier.loop.traject,
        periode=periode(gegevens["op"], tot + DAG if tot else None),
        grond=gegevens["grond"],
        toelichting=gegevens.get("toelichting") or "",
    )
    dossier.loop.traject.versie += 1


def hervatten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    lopend = next(o for o in dossier.geldig(Opschorting) if loopt_op(o, nu.date()))
    dossier.vervang(lopend, Registratie(lid, nu), periode=periode(lopend.periode.lower, gegevens["op"]))
    dossier.loop.traject.versie += 1
