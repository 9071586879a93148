"""The pictures of a report: what they say, for who sees them and for who does not."""

import json
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import shapely
from django.urls import reverse

from tests.factories import LidmaatschapFactory
from tests.trajecten.rapporten.bouw import Wereld, oproep_380, rapport_van, zaak
from trajecten.enums import Doelgroep, Provincie, Rol
from trajecten.rapporten.beelden import als_png, beelden_van
from trajecten.rapporten.beelden.kaart import BESTAND, klasse

pytestmark = pytest.mark.django_db
P = date(2019, 3, 15)
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))


def teksten(svg):
    """What is written in a drawing."""
    return [(knoop.text or "") for knoop in ElementTree.fromstring(svg).iter() if knoop.tag.endswith(("text", "tspan"))]


def plaatsen(svg):
    """Where each text of a drawing stands: what it says, with its distance from the left and from the top."""
    gevonden = []

    def loop(knoop, x, y):
        for dx, dy in re.findall(r"translate\(([-\d.]+),([-\d.]+)\)", knoop.get("transform", "")):
            x, y = x + float(dx), y + float(dy)
        if knoop.tag.endswith("text"):
            gevonden.append(("".join(knoop.itertext()), x, y))
        for kind in knoop:
            loop(kind, x, y)

    loop(ElementTree.fromstring(svg), 0, 0)
    return gevonden


def beelden(naam, wereld, **vraag):
    rapport = rapport_van(naam, wereld.vdab, P, oproep=wereld.oproep, **vraag)
    return {beeld.naam: beeld for beeld in beelden_van(rapport)}


def test_it_works():
    getekend = beelden("resultaten", oproep_380())

    staven = getekend["resultaten-staven"]
    assert als_png(staven.svg).startswith(b"\x89PNG")
    geschreven = teksten(staven.svg)
    assert [geschreven.count(aantal) for aantal in ("16", "2", "10", "6", "9")] == [
        1,
        2,
        1,
        1,
        1,
    ]  # two stopped in a province
    assert "Opgestart: 43 in totaal; het meest: Antwerpen (16); het minst: Limburg (2)." in staven.tekst
    assert "Nog geen gegevens: toegeleid en geslaagd." in staven.tekst
    assert "Doel: 370" in teksten(getekend["resultaten-doel"].svg)
    assert "dat is 11,6 % van het doel" in getekend["resultaten-doel"].tekst
    assert "resultaten-opbouw" not in getekend  # not all of its parts are known


def test_every_picture_is_a_drawing_that_needs_nothing_else():
    wereld = Wereld(doel=10)
    wereld.schrijf([zaak(TOEGELEID), zaak(TOEGELEID, GESTART), zaak(TOEGELEID, GESTART, ("x", "nazorg", P))])

    gezien = set()
    for naam in ("resultaten", "doelbereik", "trechter", "nazorg", "enclaves", "trend", "evaluaties", "wop"):
        rapport = rapport_van(naam, wereld.vdab, P, per="kwartaal" if naam == "trend" else "provincie")
        for beeld in beelden_van(rapport):
            gezien.add(beeld.naam)
            assert beeld.titel
            assert beeld.tekst.endswith(".")
            for verboden in ("<script", "style=", "http://www.w3.org/1999/xhtml", "url(http", "<image"):
                assert verboden not in beeld.svg, beeld.naam

    assert {"trechter-trechter", "trechter-kaart", "trend-trend", "resultaten-opbouw"} <= gezien


def test_a_quarter_in_which_nothing_happened_is_drawn_and_said():
    wereld = Wereld()
    eerder = (("toeleiden", "toegeleid", date(2018, 5, 7)), ("starten", "voortraject", date(2018, 5, 9)))
    wereld.schrijf([zaak(TOEGELEID), zaak(TOEGELEID, GESTART), zaak(*eerder)])

    trend = beelden("trend", wereld, per="kwartaal")["trend-trend"]
    assert trend.tekst.startswith(
        "Van 2018K2 tot en met 2019K1, per kwartaal. Toeleidingen: 1, 0, 0 en 2. Starts: 1, 0, 0 en 1."
    )
    assert teksten(trend.svg).count("0") == 2 + 2 + 4

    onderaan = [(x, tekst) for tekst, x, _ in plaatsen(trend.svg) if tekst.startswith("K")]
    assert [tekst for _, tekst in sorted(onderaan)] == ["K22018", "K32018", "K42018", "K12019"]

    duur = beelden("doelbereik", wereld, per="kwartaal")["doorlooptijden-trend"]
    [plek] = [x for tekst, x, _ in plaatsen(duur.svg) if tekst == "K12019"]
    daar = sorted((y, tekst) for tekst, x, y in plaatsen(duur.svg) if abs(x - plek) < 2)
    assert [tekst for _, tekst in daar] == ["7", "–", "–", "–", "K12019"]

    deel = beelden("doelbereik", wereld, per="kwartaal")["doelbereik-trend"]
    assert {"Gestart per toeleiding, in procent", "100,0", "50,0"} <= set(teksten(deel.svg))
    assert "Gestart per toeleiding: 100,0 %, geen, geen en 50,0 %." in deel.tekst
    assert "start, mediaan: 2, geen, geen en 7." in duur.tekst, "the median of nothing is not nought"


