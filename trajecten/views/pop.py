"""A new version of somebody's POP, which begins with the one before."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.evaluatievraag import Vraagstand, lees_vraagstand, toon
from trajecten.forms.maatwerker import PopForm
from trajecten.middleware import Verzoek
from trajecten.termijnen import pop_na_indienst, pop_voor_evaluatie
from trajecten.views.ophalen import maatwerker_or_404, terug_naar
from trajecten.views.stappen import toon_form, verwerk

DAG = timedelta(days=1)


@require_http_methods(["GET", "POST"])
def bijwerken(request: Verzoek, uuid: UUID) -> HttpResponse:
    maatwerker = maatwerker_or_404(request, uuid)
    if not rechten.mag_pop_bewaren(request.lid):
        raise PermissionDenied("POP bijwerken kan niet met jouw rol.")
    stand = lees_vraagstand(maatwerker, lid=request.lid, vandaag=request.vandaag)
    form = PopForm(request.POST or None, initial=vooraf(stand))
    terug = terug_naar(request, maatwerker.get_absolute_url())
    if verwerk(form, lambda **g: workflow.pop_bewaren(maatwerker, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"Het POP van {maatwerker} is bewaard.")
        return redirect(terug)
    return toon_form(request, form, titel="POP bijwerken", over=maatwerker, uitleg=waarom(stand), terug=terug)


def vooraf(stand: Vraagstand) -> dict[str, Any]:
    """The form begins with the last version, so that one only writes what changed; never with its tick."""
    gegevens: dict[str, Any] = {"versie_op": stand.vandaag}
    if stand.pop:
        gegevens |= {
            "competenties_nu": stand.pop.competenties_nu,
            "competenties_later": stand.pop.competenties_later,
            "acties": "\n".join(stand.pop.acties),
        }
    return gegevens


def waarom(stand: Vraagstand) -> str:
    """Why a POP, and when it is due for this person (R16, R17)."""
    zinnen = ["Elke maatwerker heeft een POP. Je maakt het samen, en VDAB leest het bij elke evaluatie (R16)."]
    if stand.pop:
        zinnen.append(f"Hieronder staat de versie van {toon(stand.pop.versie_op)}: pas aan wat veranderde.")
    elif stand.in_dienst_op:
        zinnen.append(
            f"Het eerste POP is er ten laatste een maand na de start: op {toon(pop_na_indienst(stand.in_dienst_op))} (R17)."
        )
    if stand.wop_einde:
        zinnen.append(
            f"Het WOP loopt tot en met {toon(stand.wop_einde)}. Komt VDAB evalueren, dan is het POP tien dagen vooraf "
            f"bijgewerkt, dus ten laatste op {toon(pop_voor_evaluatie(stand.wop_einde))} (R17)."
        )
    return " ".join(zinnen)
