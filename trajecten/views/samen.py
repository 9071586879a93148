"""One report about several people of a company at once: choose, look what will happen, confirm, and read the result."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Tewerkstelling
from trajecten.views.diensten import DIENST
from trajecten.views.personeel import rijen, vereis_onderneming


class Uitkomst(NamedTuple):
    """What a report did, or would do, for one person; `reden` says why not."""

    maatwerker: Maatwerker
    reden: str


def _gekozen(request: Verzoek) -> list[Tewerkstelling]:
    """The last own employment of everybody who was ticked, by name; 404 when one of them is out of sight."""
    try:
        uuids = {UUID(waarde) for waarde in (request.POST or request.GET).getlist("wie")}
    except ValueError as fout:
        raise Http404("Deze persoon bestaat niet.") from fout
    zichtbaar = Maatwerker.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(uuid__in=uuids)
    gevonden = rijen(zichtbaar, request.lid, vandaag=request.vandaag)
    if len(gevonden) != len(uuids):
        raise Http404("Niet iedereen die je koos, is te vinden.")
    for rij in gevonden:
        rij.dienst.maatwerker = rij.maatwerker
    return [rij.dienst for rij in gevonden]


def voer_uit(diensten: list[Tewerkstelling], uitvoeren: Callable[..., Any], *, echt: bool) -> list[Uitkomst]:
    """Report about each in a transaction of its own. Without `echt` each is taken back again: only the reasons stay."""
    uitkomsten = []
    for dienst in diensten:
        try:
            with transaction.atomic():
                uitvoeren(dienst)
                if not echt:
                    transaction.set_rollback(True)
        except ValidationError as fout:
            uitkomsten.append(Uitkomst(dienst.maatwerker, " ".join(fout.messages)))
        else:
            uitkomsten.append(Uitkomst(dienst.maatwerker, ""))
    return uitkomsten


@require_http_methods(["GET", "POST"])
def samen(request: Verzoek) -> HttpResponse:
    """The data for everybody who was ticked; then who can and who cannot; then, when confirmed, what was done."""
    vereis_onderneming(request.lid)
    melding = (request.POST or request.GET).get("melding", "")
    diensten = _gekozen(request)
    if melding not in DIENST or not diensten:
        return redirect("personeel-lijst")
    titel, formulier, workflowfunctie = DIENST[melding]
    form = formulier(request.POST or None, initial={"op": request.vandaag})
    context = {
        "titel": titel,
        "form": form,
        "melding": melding,
        "diensten": diensten,
        "fase": "invullen",
        "uitkomsten": [],
    }
    if form.is_valid():
        echt = "bevestigd" in request.POST

        def uitvoeren(dienst: Tewerkstelling) -> None:
            workflowfunctie(dienst, lid=request.lid, nu=request.nu, **form.cleaned_data)

        context |= {
            "uitkomsten": voer_uit(diensten, uitvoeren, echt=echt),
            "fase": "gedaan" if echt else "bevestigen",
        }
    return render(request, "personeel/samen.html", context)
