"""The demo data as the screens show it: the figures of the answer in Parliament, and work for every role."""

import pytest
from django.test import Client

from tests.trajecten.conftest import VANDAAG
from tests.trajecten.rapporten.bouw import cijfers_van
from trajecten.models import Gebruiker, Lidmaatschap, Traject

pytestmark = pytest.mark.django_db

SEED_380 = {
    "Antwerpen": (16, 3),
    "Limburg": (2, 0),
    "Oost-Vlaanderen": (10, 1),
    "Vlaams-Brabant": (6, 2),
    "West-Vlaanderen": (9, 1),
    "Eindtotaal": (43, 7),
}
SEED_432 = {
    "Antwerpen": 3,
    "Limburg": 6,
    "Oost-Vlaanderen": 14,
    "Vlaams-Brabant": 4,
    "West-Vlaanderen": 6,
    "Eindtotaal": 33,
}
TOEN = {"peildatum": "2019-03-15"}


@pytest.fixture
def beleid(in_demo):
    client = Client()
    client.force_login(Gebruiker.objects.get(email="beleid@doorstroom.example"))
    return client


def csv_van(client, nummer, **vraag):
    antwoord = client.get(f"/rapporten/oproepen/{nummer}/", {"formaat": "csv", **vraag})
    assert antwoord.status_code == 200
    return antwoord.content.decode().splitlines()


def test_call_380_on_15_march_2019_is_what_the_minister_answered(beleid):
    kop, *rijen = csv_van(beleid, 380, **TOEN)

    assert kop == "provincie,toegeleid,opgestart,lopend,opgeschort,wacht_op_vacature,geslaagd,mislukt,stopgezet"
    assert rijen == [f"{provincie},,{gestart},,,,,,{gestopt}" for provincie, (gestart, gestopt) in SEED_380.items()]


def test_call_432_on_15_march_2019_is_what_the_minister_answered(beleid):
    assert csv_van(beleid, 432, **TOEN)[1:] == [
        f"{provincie},{aantal},,,,,,," for provincie, aantal in SEED_432.items()
    ]


def test_the_outcomes_of_call_380_are_known_at_the_end_of_2019(beleid):
    for regel in csv_van(beleid, 380, bekend_op="2019-12-31", **TOEN)[1:]:
        cijfers = [int(getal) for getal in regel.split(",")[1:]]
        assert cijfers[1] == sum(cijfers[2:])
    assert cijfers[1] == 43
    assert cijfers[5] > 0
    assert cijfers[6] > 0


def test_what_is_not_known_is_said_in_words(beleid):
    pagina = beleid.get("/rapporten/oproepen/380/", TOEN).content.decode()
    assert "nog geen gegevens" in pagina
    assert "zoals nu bekend" in pagina


def test_the_figures_per_company_add_up(beleid):
    *rijen, totaal = csv_van(beleid, 380, per="onderneming", **TOEN)[1:]
    assert sum(int(rij.split(",")[3]) for rij in rijen) == int(totaal.split(",")[3]) == 43


@pytest.mark.parametrize("naam", ["vdab", "onderneming", "partner", "beleid", "beheer", "dubbel"])
def test_each_role_logs_in_and_finds_its_first_page(in_demo, naam):
    client = Client()
    gebruiker = Gebruiker.objects.get(email=f"{naam}@doorstroom.example")
    client.force_login(gebruiker)
    assert client.get("/", follow=True).status_code == 200


def test_an_organisation_sees_only_its_own_figures(in_demo):
    lid = Lidmaatschap.objects.get(gebruiker__email="partner@doorstroom.example")
    oproep = Traject.objects.filter(partner=lid.organisatie).first().project.oproep
    eigen = Traject.objects.filter(partner=lid.organisatie, project__oproep=oproep)
    assert cijfers_van(oproep, lid, VANDAAG).totaal["toegeleid"] in (None, eigen.count())


@pytest.mark.parametrize(
    "vraag",
    [
        {"per": "gemeente"},
        {"formaat": "doc"},
        {"peildatum": "15-03-2019"},
        {"bekend_op": "ooit"},
        {"peildatum": "0001-01-01"},
        {"x": "1"},
    ],
)
def test_a_wrong_question_is_answered_with_what_can_be_asked(beleid, vraag):
    antwoord = beleid.get("/rapporten/oproepen/380/", vraag)
    assert antwoord.status_code == 400
    assert next(iter(vraag)) in antwoord.content.decode()


def test_an_unknown_call_is_not_found(beleid):
    assert beleid.get("/rapporten/oproepen/999/").status_code == 404
