"""What a company, or VDAB for it, reports about its people: in dienst, absent, at another firm, out of service."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.enums import Rol
from trajecten.forms.dienst import (
    AfwezigForm,
    EnclaveEindeForm,
    EnclaveForm,
    InDienstForm,
    TerugForm,
    UitDienstCorrigerenForm,
    UitDienstForm,
)
from trajecten.forms.velden import DoorstroomForm
from trajecten.middleware import Verzoek
from trajecten.models import Enclaveplaatsing, Vestiging
from trajecten.views.ophalen import dienst_or_404, terug_naar, terug_naar_dossier
from trajecten.views.personeel import toon_rij
from trajecten.views.stappen import toon_form, verwerk


@require_http_methods(["GET", "POST"])
def in_dienst(request: Verzoek) -> HttpResponse:
    """A company, or VDAB for it, reports that somebody starts."""
    if request.lid.rol not in (Rol.ONDERNEMING, Rol.VDAB):
        raise PermissionDenied("In dienst melden doet de onderneming zelf, of VDAB.")
    vestigingen = (
        Vestiging.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
        .filter(onderneming__soorten__overlap=["maatwerkbedrijf", "maatwerkafdeling", "lde_onderneming"])
        .select_related("onderneming")
    )
    form = InDienstForm(request.POST or None, vestigingen=vestigingen, vandaag=request.vandaag)

    def uitvoeren(vestiging: Vestiging, **gegevens: Any) -> None:
        workflow.in_dienst_melden(vestiging, lid=request.lid, nu=request.nu, **gegevens)

    if form.is_valid() and _meld(form, uitvoeren):
        messages.success(
            request, f"{form.cleaned_data['voornaam']} {form.cleaned_data['familienaam']} is in dienst gemeld."
        )
        return redirect("maatwerker-lijst")
    return toon_form(request, form, titel="In dienst melden", over=None, terug=reverse("maatwerker-lijst"))


def _meld(form: InDienstForm, uitvoeren: Callable[..., Any]) -> bool:
    """Not inside a transaction: a refused double report must stay on VDAB's list."""
    try:
        uitvoeren(**form.cleaned_data)
    except ValidationError as fout:
        form.voeg_toe(fout)
        return False
    return True


DIENST: dict[str, tuple[str, type[DoorstroomForm], Callable[..., Any]]] = {
    "uit-dienst": ("Uit dienst melden", UitDienstForm, workflow.uit_dienst_melden),
    "afwezig": ("Afwezig melden", AfwezigForm, workflow.afwezig_melden),
    "terug": ("Terug aan het werk melden", TerugForm, workflow.terug_aan_het_werk),
}


@require_http_methods(["GET", "POST"])
def melden(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """The employer reports an end, an absence, or a return."""
    dienst = dienst_or_404(request, uuid)
    if not rechten.mag_melden_voor(request.lid, dienst.vestiging.onderneming):
        raise PermissionDenied("Dit meldt de werkgever zelf, of VDAB.")
    titel, formulier, uitvoeren = DIENST[naam]
    in_rij = bool(request.htmx) and request.lid.rol == Rol.ONDERNEMING
    form = formulier(
        request.POST or None, initial={"op": request.vandaag}, auto_id=f"id_{uuid}_%s" if in_rij else "id_%s"
    )
    terug = terug_naar(request, dienst.maatwerker.get_absolute_url())
    if verwerk(form, lambda **gegevens: uitvoeren(dienst, lid=request.lid, nu=request.nu, **gegevens)):
        if in_rij:
            return toon_rij(request, dienst.maatwerker, gedaan=f"“{titel}” is bewaard.")
        messages.success(request, f"“{titel}” is bewaard voor {dienst.maatwerker}.")
        return redirect(terug)
    if in_rij:
        context = {"form": form, "titel": titel, "over": dienst.maatwerker, "adres": request.path}
        return render(request, "personeel/_rij_form.html", context)
    return toon_form(request, form, titel=titel, over=dienst.maatwerker, terug=terug)


@require_http_methods(["GET", "POST"])
def corrigeren(request: Verzoek, uuid: UUID) -> HttpResponse:
    """The employer, until 30 days after it, or VDAB corrects the end of an employment."""
    dienst = dienst_or_404(request, uuid)
    if reden := rechten.waarom_geen_correctie(request.lid, dienst, vandaag=request.vandaag):
        raise PermissionDenied(reden)
    laatste_dag = dienst.periode.upper - timedelta(days=1)
    vooraf = {"op": laatste_dag, "reden": dienst.reden_einde, "klopt": "einde"}
    form = UitDienstCorrigerenForm(request.POST or None, initial=vooraf)
    if verwerk(form, lambda **g: workflow.uit_dienst_corrigeren(dienst, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"Het einde van de tewerkstelling van {dienst.maatwerker} is gecorrigeerd.")
        return redirect(terug_naar_dossier(request, dienst.maatwerker))
    uitleg = f"Gemeld bij {dienst.vestiging}: laatste dag {laatste_dag:%d-%m-%Y}. Het WOP volgt de nieuwe datum."
    return toon_form(request, form, titel="Einde corrigeren", over=dienst.maatwerker, uitleg=uitleg)


@require_http_methods(["GET", "POST"])
def enclave(request: Verzoek, uuid: UUID) -> HttpResponse:
    """The employer reports that somebody works at another firm, in an enclave."""
    dienst = dienst_or_404(request, uuid)
    if reden := rechten.waarom_geen_enclave(request.lid, dienst):
        raise PermissionDenied(reden)
    form = EnclaveForm(request.POST or None)
    if verwerk(form, lambda **g: workflow.enclave_melden(dienst, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"De enclave van {dienst.maatwerker} is gemeld.")
        return redirect(terug_naar_dossier(request, dienst.maatwerker))
    uitleg = "Een enclave is geen doorstroom: het WOP loopt er verder (R2). Meld ze minstens één dag vooraf (R47)."
    return toon_form(request, form, titel="Enclave melden", over=dienst.maatwerker, uitleg=uitleg)


@require_http_methods(["GET", "POST"])
def enclave_einde(request: Verzoek, uuid: UUID, feit: UUID) -> HttpResponse:
    """The employer ends a placement."""
    dienst = dienst_or_404(request, uuid)
    zichtbaar = Enclaveplaatsing.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    plaatsing = get_object_or_404(
        zichtbaar.select_related("gastbedrijf"),
        uuid=feit,
        maatwerker=dienst.maatwerker,
        periode__overlap=dienst.periode,
    )
    if not rechten.mag_melden_voor(request.lid, dienst.vestiging.onderneming):
        raise PermissionDenied("Dit meldt de werkgever zelf, of VDAB.")
    form = EnclaveEindeForm(request.POST or None, initial={"op": request.vandaag})

    def uitvoeren(**gegevens: Any) -> None:
        workflow.enclave_beeindigen(plaatsing, dienst=dienst, lid=request.lid, nu=request.nu, **gegevens)

    if verwerk(form, uitvoeren):
        messages.success(request, f"De enclave van {dienst.maatwerker} is beëindigd.")
        return redirect(terug_naar_dossier(request, dienst.maatwerker))
    return toon_form(request, form, titel=f"{plaatsing} beëindigen", over=dienst.maatwerker)
