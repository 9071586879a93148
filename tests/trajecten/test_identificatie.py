from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.factories import WopFactory, insz, kbo
from trajecten.enums import Begeleiding, Loonpremie, WopGrond
from trajecten.identificatie import (
    insz_normaliseer,
    insz_toon,
    kbo_normaliseer,
    kbo_toon,
    lees_wop,
    valideer_insz,
    valideer_kbo,
    valideer_vestigingsnummer,
    vestigingsnummer_normaliseer,
    vestigingsnummer_toon,
    waarschuwing_insz,
    waarschuwing_vestigingsnummer,
)

VANDAAG = date(2026, 11, 24)
CIJFERS = "0123456789"


def code(functie, *args, **kwargs):
    """The code of the ValidationError that a call raises."""
    with pytest.raises(ValidationError) as gevangen:
        functie(*args, **kwargs)
    return gevangen.value.code


def met_andere_cijfers(nummer):
    """Every number that differs from this one in a single digit."""
    for plaats, cijfer in enumerate(nummer):
        for ander in CIJFERS:
            if ander != cijfer:
                yield nummer[:plaats] + ander + nummer[plaats + 1 :]


# INSZ


@pytest.mark.parametrize(
    ("getoond", "geboren"),
    [
        ("93.05.18-223.61", date(1993, 5, 18)),
        ("00.01.25-567.77", date(2000, 1, 25)),
        ("85.07.15-997.96", date(1985, 7, 15)),
        ("85.07.15-998.95", date(1985, 7, 15)),
        ("60.02.29-995.88", date(1960, 2, 29)),
        ("01.12.31-998.49", date(2001, 12, 31)),
        ("05.11.30-996.61", date(2005, 11, 30)),
        ("71.01.04-990.97", date(1971, 1, 4)),
        ("02.01.05-995.97", date(2002, 1, 5)),
        ("71.01.07-996.01", date(1971, 1, 7)),
        ("02.01.05-994.01", date(2002, 1, 5)),
        ("85.27.15-998.41", date(1985, 7, 15)),
        ("85.47.15-997.85", date(1985, 7, 15)),
        ("01.32.31-997.93", date(2001, 12, 31)),
        ("01.52.31-998.38", date(2001, 12, 31)),
    ],
)
def test_it_accepts_an_insz_of_the_right_century(getoond, geboren):
    nummer = insz_normaliseer(getoond)

    valideer_insz(nummer, vandaag=VANDAAG)
    valideer_insz(nummer, geboortedatum=geboren, vandaag=VANDAAG)

    assert insz_toon(nummer) == getoond
    assert waarschuwing_insz(nummer) is None
    anders = geboren.replace(day=geboren.day - 1)
    assert code(valideer_insz, nummer, geboortedatum=anders, vandaag=VANDAAG) == "geboortedatum"
    andere_eeuw = geboren.replace(year=geboren.year - 100 if geboren.year >= 2000 else geboren.year + 100, day=4)
    assert code(valideer_insz, nummer, geboortedatum=andere_eeuw, vandaag=VANDAAG) == "geboortedatum"


def test_it_accepts_an_unknown_month_and_day_with_a_warning():
    nummer = insz_normaliseer("85.00.00-997.12")

    valideer_insz(nummer, geboortedatum=date(1985, 11, 30), vandaag=VANDAAG)

    assert code(valideer_insz, nummer, geboortedatum=date(1986, 1, 1), vandaag=VANDAAG) == "geboortedatum"
    assert "1985" in waarschuwing_insz(nummer)


def test_it_accepts_an_unknown_day_and_still_compares_the_month():
    nummer = "850700997" + f"{97 - 850700997 % 97:02}"

    valideer_insz(nummer, geboortedatum=date(1985, 7, 15), vandaag=VANDAAG)

    assert code(valideer_insz, nummer, geboortedatum=date(1985, 8, 15), vandaag=VANDAAG) == "geboortedatum"
    assert waarschuwing_insz(nummer)


