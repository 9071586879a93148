"""Postal codes on the edges of the provinces, and the one that moved."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from trajecten import plaatsen
from trajecten.enums import Provincie as P

VANDAAG = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("postcode", "provincie"),
    [
        ("1000", P.BUITEN), ("1299", P.BUITEN), ("1300", P.BUITEN), ("1499", P.BUITEN), ("1500", P.VLAAMS_BRABANT),
        ("1999", P.VLAAMS_BRABANT), ("2000", P.ANTWERPEN), ("2999", P.ANTWERPEN), ("3000", P.VLAAMS_BRABANT),
        ("3499", P.VLAAMS_BRABANT), ("3500", P.LIMBURG), ("3999", P.LIMBURG), ("4000", P.BUITEN), ("7999", P.BUITEN),
        ("8000", P.WEST_VLAANDEREN), ("8999", P.WEST_VLAANDEREN), ("9000", P.OOST_VLAANDEREN), ("9999", P.OOST_VLAANDEREN),
        ("", P.BUITEN),
    ],
)  # fmt: skip
def test_the_province_of_a_postal_code(postcode, provincie):
    assert plaatsen.provincie_van(postcode, VANDAAG) == provincie


def test_2070_moved_with_the_merger_of_2025():
    assert plaatsen.provincie_van("2070", date(2024, 12, 31)) == P.ANTWERPEN
    assert plaatsen.provincie_van("2070", date(2025, 1, 1)) == P.OOST_VLAANDEREN
    assert plaatsen.gemeente_van("2070", date(2024, 12, 31)) == "Zwijndrecht"


def test_the_table_agrees_with_the_ranges():
    anders = {
        postcode
        for postcode, rijen in plaatsen._tabel().items()
        if rijen[-1].provincie != next((p for van, tot, p in plaatsen.REEKSEN if van <= int(postcode) <= tot), P.BUITEN)
    }
    assert anders == {"2070"}


@pytest.mark.parametrize("postcode", ["0999", "10000", "B-9000", "900", "", "٩٠٠٠"])
def test_a_wrong_postal_code_is_refused(postcode):
    with pytest.raises(ValidationError):
        plaatsen.valideer_postcode(postcode)


def test_the_municipality_of_a_postal_code():
    assert plaatsen.gemeente_van("9000", VANDAAG) == "Gent"
    assert plaatsen.gemeente_van("9999", VANDAAG) is None
