from datetime import timedelta
from urllib.parse import quote

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieplanningFactory, PopFactory, TewerkstellingFactory, Zaak, moment, voeg_document_toe
from tests.trajecten.views.werkrijen import rijen
from trajecten import workflow
from trajecten.models import Journaalregel, Registratie
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
AANTAL = 8


@pytest.fixture
def zaak(client):
    """Somebody whose right ends in a hundred days, of whom the own company looks."""
    zaak = Zaak(begin=VANDAAG - timedelta(days=400))
    wop = zaak.maatwerker.wops.get()
    einde = VANDAAG + 101 * DAG
    wop.vervang(Registratie(zaak.vdab, moment(zaak.dag)), periode=periode(wop.periode.lower, einde))
    client.force_login(zaak.werkgever.gebruiker)
    return zaak


def adres(zaak):
    return reverse("maatwerker-evaluatie-voorbereiden", args=[zaak.maatwerker.uuid])


def punten(client, zaak):
    """What stands on the list, by its first words, with whether it is in order."""
    return {punt.wat.partition(" (")[0]: punt.in_orde for punt in client.get(adres(zaak)).context["punten"]}


def noteer(zaak, op):
    Journaalregel.objects.create(
        maatwerker=zaak.maatwerker, op=op, tekst="Leert lassen", lid=zaak.werkgever, geschreven_op=moment(op)
    )


def test_it_works(client, zaak):
    response = client.get(adres(zaak))

    assert (
        f"Het WOP loopt tot en met {VANDAAG + 100 * DAG:%d-%m-%Y}. VDAB start zelf de evaluatie (R14)." in response.text
    )
    assert f"Ten laatste op {VANDAAG + 90 * DAG:%d-%m-%Y}." in response.text
    assert "Gekend als 1,00. Klopt dat nog?" in response.text
    pop = reverse("maatwerker-pop", args=[zaak.maatwerker.uuid])
    assert f'href="{pop}?terug={quote(adres(zaak), safe="")}"' in response.text
    assert "data-doorstroom-afdrukken" in response.text
    assert list(punten(client, zaak).values()) == [False] * 4 + [None] * 2 + [False] * 2


@pytest.mark.regel("R17")
def test_what_was_done_is_in_order(client, zaak):
    PopFactory(maatwerker=zaak.maatwerker, versie_op=VANDAAG, samen_gemaakt=True)
    voeg_document_toe(zaak)
    noteer(zaak, VANDAAG)

    assert list(punten(client, zaak).values()) == [True] * 4 + [None] * 2 + [True] * 2


@pytest.mark.regel("R12")
@pytest.mark.parametrize(("dagen", "in_orde"), [(0, True), (1, False)])
def test_a_pop_is_recent_for_a_year(client, zaak, dagen, in_orde):
    PopFactory(maatwerker=zaak.maatwerker, versie_op=VANDAAG - relativedelta(years=1) - dagen * DAG)

    gevonden = punten(client, zaak)

    assert gevonden["Het POP is recent, hoogstens een jaar oud"] is in_orde
    assert gevonden["Er staan minstens twee verbeteracties in"] is True
    assert gevonden["Het POP is samen met de maatwerker gemaakt"] is False


@pytest.mark.parametrize(("dagen", "in_orde"), [(-1, True), (0, False)])
def test_notes_count_for_a_year(client, zaak, dagen, in_orde):
    noteer(zaak, VANDAAG - relativedelta(years=1) - dagen * DAG)

    assert punten(client, zaak)["Er zijn notities over taken en competenties"] is in_orde


def test_documents_and_notes_that_are_not_shared_do_not_count(client, zaak):
    voeg_document_toe(zaak, bereik="vdab")
    Journaalregel.objects.create(
        maatwerker=zaak.maatwerker, op=VANDAAG, tekst="x", bereik="vdab", lid=zaak.vdab, geschreven_op=moment(VANDAAG)
    )

    assert list(punten(client, zaak).values())[-2:] == [False, False]


def test_a_planned_visit_decides_when_the_pop_is_due(client, zaak):
    gepland = VANDAAG + 30 * DAG
    EvaluatieplanningFactory(maatwerker=zaak.maatwerker, gepland_op=gepland)

    tekst = client.get(adres(zaak)).text

    assert f"VDAB plant het bezoek op {gepland:%d-%m-%Y}." in tekst
    assert f"Ten laatste op {gepland - 10 * DAG:%d-%m-%Y}." in tekst


def test_an_absence_that_goes_on_is_named(client, zaak):
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.afwezig_melden(dienst, lid=zaak.werkgever, nu=moment(VANDAAG), op=VANDAAG, soort="ziekte")

    assert "Er loopt een afwezigheid zonder einddatum." in client.get(adres(zaak)).text


def test_who_left_is_not_prepared(client, zaak):
    weg = TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(VANDAAG - 99 * DAG, VANDAAG))
    zaak.maatwerker = weg.maatwerker

    assert "vandaag niet in dienst" in client.get(adres(zaak)).text


def test_vdab_reads_it_and_a_partner_does_not(client, zaak):
    zaak.neem("toeleiden")
    client.force_login(zaak.vdab.gebruiker)
    assert len(punten(client, zaak)) == AANTAL
    assert adres(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text

    client.force_login(zaak.coach.gebruiker)
    assert client.get(adres(zaak)).status_code == 403
    assert adres(zaak) not in client.get(zaak.maatwerker.get_absolute_url()).text


def test_another_organisation_finds_nothing(client, zaak):
    client.force_login(Zaak().werkgever.gebruiker)

    assert client.get(adres(zaak)).status_code == 404


def test_it_costs_the_same_with_more_rows(client, zaak, django_assert_num_queries):
    def rij():
        PopFactory(maatwerker=zaak.maatwerker)
        voeg_document_toe(zaak)
        noteer(zaak, VANDAAG)

    rij()
    with django_assert_num_queries(10):
        client.get(adres(zaak))
    rij()
    rij()
    with django_assert_num_queries(10):
        client.get(adres(zaak))


# The worklist


@pytest.mark.regel("R17")
def test_the_worklist_asks_for_a_pop_ten_days_before_the_right_ends(client, zaak):
    (rij,) = rijen(zaak.werkgever, "pop", VANDAAG)
    assert rij.uiterlijk == VANDAAG + 90 * DAG
    assert rij.url == reverse("maatwerker-pop", args=[zaak.maatwerker.uuid])
    (wacht,) = rijen(zaak.werkgever, "wop", VANDAAG)
    assert wacht.url == adres(zaak)
    assert rijen(Zaak(begin=VANDAAG - 9 * DAG).werkgever, "pop", VANDAAG) == []

    te_oud = rij.uiterlijk + 10 * DAG - relativedelta(years=1) - DAG
    PopFactory(maatwerker=zaak.maatwerker, versie_op=te_oud)
    assert rijen(zaak.werkgever, "pop", VANDAAG) != [], "it is not recent any more when the right ends"
    PopFactory(maatwerker=zaak.maatwerker, versie_op=te_oud + DAG)
    assert rijen(zaak.werkgever, "pop", VANDAAG) == []
