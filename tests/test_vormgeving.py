"""How pages look, in a real browser: the theme, on paper, and on screens of every width."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.bediening import Bediening
from tests.factories import LidmaatschapFactory, zaak_in
from trajecten.enums import TrajectStatus as S

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VANDAAG = date.today()  # noqa: DTZ011, the server under test reads the same clock
BEGIN = VANDAAG - timedelta(days=60)
PAPIER = 718  # an A4 with its margins, in pixels
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


NIET_OP_PAPIER = "nav[aria-label=Hoofdmenu], .ds-voet, .btn, button:not(.ds-begrip-knop), input, select, textarea, form"
LEES_KLEUREN = """() => {
    const licht = (kleur) => Math.max(...kleur.match(/[\\d.]+/g).slice(0, 3));
    const doorzichtig = (kleur) => kleur === "transparent" || kleur.endsWith(", 0)");
    const fouten = [];
    for (const e of document.querySelectorAll("body, body *")) {
        if (!e.checkVisibility()) continue;
        const {color, fill, backgroundColor} = getComputedStyle(e);
        const tekst = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
        if (tekst && licht(e.tagName === "text" ? fill : color) > 0x66) {
            if (!e.matches(".ds-route-nu")) fouten.push(`${e.tagName}.${e.className}: ${color}`);
        }
        if (!doorzichtig(backgroundColor) && licht(backgroundColor) < 255 && e.tagName !== "PROGRESS") {
            fouten.push(`${e.tagName}.${e.className} op ${backgroundColor}`);
        }
    }
    return fouten;
}"""


@pytest.mark.parametrize("apparaat", ["dark", "light"])
def test_on_paper_there_is_nothing_to_click_and_it_is_black_on_white(chrome, live_server, apparaat):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    if apparaat == "light":
        kies(vdab, "Donker")
    adressen = {
        "de zaak": zaak.traject.get_absolute_url(),
        "de persoon": zaak.maatwerker.get_absolute_url(),
        "de lijst": reverse("traject-lijst"),
        "de werklijst": "/",
        "de cijfers": reverse("rapport-oproep", args=[zaak.project.oproep.nummer]),
        "wat als": reverse("maatwerker-wat-als", args=[zaak.maatwerker.uuid]),
    }

    for naam, adres in adressen.items():
        vdab.pagina.emulate_media(color_scheme=apparaat, media="screen")
        vdab.ga(adres)
        assert vdab.pagina.evaluate(VLOER) != WIT, naam
        vdab.pagina.emulate_media(color_scheme=apparaat, media="print")
        vdab.pagina.set_viewport_size({"width": PAPIER, "height": 1000})
        zichtbaar = [e for e in vdab.pagina.locator(NIET_OP_PAPIER).all() if e.is_visible()]
        assert zichtbaar == [], naam
        assert vdab.pagina.evaluate(LEES_KLEUREN) == [], naam
        assert f"Afgedrukt op {VANDAAG:%d-%m-%Y}" in vdab.pagina.locator("header").inner_text(), naam
        assert vdab.pagina.locator("h1").is_visible(), naam
        assert vdab.pagina.evaluate("document.documentElement.scrollWidth") <= PAPIER, naam
        assert all(tabel.is_visible() for tabel in vdab.pagina.locator("main table").all()), naam


def test_a_list_stays_a_table_on_paper(chrome, live_server):
    """Though paper is as narrow as a tablet, where the rows of a list are cards."""
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.ga(reverse("traject-lijst"))
    vdab.pagina.set_viewport_size({"width": PAPIER, "height": 1000})
    kop = vdab.pagina.locator("main thead")
    assert not kop.is_visible()

    vdab.pagina.emulate_media(media="print")

    assert kop.is_visible()


BUITEN_BEELD = """() => {
    const buiten = [];
    for (const knop of document.querySelectorAll(".ds-begrip-knop")) {
        if (!knop.checkVisibility()) continue;
        knop.scrollIntoView({block: "center", behavior: "instant"});
        knop.focus();
        const {left, right, top, bottom, height} = knop.nextElementSibling.getBoundingClientRect();
        const {innerHeight, innerWidth} = window;
        if (!height || left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) {
            buiten.push(`${knop.textContent}: ${left}-${right} en ${top}-${bottom}`);
        }
    }
    const pagina = document.documentElement;
    return pagina.scrollWidth > pagina.clientWidth ? [...buiten, `${pagina.scrollWidth} breed`] : buiten;
}"""


def test_a_word_explains_itself_to_the_mouse_the_keyboard_and_a_finger(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.ga(zaak.traject.get_absolute_url())
    pagina = vdab.pagina
    woord, ander = (pagina.get_by_role("button", name=naam, exact=True) for naam in ("WOP nu", "Werkvorm"))
    uitleg = pagina.locator(".ds-begrip", has=woord).get_by_role("tooltip", include_hidden=True)
    assert not uitleg.is_visible()

    woord.hover()
    assert uitleg.is_visible()
    uitleg.hover()
    assert uitleg.is_visible()  # one can move to it, and read it at ease
    pagina.keyboard.press("Escape")
    assert not uitleg.is_visible()
    ander.hover()
    woord.hover()
    assert uitleg.is_visible()
    ander.hover()
    assert not uitleg.is_visible()

    pagina.keyboard.press("Tab")
    woord.focus()
    assert uitleg.is_visible()
    pagina.keyboard.press("Escape")
    assert not uitleg.is_visible()
    assert not vdab.fouten

    met_vinger = chrome.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    met_vinger.add_cookies(pagina.context.cookies())
    telefoon = met_vinger.new_page()
    telefoon.goto(pagina.url)
    telefoon.get_by_role("button", name="WOP nu").tap()
    assert telefoon.get_by_role("tooltip").is_visible()


@pytest.mark.parametrize("breedte", [390, 1280])
def test_no_explanation_sticks_out(chrome, live_server, breedte):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.pagina.set_viewport_size({"width": breedte, "height": 844})

    for adres in (zaak.traject.get_absolute_url(), zaak.maatwerker.get_absolute_url(), reverse("evaluatie-te-plannen")):
        vdab.ga(adres)
        assert vdab.pagina.locator(".ds-begrip").count() > 0
        assert vdab.pagina.evaluate(BUITEN_BEELD) == [], adres


def test_the_ids_of_a_page_are_unique(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)

    for adres in ("/", zaak.traject.get_absolute_url(), zaak.maatwerker.get_absolute_url()):
        vdab.ga(adres)
        ids = vdab.pagina.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
        assert len(ids) == len(set(ids)), adres


@pytest.mark.parametrize("breedte", [390, 768, 1200, 1400, 1920])
def test_a_page_uses_the_room_and_the_header_stays_where_it_is(chrome, live_server, breedte):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.pagina.set_viewport_size({"width": breedte, "height": 900})
    plekken, inhoud = set(), "document.querySelector('main h1').getBoundingClientRect()"

    for adres in ("/", reverse("traject-lijst"), zaak.traject.get_absolute_url(), reverse("toegankelijkheid")):
        vdab.ga(adres)
        maten = vdab.pagina.evaluate(f"[document.querySelector('.ds-kop-merk').getBoundingClientRect().x, {inhoud}.x]")
        plekken.add(tuple(maten))
        te_lang = vdab.pagina.evaluate(
            "[...document.querySelectorAll('main p:not(.d-flex), main dd')].filter((e) => e.offsetWidth > 800).length"
        )
        assert te_lang == 0, adres
        assert vdab.pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), adres

    assert len(plekken) == 1
    if breedte == 1920:
        assert plekken.pop()[0] < 120


def test_filters_are_folded_on_a_telephone_and_open_on_a_desk(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.ga(reverse("traject-lijst"))
    eerste, verder = vdab.pagina.locator("[name=status]"), vdab.pagina.locator("[name=oproep]")
    meer = vdab.pagina.locator(".ds-filter summary")

    gezien = {}
    for breedte in (390, 1280, 1920):
        vdab.pagina.set_viewport_size({"width": breedte, "height": 900})
        gezien[breedte] = [deel.is_visible() for deel in (eerste, verder, meer)]
    assert gezien == {390: [False, False, True], 1280: [True, False, True], 1920: [True, True, False]}

    vdab.pagina.set_viewport_size({"width": 1280, "height": 900})
    meer.click()
    assert verder.is_visible()
    vdab.pagina.set_viewport_size({"width": 1920, "height": 900})
    lijst, filters = (
        vdab.pagina.locator(f"main > {wat}").bounding_box() for wat in (".ds-filter ~ .ds-blok", ".ds-filter")
    )
    assert lijst["y"] == filters["y"]
    assert lijst["x"] > filters["x"] + filters["width"]
