"""The answer to a parliamentary question: the real one of 2019, in every form."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import LidmaatschapFactory
from tests.pdf import eigenschap, geschreven, is_voor_iedereen, lees
from tests.trajecten.rapporten.bouw import EINDTOTAAL, TOELEIDINGEN, oproep_380, oproep_432
from trajecten.enums import Provincie
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vragen import VRAGEN

pytestmark = pytest.mark.django_db
TOEN = {"peildatum": "2019-03-15"}
VAN_380 = {Provincie(p).label: (str(gestart), str(gestopt)) for p, (gestart, gestopt) in EINDTOTAAL.items()}
VAN_380 |= {"Eindtotaal": ("43", "7")}
VAN_432 = {Provincie(p).label: str(aantal) for p, aantal in TOELEIDINGEN.items()} | {"Eindtotaal": "33"}


@pytest.fixture
def toen(client):
    """Both calls, and a manager who asks."""
    oproep_380(), oproep_432()
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)
    return client


def url(**vraag):
    return reverse("rapport-antwoord", query={"oproepen": [380, 432], **TOEN, **vraag})


def tekst(response):
    return " ".join(response.content.decode().split())


def tabel(response, vraag, begin):
    """The rows of a table on the page, by their first cell."""
    for hoofdstuk, tabellen, *_ in response.context["hoofdstukken"]:
        if hoofdstuk.vraag.nummer == vraag:
            for een, _ in tabellen:
                if een.titel.startswith(begin):
                    return een
    raise AssertionError(f"{begin} is not there")


def test_it_works(toen):
    response = toen.get(url())

    assert response.status_code == 200
    assert "Stand op 15-03-2019, zoals bekend op 15-03-2019." in tekst(response)
    eerste = tabel(response, 1, "Oproep 380: resultaten, per provincie")
    assert {r.plek[0]: (str(r["opgestart"]), str(r["stopgezet"])) for r in eerste.alle_rijen} == VAN_380
    vierde = tabel(response, 4, "Oproep 432: toegeleid, niet gestart, opgestart, per provincie")
    assert {r.plek[0]: str(r["toegeleid"]) for r in vierde.alle_rijen} == VAN_432
    assert "Oproep 432: bestemmingen, per provincie: nog geen gegevens op 15-03-2019." in tekst(response)
    assert "Sommige aantallen zijn kleiner dan 5." in tekst(response)
    assert "Dit vraagt een standpunt, geen cijfer:" in tekst(response)


def test_the_nine_questions_ask_what_exists():
    assert list(VRAGEN) == list(range(1, 10))
    for vraag in VRAGEN.values():
        for gevraagd in vraag.tabellen:
            soort = SOORTEN[gevraagd.rapport]
            tabellen = {een.naam: {i.naam for i in een.indicatoren} for een in soort.tabellen}
            assert gevraagd.per in soort.per
            assert set(gevraagd.indicatoren) <= tabellen[gevraagd.tabel]


def test_the_csv_has_the_tables_of_2019(toen):
    archief = zipfile.ZipFile(io.BytesIO(toen.get(url(formaat="zip")).content))

    def rijen(naam):
        return list(csv.DictReader(io.StringIO(archief.read(naam).decode())))

    eerste = rijen("vraag1-1-resultaten.csv")
    assert {r["provincie"]: (r["opgestart"], r["stopgezet"]) for r in eerste} == VAN_380
    assert {r["toegeleid"] for r in eerste} == {""}
    vierde = rijen("vraag4-2-resultaten.csv")
    assert {r["provincie"]: r["toegeleid"] for r in vierde} == VAN_432
    assert "Vraag 9." in archief.read("leesmij.txt").decode()


def test_the_workbook_has_the_tables_of_2019_typed_and_with_charts(toen):
    boek = load_workbook(io.BytesIO(toen.get(url(formaat="xlsx")).content))

    blad = boek["1 Oproep 380  resultaten, per p"]
    kop, *rijen = list(blad.iter_rows(max_row=7, values_only=True))
    gelezen = {rij[0]: dict(zip(kop, rij, strict=True)) for rij in rijen}
    assert {p: (str(r["Opgestart"]), str(r["Stopgezet"])) for p, r in gelezen.items()} == VAN_380
    assert gelezen["Limburg"]["Toegeleid"] == "nog geen gegevens"
    assert isinstance(gelezen["Limburg"]["Opgestart"], int)
    assert blad._charts
    assert boek["Uitleg"]["A1"].value == "Antwoord op een parlementaire vraag"
    assert len(set(boek.sheetnames)) == len(boek.sheetnames)
    assert max(map(len, boek.sheetnames)) <= 31


def test_the_document_is_for_everybody(toen):
    document, knopen = lees(toen.get(url(formaat="pdf")).content)

    is_voor_iedereen(document, "Antwoord op een parlementaire vraag")
    koppen = [knoop for knoop in knopen if knoop.S == "/TH"]
    assert {eigenschap(kop, "/Scope") for kop in koppen} == {"/Column"}
    assert [knoop.S for knoop in knopen].count("/H1") == 10  # nine questions, and what the words mean
    figuren = [knoop for knoop in knopen if knoop.S == "/Figure"]
    assert len(figuren) > 3
    assert all(str(figuur.Alt) for figuur in figuren)


def test_the_page_shows_the_pictures_of_its_answers(toen):
    response = toen.get(url(vragen=1))

    [(_, _, _, beelden)] = response.context["hoofdstukken"]
    assert {beeld.titel for beeld, *_ in beelden} >= {
        "Oproep 380: Wat er van het doel bereikt is",
        "Oproep 432: Resultaten",
    }
    assert all(toen.get(svg).status_code == 200 for _, svg, _ in beelden)


@pytest.mark.parametrize("oproepen", [[380], [380, 432]])
def test_the_number_of_queries_depends_on_the_calls_alone(toen, django_assert_max_num_queries, oproepen):
    with django_assert_max_num_queries(20 + 16 * len(oproepen)):
        toen.get(url(oproepen=oproepen))


def test_the_document_has_the_tables_of_2019(toen):
    tekst = geschreven(toen.get(url(formaat="pdf", vragen=[4], oproepen=432)).content)

    for provincie, aantal in VAN_432.items():
        assert f"{provincie} {aantal} nog geen gegevens" in tekst
    eerste = geschreven(toen.get(url(formaat="pdf", vragen=[4, 5], oproepen=380)).content)
    for provincie, (gestart, _) in VAN_380.items():
        assert f"{provincie} nog geen gegevens nog geen gegevens {gestart}" in eerste
    for provincie, (gestart, gestopt) in VAN_380.items():
        assert f"{provincie} {gestart} {gestopt}" in eerste


def test_some_questions_only(toen):
    response = toen.get(url(vragen=[2, 9], oproepen=380))

    assert [een.vraag.nummer for een, *_ in response.context["hoofdstukken"]] == [2, 9]
    assert "Oproep 432" not in " ".join(response.context["kop"])


def test_without_choices_it_asks_everything_that_had_begun(toen):
    response = toen.get(reverse("rapport-antwoord"))

    assert len(response.context["hoofdstukken"]) == 9
    assert "Oproep 380" in response.context["kop"][1]
    assert "Oproep 432" in response.context["kop"][1]


def test_before_the_first_call_it_says_so(client):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    assert "Er was nog geen oproep begonnen." in tekst(client.get(reverse("rapport-antwoord")))


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        ({"vragen": "10"}, "“vragen” kan alleen 1 tot en met 9 zijn."),
        ({"oproepen": "999"}, "Oproep 999 bestaat niet."),
        ({"oproepen": "x"}, "bestaat niet."),
        ({"formaat": "doc"}, "“formaat” kan alleen html, pdf, xlsx of zip zijn."),
        ({"peildatum": "ooit"}, "JJJJ-MM-DD"),
        ({"van": "2020-01-01", "peildatum": "2019-01-01"}, "De periode begint na de peildatum."),
        ({"naam": "x"}, "De parameter “naam” bestaat niet."),
    ],
)
def test_a_wrong_question_is_answered_with_what_is_allowed(toen, vraag, zegt):
    response = toen.get(reverse("rapport-antwoord", query=vraag))

    assert response.status_code == 400
    assert zegt in tekst(response)


@pytest.mark.parametrize(("wie", "code"), [("vdab", 200), ("onderneming", 403), ("partner", 403), ("beheer", 403)])
def test_it_is_about_all_of_flanders(client, wie, code):
    client.force_login(LidmaatschapFactory(**{wie: True}).gebruiker)

    assert client.get(reverse("rapport-antwoord")).status_code == code
