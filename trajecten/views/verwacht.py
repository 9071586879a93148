"""Who may leave a company in the coming quarters, so that it can look for a replacement in time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.enums import RedenUitDienst, TrajectStatus, Werkvorm
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Maatwerker, Tewerkstelling, Traject, Wop
from trajecten.models.traject import ACTIEF
from trajecten.regelgeving import regime
from trajecten.termijnen import kwartaal_voluit, kwartaaleinde
from trajecten.views.personeel import vereis_onderneming

S = TrajectStatus
DAG = timedelta(days=1)
KWARTALEN = 8
FASEN = (S.VOORTRAJECT, S.JOBMATCHING, S.STAGE)
MISSCHIEN_PENSIOEN = 65  # not the legal age, which differs by year and career: from here on one asks


@dataclass(frozen=True)
class Vertrek:
    """Somebody who leaves on `op`, or may leave from then on."""

    maatwerker: Maatwerker
    breuk: Decimal
    op: date
    waarom: str
    zeker: bool = False


@dataclass(frozen=True)
class Kwartaal:
    """Who leaves, or may leave, in one quarter, by day."""

    naam: str
    vertrekken: list[Vertrek]

    @property
    def zeker(self) -> Decimal:
        """The fractions of who certainly leaves."""
        return sum((v.breuk for v in self.vertrekken if v.zeker), Decimal())

    @property
    def mogelijk(self) -> Decimal:
        """The fractions of who may leave; somebody with two reasons counts once."""
        misschien = {v.maatwerker.pk: v.breuk for v in self.vertrekken if not v.zeker}
        return sum(misschien.values(), Decimal())


@require_safe
def verwacht(request: Verzoek) -> HttpResponse:
    vereis_onderneming(request.lid)
    vertrekken = _vertrekken(request.lid, vandaag=request.vandaag)
    context = {"kwartalen": per_kwartaal(vertrekken, vandaag=request.vandaag), "leeftijd": MISSCHIEN_PENSIOEN}
    return render(request, "personeel/verwacht.html", context)


def per_kwartaal(vertrekken: Iterable[Vertrek], *, vandaag: date) -> list[Kwartaal]:
    """The quarter of today and the seven after it. Who certainly leaves does not also leave perhaps, that quarter or
    later; somebody who could have left before today can today."""
    alle = sorted(vertrekken, key=lambda v: (v.op, not v.zeker, v.maatwerker.sorteernaam))
    weg_op = {v.maatwerker.pk: v.op for v in alle if v.zeker}
    kwartalen, einde = [], kwartaaleinde(vandaag)
    for _ in range(KWARTALEN):
        begin = einde + DAG - relativedelta(months=3)
        hier = [
            v
            for v in alle
            if begin <= max(v.op, vandaag) <= einde and (v.zeker or weg_op.get(v.maatwerker.pk, date.max) > einde)
        ]
        kwartalen.append(Kwartaal(kwartaal_voluit(einde), hier))
        einde = kwartaaleinde(einde + DAG)
    return kwartalen


def _vertrekken(lid: Lidmaatschap, *, vandaag: date) -> Iterator[Vertrek]:
    """Every reason why somebody who works here today can leave; three queries, however many people there are."""
    zien: dict[str, Any] = {"lid": lid, "vandaag": vandaag}
    werkt = Tewerkstelling.objects.geldig().op(vandaag).zichtbaar_voor(**zien)
    diensten = {dienst.maatwerker_id: dienst for dienst in werkt.select_related("maatwerker").order_by("pk")}
    for dienst in diensten.values():
        wie = (dienst.maatwerker, dienst.breuk)
        if dienst.periode.upper:
            reden = RedenUitDienst(dienst.reden_einde).label.lower() if dienst.reden_einde else "reden niet gekend"
            yield Vertrek(*wie, dienst.periode.upper - DAG, f"Laatste dag in dienst ({reden})", zeker=True)
        yield Vertrek(*wie, _verjaardag(dienst.maatwerker), "Mogelijk pensioen")
    # The end of a right that was cut off with the employment says nothing new: `per_kwartaal` leaves it out.
    wops = Wop.objects.geldig().op(vandaag).zichtbaar_voor(**zien).filter(periode__endswith__isnull=False)
    for wop in wops.order_by("pk"):
        if dienst := diensten.get(wop.maatwerker_id):
            waarom = "Het WOP eindigt; VDAB evalueert eerst (R14)"
            yield Vertrek(dienst.maatwerker, dienst.breuk, wop.periode.upper - DAG, waarom)
    trajecten = Traject.objects.zichtbaar_voor(**zien).filter(status__in=ACTIEF | {S.BEOORDELING})
    for traject in trajecten.prefetch_related("opschortingen").order_by("pk"):
        if dienst := diensten.get(traject.maatwerker_id):
            yield Vertrek(dienst.maatwerker, dienst.breuk, *_einde_traject(traject, vandaag=vandaag))


def _verjaardag(maatwerker: Maatwerker) -> date:
    return maatwerker.geboortedatum + relativedelta(years=MISSCHIEN_PENSIOEN)


def _einde_traject(traject: Any, *, vandaag: date) -> tuple[date, str]:
    """When a traject that takes all of its time is over, and what that means: the phases to come at their longest."""
    if traject.status == S.BEOORDELING:
        return vandaag, "Het traject is klaar; VDAB beoordeelt het"
    maanden = regime(Werkvorm(traject.werkvorm), vandaag).maanden_per_fase
    later = sum(maanden[fase] for fase in FASEN[FASEN.index(traject.status) + 1 :])
    einde = traject.laatste_dag_van_fase(vandaag=vandaag)
    return einde + relativedelta(months=later), "Het traject kan tot dan duren en leiden tot doorstroom (R19)"
