"""The first page: the work that waits for this role, and where to go from here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from trajecten import workflow
from trajecten.middleware import Verzoek
from trajecten.models import Signaal
from trajecten.views.menu import bestemmingen
from trajecten.views.werklijst import werklijst


@require_safe
def start(request: Verzoek) -> HttpResponse:
    context = {"blokken": werklijst(request.lid, vandaag=request.vandaag), "bestemmingen": bestemmingen(request.lid)}
    return render(request, "trajecten/start.html", context)


@require_POST
def signaal_afhandelen(request: Verzoek, uuid: UUID) -> HttpResponse:
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag), uuid=uuid)
    workflow.signaal_afhandelen(signaal, lid=request.lid, nu=request.nu)
    messages.success(request, f"Het signaal over {signaal.maatwerker} is afgehandeld.")
    return redirect("start")
