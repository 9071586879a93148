"""The worklist of a role: two queries for its rows, and one for all its counts, whatever the number of kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import IntegerField, Q, QuerySet, Subquery
from django.urls import reverse

from trajecten.enums import Rol, TermijnSoort
from trajecten.models import Lidmaatschap, Termijn
from trajecten.views.werk.per_rol import soorten
from trajecten.views.werk.soorten import Keuze, Soort

PER_PAGINA = 25
HOOGSTENS = 10_000  # more than this is not counted
VERSTE = 40  # the last page; who is that far down narrows the list
WEEK = timedelta(days=7)
VERANTWOORDELIJK: Mapping[Rol, str] = {Rol.VDAB: "bemiddelaar", Rol.PARTNER: "coach"}


class AantalRijen(Subquery):
    """How many rows a query has, so that all the counts of a page are one query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) telling)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Rij:
    """One thing to do: whose, why, since when, until when, and the form that deals with it."""

    soort: Soort
    termijn: Termijn
    vandaag: date

    @property
    def naam(self) -> str:
        persoon = self.termijn.maatwerker
        return persoon.naam_voor_lijst if persoon else str(self.termijn.werkgever)

    @property
    def traject(self) -> UUID | None:
        return self.termijn.traject.uuid if self.termijn.traject else None

    @property
    def status(self) -> str:
        return self.termijn.traject.status if self.termijn.traject else ""

    @property
    def feit(self) -> UUID:
        return self.termijn.sleutel

    @property
    def sinds(self) -> date:
        return self.termijn.begin

    @property
    def uiterlijk(self) -> date:
        return self.termijn.uiterlijk

    @property
    def verschoven_van(self) -> date | None:
        """The last day as it was before suspensions moved it (R46); None when none did."""
        return self.termijn.oorspronkelijk if self.termijn.oorspronkelijk != self.uiterlijk else None

    @property
    def waarom(self) -> str:
        return self.soort.waarom(self.termijn)

    @property
    def dossier(self) -> str:
        """The page where everything about it stands."""
        if self.traject:
            return reverse("traject", args=[self.traject])
        persoon = self.termijn.maatwerker
        return persoon.get_absolute_url() if persoon else self.url

    @property
    def url(self) -> str:
        """The form that deals with it."""
        naam, persoon = self.soort.url, self.termijn.maatwerker
        over = persoon.uuid if persoon and naam.startswith("maatwerker") else self.traject
        delen = [over] if over else []
        if self.soort.feit:
            delen.append(self.feit)
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
    mijn = soorten(lid.rol)
    if not mijn:
        return None
    tellers, aantallen = _tel(lid, keuze, mijn, vandaag)
    wacht = keuze.urgent == "wacht"
    getoond = [soort for soort in mijn if bool(soort.wacht_op) == wacht and keuze.soort in ("", soort.naam)]
    tot = PER_PAGINA * min(keuze.pagina, VERSTE)
    delen = [_dringend(deel, keuze, vandaag) for deel in _delen(lid, keuze, getoond, vandaag)]
    bij_termijn = {termijn: soort for soort in getoond for termijn in soort.termijnen}
    gelezen = _lees(delen, tot + 1)
    rijen = [Rij(bij_termijn[TermijnSoort(t.soort)], t, vandaag) for t in gelezen[tot - PER_PAGINA : tot]]
    met_iets = [(s, n) for s, n in zip(mijn, aantallen, strict=True) if n and bool(s.wacht_op) == wacht]
    return Werk(rijen, len(gelezen) > tot, tellers, met_iets)


def _van(lid: Lidmaatschap, keuze: Keuze, *, wacht: bool, vandaag: date) -> QuerySet[Termijn]:
    """The terms of whom the choice says: one's own side decides who is responsible. What waits for somebody else is
    shown from its first day, what waits for oneself once there is something to do."""
    zichtbaar = Termijn.objects.zichtbaar_voor(lid, vandaag=vandaag)
    zichtbaar = zichtbaar.lopend(vandaag) if wacht else zichtbaar.aan_de_orde(vandaag)
    kant = VERANTWOORDELIJK.get(Rol(lid.rol))
    if keuze.van == "iedereen" or kant is None:
        return zichtbaar
    if keuze.van:
        return zichtbaar.filter(**{f"{kant}__uuid": keuze.van})
    return van_wie(zichtbaar, lid)


