"""The record of the daily run, for the administrator."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.middleware import Verzoek
from trajecten.models import Dagronde

HOEVEEL = 60
DAG = timedelta(days=1)


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The last runs, and whether a day was missed: one without a finished run, today apart."""
    if not rechten.mag_beheren(request.lid):
        raise PermissionDenied("Alleen het functioneel beheer ziet de dagelijkse ronde.")
    zichtbaar = Dagronde.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    rondes = list(zichtbaar[:HOEVEEL])
    klaar = {ronde.dag for ronde in rondes if ronde.geeindigd_op}
    eerste = min(klaar, default=request.vandaag)
    gemist = [eerste + n * DAG for n in range((request.vandaag - eerste).days) if eerste + n * DAG not in klaar]
    context = {"rondes": rondes, "gemist": gemist, "vandaag_klaar": request.vandaag in klaar}
    return render(request, "beheer/dagelijks.html", context)
