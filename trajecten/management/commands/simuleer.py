"""Live years of made-up history through the real workflow, and check what must always hold. See docs/simulatie.md."""

import gc
from argparse import ArgumentParser
from datetime import date
from time import monotonic, process_time
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand, CommandError

from trajecten.simulatie.databank import eigen_databank
from trajecten.simulatie.verloop import Jaar, simuleer
from trajecten.simulatie.wereld import Gebroken

BEGIN = date(2024, 1, 1)
VROEGST = date(2023, 7, 1)  # the jobs that people find here exist since then


def _datum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as error:
        raise CommandError(f"“{tekst}” is geen datum. Schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-01.") from error


class Command(BaseCommand):
    help = "Laat mensen, bedrijven, partners en VDAB jaren dag na dag handelen, en controleer wat altijd moet kloppen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--jaren", type=int, default=10)
        parser.add_argument("--mensen", type=int, default=2000, help="hoeveel mensen er tegelijk in dienst zijn")
        parser.add_argument("--zaad", type=int, default=1, help="hetzelfde zaad geeft dezelfde geschiedenis")
        parser.add_argument("--begin", type=_datum, default=BEGIN, help="de eerste dag, JJJJ-MM-DD")
        parser.add_argument("--bewaar", action="store_true", help="laat de databank staan, om ze te bekijken")

    def handle(self, *args: Any, **opties: Any) -> None:
        if opties["jaren"] < 1 or opties["mensen"] < 1 or opties["begin"] < VROEGST:
            raise CommandError(f"Kies minstens één jaar en één mens, en begin ten vroegste op {VROEGST:%d-%m-%Y}.")
        naam = f"doorstroom_simulatie_{opties['zaad']}"
        keuze = {sleutel: opties[sleutel] for sleutel in ("begin", "mensen", "zaad")}
        keuze["einde"] = opties["begin"] + relativedelta(years=opties["jaren"])
        gc.freeze()  # what was loaded stays: no need to go through it again and again
        self._begon = monotonic()
        with eigen_databank(naam, bewaar=opties["bewaar"]):
            try:
                hash_ = simuleer(**keuze, vertel=self._vertel)
            except Gebroken as error:
                raise CommandError(f"Gebroken op {error}") from error
        if opties["bewaar"]:
            self.stdout.write(f"De databank {naam} blijft staan.")
        self.stdout.write(f"Alles klopt. Vingerafdruk {hash_}")

    def _vertel(self, jaar: Jaar) -> None:
        self.stdout.write(
            f"jaar {jaar.jaar}: {jaar.dagen} dagen, {jaar.stappen} stappen, {jaar.geweigerd} geweigerd, "
            f"{jaar.mensen} mensen in dienst, {jaar.termijnen} open termijnen, "
            f"{monotonic() - self._begon:.0f} s (waarvan {process_time():.0f} s rekentijd hier)"
        )
        self.stdout.flush()
