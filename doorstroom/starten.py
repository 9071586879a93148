"""`make run`: everything that Doorstroom needs on this machine, in one go, until Ctrl-C."""

import fcntl
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import django
from honcho.environ import parse_procfile
from honcho.manager import Manager

BASE_DIR = Path(__file__).resolve().parent.parent
WACHTWOORD = "doorstroom-demo"


def vergrendel() -> int:
    """Keep a lock for as long as this process lives; a second start in the same folder is refused."""
    (BASE_DIR / "var").mkdir(exist_ok=True)
    bestand = os.open(BASE_DIR / "var" / "draait", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit("Doorstroom draait al in deze map. Stop het daar met Ctrl-C, of gebruik een andere kopie.")
    return bestand


def vrije_poort() -> int:
    with socket.socket() as stopcontact:
        stopcontact.bind(("127.0.0.1", 0))
        poort: int = stopcontact.getsockname()[1]
        return poort


def controleer_poort(poort: int) -> None:
    with socket.socket() as stopcontact:
        stopcontact.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            stopcontact.bind(("127.0.0.1", poort))
        except OSError:
            sys.exit(f"Poort {poort} is bezet. Kies een andere: make run PORT=8001")


def bereid_voor() -> None:
    """Migrate, collect the static files, and load the demo data the first time. Starts the embedded database."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415, after the setup

    from trajecten.models import Gebruiker  # noqa: PLC0415, after the setup

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not Gebruiker.objects.exists():
        print("De eerste keer: de demogegevens worden geladen.", flush=True)
        call_command("laad_demo", schaal="klein")


def meld_wanneer_klaar(poort: int) -> None:
    """Print the address and the log-ins as soon as the web server answers."""
    adres = f"http://localhost:{poort}/"
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{adres}gezondheid/live/", timeout=2):  # noqa: S310, our own address
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    rollen = ", ".join(f"{naam}@doorstroom.example" for naam in ("vdab", "onderneming", "partner", "beleid", "beheer"))
    print(
        f"\nDoorstroom staat klaar op {adres}\nMeld je aan als {rollen}\nmet wachtwoord {WACHTWOORD}. Stop met Ctrl-C.\n",
        flush=True,
    )


def main() -> int:
    slot = vergrendel()
    poort = int(os.environ.get("PORT") or 8000)
    controleer_poort(poort)
    os.chdir(BASE_DIR)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")
    os.environ |= {"PORT": str(poort), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    if not os.environ.get("CELERY_BROKER_URL"):
        os.environ["CELERY_BROKER_URL"] = f"redis://127.0.0.1:{vrije_poort()}/0"
    bereid_voor()
    beheerder = Manager()
    for naam, opdracht in parse_procfile((BASE_DIR / "Procfile").read_text()).processes.items():
        beheerder.add_process(naam, opdracht, env=dict(os.environ))
    threading.Thread(target=meld_wanneer_klaar, args=[poort], daemon=True).start()
    beheerder.loop()  # the embedded database stops after this, with the last process that uses it
    os.close(slot)
    return 0 if beheerder.returncode in (None, 0, 130, -2, -15) else 1


if __name__ == "__main__":
    sys.exit(main())
