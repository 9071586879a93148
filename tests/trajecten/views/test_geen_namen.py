"""A manager sees figures, and nothing about anybody: every answer is searched for people with unmistakable names."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory
from tests.pdf import geschreven, lees
from tests.trajecten.models.test_zicht import vol_dossier
from tests.trajecten.views.test_toegang import adres
from trajecten.models import Evaluatie, Journaalregel, Maatwerker
from trajecten.rapporten.soorten import SOORTEN
from trajecten.urls import urlpatterns

pytestmark = pytest.mark.django_db
VOORNAAM, FAMILIENAAM, JOURNAAL = "Xylofonia", "Quetzalcoatlsdottir", "Zwarte pagode bij volle maan"
MOTIVERING, STRAAT, TELEFOON = "Vlot als een wentelteefje", "Nergenshuizenlaan 987", "0499998877"


@pytest.fixture
def geheimen(client):
    """What may never be seen; the client is a manager."""
    zaak = vol_dossier()
    Maatwerker.objects.filter(pk=zaak.maatwerker.pk).update(
        voornaam=VOORNAAM, familienaam=FAMILIENAAM, straat=STRAAT, telefoon=TELEFOON
    )
    zaak.maatwerker.refresh_from_db()
    Journaalregel.objects.update(tekst=JOURNAAL)
    zaak.neem("terugkeren", motivering=MOTIVERING)
    assert Evaluatie.objects.filter(motivering=MOTIVERING).exists()
    insz = zaak.maatwerker.insz
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)
    zaak.geheim = [VOORNAAM, FAMILIENAAM, JOURNAAL, MOTIVERING, STRAAT, TELEFOON, insz, str(zaak.traject.uuid)]
    zaak.geheim.append(str(zaak.maatwerker.uuid))
    return zaak


def tekst(antwoord):
    """Everything that an answer says, also what is packed in it."""
    inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
    if inhoud.startswith(b"PK"):
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
        inhoud = b" ".join(archief.read(naam) for naam in archief.namelist())
    if inhoud.startswith(b"%PDF"):
        document, knopen = lees(inhoud)
        inhoud = " ".join([geschreven(inhoud), str(document.docinfo), repr(knopen)]).encode()
    return inhoud.decode(errors="replace") + str(dict(antwoord.headers))


def zoek(client, adressen, geheim):
    """Where something of this is found."""
    gelezen = ((pad, tekst(client.get(pad))) for pad in adressen)
    return {(pad, woord) for pad, gezegd in gelezen for woord in geheim if woord in gezegd and woord not in pad}


def test_no_page_tells_who(client, geheimen):
    adressen = [adres(patroon, geheimen) for patroon in urlpatterns]

    assert zoek(client, adressen, geheimen.geheim) == set()


def test_no_report_tells_who(client, geheimen):
    vandaag = date(2026, 12, 31)
    adressen = [
        reverse("rapport", args=[soort.naam], query={"formaat": formaat, "per": per, "peildatum": vandaag})
        for soort in SOORTEN.values()
        for formaat in ("html", "csv", "xlsx", "json", "pdf", "onzin")
        for per in (soort.per if formaat in ("html", "json") else soort.per[:1])
    ]

    assert zoek(client, adressen, geheimen.geheim) == set()


def test_no_other_form_of_figures_tells_who(client, geheimen):
    for rapport in SOORTEN:
        client.post(reverse("rapport-bevriezen", args=[rapport]), {"titel": "x", "aanleiding": "x"})
    bevroren = [regel.split('"')[1] for regel in client.get(reverse("bevroren-lijst")).text.split("href=")[1:]]
    bevroren = [pad for pad in bevroren if pad.startswith("/rapporten/bevroren/") and len(pad) > 30]
    adressen = [
        *(reverse("rapport-antwoord", query={"formaat": formaat}) for formaat in ("html", "pdf", "xlsx", "zip")),
        *(reverse("rapport-vergelijken", args=[rapport]) for rapport in SOORTEN),
        *(f"{pad}?{vraag}" for pad in bevroren for vraag in ("", "formaat=pdf", "formaat=xlsx", "naast=nu")),
        reverse("rapport", args=["resultaten"], query={"project": geheimen.traject.uuid}),
        reverse("rapport", args=["resultaten"], query={FAMILIENAAM: "1"}),
    ]

    assert len(bevroren) == len(SOORTEN)
    assert zoek(client, adressen, geheimen.geheim) == set()


def test_the_cases_behind_a_number_are_not_there(client, geheimen):
    assert {client.get(reverse("rapport-gevallen", args=[rapport])).status_code for rapport in SOORTEN} == {404}


def test_the_search_finds_what_is_there(client, geheimen):
    """The test itself: for who may see it, the same pages do tell."""
    client.force_login(geheimen.vdab.gebruiker)

    gevonden = {woord for _, woord in zoek(client, [geheimen.traject.get_absolute_url()], geheimen.geheim)}

    assert {VOORNAAM, FAMILIENAAM} <= gevonden
