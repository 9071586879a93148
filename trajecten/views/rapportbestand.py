"""A report as a file: the same tables as on the screen."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from django.http import HttpResponse, JsonResponse

from trajecten.rapporten.beelden import beelden_van
from trajecten.rapporten.document import Deel, Plaatje, maak_document, zin
from trajecten.rapporten.getoond import NOG_GEEN
from trajecten.rapporten.indicator import Eenheid
from trajecten.rapporten.inhoud import rond
from trajecten.rapporten.rapport import Rapport, Tabel
from trajecten.views.export import veilig

OPMAAK = {
    Eenheid.AANTAL: "#,##0",
    Eenheid.PROCENT: "0.0",
    Eenheid.DAGEN: "0.0",
    Eenheid.UREN: "#,##0.0",
    Eenheid.EURO: "#,##0.00",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cel = tuple[Any, Any]  # what stands in it, and its format
BLADNAAM = 31  # the most that a spreadsheet allows
IN_GRAFIEK = 30  # more rows than this no chart shows


def bestandsnaam(rapport: Rapport, tabel: str = "") -> str:
    """Which report, of which day, as known when, and per what."""
    vraag = rapport.vraag
    naam = tabel if tabel and tabel != rapport.soort.naam else rapport.soort.naam
    return f"{naam}_{vraag.peildatum}_bekend-op-{vraag.bekend_op}_per-{vraag.per}"


def csv_tekst(tabel: Tabel, koppen: Sequence[str] = (), namen: Sequence[str] = ()) -> str:
    """One table with commas, under its own heads or `koppen`; all figures, or those with these `namen`. An unknown figure
    is an empty cell."""
    kolommen = [een for een in tabel.indicatoren if not namen or een.naam in namen]
    bestand = io.StringIO()
    schrijver = csv.writer(bestand, lineterminator="\n")
    schrijver.writerow([*(koppen or [kop.lower() for kop in tabel.koppen]), *(een.naam for een in kolommen)])
    for rij in tabel.alle_rijen:
        schrijver.writerow([*map(veilig, rij.plek), *(rond(een, rij[een.naam]) for een in kolommen)])
    return bestand.getvalue()


def als_csv(rapport: Rapport, tabel: Tabel, naam: str, namen: Sequence[str] = ()) -> HttpResponse:
    """One table in UTF-8, its groups named as in the address."""
    tekst = csv_tekst(tabel, rapport.vraag.groepen, namen)
    return HttpResponse(tekst, content_type="text/csv; charset=utf-8", headers=bijlage(f"{naam}.csv"))


def als_json(rapport: Rapport, naam: str) -> HttpResponse:
    """All tables, with what each figure means; an unknown figure is null."""
    vraag = rapport.vraag
    inhoud = {
        "rapport": rapport.soort.naam,
        "peildatum": vraag.peildatum,
        "bekend_op": vraag.bekend_op,
        "van": vraag.van,
        "wiens": rapport.wiens,
        "toelichting": vraag.toelichting,
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
    return JsonResponse(inhoud, json_dumps_params={"ensure_ascii": False}, headers=bijlage(f"{naam}.json"))


def als_pdf(rapport: Rapport, naam: str, kop: list[str], *, op: datetime) -> HttpResponse:
    """All tables as an accessible document."""
    beelden = [Plaatje(beeld.titel, beeld.tekst, beeld.svg) for beeld in beelden_van(rapport)]
    delen = [Deel(rapport.soort.titel, [rapport.soort.zin], rapport.tabellen, beelden)]
    document = maak_document(kop[0], kop[1:], delen, voet=kop[1], op=op)
    return HttpResponse(document, content_type="application/pdf", headers=bijlage(f"{naam}.pdf"))


def als_xlsx(rapport: Rapport, naam: str, kop: list[str]) -> HttpResponse:
    return werkboek(rapport.soort.titel, [("", tabel) for tabel in rapport.tabellen], naam, kop)


def werkboek(titel: str, tabellen: Sequence[tuple[str, Tabel]], naam: str, kop: list[str]) -> HttpResponse:
    """A sheet for each table, with what stands before its name, and one with the meaning of every figure. Numbers are
    numbers; a chart of the spreadsheet itself shows the counts of a table that is not too long."""
    bestand = io.BytesIO()
    with xlsxwriter.Workbook(bestand, {"in_memory": True}) as boek:
        boek.set_properties({"title": titel, "language": "nl-BE"})
        vet = boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        namen: set[str] = set()
        for voor, tabel in tabellen:
            _blad(boek, _bladnaam(f"{voor} {tabel.titel}".strip(), namen), tabel, vet)
        indicatoren = dict.fromkeys(een for _, tabel in tabellen for een in tabel.indicatoren)
        leg_uit(boek, [*((regel, "") for regel in kop), ("", ""), *((een.label, zin(een)) for een in indicatoren)], vet)
    return xlsx_antwoord(bestand.getvalue(), naam)


def xlsx_antwoord(inhoud: bytes, naam: str) -> HttpResponse:
    return HttpResponse(inhoud, content_type=XLSX, headers=bijlage(f"{naam}.xlsx"))


def _bladnaam(titel: str, namen: set[str]) -> str:
    """A name that a sheet may have, and that no other has."""
    schoon = titel.translate({ord(teken): " " for teken in "[]:*?/\\'"})[:BLADNAAM].strip()
    anders = (f"{schoon[: BLADNAAM - 6].strip()} ({nummer})" for nummer in range(2, len(namen) + 3))
    vrij = next(naam for naam in (schoon, *anders) if naam.lower() not in namen)
    namen.add(vrij.lower())
    return vrij


def _blad(boek: Any, bladnaam: str, tabel: Tabel, vet: Any) -> None:
    opmaken = {
        (eenheid, dik): boek.add_format({"num_format": opmaak, "bold": dik})
        for eenheid, opmaak in OPMAAK.items()
        for dik in (False, True)
    }
    rijen = []
    for rij in tabel.alle_rijen:
        dik = rij is tabel.totaal
        cellen: list[Cel] = [(deel, vet if dik else None) for deel in rij.plek]
        for een in tabel.indicatoren:
            waarde = NOG_GEEN if een.naam in tabel.onbekend else rond(een, rij[een.naam])
            cellen.append((waarde, opmaken[een.eenheid, dik] if waarde != NOG_GEEN else None))
        rijen.append(cellen)
    blad = boek.add_worksheet(bladnaam)
    vul_blad(blad, tabel.koppen, [een.label for een in tabel.indicatoren], rijen, vet)
    _grafiek(boek, blad, bladnaam, tabel)


def vul_blad(
    blad: Any, koppen: Sequence[str], kolommen: Sequence[str], rijen: Sequence[Sequence[Cel]], vet: Any
) -> None:
    """The head and the rows of a sheet, which stay in sight: first what a row is called, then its figures. Texts as texts,
    never as formulas, and numbers as numbers; nothing for None."""
    blad.freeze_panes(1, len(koppen))
    blad.set_column(0, len(koppen) - 1, 30)
    blad.set_column(len(koppen), len(koppen) + len(kolommen) - 1, 14)
    for kolom, kop in enumerate([*koppen, *kolommen]):
        blad.write_string(0, kolom, kop, vet)
    for nummer, rij in enumerate(rijen, start=1):
        for kolom, (waarde, opmaak) in enumerate(rij):
            if isinstance(waarde, str):
                blad.write_string(nummer, kolom, waarde, opmaak)
            elif waarde is not None:
                blad.write_number(nummer, kolom, waarde, opmaak)


def _grafiek(boek: Any, blad: Any, bladnaam: str, tabel: Tabel) -> None:
    """Bars of the known counts, beside each other for each row."""
    n, rijen = len(tabel.koppen), len(tabel.rijen)
    getallen = [
        (kolom, een)
        for kolom, een in enumerate(tabel.indicatoren, start=n)
        if een.eenheid == Eenheid.AANTAL and een.naam not in tabel.onbekend
    ]
    if not getallen or not 0 < rijen <= IN_GRAFIEK:
        return
    grafiek = boek.add_chart({"type": "bar"})
    for kolom, een in getallen:
        grafiek.add_series(
            {
                "name": een.label,
                "categories": [bladnaam, 1, 0, rijen, n - 1],
                "values": [bladnaam, 1, kolom, rijen, kolom],
                "data_labels": {"value": len(getallen) == 1},
            }
        )
    grafiek.set_title({"name": tabel.titel})
    grafiek.set_y_axis({"reverse": True})  # the first row on top
    grafiek.set_size({"width": 900, "height": 120 + 24 * rijen * min(len(getallen), 4)})
    tekst = f"Staven van {', '.join(een.label.lower() for _, een in getallen)}; dezelfde cijfers als in de tabel."
    blad.insert_chart(len(tabel.alle_rijen) + 2, 0, grafiek, {"description": tekst})


def leg_uit(boek: Any, regels: Sequence[tuple[str, str]], vet: Any) -> None:
    """The last sheet: what the workbook is about, and what each of its words means."""
    blad = boek.add_worksheet("Uitleg")
    blad.set_column(0, 0, 32)
    blad.set_column(1, 1, 100)
    for nummer, (label, tekst) in enumerate(regels):
        blad.write_string(nummer, 0, label, vet if tekst or not nummer else None)
        blad.write_string(nummer, 1, tekst)


def bijlage(naam: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{naam}"'}
