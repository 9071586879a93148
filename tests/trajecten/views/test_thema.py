from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory
from trajecten.views import fouten

pytestmark = pytest.mark.django_db
URL = "/thema/"


def test_it_works(client):
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)

    response = client.post(f"{URL}?terug=/trajecten/%3Fstatus%3Dstage", {"thema": "donker"})

    assert (response.status_code, response.url) == (302, "/trajecten/?status=stage")
    koek = response.cookies["thema"]
    assert (koek.value, koek["path"], koek["samesite"]) == ("donker", "/", "Lax")
    assert koek["max-age"] == timedelta(days=365).total_seconds()
    assert 'data-thema="donker"' in client.get("/").text


@pytest.mark.parametrize("is_veilig", [True, False])
def test_the_cookie_is_as_safe_as_that_of_the_session(client, settings, is_veilig):
    settings.SESSION_COOKIE_SECURE = is_veilig

    koek = client.post(URL, {"thema": "licht"}).cookies["thema"]

    assert bool(koek["secure"]) is is_veilig


def test_the_menu_says_what_was_chosen_and_comes_back_to_the_page(client):
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)
    client.cookies["thema"] = "licht"

    pagina = client.get("/trajecten/?status=stage").text

    assert 'value="licht" aria-pressed="true"' in pagina
    assert 'value="donker" aria-pressed="false"' in pagina
    assert 'action="/thema/?terug=%2Ftrajecten%2F%3Fstatus%3Dstage"' in pagina


def test_it_holds_without_a_log_in(client):
    response = client.post(f"{URL}?terug=/account/login/", {"thema": "donker"}, follow=True)

    assert response.redirect_chain == [("/account/login/", 302)]
    assert '<html lang="nl" data-thema="donker">' in response.text


def test_it_holds_on_the_pages_of_an_error(client, rf):
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)
    client.cookies["thema"] = "donker"
    request = rf.get("/")
    request.COOKIES["thema"] = "donker"

    assert 'data-thema="donker"' in client.get("/bestaat-niet/").text
    assert 'data-thema="donker"' in fouten.fout(request).text


def test_an_unknown_theme_is_refused_with_the_choices(client):
    response = client.post(URL, {"thema": "roze"})

    assert response.status_code == 400
    assert "Kies een thema: licht, donker, toestel." in response.text
    assert "thema" not in response.cookies


def test_a_cookie_that_somebody_changed_is_as_no_choice(client):
    client.cookies["thema"] = '"><script>'

    assert 'data-thema="toestel"' in client.get(reverse("account_login")).text


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", ""])
def test_it_never_leads_elsewhere(client, terug):
    assert client.post(f"{URL}?terug={terug}", {"thema": "licht"}).url == reverse("start")


def test_a_get_changes_nothing(client):
    response = client.get(URL)

    assert response.status_code == 405
    assert "thema" not in response.cookies
