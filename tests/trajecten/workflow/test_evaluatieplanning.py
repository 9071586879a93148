"""Planning an evaluation: from when on, on which days, by whom, and how a plan ends."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import (
    EvaluatieplanningFactory,
    LidmaatschapFactory,
    PopFactory,
    TewerkstellingFactory,
    VestigingFactory,
    WopFactory,
    moment,
)
from tests.trajecten.workflow.bouw import AfwezigheidFactory, geweigerd
from tests.trajecten.workflow.bouw_steekproef import trek, zittende
from trajecten import workflow
from trajecten.enums import EvaluatieSoort, PlanningStand, Provincie, Rol, Werkvorm, WopGrond
from trajecten.models import Evaluatie, Evaluatieaanvraag, Evaluatieplanning, Tewerkstelling
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
P, V, M, T = EvaluatieSoort.PERIODIEK, EvaluatieSoort.VRIJWILLIG, EvaluatieSoort.VERVROEGD, EvaluatieSoort.TIENPROCENT


@pytest.fixture
def vdab():
    return LidmaatschapFactory(vdab=True)


def persoon_met_wop(begin, na_einde=None, **anders):
    """Somebody hired on `begin`, with a right from then on for five years or until `na_einde`."""
    persoon = TewerkstellingFactory(periode=periode(begin), **anders).maatwerker
    WopFactory(
        maatwerker=persoon,
        periode=periode(begin, na_einde or begin.replace(year=begin.year + 5, day=min(begin.day, 28))),
    )
    return persoon


def plan(persoon, lid, vandaag, **gegevens):
    return workflow.evaluatie_plannen(persoon, lid=lid, nu=moment(vandaag), **{"soort": P} | gegevens)


def het_plan(persoon):
    return Evaluatieplanning.objects.open().get(maatwerker=persoon)


@pytest.mark.regel("R14")
@pytest.mark.parametrize(
    ("begin", "na_einde", "merkpunt"),
    [
        (date(2019, 1, 1), date(2024, 1, 1), date(2023, 4, 1)),
        (date(2019, 3, 15), date(2024, 3, 15), date(2023, 6, 15)),
        (date(2020, 2, 29), date(2025, 2, 28), date(2024, 5, 28)),
        (date(2021, 7, 31), date(2026, 7, 31), date(2025, 10, 31)),
    ],
)
def test_the_periodic_one_is_planned_from_the_mark_on(vdab, begin, na_einde, merkpunt):
    persoon = persoon_met_wop(begin, na_einde)

    with geweigerd(gepland_op=f"vanaf {merkpunt:%d-%m-%Y}"):
        plan(persoon, vdab, merkpunt - DAG)
    plan(persoon, vdab, merkpunt)

    assert het_plan(persoon).gepland_op is None


@pytest.mark.regel("R6")
def test_the_periodic_one_comes_before_the_right_ends(vdab):
    persoon = persoon_met_wop(date(2021, 8, 1), date(2026, 8, 1))  # the last day is a Friday
    with geweigerd(gepland_op="loopt maar tot en met 31-07-2026"):
        plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 8, 3))
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 7, 31))

    assert het_plan(persoon).gepland_op == date(2026, 7, 31)


@pytest.mark.regel("R9")
def test_who_has_no_end_has_no_periodic_one_but_can_be_in_the_ten_percent(vdab):
    vestiging, begin, dag = VestigingFactory(), date(2019, 1, 1), date(2019, 10, 1)
    zittend = zittende(vestiging)
    WopFactory(maatwerker=zittend, periode=periode(begin), grond=WopGrond.OMZETTING_ZITTEND)
    nieuw = persoon_met_wop(begin)

    with geweigerd(soort="geen WOP met een einddatum"):
        plan(zittend, vdab, dag)
    for persoon in (zittend, nieuw):
        with geweigerd(soort="niet getrokken in de 10 %-ronde"):
            plan(persoon, vdab, dag, soort=T)
    trek(vestiging, dag)
    plan(zittend, vdab, dag, soort=T)

    assert het_plan(zittend).soort == T


@pytest.mark.regel("R11")
@pytest.mark.parametrize(
    ("begin", "derde_jaar"),
    [
        (date(2019, 1, 1), date(2021, 1, 1)),
        (date(2015, 6, 1), date(2021, 1, 1)),
        (date(2020, 2, 29), date(2022, 2, 28)),
    ],
)
def test_a_voluntary_one_waits_for_the_third_year(vdab, begin, derde_jaar):
    persoon = persoon_met_wop(begin, begin.replace(day=1, year=begin.year + 5))
    with geweigerd(gepland_op=f"vanaf {derde_jaar:%d-%m-%Y}"):
        plan(persoon, vdab, derde_jaar - DAG, soort=V)
    plan(persoon, vdab, derde_jaar, soort=V)

    assert het_plan(persoon).soort == V


@pytest.mark.regel("R12")
def test_an_early_one_waits_for_eight_weeks_of_work(vdab):
    begin = date(2019, 3, 15)  # eight calendar weeks: 10 May; ten days of absence move it to 20 May
    persoon = persoon_met_wop(begin, date(2024, 3, 15))
    AfwezigheidFactory(maatwerker=persoon, periode=periode(date(2019, 4, 1), date(2019, 4, 11)))

    with geweigerd(gepland_op="ten vroegste vanaf 20-05-2019"):
        plan(persoon, vdab, date(2019, 4, 15), soort=M, gepland_op=date(2019, 5, 17))
    plan(persoon, vdab, date(2019, 4, 15), soort=M, gepland_op=date(2019, 5, 20))

    assert het_plan(persoon).gepland_op == date(2019, 5, 20)


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        (date(2026, 3, 1), "in het verleden"),
        (date(2026, 3, 7), "zaterdag"),
        (date(2026, 3, 8), "zondag"),
        (date(2026, 4, 6), "een feestdag (Paasmaandag)"),
        (date(2026, 7, 21), "een feestdag (Nationale feestdag)"),
        (date(2026, 5, 14), "een feestdag (O. L. H. Hemelvaart)"),
    ],
)
def test_a_day_on_which_nobody_is_visited(vdab, dag, zin):
    persoon = persoon_met_wop(date(2021, 9, 1))
    with geweigerd(gepland_op=zin):
        plan(persoon, vdab, date(2026, 3, 2), gepland_op=dag)

    assert not Evaluatieplanning.objects.exists()


@pytest.mark.parametrize("dag", [date(2026, 3, 2), date(2026, 3, 3), date(2026, 5, 15)])
def test_today_and_any_other_working_day_will_do(vdab, dag):
    persoon = persoon_met_wop(date(2021, 9, 1))
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=dag)

    assert het_plan(persoon).gepland_op == dag


def test_only_who_works_there_is_visited(vdab):
    persoon = persoon_met_wop(date(2021, 9, 1))
    dienst = Tewerkstelling.objects.get()
    workflow.uit_dienst_melden(
        dienst, lid=vdab, nu=moment(date(2026, 3, 10)), op=date(2026, 3, 10), reden="einde_contract"
    )
    with geweigerd(gepland_op="Op 11-03-2026 is deze persoon niet meer in dienst."):
        plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 3, 11))
    with geweigerd(soort="vandaag niet in dienst"):
        plan(persoon, vdab, date(2026, 3, 11))
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 3, 10))


@pytest.mark.regel("R4")
def test_who_has_no_wop_by_law_has_no_evaluation_of_it(vdab):
    lde = TewerkstellingFactory(werkvorm=Werkvorm.LDE).maatwerker
    with geweigerd(soort="kent geen WOP"):
        plan(lde, vdab, date(2026, 3, 2), soort=V)


@pytest.mark.regel("R17")
@pytest.mark.parametrize(
    ("bezoek", "versie_op", "te_laat"),
    [
        (date(2024, 3, 8), None, False),  # due on 27 February, today
        (date(2024, 3, 7), None, True),  # due yesterday
        (date(2024, 3, 7), date(2023, 3, 7), False),  # but there is a recent one
        (date(2024, 3, 7), date(2023, 3, 6), True),  # a day too old
    ],
)
def test_it_warns_when_the_pop_comes_too_late(vdab, bezoek, versie_op, te_laat):
    persoon = persoon_met_wop(date(2019, 6, 1))
    if versie_op:
        PopFactory(maatwerker=persoon, versie_op=versie_op)

    waarschuwing = plan(persoon, vdab, date(2024, 2, 27), gepland_op=bezoek)

    assert bool(waarschuwing) is te_laat
    assert not waarschuwing or "26-02-2024 bijgewerkt zijn (R17)" in waarschuwing


def test_planning_again_changes_the_one_plan(vdab):
    persoon, ander = persoon_met_wop(date(2021, 9, 1)), LidmaatschapFactory(vdab=True)
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 4, 1), plaats="Atelier 2")
    plan(persoon, ander, date(2026, 3, 3), gepland_op=date(2026, 4, 2), bemiddelaar=ander)

    een = Evaluatieplanning.objects.get()
    assert (een.gepland_op, een.plaats, een.bemiddelaar) == (date(2026, 4, 2), "", ander)
    assert (een.gestart_door, een.gewijzigd_door, een.gewijzigd_op) == (vdab, ander, moment(date(2026, 3, 3)))


def test_only_a_counsellor_of_the_province_goes(vdab):
    persoon = persoon_met_wop(date(2021, 9, 1))  # works in Antwerpen
    limburg = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    weg = LidmaatschapFactory(vdab=True, tot=date(2026, 3, 31))
    coach = LidmaatschapFactory(partner=True)

    for wie in (limburg, weg, coach):
        with geweigerd(bemiddelaar="werkt op 01-04-2026 niet voor VDAB"):
            plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 4, 1), bemiddelaar=wie)
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 3, 31), bemiddelaar=weg)


def test_assigning_keeps_what_the_plan_says(vdab):
    persoon, wie = persoon_met_wop(date(2021, 9, 1)), LidmaatschapFactory(vdab=True)
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 4, 1), plaats="Atelier 2", soort=V)

    workflow.evaluatie_toewijzen(persoon, lid=vdab, nu=moment(date(2026, 3, 3)), bemiddelaar=wie)

    een = het_plan(persoon)
    assert (een.soort, een.gepland_op, een.plaats, een.bemiddelaar) == (V, date(2026, 4, 1), "Atelier 2", wie)


def test_assigning_plans_what_was_asked_for(vdab):
    persoon, gewoon = persoon_met_wop(date(2021, 9, 1)), persoon_met_wop(date(2021, 9, 1))
    Evaluatieaanvraag.objects.create(
        maatwerker=persoon, soort=V, namens="maatwerker", gevraagd_op=date(2026, 3, 1), lid=vdab
    )
    for een in (persoon, gewoon):
        workflow.evaluatie_toewijzen(een, lid=vdab, nu=moment(date(2026, 3, 2)), bemiddelaar=vdab)

    assert [het_plan(een).soort for een in (persoon, gewoon)] == [V, P]


def test_calling_off_needs_a_reason_and_makes_room(vdab):
    persoon = persoon_met_wop(date(2021, 9, 1))
    plan(persoon, vdab, date(2026, 3, 2))
    planning = het_plan(persoon)

    with pytest.raises(ValidationError, match="Zeg waarom"):
        workflow.evaluatie_afgelasten(planning, lid=vdab, nu=moment(date(2026, 3, 2)), reden="")
    workflow.evaluatie_afgelasten(planning, lid=vdab, nu=moment(date(2026, 3, 3)), reden="Ziek")
    with pytest.raises(ValidationError, match="intussen al"):
        workflow.evaluatie_afgelasten(planning, lid=vdab, nu=moment(date(2026, 3, 3)), reden="Ziek")
    plan(persoon, vdab, date(2026, 3, 3))

    planning.refresh_from_db()
    assert (planning.stand, planning.reden, planning.gewijzigd_op) == ("afgelast", "Ziek", moment(date(2026, 3, 3)))
    assert het_plan(persoon) != planning


def test_recording_the_evaluation_ends_the_plan_and_withdrawing_it_opens_the_plan_again(vdab):
    persoon = persoon_met_wop(date(2021, 9, 1))
    plan(persoon, vdab, date(2026, 3, 2), gepland_op=date(2026, 3, 3))
    workflow.evaluatie_vastleggen(
        persoon,
        lid=vdab,
        nu=moment(date(2026, 3, 4)),
        soort=P,
        bezoek_op=date(2026, 3, 4),
        uitkomst="doorstroomklaar",
        motivering="Klaar",
    )
    evaluatie, planning = Evaluatie.objects.get(), Evaluatieplanning.objects.get()
    assert (planning.stand, planning.evaluatie) == (PlanningStand.UITGEVOERD, evaluatie)
    assert evaluatie.gepland_op == date(2026, 3, 3)

    workflow.feit_intrekken(evaluatie, lid=vdab, nu=moment(date(2026, 3, 5)), reden="Verkeerde persoon")

    assert het_plan(persoon).evaluatie is None


def test_a_plan_that_was_made_anew_stays_when_the_evaluation_is_withdrawn(vdab):
    evaluatieplanning = EvaluatieplanningFactory(maatwerker=persoon_met_wop(date(2021, 9, 1)))
    persoon = evaluatieplanning.maatwerker
    evaluatie = workflow.evaluatie_vastleggen(
        persoon,
        lid=vdab,
        nu=moment(date(2026, 3, 4)),
        soort=P,
        bezoek_op=date(2026, 3, 4),
        uitkomst="doorstroomklaar",
    )
    nieuw = EvaluatieplanningFactory(maatwerker=persoon)

    workflow.feit_intrekken(evaluatie, lid=vdab, nu=moment(date(2026, 3, 5)), reden="Vergissing")

    assert het_plan(persoon) == nieuw


@pytest.mark.parametrize("rol", ["onderneming", "partner", "beleid", "beheer"])
def test_only_vdab_plans(vdab, rol):
    persoon, lid = persoon_met_wop(date(2021, 9, 1)), LidmaatschapFactory(**{rol: True})
    plan(persoon, vdab, date(2026, 3, 2))
    nu = moment(date(2026, 3, 2))

    with pytest.raises(PermissionDenied):
        plan(persoon, lid, date(2026, 3, 2))
    with pytest.raises(PermissionDenied):
        workflow.evaluatie_toewijzen(persoon, lid=lid, nu=nu, bemiddelaar=vdab)
    with pytest.raises(PermissionDenied):
        workflow.evaluatie_afgelasten(het_plan(persoon), lid=lid, nu=nu, reden="x")
