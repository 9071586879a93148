"""The referral, its start, and its withdrawal: who can be referred, to whom, and when it can be compulsory."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    DAG,
    EvaluatieFactory,
    LidmaatschapFactory,
    MandaatFactory,
    OndernemingFactory,
    ProjectFactory,
    Zaak,
    moment,
    zaak_in,
)
from tests.trajecten.workflow.bouw import BW, CMW, LDE, STELSELS, geweigerd, wops
from trajecten import workflow
from trajecten.enums import EvaluatieUitkomst, Provincie, ToewijzingKant, Werkvorm
from trajecten.enums import TrajectStatus as S
from trajecten.models import Evaluatie, Mandaat, Tewerkstelling, Toewijzing, Traject
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db


@STELSELS
def test_it_works(stelsel):
    zaak = Zaak(**stelsel)
    voor, op = wops(zaak), zaak.dag

    zaak.neem("toeleiden", geplande_start=None, toelichting="Graag snel")

    traject = zaak.traject
    assert (traject.status, traject.toegeleid_op, traject.geplande_start) == (S.TOEGELEID, op, None)
    assert (traject.vestiging, traject.werkvorm) == (zaak.vestiging, stelsel["werkvorm"])
    assert (traject.provincie, traject.verplicht) == (Provincie.ANTWERPEN, False)
    assert (traject.partner, traject.project) == (zaak.partner, zaak.project)
    assert Toewijzing.objects.get().lid == zaak.vdab
    assert wops(zaak) == voor
    assert Tewerkstelling.objects.geldig().get().periode.upper is None


def test_the_coach_who_starts_becomes_responsible():
    zaak = zaak_in(S.TOEGELEID)

    zaak.neem("starten", lid=zaak.coach)

    assert zaak.traject.status == S.VOORTRAJECT
    assert Toewijzing.objects.get(kant=ToewijzingKant.PARTNER).lid == zaak.coach


def test_a_referral_comes_to_nothing():
    zaak = zaak_in(S.TOEGELEID)
    voor = wops(zaak)

    with geweigerd(toelichting="Schrijf kort op wat de andere reden is."):
        zaak.neem("annuleren", reden="andere")
    zaak.neem("annuleren", reden="weigert_traject")

    assert (zaak.traject.status, wops(zaak)) == (S.GEANNULEERD, voor)
    zaak.neem("toeleiden")
    assert zaak.traject.status == S.TOEGELEID


# To whom


@pytest.mark.regel("R34")
@pytest.mark.parametrize(
    ("mandaat", "mag"),
    [
        ((date(2026, 3, 2), date(2030, 1, 1)), True),  # its first day
        ((date(2026, 3, 3), date(2030, 1, 1)), False),  # the day before it
        ((date(2024, 1, 1), date(2026, 3, 3)), True),  # its last day
        ((date(2024, 1, 1), date(2026, 3, 2)), False),  # the day after it
    ],
)
def test_the_partner_has_a_mandate_on_the_day(mandaat, mag):
    zaak = Zaak(**CMW)
    Mandaat.objects.all().delete()
    MandaatFactory(partner=zaak.partner, periode=periode(*mandaat))

    if mag:
        zaak.neem("toeleiden")
    else:
        with geweigerd(partner="heeft op 02-03-2026 geen mandaat (R34)"):
            zaak.neem("toeleiden")

    assert Traject.objects.exists() == mag


@pytest.mark.regel("R34")
@pytest.mark.parametrize(
    ("stelsel", "op", "mag"),
    [
        (BW, date(2018, 12, 31), True),
        (BW, date(2019, 1, 1), False),
        (LDE, date(2018, 12, 31), False),
        (LDE, date(2019, 1, 1), False),
    ],
)
def test_the_mandate_came_with_the_decree(stelsel, op, mag):
    zaak = Zaak(werkvorm=stelsel["werkvorm"], begin=op)
    Mandaat.objects.all().delete()

    if mag:
        zaak.neem("toeleiden")
    else:
        with geweigerd(partner="geen mandaat (R34)"):
            zaak.neem("toeleiden")


@pytest.mark.regel("R34")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"goedgekeurd_op": None}, "Dit project is op 02-03-2026 nog niet goedgekeurd (R34)."),
        ({"goedgekeurd_op": date(2026, 3, 3)}, "nog niet goedgekeurd (R34)."),
        ({"van": date(2026, 3, 3)}, "Dit project loopt van 03-03-2026 tot 31-12-2030."),
        ({"tot": date(2026, 3, 1)}, "Dit project loopt van 01-01-2016 tot 01-03-2026."),
        ({"oproep__werkvormen": [Werkvorm.LDE]}, "is niet bedoeld voor deze werkvorm."),
    ],
)
def test_the_project_is_approved_and_runs(anders, zin):
    zaak = Zaak(**CMW)
    with geweigerd(project=zin):
        zaak.neem("toeleiden", project=ProjectFactory(promotor=zaak.partner, **anders))


@pytest.mark.regel("R34")
def test_on_the_edges_the_project_counts():
    zaak = Zaak(**CMW)
    dag = zaak.dag

    zaak.neem("toeleiden", project=ProjectFactory(promotor=zaak.partner, goedgekeurd_op=dag, van=dag, tot=dag))

    assert zaak.traject.status == S.TOEGELEID


@pytest.mark.regel("R34")
def test_the_partner_works_in_the_project():
    zaak, ander = Zaak(**CMW), OndernemingFactory(partner=True)
    MandaatFactory(partner=ander)
    with geweigerd(partner="werkt niet mee aan dit project."):
        zaak.neem("toeleiden", partner=ander)

    zaak.project.partners.add(ander)
    zaak.neem("toeleiden", partner=ander)

    assert zaak.traject.partner == ander


# Who


def test_only_who_is_employed_on_the_day_is_referred():
    zaak = Zaak(**CMW)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="pensioen")
    zaak.dag += timedelta(days=1)

    with geweigerd(__all__="Deze persoon is vandaag niet in dienst"):
        zaak.neem("toeleiden")


def test_on_a_day_before_the_employment_nobody_is_referred():
    zaak = Zaak(**CMW)
    voor = Tewerkstelling.objects.geldig().get().periode.lower - DAG

    with geweigerd(op="Op die dag was deze persoon niet in dienst"):
        zaak.neem("toeleiden", op=voor, verplicht=True)
    with geweigerd(op="Deze datum ligt in de toekomst."):
        zaak.neem("toeleiden", op=zaak.dag + DAG)


@pytest.mark.parametrize("status", [S.TOEGELEID, S.VOORTRAJECT, S.STAGE, S.BEOORDELING])
def test_somebody_has_one_open_traject(status):
    zaak = zaak_in(status)
    with geweigerd(__all__="Deze persoon heeft al een open traject."):
        zaak.neem("toeleiden")


def test_trajecten_of_one_person_follow_each_other():
    zaak = zaak_in(S.MISLUKT)
    with geweigerd(op="Deze datum ligt vóór de laatste stap van het vorige traject"):
        zaak.neem("toeleiden", op=zaak.traject.status_sinds - DAG)


@pytest.mark.regel("R24")
def test_a_new_traject_closes_the_one_that_waits():
    zaak = zaak_in(S.WACHT_OP_VACATURE)
    oud, voor, op = zaak.traject, wops(zaak), zaak.dag

    zaak.neem("toeleiden")

    oud = Traject.objects.get(pk=oud.pk)
    assert (oud.status, oud.status_sinds, oud.laatste.naam) == (S.MISLUKT, op, "nieuw_traject")
    assert (zaak.traject.status, zaak.traject.toegeleid_op) == (S.TOEGELEID, op)
    assert wops(zaak) == voor, "40 Laag goes on until the new traject has its end"
    assert Evaluatie.objects.geldig().get(traject=oud).doorstroomklaar, "the judgement of the old one stands"


# Compulsory


@pytest.mark.regel("R27")
@pytest.mark.parametrize(
    ("uitkomst", "bezoek_op", "mag"),
    [
        (EvaluatieUitkomst.DOORSTROOMKLAAR, date(2026, 3, 2), True),
        (EvaluatieUitkomst.DOORSTROOMKLAAR, date(2026, 3, 3), False),
        (EvaluatieUitkomst.WOP_GEWIJZIGD, date(2026, 3, 2), False),
    ],
)
def test_in_maatwerk_a_compulsory_traject_follows_an_evaluation(uitkomst, bezoek_op, mag):
    zaak = Zaak(**CMW)
    EvaluatieFactory(maatwerker=zaak.maatwerker, uitkomst=uitkomst, bezoek_op=bezoek_op)

    if mag:
        zaak.neem("toeleiden", verplicht=True)
        assert zaak.traject.verplicht
    else:
        with geweigerd(verplicht="Een traject kan pas verplicht zijn na een evaluatie"):
            zaak.neem("toeleiden", verplicht=True)


@pytest.mark.regel("R27")
def test_before_2019_a_traject_was_always_voluntary():
    zaak = Zaak(werkvorm=Werkvorm.SW, begin=date(2018, 12, 31))
    EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=date(2018, 12, 1))
    with geweigerd(verplicht="is een traject altijd vrijwillig (R27)"):
        zaak.neem("toeleiden", verplicht=True)

    zaak.dag = date(2019, 1, 1)
    zaak.neem("toeleiden", verplicht=True)

    assert (zaak.traject.werkvorm, zaak.traject.verplicht) == (Werkvorm.CMW, True)


@pytest.mark.regel("R44")
def test_in_lde_a_compulsory_traject_closes_the_inschakeling():
    zaak = Zaak(**LDE)

    zaak.neem("toeleiden", verplicht=True)

    assert zaak.traject.verplicht


# The start


@pytest.mark.parametrize(("dagen", "mag"), [(-1, False), (0, True), (1, True), (2, False)])
def test_a_traject_starts_within_the_call(dagen, mag):
    begin = date(2026, 3, 2)
    project = {"oproep__van": begin, "oproep__tot": begin + DAG}
    zaak = Zaak(begin=begin - DAG)
    zaak.neem("toeleiden", project=ProjectFactory(promotor=zaak.partner, **project))
    zaak.dag = begin + timedelta(days=dagen)

    if mag:
        zaak.neem("starten")
    else:
        with geweigerd(op="loopt van 02-03-2026 tot 03-03-2026."):
            zaak.neem("starten")


def test_a_traject_does_not_start_before_the_referral():
    zaak = zaak_in(S.TOEGELEID)
    with geweigerd(op="Deze datum ligt vóór de vorige stap, Toegeleid op"):
        zaak.neem("starten", op=zaak.traject.toegeleid_op - DAG)


def test_a_counsellor_of_elsewhere_closes_the_traject_that_waits_there_too():
    zaak = zaak_in(S.WACHT_OP_VACATURE)
    elders = LidmaatschapFactory(vdab=True, provincies=[Provincie.LIMBURG])

    zaak.neem("toeleiden", lid=elders)

    assert set(Traject.objects.values_list("status", flat=True)) == {S.MISLUKT, S.TOEGELEID}
