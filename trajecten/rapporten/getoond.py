"""How a figure is written, the same on the screen and on paper."""

from typing import Any

from trajecten.rapporten.indicator import Eenheid

NOG_GEEN = "nog geen gegevens"
NIETS = "–"


def getal(aantal: int) -> str:
    """A number with a point at the thousands."""
    return f"{aantal:,}".replace(",", ".")


def toon_waarde(waarde: Any, eenheid: str) -> str:
    """A figure in its unit, in Dutch."""
    match eenheid:
        case Eenheid.PROCENT:
            return f"{waarde:.1f} %".replace(".", ",")
        case Eenheid.EURO:
            return f"€ {getal(round(waarde))}"
        case Eenheid.DAGEN | Eenheid.UREN:
            return f"{waarde:.1f}".replace(".", ",").removesuffix(",0")
    return getal(int(waarde))


def toon_cijfer(waarde: Any, eenheid: str, *, is_onbekend: bool) -> str:
    """A figure, or why there is none: nobody could know it yet, or there is nothing to reckon."""
    if is_onbekend:
        return NOG_GEEN
    return NIETS if waarde is None else toon_waarde(waarde, eenheid)
