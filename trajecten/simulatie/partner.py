"""What the coaches of the partners do: guide somebody through the phases, to a job and through the nazorg."""

from collections.abc import Mapping
from typing import Any

from trajecten import workflow
from trajecten.enums import (
    AanbodUitkomst,
    FeedbackVan,
    NazorgMet,
    OpvolgMoment,
    OpvolgSituatie,
    RedenStopzetting,
    StageResultaat,
    TermijnSoort,
    ToewijzingKant,
    TrajectStatus,
    WeigeringReden,
    WeigeringWat,
)
from trajecten.models import Aanbod, Lidmaatschap, Maatwerker, Nazorgafspraak, Opschorting, Stage, Traject
from trajecten.models.traject import ACTIEF
from trajecten.simulatie.wereld import DAG, Wereld
from trajecten.simulatie.werk import Aanpak, Taak, werk_af
from trajecten.termijnen import nazorg_einde, nazorg_voorstel

S, T = TrajectStatus, TermijnSoort


def pop(wereld: Wereld, lid: Lidmaatschap, persoon: Maatwerker) -> bool:
    return wereld.doe(
        workflow.pop_bewaren,
        persoon,
        lid=lid,
        versie_op=wereld.dag,
        competenties_nu="Werkt nauwkeurig.",
        competenties_later="Werkt zelfstandig.",
        acties=["Sollicitatietraining", "Heftruckopleiding"],
        samen_gemaakt=True,
    )


def _vast(traject: Traject, lid: Lidmaatschap) -> dict[str, Any]:
    return {"versie": traject.versie, "lid": lid}


