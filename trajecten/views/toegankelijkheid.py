"""The accessibility statement that every website of a public body owes its users (R51)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.middleware import Verzoek


@login_not_required
@require_safe
def toegankelijkheid(request: Verzoek) -> HttpResponse:
    return render(request, "toegankelijkheid.html", {"contact": settings.CONTACT_EMAIL})
