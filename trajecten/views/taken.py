"""How far background work is, on the page of whatever it is for."""

from django.http import HttpResponse
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRefresh

from trajecten.middleware import Verzoek
from trajecten.models import Taak


def stand(request: Verzoek, taak: Taak, *, adres: str) -> HttpResponse:
    """The answer to htmx, which asks again while the work runs, and gets the whole page once it is over."""
    if taak.is_open:
        return render(request, "taken/_stand.html", {"taak": taak, "adres": adres})
    return HttpResponseClientRefresh()
