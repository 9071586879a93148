"""The one place where figures are read: the only query that does not pass `zichtbaar_voor`. It counts, no more."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, Q

from trajecten import rechten
from trajecten.enums import Rol
from trajecten.models import Lidmaatschap, Statusovergang
from trajecten.models.traject import StatusovergangQuerySet

GROEPEN = {
    "provincie": F("traject__provincie"),
    "onderneming": F("traject__vestiging__onderneming"),
    "onderneming_naam": F("traject__vestiging__onderneming__naam"),
}


@dataclass(frozen=True)
class Cijferbron:
    """What a lid may count. It hands out numbers per group, never a traject or a person."""

    _stappen: StatusovergangQuerySet = field(repr=False)
    wiens: str
    heel_vlaanderen: bool

    def tel_standen(
        self, groepen: tuple[str, ...], waar: Q, *, peildatum: date, moment: datetime, **kenmerken: Any
    ) -> list[dict[str, Any]]:
        """How many trajecten there are of each combination of groups, status and kenmerken, in one statement.

        The status on the peildatum, as known just before `moment`, is that of the last step: the one that no step
        known then follows. Said like this the database joins two sets, and need not look up each traject.
        """
        bekend = Statusovergang.objects.bekend_op(moment).filter(ingangsdatum__lte=peildatum)
        later = bekend.filter(traject=OuterRef("traject"), volgnummer__gt=OuterRef("volgnummer"))
        laatste = self._stappen.bekend_op(moment).filter(waar, ~Exists(later), ingangsdatum__lte=peildatum)
        per = {naam: GROEPEN[naam] for naam in groepen}
        geteld: Any = laatste.values(**per, status=F("naar"), **kenmerken).annotate(aantal=Count("pk")).order_by()
        return list(geteld)

    def tel_stappen(self, waar: Q) -> int:
        """How many steps there are, undone ones and undoings included."""
        return self._stappen.filter(waar).count()


def cijferbron(lid: Lidmaatschap | None) -> Cijferbron:
    """The figures for this lid. Raises PermissionDenied, with the reason, for who sees none."""
    if lid is None:
        raise PermissionDenied("Je hebt nu geen rol in Doorstroom, en ziet dus geen cijfers.")
    if not rechten.mag_cijfers_zien(lid):
        raise PermissionDenied("Het functioneel beheer ziet geen cijfers over trajecten.")
    match lid.rol:
        case Rol.VDAB | Rol.BELEID:
            return Cijferbron(Statusovergang.objects.all(), wiens="Alle trajecten in Vlaanderen.", heel_vlaanderen=True)
        case Rol.ONDERNEMING:
            return Cijferbron(
                Statusovergang.objects.filter(traject__vestiging__onderneming=lid.organisatie_id),
                wiens=f"Alleen de trajecten van mensen die bij de toeleiding werkten bij {lid.organisatie}.",
                heel_vlaanderen=False,
            )
        case Rol.PARTNER:
            return Cijferbron(
                Statusovergang.objects.filter(traject__partner=lid.organisatie_id),
                wiens=f"Alleen de trajecten die {lid.organisatie} begeleidt of begeleidde.",
                heel_vlaanderen=False,
            )
    raise PermissionDenied("Deze rol ziet geen cijfers.")
