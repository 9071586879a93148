"""A picture of figures, and what all pictures share: the letters, the shades, how a number is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import altair as alt
import vl_convert

# The engine draws a variable font such as Source Sans 3 in its thinnest weight only, so the font is not registered with it: it
# measures and draws with its own Liberation Sans, as wide as Arial. Whoever has Source Sans 3 (the PDF) finds room enough.
LETTER = "'Source Sans 3', Arial, 'Liberation Sans', sans-serif"
BREEDTE = 480  # narrow, so that its words can still be read on a telephone
INKT, GRIJS, VLAK = "#1f2937", "#6b7280", "#2f6690"
# One hue, from light to dark: the order also shows in grey.
TINTEN = ("#e3edf5", "#c2d8e8", "#94b9d3", "#6496b8", "#2f6690", "#143c5a")
OPMAAK: dict[str, Any] = {
    "font": LETTER,
    "background": "white",
    "padding": 10,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INKT, "labelFontSize": 13, "labelLimit": 300, "domainColor": GRIJS, "ticks": False, "labelPadding": 6,
        "grid": False,
    },
    "text": {"color": INKT, "fontSize": 13},
    "title": {"color": INKT, "fontSize": 13, "fontWeight": 600, "anchor": "start", "subtitleColor": INKT, "subtitleFontSize": 13},
    "legend": {"labelColor": INKT, "labelFontSize": 13, "titleColor": INKT, "titleFontSize": 13, "symbolType": "square"},
}  # fmt: skip


@dataclass(frozen=True)
class Beeld:
    """One picture beside the table `tabel`. `tekst` says in words what can be seen; the drawing is made when it is asked for."""

    naam: str
    titel: str
    tekst: str
    tabel: str
    teken: Callable[[], str] = field(repr=False, compare=False)

    @cached_property
    def svg(self) -> str:
        return self.teken()


def als_svg(grafiek: alt.TopLevelMixin) -> str:
    spec: dict[str, Any] = grafiek.configure(**OPMAAK).to_dict()
    return str(vl_convert.vegalite_to_svg(spec))


def als_png(svg: str) -> bytes:
    """The same picture in dots, sharp enough to print."""
    return bytes(vl_convert.svg_to_png(svg, scale=3))
