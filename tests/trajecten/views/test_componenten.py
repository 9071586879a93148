"""The page for who builds screens."""

import re

import pytest
from django.conf import settings

from tests.factories import LidmaatschapFactory, OndernemingFactory
from trajecten.enums import Rol, TrajectStatus

pytestmark = pytest.mark.django_db
URL = "/componenten/"
DELEN = sorted(pad.name for pad in (settings.BASE_DIR / "templates" / "componenten").iterdir())


@pytest.fixture
def beheer(client):
    OndernemingFactory()
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    return client


def test_it_works(beheer, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        response = beheer.get(URL)

    assert response.status_code == 200
    for status in TrajectStatus:
        assert f"badge-{status.value}" in response.text
    assert 'class="invalid-feedback"' in response.text


@pytest.mark.parametrize("deel", DELEN)
def test_every_partial_is_shown_with_what_it_needs(beheer, deel):
    response = beheer.get(URL)

    assert f"componenten/{deel}" in {sjabloon.name for sjabloon in response.templates}
    assert re.search(rf"<code>{deel}</code></dt><dd lang=\"en\">\w+", response.text)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.BEHEER])
def test_it_refuses_others(client, rol):
    client.force_login(LidmaatschapFactory(**{rol.value: True}).gebruiker)

    response = client.get(URL)

    assert response.status_code == 403
    assert "voor wie Doorstroom beheert of bouwt" in response.text


def test_it_asks_for_a_login(client):
    assert client.get(URL).status_code == 302


def test_it_is_not_in_the_menu(beheer):
    assert URL not in beheer.get("/").text
