"""Bars: next to each other, piled up, against a target, as a funnel and through time. Each carries its number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from trajecten.rapporten.beelden.beeld import BREEDTE, GRIJS, INKT, TINTEN, VLAK
from trajecten.rapporten.beelden.figuur import Figuur, gebroken, getoond
from trajecten.rapporten.getoond import toon_waarde
from trajecten.rapporten.indicator import Eenheid

REGELS = r"split(datum.label, '\n')"  # a name with more than one line
REGEL = 16  # the height of a line of text
STAAF = 20  # and of a bar
NAAM_BREED = 125
Punten = Sequence[Mapping[str, Any]]


def _punt(naam: str, waarde: Any, tekst: str) -> dict[str, Any]:
    """One bar. Without a value there is only its text, where it would have begun."""
    return {
        "naam": naam,
        "waarde": None if waarde is None else float(waarde),
        "tot": float(waarde or 0),
        "tekst": tekst,
    }


def _volgorde(punten: Punten) -> list[str]:
    """The names in the order of the points; left to itself, a drawing puts those without a value last."""
    return [str(punt["naam"]) for punt in punten]


def _stap(punten: Punten, ertussen: int) -> alt.Step:
    """The height of each line: room for a bar and for the longest name, and what stays free between two."""
    regels = max((naam.count("\n") + 1 for naam in _volgorde(punten)), default=1)
    return alt.Step(max(STAAF, regels * REGEL) + ertussen)


def _paneel(punten: Punten, *, breedte: int, namen: bool, hoogste: float, ruimte: float, kop: list[str]) -> Any:
    """Lying bars with their number behind; `ruimte` is how much of the width the numbers may take."""
    as_ = alt.Axis(title=None, labelExpr=REGELS, domain=True) if namen else None
    basis = alt.Chart(alt.Data(values=list(punten))).encode(y=alt.Y("naam:N", sort=_volgorde(punten), axis=as_))
    schaal = alt.Scale(domain=[0, (hoogste or 1) / (1 - ruimte)])
    staaf = basis.mark_bar(color=VLAK, height=STAAF).encode(x=alt.X("waarde:Q", axis=None, scale=schaal))
    tekst = basis.mark_text(align="left", dx=4).encode(x=alt.X("tot:Q", axis=None, scale=schaal), text="tekst:N")
    paneel = alt.layer(staaf, tekst).properties(width=breedte, height=_stap(punten, 6))
    return paneel.properties(title=alt.Title(text=kop, offset=6)) if kop else paneel


def _hoogste(waarden: Iterable[Any]) -> float:
    return float(max((waarde for waarde in waarden if waarde is not None), default=0))


def naast(figuur: Figuur) -> alt.TopLevelMixin:
    """A column of bars for each figure, a line for each row; each column has its own scale."""
    breedte = (BREEDTE - NAAM_BREED) // len(figuur.kolommen) - 8
    koppen = [gebroken(een.label, max(breedte // 7, 9)) for een in figuur.kolommen]
    hoog = max(map(len, koppen))
    panelen = []
    for nummer, een in enumerate(figuur.kolommen):
        punten = [
            _punt("\n".join(gebroken(naam, 18)), rij[een.naam], getoond(een, rij[een.naam]))
            for naam, rij in figuur.rijen
        ]
        hoogste = _hoogste(rij[een.naam] for _, rij in figuur.rijen)
        ruimte = min(0.7, 9 * max(len(punt["tekst"]) for punt in punten) / breedte + 0.06)
        kop = [""] * (hoog - len(koppen[nummer])) + koppen[nummer]
        panelen.append(_paneel(punten, breedte=breedte, namen=nummer == 0, hoogste=hoogste, ruimte=ruimte, kop=kop))
    return _met_opmerking(alt.hconcat(*panelen, spacing=8), figuur)


def totalen(figuur: Figuur) -> alt.TopLevelMixin:
    """A bar for what all rows have together in each column, the most first; what is nought is left to the words."""
    totaal = figuur.tabel.totaal
    gevuld = sorted((een for een in figuur.kolommen if totaal[een.naam]), key=lambda een: -totaal[een.naam])
    punten = [
        _punt("\n".join(gebroken(een.label, 30)), totaal[een.naam], getoond(een, totaal[een.naam])) for een in gevuld
    ]
    hoogste = _hoogste(totaal[een.naam] for een in gevuld)
    paneel = _paneel(punten, breedte=BREEDTE - 230, namen=True, hoogste=hoogste, ruimte=0.25, kop=[])
    return _met_opmerking(paneel, figuur)


def doel(figuur: Figuur) -> alt.TopLevelMixin:
    """What was reached of the target of the call, which is the dashed line."""
    totaal, beoogd = figuur.tabel.totaal, figuur.doel or 1
    punten = []
    for een in figuur.kolommen:
        aandeel = toon_waarde(100 * totaal[een.naam] / beoogd, Eenheid.PROCENT)
        punten.append(_punt(een.label, totaal[een.naam], f"{getoond(een, totaal[een.naam])} ({aandeel})"))
    hoogste = max(beoogd, _hoogste(totaal[een.naam] for een in figuur.kolommen))
    paneel = _paneel(punten, breedte=BREEDTE - 105, namen=True, hoogste=hoogste, ruimte=0.34, kop=["", ""])
    lijn = alt.Chart(alt.Data(values=[{"doel": beoogd, "tekst": f"Doel: {toon_waarde(beoogd, Eenheid.AANTAL)}"}]))
    streep = lijn.mark_rule(color=INKT, strokeDash=[5, 3], strokeWidth=2).encode(x="doel:Q")
    woord = lijn.mark_text(align="center", baseline="bottom", dy=-6).encode(x="doel:Q", y=alt.value(0), text="tekst:N")
    return _met_opmerking(alt.layer(paneel, streep, woord), figuur)


def opbouw(figuur: Figuur) -> alt.TopLevelMixin:
    """The parts that together make up a figure, piled up; behind each pile its numbers, in the order of the legend."""
    labels = [een.label for een in figuur.kolommen]
    punten, achter = [], []
    hoogste = 1
    for naam, rij in figuur.rijen:
        waarden = [rij[een.naam] or 0 for een in figuur.kolommen]
        hoogste = max(hoogste, sum(waarden))
        kort = "\n".join(gebroken(naam, 18))
        punten += [
            {"naam": kort, "deel": label, "volg": volg, "waarde": waarde}
            for volg, (label, waarde) in enumerate(zip(labels, waarden, strict=True))
        ]
        achter.append(
            {
                "naam": kort,
                "tot": sum(waarden),
                "tekst": " · ".join(toon_waarde(waarde, Eenheid.AANTAL) for waarde in waarden),
            }
        )
    as_ = alt.Axis(title=None, labelExpr=REGELS)
    y = alt.Y("naam:N", sort=_volgorde(achter), axis=as_)
    schaal = alt.Scale(domain=[0, hoogste / 0.5])
    kleur = alt.Color(
        "deel:N",
        sort=labels,
        scale=alt.Scale(domain=labels, range=list(TINTEN)),
        legend=alt.Legend(title="Van links naar rechts", orient="bottom", columns=3, labelLimit=200, symbolStrokeColor=GRIJS,
                          symbolStrokeWidth=1),
    )  # fmt: skip
    staaf = (
        alt.Chart(alt.Data(values=punten))
        .mark_bar(height=STAAF, stroke=INKT, strokeWidth=0.7)
        .encode(y=y, x=alt.X("waarde:Q", axis=None, scale=schaal), color=kleur, order="volg:Q")
    )
    tekst = (
        alt.Chart(alt.Data(values=achter))
        .mark_text(align="left", dx=6)
        .encode(y=y, x=alt.X("tot:Q", axis=None, scale=schaal), text="tekst:N")
    )
    paneel = alt.layer(staaf, tekst).properties(width=BREEDTE - NAAM_BREED, height=_stap(achter, 8))
    return _met_opmerking(paneel, figuur)


def trechter(figuur: Figuur) -> alt.TopLevelMixin:
    """A funnel for each row, with its own scale: how much of each step is left in the next."""
    panelen = []
    for naam, rij in figuur.rijen:
        waarden = [rij[een.naam] for een in figuur.kolommen]
        punten = [
            _punt("\n".join(gebroken(een.label, 16)), waarde, getoond(een, waarde))
            for een, waarde in zip(figuur.kolommen, waarden, strict=True)
        ]
        panelen.append(
            _paneel(punten, breedte=BREEDTE // 2 - 125, namen=True, hoogste=_hoogste(waarden), ruimte=0.4, kop=[naam])
        )
    return _met_opmerking(alt.concat(*panelen, columns=2, spacing=14), figuur)


def trend(figuur: Figuur) -> alt.TopLevelMixin:
    """A row of standing bars for each figure, a bar for each quarter, each row with its own scale."""
    kwartalen = figuur.kwartalen
    panelen = []
    for nummer, een in enumerate(figuur.kolommen):
        is_procent = een.eenheid == Eenheid.PROCENT  # the sign stands in the heading, or the numbers would touch
        punten = [
            _punt(naam, waarden[een.naam], getoond(een, waarden[een.naam]).removesuffix(" %"))
            for naam, waarden in kwartalen
        ]
        onderaan = nummer == len(figuur.kolommen) - 1
        as_ = alt.Axis(
            title=None, labelAngle=0, labels=onderaan, labelExpr="[slice(datum.label, 4), slice(datum.label, 0, 4)]"
        )
        basis = alt.Chart(alt.Data(values=punten)).encode(x=alt.X("naam:N", sort=_volgorde(punten), axis=as_))
        schaal = alt.Scale(domain=[0, (_hoogste(w[een.naam] for _, w in kwartalen) or 1) * 1.35])
        staaf = basis.mark_bar(color=VLAK).encode(y=alt.Y("waarde:Q", axis=None, scale=schaal))
        tekst = basis.mark_text(baseline="bottom", dy=-3).encode(
            y=alt.Y("tot:Q", axis=None, scale=schaal), text="tekst:N"
        )
        panelen.append(
            alt.layer(staaf, tekst).properties(
                width=BREEDTE,
                height=70,
                title=alt.Title(text=f"{een.label}, in procent" if is_procent else een.label, offset=2),
            )
        )
    return _met_opmerking(alt.vconcat(*panelen, spacing=10), figuur)


def _met_opmerking(grafiek: Any, figuur: Figuur) -> alt.TopLevelMixin:
    """The picture, with under it what could not be drawn."""
    if not figuur.nog_geen:
        return grafiek
    regel = (
        alt.Chart(alt.Data(values=[{}]))
        .mark_text(align="left", color=INKT, lineBreak="\n")
        .encode(x=alt.value(0), y=alt.value(8), text=alt.value("\n".join(gebroken(figuur.nog_geen, 72))))
    )
    return alt.vconcat(grafiek, regel.properties(width=BREEDTE, height=REGEL * len(gebroken(figuur.nog_geen, 72))))
