"""Compare the documents in the database with the files on disk, both ways, and the content with its fingerprint."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from trajecten.models import Document
from trajecten.models.document import opslag, vingerafdruk
from trajecten.models.export import MAP


def op_schijf(map_: str = "") -> Iterator[str]:
    """The key of every file in the storage, but those of lists that somebody will fetch."""
    if map_ and not opslag().exists(map_):
        return
    mappen, bestanden = opslag().listdir(map_)
    for bestand in bestanden:
        yield f"{map_}{bestand}"
    for deel in (deel for deel in mappen if f"{map_}{deel}" != MAP):
        yield from op_schijf(f"{map_}{deel}/")


def wat_er_mis_is() -> Iterator[str]:
    """A sentence for each file that is gone, changed, or known to no row."""
    gevonden = set(op_schijf())  # first: a file that comes in meanwhile has its row by the time we read the rows
    for document in Document.objects.aanwezig().order_by("pk").iterator():
        if document.sleutel not in gevonden and not opslag().exists(document.sleutel):
            yield f"Document {document.uuid}: het bestand ontbreekt."
            continue
        with opslag().open(document.sleutel) as bestand:
            if vingerafdruk(bestand.chunks()) != document.sha256:
                yield f"Document {document.uuid}: het bestand is veranderd."
    bekend = set(Document.objects.aanwezig().order_by("pk").values_list("sleutel", flat=True))
    for sleutel in sorted(gevonden - bekend):
        yield f"Bestand {sleutel}: er hoort geen document bij."


class Command(BaseCommand):
    help = "Kijkt of elk document zijn bestand heeft, onveranderd, en elk bestand zijn document."

    def handle(self, *args: Any, **opties: Any) -> None:
        fouten = list(wat_er_mis_is())
        for fout in fouten:
            self.stdout.write(fout)
        if fouten:
            raise CommandError(f"{len(fouten)} bestanden kloppen niet.")
        self.stdout.write("Alle documenten kloppen.")
