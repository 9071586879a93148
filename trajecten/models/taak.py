"""Background work. The row is the work; a message to the worker only says that there is something to do."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q

from trajecten.enums import TaakSoort, TaakStatus
from trajecten.models.gebruiker import Lidmaatschap

LEASE = timedelta(minutes=2)  # longer than any stretch of work between two signs of progress
HOOGSTENS = 3  # how often work is taken up again after its worker went away
OPEN = Q(status__in=[TaakStatus.WACHTEND, TaakStatus.BEZIG])


class Gestopt(Exception):
    """The work was cancelled, or another worker took it over: whoever reads this leaves it alone."""


class TaakQuerySet(models.QuerySet["Taak"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """Work belongs to who asked for it."""
        return self.filter(lid=lid)

    def op_te_nemen(self, nu: datetime) -> Self:
        """What waits, and what was left behind by a worker that no longer shows any progress."""
        return self.filter(Q(status=TaakStatus.WACHTEND) | Q(status=TaakStatus.BEZIG, lease_tot__lt=nu))

    @transaction.atomic
    def neem(self, *, nu: datetime, pk: int | None = None) -> "Taak | None":
        """The oldest work to take up, or this one, now of the caller; None when there is nothing for it.

        A row that somebody else holds is passed by. What was left behind too often has failed.
        """
        rijen = self.op_te_nemen(nu) if pk is None else self.op_te_nemen(nu).filter(pk=pk)
        for taak in rijen.select_for_update(skip_locked=True).order_by("pk"):
            if taak.pogingen == HOOGSTENS:
                taak.status, taak.geeindigd_op, taak.lease_tot = TaakStatus.MISLUKT, nu, None
                taak.fout = "Dit werk brak enkele keren af. Probeer het opnieuw, of vraag hulp."
                taak.save()
                continue
            taak.status, taak.lease_tot, taak.pogingen = TaakStatus.BEZIG, nu + LEASE, taak.pogingen + 1
            taak.begonnen_op = taak.begonnen_op or nu
            taak.save()
            return taak
        return None


class Taak(models.Model):
    """One piece of work that takes too long for a page, asked for by a lid."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField("soort", max_length=30, choices=TaakSoort.choices)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="taken", verbose_name="gevraagd door")
    status = models.CharField("status", max_length=20, choices=TaakStatus.choices, default=TaakStatus.WACHTEND)
    gedaan = models.PositiveIntegerField("gedaan", default=0)
    totaal = models.PositiveIntegerField("totaal", null=True)  # unknown: work that is one step
    gevraagd_op = models.DateTimeField("gevraagd op")
    begonnen_op = models.DateTimeField("begonnen op", null=True)
    geeindigd_op = models.DateTimeField("geëindigd op", null=True)
    lease_tot = models.DateTimeField("voorbehouden tot", null=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    resultaat = models.TextField("resultaat", blank=True)
    fout = models.TextField("fout", blank=True)

    objects = TaakQuerySet.as_manager()

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        ordering = ("-pk",)
        indexes = [models.Index("id", name="taak_op_te_nemen", condition=OPEN)]
        constraints = [
            models.CheckConstraint(
                name="taak_bezig_is_voorbehouden",
                condition=Q(status=TaakStatus.BEZIG, lease_tot__isnull=False)
                | (~Q(status=TaakStatus.BEZIG) & Q(lease_tot__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def is_open(self) -> bool:
        return self.status in (TaakStatus.WACHTEND, TaakStatus.BEZIG)

    def _eigen(self) -> TaakQuerySet:
        """This row, for as long as it is ours: who takes it over counts one attempt more."""
        return Taak.objects.filter(pk=self.pk, status=TaakStatus.BEZIG, pogingen=self.pogingen)

    def _schrijf(self, **velden: Any) -> None:
        """Write on work that is still ours; raises Gestopt when it is not."""
        if not self._eigen().update(**velden):
            raise Gestopt
        for naam, waarde in velden.items():
            setattr(self, naam, waarde)

    def vorder(self, gedaan: int, *, nu: datetime, totaal: int | None = None) -> None:
        """Show how far the work is, and keep it for longer. Raises Gestopt when it is no longer ours."""
        self._schrijf(gedaan=gedaan, lease_tot=nu + LEASE, totaal=totaal or self.totaal)

    def eindig(self, status: TaakStatus, *, nu: datetime, resultaat: str = "", fout: str = "") -> None:
        """The work is over. Raises Gestopt when it was no longer ours."""
        self._schrijf(status=status, geeindigd_op=nu, lease_tot=None, resultaat=resultaat, fout=fout)

    def vergrendel(self) -> None:
        """Hold the row until the transaction ends, so that nobody takes over or cancels work that is one
        transaction. Raises Gestopt when it is no longer ours."""
        if self._eigen().select_for_update().first() is None:
            raise Gestopt
