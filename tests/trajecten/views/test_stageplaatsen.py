from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, OndernemingFactory, ProjectFactory, Zaak, kbo, zaak_in
from tests.trajecten.views.test_aantal_vragen import kost
from trajecten.enums import TrajectStatus
from trajecten.models import Onderneming, Stageplaats, Stageplaatservaring
from trajecten.models.stageplaats import GENOEG, stageplaatsen_voor

pytestmark = pytest.mark.django_db
S = TrajectStatus
GEGEVENS = {"gemeente": "Mechelen", "functies": "magazijnier, inpakker", "sector": "logistiek"}


def medepartner(zaak):
    """A coach of another organisation in the same project."""
    lid = LidmaatschapFactory(partner=True)
    zaak.project.partners.add(lid.organisatie)
    return lid


def gastheer(zaak):
    return zaak.traject.stages.latest("pk").stageplaats


def nieuw(client, zaak, **anders):
    invoer = {"werkgever_kbo": kbo(7_000_001), "werkgever_naam": "Transport Peeters", "project": zaak.project.pk}
    return client.post(reverse("stageplaats-nieuw"), {**invoer, **GEGEVENS, **anders})


def test_it_works(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)

    assert nieuw(client, zaak).status_code == 302

    plaats = Stageplaats.objects.get()
    assert (plaats.onderneming.naam, plaats.gemeente, plaats.lid) == ("Transport Peeters", "Mechelen", zaak.coach)
    pagina = client.get(reverse("stageplaatsen")).text
    assert "Transport Peeters" in pagina
    assert str(gastheer(zaak)) in pagina


def test_a_partner_of_the_project_knows_the_hosts_and_never_who_did_a_stage(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(medepartner(zaak).gebruiker)

    lijst, detail = (
        client.get(adres).text
        for adres in (reverse("stageplaatsen"), reverse("stageplaats", args=[gastheer(zaak).uuid]))
    )

    for pagina in (lijst, detail):
        assert str(gastheer(zaak)) in pagina
        assert f"inder dan {GENOEG}" in pagina
        assert zaak.maatwerker.familienaam not in pagina
        assert str(zaak.traject.uuid) not in pagina
    assert client.get(zaak.traject.get_absolute_url()).status_code == 404


def test_figures_are_given_only_when_they_point_at_nobody():
    plek, lid = OndernemingFactory(regulier=True), LidmaatschapFactory(partner=True)
    zaken = []

    def stage(resultaat):
        zaak = zaak_in(S.JOBMATCHING)
        zaak.project.partners.add(lid.organisatie)
        nog_een(zaak, resultaat)
        zaken.append(zaak)

    def nog_een(zaak, resultaat):
        zaak.neem("stage_starten", stageplaats=plek, tot=zaak.dag + timedelta(days=5))
        zaak.neem("stage_beeindigen", resultaat=resultaat)

    def cijfers():
        een = stageplaatsen_voor(lid, vandaag=zaken[0].dag).get(pk=plek.pk)
        return een.had_stage, een.aantal_stages, een.voltooid, een.afgebroken, een.aangeworven

    for _ in range(GENOEG - 1):
        stage("voltooid")
    nog_een(zaken[0], "afgebroken_werknemer")
    zaken[0].neem("doorstromen", werkgever=plek)
    assert cijfers() == (True, None, None, None, None)  # enough stages, of too few people

    stage("afgebroken_host")
    zaken[1].neem("doorstromen")  # hired elsewhere
    assert cijfers() == (True, GENOEG + 1, GENOEG - 1, 2, 1)


def test_another_project_shares_nothing(client):
    zaak, andere = zaak_in(S.STAGE), zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)
    nieuw(client, zaak)
    client.logout()
    client.force_login(andere.coach.gebruiker)

    pagina = client.get(reverse("stageplaatsen")).text

    assert str(gastheer(andere)) in pagina
    assert str(gastheer(zaak)) not in pagina
    assert "Transport Peeters" not in pagina
    for naam in ("stageplaats", "stageplaats-aanvullen", "stageplaats-ervaring"):
        for plek in (gastheer(zaak), Stageplaats.objects.get().onderneming):
            assert client.get(reverse(naam, args=[plek.uuid])).status_code == 404


def test_nobody_writes_in_a_project_of_others(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)

    pagina = nieuw(client, zaak, project=ProjectFactory().pk)

    assert pagina.status_code == 200
    assert set(pagina.context["form"].errors) == {"project"}
    assert not Onderneming.objects.filter(naam="Transport Peeters").exists()


