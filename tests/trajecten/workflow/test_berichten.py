"""Who is told what: in the transaction of its cause, once, and without a name."""

from datetime import date, timedelta

import pytest
from celery import current_app
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import LidmaatschapFactory, OndernemingFactory, Zaak, moment, zaak_in
from tests.trajecten.workflow.test_gelijktijdig import tegelijk
from trajecten import tasks, workflow
from trajecten.enums import (
    EvaluatieUitkomst,
    MeldingHoe,
    MeldingSoort,
    MeldingStatus,
    Provincie,
    RedenUitDienst,
    Rol,
    ToewijzingKant,
    WopGrond,
)
from trajecten.enums import TrajectStatus as S
from trajecten.models import Lidmaatschap, Melding, Meldingsvoorkeur, Registratie, Wop
from trajecten.models.melding import NOOIT_UIT, VOOR, soorten_voor
from trajecten.workflow import berichten
from trajecten.workflow.berichten import AFKOELING, WOORDEN

pytestmark = pytest.mark.django_db
M = MeldingSoort
NU = moment(date(2026, 3, 2))
SECONDE = timedelta(seconds=1)


def wie(soort):
    """Who got a message of this kind."""
    return set(Lidmaatschap.objects.filter(meldingen__soort=soort))


def iedereen(*leden):
    return Lidmaatschap.objects.filter(pk__in=[lid.pk for lid in leden])


def meld(*leden, sleutel="x", **anders):
    berichten.meld(M.VOORGELEGD, aan=iedereen(*leden), **{"sleutel": sleutel, "link": "/", "nu": NU} | anders)


def test_it_works():
    lid = LidmaatschapFactory(vdab=True)
    meld(lid, nummer="T-100123")

    melding = Melding.objects.get()
    assert (melding.lid, melding.hoe, melding.status) == (lid, MeldingHoe.DAGOVERZICHT, MeldingStatus.WACHTEND)
    assert (melding.onderwerp, melding.gelezen_op, melding.gemaakt_op) == (
        "Oordeel van VDAB gevraagd: T-100123",
        None,
        NU,
    )


def test_the_same_cause_tells_nobody_twice():
    een, twee = LidmaatschapFactory(vdab=True), LidmaatschapFactory(vdab=True)
    meld(een)
    meld(een, twee)

    assert sorted(Melding.objects.values_list("lid", flat=True)) == sorted([een.pk, twee.pk])


def test_who_did_it_is_not_told():
    doener, ander = LidmaatschapFactory(vdab=True), LidmaatschapFactory(vdab=True)
    meld(doener, ander, door=doener)

    assert wie(M.VOORGELEGD) == {ander}


def test_a_message_goes_with_its_cause():
    with transaction.atomic():
        meld(LidmaatschapFactory(vdab=True))
        transaction.set_rollback(True)

    assert not Melding.objects.exists()


@pytest.mark.parametrize(
    ("hoe", "status", "heeft_beurt"),
    [
        (MeldingHoe.METEEN, MeldingStatus.WACHTEND, True),
        (MeldingHoe.DAGOVERZICHT, MeldingStatus.WACHTEND, False),
    ],
)
def test_a_message_comes_as_its_receiver_wants(hoe, status, heeft_beurt):
    lid = LidmaatschapFactory(vdab=True)
    berichten.voorkeuren_bewaren(lid=lid, **{M.VOORGELEGD: hoe})
    meld(lid)

    melding = Melding.objects.get()
    assert (melding.hoe, melding.status, melding.volgende_op is not None) == (hoe, status, heeft_beurt)


def test_without_e_mail_it_stands_in_the_list_alone():
    lid = LidmaatschapFactory(vdab=True)
    berichten.voorkeuren_bewaren(lid=lid, **{M.AANVRAAG: MeldingHoe.APP})
    berichten.meld(M.AANVRAAG, aan=iedereen(lid), sleutel="x", link="/", nu=NU)

    assert Melding.objects.get().status == MeldingStatus.VERVALLEN
    assert not Melding.objects.te_verzenden(NU).exists()
    assert berichten.bundel(NU + timedelta(days=1)) == 0


