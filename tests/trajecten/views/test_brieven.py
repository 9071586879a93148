import hashlib
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieFactory, LidmaatschapFactory, Zaak, moment, zaak_in
from tests.trajecten.workflow.bouw import geweigerd
from trajecten import workflow
from trajecten.brieven.beslissing import ZONDER_MOTIVERING
from trajecten.enums import Provincie, Rol, TrajectStatus
from trajecten.models import Beslissingsbrief, Registratie, Weigering
from trajecten.views import brieven

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def zaak():
    zaak = Zaak(begin=timezone.localdate())
    zaak.evaluatie = EvaluatieFactory(
        maatwerker=zaak.maatwerker,
        geregistreerd_door=zaak.vdab,
        motivering="Werkt zelfstandig",
        bezoek_op=zaak.dag - DAG,
    )
    return zaak


@pytest.fixture
def gelezen(monkeypatch):
    """What was made into a PDF."""
    inhouden = []
    maak = brieven.maak_pdf
    monkeypatch.setattr(brieven, "maak_pdf", lambda inhoud, op: inhouden.append(inhoud) or maak(inhoud, op=op))
    return inhouden


def adres(zaak, naam="evaluatie-brief"):
    return reverse(naam, args=[zaak.maatwerker.uuid, zaak.evaluatie.uuid])


def verstuur(zaak, lid=None, dag=None, nu=None):
    return workflow.brief_versturen(
        zaak.evaluatie, lid=lid or zaak.vdab, nu=nu or moment(zaak.dag), brief_op=dag or zaak.dag
    )


