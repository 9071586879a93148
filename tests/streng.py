"""What the tests do not let pass, though production would: a mistake that only shows itself later.

A variable that a template asks for and nobody gave, a page that writes while it is only read, and code that leans on
an order it never asked for.
"""

import os
import random
import re
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.base import FilterExpression, Parser, VariableDoesNotExist

SJABLONEN = Path(__file__).resolve().parent.parent / "templates"
ZAAD = os.environ.setdefault("ZAAD", str(random.randrange(1_000_000)))  # the workers of one run share it
SCHRIJFT = re.compile(r'\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE|COPY)\s+"?(\w+)"?', re.IGNORECASE)
MAG_BIJ_LEZEN = {"django_session"}

MAG_ONTBREKEN = {"token_fail"}  # allauth gives it only when it is so

toeval = random.Random(ZAAD)
gemist: list[str] = []  # what templates missed in this test; `{% if a == b %}` swallows an exception


# A template names only what it was given


class GegevenVariabele(FilterExpression):
    """A variable in a template of ours: it was given. Only `{% if %}` may look further into what is None."""

    sjabloon = ""

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        if not self.is_var:
            return super().resolve(context, ignore_failures)
        try:
            waarde = self.var.resolve(context)
        except VariableDoesNotExist as fout:
            if ignore_failures and (fout.params[1] is None or self.token in MAG_ONTBREKEN):
                return super().resolve(context, ignore_failures)
            gemist.append(f"{self.sjabloon}: {{{{ {self.token} }}}} is niet gegeven")
            raise AssertionError(gemist[-1]) from fout
        if not self.filters:
            return waarde
        gevonden = copy(self)
        gevonden.var, gevonden.is_var = waarde, False
        return super(GegevenVariabele, gevonden).resolve(context)


def lees_variabele(parser: Parser, token: str) -> FilterExpression:
    """As Parser.compile_filter, but strict in the templates of this project; those of others are left alone."""
    pad = Path(str(parser.origin.name)) if parser.origin else Path()
    if not pad.is_relative_to(SJABLONEN):
        return FilterExpression(token, parser)
    variabele = GegevenVariabele(token, parser)
    variabele.sjabloon = str(pad.relative_to(SJABLONEN))
    return variabele


# Reading a page writes nothing


def weiger_schrijven(uitvoeren: Callable[..., Any], sql: Any, *rest: Any) -> Any:
    """A wrapper of the database connection that refuses what changes rows, but for the session."""
    for tabel in SCHRIJFT.findall(re.sub(r"\bFOR\s+(NO\s+KEY\s+)?UPDATE\b", "", str(sql), flags=re.IGNORECASE)):
        assert tabel in MAG_BIJ_LEZEN, f"Een GET schrijft in {tabel}: {sql}"
    return uitvoeren(sql, *rest)


class LezenSchrijftNiets:
    """The outermost middleware of the tests, for their client and for the browser alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(weiger_schrijven):
            return self.get_response(request)


# Rows without an order have none


def _geschud(rijen: QuerySet, lijst: list[Any]) -> list[Any]:
    return lijst if rijen.ordered else toeval.sample(lijst, len(lijst))


def schud_ongeordende_rijen() -> None:
    """From here on a queryset that asked for no order gets its rows in another order each time."""
    haal_alles, doorloop = QuerySet._fetch_all, QuerySet._iterator

    def _fetch_all(self: QuerySet) -> None:
        nieuw = self._result_cache is None
        haal_alles(self)
        if nieuw:
            self._result_cache = _geschud(self, self._result_cache)

    def _iterator(self: QuerySet, *args: Any) -> Any:
        yield from _geschud(self, list(doorloop(self, *args)))

    QuerySet._fetch_all, QuerySet._iterator = _fetch_all, _iterator
