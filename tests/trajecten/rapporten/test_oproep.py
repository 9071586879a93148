"""The figures of a call: the real ones of 2019, and every edge of the two dates."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import LidmaatschapFactory, OndernemingFactory, VestigingFactory, moment
from tests.trajecten.rapporten.bouw import (
    BRUSSEL,
    Meting,
    Stap,
    Stilstand,
    Wereld,
    Zaak,
    cijfers_van,
    oproep_380,
    oproep_432,
    tel_traag,
    zaak,
)
from trajecten.enums import OpvolgMoment, OpvolgSituatie, Provincie, TrajectStatus
from trajecten.overgangen import OVERGANGEN
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.definities import NAMEN
from trajecten.rapporten.definities.stand import SOM, STAND
from trajecten.rapporten.vraag import Vraag, einde_van

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
P = date(2019, 3, 15)
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))
VLAANDEREN = [provincie.label for provincie in Provincie if provincie != Provincie.BUITEN]


def cijfers(wereld, peildatum=P, bekend_op=None, per="provincie", lid=None):
    return cijfers_van(wereld.oproep, lid or wereld.vdab, peildatum, bekend_op, per=per)


def sindsdien(wereld, peildatum=P, bekend_op=P, lid=None):
    vraag = Vraag(peildatum, bekend_op, filters={"oproep": wereld.oproep.pk})
    return cijferbron(lid or wereld.vdab).tel_stappen(vraag)


def totaal(*args, **kwargs):
    """The indicators that are not zero."""
    return {naam: aantal for naam, aantal in cijfers(*args, **kwargs).totaal.cijfers.items() if aantal != 0}


def tijdstip(dag, *tijd):
    return datetime(dag.year, dag.month, dag.day, *tijd, tzinfo=BRUSSEL)


@pytest.mark.regel("R3")
def test_it_works():
    wereld = oproep_380()

    gevonden = cijfers(wereld)

    assert [(rij.plek[0], rij.cijfers["opgestart"], rij.cijfers["stopgezet"]) for rij in gevonden.rijen] == [
        ("Antwerpen", 16, 3),
        ("Limburg", 2, 0),
        ("Oost-Vlaanderen", 10, 1),
        ("Vlaams-Brabant", 6, 2),
        ("West-Vlaanderen", 9, 1),
    ]
    assert totaal(wereld) == dict.fromkeys([i.naam for i in STAND]) | {"opgestart": 43, "stopgezet": 7}


def test_the_outcomes_of_call_380_are_known_later():
    assert totaal(oproep_380(), bekend_op=date(2019, 12, 31)) == {
        "toegeleid": 43,
        "opgestart": 43,
        "lopend": 26,
        "geslaagd": 5,
        "in_nazorg": 5,
        "mislukt": 5,
        "stopgezet": 7,
    }


def test_call_432_knows_its_referrals_only():
    wereld = oproep_432()

    gevonden = cijfers(wereld)

    assert [rij.cijfers["toegeleid"] for rij in gevonden.rijen] == [3, 6, 14, 4, 6]
    assert gevonden.totaal.cijfers["toegeleid"] == 33
    assert {naam for naam, aantal in gevonden.totaal.cijfers.items() if aantal is not None} == {"toegeleid"}


@pytest.mark.parametrize("term", ["opgestart", *SOM])
def test_what_is_left_of_a_sum_is_unknown_with_any_term(term):
    wereld = Wereld()
    wereld.bekend_vanaf(**{term: P + DAG})

    onbekend = {naam for naam in NAMEN if cijfers(wereld).totaal.cijfers[naam] is None}

    assert onbekend == {term, "lopend", "opgeschort", "wacht_op_vacature"}
    assert None not in cijfers(wereld, bekend_op=P + DAG).totaal.cijfers.values()


def test_unknown_goes_by_the_day_of_knowing_alone():
    wereld = Wereld()
    wereld.bekend_vanaf(geslaagd=date(2019, 4, 1))

    assert cijfers(wereld, date(2019, 5, 1), date(2019, 3, 31)).totaal.cijfers["geslaagd"] is None
    assert cijfers(wereld, date(2018, 1, 1), date(2019, 4, 1)).totaal.cijfers["geslaagd"] == 0


def test_a_detail_is_unknown_with_what_it_is_part_of():
    wereld = Wereld()
    wereld.bekend_vanaf(geslaagd=P + DAG, opgestart=P + DAG)

    assert {cijfers(wereld).totaal.cijfers[detail] for detail in ("niet_gestart", "in_nazorg", "duurzaam")} == {None}


@pytest.mark.parametrize(
    ("geregistreerd", "telt"),
    [
        (tijdstip(P, 23, 59, 59, 999999), True),
        (tijdstip(P, 23, 59, 59), True),
        (tijdstip(P + DAG, 0, 0), False),
        (tijdstip(P + DAG, 0, 0, 1), False),
    ],
)
def test_registered_around_the_midnight_that_ends_the_day_of_knowing(geregistreerd, telt):
    wereld = Wereld()
    wereld.schrijf([zaak((*TOEGELEID, geregistreerd))])

    assert cijfers(wereld).totaal.cijfers["toegeleid"] == telt
    assert sindsdien(wereld) == (not telt)


@pytest.mark.parametrize("dag", [date(2019, 3, 30), date(2019, 3, 31), date(2019, 10, 26), date(2019, 10, 27)])
def test_midnight_is_that_of_brussels_also_when_the_clock_changes(dag):
    assert einde_van(dag) == tijdstip(dag + DAG, 0, 0)


@pytest.mark.parametrize(("peildatum", "telt"), [(TOEGELEID[2] - DAG, 0), (TOEGELEID[2], 1), (TOEGELEID[2] + DAG, 1)])
def test_a_referral_counts_from_its_day_on(peildatum, telt):
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID)])

    assert cijfers(wereld, peildatum, date(2019, 12, 31)).totaal.cijfers["toegeleid"] == telt


def test_before_the_referral_nothing_counts():
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, GESTART)])

    assert totaal(wereld, date(2019, 2, 3), date(2019, 12, 31)) == {}


def test_a_late_registration_counts_only_when_it_was_known():
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, tijdstip(date(2019, 4, 2), 9)))])

    assert totaal(wereld) == {"toegeleid": 1, "niet_gestart": 1}
    assert totaal(wereld, bekend_op=date(2019, 4, 2)) == {"toegeleid": 1, "opgestart": 1, "lopend": 1}
    assert sindsdien(wereld) == 1
    assert sindsdien(wereld, date(2019, 2, 10)) == 0


def test_a_step_undone_later_counts_until_then():
    wereld = Wereld()
    undone = tijdstip(P + DAG, 0, 0)
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, None, undone))])

    assert totaal(wereld) == {"toegeleid": 1, "opgestart": 1, "lopend": 1}
    assert totaal(wereld, bekend_op=P + DAG) == {"toegeleid": 1, "niet_gestart": 1}
    assert sindsdien(wereld) == 1


def test_a_step_undone_in_the_last_second_does_not_count():
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, None, tijdstip(P, 23, 59, 59)))])

    assert totaal(wereld) == {"toegeleid": 1, "niet_gestart": 1}


def test_a_step_taken_again_after_an_undo_counts():
    wereld = Wereld()
    opnieuw = ("starten", "voortraject", date(2019, 2, 12))
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, None, tijdstip(date(2019, 2, 11), 17)), opnieuw)])

    assert totaal(wereld) == {"toegeleid": 1, "opgestart": 1, "lopend": 1}


def test_who_was_cancelled_never_started():
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, ("annuleren", "geannuleerd", date(2019, 2, 5)))])

    assert totaal(wereld) == {"toegeleid": 1, "niet_gestart": 1}


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        (P, None, "opgeschort"),
        (P, P + DAG, "opgeschort"),
        (P - DAG, P, "lopend"),
        (P + DAG, None, "lopend"),
        (P - DAG, P + DAG, "opgeschort"),
    ],
)
def test_a_suspension_counts_from_its_first_day_until_its_last(van, tot, telt):
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, GESTART, opschortingen=[Stilstand(van, tot, moment(date(2019, 2, 20)))])])

    assert totaal(wereld) == {"toegeleid": 1, "opgestart": 1, telt: 1}


@pytest.mark.parametrize(
    ("geregistreerd", "ingetrokken", "telt"),
    [
        (tijdstip(P, 23, 59, 59), None, "opgeschort"),
        (tijdstip(P + DAG, 0, 0), None, "lopend"),
        (tijdstip(P, 9), tijdstip(P, 23, 59, 59), "lopend"),
        (tijdstip(P, 9), tijdstip(P + DAG, 0, 0), "opgeschort"),
    ],
)
def test_a_suspension_counts_as_it_was_known(geregistreerd, ingetrokken, telt):
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, GESTART, opschortingen=[Stilstand(P, None, geregistreerd, ingetrokken)])])

    assert totaal(wereld) == {"toegeleid": 1, "opgestart": 1, telt: 1}


@pytest.mark.parametrize("status", [TrajectStatus.TOEGELEID, TrajectStatus.NAZORG, TrajectStatus.STOPGEZET])
def test_a_suspension_changes_only_who_is_guided(status):
    wereld = Wereld()
    verder = [] if status == TrajectStatus.TOEGELEID else [GESTART, ("x", status, date(2019, 2, 12))]
    wereld.schrijf([zaak(TOEGELEID, *verder, opschortingen=[Stilstand(P, None, moment(P))])])

    assert "opgeschort" not in totaal(wereld)


def test_a_lost_job_changes_duurzaam_never_geslaagd():
    wereld = Wereld()
    hire, einde = ("doorstromen", "nazorg", date(2019, 2, 12)), ("nazorg_afsluiten", "geslaagd", date(2019, 3, 1))
    eerst = Meting(
        OpvolgMoment.VIER_WEKEN, date(2019, 3, 12), OpvolgSituatie.ANDERE_WERKGEVER, moment(date(2019, 3, 12))
    )
    later = Meting(
        OpvolgMoment.ZES_MAANDEN, date(2019, 8, 12), OpvolgSituatie.NIET_AAN_HET_WERK, moment(date(2019, 9, 2))
    )
    wereld.schrijf([zaak(TOEGELEID, GESTART, hire, einde, metingen=[eerst, later])])
    geslaagd = {"toegeleid": 1, "opgestart": 1, "geslaagd": 1}

    assert totaal(wereld, date(2019, 2, 28)) == geslaagd | {"in_nazorg": 1}
    assert totaal(wereld) == geslaagd | {"duurzaam": 1}
    assert totaal(wereld, date(2019, 9, 1)) == geslaagd | {"duurzaam": 1}
    assert totaal(wereld, date(2019, 9, 1), date(2019, 9, 2)) == geslaagd


def test_another_call_does_not_count():
    wereld, ander = Wereld(), Wereld()
    ander.schrijf([zaak(TOEGELEID)])

    assert totaal(wereld) == {}


def test_an_empty_call_has_five_provinces_and_zeros():
    gevonden = cijfers(Wereld())

    assert [rij.plek[0] for rij in gevonden.rijen] == VLAANDEREN
    assert set(gevonden.totaal.cijfers.values()) == {0}


@pytest.mark.parametrize("per", ["provincie", "onderneming"])
def test_outside_flanders_comes_last_and_only_with_a_figure(per):
    wereld = Wereld()
    wereld.bekend_vanaf(toegeleid=date(2019, 4, 1))
    wereld.schrijf([zaak(TOEGELEID, provincie=Provincie.BUITEN)])

    assert [rij.plek[0] for rij in cijfers(wereld, per=per).rijen] == VLAANDEREN
    assert [rij.plek[0] for rij in cijfers(wereld, bekend_op=date(2019, 4, 1), per=per).rijen] == [
        *VLAANDEREN,
        "Buiten Vlaanderen / onbekend",
    ]


def test_companies_stand_inside_their_province_by_name():
    wereld = Wereld()
    namen = ["Zonnebloem", "de brug", "Élan", "De Brug"]
    wereld.vestigingen = [VestigingFactory(onderneming=OndernemingFactory(naam=naam)) for naam in namen]
    wereld.schrijf(
        [zaak(TOEGELEID, plek=plek) for plek in (0, 1, 2, 2, 3)]
        + [zaak(TOEGELEID, plek=1, provincie=Provincie.LIMBURG)]
        + [zaak((*TOEGELEID, moment(P + DAG)), plek=1, provincie=Provincie.VLAAMS_BRABANT)]
    )

    gevonden = cijfers(wereld, per="onderneming")

    assert [(rij.plek[0], rij.plek[1], rij.cijfers["toegeleid"]) for rij in gevonden.rijen] == [
        ("Antwerpen", "De Brug", 1),
        ("Antwerpen", "de brug", 1),
        ("Antwerpen", "Élan", 2),
        ("Antwerpen", "Zonnebloem", 1),
        ("Limburg", "de brug", 1),
        ("Oost-Vlaanderen", "", 0),
        ("Vlaams-Brabant", "", 0),
        ("West-Vlaanderen", "", 0),
    ]
    assert gevonden.totaal.cijfers["toegeleid"] == 6


def test_two_companies_of_one_name_keep_a_row_each():
    wereld = Wereld()
    wereld.vestigingen = [VestigingFactory(onderneming=OndernemingFactory(naam="De Brug")) for _ in range(2)]
    wereld.schrijf([zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=1), zaak(TOEGELEID, plek=1)])

    assert [r.cijfers["toegeleid"] for r in cijfers(wereld, per="onderneming").rijen[:2]] == [1, 2]


def test_an_organisation_sees_its_own_cases():
    wereld = Wereld(ondernemingen=2)
    wereld.schrijf([zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=1), zaak(TOEGELEID, plek=1)])
    lid = LidmaatschapFactory(onderneming=True, organisatie=wereld.vestigingen[1].onderneming)

    gevonden = cijfers(wereld, per="onderneming", lid=lid)

    assert {rij.plek[1] for rij in gevonden.rijen} == {"", wereld.vestigingen[1].onderneming.naam}
    assert gevonden.totaal.cijfers["toegeleid"] == 2
    assert sindsdien(wereld, P, date(2019, 1, 1), lid) == 2


@pytest.mark.parametrize("zaken", [1, 3])
@pytest.mark.parametrize("per", ["provincie", "onderneming"])
def test_the_figures_take_one_statement(django_assert_num_queries, zaken, per):
    wereld = Wereld(ondernemingen=zaken)
    wereld.schrijf([zaak(TOEGELEID, GESTART, plek=plek) for plek in range(zaken)])

    with django_assert_num_queries(2):  # the figures, and from when each could be known
        cijfers(wereld, per=per)


# Against a slow count: random histories around the night in which the clock changes (31 March 2019)
EERSTE = date(2019, 3, 25)
DAGEN = st.integers(0, 14).map(lambda n: EERSTE + n * DAG)
TIJDEN = st.sampled_from([(0, 0), (0, 0, 1), (1, 30), (3, 15), (12, 0), (22, 30), (23, 59, 59), (23, 59, 59, 999999)])
VANUIT = {
    status: [(o.naam, o.naar) for o in OVERGANGEN.values() if status in o.van and o.naar] for status in TrajectStatus
}


@st.composite
def tijdstippen(draw, *, na):
    """A moment not before `na`."""
    dag = na.astimezone(BRUSSEL).date() + draw(st.integers(0, 4)) * DAG
    return max(na, tijdstip(dag, *draw(TIJDEN)))


@st.composite
def zaken(draw):
    """A case that walked the table of the workflow, now and then undoing its last step."""
    op = draw(DAGEN)
    geregistreerd = draw(tijdstippen(na=tijdstip(op, 0, 0)))
    stappen = [Stap("toeleiden", "toegeleid", op, geregistreerd)]
    for _ in range(draw(st.integers(0, 7))):
        geldig = [stap for stap in stappen if not stap.teruggedraaid]
        geregistreerd = draw(tijdstippen(na=geregistreerd))
        if len(geldig) > 1 and geldig[-1] is stappen[-1] and draw(st.booleans()):
            stappen[-1].teruggedraaid = geregistreerd
        elif keuzes := VANUIT[geldig[-1].naar]:
            naam, naar = draw(st.sampled_from(keuzes))
            op = (
                draw(st.integers(0, (geregistreerd.astimezone(BRUSSEL).date() - geldig[-1].op).days)) * DAG
                + geldig[-1].op
            )
            stappen.append(Stap(naam, naar, op, geregistreerd))
    return Zaak(
        stappen,
        draw(st.sampled_from(Provincie)),
        opschortingen=[Stilstand(*rij) for rij in draw(opschortingen())],
        metingen=draw(metingen()),
    )


@st.composite
def opschortingen(draw):
    """Withdrawn ones at will, and at the end perhaps valid ones that do not overlap."""
    rijen = []
    for _ in range(draw(st.integers(0, 2))):
        van = draw(DAGEN)
        tot = draw(st.none() | st.integers(1, 6).map(lambda n, van=van: van + n * DAG))
        geregistreerd = draw(tijdstippen(na=tijdstip(draw(DAGEN), 0, 0)))
        rijen.append((van, tot, geregistreerd, draw(tijdstippen(na=geregistreerd))))
    randen = sorted(draw(st.sets(DAGEN, max_size=4)))
    for van, tot in list(pairwise(randen))[::2]:
        rijen.append((van, tot, draw(tijdstippen(na=tijdstip(draw(DAGEN), 0, 0))), None))
    return rijen


@st.composite
def metingen(draw):
    """At most one valid measure of each kind; no two registered at the same moment."""
    rijen, na = [], tijdstip(EERSTE, 0, 0)
    for soort in OpvolgMoment:
        for geldig in draw(st.sampled_from([[], [True], [False], [False, True]])):
            na = draw(tijdstippen(na=na)) + timedelta(seconds=1)
            weg = None if geldig else draw(tijdstippen(na=na))
            rijen.append(Meting(soort, draw(DAGEN), draw(st.sampled_from(OpvolgSituatie)), na, weg))
    return rijen


def test_random_histories_give_the_figures_of_a_slow_count():
    wereld = Wereld(mensen=6)

    @settings(max_examples=150, deadline=None)
    @given(st.lists(zaken(), max_size=6), st.integers(-1, 20), st.integers(-1, 30))
    def vergelijk(gevallen, p, k):
        peildatum, bekend_op = EERSTE + p * DAG, EERSTE + k * DAG
        with transaction.atomic():
            wereld.schrijf(gevallen)
            gevonden = cijfers(wereld, peildatum, bekend_op)
            transaction.set_rollback(True)
        traag = tel_traag(gevallen, peildatum=peildatum, bekend_op=bekend_op)
        nul = {indicator.naam: 0 for indicator in STAND}
        verwacht = {Provincie(provincie).label: teller for provincie, teller in traag.items()}

        assert {rij.plek[0]: rij.cijfers for rij in gevonden.rijen} == {
            **dict.fromkeys(VLAANDEREN, nul),
            **verwacht,
        }
        for rij in [*gevonden.rijen, gevonden.totaal]:
            assert rij.cijfers["opgestart"] == sum(rij.cijfers[naam] for naam in SOM)
            assert rij.cijfers["toegeleid"] == rij.cijfers["niet_gestart"] + rij.cijfers["opgestart"]
        assert gevonden.totaal.cijfers == {
            naam: sum(rij.cijfers[naam] for rij in gevonden.rijen) for naam in gevonden.totaal.cijfers
        }

    vergelijk()
