"""The evidence of an ESF project, case by case."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, moment, voeg_document_toe, zaak_in
from trajecten.enums import TrajectStatus
from trajecten.models import Deelname, Journaalregel, Registratie

pytestmark = pytest.mark.django_db
BEGIN = timezone.localdate() - timedelta(days=30)


@pytest.fixture
def zaak():
    """A case with a stage, two and a half hours of the coach, one of VDAB, and a TBS agreement."""
    zaak = zaak_in(TrajectStatus.JOBMATCHING, begin=BEGIN)
    zaak.neem("stage_starten")
    van_coach = [(zaak.coach, "toegeleid", 30), (zaak.coach, "voortraject", 90), (zaak.coach, "stage", 30)]
    for lid, fase, minuten in (*van_coach, (zaak.vdab, "stage", 60)):
        Journaalregel.objects.create(
            maatwerker=zaak.maatwerker, traject=zaak.traject, op=zaak.dag, tekst="Gesprek", fase=fase, minuten=minuten,
            lid=lid, geschreven_op=moment(zaak.dag),
        )  # fmt: skip
    voeg_document_toe(zaak, traject=zaak.traject, naam="tbs.pdf", soort="tbs", lid=zaak.coach)
    return zaak


def url(zaak, **vraag):
    return reverse("project", args=[zaak.project.uuid], query=vraag)


def bekijk(client, zaak, lid=None, **vraag):
    client.force_login((lid or zaak.vdab).gebruiker)
    return client.get(url(zaak, **vraag))


@pytest.mark.regel("R39")
@pytest.mark.parametrize(
    ("tot", "bewaren_tot"),
    [(date(2018, 12, 31), date(2028, 12, 31)), (date(2020, 2, 29), date(2030, 2, 28))],
)
def test_the_evidence_is_kept_for_ten_years(zaak, tot, bewaren_tot):
    zaak.project.tot = tot

    assert zaak.project.bewaren_tot == bewaren_tot


def test_it_works(client, zaak):
    response = bekijk(client, zaak)

    [bewijs] = response.context["bewijzen"]
    per_fase = [("Voortraject", 1.5), ("Jobmatching", 0), ("Stage", 0.5), ("Nazorg", 0)]
    assert bewijs.uren == [*per_fase, ("Daarbuiten", 0.5), ("Samen", 2.5)]
    assert (bewijs.contacten, bewijs.stages) == (3, 1)
    assert bewijs.aanwezig == ["TBS-overeenkomst (1)"]
    assert bewijs.ontbreekt == ["Stageverslag", "Bewijsstuk ESF", "Gegevens over de deelnemer"]
    assert str(zaak.maatwerker) in response.content.decode()


def test_what_was_given_is_not_missing(client, zaak):
    Deelname.objects.registreer(Registratie(zaak.coach, moment(zaak.dag)), traject=zaak.traject, geslacht="man")
    for soort in ("stageverslag", "bewijsstuk_esf"):
        voeg_document_toe(zaak, traject=zaak.traject, naam=f"{soort}.pdf", soort=soort, lid=zaak.coach)

    assert bekijk(client, zaak).context["bewijzen"][0].ontbreekt == []


def test_without_a_stage_no_papers_of_a_stage_are_missing(client):
    zaak = zaak_in(TrajectStatus.JOBMATCHING, begin=BEGIN)

    assert bekijk(client, zaak).context["bewijzen"][0].ontbreekt == ["Bewijsstuk ESF", "Gegevens over de deelnemer"]


def test_an_inspector_gets_everything_in_a_file(client, zaak):
    antwoord = bekijk(client, zaak, formaat="csv")

    kop, rij = csv.reader(StringIO(antwoord.getvalue().decode("utf-8-sig")), delimiter=";")
    gelezen = dict(zip(kop, rij, strict=True))
    assert gelezen["Naam"] == str(zaak.maatwerker)
    assert gelezen["Uren voortraject"] == "1,50"
    assert gelezen["Ontbreekt"] == "Stageverslag; Bewijsstuk ESF; Gegevens over de deelnemer"
    assert bekijk(client, zaak, formaat="xlsx").getvalue().startswith(b"PK")
    assert bekijk(client, zaak, formaat="pdf").status_code == 400


def test_the_partner_sees_its_own(client, zaak):
    zaak.project.partners.add(zaak.partner)

    assert len(bekijk(client, zaak, lid=zaak.coach).context["bewijzen"]) == 1


def test_another_partner_in_the_project_sees_no_case_of_this_one(client, zaak):
    ander = LidmaatschapFactory(partner=True)
    zaak.project.partners.add(ander.organisatie)

    response = bekijk(client, zaak, lid=ander)

    assert response.context["bewijzen"] == []
    assert zaak.maatwerker.familienaam not in response.content.decode()


def test_a_partner_outside_the_project_has_no_page(client, zaak):
    assert bekijk(client, zaak, lid=LidmaatschapFactory(partner=True)).status_code == 404


@pytest.mark.parametrize("wie", ["beleid", "beheer", "onderneming"])
def test_it_names_people_so_others_may_not(client, zaak, wie):
    lid = LidmaatschapFactory(**{wie: True})

    assert bekijk(client, zaak, lid=lid).status_code == 404
    assert client.get(reverse("project-lijst")).status_code == 403


def test_the_number_of_queries_is_constant(client, zaak, django_assert_max_num_queries):
    client.force_login(zaak.vdab.gebruiker)
    with django_assert_max_num_queries(12):
        client.get(url(zaak))
    with django_assert_max_num_queries(12):
        client.get(reverse("project-lijst"))
