"""A Celery worker as in production, that kills itself (SIGKILL) at one point of its work, for the tests.

`python -m tests.doorstroom.werker WACHTRIJ KLAAR [PUNT]`; the file KLAAR is there once it takes work.
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import django
from celery.signals import worker_ready

from doorstroom.celery import app

django.setup()

from trajecten.models import export, melding, taak  # noqa: E402, after the setup
from trajecten.workflow import berichten  # noqa: E402, after the setup


def sterf():
    os.kill(os.getpid(), signal.SIGKILL)


def voor(functie):
    def gewikkeld(*args, **opties):
        sterf()
        return functie(*args, **opties)

    return gewikkeld


def na(functie):
    def gewikkeld(*args, **opties):
        functie(*args, **opties)
        sterf()

    return gewikkeld


PUNTEN = {
    "voor_het_nemen": (melding.MeldingQuerySet, "neem", voor),
    "na_het_nemen": (melding.MeldingQuerySet, "neem", na),
    "na_het_antwoord": (berichten, "geef_af", na),
    "na_het_schrijven": (melding.Melding, "verzonden", na),
}
TAAKPUNTEN = {
    "na_een_teken": (taak.Taak, "vorder", na),
    "na_het_bestand": (export.Export, "save", na),  # which is there, and no row says so
}


def main():
    wachtrij, klaar, *punt = sys.argv[1:]
    melding.LEASE = taak.LEASE = timedelta(seconds=1)  # the tests do not wait for minutes
    if punt:
        waar, naam, wanneer = (PUNTEN | TAAKPUNTEN)[punt[0]]
        # A manager copies the methods of its queryset
        for doel in [waar] if naam != "neem" else [waar, type(melding.Melding.objects)]:
            setattr(doel, naam, wanneer(getattr(doel, naam)))
    worker_ready.connect(lambda **_: Path(klaar).touch(), weak=False)
    opties = ["--pool", "solo", "--loglevel", "warning", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    app.worker_main(["--quiet", "worker", "--queues", wachtrij, *opties])


if __name__ == "__main__":
    main()
