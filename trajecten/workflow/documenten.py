"""Papers come into a file, and go. The file on disk follows the row: both, or neither."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten.bestanden import herken, schone_naam
from trajecten.enums import Rol
from trajecten.models import Document, Lidmaatschap, Maatwerker, Traject
from trajecten.models.document import opslag


def document_toevoegen(
    maatwerker: Maatwerker,
    *,
    bestand: UploadedFile,
    traject: Traject | None,
    soort: str,
    bereik: str,
    lid: Lidmaatschap,
    nu: datetime,
) -> Document:
    """Keep one file with somebody's file, or with one traject. Raises ValidationError with one sentence when the file
    is not one we take, PermissionDenied for who may not; then nothing is kept."""
    if reden := rechten.waarom_geen_document(lid, maatwerker, vandaag=timezone.localdate(nu)):
        raise PermissionDenied(reden)
    if lid.rol == Rol.PARTNER and traject is None:
        raise ValidationError("Kies het traject waar dit document bij hoort.")
    naam = schone_naam(bestand.name or "")
    inhoud: Any = bestand
    document = Document(
        maatwerker=maatwerker,
        traject=traject,
        soort=soort,
        naam=naam,
        content_type=herken(inhoud, naam=naam, grootte=bestand.size or 0),
        bereik=bereik,
        lid=lid,
        toegevoegd_op=nu,
    )
    try:
        with transaction.atomic(durable=True):  # an outer transaction that fails later would leave the file behind
            document.bewaar(inhoud)
    except BaseException:
        opslag().delete(document.sleutel)
        raise
    return document


@transaction.atomic
def document_verwijderen(document: Document, *, lid: Lidmaatschap, nu: datetime, reden: str) -> None:
    """Remove the file of a document; the row stays, with who did it and why. Raises PermissionDenied."""
    vers = Document.objects.select_for_update(of=("self",)).select_related("lid").get(pk=document.pk)
    if weigering := rechten.waarom_niet_verwijderen(lid, vers):
        raise PermissionDenied(weigering)
    vers.verwijder(lid=lid, nu=nu, reden=reden)
    transaction.on_commit(lambda: opslag().delete(vers.sleutel))
