"""What the database itself refuses, whoever asks: the rules that are constraints."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories import MandaatFactory, OndernemingFactory, PopFactory, TewerkstellingFactory, WopFactory, moment
from tests.trajecten.workflow.bouw import EnclaveFactory
from trajecten.enums import Werkvorm, WopGrond
from trajecten.forms.beheer import MandaatForm
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
BEGIN = date(2026, 3, 2)


@pytest.mark.regel("R47")
@pytest.mark.parametrize(("gemeld_op", "mag"), [(date(2026, 3, 1), True), (BEGIN, False), (date(2026, 3, 3), False)])
def test_an_enclave_is_notified_the_day_before(gemeld_op, mag):
    enclave = {
        "maatwerker": TewerkstellingFactory().maatwerker,
        "gastbedrijf": OndernemingFactory(regulier=True),
        "periode": periode(BEGIN),
        "gemeld_op": gemeld_op,
    }
    if mag:
        EnclaveFactory(**enclave)
    else:
        with pytest.raises(IntegrityError, match="enclave_vooraf_gemeld"):
            EnclaveFactory(**enclave)


@pytest.mark.regel("R6")
@pytest.mark.parametrize(
    ("van", "tot", "mag"),
    [
        (date(2019, 1, 1), date(2024, 1, 1), True),  # its last day is 31-12-2023
        (date(2019, 1, 1), date(2024, 1, 2), False),
        (date(2020, 2, 29), date(2025, 2, 28), True),
        (date(2020, 2, 29), date(2025, 3, 1), False),
        (date(2019, 1, 1), None, False),
    ],
)
def test_a_wop_is_no_longer_than_five_years(van, tot, mag):
    if mag:
        WopFactory(periode=periode(van, tot))
    else:
        with pytest.raises(IntegrityError, match="wop_hoogstens_vijf_jaar"):
            WopFactory(periode=periode(van, tot))


@pytest.mark.regel("R9")
@pytest.mark.parametrize("grond", WopGrond)
def test_only_who_was_converted_keeps_a_wop_without_end(grond):
    zonder_einde = {"loonpremie": 60, "periode": periode(date(2019, 1, 1)), "grond": grond}
    if grond == WopGrond.OMZETTING_ZITTEND:
        WopFactory(**zonder_einde)
    else:
        with pytest.raises(IntegrityError, match="wop_hoogstens_vijf_jaar"):
            WopFactory(**zonder_einde)


@pytest.mark.regel("R30")
@pytest.mark.parametrize(("loonpremie", "mag"), [(35, False), (40, True), (42, False), (75, True), (80, False)])
def test_a_loonpremie_goes_by_five_from_40_to_75(loonpremie, mag):
    if mag:
        WopFactory(loonpremie=loonpremie)
    else:
        with pytest.raises(IntegrityError, match="wop_loonpremie_bestaat"):
            WopFactory(loonpremie=loonpremie)


@pytest.mark.regel("R16")
def test_a_pop_with_one_action_is_refused():
    with pytest.raises(IntegrityError, match="pop_minstens_twee_acties"):
        PopFactory(acties=["Heftruckopleiding"])


@pytest.mark.regel("R4")
@pytest.mark.parametrize("werkvorm", [Werkvorm.BW, Werkvorm.SW])
def test_no_employment_of_the_old_kind_begins_in_2019(werkvorm):
    TewerkstellingFactory(werkvorm=werkvorm, periode=periode(date(2018, 12, 31)))
    with pytest.raises(IntegrityError, match="tewerkstelling_bw_sw_tot_2018"):
        TewerkstellingFactory(werkvorm=werkvorm, periode=periode(date(2019, 1, 1)))


@pytest.mark.parametrize("factory", [TewerkstellingFactory, WopFactory])
def test_periods_of_one_person_follow_each_other(factory):
    eerste = factory(periode=periode(date(2025, 1, 1), date(2026, 1, 1)))
    factory(maatwerker=eerste.maatwerker, periode=periode(date(2026, 1, 1), date(2026, 6, 1)))
    factory(periode=periode(date(2025, 1, 1), date(2026, 1, 1)))

    with pytest.raises(IntegrityError, match="geen_overlap"):
        factory(maatwerker=eerste.maatwerker, periode=periode(date(2026, 5, 31), date(2027, 1, 1)))


def test_what_was_withdrawn_makes_place():
    wop = WopFactory()
    type(wop).objects.filter(pk=wop.pk).update(ingetrokken_op=moment(BEGIN), ingetrokken_door=wop.geregistreerd_door)

    WopFactory(maatwerker=wop.maatwerker, periode=wop.periode)


@pytest.mark.regel("R34")
@pytest.mark.parametrize(
    ("van", "tot", "mag"),
    [
        ("2020-01-01", "2025-12-31", True),
        ("2020-01-01", "2026-01-01", False),
        ("2020-02-29", "2026-02-27", True),
        ("2020-02-29", "2026-02-28", False),
    ],
)
def test_a_mandate_is_no_longer_than_six_years(van, tot, mag):
    partner = OndernemingFactory(partner=True)
    form = MandaatForm({"partner": partner.pk, "van": van, "tot": tot})

    assert form.is_valid() == mag, form.errors
    assert mag or "hoogstens zes jaar" in form.errors["tot"][0]


@pytest.mark.regel("R34")
def test_mandates_of_one_partner_do_not_overlap():
    mandaat = MandaatFactory(periode=periode(date(2020, 1, 1), date(2026, 1, 1)))
    MandaatFactory(partner=mandaat.partner, periode=periode(date(2026, 1, 1), date(2032, 1, 1)))

    with pytest.raises(IntegrityError, match="mandaat_geen_overlap"):
        MandaatFactory(partner=mandaat.partner, periode=periode(date(2025, 12, 31), date(2026, 6, 1)))
