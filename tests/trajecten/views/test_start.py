from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, Zaak, moment, zaak_in
from tests.trajecten.views.werkrijen import rijen, tellers, urls
from trajecten import workflow
from trajecten.enums import Bestemming, Contractsoort, OpvolgMoment, Provincie, Rol, SignaalSoort, TrajectStatus
from trajecten.models import Signaal, Traject
from trajecten.termijnen import nazorg_einde

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


def signaal(zaak, **velden):
    gemeld = Signaal.objects.create(
        soort=SignaalSoort.UIT_DIENST_TIJDENS_TRAJECT,
        maatwerker=zaak.maatwerker,
        tekst="Uit dienst gemeld op 01-06-2026.",
        gemeld_door=zaak.werkgever,
        gemeld_op=moment(zaak.dag),
        **velden,
    )
    workflow.herreken([zaak.maatwerker.pk], vandaag=zaak.dag)
    return gemeld


def test_it_works(client):
    zaak = zaak_in(S.BEOORDELING)
    client.force_login(zaak.vdab.gebruiker)

    response = client.get("/")

    assert response.status_code == 200
    assert zaak.traject.get_absolute_url() in response.text
    assert "Voorgelegd door" in response.text


def test_a_page_asks_for_a_login(client):
    assert client.get("/").status_code == 302


# What VDAB finds


def test_vdab_finds_signals_and_handles_them(client, vandaag):
    zaak = zaak_in(S.STAGE)
    bericht = signaal(zaak)
    client.force_login(zaak.vdab.gebruiker)
    assert bericht.tekst in client.get("/").text

    response = client.post(reverse("signaal-afhandelen", args=[bericht.uuid]), follow=True)

    assert bericht.tekst not in response.text
    assert f"Het signaal over {zaak.maatwerker} is afgehandeld." in response.text
    bericht.refresh_from_db()
    assert bericht.afgehandeld_door == zaak.vdab


@pytest.mark.parametrize("wie", ["werkgever", "coach", "elders"])
def test_who_is_not_the_counsellor_handles_no_signal(client, wie):
    zaak = zaak_in(S.STAGE)
    bericht = signaal(zaak)
    elders = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    client.force_login((elders if wie == "elders" else getattr(zaak, wie)).gebruiker)

    assert client.post(reverse("signaal-afhandelen", args=[bericht.uuid])).status_code == 404
    bericht.refresh_from_db()
    assert bericht.afgehandeld_op is None


def test_a_get_handles_nothing(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.vdab.gebruiker)

    assert client.get(reverse("signaal-afhandelen", args=[signaal(zaak).uuid])).status_code == 405


@pytest.mark.regel("R23")
def test_vdab_finds_the_judgement_that_stayed_due(vandaag):
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("doorstromen")
    beoordeeld = zaak_in(S.NAZORG)
    titel = "oordeel"
    assert urls(zaak.vdab, titel, vandaag) == [zaak.traject.get_absolute_url()]
    assert beoordeeld.traject.oordelen.exists()

    workflow.oordelen(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.vdab,
        nu=moment(zaak.dag),
        op=zaak.dag,
        doorstroomklaar=True,
        gerealiseerd=True,
    )

    assert urls(zaak.vdab, titel, vandaag) == []


@pytest.mark.regel("R26")
def test_vdab_finds_refusals_until_they_are_judged_or_the_traject_closes(vandaag):
    zaak = zaak_in(S.JOBMATCHING)
    workflow.weigering_registreren(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.vdab,
        nu=moment(zaak.dag),
        wat="job",
        geweigerd_op=zaak.dag,
        reden="geen_reden",
    )
    titel = "weigering"
    assert urls(zaak.vdab, titel, vandaag) == [zaak.traject.get_absolute_url()]

    zaak.neem("stopzetten")

    assert urls(zaak.vdab, titel, vandaag) == []


