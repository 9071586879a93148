"""A traject that ends early: stopped, refused, or undone step by step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import DAG, PAD, Zaak, moment, zaak_in
from tests.trajecten.workflow.bouw import (
    BW,
    CMW,
    LDE,
    STELSELS,
    afwezig_en_in_een_enclave,
    einden,
    geweigerd,
    wops,
)
from trajecten import workflow
from trajecten.enums import Bestemming, RedenStopzetting
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Evaluatie,
    Opschorting,
    Stage,
    Statusovergang,
    Tewerkstelling,
    Traject,
    Uitstroom,
    Weigering,
    Wop,
    feitmodellen,
)
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db


# Stopped


@STELSELS
@pytest.mark.parametrize("status", [S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING])
def test_it_works(stelsel, status):
    zaak = zaak_in(status, **stelsel)
    voor = wops(zaak)

    stap = zaak.neem("stopzetten", reden="verhuis")

    assert (zaak.traject.status, stap.reden) == (S.STOPGEZET, "verhuis")
    assert wops(zaak) == voor
    assert Tewerkstelling.objects.geldig().get().periode.upper is None
    assert not Evaluatie.objects.exists()


def test_what_still_ran_ends_with_the_traject():
    zaak = zaak_in(S.STAGE)
    zaak.dag += timedelta(days=3)
    zaak.neem("opschorten")
    opgeschort = Opschorting.objects.geldig().get().periode.lower
    zaak.dag += timedelta(days=3)
    op = zaak.dag

    zaak.neem("stopzetten")

    assert Opschorting.objects.geldig().get().periode == periode(opgeschort, op)
    assert Stage.objects.geldig().get().periode.upper == op + DAG


def test_another_reason_is_explained():
    zaak = zaak_in(S.VOORTRAJECT)
    with geweigerd(toelichting="Schrijf kort op wat de andere reden is."):
        zaak.neem("stopzetten", reden=RedenStopzetting.ANDERE)

    zaak.neem("stopzetten", reden=RedenStopzetting.ANDERE, toelichting="Werkt liever verder")

    assert zaak.traject.status == S.STOPGEZET


def test_a_partner_stops_the_guidance_and_not_the_judgement():
    zaak_in(S.STAGE).neem("stopzetten")
    for status in (S.BEOORDELING, S.WACHT_OP_VACATURE):
        zaak = zaak_in(status)
        with pytest.raises(PermissionDenied, match="Vanuit deze status kan alleen VDAB dit"):
            zaak.neem("stopzetten", lid=zaak.coach)


# Refused without a valid reason


@pytest.mark.regel("R26")
@pytest.mark.parametrize(
    ("beslist", "einde"),
    [
        (date(2026, 3, 30), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_wop_stops_at_the_end_of_the_quarter_of_the_decision(beslist, einde):
    zaak = zaak_in(S.JOBMATCHING)
    [(wop, van, _, grond)] = wops(zaak)
    zaak.weigering()
    zaak.dag = beslist

    zaak.neem("weigering_vaststellen")

    assert zaak.traject.status == S.STOPGEZET
    assert wops(zaak) == [(wop, van, einde, grond)]
    assert Tewerkstelling.objects.geldig().get().periode.upper is None, "the employment goes on"


@pytest.mark.regel("R26")
def test_the_refusal_knows_the_decision_that_rests_on_it_until_that_is_undone():
    zaak = zaak_in(S.JOBMATCHING)
    oordeel = zaak.weigering()
    zaak.neem("weigering_vaststellen")
    besluit = Weigering.objects.geldig().get()
    assert (besluit.overgang, besluit.is_besluit, besluit.besluit_op) == (
        zaak.traject.laatste,
        True,
        zaak.traject.laatste.ingangsdatum,
    )
    assert besluit.inhoud() == oordeel.inhoud()

    zaak.neem("terugdraaien", toelichting="Er was toch een attest")

    weer = Weigering.objects.geldig().get()
    assert (weer.is_besluit, weer.besluit_op, weer.inhoud()) == (False, None, oordeel.inhoud())


@pytest.mark.regel("R26")
@pytest.mark.parametrize("status", [S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING, S.WACHT_OP_VACATURE])
def test_a_refusal_can_be_established_as_long_as_there_is_a_chance(status):
    zaak = zaak_in(status)
    zaak.weigering()

    zaak.neem("weigering_vaststellen")

    assert zaak.traject.status == S.STOPGEZET
    assert wops(zaak)[-1][2] == date(2026, 4, 1)


@pytest.mark.regel("R26")
def test_a_wop_that_ends_sooner_stays_as_it_is():
    zaak = zaak_in(S.JOBMATCHING)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="pensioen")
    voor = wops(zaak)
    zaak.weigering()

    zaak.neem("weigering_vaststellen")

    assert wops(zaak) == voor


@pytest.mark.regel("R26")
@pytest.mark.parametrize("stelsel", [BW, LDE], ids=["bw", "lde"])
def test_where_there_is_no_wop_the_step_says_so(stelsel):
    zaak = zaak_in(S.JOBMATCHING, **stelsel)
    zaak.weigering()

    stap = zaak.neem("weigering_vaststellen")

    assert (zaak.traject.status, wops(zaak)) == (S.STOPGEZET, [])
    assert stap.nota.startswith("Aan een WOP veranderde niets")


@pytest.mark.regel("R26")
@pytest.mark.parametrize("oordeel", [{"geldige_reden": True}, {"reele_kans": False}])
def test_a_valid_reason_or_no_real_chance_ends_nothing(oordeel):
    zaak = zaak_in(S.JOBMATCHING)
    weigering, voor = zaak.weigering(**oordeel), wops(zaak)

    with geweigerd(__all__="Er is geen weigering die VDAB beoordeelde als zonder geldige reden"):
        zaak.neem("weigering_vaststellen", weigering=weigering)

    assert wops(zaak) == voor


@pytest.mark.regel("R26")
def test_a_refusal_is_established_after_it_was_judged_and_on_its_own_traject():
    zaak, ander = zaak_in(S.JOBMATCHING), zaak_in(S.JOBMATCHING)
    zaak.dag += timedelta(days=5)
    weigering, vreemd = zaak.weigering(), ander.weigering()

    with geweigerd(op="Deze datum ligt vóór de beoordeling van de weigering"):
        zaak.neem("weigering_vaststellen", op=zaak.dag - DAG)
    with geweigerd(weigering="Deze weigering hoort niet bij dit traject"):
        zaak.neem("weigering_vaststellen", weigering=vreemd)
    geldig = zaak.weigering(geldige_reden=True)
    with geweigerd(weigering="niet als zonder geldige reden, met een reële kans"):
        zaak.neem("weigering_vaststellen", weigering=geldig)
    zaak.neem("weigering_vaststellen", weigering=weigering)

    assert zaak.traject.status == S.STOPGEZET


def noteer(zaak, **gegevens):
    standaard = {"wat": "job", "geweigerd_op": zaak.dag, "reden": "geen_reden"}
    lid, versie = gegevens.pop("lid", zaak.coach), Traject.objects.get(pk=zaak.traject.pk).versie
    return workflow.weigering_registreren(
        zaak.traject, versie=versie, lid=lid, nu=moment(zaak.dag), **standaard | gegevens
    )


def beoordeel(zaak, weigering, **gegevens):
    standaard = {"gehoord_op": zaak.dag, "beoordeeld_op": zaak.dag, "geldige_reden": False, "reele_kans": True}
    lid, versie = gegevens.pop("lid", zaak.vdab), Traject.objects.get(pk=zaak.traject.pk).versie
    return workflow.weigering_beoordelen(weigering, versie=versie, lid=lid, nu=moment(zaak.dag), **standaard | gegevens)


@pytest.mark.regel("R26")
def test_somebody_is_heard_before_vdab_judges():
    zaak = zaak_in(S.JOBMATCHING)
    with geweigerd(geweigerd_op="Deze datum ligt in de toekomst."):
        noteer(zaak, geweigerd_op=zaak.dag + DAG)
    with geweigerd(geweigerd_op="Deze datum ligt vóór de toeleiding."):
        noteer(zaak, geweigerd_op=zaak.traject.toegeleid_op - DAG)
    weigering = noteer(zaak)
    assert weigering.geldige_reden is None

    zaak.dag += timedelta(days=5)
    with geweigerd(gehoord_op="Deze datum ligt vóór de weigering."):
        beoordeel(zaak, weigering, gehoord_op=weigering.geweigerd_op - DAG)
    with geweigerd(beoordeeld_op="Hoor de persoon eerst"):
        beoordeel(zaak, weigering, beoordeeld_op=zaak.dag - DAG)
    with geweigerd(meegedeeld_op="Deze datum ligt in de toekomst."):
        beoordeel(zaak, weigering, meegedeeld_op=zaak.dag + DAG)
    with pytest.raises(PermissionDenied, match="Alleen VDAB beoordeelt een weigering"):
        beoordeel(zaak, weigering, lid=zaak.coach)
    beoordeel(zaak, weigering)
    with geweigerd(__all__="Deze weigering is intussen gewijzigd."):
        beoordeel(zaak, weigering)

    assert Weigering.objects.geldig().get().geldige_reden is False
    assert wops(zaak)[-1][2] > date(2027, 1, 1), "judging alone stops nothing"


def test_a_company_notes_no_refusal():
    zaak = zaak_in(S.JOBMATCHING)
    with pytest.raises(PermissionDenied):
        noteer(zaak, lid=zaak.werkgever)


# Undone


def gehouden():
    """Every fact that is held to be true, without who registered it and when."""
    return {
        model.__name__: sorted(str(sorted(feit.inhoud().items(), key=str)) for feit in model.objects.geldig())
        for model in feitmodellen()
        if model is not Evaluatie
    } | {"Evaluatie": sorted(Evaluatie.objects.geldig().values_list("traject", "doorstroomklaar", "gerealiseerd"))}


STAPPEN = [
    (S.TOEGELEID, "starten"),
    (S.TOEGELEID, "annuleren"),
    (S.VOORTRAJECT, "jobmatching_starten"),
    (S.JOBMATCHING, "stage_starten"),
    (S.STAGE, "stage_beeindigen"),
    (S.STAGE, "stopzetten"),
    (S.STAGE, "doorstromen"),
    (S.JOBMATCHING, "doorstromen"),
    (S.BEOORDELING, "doorstromen"),
    (S.WACHT_OP_VACATURE, "doorstromen"),
    (S.BEOORDELING, "wachten_op_vacature"),
    (S.BEOORDELING, "terugkeren"),
    (S.WACHT_OP_VACATURE, "terugkeren"),
    (S.BEOORDELING, "uit_dienst_na_traject"),
    (S.JOBMATCHING, "weigering_vaststellen"),
    (S.NAZORG, "job_verloren"),
    (S.NAZORG, "nazorg_afsluiten"),
]


@pytest.mark.parametrize(("status", "naam"), STAPPEN)
def test_an_undo_restores_exactly_what_was(status, naam):
    zaak = zaak_in(status, **(LDE if naam == "uit_dienst_na_traject" else CMW))
    if status not in (S.NAZORG,):
        afwezig_en_in_een_enclave(zaak)
    if naam == "weigering_vaststellen":
        zaak.weigering()
    voor, hire = gehouden(), zaak.traject.doorgestroomd_op
    stap = zaak.neem(naam)
    erna = gehouden()

    terug = zaak.neem("terugdraaien", op=None, nu=moment(zaak.dag))

    assert (gehouden(), zaak.traject.status, zaak.traject.doorgestroomd_op) == (voor, status, hire)
    assert (terug.draait_terug, zaak.traject.laatste.naar) == (stap, status)
    zaak.neem(naam, op=stap.ingangsdatum, tbs_op=stap.ingangsdatum)
    assert {n: len(feiten) for n, feiten in gehouden().items()} == {n: len(feiten) for n, feiten in erna.items()}


def test_what_was_undone_stays_readable():
    zaak = zaak_in(S.BEOORDELING)
    nu = moment(zaak.dag, 9)
    zaak.neem("doorstromen", nu=nu)
    zaak.neem("terugdraaien", op=None, nu=moment(zaak.dag))

    toen = moment(zaak.dag - DAG, 8)
    assert Uitstroom.objects.bekend_op(toen).count() == 1
    assert not Uitstroom.objects.geldig().exists()
    assert Statusovergang.objects.bekend_op(toen).filter(naam="doorstromen").exists()
    assert not Statusovergang.objects.geldig().filter(naam="doorstromen").exists()


def test_steps_are_undone_one_by_one_back_to_the_referral():
    zaak = zaak_in(S.GESLAAGD)
    for status in (S.NAZORG, S.BEOORDELING, S.VOORTRAJECT, S.TOEGELEID):
        zaak.neem("terugdraaien", op=None)
        assert zaak.traject.status == status

    with geweigerd(__all__="Een toeleiding draai je niet terug. Annuleer ze, met de reden."):
        zaak.neem("terugdraaien", op=None)


def test_an_undo_asks_for_a_reason():
    with geweigerd(toelichting="Schrijf kort op waarom je deze stap terugdraait."):
        zaak_in(S.VOORTRAJECT).neem("terugdraaien", op=None, toelichting="")


@pytest.mark.regel("R29")
def test_a_hire_on_which_a_new_employment_rests_is_not_undone():
    zaak = zaak_in(S.NAZORG)
    terug_in_dienst(zaak)

    with geweigerd(__all__="Er is sindsdien al iets vastgelegd"):
        zaak.neem("terugdraaien", op=None)


def terug_in_dienst(zaak: Zaak) -> None:
    workflow.in_dienst_melden(
        zaak.vestiging,
        lid=zaak.werkgever,
        nu=moment(zaak.dag),
        insz=zaak.maatwerker.insz,
        op=zaak.dag,
        breuk=1,
    )


def test_a_step_on_which_a_later_fact_rests_is_not_undone():
    zaak = zaak_in(S.NAZORG)
    workflow.nazorg_contact(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.coach,
        nu=moment(zaak.dag, 11),
        op=zaak.dag,
        met="werknemer",
        onderwerp="Eerste week",
        minuten=30,
    )

    with geweigerd(__all__="Er is sindsdien al iets vastgelegd"):
        zaak.neem("terugdraaien", op=None)


def test_a_right_that_a_refusal_stopped_does_not_come_back_after_the_employment():
    """It stops on 31 March; who leaves in April has an employment that ends sooner than the right of before."""
    zaak = zaak_in(S.JOBMATCHING)
    zaak.weigering()
    zaak.neem("weigering_vaststellen")
    zaak.dag = date(2026, 4, 20)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="pensioen")
    [(*_, einde, _grond)] = wops(zaak)
    assert einde == date(2026, 4, 1)

    with geweigerd(__all__="Er is sindsdien al iets vastgelegd"):
        zaak.neem("terugdraaien", op=None)


def test_a_closed_traject_is_not_reopened_beside_a_new_one():
    zaak = zaak_in(S.STOPGEZET)
    oud = zaak.traject
    zaak.neem("toeleiden")
    zaak.traject = oud

    with geweigerd(__all__="Deze persoon heeft intussen een ander open traject."):
        zaak.neem("terugdraaien", op=None)


def test_a_partner_undoes_its_own_step_on_the_same_day():
    zaak = zaak_in(S.TOEGELEID)
    dag = zaak.dag
    zaak.neem("starten", lid=zaak.coach)
    with pytest.raises(PermissionDenied, match="die je eigen organisatie vandaag zelf zette"):
        zaak.neem("terugdraaien", op=None, lid=zaak.coach, nu=moment(dag + DAG))
    zaak.neem("terugdraaien", op=None, lid=zaak.coach, nu=moment(dag, 18))
    assert zaak.traject.status == S.TOEGELEID

    zaak.neem("starten", lid=zaak.vdab)
    with pytest.raises(PermissionDenied, match="die je eigen organisatie vandaag zelf zette"):
        zaak.neem("terugdraaien", op=None, lid=zaak.coach, nu=moment(zaak.dag - DAG, 18))


@pytest.mark.regel("R29")
def test_an_undone_hire_gives_no_right_to_45():
    zaak = zaak_in(S.BEOORDELING)
    zaak.neem("doorstromen", bestemming=Bestemming.NEC_ZONDER)
    zaak.neem("terugdraaien", op=None)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="einde_contract")
    zaak.dag += DAG

    terug_in_dienst(zaak)

    assert not Wop.objects.geldig().filter(periode__contains=zaak.dag).exists()


def test_every_way_was_undone():
    """A step that is added is undone here too."""
    assert {naam for _, naam in STAPPEN} >= {
        naam for stappen in PAD.values() for naam in stappen if naam not in ("pop", "voorleggen")
    }


def test_the_end_of_the_employment_is_undone_with_all_that_lay_in_it():
    zaak = zaak_in(S.BEOORDELING)
    afwezig_en_in_een_enclave(zaak)

    zaak.neem("doorstromen")
    zaak.neem("terugdraaien", op=None)

    assert set(einden(zaak).values()) == {None}
