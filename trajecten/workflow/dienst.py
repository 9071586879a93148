"""The effects that several use cases have on employment, stage and WOP."""

from datetime import date
from typing import Any

from trajecten.models import (
    Afwezigheid,
    Enclaveplaatsing,
    Maatwerker,
    Registratie,
    Stage,
    Tewerkstelling,
    Traject,
    Wop,
)
from trajecten.models.velden import periode
from trajecten.regelgeving import wop_maximum


def beeindig_dienst(registratie: Registratie, maatwerker: Maatwerker, *, op: date, reden: str) -> None:
    """The employment ends the day before `op`, and everything within it no later."""
    for model in (Afwezigheid, Enclaveplaatsing):
        model.objects.filter(maatwerker=maatwerker).beeindig(registratie, op=op)
    Tewerkstelling.objects.filter(maatwerker=maatwerker).beeindig(registratie, op=op, reden_einde=reden)


def beeindig_stage(registratie: Registratie, traject: Traject, *, op: date) -> None:
    """A stage that still runs ends the day before `op`: it does not outlive the guidance, nor the employment."""
    Stage.objects.filter(traject=traject).beeindig(registratie, op=op)


def beeindig_wop(registratie: Registratie, maatwerker: Maatwerker, *, op: date) -> None:
    """The right ends the day before `op`; a right that ends sooner stays as it is."""
    Wop.objects.filter(maatwerker=maatwerker).beeindig(registratie, op=op)


def nieuw_wop(registratie: Registratie, maatwerker: Maatwerker, *, op: date, **inhoud: Any) -> Wop:
    """A new right from `op`, in the place of the one that runs, for as long as the law allows (R6, R10)."""
    beeindig_wop(registratie, maatwerker, op=op)
    wop: Wop = Wop.objects.registreer(
        registratie, maatwerker=maatwerker, periode=periode(op, wop_maximum(op)), **{"beslist_op": op, **inhoud}
    )
    return wop
