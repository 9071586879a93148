"""The worklist of a lid: what it finds there on a day, and what it gets to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trajecten.enums import TermijnSoort
from trajecten.models import Lidmaatschap, Maatwerker, Termijn, Traject
from trajecten.simulatie.wereld import Wereld

VOLGORDE = ("uiterlijk", "soort", "maatwerker", "traject", "begin", "detail")  # never by what the database gave out


@dataclass(frozen=True)
class Taak:
    """One line of the worklist."""

    soort: TermijnSoort
    sleutel: UUID
    maatwerker_pk: int
    traject_pk: int
    uiterlijk: date
    detail: str

    @property
    def maatwerker(self) -> Maatwerker:
        return Maatwerker.objects.get(pk=self.maatwerker_pk)

    @property
    def traject(self) -> Traject:
        return Traject.objects.select_related("project").get(pk=self.traject_pk)


Aanpak = Callable[[Wereld, Lidmaatschap, Taak], None]


def werklijst(wereld: Wereld, lid: Lidmaatschap) -> Iterator[Taak]:
    """What this lid gets to today of what stands on its list: the nearer the last day the more likely; who is late
    comes to it within weeks."""
    eigen = Termijn.objects.zichtbaar_voor(lid, vandaag=wereld.dag).filter(rol=lid.rol).aan_de_orde(wereld.dag)
    velden = ("soort", "sleutel", "maatwerker", "traject", "uiterlijk", "detail")
    for soort, *rest in list(eigen.order_by(*VOLGORDE).values_list(*velden)):
        taak = Taak(TermijnSoort(soort), *rest)
        dagen = (taak.uiterlijk - wereld.dag).days
        if wereld.kans(0.35 if dagen <= 2 else 1 / (dagen + 3)):
            yield taak


def werk_af(wereld: Wereld, lid: Lidmaatschap, aanpak: Mapping[TermijnSoort, Aanpak]) -> None:
    """Deal with it. What a step of a colleague or an earlier one of today already met is not there any more."""
    for taak in werklijst(wereld, lid):
        if Termijn.objects.filter(soort=taak.soort, sleutel=taak.sleutel).exists():
            aanpak[taak.soort](wereld, lid, taak)
