"""The end of an employment: what lies in it ends with it, and nothing else does."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests.factories import (
    LidmaatschapFactory,
    OndernemingFactory,
    TewerkstellingFactory,
    VestigingFactory,
    Zaak,
    moment,
    zaak_in,
)
from trajecten import workflow
from trajecten.enums import Rol, Werkvorm
from trajecten.enums import TrajectStatus as S
from trajecten.models import Afwezigheid, Enclaveplaatsing, Registratie, Stage, Tewerkstelling, Wop
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def elders(zaak, op):
    """Somebody of another company, who reports this person in dienst there on `op`."""
    vestiging = VestigingFactory()
    lid = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming)
    persoon = zaak.maatwerker
    return workflow.in_dienst_melden(
        vestiging,
        lid=lid,
        nu=moment(op),
        op=op,
        insz=persoon.insz,
        voornaam=persoon.voornaam,
        familienaam=persoon.familienaam,
        geboortedatum=persoon.geboortedatum,
        doelgroep=persoon.doelgroep,
        breuk=1,
    )


def dienst_van(zaak):
    return Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker, vestiging=zaak.vestiging)


def meld_uit_dienst(zaak, op, *, nu=None):
    workflow.uit_dienst_melden(dienst_van(zaak), lid=zaak.werkgever, nu=moment(nu or op), op=op, reden="einde_contract")


def test_absence_enclave_and_stage_end_with_the_employment():
    zaak = zaak_in(S.STAGE)
    van, laatste = zaak.dag - DAG, zaak.dag + timedelta(days=5)
    registratie = Registratie(zaak.werkgever, moment(zaak.dag))
    Afwezigheid.objects.registreer(
        registratie, maatwerker=zaak.maatwerker, soort="ziekte", periode=periode(van, van + timedelta(days=90))
    )
    Enclaveplaatsing.objects.registreer(
        registratie,
        maatwerker=zaak.maatwerker,
        gastbedrijf=OndernemingFactory(regulier=True),
        functie="Inpakker",
        periode=periode(van),
        gemeld_op=van - DAG,
    )

    meld_uit_dienst(zaak, laatste)

    for model in (Afwezigheid, Enclaveplaatsing, Stage, Tewerkstelling, Wop):
        assert model.objects.geldig().get().periode.upper == laatste + DAG, model


def test_the_former_employer_cannot_end_it_again_over_the_next_one():
    zaak = Zaak()
    meld_uit_dienst(zaak, zaak.dag)
    nieuw = elders(zaak, zaak.dag + timedelta(days=10))

    with pytest.raises(ValidationError, match="eindigde al"):
        meld_uit_dienst(zaak, zaak.dag - DAG, nu=zaak.dag + timedelta(days=12))

    assert Tewerkstelling.objects.geldig().filter(pk=nieuw.pk).exists()


def test_a_hire_recorded_late_does_not_wipe_out_a_later_employment():
    zaak = zaak_in(S.JOBMATCHING)
    meld_uit_dienst(zaak, zaak.dag)
    zaak.dag += DAG
    nieuw = elders(zaak, zaak.dag + timedelta(days=30))

    with pytest.raises(ValidationError, match="in dienst gemeld") as fout:
        zaak.neem("doorstromen", nu=moment(zaak.dag + timedelta(days=40)))

    assert set(fout.value.message_dict) == {"op"}
    assert Tewerkstelling.objects.geldig().filter(pk=nieuw.pk).exists()


def kort_in(dienst, registratie, tot):
    """Shorten an employment behind the back of the workflow, and let the database have its say."""
    with transaction.atomic():
        dienst.vervang(registratie, periode=periode(dienst.periode.lower, tot))
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_an_employment_that_leaves_its_stage_outside():
    zaak = zaak_in(S.STAGE)

    with pytest.raises(IntegrityError, match="niet binnen een tewerkstelling"):
        kort_in(dienst_van(zaak), Registratie(zaak.werkgever, moment(zaak.dag)), zaak.dag)


def test_a_stage_may_cross_the_day_on_which_the_decree_converted_the_employment():
    zaak = Zaak(werkvorm=Werkvorm.BW, begin=date(2018, 12, 3))
    for stap in ("toeleiden", "starten", "jobmatching_starten", "stage_starten"):
        zaak.neem(stap)
    oud = dienst_van(zaak)
    registratie = Registratie(zaak.vdab, moment(date(2019, 1, 1)))
    oud.vervang(registratie, periode=periode(oud.periode.lower, date(2019, 1, 1)))
    TewerkstellingFactory(maatwerker=zaak.maatwerker, vestiging=zaak.vestiging, periode=periode(date(2019, 1, 1)))

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
