"""Who works in several roles chooses here as what."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from trajecten.middleware import SESSIESLEUTEL, Verzoek


@require_POST
def kiezen(request: Verzoek) -> HttpResponse:
    """Go on as another of one's own active memberships; anything else does not exist."""
    lid = next((lid for lid in request.leden if str(lid.uuid) == request.POST.get("lid")), None)
    if lid is None:
        raise Http404("Dit lidmaatschap bestaat niet.")
    request.session[SESSIESLEUTEL] = lid.pk
    organisatie = f", {lid.organisatie}" if lid.organisatie else ""
    messages.success(request, f"Je werkt nu als {lid.get_rol_display()}{organisatie}.")
    return redirect("start")
