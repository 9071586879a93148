"""Periods and deadlines, as functions of a date. Days are calendar days in Brussels; a month end is clamped.

Where a function returns a last day, that day still belongs to the period.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import holidays
from dateutil.relativedelta import relativedelta

from trajecten.enums import NazorgMet, OpvolgMoment, TrajectStatus
from trajecten.regelgeving import MAATWERKDECREET, Regime, parameter, wop_maximum

DAG = timedelta(days=1)
ZATERDAG = 5
DAGEN = 4_000  # of which the daily reckoning of everybody's terms asks the same again and again
FEESTDAGEN = holidays.country_holidays("BE", language="nl")


def is_werkdag(dag: date) -> bool:
    """Whether people work on this day: no weekend, and no Belgian public holiday."""
    return dag.weekday() < ZATERDAG and dag not in FEESTDAGEN


def werkdag(dag: date) -> date:
    """This day, or the first working day after it. For what was agreed: a term of the law ends on its own day."""
    while not is_werkdag(dag):
        dag += DAG
    return dag


def kwartaal(op: date) -> str:
    """The RSZ quarter of a day, written 2019K1."""
    return f"{op.year}K{(op.month - 1) // 3 + 1}"


def kwartaaleinde(op: date) -> date:
    """The last day of the quarter that holds `op`: on it a WOP stops after a refusal (R26)."""
    eerste_maand = (op.month - 1) // 3 * 3 + 1
    return date(op.year, eerste_maand, 1) + relativedelta(months=3) - DAG


def kwartaal_voluit(op: date) -> str:
    """The quarter of a day, as a sentence says it: 3e kwartaal 2026."""
    return f"{(op.month - 1) // 3 + 1}e kwartaal {op.year}"


def afgelopen_kwartalen(vandaag: date, aantal: int) -> list[date]:
    """The first days of the last `aantal` quarters that ended before `vandaag`, the oldest first."""
    dit = kwartaaleinde(vandaag) + DAG - relativedelta(months=3)
    return [dit - relativedelta(months=3 * terug) for terug in range(aantal, 0, -1)]


def komende_kwartalen(vandaag: date, aantal: int) -> list[date]:
    """The first days of `aantal` quarters, beginning with the one that holds `vandaag`."""
    dit = kwartaaleinde(vandaag) + DAG - relativedelta(months=3)
    return [dit + relativedelta(months=3 * verder) for verder in range(aantal)]


def nazorg_einde(eerste_werkdag: date) -> date:
    """The last day of the nazorg: three calendar months after the hire, less a day (R22)."""
    return eerste_werkdag + relativedelta(months=parameter("nazorg_maanden", eerste_werkdag)) - DAG


def nazorg_voorstel(eerste_werkdag: date) -> list[tuple[date, NazorgMet]]:
    """When to have contact in the nazorg, and with whom: on working days, and never after its last day (R22)."""
    einde = nazorg_einde(eerste_werkdag)
    momenten = []
    for dagen, met in parameter("nazorg_contacten", eerste_werkdag):
        momenten.append((min(werkdag(eerste_werkdag + dagen * DAG), einde), met))
    return momenten


def opvolging_vanaf(moment: OpvolgMoment, eerste_werkdag: date) -> date:
    """The first day on which a follow-up measure can be taken (M1)."""
    if moment == OpvolgMoment.VIER_WEKEN:
        return eerste_werkdag + timedelta(weeks=parameter("opvolging_weken", eerste_werkdag))
    return eerste_werkdag + relativedelta(months=parameter("opvolging_maanden", eerste_werkdag))


def fase_einde(fase: TrajectStatus, begin: date, regime: Regime) -> date | None:
    """The last day of a phase that starts on `begin`; None for a status without a maximum (R19)."""
    maanden = regime.maanden_per_fase.get(fase)
    return begin + relativedelta(months=maanden) - DAG if maanden else None


def traject_einde(begin: date) -> date:
    """The last day of the six months that employers are told; a signal, not a limit (R18)."""
    return begin + relativedelta(months=parameter("traject_maanden", begin)) - DAG


def einde_recht(begin: date) -> date:
    """The last day of a WOP that runs as long as it may (R6)."""
    return wop_maximum(begin) - DAG


def eerste_vrije_dag(begin: date) -> date:
    """The first day after the longest right (R6)."""
    return wop_maximum(begin)


@lru_cache(maxsize=DAGEN)
def evaluatie_merkpunt(na_einde: date) -> date:
    """From this day fewer than nine months remain of a right of which `na_einde` is the first day after it (R14)."""
    return na_einde - relativedelta(months=parameter("evaluatie_door_vdab_maanden", na_einde))


def laatste_na_merkpunt(vandaag: date) -> date:
    """The latest first day after a right of which the mark has come by `vandaag` (R14)."""
    na_einde = vandaag + relativedelta(months=parameter("evaluatie_door_vdab_maanden", vandaag))
    while evaluatie_merkpunt(na_einde + DAG) <= vandaag:
        na_einde += DAG  # several ends of a long month share the last day of a short one
    return na_einde


def evaluatie_door_vdab(begin: date) -> date:
    """From this day VDAB starts the evaluation of a right that runs as long as it may (R14)."""
    return evaluatie_merkpunt(wop_maximum(begin))


def evaluatie_vragen_vanaf(in_dienst_op: date) -> date:
    """The first day of the third year of employment, counted from 2019 at the earliest (R11)."""
    telt_vanaf = max(in_dienst_op, MAATWERKDECREET)
    return telt_vanaf + relativedelta(years=parameter("evaluatie_vragen_na_jaren", telt_vanaf))


def vroegste_evaluatie(
    in_dienst_op: date, afwezigheden: Iterable[tuple[date, date | None]] = (), *, vandaag: date = date.max
) -> date:
    """The first day after eight weeks of effective employment: the days of absences do not count (R12).

    An absence is its first day and the day after its last; an open one counts up to and including `vandaag`.
    """
    laatste = in_dienst_op + timedelta(weeks=parameter("evaluatie_vroegst_weken", in_dienst_op)) - DAG
    return verschoven(in_dienst_op, laatste, afwezigheden, vandaag=vandaag) + DAG


@lru_cache(maxsize=DAGEN)
def pop_recent_vanaf(vandaag: date) -> date:
    """The first day on which a POP was made that still is recent on `vandaag` (R12)."""
    return vandaag - relativedelta(months=parameter("pop_recent_maanden", vandaag))


def onafgebroken_sinds(perioden: Iterable[tuple[date, date | None]], op: date) -> date | None:
    """The first day of the employment that runs on `op`: periods that follow at once on each other are one.

    A period is its first day and the day after its last. None when none of them runs on `op`.
    """
    begin, einde = None, None
    for van, tot in sorted(perioden, key=lambda paar: paar[0]):
        if van > op:
            break
        begin, einde = van if begin is None or einde != van else begin, tot
    return begin if begin and (einde is None or einde > op) else None


def mandaat_einde(begin: date) -> date:
    """The last day of a mandate that runs as long as it may (R34)."""
    return begin + relativedelta(years=parameter("mandaat_jaren", begin)) - DAG


def pop_na_indienst(in_dienst_op: date) -> date:
    """The last day for the first POP (R17)."""
    return in_dienst_op + relativedelta(months=parameter("pop_maanden_na_indienst", in_dienst_op))


@lru_cache(maxsize=DAGEN)
def pop_voor_evaluatie(bezoek_op: date) -> date:
    """The last day to update the POP before an evaluation (R17)."""
    return bezoek_op - timedelta(days=parameter("pop_dagen_voor_evaluatie", bezoek_op))


def verschoven(begin: date, einde: date, opschortingen: Iterable[tuple[date, date | None]], *, vandaag: date) -> date:
    """The last day `einde` of a term that began on `begin`, moved by the days that suspensions overlap it (R46).

    A suspension is its first day and the day after its last; an open one counts up to and including `vandaag`. What
    the term gains by one suspension can overlap with the next, so they are taken in order.
    """
    for van, tot in sorted(opschortingen, key=lambda paar: paar[0]):
        eerste, na_laatste = max(van, begin), tot or vandaag + DAG
        if eerste <= einde and na_laatste > eerste:
            einde += na_laatste - eerste
    return einde


def geen_werkdag(dag: date) -> str | None:
    """Why nobody is visited on a day: the weekend, or a Belgian public holiday by its name. None on a working day."""
    if feestdag := FEESTDAGEN.get(dag):
        return f"{dag:%d-%m-%Y} is een feestdag ({feestdag})."
    if dag.weekday() >= ZATERDAG:
        return f"{dag:%d-%m-%Y} is een {'zaterdag' if dag.weekday() == ZATERDAG else 'zondag'}."
    return None


def maand_van(dag: date) -> tuple[date, date]:
    """The first day of the month of `dag`, and the first day after that month."""
    eerste = dag.replace(day=1)
    return eerste, eerste + relativedelta(months=1)
