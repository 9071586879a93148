"""A working day of each role, in a real browser and with the keyboard where hands would be on it."""

import re
from datetime import date, timedelta

import pytest

from tests.bediening import Bediening
from tests.factories import WACHTWOORD, LidmaatschapFactory, TewerkstellingFactory, zaak_in
from trajecten.enums import Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Afwezigheid,
    Concept,
    Gebruiker,
    Journaalregel,
    Nazorgafspraak,
    Nazorgcontact,
    Tewerkstelling,
    Toewijzing,
    Traject,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VANDAAG = date.today()  # noqa: DTZ011, the server under test reads the same clock


def aanmelden(persoon, lid):
    persoon.vul(login=lid.gebruiker.email, password=WACHTWOORD)
    persoon.pagina.get_by_role("button", name="Aanmelden").click()


def test_a_counsellor_works_through_the_list(chrome, live_server):
    """From the first page to the case that is late, its judgement, and back to an empty list."""
    zaak = zaak_in(S.BEOORDELING, begin=VANDAAG - timedelta(days=60))
    vdab = Bediening(chrome, live_server, zaak.vdab)
    te_laat = vdab.pagina.get_by_role("link", name="Te laat")
    assert te_laat.inner_text().split()[0] == "1"

    te_laat.click()
    vdab.pagina.get_by_role("link", name=re.compile(f"Beoordelen.*{zaak.maatwerker.naam_voor_lijst}")).click()
    vdab.doe("Klaar, maar nog geen job", op=VANDAAG, motivering="Klaar voor een gewone job.")
    vdab.ga("/")

    assert Traject.objects.get().status == S.WACHT_OP_VACATURE
    assert "Niets wacht op jou" in vdab.pagina.locator("#werk").inner_text()
    assert not vdab.fouten


def test_a_counsellor_hands_over_before_a_holiday(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=VANDAAG - timedelta(days=20))
    collega = LidmaatschapFactory(vdab=True)
    vdab = Bediening(chrome, live_server, zaak.vdab)

    vdab.pagina.get_by_role("link", name="Collega's").first.click()
    vdab.pagina.get_by_role("link", name=re.compile(f"Overdragen.*{zaak.vdab.gebruiker}$")).click()
    vdab.pagina.get_by_label(zaak.maatwerker.naam_voor_lijst).check()
    vdab.vul(naar=collega.pk, op=VANDAAG, reden="Vakantie")
    vdab.pagina.locator("[name=bewaren]").click()
    vdab.pagina.wait_for_load_state()

    assert "overgedragen" in vdab.pagina.locator("main").inner_text()
    assert Toewijzing.objects.get(kant="vdab", periode__contains=VANDAAG).lid == collega
    assert not vdab.fouten


def test_a_coach_notes_a_call_with_the_keyboard_and_stays_on_the_page(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=VANDAAG - timedelta(days=20))
    coach = Bediening(chrome, live_server, zaak.coach)
    coach.ga(zaak.traject.get_absolute_url())
    toets = coach.pagina.keyboard

    toets.press("n")
    toets.type("Telefoon")
    toets.press("Tab")
    toets.type("Werkgever")
    coach.vul(minuten=45)
    coach.pagina.locator("[name=tekst]").focus()
    toets.type("Belde met de bakker: het gaat goed.")
    toets.press("Control+Enter")
    coach.pagina.wait_for_selector("#verloop :text('Belde met de bakker')")

    regel = Journaalregel.objects.get()
    assert (regel.soort, regel.met, regel.minuten, regel.fase) == ("telefoon", "werkgever", 45, S.STAGE)
    assert coach.pagina.input_value("[name=tekst]") == ""
    assert "Bewaard in het journaal." in coach.pagina.locator("#berichten").inner_text()
    assert "45" in coach.pagina.locator("#uren").inner_text()
    assert coach.pagina.evaluate("document.activeElement.name") == "soort"
    assert not coach.fouten


def test_a_mistake_in_a_quick_note_is_explained_and_nothing_is_lost(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=VANDAAG - timedelta(days=20))
    coach = Bediening(chrome, live_server, zaak.coach)
    coach.ga(zaak.traject.get_absolute_url())

    coach.vul(op=VANDAAG + timedelta(days=1), tekst="Belde met de bakker")
    coach.pagina.get_by_role("button", name="Noteren").click()
    coach.pagina.wait_for_selector("#notitie .invalid-feedback")

    assert "Deze datum ligt in de toekomst." in coach.pagina.locator("#notitie").inner_text()
    assert coach.pagina.input_value("[name=tekst]") == "Belde met de bakker"
    assert not Journaalregel.objects.exists()


