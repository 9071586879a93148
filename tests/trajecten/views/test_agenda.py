"""The calendar feed: one's own terms without a name, to who has the key, until it is revoked."""

from datetime import date, datetime, timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, zaak_in
from trajecten import workflow
from trajecten.enums import TrajectStatus
from trajecten.models import Agendasleutel, Termijn
from trajecten.views.agenda import kalender

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)


@pytest.fixture
def zaak():
    zaak = zaak_in(S.TOEGELEID, begin=timezone.localdate() - 20 * DAG)
    workflow.herreken_alles(vandaag=timezone.localdate())
    return zaak


def maak(client, lid):
    client.force_login(lid.gebruiker)
    antwoord = client.post(reverse("agenda-sleutel"))
    client.logout()
    return antwoord.context["adres"].partition("//")[2].partition("/")[2]


def gebeurtenissen(tekst):
    return list(icalendar.Calendar.from_ical(tekst).walk("VEVENT"))


def test_who_has_the_address_reads_the_terms_without_logging_in_and_without_a_name(client, zaak):
    antwoord = client.get(f"/{maak(client, zaak.coach)}")

    termijn = Termijn.objects.get(soort="start")
    [een] = gebeurtenissen(antwoord.content)
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in antwoord["Cache-Control"]
    assert een["summary"] == f"Doorstroom: Traject te starten ({zaak.traject.nummer_getoond})"
    assert een.decoded("dtstart") == termijn.uiterlijk
    assert een["url"].endswith(zaak.traject.get_absolute_url())
    for naam in (
        zaak.maatwerker.voornaam,
        zaak.maatwerker.familienaam,
        str(zaak.partner),
        str(zaak.vestiging.onderneming),
    ):
        assert naam not in antwoord.text


def test_a_revoked_or_replaced_or_unknown_key_gives_nothing(client, zaak):
    eerste = maak(client, zaak.coach)
    tweede = maak(client, zaak.coach)
    assert client.get(f"/{eerste}").status_code == 404
    assert client.get(f"/{tweede}").status_code == 200
    assert client.get(reverse("agenda-feed", args=["x" * 43])).status_code == 404

    client.force_login(zaak.coach.gebruiker)
    assert client.post(reverse("agenda-intrekken")).url == reverse("agenda")
    assert client.get(f"/{tweede}").status_code == 404
    assert tweede.encode() not in client.get(reverse("agenda")).content


def test_the_key_of_who_left_gives_nothing_and_the_key_itself_is_kept_nowhere(client, zaak):
    adres = maak(client, zaak.coach)
    sleutel = adres.rpartition("/")[2].removesuffix(".ics")
    assert not Agendasleutel.objects.filter(afdruk=sleutel).exists()

    zaak.coach.tot = timezone.localdate() - DAG
    zaak.coach.save()

    assert client.get(f"/{adres}").status_code == 404


def test_somebody_else_reads_their_own(zaak):
    ander = zaak_in(S.TOEGELEID).coach

    assert zaak.traject.nummer_getoond not in kalender(ander, vandaag=timezone.localdate()).decode()
    assert gebeurtenissen(kalender(zaak.vdab, vandaag=timezone.localdate())) == []


@pytest.mark.parametrize("dag", [date(2028, 2, 29), date(2026, 3, 29), date(2026, 10, 25)])
def test_a_leap_day_and_the_days_of_the_clock_are_whole_days(zaak, dag):
    Termijn.objects.filter(soort="start").update(uiterlijk=dag, begin=dag - 9 * DAG, oorspronkelijk=dag - 2 * DAG)

    [een] = gebeurtenissen(kalender(zaak.coach, vandaag=dag))
    assert (een.decoded("dtstart"), een.decoded("dtend")) == (dag, dag + DAG)
    assert not isinstance(een.decoded("dtstart"), datetime)
    assert een["sequence"] == 2


def test_a_manager_has_no_calendar(client):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    assert "geen agenda" in client.get(reverse("agenda")).text
