"""The lists of a company: its own people in order, with who went to another one in the last thirty days among them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import EvaluatieFactory, LidmaatschapFactory, MaatwerkerFactory, TewerkstellingFactory
from trajecten.enums import Rol
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
NAMEN = ["Aerts", "Bogaert", "Claes"]


@pytest.fixture
def bedrijf(client):
    """Logged in for a company: of its three people the second works elsewhere since ten days."""
    dag = timezone.localdate() - timedelta(days=10)
    vestiging = TewerkstellingFactory(
        maatwerker__familienaam="Aerts", maatwerker__geboortedatum=date(1970, 1, 1)
    ).vestiging
    weg = MaatwerkerFactory(familienaam="Bogaert", geboortedatum=date(1980, 1, 1))
    TewerkstellingFactory(maatwerker=weg, vestiging=vestiging, periode=periode(date(2024, 1, 1), dag))
    elders = TewerkstellingFactory(maatwerker=weg, periode=periode(dag)).vestiging
    blijft = TewerkstellingFactory(
        vestiging=vestiging, maatwerker__familienaam="Claes", maatwerker__geboortedatum=date(1990, 1, 1)
    ).maatwerker
    TewerkstellingFactory(vestiging=elders, maatwerker__familienaam="Daems")
    for een, maatwerker in enumerate((weg, blijft)):
        EvaluatieFactory(maatwerker=maatwerker, bezoek_op=date(2025, 1, 1 + een))
    client.force_login(LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming).gebruiker)
    return vestiging.onderneming


def namen(client, adres):
    antwoord = client.get(adres)
    rijen = antwoord.context["pagina"]
    assert rijen.aantal == len(rijen)
    return [getattr(rij, "maatwerker", rij).familienaam for rij in rijen]


@pytest.mark.parametrize("kolom", ["naam", "geboren"])
def test_it_works(client, bedrijf, kolom):
    assert namen(client, f"/maatwerkers/?sorteer={kolom}") == NAMEN
    assert namen(client, f"/maatwerkers/?sorteer=-{kolom}") == NAMEN[::-1]


def test_a_filter_holds_for_who_went_elsewhere_as_well(client, bedrijf):
    assert namen(client, "/maatwerkers/?dienst=in") == ["Aerts", "Claes"]
    assert namen(client, "/maatwerkers/?dienst=uit") == ["Bogaert"]
    assert namen(client, "/maatwerkers/?zoek=bogaert") == ["Bogaert"]


def test_evaluations_are_in_order_with_those_of_who_went_elsewhere(client, bedrijf):
    assert namen(client, "/evaluaties/?sorteer=datum") == ["Bogaert", "Claes"]
    assert namen(client, "/evaluaties/?sorteer=-datum") == ["Claes", "Bogaert"]


def test_another_company_sees_none_of_them(client, bedrijf):
    client.force_login(LidmaatschapFactory(onderneming=True).gebruiker)

    assert namen(client, "/maatwerkers/") == []