def test_a_note_survives_an_expired_log_in(chrome, live_server):
    """The log-in expires while somebody types; after logging in again what was typed stands on the form."""
    zaak = zaak_in(S.STAGE, begin=VANDAAG - timedelta(days=20))
    coach = Bediening(chrome, live_server, zaak.coach)
    coach.ga(zaak.traject.get_absolute_url())
    coach.vul(tekst="Een lang gesprek over de toekomst", minuten=50)
    context = coach.pagina.context
    overige = [koek for koek in context.cookies() if koek["name"] != "sessionid"]
    context.clear_cookies()
    context.add_cookies(overige)

    coach.pagina.get_by_role("button", name="Noteren").click()
    coach.pagina.wait_for_url("**/account/login/**")
    aanmelden(coach, zaak.coach)
    coach.pagina.wait_for_url("**/journaal/")

    assert coach.pagina.input_value("[name=tekst]") == "Een lang gesprek over de toekomst"
    assert coach.pagina.input_value("[name=minuten]") == "50"
    coach.pagina.locator("[name=bewaren]").click()
    coach.pagina.wait_for_url(f"**{zaak.traject.get_absolute_url()}")
    assert Journaalregel.objects.get().tekst == "Een lang gesprek over de toekomst"
    assert not Concept.objects.exists()


def test_without_javascript_a_note_is_saved_too(chrome, live_server):
    zaak = zaak_in(S.STAGE, begin=VANDAAG - timedelta(days=20))
    coach = Bediening(chrome, live_server, zaak.coach)
    staat = coach.pagina.context.storage_state()
    pagina = chrome.new_context(java_script_enabled=False, storage_state=staat).new_page()
    pagina.goto(f"{coach.server}{zaak.traject.get_absolute_url()}")

    pagina.locator("#notitie [name=tekst]").fill("Zonder script")
    pagina.locator("#notitie [type=submit]").click()

    assert "Bewaard in het journaal." in pagina.locator("main").inner_text()
    assert Journaalregel.objects.get().tekst == "Zonder script"


def test_a_coach_starts_what_was_referred(chrome, live_server):
    zaak = zaak_in(S.TOEGELEID, begin=VANDAAG - timedelta(days=20))
    coach = Bediening(chrome, live_server, zaak.coach)

    coach.pagina.get_by_role("link", name=re.compile(f"Starten.*{zaak.maatwerker.naam_voor_lijst}")).click()
    coach.vul(op=VANDAAG)
    coach.pagina.locator("[name=bewaren]").click()
    coach.pagina.wait_for_load_state()

    assert Traject.objects.get().status == S.VOORTRAJECT
    assert zaak.coach.rol == Rol.PARTNER
    assert not coach.fouten


def test_a_company_reports_from_its_list(chrome, live_server):
    """Somebody falls ill and one leaves: both in the row itself; then two more at once, and the list says what it did."""
    zaak = zaak_in(S.VOORTRAJECT, begin=VANDAAG - timedelta(days=20))
    ziek, weg, *samen = (TewerkstellingFactory(vestiging=zaak.vestiging).maatwerker for _ in range(4))
    bedrijf = Bediening(chrome, live_server, zaak.werkgever)

    def knop(wat, wie):
        return bedrijf.pagina.get_by_role("link", name=re.compile(f"^{wat}.*: {wie}$"))

    bedrijf.pagina.get_by_role("navigation").get_by_role("link", name="Personeel").click()

    knop("Afwezig", ziek).click()
    bedrijf.pagina.get_by_label(f"Afwezig melden: {ziek}").wait_for()
    bedrijf.vul(soort="ziekte", op=VANDAAG)
    bedrijf.pagina.keyboard.press("Enter")
    knop("Terug", ziek).wait_for()
    knop("Uit dienst", weg).click()
    bedrijf.pagina.get_by_label(f"Uit dienst melden: {weg}").wait_for()
    bedrijf.vul(op=VANDAAG - timedelta(days=1), reden="einde_contract")
    bedrijf.pagina.keyboard.press("Enter")
    knop("Uit dienst", weg).wait_for(state="detached")
    for wie in samen:
        bedrijf.pagina.get_by_label(f"Kies {wie}").check()
    bedrijf.pagina.get_by_role("button", name="Afwezig").click()
    bedrijf.vul(soort="ziekte", op=VANDAAG)
    bedrijf.pagina.get_by_role("button", name="Nakijken").click()
    bedrijf.pagina.get_by_role("button", name="Ja, zo melden").click()
    bedrijf.pagina.get_by_text("Dit is gebeurd").wait_for()

    assert set(Afwezigheid.objects.geldig().values_list("maatwerker", flat=True)) == {m.pk for m in (ziek, *samen)}
    assert Tewerkstelling.objects.geldig().get(maatwerker=weg).periode.upper == VANDAAG
    assert not bedrijf.fouten


