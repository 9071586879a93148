"""The harness of the tests: a real PostgreSQL, quick passwords, nobody with more rights than in production, and
stricter than production where a mistake would otherwise stay silent (see `streng.py`)."""

import os

import pgtrigger
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.creation import BaseDatabaseCreation
from django.template.base import Parser
from django.test import TransactionTestCase, override_settings
from playwright.sync_api import sync_playwright

from tests import streng
from tests.browser import OPTIES, chromium
from tests.gelopen import gelopen
from trajecten.simulatie.databank import wis_databank

Parser.compile_filter = streng.lees_variabele
streng.schud_ongeordende_rijen()


def _wis_testdatabank(self, naam, verbosity):
    """Also when a page that a browser still asked for holds a connection."""
    with self._nodb_cursor() as cursor:
        wis_databank(cursor, naam)


BaseDatabaseCreation._destroy_test_db = _wis_testdatabank


def _maak_leeg(*_):
    """Every row of the tables that have one. A TRUNCATE of all of them makes hundreds of new files, full or empty.

    The lock waits for what a page that a browser still asked for is writing.
    """
    haakjes = connection.ops.quote_name
    tabellen = [haakjes(tabel) for tabel in sorted(connection.introspection.django_table_names(only_existing=True))]
    tabellen.remove(haakjes("django_content_type"))
    tabellen.remove(haakjes("auth_permission"))
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(tabellen)} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(" UNION ALL ".join(f"(SELECT '{tabel}' FROM {tabel} LIMIT 1)" for tabel in tabellen))
        for (tabel,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {tabel}")


TransactionTestCase._fixture_teardown = _maak_leeg


def pytest_configure():
    settings.MIDDLEWARE = ["tests.streng.LezenSchrijftNiets", *settings.MIDDLEWARE]


def pytest_collection_modifyitems(items):
    """What takes long begins first, so that no worker waits for the other at the end."""
    items.sort(key=lambda item: not item.get_closest_marker("browser"))


def pytest_report_header():
    return f"ongeordende rijen geschud met ZAAD={streng.ZAAD}"


@pytest.fixture(autouse=True)
def _volgorde(request):
    """The same seed shuffles the same test in the same way, also when it runs alone."""
    streng.toeval.seed(f"{streng.ZAAD} {request.node.nodeid}")


def _verandert_wat_geldt(test):
    """Whether this test, or a fixture of ours that it uses, asks for other settings or other code."""
    gebruikt = [een for soort in test._fixtureinfo.name2fixturedefs.values() for een in soort if een.baseid]
    gevraagd = {naam for een in gebruikt for naam in een.argnames} | set(test._fixtureinfo.argnames)
    return bool(gevraagd & {"monkeypatch", "settings"})


@pytest.fixture(autouse=True)
def _gelopen(request):
    """A case that another test had walk its way comes back, but not where something else holds than it walked in."""
    gelopen.begin(mag=not _verandert_wat_geldt(request.node))


@pytest.fixture(autouse=True)
def _gegeven():
    """Also what a template missed where nobody saw it: inside an `{% if %}`, or in a page of the browser."""
    streng.gemist.clear()
    yield
    assert not streng.gemist


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    verslag = yield
    if verslag.failed:
        verslag.sections.append(("rijen zonder volgorde", f"Herhaal met ZAAD={streng.ZAAD} in de omgeving."))
    return verslag


@pytest.fixture(scope="session", autouse=True)
def _snel(tmp_path_factory):
    """Passwords are hashed quickly, pages need no collected static files, and documents go to a folder of their own."""
    documenten = settings.STORAGES["documenten"]
    map_ = {"location": tmp_path_factory.mktemp("documenten")}
    opslag = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "documenten": documenten | {"OPTIONS": documenten["OPTIONS"] | map_},
    }
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"], STORAGES=opslag):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A superuser passes every row rule: with one the tests would prove nothing."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            pytest.exit("De tests verbinden als superuser. Geef een DATABASE_URL van een gewone rol.", 3)


@pytest.fixture(scope="module")
def blijvend(django_db_setup, django_db_blocker):
    """What is written from here on stays until the last test of this file, also after one that asks for transactions."""
    assert connection.settings_dict["NAME"].startswith("test_"), "never the real database"
    with django_db_blocker.unblock():
        with pytest.MonkeyPatch.context() as zolang:
            zolang.setattr(TransactionTestCase, "_fixture_teardown", lambda _: None)
            yield
        _maak_leeg()


@pytest.fixture(scope="module")
def chrome():
    """A real browser, for the tests marked `browser`."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=OPTIES)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
