"""Figures that are released: previewed, released once and for all, shown and downloaded with small cells hidden."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError
from django.urls import reverse

from tests.factories import LidmaatschapFactory, moment
from tests.trajecten.rapporten.bouw import Wereld, oproep_380, zaak
from trajecten import workflow
from trajecten.models import Vrijgave
from trajecten.models.bevrorenrapport import vingerafdruk

pytestmark = pytest.mark.django_db
DAG = date(2019, 3, 15)
TOEN = {"peildatum": "2019-03-15", "bekend_op": "2019-03-15"}
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))


@pytest.fixture
def beleid(client):
    lid = LidmaatschapFactory(beleid=True)
    client.force_login(lid.gebruiker)
    return lid


@pytest.fixture
def wereld():
    """Companies with four, five and nine people."""
    wereld = Wereld(ondernemingen=3, nummer=380, doel=10)
    for plek, aantal in enumerate((4, 5, 9)):
        wereld.mensen = []
        wereld.schrijf([zaak(TOEGELEID, GESTART, plek=plek) for _ in range(aantal)])
    return wereld


def geef_vrij(client, oproep, **anders):
    vraag = {**TOEN, **anders}
    return client.post(reverse("vrijgeven", args=[oproep.nummer], query=vraag), {"titel": "Oproep 380"})


def geef_zelf_vrij(wereld, lid=None, dag=DAG, bekend_op=None):
    gegevens = {"titel": "Oproep 380", "lid": lid or wereld.vdab, "nu": moment(date(2019, 6, 1))}
    return workflow.vrijgeven(wereld.oproep, peildatum=dag, bekend_op=bekend_op or dag, **gegevens)


def tekst(response):
    return " ".join(response.content.decode().split())


def test_it_works(client, beleid):
    oproep = oproep_380().oproep

    vooraf = client.get(reverse("vrijgeven", args=[380], query=TOEN))
    assert not Vrijgave.objects.exists()
    response = geef_vrij(client, oproep)
    vrijgave = Vrijgave.objects.get()
    pagina = client.get(response.url)

    assert vooraf.context["voorstel"].inhoud == vrijgave.inhoud
    assert response.url == vrijgave.get_absolute_url()
    assert (vrijgave.lid, vrijgave.peildatum, vrijgave.bekend_op) == (beleid, DAG, DAG)
    assert vrijgave.is_ongewijzigd
    assert "Stand op <strong>15-03-2019</strong>, zoals bekend op <strong>15-03-2019</strong>" in tekst(pagina)
    assert "De vingerafdruk klopt" in tekst(pagina)
    assert vrijgave.tabellen[0]["rijen"][-1]["cijfers"]["opgestart"] == 43


def test_the_preview_says_how_many_are_hidden_and_the_release_does_not_tell_them_apart(client, beleid, wereld):
    vooraf = client.get(reverse("vrijgeven", args=[380], query=TOEN))
    voorstel = vooraf.context["voorstel"]
    pagina = client.get(geef_vrij(client, wereld.oproep).url)

    assert voorstel.klein >= 3  # toegeleid, opgestart and lopend of the smallest company
    assert voorstel.bijkomend >= 3
    assert f"{voorstel.klein} cellen verborgen omdat het aantal klein is" in tekst(vooraf)
    assert f"en {voorstel.bijkomend} andere" in tekst(vooraf)
    assert f"{voorstel.klein + voorstel.bijkomend} cellen zijn verborgen" in tekst(pagina)
    assert "minder dan 5 of afgeschermd" in tekst(pagina)


def test_files_say_what_is_hidden(client, beleid, wereld):
    adres = geef_vrij(client, wereld.oproep).url
    [rij] = [
        rij
        for rij in client.get(f"{adres}?formaat=csv&tabel=ondernemingen").content.decode().splitlines()
        if wereld.vestigingen[0].onderneming.naam in rij
    ]
    werkboek = openpyxl.load_workbook(io.BytesIO(client.get(f"{adres}?formaat=xlsx").content))
    provincies = client.get(f"{adres}?formaat=csv").content.decode().splitlines()

    assert rij.split(",")[2:5] == ["verborgen"] * 3
    assert provincies[0].startswith("provincie,toegeleid,opgestart,")
    assert provincies[1].startswith("Antwerpen,18,18,18,0,")
    assert werkboek["Per provincie"]["B2"].value == 18
    assert "verborgen" in [cel.value for cel in werkboek["Per provincie en onderneming"]["C"]]
    assert "verborgen" in [cel.value for cel in werkboek["Uitleg"]["A"]]


def test_nobody_is_named(client, beleid, wereld):
    adres = geef_vrij(client, wereld.oproep).url
    bladen = [tekst(client.get(adres)), str(Vrijgave.objects.get().inhoud)]

    for mens in wereld.mensen:
        assert not [blad for blad in bladen if mens.achternaam in blad or mens.insz in blad]


def test_what_is_hidden_stands_nowhere_in_the_content(wereld):
    inhoud = geef_zelf_vrij(wereld).inhoud

    for tabel in inhoud["tabellen"][1:]:
        for rij in tabel["rijen"]:
            assert not {1, 2, 3, 4} & set(rij["cijfers"].values())
    assert set(inhoud) == {"oproep", "peildatum", "bekend_op", "drempel", "verborgen", "tabellen"}


def test_nobody_changes_or_removes_it(wereld):
    vrijgave = geef_zelf_vrij(wereld)

    for wijziging in ("UPDATE trajecten_vrijgave SET titel = 'x'", "DELETE FROM trajecten_vrijgave"):
        with pytest.raises((InternalError, IntegrityError), match="verandert nooit"), transaction.atomic():
            connection.cursor().execute(wijziging)
    vrijgave.inhoud["tabellen"][0]["rijen"][0]["cijfers"]["toegeleid"] = 99
    assert vingerafdruk(vrijgave.inhoud) != vrijgave.vingerafdruk
    assert not vrijgave.is_ongewijzigd


def test_the_next_one_is_no_earlier_and_the_same_one_comes_once(wereld):
    geef_zelf_vrij(wereld)

    with pytest.raises(ValidationError, match="al cijfers van 15-03-2019"):
        geef_zelf_vrij(wereld, dag=DAG - timedelta(days=1))
    with pytest.raises(ValidationError, match="al vrijgegeven"):
        geef_zelf_vrij(wereld)
    geef_zelf_vrij(wereld, dag=DAG, bekend_op=date(2019, 5, 1))
    geef_zelf_vrij(wereld, dag=date(2019, 4, 1))
    assert Vrijgave.objects.count() == 3


@pytest.mark.parametrize(("dag", "bekend_op"), [(DAG, date(2019, 6, 2)), (date(2019, 6, 2), DAG)])
def test_a_day_to_come_is_not_released(wereld, dag, bekend_op):
    with pytest.raises(ValidationError, match="toekomst"):
        geef_zelf_vrij(wereld, dag=dag, bekend_op=bekend_op)


@pytest.mark.parametrize("wie", ["onderneming", "partner", "beheer"])
def test_others_release_nothing_and_see_nothing(client, beleid, wereld, wie):
    adres = geef_vrij(client, wereld.oproep).url
    ander = LidmaatschapFactory(**{wie: True})
    client.force_login(ander.gebruiker)

    assert client.get(reverse("vrijgave-lijst")).status_code == 403
    assert client.get(reverse("vrijgeven", args=[380])).status_code == 403
    assert geef_vrij(client, wereld.oproep).status_code == 403
    assert client.get(adres).status_code == 404
    with pytest.raises(PermissionDenied):
        geef_zelf_vrij(wereld, lid=ander)


def test_wrong_questions_are_refused(client, beleid, wereld):
    adres = geef_vrij(client, wereld.oproep).url
    vooraf = reverse("vrijgeven", args=[380])

    assert client.get(f"{adres}?formaat=doc").status_code == 400
    assert client.get(f"{adres}?formaat=csv&tabel=onzin").status_code == 400
    assert client.get(f"{vooraf}?peildatum=gisteren").status_code == 400
    assert client.get(f"{vooraf}?bekend_op=2099-01-01").status_code == 400
    assert client.get(reverse("vrijgeven", args=[999])).status_code == 404
    assert geef_vrij(client, wereld.oproep, peildatum="gisteren").status_code == 400
    assert "al vrijgegeven" in tekst(geef_vrij(client, wereld.oproep))
    assert "al cijfers van 15-03-2019 vrijgegeven" in tekst(geef_vrij(client, wereld.oproep, peildatum="2019-03-01"))
    assert Vrijgave.objects.count() == 1


def test_the_way_to_it(client, beleid, wereld):
    assert reverse("vrijgave-lijst") in tekst(client.get(reverse("rapport-lijst")))
    assert reverse("vrijgeven", args=[380]) in tekst(client.get(reverse("rapport-oproep", args=[380])))
    assert "nog niets vrijgegeven" in tekst(client.get(reverse("vrijgave-lijst")))


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_costs_the_same_with_more(client, beleid, wereld, django_assert_num_queries, aantal):
    for maand in range(aantal):
        geef_zelf_vrij(wereld, dag=date(2019, 3 + maand, 15) if maand < 3 else DAG, bekend_op=date(2019, 5, 31))

    with django_assert_num_queries(6):
        response = client.get(reverse("vrijgave-lijst"))

    assert len(response.context["blad"].object_list) == aantal
