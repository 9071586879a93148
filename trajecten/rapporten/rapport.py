"""A report: its tables for one question, the same for every form in which they are shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from trajecten.enums import Provincie
from trajecten.models import Oproep
from trajecten.models.maatwerker import zoekvorm
from trajecten.rapporten.bronnen import Bron
from trajecten.rapporten.cijferbron import Cijferbron, Geteld, Sleutel
from trajecten.rapporten.indicator import Eenheid, Indicator
from trajecten.rapporten.soorten import Rapportsoort, Tabelsoort
from trajecten.rapporten.vraag import KENMERKEN, PLAATSEN, Vraag
from trajecten.termijnen import kwartaal

TOTAAL = "Eindtotaal"
ONBEKEND = "Onbekend"
NAAST_ELKAAR, PLAATSEN_IN_KOP = 11, 7


@dataclass(frozen=True)
class Rij:
    """One line: a place, a group, or all together. A figure that is None is not known, or there is none to reckon."""

    plek: tuple[str, ...]
    cijfers: Mapping[str, Any]
    sleutel: Sleutel = ()

    def __getitem__(self, naam: str) -> Any:
        return self.cijfers[naam]


@dataclass(frozen=True)
class Tabel:
    """One table. Of what is in `onbekend` there are no data yet, in any row."""

    naam: str
    titel: str
    koppen: tuple[str, ...]
    indicatoren: tuple[Indicator, ...]
    rijen: list[Rij]
    totaal: Rij
    onbekend: frozenset[str]

    @property
    def alle_rijen(self) -> list[Rij]:
        return [*self.rijen, self.totaal]

    @property
    def is_breed(self) -> bool:
        """Whether it has more figures than fit beside each other, about few enough places to put those in its head."""
        return len(self.indicatoren) > NAAST_ELKAAR and len(self.alle_rijen) <= PLAATSEN_IN_KOP


@dataclass(frozen=True)
class Rapport:
    """The tables that answer one question. `doel` is the target of the one call that it is wholly about."""

    soort: Rapportsoort
    vraag: Vraag
    wiens: str
    tabellen: list[Tabel]
    doel: int | None = None

    @property
    def tabel(self) -> Tabel:
        """The first table: what the report is about."""
        return self.tabellen[0]


def onbekend_op(indicatoren: Iterable[Indicator], oproepen: Iterable[Oproep], bekend_op: date) -> frozenset[str]:
    """The indicators that nobody could know on that day in one of these calls, with all that leans on them."""
    nog_niet = {
        regel.indicator for oproep in oproepen for regel in oproep.bekend_vanaf.all() if bekend_op < regel.vanaf
    }
    return frozenset(een.naam for een in indicatoren if een.naam in nog_niet or nog_niet.intersection(een.steunt_op))


def maak_rapport(
    soort: Rapportsoort, vraag: Vraag, *, bron: Cijferbron, oproepen: Collection[Oproep], alleen: str = ""
) -> Rapport:
    """The report as it stood on the peildatum of the question and as it was known then; a statement for each bron.

    `oproepen` are the calls that it is about, with their `bekend_vanaf`; `alleen` the one table that is wanted. What this
    lid cannot count, is left out.
    """
    gevraagd = {
        tabel: tuple(_wat_kan(soort.indicatoren(tabel, vraag.keuzes, vraag.peildatum), bron))
        for tabel in soort.tabellen
        if alleen in ("", tabel.naam)
    }
    indicatoren = tuple(dict.fromkeys(een for kolommen in gevraagd.values() for een in kolommen))
    geteld = _tel(indicatoren, vraag, bron, cohort=soort.cohort)
    onbekend = onbekend_op(indicatoren, oproepen, vraag.bekend_op)
    tabellen = [_tabel(tabel, kolommen, vraag, geteld, onbekend) for tabel, kolommen in gevraagd.items() if kolommen]
    heel = bron.heel_vlaanderen and set(vraag.filters) == {"oproep"}
    doelen = [oproep.doel for oproep in oproepen if heel and oproep.pk == vraag.filters["oproep"]]
    return Rapport(soort, vraag, bron.wiens, tabellen, doelen[0] if doelen else None)


def _wat_kan(indicatoren: tuple[Indicator, ...], bron: Cijferbron) -> Iterable[Indicator]:
    """Those that this lid can count; of a part, when it can count both."""
    kan = {een.naam for een in indicatoren if een.deel is None and bron.mag(een.bron)}
    return (een for een in indicatoren if (kan.issuperset(een.deel) if een.deel else een.naam in kan))


def _tel(indicatoren: Iterable[Indicator], vraag: Vraag, bron: Cijferbron, *, cohort: bool) -> Mapping[Sleutel, Geteld]:
    """Everything that is counted or reckoned, together for each group."""
    per_bron: dict[Bron, list[Indicator]] = {}
    for een in indicatoren:
        if een.deel is None:
            per_bron.setdefault(een.bron, []).append(een)
    geteld: dict[Sleutel, Geteld] = {}
    for rijen, deze in per_bron.items():
        for sleutel, cijfers in bron.tel(rijen, deze, vraag, cohort=cohort).items():
            geteld.setdefault(sleutel, {}).update(cijfers)
    return geteld


def _tabel(
    tabel: Tabelsoort,
    indicatoren: tuple[Indicator, ...],
    vraag: Vraag,
    geteld: Mapping[Sleutel, Geteld],
    onbekend: frozenset[str],
) -> Tabel:
    koppen = tuple(KENMERKEN[groep].label for groep in vraag.groepen)
    rijen = _rijen(vraag.groepen, geteld, indicatoren, onbekend)
    totaal = Rij((TOTAAL, *[""] * (len(koppen) - 1)), _cijfers(indicatoren, geteld.get((), {}), onbekend))
    return Tabel(tabel.naam, tabel.titel, koppen, indicatoren, rijen, totaal, onbekend)


def _rijen(
    groepen: tuple[str, ...],
    geteld: Mapping[Sleutel, Geteld],
    indicatoren: tuple[Indicator, ...],
    onbekend: frozenset[str],
) -> list[Rij]:
    """The five provinces in alphabetical order, always; the rest, and what is told apart in them, only with a figure."""
    gevuld = []
    for sleutel in sorted((een for een in geteld if een), key=lambda een: _volgorde(groepen, een)):
        cijfers = _cijfers(indicatoren, geteld[sleutel], onbekend)
        if any(cijfers.values()):
            gevuld.append(Rij(_plek(groepen, sleutel), cijfers, sleutel))
    if groepen[0] not in PLAATSEN:
        return gevuld
    nul = _cijfers(indicatoren, {}, onbekend)
    rijen: list[Rij] = []
    for provincie in Provincie:
        deze = [rij for rij in gevuld if rij.sleutel[0][0] == provincie.value]
        if not deze and provincie != Provincie.BUITEN:
            plek = (str(provincie.label), *[""] * (len(groepen) - 1))
            deze = [Rij(plek, nul, ((provincie.value, ""),) if len(groepen) == 1 else ())]
        rijen += deze
    return rijen


def _volgorde(groepen: tuple[str, ...], sleutel: Sleutel) -> tuple[Any, ...]:
    """The order of the choices, or of the names, with what is unknown last."""
    delen: list[Any] = []
    for groep, (waarde, naam) in zip(groepen, sleutel, strict=True):
        keuzes = [keuze for keuze, _ in KENMERKEN[groep].keuzes]
        plaats = keuzes.index(waarde) if waarde in keuzes else len(keuzes)
        delen.append((waarde is None, plaats, zoekvorm(naam), naam, str(waarde)))
    return tuple(delen)


def _plek(groepen: tuple[str, ...], sleutel: Sleutel) -> tuple[str, ...]:
    """What each part of a group is called."""
    return tuple(noem(groep, waarde, naam) for groep, (waarde, naam) in zip(groepen, sleutel, strict=True))


def noem(groep: str, waarde: Any, naam: str = "") -> str:
    """What a value of a kenmerk is called on screen."""
    if waarde is None:
        return ONBEKEND
    if groep == "kwartaal":
        return kwartaal(waarde)
    return str(naam or dict(KENMERKEN[groep].keuzes).get(waarde, waarde))


def _cijfers(indicatoren: Iterable[Indicator], geteld: Geteld, onbekend: frozenset[str]) -> dict[str, Any]:
    cijfers: dict[str, Any] = {}
    for een in indicatoren:
        if een.naam in onbekend:
            cijfers[een.naam] = None
        elif een.deel is None:
            cijfers[een.naam] = geteld.get(een.naam, None if een.eenheid == Eenheid.DAGEN else 0)
    for een in indicatoren:
        if een.deel and een.naam not in onbekend:
            boven, onder = (cijfers[naam] for naam in een.deel)
            cijfers[een.naam] = 100 * boven / onder if boven is not None and onder else None
    return cijfers
