"""A PDF that a screen reader can read (PDF/UA-1), made by typst from a template and data.

What a user typed goes to typst as data, never as a part of the template: so it is text, whatever stands in it.
"""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import typst

LETTERS = Path(fontpkg_source_sans_3.__file__).parent / "files"
NIET_TE_TONEN = re.compile(r'the text `"([^`]+)"` could not be displayed')
ONBEKEND_TEKEN = "?"


def maak_pdf(sjabloon: Path, inhoud: dict[str, Any], *, op: datetime) -> bytes:
    """The document that this template makes of this content, at the moment `op`: the same every time.

    A PDF/UA has no signs without a shape: what the font does not know, such as an emoji, reads "?".
    """
    gegevens = json.dumps(inhoud, ensure_ascii=False)
    while True:
        try:
            return _zet(sjabloon, gegevens, op)
        except typst.TypstError as fout:
            onbekend = {_lees(tekst) for tekst in NIET_TE_TONEN.findall(str(fout.diagnostic))}
            vervangen = _vervang(gegevens, "".join(onbekend))
            if vervangen == gegevens:
                raise
            gegevens = vervangen


def _zet(sjabloon: Path, gegevens: str, op: datetime) -> bytes:
    pdf: bytes = typst.compile(
        str(sjabloon),
        format="pdf",
        font_paths=[str(LETTERS)],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        sys_inputs={"data": gegevens},
        timestamp=int(op.timestamp()),
    )
    return pdf


def _lees(tekst: str) -> str:
    """A sign as typst names it: itself, or as `\\u{7}`."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), tekst)


def _vervang(gegevens: str, tekens: str) -> str:
    """The content without these signs."""

    def schoon(waarde: Any) -> Any:
        if isinstance(waarde, str):
            return waarde.translate({ord(teken): ONBEKEND_TEKEN for teken in tekens})
        if isinstance(waarde, list):
            return [schoon(een) for een in waarde]
        return {naam: schoon(een) for naam, een in waarde.items()} if isinstance(waarde, dict) else waarde

    return json.dumps(schoon(json.loads(gegevens)), ensure_ascii=False)
