"""The catalogue: every figure is said once, and can be reckoned."""

from datetime import date, timedelta

import pytest

from tests.factories import LidmaatschapFactory
from trajecten.enums import Cijfer
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.definities import CATALOGUS, NAMEN, indicator
from trajecten.rapporten.definities.stand import STAND
from trajecten.rapporten.soorten import SOORTEN, WIJZIGINGEN
from trajecten.rapporten.vraag import Vraag
from trajecten.regelgeving import REGELS

DAG = timedelta(days=1)


def test_it_works():
    assert list(NAMEN) == Cijfer.values
    assert set(NAMEN) < {een.naam for een in STAND}
    assert all(een.zin.endswith(".") for een in CATALOGUS)


def test_every_figure_is_counted_reckoned_or_a_part():
    for een in CATALOGUS:
        assert sum(map(bool, (een.telt, een.formule, een.deel))) == 1, een.naam
        assert not een.deel or {indicator(naam, een.van).naam for naam in een.deel} == set(een.deel)


def test_a_name_means_one_thing_on_every_day():
    for een in CATALOGUS:
        for dag in {een.van, een.tot, max(een.van, date(2019, 1, 1))}:
            gelden = [ander for ander in CATALOGUS if ander.naam == een.naam and ander.van <= dag <= ander.tot]
            assert gelden == [indicator(een.naam, dag)], een.naam


def test_every_rule_exists_and_unknown_names_do_not():
    assert {regel for een in CATALOGUS for regel in een.regels} <= set(REGELS)
    assert {naam for een in CATALOGUS for naam in een.steunt_op} <= set(NAMEN)
    with pytest.raises(KeyError):
        indicator("winst", date(2026, 1, 1))


def test_every_figure_stands_in_a_report():
    getoond = set()
    for soort in [*SOORTEN.values(), WIJZIGINGEN]:
        keuzes = [keuze.naam for keuze in soort.keuzes]
        for tabel in soort.tabellen:
            getoond |= set(soort.indicatoren(tabel, keuzes, date(2026, 1, 1)))

    assert getoond == {een for een in CATALOGUS if een.van <= date(2026, 1, 1) <= een.tot}


@pytest.mark.django_db
def test_every_formula_can_be_reckoned_on_its_own():
    bron = cijferbron(LidmaatschapFactory(beleid=True))

    for een in (een for een in CATALOGUS if een.deel is None):
        gevonden = bron.tel(een.bron, [een], Vraag(date(2026, 1, 1), date(2026, 1, 1)))

        assert list(gevonden) == [()], een.naam
        assert gevonden[()][een.naam] in (0, None), een.naam