def test_it_works(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    assert adres(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text

    antwoord = client.get(adres(zaak))

    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'inline; filename="beslissing.pdf"'
    assert antwoord["Cache-Control"] == "private, no-store"
    assert antwoord.content.startswith(b"%PDF-")
    assert not Beslissingsbrief.objects.exists()


def test_what_was_sent_stays_as_it_was(client, zaak, gelezen):
    client.force_login(zaak.vdab.gebruiker)
    formulier = adres(zaak, "evaluatie-brief-versturen")
    assert client.get(formulier).status_code == 200
    assert client.post(formulier, {"brief_op": f"{zaak.dag:%Y-%m-%d}"}).status_code == 302
    verstuurd = Beslissingsbrief.objects.get()

    zaak.maatwerker.familienaam = "Anders"
    zaak.maatwerker.save()
    antwoord = client.get(adres(zaak))

    assert gelezen[-1]["aan"] == verstuurd.inhoud["aan"]
    assert "Anders" not in str(gelezen[-1])
    assert hashlib.sha256(antwoord.content).hexdigest() == verstuurd.sha256
    dossier = client.get(zaak.maatwerker.get_absolute_url()).text
    assert f"Brief van {zaak.dag:%d-%m-%Y}" in dossier
    assert formulier not in dossier


def test_the_employer_reads_a_copy_without_motivation_once_it_was_sent(client, zaak, gelezen):
    client.force_login(zaak.werkgever.gebruiker)
    assert client.get(adres(zaak)).status_code == 403
    assert adres(zaak) not in client.get(zaak.maatwerker.get_absolute_url()).text
    verstuur(zaak)

    assert client.get(adres(zaak)).status_code == 200
    assert adres(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text
    assert "Werkt zelfstandig" not in str(gelezen[-1])
    assert ZONDER_MOTIVERING in str(gelezen[-1])
    assert client.get(adres(zaak, "evaluatie-brief-versturen")).status_code == 403


def test_a_partner_has_no_letter(client, zaak):
    zaak.neem("toeleiden", aanleiding=zaak.evaluatie)
    verstuur(zaak)
    client.force_login(zaak.coach.gebruiker)

    assert client.get(adres(zaak)).status_code == 403
    assert adres(zaak) not in client.get(zaak.maatwerker.get_absolute_url()).text


def test_another_province_and_another_organisation_find_nothing(client, zaak):
    verstuur(zaak)
    limburg = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    for lid in (limburg, Zaak().werkgever, Zaak().coach):
        client.force_login(lid.gebruiker)
        assert client.get(adres(zaak)).status_code == 404
        assert client.post(adres(zaak, "evaluatie-brief-versturen"), {"brief_op": "2026-01-01"}).status_code == 404


def test_an_evaluation_of_somebody_else_is_not_found_under_this_person(client, zaak):
    zaak.evaluatie = EvaluatieFactory(maatwerker=Zaak().maatwerker)
    client.force_login(zaak.vdab.gebruiker)

    assert client.get(adres(zaak)).status_code == 404


def test_there_is_no_letter_about_what_was_not_decided_or_was_withdrawn(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    zaak.evaluatie.trek_in(Registratie(zaak.vdab, moment(zaak.dag)), reden="Vergissing")
    assert client.get(adres(zaak)).status_code == 403
    with geweigerd(__all__="ingetrokken"):
        verstuur(zaak)

    zaak.evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker, uitkomst="")
    assert client.get(adres(zaak)).status_code == 403
    with geweigerd(__all__="besliste hier nog niets over"):
        verstuur(zaak)


@pytest.mark.parametrize(("dagen", "zin"), [(1, "in de toekomst"), (-2, "De beslissing is pas van"), (-1, ""), (0, "")])
def test_the_day_lies_between_the_decision_and_today(zaak, dagen, zin):
    if not zin:
        assert verstuur(zaak, dag=zaak.dag + dagen * DAG).brief_op == zaak.dag + dagen * DAG
        return
    with geweigerd(brief_op=zin):
        verstuur(zaak, dag=zaak.dag + dagen * DAG)


def test_a_letter_is_sent_once_and_never_changes(client, zaak):
    verstuurd = verstuur(zaak)
    client.force_login(zaak.vdab.gebruiker)

    antwoord = client.post(adres(zaak, "evaluatie-brief-versturen"), {"brief_op": f"{zaak.dag:%Y-%m-%d}"})
    assert "Deze brief is al verstuurd." in antwoord.text
    verstuurd.brief_op = date(2020, 1, 1)
    for verander in (verstuurd.save, verstuurd.delete):
        with pytest.raises(DatabaseError, match="verandert nooit"), transaction.atomic():
            verander()

    assert Beslissingsbrief.objects.get().brief_op == zaak.dag


# After a refusal


@pytest.fixture
def geweigerd_werk():
    zaak = zaak_in(TrajectStatus.JOBMATCHING, begin=timezone.localdate() - 9 * DAG)
    zaak.weigering()
    zaak.neem("weigering_vaststellen")
    zaak.weigering = Weigering.objects.geldig().get(traject=zaak.traject)
    return zaak


def na_weigering(zaak, naam="weigering-brief"):
    return reverse(naam, args=[zaak.maatwerker.uuid, zaak.weigering.uuid])


@pytest.mark.regel("R26")
def test_the_letter_about_a_refusal_stands_on_its_traject(client, geweigerd_werk):
    zaak, formulier = geweigerd_werk, na_weigering(geweigerd_werk, "weigering-brief-versturen")
    client.force_login(zaak.vdab.gebruiker)
    traject = client.get(zaak.traject.get_absolute_url()).text
    assert na_weigering(zaak) in traject
    assert formulier in traject
    assert client.get(na_weigering(zaak)).content.startswith(b"%PDF-")

    assert "leest de werkgever" not in client.get(formulier).text
    antwoord = client.post(formulier, {"brief_op": f"{zaak.dag:%Y-%m-%d}"})

    assert antwoord.url == zaak.traject.get_absolute_url()
    verstuurd = Beslissingsbrief.objects.get()
    assert (verstuurd.weigering, verstuurd.evaluatie) == (zaak.weigering, None)
    assert hashlib.sha256(client.get(na_weigering(zaak)).content).hexdigest() == verstuurd.sha256
    traject = client.get(zaak.traject.get_absolute_url()).text
    assert f"Brief van {zaak.dag:%d-%m-%Y}" in traject
    assert formulier not in traject
    assert "Deze brief is al verstuurd." in client.post(formulier, {"brief_op": f"{zaak.dag:%Y-%m-%d}"}).text


def test_nobody_but_vdab_of_the_province_finds_it(client, geweigerd_werk):
    zaak = geweigerd_werk
    workflow.brief_versturen(zaak.weigering, lid=zaak.vdab, nu=moment(zaak.dag), brief_op=zaak.dag)
    limburg = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    for lid, code in (
        (zaak.werkgever, 404),
        (zaak.coach, 403),
        (limburg, 404),
        (Zaak().werkgever, 404),
        (Zaak().coach, 404),
    ):
        client.force_login(lid.gebruiker)
        assert client.get(na_weigering(zaak)).status_code == code
        assert (
            client.post(na_weigering(zaak, "weigering-brief-versturen"), {"brief_op": "2026-01-01"}).status_code == code
        )
        assert na_weigering(zaak) not in client.get(zaak.traject.get_absolute_url()).text


def test_a_refusal_that_stopped_nothing_has_no_letter(client, geweigerd_werk):
    zaak = zaak_in(TrajectStatus.JOBMATCHING)
    zaak.weigering = zaak.weigering()
    client.force_login(zaak.vdab.gebruiker)
    assert client.get(na_weigering(zaak)).status_code == 403

    client.force_login(geweigerd_werk.vdab.gebruiker)
    geweigerd_werk.neem("terugdraaien", toelichting="Er was toch een attest")
    assert client.get(na_weigering(geweigerd_werk)).status_code == 404
    with geweigerd(__all__="ingetrokken"):
        workflow.brief_versturen(
            geweigerd_werk.weigering, lid=geweigerd_werk.vdab, nu=moment(zaak.dag), brief_op=zaak.dag
        )
