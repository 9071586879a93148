"""VDAB's judgement and what follows from it, in the three regimes: every effect on the facts."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import DAG, OndernemingFactory, TewerkstellingFactory, WopFactory, Zaak, moment, zaak_in
from tests.trajecten.workflow.bouw import (
    BW,
    CMW,
    LDE,
    STELSELS,
    afwezig_en_in_een_enclave,
    einden,
    geweigerd,
    wops,
)
from trajecten import workflow
from trajecten.enums import Bestemming, Contractsoort, RedenUitDienst, WopGrond
from trajecten.enums import TrajectStatus as S
from trajecten.models import Evaluatie, Stage, Statusovergang, Tewerkstelling, Traject, Uitstroom
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db


def oordeel(zaak):
    """Judged ready, and the job found, as VDAB judged; None as long as the judgement is due."""
    return (
        Evaluatie.objects.geldig().filter(traject=zaak.traject).values_list("doorstroomklaar", "gerealiseerd").first()
    )


# A hire


@pytest.mark.regel("R1")
@STELSELS
@pytest.mark.parametrize("status", [S.JOBMATCHING, S.STAGE, S.BEOORDELING])
def test_it_works(stelsel, status):
    zaak = zaak_in(status, **stelsel)
    afwezig_en_in_een_enclave(zaak)
    werkgever, op = OndernemingFactory(regulier=True), zaak.dag
    begin = [wop[1] for wop in wops(zaak)]

    stap = zaak.neem("doorstromen", werkgever=werkgever, breuk="0.80")

    assert (zaak.traject.status, zaak.traject.status_sinds, zaak.traject.doorgestroomd_op) == (S.NAZORG, op, op)
    uitstroom = Uitstroom.objects.geldig().get(traject=zaak.traject)
    assert (uitstroom.op, uitstroom.gepland, uitstroom.werkgever) == (op, False, werkgever)
    assert (uitstroom.bestemming, uitstroom.functie) == (Bestemming.NEC_ZONDER, "Magazijnier")
    assert (uitstroom.contract, uitstroom.overgang) == (Contractsoort.ONBEPAALD, stap)
    assert einden(zaak) == {"Tewerkstelling": op, "Afwezigheid": op, "Enclaveplaatsing": op}
    assert Tewerkstelling.objects.geldig().get().reden_einde == RedenUitDienst.DOORSTROOM
    assert wops(zaak) == [("WOP 60 Midden", van, op, WopGrond.EVALUATIE) for van in begin]
    assert bool(begin) == (stelsel is CMW)
    assert bool(stap.nota) == (stelsel is not CMW)


@pytest.mark.regel("R23")
@STELSELS
def test_a_hire_from_the_judgement_is_the_judgement(stelsel):
    zaak = zaak_in(S.BEOORDELING, **stelsel)

    zaak.neem("doorstromen", motivering="Klaar en aangeworven")

    assert oordeel(zaak) == (True, True)
    gegeven = Evaluatie.objects.get(traject=zaak.traject)
    assert (gegeven.bezoek_op, gegeven.motivering) == (zaak.traject.status_sinds, "Klaar en aangeworven")


@pytest.mark.regel("R23")
@pytest.mark.parametrize("status", [S.JOBMATCHING, S.STAGE])
def test_a_hire_before_the_judgement_leaves_it_due(status):
    zaak = zaak_in(status)

    zaak.neem("doorstromen")

    assert oordeel(zaak) is None


@pytest.mark.regel("R1")
def test_a_stage_that_runs_ends_with_the_employment_it_lies_in():
    zaak = zaak_in(S.STAGE)
    zaak.dag += timedelta(days=5)
    op, begin = zaak.dag, zaak.traject.status_sinds

    zaak.neem("doorstromen")

    assert Stage.objects.geldig().get(traject=zaak.traject).periode == periode(begin, op)


@pytest.mark.regel("R24")
def test_a_vacancy_ends_the_waiting():
    zaak = zaak_in(S.WACHT_OP_VACATURE)
    zaak.dag += timedelta(days=30)
    begin, op = wops(zaak)[-1][1], zaak.dag

    zaak.neem("doorstromen")

    assert wops(zaak)[-1] == ("WOP 40 Laag", begin, op, WopGrond.WACHTPERIODE)
    assert oordeel(zaak) == (True, False), "what was judged then stays what was judged"


def test_a_hire_that_is_told_late_counts_from_its_day():
    zaak = zaak_in(S.BEOORDELING)
    op = zaak.traject.status_sinds

    zaak.neem("doorstromen", op=op, nu=moment(op + timedelta(days=20)))

    assert zaak.traject.doorgestroomd_op == op
    assert Tewerkstelling.objects.geldig().get().periode.upper == op
    assert wops(zaak)[-1][2] == op


@pytest.mark.regel("R1")
def test_what_begins_on_or_after_the_first_working_day_never_begins():
    zaak = zaak_in(S.BEOORDELING)
    [oud] = wops(zaak)
    WopFactory(maatwerker=zaak.maatwerker, periode=periode(oud[2], oud[2] + timedelta(days=300)))

    zaak.neem("doorstromen")

    assert wops(zaak) == [(oud[0], oud[1], zaak.traject.status_sinds, oud[3])]


@pytest.mark.regel("R2")
@pytest.mark.parametrize(
    ("gegevens", "veld", "zin"),
    [
        ({"bestemming": Bestemming.ENCLAVE}, "bestemming", "Een enclave is geen doorstroom"),
        ({"bestemming": Bestemming.ANDER_MWB}, "bestemming", "Een ander maatwerkbedrijf is geen doorstroom"),
        ({"bestemming": Bestemming.NEC_VOP}, "bestemming", "Een nieuwe VOP kan niet meer"),
        ({"werkgever": None}, "werkgever", "Kies de werkgever."),
        ({"bestemming": Bestemming.INTERN}, "werkgever", "is de werkgever het eigen maatwerkbedrijf"),
        ({"bestemming": Bestemming.ZELFSTANDIG}, "werkgever", "Een zelfstandige heeft geen werkgever"),
        ({"op": date(2026, 3, 1)}, "op", "Deze datum ligt vóór de vorige stap"),
        ({"op": date(2027, 1, 1)}, "op", "Deze datum ligt in de toekomst."),
    ],
)
def test_a_hire_that_is_none_is_refused(gegevens, veld, zin):
    zaak = zaak_in(S.BEOORDELING)
    voor = wops(zaak), Statusovergang.objects.count()

    with geweigerd(**{veld: zin}):
        zaak.neem("doorstromen", **gegevens)

    assert (wops(zaak), Statusovergang.objects.count()) == voor
    assert not Uitstroom.objects.exists()


@pytest.mark.regel("R41")
def test_moving_on_inside_the_company_is_for_another_function():
    zaak = zaak_in(S.BEOORDELING)
    intern = {"bestemming": Bestemming.INTERN, "werkgever": zaak.vestiging.onderneming}

    with geweigerd(bestemming="Interne doorstroom kan niet in de functie van begeleider"):
        zaak.neem("doorstromen", **intern, als_begeleider=True)
    zaak.neem("doorstromen", **intern)

    assert zaak.traject.status == S.NAZORG


def test_a_self_employed_has_no_employer():
    zaak = zaak_in(S.BEOORDELING)

    zaak.neem("doorstromen", bestemming=Bestemming.ZELFSTANDIG, werkgever=None, contract=Contractsoort.ZELFSTANDIG)

    assert Uitstroom.objects.geldig().get().werkgever is None


# A hire that lies ahead


def plan(zaak, op, **gegevens):
    return workflow.doorstroom_plannen(
        zaak.traject,
        lid=gegevens.pop("lid", zaak.vdab),
        nu=moment(zaak.dag),
        versie=Traject.objects.get(pk=zaak.traject.pk).versie,
        **{"op": op, **zaak._standaard("doorstromen"), **gegevens},
    )


def test_a_planned_hire_ends_nothing_until_its_day():
    zaak = zaak_in(S.BEOORDELING)
    voor, eerste_werkdag = wops(zaak), zaak.dag + timedelta(days=20)

    plan(zaak, zaak.dag + DAG)
    plan(zaak, eerste_werkdag)

    gepland = Uitstroom.objects.geldig().get(traject=zaak.traject)
    assert (gepland.op, gepland.gepland) == (eerste_werkdag, True)
    assert Traject.objects.get(pk=zaak.traject.pk).status == S.BEOORDELING
    assert Tewerkstelling.objects.geldig().get().periode.upper is None
    assert wops(zaak) == voor

    zaak.dag = eerste_werkdag
    zaak.neem("doorstromen")

    echt = Uitstroom.objects.geldig().get(traject=zaak.traject)
    assert (echt.op, echt.gepland) == (eerste_werkdag, False)


def test_a_planned_hire_is_refused_where_a_hire_would_be():
    zaak = zaak_in(S.BEOORDELING)

    with geweigerd(op="Deze dag ligt niet in de toekomst"):
        plan(zaak, zaak.dag)
    with geweigerd(bestemming="Een enclave is geen doorstroom"):
        plan(zaak, zaak.dag + DAG, bestemming=Bestemming.ENCLAVE)
    with geweigerd(werkgever="Kies de werkgever."):
        plan(zaak, zaak.dag + DAG, werkgever=None)
    with pytest.raises(PermissionDenied):
        plan(zaak, zaak.dag + DAG, lid=zaak.coach)
    with geweigerd(__all__="Vanuit deze status kan je geen doorstroom plannen."):
        plan(zaak_in(S.VOORTRAJECT), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("stap", "gegevens"), [("wachten_op_vacature", {}), ("terugkeren", {}), ("stopzetten", {"reden": "ziekte"})]
)
def test_a_planned_hire_does_not_outlive_the_guidance(stap, gegevens):
    zaak = zaak_in(S.BEOORDELING)
    plan(zaak, zaak.dag + timedelta(days=20))

    zaak.neem(stap, **gegevens)

    assert not Uitstroom.objects.geldig().exists()


# Ready, and no job


@pytest.mark.regel("R24")
def test_waiting_for_a_vacancy_gives_40_laag():
    zaak = zaak_in(S.BEOORDELING)
    [oud], op = wops(zaak), zaak.dag

    stap = zaak.neem("wachten_op_vacature", motivering="Klaar")

    assert zaak.traject.status == S.WACHT_OP_VACATURE
    assert wops(zaak) == [
        (oud[0], oud[1], op, oud[3]),
        ("WOP 40 Laag", op, op.replace(year=op.year + 5), WopGrond.WACHTPERIODE),
    ]
    assert oordeel(zaak) == (True, False)
    assert Tewerkstelling.objects.geldig().get().periode.upper is None
    assert not stap.nota


@pytest.mark.regel("R24")
@pytest.mark.parametrize("stelsel", [BW, LDE], ids=["bw", "lde"])
def test_only_maatwerk_knows_waiting(stelsel):
    zaak = zaak_in(S.BEOORDELING, **stelsel)

    with geweigerd(__all__="kan iemand niet op een vacature wachten met een WOP 40 Laag"):
        zaak.neem("wachten_op_vacature")


@pytest.mark.regel("R24")
@pytest.mark.regel("R25")
@pytest.mark.parametrize("stap", ["wachten_op_vacature", "terugkeren"])
def test_who_left_the_company_does_not_wait_or_go_on_there(stap):
    zaak = zaak_in(S.BEOORDELING)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag - DAG, reden="pensioen")

    with geweigerd(__all__="Deze persoon is vandaag niet in dienst"):
        zaak.neem(stap)


@pytest.mark.regel("R24")
@pytest.mark.regel("R25")
@pytest.mark.parametrize("stap", ["wachten_op_vacature", "terugkeren"])
def test_a_right_begins_on_a_day_of_the_employment(stap):
    zaak = zaak_in(S.BEOORDELING)
    dienst, nu = Tewerkstelling.objects.geldig().get(), moment(zaak.dag + 9 * DAG)
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=nu, op=zaak.dag - DAG, reden="pensioen")
    terug = {"insz": zaak.maatwerker.insz, "geboortedatum": zaak.maatwerker.geboortedatum, "breuk": 1}
    workflow.in_dienst_melden(dienst.vestiging, lid=zaak.werkgever, nu=nu, op=zaak.dag + 9 * DAG, **terug)

    with geweigerd(op="Op die dag was deze persoon niet in dienst"):
        zaak.neem(stap, nu=nu)


@pytest.mark.regel("R4")
def test_a_case_that_crosses_1_january_2019_follows_the_rules_of_the_day():
    zaak = zaak_in(S.BEOORDELING, werkvorm="bw", begin=date(2018, 12, 20))
    zaak.dag = date(2018, 12, 31)
    with geweigerd(__all__="In het stelsel beschutte en sociale werkplaatsen"):
        zaak.neem("wachten_op_vacature")

    zaak.dag = date(2019, 1, 1)
    zaak.neem("wachten_op_vacature")

    assert wops(zaak) == [("WOP 40 Laag", date(2019, 1, 1), date(2024, 1, 1), WopGrond.WACHTPERIODE)]


# Not ready


@pytest.mark.regel("R25")
@pytest.mark.parametrize("status", [S.BEOORDELING, S.WACHT_OP_VACATURE])
def test_going_on_in_maatwerk_gives_a_fitting_wop(status):
    zaak = zaak_in(status)
    zaak.dag += timedelta(days=7)
    *eerder, laatste = wops(zaak)
    op = zaak.dag

    zaak.neem("terugkeren")

    assert zaak.traject.status == S.MISLUKT
    assert wops(zaak) == [
        *eerder,
        (laatste[0], laatste[1], op, laatste[3]),
        ("WOP 55 Hoog", op, op.replace(year=op.year + 5), WopGrond.EVALUATIE),
    ]
    assert oordeel(zaak) == (False, False)
    assert Tewerkstelling.objects.geldig().get().periode.upper is None


@pytest.mark.regel("R28")
def test_return_was_free_and_without_a_wop_before_2019():
    zaak = zaak_in(S.BEOORDELING, **BW)

    stap = zaak.neem("terugkeren", loonpremie=None, begeleiding=None)

    assert (zaak.traject.status, oordeel(zaak), wops(zaak)) == (S.MISLUKT, (False, False), [])
    assert stap.nota == "Aan een WOP veranderde niets: het stelsel beschutte en sociale werkplaatsen kent er geen."
    assert Tewerkstelling.objects.geldig().get().periode.upper is None


@pytest.mark.regel("R25")
def test_a_fitting_wop_is_named():
    zaak = zaak_in(S.BEOORDELING)

    with geweigerd(loonpremie="Kies het gepaste WOP.", begeleiding="Kies het gepaste WOP."):
        zaak.neem("terugkeren", loonpremie=None, begeleiding="")


@pytest.mark.regel("R45")
def test_lde_knows_no_return():
    zaak = zaak_in(S.BEOORDELING, **LDE)

    with geweigerd(__all__="er na het traject geen terugkeer: doorstromen of uit dienst (R45)"):
        zaak.neem("terugkeren")


@pytest.mark.regel("R45")
def test_after_an_lde_traject_without_a_job_the_employment_ends():
    zaak = zaak_in(S.BEOORDELING, **LDE)
    afwezig_en_in_een_enclave(zaak)
    laatste_dag = zaak.dag

    stap = zaak.neem("uit_dienst_na_traject")

    na = laatste_dag + DAG
    assert (zaak.traject.status, zaak.traject.doorgestroomd_op) == (S.MISLUKT, None)
    assert einden(zaak) == {"Tewerkstelling": na, "Afwezigheid": na, "Enclaveplaatsing": na}
    assert Tewerkstelling.objects.geldig().get().reden_einde == RedenUitDienst.EINDE_TRAJECT
    assert oordeel(zaak) == (False, False)
    assert "kent er geen" in stap.nota


@pytest.mark.regel("R45")
@pytest.mark.parametrize("stelsel", [BW, CMW], ids=["bw", "cmw"])
def test_only_lde_ends_the_employment(stelsel):
    zaak = zaak_in(S.BEOORDELING, **stelsel)

    with geweigerd(__all__="blijft deze persoon in dienst bij het maatwerkbedrijf (R25)"):
        zaak.neem("uit_dienst_na_traject")


# The judgement that stayed due


def oordeel_vellen(zaak, **gegevens):
    workflow.oordelen(
        zaak.traject,
        lid=gegevens.pop("lid", zaak.vdab),
        nu=moment(zaak.dag),
        versie=Traject.objects.get(pk=zaak.traject.pk).versie,
        **{"op": zaak.dag, "doorstroomklaar": True, "gerealiseerd": True, **gegevens},
    )


@pytest.mark.regel("R23")
def test_vdab_judges_a_traject_of_which_the_hire_came_first_once():
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("doorstromen")

    with geweigerd(op="Deze datum ligt in de toekomst."):
        oordeel_vellen(zaak, op=zaak.dag + DAG)
    with geweigerd(op="Deze datum ligt vóór de toeleiding."):
        oordeel_vellen(zaak, op=zaak.traject.toegeleid_op - DAG)
    with pytest.raises(PermissionDenied, match="Alleen VDAB beoordeelt"):
        oordeel_vellen(zaak, lid=zaak.coach)
    oordeel_vellen(zaak, motivering="Doet het goed")

    assert oordeel(zaak) == (True, True)
    with pytest.raises(PermissionDenied, match="al beoordeeld"):
        oordeel_vellen(zaak)


@pytest.mark.regel("R23")
def test_before_the_hire_the_judgement_comes_with_its_step():
    with pytest.raises(PermissionDenied, match="met de stap die erop volgt"):
        oordeel_vellen(zaak_in(S.BEOORDELING))


def test_only_the_facts_of_this_person_change():
    ander = Zaak()
    TewerkstellingFactory()
    voor = wops(ander)

    zaak_in(S.NAZORG)

    assert wops(ander) == voor
    assert Tewerkstelling.objects.geldig().filter(periode__endswith__isnull=True).count() == 2
