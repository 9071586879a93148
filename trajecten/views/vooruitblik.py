"""The forecast: as a picture, as tables and as CSV."""

import csv
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.enums import Provincie, Vooruit
from trajecten.middleware import Verzoek
from trajecten.rapporten.vooruitblik import ZINNEN, Vooruitblik, vooruitblik
from trajecten.rapporten.vooruitbron import vooruitbron
from trajecten.termijnen import kwartaal, kwartaal_voluit

BREEDTE, STAAF, TUSSEN = 880, 32, 12
PANEEL, HOOGSTE, BOVEN = 128, 64, 40  # the height of a panel, of its highest bar, and of what stands above it
FORMATEN = ("html", "csv")


@dataclass(frozen=True)
class Staaf:
    """One quarter in a panel, with the numbers of the drawing."""

    kwartaal: date
    aantal: int
    x: int
    y: int
    hoogte: int
    boven: int  # where the number stands

    @property
    def voluit(self) -> str:
        return kwartaal_voluit(self.kwartaal)


@dataclass(frozen=True)
class Paneel:
    """One kind of work; each panel has its own scale, said by its numbers."""

    label: str
    y: int
    grond: int
    staven: list[Staaf]


def panelen(cijfers: Vooruitblik) -> list[Paneel]:
    """The drawing: a row of bars for each kind."""
    gevonden = []
    for nummer, soort in enumerate(Vooruit):
        aantallen = [cijfers.som(soort=soort, kwartaal=begin) for begin in cijfers.kwartalen]
        grond, hoogste = nummer * PANEEL + BOVEN + HOOGSTE, max(*aantallen, 1)
        staven = []
        for plaats, (begin, aantal) in enumerate(zip(cijfers.kwartalen, aantallen, strict=True)):
            hoogte = -(-aantal * HOOGSTE // hoogste)  # upwards, so that one is never nothing
            x = TUSSEN // 2 + plaats * (STAAF + TUSSEN)
            staven.append(Staaf(begin, aantal, x, grond - hoogte, hoogte, grond - hoogte - 4))
        gevonden.append(Paneel(soort.label, nummer * PANEEL + 16, grond, staven))
    return gevonden


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """The next five years, for the provinces of this lid or for one of them (`provincie`)."""
    formaat, gekozen = request.GET.get("formaat", "html"), request.GET.get("provincie", "")
    if formaat not in FORMATEN:
        raise BadRequest(f"“formaat” kan alleen {' of '.join(FORMATEN)} zijn.")
    bron = vooruitbron(request.lid, vandaag=request.vandaag)
    if gekozen and gekozen not in bron.provincies:
        raise BadRequest(f"“provincie” kan alleen {', '.join(bron.provincies)} zijn.")
    provincie = Provincie(gekozen) if gekozen else None
    cijfers = vooruitblik(bron, provincie=provincie)
    if formaat == "csv":
        return als_csv(cijfers, vandaag=request.vandaag)
    context = {
        "cijfers": cijfers,
        "provincie": provincie,
        "provincies": bron.provincies,
        "koppen": [*Vooruit.labels, "Samen"],
        "zinnen": [(soort.label, zin) for soort, zin in ZINNEN.items()],
        "per_kwartaal": [(kwartaal_voluit(begin), cijfers.rij(kwartaal=begin)) for begin in cijfers.kwartalen],
        "per_provincie": [(plaats.label, cijfers.rij(provincie=plaats)) for plaats in cijfers.provincies],
        "totaal": cijfers.rij(),
        "panelen": panelen(cijfers),
        "breedte": BREEDTE,
        "hoogte": PANEEL * len(Vooruit) + 8,
    }
    return render(request, "rapporten/vooruitblik.html", context)


def als_csv(cijfers: Vooruitblik, *, vandaag: date) -> HttpResponse:
    """A line per province and quarter, and their sum. UTF-8 with commas, as the other reports."""
    naam = f"vooruitblik_{vandaag}.csv"
    antwoord = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{naam}"'}
    )
    schrijver = csv.writer(antwoord, lineterminator="\n")
    schrijver.writerow(["provincie", "kwartaal", *Vooruit.values, "samen"])
    for plaats in cijfers.provincies:
        for begin in cijfers.kwartalen:
            schrijver.writerow([plaats.label, kwartaal(begin), *cijfers.rij(provincie=plaats, kwartaal=begin)])
    schrijver.writerow(["Eindtotaal", "", *cijfers.rij()])
    return antwoord
