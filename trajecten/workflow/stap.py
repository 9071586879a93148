"""How every step begins: lock, ask the table, write the overgang."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from trajecten import overgangen
from trajecten.models import Lidmaatschap, Maatwerker, Registratie, Statusovergang, Traject
from trajecten.models.stand import Stand
from trajecten.regelgeving import Regime


@dataclass(frozen=True)
class Gezet:
    """A step that was just written: what its effects need."""

    traject: Traject
    overgang: Statusovergang
    registratie: Registratie
    regime: Regime
    stand: Stand


def vergrendel(traject: Traject, *, versie: int) -> Traject:
    """Lock the person and the traject, in this order everywhere. Raises Gewijzigd when somebody was first."""
    Maatwerker.objects.select_for_update().get(pk=traject.maatwerker_id)
    return Traject.objects.vergrendel(traject, versie=versie)


def neem(
    naam: str, traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, gegevens: Mapping[str, Any]
) -> Gezet:
    """Lock the traject, check the step and write it. Runs inside the caller's transaction.

    Raises PermissionDenied for who may not, Gewijzigd when somebody was first, ValidationError with the reasons.
    """
    traject = vergrendel(traject, versie=versie)
    overgang, stand = overgangen.vereis(naam, traject, lid=lid, vandaag=timezone.localdate(nu), gegevens=gegevens)
    assert overgang.naar is not None, "a step that leaves the status alone is not taken this way"
    op: date = gegevens["op"]
    regime = traject.regime_op(op)
    stap = traject.zet(
        naam,
        overgang.naar,
        op=op,
        lid=lid,
        nu=nu,
        reden=gegevens.get("reden") or "",
        toelichting=gegevens.get("toelichting") or "",
        nota=wop_nota(regime) if naam in RAAKT_WOP else "",
    )
    return Gezet(traject, stap, Registratie(lid, nu, stap), regime, stand)


RAAKT_WOP = {"doorstromen", "wachten_op_vacature", "terugkeren", "uit_dienst_na_traject", "weigering_vaststellen"}


def wop_nota(regime: Regime) -> str:
    """What the step says when its effect on the WOP was left out."""
    return "" if regime.has_wop else f"Aan een WOP veranderde niets: het stelsel {regime.naam} kent er geen."
