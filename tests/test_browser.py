"""The ways of a case, walked in a real browser by the people who walk them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from tests.bediening import Bediening
from tests.bestanden import EXE, PDF
from tests.factories import OndernemingFactory, Zaak, zaak_in
from trajecten.enums import TrajectStatus as S
from trajecten.models import Document, Tewerkstelling, Traject, Wop
from trajecten.termijnen import kwartaaleinde

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VANDAAG = date.today()  # noqa: DTZ011, the server under test reads the same clock
BEGIN = VANDAAG - timedelta(days=20)


def dag(n):
    return BEGIN + timedelta(days=n)


def test_from_referral_to_the_end_of_nazorg(chrome, live_server):
    zaak = Zaak(begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    voor = vdab.cijfers(zaak.project.oproep)

    vdab.ga(zaak.maatwerker.get_absolute_url())
    vdab.doe("Toeleiden naar een traject", op=dag(0), project=zaak.project.pk, partner=zaak.partner.pk)
    traject = Traject.objects.get()
    partner = Bediening(chrome, live_server, zaak.coach)
    partner.ga(traject.get_absolute_url())
    partner.doe("Traject starten", op=dag(1))
    partner.doe("Jobmatching starten", op=dag(2))
    stage = {"werkgever_kbo": "0566.988.259", "werkgever_naam": "Bakkerij", "functie": "Bakker", "tbs_op": dag(3)}
    partner.doe("Stage starten", op=dag(3), tot=dag(30), **stage)
    partner.doe("Stage beëindigen", op=dag(8), resultaat="voltooid")
    partner.ga(zaak.maatwerker.get_absolute_url())
    pop = {"competenties_nu": "Bakt brood", "competenties_later": "Bakt gebak", "acties": "Opleiding\nSollicitatie"}
    partner.doe("POP bijwerken", versie_op=dag(8), samen_gemaakt=True, **pop)
    partner.ga(traject.get_absolute_url())
    partner.doe("Voorleggen aan VDAB", op=dag(9))
    vdab.ga(traject.get_absolute_url())
    job = {"bestemming": "nec_zonder", "werkgever_kbo": "BE 0566.988.259", "contract": "onbepaald"}
    vdab.doe("Doorstroom vastleggen", op=dag(10), **job)
    vdab.doe("Nazorg afsluiten", op=dag(15), nog_aan_het_werk="ja", reden="niet_meer_nodig")

    traject.refresh_from_db()
    assert traject.status == S.GESLAAGD
    assert Tewerkstelling.objects.geldig().get().periode.upper == dag(10)
    assert Wop.objects.geldig().get().periode.upper == dag(10)
    assert vdab.cijfers(zaak.project.oproep) == voor | {
        naam: voor[naam] + 1 for naam in ("toegeleid", "opgestart", "geslaagd")
    }
    assert not vdab.fouten + partner.fouten


def test_waiting_for_a_vacancy_and_then_refusing(chrome, live_server):
    zaak = zaak_in(S.BEOORDELING, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    voor = vdab.cijfers(zaak.project.oproep)

    vdab.ga(zaak.traject.get_absolute_url())
    vdab.doe("Klaar, maar nog geen job", op=dag(10), motivering="Klaar voor een gewone job.")
    wop = Wop.objects.geldig().get(periode__startswith=dag(10))
    assert (wop.loonpremie, wop.begeleiding) == (40, "laag")
    vdab.doe("Weigering noteren", wat="job", geweigerd_op=dag(11), reden="geen_reden")
    oordeel = {"gehoord_op": dag(12), "geldige_reden": "nee", "reele_kans": "ja", "beoordeeld_op": dag(12)}
    vdab.doe("Beoordelen", **oordeel)
    vdab.doe("Weigering zonder geldige reden vaststellen", op=dag(13))

    zaak.traject.refresh_from_db()
    assert zaak.traject.status == S.STOPGEZET
    wop = Wop.objects.geldig().get(periode__startswith=dag(10))
    assert wop.periode.upper == kwartaaleinde(dag(13)) + timedelta(days=1)
    assert vdab.cijfers(zaak.project.oproep) == voor | {
        "lopend": voor["lopend"] - 1,
        "stopgezet": voor["stopgezet"] + 1,
    }
    assert not vdab.fouten


def test_undoing_a_hire(chrome, live_server):
    zaak = zaak_in(S.BEOORDELING, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    werkgever = OndernemingFactory(regulier=True)
    voor = vdab.cijfers(zaak.project.oproep)
    perioden = [model.objects.geldig().get().periode for model in (Tewerkstelling, Wop)]

    vdab.ga(zaak.traject.get_absolute_url())
    job = {"bestemming": "nec_zonder", "werkgever_kbo": werkgever.kbo, "contract": "onbepaald"}
    vdab.doe("Doorstroom vastleggen", op=dag(10), **job)
    assert vdab.cijfers(zaak.project.oproep)["geslaagd"] == voor["geslaagd"] + 1
    vdab.doe("Laatste stap terugdraaien", toelichting="De werkgever trok zich terug.")

    zaak.traject.refresh_from_db()
    assert zaak.traject.status == S.BEOORDELING
    assert [model.objects.geldig().get().periode for model in (Tewerkstelling, Wop)] == perioden
    assert vdab.cijfers(zaak.project.oproep) == voor
    assert not vdab.fouten


def test_bad_input_stands_beside_the_field_and_nothing_is_lost(chrome, live_server):
    zaak = zaak_in(S.BEOORDELING, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.ga(zaak.traject.get_absolute_url())
    vdab.pagina.get_by_role("link", name="Doorstroom vastleggen", exact=True).click()
    kbo = OndernemingFactory(regulier=True).kbo
    vdab.vul(bestemming="enclave", werkgever_kbo=kbo, functie="Inpakker", contract="onbepaald", op=dag(10))
    vdab.pagina.locator("[name=bewaren]").click()

    assert "Een enclave is geen doorstroom" in vdab.pagina.locator("#div_id_bestemming").inner_text()
    assert vdab.pagina.input_value("[name=functie]") == "Inpakker"
    assert Traject.objects.get(pk=zaak.traject.pk).status == S.BEOORDELING


def bestand(naam, inhoud=PDF):
    return {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}


def test_documents_are_added_with_the_keyboard_alone(chrome, live_server):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    coach = Bediening(chrome, live_server, zaak.coach)
    coach.pagina.on("filechooser", lambda kiezer: None)  # from here on the browser asks us, not the system
    coach.ga(reverse("traject-documenten", args=[zaak.traject.uuid]))
    toets = coach.pagina.keyboard

    def tot_bij(naam):
        for _ in range(40):
            toets.press("Tab")
            if coach.pagina.evaluate("document.activeElement.name") == naam:
                return
        raise AssertionError(f"Met Tab kom je niet bij {naam}.")

    tot_bij("bestanden")
    with coach.pagina.expect_file_chooser() as kiezer:
        toets.press("Space")
    kiezer.value.set_files([bestand("Mijn cv.pdf"), bestand("virus.pdf", EXE)])
    gekozen = coach.pagina.locator("[role=status] li").first.inner_text()
    tot_bij("soort")
    toets.type("Cv")
    tot_bij("bewaren")
    toets.press("Enter")
    coach.pagina.wait_for_selector(".alert-success")

    assert gekozen == "Mijn cv.pdf (1 kB)"
    document = Document.objects.get()
    assert (document.naam, document.soort, document.traject) == ("Mijn cv.pdf", "cv", zaak.traject)
    assert "“virus.pdf” is niet bewaard." in coach.pagina.locator(".alert-warning").inner_text()
    with coach.pagina.expect_download() as download:
        coach.pagina.get_by_role("link", name="Mijn cv.pdf", exact=True).click()
    assert Path(download.value.path()).read_bytes() == PDF
    assert not coach.fouten


def test_documents_are_dropped_on_the_block(chrome, live_server):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.ga(reverse("maatwerker-documenten", args=[zaak.maatwerker.uuid]))
    gesleept = vdab.pagina.evaluate_handle(
        """inhoud => {
            const gesleept = new DataTransfer();
            gesleept.items.add(new File([inhoud], "attest.pdf"));
            return gesleept;
        }""",
        PDF.decode(),
    )
    vdab.pagina.dispatch_event("h2:has-text('Toevoegen')", "drop", {"dataTransfer": gesleept})
    vdab.vul(soort="attest")
    vdab.pagina.locator("[name=bewaren]").click()
    vdab.pagina.wait_for_selector(".alert-success")

    assert Document.objects.get().naam == "attest.pdf"
    assert not vdab.fouten


def test_the_explanation_is_printed_without_the_menu_and_with_its_rules(chrome, live_server):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    vdab = Bediening(chrome, live_server, zaak.vdab)
    vdab.ga(reverse("maatwerker-wat-als", args=[zaak.maatwerker.uuid]))
    assert vdab.pagina.locator(".ds-kop-balk").is_visible()

    vdab.pagina.emulate_media(media="print")
    vdab.pagina.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    for weg in (".ds-kop-balk", ".ds-voet", "[data-doorstroom-afdrukken]", "nav[aria-label]"):
        assert not vdab.pagina.locator(weg).first.is_visible(), weg
    assert vdab.pagina.get_by_text("R24: ").first.is_visible()
    assert not vdab.fouten


def test_of_two_people_at_once_the_second_is_told_and_keeps_what_was_typed(chrome, live_server):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    vdab, partner = Bediening(chrome, live_server, zaak.vdab), Bediening(chrome, live_server, zaak.coach)
    for iemand in (vdab, partner):
        iemand.ga(zaak.traject.get_absolute_url())
    vdab.pagina.get_by_role("link", name="Traject stopzetten", exact=True).click()
    vdab.vul(reden="verhuis", op=dag(10), toelichting="Verhuist naar Wallonië")

    stage = {"werkgever_kbo": "0566.988.259", "werkgever_naam": "Bakkerij", "functie": "Bakker", "tbs_op": dag(10)}
    partner.doe("Stage starten", op=dag(10), tot=dag(30), **stage)
    with vdab.pagina.expect_response(lambda antwoord: antwoord.request.method == "POST") as antwoord:
        vdab.pagina.locator("[name=bewaren]").click()

    assert antwoord.value.status == 409
    melding = vdab.pagina.locator("main").inner_text()
    assert f"Intussen gewijzigd door {zaak.coach.gebruiker}: stage starten op" in melding
    assert "De status is nu “Stage”." in melding
    getypt = {naam: vdab.pagina.input_value(f"[name={naam}]") for naam in ("reden", "op", "toelichting")}
    assert getypt == {"reden": "verhuis", "op": dag(10).isoformat(), "toelichting": "Verhuist naar Wallonië"}
    zaak.traject.refresh_from_db()
    assert zaak.traject.status == S.STAGE
    assert not partner.fouten
