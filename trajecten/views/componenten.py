"""Every partial of templates/componenten/ in its states, for who builds screens; see docs/architectuur.md."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from trajecten.enums import Rol, TrajectStatus
from trajecten.forms.velden import DatumVeld, ja_of_nee, tekstvlak
from trajecten.middleware import Verzoek
from trajecten.models import OpgeslagenFilter
from trajecten.views.lijsten import toon
from trajecten.views.ondernemingen import LIJST

SOORTEN_MELDING = ("info", "success", "warning", "danger")


class VoorbeeldForm(forms.Form):
    """One field of each kind."""

    naam = forms.CharField(label="Tekst")
    op = DatumVeld(label="Datum", help_text="Met een woord hulp.")
    status = forms.ChoiceField(label="Keuze", choices=TrajectStatus.choices)
    antwoord = ja_of_nee("Ja of nee")
    toelichting = tekstvlak("Tekst van enkele regels")
    gedeeld = forms.BooleanField(label="Vinkje", required=False)


def nodig() -> Iterator[tuple[str, str]]:
    """Of each partial its file name, and what it says of itself in its first line."""
    for pad in sorted((settings.BASE_DIR / "templates" / "componenten").glob("_*.html")):
        sjabloon: Any = get_template(f"componenten/{pad.name}")
        yield pad.name, sjabloon.template.source.removeprefix("{#").partition("#}")[0].strip()


@require_safe
def componenten(request: Verzoek) -> HttpResponseBase:
    """The list of organisations, with everything else around it."""
    if request.lid.rol != Rol.BEHEER:
        raise PermissionDenied("De componenten zijn voor wie Doorstroom beheert of bouwt.")
    for niveau in (messages.INFO, messages.SUCCESS, messages.WARNING, messages.ERROR):
        messages.add_message(
            request, niveau, f"Een bericht ({messages.DEFAULT_TAGS[niveau]}) staat bovenaan de pagina."
        )
    return toon(
        request,
        replace(LIJST, sjabloon="componenten.html"),
        nodig=list(nodig()),
        statussen=[*TrajectStatus.choices, ("opgeschort", "Opgeschort")],
        soorten_melding=SOORTEN_MELDING,
        form=VoorbeeldForm({"naam": "Ingevuld", "op": "gisteren", "status": TrajectStatus.STAGE}),
        voorbeeld_blad=Paginator(range(60), 25).page(2),
        bewaard=[OpgeslagenFilter(lid=request.lid, lijst=LIJST.naam, naam="Voorbeeld", gedeeld=True)],
    )
