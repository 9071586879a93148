"""A kind of work: which rows, why they wait, since when and until when, and the form that deals with one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    DateField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from trajecten.enums import TrajectStatus
from trajecten.models import Lidmaatschap, Toewijzing
from trajecten.models.velden import Maanden, per_rij

# Within how many days we mean to answer. Agreed, not law; what the law says is in termijnen.py.
STREEF = {
    "signaal": 7,
    "start": 30,
    "oordeel": 14,
    "weigering": 14,
    "aanbod": 7,
    "nazorgplan": 7,
    "kwartaal": 30,
    "aanvraag": 30,
}


@dataclass(frozen=True)
class Keuze:
    """Which work somebody looks at: of whom, of which kind, how urgent, and how far down the list."""

    van: str = ""  # "iedereen", the uuid of a colleague, or nothing for one's own and what is nobody's
    soort: str = ""
    urgent: str = ""  # "te-laat", "week" or "wacht"
    pagina: int = 1


@dataclass(frozen=True)
class Soort:
    """One kind of work. The expressions start at a row of `rijen`; `traject` and `persoon` are paths from there.

    Without a `persoon` a row is a company, and the work is about all of its people.
    """

    naam: str
    titel: str
    waarom: Callable[[str], str]
    rijen: QuerySet[Any]
    sinds: Any
    uiterlijk: Any
    actie: str
    url: str  # the name of the page that deals with it
    traject: str | None = ""
    persoon: str | None = "maatwerker__"
    detail: Any = None
    feit: bool = False
    wacht_op: str = ""  # who has the next move, when that is not the reader

    def kolommen(self, rijen: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of this kind with the same columns for every kind."""
        leeg = Cast(Value(None), UUIDField())
        traject, persoon = self.traject, self.persoon
        naam = F("naam") if persoon is None else Concat(f"{persoon}familienaam", Value(", "), f"{persoon}voornaam")
        return rijen.annotate(
            w_soort=Value(self.naam),
            w_naam=naam,
            w_persoon=leeg if persoon is None else F(f"{persoon}uuid"),
            w_traject=leeg if traject is None else F(f"{traject}uuid"),
            w_status=Value("") if traject is None else F(f"{traject}status"),
            w_feit=F("uuid") if self.feit else leeg,
            w_sinds=Cast(self.sinds, DateField()),
            w_detail=Cast(self.detail if self.detail is not None else Value(""), TextField()),
        )

    def van(self, lid: Lidmaatschap, keuze: Keuze, *, vandaag: date) -> "QuerySet[Any]":
        """The rows of whom the choice says, with their last day: one's own side decides who is responsible."""
        rijen = self.rijen.order_by().annotate(w_uiterlijk=Cast(self.uiterlijk, DateField()))
        if keuze.van == "iedereen" or self.traject is None:
            return rijen
        pad = f"{self.traject}pk"
        toegewezen = Toewijzing.objects.filter(traject=OuterRef(pad), kant=lid.rol, periode__contains=vandaag)
        if keuze.van:
            return rijen.filter(per_rij(toegewezen.filter(lid__uuid=keuze.van)))
        return rijen.filter(~Q(per_rij(toegewezen.exclude(lid=lid))))  # there is one at most


KOLOMMEN = (
    "w_soort", "w_naam", "w_persoon", "w_traject", "w_status", "w_feit", "w_sinds", "w_uiterlijk", "w_detail",
)  # fmt: skip


def dagen_na(veld: str, dagen: int) -> Any:
    """So many days after a date."""
    return ExpressionWrapper(F(veld) + Value(dagen), output_field=DateField())


def maanden_na(veld: str, maanden: int) -> Any:
    """The day so many months after a date, clamped at the end of a month as in termijnen.py."""
    return Cast(ExpressionWrapper(F(veld) + Maanden(maanden=maanden), output_field=DateField()), DateField())


def laatste_dag(veld: str, maanden: int) -> Any:
    """The last day of a term of so many months that begins on a date."""
    return ExpressionWrapper(maanden_na(veld, maanden) - Value(1), output_field=DateField())


class VerschovenEinde(Func):
    """The last day of a term, moved by the suspensions of its traject: `termijnen.verschoven` in SQL (R46).

    Takes the primary key of the traject, the first day, the unmoved last day, and today.
    """

    template = """(
        SELECT t.einde + COALESCE(SUM(s.dagen) FILTER (WHERE s.van <= t.einde + s.eerder), 0)::int
        FROM (VALUES (%(expressions)s)) t(traject, begin, einde, vandaag)
        LEFT JOIN LATERAL (
            SELECT p.van, p.na - p.van AS dagen,
                COALESCE(SUM(p.na - p.van) OVER (ORDER BY p.van ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW), 0)::int AS eerder
            FROM (
                SELECT GREATEST(lower(o.periode), t.begin) AS van, COALESCE(upper(o.periode), t.vandaag + 1) AS na
                FROM trajecten_opschorting o WHERE o.traject_id = t.traject AND o.ingetrokken_op IS NULL
            ) p
            WHERE p.na > p.van
        ) s ON true
        GROUP BY t.einde
    )"""
    output_field = DateField()


def fase_einde(pad: str, maanden: Mapping[TrajectStatus, int], *, vandaag: date) -> Any:
    """The last day of the phase in which the traject at `pad` is, as on its own page (R19, R46)."""
    einde = Case(
        *(
            When(**{f"{pad}status": status}, then=laatste_dag(f"{pad}status_sinds", aantal))
            for status, aantal in maanden.items()
        )
    )
    return VerschovenEinde(F(f"{pad}pk"), F(f"{pad}status_sinds"), einde, Cast(Value(vandaag), DateField()))
