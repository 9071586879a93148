from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError

from trajecten import plaatsen
from trajecten.enums import Provincie
from trajecten.management.commands import maak_postcodes
from trajecten.plaatsen import gemeente_van, provincie_van, valideer_postcode

P = Provincie
VANDAAG = date(2026, 11, 24)
VOOR_2019, IN_2019 = date(2018, 12, 31), date(2019, 1, 1)
VOOR_2025, IN_2025 = date(2024, 12, 31), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("postcode", "provincie"),
    [
        ("1299", P.BUITEN),  # Brussels
        ("1300", P.BUITEN),  # Waals-Brabant
        ("1499", P.BUITEN),
        ("1500", P.VLAAMS_BRABANT),
        ("1999", P.VLAAMS_BRABANT),
        ("2000", P.ANTWERPEN),
        ("2999", P.ANTWERPEN),
        ("3000", P.VLAAMS_BRABANT),
        ("3499", P.VLAAMS_BRABANT),
        ("3500", P.LIMBURG),
        ("3999", P.LIMBURG),
        ("4000", P.BUITEN),  # Luik
        ("5000", P.BUITEN),  # Namen
        ("6000", P.BUITEN),  # Henegouwen
        ("6600", P.BUITEN),  # Luxemburg
        ("7999", P.BUITEN),
        ("8000", P.WEST_VLAANDEREN),
        ("8999", P.WEST_VLAANDEREN),
        ("9000", P.OOST_VLAANDEREN),
        ("9999", P.OOST_VLAANDEREN),
        ("0999", P.BUITEN),
        ("10000", P.BUITEN),
        ("B-9000", P.BUITEN),
        ("", P.BUITEN),
    ],
)
def test_a_postal_code_lies_in_a_province(postcode, provincie):
    assert provincie_van(postcode, VANDAAG) == provincie
    assert provincie_van(postcode, VOOR_2019) == provincie


@pytest.mark.parametrize(
    ("op", "provincie", "gemeente"),
    [
        (VOOR_2019, P.ANTWERPEN, "Zwijndrecht"),
        (VOOR_2025, P.ANTWERPEN, "Zwijndrecht"),
        (IN_2025, P.OOST_VLAANDEREN, "Beveren-Kruibeke-Zwijndrecht"),
        (date.max, P.OOST_VLAANDEREN, "Beveren-Kruibeke-Zwijndrecht"),
    ],
)
def test_zwijndrecht_changed_province(op, provincie, gemeente):
    assert provincie_van("2070", op) == provincie
    assert gemeente_van("2070", op) == gemeente


@pytest.mark.parametrize(
    ("postcode", "op", "gemeente"),
    [
        ("9000", VOOR_2019, "Gent"),
        ("9000", VANDAAG, "Gent"),
        ("3670", VOOR_2019, "Meeuwen-Gruitrode"),
        ("3670", IN_2019, "Oudsbergen"),
        ("3720", VOOR_2025, "Kortessem"),
        ("3720", IN_2025, "Hasselt"),
        ("3500", VOOR_2025, "Hasselt"),
        ("1755", VOOR_2025, "Gooik"),
        ("1755", IN_2025, "Pajottegem"),
        ("4000", VANDAAG, "Luik"),
        ("1050", VANDAAG, "Elsene"),
        ("9999", VANDAAG, None),
        ("", VANDAAG, None),
    ],
)
def test_a_postal_code_has_a_municipality(postcode, op, gemeente):
    assert gemeente_van(postcode, op) == gemeente


@pytest.mark.parametrize("postcode", ["1000", "9999", "2070"])
def test_it_accepts_a_postal_code(postcode):
    valideer_postcode(postcode)


@pytest.mark.parametrize("postcode", ["0999", "10000", "B-9000", "900", "", " 900", "90OO", "٩٠٠٠"])
def test_it_refuses_what_is_no_postal_code(postcode):
    with pytest.raises(ValidationError) as gevangen:
        valideer_postcode(postcode)

    assert gevangen.value.code == "postcode"


def test_the_table_agrees_with_the_ranges_except_where_a_municipality_changed_province():
    afwijkend = {(rij[0], rij[3]) for rij in maak_postcodes.rijen() if rij[2] != plaatsen.provincie_uit_reeks(rij[0])}

    assert afwijkend == {("2070", "2025-01-01")}


def test_every_postal_code_has_exactly_one_place_on_every_day():
    for plaatsen_van_code in plaatsen._tabel().values():
        grenzen = [(plaats.vanaf, plaats.tot) for plaats in plaatsen_van_code]

        assert grenzen[0][0] == date.min
        assert grenzen[-1][1] == date.max
        assert all((later[0] - eerder[1]).days == 1 for eerder, later in pairwise(grenzen))


def test_the_file_is_what_the_command_makes():
    assert plaatsen.BESTAND.read_text(encoding="utf-8") == maak_postcodes.tekst()


def test_every_earlier_municipality_is_in_the_table():
    codes = [postcode for _, _, codes in maak_postcodes.VOOR_DE_FUSIE for postcode in codes]
    met_verleden = [postcode for postcode, rijen in plaatsen._tabel().items() if len(rijen) > 1]

    assert sorted(codes) == sorted(met_verleden)
