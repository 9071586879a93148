"""The one place where figures are read: the only query that does not pass `zichtbaar_voor`. It counts, no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q

from trajecten import rechten
from trajecten.enums import Rol
from trajecten.models import Lidmaatschap, Statusovergang
from trajecten.models.traject import StatusovergangQuerySet
from trajecten.rapporten.bronnen import TRAJECT, Bron
from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.vraag import KENMERKEN, Vraag, einde_van
from trajecten.regelgeving import parameter

Sleutel = tuple[tuple[Any, str], ...]  # of each kenmerk its value, and what it is called where only the row knows
Geteld = dict[str, Any]


@dataclass(frozen=True)
class Cijferbron:
    """What a lid may count. It hands out numbers per group, never a traject or a person."""

    wiens: str
    heel_vlaanderen: bool
    rol: str
    _organisatie: int | None = field(repr=False)

    def mag(self, bron: Bron) -> bool:
        """Whether this lid can count these rows: a partner counts trajecten, not people of somebody else."""
        return self.rol != Rol.PARTNER or bool(bron.partner)

    def tel(
        self, bron: Bron, indicatoren: Sequence[Indicator], vraag: Vraag, *, cohort: bool = True
    ) -> Mapping[Sleutel, Geteld]:
        """The figures of each combination of kenmerken, and those of all together under the empty key, in one statement.

        With `cohort` the period of the question is about the day of the rows themselves. Raises PermissionDenied for rows
        that this lid cannot count, KeyError for a kenmerk that they do not have.
        """
        groepen = vraag.groepen
        sleutels = [_kenmerk(bron, groep) for groep in groepen]
        namen = [KENMERKEN[groep].getoond or "NULL" for groep in groepen]
        formules = [een.sql for een in indicatoren]
        voorwaarden, waarden = self._voorwaarden(bron, vraag, cohort=cohort)
        per = ", ".join([*sleutels, *(naam for naam in namen if naam != "NULL")])
        gekozen = ", ".join([f"grouping({sleutels[0]})", *sleutels, *namen, *formules])
        rijen = bron.lees([*sleutels, *namen, *formules], voorwaarden)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {gekozen} {rijen} GROUP BY GROUPING SETS (({per}), ())", waarden)
            gelezen = cursor.fetchall()
        n = len(groepen)
        geteld: dict[Sleutel, Geteld] = {}
        for totaal, *rij in gelezen:
            sleutel = () if totaal else tuple(zip(rij[:n], (naam or "" for naam in rij[n : 2 * n]), strict=True))
            geteld[sleutel] = dict(zip((een.naam for een in indicatoren), rij[2 * n :], strict=True))
        return geteld

    def gevallen(self, bron: Bron, indicator: Indicator, vraag: Vraag, *, cohort: bool) -> tuple[str, dict[str, Any]]:
        """SQL for the keys of the trajecten, or else of the people, that a counted figure is about, with its values; only to
        narrow down what somebody already sees."""
        voorwaarden, waarden = self._voorwaarden(bron, vraag, cohort=cohort)
        kolom = "t.id" if bron is TRAJECT else bron.persoon
        return f"SELECT {kolom} {bron.lees([kolom], [*voorwaarden, indicator.telt])}", waarden

    def _voorwaarden(self, bron: Bron, vraag: Vraag, *, cohort: bool) -> tuple[list[str], dict[str, Any]]:
        """Whose rows, and which of them the question is about."""
        if not self.mag(bron):
            raise PermissionDenied(f"Een doorstroompartner ziet geen cijfers over {bron.telt}.")
        waarden = {**vraag.dagen, "evaluatie_maanden": parameter("evaluatie_door_vdab_maanden", vraag.peildatum)}
        voorwaarden = []
        if self.rol == Rol.PARTNER:
            voorwaarden.append(f"{bron.partner} = %(organisatie)s")
        if self.rol == Rol.ONDERNEMING:
            voorwaarden.append("o.id = %(organisatie)s" if bron is not TRAJECT else _BIJ_TOELEIDING)
        if self.rol in (Rol.PARTNER, Rol.ONDERNEMING):
            waarden["organisatie"] = self._organisatie
        for naam, waarde in vraag.filters.items():
            voorwaarden.append(_kenmerk(bron, naam) + (" IS NULL" if waarde is None else f" = %({naam})s"))
            waarden[naam] = waarde
        if cohort and vraag.van:
            voorwaarden.append(f"{bron.dag} >= %(van)s")
        return voorwaarden, waarden

    def tel_stappen(self, vraag: Vraag) -> int:
        """How many steps there are with a day up to the peildatum that were registered later than what counts as known,
        undone ones and undoings included."""
        waar = Q(ingangsdatum__lte=vraag.peildatum, geregistreerd_op__gte=einde_van(vraag.bekend_op))
        for naam in ("oproep", "project"):
            if naam in vraag.filters:
                waar &= Q(**{f"traject__{naam}": vraag.filters[naam]})
        return self._stappen().filter(waar).count()

    def _stappen(self) -> StatusovergangQuerySet:
        stappen: StatusovergangQuerySet = Statusovergang.objects.all()
        match self.rol:
            case Rol.ONDERNEMING:
                return stappen.filter(traject__vestiging__onderneming=self._organisatie)
            case Rol.PARTNER:
                return stappen.filter(traject__partner=self._organisatie)
        return stappen


_BIJ_TOELEIDING = "t.vestiging_id IN (SELECT id FROM trajecten_vestiging WHERE onderneming_id = %(organisatie)s)"


def _kenmerk(bron: Bron, naam: str) -> str:
    """The SQL of a kenmerk of these rows. Raises KeyError for one that they do not have."""
    if naam == "kwartaal":
        return f"date_trunc('quarter', {bron.dag})::date"
    return bron.kenmerken[naam]


def cijferbron(lid: Lidmaatschap | None) -> Cijferbron:
    """The figures for this lid. Raises PermissionDenied, with the reason, for who sees none."""
    if lid is None:
        raise PermissionDenied("Je hebt nu geen rol in Doorstroom, en ziet dus geen cijfers.")
    if not rechten.mag_cijfers_zien(lid):
        raise PermissionDenied("Het functioneel beheer ziet geen cijfers over trajecten.")
    match lid.rol:
        case Rol.VDAB | Rol.BELEID:
            return Cijferbron("Alle trajecten in Vlaanderen.", heel_vlaanderen=True, rol=lid.rol, _organisatie=None)
        case Rol.ONDERNEMING:
            wiens = f"Alleen de trajecten van mensen die bij de toeleiding werkten bij {lid.organisatie}."
        case Rol.PARTNER:
            wiens = f"Alleen de trajecten die {lid.organisatie} begeleidt of begeleidde."
        case _:
            raise PermissionDenied("Deze rol ziet geen cijfers.")
    return Cijferbron(wiens, heel_vlaanderen=False, rol=lid.rol, _organisatie=lid.organisatie_id)
