"""Saved filters: keep the present question to a list under a name, rename it, remove it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from trajecten.forms.filter import FilterForm, WissenForm
from trajecten.middleware import Verzoek
from trajecten.models import OpgeslagenFilter
from trajecten.views import evaluaties, maatwerkerlijst, ondernemingen, trajectlijst
from trajecten.views.lijsten import Lijst, WeergaveForm
from trajecten.views.stappen import toon_form

LIJSTEN = {
    lijst.naam.value: lijst
    for lijst in (
        trajectlijst.LIJST,
        maatwerkerlijst.LIJST,
        evaluaties.LIJST,
        evaluaties.TE_PLANNEN,
        ondernemingen.LIJST,
    )
}


@require_http_methods(["GET", "POST"])
def bewaren(request: Verzoek, lijst: str) -> HttpResponse:
    """Keep the question in the address."""
    van = lijst_or_404(request, lijst)
    vraag, in_woorden = gevraagd(request, van, request.GET)
    nieuw = OpgeslagenFilter(lid=request.lid, lijst=van.naam, vraag=vraag)
    return _bewerk(request, nieuw, titel="Filter bewaren", uitleg=in_woorden)


@require_http_methods(["GET", "POST"])
def wijzigen(request: Verzoek, lijst: str, filter: UUID) -> HttpResponse:  # noqa: A002, its name in the address
    """Give a filter of one's own another name, or share it."""
    eigen = eigen_filter_or_404(request, lijst, filter)
    _, in_woorden = gevraagd(request, LIJSTEN[lijst], QueryDict(eigen.vraag))
    return _bewerk(request, eigen, titel="Filter wijzigen", uitleg=in_woorden)


def _bewerk(request: Verzoek, opgeslagen: OpgeslagenFilter, *, titel: str, uitleg: str) -> HttpResponse:
    terug = opgeslagen.get_absolute_url()
    form = FilterForm(request.POST or None, instance=opgeslagen)
    if form.is_valid():
        bewaard = form.save()
        messages.success(request, f"Het filter “{bewaard}” is bewaard.")
        return redirect(terug)
    return toon_form(request, form, titel=titel, over=None, uitleg=uitleg, terug=terug)


@require_http_methods(["GET", "POST"])
def wissen(request: Verzoek, lijst: str, filter: UUID) -> HttpResponse:  # noqa: A002, its name in the address
    """Remove a filter of one's own."""
    eigen = eigen_filter_or_404(request, lijst, filter)
    if request.method == "POST":
        eigen.delete()
        messages.success(request, f"Het filter “{eigen}” is gewist.")
        return redirect(reverse(lijst))
    uitleg = "Ook je collega’s zien het dan niet meer." if eigen.gedeeld else ""
    terug = eigen.get_absolute_url()
    return toon_form(request, WissenForm(), titel=f"“{eigen}” wissen", over=None, uitleg=uitleg, terug=terug)


def lijst_or_404(request: Verzoek, naam: str) -> Lijst:
    """The list with this name; 403 when this role does not have it."""
    if naam not in LIJSTEN:
        raise Http404("Deze lijst bestaat niet.")
    if request.lid.rol not in LIJSTEN[naam].wie:
        raise PermissionDenied("Deze lijst hoort niet bij je rol.")
    return LIJSTEN[naam]


def eigen_filter_or_404(request: Verzoek, lijst: str, uuid: UUID) -> OpgeslagenFilter:
    """A saved filter of one's own; 403 for one that a colleague shares."""
    zichtbaar = OpgeslagenFilter.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    opgeslagen = get_object_or_404(zichtbaar, lijst=lijst_or_404(request, lijst).naam, uuid=uuid)
    if opgeslagen.lid_id != request.lid.pk:
        raise PermissionDenied("Alleen wie een filter maakte, wijzigt of wist het.")
    return opgeslagen


def gevraagd(request: Verzoek, lijst: Lijst, vraag: QueryDict) -> tuple[str, str]:
    """What of a question this list knows, as an address and in words; what it does not know is left out."""
    model: Any = lijst.filter.Meta.model
    filters = lijst.filter(vraag, queryset=model.objects.none(), request=request)
    weergave = WeergaveForm(vraag, kolommen=lijst.kolommen(request))
    weergave.is_valid()
    bekend = QueryDict(mutable=True)
    for naam, waarden in filters.actief.items():
        bekend.setlist(naam, waarden)
    if weergave.cleaned_data.get("sorteer"):
        bekend["sorteer"] = weergave.cleaned_data["sorteer"]
    in_woorden = [chip.tekst for chip in filters.chips]
    return bekend.urlencode(), f"{lijst.naam.label}: {', '.join(in_woorden)}." if in_woorden else ""
