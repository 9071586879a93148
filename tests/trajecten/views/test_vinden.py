"""The box above a list finds whom the search of the header finds."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import EvaluatieFactory, zaak_in
from tests.trajecten.views.test_lijsten import gelezen
from trajecten.enums import LijstNaam, TrajectStatus
from trajecten.models import zoekterm

pytestmark = pytest.mark.django_db
LIJSTEN = (LijstNaam.TRAJECTEN, LijstNaam.MAATWERKERS, LijstNaam.EVALUATIES)
WIE_WAAR = [  # a partner sees no evaluation that leads to no traject
    (lijst, wie)
    for lijst in LIJSTEN
    for wie in ("vdab", "werkgever", "coach")
    if (lijst, wie) != (LijstNaam.EVALUATIES, "coach")
]
MEER = "Dit is niet alles wat past"


def genoemd(voornaam, familienaam, *, postcode="2000"):
    zaak = zaak_in(TrajectStatus.STAGE, postcode=postcode)
    EvaluatieFactory(maatwerker=zaak.maatwerker)
    zaak.maatwerker.voornaam, zaak.maatwerker.familienaam = voornaam, familienaam
    zaak.maatwerker.save()
    return zaak


def gevonden(client, lijst, **vraag):
    """The people of the rows, in their order."""
    pagina = client.get(reverse(lijst), vraag).context["pagina"]
    return [getattr(rij, "maatwerker", rij) for rij in pagina]


@pytest.mark.parametrize(("lijst", "wie"), WIE_WAAR)
@pytest.mark.parametrize("q", ["zoe hon", "D'Hondt, Zoë", "dhondt"])
def test_a_list_finds_a_name_however_it_is_typed(client, lijst, wie, q):
    zaak = genoemd("Zoë-Lynn", "D'Hondt")
    genoemd("An", "Peeters")
    client.force_login(getattr(zaak, wie).gebruiker)

    assert set(gevonden(client, lijst, zoek=q)) == {zaak.maatwerker}
    assert gevonden(client, lijst, zoek="ondt") == []


@pytest.mark.parametrize(("lijst", "wie"), WIE_WAAR)
def test_a_list_finds_exactly_the_person_of_a_number(client, lijst, wie):
    zaak, _ander = genoemd("An", "Peeters"), genoemd("An", "Peeters")
    client.force_login(getattr(zaak, wie).gebruiker)

    for nummer in (zaak.maatwerker.insz, zaak.maatwerker.insz_getoond, f"T-{zaak.traject.nummer}"):
        assert set(gevonden(client, lijst, zoek=nummer)) == {zaak.maatwerker}
    assert gevonden(client, lijst, zoek=zaak.partner.kbo) == []


def test_the_number_of_a_traject_gives_that_one_alone(client):
    zaak = zaak_in(TrajectStatus.GEANNULEERD)
    eerste = zaak.traject
    zaak.neem("toeleiden")
    client.force_login(zaak.vdab.gebruiker)

    def rijen(zoek):
        return list(client.get(reverse(LijstNaam.TRAJECTEN), {"zoek": zoek}).context["pagina"])

    assert zaak.traject != eerste
    assert rijen(str(eerste.nummer)) == [eerste]
    assert set(rijen(zaak.maatwerker.insz)) == {eerste, zaak.traject}


@pytest.mark.parametrize("lijst", LIJSTEN)
@pytest.mark.parametrize("wie", ["werkgever", "coach"])
def test_another_organisation_finds_nobody(client, lijst, wie):
    zaak, andere = genoemd("An", "Peeters"), genoemd("Jan", "Maes")
    client.force_login(getattr(andere, wie).gebruiker)

    for q in ("peeters", zaak.maatwerker.insz, f"T-{zaak.traject.nummer}"):
        assert gevonden(client, lijst, zoek=q) == []


@pytest.mark.parametrize(
    ("lijst", "filter_"),
    [
        (LijstNaam.TRAJECTEN, {"status": "stage"}),
        (LijstNaam.MAATWERKERS, {"traject": "stage"}),
        (LijstNaam.EVALUATIES, {"van": "2025-06-02"}),
    ],
)
def test_the_order_and_the_other_filters_go_on_working(client, lijst, filter_):
    bo, an, cas = (genoemd(voornaam, "Peeters") for voornaam in ("Bo", "An", "Cas"))
    for zaak in (bo, an):
        EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=date(2025, 6, 2))
    cas.neem("stopzetten")
    client.force_login(bo.vdab.gebruiker)

    alle = gevonden(client, lijst, zoek="peeters", sorteer="-naam")
    assert list(dict.fromkeys(m.voornaam for m in alle)) == ["Cas", "Bo", "An"]
    assert gevonden(client, lijst, zoek="peeters", sorteer="naam", **filter_) == [an.maatwerker, bo.maatwerker]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_a_name_that_many_have_says_so_and_the_file_holds_the_same(client, lijst, monkeypatch):
    zaken = [genoemd(voornaam, "Peeters") for voornaam in ("An", "Bo", "Cas")]
    client.force_login(zaken[0].vdab.gebruiker)
    assert MEER not in client.get(reverse(lijst), {"zoek": "peeters"}).text

    monkeypatch.setattr(zoekterm, "HOOGSTENS", 2 * len(zaken[0].vdab.provincies))
    antwoord = client.get(reverse(lijst), {"zoek": "peeters", "sorteer": "naam"})
    rijen = [rij.cellen[0].waarde for rij in antwoord.context["rijen"]]
    bestand = gelezen(client.get(reverse(lijst), {"zoek": "peeters", "sorteer": "naam", "formaat": "csv"}))

    assert MEER in antwoord.text
    assert len(rijen) == 2
    assert [rij[0] for rij in bestand[1:]] == rijen
    assert MEER not in client.get(reverse(lijst), {"zoek": "peeters cas"}).text


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_in_one_province_a_name_reaches_further(client, lijst, monkeypatch):
    hier = [genoemd(voornaam, "Peeters") for voornaam in ("An", "Bo")]
    elders = genoemd("Cas", "Peeters", postcode="9000")
    lid = hier[0].vdab
    client.force_login(lid.gebruiker)
    monkeypatch.setattr(zoekterm, "HOOGSTENS", len(lid.provincies) + 2)

    antwoord = client.get(reverse(lijst), {"zoek": "peeters", "provincie": "antwerpen"})

    assert MEER not in antwoord.text
    assert {getattr(rij, "maatwerker", rij) for rij in antwoord.context["pagina"]} == {z.maatwerker for z in hier}
    assert MEER in client.get(reverse(lijst), {"zoek": "peeters"}).text
    assert gevonden(client, lijst, zoek="peeters", provincie="oost_vlaanderen") == [elders.maatwerker]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_a_search_in_a_list_costs_the_same_with_more_rows(client, lijst, django_assert_max_num_queries):
    zaak = genoemd("An", "Peeters")
    client.force_login(zaak.vdab.gebruiker)
    with django_assert_max_num_queries(12) as een:
        client.get(reverse(lijst), {"zoek": "peeters"})
    for _ in range(2):
        genoemd("An", "Peeters")
    with django_assert_max_num_queries(12) as drie:
        assert len(gevonden(client, lijst, zoek="peeters")) == 3

    assert len(een) == len(drie)


def test_a_company_finds_its_own_people_in_personeel(client, monkeypatch):
    zaak, andere = genoemd("Zoë-Lynn", "D'Hondt"), genoemd("Zoë", "Maes")
    client.force_login(zaak.werkgever.gebruiker)
    adres = reverse("personeel-lijst")

    for q in ("lynn dhondt", zaak.maatwerker.insz, f"T-{zaak.traject.nummer}"):
        pagina = client.get(adres, {"zoek": q})
        assert [rij.maatwerker for rij in pagina.context["rijen"]] == [zaak.maatwerker]
        assert MEER not in pagina.text
    assert client.get(adres, {"zoek": andere.maatwerker.insz}).context["rijen"] == []
    monkeypatch.setattr(zoekterm, "HOOGSTENS", 1)
    assert MEER in client.get(adres, {"zoek": "zoe"}).text
