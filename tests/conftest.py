"""The harness of the tests: a real PostgreSQL, quick passwords, and nobody with more rights than in production."""

import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def _snel(settings):
    """Passwords are hashed quickly, and pages need no collected static files."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A superuser passes every row rule: with one the tests would prove nothing."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            pytest.exit("De tests verbinden als superuser. Geef een DATABASE_URL van een gewone rol.", 3)
