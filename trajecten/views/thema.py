"""Light or dark: a choice of this browser, kept in a cookie, so that it holds before the log-in too."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from trajecten.enums import Thema
from trajecten.middleware import Verzoek
from trajecten.views.ophalen import terug_naar

COOKIE = "thema"
JAAR = 365 * 24 * 60 * 60


def gekozen(request: HttpRequest) -> Thema:
    """What was chosen in this browser; TOESTEL without a choice, and for a value we do not know."""
    waarde = request.COOKIES.get(COOKIE, "")
    return Thema(waarde) if waarde in Thema.values else Thema.TOESTEL


@login_not_required
@require_POST
def kiezen(request: Verzoek) -> HttpResponse:
    """Keep the choice for a year, and go back to the page in the parameter `terug`."""
    thema = request.POST.get("thema", "")
    if thema not in Thema.values:
        raise BadRequest(f"Kies een thema: {', '.join(Thema.values)}.")
    antwoord = redirect(terug_naar(request, reverse("start")))
    antwoord.set_cookie(COOKIE, thema, max_age=JAAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return antwoord
