"""A case that comes back is the case that walked; where that is not certain, it walks."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from tests.conftest import _verandert_wat_geldt
from tests.factories import LidmaatschapFactory, Zaak, loop_naar
from tests.gelopen import Gelopen, rijen
from trajecten.enums import TrajectStatus as S
from trajecten.models import Maatwerker, Traject

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gelopen():
    return Gelopen()


@contextmanager
def een_test(gelopen, *, mag=True):
    """As a test does: in a transaction that is taken back."""
    with transaction.atomic():
        gelopen.begin(mag=mag)
        yield
        transaction.set_rollback(True)


class Loop:
    """Walks, and counts how often."""

    def __init__(self, status=S.NAZORG):
        self.status, self.keren = status, 0

    def __call__(self):
        self.keren += 1
        return loop_naar(self.status)


@pytest.mark.parametrize("status", S)
def test_the_same_rows_and_the_same_case_come_back(gelopen, status):
    loop, gezien = Loop(status), []
    for _ in range(3):
        with een_test(gelopen):
            zaken = [gelopen.of_loop(status, loop) for _ in range(2)]
            gezien.append((rijen(), [zaak.traject.pk for zaak in zaken]))
            assert [Traject.objects.get(pk=zaak.traject.pk).status for zaak in zaken] == [status] * 2

    assert gezien[0] == gezien[1] == gezien[2]
    assert loop.keren == 2


def test_what_comes_back_goes_on(gelopen):
    loop = Loop(S.BEOORDELING)
    for _ in range(2):
        with een_test(gelopen):
            zaak = gelopen.of_loop("zaak", loop)
            zaak.neem("doorstromen")
            assert zaak.traject.status == S.NAZORG

    assert loop.keren == 1


def teruggenomen(gelopen, loop):
    punt = transaction.savepoint()
    gelopen.of_loop("zaak", loop)
    transaction.savepoint_rollback(punt)


@pytest.mark.parametrize(
    "eerst",
    [
        lambda gelopen, loop: LidmaatschapFactory(vdab=True),
        lambda gelopen, loop: gelopen.of_loop("zaak", loop).neem("job_verloren"),
        lambda gelopen, loop: gelopen.of_loop("zaak", loop).maatwerker.save(),
        teruggenomen,
    ],
    ids=["iemand", "een stap", "dezelfde waarden", "teruggenomen"],
)
def test_after_anything_else_was_written_it_walks(gelopen, eerst):
    loop = Loop()
    for _ in range(2):
        with een_test(gelopen):
            eerst(gelopen, loop)
            voor = loop.keren
            gelopen.of_loop("zaak", loop)
            assert loop.keren == voor + 1


def test_what_changes_an_earlier_case_walks(gelopen):
    def hernoem():
        Maatwerker.objects.update(voornaam="Anders")
        return Zaak()

    for _ in range(2):
        with een_test(gelopen):
            gelopen.of_loop("eerst", Loop())
            gelopen.of_loop("dan", hernoem)
            assert Maatwerker.objects.filter(voornaam="Anders").count() == 1


@pytest.mark.parametrize("mag", [True, False])
def test_it_walks_where_something_else_holds_or_rows_stay(gelopen, mag):
    loop = Loop()
    gelopen.begin(mag=True)
    gelopen.of_loop("zaak", loop)
    for _ in range(2):
        with een_test(gelopen, mag=mag):
            gelopen.of_loop("zaak", loop)

    assert loop.keren == 3


@pytest.fixture
def met_andere_sleutels(settings):
    settings.VELD_SLEUTELS = "blind=x"


def test_settings_or_code_of_its_own_are_noticed(request, monkeypatch):
    assert _verandert_wat_geldt(request.node)


def test_and_those_of_a_fixture(request, met_andere_sleutels):
    assert _verandert_wat_geldt(request.node)


def test_and_what_pytest_itself_uses_is_not(request, client):
    assert not _verandert_wat_geldt(request.node)
