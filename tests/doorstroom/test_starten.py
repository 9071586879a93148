"""`make run` on a machine that never saw it: it works, says what matters, and leaves nothing behind."""

import os
import shutil
import socket

import pytest

from tests.doorstroom.kopie import GEDULD, Kopie, wacht_tot


@pytest.fixture
def kopie_van_een_ander():
    """Root also starts it as somebody who is not; who is not root is that somebody already."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("alleen root start iets als een ander")
    kopie = Kopie(als="nobody")
    try:
        kopie.eerste = kopie.begin()
        yield kopie
    finally:
        kopie.ruim_op()


@pytest.mark.parametrize("welke", ["kopie", "kopie_van_een_ander"])
def test_it_works_on_a_fresh_copy(request, welke):
    kopie = request.getfixturevalue(welke)
    begin = kopie.eerste

    assert begin.gezegd == [
        "Doorstroom start…",
        "De eerste keer: de demogegevens worden geladen.",
        "",
        f"Doorstroom staat klaar op {kopie.adres}/",
        "Meld je aan als vdab, onderneming, partner, beleid of beheer@doorstroom.example",
        "met wachtwoord doorstroom-demo. Stop met Ctrl-C.",
        "",
    ]
    assert begin.adres == f"{kopie.adres}/"
    assert "Afmelden" in begin.pagina
    assert begin.code == 0
    assert kopie.laat_niets_achter()
    assert "Traceback" not in begin.slot
    assert list(kopie.thuis.iterdir()) == []


def test_a_second_start_and_an_occupied_port_are_refused(kopie):
    eerste = kopie.draait()
    tweede = kopie.start()
    assert tweede.wait(GEDULD) == 1
    assert "Doorstroom draait al in deze map." in kopie.uitvoer

    for gunicorn in kopie.processen("gunicorn")[1:]:  # the web server replaces a worker that was killed
        gunicorn.kill()
    wacht_tot(lambda: kopie.bereikt("/gezondheid/live/"))
    eerste.terminate()
    assert eerste.wait(GEDULD) == 0
    assert kopie.laat_niets_achter()

    with socket.create_server(("127.0.0.1", kopie.poort)):
        derde = kopie.start()
        assert derde.wait(GEDULD) == 1
    assert f"Poort {kopie.poort} is bezet." in kopie.uitvoer
    assert kopie.start(PORT="tien").wait(GEDULD) == 1
    assert "PORT=tien is geen poort." in kopie.uitvoer
    assert kopie.start(ALLOWED_HOSTS="doorstroom.example").wait(GEDULD) == 1
    assert "dit is productie" in kopie.uitvoer


@pytest.mark.parametrize(("naam", "woorden"), [("werker", ["celery", "worker"]), ("makelaar", ["valkey-server"])])
def test_when_a_part_is_killed_everything_stops(kopie, naam, woorden):
    proces = kopie.draait()
    onderdeel = min(kopie.processen(*woorden), key=lambda gevonden: gevonden.create_time())

    onderdeel.kill()

    assert proces.wait(GEDULD) == 1
    assert f"Het onderdeel “{naam}” is onverwacht gestopt (signaal 9), en daarmee heel Doorstroom." in kopie.uitvoer
    assert kopie.laat_niets_achter()


def test_the_main_process_may_be_killed(kopie):
    eerste = kopie.draait()
    eerste.kill()
    eerste.wait()

    tweede = kopie.draait()  # at once: what is left of the first one is still stopping

    tweede.kill()
    tweede.wait()
    wacht_tot(lambda: not kopie.processen())  # a guard stops what a killed process cannot
