"""The daily run: in order, once, also when it is broken off or asked for by two at the same time."""

import sys
from datetime import date, datetime, timedelta
from io import StringIO
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import LidmaatschapFactory, MandaatFactory, MeldingFactory, Zaak, moment, zaak_in
from trajecten import workflow
from trajecten.enums import MeldingSoort, Rol, TrajectStatus
from trajecten.models import Dagronde, Mandaat, Melding, Termijn
from trajecten.models.melding import BEWAARTIJD
from trajecten.models.velden import periode
from trajecten.workflow import berichten

pytestmark = pytest.mark.django_db
module = sys.modules["trajecten.workflow.dagelijks"]  # the package gives the use case by this name
S = TrajectStatus
DAG = timedelta(days=1)
BRUSSEL = ZoneInfo("Europe/Brussels")


def om(dag, uur=5):
    return lambda: datetime(dag.year, dag.month, dag.day, uur, tzinfo=BRUSSEL)


def ronde(dag):
    return workflow.dagelijks(klok=om(dag))


def over_termijnen(lid):
    return list(
        Melding.objects.filter(lid=lid, soort=MeldingSoort.TERMIJN).order_by("sleutel").values_list("sleutel", "tekst")
    )


def test_the_first_run_is_of_today_and_twice_is_once():
    [een] = ronde(date(2026, 3, 10))

    assert een.dag == date(2026, 3, 10)
    assert een.duur == timedelta(0)
    assert ronde(date(2026, 3, 10)) == []


def test_missed_days_are_done_in_order():
    ronde(date(2026, 3, 10))

    assert [een.dag for een in ronde(date(2026, 3, 13))] == [date(2026, 3, 11), date(2026, 3, 12), date(2026, 3, 13)]


@pytest.mark.parametrize("dag", [date(2024, 2, 29), date(2026, 3, 29), date(2026, 10, 25)])
def test_a_leap_day_and_the_days_of_the_clock_are_days_like_others(dag):
    ronde(dag - DAG)

    assert [een.dag for een in ronde(dag + DAG)] == [dag, dag + DAG]


def test_a_run_that_was_broken_off_is_done_again(monkeypatch):
    dag = date(2026, 3, 10)
    zaak = zaak_in(S.TOEGELEID, begin=date(2026, 1, 5))
    with monkeypatch.context() as stuk:
        stuk.setattr(module, "meld_termijnen", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ronde(dag)
    assert not Dagronde.objects.klaar().exists()
    assert ronde(dag) == [], "the first can still be at it"

    [weer] = workflow.dagelijks(klok=om(dag, uur=6))

    assert (weer.dag, weer.pogingen) == (dag, 2)
    assert len(over_termijnen(zaak.coach)) == 1


def test_a_run_leaves_no_term_missed_and_tells_of_each_once():
    zaak = zaak_in(S.TOEGELEID, begin=date(2026, 1, 5))
    termijn = Termijn.objects.get(maatwerker=zaak.maatwerker, soort="start")
    assert Termijn.objects.niet_gemeld(termijn.uiterlijk + DAG).filter(pk=termijn.pk).exists()
    for dag in (termijn.uiterlijk - n * DAG for n in range(9, -3, -1)):
        ronde(dag)
        assert not Termijn.objects.niet_gemeld(dag).exists()

    verteld = over_termijnen(zaak.coach)
    assert [sleutel for sleutel, _ in verteld] == [
        f"termijnen-{termijn.uiterlijk - 7 * DAG:%Y-%m-%d}",
        f"termijnen-{termijn.uiterlijk + DAG:%Y-%m-%d}",
    ]
    assert [tekst for _, tekst in verteld] == [
        "1 termijn loopt af binnen zeven dagen. Ze staan in je werklijst.",
        "Er is 1 termijn voorbij. Ze staan in je werklijst.",
    ]


def test_only_whose_plate_it_is_on_is_told_and_all_of_them_when_nobody_is_responsible():
    zaak = zaak_in(S.TOEGELEID, begin=date(2026, 1, 5))
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner)
    workflow.overdragen(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.coach,
        nu=moment(zaak.dag + DAG),
        kant="partner",
        naar=collega,
        op=zaak.dag + DAG,
        reden="Verlof",
    )
    ander = zaak_in(S.VOORTRAJECT, begin=date(2026, 3, 2)).coach
    ronde(date(2026, 3, 10))

    assert len(over_termijnen(collega)) == 1
    assert over_termijnen(zaak.coach) == []
    assert over_termijnen(ander) == []

    collega.gebruiker.is_active = False
    collega.gebruiker.save()
    Termijn.objects.update(laat_gemeld=None)
    ronde(date(2026, 3, 11))
    assert len(over_termijnen(zaak.coach)) == 1


def test_nobody_reads_a_name_in_it():
    zaak = zaak_in(S.TOEGELEID, begin=date(2026, 1, 5))
    ronde(date(2026, 3, 10))

    alles = " ".join(f"{m.onderwerp} {m.tekst} {m.link}" for m in Melding.objects.all())
    assert zaak.maatwerker.familienaam not in alles
    assert zaak.maatwerker.voornaam not in alles


def test_a_moved_term_is_told_again():
    zaak = zaak_in(S.TOEGELEID, begin=date(2026, 1, 5))
    ronde(date(2026, 3, 10))
    Termijn.objects.filter(soort="start", maatwerker=zaak.maatwerker).update(uiterlijk=date(2026, 3, 12))

    assert Termijn.objects.te_melden(date(2026, 3, 11)).filter(maatwerker=zaak.maatwerker, soort="start").exists()


