"""What every request carries: the moment it came in, and the lid that makes it."""

from collections.abc import Callable
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from trajecten.models import Concept, Gebruiker, Lidmaatschap

SESSIESLEUTEL = "lid"


class Verzoek(HttpRequest):
    """A request after the middleware; for type annotations."""

    user: Gebruiker
    lid: Lidmaatschap  # None only where no view of ours runs, see process_view
    leden: list[Lidmaatschap]
    htmx: HtmxDetails
    nu: datetime
    vandaag: date


class ConceptMiddleware:
    """When a log-in has expired, what was typed is kept for its user, who finds it on the form after logging in.

    Stands before the middleware that asks for a login, and after the check of the CSRF token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if request.method == "POST" and request.user.is_authenticated and antwoord.status_code == HTTPStatus.FOUND:
            Concept.objects.filter(gebruiker=request.user, pad=request.path).delete()  # saved after all
        return antwoord

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: Any) -> HttpResponse | None:
        if request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if request.method == "POST":
            Concept.objects.bewaar(request.path, request.POST, nu=timezone.now())
        if request.headers.get("HX-Request"):  # otherwise the log-in page would land inside the page
            return HttpResponseClientRedirect(redirect_to_login(request.get_full_path()).url)
        return None


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
            met = actief.met_inzagen(request.vandaag).met_ongelezen()
            request.leden = list(met.select_related("organisatie", "gebruiker"))
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
