"""How much there is of everything, per size."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Schaal:
    """`trajecten` counts those of the current call; `later` those of call 432 after the answer in Parliament."""

    naam: str
    mensen: int
    maatwerkplaatsen: int
    lde_ondernemingen: int
    reguliere_werkgevers: int
    trajecten: int
    later: int
    doel: int


# 28,639 people, 159 maatwerkbedrijven and -afdelingen and 162 LDE initiatives: Flanders at the end of 2021
SCHALEN: Mapping[str, Schaal] = {
    schaal.naam: schaal
    for schaal in (
        Schaal("klein", 1_500, 20, 10, 12, trajecten=240, later=24, doel=1_200),
        Schaal("vlaanderen", 28_639, 159, 162, 60, trajecten=2_400, later=300, doel=3_000),
        Schaal("tienvoud", 286_390, 1_590, 1_620, 600, trajecten=24_000, later=3_000, doel=30_000),
    )
}
