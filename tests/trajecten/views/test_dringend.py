"""How urgent a row of the worklist is, whose it is, and that its dates are those of the law."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import LidmaatschapFactory, moment, zaak_in
from tests.trajecten.views.werkrijen import rijen, tellers, urls
from trajecten import workflow
from trajecten.enums import Rol, TrajectStatus
from trajecten.models import Opschorting, Registratie
from trajecten.models.velden import periode
from trajecten.termijnen import fase_einde, verschoven, werkdag

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


def test_the_most_urgent_comes_first_with_its_reason_and_how_late_it_is():
    vroeg, laat = zaak_in(S.BEOORDELING, begin=date(2026, 1, 8)), zaak_in(S.BEOORDELING, begin=date(2026, 1, 5))
    dag = werkdag(laat.traject.status_sinds + timedelta(days=14)) + DAG

    eerste, tweede = rijen(vroeg.vdab, "beoordelen", dag)

    assert (eerste.traject, tweede.traject) == (laat.traject.uuid, vroeg.traject.uuid)
    assert (eerste.wanneer, eerste.dringend) == ("1 dag te laat", "te-laat")
    assert eerste.waarom == f"Voorgelegd door {laat.partner}, wacht op je oordeel."
    assert tweede.uiterlijk == werkdag(vroeg.traject.status_sinds + timedelta(days=14))


@pytest.mark.parametrize(("na", "teller"), [(6, {"te-laat": 0, "week": 0}), (7, {"te-laat": 0, "week": 1}),
                                            (14, {"te-laat": 0, "week": 1}), (15, {"te-laat": 1, "week": 0})])  # fmt: skip
def test_the_counts_change_on_the_day(na, teller):
    zaak = zaak_in(S.BEOORDELING)
    gevonden = tellers(zaak.vdab, zaak.traject.status_sinds + timedelta(days=na))

    assert {naam: gevonden[naam] for naam in teller} == teller


def test_what_waits_for_another_is_counted_apart(vandaag):
    zaak = zaak_in(S.TOEGELEID)
    bij_vdab, bij_partner = tellers(zaak.vdab, vandaag), tellers(zaak.coach, vandaag)

    assert (bij_vdab[""], bij_vdab["wacht"]) == (0, 1)
    assert (bij_partner[""], bij_partner["wacht"]) == (1, 0)


def test_a_colleagues_case_is_theirs_and_what_is_nobodys_is_everyones(client, vandaag):
    zaak = zaak_in(S.TOEGELEID)
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner)
    assert urls(zaak.coach, "starten", vandaag, van="") == [zaak.traject.get_absolute_url()]

    workflow.overdragen(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.coach,
        nu=moment(zaak.dag),
        kant="partner",
        naar=collega,
        op=zaak.dag,
        reden="Verlof",
    )

    assert urls(zaak.coach, "starten", vandaag, van="") == []
    assert urls(collega, "starten", vandaag, van="") == [zaak.traject.get_absolute_url()]
    assert urls(zaak.coach, "starten", vandaag) == [zaak.traject.get_absolute_url()]
    assert urls(zaak.coach, "starten", vandaag, van=str(collega.uuid)) == [zaak.traject.get_absolute_url()]
    client.force_login(zaak.coach.gebruiker)
    assert f"Werk van {collega.gebruiker}" in client.get(f"/?van={collega.uuid}").text
    assert client.get(f"/?van={zaak_in(S.TOEGELEID).coach.uuid}").status_code == 404


@pytest.mark.regel("R46")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    stil=st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40)), max_size=4),
    loopt=st.booleans(),
    na=st.integers(0, 200),
)
def test_a_phase_ends_on_the_same_day_as_on_its_own_page(zaak_in_jobmatching, stil, loopt, na):
    """The worklist and the function of the law agree, whatever stood still when; and reckoned again, nothing changes."""
    traject = zaak_in_jobmatching
    begin, dag = traject.status_sinds, traject.status_sinds + timedelta(days=na)
    perioden, eerst = [], begin - timedelta(days=20)
    for wachten, lang in stil:
        van = eerst + timedelta(days=wachten)
        eerst = van + timedelta(days=lang)
        perioden.append((van, eerst))
    if loopt and perioden:
        perioden[-1] = (perioden[-1][0], None)
    with transaction.atomic():
        for van, tot in perioden:
            Opschorting.objects.registreer(
                Registratie(LidmaatschapFactory(vdab=True), moment(begin)),
                traject=traject,
                grond="ziekte",
                periode=periode(van, tot),
            )
        workflow.herreken([traject.maatwerker_id], vandaag=dag)
        gevonden = traject.termijnen.get(soort="fase")
        assert workflow.herreken([traject.maatwerker_id], vandaag=dag) == 0
        transaction.set_rollback(True)

    einde = fase_einde(S.JOBMATCHING, begin, traject.regime_op(begin))
    assert gevonden.oorspronkelijk == einde
    assert gevonden.uiterlijk == verschoven(begin, einde, perioden, vandaag=dag)


@pytest.fixture
def zaak_in_jobmatching():
    return zaak_in(S.JOBMATCHING).traject
