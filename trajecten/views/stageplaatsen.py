"""The register of stage hosts: what the partners of a project know about each, never who did a stage there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, workflow
from trajecten.forms.stageplaats import ErvaringForm, NieuweStageplaatsForm, StageplaatsForm
from trajecten.middleware import Verzoek
from trajecten.models import Onderneming, Project, Stageplaats, Stageplaatservaring
from trajecten.models.stageplaats import GENOEG, stageplaatsen_voor
from trajecten.views.stappen import toon_form, verwerk

PER_BLAD = 25


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The hosts that this lid may know, found by name, municipality, sector or function (`zoek`)."""
    if not rechten.mag_stageplaatsen_zien(request.lid):
        raise PermissionDenied("Het register van stageplaatsen is voor doorstroompartners en VDAB.")
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()
    gevonden = stageplaatsen_voor(request.lid, vandaag=request.vandaag)
    if zoek:
        bekend = Stageplaats.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(
            Q(functies__icontains=zoek) | Q(sector__icontains=zoek) | Q(gemeente__icontains=zoek)
        )
        gevonden = gevonden.filter(Q(naam__icontains=zoek) | Q(pk__in=bekend.values("onderneming")))
    blad = Paginator(gevonden.order_by("naam", "pk"), PER_BLAD).get_page(request.GET.get("pagina"))
    context = {"blad": blad, "zoek": zoek, "genoeg": GENOEG, "mag": rechten.mag_stageplaats_bijhouden(request.lid)}
    return render(request, "stageplaatsen/lijst.html", context)


def stageplaats_or_404(request: Verzoek, uuid: UUID) -> Any:
    return get_object_or_404(stageplaatsen_voor(request.lid, vandaag=request.vandaag), uuid=uuid)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    onderneming = stageplaats_or_404(request, uuid)
    van_onderneming = {"onderneming": onderneming}
    bekend = Stageplaats.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(**van_onderneming)
    ervaringen = Stageplaatservaring.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    context = {
        "onderneming": onderneming,
        "bekend": bekend.select_related("project__oproep"),
        "ervaringen": ervaringen.filter(**van_onderneming).select_related("lid__gebruiker", "lid__organisatie"),
        "genoeg": GENOEG,
        "mag": rechten.mag_stageplaats_bijhouden(request.lid),
    }
    return render(request, "stageplaatsen/detail.html", context)


def eigen_projecten(request: Verzoek) -> list[Project]:
    """The projects that this lid shares hosts with; 403 for who does not keep the register."""
    if not rechten.mag_stageplaats_bijhouden(request.lid):
        raise PermissionDenied("Stageplaatsen houdt de doorstroompartner bij.")
    projecten = list(Project.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag))
    if not projecten:
        raise PermissionDenied("Je organisatie werkt nog aan geen project mee. Vraag het aan het functioneel beheer.")
    return projecten


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Enter a possible host by KBO number."""
    form = NieuweStageplaatsForm(request.POST or None, projecten=eigen_projecten(request))
    bewaard: list[Stageplaats] = []

    def uitvoeren(**gegevens: Any) -> None:
        bewaard.append(workflow.stageplaats_bewaren(lid=request.lid, nu=request.nu, **gegevens))

    if verwerk(form, uitvoeren):
        messages.success(request, f"{bewaard[0].onderneming} staat in het register.")
        return redirect("stageplaats", bewaard[0].onderneming.uuid)
    return toon_form(request, form, titel="Stageplaats toevoegen", over="", terug=reverse("stageplaatsen"))


@require_http_methods(["GET", "POST"])
def aanvullen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Complete what is known of a host, beginning with what was entered last."""
    onderneming: Onderneming = stageplaats_or_404(request, uuid)
    projecten = eigen_projecten(request)
    bekend = Stageplaats.objects.filter(onderneming=onderneming, project__in=projecten).first()
    form = StageplaatsForm(request.POST or None, projecten=projecten, initial=model_to_dict(bekend) if bekend else {})
    if verwerk(form, lambda **g: workflow.stageplaats_bewaren(onderneming, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"De gegevens van {onderneming} zijn bewaard.")
        return redirect("stageplaats", uuid)
    adres = reverse("stageplaats", args=[uuid])
    return toon_form(request, form, titel=f"Gegevens van {onderneming}", over="", terug=adres)


@require_http_methods(["GET", "POST"])
def ervaring(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Say how it goes at a host, or say it anew."""
    onderneming: Onderneming = stageplaats_or_404(request, uuid)
    projecten = eigen_projecten(request)
    eigen = Stageplaatservaring.objects.filter(onderneming=onderneming, project__in=projecten, lid=request.lid).first()
    vooraf = {**model_to_dict(eigen), "opnieuw": "ja" if eigen.opnieuw else "nee"} if eigen else {}
    form = ErvaringForm(request.POST or None, projecten=projecten, initial=vooraf)
    uitvoeren = workflow.stageplaatservaring_bewaren
    if verwerk(form, lambda **g: uitvoeren(onderneming, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"Je ervaring met {onderneming} is bewaard.")
        return redirect("stageplaats", uuid)
    adres = reverse("stageplaats", args=[uuid])
    uitleg = "Alle doorstroompartners van het project en VDAB lezen dit, met je naam erbij."
    return toon_form(request, form, titel=f"Ervaring met {onderneming}", over="", uitleg=uitleg, terug=adres)
