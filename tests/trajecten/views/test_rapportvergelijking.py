"""One report on two days: what is different, and why."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory, moment
from tests.trajecten.rapporten.bouw import Wereld, zaak
from trajecten.enums import Rol

pytestmark = pytest.mark.django_db
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))
STOP = ("stopzetten", "stopgezet", date(2019, 3, 20))
TOEN = {"peildatum": "2019-03-15"}


@pytest.fixture
def wereld():
    """One case that started in time, one that was registered late, and one start that was undone."""
    wereld = Wereld(ondernemingen=2)
    wereld.schrijf(
        [
            zaak(TOEGELEID, GESTART, STOP),
            zaak(TOEGELEID, (*GESTART, moment(date(2019, 4, 2))), plek=1),
            zaak(TOEGELEID, (*GESTART, None, moment(date(2019, 4, 3))), plek=1),
        ]
    )
    return wereld


def vergelijk(client, wereld, **vraag):
    adres = reverse("rapport-vergelijken", args=["resultaten"], query={"oproep": wereld.oproep.nummer, **vraag})
    return client.get(adres)


def totaal(response):
    return {cel.indicator.naam: (cel.oud, cel.nieuw) for cel in response.context["verschillen"][0].rijen[-1][1]}


def waarom(response):
    """Of each kind of step or fact the figures that are not zero."""
    return {
        rij.plek[0]: {naam: aantal for naam, aantal in rij.cijfers.items() if aantal}
        for rij in response.context["waarom"].rijen
    }


def test_it_works(client, wereld):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = vergelijk(client, wereld, **TOEN, met_bekend_op="2019-12-31")

    assert totaal(response)["opgestart"] == (2, 2)
    assert waarom(response) == {"Starten": {"laat_geregistreerd": 1, "teruggedraaid": 1}}


def test_on_a_later_day_what_happened_counts_too(client, wereld):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = vergelijk(client, wereld, **TOEN, met="2019-03-31", met_bekend_op="2019-03-31")

    assert totaal(response)["stopgezet"] == (0, 1)
    assert waarom(response) == {"Stopzetten": {"intussen_gebeurd": 1}}
    assert "(+1)" in response.content.decode()


def test_looking_back_what_had_not_happened_yet_is_said(client, wereld):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = vergelijk(client, wereld, peildatum="2019-03-31", met="2019-03-15", met_bekend_op="2019-03-31")

    assert totaal(response)["stopgezet"] == (1, 0)
    assert waarom(response) == {"Stopzetten": {"nog_niet": 1}}


def test_the_same_twice_is_the_same(client, wereld):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = vergelijk(client, wereld, **TOEN, met_bekend_op="2019-03-15")

    assert response.context["verschillen"][0].anders == 0
    assert waarom(response) == {}
    assert "Er is niets anders" in response.content.decode()


def test_a_company_compares_its_own(client, wereld):
    lid = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=wereld.vestigingen[0].onderneming)
    client.force_login(lid.gebruiker)

    response = vergelijk(client, wereld, **TOEN, met_bekend_op="2019-12-31")

    assert totaal(response)["toegeleid"] == (1, 1)
    assert waarom(response) == {}


@pytest.mark.parametrize("rapport", ["wop", "evaluaties"])
def test_a_partner_has_no_report_about_people_of_others(client, rapport):
    client.force_login(LidmaatschapFactory(partner=True).gebruiker)

    assert client.get(reverse("rapport-vergelijken", args=[rapport])).status_code == 403
    assert client.get(reverse("rapport", args=[rapport])).status_code == 403


def test_it_refuses_what_it_does_not_know(client, wereld):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    assert vergelijk(client, wereld, met="ooit").status_code == 400
    assert vergelijk(client, wereld, hoe="x").status_code == 400
    assert client.get(reverse("rapport-vergelijken", args=["onzin"])).status_code == 404
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    assert vergelijk(client, wereld).status_code == 403
