"""Planning the evaluation of one person, and calling the visit off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.enums import EvaluatieSoort, Rol
from trajecten.evaluatievraag import gevraagde_soort
from trajecten.forms.evaluatieplanning import AfgelastenForm, EvaluatiePlannenForm
from trajecten.middleware import Verzoek
from trajecten.models import Evaluatieplanning, Lidmaatschap, Maatwerker
from trajecten.views.ophalen import maatwerker_or_404, terug_naar
from trajecten.views.stappen import toon_form, verwerk

UITLEG = (
    "Een bezoek valt op een werkdag waarop deze persoon in dienst is. De vijfjaarlijkse evaluatie kan in de laatste negen "
    "maanden van het WOP (R14), die van de 10 %-ronde bij wie getrokken is (R8). Het POP is ten laatste "
    "tien dagen vooraf bijgewerkt (R17)."
)


@require_http_methods(["GET", "POST"])
def plannen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Plan the evaluation of somebody, or change the plan that is open."""
    maatwerker = maatwerker_or_404(request, uuid)
    if not rechten.mag_evaluatie_plannen(request.lid):
        raise PermissionDenied("Alleen VDAB plant evaluaties.")
    bemiddelaars = bemiddelaars_van(maatwerker, request)
    form = EvaluatiePlannenForm(request.POST or None, bemiddelaars=bemiddelaars, initial=_vooraf(request, maatwerker))
    waarschuwingen: list[str | None] = []

    def uitvoeren(**gegevens: Any) -> None:
        waarschuwingen.append(workflow.evaluatie_plannen(maatwerker, lid=request.lid, nu=request.nu, **gegevens))

    terug = terug_naar(request, maatwerker.get_absolute_url())
    if verwerk(form, uitvoeren):
        messages.success(request, f"De evaluatie van {maatwerker} is gepland.")
        for waarschuwing in filter(None, waarschuwingen):
            messages.warning(request, waarschuwing)
        return redirect(terug)
    return toon_form(request, form, titel="Evaluatie plannen", over=maatwerker, uitleg=UITLEG, terug=terug)


def bemiddelaars_van(maatwerker: Maatwerker, request: Verzoek) -> Any:
    """Who of VDAB can visit this person."""
    actief = Lidmaatschap.objects.actief(request.vandaag).filter(rol=Rol.VDAB)
    return (
        actief.filter(provincies__overlap=maatwerker.provincies)
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "pk")
    )


def _vooraf(request: Verzoek, maatwerker: Maatwerker) -> dict[str, Any]:
    """What the form begins with: the open plan, or what the person waits for, or the periodic evaluation."""
    zichtbaar = Evaluatieplanning.objects.open().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    planning = zichtbaar.filter(maatwerker=maatwerker).select_related("bemiddelaar").first()
    if planning:
        velden = {veld: getattr(planning, veld) for veld in ("soort", "gepland_op", "plaats")}
        return velden | {"bemiddelaar": planning.bemiddelaar.uuid if planning.bemiddelaar else None}
    return {"soort": gevraagde_soort(maatwerker) or EvaluatieSoort.PERIODIEK}


@require_http_methods(["GET", "POST"])
def afgelasten(request: Verzoek, uuid: UUID, feit: UUID) -> HttpResponse:
    """The planned visit does not take place; ask why."""
    maatwerker = maatwerker_or_404(request, uuid)
    zichtbaar = Evaluatieplanning.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    planning = get_object_or_404(zichtbaar, uuid=feit, maatwerker=maatwerker)
    if not rechten.mag_evaluatie_plannen(request.lid):
        raise PermissionDenied("Alleen VDAB gelast een bezoek af.")
    form = AfgelastenForm(request.POST or None)
    terug = terug_naar(request, maatwerker.get_absolute_url())
    if verwerk(form, lambda **g: workflow.evaluatie_afgelasten(planning, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"Het bezoek aan {maatwerker} is afgelast.")
        return redirect(terug)
    return toon_form(request, form, titel="Bezoek afgelasten", over=maatwerker, uitleg=f"{planning}.", terug=terug)
