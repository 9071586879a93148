"""The figures of one call, as they stood on a day and as they were known on a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, Subquery

from trajecten.enums import Provincie
from trajecten.models import Oproep, Opschorting, Opvolgmeting, Statusovergang
from trajecten.models.maatwerker import zoekvorm
from trajecten.rapporten.cijferbron import Cijferbron
from trajecten.rapporten.definities import OP_DE_PAGINA, Indicator, Stand

BRUSSEL = ZoneInfo("Europe/Brussels")
PER_PROVINCIE, PER_ONDERNEMING = "provincie", "onderneming"
PER = (PER_PROVINCIE, PER_ONDERNEMING)
TOTAAL = "Eindtotaal"
Plaats = tuple[str, str, int]  # provincie, onderneming, and its key for two of one name


@dataclass(frozen=True)
class Rij:
    """One line: a province, a company in it, or all together. A figure that is None is not known yet."""

    provincie: str
    onderneming: str
    cijfers: Mapping[str, int | None]

    @property
    def op_de_pagina(self) -> list[tuple[Indicator, int | None]]:
        return [(indicator, self.cijfers[indicator.naam]) for indicator in OP_DE_PAGINA]


@dataclass(frozen=True)
class Bereikt:
    """How far a call is on the way to its target; None while the figure is not known."""

    label: str
    aantal: int | None
    procent: float | None


@dataclass(frozen=True)
class Rapport:
    oproep: Oproep
    peildatum: date
    bekend_op: date
    per: str
    rijen: list[Rij]
    totaal: Rij

    def bereikt(self) -> list[Bereikt]:
        """What was reached of the target of the call; nothing without a target."""
        doel = self.oproep.doel
        if not doel:
            return []
        return [
            Bereikt(indicator.label, aantal, None if aantal is None else 100 * aantal / doel)
            for indicator in OP_DE_PAGINA
            if indicator.naam in ("toegeleid", "opgestart", "geslaagd")
            for aantal in [self.totaal.cijfers[indicator.naam]]
        ]


def einde_van(dag: date) -> datetime:
    """The midnight in Brussels that ends a day."""
    return datetime.combine(dag + timedelta(days=1), time.min, tzinfo=BRUSSEL)


def onbekend_op(oproep: Oproep, bekend_op: date) -> frozenset[str]:
    """The indicators that nobody could know on that day, with all that leans on them."""
    nog_niet = {regel.indicator for regel in oproep.bekend_vanaf.all() if bekend_op < regel.vanaf}
    return frozenset(
        indicator.naam
        for indicator in OP_DE_PAGINA
        if indicator.naam in nog_niet or nog_niet.intersection(indicator.steunt_op)
    )


def rapport(oproep: Oproep, *, bron: Cijferbron, peildatum: date, bekend_op: date, per: str) -> Rapport:
    """The report on `peildatum` as known at the end of `bekend_op`, both inclusive and in Brussels."""
    per_plaats: dict[Plaats, Counter[str]] = {}
    for plaats, stand, aantal in _standen(oproep, bron=bron, peildatum=peildatum, bekend_op=bekend_op, per=per):
        teller = per_plaats.setdefault(plaats, Counter())
        teller.update({indicator.naam: aantal for indicator in OP_DE_PAGINA if indicator.telt(stand)})
    onbekend = onbekend_op(oproep, bekend_op)
    rijen = _rijen(per_plaats, onbekend)
    totaal = Rij(TOTAAL, "", _cijfers(sum(per_plaats.values(), Counter()), onbekend))
    return Rapport(oproep, peildatum, bekend_op, per, rijen, totaal)


def sindsdien(oproep: Oproep, *, bron: Cijferbron, peildatum: date, bekend_op: date) -> int:
    """How many steps with a date up to the peildatum were registered after `bekend_op`."""
    moment = einde_van(bekend_op)
    return bron.tel_stappen(
        Q(traject__project__oproep=oproep, ingangsdatum__lte=peildatum, geregistreerd_op__gte=moment)
    )


def _standen(
    oproep: Oproep, *, bron: Cijferbron, peildatum: date, bekend_op: date, per: str
) -> Iterable[tuple[Plaats, Stand, int]]:
    """How many referred trajecten there are of each Stand in each place: one statement, grouped by the database."""
    moment = einde_van(bekend_op)
    van_traject = {"traject": OuterRef("traject")}
    gestart = Statusovergang.objects.bekend_op(moment).filter(
        naam="starten", ingangsdatum__lte=peildatum, **van_traject
    )
    opgeschort = Opschorting.objects.bekend_op(moment).op(peildatum).filter(**van_traject)
    metingen = Opvolgmeting.objects.bekend_op(moment).filter(gemeten_op__lte=peildatum, **van_traject)
    geteld = bron.tel_standen(
        ("provincie", "onderneming", "onderneming_naam") if per == PER_ONDERNEMING else ("provincie",),
        Q(traject__project__oproep=oproep),
        peildatum=peildatum,
        moment=moment,
        gestart=Exists(gestart),
        opgeschort=Exists(opgeschort),
        situatie=Subquery(metingen.order_by("-gemeten_op", "-geregistreerd_op", "-pk").values("situatie")[:1]),
    )
    for groep in geteld:
        plaats = groep["provincie"], groep.get("onderneming_naam", ""), groep.get("onderneming", 0)
        stand = Stand(groep["status"], groep["gestart"], groep["opgeschort"], groep["situatie"])
        yield plaats, stand, groep["aantal"]


def _rijen(per_plaats: Mapping[Plaats, Counter[str]], onbekend: frozenset[str]) -> list[Rij]:
    """The five provinces in alphabetical order, always; the rest, and a company, only with a figure to show."""
    rijen = []
    for provincie in Provincie:
        plaatsen = sorted((p for p in per_plaats if p[0] == provincie), key=lambda p: (zoekvorm(p[1]), p[1:]))
        gevuld = [
            Rij(provincie.label, plaats[1], cijfers)
            for plaats in plaatsen
            if any((cijfers := _cijfers(per_plaats[plaats], onbekend)).values())
        ]
        if not gevuld and provincie != Provincie.BUITEN:
            gevuld = [Rij(provincie.label, "", _cijfers(Counter(), onbekend))]
        rijen += gevuld
    return rijen


def _cijfers(geteld: Counter[str], onbekend: frozenset[str]) -> dict[str, int | None]:
    return {
        indicator.naam: None if indicator.naam in onbekend else geteld[indicator.naam] for indicator in OP_DE_PAGINA
    }
