"""The terms stay equal to the facts, whatever step is taken, and reckoning again changes nothing."""

import inspect
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import LidmaatschapFactory, Zaak, moment, zaak_in
from trajecten import workflow
from trajecten.enums import Rol, TermijnSoort, TrajectStatus
from trajecten.models import Aanbod, Evaluatie, Lidmaatschap, Maatwerker, Registratie, Termijn, Traject
from trajecten.simulatie.controle import termijnen_volgen_de_feiten
from trajecten.termijnen import evaluatie_merkpunt
from trajecten.termijnsoorten import SOORTEN
from trajecten.workflow.termijnen import een_geheel

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)
ZONDER = {
    "dagelijks",
    "document_toevoegen", "document_verwijderen", "doe_taak", "export_maken", "export_vragen", "export_weggooien",
    "herreken", "herreken_alles", "inzage_openen", "personeelslijst_annuleren", "personeelslijst_bevestigen",
    "personeelslijst_hernemen", "personeelslijst_insturen", "personeelslijst_nakijken", "ruim_exporten_op",
    "ruim_personeelslijsten_op", "stageplaats_bewaren", "stageplaatservaring_bewaren", "stop_taak", "vraag_taak",
    "AlInDienst", "brief_versturen", "rapport_bevriezen", "steekproefzaad_publiceren", "vrijgave_voorstellen", "vrijgeven",
    "bekijk_opschorting", "reeks_van", "reeksen", "reekskenmerk", "verschuivingen",
}  # fmt: skip
HOUDT_ZELF_BIJ = {
    "in_dienst_melden", "personeelslijst_verwerken", "samen_hervatten", "samen_intrekken", "samen_opschorten",
}  # fmt: skip


def stand():
    velden = [veld.attname for veld in Termijn._meta.concrete_fields if veld.name not in ("id", "uuid")]
    return set(Termijn.objects.values_list(*velden))


@pytest.mark.parametrize("status", S)
def test_after_every_step_the_terms_are_what_the_facts_say(status):
    """Those that the steps themselves wrote are those of a reckoning of everybody, the quarters of companies apart."""
    zaak_in(status)
    dag = Termijn.objects.order_by("-begin").values_list("begin", flat=True).first() or date(2026, 3, 2)
    workflow.herreken(Maatwerker.objects.values_list("pk", flat=True), vandaag=dag)
    met_de_stappen = stand()
    Termijn.objects.all().delete()

    workflow.herreken_alles(vandaag=dag)

    assert {rij for rij in stand() if rij[0] != TermijnSoort.KWARTAAL} == met_de_stappen


def test_reckoning_again_changes_nothing_and_keeps_the_rows():
    for status in S:
        zaak_in(status)
    vandaag = timezone.localdate()
    workflow.herreken_alles(vandaag=vandaag)
    eerst = set(Termijn.objects.values_list("pk", "uuid"))

    assert workflow.herreken_alles(vandaag=vandaag) == 0
    assert workflow.herreken(Maatwerker.objects.values_list("pk", flat=True), vandaag=vandaag) == 0
    assert set(Termijn.objects.values_list("pk", "uuid")) == eerst


def test_every_kind_has_a_source_a_plate_and_a_sentence():
    assert set(SOORTEN) == set(TermijnSoort.values)
    for soort in SOORTEN.values():
        assert soort.voldaan.endswith(".")


def test_every_use_case_keeps_the_terms_right():
    """A new one either is a `handeling`, or is named here as one that no term depends on."""
    for naam in workflow.__all__:
        functie = getattr(workflow, naam)
        if naam in ZONDER | HOUDT_ZELF_BIJ or not inspect.isfunction(functie):
            continue
        assert getattr(functie, "is_handeling", False), f"{naam} is geen handeling"
        assert "nu" in inspect.signature(functie).parameters, f"{naam} neemt geen moment"


def test_what_is_undone_is_due_again():
    zaak = zaak_in(S.JOBMATCHING)
    [fase] = zaak.traject.termijnen.filter(soort=TermijnSoort.FASE)
    assert fase.detail == S.JOBMATCHING

    workflow.terugdraaien(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.vdab,
        nu=moment(zaak.dag),
        toelichting="Te vroeg",
        op=zaak.dag,
    )

    [weer] = zaak.traject.termijnen.filter(soort=TermijnSoort.FASE)
    assert (weer.detail, weer.pk) == (S.VOORTRAJECT, fase.pk)


def test_a_step_that_fails_leaves_the_terms_as_they_were():
    zaak = zaak_in(S.JOBMATCHING)
    eerst = stand()

    def breek_af():
        with een_geheel(nu=moment(zaak.dag)) as geraakt:
            geraakt.neem(zaak.traject)
            Termijn.objects.all().delete()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breek_af()

    assert stand() == eerst


# The five-yearly evaluation


@pytest.fixture
def recht():
    """Somebody whose right ends on 14-03-2024 (hired on 15-03-2019)."""
    zaak = Zaak(begin=date(2019, 3, 15) + timedelta(days=400))  # hired so long before
    wop = zaak.maatwerker.wops.get()
    assert wop.periode.upper == date(2024, 3, 15)
    return zaak, wop


