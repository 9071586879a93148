"""Who knows about which rows: every model, every role, and the days on which that changes."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from tests.factories import (
    EvaluatieFactory,
    EvaluatieplanningFactory,
    LidmaatschapFactory,
    OndernemingFactory,
    PopFactory,
    TewerkstellingFactory,
    Zaak,
    moment,
    voeg_document_toe,
    zaak_in,
)
from trajecten import workflow
from trajecten.enums import EvaluatieSoort, JournaalBereik, Provincie, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Aanbod,
    Advies,
    Afwezigheid,
    Beslissingsbrief,
    Deelname,
    Document,
    Doorstroomplan,
    Enclaveplaatsing,
    Evaluatie,
    Evaluatieaanvraag,
    Evaluatieplanning,
    Journaalregel,
    Maatwerker,
    Nazorgafspraak,
    Nazorgcontact,
    OpgeslagenFilter,
    Opschorting,
    Opvolgmeting,
    Overdrachtsnota,
    Pop,
    Registratie,
    Signaal,
    Stage,
    Stagefeedback,
    Statusovergang,
    Tewerkstelling,
    Toewijzing,
    Traject,
    Uitstroom,
    Weigering,
    Wop,
)
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
MAAND = timedelta(days=30)
# No rows about people: who logs in, and what a call is.
VOOR_IEDEREEN = {"Gebruiker", "Lidmaatschap", "Oproep", "IndicatorBekend", "Sleutelcontrole"}
VAN_MENSEN = (
    Aanbod, Advies, Afwezigheid, Beslissingsbrief, Deelname, Document, Doorstroomplan, Enclaveplaatsing, Evaluatie,
    Evaluatieaanvraag,
    Evaluatieplanning, Journaalregel, Maatwerker, Nazorgafspraak, Nazorgcontact, Opschorting, Opvolgmeting, Overdrachtsnota, Pop,
    Signaal, Stage, Stagefeedback, Statusovergang, Tewerkstelling, Toewijzing, Traject, Uitstroom, Weigering, Wop,
)  # fmt: skip


def test_every_model_says_who_sees_its_rows():
    zonder = {
        m.__name__ for m in apps.get_app_config("trajecten").get_models() if not hasattr(m.objects, "zichtbaar_voor")
    }

    assert zonder == VOOR_IEDEREEN


def vol_dossier(**opties):
    """A case in BEOORDELING with a row of every kind about it, registered by its own people."""
    zaak = Zaak(**opties)
    vdab, dag = Registratie(zaak.vdab, moment(zaak.dag)), zaak.dag
    persoon = {"maatwerker": zaak.maatwerker}
    aanleiding = EvaluatieFactory(**persoon, bezoek_op=dag - DAG)
    zaak.neem("toeleiden", aanleiding=aanleiding)
    for stap in ("starten", "jobmatching_starten", "stage_starten", "stage_beeindigen"):
        zaak.neem(stap, lid=zaak.coach if stap == "starten" else None)
    traject = {"traject": zaak.traject}
    Advies.objects.create(**persoon, doelgroep="pmah", basis="icf", gegeven_door="VDAB", op=dag, geldig_tot=dag + MAAND)
    Afwezigheid.objects.registreer(vdab, **persoon, soort="ziekte", periode=periode(dag, dag + DAG))
    Enclaveplaatsing.objects.registreer(
        vdab,
        **persoon,
        gastbedrijf=OndernemingFactory(regulier=True),
        functie="Inpakker",
        periode=periode(dag, dag + DAG),
        gemeld_op=dag - DAG,
    )
    Deelname.objects.registreer(vdab, **traject, geslacht="x")
    Stagefeedback.objects.registreer(vdab, **traject, op=dag, van="deelnemer", tekst="Vlot")
    plan = {"doel": "Bakker", "sterktes": "Vlot", "akkoord_op": dag}
    Doorstroomplan.objects.create(**traject, **plan, lid=zaak.coach, geschreven_op=moment(dag))
    Aanbod.objects.registreer(vdab, **traject, werkgever="Bakkerij", job="Bakker", op=dag)
    Weigering.objects.registreer(vdab, **persoon, **traject, wat="job", geweigerd_op=dag, reden="vervoer")
    Opschorting.objects.registreer(vdab, **traject, periode=periode(dag, dag + DAG), grond="ziekte")
    Signaal.objects.create(
        **persoon, soort="uit_dienst_tijdens_traject", tekst="x", gemeld_door=zaak.werkgever, gemeld_op=moment(dag)
    )
    Evaluatieaanvraag.objects.create(
        **persoon, soort="vrijwillig", namens="maatwerker", gevraagd_op=dag, lid=zaak.werkgever
    )
    EvaluatieplanningFactory(**persoon)
    workflow.brief_versturen(aanleiding, lid=zaak.vdab, nu=moment(dag), brief_op=dag)
    for lid, bereik in [(zaak.vdab, b) for b in JournaalBereik] + [
        (zaak.coach, JournaalBereik.VDAB),
        (zaak.werkgever, JournaalBereik.VDAB),
    ]:
        Journaalregel.objects.create(
            **persoon, **traject, op=dag, tekst=f"{lid.rol} {bereik}", bereik=bereik, lid=lid, geschreven_op=moment(dag)
        )
        voeg_document_toe(zaak, **traject, naam=f"{lid.rol} {bereik}.pdf", bereik=bereik, lid=lid)
    zaak.pop()
    zaak.neem("voorleggen")
    return zaak


def ziet(model, lid, vandaag):
    rijen = model.objects.geldig() if hasattr(model.objects, "geldig") else model.objects.all()
    return rijen.zichtbaar_voor(lid, vandaag=vandaag)


def test_saved_filters_are_shared_with_colleagues_only():
    """Of the same organisation, or of VDAB in a province that both have."""
    antwerpen, limburg, beide = (
        LidmaatschapFactory(rol=Rol.VDAB, provincies=provincies)
        for provincies in (
            [Provincie.ANTWERPEN],
            [Provincie.LIMBURG],
            [Provincie.ANTWERPEN, Provincie.LIMBURG],
        )
    )
    coach, vreemd = LidmaatschapFactory(partner=True), LidmaatschapFactory(partner=True)
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=coach.organisatie)
    for lid in (antwerpen, coach):
        for gedeeld in (True, False):
            OpgeslagenFilter.objects.create(
                lid=lid, lijst="traject-lijst", naam=f"{lid.rol} {gedeeld}", vraag="stand=open", gedeeld=gedeeld
            )

    def ziet_namen(lid):
        zichtbaar = OpgeslagenFilter.objects.zichtbaar_voor(lid, vandaag=date(2026, 3, 2))
        return set(zichtbaar.values_list("naam", flat=True))

    assert ziet_namen(antwerpen) == {"vdab True", "vdab False"}
    assert ziet_namen(beide) == {"vdab True"}
    assert ziet_namen(coach) == {"partner True", "partner False"}
    assert ziet_namen(collega) == {"partner True"}
    for lid in (limburg, vreemd, LidmaatschapFactory(beheer=True)):
        assert ziet_namen(lid) == set()


def soorten(lid, vandaag, modellen=VAN_MENSEN):
    return {model for model in modellen if ziet(model, lid, vandaag).exists()}


AANWEZIG = set(VAN_MENSEN) - {Nazorgafspraak, Nazorgcontact, Opvolgmeting, Overdrachtsnota, Uitstroom}


def test_vdab_sees_all_of_its_provinces_and_nothing_of_another():
    zaak = vol_dossier(postcode="2000")
    antwerpen, limburg = (
        LidmaatschapFactory(rol=Rol.VDAB, provincies=[p]) for p in (Provincie.ANTWERPEN, Provincie.LIMBURG)
    )

    assert soorten(antwerpen, zaak.dag) == AANWEZIG
    assert soorten(limburg, zaak.dag) == set()


def test_a_company_sees_its_people_without_what_is_between_others():
    zaak = vol_dossier()

    assert soorten(zaak.werkgever, zaak.dag) == AANWEZIG - {
        Aanbod,
        Advies,
        Deelname,
        Doorstroomplan,
        Opschorting,
        Signaal,
        Stagefeedback,
        Weigering,
    }


def test_a_partner_sees_its_case_without_what_is_not_its_business():
    zaak = vol_dossier()

    # The absence and the enclave of then are no longer running; employment and WOP only as they are today.
    assert soorten(zaak.coach, zaak.dag) == AANWEZIG - {
        Advies,
        Beslissingsbrief,
        Evaluatieaanvraag,
        Evaluatieplanning,
        Signaal,
    }
    assert ziet(Tewerkstelling, zaak.coach, zaak.dag).count() == 1


@pytest.mark.parametrize("rol", ["beleid", "beheer"])
def test_managers_and_administrators_see_no_row_about_anybody(rol):
    zaak = vol_dossier()

    assert soorten(LidmaatschapFactory(**{rol: True}), zaak.dag) == set()


@pytest.mark.parametrize("wie", ["coach", "werkgever"])
def test_another_organisation_with_a_case_of_its_own_sees_nothing_of_this_one(wie):
    zaak, andere = vol_dossier(), vol_dossier()
    lid = getattr(andere, wie)

    for model in VAN_MENSEN:
        zichtbaar = ziet(model, lid, zaak.dag)
        if model is Maatwerker:
            zichtbaar = zichtbaar.filter(pk=zaak.maatwerker.pk)
        elif model is Beslissingsbrief:
            zichtbaar = zichtbaar.filter(evaluatie__maatwerker=zaak.maatwerker)
        elif hasattr(model, "maatwerker"):
            zichtbaar = zichtbaar.filter(maatwerker=zaak.maatwerker)
        else:
            zichtbaar = zichtbaar.filter(traject=zaak.traject)
        assert not zichtbaar.exists(), model


def test_the_journal_is_read_by_bereik():
    zaak = vol_dossier()
    alles = {"vdab vdab", "vdab traject", "vdab gedeeld", "partner vdab", "onderneming vdab"}

    def leest(lid):
        return set(ziet(Journaalregel, lid, zaak.dag).values_list("tekst", flat=True))

    assert leest(zaak.vdab) == alles
    assert leest(zaak.coach) == {"vdab traject", "vdab gedeeld", "partner vdab"}
    assert leest(zaak.werkgever) == {"vdab gedeeld", "onderneming vdab"}


def test_documents_are_read_by_bereik_as_the_journal_is():
    zaak = vol_dossier()

    for lid in (zaak.vdab, zaak.coach, zaak.werkgever):
        regels = set(ziet(Journaalregel, lid, zaak.dag).values_list("tekst", flat=True))
        namen = ziet(Document, lid, zaak.dag).values_list("naam", flat=True)
        assert {naam.removesuffix(".pdf") for naam in namen} == regels


def test_a_partner_sees_only_the_evaluation_that_led_to_its_traject():
    zaak = vol_dossier()
    EvaluatieFactory(maatwerker=zaak.maatwerker, soort=EvaluatieSoort.VRIJWILLIG, bezoek_op=date(2020, 1, 1))

    assert [e.soort for e in ziet(Evaluatie, zaak.coach, zaak.dag)] == [EvaluatieSoort.PERIODIEK]
    assert ziet(Evaluatie, zaak.vdab, zaak.dag).count() == ziet(Evaluatie, zaak.werkgever, zaak.dag).count() == 2


def test_a_company_keeps_seeing_somebody_for_thirty_days():
    zaak = Zaak()
    laatste = zaak.dag
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(laatste), op=laatste, reden="einde_contract")
    # the first day on which the person no longer works there is the day after `laatste`
    for vandaag, mag in [(laatste + DAG, True), (laatste + DAG + MAAND, True), (laatste + 2 * DAG + MAAND, False)]:
        for model in (Maatwerker, Tewerkstelling, Wop):
            assert ziet(model, zaak.werkgever, vandaag).exists() is mag, (model, vandaag)


def test_a_company_sees_no_earlier_employment_elsewhere():
    zaak = Zaak()
    TewerkstellingFactory(maatwerker=zaak.maatwerker, periode=periode(date(2019, 1, 1), date(2020, 1, 1)))

    assert ziet(Tewerkstelling, zaak.werkgever, zaak.dag).get().vestiging == zaak.vestiging
    assert ziet(Tewerkstelling, zaak.vdab, zaak.dag).count() == 2


@pytest.mark.parametrize("status", [S.STOPGEZET, S.MISLUKT, S.GEANNULEERD, S.WACHT_OP_VACATURE])
def test_a_partner_keeps_seeing_a_closed_case_for_thirty_days(status):
    zaak = zaak_in(status)
    gesloten = zaak.traject.status_sinds

    for vandaag, mag in [(gesloten, True), (gesloten + MAAND, True), (gesloten + MAAND + DAG, False)]:
        assert ziet(Traject, zaak.coach, vandaag).exists() is mag, vandaag
        assert ziet(Maatwerker, zaak.coach, vandaag).exists() is mag, vandaag


@pytest.mark.parametrize("status", [S.NAZORG, S.GESLAAGD])
def test_from_the_hire_on_a_partner_only_follows_up(status):
    zaak = zaak_in(status)
    EvaluatieFactory(maatwerker=zaak.maatwerker)
    PopFactory(maatwerker=zaak.maatwerker)
    door = {"traject": zaak.traject, "lid": zaak.coach, "geschreven_op": moment(zaak.dag)}
    Doorstroomplan.objects.create(**door, doel="Bakker", sterktes="Vlot", akkoord_op=zaak.dag)
    Nazorgafspraak.objects.create(traject=zaak.traject, op=zaak.dag, met="werknemer")
    Overdrachtsnota.objects.create(**door, voor="werkgever", gaat_goed="Alles", contact="Sofie")

    assert soorten(zaak.coach, zaak.dag) == {
        Nazorgafspraak,
        Overdrachtsnota,
        Maatwerker,
        Statusovergang,
        Toewijzing,
        Traject,
        Uitstroom,
    }


def test_the_follow_up_ends_after_the_measure_at_six_months():
    zaak = zaak_in(S.GESLAAGD)
    hire = zaak.traject.doorgestroomd_op

    assert ziet(Traject, zaak.coach, hire + timedelta(days=184) + MAAND).exists()
    assert not ziet(Traject, zaak.coach, hire + timedelta(days=184) + MAAND + DAG).exists()
    assert ziet(Traject, zaak.vdab, hire + timedelta(days=1000)).exists()


def test_a_person_without_traject_belongs_to_the_province_of_the_last_employment():
    dienst = TewerkstellingFactory(vestiging__postcode="3500")
    antwerpen, limburg = (
        LidmaatschapFactory(rol=Rol.VDAB, provincies=[p]) for p in (Provincie.ANTWERPEN, Provincie.LIMBURG)
    )

    assert list(ziet(Maatwerker, limburg, date(2026, 3, 2))) == [dienst.maatwerker]
    assert not ziet(Maatwerker, antwerpen, date(2026, 3, 2)).exists()


def test_a_company_reads_only_what_it_asked_itself():
    zaak = vol_dossier()
    Evaluatieaanvraag.objects.update(stand="ingetrokken", afgesloten_op=zaak.dag, afgesloten_door=zaak.werkgever)
    vorige = LidmaatschapFactory(onderneming=True)
    Evaluatieaanvraag.objects.create(
        maatwerker=zaak.maatwerker, soort="vrijwillig", namens="onderneming", gevraagd_op=zaak.dag, lid=vorige
    )

    assert [een.lid for een in ziet(Evaluatieaanvraag, zaak.werkgever, zaak.dag)] == [zaak.werkgever]
    assert ziet(Evaluatieaanvraag, zaak.vdab, zaak.dag).count() == 2
    assert not ziet(Evaluatieaanvraag, vorige, zaak.dag).exists(), "the person does not work there any more"
