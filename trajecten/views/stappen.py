"""Taking a step of the workflow, and writing something down about a traject: one view for each kind."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import SelectMultiple
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from trajecten import overgangen, rechten, workflow
from trajecten.enums import AanbodUitkomst, WeigeringWat
from trajecten.forms.overgangen import FORMULIEREN, DoorstromenForm, ToeleidenForm
from trajecten.forms.traject import (
    AanbodForm,
    DeelnameForm,
    NazorgcontactForm,
    OordelenForm,
    OpvolgmetingForm,
    StagefeedbackForm,
    TrajectForm,
    WeigeringForm,
)
from trajecten.forms.velden import DoorstroomForm
from trajecten.middleware import Verzoek
from trajecten.models import Aanbod, Concept, Deelname, Gewijzigd, Onderneming, Traject
from trajecten.models.concept import bewijs
from trajecten.views.conflict import intussen
from trajecten.views.ophalen import maatwerker_or_404, terug_naar, terug_naar_dossier, traject_or_404


def verwerk(form: DoorstroomForm, uitvoeren: Callable[..., Any]) -> bool:
    """Call the workflow with what was filled in; put its reasons beside the fields. True when it was done."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            for waarde in form.cleaned_data.values():
                if isinstance(waarde, Onderneming) and waarde.pk is None:
                    waarde.full_clean()
                    waarde.save()  # a new employer is kept with the step, or not at all
            uitvoeren(**form.cleaned_data)
    except ValidationError as fout:
        form.voeg_toe(fout)
        form.is_gewijzigd = isinstance(fout, Gewijzigd)
        return False
    return True


def met_concept(request: Verzoek, form: Any) -> dict[str, Any]:
    """What a page with a form gives its template. An empty form begins with what its user typed before the log-in
    expired."""
    getypt = {} if form.is_bound else Concept.objects.van(request.user, request.path, nu=request.nu)
    for naam in form.fields.keys() & getypt.keys() - {"versie"}:
        meer = isinstance(form.fields[naam].widget, SelectMultiple)
        form.initial[naam] = getypt[naam] if meer else getypt[naam][-1]
    return {"form": form, "teruggevonden": bool(getypt), "bewijs": bewijs(request.user)}


def toon_form(
    request: Verzoek,
    form: Any,
    *,
    titel: str,
    over: Any,
    uitleg: str = "",
    reden: str | None = None,
    terug: str | None = None,
) -> HttpResponse:
    """The page of a form; 409 when somebody else was first, with what changed beside what was typed.

    What was typed before the log-in expired stands in it again.
    """
    context = {
        **met_concept(request, form),
        "titel": titel,
        "over": over,
        "uitleg": uitleg,
        "reden": reden,
        "terug": terug or terug_naar(request, over.get_absolute_url()),
    }
    if form.is_gewijzigd and isinstance(over, Traject):
        return render(request, "gewijzigd.html", {**context, **intussen(request, over, form)}, status=409)
    return render(request, "formulier.html", context, status=409 if form.is_gewijzigd else 200)