def test_vdab_finds_a_planned_hire_from_its_day_on():
    zaak = zaak_in(S.JOBMATCHING)
    eerste_werkdag = zaak.dag + timedelta(days=10)
    workflow.doorstroom_plannen(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.vdab,
        nu=moment(zaak.dag),
        op=eerste_werkdag,
        bestemming=Bestemming.ZELFSTANDIG,
        contract=Contractsoort.ZELFSTANDIG,
        functie="Bakker",
    )

    assert urls(zaak.vdab, "job", eerste_werkdag - DAG) == []
    assert urls(zaak.vdab, "job", eerste_werkdag) == [zaak.traject.get_absolute_url()]


def test_vdab_of_another_province_finds_nothing(vandaag):
    zaak = zaak_in(S.BEOORDELING)
    signaal(zaak)
    elders = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])

    assert set(tellers(elders, vandaag).values()) == {0}
    assert tellers(zaak.vdab, vandaag)[""] == 2


# What a partner finds


def test_a_partner_finds_what_is_to_start_and_nothing_of_another(vandaag):
    zaak, andere = zaak_in(S.TOEGELEID), zaak_in(S.TOEGELEID)

    assert urls(zaak.coach, "starten", vandaag) == [zaak.traject.get_absolute_url()]
    assert urls(andere.coach, "starten", vandaag) == [andere.traject.get_absolute_url()]


def test_a_partner_finds_a_stage_in_its_last_two_weeks():
    zaak = zaak_in(S.STAGE)
    laatste = zaak.traject.stages.get().laatste_dag
    titel = "stage"

    assert urls(zaak.coach, titel, laatste - timedelta(days=15)) == []
    assert urls(zaak.coach, titel, laatste - timedelta(days=14)) == [zaak.traject.get_absolute_url()]
    assert urls(zaak.coach, titel, laatste + DAG) == [zaak.traject.get_absolute_url()]
    assert rijen(zaak.coach, titel, laatste)[0].uiterlijk == laatste


@pytest.mark.regel("R22")
def test_a_partner_finds_nazorg_in_its_last_two_weeks():
    zaak = zaak_in(S.NAZORG)
    laatste = nazorg_einde(zaak.traject.doorgestroomd_op)
    titel = "nazorg"

    assert urls(zaak.coach, titel, laatste - timedelta(days=15)) == []
    assert urls(zaak.coach, titel, laatste - timedelta(days=14)) == [zaak.traject.get_absolute_url()]
    assert rijen(zaak.coach, titel, laatste)[0].uiterlijk == laatste


def test_a_partner_finds_a_measure_when_it_is_due_and_not_after_it():
    zaak = zaak_in(S.NAZORG)
    na_vier_weken = zaak.traject.doorgestroomd_op + timedelta(weeks=4)
    titel = "meting"
    assert urls(zaak.coach, titel, na_vier_weken - DAG) == []
    [rij] = rijen(zaak.coach, titel, na_vier_weken)
    assert (rij.waarom, rij.sinds) == ("Hoe gaat het na vier weken? (M1)", na_vier_weken)

    workflow.opvolging_meten(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.coach,
        nu=moment(na_vier_weken),
        moment=OpvolgMoment.VIER_WEKEN,
        gemeten_op=na_vier_weken,
        situatie="zelfde_werkgever",
    )

    assert urls(zaak.coach, titel, na_vier_weken) == []
    zaak.neem("nazorg_afsluiten")
    [rij] = rijen(zaak.coach, titel, na_vier_weken + timedelta(days=170))
    assert rij.waarom == "Hoe gaat het na zes maanden? (M1)"


# What a company finds


def test_a_company_finds_its_own_people(client, vandaag):
    zaak, _ = zaak_in(S.STAGE, begin=timezone.localdate() - timedelta(days=8)), zaak_in(S.STAGE)

    assert urls(zaak.werkgever, "traject", vandaag) == [zaak.traject.get_absolute_url()]
    client.force_login(zaak.werkgever.gebruiker)
    assert client.get("/").context["nieuws"] == [zaak.traject]


def test_a_company_reports_an_employment_from_here(client):
    client.force_login(LidmaatschapFactory(onderneming=True).gebruiker)

    assert reverse("in-dienst-melden") in client.get("/").text


