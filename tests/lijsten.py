"""Staff lists as a company would send them, made on the spot."""

import io
from datetime import date

import xlsxwriter

from tests.factories import insz, moment
from trajecten import workflow
from trajecten.models import Personeelsimport, Taak
from trajecten.personeelslijst import KOLOMMEN, lees_personeelslijst

GEBOREN = date(1987, 3, 4)
KOPPEN = [kolom.label for kolom in KOLOMMEN.values()]


def rij(vestiging, /, serie=990, **anders):
    """Somebody new, in the words of a spreadsheet; `serie` makes another person of it."""
    return {
        "insz": insz(GEBOREN, serie),
        "voornaam": f"An{serie}",
        "familienaam": "Claes",
        "geboortedatum": f"{GEBOREN:%d/%m/%Y}",
        "doelgroep": "PMAH",
        "vestiging": vestiging.vestigingsnummer,
        "op": "02/02/2026",
        "breuk": "0,8",
        "postcode": "2000",
        "laatste_dag": "",
        "reden": "",
    } | anders


def van(dienst, /, **anders):
    """The row of who works here, saying exactly what we know."""
    persoon = dienst.maatwerker
    return (
        rij(dienst.vestiging)
        | {
            "insz": persoon.insz,
            "voornaam": persoon.voornaam,
            "familienaam": persoon.familienaam,
            "geboortedatum": f"{persoon.geboortedatum:%d-%m-%Y}",
            "op": f"{dienst.periode.lower:%d-%m-%Y}",
            "breuk": str(dienst.breuk),
            "postcode": persoon.postcode,
        }
        | anders
    )


def als_csv(*rijen, scheiding=";", codering="utf-8", koppen=None):
    regels = [koppen or KOPPEN, *([rij[sleutel] for sleutel in KOLOMMEN] for rij in rijen)]
    return "\r\n".join(scheiding.join(regel) for regel in regels).encode(codering)


def als_xlsx(*rijen, koppen=None):
    """Cells with the types that their values have."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as werkboek:
        blad = werkboek.add_worksheet()
        for nummer, regel in enumerate([koppen or KOPPEN, *([rij[sleutel] for sleutel in KOLOMMEN] for rij in rijen)]):
            for kolom, waarde in enumerate(regel):
                blad.write(nummer, kolom, waarde)
    return buffer.getvalue()


def lees(inhoud):
    return lees_personeelslijst(io.BytesIO(inhoud), grootte=len(inhoud))


def klok(dag):
    """A clock that stands still at ten o'clock."""
    return lambda: moment(dag)


def doe(taak, dag):
    """Take this work up and do it, as the worker would."""
    werk = {"personeel_nakijken": "nakijken", "personeel_verwerken": "verwerken"}[taak.soort]
    genomen = Taak.objects.neem(nu=moment(dag), pk=taak.pk)
    workflow.doe_taak(genomen, getattr(workflow, f"personeelslijst_{werk}"), klok=klok(dag))
    return Taak.objects.get(pk=taak.pk)


def stuur_in(lid, dag, *rijen, wijzigingen_op=None, koppen=None):
    """Send a list in."""
    lijst = lees(als_csv(*rijen, koppen=koppen))
    return workflow.personeelslijst_insturen(
        lijst, bestandsnaam="lijst.csv", wijzigingen_op=wijzigingen_op or dag, lid=lid, nu=moment(dag)
    )


def kijk_na(lid, dag, *rijen, **opties):
    """Send a list in and have it checked; the import as the preview shows it."""
    van_ = stuur_in(lid, dag, *rijen, **opties)
    doe(van_.taak, dag)
    return Personeelsimport.objects.select_related("taak").get(pk=van_.pk)


def verwerk(van_, lid, dag):
    """Confirm and process; the import afterwards."""
    aantal = van_.rijen.filter(soort__in=["nieuw", "gewijzigd"]).count()
    workflow.personeelslijst_bevestigen(van_, aantal=aantal, lid=lid, nu=moment(dag))
    doe(Personeelsimport.objects.get(pk=van_.pk).taak, dag)
    return Personeelsimport.objects.select_related("taak").get(pk=van_.pk)
