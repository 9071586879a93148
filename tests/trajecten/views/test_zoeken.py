import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import LidmaatschapFactory, MaatwerkerFactory, TewerkstellingFactory, Zaak, insz, zaak_in
from trajecten.enums import Provincie, TrajectStatus
from trajecten.models import Zoekterm
from trajecten.models.zoekterm import HOOGSTENS, lees_naam

pytestmark = pytest.mark.django_db
NIETS = "Niets gevonden"


def zoek(client, lid, q):
    client.force_login(lid.gebruiker)
    return client.get(reverse("zoeken"), {"q": q})


def genoemd(voornaam, familienaam):
    zaak = zaak_in(TrajectStatus.BEOORDELING)
    zaak.maatwerker.voornaam, zaak.maatwerker.familienaam = voornaam, familienaam
    zaak.maatwerker.save()
    return zaak


@pytest.mark.parametrize("wie", ["vdab", "werkgever", "coach"])
def test_it_works(client, wie):
    zaak = genoemd("Zoë-Lynn", "D'Hondt")

    pagina = zoek(client, getattr(zaak, wie), "zoe hon").text

    assert zaak.maatwerker.get_absolute_url() in pagina
    assert zaak.traject.nummer_getoond in pagina
    assert NIETS not in pagina


@pytest.mark.parametrize(
    "q",
    ["ZOE", "lynn", "zoelynn", "dhondt", "D’Hondt", "d hondt", "hondt zoë", "zoe-l", "D'Hondt, Zoë", "lynn zoe d'h"],
)
def test_a_name_is_found_however_it_is_typed(client, q):
    zaak = genoemd("Zoë-Lynn", "D'Hondt")

    assert zaak.maatwerker.get_absolute_url() in zoek(client, zaak.vdab, q).text


@pytest.mark.parametrize("q", ["ho zoe", "ondt", "hondt jan", "zoe 1899", "1985", "", "%", "zo_ hondt"])
def test_what_does_not_fit_is_not_found(client, q):
    zaak = genoemd("Zoë-Lynn", "D'Hondt")

    assert zaak.maatwerker.get_absolute_url() not in zoek(client, zaak.vdab, q).text


def test_the_birth_date_narrows_down(client):
    zaak = genoemd("An", "Peeters")
    dag = zaak.maatwerker.geboortedatum

    for q in (f"peeters an {dag.year}", f"an peeters {dag:%d/%m/%Y}", f"{dag.day}-{dag.month}-{dag.year} peeters"):
        assert zaak.maatwerker.get_absolute_url() in zoek(client, zaak.vdab, q).text
    assert zaak.maatwerker.get_absolute_url() not in zoek(client, zaak.vdab, f"peeters an {dag.year + 1}").text


@pytest.mark.parametrize("wie", ["vdab", "werkgever", "coach"])
def test_an_exact_number_goes_straight_to_the_page(client, wie):
    zaak = zaak_in(TrajectStatus.BEOORDELING)
    lid, persoon, traject = getattr(zaak, wie), zaak.maatwerker, zaak.traject

    for q in (persoon.insz, persoon.insz_getoond, f" {persoon.insz[:6]} {persoon.insz[6:]} "):
        assert zoek(client, lid, q).url == persoon.get_absolute_url()
    for q in (str(traject.nummer), f"T-{traject.nummer}", f"t {traject.nummer}"):
        assert zoek(client, lid, q).url == traject.get_absolute_url()


@pytest.mark.parametrize("vorm", ["{}", "BE {}", "{0[0]}{0[1]}{0[2]}{0[3]}.{0[4]}{0[5]}{0[6]}.{0[7]}{0[8]}{0[9]}"])
def test_a_kbo_number_goes_to_the_organisation(client, vorm):
    zaak = Zaak()

    assert zoek(client, zaak.vdab, vorm.format(zaak.partner.kbo)).url == zaak.partner.get_absolute_url()


def test_vdab_finds_organisations_by_name(client):
    zaak = Zaak()

    assert zaak.partner.get_absolute_url() in zoek(client, zaak.vdab, zaak.partner.naam.upper()).text
    assert zaak.partner.get_absolute_url() not in zoek(client, zaak.werkgever, zaak.partner.naam).text


