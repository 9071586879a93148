"""What templates need beyond Django's own tags: the header, and how dates, periods, numbers and words are written."""

import re
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import QueryDict
from django.template.context import Context, RequestContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from trajecten import rechten
from trajecten.begrippen import BEGRIPPEN
from trajecten.enums import LijstNaam, Thema, TrajectStatus
from trajecten.models import Document, Feit, Lidmaatschap
from trajecten.rapporten.getoond import getal, toon_waarde
from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.rapport import Tabel
from trajecten.regelgeving import REGELS
from trajecten.views.menu import DOSSIERS, menu
from trajecten.views.ophalen import terug_naar, terug_naar_dossier
from trajecten.views.thema import gekozen

register = template.Library()
REGELNUMMER = re.compile(r"(\(?)\b([RM]\d+)\b([).,]*)")  # with what may not be cut off from it at the end of a line


@register.inclusion_tag("componenten/_kop.html", takes_context=True)
def kop(context: Context) -> dict[str, Any]:
    """The header of the page. Errors can come before the middleware, so a request may have no lid yet."""
    request = context["request"]
    lid = getattr(request, "lid", None)
    return {
        "menu": menu(request),
        "lid": lid,
        "andere_leden": [ander for ander in getattr(request, "leden", []) if ander != lid],
        "ongelezen": lid.ongelezen if lid else 0,
        "gebruiker": getattr(request, "user", None),
        "mag_zoeken": lid is not None and lid.rol in DOSSIERS,
        "q": request.GET.get("q", "") if request.path == reverse("zoeken") else "",
        "vandaag": getattr(request, "vandaag", None),
        "themas": Thema.choices,
        "thema": gekozen(request),
        "hier": request.get_full_path() if request.method == "GET" else reverse("start"),
    }


@register.simple_tag(takes_context=True)
def thema(context: Context) -> Thema:
    """Light, dark, or what the device wants, as was chosen in this browser."""
    return gekozen(context["request"])


@register.inclusion_tag("componenten/_kruimels.html", takes_context=True)
def lijstkruimels(context: Context, lijst: str, hier: Any) -> dict[str, Any]:
    """Breadcrumbs: back to the list, filtered as it was, that one came from (`terug`), or to the whole of `lijst`."""
    terug = terug_naar(context["request"], reverse(lijst))
    adressen = {reverse(naam): naam.label for naam in LijstNaam}
    label = adressen.get(urlsplit(terug).path)
    return {"url": terug if label else reverse(lijst), "label": label or LijstNaam(lijst).label, "hier": hier}


@register.simple_tag(takes_context=True)
def terugweg(context: RequestContext, adres: str = "") -> str:
    """What to put behind the address of a form, so that it leads back here, and from here to the list one came from.

    Nothing when one came from no list: then the form knows the way. `adres` is the address when it may hold a question.
    """
    request: Any = context.request
    terug = terug_naar(request, "")
    if not terug:
        return ""
    hier = terug if request.htmx else request.get_full_path()  # a part of this page that another address fills
    return f"{'&' if '?' in adres else '?'}{urlencode({'terug': hier})}"


@register.simple_tag(takes_context=True)
def lijstvraag(context: RequestContext, vraag: str = "") -> str:
    """`vraag` to put behind the address of this same page, with the list one came from; nothing for neither."""
    request: Any = context.request
    terug = terug_naar(request, "")
    if terug and request.htmx:  # a part of this page: its address is the way back
        terug = QueryDict(urlsplit(terug).query).get("terug", "")
    delen = [vraag, urlencode({"terug": terug}) if terug else ""]
    return f"?{'&'.join(filter(None, delen))}" if any(delen) else ""


@register.simple_tag(takes_context=True)
def dossier_adres(context: RequestContext, over: Any) -> str:
    """The address of the file that a form is about, see `terug_naar_dossier`."""
    request: Any = context.request  # after our middleware
    return terug_naar_dossier(request, over)


@register.filter
def cel(waarde: Any) -> str:
    """The value of a cell of a list."""
    return dag(waarde) if isinstance(waarde, date) else "" if waarde is None else str(waarde)


