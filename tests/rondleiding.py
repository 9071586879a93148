"""`make schermen`: take a picture of each main page, on a telephone and on a desk, and write docs/schermen.md.

python -m tests.rondleiding                          starts the demo on a free port, and stops it again
python -m tests.rondleiding http://localhost:8000    uses a demo that runs
"""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from doorstroom.starten import vrije_poort
from tests.browser import OPTIES, chromium
from tests.schermen import BREEDTES, LAAD, meld_aan

WORTEL = Path(__file__).resolve().parent.parent
MAP = WORTEL / "docs" / "schermen"
PAGINA = WORTEL / "docs" / "schermen.md"
GEDULD = 180  # seconds for the first start, which loads the demo data
HOOGTES = {390: 844, 1280: 900}
EERSTE = "main tbody th a"  # the link of the first row of a list


@dataclass(frozen=True)
class Scherm:
    """One page: its name in the docs, who looks, its address, and the links to follow from there."""

    naam: str
    onderschrift: str
    wie: str
    pad: str = "/"
    volg: tuple[str, ...] = ()

    def bestand(self, breedte: int) -> str:
        return f"{self.naam}-{breedte}.jpg"


STAGE = "/trajecten/?status=stage&sorteer=naam"
SCHERMEN = (
    Scherm("werklijst-vdab", "De werklijst van een VDAB-bemiddelaar: wat wacht, waarom, en hoe dringend.", "vdab"),
    Scherm("werklijst-partner", "De werklijst van een doorstroomcoach.", "partner"),
    Scherm("werklijst-onderneming", "De startpagina van een maatwerkbedrijf.", "onderneming"),
    Scherm("start-beleid", "De startpagina van beleid.", "beleid"),
    Scherm("trajecten", "De lijst van trajecten, met filters.", "vdab", "/trajecten/"),
    Scherm(
        "traject", "Een traject: wie aan zet is, de weg in de tijd, en alles wat gebeurde.", "vdab", STAGE, (EERSTE,)
    ),
    Scherm("dossier", "Het dossier van een maatwerker.", "vdab", STAGE, (EERSTE, ".ds-kern a")),
    Scherm(
        "wat-als",
        "“Wat als het niet lukt?”, om samen te lezen of af te drukken.",
        "vdab",
        STAGE,
        (EERSTE, "main a[href$='/wat-als/']"),
    ),
    Scherm("zoeken", "Iemand zoeken op naam of nummer.", "vdab", "/zoeken/?q=Peeters"),
    Scherm("evaluaties", "De evaluaties, en welke te plannen zijn.", "vdab", "/evaluaties/te-plannen/"),
    Scherm("collegas", "Collega’s, en wie wat opvolgt.", "vdab", "/collegas/"),
    Scherm("stageplaatsen", "Het register van stageplaatsen dat partners delen.", "partner", "/stageplaatsen/"),
    Scherm("begeleiding", "Begeleiding: de trajecten van een partner per fase.", "partner", "/begeleiding/"),
    Scherm(
        "nazorgplan",
        "Het nazorgplan: wanneer er contact is, met wie, en wat te laat is.",
        "partner",
        "/trajecten/?status=nazorg&sorteer=naam",
        (EERSTE, "main a[href$='/nazorgplan/']"),
    ),
    Scherm(
        "doorstroomplan-maken",
        "Het persoonlijk doorstroomplan, samen in te vullen.",
        "partner",
        "/trajecten/?status=jobmatching&sorteer=naam",
        (EERSTE, "main a[href$='/doorstroomplan/']", "main a[href$='/bewerken/']"),
    ),
    Scherm("personeel", "Personeel: een maatwerkbedrijf meldt in de rij zelf.", "onderneming", "/personeel/"),
    Scherm("kwartaal", "De personeelslijst van een kwartaal bevestigen.", "onderneming", "/personeel/bevestigen/"),
    Scherm("verwacht", "Wie de komende kwartalen misschien vertrekt.", "onderneming", "/personeel/verwacht/"),
    Scherm("inladen", "Een personeelslijst inladen uit Excel of CSV.", "onderneming", "/personeel/import/"),
    Scherm(
        "rapport",
        "De cijfers van een oproep, op elke dag en zoals toen bekend.",
        "beleid",
        "/rapporten/oproepen/528/",
    ),
)


def pagina() -> str:
    """The text of docs/schermen.md."""
    delen = [
        "# Hoe Doorstroom eruitziet",
        "De belangrijkste pagina’s met demogegevens, op een computer en op een telefoon. `make schermen` maakt ze opnieuw.",
    ]
    for scherm in SCHERMEN:
        titel = scherm.onderschrift.rstrip(".")
        telefoon, bureau = (f"schermen/{scherm.bestand(breedte)}" for breedte in BREEDTES)
        beelden = (("computer", bureau, 640), ("telefoon", telefoon, 195))
        delen.append(f"## {titel}")
        delen.append(
            "\n".join(
                f'<img src="{adres}" alt="{titel}, op een {toestel}" width="{breedte}">'
                for toestel, adres, breedte in beelden
            )
        )
    return "\n\n".join(delen) + "\n"


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo that runs while this context lasts."""
    poort = vrije_poort()
    proces = subprocess.Popen(
        [sys.executable, "-m", "doorstroom.starten"],
        cwd=WORTEL,
        env={**os.environ, "PORT": str(poort)},
        stdout=subprocess.DEVNULL,
    )
    try:
        tot = time.monotonic() + GEDULD
        while not _antwoordt(poort):
            if proces.poll() is not None or time.monotonic() > tot:
                sys.exit("De demo start niet. Draait ze al in deze map? Geef dan haar adres: make schermen SERVER=…")
            time.sleep(0.5)
        yield f"http://127.0.0.1:{poort}"
    finally:
        proces.terminate()
        proces.wait()


def _antwoordt(poort: int) -> bool:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=2)
    try:
        verbinding.request("GET", "/gezondheid/live/")
        return verbinding.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        verbinding.close()


def fotografeer(browser: Browser, server: str) -> int:
    """Take every picture, what is in view of each page. Returns how many bytes they are together."""
    for breedte in BREEDTES:
        for wie in dict.fromkeys(scherm.wie for scherm in SCHERMEN):
            page = browser.new_page(
                viewport={"width": breedte, "height": HOOGTES[breedte]}, reduced_motion="reduce", locale="nl-BE"
            )
            meld_aan(page, server, wie)
            for scherm in (scherm for scherm in SCHERMEN if scherm.wie == wie):
                antwoord = page.goto(server + scherm.pad)
                if antwoord is None or not antwoord.ok:
                    sys.exit(f"{scherm.naam}: {page.url} antwoordt niet.")
                for link in scherm.volg:
                    page.goto(server + urlsplit(page.locator(link).first.get_attribute("href")).path)
                page.evaluate(LAAD)
                page.screenshot(path=MAP / scherm.bestand(breedte), type="jpeg", quality=70)
            page.close()
    return sum(pad.stat().st_size for pad in MAP.glob("*.jpg"))


def main(server: str | None) -> None:
    MAP.mkdir(parents=True, exist_ok=True)
    PAGINA.write_text(pagina())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=OPTIES)
        if server:
            bytes_ = fotografeer(browser, server)
        else:
            with demo() as adres:
                bytes_ = fotografeer(browser, adres)
        browser.close()
    print(f"{len(SCHERMEN) * len(BREEDTES)} beelden, {bytes_ / 1e6:.1f} MB in {MAP.relative_to(WORTEL)}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
