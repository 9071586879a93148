"""Somebody behind a screen, for the tests in a real browser."""

import re
from datetime import date

from tests.factories import WACHTWOORD


class Bediening:
    """Somebody behind a screen."""

    def __init__(self, chrome, server, lid):
        self.pagina = chrome.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self.fouten = []
        self.pagina.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.pagina.on("console", lambda regel: self.fouten.append(regel.text) if regel.type == "error" else None)
        self.server = server.url
        self.ga("/")
        self.vul(login=lid.gebruiker.email, password=WACHTWOORD)
        self.pagina.get_by_role("button", name="Aanmelden").click()
        self.pagina.wait_for_url(f"{self.server}/")

    def ga(self, adres):
        self.pagina.goto(f"{self.server}{adres}")

    def vul(self, **velden):
        for naam, waarde in velden.items():
            veld = self.pagina.locator(f"[name={naam}]").first
            if veld.evaluate("e => e.tagName") == "SELECT":
                veld.select_option(str(waarde))
            elif veld.get_attribute("type") == "radio":
                self.pagina.locator(f"[name={naam}][value={waarde}]").check()
            else:
                veld.fill(waarde.isoformat() if isinstance(waarde, date) else str(waarde))

    def doe(self, knop, **velden):
        """Click a step on the page of the case, fill in its form and send it."""
        naam = re.compile(rf"^{re.escape(knop)}(\s*:.*)?$")  # what only a screen reader says may follow
        self.pagina.get_by_role("link", name=naam).click()
        self.vul(**velden)
        self.pagina.locator("[name=bewaren]").click()
        self.pagina.wait_for_load_state()
        assert self.pagina.locator(".alert-success").count() == 1, self.pagina.locator("main").inner_text()

    def cijfers(self, oproep):
        """The last line of the report of a call, as numbers."""
        tekst = self.pagina.request.get(f"{self.server}/rapporten/oproepen/{oproep.nummer}/?formaat=csv").text()
        kop, *_, totaal = tekst.splitlines()
        return dict(zip(kop.split(",")[1:], map(int, totaal.split(",")[1:]), strict=True))