@require_http_methods(["GET", "POST"])
def stap_zetten(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """One step of the table, on one traject."""
    traject = traject_or_404(request, uuid)
    stap = overgangen.bekijk(naam, traject, lid=request.lid, vandaag=request.vandaag)
    form = FORMULIEREN[naam](request.POST or None, stap=stap)
    uitvoeren = getattr(workflow, naam)
    if verwerk(form, lambda **gegevens: uitvoeren(traject, lid=request.lid, nu=request.nu, **gegevens)):
        messages.success(request, f"“{stap.overgang.label}” is bewaard voor {traject.maatwerker}.")
        return redirect(terug_naar_dossier(request, traject))
    uitleg = overgangen.uitleg(stap)
    return toon_form(request, form, titel=stap.overgang.label, over=traject, uitleg=uitleg, reden=stap.reden)


@require_http_methods(["GET", "POST"])
def toeleiden(request: Verzoek, uuid: UUID) -> HttpResponse:
    """VDAB refers somebody to a doorstroompartner."""
    maatwerker = maatwerker_or_404(request, uuid)
    ontworpen = Traject.objects.ontwerp(maatwerker, op=request.vandaag)
    stap = overgangen.bekijk("toeleiden", ontworpen, lid=request.lid, vandaag=request.vandaag)
    form = ToeleidenForm(request.POST or None, stap=stap, maatwerker=maatwerker, vandaag=request.vandaag)
    gezet: list[Any] = []

    def uitvoeren(**gegevens: Any) -> None:
        gezet.append(workflow.toeleiden(maatwerker, lid=request.lid, nu=request.nu, **gegevens))

    if verwerk(form, uitvoeren):
        messages.success(request, f"{maatwerker} is toegeleid naar {gezet[0].traject.partner}.")
        return redirect(gezet[0].traject)
    return toon_form(
        request, form, titel=stap.overgang.label, over=maatwerker, uitleg=overgangen.uitleg(stap), reden=stap.reden
    )


HANDELINGEN: dict[str, tuple[str, type[TrajectForm], Callable[..., Any]]] = {
    "weigering": ("Weigering noteren", WeigeringForm, workflow.weigering_registreren),
    "aanbod": ("Aanbod noteren", AanbodForm, workflow.aanbod_noteren),
    "stagefeedback": ("Feedback over de stage noteren", StagefeedbackForm, workflow.stagefeedback_noteren),
    "oordelen": ("Oordeel van VDAB vastleggen", OordelenForm, workflow.oordelen),
    "nazorgcontact": ("Nazorgcontact noteren", NazorgcontactForm, workflow.nazorg_contact),
    "opvolging": ("Opvolgmeting invullen", OpvolgmetingForm, workflow.opvolging_meten),
    "deelname": ("Gegevens voor ESF invullen", DeelnameForm, workflow.deelname_bewaren),
}
UITLEG = {
    "deelname": "ESF vraagt deze gegevens over elke deelnemer. Niemand is verplicht te antwoorden: kies dan “Niet gezegd”."
    " In rapporten staan alleen aantallen (R40).",
}


def uit_aanbod(request: Verzoek, traject: Traject) -> dict[str, Any]:
    """What a refusal begins with when it follows from an offer, named in the parameter `aanbod`."""
    zichtbaar = Aanbod.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(traject=traject)
    geweigerd = zichtbaar.filter(uitkomst=AanbodUitkomst.GEWEIGERD_DEELNEMER)
    aanbod = next((aanbod for aanbod in geweigerd if str(aanbod.uuid) == request.GET.get("aanbod")), None)
    return {"wat": WeigeringWat.JOB, "toelichting": f"Aanbod van {aanbod.op:%d-%m-%Y}: {aanbod}."} if aanbod else {}


def na_aanbod(request: Verzoek, aanbod: Aanbod) -> str:
    """Where one goes on once an offer has its answer: to the refusal when the person said no (R26)."""
    terug = terug_naar_dossier(request, aanbod.traject)
    if aanbod.uitkomst != AanbodUitkomst.GEWEIGERD_DEELNEMER:
        return terug
    adres = f"{reverse('traject-weigering', args=[aanbod.traject.uuid])}?aanbod={aanbod.uuid}"
    return f"{adres}&{urlencode({'terug': terug})}" if "terug" in request.GET else adres


@require_http_methods(["GET", "POST"])
def handeling(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """Something is written down about a traject; the workflow refuses who may not."""
    traject = traject_or_404(request, uuid)
    titel, formulier, uitvoeren = HANDELINGEN[naam]
    mag = {
        "weigering": rechten.mag_weigering_registreren(request.lid, traject),
        "aanbod": rechten.mag_aanbod_noteren(request.lid, traject),
        "stagefeedback": rechten.mag_stagefeedback_noteren(request.lid, traject),
        "oordelen": rechten.waarom_geen_oordeel(request.lid, traject) is None,
        "nazorgcontact": rechten.mag_nazorg_noteren(request.lid, traject),
        "opvolging": rechten.mag_opvolging_meten(request.lid, traject),
        "deelname": rechten.mag_deelname_bewaren(request.lid, traject),
    }[naam]
    if not mag:
        raise PermissionDenied(f"{titel} kan niet met jouw rol, of niet in deze status van het traject.")
    vooraf = _vooraf(request, traject, naam)
    form = formulier(request.POST or None, traject=traject, vandaag=request.vandaag, initial=vooraf)
    genoteerd: list[Any] = []
    if verwerk(form, lambda **g: genoteerd.append(uitvoeren(traject, lid=request.lid, nu=request.nu, **g))):
        messages.success(request, f"“{titel}” is bewaard.")
        return redirect(na_aanbod(request, genoteerd[0]) if naam == "aanbod" else terug_naar_dossier(request, traject))
    return toon_form(request, form, titel=titel, over=traject, uitleg=UITLEG.get(naam, ""))


def _vooraf(request: Verzoek, traject: Traject, naam: str) -> dict[str, Any]:
    """What a form begins with."""
    if naam == "weigering":
        return uit_aanbod(request, traject)
    if naam == "deelname":
        deelname = Deelname.objects.geldig().filter(traject=traject).first() or Deelname()
        return {veld: getattr(deelname, veld) for veld in DeelnameForm.base_fields if veld != "versie"}
    return {}


@require_http_methods(["GET", "POST"])
def plannen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Note a hire that lies ahead."""
    traject = traject_or_404(request, uuid)
    if not rechten.mag_doorstroom_plannen(request.lid, traject):
        raise PermissionDenied("Een job plannen kan alleen VDAB, en alleen vóór de nazorg.")
    stap = overgangen.zonder_invoer(overgangen.bekijk("doorstromen", traject, lid=request.lid, vandaag=request.vandaag))
    form = DoorstromenForm(request.POST or None, stap=stap)
    form.knop = "Job plannen"
    if verwerk(form, lambda **g: workflow.doorstroom_plannen(traject, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, "De job is gepland. Leg de doorstroom vast op de eerste werkdag.")
        return redirect(terug_naar_dossier(request, traject))
    return toon_form(request, form, titel="Toekomstige job plannen", over=traject)
