"""A traject follows from its history, and the database sees to it."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import ProjectFactory, Zaak, moment, zaak_in
from trajecten.enums import Provincie
from trajecten.enums import TrajectStatus as S
from trajecten.models import Opschorting, Registratie, Statusovergang, Traject
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db


@transaction.atomic
def meteen(doe, *args, **kwargs):
    """Do it, with every deferred check of the database at once."""
    doe(*args, **kwargs)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def geweigerd(doe, *args, **kwargs):
    """What the database says to a change it refuses."""
    with pytest.raises(DatabaseError) as fout:
        meteen(doe, *args, **kwargs)
    return str(fout.value)


@pytest.fixture
def zaak():
    return zaak_in(S.JOBMATCHING)


@pytest.fixture
def rij(zaak):
    return Traject.objects.filter(pk=zaak.traject.pk)


def test_a_status_without_a_step_is_refused(rij):
    assert "volgt niet uit zijn overgangen" in geweigerd(rij.update, status=S.GESLAAGD)


def test_a_date_without_a_step_is_refused(rij):
    assert "volgt niet uit zijn overgangen" in geweigerd(rij.update, status_sinds=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("provincie", Provincie.LIMBURG), ("werkvorm", "lde"), ("toegeleid_op", date(2020, 1, 1))],
)
def test_what_was_fixed_at_the_referral_stays(rij, veld, waarde):
    assert "Cannot update rows" in geweigerd(rij.update, **{veld: waarde})


def test_another_project_is_refused(rij):
    assert "Cannot update rows" in geweigerd(rij.update, project=ProjectFactory())


def test_a_step_is_written_once(zaak):
    stap = Statusovergang.objects.filter(pk=zaak.traject.laatste.pk)

    assert "verandert nooit" in geweigerd(stap.update, toelichting="Toch anders")
    assert "verandert nooit" in geweigerd(stap.delete)


def test_a_step_is_undone_once():
    zaak = zaak_in(S.JOBMATCHING)
    stap = zaak.traject.laatste
    zaak.neem("terugdraaien")
    kopie = zaak.traject.geschiedenis[-1]
    kopie.pk, kopie.volgnummer = None, kopie.volgnummer + 1

    assert "draait_terug" in geweigerd(kopie.save, force_insert=True)
    assert stap.naam == "jobmatching_starten"


def test_one_open_traject_for_each_person(zaak):
    tweede = Traject.objects.get(pk=zaak.traject.pk)
    tweede.pk, tweede.uuid, tweede.nummer = None, uuid4(), tweede.nummer + 1000

    assert "traject_een_open_per_maatwerker" in geweigerd(tweede.save, force_insert=True)


def test_the_status_on_a_day_and_as_known():
    zaak = Zaak(begin=date(2026, 3, 2))
    zaak.neem("toeleiden")
    zaak.neem("starten", nu=moment(date(2026, 3, 20)))  # on 3 March, registered on the 20th
    stappen = Statusovergang.objects.filter(traject=zaak.traject)

    assert zaak.traject.status_op(date(2026, 3, 1)) is None
    assert zaak.traject.status_op(date(2026, 3, 2)) == S.TOEGELEID
    assert zaak.traject.status_op(date(2026, 3, 3)) == S.VOORTRAJECT
    assert [stap.naam for stap in stappen.bekend_op(moment(date(2026, 3, 20)))] == ["toeleiden"]
    assert [stap.naam for stap in stappen.bekend_op(moment(date(2026, 3, 20), 11))] == ["toeleiden", "starten"]


def test_an_undone_step_was_known_until_it_was_undone():
    zaak = zaak_in(S.VOORTRAJECT)
    dag = zaak.dag
    zaak.neem("jobmatching_starten")
    zaak.dag = date(2026, 4, 1)
    zaak.neem("terugdraaien")
    stappen = Statusovergang.objects.filter(traject=zaak.traject, naam="jobmatching_starten")

    assert stappen.bekend_op(moment(dag, 12)).exists()
    assert not stappen.bekend_op(moment(date(2026, 4, 1), 12)).exists()
    assert not stappen.geldig().exists()


def test_it_knows_until_when_it_stands_still(zaak, rij):
    registratie = Registratie(zaak.vdab, moment(zaak.dag))
    feit = {"traject": zaak.traject, "grond": "ziekte"}

    def tot():
        return rij.get().opgeschort_tot

    assert tot() is None
    eerst = Opschorting.objects.registreer(registratie, periode=periode(date(2020, 1, 1), date(2020, 2, 1)), **feit)
    assert tot() == date(2020, 2, 1)
    open_ = Opschorting.objects.registreer(registratie, periode=periode(date(2020, 3, 1)), **feit)
    assert tot() == date.max
    open_.trek_in(registratie)
    assert tot() == date(2020, 2, 1)
    eerst.trek_in(registratie)
    assert tot() is None
