"""The first page: the work that waits for this role, and where to go from here."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from trajecten import workflow
from trajecten.middleware import Verzoek
from trajecten.models import Signaal
from trajecten.views.menu import bestemmingen
from trajecten.views.ophalen import terug_naar
from trajecten.views.werklijst import soorten, werklijst

PER_PAGINA = 25


@require_safe
def start(request: Verzoek) -> HttpResponse:
    context = {"blokken": werklijst(request.lid, vandaag=request.vandaag), "bestemmingen": bestemmingen(request.lid)}
    return render(request, "trajecten/start.html", context)


@require_safe
def werk(request: Verzoek, blok: str) -> HttpResponse:
    """All of one kind of work, page by page."""
    soort = next((s for s in soorten(request.lid, vandaag=request.vandaag) if s.naam == blok), None)
    if soort is None:
        raise Http404("Dit werk bestaat niet.")
    pagina = Paginator(soort.rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"soort": soort, "pagina": pagina, "rijen": [soort.rij(een) for een in pagina]}
    return render(request, "trajecten/werk.html", context)


@require_POST
def signaal_afhandelen(request: Verzoek, uuid: UUID) -> HttpResponse:
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag), uuid=uuid)
    workflow.signaal_afhandelen(signaal, lid=request.lid, nu=request.nu)
    messages.success(request, f"Het signaal over {signaal.maatwerker} is afgehandeld.")
    return redirect(terug_naar(request, reverse("start")))
