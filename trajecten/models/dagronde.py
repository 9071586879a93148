"""The record of the daily run: one row per day that it dealt with."""

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q

from trajecten.enums import Rol
from trajecten.models.gebruiker import Lidmaatschap

LEASE = timedelta(minutes=30)  # longer than one part of a run takes
DAG = timedelta(days=1)


class DagrondeQuerySet(models.QuerySet["Dagronde"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The administrator keeps an eye on it."""
        return self.all() if lid.rol == Rol.BEHEER else self.none()

    def klaar(self) -> Self:
        return self.filter(geeindigd_op__isnull=False)

    def te_doen(self, vandaag: date) -> list[date]:
        """The days that still have no finished run, in order: those since the last finished one, or today alone."""
        laatste = self.klaar().order_by("-dag").values_list("dag", flat=True).first()
        if laatste is None:
            return [vandaag]
        return [laatste + n * DAG for n in range(1, (vandaag - laatste).days + 1)]

    @transaction.atomic
    def neem(self, dag: date, *, nu: datetime) -> "Dagronde | None":
        """The run of a day, now of the caller; None when it is finished, or another process is at it."""
        self.get_or_create(dag=dag, defaults={"begonnen_op": nu, "lease_tot": nu})
        vrij = Q(lease_tot__lte=nu)
        if not self.filter(vrij, dag=dag, geeindigd_op=None).update(
            begonnen_op=nu, lease_tot=nu + LEASE, pogingen=F("pogingen") + 1
        ):
            return None
        return self.get(dag=dag)


class Dagronde(models.Model):
    """What the daily run of one day did, and how long it took. Without an end it was broken off, and is done again."""

    dag = models.DateField("dag", unique=True)
    begonnen_op = models.DateTimeField("begonnen op")
    geeindigd_op = models.DateTimeField("geëindigd op", null=True)
    lease_tot = models.DateTimeField("voorbehouden tot")
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    termijnen = models.PositiveIntegerField("gewijzigde termijnen", default=0)
    gemeld = models.PositiveIntegerField("termijnen die dringend of te laat werden", default=0)
    ingelicht = models.PositiveIntegerField("mensen die dat te weten kwamen", default=0)
    mandaten = models.PositiveIntegerField("mandaten die binnenkort aflopen", default=0)

    opgeruimd = models.PositiveIntegerField("oude meldingen en sessies die weggegooid zijn", default=0)

    objects = DagrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "dagelijkse ronde"
        verbose_name_plural = "dagelijkse rondes"
        ordering = ("-dag",)

    def __str__(self) -> str:
        return f"Ronde van {self.dag:%d-%m-%Y}"

    @property
    def duur(self) -> timedelta | None:
        return self.geeindigd_op - self.begonnen_op if self.geeindigd_op else None
