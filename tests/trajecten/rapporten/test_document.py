"""Reports as a PDF for everybody."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory, OndernemingFactory, VestigingFactory, moment
from tests.pdf import eigenschap, geschreven, is_voor_iedereen, lees, soorten
from tests.trajecten.rapporten.bouw import Wereld, cijfers_van, oproep_380, zaak
from trajecten.rapporten.document import Deel, Plaatje, maak_document
from trajecten.rapporten.soorten import SOORTEN

pytestmark = pytest.mark.django_db
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))
P = date(2019, 3, 15)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


@pytest.mark.parametrize("soort", SOORTEN.values(), ids=lambda soort: soort.naam)
@pytest.mark.parametrize("per", ["provincie", "onderneming"])
def test_every_report_is_a_document_for_everybody(client, soort, per):
    wereld = Wereld()
    wereld.schrijf([zaak(TOEGELEID), zaak(TOEGELEID, GESTART)])
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = client.get(reverse("rapport", args=[soort.naam], query={"formaat": "pdf", "per": per}))

    assert response["Content-Type"] == "application/pdf"
    document, knopen = lees(response.content)
    is_voor_iedereen(document, soort.titel)
    assert soorten(knopen).count("/Table") >= len(soort.tabellen)
    koppen = [knoop for knoop in knopen if knoop.S == "/TH"]
    assert koppen
    assert {eigenschap(kop, "/Scope") for kop in koppen} == {"/Column"}
    assert all(str(knoop.Alt) for knoop in knopen if knoop.S == "/Figure")


def test_a_picture_has_words_for_who_cannot_see_it():
    wereld = oproep_380()
    tabel = cijfers_van(wereld.oproep, wereld.vdab, P)
    deel = Deel("Resultaten", ["Een zin."], [tabel], [Plaatje("Gestart", "Antwerpen heeft er het meest: 16.", SVG)])

    document, knopen = lees(maak_document("Titel", ["Regel"], [deel], voet="Voet", op=moment(P)))

    is_voor_iedereen(document, "Titel")
    assert [str(knoop.Alt) for knoop in knopen if knoop.S == "/Figure"] == ["Antwerpen heeft er het meest: 16."]


def test_it_is_the_same_every_time():
    wereld = oproep_380()
    deel = Deel("Resultaten", [], [cijfers_van(wereld.oproep, wereld.vdab, P)])

    een, twee = (maak_document("Titel", [], [deel], voet="", op=moment(P)) for _ in range(2))

    assert een == twee


def test_another_organisation_has_only_its_own_in_it(client):
    wereld = Wereld()
    wereld.vestigingen = [VestigingFactory(onderneming=OndernemingFactory(naam=naam)) for naam in ("Anders", "Zelf")]
    wereld.schrijf([zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=1)])
    lid = LidmaatschapFactory(onderneming=True, organisatie=wereld.vestigingen[1].onderneming)
    client.force_login(lid.gebruiker)

    response = client.get(reverse("rapport", args=["resultaten"], query={"formaat": "pdf", "per": "onderneming"}))

    namen = [vestiging.onderneming.naam for vestiging in wereld.vestigingen]
    assert [naam in geschreven(response.content) for naam in namen] == [False, True]
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    assert client.get(response.wsgi_request.get_full_path()).status_code == 403