def _start(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    if wereld.kans(0.1) or not wereld.doe(workflow.starten, traject, **_vast(traject, lid), op=wereld.dag):
        wereld.doe(workflow.annuleren, traject, **_vast(traject, lid), op=wereld.dag, reden="niet_geschikt")


def _fase(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    """The next phase. A step of some days ago is noted only now, now and then."""
    traject = taak.traject
    op = max(traject.status_sinds, wereld.dag - wereld.rng.choice([0, 0, 1, 4]) * DAG)
    if traject.status == S.VOORTRAJECT:
        wereld.doe(workflow.jobmatching_starten, traject, **_vast(traject, lid), op=op)
        return
    if not Stage.objects.geldig().filter(traject=traject).exists() and wereld.kans(0.75):
        stage = {"stageplaats": wereld.rng.choice(wereld.werkgevers), "functie": "Inpakker", "tbs_op": op}
        tot = op + wereld.rng.randint(10, 80) * DAG
        if wereld.doe(workflow.stage_starten, traject, **_vast(traject, lid), op=op, tot=tot, **stage):
            return
    _leg_voor(wereld, lid, traject)


def _leg_voor(wereld: Wereld, lid: Lidmaatschap, traject: Traject) -> None:
    pop(wereld, lid, traject.maatwerker)
    if not wereld.doe(workflow.voorleggen, traject, **_vast(traject, lid), op=wereld.dag):
        reden = RedenStopzetting.GEEN_STAGE
        wereld.doe(workflow.stopzetten, traject, **_vast(traject, lid), op=wereld.dag, reden=reden)


def _stage(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    stage = Stage.objects.geldig().filter(traject=traject).latest("periode")
    op = min(wereld.dag, stage.periode.upper - DAG)
    if stil := Opschorting.objects.geldig().filter(traject=traject, periode__contains=op).first():
        op = stil.periode.lower - DAG  # its last day before the traject stood still
    hoe = wereld.rng.choices(list(StageResultaat), [80, 7, 7, 6])[0]
    wereld.doe(workflow.stage_beeindigen, traject, **_vast(traject, lid), op=op, resultaat=hoe, feedback="Vlot.")


def _nazorgplan(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    assert traject.doorgestroomd_op is not None
    afspraken = [(op, met) for op, met in nazorg_voorstel(traject.doorgestroomd_op) if op >= wereld.dag]
    wereld.doe(workflow.nazorg_plannen, traject, **_vast(traject, lid), afspraken=afspraken[: wereld.rng.randint(1, 6)])


def _contact(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    afspraak = Nazorgafspraak.objects.get(uuid=taak.sleutel)
    assert traject.doorgestroomd_op is not None
    op = min(wereld.dag, nazorg_einde(traject.doorgestroomd_op))
    gegevens = {"met": afspraak.met, "onderwerp": "Hoe het gaat", "minuten": 30}
    wereld.doe(workflow.nazorg_contact, traject, **_vast(traject, lid), afspraak=afspraak, op=op, **gegevens)


def _nazorg(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    """Somebody loses the job just before the end; the others keep it until then."""
    traject = taak.traject
    if wereld.dag < taak.uiterlijk:
        if wereld.kans(0.1):
            verlies = {"op": wereld.dag, "reden": "einde_contract"}
            wereld.doe(workflow.job_verloren, traject, **_vast(traject, lid), **verlies)
        return
    wereld.doe(workflow.nazorg_afsluiten, traject, **_vast(traject, lid), op=wereld.dag, nog_aan_het_werk=True)


def _meting(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    traject = taak.traject
    moment = OpvolgMoment.VIER_WEKEN if taak.soort == T.METING_VIER_WEKEN else OpvolgMoment.ZES_MAANDEN
    meting = {"moment": moment, "gemeten_op": wereld.dag, "situatie": wereld.rng.choice(list(OpvolgSituatie))}
    wereld.doe(workflow.opvolging_meten, traject, **_vast(traject, lid), **meting)


def beantwoord_aanbod(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    aanbod = Aanbod.objects.select_related("traject").get(uuid=taak.sleutel)
    uitkomst = wereld.rng.choice(list(AanbodUitkomst)[1:])
    wereld.doe(workflow.aanbod_beantwoorden, aanbod, **_vast(aanbod.traject, lid), uitkomst=uitkomst)
    if uitkomst == AanbodUitkomst.GEWEIGERD_DEELNEMER:
        _weigert(wereld, lid, taak.traject, WeigeringWat.JOB)


def _weigert(wereld: Wereld, lid: Lidmaatschap, traject: Traject, wat: str) -> None:
    reden = wereld.rng.choice(list(WeigeringReden))
    gegevens = {"wat": wat, "geweigerd_op": wereld.dag, "reden": reden}
    wereld.doe(workflow.weigering_registreren, traject, **_vast(traject, lid), **gegevens)


AANPAK: Mapping[TermijnSoort, Aanpak] = {
    T.START: _start,
    T.FASE: _fase,
    T.FASE_STAGE: _stage,
    T.STAGE: _stage,
    T.NAZORGPLAN: _nazorgplan,
    T.NAZORGCONTACT: _contact,
    T.NAZORG: _nazorg,
    T.METING_VIER_WEKEN: _meting,
    T.METING_ZES_MAANDEN: _meting,
    T.AANBOD: beantwoord_aanbod,
}


# What nobody asked for


def _met_een(wereld: Wereld, partner: int) -> None:
    """Something happens in one of the trajecten of a partner."""
    statussen = sorted(ACTIEF | {S.NAZORG})
    eigen = list(Traject.objects.filter(partner=partner, status__in=statussen).order_by("pk"))
    if not eigen:
        return
    traject, lid = wereld.rng.choice(eigen), wereld.rng.choice(wereld.coaches[partner])
    vast, op = _vast(traject, lid), {"op": wereld.dag}
    worp = wereld.rng.random()
    if worp < 0.3:
        wereld.doe(workflow.aanbod_noteren, traject, **vast, **op, werkgever="Bakkerij", job=f"Job {wereld.dag:%j}")
    elif worp < 0.4:
        _weigert(wereld, lid, traject, WeigeringWat.TRAJECT)
    elif worp < 0.5:
        feedback = {"van": FeedbackVan.COACH, "tekst": "Gaat goed."}
        wereld.doe(workflow.stagefeedback_noteren, traject, **vast, **op, **feedback)
    elif worp < 0.6:
        naar = wereld.rng.choice(wereld.coaches[partner])
        overdracht = {"kant": ToewijzingKant.PARTNER, "naar": naar, "reden": "Verlof"}
        wereld.doe(workflow.overdragen, traject, **vast, **op, **overdracht)
    elif worp < 0.7:
        wereld.doe(workflow.stopzetten, traject, **vast, **op, reden=wereld.rng.choice(list(RedenStopzetting)[:-1]))
    elif worp < 0.8:
        wereld.doe(workflow.job_verloren, traject, **vast, **op, reden="ontslag_werkgever")
    elif worp < 0.9:
        contact = {"met": NazorgMet.WERKNEMER, "onderwerp": "Eerste loonbrief", "minuten": 20}
        wereld.doe(workflow.nazorg_contact, traject, **vast, **op, **contact)
    else:
        wereld.doe(workflow.terugdraaien, traject, **vast, toelichting="Verkeerd traject.")


def speel(wereld: Wereld) -> None:
    """A day of all coaches: the two of a partner share one list."""
    for partner, coaches in wereld.coaches.items():
        werk_af(wereld, wereld.rng.choice(coaches), AANPAK)
        if wereld.kans(0.12):
            _met_een(wereld, partner)
