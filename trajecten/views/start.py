"""The first page: what waits for this lid."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.middleware import Verzoek


@require_safe
def start(request: Verzoek) -> HttpResponse:
    if request.lid is None:
        return render(request, "trajecten/zonder_lid.html")
    return render(request, "trajecten/start.html")