@pytest.mark.regel("R34")
@pytest.mark.parametrize(("dagen", "gemeld"), [(184, 0), (183, 1), (1, 1), (-1, 0)])
def test_a_mandate_about_to_lapse_is_told_half_a_year_before(dagen, gemeld):
    dag = date(2026, 3, 10)
    Mandaat.objects.all().delete()
    zaak = Zaak()
    Mandaat.objects.all().delete()
    MandaatFactory(partner=zaak.partner, periode=periode(date(2021, 1, 1), dag + (dagen + 1) * DAG))
    beheer = LidmaatschapFactory(beheer=True)
    for _ in range(2):
        module.meld_mandaten(dag, nu=moment(dag))

    for lid in (beheer, zaak.coach):
        assert Melding.objects.filter(lid=lid, soort=MeldingSoort.MANDAAT).count() == gemeld


@pytest.mark.regel("R34")
def test_a_mandate_with_a_next_one_does_not_lapse():
    dag = date(2026, 3, 10)
    zaak = Zaak()
    Mandaat.objects.all().delete()
    MandaatFactory(partner=zaak.partner, periode=periode(date(2021, 1, 1), date(2026, 6, 1)))
    MandaatFactory(partner=zaak.partner, periode=periode(date(2026, 6, 1), date(2032, 6, 1)))

    assert module.meld_mandaten(dag, nu=moment(dag)) == 0


def test_the_queries_do_not_grow_with_the_people():
    def vragen(dag):
        with CaptureQueriesContext(connection) as gevraagd:
            ronde(dag)
        return len(gevraagd)

    zaak_in(S.VOORTRAJECT, begin=date(2026, 1, 5))
    Termijn.objects.all().delete()
    een = vragen(date(2026, 3, 10))
    for _ in range(4):
        zaak_in(S.VOORTRAJECT, begin=date(2026, 1, 5))
    Termijn.objects.all().delete()

    assert vragen(date(2026, 3, 11)) <= een


def test_old_messages_and_sessions_go_and_what_failed_stays(monkeypatch):
    monkeypatch.setattr(berichten, "PER_KEER", 2)
    dag, lid = date(2026, 3, 10), LidmaatschapFactory(vdab=True)
    nu = om(dag)()
    oud, net_niet = nu - BEWAARTIJD, nu - BEWAARTIJD + timedelta(seconds=1)
    blijft = [
        MeldingFactory(lid=lid, gemaakt_op=net_niet, status="verzonden"),
        MeldingFactory(lid=lid, gemaakt_op=oud, meteen=True, status="mislukt"),
        MeldingFactory(lid=lid, gemaakt_op=oud),  # waits for an overview
    ]
    overzicht, halfvol = (
        MeldingFactory(lid=lid, gemaakt_op=oud, soort="overzicht", meteen=True, status="verzonden") for _ in range(2)
    )
    for _ in range(3):
        MeldingFactory(lid=lid, gemaakt_op=oud, status="verzonden", overzicht=overzicht)
    MeldingFactory(lid=lid, gemaakt_op=oud, status="vervallen", hoe="app")
    blijft += [halfvol, MeldingFactory(lid=lid, gemaakt_op=net_niet, status="verzonden", overzicht=halfvol)]
    Session.objects.create(session_key="oud", expire_date=nu - timedelta(seconds=1))
    loopt = Session.objects.create(session_key="loopt", expire_date=nu)

    [een] = ronde(dag)

    assert set(Melding.objects.all()) == set(blijft)
    assert list(Session.objects.all()) == [loopt]
    assert een.opgeruimd == 6
    assert workflow.dagelijks(klok=om(dag + DAG))[0].opgeruimd == 4, "a day later the last ones"


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_do_it_once():
    zaak = zaak_in(S.TOEGELEID, begin=date(2026, 1, 5))
    dag, tegelijk, gedaan = date(2026, 3, 10), Barrier(2), []

    def doe():
        tegelijk.wait()
        try:
            gedaan.extend(ronde(dag))
        finally:
            connection.close()

    draden = [Thread(target=doe) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert [een.dag for een in gedaan] == [dag]
    assert len(over_termijnen(zaak.coach)) == 1


def test_the_command_tells_what_it_did_and_refuses_a_day_that_is_none():
    uit = StringIO()
    call_command("dagelijks", stdout=uit)
    call_command("dagelijks", stdout=uit)
    eerste, tweede = uit.getvalue().splitlines()

    assert "termijnen gewijzigd" in eerste
    assert tweede == "Er was niets te doen: de ronde is al gedaan."
    for fout in ("x", "9999-01-01"):
        with pytest.raises(CommandError):
            call_command("dagelijks", f"--datum={fout}")


def test_the_administrator_reads_the_record_and_that_a_day_was_missed(client, django_assert_max_num_queries):
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    adres = reverse("beheer-dagelijks")
    assert "Er was nog geen ronde" in client.get(adres).text

    call_command("dagelijks", stdout=StringIO())
    laatste = Dagronde.objects.get()
    Dagronde.objects.create(
        dag=laatste.dag - 3 * DAG,
        begonnen_op=laatste.begonnen_op,
        geeindigd_op=laatste.begonnen_op,
        lease_tot=laatste.begonnen_op,
    )
    with django_assert_max_num_queries(5):
        pagina = client.get(adres).text
    assert "2 dagen zijn niet gedaan" in pagina


@pytest.mark.parametrize("wie", ["vdab", "coach", "werkgever"])
def test_who_is_not_the_administrator_does_not(client, wie):
    client.force_login(getattr(Zaak(), wie).gebruiker)

    assert client.get(reverse("beheer-dagelijks")).status_code == 403