@pytest.mark.regel("R14")
def test_an_evaluation_is_due_from_nine_months_before_the_end(recht):
    zaak, _ = recht
    workflow.herreken([zaak.maatwerker.pk], vandaag=date(2023, 6, 14))
    termijn = Termijn.objects.get(maatwerker=zaak.maatwerker, soort=TermijnSoort.EVALUATIE)

    assert (termijn.vanaf, termijn.uiterlijk) == (date(2023, 6, 15), date(2024, 3, 14))
    assert termijn.vanaf == evaluatie_merkpunt(date(2024, 3, 15))
    assert not Termijn.objects.aan_de_orde(date(2023, 6, 14)).filter(pk=termijn.pk).exists()
    assert Termijn.objects.aan_de_orde(date(2023, 6, 15)).filter(pk=termijn.pk).exists()


@pytest.mark.regel("R14")
@pytest.mark.parametrize(("bezoek", "blijft"), [(date(2023, 6, 14), True), (date(2023, 6, 15), False)])
def test_only_an_evaluation_since_that_day_meets_it(recht, bezoek, blijft):
    zaak, _ = recht
    Evaluatie.objects.registreer(
        Registratie(zaak.vdab, moment(bezoek)),
        maatwerker=zaak.maatwerker,
        soort="periodiek",
        bezoek_op=bezoek,
        uitkomst="doorstroomklaar",
    )
    workflow.herreken([zaak.maatwerker.pk], vandaag=date(2023, 12, 1))

    assert zaak.maatwerker.termijnen.filter(soort=TermijnSoort.EVALUATIE).exists() is blijft


@pytest.mark.regel("R46")
def test_a_term_stands_still_with_its_traject_and_keeps_its_original_day():
    zaak = zaak_in(S.VOORTRAJECT)
    begin = zaak.traject.status_sinds
    voor = zaak.traject.termijnen.get(soort=TermijnSoort.FASE)
    neem = {"lid": zaak.vdab, "versie": zaak.traject.versie}
    workflow.opschorten(zaak.traject, **neem, nu=moment(begin + 10 * DAG), op=begin + 5 * DAG, grond="ziekte")

    stil = zaak.traject.termijnen.get(soort=TermijnSoort.FASE)
    assert stil.stil_tot == date.max
    assert not Termijn.objects.lopend(begin + 10 * DAG).filter(pk=stil.pk).exists()
    zaak.traject.refresh_from_db()
    workflow.hervatten(
        zaak.traject, lid=zaak.vdab, versie=zaak.traject.versie, nu=moment(begin + 15 * DAG), op=begin + 15 * DAG
    )
    na = zaak.traject.termijnen.get(soort=TermijnSoort.FASE)
    assert (na.oorspronkelijk, na.uiterlijk) == (voor.uiterlijk, voor.uiterlijk + 10 * DAG)
    assert na.stil_tot is None or na.stil_tot <= begin + 15 * DAG


# Who sees it


def test_everybody_sees_the_terms_of_their_own_people_and_a_company_not_those_of_the_guidance():
    zaken = [zaak_in(status) for status in S]
    dag = max(zaak.dag for zaak in zaken)
    for zaak in zaken:
        for lid in (zaak.vdab, zaak.coach, zaak.werkgever):
            gezien = Termijn.objects.zichtbaar_voor(lid, vandaag=dag)
            assert {t.maatwerker for t in gezien} <= {zaak.maatwerker, None} or lid is zaak.vdab
    van_bedrijven = [
        set(Termijn.objects.zichtbaar_voor(z.werkgever, vandaag=z.dag).values_list("soort", flat=True)) for z in zaken
    ]
    assert not set().union(*van_bedrijven) & {"weigering", "aanbod", "nazorg", "nazorgcontact", "oordeel", "signaal"}
    elders = LidmaatschapFactory(vdab=True, provincies=["limburg"])
    assert not Termijn.objects.zichtbaar_voor(elders, vandaag=dag).exclude(provincie="limburg").exists()
    assert not Termijn.objects.zichtbaar_voor(LidmaatschapFactory(beleid=True), vandaag=dag).exists()


def test_a_company_loses_sight_after_thirty_days():
    zaak = zaak_in(S.VOORTRAJECT)
    termijnen = Termijn.objects.filter(maatwerker=zaak.maatwerker, soort=TermijnSoort.FASE)
    dienst = zaak.maatwerker.tewerkstellingen.get(ingetrokken_op=None)
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="einde_contract")

    for dagen, ziet in [(31, True), (32, False)]:
        gezien = termijnen.zichtbaar_voor(zaak.werkgever, vandaag=zaak.dag + dagen * DAG)
        assert gezien.exists() is ziet, dagen


