"""The way of somebody over time as a picture: employment, WOP, phases and standstills on one axis, made as SVG.

The picture is drawn by the template; here every period becomes a bar with a place, and a row of the table beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from trajecten.enums import TrajectStatus
from trajecten.models import Traject
from trajecten.termijnen import nazorg_einde
from trajecten.views.tijdlijn import Gebeurtenis, geldig

S = TrajectStatus
BREEDTE, KOLOM, RIJ, BOVEN = 960, 120, 34, 8  # of the picture, its first column, a row, and above the first row
TEKEN = 7.2  # how wide a letter is, more or less
VOORAF = relativedelta(months=6)  # how much of the time before the referral is drawn
KORTST = relativedelta(months=6)
EINDE = frozenset({S.GESLAAGD, S.MISLUKT, S.STOPGEZET, S.GEANNULEERD})
RIJEN = (
    ("tewerkstelling", "In dienst"),
    ("wop", "WOP"),
    ("enclaveplaatsing", "Enclave"),
    ("afwezigheid", "Afwezig"),
    ("fase", "Traject"),
    ("stage", "Stage"),
    ("opschorting", "Opgeschort"),
)


@dataclass(frozen=True)
class Balk:
    """One period: its words, its first day and the first day after it (None while it runs), and its place."""

    rij: str
    label: str
    van: date
    tot: date | None
    klasse: str
    x: float = 0
    breed: float = 0
    y: float = 0

    @property
    def laatste_dag(self) -> date | None:
        return self.tot - timedelta(days=1) if self.tot else None

    @property
    def kort(self) -> str:
        """The words, as far as they fit."""
        plaats = int((self.breed - 8) / TEKEN)
        return self.label if len(self.label) <= plaats else self.label[: plaats - 1] + "…" if plaats > 4 else ""


@dataclass(frozen=True)
class Route:
    balken: list[Balk]
    rijen: list[tuple[str, float]]  # the name of each row, and where its text stands
    streepjes: list[tuple[str, float]]  # what stands under the axis, and where
    vandaag_x: float
    hoogte: int
    breedte: int = BREEDTE
    kolom: int = KOLOM

    @property
    def as_y(self) -> int:
        return self.hoogte - 28


def route(traject: Traject, alles: Iterable[Gebeurtenis], *, vandaag: date) -> Route:
    """The picture of this traject, from what its reader may know. Runs no query."""
    perioden = [
        Balk(naam, een.titel, een.op, een.tot, een.soort)
        for een in geldig(alles, *(naam for naam, _ in RIJEN))
        for naam in [een.soort]
    ] + list(fasen(traject))
    begin = min([traject.toegeleid_op, *(balk.van for balk in perioden)])
    begin = max(begin, traject.toegeleid_op - VOORAF)
    einden = [balk.tot for balk in perioden if balk.tot and balk.rij in ("fase", "stage")]
    einde = max([vandaag, begin + KORTST, *einden]) + timedelta(days=14)
    schaal = (BREEDTE - KOLOM) / (einde - begin).days

    def plaats(dag: date) -> float:
        return round(KOLOM + (min(max(dag, begin), einde) - begin).days * schaal, 1)

    gebruikt = [(naam, titel) for naam, titel in RIJEN if any(balk.rij == naam for balk in perioden)]
    hoogte_van = {naam: BOVEN + nummer * RIJ for nummer, (naam, _) in enumerate(gebruikt)}
    balken = [
        Balk(
            balk.rij, balk.label, balk.van, balk.tot, balk.klasse,
            x=plaats(balk.van), breed=max(plaats(balk.tot or einde) - plaats(balk.van), 2), y=hoogte_van[balk.rij],
        )
        for balk in perioden
        if (balk.tot or einde) > begin and balk.van < einde
    ]  # fmt: skip
    return Route(
        balken,
        [(titel, hoogte_van[naam] + RIJ / 2 + 2) for naam, titel in gebruikt],
        [(tekst, plaats(dag)) for tekst, dag in streepjes(begin, einde)],
        plaats(vandaag),
        BOVEN + len(gebruikt) * RIJ + 34,
    )


def fasen(traject: Traject) -> Iterable[Balk]:
    """The statuses of a traject as periods; the nazorg ends as the law says, a closed traject with its last step."""
    alle = traject.geldige_overgangen
    stappen = [
        stap for vorige, stap in zip([None, *alle], alle, strict=False) if not vorige or vorige.naar != stap.naar
    ]
    for stap, volgende in zip(stappen, [*stappen[1:], None], strict=True):
        status = S(stap.naar)
        tot = volgende.ingangsdatum if volgende else None
        if status == S.NAZORG and tot is None and traject.doorgestroomd_op:
            tot = nazorg_einde(traject.doorgestroomd_op) + timedelta(days=1)
        if status in EINDE:
            tot = stap.ingangsdatum + timedelta(days=1)
        if tot is None or tot > stap.ingangsdatum:
            yield Balk("fase", status.label, stap.ingangsdatum, tot, f"fase-{status.value}")


def streepjes(begin: date, einde: date) -> Iterable[tuple[str, date]]:
    """The first of every quarter, or of every year when that would be too many."""
    maanden = 3 if (einde - begin).days < 3 * 366 else 12
    dag = date(begin.year, 1, 1)
    while dag <= einde:
        if dag >= begin:
            yield (f"{dag:%m-%Y}" if maanden == 3 else f"{dag:%Y}"), dag
        dag += relativedelta(months=maanden)
