"""The referral, and the start of a traject."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from trajecten import overgangen
from trajecten.enums import MeldingSoort, ToewijzingKant, TrajectStatus
from trajecten.models import Lidmaatschap, Maatwerker, Statusovergang, Toewijzing, Traject
from trajecten.models.velden import periode, voeg_toe
from trajecten.workflow import berichten
from trajecten.workflow.provincies import werk_provincies_bij
from trajecten.workflow.stap import neem
from trajecten.workflow.termijnen import handeling


@handeling
def toeleiden(maatwerker: Maatwerker, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """Refer somebody to a partner; a traject that waits for a vacancy closes the same day (R24, R27, R34)."""
    maatwerker = Maatwerker.objects.select_for_update().get(pk=maatwerker.pk)
    op = gegevens["op"]
    traject = Traject.objects.ontwerp(maatwerker, op=op)
    overgang, _ = overgangen.vereis("toeleiden", traject, lid=lid, vandaag=timezone.localdate(nu), gegevens=gegevens)
    for wachtend in Traject.objects.filter(maatwerker=maatwerker, status=TrajectStatus.WACHT_OP_VACATURE):
        # The old traject may lie outside this counsellor's provinces: it closes all the same.
        neem("nieuw_traject", wachtend, versie=wachtend.versie, lid=lid, nu=nu, gegevens={"op": op})
    for veld in ("partner", "project", "verplicht", "geplande_start", "aanleiding"):
        setattr(traject, veld, gegevens.get(veld) or (False if veld == "verplicht" else None))
    assert overgang.naar is not None
    traject.status, traject.status_sinds = overgang.naar, op
    voeg_toe(traject)
    stap = traject.zet("toeleiden", overgang.naar, op=op, lid=lid, nu=nu, toelichting=gegevens.get("toelichting") or "")
    Toewijzing.objects.create(traject=traject, kant=ToewijzingKant.VDAB, lid=lid, periode=periode(op))
    werk_provincies_bij(maatwerker)
    coaches = berichten.van_kant(traject, ToewijzingKant.PARTNER, vandaag=timezone.localdate(nu))
    berichten.meld_over(MeldingSoort.TOEGELEID, traject, aan=coaches, sleutel=f"stap-{stap.pk}", nu=nu, door=lid)
    return stap


@handeling
def starten(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """The guidance begins (R19). The coach who starts it becomes responsible on the partner's side."""
    stap = neem("starten", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    al_toegewezen = Toewijzing.objects.filter(traject=stap.traject, kant=ToewijzingKant.PARTNER).exists()
    if lid.organisatie_id == stap.traject.partner_id and not al_toegewezen:
        Toewijzing.objects.create(
            traject=stap.traject, kant=ToewijzingKant.PARTNER, lid=lid, periode=periode(gegevens["op"])
        )
    return stap.overgang


@handeling
def annuleren(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """The referral comes to nothing before the start."""
    return neem("annuleren", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens).overgang
