"""The dated parameters, on the days around their edges."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from trajecten import regelgeving as r
from trajecten.enums import Bestemming, TrajectStatus, Werkvorm

EINDE_2018, BEGIN_2019 = date(2018, 12, 31), date(2019, 1, 1)


@pytest.mark.regel("R4")
@pytest.mark.parametrize("werkvorm", [Werkvorm.BW, Werkvorm.SW, Werkvorm.CMW, Werkvorm.MWA])
def test_maatwerk_changes_regime_on_1_january_2019(werkvorm):
    oud, nieuw = r.regime(werkvorm, EINDE_2018), r.regime(werkvorm, BEGIN_2019)

    assert (oud.has_wop, nieuw.has_wop) == (False, True)
    assert (oud.mandaat_vereist, nieuw.mandaat_vereist) == (False, True)
    assert (oud.wacht_op_vacature_mogelijk, nieuw.wacht_op_vacature_mogelijk) == (False, True)


@pytest.mark.regel("R27")
def test_a_traject_can_be_compulsory_from_2019():
    assert r.regime(Werkvorm.BW, EINDE_2018).verplicht == r.Verplicht.NOOIT
    assert r.regime(Werkvorm.BW, BEGIN_2019).verplicht == r.Verplicht.NA_EVALUATIE


@pytest.mark.regel("R28")
def test_return_was_free_before_2019():
    assert r.regime(Werkvorm.SW, EINDE_2018).terugkeer == r.Terugkeer.VRIJ


@pytest.mark.regel("R25")
def test_return_is_on_a_fitting_wop_since_2019():
    assert r.regime(Werkvorm.CMW, BEGIN_2019).terugkeer == r.Terugkeer.GEPAST_WOP


@pytest.mark.regel("R45")
@pytest.mark.regel("R44")
@pytest.mark.parametrize("op", [EINDE_2018, BEGIN_2019])
def test_lde_knows_no_wop_and_no_return(op):
    lde = r.regime(Werkvorm.LDE, op)
    assert (lde.has_wop, lde.terugkeer, lde.verplicht) == (False, r.Terugkeer.GEEN, r.Verplicht.INSCHAKELING)


@pytest.mark.regel("R19")
@pytest.mark.parametrize("stelsel", r.REGIMES, ids=lambda s: s.naam)
def test_the_phases_have_a_maximum(stelsel):
    s = TrajectStatus
    assert stelsel.maanden_per_fase == {s.VOORTRAJECT: 1, s.JOBMATCHING: 3, s.STAGE: 3, s.NAZORG: 3}


@pytest.mark.regel("R1")
@pytest.mark.regel("R2")
@pytest.mark.parametrize("bestemming", [Bestemming.ENCLAVE, Bestemming.ANDER_MWB, Bestemming.AMA, Bestemming.LDE])
def test_these_are_never_doorstroom(bestemming):
    assert r.telt_als_doorstroom(bestemming, date(2018, 1, 1))
    assert r.telt_als_doorstroom(bestemming, date(2026, 1, 1))


@pytest.mark.regel("R1")
@pytest.mark.parametrize("bestemming", [Bestemming.NEC_ZONDER, Bestemming.INTERN, Bestemming.ZELFSTANDIG])
def test_these_are_doorstroom(bestemming):
    assert r.telt_als_doorstroom(bestemming, date(2018, 1, 1)) is None
    assert r.telt_als_doorstroom(bestemming, date(2026, 1, 1)) is None


@pytest.mark.regel("R42")
def test_vop_makes_place_for_imw_on_1_july_2023():
    laatste, eerste = date(2023, 6, 30), date(2023, 7, 1)

    assert r.telt_als_doorstroom(Bestemming.NEC_VOP, laatste) is None
    assert r.telt_als_doorstroom(Bestemming.NEC_VOP, eerste)
    assert r.telt_als_doorstroom(Bestemming.NEC_IMW, laatste)
    assert r.telt_als_doorstroom(Bestemming.NEC_IMW, eerste) is None


@pytest.mark.regel("R41")
def test_a_begeleider_does_not_move_on_internally():
    assert r.telt_als_doorstroom(Bestemming.INTERN, date(2026, 1, 1), als_begeleider=True)


@pytest.mark.regel("R6")
def test_a_wop_on_a_leap_day_is_no_longer_than_five_years():
    assert r.wop_maximum(date(2020, 2, 29)) == date(2025, 2, 28)


@pytest.mark.regel("R31")
def test_a_startpakket_is_45_or_60():
    assert [p for p in (40, 45, 50, 55, 60, 65, 70, 75) if r.is_startpakket(p, BEGIN_2019)] == [45, 60]


def test_every_parameter_names_a_known_rule():
    genoemd = {p.regel for p in r.PARAMETERS} | {n.regel for n in r.TELT_NIET}
    genoemd |= {regel for stelsel in r.REGIMES for regel in stelsel.regels}
    assert genoemd <= set(r.REGELS)


@pytest.mark.parametrize("naam", sorted({p.naam for p in r.PARAMETERS}))
def test_values_of_a_parameter_follow_each_other(naam):
    waarden = sorted((p for p in r.PARAMETERS if p.naam == naam), key=lambda p: p.van)
    for eerste, tweede in pairwise(waarden):
        assert tweede.van == eerste.tot + timedelta(days=1)


def test_a_day_without_a_value_is_refused():
    with pytest.raises(KeyError):
        r.parameter("bestaat_niet", BEGIN_2019)


@pytest.mark.parametrize(
    ("naam", "getoond"),
    [("wop_jaren", "5"), ("startpakket_loonpremies", "45, 60"), ("nazorg_contacten", "7: Werknemer, 14: Werkgever")],
)
def test_a_parameter_is_readable(naam, getoond):
    [parameter] = [een for een in r.PARAMETERS if een.naam == naam]
    assert parameter.getoond.startswith(getoond)
