"""The pages with figures, and their CSV."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory, OndernemingFactory, OproepFactory, VestigingFactory, moment
from tests.pdf import geschreven
from tests.trajecten.rapporten.bouw import Wereld, oproep_380, oproep_432, zaak
from trajecten.enums import Doelgroep, Rol
from trajecten.rapporten.definities.stand import STAND

pytestmark = pytest.mark.django_db
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))
KOP = "provincie,toegeleid,opgestart,lopend,opgeschort,wacht_op_vacature,geslaagd,mislukt,stopgezet"


@pytest.fixture
def als(client):
    """Log in as a new lid."""

    def log_in(**wie):
        lid = LidmaatschapFactory(**(wie or {"beleid": True}))
        client.force_login(lid.gebruiker)
        return lid

    return log_in


def url(oproep, **vraag):
    return reverse("rapport-oproep", args=[getattr(oproep, "nummer", oproep)], query=vraag)


def tekst(response):
    """What the page says, with single spaces."""
    return " ".join(response.content.decode().split())


def test_it_works(client, als):
    als()
    wereld = oproep_380()

    response = client.get(url(wereld.oproep, peildatum="2019-03-15"))

    assert response.status_code == 200
    pagina = tekst(response)
    assert "Stand op <strong>15-03-2019</strong>, zoals bekend op <strong>15-03-2019</strong>" in pagina
    assert "Alle trajecten in Vlaanderen." in pagina
    assert (
        "De provincie is die van de vestiging waar iemand werkte; bij een traject op de dag van de toeleiding."
        in pagina
    )
    assert "Na 15-03-2019 kwamen er 20 registraties bij" in pagina
    assert "Opgestart: 43, dat is 11,6&nbsp;% van het doel" in pagina
    assert "Toegeleid: nog geen gegevens" in pagina
    assert all(indicator.zin in pagina for indicator in STAND)
    assert '<th scope="row" class="fw-normal">Antwerpen</th>' in pagina
    assert pagina.index("West-Vlaanderen") < pagina.index("Eindtotaal")


def test_every_form_says_which_age_counts(client, als):
    als()
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID)])
    zin = "De leeftijd is die van toen; bij een traject die op de dag van de toeleiding."
    anders = "De doelgroep is die zoals bekend toen deze cijfers gemaakt werden."

    def antwoord(formaat):
        vraag = {"per": "leeftijd", "doelgroep": Doelgroep.PSP, "formaat": formaat}
        return client.get(url(wereld.oproep, peildatum="2019-03-15", **vraag)).content

    boek = openpyxl.load_workbook(BytesIO(antwoord("xlsx")))
    cellen = {cel for blad in boek for rij in blad.iter_rows(values_only=True) for cel in rij}

    assert {zin, anders} <= cellen
    assert json.loads(antwoord("json"))["toelichting"] == [zin, anders]
    for gelezen in (antwoord("html").decode(), geschreven(antwoord("pdf"))):
        assert zin in gelezen
        assert anders in gelezen
        assert "De provincie is die" not in gelezen


def test_the_csv_of_call_380_is_that_of_2019(client, als):
    als()

    response = client.get(url(oproep_380().oproep, peildatum="2019-03-15", formaat="csv"))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "oproep380_2019-03-15" in response["Content-Disposition"]
    assert response.content.decode() == "\n".join(
        [
            KOP,
            "Antwerpen,,16,,,,,,3",
            "Limburg,,2,,,,,,0",
            "Oost-Vlaanderen,,10,,,,,,1",
            "Vlaams-Brabant,,6,,,,,,2",
            "West-Vlaanderen,,9,,,,,,1",
            "Eindtotaal,,43,,,,,,7",
            "",
        ]
    )


def test_the_csv_of_call_380_as_known_later(client, als):
    als()
    wereld = oproep_380()

    response = client.get(url(wereld.oproep, peildatum="2019-03-15", bekend_op="2019-12-31", formaat="csv"))

    assert response.content.decode().splitlines()[-1] == "Eindtotaal,43,43,26,0,0,5,5,7"


def test_the_csv_of_call_432_is_that_of_2019(client, als):
    als()

    response = client.get(url(oproep_432().oproep, peildatum="2019-03-15", formaat="csv"))

    assert response.content.decode().splitlines() == [
        KOP,
        "Antwerpen,3,,,,,,,",
        "Limburg,6,,,,,,,",
        "Oost-Vlaanderen,14,,,,,,,",
        "Vlaams-Brabant,4,,,,,,,",
        "West-Vlaanderen,6,,,,,,,",
        "Eindtotaal,33,,,,,,,",
    ]


def test_the_csv_per_company_has_a_column_more(client, als):
    als()
    wereld = Wereld()
    namen = ["Bos, Hout & Zn", "=1+1"]
    wereld.vestigingen = [VestigingFactory(onderneming=OndernemingFactory(naam=naam)) for naam in namen]
    wereld.schrijf([zaak(TOEGELEID, plek=0), zaak(TOEGELEID, GESTART, plek=1)])

    response = client.get(url(wereld.oproep, per="onderneming", peildatum="2019-03-15", formaat="csv"))

    rijen = list(csv.reader(StringIO(response.content.decode())))
    assert rijen[0] == ["provincie", "onderneming", *KOP.split(",")[1:]]
    assert rijen[1:3] == [
        ["Antwerpen", "'=1+1", "1", "1", "1", "0", "0", "0", "0", "0"],  # no formula for a spreadsheet
        ["Antwerpen", "Bos, Hout & Zn", "1", "0", "0", "0", "0", "0", "0", "0"],
    ]
    assert rijen[-1] == ["Eindtotaal", "", "2", "1", "1", "0", "0", "0", "0", "0"]


def test_without_dates_it_is_about_today(client, als):
    als()

    response = client.get(url(OproepFactory(), peildatum="", bekend_op="", per=""))

    vandaag = response.context["request"].vandaag
    assert response.context["vraag"].peildatum == response.context["vraag"].bekend_op == vandaag
    assert f"{vandaag:%d-%m-%Y} is nog niet voorbij" in tekst(response)


def test_it_leads_to_what_is_known_now(client, als):
    als()
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, moment(date(2019, 4, 2))))])

    eerst = client.get(url(wereld.oproep, peildatum="2019-03-15", per="onderneming"))
    nu = client.get(url(wereld.oproep) + eerst.context["nu_bekend"])

    assert "Na 15-03-2019 kwam er 1 registratie bij over stappen tot en met 15-03-2019" in tekst(eerst)
    assert nu.context["vraag"].peildatum == date(2019, 3, 15)
    assert nu.context["vraag"].per == "onderneming"
    assert [r.context["rapport"].tabel.totaal["opgestart"] for r in (eerst, nu)] == [0, 1]


def test_the_csv_link_gives_the_figures_of_the_page(client, als):
    als()
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, moment(date(2019, 4, 2))))])

    pagina = client.get(url(wereld.oproep, peildatum="2019-03-15", bekend_op="2019-04-02"))
    gegevens = client.get(url(wereld.oproep) + pagina.context["tabellen"][0][2])

    assert gegevens.content.decode().splitlines()[-1] == "Eindtotaal,1,1,1,0,0,0,0,0"


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        ("peildatum=morgen", "JJJJ-MM-DD"),
        ("peildatum=2019-02-30", "JJJJ-MM-DD"),
        ("peildatum=15-03-2019", "JJJJ-MM-DD"),
        ("peildatum=%00", "JJJJ-MM-DD"),
        ("peildatum=9999-12-31", "01-01-2000 tot en met 31-12-2100"),
        ("bekend_op=0001-01-01", "01-01-2000 tot en met 31-12-2100"),
        ("bekend_op=2019-13-01", "JJJJ-MM-DD"),
        ("per=gemeente", "“per” kan alleen provincie, onderneming, onderneming_provincie"),
        ("formaat=doc", "“formaat” kan alleen html, csv, xlsx, pdf of json zijn."),
        ("tabel=iets", "“tabel” kan alleen resultaten of stopzettingen zijn."),
        ("datum=2019-03-15", "Je kan kiezen uit: peildatum, bekend_op, van, per, "),
        ("van=2026-01-02&peildatum=2026-01-01", "De periode begint na de peildatum, 01-01-2026."),
        ("project=x", "Dit project bestaat niet, of hoort niet bij deze oproep."),
        ("werkvorm=x", "“werkvorm” kan alleen bw, sw, cmw, mwa of lde zijn."),
        ("verplicht=misschien", "“verplicht” kan alleen ja of nee zijn."),
        ("per=provincie&per=onderneming", "Geef elke parameter één keer."),
        ("formaat=csv&peildatum=x", "JJJJ-MM-DD"),
    ],
)
def test_a_wrong_question_is_answered_with_what_is_allowed(client, als, vraag, zegt):
    als()

    response = client.get(f"{url(OproepFactory())}?{vraag}")

    assert response.status_code == 400
    assert zegt in tekst(response)
    assert response["Content-Type"].startswith("text/html")


def test_what_somebody_types_is_shown_and_harmless(client, als):
    als()

    response = client.get(url(OproepFactory()) + "?<script>=1")

    assert response.status_code == 400
    assert "<script>" not in tekst(response)


@pytest.mark.parametrize("nummer", [999, 0, 2**31, 10**30])
def test_an_unknown_call_is_not_found(client, als, nummer):
    als()
    OproepFactory(nummer=380)

    assert client.get(url(nummer)).status_code == 404
    assert client.get(url(nummer, formaat="csv")).status_code == 404


@pytest.mark.parametrize("naam", ["lijst", "oproep"])
@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ({"vdab": True}, 200),
        ({"onderneming": True}, 200),
        ({"partner": True}, 200),
        ({"beleid": True}, 200),
        ({"beheer": True}, 403),
        ({"vdab": True, "tot": date(2011, 1, 1)}, 403),  # no longer a lid
    ],
)
def test_who_may_see_figures(client, als, naam, wie, code):
    als(**wie)
    adres = url(OproepFactory()) if naam == "oproep" else reverse("rapport-lijst")

    assert client.get(adres).status_code == code


def test_it_asks_for_a_log_in(client):
    for adres in (reverse("rapport-lijst"), url(OproepFactory())):
        response = client.get(adres)

        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))


def test_it_only_answers_questions(client, als):
    als()

    assert client.post(url(OproepFactory())).status_code == 405
    assert client.post(reverse("rapport-lijst")).status_code == 405


def test_another_organisation_sees_only_its_own(client, als):
    wereld = Wereld(ondernemingen=2, doel=100)
    wereld.schrijf([zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=1)])
    ander = wereld.vestigingen[0].onderneming

    als(rol=Rol.ONDERNEMING, organisatie=wereld.vestigingen[1].onderneming)
    vraag = {"peildatum": "2019-03-15", "per": "onderneming"}
    pagina = client.get(url(wereld.oproep, **vraag))
    gegevens = client.get(url(wereld.oproep, **vraag, formaat="csv")).content.decode()

    assert pagina.context["rapport"].tabel.totaal["toegeleid"] == 1
    assert gegevens.splitlines()[-1] == "Eindtotaal,,1,0,0,0,0,0,0,0"
    assert ander.naam not in tekst(pagina)
    assert ander.naam not in gegevens
    assert "Alleen de trajecten van mensen die bij de toeleiding werkten bij" in tekst(pagina)
    assert "in heel Vlaanderen" in tekst(pagina)
    assert "van het doel" not in tekst(pagina)


def test_no_name_of_a_person_is_on_the_page(client, als):
    als()
    wereld = Wereld()
    [traject] = wereld.schrijf([zaak(TOEGELEID)])

    for formaat in ("html", "csv"):
        pagina = tekst(client.get(url(wereld.oproep, per="onderneming", formaat=formaat)))

        assert traject.maatwerker.familienaam not in pagina
        assert str(traject.uuid) not in pagina


@pytest.mark.parametrize("zaken", [1, 3])
@pytest.mark.parametrize(("vraag", "aantal"), [({}, 8), ({"per": "onderneming"}, 8), ({"formaat": "csv"}, 6)])
def test_the_number_of_queries_is_constant(client, als, django_assert_num_queries, zaken, vraag, aantal):
    als()
    wereld = Wereld(ondernemingen=zaken)
    wereld.schrijf([zaak(TOEGELEID, GESTART, plek=plek) for plek in range(zaken)])
    wereld.bekend_vanaf(**dict.fromkeys(["geslaagd", "mislukt", "stopgezet"][:zaken], date(2019, 4, 1)))

    with django_assert_num_queries(aantal):
        client.get(url(wereld.oproep, **vraag))


@pytest.mark.parametrize("oproepen", [1, 3])
def test_the_list_has_every_call(client, als, django_assert_num_queries, oproepen):
    als()
    rijen = OproepFactory.create_batch(oproepen, doel=370)

    with django_assert_num_queries(4):
        response = client.get(reverse("rapport-lijst"))

    assert all(f'href="{url(oproep)}"' in tekst(response) for oproep in rijen)


def test_the_list_without_calls_says_so(client, als):
    als()

    assert "Er zijn nog geen oproepen." in tekst(client.get(reverse("rapport-lijst")))
