"""The harness of the tests: a real PostgreSQL, quick passwords, nobody with more rights than in production, and
stricter than production where a mistake would otherwise stay silent (see `streng.py`)."""

import os

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.creation import BaseDatabaseCreation
from django.template.base import Parser
from playwright.sync_api import sync_playwright

from tests import streng
from tests.browser import OPTIES, chromium

Parser.compile_filter = streng.lees_variabele
streng.schud_ongeordende_rijen()


def _wis_testdatabank(self, naam, verbosity):
    """Also when a page that a browser still asked for holds a connection."""
    with self._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {self.connection.ops.quote_name(naam)} WITH (FORCE)")


BaseDatabaseCreation._destroy_test_db = _wis_testdatabank


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


@pytest.fixture(scope="session")
def documentenmap(tmp_path_factory):
    """Where the documents of the tests are kept."""
    return tmp_path_factory.mktemp("documenten")


@pytest.fixture(autouse=True)
def _snel(settings, documentenmap):
    """Passwords are hashed quickly, pages need no collected static files, and documents go to a folder of their own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "documenten": {
            **settings.STORAGES["documenten"],
            "OPTIONS": {**settings.STORAGES["documenten"]["OPTIONS"], "location": documentenmap},
        },
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A superuser passes every row rule: with one the tests would prove nothing."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            pytest.exit("De tests verbinden als superuser. Geef een DATABASE_URL van een gewone rol.", 3)


@pytest.fixture(scope="module")
def chrome():
    """A real browser, for the tests marked `browser`."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=OPTIES)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
