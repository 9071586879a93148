"""A database that falls out in the middle of the daily run, with a real PostgreSQL: the next run finishes that day, and
nobody is told anything twice."""

import os
import signal
import textwrap
from contextlib import closing

import psycopg
import pytest

from doorstroom.embedded.server import EIGENAAR, POORT, Server
from tests.doorstroom.kopie import GEDULD, Kopie, wacht_tot

MAAK = """
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

call_command("migrate", verbosity=0)

from tests.factories import LidmaatschapFactory, MandaatFactory, zaak_in
from trajecten.models import Termijn
from trajecten.models.velden import periode

vandaag, dag = timezone.localdate(), timedelta(days=1)
for n in range(2):
    zaak = zaak_in("toegeleid", begin=vandaag - 64 * dag)
    for wie in ("coach", "vdab", "werkgever"):
        gebruiker = getattr(zaak, wie).gebruiker
        gebruiker.email = f"{wie}{n}@doorstroom.example"
        gebruiker.save()
    mandaat = MandaatFactory(periode=periode(vandaag - 900 * dag, vandaag + (100 + n) * dag))
    LidmaatschapFactory(rol="partner", organisatie=mandaat.partner, gebruiker__email=f"partner{n}@doorstroom.example")
Termijn.objects.all().delete()  # for the run to find
"""
VAN = "SELECT l.id FROM trajecten_lidmaatschap l JOIN trajecten_gebruiker g ON g.id = l.gebruiker_id WHERE g.email = "
# What somebody else holds, so that the run stands still there: in the middle of what it writes.
HALVERWEGE = {
    "de termijnen worden herrekend": "SELECT id FROM trajecten_maatwerker FOR UPDATE",
    "de termijnen worden gemeld": f"{VAN} 'coach1@doorstroom.example' FOR UPDATE",
    "een eerste mandaat is gemeld, het tweede niet": f"{VAN} 'partner1@doorstroom.example' FOR UPDATE",
}
MELDINGEN = """
SELECT g.email, m.soort FROM trajecten_melding m
JOIN trajecten_lidmaatschap l ON l.id = m.lid_id JOIN trajecten_gebruiker g ON g.id = l.gebruiker_id
WHERE m.soort IN ('termijn', 'mandaat') ORDER BY 1, 2
"""


@pytest.fixture
def kopie():
    kopie = Kopie()
    yield kopie
    kopie.ruim_op()


@pytest.fixture
def server(kopie):
    """The server of the copy, that stays while its commands come and go."""
    (kopie.pad / "var").mkdir()
    server = Server(kopie.pad / "var" / "postgres")
    server.start("doorstroom")
    yield server
    server.stop()


def verbind(server):
    return psycopg.connect(host=server.host, port=POORT, user=EIGENAAR, dbname="doorstroom")


def vraag(server, opdracht):
    with verbind(server) as verbinding:
        cursor = verbinding.execute(opdracht)
        return cursor.fetchall() if cursor.description else []


def val_uit(server):
    """Stop at once, as when the machine of the database falls out."""
    draait = server.pgdata / "postmaster.pid"
    os.kill(int(draait.read_text().split()[0]), signal.SIGQUIT)
    wacht_tot(lambda: not draait.exists())


def test_a_database_that_falls_out_breaks_the_run_off_and_the_next_one_finishes_it(kopie, server):
    assert kopie.voer_uit("manage.py", "shell", "--no-imports", "--command", textwrap.dedent(MAAK)).wait(GEDULD) == 0
    gezien = []
    for houdt_vast in HALVERWEGE.values():
        with closing(verbind(server)) as ander:
            ander.execute(houdt_vast)
            ronde = kopie.voer_uit("manage.py", "dagelijks")
            staat_stil = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            wacht_tot(lambda: vraag(server, staat_stil) or ronde.poll() is not None)  # noqa: B023, waits here
            val_uit(server)
        assert ronde.wait(GEDULD) != 0
        server.start("doorstroom")
        gezien.append(vraag(server, MELDINGEN))
        assert vraag(server, "SELECT geeindigd_op FROM trajecten_dagronde") == [(None,)]
        vraag(server, "UPDATE trajecten_dagronde SET lease_tot = begonnen_op")  # half an hour later

    for zin in ("1 mandaten lopen af", "niets te doen"):
        assert kopie.voer_uit("manage.py", "dagelijks").wait(GEDULD) == 0, kopie.uitvoer
        assert zin in kopie.uitvoer.splitlines()[-1]

    over_termijnen = [(f"{wie}{n}@doorstroom.example", "termijn") for wie in ("coach", "werkgever") for n in range(2)]
    over_mandaten = [(f"partner{n}@doorstroom.example", "mandaat") for n in range(2)]
    assert gezien == [[], [], sorted(over_termijnen + over_mandaten[:1])]
    assert vraag(server, MELDINGEN) == sorted(over_termijnen + over_mandaten)
    assert vraag(server, "SELECT pogingen FROM trajecten_dagronde WHERE geeindigd_op IS NOT NULL") == [(4,)]
    niet_gemeld = "laat_gemeld IS DISTINCT FROM uiterlijk AND uiterlijk < current_date"
    assert vraag(server, f"SELECT * FROM trajecten_termijn WHERE {niet_gemeld}") == []
    assert vraag(server, "SELECT count(*) > 0, count(*) = count(DISTINCT (soort, sleutel)) FROM trajecten_termijn") == [
        (True, True)
    ]
