"""Figures as a file that takes long to make: the page that asks for it, and its making in the background, as of a list."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.core.validators import RegexValidator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.views.decorators.http import require_POST

from trajecten import workflow
from trajecten.middleware import Verzoek
from trajecten.models import Export, Lidmaatschap
from trajecten.models.export import CIJFERS
from trajecten.rapporten.rapport import Tabel

# A file of more rows is made in the background: typesetting a thousand takes some two seconds.
MEER_DAN = {"pdf": 1_000, "xlsx": 5_000, "zip": 5_000}
SCHERMEN = frozenset({"rapport", "rapport-oproep", "rapport-antwoord", "bevroren-rapport"})
KLOPT_NIET = "Een van je keuzes klopt niet meer. Kijk het na in het rapport."


class InAchtergrond(Verzoek):
    """The request of a worker, who is told how many rows of how many there are."""

    def __init__(self, adres: str, voortgang: Callable[[int, int], None]) -> None:
        super().__init__()
        deel = urlsplit(adres)
        self.method, self.path, self.GET = "GET", deel.path, QueryDict(deel.query)
        self.voortgang, self.totaal = voortgang, 0

    def begin(self, totaal: int) -> None:
        self.totaal = totaal
        self.voortgang(0, totaal)


class BestandForm(forms.Form):
    """Which file is wanted: the address that gives it, and its name."""

    adres = forms.CharField(max_length=2000)
    naam = forms.CharField(max_length=100, validators=[RegexValidator(r"\A[\w.-]+\.(pdf|xlsx|zip)\Z")])


def te_lang(request: Verzoek, tabellen: Iterable[Tabel], naam: str, formaat: str) -> HttpResponse | None:
    """The page that asks whether this file is to be made in the background; nothing when it is short, or is being made there."""
    aantal = sum(len(tabel.alle_rijen) for tabel in tabellen)
    if isinstance(request, InAchtergrond):
        request.begin(aantal)
        return None
    if aantal <= MEER_DAN[formaat]:
        return None
    vraag = request.GET.copy()
    del vraag["formaat"]
    context = {
        "titel": "Cijfers als bestand",
        "formaat": formaat,
        "grens": MEER_DAN[formaat],
        "actie": reverse("export-cijfers"),
        "verborgen": {"adres": request.get_full_path(), "naam": f"{naam}.{formaat}"}.items(),
        "terug": f"{request.path}?{vraag.urlencode()}",
        "terug_naar": "Terug naar de cijfers",
    }
    return render(request, "exporten/vragen.html", context)


@require_POST
def vragen(request: Verzoek) -> HttpResponse:
    """Ask for the file at an address of figures."""
    form = BestandForm(request.POST)
    if not form.is_valid() or scherm_van(form.cleaned_data["adres"]) is None:
        raise BadRequest("Vraag een bestand met cijfers vanop de pagina van een rapport.")
    return redirect(
        workflow.export_vragen(
            CIJFERS,
            vraag=form.cleaned_data["adres"],
            naam=form.cleaned_data["naam"],
            lid=request.lid,
            nu=request.nu,
        )
    )


def ongeldig(request: Verzoek, sjabloon: str, context: dict[str, Any]) -> HttpResponse:
    """The page that says what is asked wrongly; a worker is told in short."""
    if isinstance(request, InAchtergrond):
        raise BadRequest(KLOPT_NIET)
    return render(request, sjabloon, context, status=400)


def scherm_van(adres: str) -> ResolverMatch | None:
    """The screen that gives the file at an address, when it is one of figures."""
    deel = urlsplit(adres)
    try:
        scherm = resolve(deel.path)
    except Resolver404:
        return None
    return scherm if scherm.url_name in SCHERMEN and QueryDict(deel.query).get("formaat") in MEER_DAN else None


def schrijf(
    export: Export, bestand: BinaryIO, lid: Lidmaatschap, vandaag: date, voortgang: Callable[[int, int], None]
) -> None:
    """The file that the screen would give to this lid on this day. Raises PermissionDenied or ValidationError."""
    scherm, verzoek = scherm_van(export.vraag), InAchtergrond(export.vraag, voortgang)
    verzoek.lid, verzoek.vandaag, verzoek.nu = lid, vandaag, export.taak.gevraagd_op
    try:
        antwoord = scherm.func(verzoek, *scherm.args, **scherm.kwargs) if scherm else None
    except (BadRequest, Http404):
        antwoord = None
    if antwoord is None:
        raise ValidationError(KLOPT_NIET)
    bestand.write(antwoord.content)
    voortgang(verzoek.totaal, verzoek.totaal)
