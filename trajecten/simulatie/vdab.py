"""What VDAB's counsellors do: evaluate, refer, judge, and look at what companies and partners report."""

from collections.abc import Mapping
from typing import Any

from trajecten import workflow
from trajecten.enums import (
    Begeleiding,
    Bestemming,
    Contractsoort,
    EvaluatieSoort,
    EvaluatieUitkomst,
    OpvolgSituatie,
    SignaalSoort,
    TermijnSoort,
    TrajectStatus,
    Werkvorm,
)
from trajecten.models import (
    Evaluatieaanvraag,
    Evaluatieplanning,
    Lidmaatschap,
    Maatwerker,
    Signaal,
    Traject,
    Uitstroom,
    Weigering,
)
from trajecten.simulatie.partner import beantwoord_aanbod
from trajecten.simulatie.wereld import DAG, Wereld
from trajecten.simulatie.werk import Aanpak, Taak
from trajecten.termijnen import werkdag

S, T, U = TrajectStatus, TermijnSoort, EvaluatieUitkomst


def bij(wereld: Wereld, provincie: str) -> Lidmaatschap:
    """A counsellor of a province."""
    return wereld.rng.choice([lid for lid in wereld.vdab if provincie in lid.provincies])


def job(wereld: Wereld, **anders: Any) -> dict[str, Any]:
    """A job that counts as doorstroom, from today on."""
    zelfstandig = wereld.kans(0.05)
    return {
        "op": wereld.dag,
        "bestemming": Bestemming.ZELFSTANDIG
        if zelfstandig
        else wereld.rng.choice([Bestemming.NEC_ZONDER, Bestemming.NEC_IMW]),
        "werkgever": None if zelfstandig else wereld.rng.choice(wereld.werkgevers),
        "functie": "Magazijnier",
        "contract": Contractsoort.ONBEPAALD,
        "motivering": "Klaar voor een gewone job.",
    } | anders


def wop(wereld: Wereld) -> dict[str, Any]:
    """What a WOP can be after an evaluation."""
    return {
        "loonpremie": wereld.rng.choice([45, 50, 55, 60, 65, 70]),
        "begeleiding": wereld.rng.choice(list(Begeleiding)),
    }


def _stop(wereld: Wereld, lid: Lidmaatschap, traject: Traject, reden: str) -> bool:
    return wereld.doe(workflow.stopzetten, traject, versie=traject.versie, lid=lid, op=wereld.dag, reden=reden)


# What stands on the list


