"""`make run`: everything that Doorstroom needs on this machine, in one go, until Ctrl-C."""

import fcntl
import http.client
import io
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import django

from doorstroom.embedded.server import DatabankFout

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
WACHTWOORD = "doorstroom-demo"
GEDULD = 10  # seconds a process gets to stop by itself

SIGNALEN = [signal.SIGINT, signal.SIGTERM]
if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup
    SIGNALEN.append(signal.SIGHUP)

WACHT = """
read -r _
for groep; do kill -TERM -$groep; done
for groep; do
    pogingen=0
    while kill -0 -$groep && [ $pogingen -lt 100 ]; do pogingen=$((pogingen + 1)); sleep 0.1; done
    kill -KILL -$groep
done
"""

Lijnen = dict[str, subprocess.Popen[bytes]]


def vergrendel() -> int:
    """Hold a lock while this start or a process of it lives; a second start in the same folder is refused."""
    try:
        VAR.mkdir(exist_ok=True)
        slot = os.open(VAR / "draait", os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        sys.exit(
            f"De map {VAR} is van een andere gebruiker. Start Doorstroom als die gebruiker, of in een eigen kopie."
        )
    tot = time.monotonic() + 2 * GEDULD
    while True:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if _leeft(int(os.pread(slot, 20, 0) or 0)):
                sys.exit("Doorstroom draait al in deze map. Stop het daar met Ctrl-C, of gebruik een andere kopie.")
            if time.monotonic() > tot:
                sys.exit("Er lopen nog processen van een vorige start in deze map. Stop die eerst.")
            time.sleep(0.1)  # the former start was killed, and what it started is stopping
        else:
            os.ftruncate(slot, 0)
            os.pwrite(slot, str(os.getpid()).encode(), 0)
            return slot


def _leeft(proces: int) -> bool:
    try:
        os.kill(proces, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return proces > 0


def lees_poort() -> int:
    """The port of the environment, when it can be used."""
    tekst = os.environ.get("PORT") or "8000"
    if not tekst.isdecimal() or not 0 < int(tekst) < 65536:
        sys.exit(f"PORT={tekst} is geen poort. Kies een getal van 1024 tot 65535: make run PORT=8001")
    with socket.socket() as stopcontact:
        stopcontact.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            stopcontact.bind(("127.0.0.1", int(tekst)))
        except PermissionError:
            sys.exit(f"Poort {tekst} mag alleen root gebruiken. Kies een andere: make run PORT=8001")
        except OSError:
            sys.exit(f"Poort {tekst} is bezet. Kies een andere: make run PORT=8001")
    return int(tekst)


def vrije_poort() -> int:
    with socket.socket() as stopcontact:
        stopcontact.bind(("127.0.0.1", 0))
        poort: int = stopcontact.getsockname()[1]
        return poort


def bereid_voor() -> None:
    """Migrate, collect the static files, and load the demo data the first time. Starts the embedded database."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415, after the setup

    from trajecten.models import Gebruiker  # noqa: PLC0415, after the setup

    call_command("migrate", verbosity=0, interactive=False)
    verzamel_statische_bestanden()
    if not Gebruiker.objects.exists():
        print("De eerste keer: de demogegevens worden geladen.", flush=True)
        call_command("laad_demo", schaal="klein", stdout=io.StringIO())
    call_command("dagelijks", stdout=io.StringIO())


def verzamel_statische_bestanden() -> None:
    """Collect and compress the static files, unless they are still those of the last time."""
    from django.conf import settings  # noqa: PLC0415, after the setup
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415, after the setup
    from django.core.management import call_command  # noqa: PLC0415, after the setup

    bestanden = [Path(opslag.path(naam)) for zoeker in get_finders() for naam, opslag in zoeker.list([])]
    afdruk = "".join(f"{pad} {pad.stat().st_mtime_ns} {pad.stat().st_size}\n" for pad in bestanden)
    verzameld = VAR / "static.verzameld"
    if not (verzameld.exists() and settings.STATIC_ROOT.exists() and verzameld.read_text() == afdruk):
        call_command("collectstatic", verbosity=0, interactive=False)
        verzameld.write_text(afdruk)


def start(lijnen: Lijnen, *, slot: int) -> None:
    """Start the lines of the Procfile, and a guard that stops them when this process was killed and cannot."""
    eigen_makelaar = not os.environ.get("CELERY_BROKER_URL")
    if eigen_makelaar:
        os.environ["CELERY_BROKER_URL"] = f"redis://127.0.0.1:{vrije_poort()}/0"
    for regel in (BASE_DIR / "Procfile").read_text().splitlines():
        naam, opdracht = regel.split(": ", 1)
        if naam != "makelaar" or eigen_makelaar:
            lijnen[naam] = subprocess.Popen(  # noqa: S602, our own file
                f"exec {opdracht}", shell=True, stdin=subprocess.DEVNULL, start_new_session=True, pass_fds=[slot]
            )
    groepen = [str(lijn.pid) for lijn in lijnen.values()]
    lijnen["wacht"] = subprocess.Popen(  # noqa: S603, our own text
        ["/bin/sh", "-c", WACHT, "wacht", *groepen],
        stdin=subprocess.PIPE,  # it reads until this process ends, in whatever way
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def bewaak(lijnen: Lijnen, *, poort: int) -> NoReturn:
    """Say when the web server answers; leave when a line stops, which it never should."""
    gemeld = False
    while True:
        for naam, lijn in lijnen.items():
            if lijn.poll() is not None:
                hoe = f"signaal {-lijn.returncode}" if lijn.returncode < 0 else f"foutcode {lijn.returncode}"
                sys.exit(f"Het onderdeel “{naam}” is onverwacht gestopt ({hoe}), en daarmee heel Doorstroom.")
        if not gemeld and _antwoordt(poort):
            gemeld = True
            print(KLAAR.format(poort=poort, wachtwoord=WACHTWOORD), flush=True)
        time.sleep(0.1)


KLAAR = """
Doorstroom staat klaar op http://localhost:{poort}/
Meld je aan als vdab, onderneming, partner, beleid of beheer@doorstroom.example
met wachtwoord {wachtwoord}. Stop met Ctrl-C.
"""


def _antwoordt(poort: int) -> bool:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=2)  # urllib would go through a proxy
    try:
        verbinding.request("GET", "/gezondheid/live/")
        return verbinding.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        verbinding.close()


def stop(lijnen: Lijnen) -> None:
    """Stop every line with all its children: the broker last, as the others still talk to it."""
    for beurt in ([naam for naam in lijnen if naam != "makelaar"], ["makelaar"]):
        groepen = [lijnen[naam] for naam in beurt if naam in lijnen]
        for groep in groepen:
            _signaal(groep, signal.SIGTERM)
        tot = time.monotonic() + GEDULD
        while any(_signaal(groep, 0) for groep in groepen) and time.monotonic() < tot:
            time.sleep(0.05)
        for groep in groepen:
            _signaal(groep, signal.SIGKILL)
            groep.wait()


def _signaal(groep: subprocess.Popen[bytes], nummer: int) -> bool:
    """Send a signal to a line and its children. Whether there still was one."""
    groep.poll()  # a process that nobody asked after stays in its group
    try:
        os.killpg(groep.pid, nummer)
    except (ProcessLookupError, PermissionError):  # macOS: a group of processes that ended gives no permission
        return False
    return True


def _stop_gevraagd(nummer: int, _: FrameType | None) -> NoReturn:
    sys.exit(0)


def main() -> NoReturn:
    for gevraagd in SIGNALEN:
        signal.signal(gevraagd, _stop_gevraagd)
    if os.environ.get("ALLOWED_HOSTS"):
        sys.exit("ALLOWED_HOSTS is ingevuld: dit is productie, en daar start “make run” niet. De README zegt hoe wel.")
    slot = vergrendel()
    poort = lees_poort()
    print("Doorstroom start…", flush=True)
    os.chdir(BASE_DIR)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")
    os.environ.setdefault("PYTHONWARNINGS", "ignore:You're running the worker")  # as root: this is no production
    os.environ |= {"PORT": str(poort), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    try:
        bereid_voor()
    except DatabankFout as fout:
        sys.exit(str(fout))
    lijnen: Lijnen = {}
    try:
        start(lijnen, slot=slot)
        bewaak(lijnen, poort=poort)
    finally:
        for gevraagd in SIGNALEN:
            signal.signal(gevraagd, signal.SIG_IGN)
        with suppress(OSError):  # the terminal may be gone
            print("Doorstroom stopt…", flush=True)
        stop(lijnen)  # the embedded database stops after this, with the last process that uses it


if __name__ == "__main__":
    main()
