"""How pages look, in a real browser: the theme, on paper, and on screens of every width."""

import pytest
from django.urls import reverse

from tests.bediening import Bediening
from tests.factories import LidmaatschapFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VLOER = "getComputedStyle(document.body).backgroundColor"
WIT = "rgb(255, 255, 255)"


def kies(bediening, thema):
    bediening.pagina.locator(".ds-kop-gebruiker summary").click()
    with bediening.pagina.expect_response(lambda antwoord: "/thema/" in antwoord.url):
        bediening.pagina.get_by_role("button", name=thema).click()


def test_the_theme_changes_at_once_and_what_was_typed_stays(chrome, live_server):
    beheer = Bediening(chrome, live_server, LidmaatschapFactory(beheer=True))
    beheer.ga(reverse("beheer-nieuw", args=["oproepen"]))
    beheer.vul(nummer=999)

    kies(beheer, "Donker")

    donker = beheer.pagina.evaluate(VLOER)
    assert donker != WIT
    assert beheer.pagina.input_value("[name=nummer]") == "999"
    beheer.ga("/")
    assert beheer.pagina.evaluate(VLOER) == donker
    kies(beheer, "Zoals mijn toestel")
    assert beheer.pagina.evaluate(VLOER) == WIT
    assert not beheer.fouten
