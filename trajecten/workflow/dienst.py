"""The effects that several use cases have on employment and WOP."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from trajecten.models import Afwezigheid, Enclaveplaatsing, Maatwerker, Registratie, Stage, Tewerkstelling, Wop
from trajecten.models.velden import periode
from trajecten.regelgeving import wop_maximum

DAG = timedelta(days=1)


def beeindig_dienst(registratie: Registratie, maatwerker: Maatwerker, *, op: date, reden: str) -> None:
    """The employment that runs ends the day before `op`, and everything within it no later.

    One that began on or after `op`, here or elsewhere, is another story and stays as it is.
    """
    dienst = Tewerkstelling.objects.geldig().op(op - DAG).filter(maatwerker=maatwerker).first()
    if dienst is None or dienst.periode.upper == op:
        return
    _beeindig_wat_erin_ligt(registratie, dienst, op=op)
    dienst.vervang(registratie, periode=periode(dienst.periode.lower, op), reden_einde=reden)


def _beeindig_wat_erin_ligt(registratie: Registratie, dienst: Tewerkstelling, *, op: date) -> None:
    for model, wiens in ((Afwezigheid, "maatwerker"), (Enclaveplaatsing, "maatwerker"), (Stage, "traject__maatwerker")):
        erin = model.objects.filter(**{wiens: dienst.maatwerker_id}, periode__overlap=dienst.periode)
        erin.beeindig(registratie, op=op)


def terug_tot(registratie: Registratie, dienst: Tewerkstelling, *, op: date) -> Tewerkstelling:
    """The employment on `op`, the last day, when `dienst` only goes on from it with another fraction or establishment:
    that change never came to be. Raises ValidationError when `op` lies before the first working day."""
    while op < dienst.periode.lower:
        eerder: Tewerkstelling | None = (
            Tewerkstelling.objects.geldig()
            .select_related("maatwerker", "vestiging__onderneming")
            .filter(
                maatwerker=dienst.maatwerker_id,
                vestiging__onderneming=dienst.vestiging.onderneming_id,
                periode__endswith=dienst.periode.lower,
                reden_einde="",
            )
            .first()
        )
        if eerder is None:
            begin = f"{dienst.periode.lower:%d-%m-%Y}"
            raise ValidationError({"op": f"De laatste dag ligt vóór de eerste werkdag ({begin})."})
        _beeindig_wat_erin_ligt(registratie, dienst, op=op + DAG)
        dienst.trek_in(registratie)
        dienst = eerder
    return dienst


def beeindig_wop(registratie: Registratie, maatwerker: Maatwerker, *, op: date) -> None:
    """The right ends the day before `op`; a right that ends sooner stays as it is."""
    Wop.objects.filter(maatwerker=maatwerker).beeindig(registratie, op=op)


def nieuw_wop(registratie: Registratie, maatwerker: Maatwerker, *, op: date, **inhoud: Any) -> Wop:
    """A new right from `op`, in the place of the one that runs, for as long as the law allows (R6, R10), and no longer
    than the employment where its end is known."""
    beeindig_wop(registratie, maatwerker, op=op)
    tot = min(wop_maximum(op), _einde_van_dienst(maatwerker, op=op))
    wop: Wop = Wop.objects.registreer(
        registratie, maatwerker=maatwerker, periode=periode(op, tot), **{"beslist_op": op, **inhoud}
    )
    return wop


def _einde_van_dienst(maatwerker: Maatwerker, *, op: date) -> date:
    """The first day after the employment of `op`, with those that follow it without a day between; `date.max` for none
    known."""
    diensten = Tewerkstelling.objects.geldig().filter(maatwerker=maatwerker).order_by("periode")
    tot = op
    for dienst in diensten.values_list("periode", flat=True):
        if dienst.lower <= tot and (dienst.upper is None or dienst.upper > tot):
            tot = dienst.upper or date.max
    return tot if tot > op else date.max
