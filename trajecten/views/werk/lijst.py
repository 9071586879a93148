"""The worklist of a role: one query for its rows, and one for all its counts, whatever the number of kinds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import IntegerField, Q, QuerySet, Subquery
from django.urls import reverse

from trajecten.models import Lidmaatschap
from trajecten.views.werk.per_rol import soorten
from trajecten.views.werk.soorten import KOLOMMEN, Keuze, Soort

PER_PAGINA = 25
HOOGSTENS = 10_000  # more than this is not counted
VERSTE = 40  # the last page; who is that far down narrows the list
WEEK = timedelta(days=7)


class AantalRijen(Subquery):
    """How many rows a query has, so that all the counts of a page are one query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) telling)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Rij:
    """One thing to do: whose, why, since when, until when, and the form that deals with it."""

    soort: Soort
    naam: str
    persoon: UUID
    traject: UUID | None
    status: str
    feit: UUID | None
    sinds: date
    uiterlijk: date
    waarom: str
    vandaag: date

    @property
    def dossier(self) -> str:
        """The page where everything about it stands."""
        return reverse("traject", args=[self.traject]) if self.traject else reverse("maatwerker", args=[self.persoon])

    @property
    def url(self) -> str:
        """The form that deals with it."""
        naam = self.soort.url
        over = self.persoon if naam.startswith("maatwerker") else self.traject
        delen = [deel for deel in (over, self.feit) if deel]
        return reverse(naam, args=delen) + ("#stappen" if naam == "traject" else "")

    @property
    def is_signaal(self) -> bool:
        """It is dealt with by a click, without a form."""
        return self.soort.naam == "signaal"

    @property
    def dagen(self) -> int:
        """Days until the last day; below zero when it has passed."""
        return (self.uiterlijk - self.vandaag).days

    @property
    def wanneer(self) -> str:
        """How urgent it is, in words."""
        if self.dagen < 0:
            return "1 dag te laat" if self.dagen == -1 else f"{-self.dagen} dagen te laat"
        return {0: "vandaag", 1: "morgen"}.get(self.dagen, f"over {self.dagen} dagen")

    @property
    def dringend(self) -> str:
        return "te-laat" if self.dagen < 0 else "week" if self.dagen <= WEEK.days else ""


@dataclass(frozen=True)
class Teller:
    """A count above the list, which narrows the list to what it counts."""

    naam: str
    label: str
    aantal: int

    @property
    def te_veel(self) -> bool:
        return self.aantal > HOOGSTENS


@dataclass(frozen=True)
class Werk:
    """The work of a lid, as much as one page shows."""

    rijen: list[Rij]
    meer: bool
    tellers: list[Teller]
    soorten: list[tuple[Soort, int]]  # those that have something, with how much


def werk(lid: Lidmaatschap, keuze: Keuze, *, vandaag: date) -> Werk | None:
    """What waits for this lid, of what it chose to see; None for a role without a worklist."""
    mijn = soorten(lid, vandaag=vandaag)
    if not mijn:
        return None
    per_soort = [(soort, soort.van(lid, keuze, vandaag=vandaag)) for soort in mijn]
    tellers, aantallen = _tel(lid, per_soort, vandaag)
    getoond = [
        (soort, rijen)
        for soort, rijen in per_soort
        if bool(soort.wacht_op) == (keuze.urgent == "wacht") and keuze.soort in ("", soort.naam)
    ]
    tot = PER_PAGINA * min(keuze.pagina, VERSTE)
    gelezen = _lees([_dringend(rijen, keuze, vandaag) for _, rijen in getoond], tot + 1)
    bij_naam = {soort.naam: soort for soort in mijn}
    rijen = [_rij(bij_naam[waarden[0]], waarden, vandaag) for waarden in gelezen[tot - PER_PAGINA : tot]]
    met_iets = [
        (s, n) for s, n in zip(mijn, aantallen, strict=True) if n and bool(s.wacht_op) == (keuze.urgent == "wacht")
    ]
    return Werk(rijen, len(gelezen) > tot, tellers, met_iets)


def _dringend(rijen: QuerySet[Any], keuze: Keuze, vandaag: date) -> QuerySet[Any]:
    if keuze.urgent == "te-laat":
        return rijen.filter(w_uiterlijk__lt=vandaag)
    if keuze.urgent == "week":
        return rijen.filter(w_uiterlijk__gte=vandaag, w_uiterlijk__lte=vandaag + WEEK)
    return rijen


def _lees(delen: list[QuerySet[Any]], hoeveel: int) -> list[tuple[Any, ...]]:
    """The first rows of all the kinds together, in one query; no kind is read further than the page can need."""
    volgorde = ("w_uiterlijk", "w_sinds", "w_naam", "w_persoon")
    eerste = [deel.order_by(*volgorde).values_list(*KOLOMMEN)[:hoeveel] for deel in delen]
    if len(eerste) < 2:
        return [rij for deel in eerste for rij in deel]
    return list(eerste[0].union(*eerste[1:], all=True).order_by(*volgorde)[:hoeveel])


def _tel(
    lid: Lidmaatschap, per_soort: list[tuple[Soort, QuerySet[Any]]], vandaag: date
) -> tuple[list[Teller], list[int]]:
    """How much is overdue, due this week, and waiting for somebody else; and how much there is of every kind."""
    te_laat, week = Q(w_uiterlijk__lt=vandaag), Q(w_uiterlijk__gte=vandaag, w_uiterlijk__lte=vandaag + WEEK)
    vragen = [
        AantalRijen(rijen.filter(als).order_by().values("pk")[: HOOGSTENS + 1])
        for _, rijen in per_soort
        for als in (Q(), te_laat, week)
    ]
    antwoorden = Lidmaatschap.objects.filter(pk=lid.pk).values_list(*vragen).get()
    drietallen = [antwoorden[n : n + 3] for n in range(0, len(antwoorden), 3)]
    van_mij = [drie for (soort, _), drie in zip(per_soort, drietallen, strict=True) if not soort.wacht_op]
    wacht = [drie for (soort, _), drie in zip(per_soort, drietallen, strict=True) if soort.wacht_op]
    tellers = [
        Teller("", "Alles wat op je wacht", sum(drie[0] for drie in van_mij)),
        Teller("te-laat", "Te laat", sum(drie[1] for drie in van_mij)),
        Teller("week", "Binnen 7 dagen", sum(drie[2] for drie in van_mij)),
        Teller("wacht", "Wacht op iemand anders", sum(drie[0] for drie in wacht)),
    ]
    return tellers, [drie[0] for drie in drietallen]


def _rij(soort: Soort, waarden: tuple[Any, ...], vandaag: date) -> Rij:
    _, naam, persoon, traject, status, feit, sinds, uiterlijk, detail = waarden
    return Rij(soort, naam, persoon, traject, status, feit, sinds, uiterlijk, soort.waarom(detail), vandaag)
