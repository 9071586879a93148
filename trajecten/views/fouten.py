"""What somebody reads when a request cannot be answered. None of these pages says more than it must."""

from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from trajecten.models import Concept


def _reden(exception: Exception | None) -> str:
    """The sentence that was raised with the error, when we wrote one."""
    return str(exception) if exception and exception.args and isinstance(exception.args[0], str) else ""


def slecht_verzoek(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. A suspicious request (SuspiciousOperation) gets no explanation, a wrong parameter does."""
    reden = _reden(exception) if isinstance(exception, BadRequest) else ""
    return render(request, "400.html", {"reden": reden}, status=400)


def geen_toegang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the reason of PermissionDenied."""
    context = {"reden": _reden(exception), "meer_rollen": len(getattr(request, "leden", [])) > 1}
    return render(request, "403.html", context, status=403)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. The text of get_object_or_404 and of the resolver is not for users."""
    return render(request, "404.html", status=404)


def te_laat(request: HttpRequest, melding: str) -> HttpResponse:
    """409: somebody else was first. Says what changed; a view calls this when it has no form to show it in."""
    return render(request, "409.html", {"melding": melding}, status=409)


def te_veel(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many requests in a short time."""
    return render(request, "429.html", status=429)


def fout(request: HttpRequest) -> HttpResponse:
    """500. Nothing is certain any more, so this page needs no request, no session and no database."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or came from elsewhere. What somebody typed on a form of ours comes back on it."""
    if Concept.objects.bewaar(request.path, request.POST, nu=timezone.now()):
        return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": request.get_full_path()})
    return render(request, "403_csrf.html", status=403)
