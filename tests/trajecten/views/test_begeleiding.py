from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import DAG, LidmaatschapFactory, MandaatFactory, Zaak, zaak_in
from trajecten import termijnen
from trajecten.enums import ToewijzingKant
from trajecten.enums import TrajectStatus as S
from trajecten.models import Doorstroomplan, Nazorgafspraak, Stage, Toewijzing
from trajecten.models.velden import periode
from trajecten.views import begeleiding

pytestmark = pytest.mark.django_db
BEGIN = timezone.localdate() - timedelta(days=20)


def kaarten(client, vraag=""):
    response = client.get(reverse("begeleiding") + vraag)
    assert response.status_code == 200
    return {kaart.traject.pk: (fase.status, kaart) for fase in response.context["fasen"] for kaart in fase.kaarten}


def nog_een(zaak, status=S.JOBMATCHING):
    """Another case of the same partner."""
    andere = Zaak(begin=BEGIN)
    andere.partner, andere.project, andere.coach = zaak.partner, zaak.project, zaak.coach
    for stap in ("toeleiden", "starten", "jobmatching_starten"):
        andere.neem(stap)
    assert andere.traject.status == status
    return andere


def wijs_toe(zaak, lid):
    Toewijzing.objects.filter(traject=zaak.traject, kant=ToewijzingKant.PARTNER).delete()
    Toewijzing.objects.create(
        traject=zaak.traject, lid=lid, kant=ToewijzingKant.PARTNER, periode=periode(BEGIN), reden="Intake"
    )


@pytest.mark.regel("R19")
@pytest.mark.parametrize("status", [S.TOEGELEID, S.VOORTRAJECT, S.JOBMATCHING, S.BEOORDELING])
def test_it_works(client, status):
    zaak = zaak_in(status, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)

    fase, kaart = kaarten(client)[zaak.traject.pk]

    assert fase == status
    traject = zaak.traject
    assert kaart.einde == termijnen.fase_einde(status, traject.status_sinds, traject.regime_op(BEGIN))
    assert (kaart.dagen is None) == (kaart.einde is None)


def test_a_stage_shows_its_last_day(client):
    zaak = zaak_in(S.STAGE, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)

    _, kaart = kaarten(client)[zaak.traject.pk]

    assert f"{Stage.objects.geldig().get().laatste_dag:%d-%m-%Y}" in kaart.volgende


@pytest.mark.regel("R22")
def test_nazorg_counts_from_the_hire(client):
    zaak = zaak_in(S.NAZORG, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)

    _, kaart = kaarten(client)[zaak.traject.pk]

    assert kaart.einde == termijnen.nazorg_einde(zaak.traject.doorgestroomd_op)


@pytest.mark.parametrize(("dagen", "volgende"), [(0, "Volg op"), (1, "Sluit de nazorg af")])
def test_nazorg_that_is_over_asks_to_be_closed(dagen, volgende):
    traject = zaak_in(S.NAZORG, begin=BEGIN).traject
    traject.contact_op = None
    vandaag = termijnen.nazorg_einde(traject.doorgestroomd_op) + dagen * DAG

    assert begeleiding.kaart(traject, vandaag=vandaag).volgende.startswith(volgende)


def test_the_plan_comes_first_and_then_the_next_phase(client):
    zaak = zaak_in(S.VOORTRAJECT, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)
    assert kaarten(client)[zaak.traject.pk][1].volgende == "Maak samen het doorstroomplan"

    door = {"lid": zaak.coach, "geschreven_op": timezone.now()}
    Doorstroomplan.objects.create(traject=zaak.traject, doel="Bakker", sterktes="Vlot", akkoord_op=BEGIN, **door)

    assert kaarten(client)[zaak.traject.pk][1].volgende == "Start de jobmatching"


def test_nazorg_names_the_next_contact(client):
    zaak = zaak_in(S.NAZORG, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)
    for dagen in (3, 9):
        Nazorgafspraak.objects.create(traject=zaak.traject, op=timezone.localdate() + dagen * DAG, met="werkgever")

    dag = timezone.localdate() + 3 * DAG
    assert kaarten(client)[zaak.traject.pk][1].volgende == f"Nazorgcontact gepland op {dag:%d-%m-%Y}"


@pytest.mark.regel("R46")
def test_a_suspension_moves_the_last_day(client):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)
    eerst = kaarten(client)[zaak.traject.pk][1].einde
    zaak.neem("opschorten", tot=zaak.dag + 4 * DAG)

    assert kaarten(client)[zaak.traject.pk][1].einde == eerst + 5 * DAG


def test_only_ones_own_when_asked(client):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    andere = nog_een(zaak)
    collega = LidmaatschapFactory(rol="partner", organisatie=zaak.partner)
    wijs_toe(zaak, zaak.coach)
    wijs_toe(andere, collega)
    client.force_login(zaak.coach.gebruiker)

    assert set(kaarten(client)) == {zaak.traject.pk, andere.traject.pk}
    assert set(kaarten(client, "?van=mij")) == {zaak.traject.pk}


def test_a_phase_shows_its_first_rows_and_leads_to_all(client, monkeypatch):
    monkeypatch.setattr(begeleiding, "PER_FASE", 1)
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN - DAG)
    nog_een(zaak)
    client.force_login(zaak.coach.gebruiker)

    assert set(kaarten(client)) == {zaak.traject.pk}
    response = client.get(reverse("begeleiding"))
    assert [fase.aantal for fase in response.context["fasen"] if fase.status == S.JOBMATCHING] == [2]
    assert f"{reverse('traject-lijst')}?status=jobmatching" in response.text


def test_another_partner_sees_nothing_of_it(client):
    zaak, andere = zaak_in(S.JOBMATCHING, begin=BEGIN), zaak_in(S.JOBMATCHING, begin=BEGIN)
    client.force_login(andere.coach.gebruiker)

    assert set(kaarten(client)) == {andere.traject.pk}
    assert zaak.maatwerker.familienaam not in client.get(reverse("begeleiding")).text


@pytest.mark.parametrize("wie", ["vdab", "werkgever"])
def test_it_refuses_others(client, wie):
    client.force_login(getattr(zaak_in(S.JOBMATCHING), wie).gebruiker)

    assert client.get(reverse("begeleiding")).status_code == 403


def test_who_has_no_trajecten_reads_what_to_expect(client):
    lid = LidmaatschapFactory(partner=True)
    MandaatFactory(partner=lid.organisatie)
    client.force_login(lid.gebruiker)

    assert "zodra VDAB iemand naar jullie toeleidt" in client.get(reverse("begeleiding")).text


def test_it_costs_the_same_with_more_rows(client):
    zaak = zaak_in(S.JOBMATCHING, begin=BEGIN)
    client.force_login(zaak.coach.gebruiker)

    def kost():
        with CaptureQueriesContext(connection) as gevraagd:
            kaarten(client)
        return len(gevraagd)

    een = kost()
    nog_een(zaak)
    nog_een(zaak)

    assert een == kost() <= 12