@pytest.mark.parametrize(("rol", "code"), [("vdab", 200), ("onderneming", 403), ("beleid", 403), ("beheer", 403)])
def test_vdab_reads_along_and_others_do_not(client, rol, code):
    zaak = zaak_in(S.STAGE)
    lid = zaak.werkgever if rol == "onderneming" else LidmaatschapFactory(**{rol: True})
    client.force_login(lid.gebruiker)

    assert client.get(reverse("stageplaatsen")).status_code == code
    detail = client.get(reverse("stageplaats", args=[gastheer(zaak).uuid]))
    assert detail.status_code == (200 if rol == "vdab" else 404)
    assert nieuw(client, zaak).status_code == 403


def test_a_second_entry_completes_the_first(client):
    zaak = zaak_in(S.STAGE)
    collega = medepartner(zaak)
    client.force_login(zaak.coach.gebruiker)
    nieuw(client, zaak)
    plek = Stageplaats.objects.get().onderneming
    client.force_login(collega.gebruiker)
    adres = reverse("stageplaats-aanvullen", args=[plek.uuid])
    form = client.get(adres).context["form"]
    assert (form["gemeente"].value(), form["project"].value()) == ("Mechelen", zaak.project.pk)

    client.post(adres, {**GEGEVENS, "project": zaak.project.pk, "contactpersoon": "Els Peeters"})

    plaats = Stageplaats.objects.get()
    assert (plaats.contactpersoon, plaats.gemeente, plaats.lid) == ("Els Peeters", "Mechelen", collega)


def test_an_experience_is_shared_and_said_anew(client):
    zaak = zaak_in(S.STAGE)
    plek, adres = gastheer(zaak), reverse("stageplaats-ervaring", args=[gastheer(zaak).uuid])
    client.force_login(zaak.coach.gebruiker)
    invoer = {"project": zaak.project.pk, "opnieuw": "ja", "wat_werkt": "Rustig onthaal"}
    assert client.post(adres, invoer).status_code == 302
    assert client.get(adres).context["form"]["wat_werkt"].value() == "Rustig onthaal"
    assert client.post(adres, {**invoer, "opnieuw": "nee", "aandachtspunten": "Geen bus"}).status_code == 302

    ervaring = Stageplaatservaring.objects.get()
    assert (ervaring.opnieuw, ervaring.op, ervaring.lid) == (False, timezone.localdate(), zaak.coach)
    client.force_login(medepartner(zaak).gebruiker)
    pagina = client.get(reverse("stageplaats", args=[plek.uuid])).text
    assert "Rustig onthaal" in pagina
    assert "Geen bus" in pagina
    assert "0 van 1 wil hier opnieuw" in client.get(reverse("stageplaatsen")).text


@pytest.mark.parametrize(
    ("zoek", "gevonden"), [("peeters", 1), ("mechel", 1), ("INPAK", 1), ("logis", 1), ("bakker", 0), ("\0", 2)]
)
def test_it_searches_name_place_sector_and_function(client, zoek, gevonden):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)
    nieuw(client, zaak)

    assert len(client.get(reverse("stageplaatsen"), {"zoek": zoek}).context["blad"]) == gevonden


def test_a_stage_begins_with_a_host_of_the_register(client):
    zaak, andere = zaak_in(S.JOBMATCHING), zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)
    nieuw(client, zaak)

    pagina = client.get(reverse("traject-stage_starten", args=[zaak.traject.uuid])).text

    assert f'<option value="{Stageplaats.objects.get().onderneming.kbo_getoond}">Transport Peeters</option>' in pagina
    assert str(gastheer(andere)) not in pagina


def test_a_withdrawn_stage_makes_no_host():
    zaak = zaak_in(S.STAGE)
    plek = gastheer(zaak)
    zaak.neem("terugdraaien")

    assert plek not in stageplaatsen_voor(zaak.coach, vandaag=zaak.dag)


@pytest.mark.parametrize("pagina", ["stageplaatsen", "stageplaats"])
def test_it_costs_the_same_with_more_rows(client, pagina):
    zaak: Zaak = zaak_in(S.STAGE)
    plek = gastheer(zaak)
    leden = [medepartner(zaak) for _ in range(3)]
    client.force_login(zaak.coach.gebruiker)
    adres = reverse(pagina, args=[plek.uuid] if pagina == "stageplaats" else [])

    def noteer(lid, onderneming):
        velden = {"onderneming": onderneming, "project": zaak.project, "lid": lid}
        Stageplaatservaring.objects.create(**velden, opnieuw=True, op=zaak.dag)
        Stageplaats.objects.get_or_create(
            onderneming=onderneming, project=zaak.project, defaults={"lid": lid, "bijgewerkt_op": timezone.now()}
        )

    noteer(leden[0], plek)
    een = kost(client, adres)
    for lid in leden[1:]:
        noteer(lid, plek)
        noteer(lid, OndernemingFactory(regulier=True))
    drie = kost(client, adres)

    assert len(een) == len(drie) <= 12, drie
