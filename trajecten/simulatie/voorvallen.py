"""What VDAB does that stands on nobody's list: grant, refer, suspend, and put right what went wrong."""

from typing import Any

from trajecten import workflow
from trajecten.enums import (
    Begeleiding,
    EvaluatieUitkomst,
    OpschortingGrond,
    Rol,
    TrajectStatus,
)
from trajecten.models import (
    Evaluatie,
    Maatwerker,
    Oproep,
    Opschorting,
    Project,
    Tewerkstelling,
    Traject,
)
from trajecten.models.traject import ACTIEF, BLOKKEERT
from trajecten.simulatie.vdab import bij, job, wop
from trajecten.simulatie.wereld import DAG, Wereld

S, U = TrajectStatus, EvaluatieUitkomst


def startpakketten(wereld: Wereld) -> None:
    """Grant one from the hire on to everybody who was hired since the last time (R31)."""
    wachtend, wereld.aangeworven = wereld.aangeworven, []
    for persoon in Maatwerker.objects.filter(pk__in=wachtend).order_by("pk"):
        keuze = {"loonpremie": wereld.rng.choice([45, 60]), "begeleiding": Begeleiding.MIDDEN}
        lid = bij(wereld, persoon.provincies[0])
        dienst = Tewerkstelling.objects.geldig().get(maatwerker=persoon)
        wereld.doe(workflow.wop_toekennen, persoon, lid=lid, op=dienst.periode.lower, **keuze)


def toeleiden(wereld: Wereld) -> None:
    """Refer whose turn it is to a partner of the province, in the call that runs."""
    aan_de_beurt = sorted(pk for pk, dag in wereld.klaar.items() if dag <= wereld.dag)
    for persoon in Maatwerker.objects.filter(pk__in=aan_de_beurt).order_by("pk"):
        del wereld.klaar[persoon.pk]
        lid = bij(wereld, persoon.provincies[0])
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
    vast = {"versie": traject.versie, "lid": bij(wereld, traject.provincie)}
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
        lid = bij(wereld, traject.provincie)
        wereld.doe(workflow.hervatten, traject, versie=traject.versie, lid=lid, op=wereld.dag)


def crisis(wereld: Wereld) -> None:
    """As in 2020: the call that runs stands still in every province, from today or already some days."""
    keuze: dict[str, Any] = {
        "op": wereld.dag - wereld.rng.choice([0, 2, 9]) * DAG,
        "tot": wereld.dag + wereld.rng.randint(20, 80) * DAG if wereld.kans(0.5) else None,
        "oproep": Oproep.objects.get(van__lte=wereld.dag, tot__gte=wereld.dag),
        "provincies": [],
        "grond": OpschortingGrond.MINISTERIELE_MAATREGEL,
        "toelichting": "Alle ondernemingen zijn dicht.",
    }
    for lid in wereld.vdab:
        if lid.mag_bulk_opschorten:
            kenmerk = workflow.bekijk_opschorting(lid=lid, vandaag=wereld.dag, **keuze).kenmerk
            wereld.doe(workflow.samen_opschorten, lid=lid, kenmerk=kenmerk, **keuze)
        else:
            wereld.verboden(workflow.samen_opschorten, lid=lid, kenmerk="", **keuze)


def na_de_crisis(wereld: Wereld) -> None:
    """What was suspended together and still stands still goes on, or was a mistake."""
    vergissing = wereld.kans(0.3)
    for lid in wereld.vdab:
        for reeks in workflow.reeksen(lid) if lid.mag_bulk_opschorten else ():
            if wereld.dag not in reeks["periode"]:
                continue
            een = Opschorting.objects.get(uuid=reeks["een"])
            gezien = {"lid": lid, "kenmerk": workflow.reekskenmerk(workflow.reeks_van(een, lid=lid))}
            if vergissing:
                wereld.doe(workflow.samen_intrekken, een, **gezien, reden="De verkeerde oproep.")
            else:
                wereld.doe(workflow.samen_hervatten, een, **gezien, op=wereld.dag)


def _wachtend(wereld: Wereld) -> None:
    """Who waits for a vacancy finds one, is referred anew, or goes on in maatwerk."""
    traject = _een(wereld, S.WACHT_OP_VACATURE)
    if traject is None:
        return
    vast, worp = {"versie": traject.versie, "lid": bij(wereld, traject.provincie)}, wereld.rng.random()
    if worp < 0.5:
        wereld.doe(workflow.doorstromen, traject, **vast, **job(wereld))
    elif worp < 0.7:
        wereld.klaar[traject.maatwerker_id] = wereld.dag
    else:
        wereld.doe(workflow.terugkeren, traject, **vast, op=wereld.dag, **wop(wereld))


def _draai_terug(wereld: Wereld) -> None:
    traject = _een(wereld, *sorted(BLOKKEERT | {S.GESLAAGD, S.STOPGEZET}))
    if traject is not None:
        lid = bij(wereld, traject.provincie)
        wereld.doe(workflow.terugdraaien, traject, versie=traject.versie, lid=lid, toelichting="Vergissing.")


def _trek_in(wereld: Wereld) -> None:
    """An evaluation of the last weeks was a mistake."""
    recent = Evaluatie.objects.geldig().filter(bezoek_op__gte=wereld.dag - 20 * DAG, overgang=None).order_by("pk")
    evaluaties = list(recent.select_related("maatwerker", "traject", "geregistreerd_door"))
    if evaluaties:
        evaluatie = wereld.rng.choice(evaluaties)
        lid = bij(wereld, evaluatie.maatwerker.provincies[0])
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
        wereld.verboden(workflow.doorstromen, traject, versie=traject.versie, lid=lid, **job(wereld))


def met_kans(wereld: Wereld) -> None:
    """What happens now and then: how often a day, and what."""
    for kans, wat in (
        (0.15, _wil),
        (0.12, _stil),
        (0.20, _hervat),
        (0.10, _wachtend),
        (0.08, _draai_terug),
        (0.04, _trek_in),
        (0.02, _mag_niet),
        (0.005, crisis),
        (0.05, na_de_crisis),
    ):
        if wereld.kans(kans):
            wat(wereld)
