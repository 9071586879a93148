"""What the bench of the reports compares: hand-written SQL gives the same figures, on any day."""

from datetime import date, timedelta

import pytest

from tests.trajecten.conftest import VANDAAG
from trajecten.enums import Rol
from trajecten.management.commands.meet_rapporten import MET_DE_HAND, meet
from trajecten.management.commands.meet_schermen import demo_lid
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import Vraag

pytestmark = pytest.mark.django_db
DAGEN = [
    (VANDAAG, VANDAAG),
    (VANDAAG - timedelta(days=200), VANDAAG - timedelta(days=200)),
    (VANDAAG - timedelta(days=200), VANDAAG),
    (date(2019, 3, 15), date(2019, 3, 15)),
    (date(2019, 3, 15), date(2019, 12, 31)),
]


def test_every_report_is_compared():
    assert {pad.stem for pad in MET_DE_HAND.glob("*.sql")} == set(SOORTEN)


@pytest.mark.parametrize(("peildatum", "bekend_op"), DAGEN)
@pytest.mark.parametrize("soort", SOORTEN.values(), ids=lambda soort: soort.naam)
def test_the_sql_by_hand_gives_the_same_figures(in_demo, soort, peildatum, bekend_op):
    verhouding = meet(soort, Vraag(peildatum, bekend_op), cijferbron(demo_lid(Rol.BELEID)), keer=1)

    assert verhouding > 0
