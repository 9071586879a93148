"""A condition that the database asks of one row after the other."""

from typing import Any

from django.db.models import Subquery
from django.db.models.lookups import IsNull


def per_rij(vraag: Any) -> IsNull:
    """`vraag` (a queryset) has a row: asked of every row that is otherwise found, the first ones first.

    The plain form of `Exists` leaves the database free to answer it for all rows before it looks for the first page.
    """
    return IsNull(Subquery(vraag.order_by().values("pk")[:1]), False)  # noqa: FBT003, so is a lookup called
