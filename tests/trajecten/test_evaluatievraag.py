"""Whether an evaluation can be asked for, on the edges of the dates; without a database."""

from datetime import date, timedelta

import pytest

from tests.factories import WopFactory
from trajecten.enums import EvaluatieSoort, Werkvorm, WopGrond
from trajecten.evaluatievraag import Vraagstand, waarom_niet_vragen
from trajecten.models import Pop
from trajecten.models.velden import periode
from trajecten.regelgeving import regime

d = date.fromisoformat
DAG = timedelta(days=1)
VRIJWILLIG, VERVROEGD = EvaluatieSoort.VRIJWILLIG, EvaluatieSoort.VERVROEGD


def wop(van, tot=None, grond=WopGrond.STARTPAKKET):
    return WopFactory.build(periode=periode(d(van), d(tot) if tot else None), grond=grond, beslist_op=d(van))


def redenen(soort, vandaag, **stand):
    """For somebody hired on 1-3-2019 with a recent POP, unless said otherwise."""
    vandaag = d(vandaag)
    gewoon = {"in_dienst_op": d("2019-03-01"), "stelsel": regime(Werkvorm.CMW, vandaag), "pop": Pop(versie_op=vandaag)}
    return waarom_niet_vragen(soort, Vraagstand(vandaag, **gewoon | stand))


@pytest.mark.regel("R11")
@pytest.mark.parametrize(
    ("in_dienst_op", "eerste_dag"),
    [
        ("2019-01-01", "2021-01-01"),
        ("2019-03-15", "2021-03-15"),
        ("2020-02-29", "2022-02-28"),
        ("2021-07-31", "2023-07-31"),
        ("2005-06-01", "2021-01-01"),  # counted from 2019 at the earliest
    ],
)
def test_asking_can_from_the_third_year(in_dienst_op, eerste_dag):
    dag_ervoor = str(d(eerste_dag) - DAG)
    toon = f"{d(eerste_dag):%d-%m-%Y}"

    assert redenen(VRIJWILLIG, eerste_dag, in_dienst_op=d(in_dienst_op)) == []
    assert redenen(VRIJWILLIG, dag_ervoor, in_dienst_op=d(in_dienst_op)) == [
        f"Dit kan vanaf het derde jaar in dienst, dus vanaf {toon} (R11)."
    ]


@pytest.mark.regel("R12")
@pytest.mark.parametrize(
    ("afwezig", "eerste_dag"),
    [
        ((), "2019-04-26"),
        (((d("2019-03-11"), d("2019-03-21")),), "2019-05-06"),
        (((d("2019-03-11"), d("2019-03-21")), (d("2019-05-01"), d("2019-05-03"))), "2019-05-08"),
        (((d("2019-04-26"), d("2019-05-26")),), "2019-04-26"),  # after the eight weeks
    ],
)
def test_an_early_one_can_after_eight_weeks_of_work(afwezig, eerste_dag):
    assert redenen(VERVROEGD, eerste_dag, afwezig=afwezig) == []
    (reden,) = redenen(VERVROEGD, str(d(eerste_dag) - DAG), afwezig=afwezig)
    assert f"vanaf {d(eerste_dag):%d-%m-%Y} (R12)" in reden


@pytest.mark.regel("R12")
def test_the_weeks_do_not_pass_during_an_absence_that_goes_on():
    sinds = d("2019-03-11")
    for vandaag in ("2019-06-01", "2020-06-01"):
        assert "acht weken werk" in redenen(VERVROEGD, vandaag, afwezig=((sinds, None),))[0]


@pytest.mark.regel("R12")
@pytest.mark.parametrize(("pop_op", "mag"), [("2025-03-10", True), ("2025-03-09", False), (None, False)])
def test_an_early_one_needs_a_recent_pop(pop_op, mag):
    gevonden = redenen(VERVROEGD, "2026-03-10", pop=Pop(versie_op=d(pop_op)) if pop_op else None)

    assert (gevonden == []) is mag
    assert mag or "recent POP" in gevonden[0]
    assert redenen(VRIJWILLIG, "2026-03-10", pop=None) == []


@pytest.mark.regel("R13")
@pytest.mark.parametrize(
    ("grond", "mag"), [(WopGrond.EVALUATIE, False), (WopGrond.STARTPAKKET, True), (WopGrond.WACHTPERIODE, True)]
)
def test_while_an_earlier_decision_holds_only_an_early_one_can(grond, mag):
    stand = {"wop": wop("2023-06-01", "2028-06-01", grond)}

    assert (redenen(VRIJWILLIG, "2026-03-10", **stand) == []) is mag
    if not mag:
        (reden,) = redenen(VRIJWILLIG, "2026-03-10", **stand)
        assert reden.startswith("De beslissing van 01-06-2023 na een evaluatie geldt nog tot en met 31-05-2028.")
    assert redenen(VERVROEGD, "2026-03-10", **stand) == []


@pytest.mark.regel("R14")
@pytest.mark.parametrize("soort", [VRIJWILLIG, VERVROEGD])
def test_in_the_last_nine_months_vdab_starts_itself(soort):
    stand = {"wop": wop("2019-03-15", "2024-03-15")}

    assert redenen(soort, "2023-06-14", **stand) == []
    assert redenen(soort, "2023-06-15", **stand) == [
        "Vragen hoeft niet: het WOP loopt tot en met 14-03-2024, en sinds 15-06-2023 start VDAB zelf de evaluatie (R14)."
    ]


@pytest.mark.regel("R9")
def test_a_right_without_end_can_be_evaluated_when_asked():
    stand = {"in_dienst_op": d("2010-01-01"), "wop": wop("2019-01-01", grond=WopGrond.OMZETTING_ZITTEND)}

    assert redenen(VRIJWILLIG, "2026-03-10", **stand) == []


@pytest.mark.parametrize("soort", [VRIJWILLIG, VERVROEGD])
def test_who_cannot_be_evaluated_at_all(soort):
    lde = regime(Werkvorm.LDE, d("2026-03-10"))

    assert waarom_niet_vragen(soort, Vraagstand(d("2026-03-10"))) == [
        "Deze persoon is vandaag niet bij jullie in dienst."
    ]
    assert "kent geen WOP" in redenen(soort, "2026-03-10", stelsel=lde)[0]
    assert redenen(soort, "2026-03-10", staat_open=True) == ["Er staat al een vraag open bij VDAB."]
