"""Two people who act in the same instant: one of them is told, and nothing is lost or done twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.factories import LidmaatschapFactory, VestigingFactory, Zaak, insz, moment, zaak_in
from trajecten import workflow
from trajecten.enums import MeldingSoort, Provincie, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Gewijzigd,
    Maatwerker,
    Melding,
    Opschorting,
    Signaal,
    Statusovergang,
    Tewerkstelling,
    Traject,
    Vrijgave,
)

pytestmark = pytest.mark.django_db(transaction=True)


def tegelijk(*taken):
    """Run each in a thread and a connection of its own, from the same start; what each gave, or the error."""
    start = Barrier(len(taken))

    def loop(taak):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return taak()
        except ValidationError as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(taken)) as draden:
        return list(draden.map(loop, taken))


def test_of_two_steps_one_is_taken():
    zaak = zaak_in(S.VOORTRAJECT)
    samen = {"versie": zaak.traject.versie, "nu": moment(zaak.dag), "op": zaak.dag}

    uitkomsten = tegelijk(
        lambda: workflow.jobmatching_starten(zaak.traject, lid=zaak.coach, **samen),
        lambda: workflow.stopzetten(zaak.traject, lid=zaak.vdab, reden="ziekte", **samen),
    )

    stap, fout = sorted(uitkomsten, key=lambda uitkomst: isinstance(uitkomst, Exception))
    assert isinstance(stap, Statusovergang)
    assert isinstance(fout, Gewijzigd)
    assert str(stap.lid.gebruiker) in fout.messages[0]
    traject = Traject.objects.get()
    assert traject.status == stap.naar
    assert traject.overgangen.count() == 3


def test_of_two_referrals_one_is_made():
    zaak = Zaak()
    ander = LidmaatschapFactory(vdab=True)
    gegevens = {"nu": moment(zaak.dag), "op": zaak.dag, "partner": zaak.partner, "project": zaak.project}

    uitkomsten = tegelijk(
        *(lambda lid=lid: workflow.toeleiden(zaak.maatwerker, lid=lid, **gegevens) for lid in (zaak.vdab, ander))
    )

    assert sorted(isinstance(uitkomst, ValidationError) for uitkomst in uitkomsten) == [False, True]
    assert Traject.objects.count() == 1


def test_two_companies_that_report_the_same_new_person():
    dag, geboren = date(2026, 3, 2), date(1990, 5, 18)
    persoon = {
        "insz": insz(geboren, 995),
        "voornaam": "Jan",
        "familienaam": "Peeters",
        "geboortedatum": geboren,
        "doelgroep": "pmah",
        "breuk": 1,
        "op": dag,
    }
    vestigingen = [VestigingFactory(), VestigingFactory()]
    leden = [LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=v.onderneming) for v in vestigingen]

    uitkomsten = tegelijk(
        *(
            lambda v=v, lid=lid: workflow.in_dienst_melden(v, lid=lid, nu=moment(dag), **persoon)
            for v, lid in zip(vestigingen, leden, strict=True)
        )
    )

    assert sorted(isinstance(uitkomst, workflow.AlInDienst) for uitkomst in uitkomsten) == [False, True]
    assert Maatwerker.objects.count() == Tewerkstelling.objects.count() == Signaal.objects.count() == 1


@pytest.mark.regel("R46")
def test_of_two_who_suspend_the_same_call_one_does():
    zaken = [zaak_in(S.VOORTRAJECT), zaak_in(S.JOBMATCHING)]
    vandaag = max(zaak.dag for zaak in zaken)
    leden = [
        LidmaatschapFactory(
            rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN], mag_bulk_opschorten=True, gebruiker__naam=naam
        )
        for naam in ("An Peeters", "Bo Claes")
    ]
    keuze = {"op": vandaag, "tot": None, "oproep": None, "provincies": []}
    kenmerk = workflow.bekijk_opschorting(lid=leden[0], vandaag=vandaag, **keuze).kenmerk
    keuze |= {"grond": "ministeriele_maatregel", "toelichting": "Alles is dicht.", "kenmerk": kenmerk}

    uitkomsten = tegelijk(
        *(lambda lid=lid: workflow.samen_opschorten(lid=lid, nu=moment(vandaag), **keuze) for lid in leden)
    )

    [winnaar] = [lid for lid, uitkomst in zip(leden, uitkomsten, strict=True) if not isinstance(uitkomst, Gewijzigd)]
    [gedaan, fout] = sorted(uitkomsten, key=lambda uitkomst: isinstance(uitkomst, Exception))
    assert {een.traject_id for een in gedaan} == {zaak.traject.pk for zaak in zaken}
    assert f"Het laatst door {winnaar.gebruiker} op {vandaag:%d-%m-%Y} om 10:00: een opschorting." in fout.messages[0]
    assert Opschorting.objects.count() == 2
    assert set(Opschorting.objects.values_list("geregistreerd_door", flat=True)) == {winnaar.pk}
    for zaak in zaken:
        assert Traject.objects.get(pk=zaak.traject.pk).versie == zaak.traject.versie + 1
    assert Melding.objects.filter(lid=zaken[0].vdab, soort=MeldingSoort.OPSCHORTING).count() == 1


def test_of_two_releases_of_a_call_the_second_reads_the_first():
    zaak = zaak_in(S.VOORTRAJECT)
    gegevens = {"peildatum": zaak.dag, "titel": "Cijfers", "lid": zaak.vdab, "nu": moment(zaak.dag)}

    uitkomsten = tegelijk(*[lambda: workflow.vrijgeven(zaak.project.oproep, bekend_op=zaak.dag, **gegevens)] * 2)

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["ValidationError", "Vrijgave"]
    assert Vrijgave.objects.count() == 1
