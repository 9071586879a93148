"""What somebody was told: the list of messages, what each opens, and how they want to get them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trajecten.forms.melding import VoorkeurenForm
from trajecten.middleware import Verzoek
from trajecten.models import Melding, Meldingsvoorkeur
from trajecten.models.melding import STANDAARD, soorten_voor
from trajecten.views.ophalen import terug_naar_dossier, traject_or_404
from trajecten.views.stappen import toon_form, verwerk
from trajecten.workflow import berichten

PER_PAGINA = 25


def _eigen(request: Verzoek) -> QuerySet[Melding]:
    return Melding.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """One's own messages, the newest first."""
    pagina = Paginator(_eigen(request), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "meldingen/lijst.html", {"pagina": pagina, "ongelezen": request.lid.ongelezen})


@require_POST
def openen(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Go to the page that a message is about; the message has been read."""
    melding = get_object_or_404(_eigen(request), uuid=uuid)
    berichten.lees(_eigen(request).filter(pk=melding.pk), nu=request.nu)
    return redirect(melding.link)


@require_POST
def alles_gelezen(request: Verzoek) -> HttpResponse:
    berichten.lees(_eigen(request), nu=request.nu)
    messages.success(request, "Al je meldingen staan op gelezen.")
    return redirect("meldingen")


@require_http_methods(["GET", "POST"])
def voorkeuren(request: Verzoek) -> HttpResponse:
    """How each kind of message comes: at once, once a day, or not by e-mail."""
    soorten = soorten_voor(request.lid.rol)
    gekozen: dict[Any, str] = dict.fromkeys(soorten, STANDAARD)
    eigen = Meldingsvoorkeur.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    gekozen |= dict(eigen.order_by("soort").values_list("soort", "hoe"))
    form = VoorkeurenForm(request.POST or None, soorten=soorten, initial=gekozen)
    if verwerk(form, lambda **hoe: berichten.voorkeuren_bewaren(lid=request.lid, **hoe)):
        messages.success(request, "Je keuzes zijn bewaard.")
        return redirect("meldingen")
    uitleg = (
        "Elke melding staat hoe dan ook in Doorstroom. Kies per soort of je er ook een e-mail over krijgt. "
        "Waar de wet een termijn laat lopen, is een e-mail nodig."
        if soorten
        else "Met jouw rol krijg je geen meldingen: hier valt niets te kiezen."
    )
    return toon_form(request, form, titel="E-mails kiezen", over=None, uitleg=uitleg, terug=reverse("meldingen"))


@require_POST
def herinneren(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Remind the other side of a traject that one waits for it."""
    traject = traject_or_404(request, uuid)
    try:
        berichten.herinneren(traject, lid=request.lid, nu=request.nu)
    except ValidationError as fout:
        messages.warning(request, " ".join(fout.messages))
    else:
        messages.success(request, "De herinnering is verstuurd.")
    return redirect(terug_naar_dossier(request, traject))