def test_it_accepts_a_wholly_unknown_birth_date_with_a_warning():
    nummer = insz_normaliseer("00.00.01-997.40")

    valideer_insz(nummer, vandaag=VANDAAG)
    valideer_insz(nummer, geboortedatum=date(1970, 1, 1), vandaag=VANDAAG)

    assert waarschuwing_insz(nummer)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("93051822362", "controle"),
        ("93051823261", "controle"),
        ("00012556776", "controle"),
        ("93.13.31-997.20", "datum_in_insz"),
        ("93.02.30-997.70", "datum_in_insz"),
        ("85.07.15-000.26", "volgnummer"),
        ("85.07.15-999.94", "volgnummer"),
        ("00000000097", "volgnummer"),
    ],
)
def test_it_refuses_an_insz_that_cannot_exist(tekst, verwacht):
    assert code(valideer_insz, insz_normaliseer(tekst), vandaag=VANDAAG) == verwacht


@pytest.mark.parametrize("tekst", ["9305182236", "930518223610", "9305182236A", "", "Jan Peeters", "٩٣٠٥١٨٢٢٣٦١"])
def test_it_refuses_what_is_not_eleven_digits(tekst):
    assert code(insz_normaliseer, tekst) == "formaat"
    assert code(valideer_insz, tekst, vandaag=VANDAAG) == "formaat"


@pytest.mark.parametrize("tekst", [" 93.05.18-223.61 ", "93 05 18 223 61", "93/05/18-223-61", "93.05.18–223.61"])
def test_it_understands_the_usual_separators(tekst):
    assert insz_normaliseer(tekst) == "93051822361"


@pytest.mark.parametrize(
    ("geboren", "vandaag", "verwacht"),
    [
        (date(2026, 11, 25), date(2026, 11, 24), "toekomst"),
        (date(2020, 1, 1), date(2019, 3, 15), "toekomst"),
        (date(2011, 11, 25), date(2026, 11, 24), "leeftijd"),
        (date(1945, 11, 24), date(2026, 11, 24), "leeftijd"),
    ],
)
def test_it_refuses_who_cannot_work(geboren, vandaag, verwacht):
    assert code(valideer_insz, insz(geboren, 997), vandaag=vandaag) == verwacht


@pytest.mark.parametrize("geboren", [date(2011, 11, 24), date(1945, 11, 25), date(1960, 1, 1)])
def test_it_accepts_who_can_work(geboren):
    valideer_insz(insz(geboren, 997), geboortedatum=geboren, vandaag=VANDAAG)


@given(geboren=st.dates(date(1950, 1, 1), date(2010, 1, 1)), serie=st.integers(1, 998))
def test_an_insz_round_trips(geboren, serie):
    nummer = insz(geboren, serie)

    valideer_insz(nummer, geboortedatum=geboren, vandaag=VANDAAG)

    assert insz_normaliseer(insz_toon(nummer)) == nummer
    assert insz_normaliseer(nummer) == nummer


@given(geboren=st.dates(date(1950, 1, 1), date(2010, 1, 1)), serie=st.integers(1, 998))
def test_with_a_birth_date_every_single_digit_error_in_an_insz_is_detected(geboren, serie):
    assume(geboren.year != 2000)  # one digit away from the numbers that hold no birth date at all

    for fout in met_andere_cijfers(insz(geboren, serie)):
        with pytest.raises(ValidationError):
            valideer_insz(fout, geboortedatum=geboren, vandaag=VANDAAG)


# KBO


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("0566.988.259", "0566988259"),
        ("0353.456.320", "0353456320"),
        ("0881.702.779", "0881702779"),
        ("0123.456.749", "0123456749"),
        ("0999.999.922", "0999999922"),
        ("1000.000.021", "1000000021"),
        ("1000.000.120", "1000000120"),
        ("0200.004.397", "0200004397"),
        ("0200.004.201", "0200004201"),
        ("BE 0566.988.259", "0566988259"),
        ("BE0566988259", "0566988259"),
        ("be 0566 988 259", "0566988259"),
        ("566988259", "0566988259"),
    ],
)
def test_it_accepts_a_kbo_number(tekst, nummer):
    assert kbo_normaliseer(tekst) == nummer
    valideer_kbo(nummer)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("0566.988.258", "controle"),
        ("0566.988.295", "controle"),
        ("2566.988.259", "eerste_cijfer"),
        ("0200.004.300", "controle"),  # remainder 0 is written 97
        ("0200.004.298", "controle"),  # 98 is 01, one round further
    ],
)
def test_it_refuses_a_kbo_number_that_cannot_exist(tekst, verwacht):
    assert code(valideer_kbo, kbo_normaliseer(tekst)) == verwacht


