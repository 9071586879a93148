"""Take pictures of pages on a running server, on a telephone and on a desk, and say what axe finds wrong.

python -m tests.schermen http://127.0.0.1:8000 vdab / /trajecten/
"""

import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.browser import OPTIES, chromium

WACHTWOORD = "doorstroom-demo"
MAP = Path(__file__).resolve().parent.parent / "var" / "schermen"
BREEDTES = (390, 1280)
# A picture far down is loaded late, and the whole page is in the screenshot
LAAD = """Promise.all([...document.images].map(beeld => {
    beeld.loading = "eager"
    return beeld.decode()
}))"""


def meld_aan(page: Page, server: str, wie: str) -> None:
    """Log in as a demo user: the first part of its address, or the whole of it."""
    page.goto(f"{server}/account/login/")
    page.fill("[name=login]", wie if "@" in wie else f"{wie}@doorstroom.example")
    page.fill("[name=password]", WACHTWOORD)
    page.click("[type=submit]")


def bekijk(server: str, wie: str, paden: list[str]) -> int:
    """Log in as a demo user (`-` is nobody) and save each page in both widths. Returns how much is wrong."""
    MAP.mkdir(parents=True, exist_ok=True)
    fouten = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=OPTIES)
        for breedte in BREEDTES:
            page = browser.new_page(viewport={"width": breedte, "height": 900})
            page.on("console", lambda regel: print("   ", regel.type, regel.text))  # noqa: T201
            if wie != "-":
                meld_aan(page, server, wie)
            for pad in paden:
                antwoord = page.goto(server + pad)
                page.evaluate(LAAD)
                naam = f"{wie}-{pad.strip('/').replace('/', '-') or 'start'}-{breedte}.png"
                page.screenshot(path=MAP / naam, full_page=True)
                te_breed = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                gevonden = Axe().run(page).response["violations"]
                fouten += len(gevonden) + te_breed
                print(antwoord.status, naam, "TE BREED" if te_breed else "")  # noqa: T201
                for fout in gevonden:
                    print("   ", fout["id"], fout["help"], [plek["target"] for plek in fout["nodes"]][:4])  # noqa: T201
        browser.close()
    return fouten


if __name__ == "__main__":
    sys.exit(bool(bekijk(sys.argv[1], sys.argv[2], sys.argv[3:])))
