"""The phases of the guidance: stages, the POP that is due, and standing still."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import DAG, OndernemingFactory, PopFactory, Zaak, moment, zaak_in
from tests.trajecten.workflow.bouw import BW, STELSELS, geweigerd, wops
from trajecten import workflow
from trajecten.enums import OpschortingGrond, StageResultaat
from trajecten.enums import TrajectStatus as S
from trajecten.models import Opschorting, Stage, Tewerkstelling
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db


@STELSELS
def test_it_works(stelsel):
    zaak = zaak_in(S.VOORTRAJECT, **stelsel)
    voor = wops(zaak)

    zaak.neem("jobmatching_starten", lid=zaak.coach)
    begin, werkgever = zaak.dag, OndernemingFactory(regulier=True)
    zaak.neem("stage_starten", lid=zaak.coach, stageplaats=werkgever, tot=begin + timedelta(days=20))
    stage = Stage.objects.geldig().get(traject=zaak.traject)
    assert (zaak.traject.status, stage.stageplaats, stage.resultaat) == (S.STAGE, werkgever, "")
    assert stage.periode == periode(begin, begin + timedelta(days=21))

    zaak.dag = begin + timedelta(days=10)
    zaak.neem("stage_beeindigen", lid=zaak.coach, resultaat=StageResultaat.AFGEBROKEN_HOST, feedback="Te weinig werk")
    stage = Stage.objects.geldig().get(traject=zaak.traject)
    assert (zaak.traject.status, stage.resultaat) == (S.JOBMATCHING, StageResultaat.AFGEBROKEN_HOST)
    assert (stage.periode, stage.feedback) == (periode(begin, begin + timedelta(days=11)), "Te weinig werk")

    zaak.pop()
    zaak.neem("voorleggen", lid=zaak.coach)
    assert zaak.traject.status == S.BEOORDELING
    assert wops(zaak) == voor
    assert Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker).periode.upper is None


# Stage


@pytest.mark.regel("R19")
def test_a_stage_of_three_months_less_a_day_is_the_longest():
    zaak = zaak_in(S.JOBMATCHING, begin=date(2025, 11, 27))
    zaak.dag = date(2025, 11, 30)

    with geweigerd(tot="uiterlijk tot en met 27-02-2026 (R19)"):
        zaak.neem("stage_starten", tot=date(2026, 2, 28))
    zaak.neem("stage_starten", tot=date(2026, 2, 27))

    assert Stage.objects.geldig().get().periode == periode(date(2025, 11, 30), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("gegevens", "veld", "zin"),
    [
        ({"tot": date(2026, 3, 4)}, "tot", "De laatste dag ligt vóór de eerste dag."),
        ({"tbs_op": date(2026, 3, 6)}, "tbs_op", "De TBS-overeenkomst is getekend vóór de stage begint"),
        ({"op": date(2026, 3, 3)}, "op", "Deze datum ligt vóór de vorige stap, Jobmatching op 04-03-2026."),
        ({"op": date(2026, 3, 6), "tbs_op": date(2026, 3, 5)}, "op", "Deze datum ligt in de toekomst."),
    ],
)
def test_a_stage_that_cannot_be_is_refused(gegevens, veld, zin):
    zaak = zaak_in(S.JOBMATCHING)
    assert zaak.dag == date(2026, 3, 5)

    with geweigerd(**{veld: zin}):
        zaak.neem("stage_starten", **({"tbs_op": date(2026, 3, 1)} | gegevens))


def test_a_stage_lies_within_the_employment():
    zaak = zaak_in(S.JOBMATCHING)
    laatste = zaak.dag + timedelta(days=10)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=laatste, reden="pensioen")

    with geweigerd(op="De stage valt niet helemaal binnen de tewerkstelling"):
        zaak.neem("stage_starten", tot=laatste + DAG)
    zaak.neem("stage_starten", tot=laatste)

    assert zaak.traject.status == S.STAGE


def test_a_stage_ends_within_its_period_with_a_result():
    zaak = zaak_in(S.STAGE)
    laatste = Stage.objects.geldig().get().laatste_dag
    zaak.dag = laatste + DAG

    with geweigerd(op=f"De stage liep tot en met {laatste:%d-%m-%Y}."):
        zaak.neem("stage_beeindigen")
    with geweigerd(resultaat="Kies hoe de stage eindigde."):
        zaak.neem("stage_beeindigen", op=laatste, resultaat="misschien")
    zaak.neem("stage_beeindigen", op=laatste)

    assert Stage.objects.geldig().get().laatste_dag == laatste


def test_two_stages_follow_each_other():
    zaak = zaak_in(S.STAGE)
    zaak.neem("stage_beeindigen")

    with geweigerd(op="In die periode is er al een stage."):
        zaak.neem("stage_starten", op=zaak.dag - DAG, tbs_op=zaak.dag - DAG)
    zaak.neem("stage_starten")

    assert Stage.objects.geldig().count() == 2


# The POP, before VDAB judges


@pytest.mark.regel("R21")
@pytest.mark.parametrize(("dagen", "mag"), [(-1, False), (0, True), (1, True)])
def test_the_pop_holds_the_result_of_the_stage(dagen, mag):
    zaak = zaak_in(S.STAGE)
    zaak.dag += timedelta(days=10)
    einde = zaak.dag
    zaak.neem("stage_beeindigen")
    PopFactory(maatwerker=zaak.maatwerker, versie_op=einde + timedelta(days=dagen))

    if mag:
        zaak.neem("voorleggen")
    else:
        with geweigerd(__all__=f"er is geen versie sinds het einde van de stage ({einde:%d-%m-%Y})"):
            zaak.neem("voorleggen")

    assert zaak.traject.status == (S.BEOORDELING if mag else S.JOBMATCHING)


@pytest.mark.regel("R21")
def test_without_a_stage_the_pop_holds_the_result_of_the_traject():
    zaak = zaak_in(S.VOORTRAJECT)
    start = zaak.traject.status_sinds
    PopFactory(maatwerker=zaak.maatwerker, versie_op=start - DAG)
    with geweigerd(__all__="er is geen versie sinds de start van het traject"):
        zaak.neem("voorleggen")

    PopFactory(maatwerker=zaak.maatwerker, versie_op=start)
    zaak.neem("voorleggen")

    assert zaak.traject.status == S.BEOORDELING


@pytest.mark.regel("R36")
@pytest.mark.parametrize(
    ("resultaat", "mag"),
    [(StageResultaat.VOLTOOID, True), (StageResultaat.AFGEBROKEN_HOST, False), (None, False)],
)
def test_some_calls_ask_for_a_stage(resultaat, mag):
    zaak = Zaak(stage_verplicht=True, **BW)
    zaak.neem("toeleiden")
    zaak.neem("starten")
    zaak.neem("jobmatching_starten")
    if resultaat:
        zaak.neem("stage_starten")
        zaak.neem("stage_beeindigen", resultaat=resultaat)
    zaak.pop()

    if mag:
        zaak.neem("voorleggen")
    else:
        with geweigerd(__all__="vraagt een stage, en die is er nog niet geweest"):
            zaak.neem("voorleggen")

    assert zaak.traject.status == (S.BEOORDELING if mag else S.JOBMATCHING)


@pytest.mark.regel("R36")
def test_other_calls_ask_for_none():
    assert zaak_in(S.BEOORDELING, stage_verplicht=False).traject.stages.count() == 0


# Standing still


@pytest.mark.regel("R46")
@pytest.mark.parametrize("status", [S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING])
def test_while_a_traject_stands_still_no_step_is_taken(status):
    zaak = zaak_in(status)
    begin = zaak.dag
    zaak.neem("opschorten", grond=OpschortingGrond.MINISTERIELE_MAATREGEL)
    assert Opschorting.objects.geldig().get().periode == periode(begin)
    assert zaak.traject.status == status

    with geweigerd(__all__="Het traject is opgeschort. Hervat het eerst."):
        zaak.neem("doorstromen" if status == S.BEOORDELING else "voorleggen")

    with geweigerd(op="De opschorting begon op"):
        zaak.neem("hervatten", op=begin)
    with geweigerd(op="Deze datum ligt in de toekomst."):
        zaak.neem("hervatten", op=zaak.dag + DAG)
    zaak.neem("hervatten", op=zaak.dag)
    assert Opschorting.objects.geldig().get().periode == periode(begin, begin + DAG)
    with geweigerd(__all__="Het traject is niet opgeschort."):
        zaak.neem("hervatten")


@pytest.mark.regel("R46")
def test_nazorg_never_stands_still():
    with geweigerd(__all__="Het traject staat op Nazorg."):
        zaak_in(S.NAZORG).neem("opschorten")


@pytest.mark.regel("R46")
def test_a_step_does_not_begin_on_a_day_on_which_the_traject_stood_still():
    zaak = zaak_in(S.VOORTRAJECT)
    begin = zaak.dag
    zaak.neem("opschorten", tot=begin + timedelta(days=3), nu=moment(begin))
    zaak.dag = begin + timedelta(days=10)

    with geweigerd(op=f"Op die dag was het traject opgeschort (sinds {begin:%d-%m-%Y})."):
        zaak.neem("jobmatching_starten", op=begin + timedelta(days=3))
    zaak.neem("jobmatching_starten", op=begin + timedelta(days=4))

    assert zaak.traject.status == S.JOBMATCHING


@pytest.mark.regel("R46")
def test_a_suspension_may_lie_in_the_past_where_nothing_happened():
    zaak = zaak_in(S.JOBMATCHING)
    start, matching = (zaak.traject.overgang(naam).ingangsdatum for naam in ("starten", "jobmatching_starten"))
    zaak.dag = matching + timedelta(days=30)
    nu = moment(zaak.dag)

    with geweigerd(op=f"In die periode ligt al een stap: Jobmatching op {matching:%d-%m-%Y}."):
        zaak.neem("opschorten", op=start, tot=matching + DAG)
    with geweigerd(op="Op die dag was het traject niet in begeleiding of beoordeling."):
        zaak.neem("opschorten", op=zaak.traject.toegeleid_op, tot=zaak.traject.toegeleid_op)
    with geweigerd(tot="De laatste dag ligt vóór de eerste dag."):
        zaak.neem("opschorten", op=matching + DAG, tot=matching)
    with geweigerd(op="Deze datum ligt in de toekomst."):
        zaak.neem("opschorten", op=zaak.dag + DAG)
    with geweigerd(grond="Kies de grond."):
        zaak.neem("opschorten", op=matching + DAG, tot=matching + DAG, grond="vakantie")
    zaak.neem("opschorten", op=matching + DAG, tot=matching + timedelta(days=5), nu=nu)
    with geweigerd(op="In die periode is het traject al opgeschort."):
        zaak.neem("opschorten", op=matching + timedelta(days=5), nu=nu)

    assert Opschorting.objects.geldig().get().periode == periode(matching + DAG, matching + timedelta(days=6))


def test_only_vdab_lets_a_traject_stand_still():
    zaak = zaak_in(S.VOORTRAJECT)
    with pytest.raises(PermissionDenied):
        zaak.neem("opschorten", lid=zaak.coach)
