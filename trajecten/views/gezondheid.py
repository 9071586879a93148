"""Whether this installation works, for who watches over it; open, and without anything about people."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from trajecten.hartslag import leeft


@require_safe
@login_not_required
def levend(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"levend": True})


@require_safe
@login_not_required
def klaar(request: HttpRequest) -> JsonResponse:
    """The database answers, and the background work had a heartbeat not long ago; 503 when one does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        databank = True
    except DatabaseError:
        databank = False
    achtergrond = leeft(timezone.now())
    goed = databank and achtergrond
    return JsonResponse({"databank": databank, "achtergrondwerk": achtergrond}, status=200 if goed else 503)
