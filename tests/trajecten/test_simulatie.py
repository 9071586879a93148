"""A short life of the simulation: nothing breaks, the same seed lives the same life, and what breaks is named."""

from datetime import date
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from tests.factories import moment, zaak_in
from trajecten import termijnen, workflow
from trajecten.enums import OpschortingGrond, TermijnSoort, TrajectStatus
from trajecten.models import Dagronde, Lidmaatschap, Maatwerker, Opschorting, Termijn, Traject
from trajecten.simulatie import controle, onderneming, voorvallen
from trajecten.simulatie.databank import eigen_databank
from trajecten.simulatie.hertelling import hertel
from trajecten.simulatie.kalender import maanden, pasen, werkdag
from trajecten.simulatie.verloop import leef, simuleer
from trajecten.simulatie.wereld import DAG, Gebroken, maak_wereld

S = TrajectStatus
BEGIN = date(2024, 1, 1)


@pytest.fixture
def zaak(db):
    """A hire, of which the judgement, the nazorg plan and more are due."""
    return zaak_in(S.NAZORG)


def staan():
    velden = ("soort", "sleutel", "maatwerker", "begin", "vanaf", "oorspronkelijk", "uiterlijk", "stil_tot")
    return {controle.Geteld(*rij) for rij in Termijn.objects.values_list(*velden)}


def breek(een, *, invariant):
    """Check `een` as the simulation does on a quarter end; what was broken for it is taken back."""
    with pytest.raises(Gebroken) as gebroken:
        controle.eis(date(2026, 3, 31), invariant, een)
    assert str(gebroken.value).startswith(f"2026-03-31: {invariant}: ")


def test_four_months_with_forty_people_break_nothing(db):
    """Every step by somebody who may take it, two quarter ends, and all that is checked on the way."""
    verteld = []

    simuleer(begin=date(2024, 3, 1), einde=date(2024, 7, 1), mensen=40, zaad=1, vertel=verteld.append)

    [jaar] = verteld
    assert (jaar.jaar, jaar.dagen, jaar.mensen) == (1, 122, 40)
    assert jaar.stappen > 50


def test_the_same_seed_lives_the_same_life(db):
    def leven(zaad):
        punt = transaction.savepoint()
        vingerafdruk = simuleer(begin=BEGIN, einde=BEGIN + 15 * DAG, mensen=10, zaad=zaad)
        transaction.savepoint_rollback(punt)
        return vingerafdruk

    eerste = leven(4)

    assert leven(4) == eerste
    assert leven(5) != eerste


@pytest.mark.parametrize("status", S)
def test_the_recount_tells_the_same_terms_as_the_engine(db, status):
    zaak = zaak_in(status)
    if status in (S.VOORTRAJECT, S.STAGE, S.BEOORDELING):
        zaak.neem("opschorten", op=zaak.dag, grond=OpschortingGrond.ZIEKTE)
    for later in (0, 20, 300):
        dag = zaak.dag + later * DAG
        workflow.herreken_alles(vandaag=dag)

        assert staan() == hertel(dag)


def test_a_term_that_is_wrong_or_not_there_is_named(zaak):
    workflow.herreken_alles(vandaag=zaak.dag)
    assert not list(controle.termijnen_volgen_de_feiten(zaak.dag))
    Termijn.objects.filter(soort=TermijnSoort.NAZORG).update(uiterlijk=zaak.dag)
    Termijn.objects.filter(soort=TermijnSoort.METING_VIER_WEKEN).delete()

    klachten = list(controle.termijnen_volgen_de_feiten(zaak.dag))

    assert sorted(klacht.split(":")[0] for klacht in klachten) == ["ontbreekt", "ontbreekt", "te veel"]
    breek(klachten, invariant="termijnen_volgen_de_feiten")


def test_an_overdue_term_that_nobody_can_see_is_missed(zaak):
    morgen = zaak.dag + 40 * DAG
    workflow.herreken_alles(vandaag=morgen - DAG)
    assert Termijn.objects.filter(uiterlijk__lt=morgen).exists()
    assert not list(controle.geen_termijn_gemist(morgen))
    Lidmaatschap.objects.filter(pk=zaak.coach.pk).update(tot=zaak.dag)

    klachten = list(controle.geen_termijn_gemist(morgen))

    assert len(klachten) == Termijn.objects.filter(uiterlijk__lt=morgen, rol="partner").count() > 0


def test_what_stands_still_is_not_missed(db):
    zaak = zaak_in(S.BEOORDELING)
    zaak.neem("opschorten", op=zaak.dag, grond=OpschortingGrond.ZIEKTE)
    Lidmaatschap.objects.filter(rol="vdab").update(tot=zaak.dag)
    morgen = zaak.dag + 100 * DAG
    workflow.herreken_alles(vandaag=morgen - DAG)

    assert not list(controle.geen_termijn_gemist(morgen))


def test_a_status_that_does_not_follow_is_named(zaak):
    punt = transaction.savepoint()
    Traject.objects.update(status=S.STAGE)

    klachten = list(controle.status_volgt_geschiedenis(zaak.dag))

    transaction.savepoint_rollback(punt)  # or the database would refuse it at the end
    assert len(klachten) == 1
    breek(klachten, invariant="status_volgt_geschiedenis")


