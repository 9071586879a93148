"""The main menu: one list of entries, each with the roles that find something there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from trajecten.enums import Rol

DOSSIERS = frozenset({Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING})


@dataclass(frozen=True)
class Ingang:
    """One entry: the name of its URL, its words, and who sees it."""

    url: str
    label: str
    wie: frozenset[Rol]


INGANGEN = (
    Ingang("start", "Start", frozenset(Rol)),
    Ingang("traject-lijst", "Trajecten", DOSSIERS),
    Ingang("maatwerker-lijst", "Maatwerkers", DOSSIERS),
    Ingang("onderneming-lijst", "Ondernemingen", frozenset({Rol.VDAB, Rol.BEHEER})),
    Ingang("rapport-lijst", "Cijfers", frozenset(Rol) - {Rol.BEHEER}),
    Ingang("beheer", "Beheer", frozenset({Rol.BEHEER})),
)


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries for the lid of this request, and which one is open. Runs no query."""
    lid = getattr(request, "lid", None)
    if lid is None:
        return []
    ingangen = []
    for ingang in INGANGEN:
        if lid.rol in ingang.wie:
            url = reverse(ingang.url)
            actief = request.path == url if ingang.url == "start" else request.path.startswith(url)
            ingangen.append({"url": url, "label": ingang.label, "actief": actief})
    return ingangen
