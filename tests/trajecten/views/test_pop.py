from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, PopFactory, TewerkstellingFactory, Zaak
from trajecten.enums import Rol
from trajecten.models import Pop
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
GEGEVENS = {
    "versie_op": VANDAAG,
    "competenties_nu": "Werkt nauwkeurig",
    "competenties_later": "Werkt zelfstandig",
    "acties": "Heftruckopleiding\nSollicitatietraining",
    "samen_gemaakt": "on",
}


@pytest.fixture
def zaak(client):
    zaak = Zaak(begin=VANDAAG - timedelta(days=10))
    client.force_login(zaak.werkgever.gebruiker)
    return zaak


def adres(zaak):
    return reverse("maatwerker-pop", args=[zaak.maatwerker.uuid])


@pytest.mark.regel("R16")
def test_it_works(client, zaak):
    response = client.post(adres(zaak), GEGEVENS, follow=True)

    pop = Pop.objects.get()
    assert (pop.acties, pop.samen_gemaakt) == (["Heftruckopleiding", "Sollicitatietraining"], True)
    assert f"Het POP van {zaak.maatwerker} is bewaard." in response.text


def test_it_begins_with_the_last_version_but_not_with_its_tick(client, zaak):
    PopFactory(maatwerker=zaak.maatwerker, versie_op=date(2020, 1, 1), competenties_nu="Lang geleden")
    PopFactory(maatwerker=zaak.maatwerker, versie_op=date(2026, 1, 1), competenties_nu="Kan lassen", samen_gemaakt=True)

    response = client.get(adres(zaak))

    assert "Kan lassen" in response.text
    assert "Heftruckopleiding\nSollicitatietraining" in response.text
    assert "de versie van 01-01-2026" in response.text
    assert "checked" not in response.text


@pytest.mark.regel("R16")
def test_a_pop_is_made_together(client, zaak):
    response = client.post(adres(zaak), {**GEGEVENS, "samen_gemaakt": ""})

    assert set(response.context["form"].errors) == {"samen_gemaakt"}
    assert "Werkt zelfstandig" in response.text
    assert not Pop.objects.exists()


@pytest.mark.regel("R17")
def test_it_says_when_it_is_due_for_this_person(client, zaak):
    dienst = TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(date(2024, 1, 31)))
    wop = zaak.maatwerker.wops.get()
    klaar = wop.periode.upper - timedelta(days=11)
    assert f"ten laatste op {klaar:%d-%m-%Y} (R17)" in client.get(adres(zaak)).context["uitleg"]

    zaak.maatwerker = dienst.maatwerker
    assert "ten laatste een maand na de start: op 29-02-2024 (R17)" in client.get(adres(zaak)).context["uitleg"]


@pytest.mark.parametrize("wie", ["vdab", "coach"])
def test_the_others_around_the_person_update_it_too(client, zaak, wie):
    zaak.neem("toeleiden")
    client.force_login(getattr(zaak, wie).gebruiker)

    assert client.get(adres(zaak)).status_code == 200
    assert client.post(adres(zaak), GEGEVENS).status_code == 302


@pytest.mark.parametrize("rol", [Rol.BELEID, Rol.BEHEER])
def test_it_does_not_exist_for_who_sees_nobody(client, zaak, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.post(adres(zaak), GEGEVENS).status_code == 404


def test_another_organisation_finds_nothing(client, zaak):
    client.force_login(Zaak().werkgever.gebruiker)

    assert client.get(adres(zaak)).status_code == client.post(adres(zaak), GEGEVENS).status_code == 404
    assert not Pop.objects.exists()


def test_it_costs_the_same_with_more_versions(client, zaak, django_assert_num_queries):
    PopFactory(maatwerker=zaak.maatwerker)
    with django_assert_num_queries(10):
        client.get(adres(zaak))
    for jaar in (2024, 2025):
        PopFactory(maatwerker=zaak.maatwerker, versie_op=date(jaar, 1, 1))
    with django_assert_num_queries(10):
        client.get(adres(zaak))
