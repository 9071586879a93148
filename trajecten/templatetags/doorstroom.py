"""What templates need beyond Django's own tags: the header, and how dates, periods and numbers are written."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.html import format_html

from trajecten.enums import TrajectStatus
from trajecten.views.menu import menu

register = template.Library()


@register.inclusion_tag("componenten/_kop.html", takes_context=True)
def kop(context: Context) -> dict[str, Any]:
    """The header of the page. Errors can come before the middleware, so a request may have no lid yet."""
    request = context["request"]
    lid = getattr(request, "lid", None)
    return {
        "menu": menu(request),
        "lid": lid,
        "andere_leden": [ander for ander in getattr(request, "leden", []) if ander != lid],
        "gebruiker": getattr(request, "user", None),
    }


@register.simple_block_tag
def brede_tabel(content: str, naam: str) -> str:
    """A table that scrolls on a small screen: a region with a name, which the keyboard reaches too."""
    return format_html(
        '<div class="table-responsive" tabindex="0" role="region" aria-label="{}">{}</div>', naam, content
    )


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


@register.filter
def getal(aantal: int) -> str:
    """A number with a point at the thousands."""
    return f"{aantal:,}".replace(",", ".")


@register.filter
def statuslabel(status: str) -> str:
    """The words of a status that was read without its traject."""
    return TrajectStatus(status).label
