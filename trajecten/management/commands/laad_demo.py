"""Fill an empty database with fictional people, companies and trajecten."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from trajecten.demo.gebruikers import DEMO, DOMEIN, WACHTWOORD
from trajecten.demo.laden import VROEGSTE_DAG, is_leeg, laad
from trajecten.demo.schalen import SCHALEN


def _datum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as error:
        raise CommandError(f"“{tekst}” is geen datum. Schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-01.") from error


class Command(BaseCommand):
    help = "Vul een lege databank met verzonnen mensen, bedrijven en trajecten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        aantallen = ", ".join(f"{schaal.naam}: {schaal.mensen} mensen" for schaal in SCHALEN.values())
        parser.add_argument("--schaal", choices=list(SCHALEN), default="klein", help=aantallen)
        parser.add_argument("--vandaag", type=_datum, default=None, help="de dag waarop alles staat, JJJJ-MM-DD")
        parser.add_argument("--zaad", type=int, default=1, help="hetzelfde zaad geeft dezelfde mensen")

    def handle(self, *args: Any, **opties: Any) -> None:
        vandaag = opties["vandaag"] or timezone.localdate()
        if not VROEGSTE_DAG <= vandaag <= timezone.localdate():
            raise CommandError(f"Kies een dag van {VROEGSTE_DAG:%d-%m-%Y} tot en met vandaag.")
        if not is_leeg():
            raise CommandError(
                "Deze databank bevat al gegevens. Demogegevens komen alleen in een lege databank; er is niets gewijzigd."
            )
        aantallen = laad(SCHALEN[opties["schaal"]], vandaag=vandaag, zaad=opties["zaad"])
        for naam, aantal in aantallen.items():
            self.stdout.write(f"{aantal:>9} {naam}")
        self.stdout.write(f"Aanmelden met het wachtwoord {WACHTWOORD}:")
        for naam in DEMO:
            self.stdout.write(f"  {naam}@{DOMEIN}")
