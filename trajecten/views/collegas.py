"""Who works on the same cases, how much each has, and handing several cases over at once."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, workflow
from trajecten.enums import ToewijzingKant
from trajecten.forms.traject import SamenOverdragenForm
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Toewijzing, Traject
from trajecten.views.stappen import met_concept

MEEST = 200  # cases on one form


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Active colleagues, and those who left with cases still on their name."""
    lid, vandaag = request.lid, request.vandaag
    if lid.rol not in rechten.WERKT_AAN_TRAJECTEN:
        raise PermissionDenied("Deze lijst is voor VDAB en de doorstroompartners.")
    mijn = Toewijzing.objects.zichtbaar_voor(lid, vandaag=vandaag).met_werk(lid.rol, vandaag=vandaag)
    per_lid = mijn.filter(lid=OuterRef("pk")).order_by().values("lid").annotate(n=Count("pk")).values("n")
    collegas = (
        Lidmaatschap.objects.collegas(lid, vandaag=vandaag)
        .annotate(aantal=Subquery(per_lid))
        .filter(Q(tot=None) | Q(tot__gte=vandaag) | Q(aantal__gt=0))
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "pk")
    )
    return render(request, "collegas/lijst.html", {"collegas": collegas, "vandaag": vandaag})


@require_http_methods(["GET", "POST"])
def overdragen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Hand over cases of one colleague, or one's own; each succeeds or fails by itself, and the page says which."""
    lid, vandaag = request.lid, request.vandaag
    collegas = Lidmaatschap.objects.collegas(lid, vandaag=vandaag).select_related("gebruiker")
    van = get_object_or_404(collegas, uuid=uuid)
    trajecten = (
        Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
        .filter(toewijzingen__in=Toewijzing.objects.met_werk(lid.rol, vandaag=vandaag).filter(lid=van))
        .select_related("maatwerker")
        .order_by("maatwerker__sorteernaam", "pk")
    )
    anderen = collegas.actief(vandaag).exclude(pk=van.pk).order_by("gebruiker__naam", "pk")
    form = SamenOverdragenForm(request.POST or None, trajecten=trajecten, collegas=anderen, vandaag=vandaag)
    if form.is_valid():
        gegevens = form.cleaned_data
        gekozen = gegevens.pop("trajecten")[:MEEST]
        uitkomst = [(traject, _draag_over(request, traject, gegevens)) for traject in gekozen]
        return render(request, "collegas/overgedragen.html", {"uitkomst": uitkomst, "van": van, **gegevens})
    context = {
        **met_concept(request, form),
        "titel": f"Trajecten van {van.gebruiker} overdragen",
        "over": None,
        "uitleg": "Per traject is er aan elke kant één verantwoordelijke. Je ziet na het bewaren per traject of het gelukt is.",
        "reden": None,
        "terug": reverse("collegas"),
    }
    return render(request, "formulier.html", context)


def _draag_over(request: Verzoek, traject: Traject, gegevens: dict[str, Any]) -> str:
    """Hand one over; what stood in the way, or nothing."""
    try:
        kant = ToewijzingKant(request.lid.rol)
        workflow.overdragen(traject, versie=traject.versie, lid=request.lid, nu=request.nu, kant=kant, **gegevens)
    except (PermissionDenied, ValidationError) as fout:
        return " ".join(fout.messages) if isinstance(fout, ValidationError) else str(fout)
    return ""
