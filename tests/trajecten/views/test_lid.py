import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory
from trajecten.middleware import SESSIESLEUTEL

pytestmark = pytest.mark.django_db
URL = "/lid/"


@pytest.fixture
def lid():
    return LidmaatschapFactory(vdab=True)


@pytest.fixture
def ander(lid):
    return LidmaatschapFactory(gebruiker=lid.gebruiker, partner=True)


def test_it_works(client, lid, ander):
    client.force_login(lid.gebruiker)

    response = client.post(URL, {"lid": ander.uuid}, follow=True)

    assert response.redirect_chain == [(reverse("start"), 302)]
    assert client.session[SESSIESLEUTEL] == ander.pk
    assert response.wsgi_request.lid == ander
    assert f"Je werkt nu als Doorstroompartner, {ander.organisatie}." in response.text


def test_the_header_offers_the_other_roles_only(client, lid, ander):
    client.force_login(lid.gebruiker)
    gekozen = client.get("/").wsgi_request.lid
    andere = ander if gekozen == lid else lid

    response = client.get("/")

    assert f'value="{andere.uuid}"' in response.text
    assert f'value="{gekozen.uuid}"' not in response.text


def test_who_has_one_role_is_offered_no_other(client, lid):
    client.force_login(lid.gebruiker)

    assert "Wissel naar" not in client.get("/").text


def test_it_refuses_the_membership_of_somebody_else(client, lid):
    vreemd = LidmaatschapFactory(partner=True)
    client.force_login(lid.gebruiker)

    assert client.post(URL, {"lid": vreemd.uuid}).status_code == 404
    assert SESSIESLEUTEL not in client.session


def test_it_refuses_an_own_membership_that_has_ended(client, lid, ander):
    ander.tot = ander.van
    ander.save()
    client.force_login(lid.gebruiker)

    assert client.post(URL, {"lid": ander.uuid}).status_code == 404


@pytest.mark.parametrize("lid_uuid", ["", "geen-uuid", "00000000-0000-0000-0000-000000000000"])
def test_it_refuses_what_is_no_membership(client, lid, lid_uuid):
    client.force_login(lid.gebruiker)

    assert client.post(URL, {"lid": lid_uuid}).status_code == 404


def test_a_get_changes_nothing(client, lid):
    client.force_login(lid.gebruiker)

    assert client.get(URL).status_code == 405


def test_it_asks_for_a_login(client):
    assert client.post(URL).status_code == 302


def test_a_membership_that_ends_during_the_session_falls_away(client, lid, ander):
    client.force_login(lid.gebruiker)
    client.post(URL, {"lid": ander.uuid})
    ander.tot = ander.van
    ander.save()

    assert client.get("/").wsgi_request.lid == lid


def test_who_has_no_active_membership_is_told_so(client, lid):
    lid.tot = lid.van
    lid.save()
    client.force_login(lid.gebruiker)

    response = client.get("/")

    assert response.status_code == 403
    assert "Je hebt nog geen toegang" in response.text
    assert lid.gebruiker.email in response.text
    assert "Hoofdmenu" in response.text
    assert reverse("traject-lijst") not in response.text
