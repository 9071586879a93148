"""A report as plain data, and back: to keep it as it was given, and to show it again unaltered."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from trajecten.rapporten.cijferbron import Sleutel
from trajecten.rapporten.indicator import Eenheid, Indicator
from trajecten.rapporten.rapport import Rapport, Rij, Tabel
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import Vraag


def rond(indicator: Indicator, waarde: Any) -> Any:
    """A figure as it is written down: counts whole, the rest with at most two decimals."""
    if waarde is None or indicator.eenheid == Eenheid.AANTAL:
        return int(waarde) if isinstance(waarde, Decimal) else waarde
    return round(float(waarde), 2)


def als_inhoud(rapport: Rapport) -> dict[str, Any]:
    """Everything that a report says, with the definitions that it used, as values that JSON knows."""
    return {
        "rapport": rapport.soort.naam,
        "titel": rapport.soort.titel,
        "zin": rapport.soort.zin,
        "wiens": rapport.wiens,
        "vraag": _vraag(rapport.vraag),
        "toelichting": rapport.vraag.toelichting,
        "tabellen": [_tabel(tabel) for tabel in rapport.tabellen],
    }


def _vraag(vraag: Vraag) -> dict[str, Any]:
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekend_op": vraag.bekend_op.isoformat(),
        "van": vraag.van.isoformat() if vraag.van else None,
        "per": vraag.per,
        "filters": dict(vraag.filters),
        "woonplaats": vraag.woonplaats,
        "keuzes": sorted(vraag.keuzes),
    }


def _tabel(tabel: Tabel) -> dict[str, Any]:
    return {
        "naam": tabel.naam,
        "titel": tabel.titel,
        "koppen": list(tabel.koppen),
        "onbekend": sorted(tabel.onbekend),
        "indicatoren": [
            {
                "naam": een.naam,
                "label": een.label,
                "zin": een.zin,
                "formule": een.formule_getoond,
                "eenheid": een.eenheid.value,
                "regels": list(een.regels),
                "versie": een.versie,
            }
            for een in tabel.indicatoren
        ],
        "rijen": [
            {
                "plek": list(rij.plek),
                "sleutel": [[_als_tekst(waarde), naam] for waarde, naam in rij.sleutel],
                "cijfers": {een.naam: rond(een, rij[een.naam]) for een in tabel.indicatoren},
            }
            for rij in tabel.alle_rijen
        ],
    }


def _als_tekst(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _sleutel(groepen: tuple[str, ...], delen: list[list[Any]]) -> Sleutel:
    """The key of a row as it was before `_als_tekst`: of all kenmerken only a quarter is a day."""
    return tuple(
        (date.fromisoformat(waarde) if groep == "kwartaal" and waarde else waarde, naam)
        for groep, (waarde, naam) in zip(groepen, delen, strict=False)
    )


def lees_vraag(inhoud: Mapping[str, Any]) -> Vraag:
    """The question that was answered."""
    vraag = inhoud["vraag"]
    return Vraag(
        date.fromisoformat(vraag["peildatum"]),
        date.fromisoformat(vraag["bekend_op"]),
        van=date.fromisoformat(vraag["van"]) if vraag["van"] else None,
        per=vraag["per"],
        filters=vraag["filters"],
        woonplaats=vraag["woonplaats"],
        keuzes=frozenset(vraag["keuzes"]),
    )


def lees_rapport(inhoud: Mapping[str, Any]) -> Rapport:
    """The report as it was kept, figures and definitions alike. Raises KeyError for a report that is no more."""
    tabellen, groepen = [], lees_vraag(inhoud).groepen
    for tabel in inhoud["tabellen"]:
        indicatoren = tuple(
            Indicator(
                een["naam"],
                een["label"],
                een["zin"],
                formule=een["formule"],
                eenheid=Eenheid(een["eenheid"]),
                regels=tuple(een["regels"]),
                versie=een["versie"],
            )
            for een in tabel["indicatoren"]
        )
        rijen = [Rij(tuple(rij["plek"]), rij["cijfers"], _sleutel(groepen, rij["sleutel"])) for rij in tabel["rijen"]]
        kop = (tabel["naam"], tabel["titel"], tuple(tabel["koppen"]), indicatoren)
        tabellen.append(Tabel(*kop, rijen[:-1], rijen[-1], frozenset(tabel["onbekend"])))
    return Rapport(SOORTEN[inhoud["rapport"]], lees_vraag(inhoud), inhoud["wiens"], tabellen)
