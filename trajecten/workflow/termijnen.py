"""Keeps the terms equal to the facts: of whom a step was about, with that step; of everybody, every day."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from trajecten.models import Kwartaalbevestiging, Maatwerker, Onderneming, Termijn, Traject
from trajecten.termijnen import verschoven, werkdag
from trajecten.termijnsoorten import PER_BRON, VOORUIT, Bron, van_iedereen, van_mensen, van_ondernemingen

PER_KEER = 5_000
DAG = timedelta(days=1)
Sleutel = tuple[str, UUID]  # the kind of a term, and what it is about


class Rij(NamedTuple):
    """A term as it follows from the facts. Everybody's are made every day, and few of them are other than they were: so
    these are no `Termijn`, which costs ten times as much to make."""

    soort: str
    sleutel: UUID
    rol: str
    maatwerker_id: int | None
    traject_id: int | None
    begin: date
    vanaf: date
    oorspronkelijk: date
    uiterlijk: date
    stil_tot: date | None
    detail: str
    provincie: str
    partner_id: int | None
    werkgever_id: int | None
    bemiddelaar_id: int | None
    coach_id: int | None


VELDEN = Rij._fields[2:]
GELEZEN = ("pk", *Rij._fields)


def _stil_tot(stil: list[Any], vandaag: date) -> date | None:
    """The day on which a traject that stands still on `vandaag` goes on; `date.max` when that is not known."""
    return next((periode.upper or date.max for periode in stil if vandaag in periode), None)


def termijnen_uit(bron: Bron, *, vandaag: date) -> Iterator[Rij]:
    """The terms that follow from these facts on `vandaag`, but those that begin later than VOORUIT from then."""
    for soort in PER_BRON[bron.bron]:
        dagen = soort.reken(bron, vandaag)
        if dagen is None or dagen.begin > vandaag + VOORUIT:
            continue
        uiterlijk, stil_tot = dagen.laatste, None
        if bron.stil and soort.schuift:
            perioden = [(periode.lower, periode.upper) for periode in bron.stil]
            uiterlijk = verschoven(dagen.begin, dagen.laatste, perioden, vandaag=vandaag)
            if not soort.regel and uiterlijk != dagen.laatste:
                uiterlijk = werkdag(uiterlijk)
            stil_tot = _stil_tot(bron.stil, vandaag)
        yield Rij(
            soort=soort.soort,
            sleutel=bron.sleutel,
            rol=soort.rol,
            maatwerker_id=bron.maatwerker,
            traject_id=bron.traject,
            begin=dagen.begin,
            vanaf=dagen.begin if soort.vooraf is None else max(dagen.begin, uiterlijk - soort.vooraf * DAG),
            oorspronkelijk=dagen.laatste,
            uiterlijk=uiterlijk,
            stil_tot=stil_tot,
            detail=dagen.detail,
            provincie=bron.provincie,
            partner_id=bron.partner,
            werkgever_id=bron.werkgever,
            bemiddelaar_id=bron.bemiddelaar,
            coach_id=bron.coach,
        )


@dataclass
class Verschil:
    """What has to change for the terms to be right."""

    nieuw: list[Termijn] = field(default_factory=list)  # or other than it was
    weg: list[int] = field(default_factory=list)  # primary keys
    raakt: set[int] = field(default_factory=set)  # people
    ondernemingen: set[int] = field(default_factory=set)


def _vergelijk(staan: Iterable[tuple[Any, ...]], bronnen: Iterable[Bron], *, vandaag: date) -> Verschil:
    """The terms that stand (GELEZEN of each) beside the facts."""
    bestaand: dict[Sleutel, tuple[int, int, int | None, int | None]] = {
        (soort, sleutel): (pk, hash(tuple(inhoud)), inhoud[1], inhoud[11]) for pk, soort, sleutel, *inhoud in staan
    }
    verschil = Verschil()
    for bron in bronnen:
        for rij in termijnen_uit(bron, vandaag=vandaag):
            stond = bestaand.pop((rij.soort, rij.sleutel), None)
            if stond is None or stond[1] != hash(rij[2:]):
                verschil.nieuw.append(Termijn(**rij._asdict()))
                _noteer(verschil, bron.maatwerker, bron.werkgever)
    for pk, _, persoon, werkgever in bestaand.values():
        verschil.weg.append(pk)
        _noteer(verschil, persoon, werkgever)
    return verschil


def _noteer(verschil: Verschil, persoon: int | None, werkgever: int | None) -> None:
    if persoon is not None:
        verschil.raakt.add(persoon)
    elif werkgever is not None:
        verschil.ondernemingen.add(werkgever)


@transaction.atomic
def herreken(personen: Iterable[int], ondernemingen: Iterable[int] = (), *, vandaag: date) -> int:
    """Make the terms of these people and companies (primary keys) right; returns how many changed. What is right
    stays as it is. The caller holds the people, or this does until its transaction ends."""
    personen, ondernemingen = sorted(set(personen)), sorted(set(ondernemingen))
    staan = Termijn.objects.filter(Q(maatwerker__in=personen) | Q(maatwerker=None, werkgever__in=ondernemingen))
    bronnen = van_mensen(personen, vandaag=vandaag) if personen else []
    if ondernemingen:
        bronnen += van_ondernemingen(ondernemingen, vandaag=vandaag)
    verschil = _vergelijk(staan.order_by().values_list(*GELEZEN), bronnen, vandaag=vandaag)
    if verschil.weg:
        Termijn.objects.filter(pk__in=verschil.weg).delete()
    if verschil.nieuw:
        Termijn.objects.bulk_create(
            verschil.nieuw,
            batch_size=PER_KEER,
            update_conflicts=True,
            unique_fields=["soort", "sleutel"],
            update_fields=[veld.removesuffix("_id") for veld in VELDEN],
        )
    return len(verschil.nieuw) + len(verschil.weg)


def herreken_alles(*, vandaag: date) -> int:
    """Make the terms of everybody right; returns how many changed. Reads with two queries, and writes per 5,000 people:
    each under their lock and looked at again, so that a step taken meanwhile is not undone."""
    bronnen = chain(van_iedereen(vandaag=vandaag, per_keer=PER_KEER), van_ondernemingen(None, vandaag=vandaag))
    staan = Termijn.objects.order_by().values_list(*GELEZEN).iterator(PER_KEER)
    verschil = _vergelijk(staan, bronnen, vandaag=vandaag)
    personen, ondernemingen = sorted(verschil.raakt), sorted(verschil.ondernemingen)
    gewijzigd = 0
    for begin in range(0, len(personen), PER_KEER):
        deel = personen[begin : begin + PER_KEER]
        with transaction.atomic():
            list(Maatwerker.objects.filter(pk__in=deel).order_by("pk").select_for_update().values_list("pk"))
            gewijzigd += herreken(deel, vandaag=vandaag)
    if ondernemingen:
        with transaction.atomic():
            list(
                Onderneming.objects.filter(pk__in=ondernemingen)
                .order_by("pk")
                .select_for_update(no_key=True)
                .values_list("pk")
            )
            gewijzigd += herreken([], ondernemingen, vandaag=vandaag)
    return gewijzigd


# With every step


@dataclass
class Geraakt:
    """Whom the steps of one transaction were about."""

    personen: set[int] = field(default_factory=set)
    ondernemingen: set[int] = field(default_factory=set)

    def neem(self, iets: Any) -> None:
        """Take over whom an argument or a result is about: a person, a traject, or a fact of either."""
        if isinstance(iets, Maatwerker):
            self.personen.add(iets.pk)
        elif isinstance(iets, Kwartaalbevestiging):
            self.ondernemingen.add(iets.onderneming_id)
        elif persoon := getattr(iets, "maatwerker_id", None):
            self.personen.add(persoon)
        elif isinstance(traject := getattr(iets, "traject", None), Traject):
            self.personen.add(traject.maatwerker_id)


_geraakt: ContextVar[Geraakt | None] = ContextVar("geraakt", default=None)


@contextmanager
def een_geheel(*, nu: datetime) -> Iterator[Geraakt]:
    """One transaction, at the end of which the terms of whom it was about are right. One within another is part of it."""
    buitenste = _geraakt.get()
    with transaction.atomic():
        if buitenste is not None:
            yield buitenste
            return
        geraakt = Geraakt()
        token = _geraakt.set(geraakt)
        try:
            yield geraakt
        finally:
            _geraakt.reset(token)
        if geraakt.personen or geraakt.ondernemingen:
            herreken(geraakt.personen, geraakt.ondernemingen, vandaag=timezone.localdate(nu))


Functie = TypeVar("Functie", bound=Callable[..., Any])


def handeling(functie: Functie) -> Functie:
    """A use case: one transaction, that leaves the terms right of the people in its arguments and its result. Takes the
    moment as `nu`."""

    @wraps(functie)
    def uitgevoerd(*args: Any, **kwargs: Any) -> Any:
        with een_geheel(nu=kwargs["nu"]) as geraakt:
            resultaat = functie(*args, **kwargs)
            for iets in (*args, resultaat):
                geraakt.neem(iets)
            return resultaat

    uitgevoerd.is_handeling = True  # type: ignore[attr-defined]
    return uitgevoerd  # type: ignore[return-value]
