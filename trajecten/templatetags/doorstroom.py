"""What every template shares: the header, and how periods and numbers are written."""

from datetime import timedelta
from typing import Any

from django import template
from django.db.backends.postgresql.psycopg_any import DateRange
from django.template.context import Context

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


@register.filter
def als_periode(periode: DateRange | None) -> str:
    """A half-open period as people say it: from its first day up to and including its last."""
    if periode is None or periode.lower is None:
        return ""
    if periode.upper is None:
        return f"vanaf {periode.lower:%d-%m-%Y}"
    return f"{periode.lower:%d-%m-%Y} tot en met {periode.upper - timedelta(days=1):%d-%m-%Y}"


@register.filter
def getal(aantal: int) -> str:
    """A number with a point at the thousands."""
    return f"{aantal:,}".replace(",", ".")
