"""A letter as a PDF that a screen reader can read."""

from datetime import datetime
from pathlib import Path
from typing import Any

from trajecten import pdf

SJABLOON = Path(__file__).with_name("brief.typ")


def maak_pdf(inhoud: dict[str, Any], *, op: datetime) -> bytes:
    """The letter with this content (see `beslissing.brief`), made at the moment `op`: the same every time."""
    return pdf.maak_pdf(SJABLOON, inhoud, op=op)
