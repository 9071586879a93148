"""What every request carries: the moment it came in, and the lid that makes it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trajecten.models import Gebruiker, Lidmaatschap

SESSIESLEUTEL = "lid"


class Verzoek(HttpRequest):
    """A request after the middleware; for type annotations."""

    user: Gebruiker
    lid: Lidmaatschap  # None only where no view of ours runs, see process_view
    leden: list[Lidmaatschap]
    nu: datetime
    vandaag: date


class LidMiddleware:
    """Set `nu`, `vandaag` and `lid`. The clock is read here and nowhere below.

    The lid is the one chosen in this session when it is still active, otherwise the user's first active one. A user
    without an active Lidmaatschap has none, and so no rows and no rights.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Verzoek) -> HttpResponse:
        request.nu = timezone.now()
        request.vandaag = timezone.localdate(request.nu)
        request.leden = []
        if request.user.is_authenticated:
            actief = Lidmaatschap.objects.filter(gebruiker=request.user).actief(request.vandaag)
            request.leden = list(actief.select_related("organisatie", "gebruiker"))
        gekozen = request.session.get(SESSIESLEUTEL) if request.leden else None
        eerste = request.leden[0] if request.leden else None
        request.lid = next((lid for lid in request.leden if lid.pk == gekozen), eerste)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: Verzoek, view: Callable[..., HttpResponse], *_: Any) -> HttpResponse | None:
        """Nobody works without a Lidmaatschap; logging in and out, and open pages, go on."""
        eigen_pagina = (view.__module__ or "").startswith("trajecten.") and getattr(view, "login_required", True)
        if eigen_pagina and request.user.is_authenticated and request.lid is None:
            return render(request, "zonder_lid.html", status=403)
        return None
