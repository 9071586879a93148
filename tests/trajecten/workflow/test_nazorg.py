"""The nazorg: contacts, its end, a job that is lost, and how it stands later."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import DAG, moment, zaak_in
from tests.trajecten.workflow.bouw import BW, CMW, STELSELS, geweigerd, wops
from trajecten import workflow
from trajecten.enums import NazorgMet, OpvolgMoment, OpvolgSituatie
from trajecten.enums import TrajectStatus as S
from trajecten.models import Nazorgcontact, Opvolgmeting, Tewerkstelling, Traject, Uitstroom

pytestmark = pytest.mark.django_db
HIRE = date(2026, 3, 5)
LAATSTE = date(2026, 6, 4)  # three months after the hire, less a day


def in_nazorg():
    zaak = zaak_in(S.NAZORG)
    assert zaak.traject.doorgestroomd_op == HIRE
    return zaak


def versie(zaak):
    return Traject.objects.get(pk=zaak.traject.pk).versie


def contact(zaak, op, *, lid=None, nu=None):
    gegevens = {"op": op, "met": NazorgMet.BEIDEN, "onderwerp": "Eerste week", "minuten": 30}
    nu = nu or moment(LAATSTE)
    return workflow.nazorg_contact(zaak.traject, versie=versie(zaak), lid=lid or zaak.coach, nu=nu, **gegevens)


def meet(zaak, wanneer, op, *, lid=None, nu=None, situatie=OpvolgSituatie.ZELFDE_WERKGEVER):
    gegevens = {"moment": wanneer, "gemeten_op": op, "situatie": situatie}
    nu = nu or moment(date(2026, 12, 31))
    return workflow.opvolging_meten(zaak.traject, versie=versie(zaak), lid=lid or zaak.coach, nu=nu, **gegevens)


@STELSELS
def test_it_works(stelsel):
    zaak = zaak_in(S.NAZORG, **stelsel)
    voor, hire = wops(zaak), zaak.traject.doorgestroomd_op
    zaak.dag = hire + timedelta(days=95)

    zaak.neem("nazorg_afsluiten", lid=zaak.coach, reden="")

    assert (zaak.traject.status, zaak.traject.doorgestroomd_op) == (S.GESLAAGD, hire)
    assert wops(zaak) == voor
    assert Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker).periode.upper == hire
    assert not Uitstroom.objects.geldig().get().gepland


# Its end


@pytest.mark.regel("R22")
@pytest.mark.parametrize(("op", "mag"), [(LAATSTE - DAG, False), (LAATSTE, True), (LAATSTE + DAG, True)])
def test_nazorg_closes_on_its_last_day_or_sooner_with_a_reason(op, mag):
    zaak = in_nazorg()
    zaak.dag = op

    if mag:
        zaak.neem("nazorg_afsluiten", reden="")
    else:
        with geweigerd(reden="De nazorg loopt tot en met 04-06-2026."):
            zaak.neem("nazorg_afsluiten", reden="")
        zaak.neem("nazorg_afsluiten", reden="niet_meer_nodig")

    assert zaak.traject.status == S.GESLAAGD


@pytest.mark.regel("R22")
def test_who_no_longer_works_there_lost_the_job_or_there_is_a_reason():
    zaak = in_nazorg()
    zaak.dag = LAATSTE
    with geweigerd(nog_aan_het_werk="Niet meer aan het werk?"):
        zaak.neem("nazorg_afsluiten", reden="", nog_aan_het_werk=False)

    zaak.neem("nazorg_afsluiten", reden="overleden", nog_aan_het_werk=False)

    assert zaak.traject.status == S.GESLAAGD


# A job that is lost


@pytest.mark.regel("R22")
@pytest.mark.parametrize("stelsel", [BW, CMW], ids=["bw", "cmw"])
def test_a_job_that_is_lost_changes_nothing_about_wop_and_employment(stelsel):
    zaak = zaak_in(S.NAZORG, **stelsel)
    hire, voor = zaak.traject.doorgestroomd_op, wops(zaak)

    zaak.neem("job_verloren", lid=zaak.coach)

    assert (zaak.traject.status, wops(zaak)) == (S.MISLUKT, voor)
    assert Tewerkstelling.objects.geldig().get().periode.upper == hire
    assert Uitstroom.objects.geldig().get().op == hire


@pytest.mark.regel("R22")
@pytest.mark.parametrize(("op", "mag"), [(HIRE - DAG, False), (HIRE, True), (LAATSTE, True), (LAATSTE + DAG, False)])
def test_a_job_is_lost_during_the_nazorg(op, mag):
    zaak = in_nazorg()
    nu = moment(LAATSTE + timedelta(days=10))

    if mag:
        zaak.neem("job_verloren", op=op, nu=nu)
    else:
        zin = "De nazorg eindigde op 04-06-2026" if op > LAATSTE else "Deze datum ligt vóór de vorige stap"
        with geweigerd(op=zin):
            zaak.neem("job_verloren", op=op, nu=nu)


# Contacts


@pytest.mark.regel("R22")
@pytest.mark.parametrize(("op", "mag"), [(HIRE - DAG, False), (HIRE, True), (LAATSTE, True), (LAATSTE + DAG, False)])
def test_a_contact_lies_within_the_nazorg(op, mag):
    zaak = in_nazorg()

    if mag:
        contact(zaak, op)
    else:
        with geweigerd(op="De nazorg loopt van 05-03-2026 tot en met 04-06-2026."):
            contact(zaak, op, nu=moment(LAATSTE + DAG))

    assert Nazorgcontact.objects.geldig().exists() == mag


def test_a_contact_is_no_plan_and_is_noted_by_who_guides():
    zaak = in_nazorg()
    with geweigerd(op="Deze datum ligt in de toekomst."):
        contact(zaak, HIRE + DAG, nu=moment(HIRE))
    with pytest.raises(PermissionDenied):
        contact(zaak, HIRE, lid=zaak.werkgever)
    zaak.neem("nazorg_afsluiten")
    with pytest.raises(PermissionDenied):
        contact(zaak, HIRE)


def test_a_contact_is_withdrawn_by_the_organisation_that_noted_it_once():
    zaak = in_nazorg()
    eigen, van_vdab = contact(zaak, HIRE), contact(zaak, HIRE, lid=zaak.vdab)

    with pytest.raises(PermissionDenied, match="je eigen organisatie"):
        workflow.feit_intrekken(van_vdab, lid=zaak.coach, nu=moment(LAATSTE), reden="Dubbel")
    workflow.feit_intrekken(eigen, lid=zaak.coach, nu=moment(LAATSTE), reden="Dubbel")
    with geweigerd(__all__="Dit is intussen al ingetrokken of gewijzigd."):
        workflow.feit_intrekken(eigen, lid=zaak.coach, nu=moment(LAATSTE), reden="Dubbel")

    assert list(Nazorgcontact.objects.geldig()) == [van_vdab]


def test_no_longer_needed_means_still_at_work():
    zaak = zaak_in(S.NAZORG)

    with geweigerd(nog_aan_het_werk="Deze reden zegt dat de persoon aan het werk is."):
        zaak.neem("nazorg_afsluiten", reden="niet_meer_nodig", nog_aan_het_werk=False)
    zaak.neem("nazorg_afsluiten", reden="overleden", nog_aan_het_werk=False)


# Four weeks and six months later


@pytest.mark.regel("M1")
@pytest.mark.parametrize(
    ("wanneer", "vanaf"),
    [(OpvolgMoment.VIER_WEKEN, date(2026, 4, 2)), (OpvolgMoment.ZES_MAANDEN, date(2026, 9, 5))],
)
def test_a_measure_is_taken_from_its_day_on(wanneer, vanaf):
    zaak = in_nazorg()

    with geweigerd(gemeten_op=f"Deze meting kan vanaf {vanaf:%d-%m-%Y}."):
        meet(zaak, wanneer, vanaf - DAG)
    with geweigerd(gemeten_op="Deze datum ligt in de toekomst."):
        meet(zaak, wanneer, vanaf + DAG, nu=moment(vanaf))
    meet(zaak, wanneer, vanaf)
    meet(zaak, wanneer, vanaf + DAG, situatie=OpvolgSituatie.MAATWERK)

    meting = Opvolgmeting.objects.geldig().get()
    assert (meting.gemeten_op, meting.situatie) == (vanaf + DAG, OpvolgSituatie.MAATWERK)
    assert Opvolgmeting.objects.count() == 2


@pytest.mark.regel("M1")
def test_after_a_lost_job_nothing_is_measured():
    zaak = in_nazorg()
    zaak.neem("job_verloren")
    with pytest.raises(PermissionDenied):
        meet(zaak, OpvolgMoment.VIER_WEKEN, date(2026, 4, 2))


def test_a_measure_changes_no_status():
    zaak = in_nazorg()
    zaak.neem("nazorg_afsluiten")

    meet(zaak, OpvolgMoment.ZES_MAANDEN, date(2026, 9, 5), situatie=OpvolgSituatie.NIET_AAN_HET_WERK)

    assert Traject.objects.get().status == S.GESLAAGD
