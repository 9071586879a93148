"""A list as a file: the same columns and rows as on the screen, all pages of it.

Both formats read the rows in portions, so that memory does not grow with the list.
"""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

PER_KEER = 2_000
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # without it Excel takes UTF-8 for another alphabet

Waarde = str | int | date | None
Rijen = Iterable[Sequence[Waarde]]
Koppen = Sequence[tuple[str, int]]  # each with the width of its column


class Regel:
    """A file that a csv.writer writes to and that hands each line straight on."""

    def write(self, tekst: str) -> str:
        return tekst


def als_csv(naam: str, koppen: Koppen, rijen: Rijen) -> HttpResponseBase:
    """UTF-8 with a BOM and semicolons, as Excel in Dutch expects; dates as JJJJ-MM-DD."""
    antwoord = StreamingHttpResponse(_csv_regels(koppen, rijen), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord


def schrijf_csv(bestand: BinaryIO, koppen: Koppen, rijen: Rijen) -> None:
    """As `als_csv`, in a file."""
    bestand.writelines(regel.encode() for regel in _csv_regels(koppen, rijen))


def _csv_regels(koppen: Koppen, rijen: Rijen) -> Iterator[str]:
    schrijver = csv.writer(Regel(), delimiter=";", lineterminator="\r\n")
    yield BOM + str(schrijver.writerow([kop for kop, _ in koppen]))
    for rij in rijen:
        yield str(schrijver.writerow([veilig(waarde) for waarde in rij]))


def veilig(waarde: Waarde) -> Waarde:
    """A text that a spreadsheet would run as a formula, made harmless; anything else as it is."""
    return f"'{waarde}" if isinstance(waarde, str) and waarde.startswith(FORMULETEKENS) else waarde


def als_xlsx(naam: str, koppen: Koppen, rijen: Rijen) -> HttpResponseBase:
    """Made whole before it is sent: a workbook has its contents at its end."""
    bestand = tempfile.TemporaryFile()  # noqa: SIM115, the response closes it
    schrijf_xlsx(bestand, koppen, rijen)
    bestand.seek(0)
    return FileResponse(bestand, as_attachment=True, filename=f"{naam}.xlsx")


def schrijf_xlsx(bestand: BinaryIO, koppen: Koppen, rijen: Rijen) -> None:
    """Texts as texts, never as formulas; dates as dates and numbers as numbers; the heading stays in sight."""
    with xlsxwriter.Workbook(bestand, {"constant_memory": True}) as werkboek:
        blad = werkboek.add_worksheet("Lijst")
        vet, dag = werkboek.add_format({"bold": True}), werkboek.add_format({"num_format": "dd-mm-yyyy"})
        blad.freeze_panes(1, 0)
        for kolom, (kop, breedte) in enumerate(koppen):
            blad.set_column(kolom, kolom, breedte)
            blad.write_string(0, kolom, kop, vet)
        for nummer, rij in enumerate(rijen, start=1):
            for kolom, waarde in enumerate(rij):
                match waarde:
                    case date():
                        blad.write_datetime(nummer, kolom, waarde, dag)
                    case int():
                        blad.write_number(nummer, kolom, waarde)
                    case str() if waarde:
                        blad.write_string(nummer, kolom, waarde)


FORMATEN: Mapping[str, Callable[[str, Koppen, Any], HttpResponseBase]] = {"csv": als_csv, "xlsx": als_xlsx}
SCHRIJVERS: Mapping[str, Callable[[BinaryIO, Koppen, Any], None]] = {"csv": schrijf_csv, "xlsx": schrijf_xlsx}