@pytest.mark.parametrize("tekst", ["", "0566", "05669882591", "0566.988.25A", "NL0566988259", "٠٥٦٦٩٨٨٢٥٩"])
def test_it_refuses_what_is_not_ten_digits(tekst):
    assert code(kbo_normaliseer, tekst) == "formaat"


@pytest.mark.parametrize("tekst", ["0566.988.259", "BE0566988259", "566988259"])
def test_the_field_takes_only_the_stored_form(tekst):
    assert code(valideer_kbo, tekst) == "formaat"


def test_a_kbo_number_is_shown_with_dots():
    assert kbo_toon("0566988259") == "0566.988.259"


@given(reeks=st.integers(1, 9_999_999), eerste=st.sampled_from("01"))
def test_every_single_digit_error_in_a_kbo_number_is_detected(reeks, eerste):
    nummer = kbo(reeks, eerste)
    valideer_kbo(nummer)

    assert kbo_normaliseer(kbo_toon(nummer)) == nummer
    for fout in met_andere_cijfers(nummer):
        with pytest.raises(ValidationError):
            valideer_kbo(fout)


@pytest.mark.parametrize("tekst", ["2.147.812.701", "2.147.812.897", "2.000.000.141"])
def test_it_accepts_an_establishment(tekst):
    nummer = vestigingsnummer_normaliseer(tekst)

    valideer_vestigingsnummer(nummer)

    assert waarschuwing_vestigingsnummer(nummer) is None
    assert vestigingsnummer_toon(nummer) == tekst


@pytest.mark.parametrize("tekst", ["0.147.812.701", "1.147.812.701", "9.147.812.701"])
def test_an_establishment_begins_with_two_to_eight(tekst):
    assert code(valideer_vestigingsnummer, vestigingsnummer_normaliseer(tekst)) == "eerste_cijfer"


def test_odd_check_digits_of_an_establishment_only_warn():
    valideer_vestigingsnummer("2147812702")

    assert waarschuwing_vestigingsnummer("2147812702")


@pytest.mark.parametrize("tekst", ["", "2147", "21478127011", "2.147.812.70A"])
def test_an_establishment_has_ten_digits(tekst):
    assert code(vestigingsnummer_normaliseer, tekst) == "formaat"
    assert code(valideer_vestigingsnummer, tekst) == "formaat"


# WOP


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("40 Laag", (40, Begeleiding.LAAG)),
        ("75 Hoog", (75, Begeleiding.HOOG)),
        ("45 Midden", (45, Begeleiding.MIDDEN)),
        ("40 laag", (40, Begeleiding.LAAG)),
        ("  60   HOOG ", (60, Begeleiding.HOOG)),
        ("WOP 40 Laag", (40, Begeleiding.LAAG)),
        ("50 Midden", (50, Begeleiding.MIDDEN)),
    ],
)
def test_it_reads_a_wop(tekst, verwacht):
    assert lees_wop(tekst) == verwacht


@given(st.sampled_from(Loonpremie), st.sampled_from(Begeleiding))
def test_it_reads_every_wop(loonpremie, begeleiding):
    assert lees_wop(f"{loonpremie.value} {begeleiding.label}") == (loonpremie, begeleiding)


@pytest.mark.parametrize("tekst", ["42 Laag", "80 Hoog", "40", "Laag 40", "60 Middel", "", "40Laag", "4O Laag"])
def test_it_refuses_what_is_no_wop(tekst):
    assert code(lees_wop, tekst) == "wop"


@pytest.mark.regel("R31")
@pytest.mark.django_db
def test_fifty_is_a_wop_after_an_evaluation_and_no_startpakket():
    loonpremie, begeleiding = lees_wop("50 Midden")
    WopFactory(loonpremie=loonpremie, begeleiding=begeleiding, grond=WopGrond.EVALUATIE)

    with pytest.raises(IntegrityError, match="wop_startpakket_45_of_60"):
        WopFactory(loonpremie=loonpremie, begeleiding=begeleiding, grond=WopGrond.STARTPAKKET)
