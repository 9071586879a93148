"""The empty staff list to fill in, with an example and, in Excel, a sheet that explains each column."""

import io
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from trajecten.middleware import Verzoek
from trajecten.personeelslijst import KOLOMMEN
from trajecten.views.export import als_csv
from trajecten.views.personeel import vereis_onderneming

NAAM = "personeelslijst"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BREED = 22


@require_safe
def sjabloon(request: Verzoek) -> HttpResponseBase:
    """The template, as `formaat` says: xlsx (the default) or csv."""
    vereis_onderneming(request.lid)
    match request.GET.get("formaat", "xlsx"):
        case "xlsx":
            antwoord = HttpResponse(_xlsx(), content_type=XLSX)
            antwoord["Content-Disposition"] = f'attachment; filename="{NAAM}.xlsx"'
            return antwoord
        case "csv":
            koppen = [(kolom.label, BREED) for kolom in KOLOMMEN.values()]
            return als_csv(NAAM, koppen, [[kolom.voorbeeld for kolom in KOLOMMEN.values()]])
    raise BadRequest("Kies als formaat xlsx of csv.")


def _xlsx() -> bytes:
    """All cells are text, so that Excel keeps the zeros in front of a number."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as werkboek:
        vet = werkboek.add_format({"bold": True})
        tekst = werkboek.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        _blad(werkboek, "Personeel", vet, tekst, [
            [kolom.label for kolom in KOLOMMEN.values()],
            [kolom.voorbeeld for kolom in KOLOMMEN.values()],
        ])  # fmt: skip
        _blad(werkboek, "Uitleg", vet, tekst, [
            ["Kolom", "Verplicht?", "Wat vul je in?", "Mag ook heten"],
            *([k.label, "ja" if k.verplicht else "nee", k.uitleg, k.ook] for k in KOLOMMEN.values()),
        ])  # fmt: skip
    return buffer.getvalue()


def _blad(werkboek: Any, naam: str, kop: Any, tekst: Any, rijen: list[list[str]]) -> None:
    blad = werkboek.add_worksheet(naam)
    blad.set_column(0, len(rijen[0]) - 1, BREED, tekst)
    blad.freeze_panes(1, 0)
    for nummer, rij in enumerate(rijen):
        for kolom, cel in enumerate(rij):
            blad.write_string(nummer, kolom, cel, tekst if nummer else kop)
