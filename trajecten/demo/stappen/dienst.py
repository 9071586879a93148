"""Employment, WOP, POP and evaluations; the twin of `workflow.dienst`, `.tewerkstelling` and `.wop`."""

from datetime import date, datetime
from typing import Any

from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier, loopt_op
from trajecten.enums import EvaluatieUitkomst, SignaalSoort, TrajectStatus, Werkvorm, WopGrond
from trajecten.models import (
    Afwezigheid,
    Enclaveplaatsing,
    Evaluatie,
    Lidmaatschap,
    Pop,
    Registratie,
    Signaal,
    Stage,
    Tewerkstelling,
    Uitstroom,
    Vestiging,
    Wop,
)
from trajecten.models.traject import BLOKKEERT
from trajecten.models.velden import periode
from trajecten.regelgeving import parameter, regime, wop_maximum

S = TrajectStatus


def beeindig_dienst(dossier: Dossier, registratie: Registratie, *, op: date, reden: str) -> None:
    dienst = dossier.dienst_op(op - DAG)
    if dienst is None or dienst.periode.upper == op:
        return
    for model in (Afwezigheid, Enclaveplaatsing, Stage):
        dossier.beeindig(model, registratie, op=op)
    dossier.vervang(dienst, registratie, periode=periode(dienst.periode.lower, op), reden_einde=reden)


def nieuw_wop(dossier: Dossier, registratie: Registratie, *, op: date, **inhoud: Any) -> Wop:
    dossier.beeindig(Wop, registratie, op=op)
    return dossier.registreer(
        Wop,
        registratie,
        maatwerker=dossier.maatwerker,
        periode=periode(op, wop_maximum(op)),
        **{"beslist_op": op, **inhoud},
    )


def _meld(dossier: Dossier, soort: SignaalSoort, tekst: str, *, lid: Lidmaatschap, nu: datetime) -> None:
    dossier.boek.nieuw(Signaal, soort=soort, maatwerker=dossier.maatwerker, tekst=tekst, gemeld_door=lid, gemeld_op=nu)


def in_dienst_melden(
    dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, vestiging: Vestiging, **gegevens: Any
) -> Tewerkstelling | None:
    """Whoever works somewhere already is refused, and becomes work for VDAB."""
    op: date = gegevens["op"]
    if any(d.periode.upper is None or d.periode.upper > op for d in dossier.geldig(Tewerkstelling)):
        tekst = f"{vestiging.onderneming} wil deze persoon in dienst melden vanaf {op:%d-%m-%Y}."
        _meld(dossier, SignaalSoort.DUBBELE_INDIENSTMELDING, tekst, lid=lid, nu=nu)
        return None
    registratie = Registratie(lid, nu)
    werkvorm = vestiging.onderneming.werkvorm_op(op)
    dienst = dossier.registreer(
        Tewerkstelling,
        registratie,
        maatwerker=dossier.maatwerker,
        vestiging=vestiging,
        werkvorm=werkvorm,
        breuk=gegevens["breuk"],
        periode=periode(op),
    )
    if any(uit.op <= op for uit in dossier.geldig(Uitstroom, gepland=False)) and regime(werkvorm, op).has_wop:
        eerder = sorted(dossier.geldig(Wop), key=lambda wop: wop.periode.lower)
        nieuw_wop(
            dossier,
            registratie,
            op=op,
            loonpremie=parameter("wedertewerkstelling_loonpremie", op),
            begeleiding=eerder[-1].begeleiding if eerder else parameter("wedertewerkstelling_begeleiding", op),
            grond=WopGrond.WEDERTEWERKSTELLING,
        )
    if any(loop.status == S.NAZORG for loop in dossier.lopen):
        tekst = (
            f"{vestiging.onderneming} meldt deze persoon in dienst vanaf {op:%d-%m-%Y}, terwijl de nazorg nog loopt."
        )
        _meld(dossier, SignaalSoort.IN_DIENST_TIJDENS_NAZORG, tekst, lid=lid, nu=nu)
    return dienst


