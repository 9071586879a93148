"""Until when somebody is employed: the database keeps it, whichever way the employment is written."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import LidmaatschapFactory, MaatwerkerFactory, TewerkstellingFactory, moment, zaak_in
from trajecten import workflow
from trajecten.enums import TrajectStatus as S
from trajecten.models import Maatwerker, Registratie, Tewerkstelling, Zoekterm
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def dienst_tot(maatwerker):
    return Maatwerker.objects.values_list("dienst_tot", flat=True).get(pk=maatwerker.pk)


def test_who_never_worked_has_no_end_and_who_works_none_yet():
    assert dienst_tot(MaatwerkerFactory()) == date.min
    assert dienst_tot(TewerkstellingFactory().maatwerker) == date.max


def test_it_follows_an_end_its_correction_and_what_is_withdrawn():
    dienst = TewerkstellingFactory(periode=periode(date(2024, 1, 1), date(2025, 1, 1)))
    door = Registratie(LidmaatschapFactory(vdab=True), moment(date(2026, 1, 5)))
    assert dienst_tot(dienst.maatwerker) == date(2025, 1, 1)

    open_ = dienst.vervang(door, periode=periode(date(2024, 1, 1)))
    assert dienst_tot(dienst.maatwerker) == date.max
    open_.trek_in(door)

    assert dienst_tot(dienst.maatwerker) == date.min


def test_it_follows_the_workflow():
    zaak = zaak_in(S.JOBMATCHING)
    dienst = Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker)

    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="einde_contract")

    assert dienst_tot(zaak.maatwerker) == zaak.dag + DAG


def test_a_person_saved_from_an_old_copy_changes_nothing_of_it():
    dienst = TewerkstellingFactory()
    oud = Maatwerker.objects.get(pk=dienst.maatwerker_id)
    door = Registratie(LidmaatschapFactory(vdab=True), moment(date(2026, 1, 5)))
    dienst.vervang(door, periode=periode(date(2019, 1, 1), date(2026, 1, 5)))

    oud.telefoon = "0470 00 00 00"
    oud.save()

    oud.refresh_from_db()
    assert (oud.telefoon, oud.dienst_tot) == ("0470 00 00 00", date(2026, 1, 5))


def test_what_does_not_change_the_words_leaves_the_search_index_alone():
    maatwerker = TewerkstellingFactory().maatwerker
    Zoekterm.objects.filter(maatwerker=maatwerker).delete()

    Maatwerker.objects.filter(pk=maatwerker.pk).update(telefoon="0470 00 00 00")
    assert not Zoekterm.objects.filter(maatwerker=maatwerker).exists()

    Maatwerker.objects.filter(pk=maatwerker.pk).update(sorteernaam="ander woord")
    assert Zoekterm.objects.filter(maatwerker=maatwerker).exists()


def test_the_list_of_who_left(client):
    vandaag = timezone.localdate()
    weg = TewerkstellingFactory(periode=periode(date(2024, 1, 1), vandaag))
    TewerkstellingFactory(periode=periode(date(2024, 1, 1), vandaag + DAG))  # today is the last day
    TewerkstellingFactory()
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)

    gevonden = client.get("/maatwerkers/?dienst=uit").context["pagina"]

    assert [maatwerker.pk for maatwerker in gevonden] == [weg.maatwerker_id]
