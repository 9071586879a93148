"""Every number that is known to be right or wrong."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.factories import insz, kbo
from trajecten import identificatie as i

VANDAAG = date(2026, 11, 24)


@pytest.mark.parametrize(
    "nummer",
    [
        "93.05.18-223.61", "00.01.25-567.77", "85.07.15-997.96", "85.07.15-998.95", "60.02.29-995.88", "01.12.31-998.49",
        "05.11.30-996.61", "71.01.04-990.97", "02.01.05-995.97", "71.01.07-996.01", "02.01.05-994.01", "85.27.15-998.41",
        "85.47.15-997.85", "01.32.31-997.93", "01.52.31-998.38", "85.00.00-997.12", "00.00.01-997.40",
    ],
)  # fmt: skip
def test_a_right_insz_is_accepted(nummer):
    i.valideer_insz(nummer, vandaag=VANDAAG)
    assert i.insz_toon(i.insz_normaliseer(nummer)) == nummer


@pytest.mark.parametrize(
    ("nummer", "code"),
    [
        ("93051822362", "controle"),
        ("93051823261", "controle"),
        ("00012556776", "controle"),
        ("93.13.31-997.20", "datum"),
        ("93.02.30-997.70", "datum"),
        ("85.07.15-000.26", "volgnummer"),
        ("85.07.15-999.94", "volgnummer"),
        ("00000000097", "volgnummer"),
        ("9305182236", "vorm"),
        ("930518223610", "vorm"),
        ("9305182236A", "vorm"),
        ("٩٣٠٥١٨٢٢٣٦١", "vorm"),
    ],
)
def test_a_wrong_insz_is_refused(nummer, code):
    with pytest.raises(ValidationError) as fout:
        i.valideer_insz(nummer, vandaag=VANDAAG)
    assert fout.value.code == code


def test_the_century_follows_from_the_check():
    i.valideer_insz("00.01.25-567.77", geboortedatum=date(2000, 1, 25), vandaag=VANDAAG)
    with pytest.raises(ValidationError, match="geboortedatum"):
        i.valideer_insz("00.01.25-567.77", geboortedatum=date(1900, 1, 25), vandaag=VANDAAG)


@pytest.mark.parametrize(
    ("geboren", "code"),
    [(date(2026, 11, 25), "toekomst"), (date(2012, 1, 1), "leeftijd"), (date(1920, 1, 1), "leeftijd")],
)
def test_a_birth_date_is_plausible(geboren, code):
    with pytest.raises(ValidationError) as fout:
        i.valideer_insz(insz(geboren, 997), vandaag=VANDAAG)
    assert fout.value.code == code


def test_an_unknown_birthday_fits_the_year():
    i.valideer_insz("85.00.00-997.12", geboortedatum=date(1985, 6, 1), vandaag=VANDAAG)
    with pytest.raises(ValidationError, match="geboortejaar"):
        i.valideer_insz("85.00.00-997.12", geboortedatum=date(1986, 6, 1), vandaag=VANDAAG)


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)), st.integers(1, 998))
def test_every_birth_date_has_a_number(geboren, serie):
    i.valideer_insz(insz(geboren, serie), geboortedatum=geboren, vandaag=VANDAAG)


@pytest.mark.parametrize(
    ("getypt", "nummer"),
    [
        ("0566.988.259", "0566988259"), ("0353.456.320", "0353456320"), ("0881.702.779", "0881702779"),
        ("0123.456.749", "0123456749"), ("0999.999.922", "0999999922"), ("1000.000.021", "1000000021"),
        ("1000.000.120", "1000000120"), ("0200.004.397", "0200004397"), ("0200.004.201", "0200004201"),
        ("BE 0566.988.259", "0566988259"), ("BE0566988259", "0566988259"), ("566988259", "0566988259"),
    ],
)  # fmt: skip
def test_a_right_kbo_number_is_accepted(getypt, nummer):
    assert i.kbo_normaliseer(getypt) == nummer
    i.valideer_kbo(nummer)


@pytest.mark.parametrize("nummer", ["0566.988.258", "0566.988.295", "2566.988.259", "05669882590", "056698825X", ""])
def test_a_wrong_kbo_number_is_refused(nummer):
    with pytest.raises(ValidationError):
        i.valideer_kbo(nummer)


@given(st.integers(0, 9_999_999), st.integers(0, 9), st.integers(0, 9))
def test_a_wrong_digit_in_a_kbo_number_is_noticed(reeks, plaats, cijfer):
    goed = kbo(reeks)
    fout = goed[:plaats] + str(cijfer) + goed[plaats + 1 :]
    assume(fout != goed)
    with pytest.raises(ValidationError):
        i.valideer_kbo(fout)


@pytest.mark.parametrize("nummer", ["2.147.812.701", "2.147.812.897", "2.000.000.141"])
def test_a_right_establishment_number_is_accepted(nummer):
    i.valideer_vestigingsnummer(nummer)
    cijfers = i.vestigingsnummer_normaliseer(nummer)
    assert i.waarschuwing_vestigingsnummer(cijfers) is None
    assert i.vestigingsnummer_toon(cijfers) == nummer


def test_a_doubtful_establishment_number_only_warns():
    i.valideer_vestigingsnummer("2147812702")
    assert i.waarschuwing_vestigingsnummer("2147812702")


@pytest.mark.parametrize("nummer", ["0.147.812.701", "9.147.812.701", "214781270"])
def test_a_wrong_establishment_number_is_refused(nummer):
    with pytest.raises(ValidationError):
        i.valideer_vestigingsnummer(nummer)


@pytest.mark.regel("R30")
@pytest.mark.parametrize(
    ("tekst", "wop"),
    [("40 Laag", (40, "laag")), ("75 Hoog", (75, "hoog")), ("45 Midden", (45, "midden")), ("40 laag", (40, "laag"))],
)
def test_a_wop_is_read(tekst, wop):
    assert i.lees_wop(tekst) == wop


@pytest.mark.regel("R30")
@pytest.mark.parametrize("tekst", ["42 Laag", "80 Hoog", "40", "Laag 40", "60 Middel", ""])
def test_another_wop_is_refused(tekst):
    with pytest.raises(ValidationError):
        i.lees_wop(tekst)