def test_a_place_without_a_median_keeps_the_others_on_their_line():
    wereld = Wereld()
    gevolgd = ("jobmatching_starten", "jobmatching", date(2019, 2, 20))
    wereld.schrijf([zaak(TOEGELEID, GESTART), zaak(TOEGELEID, GESTART, gevolgd, provincie=Provincie.LIMBURG)])

    svg = beelden("doelbereik", wereld)["doorlooptijden-staven"].svg

    [hoogte] = [y for tekst, _, y in plaatsen(svg) if tekst == "Limburg"]
    assert [tekst for tekst, _, y in plaatsen(svg) if abs(y - hoogte) < 2] == ["Limburg", "7", "9", "–", "–"]


@pytest.mark.parametrize("beeld", ["resultaten-staven", "resultaten-opbouw"])
def test_long_names_do_not_run_into_each_other(beeld):
    wereld = Wereld(mensen=len(Doelgroep))
    for mens, doelgroep in zip(wereld.mensen, Doelgroep, strict=True):
        mens.doelgroep = doelgroep
        mens.save()
    wereld.schrijf([zaak(TOEGELEID, GESTART) for _ in wereld.mensen])

    svg = beelden("resultaten", wereld, per="doelgroep")[beeld].svg

    namen = sorted(y for tekst, _, y in plaatsen(svg) if tekst.startswith(("Persoon", "Uiterst", "Doelgroep")))
    assert len(namen) == len(Doelgroep)
    assert all(onder - boven >= 3 * 16 for boven, onder in pairwise(namen)), "the longest name has three lines"


def test_the_map_has_five_provinces_that_touch_and_do_not_overlap():
    provincies = json.loads(BESTAND.read_text())["provincies"]
    vormen = {}
    for naam, vorm in provincies.items():
        ringen = [
            [tuple(map(float, punt.split())) for punt in ring.removesuffix("Z").split("L")]
            for ring in vorm["pad"].split("M")[1:]
        ]
        vormen[naam] = shapely.make_valid(shapely.Polygon(ringen[0]))

    assert set(vormen) == set(Provincie.values) - {Provincie.BUITEN}
    assert BESTAND.stat().st_size < 40_000
    for een, vorm in vormen.items():
        for ander, buur in vormen.items():
            if een < ander:
                assert shapely.intersection(vorm, buur).area < 20, (een, ander)
    for een, ander in [
        ("antwerpen", "limburg"),
        ("oost_vlaanderen", "west_vlaanderen"),
        ("antwerpen", "vlaams_brabant"),
    ]:
        assert shapely.distance(vormen[een], vormen[ander]) < 0.2


@pytest.mark.parametrize(("waarde", "verwacht"), [(0, 0), (1.9, 0), (2, 1), (9.9, 4), (10, 4)])
def test_the_classes_of_the_map(waarde, verwacht):
    assert klasse(waarde, 0, 10) == verwacht
    assert klasse(5, 5, 5) == 0


# The pages


def url(naam, beeld, **vraag):
    return reverse("rapport-beeld", args=[naam, beeld], query={"peildatum": P, **vraag})


@pytest.mark.parametrize(("formaat", "soort"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_a_picture_has_its_own_address(client, formaat, soort):
    wereld = oproep_380()
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = client.get(url("resultaten", "resultaten-staven", oproep=wereld.oproep.nummer, formaat=formaat))

    assert response["Content-Type"] == soort
    assert response["Cache-Control"] == "private, no-store"
    pagina = client.get(reverse("rapport-oproep", args=[380], query={"peildatum": P})).content.decode()
    assert "/rapporten/resultaten/beeld/resultaten-staven/" in pagina
    assert "Opgestart: 43 in totaal" in pagina


def test_another_organisation_sees_only_its_own(client):
    wereld = Wereld(ondernemingen=2)
    wereld.schrijf([zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=0), zaak(TOEGELEID, plek=1)])
    lid = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=wereld.vestigingen[1].onderneming)
    client.force_login(lid.gebruiker)

    response = client.get(url("resultaten", "resultaten-staven"))

    geschreven = teksten(response.content.decode())
    assert "1" in geschreven
    assert not {"2", "3"} & set(geschreven)


def test_what_is_not_there_is_not_found_and_what_may_not_is_refused(client):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    assert client.get(url("resultaten", "onzin")).status_code == 404
    assert client.get(url("onzin", "resultaten-staven")).status_code == 404
    assert client.get(url("resultaten", "resultaten-staven", formaat="gif")).status_code == 400
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    assert client.get(url("resultaten", "resultaten-staven")).status_code == 403


# The overview


def test_the_overview_says_how_it_goes(client):
    oproep_380()
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    response = client.get(reverse("rapport-overzicht", query={"peildatum": P, "oproep": 380}))

    assert response.status_code == 200
    tegels = {tegel.label: tegel for tegel in response.context["tegels"]}
    assert tegels["Opgestart"].waarde == 43
    assert tegels["Geslaagd"].is_onbekend
    assert round(tegels["Van het doel gestart"].waarde, 1) == 11.6


def test_the_overview_costs_at_most_twelve(client, django_assert_max_num_queries):
    oproep_380()
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    with django_assert_max_num_queries(12):
        client.get(reverse("rapport-overzicht"))


def test_the_overview_is_about_all_of_flanders(client):
    for wie, code in (("vdab", 200), ("onderneming", 403), ("partner", 403), ("beheer", 403)):
        client.force_login(LidmaatschapFactory(**{wie: True}).gebruiker)
        assert client.get(reverse("rapport-overzicht")).status_code == code
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)
    assert client.get(reverse("rapport-overzicht", query={"peildatum": "ooit"})).status_code == 400
    assert client.get(reverse("rapport-overzicht", query={"oproep": "999"})).status_code == 400
