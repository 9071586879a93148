"""How it goes, in one screen and without one name: for who answers for all of Flanders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trajecten.forms.rapportoverzicht import OverzichtForm
from trajecten.middleware import Verzoek
from trajecten.models import Oproep
from trajecten.rapporten.bronnen import TE_EVALUEREN
from trajecten.rapporten.cijferbron import Cijferbron, cijferbron
from trajecten.rapporten.definities import indicator
from trajecten.rapporten.indicator import Eenheid
from trajecten.rapporten.rapport import Rapport, maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import Vraag
from trajecten.termijnen import DAG, kwartaaleinde
from trajecten.views.rapportbeeld import met_adressen

KWARTALEN = 8


@dataclass(frozen=True)
class Tegel:
    """One number. None is not known; without `is_onbekend` there is none to reckon."""

    label: str
    waarde: Any
    eenheid: Eenheid = Eenheid.AANTAL
    is_onbekend: bool = False


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    bron = cijferbron(request.lid)
    if not bron.heel_vlaanderen:
        raise PermissionDenied(
            "Dit overzicht gaat over heel Vlaanderen: het is voor VDAB en voor beleid en management."
        )
    oproepen = list(Oproep.objects.prefetch_related("bekend_vanaf").order_by("-van", "-nummer"))
    form = OverzichtForm(request.GET, oproepen=oproepen)
    if not form.is_valid():
        return render(request, "rapporten/overzicht.html", {"form": form, "fout": True}, status=400)
    op = form.cleaned_data["peildatum"] or request.vandaag
    begonnen = [oproep for oproep in oproepen if oproep.van <= op]
    gekozen = form.cleaned_data["oproep"]
    oproep = next((een for een in (oproepen if gekozen else begonnen) if gekozen in ("", str(een.nummer))), None)
    resultaten = _resultaten(bron, oproep, op) if oproep else None
    jaar = {"peildatum": op, "van": op - relativedelta(years=1) + DAG}
    kwartalen = {"peildatum": op, "van": kwartaaleinde(op) + DAG - relativedelta(months=3 * KWARTALEN)}
    context = {
        "form": form,
        "fout": False,
        "op": op,
        "vanaf": jaar["van"],
        "oproep": oproep,
        "tegels": _tegels(resultaten, oproep) if resultaten and oproep else [],
        "van_oproep": _beelden(resultaten, {"peildatum": op, "oproep": oproep.nummer}) if resultaten and oproep else [],
        "trechter": _beelden(_rapport("trechter", bron, begonnen, jaar), jaar),
        "trend": _beelden(_rapport("trend", bron, begonnen, kwartalen), kwartalen),
        "te_evalueren": _te_evalueren(bron, op),
    }
    return render(request, "rapporten/overzicht.html", context)


def _resultaten(bron: Cijferbron, oproep: Oproep, op: date) -> Rapport:
    vraag = Vraag(op, op, filters={"oproep": oproep.pk})
    return maak_rapport(SOORTEN["resultaten"], vraag, bron=bron, oproepen=[oproep], alleen="resultaten")


def _rapport(naam: str, bron: Cijferbron, oproepen: Sequence[Oproep], dagen: dict[str, date]) -> Rapport:
    """A report about all calls together, from a day up to the peildatum."""
    soort = SOORTEN[naam]
    vraag = Vraag(dagen["peildatum"], dagen["peildatum"], van=dagen["van"], per=soort.per[0])
    return maak_rapport(soort, vraag, bron=bron, oproepen=oproepen)


def _beelden(rapport: Rapport, vraag: dict[str, Any]) -> list[tuple[Any, str, str, str]]:
    """The pictures, with their addresses and that of the table that says the same."""
    pagina = reverse("rapport", args=[rapport.soort.naam], query=vraag)
    return [(*een, f"{pagina}#tabel-{een[0].tabel}") for een in met_adressen(rapport, vraag)]


def _te_evalueren(bron: Cijferbron, op: date) -> int:
    """How many people are to be evaluated, in all of Flanders."""
    een = indicator("te_evalueren", op)
    return int(bron.tel(TE_EVALUEREN, [een], Vraag(op, op))[()][een.naam])


def _tegels(resultaten: Rapport, oproep: Oproep) -> list[Tegel]:
    tabel = resultaten.tabel
    totaal, onbekend = tabel.totaal, tabel.onbekend

    def aandeel(label: str, boven: str, onder: int | None, *namen: str) -> Tegel:
        is_onbekend = not onbekend.isdisjoint({boven, *namen})
        procent = None if is_onbekend or not onder else 100 * totaal[boven] / onder
        return Tegel(label, procent, Eenheid.PROCENT, is_onbekend)

    aantallen = [
        Tegel(een.label, totaal[een.naam], is_onbekend=een.naam in onbekend)
        for een in tabel.indicatoren
        if een.naam in ("opgestart", "geslaagd", "lopend", "opgeschort", "in_nazorg")
    ]
    return [
        *aantallen,
        aandeel("Geslaagd per start", "geslaagd", totaal["opgestart"], "opgestart"),
        *([aandeel("Van het doel gestart", "opgestart", oproep.doel)] if oproep.doel else []),
    ]
