"""The first page: the work that waits for this lid, the most urgent first, and where to go from here."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from trajecten import workflow
from trajecten.enums import Rol
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Signaal, Traject
from trajecten.views.menu import bestemmingen
from trajecten.views.ophalen import terug_naar
from trajecten.views.werk import Keuze, werk

NIEUWS = timedelta(days=14)
HOEVEEL_NIEUWS = 10
DRINGEND = frozenset({"te-laat", "week", "wacht"})


@require_safe
def start(request: Verzoek) -> HttpResponse:
    lid, vandaag = request.lid, request.vandaag
    keuze = lees_keuze(request)
    context = {
        "werk": werk(lid, keuze, vandaag=vandaag),
        "keuze": keuze,
        "collega": collega(request, keuze.van),
        "heeft_collegas": lid.rol in (Rol.VDAB, Rol.PARTNER),
        "nieuws": nieuws(request),
        "bestemmingen": bestemmingen(lid),
        "hier": request.get_full_path(),
    }
    return render(request, "trajecten/start.html", context)


def lees_keuze(request: Verzoek) -> Keuze:
    """What the address asks for; what it cannot mean is left out."""
    vraag = request.GET
    van, urgent, pagina = vraag.get("van", ""), vraag.get("urgent", ""), vraag.get("pagina", "")
    return Keuze(
        van=van if van == "iedereen" or is_uuid(van) else "",
        soort=vraag.get("soort", ""),
        urgent=urgent if urgent in DRINGEND else "",
        pagina=max(int(pagina), 1) if pagina.isdecimal() and len(pagina) < 4 else 1,
    )


def is_uuid(tekst: str) -> bool:
    try:
        UUID(tekst)
    except ValueError:
        return False
    return True


def collega(request: Verzoek, van: str) -> str:
    """The name of the colleague whose work is shown; nothing for one's own. Somebody of elsewhere answers 404."""
    if van in ("", "iedereen"):
        return ""
    zichtbaar = Lidmaatschap.objects.collegas(request.lid, vandaag=request.vandaag)
    return str(get_object_or_404(zichtbaar.select_related("gebruiker"), uuid=van).gebruiker)


def nieuws(request: Verzoek) -> list[Any]:
    """What changed lately in the trajecten of a company's people; who works on trajecten has it in the list."""
    if request.lid.rol != Rol.ONDERNEMING:
        return []
    trajecten = Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    onlangs = trajecten.filter(status_sinds__gte=request.vandaag - NIEUWS).order_by("-status_sinds", "-pk")
    return list(onlangs.select_related("maatwerker", "partner")[:HOEVEEL_NIEUWS])


@require_POST
def signaal_afhandelen(request: Verzoek, uuid: UUID) -> HttpResponse:
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag), uuid=uuid)
    workflow.signaal_afhandelen(signaal, lid=request.lid, nu=request.nu)
    messages.success(request, f"Het signaal over {signaal.maatwerker} is afgehandeld.")
    return redirect(terug_naar(request, reverse("start")))
