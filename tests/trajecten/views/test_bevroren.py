"""Reports as they were given out: frozen, shown again, and reckoned again."""

import json
from datetime import date

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError
from django.urls import reverse

from tests.factories import LidmaatschapFactory, moment
from tests.trajecten.rapporten.bouw import Wereld, oproep_380, rapport_van, zaak
from trajecten.models import BevrorenRapport
from trajecten.rapporten.beelden import beelden_van
from trajecten.rapporten.inhoud import als_inhoud, lees_rapport
from trajecten.rapporten.soorten import SOORTEN

pytestmark = pytest.mark.django_db
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))
TOEN = {"peildatum": "2019-03-15", "bekend_op": "2019-03-15"}
WAAROM = {"titel": "Oproep 380", "aanleiding": "Schriftelijke vraag nr. 341"}


@pytest.fixture
def beleid(client):
    lid = LidmaatschapFactory(beleid=True)
    client.force_login(lid.gebruiker)
    return lid


def bevries(client, rapport="resultaten", **vraag):
    return client.post(reverse("rapport-bevriezen", args=[rapport], query=vraag), WAAROM)


def tekst(response):
    return " ".join(response.content.decode().split())


def test_it_works(client, beleid):
    oproep = oproep_380().oproep

    response = bevries(client, oproep=oproep.nummer, **TOEN)
    bevroren = BevrorenRapport.objects.get()
    pagina = client.get(response.url)

    assert response.url == bevroren.get_absolute_url()
    assert bevroren.is_ongewijzigd
    assert bevroren.lid == beleid
    assert f"{bevroren.nummer_getoond}: Oproep 380" in tekst(pagina)
    assert "Stand op 15-03-2019, zoals bekend op 15-03-2019." in tekst(pagina)
    assert "Schriftelijke vraag nr. 341" in tekst(pagina)
    assert "De vingerafdruk klopt" in tekst(pagina)
    assert "De provincie is die van de vestiging waar iemand werkte" in tekst(pagina)
    totaal = pagina.context["rapport"].tabel.totaal
    assert (totaal["opgestart"], totaal["stopgezet"], totaal["geslaagd"]) == (43, 7, None)
    assert "Gestart, en op de peildatum in voortraject" in tekst(pagina)


def test_the_frozen_figures_stay_while_the_rest_goes_on(client, beleid):
    wereld = Wereld(doel=10)
    wereld.schrijf([zaak(TOEGELEID, (*GESTART, moment(date(2019, 4, 2))))])
    adres = bevries(client, oproep=wereld.oproep.nummer, **TOEN).url
    wereld.mensen = []
    wereld.schrijf([zaak((*TOEGELEID, moment(date(2019, 5, 2))), (*GESTART, moment(date(2019, 5, 2))))])

    toen, nu = (client.get(f"{adres}?naast={naast}") for naast in ("toen", "nu"))

    assert client.get(adres).context["rapport"].tabel.totaal["toegeleid"] == 1
    assert toen.context["verschillen"][0].anders == 0
    assert not toen.context["waarom"].rijen
    verschil = nu.context["verschillen"][0]
    totaal = {cel.indicator.naam: (cel.oud, cel.nieuw) for cel in verschil.rijen[-1][1]}
    assert (totaal["toegeleid"], totaal["opgestart"], totaal["niet_gestart"]) == ((1, 2), (0, 2), (1, 0))
    assert [(r.plek, r["laat_geregistreerd"]) for r in nu.context["waarom"].alle_rijen] == [
        (("Toeleiden",), 1),
        (("Starten",), 2),
        (("Eindtotaal",), 3),
    ]


@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_it_can_be_downloaded_as_it_was(client, beleid, formaat):
    adres = bevries(client, oproep=oproep_380().oproep.nummer, **TOEN).url

    response = client.get(f"{adres}?formaat={formaat}")

    assert BevrorenRapport.objects.get().nummer_getoond in response["Content-Disposition"]
    if formaat == "csv":
        assert response.content.decode().splitlines()[-1].startswith("Eindtotaal,,,43,")


def test_nobody_changes_or_removes_it(client, beleid):
    bevries(client)

    for wijziging in ("UPDATE trajecten_bevrorenrapport SET titel = 'x'", "DELETE FROM trajecten_bevrorenrapport"):
        with pytest.raises((InternalError, IntegrityError), match="verandert nooit"), transaction.atomic():
            connection.cursor().execute(wijziging)


def test_a_changed_figure_shows_in_the_fingerprint(client, beleid):
    bevries(client)
    bevroren = BevrorenRapport.objects.get()

    bevroren.inhoud["tabellen"][0]["rijen"][0]["cijfers"]["toegeleid"] = 99

    assert not bevroren.is_ongewijzigd


def test_what_is_missing_is_asked_and_what_was_typed_stays(client, beleid):
    response = client.post(reverse("rapport-bevriezen", args=["nazorg"]), {"titel": "Mijn titel", "aanleiding": ""})

    assert response.status_code == 200
    assert "Mijn titel" in tekst(response)
    assert response.context["form"].errors.keys() == {"aanleiding"}
    assert not BevrorenRapport.objects.exists()


def test_a_wrong_question_cannot_be_frozen(client, beleid):
    assert bevries(client, peildatum="gisteren").status_code == 400
    assert bevries(client, "onzin").status_code == 404
    assert not BevrorenRapport.objects.exists()


@pytest.mark.parametrize("vraag", ["?formaat=doc", "?naast=morgen"])
def test_a_wrong_parameter_says_what_is_allowed(client, beleid, vraag):
    response = client.get(bevries(client).url + vraag)

    assert response.status_code == 400
    assert "kan alleen" in tekst(response)


@pytest.mark.parametrize("wie", ["onderneming", "partner", "beheer"])
def test_others_have_no_frozen_reports(client, beleid, wie):
    adres = bevries(client).url
    client.force_login(LidmaatschapFactory(**{wie: True}).gebruiker)

    assert client.get(reverse("bevroren-lijst")).status_code == 403
    assert client.get(adres).status_code == 404
    assert bevries(client).status_code == 403


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_costs_the_same_with_more(client, beleid, django_assert_num_queries, aantal):
    for _ in range(aantal):
        bevries(client)

    with django_assert_num_queries(5):
        response = client.get(reverse("bevroren-lijst"))

    assert all(een.nummer_getoond in tekst(response) for een in BevrorenRapport.objects.all())


def test_an_empty_list_says_how_to_begin(client, beleid):
    assert "Bevries deze cijfers" in tekst(client.get(reverse("bevroren-lijst")))


@pytest.mark.parametrize("rapport", SOORTEN)
def test_every_report_comes_back_as_it_was(client, beleid, rapport):
    wereld = Wereld(doel=10)
    wereld.schrijf([zaak(TOEGELEID, GESTART)])
    soort = SOORTEN[rapport]
    voor = rapport_van(rapport, beleid, date(2019, 3, 15), per=soort.per[0])

    terug = lees_rapport(json.loads(json.dumps(als_inhoud(voor))))

    assert [(r.plek, r.sleutel) for t in terug.tabellen for r in t.alle_rijen] == [
        (r.plek, r.sleutel) for t in voor.tabellen for r in t.alle_rijen
    ]
    assert [beeld.svg for beeld in beelden_van(terug) if "doel" not in beeld.naam] == [
        beeld.svg for beeld in beelden_van(voor) if "doel" not in beeld.naam
    ]
