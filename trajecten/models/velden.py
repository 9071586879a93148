"""Building blocks that several models share: periods that do not overlap, rows that never change."""

from datetime import date, timedelta
from typing import Any

import pgtrigger
import psycopg
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull


def per_rij(vraag: Any) -> IsNull:
    """`vraag` (a queryset) has a row: asked of every row that is otherwise found, the first ones first.

    The plain form of `Exists` leaves the database free to answer it for all rows before it looks for the first page.
    """
    return IsNull(Subquery(vraag.order_by().values("pk")[:1]), False)  # noqa: FBT003, so is a lookup called


def voeg_toe(rij: models.Model) -> None:
    """Insert a row after its checks. Raises ValidationError with the words of the field, or of the constraint.

    The database is asked once, by the insert itself; `full_clean` asks it beforehand for each key and each constraint.
    """
    sleutels = [
        veld.name for veld in rij._meta.concrete_fields if veld.is_relation and getattr(rij, veld.attname) is not None
    ]
    rij.clean_fields(exclude=sleutels)
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as error:
        geweigerd = error.__cause__.diag.constraint_name if isinstance(error.__cause__, psycopg.Error) else None
        for constraint in rij._meta.constraints:
            if constraint.name == geweigerd:
                raise ValidationError(constraint.get_violation_error_message()) from error
        raise


class Int8Range(Func):
    function = "int8range"
    output_field = BigIntegerRangeField()


def periode_veld(naam: str = "periode") -> Any:
    """A half-open period of days: the first day counts, the last does not; no last day means it still runs."""
    return DateRangeField(naam)


def periode(van: date, tot: date | None = None) -> DateRange:
    """The half-open period from `van` until, and not including, `tot`."""
    return DateRange(van, tot, "[)")


def geen_overlap(naam: str, *velden: str, als: Q | None = None, melding: str) -> ExclusionConstraint:
    """No two rows with the same `velden` may overlap in time. Needs no extension: an id becomes a range of one."""
    per_veld: list[Any] = [(Int8Range(F(veld), F(veld), Value("[]")), RangeOperators.OVERLAPS) for veld in velden]
    return ExclusionConstraint(
        name=naam,
        expressions=[*per_veld, ("periode", RangeOperators.OVERLAPS)],
        condition=als,
        violation_error_message=melding,
    )


def begrensd(naam: str) -> models.CheckConstraint:
    """A period has a first day and at least one day in it."""
    return models.CheckConstraint(
        name=naam,
        condition=Q(periode__startswith__isnull=False) & Q(periode__isempty=False),
        violation_error_message="De einddatum ligt vóór de begindatum.",
    )


class DagInBrussel(Func):
    """The calendar day of a moment, where this law is in force."""

    template = "(%(expressions)s AT TIME ZONE 'Europe/Brussels')::date"
    output_field = models.DateField()


class DagenLater(Func):
    """So many days after a day, as a day: a duration would make a moment of it."""

    template = "(%(expressions)s + %(dagen)s)"
    output_field = models.DateField()

    def __init__(self, dag: str, duur: timedelta) -> None:
        super().__init__(dag, dagen=duur.days)


class Maanden(Func):
    """An interval of whole months; adding it to a day clamps at the end of a month, as the law's periods do."""

    template = "make_interval(months => %(maanden)s)"
    output_field = models.DurationField()


def hoogstens(naam: str, *, maanden: int, melding: str, behalve: Q | None = None) -> models.CheckConstraint:
    """A period that ends, and no later than so many months after its first day."""
    binnen = Q(
        periode__endswith__isnull=False,
        periode__endswith__lte=models.ExpressionWrapper(
            F("periode__startswith") + Maanden(maanden=maanden), output_field=models.DateField()
        ),
    )
    return models.CheckConstraint(
        name=naam, condition=behalve | binnen if behalve else binnen, violation_error_message=melding
    )


def van_persoon(naam: str) -> models.Index:
    """The periods of one person: by this index those withdrawn, and those that ended, are passed over."""
    return models.Index("maatwerker", "ingetrokken_op", F("periode__endswith"), name=naam)


def geen_per_rij(vraag: Any) -> Coalesce:
    """`vraag` (a queryset) has no row: asked of every row as `per_rij` is.

    Not its negation: of that the database believes that hardly any row passes, and would read all to find a page.
    """
    return Coalesce(Subquery(vraag.order_by().values_list(Value(False))[:1]), Value(True))  # noqa: FBT003, so is a value made


def sorteernaam_veld() -> Any:
    """The name to sort on, as that of the maatwerker: a list in this order then needs no sort."""
    return models.CharField(max_length=250, blank=True, default="", editable=False, db_collation="C")


def dienst_bij_veld() -> Any:
    """The `dienst_bij` of the maatwerker: so a company reads its own rows in the order of an index."""
    return models.ForeignKey(
        "Onderneming", models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )


def neemt_van_persoon_over(*kolommen: str) -> pgtrigger.Trigger:
    """The database takes these columns from the maatwerker, also for rows that are written by COPY."""
    return pgtrigger.Trigger(
        name="neemt_van_persoon_over",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*kolommen),
        func=f"""
                SELECT {", ".join(kolommen)} INTO STRICT {", ".join(f"NEW.{kolom}" for kolom in kolommen)}
                FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;
                RETURN NEW;
                """,  # noqa: S608, names of our own columns
    )


def alleen_toevoegen(naam: str) -> pgtrigger.Trigger:
    """Rows are written once: the database refuses every change and every removal."""
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
    )
