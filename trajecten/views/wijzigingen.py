"""What changed in the list of people of a company since a moment, in words; read from the feiten themselves."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Q

from trajecten.models import Afwezigheid, Lidmaatschap, Maatwerker, Tewerkstelling

DAG = timedelta(days=1)
Sleutel = tuple[int, date]  # a person, and the first day: at any moment one feit of a kind begins on it
PerBegin = Mapping[Sleutel, Any]


class Wijziging(NamedTuple):
    """One thing that changed about somebody."""

    maatwerker: Maatwerker
    wat: str


def wijzigingen(lid: Lidmaatschap, *, sinds: datetime, vandaag: date) -> list[Wijziging]:
    """What this company reported since `sinds` (inclusive) about the people it sees, by name. Two queries.

    The feiten as they were known then are laid beside those of now: what came and went in between leaves no trace.
    """
    toen, nu = _paren(Tewerkstelling, lid, sinds=sinds, vandaag=vandaag)
    vervolgen = {(persoon, feit.periode.upper) for (persoon, _), feit in nu.items()}  # the one before tells of these
    gevonden = [
        Wijziging(feit.maatwerker, wat)
        for sleutel, feit in {**toen, **nu}.items()
        if (sleutel in toen or sleutel not in vervolgen) and (wat := _dienst(sleutel, toen, nu))
    ]
    toen, nu = _paren(Afwezigheid, lid, sinds=sinds, vandaag=vandaag)
    gevonden += [
        Wijziging(feit.maatwerker, wat)
        for sleutel, feit in {**toen, **nu}.items()
        if (wat := _afwezigheid(sleutel, toen, nu))
    ]
    return sorted(gevonden, key=lambda wijziging: (wijziging.maatwerker.sorteernaam, wijziging.maatwerker.pk))


def _paren(model: Any, lid: Lidmaatschap, *, sinds: datetime, vandaag: date) -> tuple[PerBegin, PerBegin]:
    """The feiten that changed since: as they were known just before, and as they are known now."""
    veranderd = (
        model.objects.zichtbaar_voor(lid, vandaag=vandaag)
        .filter(Q(geregistreerd_op__gte=sinds) | Q(ingetrokken_op__gte=sinds))
        .select_related("maatwerker", *(["vestiging__onderneming"] if model is Tewerkstelling else []))
        .order_by("periode", "pk")
    )
    rijen = [((feit.maatwerker_id, feit.periode.lower), feit) for feit in veranderd]
    return (
        {sleutel: feit for sleutel, feit in rijen if feit.geregistreerd_op < sinds},
        {sleutel: feit for sleutel, feit in rijen if feit.ingetrokken_op is None},
    )


def _dienst(sleutel: Sleutel, alle_toen: PerBegin, alle_nu: PerBegin) -> str:
    """What became of one employment; when another follows on it at once, how that one differs."""
    toen, nu = alle_toen.get(sleutel), alle_nu.get(sleutel)
    persoon, begin = sleutel
    if nu is None:
        return f"De tewerkstelling vanaf {begin:%d-%m-%Y} is ingetrokken."
    if toen is None:
        return f"In dienst sinds {begin:%d-%m-%Y}{_laatste_dag(nu)}."
    zinnen = []
    if vervolg := alle_nu.get((persoon, nu.periode.upper)):
        zinnen += _verschil(nu, vervolg, f" vanaf {vervolg.periode.lower:%d-%m-%Y}")
    elif toen.periode.upper is None and nu.periode.upper:
        zinnen.append(f"Uit dienst{_laatste_dag(nu)}.")
    elif nu.periode.upper is None and toen.periode.upper:
        zinnen.append(f"Toch nog in dienst: het einde op {toen.periode.upper - DAG:%d-%m-%Y} is gecorrigeerd.")
    elif toen.periode.upper != nu.periode.upper:
        zinnen.append(
            f"Laatste dag gecorrigeerd, van {toen.periode.upper - DAG:%d-%m-%Y} naar {nu.periode.upper - DAG:%d-%m-%Y}."
        )
    return " ".join(zinnen + _verschil(toen, nu, ""))


def _verschil(eerst: Tewerkstelling, daarna: Tewerkstelling, wanneer: str) -> list[str]:
    """How much and where somebody works, when that is no longer the same."""
    zinnen = []
    if eerst.breuk != daarna.breuk:
        zinnen.append(f"Breuk{wanneer} van {_getal(eerst.breuk)} naar {_getal(daarna.breuk)}.")
    if eerst.vestiging_id != daarna.vestiging_id:
        zinnen.append(f"Andere vestiging{wanneer}: {daarna.vestiging}.")
    return zinnen


def _afwezigheid(sleutel: Sleutel, alle_toen: PerBegin, alle_nu: PerBegin) -> str:
    toen, nu = alle_toen.get(sleutel), alle_nu.get(sleutel)
    begin = sleutel[1]
    if nu is None:
        return f"De afwezigheid vanaf {begin:%d-%m-%Y} is ingetrokken."
    if toen is None:
        return f"Afwezig vanaf {begin:%d-%m-%Y}{_laatste_dag(nu)} ({nu.get_soort_display().lower()})."
    if nu.periode.upper and toen.periode.upper != nu.periode.upper:
        return f"Terug aan het werk op {nu.periode.upper:%d-%m-%Y}."
    return ""


def _laatste_dag(feit: Any) -> str:
    return f", laatste dag {feit.periode.upper - DAG:%d-%m-%Y}" if feit.periode.upper else ""


def _getal(breuk: Any) -> str:
    return f"{breuk:.2f}".replace(".", ",")