# Who has no cases


@pytest.mark.parametrize(
    ("rol", "wel", "niet"), [("beleid", "rapport-lijst", "beheer"), ("beheer", "beheer", "rapport-lijst")]
)
def test_who_has_no_cases_is_shown_the_way(client, rol, wel, niet):
    zaak_in(S.BEOORDELING)
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    response = client.get("/")

    assert f'href="{reverse(wel)}"' in response.text
    assert f'href="{reverse(niet)}"' not in response.text
    assert response.context["werk"] is None


# The counts


def test_it_shows_a_page_and_counts_all(client, vandaag):
    eerste = zaak_in(S.TOEGELEID)
    for _ in range(25):
        zaak = Zaak()
        zaak.partner, zaak.project = eerste.partner, eerste.project
        zaak.neem("toeleiden")

    client.force_login(eerste.coach.gebruiker)
    een, twee = client.get("/?van=iedereen"), client.get("/?van=iedereen&pagina=2")

    assert tellers(eerste.coach, vandaag)[""] == 26
    assert (len(een.context["werk"].rijen), een.context["werk"].meer) == (25, True)
    assert (len(twee.context["werk"].rijen), twee.context["werk"].meer) == (1, False)
    assert {rij.traject for rij in een.context["werk"].rijen}.isdisjoint({twee.context["werk"].rijen[0].traject})


@pytest.mark.parametrize("vraag", ["van=x", "pagina=-1", "pagina=99999", "soort=x", "urgent=x", "pagina=²"])
def test_a_wrong_parameter_is_left_out(client, vraag):
    client.force_login(zaak_in(S.TOEGELEID).coach.gebruiker)

    assert client.get(f"/?{vraag}").status_code == 200


def test_every_row_leads_to_a_form_that_opens(client):
    """One click from the worklist to what deals with it, for each kind of each role."""
    geopend = set()
    for status in S:
        zaak = zaak_in(status, begin=timezone.localdate() - timedelta(days=40))
        signaal(zaak)
        for lid in (zaak.vdab, zaak.coach, zaak.werkgever):
            client.force_login(lid.gebruiker)
            for urgent in ("", "&urgent=wacht"):
                for rij in client.get(f"/?van=iedereen{urgent}").context["werk"].rijen:
                    if (lid.rol, rij.soort.naam, rij.status) in geopend:
                        continue
                    geopend.add((lid.rol, rij.soort.naam, rij.status))
                    if not rij.is_signaal:
                        assert client.get(rij.url).status_code == 200, rij
                    assert client.get(rij.dossier).status_code == 200, rij


def test_a_signal_handled_in_a_narrowed_list_returns_there(client):
    zaak = zaak_in(S.STAGE)
    bericht = signaal(zaak)
    client.force_login(zaak.vdab.gebruiker)
    hier = "/?soort=signaal"
    adres = f"{reverse('signaal-afhandelen', args=[bericht.uuid])}?terug=%2F%3Fsoort%3Dsignaal"
    assert f'action="{adres}"' in client.get(hier).text

    assert client.post(adres).url == hier


@pytest.mark.parametrize(("wie", "hoogstens"), [("vdab", 6), ("coach", 6), ("werkgever", 6)])
def test_the_queries_do_not_grow_with_the_rows(client, django_assert_max_num_queries, wie, hoogstens):
    zaak = zaak_in(S.BEOORDELING)
    lid = getattr(zaak, wie)
    client.force_login(lid.gebruiker)
    with django_assert_max_num_queries(hoogstens):
        assert client.get("/").status_code == 200

    for _ in range(2):
        ander = Zaak()
        ander.partner, ander.project = zaak.partner, zaak.project
        ander.vestiging.onderneming = zaak.vestiging.onderneming
        ander.vestiging.save()
        ander.neem("toeleiden")
        signaal(ander)
    assert Traject.objects.count() == 3

    with django_assert_max_num_queries(hoogstens):
        assert client.get("/").status_code == 200
