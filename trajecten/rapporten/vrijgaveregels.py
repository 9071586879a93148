"""What an outsider knows of the cells of a release, as sums: from how its tables lean on each other, and on those of earlier
releases of the same call. Pure: it reads the content of releases, as `vrijgave` makes it."""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from trajecten.rapporten.definities.stand import SOM
from trajecten.rapporten.onderdrukking import Cel, Regel

VERBORGEN = "verborgen"
TOTAAL = "Eindtotaal"
GROEIT = ("toegeleid", "opgestart")  # from one day to a later one these never go down


def regels_van(
    naam: str, gebied: str, tabellen: Iterable[Mapping[str, Any]], laag: int
) -> tuple[list[Regel], dict[Cel, Any]]:
    """The sums about a part of a table in one release, and its cells with what they show; an unknown one is no cell."""
    per_naam = {tabel["naam"]: tabel for tabel in tabellen}
    if naam not in per_naam:  # an earlier release, from before there was such a table
        return [], {}
    totalen = {rij["sleutel"]: rij["cijfers"] for rij in per_naam["provincies"]["rijen"]}
    rijen = {
        rij["sleutel"]: {kolom: waarde for kolom, waarde in rij["cijfers"].items() if waarde is not None}
        for rij in per_naam[naam]["rijen"]
        if rij["gebied"] == gebied
    }
    cellen = {(laag, rij, kolom): waarde for rij, cijfers in rijen.items() for kolom, waarde in cijfers.items()}
    if naam == "bestemmingen":
        return _bestemmingen(rijen, totalen, laag), cellen
    if naam == "stopzettingen":
        return _delen(rijen, {TOTAAL: totalen[TOTAAL]["stopgezet"]}, laag), cellen
    niemand = {kolom: 0 for kolom, waarde in totalen[TOTAAL].items() if waarde is not None}
    return _cijfers(rijen, totalen.get(gebied, niemand) if gebied else totalen[TOTAAL], laag), cellen


def _cijfers(rijen: Mapping[str, Mapping[str, Any]], totaal: Mapping[str, Any], laag: int) -> list[Regel]:
    """Rows with the figures of a call: each column adds up, and in each row nobody is counted twice."""
    kolommen = next(iter(rijen.values()), {})
    regels = [Regel({(laag, rij, kolom): 1 for rij in rijen}, totaal[kolom]) for kolom in kolommen]
    for rij, cijfers in rijen.items():
        delen = {(laag, rij, kolom): -1 for kolom in SOM if kolom in cijfers}
        if "opgestart" in cijfers:
            opgestart = (laag, rij, "opgestart")
            regels.append(Regel({opgestart: 1, **delen}, gelijk=len(delen) == len(SOM)))
            if "toegeleid" in cijfers:
                regels.append(Regel({(laag, rij, "toegeleid"): 1, opgestart: -1}, gelijk=False))
        elif "toegeleid" in cijfers and delen:
            regels.append(Regel({(laag, rij, "toegeleid"): 1, **delen}, gelijk=False))
    return regels


def _delen(rijen: Mapping[str, Mapping[str, Any]], per_rij: Mapping[str, int | None], laag: int) -> list[Regel]:
    """Each row is divided over its columns."""
    return [
        Regel({(laag, rij, kolom): 1 for kolom in cijfers}, geheel)
        for rij, cijfers in rijen.items()
        if cijfers and (geheel := per_rij[rij]) is not None
    ]


def _bestemmingen(
    rijen: Mapping[str, Mapping[str, Any]], totalen: Mapping[str, Mapping[str, Any]], laag: int
) -> list[Regel]:
    """Who moved on is divided over the destinations, in each province and in all together."""
    regels = _delen(rijen, {rij: totalen[rij]["geslaagd"] for rij in rijen}, laag)
    for kolom in rijen.get(TOTAAL, {}):
        provincies = {(laag, rij, kolom): -1 for rij in rijen if rij != TOTAAL}
        regels.append(Regel({(laag, TOTAAL, kolom): 1, **provincies}))
    return regels


def links(waar: Mapping[Cel, int], cellen: Set[Cel]) -> list[Regel]:
    """A cell that grows, and the same one in the release before in which it stood. Where the truth went down, as a step was
    undone, an outsider would only be misled."""
    vorige: dict[tuple[str, str], Cel] = {}
    regels = []
    for cel in sorted(cellen):
        _, rij, kolom = cel
        if kolom not in GROEIT:
            continue
        eerder = vorige.get((rij, kolom))
        if eerder and eerder in waar and cel in waar and waar[cel] >= waar[eerder]:
            regels.append(Regel({cel: 1, eerder: -1}, gelijk=False))
        vorige[rij, kolom] = cel
    return regels
