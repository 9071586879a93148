"""How long each report takes, as a ratio to hand-written SQL for the same figures in the same run. See docs/meten.md."""

from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from trajecten.enums import Rol
from trajecten.management.commands.meet_schermen import demo_lid
from trajecten.rapporten.cijferbron import Cijferbron, cijferbron
from trajecten.rapporten.rapport import Rapport, maak_rapport
from trajecten.rapporten.soorten import SOORTEN, Rapportsoort
from trajecten.rapporten.vraag import Vraag

MET_DE_HAND = Path(__file__).resolve().parent.parent / "sql"
HOOGSTENS = 1.5
KEER = 5


class Command(BaseCommand):
    help = (
        "Toon hoe lang elk rapport duurt, als verhouding tot SQL met de hand voor dezelfde cijfers. Zie docs/meten.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--keer", type=int, default=KEER, help="hoe vaak elk gemeten wordt; de mediaan telt")

    def handle(self, *args: Any, **opties: Any) -> None:
        bron, dag = cijferbron(demo_lid(Rol.BELEID)), timezone.localdate()
        vraag, te_traag = Vraag(dag, dag), []
        self.stdout.write(f"{'rapport':<16}{'verhouding':>12}")
        for soort in SOORTEN.values():
            verhouding = meet(soort, vraag, bron, opties["keer"])
            self.stdout.write(f"{soort.naam:<16}{verhouding:>12.2f}{'  TE TRAAG' if verhouding > HOOGSTENS else ''}")
            if verhouding > HOOGSTENS:
                te_traag.append(soort.naam)
        if te_traag:
            raise CommandError(f"Langer dan {HOOGSTENS} keer de SQL met de hand: {', '.join(te_traag)}.")


def meet(soort: Rapportsoort, vraag: Vraag, bron: Cijferbron, keer: int) -> float:
    """The time of a report as a part of that of the SQL, each the median, in turns. Raises CommandError when they do not
    give the same figures."""
    sql = (MET_DE_HAND / f"{soort.naam}.sql").read_text()
    dagen = {"dag": vraag.peildatum, "moment": vraag.dagen["moment"]}
    tijden: tuple[list[float], list[float]] = ([], [])
    for _ in range(keer + 1):
        begin = perf_counter()
        rapport = maak_rapport(soort, vraag, bron=bron, oproepen=[])
        tussen = perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(sql, dagen)
            rijen = cursor.fetchall()
        tijden[0].append(tussen - begin)
        tijden[1].append(perf_counter() - tussen)
        if cijfers(rapport) != gevuld({naam: _rond(rest) for naam, *rest in rijen}):
            raise CommandError(f"{soort.naam}: de SQL met de hand geeft andere cijfers.")
    return median(tijden[0][1:]) / median(tijden[1][1:])  # the first time fills the caches


def cijfers(rapport: Rapport) -> dict[str | None, list[float]]:
    """What is counted or reckoned, per province by its key, and under None in all; in the order of the columns."""
    gevonden: dict[str | None, list[float]] = {}
    for tabel in rapport.tabellen:
        namen = [een.naam for een in tabel.indicatoren if een.deel is None]
        for rij in tabel.rijen:
            gevonden.setdefault(rij.sleutel[0][0], []).extend(_rond(rij[naam] for naam in namen))
        gevonden.setdefault(None, []).extend(_rond(tabel.totaal[naam] for naam in namen))
    return gevuld(gevonden)


def gevuld(rijen: dict[str | None, list[float]]) -> dict[str | None, list[float]]:
    """The rows with a figure."""
    return {naam: rij for naam, rij in rijen.items() if any(rij)}


def _rond(rij: Any) -> list[float]:
    return [round(float(waarde or 0), 6) for waarde in rij]
