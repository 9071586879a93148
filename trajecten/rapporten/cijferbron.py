"""The one place where figures are read: the only query that does not pass `zichtbaar_voor`. It counts, no more."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q

from trajecten import rechten
from trajecten.enums import Rol
from trajecten.models import Lidmaatschap, Statusovergang, Traject
from trajecten.models.traject import TrajectQuerySet

GROEPEN = {
    "provincie": F("provincie"),
    "onderneming": F("vestiging__onderneming"),
    "onderneming_naam": F("vestiging__onderneming__naam"),
}


@dataclass(frozen=True)
class Cijferbron:
    """What a lid may count. It hands out numbers per group, never a traject or a person."""

    _trajecten: TrajectQuerySet = field(repr=False)
    wiens: str
    heel_vlaanderen: bool

    def tel(self, groepen: tuple[str, ...], waar: Q, **kenmerken: Any) -> list[dict[str, Any]]:
        """How many trajecten there are of each combination of groups and kenmerken, in one statement."""
        per = {f"per_{naam}": GROEPEN[naam] for naam in groepen}
        geteld = self._trajecten.filter(waar).values(**per, **kenmerken).annotate(aantal=Count("pk"))
        return list(geteld.order_by())

    def tel_stappen(self, waar: Q, stappen: Q) -> int:
        """How many steps there are in the histories of these trajecten, undone ones and undoings included."""
        return Statusovergang.objects.filter(stappen, traject__in=self._trajecten.filter(waar)).count()


def cijferbron(lid: Lidmaatschap | None) -> Cijferbron:
    """The figures for this lid. Raises PermissionDenied, with the reason, for who sees none."""
    if lid is None:
        raise PermissionDenied("Je hebt nu geen rol in Doorstroom, en ziet dus geen cijfers.")
    if not rechten.mag_cijfers_zien(lid):
        raise PermissionDenied("Het functioneel beheer ziet geen cijfers over trajecten.")
    match lid.rol:
        case Rol.VDAB | Rol.BELEID:
            return Cijferbron(Traject.objects.all(), wiens="Alle trajecten in Vlaanderen.", heel_vlaanderen=True)
        case Rol.ONDERNEMING:
            return Cijferbron(
                Traject.objects.filter(vestiging__onderneming=lid.organisatie_id),
                wiens=f"Alleen de trajecten van mensen die bij de toeleiding werkten bij {lid.organisatie}.",
                heel_vlaanderen=False,
            )
        case Rol.PARTNER:
            return Cijferbron(
                Traject.objects.filter(partner=lid.organisatie_id),
                wiens=f"Alleen de trajecten die {lid.organisatie} begeleidt of begeleidde.",
                heel_vlaanderen=False,
            )
    raise PermissionDenied("Deze rol ziet geen cijfers.")
