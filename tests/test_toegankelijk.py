"""Every kind of page, for every role, on a telephone and on a desk: axe finds nothing, and nothing sticks out."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from doorstroom import urls
from tests.factories import (
    EvaluatieplanningFactory,
    LidmaatschapFactory,
    MeldingFactory,
    OndernemingFactory,
    TewerkstellingFactory,
    WopFactory,
    moment,
    voeg_document_toe,
    zaak_in,
)
from tests.lijsten import kijk_na, rij, stuur_in, verwerk
from tests.paginas import GEEN_PAGINA, NA_EEN_KEUZE, op_de_klok, paginas_van
from tests.trajecten.rapporten.bouw import rapport_van
from tests.trajecten.workflow.bouw_steekproef import maatwerkbedrijf, trek, uit_dienst, zittende
from trajecten import tasks, workflow
from trajecten.enums import LijstNaam, Rol, TaakStatus
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Aanbod,
    Afwezigheid,
    Doorstroomplan,
    Enclaveplaatsing,
    Evaluatie,
    Evaluatieaanvraag,
    Export,
    Maatwerker,
    Nazorgafspraak,
    Nazorgcontact,
    OpgeslagenFilter,
    Opschorting,
    Opvolgmeting,
    Overdrachtsnota,
    Registratie,
    Stagefeedback,
    Stageplaats,
    Stageplaatservaring,
    Taak,
)
from trajecten.models.velden import periode
from trajecten.rapporten.inhoud import als_inhoud
from trajecten.urls import urlpatterns
from trajecten.views import fouten, lijsten, rapportlang

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.regel("R51")]
BREEDTES = (390, 1280)
DAG = timedelta(days=1)
MEESTE_TOETSEN = 300
KIJK = """async () => {
    const {violations} = await axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}});
    const fouten = violations.map(fout => `${fout.id}: ${fout.nodes.map(plek => plek.target).join(" en ")}`);
    const pagina = document.documentElement;
    return pagina.scrollWidth > pagina.clientWidth ? [...fouten, `${pagina.scrollWidth} px breed`] : fouten;
}"""
KIJK_NAAR_KLEUR = """async () => {
    const {violations} = await axe.run({resultTypes: ["violations"], runOnly: ["color-contrast", "link-in-text-block"]});
    return violations.map(fout => `${fout.id}: ${fout.nodes.map(plek => plek.target).join(" en ")}`);
}"""
NAAM = "veld => veld.name || veld.textContent.trim()"
IN_TE_VULLEN = f"""() => {{
    const inhoud = document.querySelector("main");
    inhoud.tabIndex = -1;
    inhoud.focus();
    const velden = [...inhoud.querySelectorAll("form[method=post] :is(input, select, textarea, button)")];
    return velden.filter(veld => veld.type !== "hidden" && !veld.disabled && veld.checkVisibility()).map({NAAM});
}}"""


@pytest.fixture(scope="module")
def rollen(blijvend):
    """Who looks: at cases in which, between them, every form is open. Made once: looking changes nothing."""
    begin = op_de_klok() - timedelta(days=60)
    zaak, gehaast, nazorg = (zaak_in(status, begin=begin) for status in (S.BEOORDELING, S.JOBMATCHING, S.NAZORG))
    zaak.vdab.mag_bulk_opschorten = True
    zaak.vdab.save()
    zaak.weigering()
    gehaast.neem("doorstromen")
    van_alles(zaak, nazorg)
    zaak_in(S.STAGE, begin=begin)
    zaak.project.partners.add(zaak.partner)
    inhoud = als_inhoud(rapport_van("resultaten", zaak.vdab, op_de_klok()))
    gegeven = {"titel": "Resultaten", "aanleiding": "Een vraag", "lid": zaak.vdab, "nu": moment(begin)}
    workflow.rapport_bevriezen({**inhoud, "beperkt_tot": []}, **gegeven)
    vrij = {"peildatum": begin, "bekend_op": begin, "titel": "Vrij", "lid": zaak.vdab, "nu": moment(begin)}
    workflow.vrijgeven(zaak.project.oproep, **vrij)
    return {
        "vdab": zaak.vdab,
        "partner": zaak.coach,
        "onderneming": zaak.werkgever,
        "beleid": LidmaatschapFactory(beleid=True),
        "beheer": LidmaatschapFactory(beheer=True),
    }


def van_alles(zaak, nazorg):
    """A fact of every kind that somebody can answer, end or withdraw, noted by who may."""
    dag, hire = zaak.dag, nazorg.traject.doorgestroomd_op
    traject, nazorg_van = {"traject": zaak.traject}, {"traject": nazorg.traject}
    persoon, vandaag = {"maatwerker": zaak.maatwerker}, Registratie(zaak.vdab, moment(dag))
    Stagefeedback.objects.registreer(vandaag, **traject, op=dag, van="deelnemer", tekst="Vlot", steun=["onthaal"])
    Aanbod.objects.registreer(vandaag, **traject, werkgever="Bakkerij", job="Bakker", op=dag)
    Opschorting.objects.registreer(vandaag, **traject, periode=periode(dag, dag + DAG), grond="ziekte")
    Evaluatie.objects.registreer(vandaag, **persoon, soort="vrijwillig", bezoek_op=dag, uitkomst="doorstroomklaar")
    Afwezigheid.objects.registreer(vandaag, **persoon, soort="ziekte", periode=periode(dag, dag + DAG))
    Enclaveplaatsing.objects.registreer(
        vandaag,
        **persoon,
        gastbedrijf=OndernemingFactory(regulier=True),
        functie="Inpakker",
        periode=periode(dag),
        gemeld_op=dag - DAG,
    )
    Evaluatieaanvraag.objects.create(
        maatwerker=nazorg.maatwerker, soort="vrijwillig", namens="maatwerker", gevraagd_op=dag, lid=nazorg.werkgever
    )
    EvaluatieplanningFactory(**persoon, gepland_op=dag + 30 * DAG)
    voeg_document_toe(zaak)
    plan = {"doel": "Magazijnier", "sterktes": "Vlot", "voorwaarden": {"vervoer": "bezig"}, "akkoord_op": dag}
    actie = {"wat": "Rijbewijs halen", "wie": "deelnemer", "tegen": "", "gedaan": False}
    nota = {"voor": "werkgever", "gaat_goed": "Komt op tijd", "contact": "Sofie, 03 000 00 00"}
    door = {"lid": zaak.vdab, "geschreven_op": moment(dag)}
    for _versie in range(2):
        Doorstroomplan.objects.create(**traject, **plan, **door, acties=[actie])
        Overdrachtsnota.objects.create(**nazorg_van, **nota, **door)
    Nazorgafspraak.objects.create(**nazorg_van, op=hire + 7 * DAG, met="werkgever")
    kijk_na(zaak.werkgever, dag, rij(zaak.vestiging))
    Nazorgcontact.objects.registreer(vandaag, **nazorg_van, op=hire, met="werknemer", onderwerp="Start", minuten=30)
    Opvolgmeting.objects.registreer(
        vandaag, **nazorg_van, moment="vier_weken", gemeten_op=hire, situatie="zelfde_werkgever"
    )
    vertrokken = TewerkstellingFactory(
        vestiging=zaak.vestiging,
        periode=periode(dag - 9 * DAG, op_de_klok() - DAG),
    )
    WopFactory(maatwerker=vertrokken.maatwerker)
    plek = {"onderneming": OndernemingFactory(regulier=True), "project": zaak.project, "lid": zaak.coach}
    Stageplaats.objects.create(**plek, gemeente="Mechelen", functies="Inpakker", bijgewerkt_op=moment(dag))
    Stageplaatservaring.objects.create(**plek, opnieuw=True, wat_werkt="Rustig onthaal", op=dag)
    MeldingFactory(lid=zaak.vdab)
    MeldingFactory(lid=zaak.vdab, meteen=True, status="mislukt", antwoord="550 Onbekend adres")
    OpgeslagenFilter.objects.create(lid=zaak.vdab, lijst="traject-lijst", naam="Stages", vraag="status=stage")
    vraag_export(zaak.vdab)
    weg = [zittende(zaak.vestiging) for _ in range(2)]
    uit_dienst(weg[0], dag)
    trek(zaak.vestiging, dag + DAG)
    uit_dienst(weg[1], dag)
    zittende(maatwerkbedrijf(0))  # still to draw


def vraag_export(lid):
    """Ask for the trajecten as a file."""
    gegevens = {"vraag": "formaat=csv", "naam": "trajecten.csv", "nu": moment(op_de_klok())}
    return workflow.export_vragen(LijstNaam.TRAJECTEN, lid=lid, **gegevens)


@pytest.fixture(scope="module")
def paginas(rollen):
    """Of each role the pages that it can open, with their address."""
    return {rol: paginas_van(lid) for rol, lid in rollen.items()}


class Kijker:
    """Somebody with a browser, who looks at each page on a telephone and on a desk, and there in the dark too."""

    def __init__(self, chrome, server, lid=None):
        context = chrome.new_context(reduced_motion="reduce")  # or colours would still be on their way
        context.add_init_script(script=Axe().axe_script)
        if lid:
            client = Client()
            client.force_login(lid.gebruiker)
            context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}])
        self.pagina, self.server = context.new_page(), server.url
        self.fouten = []

    def bekijk(self, adres, status=200):
        antwoord = self.pagina.goto(self.server + adres)
        if antwoord.status != status:
            self.fouten.append(f"{adres}: {antwoord.status}")
        self.kijk(adres)

    def kijk(self, adres):
        """At the page that stands open."""
        for breedte in BREEDTES:
            self.pagina.set_viewport_size({"width": breedte, "height": 900})
            self.fouten += [f"{adres} op {breedte} px: {fout}" for fout in self.pagina.evaluate(KIJK)]
        self.pagina.emulate_media(color_scheme="dark")  # the same page: only its colours differ
        self.fouten += [f"{adres} in het donker: {fout}" for fout in self.pagina.evaluate(KIJK_NAAR_KLEUR)]
        self.pagina.emulate_media(color_scheme="light")
        self.bedien(adres)

    def bedien(self, adres):
        """The keyboard alone reaches every field and button of a form."""
        te_bereiken, toetsen = set(self.pagina.evaluate(IN_TE_VULLEN)), 0
        while te_bereiken and toetsen < MEESTE_TOETSEN:
            self.pagina.keyboard.press("Tab")
            te_bereiken.discard(self.pagina.evaluate(f"({NAAM})(document.activeElement)"))
            toetsen += 1
        if te_bereiken:
            self.fouten.append(f"{adres}: zonder muis onbereikbaar: {te_bereiken}")


@pytest.mark.parametrize("rol", ["vdab", "partner", "onderneming", "beleid", "beheer"])
def test_every_page_of_a_role(chrome, live_server, rollen, paginas, rol):
    kijker = Kijker(chrome, live_server, rollen[rol])

    for adres in paginas[rol].values():
        kijker.bekijk(adres)

    assert kijker.fouten == []


def test_no_page_was_left_out(paginas):
    gezien = {naam for van_rol in paginas.values() for naam, _ in van_rol}

    assert gezien == {patroon.name for patroon in urlpatterns} - GEEN_PAGINA - NA_EEN_KEUZE


def test_what_comes_after_a_choice(chrome, live_server, rollen):
    """Pages that follow from a form: several people at once, and a file outside the own provinces."""
    onderneming = Kijker(chrome, live_server, rollen["onderneming"])
    persoon = Maatwerker.objects.zichtbaar_voor(rollen["onderneming"], vandaag=op_de_klok()).order_by("pk")[0]
    onderneming.bekijk(f"/personeel/samen/?melding=uit-dienst&wie={persoon.uuid}")
    elders = Kijker(chrome, live_server, LidmaatschapFactory(rol=Rol.VDAB, provincies=["limburg"]))
    elders.pagina.goto(live_server.url)
    elders.pagina.locator("#zoekvak").fill(persoon.insz)
    elders.pagina.locator("#zoekvak").press("Enter")
    elders.pagina.wait_for_selector("text=valt buiten je provincies")
    elders.kijk("/zoeken/buiten/")

    assert onderneming.fouten + elders.fouten == []


def test_a_staff_list_from_its_check_to_its_report(chrome, live_server, rollen):
    lid, vandaag = rollen["onderneming"], op_de_klok()
    vestiging = lid.organisatie.vestigingen.get()
    fout, ander = rij(vestiging, serie=991, breuk="9"), rij(vestiging, serie=992)
    kijker = Kijker(chrome, live_server, lid)

    bezig = stuur_in(lid, vandaag, fout)
    kijker.bekijk(bezig.get_absolute_url())
    Taak.objects.neem(nu=moment(vandaag), pk=bezig.taak_id).eindig(
        TaakStatus.MISLUKT, nu=moment(vandaag), fout="Er liep iets mis."
    )
    kijker.bekijk(bezig.get_absolute_url())
    voorbeeld = kijk_na(lid, vandaag, fout, ander)
    for toon in ("fout", "nieuw", "ontbreekt"):
        kijker.bekijk(f"{voorbeeld.get_absolute_url()}?toon={toon}")
    kijker.bekijk(f"{verwerk(voorbeeld, lid, vandaag).get_absolute_url()}?toon=nieuw")
    weg = kijk_na(lid, vandaag, fout)
    workflow.personeelslijst_annuleren(weg, lid=lid, nu=moment(vandaag))
    kijker.bekijk(weg.get_absolute_url())

    assert kijker.fouten == []


def test_a_long_list_from_its_question_to_its_file(chrome, live_server, rollen, monkeypatch):
    lid, nu = rollen["vdab"], moment(op_de_klok())
    kijker, export = Kijker(chrome, live_server, lid), vraag_export(lid)
    monkeypatch.setattr(lijsten, "TE_LANG", 1)

    kijker.bekijk("/trajecten/?formaat=xlsx")
    monkeypatch.setitem(rapportlang.MEER_DAN, "pdf", 0)
    kijker.bekijk("/rapporten/resultaten/?formaat=pdf")
    Taak.objects.neem(nu=nu, pk=export.taak_id).eindig(TaakStatus.MISLUKT, nu=nu, fout="Er liep iets mis.")
    kijker.bekijk(export.get_absolute_url())
    tasks.doe_taak(vraag_export(lid).taak_id)
    for klaar in Export.objects.filter(taak__status=TaakStatus.KLAAR):
        kijker.bekijk(klaar.get_absolute_url())
        workflow.export_weggooien(klaar, nu=nu)
        kijker.bekijk(reverse("export-lijst"))

    assert kijker.fouten == []
    assert Export.objects.count() == 1


def test_who_is_not_logged_in(chrome, live_server, rollen):
    kijker = Kijker(chrome, live_server)

    kijker.bekijk(reverse("toegankelijkheid"))
    for patroon in urls.ACCOUNT:
        if patroon.name not in ("account_logout", "account_change_password", "account_set_password"):
            sleutel = {naam: "1-ongeldig" for naam in ("uidb36", "key") if naam in patroon.pattern.regex.groupindex}
            kijker.bekijk(reverse(patroon.name, kwargs=sleutel))

    assert kijker.fouten == []


FOUTEN = {
    "400": fouten.slecht_verzoek,
    "403": fouten.geen_toegang,
    "404": fouten.niet_gevonden,
    "409": lambda request: fouten.te_laat(request, "Intussen gewijzigd door An Peeters."),
    "429": fouten.te_veel,
    "500": fouten.fout,
    "csrf": fouten.csrf,
}


def toon_fout(request, naam) -> HttpResponse:
    return FOUTEN[naam](request)


toon_fout.login_required = False


class MetFouten:
    """The addresses of the project, and one for each page of an error."""

    urlpatterns = [path("fout/<slug:naam>/", toon_fout), *urls.urlpatterns]


def test_the_pages_of_an_error_and_of_ones_own_account(chrome, live_server, rollen, settings):
    settings.ROOT_URLCONF = MetFouten
    kijker = Kijker(chrome, live_server, rollen["vdab"])

    for naam in FOUTEN:
        kijker.bekijk(f"/fout/{naam}/", status=403 if naam == "csrf" else int(naam))
    for naam in ("account_change_password", "account_logout"):
        kijker.bekijk(reverse(naam))

    assert kijker.fouten == []
