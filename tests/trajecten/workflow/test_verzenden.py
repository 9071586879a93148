"""The e-mail of a message: what it says, when it goes, what the mail server answers, and the overview of a day."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from tests.factories import LidmaatschapFactory, MeldingFactory, moment
from tests.postbus import Postbus
from tests.trajecten.workflow.test_gelijktijdig import tegelijk
from trajecten import tasks
from trajecten.enums import MeldingHoe, MeldingSoort, MeldingStatus
from trajecten.models import Melding
from trajecten.models.melding import LEASE, PAUZES
from trajecten.workflow import berichten

pytestmark = pytest.mark.django_db
NU = moment(date(2026, 3, 2))
DAG, SECONDE = timedelta(days=1), timedelta(seconds=1)


@pytest.fixture
def postbus(settings):
    postbus = Postbus()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", postbus.poort
    yield postbus
    postbus.stop()


def verzend(nu=NU):
    """Send what is first, with the clock standing still; whether the mail server could be reached."""
    return berichten.verzend(Melding.objects.neem(nu=nu), klok=lambda: nu)


def test_it_works(postbus):
    melding = MeldingFactory(meteen=True, lid__gebruiker__naam="Ann Ébène")
    assert verzend()

    melding.refresh_from_db()
    assert (melding.status, melding.verzonden_op, melding.antwoord) == (
        MeldingStatus.VERZONDEN,
        NU,
        "250 In de postbus",
    )
    (bericht,) = postbus.gekregen
    assert (bericht["To"], bericht["Message-ID"]) == (
        melding.lid.gebruiker.email,
        f"<{melding.uuid}@doorstroom.example>",
    )
    assert bericht["List-Unsubscribe"].endswith("/meldingen/voorkeuren/>")
    for soort in ("plain", "html"):
        inhoud = bericht.get_body(preferencelist=(soort,)).get_content()
        assert all(woord in inhoud for woord in ("Dag Ann Ébène", melding.onderwerp, melding.tekst))
        assert "http://localhost:8000/trajecten/" in inhoud


def test_a_message_that_is_sent_is_not_taken_again(postbus):
    MeldingFactory(meteen=True)
    verzend()

    assert Melding.objects.neem(nu=NU + 9 * DAG) is None


def test_what_somebody_has_is_taken_over_only_when_the_lease_is_over(postbus):
    MeldingFactory(meteen=True)
    traag = Melding.objects.neem(nu=NU)
    assert Melding.objects.neem(nu=NU + LEASE) is None

    vlug = Melding.objects.neem(nu=NU + LEASE + SECONDE)
    assert vlug == traag
    assert not traag.verzonden("250", nu=NU)
    assert vlug.verzonden("250", nu=NU)


def test_a_server_that_has_no_time_is_asked_again_later_and_later(postbus):
    melding, nu = MeldingFactory(meteen=True), NU
    postbus.antwoord = "451 Even geduld"
    for pauze in PAUZES:
        assert verzend(nu)
        melding.refresh_from_db()
        assert (melding.status, melding.antwoord) == (MeldingStatus.WACHTEND, "451 Even geduld")
        assert Melding.objects.neem(nu=nu + pauze - SECONDE) is None
        nu += pauze
    verzend(nu)

    melding.refresh_from_db()
    assert (melding.status, melding.pogingen) == (MeldingStatus.MISLUKT, len(PAUZES) + 1)
    assert Melding.objects.neem(nu=nu + 9 * DAG) is None


@pytest.mark.parametrize("waar", ["ontvanger", "bericht"])
def test_a_refusal_for_good_is_not_tried_again(postbus, waar):
    melding = MeldingFactory(meteen=True)
    if waar == "ontvanger":
        postbus.weigert[melding.lid.gebruiker.email] = "550 Onbekend adres"
    else:
        postbus.antwoord = "554 Geen post van jullie"
    assert verzend()

    melding.refresh_from_db()
    assert (melding.status, melding.pogingen) == (MeldingStatus.MISLUKT, 1)
    assert melding.antwoord.startswith("55")


def test_a_receiver_who_must_wait_is_tried_again(postbus):
    melding = MeldingFactory(meteen=True)
    postbus.weigert[melding.lid.gebruiker.email] = "450 Postbus vol"
    verzend()

    melding.refresh_from_db()
    assert (melding.status, melding.antwoord) == (MeldingStatus.WACHTEND, "450 Postbus vol")


def test_a_server_that_is_away_stops_the_round(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    for _ in range(3):
        MeldingFactory(meteen=True)
    tasks.veeg_meldingen()

    assert Counter(Melding.objects.values_list("pogingen", flat=True)) == {0: 2, 1: 1}
    geprobeerd = Melding.objects.get(pogingen=1)
    assert (geprobeerd.status, geprobeerd.antwoord) == (
        MeldingStatus.WACHTEND,
        "Niet bereikbaar (ConnectionRefusedError)",
    )


def test_the_sweep_sends_what_was_left_behind():
    for _ in range(3):
        MeldingFactory(meteen=True)
    Melding.objects.neem(nu=NU)
    tasks.veeg_meldingen()

    assert len(mail.outbox) == 3


def test_a_nudge_that_comes_twice_sends_once():
    melding = MeldingFactory(meteen=True)
    for _ in range(2):
        tasks.verzend_melding(str(melding.uuid))

    assert len(mail.outbox) == 1


def test_who_no_longer_works_here_gets_no_e_mail():
    melding = MeldingFactory(meteen=True, lid__tot=NU.date() - DAG)
    verzend()

    melding.refresh_from_db()
    assert (melding.status, len(mail.outbox)) == (MeldingStatus.VERVALLEN, 0)


# The overview of a day


def zeven(dag, minuten=0):
    return moment(dag, 7) + timedelta(minutes=minuten)


def test_one_e_mail_a_day_holds_everything_by_kind():
    lid = LidmaatschapFactory(vdab=True)
    for soort in (MeldingSoort.TERMIJN, MeldingSoort.VOORGELEGD, MeldingSoort.TERMIJN):
        MeldingFactory(lid=lid, soort=soort, onderwerp=f"Iets over {soort}")
    vandaag = NU.date() + DAG
    assert berichten.bundel(zeven(vandaag)) == 1
    verzend(zeven(vandaag))

    (bericht,) = mail.outbox
    assert bericht.body.count("Iets over termijn") == 2
    assert bericht.body.count(MeldingSoort.TERMIJN.label) == bericht.body.count(MeldingSoort.VOORGELEGD.label) == 1
    assert set(Melding.objects.values_list("status", flat=True)) == {MeldingStatus.VERZONDEN}


def test_nothing_to_tell_is_no_e_mail():
    MeldingFactory(meteen=True)

    assert berichten.bundel(zeven(NU.date() + DAG)) == 0


def test_everybody_gets_an_overview_of_their_own():
    een, twee = MeldingFactory(onderwerp="Voor een"), MeldingFactory(onderwerp="Voor twee")
    berichten.bundel(zeven(NU.date() + DAG))
    tasks.veeg_meldingen()

    per_adres = {bericht.to[0]: bericht.body for bericht in mail.outbox}
    assert set(per_adres) == {een.lid.gebruiker.email, twee.lid.gebruiker.email}
    assert "Voor twee" not in per_adres[een.lid.gebruiker.email]


@pytest.mark.parametrize(
    "dag", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29), date(2027, 1, 1), date(2028, 3, 1)]
)
def test_it_is_made_at_seven_in_brussels_on_each_day(dag):
    """Also on the days that the clock changes, and on 29 February."""
    MeldingFactory(gemaakt_op=zeven(dag) - SECONDE)
    MeldingFactory(gemaakt_op=zeven(dag))
    assert berichten.bundel(zeven(dag, -1)) == 0
    assert berichten.bundel(zeven(dag)) == 1
    assert berichten.bundel(zeven(dag, 60)) == 0
    assert berichten.bundel(zeven(dag + DAG)) == 1

    assert Melding.objects.filter(soort=MeldingSoort.OVERZICHT).count() == 2


@pytest.mark.parametrize(("dag", "uur"), [(date(2026, 3, 28), 6), (date(2026, 3, 29), 5), (date(2026, 10, 25), 6)])
def test_seven_in_brussels_follows_summer_and_winter(dag, uur):
    zeven_uur = datetime(dag.year, dag.month, dag.day, uur, tzinfo=UTC)

    assert berichten.overzichtsmoment(zeven_uur) == zeven_uur
    assert berichten.overzichtsmoment(zeven_uur - SECONDE) == zeven(dag - DAG)


def test_a_day_that_was_missed_is_caught_up_in_one_e_mail():
    lid = LidmaatschapFactory(vdab=True)
    for dagen in range(3):
        MeldingFactory(lid=lid, gemaakt_op=NU + dagen * DAG)
    berichten.bundel(zeven(NU.date() + 4 * DAG))

    assert Melding.objects.get(soort=MeldingSoort.OVERZICHT).onderdelen.count() == 3


def test_what_comes_after_seven_waits_for_tomorrow():
    """Also when the overview of today was not sent yet: it is what it is."""
    vandaag = NU.date() + DAG
    eerste = MeldingFactory()
    berichten.bundel(zeven(vandaag))
    laat = MeldingFactory(lid=eerste.lid, gemaakt_op=zeven(vandaag, -1))  # committed after seven
    assert berichten.bundel(zeven(vandaag, 5)) == 0
    assert berichten.bundel(zeven(vandaag + DAG)) == 1

    laat.refresh_from_db()
    assert laat.overzicht.sleutel == f"overzicht-{vandaag + DAG}"


def test_an_overview_that_fails_takes_its_parts_along_and_they_are_sent_after_all():
    deel = MeldingFactory()
    berichten.bundel(zeven(NU.date() + DAG))
    nu = zeven(NU.date() + DAG)
    Melding.objects.neem(nu=nu).niet_verzonden("550 Nee", nu=nu, definitief=True)
    deel.refresh_from_db()
    assert deel.status == MeldingStatus.MISLUKT

    beheer = LidmaatschapFactory(beheer=True)
    assert berichten.opnieuw_verzenden(Melding.objects.te_beheren_door(beheer), lid=beheer, nu=nu) == 1
    verzend(nu)
    deel.refresh_from_db()
    assert deel.status == MeldingStatus.VERZONDEN


# Two at the same moment


@pytest.mark.django_db(transaction=True)
def test_of_two_senders_one_takes_the_row():
    melding = MeldingFactory(meteen=True)
    genomen = tegelijk(*[lambda: Melding.objects.neem(nu=NU)] * 2)

    assert sorted(genomen, key=bool) == [None, melding]


@pytest.mark.django_db(transaction=True)
def test_of_two_processes_one_makes_the_overview():
    lid = LidmaatschapFactory(vdab=True)
    delen = [MeldingFactory(lid=lid) for _ in range(3)]
    aantallen = tegelijk(*[lambda: berichten.bundel(zeven(NU.date() + DAG))] * 2)

    assert sorted(aantallen) == [0, 1]
    overzicht = Melding.objects.get(soort=MeldingSoort.OVERZICHT)
    assert set(overzicht.onderdelen.order_by("pk")) == set(delen)
    assert overzicht.hoe == MeldingHoe.METEEN