@pytest.mark.parametrize("soort", sorted(NOOIT_UIT))
def test_where_a_term_of_the_law_runs_an_e_mail_goes_out(soort):
    lid = LidmaatschapFactory(vdab=True)
    with pytest.raises(ValidationError) as fout:
        berichten.voorkeuren_bewaren(lid=lid, **{soort: MeldingHoe.APP})

    assert set(fout.value.message_dict) == {soort}
    assert not Meldingsvoorkeur.objects.exists()


def test_every_kind_has_its_words_and_its_receivers():
    assert set(WOORDEN) == set(VOOR) == set(M) - {M.OVERZICHT}


@pytest.mark.parametrize("rol", [Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING])
def test_who_works_on_files_has_something_to_choose(rol):
    assert soorten_voor(rol)


def test_it_costs_two_queries_however_many_receive_it():
    leden = [LidmaatschapFactory(vdab=True) for _ in range(5)]
    with CaptureQueriesContext(connection) as een:
        meld(leden[0])
    with CaptureQueriesContext(connection) as vijf:
        meld(*leden, sleutel="y")

    zonder = [vraag for vraag in een if not vraag["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert (len(zonder), len(vijf)) == (2, len(een))


def test_the_worker_is_told_after_the_commit(monkeypatch, django_capture_on_commit_callbacks):
    gestuurd = []
    monkeypatch.setattr(current_app, "send_task", lambda naam, args, **opties: gestuurd.append((naam, args)))
    lid = LidmaatschapFactory(vdab=True)
    berichten.voorkeuren_bewaren(lid=lid, **{M.VOORGELEGD: MeldingHoe.METEEN})
    with django_capture_on_commit_callbacks(execute=True):
        meld(lid)
        assert gestuurd == []

    assert gestuurd == [(tasks.verzend_melding.name, [str(Melding.objects.get().uuid)])]


def test_a_broker_that_is_away_breaks_no_page(monkeypatch, django_capture_on_commit_callbacks):
    def weg(*args, **opties):
        raise OSError

    monkeypatch.setattr(current_app, "send_task", weg)
    lid = LidmaatschapFactory(vdab=True)
    berichten.voorkeuren_bewaren(lid=lid, **{M.VOORGELEGD: MeldingHoe.METEEN})
    with django_capture_on_commit_callbacks(execute=True) as gepord:
        meld(lid)

    assert len(gepord) == 1
    assert Melding.objects.te_verzenden(NU).count() == 1


# What the workflow tells


def test_a_referral_tells_the_people_of_the_partner():
    zaak = Zaak()
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner)
    weg = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner, tot=zaak.dag - timedelta(days=1))
    LidmaatschapFactory(partner=True)
    zaak.neem("toeleiden")

    assert wie(M.TOEGELEID) == {zaak.coach, collega}
    assert weg not in wie(M.TOEGELEID)
    assert Melding.objects.first().link == zaak.traject.get_absolute_url()


def test_putting_it_before_vdab_tells_the_responsible_counsellor():
    zaak = zaak_in(S.VOORTRAJECT)
    LidmaatschapFactory(vdab=True)
    zaak.pop()
    zaak.neem("voorleggen", lid=zaak.coach)

    assert wie(M.VOORGELEGD) == {zaak.vdab}


def test_without_an_active_counsellor_everybody_of_the_province_is_told():
    zaak = zaak_in(S.VOORTRAJECT)
    hier, elders = (
        LidmaatschapFactory(rol=Rol.VDAB, provincies=[provincie])
        for provincie in (zaak.traject.provincie, Provincie.LIMBURG)
    )
    zaak.vdab.gebruiker.is_active = False
    zaak.vdab.gebruiker.save()
    zaak.pop()
    zaak.neem("voorleggen", lid=zaak.coach)

    assert elders not in wie(M.VOORGELEGD)
    assert hier in wie(M.VOORGELEGD)
    assert zaak.vdab not in wie(M.VOORGELEGD)


@pytest.mark.parametrize("stap", ["doorstromen", "wachten_op_vacature", "terugkeren"])
def test_what_vdab_decides_is_told_to_the_coach(stap):
    zaak = Zaak()
    zaak.neem("toeleiden")
    zaak.neem("starten", lid=zaak.coach)
    LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner)
    zaak.pop()
    zaak.neem("voorleggen")
    zaak.neem(stap)

    assert wie(M.OORDEEL) == {zaak.coach}


