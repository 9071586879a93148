"""Rows with ids and uuids of our own, written by COPY in the order in which their tables were first used."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault
from django.utils import timezone

DAG = timedelta(days=1)
M = TypeVar("M", bound=models.Model)


def moment(dag: date, uur: int = 10, minuut: int = 0) -> datetime:
    """A moment of a working day in Brussels."""
    return datetime.combine(dag, time(uur, minuut), tzinfo=timezone.get_default_timezone())


class Boek:
    """Everything that is going to be written, and the one source of chance."""

    def __init__(self, zaad: int) -> None:
        self.rng = Random(zaad)  # noqa: S311, the same people every time, no secret
        self._uuids = Random(f"uuid {zaad}")  # noqa: S311, apart, so that a new uuid field tells no other story
        self._aantallen: dict[type[models.Model], int] = {}
        self._rijen: dict[type[models.Model], list[models.Model]] = {}
        self._geteld: dict[type[models.Model], int] = {}

    def nieuw(self, model: type[M], **velden: Any) -> M:
        """A row with the next id, and a uuid by chance of our own where the model has one."""
        nummer = self._aantallen.get(model, 0) + 1
        self._aantallen[model] = nummer
        if hasattr(model, "uuid") and "uuid" not in velden:
            velden["uuid"] = UUID(int=self._uuids.getrandbits(128), version=4)
        rij = model(id=nummer, **velden)
        self._rijen.setdefault(model, []).append(rij)
        return rij

    def op_moment(self, dag: date) -> datetime:
        """Somewhere in the working hours of a day."""
        return moment(dag, self.rng.randrange(8, 17), self.rng.randrange(60))

    @property
    def aantallen(self) -> dict[str, int]:
        return {str(model._meta.verbose_name_plural): aantal for model, aantal in self._aantallen.items()}

    def rijen(self, model: type[M]) -> list[M]:
        """What has not been written yet."""
        return self._rijen.get(model, [])  # type: ignore[return-value]

    def vergeet(self) -> None:
        """Let go of what has not been written."""
        for rijen in self._rijen.values():
            rijen.clear()

    def schrijf(self) -> None:
        """Write and forget the rows so far; every deferred constraint and trigger has its say at once."""
        with connection.cursor() as cursor:
            for model, rijen in self._rijen.items():
                if not rijen:
                    continue
                velden = [
                    (str(veld.column), veld.attname)
                    for veld in model._meta.concrete_fields
                    if not veld.generated and not isinstance(getattr(rijen[0], veld.attname), DatabaseDefault)
                ]
                kolommen = ", ".join(connection.ops.quote_name(kolom) for kolom, _ in velden)
                attributen = [attribuut for _, attribuut in velden]
                tabel = connection.ops.quote_name(model._meta.db_table)
                with cursor.copy(f"COPY {tabel} ({kolommen}) FROM STDIN") as kopie:
                    for rij in rijen:
                        kopie.write_row([getattr(rij, attribuut) for attribuut in attributen])
            self._tel(cursor)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self.vergeet()

    def _tel(self, cursor: Any, *, groei: int = 2) -> None:
        """Tell the planner about tables that grew: or the triggers go on searching them as if they were small."""
        for model, aantal in self._aantallen.items():
            if aantal >= groei * self._geteld.get(model, 0):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
                self._geteld[model] = aantal

    def sluit(self) -> None:
        """Write what is left; let the sequences go on after our ids, and the planner know how much there is now."""
        self.schrijf()
        with connection.cursor() as cursor:
            for opdracht in connection.ops.sequence_reset_sql(no_style(), list(self._rijen)):
                cursor.execute(opdracht)
            self._tel(cursor, groei=1)
