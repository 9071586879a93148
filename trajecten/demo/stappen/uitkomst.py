"""VDAB's judgement and what follows from it; the twin of `workflow.doorstroom`."""

from datetime import date, datetime
from typing import Any

from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier
from trajecten.demo.stappen.dienst import beeindig_dienst, nieuw_wop
from trajecten.demo.stappen.stap import neem
from trajecten.enums import EvaluatieSoort, RedenUitDienst, TrajectStatus, WopGrond
from trajecten.models import Evaluatie, Lidmaatschap, Registratie, Stage, Uitstroom, Wop
from trajecten.regelgeving import parameter
from trajecten.workflow.doorstroom import UITSTROOM

S = TrajectStatus


def _oordeel(
    dossier: Dossier, registratie: Registratie, *, op: date, klaar: bool, gerealiseerd: bool, motivering: str
) -> None:
    traject = dossier.loop.traject
    for eerder in dossier.geldig(Evaluatie, traject_id=traject.pk):
        dossier.trek_in(eerder, registratie)
    dossier.registreer(
        Evaluatie,
        registratie,
        maatwerker=dossier.maatwerker,
        soort=EvaluatieSoort.EINDE_TRAJECT,
        traject=traject,
        bezoek_op=op,
        doorstroomklaar=klaar,
        gerealiseerd=gerealiseerd,
        motivering=motivering,
    )


def _oordeel_bij(
    dossier: Dossier, registratie: Registratie, gegevens: dict[str, Any], *, klaar: bool, gerealiseerd: bool
) -> None:
    _oordeel(
        dossier,
        registratie,
        op=gegevens["op"],
        klaar=klaar,
        gerealiseerd=gerealiseerd,
        motivering=gegevens.get("motivering") or "",
    )


def geen_job_meer(dossier: Dossier, registratie: Registratie) -> None:
    for gepland in dossier.geldig(Uitstroom, traject_id=dossier.loop.traject.pk, gepland=True):
        dossier.trek_in(gepland, registratie)


def sluit_begeleiding(dossier: Dossier, registratie: Registratie, op: date) -> None:
    dossier.beeindig(Stage, registratie, op=op + DAG)
    geen_job_meer(dossier, registratie)


def doorstromen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("doorstromen", dossier, lid=lid, nu=nu, gegevens=gegevens)
    geen_job_meer(dossier, stap.registratie)
    dossier.registreer(
        Uitstroom,
        stap.registratie,
        traject=stap.traject,
        op=gegevens["op"],
        **{veld: gegevens.get(veld) for veld in UITSTROOM},
    )
    dossier.beeindig(Stage, stap.registratie, op=gegevens["op"])
    beeindig_dienst(dossier, stap.registratie, op=gegevens["op"], reden=RedenUitDienst.DOORSTROOM)
    if stap.regime.has_wop:
        dossier.beeindig(Wop, stap.registratie, op=gegevens["op"])
    if stap.overgang.van == S.BEOORDELING:
        _oordeel_bij(dossier, stap.registratie, gegevens, klaar=True, gerealiseerd=True)


def doorstroom_plannen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    registratie = Registratie(lid, nu)
    geen_job_meer(dossier, registratie)
    dossier.registreer(
        Uitstroom,
        registratie,
        traject=dossier.loop.traject,
        op=gegevens["op"],
        gepland=True,
        **{veld: gegevens.get(veld) for veld in UITSTROOM},
    )
    dossier.loop.traject.versie += 1


def wachten_op_vacature(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("wachten_op_vacature", dossier, lid=lid, nu=nu, gegevens=gegevens)
    op = gegevens["op"]
    _oordeel_bij(dossier, stap.registratie, gegevens, klaar=True, gerealiseerd=False)
    sluit_begeleiding(dossier, stap.registratie, gegevens["op"])
    if stap.regime.has_wop:
        nieuw_wop(
            dossier,
            stap.registratie,
            op=op,
            loonpremie=parameter("wachtperiode_loonpremie", op),
            begeleiding=parameter("wachtperiode_begeleiding", op),
            grond=WopGrond.WACHTPERIODE,
        )


def terugkeren(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("terugkeren", dossier, lid=lid, nu=nu, gegevens=gegevens)
    _oordeel_bij(dossier, stap.registratie, gegevens, klaar=False, gerealiseerd=False)
    sluit_begeleiding(dossier, stap.registratie, gegevens["op"])
    if stap.regime.has_wop:
        nieuw_wop(
            dossier,
            stap.registratie,
            op=gegevens["op"],
            loonpremie=gegevens["loonpremie"],
            begeleiding=gegevens["begeleiding"],
            grond=WopGrond.EVALUATIE,
        )


def uit_dienst_na_traject(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("uit_dienst_na_traject", dossier, lid=lid, nu=nu, gegevens=gegevens)
    _oordeel_bij(dossier, stap.registratie, gegevens, klaar=False, gerealiseerd=False)
    sluit_begeleiding(dossier, stap.registratie, gegevens["op"])
    beeindig_dienst(dossier, stap.registratie, op=gegevens["op"] + DAG, reden=RedenUitDienst.EINDE_TRAJECT)
    if stap.regime.has_wop:
        dossier.beeindig(Wop, stap.registratie, op=gegevens["op"] + DAG)


def oordelen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    _oordeel(
        dossier,
        Registratie(lid, nu),
        op=gegevens["op"],
        klaar=gegevens["doorstroomklaar"],
        gerealiseerd=gegevens["gerealiseerd"],
        motivering=gegevens.get("motivering") or "",
    )
    dossier.loop.traject.versie += 1