@register.simple_block_tag
def brede_tabel(content: str, naam: str) -> str:
    """A table that scrolls on a small screen: a region with a name, which the keyboard reaches too."""
    return format_html(
        '<div class="table-responsive" tabindex="0" role="region" aria-label="{}">{}</div>', naam, content
    )


@register.inclusion_tag("trajecten/_intrekken.html")
def intrekken(feit: Feit, over: Any, lid: Lidmaatschap, terug: str = "") -> dict[str, Any]:
    """Who withdrew a feit of the traject or person `over`, and why; or the link to do it, for who may."""
    adres = reverse(f"{feit._meta.model_name}-intrekken", args=[over.uuid, feit.uuid])
    return {
        "feit": feit,
        "mag": rechten.mag_intrekken(lid, feit),
        "adres": f"{adres}?{urlencode({'terug': terug})}" if terug else adres,
    }


@register.filter
def laatste_dag(waarde: Any) -> str:
    """The last day of a half-open period; nothing when it still runs."""
    return "" if waarde.upper is None else dag(waarde.upper - timedelta(days=1))


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
def gekanteld(tabel: Tabel, rijen: list[Any]) -> Iterator[tuple[Indicator, list[Any]]]:
    """Each figure of a table of a report with its cells, one for each row as `views.rapporten.toon_rijen` gives them."""
    for nummer, indicator in enumerate(tabel.indicatoren):
        yield indicator, [(", ".join(plek), *cijfers[nummer][1:]) for plek, _, cijfers in rijen]


register.filter("cijfer", toon_waarde)
register.filter("getal", getal)


@register.filter
def uren(minuten: int) -> str:
    """Minutes as hours and minutes."""
    heel, rest = divmod(minuten, 60)
    return f"{getal(heel)} u {rest:02}" if rest else f"{getal(heel)} u"


@register.filter
def statuslabel(status: str) -> str:
    """The words of a status that was read without its traject."""
    return TrajectStatus(status).label


@register.filter
def mag_verwijderen(lid: Lidmaatschap, document: Document) -> bool:
    """Whether this lid can remove a document."""
    return rechten.waarom_niet_verwijderen(lid, document) is None


def _met_uitleg(tekst: str, uitleg: str) -> SafeString:
    """A word with its explanation, which a screen reader reads with it; the id is unique, also after a part of the page
    was fetched again."""
    return format_html(
        '<span class="ds-begrip" data-doorstroom-begrip>'
        '<button type="button" class="ds-begrip-knop" aria-describedby="{id}">{tekst}</button>'
        '<span class="ds-begrip-uitleg" role="tooltip" id="{id}">{uitleg}</span></span>',
        id=f"begrip-{secrets.token_hex(4)}",
        tekst=tekst,
        uitleg=uitleg,
    )


@register.simple_tag
def begrip(naam: str, tekst: str = "") -> SafeString:
    """A word of the field, shown as `tekst`, with its explanation. Raises KeyError for a word without one."""
    return _met_uitleg(tekst or naam, BEGRIPPEN[naam])


@register.simple_tag
def regel(nummer: str) -> SafeString:
    """The number of a rule, with the rule. Raises KeyError for a number we do not know."""
    return _met_uitleg(nummer, f"Regel {nummer}. {REGELS[nummer].zin}")


@register.filter
def met_begrip(tekst: str) -> str:
    """A heading or label, with its explanation when it is a word of the field."""
    naam = next((naam for naam in (tekst, tekst[:1].lower() + tekst[1:]) if naam in BEGRIPPEN), None)
    return begrip(naam, tekst) if naam else tekst


@register.filter
def met_regels(zin: str) -> SafeString:
    """A sentence in which each number of a rule carries that rule, unless the sentence is that rule."""

    def vul_aan(gevonden: re.Match[str]) -> str:
        voor, nummer, na = gevonden.groups()
        if nummer not in REGELS or REGELS[nummer].zin in zin:
            return gevonden[0]
        return format_html('<span class="text-nowrap">{}{}{}</span>', voor, regel(nummer), na)

    return mark_safe(REGELNUMMER.sub(vul_aan, conditional_escape(zin)))  # noqa: S308, escaped on the same line
