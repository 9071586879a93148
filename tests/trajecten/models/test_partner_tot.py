"""The last day on which a partner sees a case: the database reckons it, and by it a partner reads its lists."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import EvaluatieFactory, Zaak, zaak_in
from trajecten.enums import Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Evaluatie, Lidmaatschap, Toewijzing
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
MENSEN = "/maatwerkers/"
VANDAAG = timezone.localdate()


def in_lijst(client, vraag, lijst=MENSEN):
    rijen = client.get(f"{lijst}?{vraag}").context["pagina"]
    return [rij if lijst == MENSEN else rij.maatwerker for rij in rijen]


def lezers(evaluatie, *, op=VANDAAG):
    """The coaches who read it."""
    return {
        lid
        for lid in Lidmaatschap.objects.filter(rol=Rol.PARTNER)
        if Evaluatie.objects.zichtbaar_voor(lid, vandaag=op).filter(pk=evaluatie.pk).exists()
    }


@pytest.mark.parametrize("status", S)
def test_a_toewijzing_carries_what_its_traject_says(status):
    traject = zaak_in(status).traject

    (toewijzing,) = Toewijzing.objects.filter(traject=traject)

    assert (toewijzing.traject_sinds, toewijzing.partner_tot) == (traject.status_sinds, traject.partner_tot)


def test_a_case_with_work_has_no_last_day():
    assert zaak_in(S.NAZORG).traject.partner_tot == date.max


@pytest.mark.parametrize(("dagen", "ziet"), [(-30, True), (-31, False)])
def test_what_a_coach_no_longer_sees_is_not_among_his_own(client, dagen, ziet):
    zaak = zaak_in(S.VOORTRAJECT, begin=VANDAAG + timedelta(days=dagen - 5))
    Toewijzing.objects.create(traject=zaak.traject, kant="partner", lid=zaak.coach, periode=periode(zaak.dag))
    zaak.dag = VANDAAG + timedelta(days=dagen)
    zaak.neem("stopzetten", reden="gezondheid")
    client.force_login(zaak.coach.gebruiker)

    assert in_lijst(client, "verantwoordelijke=mij", "/trajecten/") == [zaak.maatwerker] * ziet


def test_a_partner_sorts_its_people_by_birth_also_after_a_correction(client):
    eerst = zaak_in(S.STAGE)
    later = Zaak()
    later.partner, later.coach, later.project = eerst.partner, eerst.coach, eerst.project
    later.neem("toeleiden")
    for zaak, geboren in ((eerst, date(1990, 1, 2)), (later, date(1990, 1, 1))):
        zaak.maatwerker.geboortedatum = geboren
        zaak.maatwerker.save()
    client.force_login(eerst.coach.gebruiker)

    assert in_lijst(client, "sorteer=geboren") == [later.maatwerker, eerst.maatwerker]
    assert in_lijst(client, "sorteer=-geboren") == [eerst.maatwerker, later.maatwerker]


def test_somebody_with_two_trajecten_stands_there_once_by_the_last(client):
    zaak = zaak_in(S.GEANNULEERD, begin=VANDAAG - timedelta(days=9))
    zaak.dag = VANDAAG - timedelta(days=2)
    zaak.neem("toeleiden")
    client.force_login(zaak.coach.gebruiker)

    assert in_lijst(client, "") == in_lijst(client, "traject=toegeleid") == [zaak.maatwerker]
    assert in_lijst(client, "traject=geannuleerd") == []


def test_an_evaluation_is_read_by_the_partner_of_the_last_traject_that_it_led_to():
    zaak = Zaak(begin=VANDAAG - timedelta(days=9))
    evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=zaak.dag)
    zaak.neem("toeleiden", aanleiding=evaluatie)
    eerste = zaak.coach
    assert lezers(evaluatie) == {eerste}

    zaak.neem("annuleren", reden="andere", toelichting="Verhuist")
    assert lezers(evaluatie) == {eerste}

    ander = Zaak(begin=zaak.dag)
    zaak.partner, zaak.coach, zaak.project = ander.partner, ander.coach, ander.project
    zaak.neem("toeleiden", aanleiding=evaluatie)
    assert lezers(evaluatie) == {zaak.coach} != {eerste}


def test_a_judgement_is_read_until_thirty_days_after_the_end():
    zaak = zaak_in(S.MISLUKT, begin=VANDAAG - timedelta(days=20))
    oordeel = Evaluatie.objects.get(traject=zaak.traject)
    einde = zaak.traject.status_sinds + timedelta(days=30)

    assert [lezers(oordeel, op=dag) for dag in (einde, einde + timedelta(days=1))] == [{zaak.coach}, set()]


def test_from_the_hire_on_no_evaluation_is_read():
    zaak = Zaak()
    evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=zaak.dag)
    for stap in ("toeleiden", "starten", "jobmatching_starten"):
        zaak.neem(stap, **({"aanleiding": evaluatie} if stap == "toeleiden" else {}))
    assert lezers(evaluatie) == {zaak.coach}

    zaak.neem("doorstromen")

    assert lezers(evaluatie) == set()
