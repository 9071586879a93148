"""Somebody else was first: what changed since the form was shown, to lay beside what was typed."""

from datetime import datetime
from typing import Any

from trajecten.enums import TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Traject
from trajecten.models.concept import VELD, getoond_op
from trajecten.views.ophalen import traject_or_404
from trajecten.views.tijdlijn import gebeurtenissen


def intussen(request: Verzoek, over: Traject, form: Any) -> dict[str, Any]:
    """The status then and now, and everything that was registered since the form was shown.

    The form takes over the version of now: whoever saves again has seen what changed.
    """
    traject = traject_or_404(request, over.uuid)
    form.data = form.data.copy()
    form.data["versie"] = traject.versie
    toen = getoond_op(request.POST.get(VELD, ""))
    if toen is None:
        return {"intussen": [], "status_toen": "", "status_nu": traject.get_status_display()}
    alles = gebeurtenissen(traject, lid=request.lid, vandaag=request.vandaag)
    return {
        "intussen": [een for een in reversed(alles) if een.geregistreerd_op >= toen],
        "status_toen": status_op_dat_moment(traject, toen),
        "status_nu": traject.get_status_display(),
    }


def status_op_dat_moment(traject: Traject, moment: datetime) -> str:
    """The status as it was known at that moment."""
    geteld = [stap for stap in traject.geschiedenis if stap.geregistreerd_op < moment]
    teruggedraaid = {stap.draait_terug_id for stap in geteld}
    geldig = [stap for stap in geteld if stap.draait_terug_id is None and stap.pk not in teruggedraaid]
    return str(TrajectStatus(geldig[-1].naar).label) if geldig else ""
