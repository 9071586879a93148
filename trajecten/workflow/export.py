"""A list as a file: asked for, made by the worker, and thrown away by its lid or after some days.

The file stands under a name that its row knows from the beginning, so a worker that dies half way leaves nothing that
nobody knows of: the next one writes over it, and who throws the row away removes it too.
"""

import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import BinaryIO

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from trajecten.enums import TaakSoort, TaakStatus
from trajecten.models import Export, Lidmaatschap, Taak
from trajecten.models.document import opslag
from trajecten.models.export import rechten_van
from trajecten.models.taak import Gestopt
from trajecten.workflow.taken import Klok, stop_taak, vraag_taak

BEWAARTIJD = timedelta(days=7)
LID_WEG = "Je werkt niet meer in deze rol, en daarom is er niets gemaakt."
# Writes the list that was asked for, as this lid sees it on this day; tells now and then how many rows of how many it
# has. Raises PermissionDenied or ValidationError, with a sentence, when that cannot be.
Schrijver = Callable[[Export, BinaryIO, Lidmaatschap, date, Callable[[int, int], None]], None]


@transaction.atomic
def export_vragen(lijst: str, *, vraag: str, naam: str, lid: Lidmaatschap, nu: datetime) -> Export:
    """Ask for a list, or for figures, as a file. Who asks the same while it is being made, gets that one."""
    eigen = Export.objects.filter(
        lid=lid, lijst=lijst, naam=naam, taak__status__in=[TaakStatus.WACHTEND, TaakStatus.BEZIG]
    )
    for export in eigen.order_by("pk"):
        if export.vraag == vraag:
            return export
    nieuw = Export(lid=lid, lijst=lijst, naam=naam, rechten=rechten_van(lid), tot=timezone.localdate(nu) + BEWAARTIJD)
    nieuw.vraag = vraag
    nieuw.taak = vraag_taak(TaakSoort.EXPORT, lid=lid, nu=nu)
    nieuw.save()
    return nieuw


def export_maken(taak: Taak, *, schrijf: Schrijver, klok: Klok) -> str:
    """The work: every row that the lid sees now, in a file of its own. May be done again from its beginning."""
    export = Export.objects.filter(taak=taak).first()
    if export is None:
        raise Gestopt  # thrown away just now
    vandaag = timezone.localdate(klok())
    leden = Lidmaatschap.objects.actief(vandaag).met_inzagen(vandaag).select_related("organisatie", "gebruiker")
    lid = leden.filter(pk=export.lid_id).first()
    with tempfile.TemporaryFile() as bestand:
        try:
            if lid is None:
                raise PermissionDenied(LID_WEG)
            schrijf(export, bestand, lid, vandaag, lambda gedaan, totaal: taak.vorder(gedaan, totaal=totaal, nu=klok()))
        except (PermissionDenied, ValidationError) as fout:
            zin = " ".join(fout.messages) if isinstance(fout, ValidationError) else str(fout)
            taak.eindig(TaakStatus.MISLUKT, nu=klok(), fout=zin)
            return ""
        bestand.seek(0)
        with transaction.atomic():
            taak.vergrendel()
            opslag().delete(export.sleutel)  # what a worker that died left half written
            opslag().save(export.sleutel, File(bestand))
            # A file from elsewhere is open for the day of its reason only, and so is what was made of it.
            export.tot = vandaag if lid.ingezien_op(vandaag) else vandaag + BEWAARTIJD
            export.rechten = rechten_van(lid)
            export.save(update_fields=["tot", "rechten"])
            taak.eindig(TaakStatus.KLAAR, nu=klok(), resultaat="Het bestand is klaar.")
    return ""


@transaction.atomic
def export_weggooien(export: Export, *, nu: datetime) -> None:
    """Throw a file away, also while it is being made."""
    stop_taak(export.taak, nu=nu, wacht=True)
    export.verwijder()


def ruim_exporten_op(nu: datetime) -> None:
    """Throw away what is past its last day."""
    for export in Export.objects.filter(tot__lt=timezone.localdate(nu)).select_related("taak").order_by("pk"):
        export_weggooien(export, nu=nu)
