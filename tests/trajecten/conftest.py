"""The demo data, for the files that look at it as a whole."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, transaction

VANDAAG = date(2026, 3, 2)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The small set, loaded once; everything is taken back after the last test of this file."""
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_"), "never the real database"
        blok = transaction.atomic()
        blok.__enter__()
        call_command("laad_demo", schaal="klein", vandaag=VANDAAG, zaad=1, verbosity=0)
        yield
        transaction.set_rollback(True)
        blok.__exit__(None, None, None)


@pytest.fixture
def in_demo(demo, db):
    """The demo data; whatever the test writes is taken back after it."""
