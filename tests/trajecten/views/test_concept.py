"""What was typed when the log-in had expired comes back, for who typed it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, zaak_in
from trajecten.enums import TrajectStatus as S
from trajecten.models import Concept, Journaalregel
from trajecten.models.concept import BEWAARTIJD, bewijs
from trajecten.tasks import ruim_op

pytestmark = pytest.mark.django_db


def adres(zaak):
    return reverse("traject-journaal", args=[zaak.traject.uuid])


def stuur(client, zaak, lid, **kop):
    """Send the form that this lid had open, without being logged in any more."""
    velden = {"soort": "telefoon", "tekst": "Belde over de stage", "concept": bewijs(lid.gebruiker), "minuten": "15"}
    return client.post(adres(zaak), velden, headers=kop)


def test_it_works(client):
    zaak = zaak_in(S.STAGE)

    antwoord = stuur(client, zaak, zaak.coach)

    assert antwoord.url == f"/account/login/?next={adres(zaak)}"
    client.force_login(zaak.coach.gebruiker)
    pagina = client.get(adres(zaak))
    assert "Belde over de stage" in pagina.text
    assert 'value="15"' in pagina.text
    assert "Je was afgemeld" in pagina.text
    assert not Journaalregel.objects.exists()


def test_it_is_gone_once_saved(client):
    zaak = zaak_in(S.STAGE)
    stuur(client, zaak, zaak.coach)
    client.force_login(zaak.coach.gebruiker)
    op = timezone.localdate()

    velden = {"soort": "telefoon", "op": op, "tekst": "Belde", "bereik": "traject"}
    assert client.post(adres(zaak), velden).status_code == 302

    assert Journaalregel.objects.count() == 1
    assert not Concept.objects.exists()
    assert "Je was afgemeld" not in client.get(adres(zaak)).text


def test_another_user_does_not_find_it(client):
    zaak = zaak_in(S.STAGE)
    stuur(client, zaak, zaak.coach)
    client.force_login(zaak.vdab.gebruiker)

    assert "Belde over de stage" not in client.get(adres(zaak)).text


def test_it_is_kept_for_seven_days(client):
    zaak = zaak_in(S.STAGE)
    stuur(client, zaak, zaak.coach)
    client.force_login(zaak.coach.gebruiker)
    Concept.objects.update(bewaard_op=timezone.now() - BEWAARTIJD)

    assert "Belde over de stage" not in client.get(adres(zaak)).text
    client.logout()
    stuur(client, zaak, zaak.vdab)
    ruim_op()
    assert [concept.gebruiker for concept in Concept.objects.all()] == [zaak.vdab.gebruiker]


@pytest.mark.parametrize("proef", ["", "x", "1:aaa:bbb"])
def test_what_proves_nothing_is_not_kept(client, proef):
    zaak = zaak_in(S.STAGE)

    assert client.post(adres(zaak), {"tekst": "x", "concept": proef}).status_code == 302
    assert not Concept.objects.exists()


def test_too_much_is_not_kept(client):
    zaak = zaak_in(S.STAGE)
    client.post(adres(zaak), {"tekst": "x" * 100_001, "concept": bewijs(zaak.coach.gebruiker)})

    assert not Concept.objects.exists()


def test_from_within_a_page_the_whole_page_goes_to_the_log_in(client):
    zaak = zaak_in(S.STAGE)

    antwoord = stuur(client, zaak, zaak.coach, hx_request="true")

    assert antwoord.headers["HX-Redirect"] == f"/account/login/?next={adres(zaak)}"
    assert Concept.objects.count() == 1


def test_what_was_typed_is_not_readable_in_the_database(client):
    zaak = zaak_in(S.STAGE)
    stuur(client, zaak, zaak.coach)

    assert "Belde" not in Concept.objects.get().inhoud_versleuteld


def test_a_form_that_was_open_before_a_new_log_in_comes_back_too(client):
    """The CSRF token changes at a log-in: a form in another tab is then too old, but not lost."""
    zaak = zaak_in(S.STAGE)
    client.handler.enforce_csrf_checks = True
    client.force_login(zaak.coach.gebruiker)

    antwoord = stuur(client, zaak, zaak.coach)

    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, adres(zaak))
    assert "Belde over de stage" in client.get(adres(zaak)).text


def test_every_form_carries_its_proof(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)

    assert 'name="concept"' in client.get(adres(zaak)).text
    assert f'value="{bewijs(zaak.coach.gebruiker).split(":")[0]}' in client.get(zaak.traject.get_absolute_url()).text


def test_who_sees_nothing_of_the_case_finds_nothing(client):
    zaak = zaak_in(S.STAGE)
    elders = LidmaatschapFactory(partner=True)
    stuur(client, zaak, elders)
    client.force_login(elders.gebruiker)

    assert client.get(adres(zaak)).status_code == 404
