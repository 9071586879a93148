"""A fresh copy of this project in a folder of its own, run with real processes and an almost empty environment."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psutil
from django.conf import settings

NIET_MEE = shutil.ignore_patterns(".*", "var")
BROWSER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # our own address, whatever proxy is set
GEDULD = 90  # seconds, for a machine that is very busy; nothing waits longer than it must


def wacht_tot(voorwaarde, *, voortgang=lambda: None, geduld=GEDULD):
    """Ask until it is so, for as long as there is progress: `voortgang` gives something that changes with it."""
    stand, tot = voortgang(), time.monotonic() + geduld
    while not voorwaarde():
        if (nieuw := voortgang()) != stand:
            stand, tot = nieuw, time.monotonic() + geduld
        assert time.monotonic() < tot, f"{geduld} seconden zonder vooruitgang: {stand}"
        time.sleep(0.1)


@dataclass
class Begin:
    """What was seen of a first start."""

    gezegd: list[str]
    adres: str
    pagina: str
    code: int
    slot: str  # all that it said, until it had stopped


class Kopie:
    """Not in pytest's own folder: that one closes itself to other users, and this one must be open to them."""

    def __init__(self, naam="doorstroom", *, als=None):
        self.map = Path(tempfile.mkdtemp(prefix="proef-"))
        self.pad = self.map / naam
        self.thuis = self.map / "thuis"
        self.thuis.mkdir()
        shutil.copytree(settings.BASE_DIR, self.pad, ignore=NIET_MEE)
        self.als = []
        if als:
            # Somebody else, who may only read more than others: the Python of the tests can lie in a closed home folder.
            lezen = "+dac_read_search"
            rechten = ["--clear-groups", f"--inh-caps={lezen}", f"--ambient-caps={lezen}"]
            gebruiker = pwd.getpwnam(als)
            self.als = ["setpriv", f"--reuid={gebruiker.pw_uid}", f"--regid={gebruiker.pw_gid}", *rechten]
            for pad in (self.map, *self.map.rglob("*")):
                os.chown(pad, gebruiker.pw_uid, gebruiker.pw_gid)
        with socket.socket() as stopcontact:
            stopcontact.bind(("127.0.0.1", 0))
            self.poort = stopcontact.getsockname()[1]
        self.adres = f"http://localhost:{self.poort}"

    def voer_uit(self, *opdracht, **omgeving):
        """Start Python in the copy, as a terminal would: in a group of its own. What it says is in `uitvoer`."""
        with open(self.map / "uitvoer", "a") as uitvoer:
            return subprocess.Popen(
                [*self.als, sys.executable, *opdracht],
                cwd=self.pad,
                env={"PATH": os.environ["PATH"], "HOME": str(self.thuis), "PORT": str(self.poort), **omgeving},
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def start(self, **omgeving):
        return self.voer_uit("-m", "doorstroom.starten", **omgeving)

    def draait(self):
        """Start, and return when every part answers."""
        proces = self.start()
        wacht_tot(lambda: proces.poll() is not None or (self.bereikt("/gezondheid/live/") and self._achtergrondwerk()))
        assert proces.poll() is None, self.uitvoer
        return proces

    def begin(self):
        """Start for the first time, log in, and stop as Ctrl-C in a terminal does."""
        proces = self.draait()
        wacht_tot(lambda: "Doorstroom staat klaar" in self.uitvoer)
        gezegd = self.uitvoer.splitlines()
        adres, pagina = self.meld_aan("vdab@doorstroom.example")
        wacht_tot(lambda: self.bereikt("/gezondheid/"))
        os.killpg(proces.pid, signal.SIGINT)
        return Begin(gezegd, adres, pagina, proces.wait(GEDULD), self.uitvoer)

    def meld_aan(self, wie):
        """Where who logs in arrives, and what stands there."""
        browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
        with browser.open(f"{self.adres}/account/login/") as pagina:
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', pagina.read().decode())[1]
        gegevens = {"login": wie, "password": "doorstroom-demo", "csrfmiddlewaretoken": token}
        with browser.open(f"{self.adres}/account/login/", urllib.parse.urlencode(gegevens).encode()) as pagina:
            return pagina.url, pagina.read().decode()

    def bereikt(self, pad):
        """Whether this page answers well."""
        with contextlib.suppress(OSError), BROWSER.open(self.adres + pad, timeout=5):
            return True
        return False

    def _achtergrondwerk(self):
        return self.processen("celery", "worker") and self.processen("celery", "beat")

    @property
    def uitvoer(self):
        return (self.map / "uitvoer").read_text()

    def processen(self, *woorden):
        """What runs in or from this copy; with words, those with all of them on their command line."""
        gevonden = []
        for proces in psutil.process_iter():
            try:
                opdracht = " ".join(proces.cmdline())
                if proces.status() != psutil.STATUS_ZOMBIE and str(self.pad) in f"{proces.cwd()} {opdracht}":
                    gevonden += [proces] if all(woord in opdracht for woord in woorden) else []
            except psutil.Error:  # it ended, or belongs to someone else
                continue
        return gevonden

    def laat_niets_achter(self):
        """Whether all has gone; the kernel may need a moment for the last ones."""
        wacht_tot(lambda: not self.processen(), geduld=5)
        return True

    def ruim_op(self):
        """Remove the copy, and stop what a failed test left running in it."""
        for proces in self.processen():
            proces.kill()
        shutil.rmtree(self.map)
