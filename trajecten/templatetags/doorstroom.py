"""What templates need beyond Django's own tags."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.utils.formats import date_format

from trajecten.enums import Rol, TrajectStatus

register = template.Library()

MENU = (
    ("traject-lijst", "Trajecten", {Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING}),
    ("maatwerker-lijst", "Maatwerkers", {Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING}),
    ("onderneming-lijst", "Ondernemingen", {Rol.VDAB, Rol.BEHEER}),
    ("rapport-lijst", "Cijfers", {Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING, Rol.BELEID}),
    ("beheer", "Beheer", {Rol.BEHEER}),
)


@register.simple_tag
def menu(lid: Any) -> list[tuple[str, str]]:
    """The pages that this lid's role may open: URL name and label."""
    return [(naam, label) for naam, label, rollen in MENU if lid and lid.rol in rollen]


@register.filter
def dag(datum: date | None) -> str:
    """A date as users write it; nothing for no date."""
    return date_format(datum, "d-m-Y") if datum else ""


@register.filter
def periode(waarde: Any) -> str:
    """A half-open period of days, with its last day as users say it."""
    if waarde.upper is None:
        return f"sinds {dag(waarde.lower)}"
    return f"van {dag(waarde.lower)} tot en met {dag(waarde.upper - timedelta(days=1))}"


@register.simple_tag
def met_pagina(get: Any, pagina: int) -> str:
    """The query string of this list, on another page."""
    vraag = get.copy()
    vraag["pagina"] = pagina
    return f"?{vraag.urlencode()}"


@register.filter
def statuslabel(status: str) -> str:
    """The words of a status that was read without its traject."""
    return TrajectStatus(status).label
