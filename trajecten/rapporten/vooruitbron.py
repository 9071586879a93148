"""What falls due later, counted per kind, province and quarter. Like `cijferbron` it hands out numbers, never a row."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, DateField, DateTimeField, ExpressionWrapper, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncQuarter

from trajecten import rechten
from trajecten.enums import Provincie, Rol, TrajectStatus, Vooruit
from trajecten.models import Lidmaatschap, Nazorgafspraak, Opschorting, Statusovergang, Traject, Wop
from trajecten.models.traject import ACTIEF
from trajecten.models.velden import Maanden
from trajecten.regelgeving import parameter
from trajecten.termijnen import DAG, komende_kwartalen, kwartaaleinde, laatste_na_merkpunt, traject_einde, verschoven

KWARTALEN = 20  # five years
Plek = tuple[str, date]  # a province, and the first day of a quarter
# Whoever is followed in several provinces counts once, in the first of them.
PROVINCIE_VAN_WOP = Coalesce(F("provincies__0"), Value(Provincie.BUITEN.value))


@dataclass(frozen=True)
class Vooruitbron:
    """What a lid may count of what falls due from `vandaag` on, until the last of `kwartalen` (first days) ends."""

    provincies: tuple[Provincie, ...]
    wiens: str
    vandaag: date
    kwartalen: list[date]

    @property
    def grens(self) -> date:
        """The first day that does not count any more."""
        return kwartaaleinde(self.kwartalen[-1]) + DAG

    def tel(self) -> Mapping[Vooruit, Mapping[Plek, int]]:
        """How many of each kind in each province and quarter; what is nought is left out. Six queries."""
        return {
            Vooruit.EVALUATIE: self._per_plek(self._merkpunten(), PROVINCIE_VAN_WOP),
            Vooruit.EINDE_WOP: self._per_plek(self._einden(), PROVINCIE_VAN_WOP),
            Vooruit.NAZORGCONTACT: self._per_plek(self._contacten(), F("traject__provincie")),
            Vooruit.NAZORG_EINDE: self._per_plek(self._nazorgeinden(), F("provincie")),
            Vooruit.OORDEEL: self._oordelen(),
        }

    def _per_plek(self, rijen: QuerySet[Any], provincie: Any) -> Mapping[Plek, int]:
        """Counts rows by their `dag`, as far as it lies within these years and provinces."""
        binnen = rijen.filter(dag__gte=self.vandaag, dag__lt=self.grens).annotate(plaats=provincie)
        geteld = binnen.filter(plaats__in=self.provincies).values("plaats", kwartaal=TruncQuarter("dag"))
        return {(rij["plaats"], rij["kwartaal"]): rij["n"] for rij in geteld.annotate(n=Count("pk")).order_by()}

    def _wops(self) -> Any:
        """The rights that end while the person stays in service, and not by a refusal: as `Wop.te_evalueren`."""
        blijft = {"maatwerker__dienst_tot__gt": F("periode__endswith")}
        wops = Wop.objects.geldig().filter(periode__endswith__gt=self.vandaag, **blijft)
        return wops.exclude(overgang__naam="weigering_vaststellen")

    def _merkpunten(self) -> QuerySet[Wop]:
        """The day from which VDAB starts the evaluation (R14). The index bounds what is read."""
        wops = self._wops().filter(periode__endswith__lte=laatste_na_merkpunt(self.grens))
        return wops.met_merkpunt(vandaag=self.vandaag).annotate(dag=F("merkpunt"))

    def _einden(self) -> QuerySet[Wop]:
        """The last day of a right (R6)."""
        laatste = ExpressionWrapper(F("periode__endswith") - DAG, DateTimeField())
        wops = self._wops().filter(periode__endswith__lte=self.grens)
        return wops.annotate(dag=Cast(laatste, DateField()))

    def _contacten(self) -> QuerySet[Nazorgafspraak]:
        gepland = Nazorgafspraak.objects.open().filter(traject__status=TrajectStatus.NAZORG)
        return gepland.annotate(dag=F("op"))

    def _nazorgeinden(self) -> QuerySet[Traject]:
        """The last day of the nazorg: the SQL of `termijnen.nazorg_einde` (R22)."""
        maanden = Maanden(maanden=parameter("nazorg_maanden", self.vandaag))
        laatste = ExpressionWrapper(F("doorgestroomd_op") + maanden - DAG, DateTimeField())
        return Traject.objects.filter(status=TrajectStatus.NAZORG).annotate(dag=Cast(laatste, DateField()))

    def _oordelen(self) -> Mapping[Plek, int]:
        """Six months after the start, moved by suspensions (R18, R46), somebody expects VDAB's judgement (R23)."""
        lopend = Traject.objects.filter(status__in=ACTIEF, provincie__in=self.provincies)
        stil: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
        opschortingen = Opschorting.objects.geldig().filter(traject__in=lopend).order_by("pk")
        for pk, periode in opschortingen.values_list("traject", "periode"):
            stil[pk].append((periode.lower, periode.upper))
        starts = Statusovergang.objects.geldig().filter(naam="starten", traject__in=lopend).order_by("pk")
        verwacht = (
            (provincie, verschoven(op, traject_einde(op), stil.get(pk, ()), vandaag=self.vandaag))
            for pk, provincie, op in starts.values_list("traject", "traject__provincie", "ingangsdatum")
        )
        return Counter(self._binnen(verwacht))

    def _binnen(self, dagen: Iterable[Plek]) -> Iterable[Plek]:
        """The place of each day that lies within these years."""
        for provincie, dag in dagen:
            if self.vandaag <= dag < self.grens:
                einde = kwartaaleinde(dag)
                yield provincie, date(einde.year, einde.month - 2, 1)


def vooruitbron(lid: Lidmaatschap, *, vandaag: date) -> Vooruitbron:
    """For VDAB its own provinces, for policy all of Flanders. Raises PermissionDenied for others, with the reason."""
    if not rechten.mag_vooruitblik_zien(lid):
        raise PermissionDenied("De vooruitblik is voor VDAB en voor beleid en management.")
    kwartalen = komende_kwartalen(vandaag, KWARTALEN)
    if lid.rol == Rol.BELEID:
        return Vooruitbron(tuple(Provincie), "Heel Vlaanderen.", vandaag, kwartalen)
    eigen = tuple(provincie for provincie in Provincie if provincie in lid.provincies)
    namen = ", ".join(provincie.label for provincie in eigen)
    return Vooruitbron(eigen, f"Alleen je eigen provincies: {namen}.", vandaag, kwartalen)
