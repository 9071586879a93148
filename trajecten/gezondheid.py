"""What an administrator wants to know about the machinery, one small function per part. Nothing here is about people.

Each check takes the moment and returns a `Controle`; a new part is one more function in `CONTROLES`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Min
from django.utils import timezone
from kombu import Connection
from kombu.exceptions import OperationalError

from trajecten.enums import Gezondheid, MeldingStatus, TaakStatus
from trajecten.hartslag import HARTSLAG, TE_OUD, VEEGBEURT, laatste
from trajecten.models import Dagronde, Melding, Taak

LANGE_TRANSACTIE = timedelta(minutes=5)
VEEG_TE_OUD = timedelta(minutes=5)  # a sweep is asked for every minute, and ends after the work it found
LANG_WACHTEN = timedelta(minutes=5)
TE_LANG_WACHTEN = timedelta(hours=1)
GEDULD = 2  # seconds for the broker, so that the page comes also when it is away


@dataclass(frozen=True)
class Controle:
    """One part of the machinery, how it is, and what there is to say about it in Dutch."""

    naam: str
    status: Gezondheid
    zin: str


def databank(nu: datetime) -> Controle:
    """The version and size of the database, and whether a transaction stays open too long."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('server_version'), pg_size_pretty(pg_database_size(current_database())),"
                " (SELECT min(xact_start) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid())"
            )
            versie, omvang, open_sinds = cursor.fetchone()
    except DatabaseError:
        return Controle("Databank", Gezondheid.FOUT, "De databank antwoordt niet.")
    zin = f"PostgreSQL {versie}, {omvang}."
    if open_sinds and nu - open_sinds > LANGE_TRANSACTIE:
        return Controle(
            "Databank", Gezondheid.WAARSCHUWING, f"{zin} Een transactie staat al {_duur(nu - open_sinds)} open."
        )
    return Controle("Databank", Gezondheid.OK, f"{zin} Geen transactie staat lang open.")


def makelaar(nu: datetime) -> Controle:
    """Whether the broker answers, and how fast."""
    begin = time.monotonic()
    try:
        with Connection(settings.CELERY_BROKER_URL, connect_timeout=GEDULD) as verbinding:
            verbinding.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=GEDULD)
    except (OSError, OperationalError):
        zin = "De makelaar van het achtergrondwerk antwoordt niet. Wat gevraagd wordt, wacht tot hij er weer is."
        return Controle("Makelaar", Gezondheid.FOUT, zin)
    duur = round(1000 * (time.monotonic() - begin))
    return Controle("Makelaar", Gezondheid.OK, f"Antwoordt binnen {duur} milliseconden.")


def werker(nu: datetime) -> Controle:
    """The last beat of the worker, which every ten seconds has one to give."""
    return _teken("Werker", laatste(HARTSLAG), nu, TE_OUD, "Laatste hartslag")


def klok(nu: datetime) -> Controle:
    """The last sweep of what was left behind, which the clock asks for every minute."""
    return _teken("Klok", laatste(VEEGBEURT), nu, VEEG_TE_OUD, "Laatste veegbeurt")


def taken(nu: datetime) -> Controle:
    """How long the oldest piece of background work waits already. Counts only: whose work it is, nobody reads here."""
    wachtend = Taak.objects.filter(status=TaakStatus.WACHTEND).aggregate(aantal=Count("pk"), sinds=Min("gevraagd_op"))
    if not wachtend["aantal"]:
        return Controle("Wachtend werk", Gezondheid.OK, "Er wacht geen werk.")
    duur = nu - wachtend["sinds"]
    status = Gezondheid.OK
    if duur > LANG_WACHTEN:
        status = Gezondheid.FOUT if duur > TE_LANG_WACHTEN else Gezondheid.WAARSCHUWING
    return Controle("Wachtend werk", status, f"Wachtend: {wachtend['aantal']}. Het oudste wacht al {_duur(duur)}.")


def post(nu: datetime) -> Controle:
    """How long the oldest e-mail waits already after its time to go, and how many failed."""
    wachtend = Melding.objects.te_verzenden(nu).aggregate(aantal=Count("pk"), sinds=Min("volgende_op"))
    mislukt = Melding.objects.e_mails().filter(status=MeldingStatus.MISLUKT).count()
    status, zin = Gezondheid.OK, "Er wacht geen e-mail."
    if wachtend["aantal"]:
        duur = nu - wachtend["sinds"]
        zin = f"Wachtend: {wachtend['aantal']}. De oudste wacht al {_duur(duur)}."
        if duur > LANG_WACHTEN:
            status = Gezondheid.FOUT if duur > TE_LANG_WACHTEN else Gezondheid.WAARSCHUWING
    if mislukt:
        status = Gezondheid.WAARSCHUWING if status == Gezondheid.OK else status
        zin = f"{zin} Mislukt: {mislukt}."
    return Controle("E-mail", status, zin)


def ronde(nu: datetime) -> Controle:
    """The last daily run that was finished."""
    laatste_dag = Dagronde.objects.klaar().order_by("-dag").values_list("dag", flat=True).first()
    if laatste_dag is None:
        return Controle("Dagelijkse ronde", Gezondheid.WAARSCHUWING, "Er was nog geen ronde.")
    achter = (timezone.localdate(nu) - laatste_dag).days
    status = (Gezondheid.OK, Gezondheid.WAARSCHUWING)[min(achter, 1)] if achter < 2 else Gezondheid.FOUT
    return Controle("Dagelijkse ronde", status, f"De laatste is die van {laatste_dag:%d-%m-%Y}.")


CONTROLES: tuple[Callable[[datetime], Controle], ...] = (databank, makelaar, werker, klok, taken, post, ronde)


def _teken(naam: str, moment: datetime | None, nu: datetime, hoogstens: timedelta, wat: str) -> Controle:
    if moment is None:
        return Controle(naam, Gezondheid.FOUT, f"{wat}: geen gevonden.")
    status = Gezondheid.OK if nu - moment < hoogstens else Gezondheid.FOUT
    return Controle(naam, status, f"{wat}: {_duur(nu - moment)} geleden.")


def _duur(tijd: timedelta) -> str:
    seconden = max(0, int(tijd.total_seconds()))
    if seconden < 120:
        return f"{seconden} seconden"
    return f"{seconden // 60} minuten" if seconden < 7200 else f"{seconden // 3600} uur"
