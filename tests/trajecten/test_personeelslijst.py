"""Reading staff lists as people make them: headings, encodings, dates, and whatever else somebody uploads."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bestanden import in_zip
from tests.lijsten import GEBOREN, KOPPEN, als_csv, als_xlsx, lees, rij
from trajecten.personeelslijst import HOOGSTENS, KOLOMMEN, Personeelslijst, lees_cellen, lees_personeelslijst


class Vestiging:
    vestigingsnummer = "2147812701"


EEN = rij(Vestiging)
VERWACHT = {sleutel: tekst for sleutel, tekst in EEN.items() if tekst}


def gevuld(lijst):
    return [{sleutel: tekst for sleutel, tekst in cellen.items() if tekst} for _, cellen in lijst.rijen]


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_any_usual_dialect(scheiding, codering):
    zoe = EEN | {"voornaam": "Zoë", "breuk": "0.8"}

    assert gevuld(lees(als_csv(zoe, scheiding=scheiding, codering=codering))) == [VERWACHT | zoe_in(zoe)]


def zoe_in(zoe):
    return {"voornaam": zoe["voornaam"], "breuk": zoe["breuk"]}


def test_excel_with_typed_cells():
    getypt = EEN | {
        "insz": int(EEN["insz"]),
        "geboortedatum": GEBOREN,
        "op": date(2026, 2, 2),
        "breuk": 0.8,
        "postcode": 2000,
    }

    (cellen,) = gevuld(lees(als_xlsx(getypt)))

    assert cellen == VERWACHT | {"geboortedatum": "04-03-1987", "op": "02-02-2026", "breuk": "0.8"}
    assert lees_cellen(cellen) == lees_cellen(EEN)


def test_headings_in_any_order_case_and_words():
    koppen = {
        "insz": "RIJKSREGISTERNUMMER", "voornaam": "vóórnaam", "familienaam": "Naam", "geboortedatum": "Geb. datum",
        "doelgroep": "statuut", "vestiging": "Vestigings-nr", "op": "In dienst sinds", "breuk": "VTE",
    }  # fmt: skip
    omgekeerd = dict(reversed(koppen.items()))
    regels = [";".join(["Lijst van maart"]), ";".join(omgekeerd.values()) + ";Schoenmaat"]
    regels.append(";".join(EEN[sleutel] for sleutel in omgekeerd) + ";42")

    lijst = lees("\n".join(regels).encode())

    assert lijst.kolommen == list(omgekeerd)
    assert lijst.genegeerd == ["Schoenmaat"]
    assert lijst.rijen == [(3, {sleutel: EEN[sleutel] for sleutel in omgekeerd})]


def test_rows_keep_their_number_and_empty_ones_do_not_count():
    lijst = lees(als_csv(EEN, dict.fromkeys(EEN, ""), EEN))

    assert [nummer for nummer, _ in lijst.rijen] == [2, 4]


@pytest.mark.parametrize(
    ("koppen", "zin"),
    [
        (["Voornaam", "Postcode"], "Deze kolommen ontbreken: INSZ, Familienaam, Geboortedatum"),
        ([*KOPPEN, "Rijksregisternummer", "naam"], "Deze kolommen staan er twee keer: INSZ, Familienaam."),
    ],
)
def test_columns_that_are_missing_or_double_are_all_named(koppen, zin):
    with pytest.raises(ValidationError) as fout:
        lees(als_csv(EEN, koppen=koppen))
    assert zin in fout.value.messages[0]


def test_at_most_so_many_rows():
    assert len(lees(als_csv(*[EEN] * HOOGSTENS)).rijen) == HOOGSTENS
    with pytest.raises(ValidationError, match="te veel rijen"):
        lees(als_csv(*[EEN] * (HOOGSTENS + 1)))


@pytest.mark.parametrize(
    "tekst", ["31/12/2024", "31-12-2024", "31.12.2024", "2024-12-31", "2024/12/31", "2024-12-31 00:00:00", "45657"]
)
def test_dates(tekst):
    assert lees_cellen(EEN | {"op": tekst})[0]["op"] == date(2024, 12, 31)


@pytest.mark.parametrize("tekst", ["31/02/2024", "12/31/2024", "gisteren", "31/12/24", "1", "0001-01-01"])
def test_what_is_no_date(tekst):
    assert lees_cellen(EEN | {"op": tekst})[1] == {"op": "Dit is geen datum. Schrijf ze als 31/12/2024."}


@pytest.mark.parametrize(
    ("tekst", "breuk"),
    [("1", "1"), ("0,5", "0.5"), ("0.80", "0.8"), ("80%", "0.8"), ("50 %", "0.5"), ("0,333", "0.33")],
)
def test_fractions(tekst, breuk):
    assert lees_cellen(EEN | {"breuk": tekst})[0]["breuk"] == Decimal(breuk)


@pytest.mark.parametrize("tekst", ["0", "0,04", "1,01", "80", "-1", "NaN", "1e9999999", "halftijds"])
def test_what_is_no_fraction(tekst):
    assert set(lees_cellen(EEN | {"breuk": tekst})[1]) == {"breuk"}


def test_an_insz_that_lost_its_zeros_gets_them_back():
    assert lees_cellen(EEN | {"insz": "1123199849"})[0]["insz"] == "01123199849"


@pytest.mark.parametrize(
    "tekst", ["pmah", "PMAH", "Persoon met een arbeidshandicap", "persoon met een ARBEIDSHANDICAP."]
)
def test_a_choice_by_code_or_words(tekst):
    assert lees_cellen(EEN | {"doelgroep": tekst})[0]["doelgroep"] == "pmah"


def test_everything_wrong_in_a_row_is_named_at_once():
    _, fouten = lees_cellen(
        {"insz": "123", "voornaam": "x" * 101, "geboortedatum": "x", "doelgroep": "x", "vestiging": "x", "op": "x",
         "breuk": "x", "postcode": "x", "laatste_dag": "x", "reden": "x"}
    )  # fmt: skip

    assert set(fouten) == set(KOLOMMEN) - {"vestiging"}


def test_a_zip_that_becomes_far_too_large_is_refused():
    soort = b'<Types><Override PartName="/xl/workbook.xml" ContentType="sheet.main+xml"/></Types>'
    bom = in_zip(
        **{"[Content_Types].xml": soort, "xl/workbook.xml": b"<x/>", "xl/sharedStrings.xml": b" " * 70_000_000}
    )
    assert len(bom) < 100_000

    with pytest.raises(ValidationError, match="veel te groot"):
        lees(bom)


GOED_XLSX = als_xlsx(EEN)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(
    st.binary(max_size=400),
    st.text(max_size=300).map(lambda tekst: ";".join(KOPPEN).encode() + b"\n" + tekst.encode("utf-8", "replace")),
    st.tuples(st.integers(0, len(GOED_XLSX) - 1), st.integers(0, 255)).map(
        lambda plek: GOED_XLSX[: plek[0]] + bytes([plek[1]]) + GOED_XLSX[plek[0] + 1 :]
    ),
    st.integers(0, len(GOED_XLSX)).map(lambda einde: GOED_XLSX[:einde]),
))  # fmt: skip
def test_any_file_is_read_or_refused(inhoud):
    try:
        lijst = lees_personeelslijst(io.BytesIO(inhoud), grootte=len(inhoud))
    except ValidationError:
        return
    assert isinstance(lijst, Personeelslijst)
    for _, cellen in lijst.rijen:
        lees_cellen(cellen)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(list(KOLOMMEN)), st.text(max_size=40)))
def test_any_row_is_read_or_named(cellen):
    gegevens, fouten = lees_cellen(cellen)

    assert not set(gegevens) & set(fouten)
    assert {sleutel for sleutel, kolom in KOLOMMEN.items() if kolom.verplicht} <= set(gegevens) | set(fouten)
