"""The answer to a parliamentary question: a chapter for each question, with its tables and what has to be said with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trajecten.models import Oproep
from trajecten.rapporten.beelden import Beeld, beelden_van
from trajecten.rapporten.cijferbron import Cijferbron
from trajecten.rapporten.indicator import Eenheid, klein
from trajecten.rapporten.rapport import Rapport, Rij, Tabel, maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import PER, Vraag
from trajecten.rapporten.vragen import Gevraagd, Kamervraag
from trajecten.regelgeving import parameter


@dataclass(frozen=True)
class Hoofdstuk:
    """The answer to one question."""

    vraag: Kamervraag
    tabellen: list[Tabel]
    zinnen: list[str]
    beelden: list[tuple[Rapport, Beeld]]  # each with the report that it is of

    @property
    def anker(self) -> str:
        """Where it stands on the page."""
        return f"#vraag{self.vraag.nummer}"


def maak_antwoord(
    vragen: Iterable[Kamervraag], vraag: Vraag, *, bron: Cijferbron, oproepen: Sequence[Oproep]
) -> list[Hoofdstuk]:
    """The answers on the days of `vraag`, each table once for each of the `oproepen` (with their `bekend_vanaf`); what is
    not about a call once in all. Each report is reckoned once."""
    gereed: dict[tuple[str, str, int | None], Rapport] = {}

    def rapport(gevraagd: Gevraagd, oproep: Oproep | None) -> Rapport:
        sleutel = (gevraagd.rapport, gevraagd.per, oproep.pk if oproep else None)
        if sleutel not in gereed:
            deze = vraag.anders(per=gevraagd.per, filters={"oproep": oproep.pk} if oproep else {})
            van = [oproep] if oproep else oproepen
            gereed[sleutel] = maak_rapport(SOORTEN[gevraagd.rapport], deze, bron=bron, oproepen=van)
        return gereed[sleutel]

    hoofdstukken = []
    for een in vragen:
        tabellen: list[Tabel] = []
        beelden: list[tuple[Rapport, Beeld]] = []
        for gevraagd in een.tabellen:
            per_oproep = "oproep" in SOORTEN[gevraagd.rapport].filters
            for oproep in oproepen if per_oproep else [None]:
                van = rapport(gevraagd, oproep)
                heel = next(t for t in van.tabellen if t.naam == gevraagd.tabel)
                tabellen.append(_deel(heel, gevraagd, oproep))
                if not gevraagd.indicatoren:
                    voor = f"Oproep {oproep.nummer}: " if oproep else ""
                    getekend = beelden_van(replace(van, tabellen=[heel]))
                    beelden += [(van, replace(beeld, titel=f"{voor}{beeld.titel}")) for beeld in getekend]
        leeg = [tabel for tabel in tabellen if tabel.onbekend.issuperset(een.naam for een in tabel.indicatoren)]
        bekend = [tabel for tabel in tabellen if tabel not in leeg]
        nog_niets = [f"{tabel.titel}: nog geen gegevens op {vraag.bekend_op:%d-%m-%Y}." for tabel in leeg]
        hoofdstukken.append(Hoofdstuk(een, bekend, [*een.zinnen, *nog_niets, *_voorbehoud(bekend, vraag)], beelden))
    return hoofdstukken


def _deel(tabel: Tabel, gevraagd: Gevraagd, oproep: Oproep | None) -> Tabel:
    """The figures that were asked, under a title that says of what; only rows with one of them."""
    kolommen = tuple(een for een in tabel.indicatoren if een.naam in (gevraagd.indicatoren or [een.naam]))
    wat = ", ".join(klein(een.label) for een in kolommen) if gevraagd.indicatoren else klein(tabel.titel)
    van = f"Oproep {oproep.nummer}: {wat}" if oproep else tabel.titel
    titel = f"{van}, per {PER[gevraagd.per].label.lower()}"
    if not gevraagd.indicatoren:
        return replace(tabel, titel=titel)
    rijen = [rij for rij in tabel.rijen if gevraagd.per == "provincie" or any(rij[een.naam] for een in kolommen)]
    return replace(tabel, titel=titel, indicatoren=kolommen, rijen=rijen)


def _voorbehoud(tabellen: list[Tabel], vraag: Vraag) -> list[str]:
    """What a reader has to know before quoting these figures."""
    zinnen = []
    onbekend = dict.fromkeys(
        klein(een.label) for tabel in tabellen for een in tabel.indicatoren if een.naam in tabel.onbekend
    )
    if onbekend:
        zinnen.append(f"Op {vraag.bekend_op:%d-%m-%Y} waren er niet overal al gegevens over: {', '.join(onbekend)}.")
    klein_aantal = parameter("kleine_cel", vraag.peildatum)
    if any(_is_klein(rij, tabel, klein_aantal) for tabel in tabellen for rij in tabel.rijen):
        zinnen.append(
            f"Sommige aantallen zijn kleiner dan {klein_aantal}. "
            "Trek er geen besluiten uit, en maak ze niet bekend per onderneming."
        )
    return zinnen


def _is_klein(rij: Rij, tabel: Tabel, klein_aantal: int) -> bool:
    aantallen: list[Any] = [rij[een.naam] for een in tabel.indicatoren if een.eenheid == Eenheid.AANTAL]
    return any(aantal is not None and 0 < aantal < klein_aantal for aantal in aantallen)
