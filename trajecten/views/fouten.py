"""Pages for what went wrong, where Django's own handler says too little."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def slechte_vraag(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, with what can be asked when we said so."""
    uitleg = str(exception) if isinstance(exception, BadRequest) else ""
    return render(request, "400.html", {"exception": uitleg}, status=400)