def test_figures_that_changed_afterwards_are_named(zaak):
    boek = controle.Cijferboek(zaak.vdab)
    assert not list(boek.noteer(zaak.dag - DAG))  # the day of the hire
    assert not list(boek.blijft(zaak.dag, alles=True))
    zaak.neem("job_verloren")
    assert not list(boek.blijft(zaak.dag + DAG, alles=True))
    [sleutel] = boek.gezegd
    boek.gezegd[sleutel] = boek.gezegd[sleutel] | {"Eindtotaal": (9,) * 8}

    breek(boek.blijft(zaak.dag, alles=True), invariant="cijfers_blijven")


def test_the_simulation_stops_on_the_day_that_it_finds_something(db):
    """A judgement that nobody of VDAB can give: the morning after its last day, by its name."""
    zaak = zaak_in(S.BEOORDELING)
    Lidmaatschap.objects.filter(rol="vdab").update(tot=zaak.dag)
    wereld = maak_wereld(begin=zaak.dag, einde=zaak.dag, mensen=0, rng=Random(1))
    Lidmaatschap.objects.filter(gebruiker__email__contains="@simulatie", rol="vdab").update(tot=zaak.dag)
    workflow.herreken_alles(vandaag=zaak.dag)
    laatste = Termijn.objects.get(soort=TermijnSoort.BEOORDELEN).uiterlijk
    workflow.herreken_alles(vandaag=laatste)

    with pytest.raises(Gebroken, match=f"{laatste + DAG:%Y-%m-%d}: geen_termijn_gemist: Traject te beoordelen"):
        leef(wereld, laatste + DAG)


@pytest.mark.django_db(transaction=True)
def test_it_has_a_database_of_its_own():
    def waar():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            return cursor.fetchone()[0]

    hier = waar()
    with eigen_databank("test_simulatie_eigen", bewaar=False):
        assert waar() == "test_simulatie_eigen"
        assert not Maatwerker.objects.exists()
    assert waar() == hier
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'test_simulatie_eigen'")
        assert cursor.fetchone() is None


@pytest.mark.parametrize(("optie", "waarde"), [("jaren", 0), ("mensen", 0), ("begin", date(2019, 1, 1))])
def test_it_refuses_what_it_cannot_live(optie, waarde):
    with pytest.raises(CommandError, match="Kies minstens"):
        call_command("simuleer", **{optie: waarde})


@pytest.mark.parametrize("dag", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)])
def test_the_checker_knows_easter(dag):
    assert pasen(dag.year) == dag


def test_the_checker_counts_working_days_as_the_application_does():
    dag = BEGIN
    while dag.year < 2035:
        assert werkdag(dag) == termijnen.werkdag(dag), dag
        dag += DAG


@pytest.mark.parametrize(
    ("dag", "aantal", "uitkomst"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2024, 8, 31), -9, date(2023, 11, 30)),
    ],
)
def test_the_checker_counts_months(dag, aantal, uitkomst):
    assert maanden(dag, aantal) == uitkomst


@pytest.fixture
def wereld(db):
    """Ten people, two in every province, whose traject began today."""
    wereld = maak_wereld(begin=BEGIN, einde=BEGIN, mensen=10, rng=Random(1))
    for lid in wereld.personeel * 2:
        onderneming.neem_aan(wereld, lid, BEGIN)
    voorvallen.startpakketten(wereld)
    wereld.klaar = dict.fromkeys(Maatwerker.objects.values_list("pk", flat=True), BEGIN)
    voorvallen.toeleiden(wereld)
    for traject in Traject.objects.select_related("project"):
        [coach, _] = wereld.coaches[traject.partner_id]
        wereld.doe(workflow.starten, traject, versie=traject.versie, lid=coach, op=BEGIN)
    assert Traject.objects.filter(status=S.VOORTRAJECT).count() == 10
    return wereld


@pytest.mark.parametrize(("worp", "stap"), [(0.5, "samen_hervatten"), (0.1, "samen_intrekken")])
def test_a_call_stands_still_in_every_province_and_goes_on(wereld, monkeypatch, worp, stap):
    wereld.nieuwe_dag(BEGIN + 10 * DAG)
    voorvallen.crisis(wereld)

    assert Opschorting.objects.geldig().count() == 10
    assert wereld.geweigerd["samen_opschorten"] == 5  # those of a province without the right
    assert staan() == hertel(wereld.dag)

    wereld.nieuwe_dag(BEGIN + 20 * DAG)
    monkeypatch.setattr(wereld.rng, "random", lambda: worp)
    voorvallen.na_de_crisis(wereld)

    assert wereld.gezet[stap] == 5
    assert not Opschorting.objects.geldig().op(wereld.dag).exists()
    assert staan() == hertel(wereld.dag)


def test_a_daily_run_that_somebody_else_holds_is_named(wereld):
    morgen = BEGIN + DAG
    Dagronde.objects.neem(morgen, nu=wereld.nu + DAG)

    with pytest.raises(Gebroken, match="2024-01-02: dag_gedaan: de dagelijkse ronde werd niet klaar"):
        leef(wereld, morgen)


def test_an_overdue_term_of_which_nobody_was_told_is_named(zaak):
    morgen = zaak.dag + 40 * DAG
    workflow.dagelijks(klok=lambda: moment(morgen))
    assert not list(controle.dag_gedaan(morgen))
    te_laat = Termijn.objects.filter(uiterlijk__lt=morgen).update(laat_gemeld=None)

    klachten = list(controle.dag_gedaan(morgen))

    assert len(klachten) == te_laat > 0
    assert all(klacht.startswith("niet gemeld: ") for klacht in klachten)
