"""The rows of a spreadsheet or a text file as people keep them: XLSX, or CSV in any usual dialect. Nothing is trusted."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from trajecten.bestanden import MB, OLE, ZIP, soort_van

HOOGSTENS = 10 * MB
UITGEPAKT_HOOGSTENS = 60 * MB
RIJEN_BEKEKEN = 20_000  # a sheet can claim a million rows that are empty
KOLOMMEN_BEKEKEN = 60
TEKENS_PER_CEL = 300
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
SCHEIDINGSTEKENS = ";,\t"
GEEN_TEKST = frozenset(range(32)) - frozenset(b"\t\n\r\f\v")
ANDER_SOORT = "Dit is geen Excel-bestand (xlsx) en geen CSV-bestand. Bewaar je lijst als een van die twee."
ONLEESBAAR = "We kunnen dit bestand niet lezen. Open het in Excel en bewaar het opnieuw als xlsx."

Rij = tuple[int, list[str]]


def lees_rekenblad(bestand: BinaryIO, *, grootte: int) -> Iterator[Rij]:
    """The rows that are not empty, each with its number in the file (from 1) and its cells as text.

    Judged by what is in it, not by its name. Raises ValidationError with one sentence for what is no list.
    """
    if grootte == 0:
        raise ValidationError("Het bestand is leeg.")
    if grootte > HOOGSTENS:
        raise ValidationError(f"Het bestand is te groot: hoogstens {HOOGSTENS // MB} MB.")
    begin = bestand.read(4)
    bestand.seek(0)
    rijen = _xlsx(bestand, grootte) if begin.startswith((ZIP, OLE[:4])) else _csv(bestand.read())
    for nummer, cellen in islice(enumerate(rijen, start=1), RIJEN_BEKEKEN):
        schoon = [" ".join(cel.split())[:TEKENS_PER_CEL] for cel in islice(cellen, KOLOMMEN_BEKEKEN)]
        if any(schoon):
            yield nummer, schoon


def _xlsx(bestand: BinaryIO, grootte: int) -> Iterator[Iterable[str]]:
    """The first sheet; formulas by the value that was saved with them."""
    if soort_van(bestand, grootte=grootte) != XLSX:
        raise ValidationError(ANDER_SOORT)
    with zipfile.ZipFile(bestand) as archief:
        if sum(deel.file_size for deel in archief.infolist()) > UITGEPAKT_HOOGSTENS:
            raise ValidationError("Dit bestand wordt uitgepakt veel te groot. Bewaar alleen de lijst zelf.")
    bestand.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what we do not read: styles, validation, images
            werkboek = load_workbook(bestand, read_only=True, data_only=True, keep_links=False)
            rijen: Any = werkboek.worksheets[0].iter_rows(
                max_row=RIJEN_BEKEKEN, max_col=KOLOMMEN_BEKEKEN, values_only=True
            )
            for rij in rijen:
                yield [_als_tekst(waarde) for waarde in rij]
            werkboek.close()
    except Exception as fout:  # openpyxl checks little of what it reads, and fails in as many ways
        raise ValidationError(ONLEESBAAR) from fout


def _als_tekst(waarde: Any) -> str:
    """A cell of Excel as somebody would type it."""
    match waarde:
        case None:
            return ""
        case datetime() | date():
            return f"{waarde:%d-%m-%Y}" if waarde.year >= 1000 else str(waarde)
        case float() if waarde.is_integer():
            return str(int(waarde))
    return str(waarde)


def _csv(inhoud: bytes) -> Iterator[Iterable[str]]:
    """UTF-8 with or without a BOM, UTF-16 with one, otherwise Windows-1252; the separator is the commonest of line 1."""
    if inhoud.startswith(UTF16):
        tekst = inhoud.decode("utf-16", errors="replace")
    elif GEEN_TEKST & set(inhoud) or inhoud.startswith((b"%PDF", b"<", b"{")):
        raise ValidationError(ANDER_SOORT)
    else:
        try:
            tekst = inhoud.decode("utf-8-sig")
        except UnicodeDecodeError:
            tekst = inhoud.decode("cp1252", errors="replace")
    eerste = next((regel for regel in tekst.splitlines() if regel.strip()), "")
    scheiding = max(SCHEIDINGSTEKENS, key=eerste.count)
    try:
        yield from csv.reader(io.StringIO(tekst.replace("\0", ""), newline=""), delimiter=scheiding)
    except csv.Error as fout:
        raise ValidationError(ONLEESBAAR) from fout
