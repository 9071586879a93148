"""Where each role can go: the entries of the main menu, and what the first page offers beside its worklist."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from trajecten.enums import Rol
from trajecten.models import Lidmaatschap

DOSSIERS = frozenset({Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING})


@dataclass(frozen=True)
class Ingang:
    """One place to go: the name of its URL, its words, and who finds something there."""

    url: str
    label: str
    wie: frozenset[Rol]
    uitleg: str = ""


MENU = (
    Ingang("start", "Start", frozenset(Rol)),
    Ingang("begeleiding", "Begeleiding", frozenset({Rol.PARTNER})),
    Ingang("traject-lijst", "Trajecten", DOSSIERS),
    Ingang("maatwerker-lijst", "Maatwerkers", DOSSIERS - {Rol.ONDERNEMING}),
    Ingang("personeel-lijst", "Personeel", frozenset({Rol.ONDERNEMING})),
    Ingang("evaluatie-lijst", "Evaluaties", DOSSIERS),
    Ingang("steekproef-lijst", "10 %-ronde", frozenset({Rol.VDAB, Rol.ONDERNEMING})),
    Ingang("stageplaatsen", "Stageplaatsen", frozenset({Rol.VDAB, Rol.PARTNER})),
    Ingang("onderneming-lijst", "Ondernemingen", frozenset({Rol.VDAB, Rol.BEHEER})),
    Ingang("rapport-lijst", "Cijfers", frozenset(Rol) - {Rol.BEHEER}),
    Ingang("beheer", "Beheer", frozenset({Rol.BEHEER})),
)

# For who has no worklist, or begins most days with the same thing.
OP_START = (
    Ingang(
        "in-dienst-melden",
        "In dienst melden",
        frozenset({Rol.ONDERNEMING}),
        "Iemand begint bij jullie: meld het met het rijksregisternummer en de eerste werkdag.",
    ),
    Ingang(
        "personeel-lijst",
        "Je personeel",
        frozenset({Rol.ONDERNEMING}),
        "Meld een afwezigheid of een uitdiensttreding, of werk een POP bij.",
    ),
    Ingang(
        "rapport-overzicht",
        "Hoe staan we ervoor?",
        frozenset({Rol.BELEID}),
        "De nieuwste oproep, de provincies naast elkaar en het verloop, in tekeningen, zonder namen.",
    ),
    Ingang(
        "rapport-lijst",
        "Cijfers per oproep",
        frozenset({Rol.BELEID}),
        "Toeleidingen en resultaten per provincie en per onderneming, op elke datum, zoals ze nu of toen bekend waren.",
    ),
    Ingang(
        "beheer",
        "Beheer",
        frozenset({Rol.BEHEER}),
        "Gebruikers, organisaties, mandaten, oproepen en projecten.",
    ),
    Ingang(
        "onderneming-lijst",
        "Ondernemingen",
        frozenset({Rol.BEHEER}),
        "Zoek een onderneming, haar vestigingen en haar mandaten.",
    ),
)


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The main menu for the lid of this request, and which entry is open. Runs no query."""
    lid = getattr(request, "lid", None)
    if lid is None:
        return []
    ingangen = []
    for ingang in MENU:
        if lid.rol in ingang.wie:
            url = reverse(ingang.url)
            actief = request.path == url if ingang.url == "start" else request.path.startswith(url)
            ingangen.append({"url": url, "label": ingang.label, "actief": actief})
    return ingangen


def bestemmingen(lid: Lidmaatschap) -> list[dict[str, str]]:
    """What the first page offers this role."""
    return [
        {"url": reverse(ingang.url), "label": ingang.label, "uitleg": ingang.uitleg}
        for ingang in OP_START
        if lid.rol in ingang.wie
    ]
