"""Which files we take: judged by what is in them, and under a name that does no harm."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import SkipFile
from django.http import HttpRequest

from tests import bestanden as b
from trajecten.bestanden import HOOGSTENS, Uploadgrens, herken, schone_naam


def soort(naam, inhoud):
    return herken(io.BytesIO(inhoud), naam=naam, grootte=len(inhoud))


def waarom_niet(naam, inhoud):
    with pytest.raises(ValidationError) as fout:
        soort(naam, inhoud)
    [zin] = fout.value.messages
    return zin


@pytest.mark.parametrize(
    ("naam", "inhoud", "verwacht"),
    [
        ("cv.pdf", b.PDF, "application/pdf"),
        ("CV.PDF", b.PDF, "application/pdf"),
        ("foto.jpg", b.JPEG, "image/jpeg"),
        ("foto.JPEG", b.JPEG, "image/jpeg"),
        ("foto.png", b.png(), "image/png"),
        ("foto.webp", b.WEBP, "image/webp"),
        ("foto.heic", b.HEIC, "image/heif"),
        ("brief.docx", b.ooxml("word/document.xml"), f"{b.OOXML}wordprocessingml.document"),
        ("uren.xlsx", b.ooxml("xl/workbook.xml"), f"{b.OOXML}spreadsheetml.sheet"),
        ("uitleg.pptx", b.ooxml("ppt/presentation.xml"), f"{b.OOXML}presentationml.presentation"),
        ("brief.odt", b.odf("text"), f"{b.ODF}text"),
        ("uren.ods", b.odf("spreadsheet"), f"{b.ODF}spreadsheet"),
        ("uitleg.odp", b.odf("presentation"), f"{b.ODF}presentation"),
    ],
)
def test_the_content_says_what_it_is(naam, inhoud, verwacht):
    assert soort(naam, inhoud) == verwacht


@pytest.mark.parametrize(
    ("naam", "inhoud", "reden"),
    [
        ("leeg.pdf", b"", "Het bestand is leeg"),
        ("brief.pdf", b.EXE, "Deze soort bestand bewaren we niet"),
        ("tekening.svg", b.SVG, "Deze soort bestand bewaren we niet"),
        ("foto.png", b.HTML, "Deze soort bestand bewaren we niet"),
        ("nota.txt", b"Gewone tekst", "Deze soort bestand bewaren we niet"),
        ("alles.zip", b.in_zip(a=b"x"), "Deze soort bestand bewaren we niet"),
        ("foto.pdf", b.png(), "volgens de inhoud is dit een png"),
        ("brief.docx", b.ooxml("xl/workbook.xml"), "volgens de inhoud is dit een xlsx"),
        ("brief", b.PDF, "volgens de inhoud is dit een pdf"),
        ("brief.doc", b.OUD_OFFICE, "oud Office-bestand"),
        ("brief.docx", b.OUD_OFFICE, "een bestand met een wachtwoord"),
        ("brief.docx", b.met_wachtwoord(b.ooxml("word/document.xml")), "Er staat een wachtwoord op"),
        (
            "brief.odt",
            b.odf("text", **{"META-INF/manifest.xml": b"<m:encryption-data/>"}),
            "Er staat een wachtwoord op",
        ),
        ("brief.docx", b.ooxml("word/document.xml")[:-40], "beschadigd"),
        ("brief.docx", b.ooxml("word/document.xml", word__vbaProject_bin=b"x"), "Er zitten macro's in"),
        ("brief.docx", b.ooxml("word/document.xml", soort="ms-word.document.macroEnabled"), "Er zitten macro's in"),
        ("uren.xlsx", b.ooxml("xl/workbook.xml", xl__macrosheets__sheet1_xml=b"x"), "Er zitten macro's in"),
        ("brief.odt", b.odf("text", Basic__Standard__Module1_xml=b"x"), "Er zitten macro's in"),
        ("brief.odt", b.odf("text-template"), "Deze soort bestand bewaren we niet"),
    ],
)
def test_what_we_do_not_take_is_said_in_one_sentence(naam, inhoud, reden):
    assert reden in waarom_niet(naam, inhoud)


def test_a_zip_that_becomes_huge_is_refused_without_unpacking():
    bom = b.ooxml("word/document.xml", word__media=bytes(201 * 1024 * 1024))
    assert len(bom) < 1024 * 1024

    assert "veel te groot" in waarom_niet("brief.docx", bom)


def test_a_file_of_twenty_megabytes_is_just_not_too_large():
    precies = b.PDF + b"\n" * (HOOGSTENS - len(b.PDF))

    assert soort("cv.pdf", precies) == "application/pdf"
    assert "hoogstens 20 MB" in waarom_niet("cv.pdf", precies + b"\n")


@pytest.mark.parametrize(
    ("naam", "getoond"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\\b.pdf", "b.pdf"),
        ("C:\\Users\\An\\brief.docx", "brief.docx"),
        ("brief \u202efdp.exe", "brief fdp.exe"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("  veel   plaats .pdf", "veel plaats.pdf"),
        ("é\u0301te 😀.pdf", "é\u0301te 😀.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        (".pdf", "document.pdf"),
        ("..", "document"),
        ("", "document"),
        ("lang" * 100 + ".pdf", ("lang" * 29) + ".pdf"),
    ],
)
def test_a_name_is_shown_without_what_can_mislead(naam, getoond):
    assert schone_naam(naam) == getoond


def test_an_upload_that_is_too_large_in_all_is_dropped_from_there_on():
    request, stuk = HttpRequest(), bytes(HOOGSTENS)
    grens = Uploadgrens(request)
    grens.handle_raw_input(None, {}, 0, None)
    for n in range(10):
        grens.new_file("bestanden", f"{n}.pdf", "", None)
        assert grens.receive_data_chunk(stuk, 0) is stuk
    grens.new_file("bestanden", "elfde.pdf", "", None)
    with pytest.raises(SkipFile):
        grens.receive_data_chunk(b"x", 0)

    assert request.te_groot == ["elfde.pdf"]
