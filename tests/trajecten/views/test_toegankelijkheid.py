import pytest

from tests.factories import LidmaatschapFactory

URL = "/toegankelijkheid/"


@pytest.mark.regel("R51")
def test_it_works(client, settings):
    settings.CONTACT_EMAIL = "hulp@doorstroom.example"

    response = client.get(URL)

    assert response.status_code == 200
    assert "voldoet <strong>gedeeltelijk</strong>" in response.text
    assert "mailto:hulp@doorstroom.example" in response.text
    assert "klachten@vlaamseombudsdienst.be" in response.text


@pytest.mark.django_db
def test_everybody_may_read_it(client):
    lid = LidmaatschapFactory(vdab=True)
    lid.tot = lid.van
    lid.save()
    client.force_login(lid.gebruiker)

    assert client.get(URL).status_code == 200


@pytest.mark.django_db
def test_every_page_leads_to_it(client):
    assert f'href="{URL}"' in client.get("/account/login/").text
