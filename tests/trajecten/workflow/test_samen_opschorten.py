"""Many trajecten stand still together, and go on together (R46)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import LidmaatschapFactory, moment, zaak_in
from trajecten import workflow
from trajecten.enums import MeldingHoe, MeldingSoort, Provincie, Rol, TermijnSoort
from trajecten.enums import TrajectStatus as S
from trajecten.models import Gewijzigd, Melding, Opschorting, Termijn, Toewijzing, Traject
from trajecten.models.velden import periode

pytestmark = [pytest.mark.django_db, pytest.mark.regel("R46")]
DAG = timedelta(days=1)
OP = date(2026, 3, 20)
NU = OP + 5 * DAG
GROND = {"grond": "ministeriele_maatregel", "toelichting": "De fabrieken zijn dicht."}


@pytest.fixture
def lid():
    return LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN], mag_bulk_opschorten=True)


def keuze(**anders):
    return {"op": OP, "tot": None, "oproep": None, "provincies": []} | anders


def bekijk(lid, **anders):
    return workflow.bekijk_opschorting(lid=lid, vandaag=NU, **keuze(**anders))


def schort_op(lid, **anders):
    return workflow.samen_opschorten(
        kenmerk=bekijk(lid, **anders).kenmerk, lid=lid, nu=moment(NU), **GROND, **keuze(**anders)
    )


def fase(zaak):
    return Termijn.objects.get(traject=zaak.traject, soort=TermijnSoort.FASE)


def test_running_trajecten_stand_still_and_nothing_else(lid):
    mee = [zaak_in(status) for status in (S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING)]
    for status in (S.TOEGELEID, S.NAZORG, S.WACHT_OP_VACATURE, S.STOPGEZET):
        zaak_in(status)
    elders = zaak_in(S.VOORTRAJECT, postcode="9000")
    versie = elders.traject.versie

    voorstel = bekijk(lid)
    assert not Opschorting.objects.exists(), "looking writes nothing"
    assert {t.pk for t in voorstel.mee} == {zaak.traject.pk for zaak in mee}
    assert [aantal for _, _, aantal in voorstel.verdeling] == [1, 1, 1, 1]
    gedaan = schort_op(lid)

    assert {een.traject_id for een in Opschorting.objects.geldig()} == {zaak.traject.pk for zaak in mee}
    assert {(een.periode.lower, een.periode.upper, een.grond) for een in gedaan} == {(OP, None, GROND["grond"])}
    for zaak in mee:
        assert Traject.objects.get(pk=zaak.traject.pk).versie == zaak.traject.versie + 1
    assert Traject.objects.get(pk=elders.traject.pk).versie == versie


def test_only_one_call(lid):
    een, _ander = zaak_in(S.VOORTRAJECT), zaak_in(S.VOORTRAJECT)

    assert [t.pk for t in bekijk(lid, oproep=een.project.oproep).mee] == [een.traject.pk]


def test_the_terms_move_by_the_suspended_days_and_keep_the_original(lid):
    zaken = [zaak_in(S.VOORTRAJECT), zaak_in(S.VOORTRAJECT)]
    voor = [fase(zaak).uiterlijk for zaak in zaken]
    assert workflow.verschuivingen(bekijk(lid, tot=OP + 9 * DAG), vandaag=NU) == [10, 10]

    [een, _] = schort_op(lid)
    hervat_op = OP + 12 * DAG
    workflow.samen_hervatten(
        een,
        kenmerk=workflow.reekskenmerk(workflow.reeks_van(een, lid=lid)),
        lid=lid,
        nu=moment(hervat_op),
        op=hervat_op,
    )

    for zaak, uiterlijk in zip(zaken, voor, strict=True):
        na = fase(zaak)
        assert (na.oorspronkelijk, na.uiterlijk) == (uiterlijk, uiterlijk + 12 * DAG)
    assert {e.periode.upper for e in Opschorting.objects.geldig()} == {hervat_op}


def test_who_is_left_out_and_why(lid):
    al_stil, later = zaak_in(S.VOORTRAJECT), zaak_in(S.VOORTRAJECT, begin=OP + DAG)
    verder = zaak_in(S.VOORTRAJECT)
    workflow.opschorten(
        al_stil.traject, versie=al_stil.traject.versie, lid=al_stil.vdab, nu=moment(OP), op=OP, grond="ziekte"
    )
    verder.dag = OP + 2 * DAG
    verder.neem("jobmatching_starten")

    niet = {traject.pk: reden for traject, reden in bekijk(lid).niet}
    assert "al opgeschort" in niet[al_stil.traject.pk]
    assert "niet in begeleiding" in niet[later.traject.pk]
    assert "al een stap" in niet[verder.traject.pk]
    assert bekijk(lid).mee == []
    with pytest.raises(ValidationError, match="geen enkel traject"):
        schort_op(lid)


@pytest.mark.parametrize(
    ("anders", "veld"), [({"op": NU + DAG}, "op"), ({"tot": OP - DAG}, "tot")], ids=["later", "omgekeerd"]
)
def test_days_that_cannot_be(lid, anders, veld):
    with pytest.raises(ValidationError) as fout:
        bekijk(lid, **anders)
    assert set(fout.value.message_dict) == {veld}


def test_what_changed_since_the_preview_is_refused_whole(lid):
    zaak_in(S.VOORTRAJECT)
    kenmerk = bekijk(lid).kenmerk
    zaak_in(S.VOORTRAJECT)

    with pytest.raises(Gewijzigd):
        workflow.samen_opschorten(kenmerk=kenmerk, lid=lid, nu=moment(NU), **GROND, **keuze())
    assert not Opschorting.objects.exists()


def test_the_same_preview_twice_suspends_once(lid):
    zaak_in(S.VOORTRAJECT)
    kenmerk = bekijk(lid).kenmerk
    workflow.samen_opschorten(kenmerk=kenmerk, lid=lid, nu=moment(NU), **GROND, **keuze())

    with pytest.raises(Gewijzigd):
        workflow.samen_opschorten(kenmerk=kenmerk, lid=lid, nu=moment(NU), **GROND, **keuze())
    assert Opschorting.objects.count() == 1


def test_an_undo_takes_all_back(lid):
    zaken = [zaak_in(S.VOORTRAJECT), zaak_in(S.VOORTRAJECT)]
    voor = [fase(zaak).uiterlijk for zaak in zaken]
    [een, _] = schort_op(lid)
    [reeks] = workflow.reeksen(lid)
    assert reeks["aantal"] == 2

    kenmerk = workflow.reekskenmerk(workflow.reeks_van(een, lid=lid))
    assert workflow.samen_intrekken(een, kenmerk=kenmerk, lid=lid, nu=moment(NU), reden="Verkeerde oproep") == 2

    assert [(fase(zaak).uiterlijk, fase(zaak).stil_tot) for zaak in zaken] == [(dag, None) for dag in voor]
    assert not Opschorting.objects.geldig().exists()
    assert {e.reden_intrekking for e in Opschorting.objects.all()} == {"Verkeerde oproep"}
    assert workflow.reeksen(lid) == []
    with pytest.raises(Gewijzigd):
        workflow.samen_intrekken(een, kenmerk=kenmerk, lid=lid, nu=moment(NU), reden="Nog eens")


def test_without_the_right_nothing(lid):
    zaak = zaak_in(S.VOORTRAJECT)
    kenmerk = bekijk(lid).kenmerk

    for ander in (zaak.vdab, zaak.coach, zaak.werkgever):
        with pytest.raises(PermissionDenied):
            workflow.samen_opschorten(kenmerk=kenmerk, lid=ander, nu=moment(NU), **GROND, **keuze())
    assert not Opschorting.objects.exists()


def test_it_costs_the_same_for_thirty_as_for_three(lid):
    def kost():
        with CaptureQueriesContext(connection) as gevraagd:
            gedaan = schort_op(lid)
        kenmerk = workflow.reekskenmerk(workflow.reeks_van(gedaan[0], lid=lid))
        with CaptureQueriesContext(connection) as terug:
            workflow.samen_intrekken(gedaan[0], kenmerk=kenmerk, lid=lid, nu=moment(NU), reden="Vergissing")
        return len(gedaan), len(gevraagd), len(terug)

    for _ in range(3):
        zaak_in(S.VOORTRAJECT)
    drie = kost()
    for _ in range(27):
        zaak_in(S.VOORTRAJECT)
    dertig = kost()

    assert (drie[0], dertig[0]) == (3, 30)
    assert drie[1:] == dertig[1:]


# What who is responsible is told


def verteld(lid):
    van_lid = Melding.objects.filter(lid=lid, soort=MeldingSoort.OPSCHORTING).order_by("pk")
    return list(van_lid.values_list("tekst", flat=True))


def test_who_is_responsible_is_told_once_with_how_many(lid):
    zaken = [zaak_in(S.VOORTRAJECT), zaak_in(S.VOORTRAJECT)]
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaken[0].partner)
    ander = zaak_in(S.VOORTRAJECT, postcode="9000")
    een = zaken[0]
    Toewijzing.objects.create(traject=een.traject, kant="partner", lid=een.coach, periode=periode(OP))
    Toewijzing.objects.filter(traject=zaken[1].traject).update(lid=een.vdab)  # two of one counsellor

    gedaan = schort_op(lid, tot=OP + 9 * DAG)

    opgeschort = "Opgeschort vanaf 20-03-2026 tot en met 29-03-2026"
    assert verteld(een.vdab) == [f"{opgeschort}: 2 trajecten (R46)."]
    assert verteld(een.coach) == [f"{opgeschort}: 1 traject (R46)."]
    assert verteld(zaken[1].coach) == [f"{opgeschort}: 1 traject (R46)."], "nobody is responsible: all of the partner"
    for niet in (collega, ander.coach, ander.vdab, een.werkgever, lid):
        assert verteld(niet) == []
    assert set(Melding.objects.filter(soort=MeldingSoort.OPSCHORTING).values_list("hoe", "link")) == {
        (MeldingHoe.DAGOVERZICHT, reverse("traject-lijst"))
    }

    kenmerk = workflow.reekskenmerk(workflow.reeks_van(gedaan[0], lid=lid))
    workflow.samen_hervatten(gedaan[0], kenmerk=kenmerk, lid=lid, nu=moment(NU), op=NU)
    assert verteld(een.vdab)[1:] == ["Opnieuw begonnen op 25-03-2026: 2 trajecten (R46)."]
    [verder, _] = Opschorting.objects.geldig()
    kenmerk = workflow.reekskenmerk(workflow.reeks_van(verder, lid=lid))
    workflow.samen_intrekken(verder, kenmerk=kenmerk, lid=lid, nu=moment(NU), reden="Verkeerde oproep")
    assert verteld(een.vdab)[2:] == ["Opschorting vanaf 20-03-2026 ingetrokken: 2 trajecten (R46)."]


def test_who_left_is_not_told_but_the_others_of_that_side_are(lid):
    zaak = zaak_in(S.VOORTRAJECT)
    zaak.vdab.tot = zaak.coach.tot = NU - DAG
    zaak.vdab.save()
    zaak.coach.save()
    vdab = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN, Provincie.LIMBURG])
    coach = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=zaak.partner)

    schort_op(lid)

    assert [len(verteld(wie)) for wie in (zaak.vdab, zaak.coach, vdab, coach, lid)] == [0, 0, 1, 1, 0]