def van_wie(termijnen: QuerySet[Termijn], lid: Lidmaatschap) -> QuerySet[Termijn]:
    """Of these what a lid is responsible for, and what is nobody's."""
    kant = VERANTWOORDELIJK.get(Rol(lid.rol))
    return termijnen.filter(Q(**{kant: lid}) | Q(**{kant: None})) if kant else termijnen


def _delen(lid: Lidmaatschap, keuze: Keuze, getoond: Sequence[Soort], vandaag: date) -> list[QuerySet[Termijn]]:
    """What is shown, in parts of which an index has the order."""
    if not getoond:
        return []
    van = _van(lid, keuze, wacht=bool(getoond[0].wacht_op), vandaag=vandaag)
    termijnen = [termijn for soort in getoond for termijn in soort.termijnen]
    if lid.rol != Rol.VDAB:
        return [van.filter(soort=termijn) for termijn in termijnen]
    if keuze.soort or getoond[0].wacht_op:
        return [van.filter(soort=t, provincie=provincie) for t in termijnen for provincie in lid.provincies]
    return [van.filter(rol=lid.rol, provincie=provincie) for provincie in lid.provincies]


def _dringend(termijnen: QuerySet[Termijn], keuze: Keuze, vandaag: date) -> QuerySet[Termijn]:
    if keuze.urgent == "te-laat":
        return termijnen.filter(uiterlijk__lt=vandaag)
    if keuze.urgent == "week":
        return termijnen.filter(uiterlijk__gte=vandaag, uiterlijk__lte=vandaag + WEEK)
    return termijnen


def _lees(delen: list[QuerySet[Termijn]], hoeveel: int) -> list[Termijn]:
    """The first terms of all the parts together, in two queries; no part is read further than the page can need."""
    eerste = [deel.order_by("uiterlijk", "pk").values_list("uiterlijk", "pk")[:hoeveel] for deel in delen]
    if not eerste:
        return []
    samen = eerste[0].union(*eerste[1:], all=True).order_by("uiterlijk", "pk")[:hoeveel] if eerste[1:] else eerste[0]
    volgorde = [pk for _, pk in samen]
    rijen = Termijn.objects.select_related("maatwerker", "traject", "partner", "werkgever").in_bulk(volgorde)
    return [rijen[pk] for pk in volgorde if pk in rijen]


def _tel(lid: Lidmaatschap, keuze: Keuze, mijn: Sequence[Soort], vandaag: date) -> tuple[list[Teller], list[int]]:
    """How much is overdue, due this week, and waiting for somebody else; and how much there is of every kind."""
    te_laat, week = Q(uiterlijk__lt=vandaag), Q(uiterlijk__gte=vandaag, uiterlijk__lte=vandaag + WEEK)
    vragen = []
    for soort in mijn:
        rijen = _van(lid, keuze, wacht=bool(soort.wacht_op), vandaag=vandaag).filter(soort__in=soort.termijnen)
        vragen += [
            AantalRijen(rijen.filter(als).order_by().values("pk")[: HOOGSTENS + 1]) for als in (Q(), te_laat, week)
        ]
    antwoorden = Lidmaatschap.objects.filter(pk=lid.pk).values_list(*vragen).get()
    drietallen = [antwoorden[n : n + 3] for n in range(0, len(antwoorden), 3)]
    van_mij = [drie for soort, drie in zip(mijn, drietallen, strict=True) if not soort.wacht_op]
    wacht = [drie for soort, drie in zip(mijn, drietallen, strict=True) if soort.wacht_op]
    tellers = [
        Teller("", "Alles wat op je wacht", sum(drie[0] for drie in van_mij)),
        Teller("te-laat", "Te laat", sum(drie[1] for drie in van_mij)),
        Teller("week", "Binnen 7 dagen", sum(drie[2] for drie in van_mij)),
        Teller("wacht", "Wacht op iemand anders", sum(drie[0] for drie in wacht)),
    ]
    return tellers, [drie[0] for drie in drietallen]
