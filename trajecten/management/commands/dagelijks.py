"""The daily run, by hand or from a timer."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from trajecten import workflow


def _datum(tekst: str) -> date:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError as error:
        raise CommandError(f"“{tekst}” is geen datum. Schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-01.") from error
    if dag > timezone.localdate():
        raise CommandError(f"{dag:%d-%m-%Y} ligt in de toekomst.")
    return dag


class Command(BaseCommand):
    help = "Doe de dagelijkse ronde: termijnen nakijken en melden wat dringend of te laat is. Gemiste dagen eerst."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--datum", type=_datum, default=None, help="tot en met welke dag, JJJJ-MM-DD; anders vandaag"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        gedaan = workflow.dagelijks(klok=timezone.now, tot=opties["datum"])
        for ronde in gedaan:
            self.stdout.write(
                f"{ronde.dag:%d-%m-%Y}: {ronde.termijnen} termijnen gewijzigd, {ronde.gemeld} gemeld aan"
                f" {ronde.ingelicht} mensen, {ronde.mandaten} mandaten lopen af,"
                f" {ronde.opgeruimd} oude meldingen en sessies weg."
            )
        if not gedaan:
            self.stdout.write("Er was niets te doen: de ronde is al gedaan.")