@pytest.mark.parametrize("wie", ["werkgever", "coach"])
def test_another_organisation_gets_the_answer_for_an_unknown_person(client, wie):
    zaak, andere = zaak_in(TrajectStatus.BEOORDELING), zaak_in(TrajectStatus.BEOORDELING, postcode="9000")
    lid = getattr(andere, wie)
    onbekend = insz(date(1970, 1, 1), 990)

    def antwoord(q):
        response = zoek(client, lid, q)
        zonder = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)
        return response.status_code, zonder.replace(q, "")

    assert antwoord(zaak.maatwerker.insz) == antwoord(onbekend)
    assert antwoord(str(zaak.traject.nummer)) == antwoord("99999999")
    assert NIETS in zoek(client, lid, str(zaak.maatwerker)).text


@pytest.mark.parametrize("rol", ["beleid", "beheer"])
def test_who_has_no_files_cannot_search(client, rol):
    assert zoek(client, LidmaatschapFactory(**{rol: True}), "peeters").status_code == 403


def test_a_new_name_replaces_the_old_one_everywhere(client):
    zaak = genoemd("An", "Peeters")
    zaak = genoemd_anders(zaak, "Janssens")

    for lid in (zaak.vdab, zaak.werkgever, zaak.coach):
        assert NIETS in zoek(client, lid, "peeters an").text
        assert zaak.maatwerker.get_absolute_url() in zoek(client, lid, "janssens an").text


def genoemd_anders(zaak, familienaam):
    zaak.maatwerker.refresh_from_db()
    zaak.maatwerker.familienaam = familienaam
    zaak.maatwerker.save()
    return zaak


def test_a_search_costs_the_same_with_more_hits(client):
    zaak = genoemd("An", "Peeters")
    client.force_login(zaak.vdab.gebruiker)
    with CaptureQueriesContext(connection) as een:
        client.get("/zoeken/?q=peeters")
    for _ in range(2):
        genoemd("Jan", "Peeters")
    with CaptureQueriesContext(connection) as drie:
        pagina = client.get("/zoeken/?q=peeters").text

    assert pagina.count("Peeters, ") == 3
    assert len(een) == len(drie) <= 12


def gelezen(plan):
    """The rows that a plan read from its tables and indexes, also those that it threw away."""
    eigen = 0
    if "Scan" in plan["Node Type"]:
        weg = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
        eigen = (plan["Actual Rows"] + weg) * plan["Actual Loops"]
    return eigen + sum(gelezen(deel) for deel in plan.get("Plans", []))


@pytest.mark.parametrize("q", ["peeters", "jan peeters", "p", "peeters jan 1960"])
@pytest.mark.parametrize("bereiken", [list(Provincie.values[:5]), [Provincie.ANTWERPEN]])
def test_a_search_reads_little_whatever_the_name(q, bereiken):
    naam = {"maatwerker__voornaam": "Jan", "maatwerker__familienaam": "Peeters"}
    dienst = TewerkstellingFactory(**naam, maatwerker__geboortedatum=date(1960, 1, 1))
    persoon = dienst.maatwerker
    with connection.cursor() as cursor:
        velden = [v.column for v in persoon._meta.concrete_fields if v.column not in ("id", "uuid", "insz_index")]
        kolommen = ", ".join(velden)
        cursor.execute(
            f"INSERT INTO trajecten_maatwerker (uuid, insz_index, {kolommen}) "
            f"SELECT gen_random_uuid(), 'x' || n, {kolommen} FROM trajecten_maatwerker, generate_series(1, 3000) n"
        )
        cursor.execute("ANALYZE trajecten_zoekterm")
    assert Zoekterm.objects.count() == 4 * 3001 + 4  # and the first one for the employer
    with CaptureQueriesContext(connection) as gevraagd:
        ids, vol = Zoekterm.objects.kandidaten(lees_naam(q), bereiken)

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {gevraagd[0]['sql']}")
        plan = cursor.fetchone()[0]
    plan = json.loads(plan)[0] if isinstance(plan, str) else plan[0]
    assert 0 < gelezen(plan["Plan"]) <= HOOGSTENS, plan
    assert vol
    assert ids


def test_somebody_without_words_in_common_has_no_shared_terms():
    een, ander = MaatwerkerFactory(provincies=["antwerpen"]), MaatwerkerFactory(provincies=["limburg"])

    assert Zoekterm.objects.kandidaten(lees_naam(een.familienaam), ["antwerpen"]) == ([een.pk], False)
    assert Zoekterm.objects.kandidaten(lees_naam(ander.familienaam), ["antwerpen"]) == ([], False)
