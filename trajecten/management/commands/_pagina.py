"""A page of the docs that follows from the code: print it, write it, or check that it is current."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class PaginaCommand(BaseCommand):
    bestand: str

    def pagina(self) -> str:
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="faalt als de pagina in docs/ verouderd is")
        parser.add_argument("--schrijf", action="store_true", help="schrijft de pagina in docs/")

    def handle(self, *args: Any, **opties: Any) -> None:
        pad = Path(settings.BASE_DIR) / "docs" / self.bestand
        if opties["check"] and (not pad.exists() or pad.read_text() != self.pagina()):
            raise CommandError(f"docs/{self.bestand} is verouderd: schrijf de pagina opnieuw met --schrijf.")
        if opties["schrijf"]:
            pad.parent.mkdir(exist_ok=True)
            pad.write_text(self.pagina())
        elif not opties["check"]:
            self.stdout.write(self.pagina())