def test_a_judgement_after_the_hire_is_told_too():
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("doorstromen")
    zaak.neem("oordelen", doorstroomklaar=True, gerealiseerd=True, motivering="Goed")

    assert Melding.objects.filter(soort=M.OORDEEL, lid=zaak.coach).count() == 2


def test_who_takes_over_is_told():
    zaak = zaak_in(S.VOORTRAJECT)
    collega = LidmaatschapFactory(vdab=True)
    zaak.neem("overdragen", kant=ToewijzingKant.VDAB, naar=collega, reden="Verlof")

    assert wie(M.TOEGEWEZEN) == {collega}


def vraag_evaluatie():
    """A case in which the worker asked for an evaluation in the third year of a startpakket, and when."""
    zaak, op = Zaak(), moment(date(2027, 3, 2))
    Wop.objects.get().vervang(Registratie(zaak.vdab, moment(zaak.dag)), grond=WopGrond.STARTPAKKET)
    gegevens = {"soort": "vrijwillig", "namens": "maatwerker", "motivering": "", "geattesteerd": False}
    return zaak, workflow.evaluatie_vragen(zaak.maatwerker, lid=zaak.werkgever, nu=op, **gegevens), op


def test_a_question_for_an_evaluation_is_told_to_vdab_of_the_province():
    elders = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    zaak, _, _ = vraag_evaluatie()

    assert {lid.rol for lid in wie(M.AANVRAAG)} == {Rol.VDAB}
    assert zaak.vdab in wie(M.AANVRAAG)
    assert elders not in wie(M.AANVRAAG)


def test_the_answer_is_told_to_who_asked():
    zaak, aanvraag, op = vraag_evaluatie()
    LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=zaak.werkgever.organisatie)
    workflow.evaluatievraag_afsluiten(aanvraag, lid=zaak.vdab, nu=op, reden="Te vroeg")

    assert wie(M.AANVRAAG_AFGESLOTEN) == {zaak.werkgever}


def test_an_evaluation_is_an_answer_too():
    zaak, _, op = vraag_evaluatie()
    uitkomst = {"uitkomst": EvaluatieUitkomst.DOORSTROOMKLAAR, "motivering": "Gezien", "soort": "vrijwillig"}
    workflow.evaluatie_vastleggen(zaak.maatwerker, lid=zaak.vdab, nu=op, bezoek_op=date(2027, 3, 2), **uitkomst)

    assert wie(M.AANVRAAG_AFGESLOTEN) == {zaak.werkgever}


def test_who_withdraws_a_question_needs_no_answer():
    zaak, aanvraag, op = vraag_evaluatie()
    workflow.evaluatievraag_afsluiten(aanvraag, lid=zaak.werkgever, nu=op, reden="Niet meer nodig")

    assert not wie(M.AANVRAAG_AFGESLOTEN)


def test_a_signal_is_told_to_vdab_once():
    zaak = zaak_in(S.VOORTRAJECT)
    dienst = zaak.maatwerker.tewerkstellingen.get()
    zaak.maatwerker.refresh_from_db()
    melden = {"lid": zaak.werkgever, "nu": moment(zaak.dag)}
    workflow.uit_dienst_melden(dienst, **melden, op=zaak.dag, reden=RedenUitDienst.PENSIOEN)
    for _ in range(2):
        with pytest.raises(workflow.AlInDienst):
            in_dienst(zaak, **melden)

    assert Melding.objects.filter(soort=M.SIGNAAL, lid=zaak.vdab).count() == 2  # out of service, and in service once


def in_dienst(zaak, **melden):
    persoon = {"insz": zaak.maatwerker.insz, "geboortedatum": zaak.maatwerker.geboortedatum}
    return workflow.in_dienst_melden(zaak.vestiging, **melden, **persoon, op=zaak.dag, breuk="1")


# A reminder


def test_a_reminder_goes_to_who_must_act():
    zaak = zaak_in(S.VOORTRAJECT)
    berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU)

    assert wie(M.HERINNERING) == {zaak.coach}
    assert zaak.traject.nummer_getoond in Melding.objects.get(soort=M.HERINNERING).onderwerp


