"""The planning board with the keyboard alone, in a real browser."""

import pytest
from django.test import Client

from tests.factories import LidmaatschapFactory
from tests.trajecten.views.test_planbord import MAAND, adres, loopt_af
from trajecten.models import Evaluatieplanning

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_naar(pagina, kiezer, meeste=60):
    """Press Tab until what `kiezer` names has the focus."""
    for _ in range(meeste):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("kiezer => document.activeElement.matches(kiezer)", kiezer):
            return
    raise AssertionError(f"{kiezer} is met de Tab-toets niet te bereiken")


def test_two_people_are_assigned_without_a_mouse(chrome, live_server):
    lid = LidmaatschapFactory(vdab=True, gebruiker__naam="An Peeters")
    eerste, tweede, blijft = (loopt_af().maatwerker for _ in range(3))
    client = Client()
    client.force_login(lid.gebruiker)
    context = chrome.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    pagina = context.new_page()
    pagina.goto(live_server.url + adres(MAAND))

    for persoon in (eerste, tweede):
        tab_naar(pagina, f"#wie-{persoon.uuid}")
        pagina.keyboard.press("Space")
    tab_naar(pagina, "select[name=bemiddelaar]")
    pagina.keyboard.type("An Peeters")
    tab_naar(pagina, "#toewijzen button")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("text=Dit is gebeurd")

    assert set(Evaluatieplanning.objects.values_list("maatwerker", "bemiddelaar")) == {
        (eerste.pk, lid.pk),
        (tweede.pk, lid.pk),
    }
    assert not pagina.locator(f"#wie-{blijft.uuid}").is_checked()
