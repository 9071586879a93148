"""Figures that take long as a file: asked for, made in the background, and the same as they would be at once."""

import io
import re
import zipfile
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories import LidmaatschapFactory, moment, zaak_in
from tests.pdf import geschreven
from tests.trajecten.rapporten.bouw import rapport_van
from trajecten import tasks, workflow
from trajecten.enums import TaakStatus, TrajectStatus
from trajecten.models import Export
from trajecten.rapporten.inhoud import als_inhoud
from trajecten.views import rapportlang

pytestmark = pytest.mark.django_db
RAPPORT = "/rapporten/resultaten/?per=onderneming"
VRAGEN = reverse("export-cijfers")


@pytest.fixture
def zaken():
    return [zaak_in(TrajectStatus.STAGE), zaak_in(TrajectStatus.BEOORDELING)]


@pytest.fixture
def beleid(client, zaken):
    """A manager, who is logged in."""
    lid = LidmaatschapFactory(beleid=True)
    client.force_login(lid.gebruiker)
    return lid


@pytest.fixture
def lang(monkeypatch):
    """Every file is too long to wait for."""
    monkeypatch.setattr(rapportlang, "MEER_DAN", dict.fromkeys(rapportlang.MEER_DAN, 0))


def velden(pagina):
    """What the form of the page sends."""
    gevonden = re.findall(r'name="(adres|naam)" value="([^"]*)"', pagina.text)
    return {naam: unescape(waarde) for naam, waarde in gevonden}


def maak(client, gegevens):
    """Ask for the file, and have the worker make it."""
    antwoord = client.post(VRAGEN, gegevens)
    assert antwoord.status_code == 302
    export = Export.objects.order_by("pk").last()
    assert antwoord.url == export.get_absolute_url()
    tasks.doe_taak(export.taak_id)
    export.taak.refresh_from_db()
    return export


def gezegd(antwoord):
    """What stands in a file, whatever it is made of."""
    inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
    if inhoud.startswith(b"%PDF"):
        return geschreven(inhoud)
    archief = zipfile.ZipFile(io.BytesIO(inhoud))
    if "xl/workbook.xml" in archief.namelist():
        boek = load_workbook(io.BytesIO(inhoud))
        return [[[cel.value for cel in rij] for rij in blad.rows] for blad in boek]
    return {naam: archief.read(naam) for naam in archief.namelist()}


def test_it_works(client, beleid, lang):
    pagina = client.get(f"{RAPPORT}&formaat=pdf")

    assert "meer dan 0 rijen" in pagina.text
    assert f'href="{RAPPORT}"' in pagina.text
    assert not Export.objects.exists()
    export = maak(client, velden(pagina))
    assert export.taak.status == TaakStatus.KLAAR
    assert export.taak.gedaan == export.taak.totaal > 0
    bestand = client.get(reverse("export-bestand", args=[export.uuid]))
    assert bestand["Content-Disposition"] == f'attachment; filename="{export.naam}"'
    assert export.naam.startswith(f"resultaten_{timezone.localdate()}")
    assert "Resultaten" in gezegd(bestand)
    assert "Cijfers: " in client.get(export.get_absolute_url()).text


@pytest.mark.parametrize(
    "adres",
    [f"{RAPPORT}&formaat=xlsx", "/rapporten/oproepen/{oproep}/?formaat=pdf", "{bevroren}?formaat=xlsx"]
    + [f"/rapporten/antwoord/?vragen=1&vragen=2&formaat={formaat}" for formaat in ("pdf", "xlsx", "zip")],
)
def test_it_is_the_file_that_one_would_have_had_at_once(client, zaken, beleid, monkeypatch, adres):
    inhoud = {**als_inhoud(rapport_van("resultaten", beleid, zaken[0].dag)), "beperkt_tot": []}
    gegeven = {"titel": "Resultaten", "aanleiding": "Een vraag", "lid": beleid, "nu": moment(zaken[0].dag)}
    bevroren = workflow.rapport_bevriezen(inhoud, **gegeven).get_absolute_url()
    adres = adres.format(oproep=zaken[0].project.oproep.nummer, bevroren=bevroren)
    meteen = client.get(adres)
    monkeypatch.setattr(rapportlang, "MEER_DAN", dict.fromkeys(rapportlang.MEER_DAN, 0))

    export = maak(client, velden(client.get(adres)))

    later = client.get(reverse("export-bestand", args=[export.uuid]))
    assert gezegd(later) == gezegd(meteen)
    assert later["Content-Disposition"] == meteen["Content-Disposition"]


def test_a_short_one_comes_at_once(client, beleid):
    assert client.get(f"{RAPPORT}&formaat=pdf")["Content-Type"] == "application/pdf"


def test_an_organisation_has_its_own_figures_and_those_of_nobody_else(client, zaken, lang):
    zaak, ander = zaken
    client.force_login(zaak.werkgever.gebruiker)

    export = maak(client, velden(client.get(f"{RAPPORT}&formaat=pdf")))

    tekst = gezegd(client.get(reverse("export-bestand", args=[export.uuid])))
    assert str(zaak.vestiging.onderneming) in tekst
    assert str(ander.vestiging.onderneming) not in tekst
    client.force_login(ander.werkgever.gebruiker)
    assert client.get(export.get_absolute_url()).status_code == 404
    assert client.get(reverse("export-bestand", args=[export.uuid])).status_code == 404


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("/rapporten/antwoord/?formaat=pdf", "Een parlementaire vraag gaat over heel Vlaanderen"),
        ("/rapporten/resultaten/?formaat=pdf&peildatum=morgen", rapportlang.KLOPT_NIET),
        ("/rapporten/bestaat-niet/?formaat=pdf", rapportlang.KLOPT_NIET),
    ],
)
def test_what_one_may_not_have_or_asks_wrongly_is_not_made(client, zaken, adres, zin):
    client.force_login(zaken[0].werkgever.gebruiker)

    export = maak(client, {"adres": adres, "naam": "cijfers.pdf"})

    assert export.taak.status == TaakStatus.MISLUKT
    assert zin in client.get(export.get_absolute_url()).text
    assert client.get(reverse("export-bestand", args=[export.uuid])).status_code == 404


@pytest.mark.parametrize(
    "gegevens",
    [
        {"adres": "/trajecten/?formaat=csv", "naam": "cijfers.pdf"},
        {"adres": "/rapporten/resultaten/?formaat=html", "naam": "cijfers.pdf"},
        {"adres": "/bestaat/niet/?formaat=pdf", "naam": "cijfers.pdf"},
        {"adres": f"{RAPPORT}&formaat=pdf", "naam": "../cijfers.pdf"},
        {"adres": f"{RAPPORT}&formaat=pdf", "naam": "cijfers.exe"},
        {"naam": "cijfers.pdf"},
    ],
)
def test_only_figures_can_be_asked_for(client, beleid, gegevens):
    assert client.post(VRAGEN, gegevens).status_code == 400
    assert not Export.objects.exists()
