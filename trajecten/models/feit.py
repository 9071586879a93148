"""Facts that are kept twice in time: when they were true, and when we knew them.

A feit is never changed. A correction, and also closing an open period, withdraws the row and inserts its successor
in the same transaction. So every page and figure can be asked as it was known at any moment.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from trajecten.models.velden import periode, voeg_toe

if TYPE_CHECKING:
    from trajecten.models.gebruiker import Lidmaatschap
    from trajecten.models.traject import Statusovergang

GELDIG = Q(ingetrokken_op__isnull=True)

_NIET_VERANDEREN = """
IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END IF;
IF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL
   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])
      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN
    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END IF;
RETURN NEW;
"""
# Somebody took another name, moved or changed employer, or a partner reads it until another day: the database gives that
# to the facts that a list finds by it.
_BEHALVE_PERSOON = """
IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot']
    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot'] THEN
    RETURN NEW;
END IF;
"""


def onveranderlijk(*, als: pgtrigger.Condition | None = None, met_persoon: bool = False) -> pgtrigger.Trigger:
    """The trigger that keeps a feit as it was written, but for its one withdrawal, and what it copies of the person."""
    return pgtrigger.Trigger(
        name="onveranderlijk",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=als,
        func=_BEHALVE_PERSOON + _NIET_VERANDEREN if met_persoon else _NIET_VERANDEREN,
    )


@dataclass(frozen=True)
class Registratie:
    """Who writes or withdraws a feit, when, and because of which step."""

    lid: "Lidmaatschap"
    nu: datetime
    overgang: "Statusovergang | None" = None


class FeitQuerySet(models.QuerySet[Any]):
    def bekend_op(self, moment: datetime) -> Self:
        """The facts as they were known just before `moment`: registered before it, not yet withdrawn before it."""
        return self.filter(Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gte=moment), geregistreerd_op__lt=moment)

    def geldig(self) -> Self:
        """The facts as they are known now."""
        return self.filter(GELDIG)

    def te_lezen(self) -> Self:
        """The valid facts, and those that somebody withdrew as a mistake: these stay readable as such."""
        return self.filter(GELDIG | ~Q(reden_intrekking=""))

    def op(self, datum: date) -> Self:
        """The facts whose period contains `datum`."""
        return self.filter(periode__contains=datum)

    def registreer(self, registratie: Registratie, **velden: Any) -> Any:
        """Write a new feit, after all its checks. Raises ValidationError."""
        feit = self.model(
            **velden,
            geregistreerd_op=registratie.nu,
            geregistreerd_door=registratie.lid,
            overgang=registratie.overgang,
        )
        voeg_toe(feit)
        return feit

    def beeindig(self, registratie: Registratie, *, op: date, **velden: Any) -> list[Any]:
        """Let every valid feit in this set that runs on or after `op` end the day before; return the successors.

        A feit that would only start on or after `op` is withdrawn without a successor.
        """
        opvolgers = []
        for feit in self.geldig().filter(Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=op)):
            if feit.periode.lower < op:
                opvolgers.append(feit.vervang(registratie, periode=periode(feit.periode.lower, op), **velden))
            else:
                feit.trek_in(registratie)
        return opvolgers


class Feit(models.Model):
    """One thing that is, or was, held to be true about somebody; see the module."""

    # Its place in an address, always looked up within one file: so it needs no index of its own.
    uuid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    geregistreerd_op = models.DateTimeField("geregistreerd op", editable=False)
    geregistreerd_door = models.ForeignKey(
        "trajecten.Lidmaatschap", models.PROTECT, related_name="+", editable=False, verbose_name="geregistreerd door"
    )
    overgang = models.ForeignKey(
        "trajecten.Statusovergang", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    ingetrokken_door = models.ForeignKey(
        "trajecten.Lidmaatschap", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ingetrokken_bij = models.ForeignKey(
        "trajecten.Statusovergang", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    periode: Any  # only on facts that last

    # Filled when somebody withdrew it as a mistake; a feit that made way for its successor has none.
    reden_intrekking = models.CharField("waarom ingetrokken", max_length=500, blank=True, editable=False)

    objects = FeitQuerySet.as_manager()

    class Meta:
        abstract = True
        triggers: ClassVar[list[pgtrigger.Trigger]] = [onveranderlijk()]

    REGISTRATIE: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "uuid",
            "geregistreerd_op",
            "geregistreerd_door",
            "overgang",
            "ingetrokken_op",
            "ingetrokken_door",
            "ingetrokken_bij",
            "reden_intrekking",
            "sorteernaam",  # where a list is in the order of names; kept by the database
            "dienst_bij",  # likewise
        }
    )

    def loopt_op(self, datum: date) -> bool:
        """Whether this feit is valid and its period contains `datum`."""
        return self.ingetrokken_op is None and datum in self.periode

    def inhoud(self) -> dict[str, Any]:
        """What this feit says, without who registered it and when."""
        return {
            veld.name: getattr(self, veld.name)
            for veld in self._meta.concrete_fields
            if veld.name not in self.REGISTRATIE
        }

    def trek_in(self, registratie: Registratie, *, reden: str = "") -> None:
        """Withdraw this feit; from now on it is no longer held to be true. `reden` says why it was a mistake."""
        self.ingetrokken_op = registratie.nu
        self.ingetrokken_door = registratie.lid
        self.ingetrokken_bij = registratie.overgang
        self.reden_intrekking = reden
        self.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_bij", "reden_intrekking"])

    def vervang(self, registratie: Registratie, **wijzigingen: Any) -> Self:
        """Withdraw this feit and write its successor with `wijzigingen`. Raises ValidationError."""
        self.trek_in(registratie)
        opvolger: Self = type(self).objects.registreer(registratie, **{**self.inhoud(), **wijzigingen})
        return opvolger


def feitmodellen() -> Iterable[type[Feit]]:
    """Every model that keeps facts; an undo goes through all of them."""
    return Feit.__subclasses__()