def uit_dienst_melden(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    op: date = gegevens["op"]
    registratie = Registratie(lid, nu)
    dienst = dossier.dienst_op(op)
    assert dienst is not None, "somebody leaves where they work"
    beeindig_dienst(dossier, registratie, op=op + DAG, reden=gegevens["reden"])
    dossier.beeindig(Wop, registratie, op=op + DAG)
    if any(loop.status in BLOKKEERT - {S.NAZORG} | {S.WACHT_OP_VACATURE} for loop in dossier.lopen):
        tekst = f"{dienst.vestiging.onderneming} meldt deze persoon uit dienst, met {op:%d-%m-%Y} als laatste dag."
        _meld(dossier, SignaalSoort.UIT_DIENST_TIJDENS_TRAJECT, tekst, lid=lid, nu=nu)


def afwezig_melden(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Afwezigheid:
    tot = gegevens.get("tot")
    return dossier.registreer(
        Afwezigheid,
        Registratie(lid, nu),
        maatwerker=dossier.maatwerker,
        soort=gegevens["soort"],
        periode=periode(gegevens["op"], tot + DAG if tot else None),
    )


def wop_toekennen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Wop:
    return nieuw_wop(dossier, Registratie(lid, nu), **gegevens, grond=WopGrond.STARTPAKKET)


def evaluatie_vastleggen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Evaluatie:
    op, uitkomst = gegevens["bezoek_op"], gegevens["uitkomst"]
    registratie = Registratie(lid, nu)
    evaluatie = dossier.registreer(
        Evaluatie,
        registratie,
        maatwerker=dossier.maatwerker,
        soort=gegevens["soort"],
        gepland_op=gegevens.get("gepland_op"),
        bezoek_op=op,
        uitkomst=uitkomst,
        motivering=gegevens.get("motivering") or "",
    )
    if uitkomst == EvaluatieUitkomst.WOP_ONGEWIJZIGD:
        huidig = next(wop for wop in dossier.geldig(Wop) if loopt_op(wop, op))
        gegevens |= {"loonpremie": huidig.loonpremie, "begeleiding": huidig.begeleiding}
    if uitkomst != EvaluatieUitkomst.DOORSTROOMKLAAR:
        nieuw_wop(
            dossier,
            registratie,
            op=op,
            loonpremie=gegevens["loonpremie"],
            begeleiding=gegevens["begeleiding"],
            grond=WopGrond.EVALUATIE,
        )
    return evaluatie


def pop_bewaren(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Pop:
    pop = dossier.boek.nieuw(
        Pop, maatwerker=dossier.maatwerker, geregistreerd_door=lid, geregistreerd_op=nu, **gegevens
    )
    dossier.pops.append(pop)
    return pop


def omzetten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, op: date, loonpremie: int, begeleiding: str) -> None:
    """What the decree did on 1-1-2019 for who was in service the day before: a new employment under collectief
    maatwerk, and a WOP without end (R9). Nobody takes this step any more, so it has no twin."""
    registratie = Registratie(lid, nu)
    dienst = dossier.dienst_op(op)
    assert dienst is not None, "only who is in service is converted"
    dossier.vervang(dienst, registratie, periode=periode(dienst.periode.lower, op))
    dossier.registreer(
        Tewerkstelling,
        registratie,
        maatwerker=dossier.maatwerker,
        vestiging=dienst.vestiging,
        werkvorm=Werkvorm.CMW,
        breuk=dienst.breuk,
        periode=periode(op),
    )
    dossier.registreer(
        Wop,
        registratie,
        maatwerker=dossier.maatwerker,
        loonpremie=loonpremie,
        begeleiding=begeleiding,
        periode=periode(op),
        grond=WopGrond.OMZETTING_ZITTEND,
        beslist_op=op,
    )
