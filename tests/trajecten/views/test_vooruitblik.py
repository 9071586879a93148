"""The page of the forecast."""

import csv
import re
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from tests.factories import LidmaatschapFactory, VestigingFactory, zaak_in
from tests.trajecten.rapporten.test_vooruitblik import met_wop
from tests.trajecten.views.test_aantal_vragen import HOOGSTENS, kost
from trajecten.enums import Provincie, Rol, TrajectStatus, Vooruit
from trajecten.models import Maatwerker
from trajecten.termijnen import komende_kwartalen, kwartaal, kwartaal_voluit

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
KWARTALEN = komende_kwartalen(VANDAAG, 20)
EINDE = KWARTALEN[6] + timedelta(days=10)  # the mark of nine months lies three quarters before it


@pytest.fixture
def vdab(client):
    lid = LidmaatschapFactory(vdab=True)
    client.force_login(lid.gebruiker)
    return lid


def test_it_works(client, vdab):
    for postcode in ("2000", "2000", "3500"):
        met_wop(EINDE, vestiging=VestigingFactory(postcode=postcode))

    antwoord = client.get("/vooruitblik/")

    per_kwartaal = dict(antwoord.context["per_kwartaal"])
    assert per_kwartaal[kwartaal_voluit(KWARTALEN[3])] == [3, 0, 0, 0, 0, 3]
    assert per_kwartaal[kwartaal_voluit(KWARTALEN[6])] == [0, 3, 0, 0, 0, 3]
    assert antwoord.context["totaal"][-1] == 6
    assert f"Evaluaties te starten, {kwartaal_voluit(KWARTALEN[3])}: 3" in antwoord.text, "the bar says its number"
    assert "weet niemand" in antwoord.text
    assert not [p for p in Maatwerker.objects.all() if p.familienaam in antwoord.text]


def test_the_highest_bar_fills_its_panel_and_the_others_are_as_much_lower(client, vdab):
    for dag, keren in ((EINDE, 4), (EINDE + relativedelta(months=3), 1)):
        for _ in range(keren):
            met_wop(dag, vestiging=VestigingFactory())

    paneel = client.get("/vooruitblik/").context["panelen"][0]

    hoogten = {staaf.aantal: staaf.hoogte for staaf in paneel.staven}
    assert hoogten == {0: 0, 1: 16, 4: 64}
    assert all(staaf.y + staaf.hoogte == paneel.grond for staaf in paneel.staven)


def test_the_file_adds_up(client, vdab):
    met_wop(EINDE, vestiging=VestigingFactory(postcode="3500"))

    antwoord = client.get("/vooruitblik/?formaat=csv")

    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    rijen = list(csv.reader(antwoord.text.splitlines()))
    assert rijen[0] == ["provincie", "kwartaal", *Vooruit.values, "samen"]
    assert len(rijen) == 1 + 5 * 20 + 1
    assert ["Limburg", kwartaal(KWARTALEN[3]), "1", "0", "0", "0", "0", "1"] in rijen
    kolommen = [sum(map(int, kolom)) for kolom in zip(*(rij[2:] for rij in rijen[1:-1]), strict=True)]
    assert [str(som) for som in kolommen] == rijen[-1][2:] == ["1", "1", "0", "0", "0", "2"]
    limburg = client.get("/vooruitblik/?formaat=csv&provincie=limburg").text.splitlines()
    assert len(limburg) == 1 + 20 + 1


def test_vdab_sees_its_own_provinces_only(client):
    met_wop(EINDE, vestiging=VestigingFactory(postcode="2000"))
    lid = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    client.force_login(lid.gebruiker)

    antwoord = client.get("/vooruitblik/")

    assert "Alleen je eigen provincies: Limburg." in antwoord.text
    assert antwoord.context["totaal"][-1] == 0
    assert re.findall(r'<option value="(\w*)"', antwoord.text) == ["", "limburg"]
    ander = client.get("/vooruitblik/?provincie=antwerpen")
    assert ander.status_code == 400
    assert "limburg" in ander.text


def test_policy_sees_all_of_flanders(client):
    met_wop(EINDE, vestiging=VestigingFactory())
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    assert "Heel Vlaanderen." in client.get("/vooruitblik/").text
    assert client.get("/vooruitblik/").context["totaal"][-1] == 2
    assert "/vooruitblik/" in client.get("/rapporten/").text


@pytest.mark.parametrize("rol", [Rol.ONDERNEMING, Rol.PARTNER, Rol.BEHEER])
def test_it_refuses_others(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    antwoord = client.get("/vooruitblik/")

    assert antwoord.status_code == 403
    assert "De vooruitblik is voor VDAB en voor beleid en management." in antwoord.text
    assert "/vooruitblik/" not in client.get("/rapporten/").text


@pytest.mark.parametrize("vraag", ["formaat=pdf", "provincie=brussel", "provincie=%00"])
def test_a_wrong_question_is_told_what_can_be_asked(client, vdab, vraag):
    antwoord = client.get(f"/vooruitblik/?{vraag}")

    assert antwoord.status_code == 400
    assert "kan alleen" in antwoord.text


def test_it_costs_the_same_with_more_rows(client, vdab):
    def alles(keren):
        for _ in range(keren):
            met_wop(EINDE, vestiging=VestigingFactory())
            for status in (TrajectStatus.NAZORG, TrajectStatus.JOBMATCHING):
                zaak_in(status, begin=VANDAAG - timedelta(days=20))

    alles(1)
    een = kost(client, "/vooruitblik/")
    alles(2)

    assert len(kost(client, "/vooruitblik/")) == len(een) <= HOOGSTENS
