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
    OpschortingGrond,
    Rol,
    SignaalSoort,
    TermijnSoort,
    TrajectStatus,
    Werkvorm,
)
from trajecten.models import (
    Evaluatie,
    Evaluatieaanvraag,
    Evaluatieplanning,
    Lidmaatschap,
    Maatwerker,
    Project,
    Signaal,
    Tewerkstelling,
    Traject,
    Uitstroom,
    Weigering,
)
from trajecten.models.traject import ACTIEF, BLOKKEERT
from trajecten.simulatie.wereld import DAG, Wereld
from trajecten.simulatie.werk import Aanpak, Taak, werk_af
from trajecten.termijnen import werkdag

S, T, U = TrajectStatus, TermijnSoort, EvaluatieUitkomst


def _bij(wereld: Wereld, provincie: str) -> Lidmaatschap:
    return wereld.rng.choice([lid for lid in wereld.vdab if provincie in lid.provincies])


def _job(wereld: Wereld, **anders: Any) -> dict[str, Any]:
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


def _wop(wereld: Wereld) -> dict[str, Any]:
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
        gelukt = wereld.doe(workflow.doorstromen, traject, **vast, **_job(wereld))
    elif worp < 0.5:
        later = werkdag(wereld.dag + wereld.rng.randint(3, 20) * DAG)
        wereld.doe(workflow.doorstroom_plannen, traject, **vast, **_job(wereld, op=later))
        return
    elif traject.werkvorm == Werkvorm.LDE:
        gelukt = wereld.doe(workflow.uit_dienst_na_traject, traject, **vast, op=wereld.dag, motivering="Niet klaar.")
    elif worp < 0.65:
        gelukt = wereld.doe(workflow.wachten_op_vacature, traject, **vast, op=wereld.dag, motivering="Klaar.")
    else:
        gelukt = wereld.doe(workflow.terugkeren, traject, **vast, op=wereld.dag, motivering="Nog niet.", **_wop(wereld))
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
        gegevens |= _wop(wereld)
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
    job = _job(wereld, op=gepland.op, bestemming=gepland.bestemming, werkgever=gepland.werkgever)
    if not wereld.doe(workflow.doorstromen, traject, versie=traject.versie, lid=lid, **job):
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


AANPAK: Mapping[TermijnSoort, Aanpak] = {
    T.SIGNAAL: _signaal,
    T.BEOORDELEN: _beoordelen,
    T.OORDEEL: _oordeel,
    T.WEIGERING: _weigering,
    T.AANVRAAG: _aanvraag,
    T.JOB: _job_begint,
    T.EVALUATIE: _evaluatie,
}


# What nobody asked for


def startpakketten(wereld: Wereld) -> None:
    """Grant one from the hire on to everybody who was hired since the last time (R31)."""
    wachtend, wereld.aangeworven = wereld.aangeworven, []
    for persoon in Maatwerker.objects.filter(pk__in=wachtend).order_by("pk"):
        keuze = {"loonpremie": wereld.rng.choice([45, 60]), "begeleiding": Begeleiding.MIDDEN}
        lid = _bij(wereld, persoon.provincies[0])
        dienst = Tewerkstelling.objects.geldig().get(maatwerker=persoon)
        wereld.doe(workflow.wop_toekennen, persoon, lid=lid, op=dienst.periode.lower, **keuze)


def _toeleiden(wereld: Wereld) -> None:
    aan_de_beurt = sorted(pk for pk, dag in wereld.klaar.items() if dag <= wereld.dag)
    for persoon in Maatwerker.objects.filter(pk__in=aan_de_beurt).order_by("pk"):
        del wereld.klaar[persoon.pk]
        lid = _bij(wereld, persoon.provincies[0])
        projecten = Project.objects.filter(van__lte=wereld.dag, tot__gte=wereld.dag, provincies__overlap=lid.provincies)
        project = projecten.select_related("promotor").order_by("pk").first()
        if project is None:
            continue
        evaluatie = Evaluatie.objects.geldig().filter(maatwerker=persoon, uitkomst=U.DOORSTROOMKLAAR).first()
        gegevens = {"project": project, "partner": project.promotor, "aanleiding": evaluatie}
        gegevens |= {"verplicht": evaluatie is not None and wereld.kans(0.3)}
        if wereld.kans(0.4):
            gegevens["geplande_start"] = wereld.dag + wereld.rng.randint(5, 40) * DAG
        wereld.doe(workflow.toeleiden, persoon, lid=lid, op=wereld.dag, **gegevens)


def _wil(wereld: Wereld) -> None:
    """Somebody asks for a traject without an evaluation; who has an open one already is refused."""
    pks = list(
        Tewerkstelling.objects.geldig().op(wereld.dag).order_by("maatwerker").values_list("maatwerker", flat=True)
    )
    if pks:
        wereld.klaar[wereld.rng.choice(pks)] = wereld.dag


