"""VDAB's judgement and what follows from it: a job, waiting for one, going on in maatwerk, or leaving."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import EvaluatieSoort, MeldingSoort, RedenUitDienst, ToewijzingKant, TrajectStatus, WopGrond
from trajecten.models import Evaluatie, Lidmaatschap, Registratie, Statusovergang, Traject, Uitstroom
from trajecten.models.stand import lees_stand
from trajecten.overgangen import OVERGANGEN
from trajecten.regelgeving import parameter
from trajecten.voorwaarden import bestemming_telt, werkgever_bij_bestemming
from trajecten.workflow import berichten
from trajecten.workflow.dienst import beeindig_dienst, beeindig_wop, nieuw_wop
from trajecten.workflow.stap import Gezet, neem, vergrendel
from trajecten.workflow.termijnen import handeling

S = TrajectStatus
DAG = timedelta(days=1)
UITSTROOM = ("bestemming", "werkgever", "functie", "contract", "breuk")


def _oordeel(
    registratie: Registratie, traject: Traject, *, op: date, klaar: bool, gerealiseerd: bool, motivering: str
) -> Evaluatie:
    """VDAB's judgement of the finished traject, in the place of an earlier one (R23)."""
    inhoud = {
        "maatwerker": traject.maatwerker,
        "soort": EvaluatieSoort.EINDE_TRAJECT,
        "traject": traject,
        "bezoek_op": op,
        "doorstroomklaar": klaar,
        "gerealiseerd": gerealiseerd,
        "motivering": motivering,
    }
    for eerder in Evaluatie.objects.geldig().filter(traject=traject):
        eerder.trek_in(registratie)
    oordeel: Evaluatie = Evaluatie.objects.registreer(registratie, **inhoud)
    return oordeel


def _oordeel_bij(stap: Gezet, gegevens: dict[str, Any], *, klaar: bool, gerealiseerd: bool) -> None:
    _oordeel(
        stap.registratie,
        stap.traject,
        op=gegevens["op"],
        klaar=klaar,
        gerealiseerd=gerealiseerd,
        motivering=gegevens.get("motivering") or "",
    )


def _meld_uitkomst(traject: Traject, sleutel: str, *, lid: Lidmaatschap, nu: datetime) -> None:
    """Tell the coach what VDAB decided."""
    coach = berichten.van_kant(traject, ToewijzingKant.PARTNER, vandaag=timezone.localdate(nu))
    berichten.meld_over(MeldingSoort.OORDEEL, traject, aan=coach, sleutel=sleutel, nu=nu, door=lid)


