"""A report as a file: the same tables as on the screen."""

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from django.http import HttpResponse, JsonResponse

from trajecten.rapporten.document import Deel, maak_document
from trajecten.rapporten.getoond import NOG_GEEN
from trajecten.rapporten.indicator import Eenheid, Indicator
from trajecten.rapporten.inhoud import rond
from trajecten.rapporten.rapport import Rapport, Tabel
from trajecten.views.export import veilig

GETAL = {
    Eenheid.AANTAL: "#,##0",
    Eenheid.PROCENT: "0.0",
    Eenheid.DAGEN: "0.0",
    Eenheid.UREN: "#,##0.0",
    Eenheid.EURO: "#,##0.00",
}


def bestandsnaam(rapport: Rapport, tabel: str = "") -> str:
    """Which report, of which day, as known when, and per what."""
    vraag = rapport.vraag
    naam = tabel if tabel and tabel != rapport.soort.naam else rapport.soort.naam
    return f"{naam}_{vraag.peildatum}_bekend-op-{vraag.bekend_op}_per-{vraag.per}"


def kolommen(tabel: Tabel, namen: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """The columns of a table, or those with these names."""
    return tuple(een for een in tabel.indicatoren if not namen or een.naam in namen)


def als_csv(rapport: Rapport, tabel: Tabel, naam: str, namen: tuple[str, ...] = ()) -> HttpResponse:
    """One table, UTF-8 with commas; an unknown figure is an empty cell."""
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8", headers=_bijlage(f"{naam}.csv"))
    schrijver = csv.writer(antwoord, lineterminator="\n")
    kolommen_ = kolommen(tabel, namen)
    schrijver.writerow([*rapport.vraag.groepen, *(een.naam for een in kolommen_)])
    for rij in tabel.alle_rijen:
        plek = [veilig(deel) for deel in rij.plek]
        schrijver.writerow([*plek, *(rond(een, rij[een.naam]) for een in kolommen_)])
    return antwoord


def als_json(rapport: Rapport, naam: str) -> HttpResponse:
    """All tables, with what each figure means; an unknown figure is null."""
    vraag = rapport.vraag
    inhoud = {
        "rapport": rapport.soort.naam,
        "peildatum": vraag.peildatum,
        "bekend_op": vraag.bekend_op,
        "van": vraag.van,
        "wiens": rapport.wiens,
        "tabellen": [
            {
                "naam": tabel.naam,
                "titel": tabel.titel,
                "indicatoren": [
                    {
                        "naam": een.naam, "label": een.label, "zin": een.zin, "eenheid": een.eenheid.value,
                        "regels": een.regels, "versie": een.versie,
                    }
                    for een in tabel.indicatoren
                ],
                "rijen": [
                    {
                        **dict(zip(vraag.groepen, rij.plek, strict=True)),
                        **{een.naam: rond(een, rij[een.naam]) for een in tabel.indicatoren},
                    }
                    for rij in tabel.alle_rijen
                ],
            }
            for tabel in rapport.tabellen
        ],
    }  # fmt: skip
    return JsonResponse(inhoud, json_dumps_params={"ensure_ascii": False}, headers=_bijlage(f"{naam}.json"))


def als_xlsx(rapport: Rapport, naam: str, kop: list[str]) -> HttpResponse:
    """A workbook with a sheet per table and one with the meaning of every figure; numbers as numbers."""
    bestand = io.BytesIO()
    with xlsxwriter.Workbook(bestand, {"in_memory": True}) as werkboek:
        werkboek.set_properties({"title": rapport.soort.titel, "language": "nl-BE"})
        vet = werkboek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        getallen = {eenheid: werkboek.add_format({"num_format": opmaak}) for eenheid, opmaak in GETAL.items()}
        totalen = {
            eenheid: werkboek.add_format({"num_format": opmaak, "bold": True}) for eenheid, opmaak in GETAL.items()
        }
        for tabel in rapport.tabellen:
            _blad(werkboek, tabel, vet, getallen, totalen)
        blad = werkboek.add_worksheet("Uitleg")
        blad.set_column(0, 0, 32)
        blad.set_column(1, 1, 100)
        for nummer, regel in enumerate(kop):
            blad.write_string(nummer, 0, regel, vet if nummer == 0 else None)
        nummer = len(kop) + 1
        for een in dict.fromkeys(een for tabel in rapport.tabellen for een in tabel.indicatoren):
            blad.write_string(nummer, 0, een.label, vet)
            regels = f" ({', '.join(een.regels)})" if een.regels else ""
            blad.write_string(nummer, 1, f"{een.zin}{regels}")
            nummer += 1
    return HttpResponse(
        bestand.getvalue(),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers=_bijlage(f"{naam}.xlsx"),
    )


def _blad(
    werkboek: Any, tabel: Tabel, vet: Any, getallen: Mapping[Eenheid, Any], totalen: Mapping[Eenheid, Any]
) -> None:
    blad = werkboek.add_worksheet(tabel.titel[:31])
    n = len(tabel.koppen)
    blad.freeze_panes(1, n)
    blad.set_column(0, n - 1, 30)
    blad.set_column(n, n + len(tabel.indicatoren) - 1, 14)
    for kolom, kop in enumerate([*tabel.koppen, *(een.label for een in tabel.indicatoren)]):
        blad.write_string(0, kolom, kop, vet)
    for nummer, rij in enumerate(tabel.alle_rijen, start=1):
        is_totaal = rij is tabel.totaal
        for kolom, deel in enumerate(rij.plek):
            blad.write_string(nummer, kolom, deel, vet if is_totaal else None)
        for kolom, een in enumerate(tabel.indicatoren, start=n):
            waarde = rond(een, rij[een.naam])
            if waarde is not None:
                blad.write_number(nummer, kolom, waarde, (totalen if is_totaal else getallen)[een.eenheid])
            elif een.naam in tabel.onbekend:
                blad.write_string(nummer, kolom, NOG_GEEN)


def als_pdf(rapport: Rapport, naam: str, kop: list[str], *, op: datetime) -> HttpResponse:
    """All tables as an accessible document."""
    delen = [Deel(rapport.soort.titel, [rapport.soort.zin], rapport.tabellen)]
    document = maak_document(kop[0], kop[1:], delen, voet=kop[1], op=op)
    return HttpResponse(document, content_type="application/pdf", headers=_bijlage(f"{naam}.pdf"))


def _bijlage(naam: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{naam}"'}
