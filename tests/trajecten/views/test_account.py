import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from tests.factories import WACHTWOORD, GebruikerFactory, LidmaatschapFactory

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"
NIEUW = "een fiets vol regen"


@pytest.fixture(autouse=True)
def _zonder_eerdere_pogingen():
    cache.clear()


@pytest.fixture
def gebruiker():
    return LidmaatschapFactory(vdab=True).gebruiker


def meld_aan(client, gebruiker, wachtwoord=WACHTWOORD, **velden):
    return client.post(LOGIN, {"login": gebruiker.email, "password": wachtwoord, **velden})


def test_it_works(client, gebruiker):
    response = meld_aan(client, gebruiker)

    assert (response.status_code, response.url) == (302, "/")
    assert client.get("/").status_code == 200


def test_the_address_is_kept_through_the_login(client, gebruiker):
    response = client.get("/trajecten/?pagina=2")
    assert response.url == f"{LOGIN}?next=/trajecten/%3Fpagina%3D2"
    assert 'name="next" value="/trajecten/?pagina=2"' in client.get(response.url).text

    assert meld_aan(client, gebruiker, next="/trajecten/?pagina=2").url == "/trajecten/?pagina=2"


def test_another_site_is_never_where_the_login_leads(client, gebruiker):
    assert meld_aan(client, gebruiker, next="https://elders.example/").url == "/"


@pytest.mark.parametrize("email", ["gebruiker@doorstroom.example", "niemand@doorstroom.example"])
def test_a_failed_login_says_the_same_for_known_and_unknown(client, email):
    GebruikerFactory(email="gebruiker@doorstroom.example")

    response = client.post(LOGIN, {"login": email, "password": "verkeerd"})

    assert "Dit e-mailadres en dit wachtwoord horen niet bij elkaar." in response.text
    assert f'value="{email}"' in response.text
    assert "verkeerd" not in response.text


def test_empty_fields_are_named(client):
    response = client.post(LOGIN, {"login": "", "password": ""})

    assert set(response.context["form"].errors) == {"login", "password"}


def test_an_account_that_is_off_cannot_be_used(client, gebruiker):
    gebruiker.is_active = False
    gebruiker.save()

    response = meld_aan(client, gebruiker)

    assert "niet meer actief" in client.get(response.url).text
    assert client.get("/").status_code == 302


def test_many_failed_logins_close_the_door_for_a_while(client, gebruiker):
    for _ in range(10):
        meld_aan(client, gebruiker, "verkeerd")

    response = meld_aan(client, gebruiker)

    assert "te vaak misgelopen" in response.text
    assert client.get("/").status_code == 302


def test_log_out_is_a_post(client, gebruiker):
    client.force_login(gebruiker)
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/").status_code == 200

    response = client.post("/account/logout/", follow=True)

    assert "Je bent afgemeld." in response.text
    assert client.get("/").status_code == 302


def test_a_password_is_changed(client, gebruiker):
    client.force_login(gebruiker)

    response = client.post(
        "/account/password/change/", {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}, follow=True
    )

    assert response.redirect_chain == [("/", 302)]
    assert "Je wachtwoord is gewijzigd." in response.text
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(NIEUW)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"oldpassword": "verkeerd"}, "oldpassword"),
        ({"password1": "kort", "password2": "kort"}, "password1"),
        ({"password2": "iets heel anders"}, "password2"),
    ],
)
def test_a_password_is_not_changed_when_something_is_wrong(client, gebruiker, velden, veld):
    client.force_login(gebruiker)
    goed = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}

    response = client.post("/account/password/change/", goed | velden)

    assert set(response.context["form"].errors) >= {veld}
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(WACHTWOORD)


def test_a_forgotten_password_is_replaced_by_mail(client, gebruiker):
    response = client.post("/account/password/reset/", {"email": gebruiker.email}, follow=True)
    assert "Kijk in je mailbox" in response.text
    [bericht] = mail.outbox
    assert bericht.subject == "Doorstroom: kies een nieuw wachtwoord"
    link = re.search(r"http://testserver(\S+)", bericht.body)[1]

    response = client.get(link, follow=True)
    formulier = response.redirect_chain[0][0]
    response = client.post(formulier, {"password1": NIEUW, "password2": NIEUW}, follow=True)

    assert "Je wachtwoord is bewaard" in response.text
    assert meld_aan(client, gebruiker, NIEUW).url == "/"
    assert "Deze link werkt niet meer" in client.get(link).text


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client):
    response = client.post("/account/password/reset/", {"email": "niemand@doorstroom.example"}, follow=True)

    assert "Kijk in je mailbox" in response.text
    assert mail.outbox == []


@pytest.mark.parametrize("pad", ["signup/", "email/", "confirm-email/", "reauthenticate/", "phone/change/", ""])
def test_the_other_pages_of_allauth_are_not_there(client, gebruiker, pad):
    client.force_login(gebruiker)

    assert client.get(f"/account/{pad}").status_code == 404


@pytest.mark.parametrize("naam", ["account_signup", "account_email", "account_reauthenticate"])
def test_nothing_links_to_them(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)
