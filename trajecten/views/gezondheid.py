"""Whether this installation works, without anything about people: open for a monitor, in detail for an administrator."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.gezondheid import CONTROLES
from trajecten.hartslag import leeft
from trajecten.middleware import Verzoek


@require_safe
@login_not_required
def levend(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"levend": True})


@require_safe
@login_not_required
def klaar(request: HttpRequest) -> JsonResponse:
    """The database answers, and the background work had a heartbeat not long ago; 503 when one does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        databank = True
    except DatabaseError:
        databank = False
    achtergrond = leeft(timezone.now())
    goed = databank and achtergrond
    return JsonResponse({"databank": databank, "achtergrondwerk": achtergrond}, status=200 if goed else 503)


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """Every part of the machinery and how it is, for the administrator."""
    if not rechten.mag_beheren(request.lid):
        raise PermissionDenied("Alleen het functioneel beheer kan dit.")
    context = {"controles": [controle(request.nu) for controle in CONTROLES]}
    return render(request, "beheer/gezondheid.html", context)
