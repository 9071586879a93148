"""The cases behind a number: as many as it says, and only for who sees them anyway."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieFactory, LidmaatschapFactory, zaak_in
from trajecten.enums import Provincie, Rol, TrajectStatus
from trajecten.rapporten.soorten import SOORTEN

pytestmark = pytest.mark.django_db
S = TrajectStatus
BEGIN = timezone.localdate() - timedelta(days=90)
OVERAL = [een for een in Provincie.values if een != Provincie.BUITEN]


@pytest.fixture
def zaken():
    """Cases in different statuses, in two provinces, each at a company and a partner of its own."""
    zaken = [
        zaak_in(status, begin=BEGIN, postcode=postcode)
        for status, postcode in [
            (S.JOBMATCHING, "2000"),
            (S.NAZORG, "2000"),
            (S.WACHT_OP_VACATURE, "9000"),
            (S.STOPGEZET, "9000"),
            (S.BEOORDELING, "3500"),
        ]
    ]
    for zaak in zaken:
        EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=zaak.dag)
    return zaken


def cellen(client, rapport, **vraag):
    """Each figure on the page of a report that leads to its cases: what it says, and where they are."""
    response = client.get(reverse("rapport", args=[rapport], query=vraag))
    for _, rijen, *_ in response.context["tabellen"]:
        for plek, _, cijfers in rijen:
            yield from ((plek, een, waarde, adres) for een, waarde, _, adres in cijfers if adres)


def gevallen(client, **vraag):
    return client.get(reverse("rapport-gevallen", args=["resultaten"], query=vraag))


@pytest.mark.parametrize("rapport", SOORTEN)
def test_every_number_leads_to_as_many_cases(client, zaken, rapport):
    client.force_login(LidmaatschapFactory(rol=Rol.VDAB, provincies=OVERAL).gebruiker)
    pers = [per for per in ("provincie", "onderneming", "leeftijd", "kwartaal") if per in SOORTEN[rapport].per]

    gezien = 0
    for per in pers:
        for plek, een, waarde, adres in cellen(client, rapport, per=per):
            pagina = client.get(adres)
            gezien += 1
            assert pagina.status_code == 200, adres
            assert pagina.context["aantal"] == waarde, (per, plek, een.naam)
            aantal = pagina.context["pagina"].paginator.count
            if pagina.context["is_traject"]:
                assert aantal == waarde, (per, plek, een.naam)
            else:  # people, of whom one can count more than once
                assert 0 < aantal <= waarde, (per, plek, een.naam)
    assert gezien


def test_vdab_of_one_province_sees_its_own_of_them(client, zaken):
    client.force_login(LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN]).gebruiker)

    response = gevallen(client, indicator="toegeleid")

    assert response.context["aantal"] == 5
    assert {traject.pk for traject in response.context["pagina"]} == {een.traject.pk for een in zaken[:2]}


@pytest.mark.parametrize("wie", ["coach", "werkgever"])
def test_an_organisation_counts_and_sees_its_own(client, zaken, wie):
    zaak, *anderen = zaken
    client.force_login(getattr(zaak, wie).gebruiker)

    response = gevallen(client, indicator="toegeleid")

    assert response.context["aantal"] == 1
    assert [traject.pk for traject in response.context["pagina"]] == [zaak.traject.pk]
    assert not any(ander.maatwerker.familienaam in response.content.decode() for ander in anderen)


@pytest.mark.parametrize("wie", ["beleid", "beheer"])
def test_who_sees_no_cases_has_no_such_page_and_no_way_to_it(client, zaken, wie):
    client.force_login(LidmaatschapFactory(**{wie: True}).gebruiker)

    assert gevallen(client).status_code in (403, 404)
    if wie == "beleid":
        assert not list(cellen(client, "resultaten"))


@pytest.mark.parametrize(
    "vraag",
    [
        {"indicator": "onzin"},
        {"indicator": "kost"},
        {"is_kwartaal": "x"},
        {"is_onderneming": "abc"},
        {"is_gemeente": "Gent"},
        {"peildatum": "ooit"},
        {"hoe": "x"},
    ],
)
def test_a_wrong_question_is_answered_with_a_sentence(client, zaken, vraag):
    client.force_login(zaken[0].vdab.gebruiker)

    response = gevallen(client, **vraag)

    assert response.status_code == 400
    assert "Traceback" not in response.content.decode()


@pytest.mark.parametrize("vraag", [{"is_oproep": 10**30}, {"is_provincie": "onzin"}, {"pagina": "x"}, {"pagina": 99}])
def test_what_is_not_there_is_an_empty_list_or_the_nearest_page(client, zaken, vraag):
    client.force_login(zaken[0].vdab.gebruiker)

    assert gevallen(client, **vraag).status_code == 200


def test_an_unknown_report_is_not_found(client, zaken):
    client.force_login(zaken[0].vdab.gebruiker)

    assert client.get(reverse("rapport-gevallen", args=["onzin"])).status_code == 404
