"""The form of a step: what is wrong stands beside its field, all at once, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import Zaak, zaak_in
from trajecten.enums import TrajectStatus as S
from trajecten.models import Statusovergang

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


def stuur(client, zaak, naam, **gegevens):
    client.force_login(zaak.vdab.gebruiker)
    zaak.traject.refresh_from_db()
    return client.post(reverse(f"traject-{naam}", args=[zaak.traject.uuid]), {"versie": zaak.traject.versie} | gegevens)


def test_it_works(client, vandaag):
    zaak = zaak_in(S.VOORTRAJECT, begin=vandaag - 9 * DAG)

    antwoord = stuur(client, zaak, "jobmatching_starten", op=vandaag.isoformat())

    assert antwoord.status_code == 302
    zaak.traject.refresh_from_db()
    assert zaak.traject.status == S.JOBMATCHING


def test_what_is_missing_and_what_is_wrong_are_told_at_once(client, vandaag):
    zaak = zaak_in(S.JOBMATCHING, begin=vandaag - 9 * DAG)
    morgen = vandaag + DAG

    antwoord = stuur(client, zaak, "doorstromen", op=morgen.isoformat(), bestemming="enclave", functie="Bakker")

    form = antwoord.context["form"]
    assert set(form.errors) == {"op", "bestemming", "contract", "werkgever_kbo"}
    assert form.errors["op"] == ["Deze datum ligt in de toekomst."]
    assert "Een enclave is geen doorstroom" in form.errors["bestemming"][0]
    assert form["functie"].value() == "Bakker"
    assert Statusovergang.objects.filter(naam="doorstromen").count() == 0


@pytest.mark.parametrize("op", ["", "gisteren", "31-02-2026"])
def test_a_date_that_cannot_be_read_is_no_reason_to_break(client, vandaag, op):
    zaak = zaak_in(S.JOBMATCHING, begin=vandaag - 9 * DAG)

    antwoord = stuur(client, zaak, "stage_starten", op=op, tot=vandaag.isoformat(), functie="Bakker")

    assert antwoord.status_code == 200
    assert len(antwoord.context["form"].errors["op"]) == 1


def test_a_referral_without_a_readable_date(client, vandaag):
    zaak = Zaak(begin=vandaag - 9 * DAG)
    client.force_login(zaak.vdab.gebruiker)

    antwoord = client.post(reverse("traject-toeleiden", args=[zaak.maatwerker.uuid]), {"op": "", "verplicht": "on"})

    assert set(antwoord.context["form"].errors) == {"op", "project", "partner"}