@handeling
def doorstromen(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """Record the hire on `op`: nazorg begins; employment and WOP end the day before (R1, R22).

    From BEOORDELING this is VDAB's judgement too; a hire before it leaves the judgement due (R23).
    """
    stap = neem("doorstromen", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    for gepland in Uitstroom.objects.geldig().filter(traject=stap.traject):
        gepland.trek_in(stap.registratie)
    Uitstroom.objects.registreer(
        stap.registratie, traject=stap.traject, op=gegevens["op"], **{veld: gegevens.get(veld) for veld in UITSTROOM}
    )
    beeindig_dienst(stap.registratie, stap.traject.maatwerker, op=gegevens["op"], reden=RedenUitDienst.DOORSTROOM)
    if stap.regime.has_wop:
        beeindig_wop(stap.registratie, stap.traject.maatwerker, op=gegevens["op"])
    if stap.overgang.van == S.BEOORDELING:
        _oordeel_bij(stap, gegevens, klaar=True, gerealiseerd=True)
    _meld_uitkomst(stap.traject, f"stap-{stap.overgang.pk}", lid=lid, nu=nu)
    return stap.overgang


@handeling
def doorstroom_plannen(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Uitstroom:
    """Note a hire that lies ahead; on its day one click confirms it. Nothing ends before that."""
    traject = vergrendel(traject, versie=versie)
    vandaag = timezone.localdate(nu)
    if not rechten.mag_zetten("doorstromen", lid):
        raise PermissionDenied("Alleen VDAB legt een doorstroom vast.")
    if traject.status not in OVERGANGEN["doorstromen"].van:
        raise ValidationError("Vanuit deze status kan je geen doorstroom plannen.")
    if gegevens["op"] <= vandaag:
        raise ValidationError({"op": "Deze dag ligt niet in de toekomst: leg de doorstroom meteen vast."})
    stand = lees_stand(traject, vandaag=vandaag, met_later_feit=False)
    fouten = {**werkgever_bij_bestemming(stand, gegevens), **bestemming_telt(stand, gegevens)}
    if fouten:
        raise ValidationError(fouten)
    registratie = Registratie(lid, nu)
    for eerder in Uitstroom.objects.geldig().filter(traject=traject):
        eerder.trek_in(registratie)
    uitstroom: Uitstroom = Uitstroom.objects.registreer(
        registratie,
        traject=traject,
        op=gegevens["op"],
        gepland=True,
        **{veld: gegevens.get(veld) for veld in UITSTROOM},
    )
    traject.raak_aan()
    return uitstroom


def _geen_job_meer(stap: Gezet) -> None:
    """A planned hire does not outlive the traject."""
    for gepland in Uitstroom.objects.geldig().filter(traject=stap.traject, gepland=True):
        gepland.trek_in(stap.registratie)


@handeling
def wachten_op_vacature(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """Judged ready, but no concrete job: goes on in maatwerk with WOP 40 Laag until there is a vacancy (R24)."""
    stap = neem("wachten_op_vacature", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    _oordeel_bij(stap, gegevens, klaar=True, gerealiseerd=False)
    _geen_job_meer(stap)
    if stap.regime.has_wop:
        nieuw_wop(
            stap.registratie,
            stap.traject.maatwerker,
            op=gegevens["op"],
            loonpremie=parameter("wachtperiode_loonpremie", gegevens["op"]),
            begeleiding=parameter("wachtperiode_begeleiding", gegevens["op"]),
            grond=WopGrond.WACHTPERIODE,
        )
    _meld_uitkomst(stap.traject, f"stap-{stap.overgang.pk}", lid=lid, nu=nu)
    return stap.overgang


@handeling
def terugkeren(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """Judged not ready: goes on in maatwerk with a fitting WOP (R25)."""
    stap = neem("terugkeren", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    _oordeel_bij(stap, gegevens, klaar=False, gerealiseerd=False)
    _geen_job_meer(stap)
    if stap.regime.has_wop:
        nieuw_wop(
            stap.registratie,
            stap.traject.maatwerker,
            op=gegevens["op"],
            loonpremie=gegevens["loonpremie"],
            begeleiding=gegevens["begeleiding"],
            grond=WopGrond.EVALUATIE,
        )
    _meld_uitkomst(stap.traject, f"stap-{stap.overgang.pk}", lid=lid, nu=nu)
    return stap.overgang


@handeling
def uit_dienst_na_traject(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """In a regime without return: the employment ends, with `op` as its last day (R45)."""
    stap = neem("uit_dienst_na_traject", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    _oordeel_bij(stap, gegevens, klaar=False, gerealiseerd=False)
    _geen_job_meer(stap)
    beeindig_dienst(
        stap.registratie, stap.traject.maatwerker, op=gegevens["op"] + DAG, reden=RedenUitDienst.EINDE_TRAJECT
    )
    if stap.regime.has_wop:
        beeindig_wop(stap.registratie, stap.traject.maatwerker, op=gegevens["op"] + DAG)
    _meld_uitkomst(stap.traject, f"stap-{stap.overgang.pk}", lid=lid, nu=nu)
    return stap.overgang


@handeling
def oordelen(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """VDAB's judgement of a traject in which the hire came first; it stays due until this (R23)."""
    traject = vergrendel(traject, versie=versie)
    if reden := rechten.waarom_geen_oordeel(lid, traject):
        raise PermissionDenied(reden)
    if gegevens["op"] > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    if traject.doorgestroomd_op and gegevens["op"] < traject.toegeleid_op:
        raise ValidationError({"op": "Deze datum ligt vóór de toeleiding."})
    oordeel = _oordeel(
        Registratie(lid, nu),
        traject,
        op=gegevens["op"],
        klaar=gegevens["doorstroomklaar"],
        gerealiseerd=gegevens["gerealiseerd"],
        motivering=gegevens.get("motivering") or "",
    )
    traject.raak_aan()
    _meld_uitkomst(traject, f"oordeel-{oordeel.pk}", lid=lid, nu=nu)
