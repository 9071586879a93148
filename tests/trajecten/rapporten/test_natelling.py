"""Every report against a slow count in plain Python of the same histories, on any day and as it was known on any other."""

from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import LidmaatschapFactory
from tests.trajecten.conftest import VANDAAG
from tests.trajecten.rapporten.natelling import NATELLINGEN
from tests.trajecten.rapporten.natelling.register import Register
from tests.trajecten.rapporten.natelling.strooi import strooi
from tests.trajecten.rapporten.natelling.strooi_mensen import strooi_mensen
from trajecten.models import Oproep, Project
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.rapport import maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import KENMERKEN, Vraag
from trajecten.simulatie.verloop import simuleer

pytestmark = pytest.mark.django_db


def demo():
    """The small demo data, with what is scattered over it."""
    call_command("laad_demo", schaal="klein", vandaag=VANDAAG, zaad=1, verbosity=0)
    strooi(Random(1), VANDAAG)
    strooi_mensen(Random(1), VANDAAG)
    return date(2016, 1, 1), VANDAAG


def simulatie():
    """Three months in which everybody takes the steps that they may."""
    begin, einde = date(2024, 3, 1), date(2024, 6, 1)
    simuleer(begin=begin, einde=einde, mensen=40, zaad=1)
    return begin, einde


@pytest.fixture(scope="module", params=[demo, simulatie])
def geschiedenis(request, django_db_setup, django_db_blocker):
    """All that was written down, with the first and the last day; taken back after the last test that reads it."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test_"), "never the real database"
        begin, einde = request.param()
        yield Register(), begin, einde
        transaction.set_rollback(True)


def dagen(begin, einde):
    """Any day of a history, as often as not one of the last, and some after it."""
    laatste = st.integers(-30, 60).map(lambda n: einde - timedelta(days=n))
    return st.one_of(laatste, st.dates(begin, einde))


def gevuld(per_plek):
    """Only what is a number other than nothing, so that it does not matter who lists a place with only zeroes."""
    return {
        (plek, naam): round(float(waarde), 6)
        for plek, cijfers in per_plek.items()
        for naam, waarde in cijfers.items()
        if waarde
    }


def van_rapport(soort, vraag, *, bron):
    """What the report says, per row by what it is told apart by, and under () in all."""
    rapport = maak_rapport(soort, vraag, bron=bron, oproepen=[])
    gevonden = {}
    for tabel in rapport.tabellen:
        for rij in (*tabel.rijen, tabel.totaal):  # an empty province of which the companies are asked has no key either
            gevonden.setdefault(tuple(waarde for waarde, _ in rij.sleutel), {}).update(rij.cijfers)
    return gevuld(gevonden)


def verschillen(rapport, natelling):
    """Per place and figure what the report says and what the count gives, where these differ."""
    return {
        (plek, cijfer): (rapport.get((plek, cijfer)), natelling.get((plek, cijfer)))
        for plek, cijfer in rapport.keys() | natelling.keys()
        if rapport.get((plek, cijfer)) != natelling.get((plek, cijfer))
    }


def waarden(register):
    """The values that a kenmerk can have, beside those with fixed choices."""
    return {
        "oproep": [een.pk for een in register.rijen(Oproep)],
        "project": [een.pk for een in register.rijen(Project)],
        **{naam: [keuze for keuze, _ in een.keuzes] for naam, een in KENMERKEN.items() if een.keuzes},
    }


@st.composite
def vragen(draw, soort, register, dag):
    """Any question that somebody can ask of this report; every other one with a filter."""
    per = draw(st.sampled_from(soort.per))
    filters = {}
    if draw(st.booleans()):
        naam = draw(st.sampled_from(soort.filters))
        filters[naam] = draw(st.sampled_from(waarden(register)[naam]))
    woonplaats = draw(st.booleans())
    if woonplaats and "provincie" in filters:
        filters["woonplaats"] = filters.pop("provincie")
    keuzes = frozenset(keuze.naam for keuze in soort.keuzes)
    dagen = {"peildatum": draw(dag), "bekend_op": draw(dag), "van": draw(st.none() | dag)}
    return Vraag(**dagen, per=per, filters=filters, woonplaats=woonplaats, keuzes=keuzes)


@pytest.mark.parametrize("naam", NATELLINGEN)
def test_a_report_is_what_a_slow_count_gives(geschiedenis, db, naam):
    register, begin, einde = geschiedenis
    bron = cijferbron(LidmaatschapFactory(beleid=True))

    @settings(max_examples=100, deadline=None)
    @given(vragen(SOORTEN[naam], register, dagen(begin, einde)))
    def is_gelijk(vraag):
        rapport = van_rapport(SOORTEN[naam], vraag, bron=bron)
        assert verschillen(rapport, gevuld(NATELLINGEN[naam](register, vraag))) == {}, vraag

    is_gelijk()
