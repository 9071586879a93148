"""Who somebody works as, for a user with several Lidmaatschappen; and the statement on accessibility."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from trajecten.middleware import SESSIESLEUTEL, Verzoek


@require_POST
def kiezen(request: Verzoek) -> HttpResponse:
    """Go on as another of one's own active Lidmaatschappen."""
    gekozen = next((lid for lid in request.leden if str(lid.uuid) == request.POST.get("lid")), None)
    if gekozen is None:
        raise Http404
    request.session[SESSIESLEUTEL] = gekozen.pk
    messages.success(request, f"Je werkt nu als {gekozen.get_rol_display()}.")
    return redirect("start")


@require_safe
@login_not_required
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "toegankelijkheid.html")