def test_the_partner_reminds_vdab():
    zaak = zaak_in(S.BEOORDELING)
    berichten.herinneren(zaak.traject, lid=zaak.coach, nu=NU)

    assert wie(M.HERINNERING) == {zaak.vdab}


def test_a_second_reminder_waits_for_seven_days():
    zaak = zaak_in(S.VOORTRAJECT)
    berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU)
    with pytest.raises(ValidationError, match=r"op 02-03-2026\. Opnieuw kan vanaf 09-03-2026"):
        berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU + AFKOELING - SECONDE)
    berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU + AFKOELING)

    assert Melding.objects.filter(soort=M.HERINNERING).count() == 2


def test_who_came_since_the_last_reminder_gets_one():
    zaak = zaak_in(S.VOORTRAJECT)
    berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU)
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner)
    zaak.neem("overdragen", lid=zaak.coach, kant=ToewijzingKant.PARTNER, naar=collega, reden="Verlof", nu=NU)
    berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=moment(zaak.dag))

    assert wie(M.HERINNERING) == {zaak.coach, collega}


@pytest.mark.parametrize(
    ("status", "rol", "reden"),
    [
        (S.VOORTRAJECT, "coach", "zelf aan zet"),
        (S.BEOORDELING, "vdab", "zelf aan zet"),
        (S.VOORTRAJECT, "werkgever", "als VDAB of als doorstroompartner"),
        (S.STOPGEZET, "vdab", "moet nu niemand"),
    ],
)
def test_a_reminder_is_refused(status, rol, reden):
    zaak = zaak_in(status)
    with pytest.raises(PermissionDenied, match=reden):
        berichten.herinneren(zaak.traject, lid=getattr(zaak, rol), nu=NU)


def test_nobody_is_reminded_of_a_traject_that_stands_still():
    zaak = zaak_in(S.VOORTRAJECT)
    zaak.neem("opschorten")
    with pytest.raises(PermissionDenied, match="opgeschort"):
        berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=moment(zaak.dag))


def test_a_partner_without_people_cannot_be_reminded():
    zaak = zaak_in(S.TOEGELEID)
    zaak.coach.gebruiker.is_active = False
    zaak.coach.gebruiker.save()
    with pytest.raises(ValidationError, match="niemand"):
        berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU)


@pytest.mark.django_db(transaction=True)
def test_of_two_reminders_at_once_one_is_sent():
    zaak = zaak_in(S.VOORTRAJECT)
    uitkomsten = tegelijk(*[lambda: berichten.herinneren(zaak.traject, lid=zaak.vdab, nu=NU)] * 2)

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["NoneType", "ValidationError"]
    assert Melding.objects.filter(soort=M.HERINNERING).count() == 1


def test_no_message_names_anybody_or_tells_what_stands_in_the_file():
    """Every step of a case, with everything it tells."""
    zaak = Zaak()
    for stap in ("toeleiden", "starten", "jobmatching_starten", "stage_starten", "stage_beeindigen"):
        zaak.neem(stap, lid=zaak.coach if stap != "toeleiden" else None)
    zaak.pop()
    zaak.neem("voorleggen", lid=zaak.coach)
    berichten.herinneren(zaak.traject, lid=zaak.coach, nu=moment(zaak.dag))
    zaak.neem("doorstromen", motivering="Diabetes")
    geheim = (
        zaak.maatwerker.voornaam,
        zaak.maatwerker.familienaam,
        zaak.maatwerker.insz,
        zaak.vestiging.onderneming.naam,
        "Diabetes",
        "Magazijnier",
    )

    teksten = [berichten.maak_bericht(melding) for melding in Melding.objects.select_related("lid__gebruiker")]
    assert len(teksten) >= 4
    for bericht in teksten:
        heel = bericht.message().as_bytes().decode("utf-8", "replace") + bericht.subject + bericht.body
        heel += bericht.alternatives[0].content
        assert not [woord for woord in geheim if woord in heel]


def test_nothing_is_told_to_who_works_for_another_organisation():
    zaak = zaak_in(S.MISLUKT)
    vreemd = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=OndernemingFactory(partner=True))

    assert not Melding.objects.filter(lid=vreemd).exists()
    assert Melding.objects.filter(lid=zaak.coach).exists()
