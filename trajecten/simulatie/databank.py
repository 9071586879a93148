"""A database of its own, beside the one with everybody's data."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection


def wis_databank(cursor: Any, naam: str) -> None:
    """Drop a database, if it is there, also when somebody of ours still holds a connection to it.

    WITH (FORCE) would do so too, but not when the server itself happens to be cleaning in it: a plain DROP waits for that.
    """
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user", [naam]
    )
    cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(naam)}")


@contextmanager
def eigen_databank(naam: str, *, bewaar: bool) -> Iterator[None]:
    """Work in a new, empty database `naam` for as long as this lasts; it goes afterwards, unless `bewaar`.

    One that an earlier run left behind makes way. A statement that comes back is planned once.
    """
    eigenlijk, tussen_haakjes = dict(connection.settings_dict), connection.ops.quote_name(naam)
    with connection._nodb_cursor() as cursor:
        wis_databank(cursor, naam)
        cursor.execute(f"CREATE DATABASE {tussen_haakjes}")
        cursor.execute(f"ALTER DATABASE {tussen_haakjes} SET synchronous_commit = off")  # a crash may lose it
        cursor.execute(f"ALTER DATABASE {tussen_haakjes} SET plan_cache_mode = force_generic_plan")
    connection.close()
    voorbereid = {"server_side_binding": True, "prepare_threshold": 3}
    connection.settings_dict.update(NAME=naam, OPTIONS={**eigenlijk["OPTIONS"], **voorbereid})
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connection.close()
        connection.settings_dict.update(eigenlijk)
        if not bewaar:
            with connection._nodb_cursor() as cursor:
                wis_databank(cursor, naam)
