"""A database of its own, beside the one with everybody's data."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection


@contextmanager
def eigen_databank(naam: str, *, bewaar: bool) -> Iterator[None]:
    """Work in a new, empty database `naam` for as long as this lasts; it goes afterwards, unless `bewaar`.

    One that an earlier run left behind makes way.
    """
    eigenlijk, tussen_haakjes = connection.settings_dict["NAME"], connection.ops.quote_name(naam)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {tussen_haakjes} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {tussen_haakjes}")
        cursor.execute(f"ALTER DATABASE {tussen_haakjes} SET synchronous_commit = off")  # a crash may lose it
    connection.close()
    connection.settings_dict["NAME"] = naam
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = eigenlijk
        if not bewaar:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {tussen_haakjes} WITH (FORCE)")
