"""What is released of a call: a fixed list of tables, in which small cells are hidden. Another table is added in `TABELLEN`,
with what an outsider knows of it in `vrijgaveregels`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from trajecten.enums import Doelgroep, Provincie
from trajecten.models import Onderneming, Oproep
from trajecten.models.maatwerker import zoekvorm
from trajecten.rapporten.bronnen import TRAJECT
from trajecten.rapporten.cijferbron import Cijferbron, Geteld, Sleutel
from trajecten.rapporten.definities import NAMEN, bestemming, indicator, weigering
from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.onderdrukking import Cel, Onmogelijk, Regel, verberg
from trajecten.rapporten.rapport import TOTAAL, noem, onbekend_op
from trajecten.rapporten.vraag import KENMERKEN, PER, Vraag
from trajecten.rapporten.vrijgaveregels import VERBORGEN, links, regels_van
from trajecten.regelgeving import parameter

Tabellen = list[dict[str, Any]]
Plek = tuple[str, tuple[str, ...], Sleutel]  # what a row is known by, what it is called, and under what it was counted
PROVINCIES, ONDERNEMINGEN, BESTEMMINGEN, STOPZETTINGEN = "provincies", "ondernemingen", "bestemmingen", "stopzettingen"


class Soort(NamedTuple):
    """One table of a release: its rows, its columns, and whether they are added up below."""

    naam: str
    titel: str
    per: str
    kolommen: tuple[str | Indicator, ...] = NAMEN
    totaal: bool = False
    rijen: tuple[tuple[Any, str], ...] = ()  # that stand there always


TABELLEN: tuple[Soort, ...] = (
    Soort(PROVINCIES, "Per provincie", "provincie", totaal=True),
    Soort(ONDERNEMINGEN, "Per provincie en onderneming", "onderneming"),
    Soort(BESTEMMINGEN, "Bestemmingen per provincie", "provincie", bestemming.BESTEMMINGEN, totaal=True),
    Soort("doelgroepen", "Per doelgroep", "doelgroep", rijen=tuple(Doelgroep.choices)),
    Soort("leeftijden", "Per leeftijd bij de toeleiding", "leeftijd", rijen=KENMERKEN["leeftijd"].keuzes),
    Soort("geslachten", "Per geslacht, waar dat gezegd is", "geslacht", rijen=KENMERKEN["geslacht"].keuzes),
    Soort(STOPZETTINGEN, "Waarom trajecten stopten", "oproep", weigering.STOPZETTINGEN, totaal=True),
)


@dataclass(frozen=True)
class Voorstel:
    """A release as it would be: its content, and how many cells are hidden because they are small, and how many to keep those
    from being reckoned. That second thing is never released: it would help to reckon them."""

    inhoud: dict[str, Any]
    klein: int
    bijkomend: int


def stel_voor(
    oproep: Oproep, peildatum: date, bekend_op: date, *, bron: Cijferbron, eerdere: Sequence[Mapping[str, Any]]
) -> Voorstel:
    """The release of a call on a day as known on a day, given the content of those before, the first one first."""
    drempel = parameter("kleine_cel", peildatum)
    tabellen = tel_tabellen(oproep, peildatum, bekend_op, bron=bron)
    toen = [
        tel_tabellen(oproep, date.fromisoformat(een["peildatum"]), date.fromisoformat(een["bekend_op"]), bron=bron)
        for een in eerdere
    ]
    klein, bijkomend = scherm_af(tabellen, [een["tabellen"] for een in eerdere], toen, drempel)
    inhoud = {
        "oproep": oproep.nummer,
        "peildatum": peildatum.isoformat(),
        "bekend_op": bekend_op.isoformat(),
        "drempel": drempel,
        "verborgen": klein + bijkomend,
        "tabellen": tabellen,
    }
    return Voorstel(inhoud, klein, bijkomend)


def scherm_af(
    tabellen: Tabellen, eerdere: Sequence[Tabellen], toen: Sequence[Tabellen], drempel: int
) -> tuple[int, int]:
    """Hide what is small in these tables, and what else must be, given those of earlier releases and what was true then. A part
    in which that cannot be, is left out. Says how many are hidden of each kind."""
    klein = bijkomend = 0
    for tabel in tabellen:
        if tabel["naam"] == PROVINCIES:
            continue
        for gebied in dict.fromkeys(rij["gebied"] for rij in tabel["rijen"]):
            cellen = _verberg(tabel["naam"], gebied, [*eerdere, tabellen], toen, drempel)
            if cellen is None:
                tabel["rijen"] = [rij for rij in tabel["rijen"] if rij["gebied"] != gebied]
                tabel["weggelaten"].append(gebied)
                continue
            for rij in tabel["rijen"]:
                for kolom, waarde in rij["cijfers"].items():
                    if rij["gebied"] == gebied and (len(eerdere), rij["sleutel"], kolom) in cellen:
                        rij["cijfers"][kolom] = VERBORGEN
                        klein += 0 < waarde < drempel
                        bijkomend += not 0 < waarde < drempel
    return klein, bijkomend


def _verberg(
    naam: str, gebied: str, lagen: Sequence[Tabellen], toen: Sequence[Tabellen], drempel: int
) -> frozenset[Cel] | None:
    """The cells to hide of a part of a table of the last of these releases."""
    nu = len(lagen) - 1
    regels: list[Regel] = []
    waarden: dict[Cel, int] = {}
    waar: dict[Cel, int] = {}
    oud: set[Cel] = set()
    for laag, tabellen in enumerate(lagen):
        deel, cellen = regels_van(naam, gebied, tabellen, laag)
        regels += deel
        waarden |= {cel: waarde for cel, waarde in cellen.items() if waarde != VERBORGEN}
        oud |= {cel for cel, waarde in cellen.items() if waarde == VERBORGEN}
        if laag < nu:
            waar |= regels_van(naam, gebied, toen[laag], laag)[1]
    nieuw = {cel for cel in waarden if cel[0] == nu}
    klein = {cel for cel in nieuw if 0 < waarden[cel] < drempel}
    if not klein and not oud:
        return frozenset()
    try:
        return verberg([*regels, *links({**waar, **waarden}, waarden.keys() | oud)], waarden, oud, klein)
    except Onmogelijk:  # since then something was put right that is not dated: nobody can reckon with both
        eigen = [regel for regel in regels if all(cel[0] == nu for cel in regel.cellen)]
        return verberg(eigen, {cel: waarden[cel] for cel in nieuw}, set(), klein)


# The tables, as they are known to who may count


def tel_tabellen(oproep: Oproep, peildatum: date, bekend_op: date, *, bron: Cijferbron) -> Tabellen:
    """All tables with their true figures."""
    tabellen: Tabellen = []
    for soort in TABELLEN:
        kolommen = tuple(indicator(een, peildatum) if isinstance(een, str) else een for een in soort.kolommen)
        vraag = Vraag(peildatum, bekend_op, per=soort.per, filters={"oproep": oproep.pk})
        geteld = bron.tel(TRAJECT, kolommen, vraag)
        onbekend = onbekend_op(kolommen, [oproep], bekend_op)
        plekken = _plekken(soort, geteld, onbekend, peildatum, tabellen)
        rijen = [
            {
                "sleutel": sleutel,
                "gebied": sleutel.split("/")[0] if soort.naam == ONDERNEMINGEN else "",
                "plek": list(plek),
                "cijfers": _cijfers(kolommen, geteld.get(van, {}), onbekend),
            }
            for sleutel, plek, van in plekken
        ]
        tabellen.append(
            {
                "naam": soort.naam,
                "titel": soort.titel,
                "koppen": [KENMERKEN[groep].label for groep in PER[soort.per].groepen],
                "kolommen": [
                    {"naam": een.naam, "label": een.label, "zin": een.zin, "versie": een.versie} for een in kolommen
                ],
                "onbekend": sorted(onbekend),
                "weggelaten": [],
                "rijen": rijen,
            }
        )
    return tabellen


def _cijfers(kolommen: Iterable[Indicator], geteld: Geteld, onbekend: frozenset[str]) -> dict[str, Any]:
    return {een.naam: None if een.naam in onbekend else geteld.get(een.naam, 0) for een in kolommen}


def _plekken(
    soort: Soort, geteld: Mapping[Sleutel, Geteld], onbekend: frozenset[str], peildatum: date, tabellen: Tabellen
) -> list[Plek]:
    """The rows. Which there are, says nothing about people: every province, every workplace in each province where it has an
    establishment, every choice."""
    totaal: list[Plek] = [(TOTAAL, (TOTAAL,), ())] if soort.totaal else []
    if soort.naam == STOPZETTINGEN:
        return totaal
    if soort.naam == ONDERNEMINGEN:
        return _ondernemingen(geteld, peildatum)
    if soort.naam == PROVINCIES:
        buiten = geteld.get(((Provincie.BUITEN.value, ""),), {})
        is_gevuld = any(waarde for naam, waarde in buiten.items() if naam not in onbekend)
        sleutels = [een.value for een in Provincie if een != Provincie.BUITEN or is_gevuld]
    elif soort.per == "provincie":  # the same as in the first table
        sleutels = [rij["sleutel"] for rij in tabellen[0]["rijen"] if rij["sleutel"] != TOTAAL]
    else:
        vast = [str(waarde) for waarde, _ in soort.rijen]
        sleutels = vast + sorted({str(sleutel[0][0]) for sleutel in geteld if sleutel} - set(vast))
    return [(een, (noem(soort.per, een),), ((een, ""),)) for een in sleutels] + totaal


def _ondernemingen(geteld: Mapping[Sleutel, Geteld], peildatum: date) -> list[tuple[str, tuple[str, ...], Sleutel]]:
    gevonden = {sleutel[1][0] for sleutel in geteld if sleutel}
    ondernemingen = Onderneming.objects.werkplaatsen() | Onderneming.objects.filter(pk__in=gevonden)
    plekken = {}
    for onderneming in ondernemingen.prefetch_related("vestigingen"):
        provincies = {een.provincie_op(peildatum).value for een in onderneming.vestigingen.all()}
        provincies |= {sleutel[0][0] for sleutel in geteld if sleutel and sleutel[1][0] == onderneming.pk}
        for provincie in provincies or {Provincie.BUITEN.value}:
            sleutel = ((provincie, ""), (onderneming.pk, onderneming.naam))
            plekken[f"{provincie}/{onderneming.kbo}"] = ((noem("provincie", provincie), onderneming.naam), sleutel)
    volgorde = [een.value for een in Provincie]
    return [
        (rij, plek, sleutel)
        for rij, (plek, sleutel) in sorted(
            plekken.items(),
            key=lambda een: (volgorde.index(een[0].split("/")[0]), zoekvorm(een[1][0][1]), een[0]),
        )
    ]
