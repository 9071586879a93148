"""What a reading program finds in a PDF."""

import io

import pikepdf
import pypdfium2


def lees(pdf):
    """The document, and the tags of its structure in order, each with its attributes."""
    document = pikepdf.open(io.BytesIO(pdf))
    knopen = []

    def loop(knoop):
        if isinstance(knoop, pikepdf.Array):
            for een in knoop:
                loop(een)
        elif isinstance(knoop, pikepdf.Dictionary):
            if "/S" in knoop:
                knopen.append(knoop)
            loop(knoop.get("/K"))

    loop(document.Root.StructTreeRoot.K)
    return document, knopen


def geschreven(pdf):
    """What stands on its pages, with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(pagina.get_textpage().get_text_range().split()) for pagina in document)
    finally:
        document.close()


def soorten(knopen):
    return [str(knoop.S) for knoop in knopen]


def eigenschap(knoop, naam):
    """An attribute of a tag, such as the Scope of a header cell; None without."""
    attributen = knoop.get("/A", [])
    for een in attributen if isinstance(attributen, pikepdf.Array) else [attributen]:
        if isinstance(een, pikepdf.Dictionary) and naam in een:
            return str(een[naam])
    return None


def is_voor_iedereen(document, titel):
    """What every PDF/UA-1 says about itself."""
    assert str(document.Root.Lang) == "nl-BE"
    assert document.Root.MarkInfo.Marked is True
    assert document.Root.ViewerPreferences.DisplayDocTitle is True
    with document.open_metadata() as meta:
        assert meta["dc:title"] == titel
        assert meta["pdfuaid:part"] == "1"
