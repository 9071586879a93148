"""What we take of the files that people upload: how large, which kinds by their content, and under which name."""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, BinaryIO

import puremagic
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MB = 1024 * 1024
HOOGSTENS = 20 * MB
HOOGSTENS_SAMEN = 200 * MB
UITGEPAKT_HOOGSTENS = 200 * MB
ONDERDELEN_HOOGSTENS = 5000
NAAM_HOOGSTENS = 120
GEWOON = "Kies een pdf, een foto (jpg, png, webp, heic) of een bestand van Word, Excel, PowerPoint of LibreOffice."

# Content type, and the ends of a name that belong to it; the first is the one we propose.
SOORTEN: Mapping[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg", "jfif"),
    "image/png": ("png",),
    "image/webp": ("webp",),
    "image/heif": ("heic", "heif"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("pptx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods",),
    "application/vnd.oasis.opendocument.presentation": ("odp",),
}
EXTENSIES = tuple(f".{eind}" for einden in SOORTEN.values() for eind in einden)
HOOFDDEEL = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
MACRO = re.compile(r"vbaproject|vbadata|macrosheets/|^basic/|^scripts/", re.IGNORECASE)
STUK = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
MET_MACROS = "Er zitten macro's in dit bestand. Bewaar het zonder macro's, als docx, xlsx of pptx."
MET_WACHTWOORD = "Er staat een wachtwoord op dit bestand. Haal het eraf, en probeer het opnieuw."
OFFICE, OPENDOCUMENT = "application/vnd.", "application/vnd.oasis.opendocument."
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Uploadgrens(FileUploadHandler):
    """Drop a file as soon as it passes the limit, or the request does, and go on with the others.

    The names of what was dropped stand in `request.te_groot`, so that a form can say so.
    """

    request: Any

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.request.te_groot, self.samen = [], 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.ontvangen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.ontvangen += len(raw_data)
        self.samen += len(raw_data)
        if self.ontvangen > HOOGSTENS or self.samen > HOOGSTENS_SAMEN:
            self.request.te_groot.append(schone_naam(self.file_name or ""))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""


def schone_naam(naam: str) -> str:
    """The name as we show and offer it: no folders, no signs that cannot be seen or turn the text around."""
    laatste = unicodedata.normalize("NFC", naam).replace("\\", "/").rsplit("/", 1)[-1]
    zichtbaar = "".join(teken for teken in laatste if unicodedata.category(teken)[0] != "C")
    stam, punt, eind = " ".join(zichtbaar.split()).rstrip(". ").rpartition(".")
    if not punt or len(eind) > 10:
        stam, punt, eind = f"{stam}{punt}{eind}", "", ""
    return f"{stam[: NAAM_HOOGSTENS - len(punt + eind)].strip('. ') or 'document'}{punt}{eind}"


def herken(bestand: BinaryIO, *, naam: str, grootte: int) -> str:
    """The content type of a file, judged by what is in it. Leaves it at its begin.

    Raises ValidationError with one sentence: empty, too large, of a kind we do not take, with macros or a password,
    or under a name that says something else.
    """
    soort = soort_van(bestand, grootte=grootte)
    if soort is None:
        raise ValidationError(f"Deze soort bestand bewaren we niet. {GEWOON}")
    einden = SOORTEN[soort]
    if naam.rpartition(".")[2].lower() not in einden:
        raise ValidationError(
            f"De naam past niet bij de inhoud: volgens de inhoud is dit een {einden[0]}. Kijk of dit het juiste bestand is, "
            f"en geef het een naam die eindigt op .{einden[0]}."
        )
    return soort


def soort_van(bestand: BinaryIO, *, grootte: int) -> str | None:
    """As `herken`, whatever the name; None for a kind we do not know."""
    if grootte == 0:
        raise ValidationError("Het bestand is leeg.")
    if grootte > HOOGSTENS:
        raise ValidationError(te_groot())
    begin = bestand.read(64)
    bestand.seek(0)
    if begin.startswith(OLE):
        raise ValidationError(
            "Dit is een oud Office-bestand of een bestand met een wachtwoord. "
            "Bewaar het als docx, xlsx of pptx, zonder wachtwoord."
        )
    soort = _in_zip(bestand) if begin.startswith(ZIP) else _aan_het_begin(begin)
    bestand.seek(0)
    return soort


def te_groot() -> str:
    return f"Het bestand is te groot: hoogstens {HOOGSTENS // MB} MB per bestand, en {HOOGSTENS_SAMEN // MB} MB samen."


def _aan_het_begin(begin: bytes) -> str | None:
    """The kind of a file that is no zip, from its first bytes."""
    try:
        gevonden = puremagic.magic_string(begin)
    except puremagic.PureError:
        return None
    return next((t.mime_type for t in gevonden if t.mime_type in SOORTEN and not t.mime_type.startswith(OFFICE)), None)


def _in_zip(bestand: BinaryIO) -> str | None:
    """The kind of Office file in a zip; None for another zip. Nothing is unpacked but two small parts, bounded."""
    try:
        with zipfile.ZipFile(bestand) as archief:
            delen = archief.infolist()
            _weiger_gevaar(delen)
            namen = {deel.filename for deel in delen}
            if "META-INF/manifest.xml" in namen and b"encryption-data" in _lees(archief, "META-INF/manifest.xml"):
                raise ValidationError(MET_WACHTWOORD)
            if "mimetype" in namen:
                soort = _lees(archief, "mimetype").decode("ascii", "replace")
                return soort if soort in SOORTEN and soort.startswith(OPENDOCUMENT) else None
            if "[Content_Types].xml" not in namen:
                return None
            if b"macroenabled" in _lees(archief, "[Content_Types].xml").lower():
                raise ValidationError(MET_MACROS)
            return next((soort for deel, soort in HOOFDDEEL.items() if deel in namen), None)
    except STUK as fout:
        raise ValidationError("Het bestand is beschadigd: we kunnen het niet openen.") from fout


def _weiger_gevaar(delen: list[zipfile.ZipInfo]) -> None:
    """Raise ValidationError for a password, macros, or a zip that becomes far larger than what it is."""
    if any(deel.flag_bits & 1 for deel in delen):
        raise ValidationError(MET_WACHTWOORD)
    if len(delen) > ONDERDELEN_HOOGSTENS or sum(deel.file_size for deel in delen) > UITGEPAKT_HOOGSTENS:
        raise ValidationError("Dit bestand wordt uitgepakt veel te groot. Kies een gewoon document.")
    if any(MACRO.search(deel.filename) for deel in delen):
        raise ValidationError(MET_MACROS)


def _lees(archief: zipfile.ZipFile, naam: str) -> bytes:
    with archief.open(naam) as deel:
        return deel.read(MB)
