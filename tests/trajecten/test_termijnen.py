"""The dates of the law on their edges: month ends, leap years, quarters."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from trajecten import termijnen as t
from trajecten.enums import NazorgMet, OpvolgMoment, TrajectStatus, Werkvorm
from trajecten.regelgeving import regime

d = date.fromisoformat
dagen = st.dates(min_value=date(2015, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.regel("R26")
@pytest.mark.parametrize(
    ("beslissing", "kwartaal", "einde"),
    [
        ("2019-01-01", "2019K1", "2019-03-31"),
        ("2019-02-15", "2019K1", "2019-03-31"),
        ("2019-03-31", "2019K1", "2019-03-31"),
        ("2019-04-01", "2019K2", "2019-06-30"),
        ("2019-06-30", "2019K2", "2019-06-30"),
        ("2023-09-30", "2023K3", "2023-09-30"),
        ("2019-10-01", "2019K4", "2019-12-31"),
        ("2019-12-31", "2019K4", "2019-12-31"),
        ("2020-02-29", "2020K1", "2020-03-31"),
    ],
)
def test_a_wop_stops_at_the_end_of_the_quarter(beslissing, kwartaal, einde):
    assert (t.kwartaal(d(beslissing)), t.kwartaaleinde(d(beslissing))) == (kwartaal, d(einde))


@pytest.mark.regel("R26")
@given(dagen)
def test_the_end_of_a_quarter_lies_in_it_and_the_next_day_does_not(op):
    einde = t.kwartaaleinde(op)
    assert op <= einde
    assert t.kwartaal(einde) == t.kwartaal(op) != t.kwartaal(einde + timedelta(days=1))


@pytest.mark.regel("R22")
@pytest.mark.parametrize(
    ("eerste_werkdag", "einde"),
    [
        ("2019-09-01", "2019-11-30"),
        ("2019-10-15", "2020-01-14"),
        ("2019-11-29", "2020-02-28"),
        ("2019-11-30", "2020-02-28"),
        ("2019-12-01", "2020-02-29"),
        ("2020-01-31", "2020-04-29"),
        ("2023-11-30", "2024-02-28"),
        ("2024-05-31", "2024-08-30"),
    ],
)
def test_nazorg_ends_after_three_months(eerste_werkdag, einde):
    assert t.nazorg_einde(d(eerste_werkdag)) == d(einde)


VIJF_JAAR = [
    ("2019-01-01", "2023-12-31", "2024-01-01", "2023-04-01", "2021-01-01", "2019-02-26"),
    ("2019-03-15", "2024-03-14", "2024-03-15", "2023-06-15", "2021-03-15", "2019-05-10"),
    ("2020-02-29", "2025-02-27", "2025-02-28", "2024-05-28", "2022-02-28", "2020-04-25"),
    ("2021-07-31", "2026-07-30", "2026-07-31", "2025-10-31", "2023-07-31", "2021-09-25"),
]


@pytest.mark.regel("R6")
@pytest.mark.parametrize(("start", "laatste", "vrij", "negen", "derde", "acht"), VIJF_JAAR)
def test_a_right_lasts_five_years(start, laatste, vrij, negen, derde, acht):
    assert (t.einde_recht(d(start)), t.eerste_vrije_dag(d(start))) == (d(laatste), d(vrij))


@pytest.mark.regel("R14")
@pytest.mark.parametrize(("start", "laatste", "vrij", "negen", "derde", "acht"), VIJF_JAAR)
def test_vdab_starts_the_evaluation_nine_months_before(start, laatste, vrij, negen, derde, acht):
    assert t.evaluatie_door_vdab(d(start)) == d(negen)


@pytest.mark.regel("R14")
@given(st.dates(min_value=date(2019, 1, 1), max_value=date(2040, 1, 1)))
def test_the_latest_end_after_its_mark_is_the_latest(vandaag):
    na_einde = t.laatste_na_merkpunt(vandaag)

    assert t.evaluatie_merkpunt(na_einde) <= vandaag < t.evaluatie_merkpunt(na_einde + timedelta(days=1))


@pytest.mark.regel("R11")
@pytest.mark.parametrize(("start", "laatste", "vrij", "negen", "derde", "acht"), VIJF_JAAR)
def test_an_evaluation_can_be_asked_from_the_third_year(start, laatste, vrij, negen, derde, acht):
    assert t.evaluatie_vragen_vanaf(d(start)) == d(derde)


@pytest.mark.regel("R11")
def test_years_before_2019_do_not_count():
    assert t.evaluatie_vragen_vanaf(d("2005-06-01")) == d("2021-01-01")


@pytest.mark.regel("R12")
@pytest.mark.parametrize(("start", "laatste", "vrij", "negen", "derde", "acht"), VIJF_JAAR)
def test_an_early_evaluation_comes_after_eight_weeks(start, laatste, vrij, negen, derde, acht):
    assert t.vroegste_evaluatie(d(start)) == d(acht)


@pytest.mark.regel("R19")
def test_the_phases_at_their_longest():
    stelsel, begin, einden = regime(Werkvorm.CMW, d("2019-03-01")), d("2019-03-01"), []
    for fase in (TrajectStatus.VOORTRAJECT, TrajectStatus.JOBMATCHING, TrajectStatus.STAGE):
        einde = t.fase_einde(fase, begin, stelsel)
        einden.append(einde)
        begin = einde + timedelta(days=1)

    assert einden == [d("2019-03-31"), d("2019-06-30"), d("2019-09-30")]
    assert t.fase_einde(TrajectStatus.BEOORDELING, begin, stelsel) is None


@pytest.mark.regel("R18")
def test_six_months_as_employers_are_told():
    assert t.traject_einde(d("2019-03-01")) == d("2019-08-31")


@pytest.mark.regel("R17")
def test_the_pop_is_in_time():
    assert t.pop_na_indienst(d("2019-01-31")) == d("2019-02-28")
    assert t.pop_voor_evaluatie(d("2024-03-08")) == d("2024-02-27")


@pytest.mark.regel("M1")
def test_the_measures_after_the_hire():
    assert t.opvolging_vanaf(OpvolgMoment.VIER_WEKEN, d("2026-02-01")) == d("2026-03-01")
    assert t.opvolging_vanaf(OpvolgMoment.ZES_MAANDEN, d("2026-08-31")) == d("2027-02-28")


@pytest.mark.regel("R46")
@pytest.mark.parametrize(
    ("opschortingen", "einde"),
    [
        ([], "2026-03-31"),
        ([("2026-03-10", "2026-03-20")], "2026-04-10"),  # ten days within the term
        ([("2026-02-20", "2026-03-06")], "2026-04-05"),  # of fourteen days five lie in the term
        ([("2026-04-01", "2026-04-30")], "2026-03-31"),  # begins after the term
        ([("2026-03-31", "2026-04-10")], "2026-04-10"),  # begins on its last day
        ([("2026-03-10", "2026-03-20"), ("2026-04-05", "2026-04-10")], "2026-04-15"),  # in what the first one added
        ([("2026-03-25", None)], "2026-04-07"),  # still open, seven days so far
    ],
)
def test_a_suspension_moves_the_term(opschortingen, einde):
    paren = [(d(van), d(tot) if tot else None) for van, tot in opschortingen]
    assert t.verschoven(d("2026-03-01"), d("2026-03-31"), paren, vandaag=d("2026-03-31")) == d(einde)


@pytest.mark.regel("R22")
@given(dagen)
def test_nazorg_is_never_longer_than_three_months(eerste_werkdag):
    assert t.nazorg_einde(eerste_werkdag) < eerste_werkdag + relativedelta(months=3)


@pytest.mark.regel("R22")
@given(eerste_werkdag=dagen)
def test_contacts_of_the_nazorg_are_proposed_on_working_days_within_it(eerste_werkdag):
    momenten = t.nazorg_voorstel(eerste_werkdag)
    einde = t.nazorg_einde(eerste_werkdag)

    dagen_van = [dag for dag, _met in momenten]
    assert dagen_van == sorted(dagen_van)
    assert all(eerste_werkdag < dag <= einde for dag in dagen_van)
    assert all(dag.weekday() < 5 or dag == einde for dag in dagen_van)
    assert {NazorgMet.WERKNEMER, NazorgMet.WERKGEVER} <= {met for _dag, met in momenten}


def test_a_moment_in_the_weekend_moves_to_monday():
    [eerste, *_rest] = t.nazorg_voorstel(d("2026-03-07"))  # a Saturday: a week later is one too

    assert eerste == (d("2026-03-16"), NazorgMet.WERKNEMER)


@pytest.mark.parametrize(
    ("vandaag", "kwartalen"),
    [
        (date(2026, 9, 30), [date(2026, 1, 1), date(2026, 4, 1)]),
        (date(2026, 10, 1), [date(2026, 4, 1), date(2026, 7, 1)]),
        (date(2026, 3, 31), [date(2025, 7, 1), date(2025, 10, 1)]),
    ],
)
def test_the_last_quarters_that_ended(vandaag, kwartalen):
    assert t.afgelopen_kwartalen(vandaag, 2) == kwartalen


def test_a_quarter_in_words():
    assert [t.kwartaal_voluit(date(2026, maand, 15)) for maand in (3, 4, 12)] == [
        "1e kwartaal 2026",
        "2e kwartaal 2026",
        "4e kwartaal 2026",
    ]


@pytest.mark.parametrize(
    ("perioden", "sinds"),
    [
        ([("2020-01-01", None)], "2020-01-01"),
        ([("2020-01-01", "2022-01-01"), ("2022-01-01", None)], "2020-01-01"),
        ([("2022-01-01", None), ("2020-01-01", "2021-12-31")], "2022-01-01"),
        ([("2020-01-01", "2026-03-10")], None),
        ([("2020-01-01", "2026-03-11")], "2020-01-01"),
        ([("2026-03-11", None)], None),
        ([], None),
    ],
)
def test_since_when_somebody_works_without_a_break(perioden, sinds):
    dagen_ = [(d(van), tot and d(tot)) for van, tot in perioden]
    assert t.onafgebroken_sinds(dagen_, d("2026-03-10")) == (sinds and d(sinds))


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        ("2026-04-30", "2026-04-30"),  # a Thursday
        ("2026-05-01", "2026-05-04"),  # Labour Day, a Friday
        ("2026-04-06", "2026-04-07"),  # Easter Monday
        ("2026-12-25", "2026-12-28"),
        ("2024-02-29", "2024-02-29"),
        ("2027-01-01", "2027-01-04"),
    ],
)
def test_what_was_agreed_falls_on_a_working_day(dag, verwacht):
    assert t.werkdag(d(dag)) == d(verwacht)


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)))
def test_a_working_day_is_the_first_one_and_never_far(dag):
    gevonden = t.werkdag(dag)

    assert dag <= gevonden <= dag + timedelta(days=5)
    assert t.geen_werkdag(gevonden) is None
    assert all(t.geen_werkdag(dag + timedelta(days=n)) for n in range((gevonden - dag).days))