def test_a_coach_plans_the_nazorg_and_keeps_to_it(chrome, live_server):
    zaak = zaak_in(S.NAZORG, begin=VANDAAG - timedelta(days=12))
    coach = Bediening(chrome, live_server, zaak.coach)

    coach.pagina.get_by_role("link", name=re.compile(f"Contacten plannen.*{zaak.maatwerker.naam_voor_lijst}")).click()
    coach.vul(op_0=VANDAAG)
    coach.pagina.locator("[name=bewaren]").click()
    coach.pagina.wait_for_url("**/nazorgplan/")
    coach.ga("/")
    coach.pagina.get_by_role(
        "link", name=re.compile(f"Contact noteren.*{zaak.maatwerker.naam_voor_lijst}")
    ).first.click()
    coach.vul(onderwerp="De eerste week", besproken="Het gaat goed", minuten=30, nog_aan_het_werk="ja")
    coach.pagina.get_by_label("Vragen beantwoord").check()
    coach.pagina.locator("[name=bewaren]").click()
    coach.pagina.wait_for_url("**/nazorgplan/")

    contact = Nazorgcontact.objects.get()
    assert (contact.op, contact.besproken, contact.steun) == (VANDAAG, "Het gaat goed", ["vragen"])
    assert Nazorgafspraak.objects.get(op=VANDAAG).contact == contact
    assert coach.pagina.get_by_text("Gedaan", exact=True).count() == 1
    assert not coach.fouten


def test_a_manager_answers_a_question_without_one_name(chrome, live_server):
    """From the first page to the figures per company as known at the end of last month, and a file of the same."""
    zaak = zaak_in(S.GESLAAGD, begin=VANDAAG - timedelta(days=200))
    manager = Bediening(chrome, live_server, LidmaatschapFactory(beleid=True))
    gezien = []
    manager.pagina.on("load", lambda pagina: gezien.append(pagina.content()))

    manager.pagina.locator("main").get_by_role("link", name="Cijfers per oproep").click()
    manager.pagina.get_by_role("link", name=str(zaak.project.oproep)).click()
    manager.vul(peildatum=VANDAAG - timedelta(days=1), per="onderneming")
    manager.pagina.locator("main form").get_by_role("button").first.click()
    manager.pagina.wait_for_url("**per=onderneming**")

    rij = manager.pagina.get_by_role("row", name=re.compile(zaak.vestiging.onderneming.naam))
    assert rij.get_by_role("cell").filter(has_text=re.compile("^1$")).count() >= 2
    with manager.pagina.expect_download() as bestand:
        manager.pagina.get_by_role("link", name=re.compile("Download als CSV.*: Resultaten")).click()
    assert bestand.value.suggested_filename.endswith(".csv")
    assert manager.cijfers(zaak.project.oproep)["geslaagd"] == 1
    manager.ga(zaak.traject.get_absolute_url())
    gezien.append(manager.pagina.content())
    assert len(gezien) >= 3
    assert not any(zaak.maatwerker.familienaam in pagina for pagina in gezien)


def test_an_administrator_lets_a_new_counsellor_in(chrome, live_server, mailoutbox):
    """A user and a membership; the counsellor chooses a password by the message, and finds the list of the province."""
    zaak = zaak_in(S.BEOORDELING, begin=VANDAAG - timedelta(days=30))
    beheer = Bediening(chrome, live_server, LidmaatschapFactory(beheer=True))
    beheer.pagina.locator("main").get_by_role("link", name="Beheer", exact=True).click()
    beheer.pagina.get_by_role("link", name="Gebruikers", exact=True).click()
    beheer.doe("Gebruiker toevoegen", email="nieuw@vdab.example", naam="Noor Nieuw")
    beheer.ga("/beheer/lidmaatschappen/")
    nieuw = Gebruiker.objects.get(email="nieuw@vdab.example")
    beheer.pagina.get_by_role("link", name="Lidmaatschap toevoegen").click()
    beheer.vul(gebruiker=nieuw.pk, rol="vdab", van=VANDAAG)
    beheer.pagina.get_by_label("Antwerpen", exact=True).check()
    beheer.pagina.locator("[name=bewaren]").click()
    beheer.pagina.locator(".alert-success").wait_for()

    pagina = chrome.new_context().new_page()
    pagina.goto(f"{beheer.server}/account/password/reset/")
    pagina.fill("[name=email]", nieuw.email)
    pagina.locator("main [type=submit]").click()
    pagina.wait_for_load_state()
    [link] = re.findall(r"http\S+/account/password/reset/key/\S+", mailoutbox[0].body)
    pagina.goto(link)
    for veld in ("password1", "password2"):
        pagina.fill(f"[name={veld}]", "een lang wachtwoord 2026")
    pagina.locator("main [type=submit]").click()
    pagina.wait_for_load_state()
    pagina.goto(f"{beheer.server}/")
    if "login" in pagina.url:
        pagina.fill("[name=login]", nieuw.email)
        pagina.fill("[name=password]", "een lang wachtwoord 2026")
        pagina.get_by_role("button", name="Aanmelden").click()
    pagina.wait_for_url(f"{beheer.server}/")

    pagina.get_by_role("link", name="Van iedereen").click()
    pagina.wait_for_url("**van=iedereen**")

    assert zaak.maatwerker.naam_voor_lijst in pagina.locator("#werk").inner_text()
    assert not beheer.fouten
