"""Small files of every kind, made on the spot."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0e\x00\x00\x00/\x00\x00\x00\x00" + b"\x00" * 9
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 50
OUD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


def png() -> bytes:
    """A picture of one grey dot."""

    def stuk(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    beeld = stuk(b"IHDR", kop) + stuk(b"IDAT", zlib.compress(b"\x00\x80")) + stuk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + beeld


def in_zip(**delen: bytes) -> bytes:
    """A zip with these parts; `__` in a name is a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/"), inhoud)
    return buffer.getvalue()


def ooxml(hoofddeel: str, *, soort: str = "document.main+xml", **extra: bytes) -> bytes:
    """An Office file with this main part, such as `word/document.xml`."""
    types = f'<Types><Override PartName="/{hoofddeel}" ContentType="{soort}"/></Types>'
    return in_zip(**{"[Content_Types].xml": types.encode(), hoofddeel: b"<x/>", **extra})


def odf(soort: str, **extra: bytes) -> bytes:
    return in_zip(**{"mimetype": f"{ODF}{soort}".encode(), "content.xml": b"<x/>", **extra})


def met_wachtwoord(inhoud: bytes) -> bytes:
    """The same zip with the flag of encryption on every part."""
    bytes_ = bytearray(inhoud)
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = bytes_.find(merk)
        while begin >= 0:
            bytes_[begin + plek] |= 1
            begin = bytes_.find(merk, begin + 1)
    return bytes(bytes_)


def upload(naam: str = "cv.pdf", inhoud: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)