def _een(wereld: Wereld, *statussen: TrajectStatus) -> Traject | None:
    pks = list(Traject.objects.filter(status__in=statussen).order_by("pk").values_list("pk", flat=True))
    return Traject.objects.select_related("partner").get(pk=wereld.rng.choice(pks)) if pks else None


def _stil(wereld: Wereld) -> None:
    """A traject stands still, or goes on."""
    traject = _een(wereld, *sorted(ACTIEF | {S.BEOORDELING}))
    if traject is None:
        return
    vast = {"versie": traject.versie, "lid": _bij(wereld, traject.provincie)}
    if traject.opgeschort_tot and traject.opgeschort_tot > wereld.dag:
        wereld.doe(workflow.hervatten, traject, **vast, op=wereld.dag)
    else:
        tot = wereld.dag + wereld.rng.randint(5, 40) * DAG if wereld.kans(0.5) else None
        van = wereld.dag - wereld.rng.choice([0, 2, 9]) * DAG
        grond = wereld.rng.choice(list(OpschortingGrond))
        wereld.doe(workflow.opschorten, traject, **vast, op=van, tot=tot, grond=grond)


def _hervat(wereld: Wereld) -> None:
    """What stood still without an end for two months goes on."""
    lang = Traject.objects.filter(opgeschort_tot__gt=wereld.dag, opschortingen__ingetrokken_op=None)
    lang = lang.filter(opschortingen__periode__startswith__lt=wereld.dag - 60 * DAG).distinct()
    for traject in lang.filter(status__in=sorted(ACTIEF | {S.BEOORDELING})).order_by("pk"):
        lid = _bij(wereld, traject.provincie)
        wereld.doe(workflow.hervatten, traject, versie=traject.versie, lid=lid, op=wereld.dag)


def _wachtend(wereld: Wereld) -> None:
    """Who waits for a vacancy finds one, is referred anew, or goes on in maatwerk."""
    traject = _een(wereld, S.WACHT_OP_VACATURE)
    if traject is None:
        return
    vast, worp = {"versie": traject.versie, "lid": _bij(wereld, traject.provincie)}, wereld.rng.random()
    if worp < 0.5:
        wereld.doe(workflow.doorstromen, traject, **vast, **_job(wereld))
    elif worp < 0.7:
        wereld.klaar[traject.maatwerker_id] = wereld.dag
    else:
        wereld.doe(workflow.terugkeren, traject, **vast, op=wereld.dag, **_wop(wereld))


def _draai_terug(wereld: Wereld) -> None:
    traject = _een(wereld, *sorted(BLOKKEERT | {S.GESLAAGD, S.STOPGEZET}))
    if traject is not None:
        lid = _bij(wereld, traject.provincie)
        wereld.doe(workflow.terugdraaien, traject, versie=traject.versie, lid=lid, toelichting="Vergissing.")


def _trek_in(wereld: Wereld) -> None:
    """An evaluation of the last weeks was a mistake."""
    recent = Evaluatie.objects.geldig().filter(bezoek_op__gte=wereld.dag - 20 * DAG, overgang=None).order_by("pk")
    evaluaties = list(recent.select_related("maatwerker", "traject", "geregistreerd_door"))
    if evaluaties:
        evaluatie = wereld.rng.choice(evaluaties)
        lid = _bij(wereld, evaluatie.maatwerker.provincies[0])
        wereld.doe(workflow.feit_intrekken, evaluatie, lid=lid, reden="Verkeerde persoon.")


def _mag_niet(wereld: Wereld) -> None:
    """A partner judges, a company refers: never."""
    traject = _een(wereld, S.BEOORDELING)
    if traject is None:
        return
    coach = wereld.rng.choice(wereld.coaches[traject.partner_id])
    anders = wereld.rng.choice(wereld.personeel)
    assert (coach.rol, anders.rol) == (Rol.PARTNER, Rol.ONDERNEMING)
    for lid in (coach, anders):
        wereld.verboden(workflow.doorstromen, traject, versie=traject.versie, lid=lid, **_job(wereld))


def _met_kans(wereld: Wereld) -> None:
    for kans, wat in (
        (0.15, _wil),
        (0.12, _stil),
        (0.20, _hervat),
        (0.10, _wachtend),
        (0.08, _draai_terug),
        (0.04, _trek_in),
        (0.02, _mag_niet),
    ):
        if wereld.kans(kans):
            wat(wereld)


def speel(wereld: Wereld) -> None:
    """A day of the counsellors: of the two in a province one is at the office."""
    startpakketten(wereld)
    for lid in wereld.vdab[wereld.dag.toordinal() % 2 :: 2]:
        werk_af(wereld, lid, AANPAK)
    _toeleiden(wereld)
    _met_kans(wereld)