@pytest.mark.regel("R14")
@pytest.mark.regel("R17")
def test_a_planned_visit_takes_the_place_of_the_evaluation_and_sets_the_day_of_the_pop(recht):
    zaak, _ = recht
    bezoek = date(2023, 9, 12)  # a Tuesday
    workflow.evaluatie_plannen(
        zaak.maatwerker,
        lid=zaak.vdab,
        nu=moment(date(2023, 8, 1)),
        soort="periodiek",
        gepland_op=bezoek,
        bemiddelaar=zaak.vdab,
    )

    soorten = {termijn.soort: termijn for termijn in zaak.maatwerker.termijnen.all()}
    assert TermijnSoort.EVALUATIE not in soorten
    assert (soorten["bezoek"].uiterlijk, soorten["bezoek"].bemiddelaar) == (bezoek, zaak.vdab)
    assert soorten["pop"].uiterlijk == date(2023, 9, 2)

    workflow.evaluatie_afgelasten(
        zaak.maatwerker.evaluatieplanningen.get(), lid=zaak.vdab, nu=moment(date(2023, 8, 2)), reden="Ziek"
    )
    assert set(zaak.maatwerker.termijnen.values_list("soort", flat=True)) == {"evaluatie", "pop"}


# The measures that a partner did not take


def metingen(zaak, dag):
    """Which measures of a traject are due on a day, of whom and until when; right by the recount."""
    workflow.herreken_alles(vandaag=dag)
    assert list(termijnen_volgen_de_feiten(dag)) == []
    open_ = Termijn.objects.filter(traject=zaak.traject, soort__startswith="meting", begin__lte=dag).order_by("soort")
    return {termijn.soort: termijn for termijn in open_}


@pytest.mark.regel("M1")
@pytest.mark.parametrize(
    "laat", [False, True], ids=["six months after the hire", "a month after the end of the nazorg"]
)
def test_a_measure_goes_to_vdab_on_the_day_that_the_partner_loses_sight(laat):
    zaak = zaak_in(S.NAZORG)
    hire = zaak.traject.doorgestroomd_op
    zaak.dag = hire + (200 if laat else 80) * DAG
    zaak.neem("nazorg_afsluiten")
    laatste = max(hire + 214 * DAG, zaak.traject.status_sinds + 30 * DAG)
    assert laatste == (zaak.traject.status_sinds + 30 * DAG if laat else hire + 214 * DAG)

    voor, na = metingen(zaak, laatste), metingen(zaak, laatste + DAG)

    assert set(voor) == {"meting_vier_weken", "meting_zes_maanden"}
    assert Traject.objects.zichtbaar_voor(zaak.coach, vandaag=laatste).exists()
    assert not Traject.objects.zichtbaar_voor(zaak.coach, vandaag=laatste + DAG).exists()
    [termijn] = na.values()
    assert (termijn.soort, termijn.rol, termijn.detail) == ("meting_overgenomen", Rol.VDAB, "vier_weken")
    assert (termijn.begin, termijn.provincie) == (laatste + DAG, zaak.traject.provincie)
    for dag in (laatste, laatste + DAG, termijn.uiterlijk + DAG):
        metingen(zaak, dag)
        leden = Lidmaatschap.objects.filter(pk__in=[zaak.vdab.pk, zaak.coach.pk])
        assert not Termijn.objects.gemist(leden, vandaag=dag + DAG).filter(soort__startswith="meting").exists()


@pytest.mark.regel("R24")
def test_an_offer_without_an_answer_goes_to_vdab_when_the_partner_loses_sight():
    zaak = zaak_in(S.WACHT_OP_VACATURE)
    Aanbod.objects.registreer(
        Registratie(zaak.coach, moment(zaak.dag)), traject=zaak.traject, werkgever="Bakkerij", job="Bakker", op=zaak.dag
    )
    laatste = zaak.traject.status_sinds + 30 * DAG

    def open_aanbod(dag):
        workflow.herreken_alles(vandaag=dag)
        return Termijn.objects.get(soort__startswith="aanbod")

    assert (open_aanbod(laatste).soort, open_aanbod(laatste).rol) == ("aanbod", Rol.PARTNER)
    over = open_aanbod(laatste + DAG)
    assert (over.soort, over.rol, over.begin) == ("aanbod_overgenomen", Rol.VDAB, laatste + DAG)
    leden = [zaak.vdab, zaak.coach]
    assert not Termijn.objects.gemist(leden, vandaag=over.uiterlijk + 2 * DAG).filter(pk=over.pk).exists()


@pytest.mark.regel("M1")
def test_vdab_takes_the_missing_measures_one_after_the_other():
    zaak = zaak_in(S.GESLAAGD)
    zaak.dag = zaak.traject.doorgestroomd_op + 215 * DAG
    for moment_, andere in (("vier_weken", "zes_maanden"), ("zes_maanden", None)):
        assert metingen(zaak, zaak.dag)["meting_overgenomen"].detail == moment_
        workflow.opvolging_meten(
            zaak.traject,
            versie=zaak.traject.versie,
            lid=zaak.vdab,
            nu=moment(zaak.dag),
            moment=moment_,
            gemeten_op=zaak.dag,
            situatie="zelfde_werkgever",
        )
        over = Termijn.objects.filter(traject=zaak.traject, soort="meting_overgenomen").values_list("detail", flat=True)
        assert list(over) == ([andere] if andere else [])
