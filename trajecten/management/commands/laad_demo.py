"""Load fictional data into an empty database."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from trajecten.demo.laden import SCHALEN, Demo
from trajecten.models import Gebruiker, Maatwerker, Onderneming


class Command(BaseCommand):
    help = "Laadt fictieve gegevens in een lege databank."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--schaal", choices=SCHALEN, default="klein")
        parser.add_argument("--vandaag", type=date.fromisoformat, help="de dag waarrond de lopende zaken liggen")
        parser.add_argument("--zaad", type=int, default=2019)

    def handle(self, *args: Any, **opties: Any) -> None:
        for model in (Gebruiker, Onderneming, Maatwerker):
            if model.objects.exists():
                raise CommandError("Deze databank bevat al gegevens. De demo laadt alleen in een lege databank.")
        vandaag = opties.get("vandaag") or timezone.localdate()
        Demo(schaal=opties["schaal"], vandaag=vandaag, zaad=opties["zaad"]).laad()
        self.stdout.write(f"{Maatwerker.objects.count()} mensen geladen.")