def _signaal(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    signaal = Signaal.objects.get(uuid=taak.sleutel)
    if signaal.soort == SignaalSoort.UIT_DIENST_TIJDENS_TRAJECT:
        for traject in Traject.objects.open().filter(maatwerker=taak.maatwerker_pk).exclude(status=S.NAZORG):
            annuleren = traject.status == S.TOEGELEID
            stap = workflow.annuleren if annuleren else workflow.stopzetten
            reden = "uit_dienst" if annuleren else "einde_tewerkstelling"
            wereld.doe(stap, traject, versie=traject.versie, lid=lid, op=wereld.dag, reden=reden)
    wereld.doe(workflow.signaal_afhandelen, signaal, lid=lid)


def _beoordelen(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject, worp = taak.traject, wereld.rng.random()
    vast = {"versie": traject.versie, "lid": lid}
    if traject.opgeschort_tot and traject.opgeschort_tot > wereld.dag:
        return
    if worp < 0.4:
        gelukt = wereld.doe(workflow.doorstromen, traject, **vast, **job(wereld))
    elif worp < 0.5:
        later = werkdag(wereld.dag + wereld.rng.randint(3, 20) * DAG)
        wereld.doe(workflow.doorstroom_plannen, traject, **vast, **job(wereld, op=later))
        return
    elif traject.werkvorm == Werkvorm.LDE:
        gelukt = wereld.doe(workflow.uit_dienst_na_traject, traject, **vast, op=wereld.dag, motivering="Niet klaar.")
    elif worp < 0.65:
        gelukt = wereld.doe(workflow.wachten_op_vacature, traject, **vast, op=wereld.dag, motivering="Klaar.")
    else:
        gelukt = wereld.doe(workflow.terugkeren, traject, **vast, op=wereld.dag, motivering="Nog niet.", **wop(wereld))
    if not gelukt:
        _stop(wereld, lid, traject, "einde_tewerkstelling")


def _oordeel(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    uitkomst = {"doorstroomklaar": True, "gerealiseerd": True, "motivering": "Aangeworven."}
    wereld.doe(workflow.oordelen, traject, versie=traject.versie, lid=lid, op=wereld.dag, **uitkomst)


def _weigering(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    geldig = wereld.kans(0.6)
    wereld.doe(
        workflow.weigering_beoordelen,
        Weigering.objects.get(uuid=taak.sleutel),
        versie=traject.versie,
        lid=lid,
        gehoord_op=wereld.dag,
        beoordeeld_op=wereld.dag,
        geldige_reden=geldig,
        reele_kans=True,
    )
    traject = taak.traject
    beoordeeld = Weigering.objects.geldig().zonder_geldige_reden().filter(traject=traject).order_by("-pk").first()
    if beoordeeld and not geldig:
        vast = {"versie": traject.versie, "lid": lid}
        wereld.doe(workflow.weigering_vaststellen, traject, **vast, op=wereld.dag, weigering=beoordeeld)


def _evalueer(wereld: Wereld, lid: Lidmaatschap, persoon: Maatwerker, soort: str) -> None:
    uitkomst = wereld.rng.choices([U.DOORSTROOMKLAAR, U.WOP_GEWIJZIGD, U.WOP_ONGEWIJZIGD], [25, 40, 35])[0]
    gegevens: dict[str, Any] = {"soort": soort, "uitkomst": uitkomst, "motivering": "Bezoek op de werkvloer."}
    if uitkomst == U.WOP_GEWIJZIGD:
        gegevens |= wop(wereld)
    bezoek = wereld.dag - wereld.rng.choice([0, 0, 0, 1, 3]) * DAG
    gelukt = wereld.doe(workflow.evaluatie_vastleggen, persoon, lid=lid, bezoek_op=bezoek, **gegevens)
    if gelukt and uitkomst == U.DOORSTROOMKLAAR:
        wereld.klaar[persoon.pk] = wereld.dag + wereld.rng.randint(3, 30) * DAG


def _aanvraag(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    aanvraag = Evaluatieaanvraag.objects.select_related("lid").get(uuid=taak.sleutel)
    if wereld.kans(0.3):
        wereld.doe(workflow.evaluatievraag_afsluiten, aanvraag, lid=lid, reden="Niet nodig.")
    else:
        _evalueer(wereld, lid, taak.maatwerker, aanvraag.soort)


def _job_begint(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject, gepland = taak.traject, Uitstroom.objects.get(uuid=taak.sleutel)
    if gepland.op > wereld.dag:
        return
    baan = job(wereld, op=gepland.op, bestemming=gepland.bestemming, werkgever=gepland.werkgever)
    if not wereld.doe(workflow.doorstromen, traject, versie=traject.versie, lid=lid, **baan):
        _stop(wereld, lid, traject, "niet_klaar")


def _evaluatie(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    """The visit is planned first, or noted when it was."""
    persoon = taak.maatwerker
    plan = Evaluatieplanning.objects.open().filter(maatwerker=persoon).first()
    if plan is None and wereld.kans(0.5):
        op = werkdag(wereld.dag + wereld.rng.randint(11, 30) * DAG)
        gegevens = {"soort": EvaluatieSoort.PERIODIEK, "gepland_op": op, "bemiddelaar": lid}
        wereld.doe(workflow.evaluatie_plannen, persoon, lid=lid, **gegevens)
    elif plan and wereld.kans(0.1):
        wereld.doe(workflow.evaluatie_afgelasten, plan, lid=lid, reden="Ziek die dag.")
    elif plan is None or plan.gepland_op is None or plan.gepland_op <= wereld.dag:
        _evalueer(wereld, lid, persoon, EvaluatieSoort.PERIODIEK)


def _steekproef(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    _evalueer(wereld, lid, taak.maatwerker, EvaluatieSoort.TIENPROCENT)


def _meting(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    meting = {"moment": taak.detail, "gemeten_op": wereld.dag, "situatie": wereld.rng.choice(list(OpvolgSituatie))}
    wereld.doe(workflow.opvolging_meten, traject, versie=traject.versie, lid=lid, **meting)


AANPAK: Mapping[TermijnSoort, Aanpak] = {
    T.SIGNAAL: _signaal,
    T.BEOORDELEN: _beoordelen,
    T.OORDEEL: _oordeel,
    T.WEIGERING: _weigering,
    T.AANVRAAG: _aanvraag,
    T.JOB: _job_begint,
    T.BEZOEK: _evaluatie,
    T.EVALUATIE: _evaluatie,
    T.STEEKPROEF: _steekproef,
    T.METING_OVERGENOMEN: _meting,
    T.AANBOD_OVERGENOMEN: beantwoord_aanbod,
}
