"""Confirming the list of people of a quarter: which quarter is due, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tests.factories import LidmaatschapFactory, OndernemingFactory, TewerkstellingFactory, moment
from trajecten import workflow
from trajecten.enums import Rol
from trajecten.models import Kwartaalbevestiging
from trajecten.models.kwartaal import te_bevestigen
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
K4, K1, K2, K3 = date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
VANDAAG = date(2026, 11, 24)


@pytest.fixture
def lid():
    """Of a company with people since 2019."""
    lid = LidmaatschapFactory(onderneming=True)
    TewerkstellingFactory(vestiging__onderneming=lid.organisatie)
    return lid


def bevestig(lid, kwartaal, op=VANDAAG):
    return workflow.kwartaal_bevestigen(lid=lid, nu=moment(op), kwartaal=kwartaal)


def test_it_works(lid):
    for tot in (date(2025, 12, 31), date(2026, 1, 1)):  # left before the last day, and left after it
        TewerkstellingFactory(vestiging__onderneming=lid.organisatie, periode=periode(date(2025, 1, 1), tot))
    TewerkstellingFactory()

    bevestiging = bevestig(lid, K4)

    assert (bevestiging.onderneming, bevestiging.kwartaal, bevestiging.aantal) == (lid.organisatie, K4, 2)
    assert (bevestiging.lid, bevestiging.bevestigd_op) == (lid, moment(VANDAAG))


def test_the_oldest_of_the_last_four_quarters_comes_first(lid):
    gevraagd = []
    while kwartaal := te_bevestigen(lid.organisatie, vandaag=VANDAAG):
        gevraagd.append(kwartaal)
        bevestig(lid, kwartaal)

    assert gevraagd == [K4, K1, K2, K3]


@pytest.mark.parametrize(("vandaag", "kwartaal"), [(date(2026, 9, 30), K2), (date(2026, 10, 1), K3)])
def test_a_quarter_is_due_from_the_first_day_after_it(vandaag, kwartaal):
    dienst = TewerkstellingFactory(periode=periode(K2))

    lid = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=dienst.vestiging.onderneming)
    bevestig(lid, K2, op=date(2026, 9, 1))

    assert te_bevestigen(lid.organisatie, vandaag=vandaag) == (kwartaal if kwartaal != K2 else None)


@pytest.mark.parametrize(
    ("begin", "kwartaal"), [(date(2026, 6, 30), K2), (date(2026, 7, 1), K3), (date(2026, 10, 1), None)]
)
def test_no_quarter_is_due_before_the_first_employee(begin, kwartaal):
    dienst = TewerkstellingFactory(periode=periode(begin))

    assert te_bevestigen(dienst.vestiging.onderneming, vandaag=VANDAAG) == kwartaal


def test_which_quarter_is_due_is_one_query(lid, django_assert_num_queries):
    with django_assert_num_queries(1):
        te_bevestigen(lid.organisatie, vandaag=VANDAAG)


@pytest.mark.parametrize("kwartaal", [K1, date(2025, 7, 1), date(2026, 10, 1), date(2025, 10, 2)])
def test_another_quarter_is_refused(lid, kwartaal):
    with pytest.raises(ValidationError, match="niet te bevestigen"):
        bevestig(lid, kwartaal)


def test_a_second_click_confirms_nothing_more(lid):
    bevestig(lid, K4)

    with pytest.raises(ValidationError, match="al bevestigd"):
        bevestig(lid, K4)
    assert Kwartaalbevestiging.objects.count() == 1


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.ONDERNEMING}))
def test_only_a_company_confirms(rol):
    with pytest.raises(PermissionDenied):
        bevestig(LidmaatschapFactory(**{rol: True}), K4)


def test_a_confirmation_never_changes(lid):
    bevestiging = bevestig(lid, K4)
    bevestiging.aantal = 0

    for doe in (bevestiging.save, bevestiging.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            doe()


def test_who_sees_it(lid):
    bevestiging = bevestig(lid, K4)
    collega = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=lid.organisatie)
    andere = [LidmaatschapFactory(onderneming=True), *(LidmaatschapFactory(**{r: True}) for r in ("vdab", "beleid"))]

    def ziet(wie):
        return list(Kwartaalbevestiging.objects.zichtbaar_voor(wie, vandaag=VANDAAG))

    assert ziet(collega) == [bevestiging]
    assert [ziet(wie) for wie in andere] == [[], [], []]
    assert te_bevestigen(OndernemingFactory(), vandaag=VANDAAG) is None
