"""The embedded PostgreSQL: shared by processes, gone with the last one, and left alone when another database is given."""

import os
import pwd
import subprocess
import sys
import textwrap

import pytest
from cryptography.fernet import Fernet

from tests.doorstroom.kopie import GEDULD, Kopie

VRAAG = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user, current_setting('jit')")
    print(cursor.fetchone())
"""


def python(kopie, code, **omgeving):
    return kopie.voer_uit("manage.py", "shell", "--no-imports", "--command", textwrap.dedent(code), **omgeving)


def test_processes_that_start_at_once_share_one_server_in_an_awkward_place():
    kopie = Kopie(f"een map, met {'een lange naam ' * 5}".strip())
    try:
        vragen = [python(kopie, VRAAG) for _ in range(3)]

        assert [vraag.wait(GEDULD) for vraag in vragen] == [0, 0, 0], kopie.uitvoer
        assert kopie.uitvoer.splitlines() == ["('doorstroom', 'off')"] * 3
        assert kopie.laat_niets_achter()
    finally:
        kopie.ruim_op()


def houd_vast(kopie):
    """A process that uses the embedded server until it is told to end."""
    code = "from django.db import connection; connection.ensure_connection(); print('klaar', flush=True); input()"
    proces = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", code],
        cwd=kopie.pad,
        env={"PATH": os.environ["PATH"]},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert proces.stdout.readline() == b"klaar\n"
    return proces


def test_a_killed_process_is_forgotten(kopie):
    with houd_vast(kopie) as gedood:
        gedood.kill()
    assert kopie.processen("postgres")

    assert python(kopie, VRAAG).wait(GEDULD) == 0
    assert kopie.laat_niets_achter()


def test_a_start_without_the_database_says_why(kopie):
    assert python(kopie, VRAAG).wait(GEDULD) == 0
    versie = kopie.pad / "var" / "postgres" / "PG_VERSION"
    voordien = len(kopie.uitvoer)
    versie.write_text("11\n")
    try:
        assert kopie.start().wait(GEDULD) == 1
    finally:
        versie.write_text("18\n")

    gezegd = kopie.uitvoer[voordien:]
    assert "De ingebouwde databank werkt niet (pg_ctl)." in gezegd
    assert "was initialized by PostgreSQL version 11" in gezegd
    assert "Traceback" not in gezegd


def test_a_given_database_is_used_and_the_embedded_one_never_made():
    vraag = """
        import sys
        from django.db import OperationalError, connection
        try:
            connection.ensure_connection()
        except OperationalError:
            print([naam for naam in sys.modules if "embedded" in naam or "pgserver" in naam])
    """
    kopie = Kopie()
    try:
        proces = python(kopie, vraag, DATABASE_URL="postgres://niemand@127.0.0.1:1/niets")

        assert proces.wait(GEDULD) == 0
        assert kopie.uitvoer == "[]\n"
        assert not list(kopie.pad.glob("var/postgres*"))
    finally:
        kopie.ruim_op()


PRODUCTIE = {
    "ALLOWED_HOSTS": "doorstroom.example",
    "SECRET_KEY": "s" * 50,
    "CELERY_BROKER_URL": "redis://127.0.0.1:1/0",
    "EMAIL_URL": "smtp+tls://wie:wat@127.0.0.1:1",
    "DOCUMENTEN_MAP": "/srv/doorstroom/documenten",
}


def test_production_refuses_a_field_key_that_does_not_fit_the_database(kopie):
    goed = (kopie.pad / "var" / "veld_sleutels").read_text()
    fout = f"{goed.split(';')[0]};lokaal={Fernet.generate_key().decode()}"
    with houd_vast(kopie) as gebruiker:  # so that for the others it is a PostgreSQL as any other
        omgeving = {**PRODUCTIE, "DATABASE_URL": f"postgres://doorstroom@/doorstroom?host={kopie.pad}/var/postgres"}
        for opdracht in (
            ("-m", "gunicorn", "doorstroom.wsgi", "--no-control-socket", "--bind", "127.0.0.1:0"),
            ("-m", "celery", "--app", "doorstroom", "worker", "--pool", "solo"),
            ("manage.py", "migrate"),
        ):
            voordien = len(kopie.uitvoer)
            assert kopie.voer_uit(*opdracht, **omgeving, VELD_SLEUTELS=fout).wait(GEDULD) != 0
            assert "De veldsleutel 'lokaal' ontbreekt of opent deze waarde niet." in kopie.uitvoer[voordien:]

        assert kopie.voer_uit("manage.py", "migrate", **omgeving, VELD_SLEUTELS=goed).wait(GEDULD) == 0
        gebruiker.communicate(b"\n")
    assert kopie.laat_niets_achter()


@pytest.mark.parametrize("naam", ["SECRET_KEY", "VELD_SLEUTELS", "DATABASE_URL", "CELERY_BROKER_URL", "EMAIL_URL"])
def test_production_refuses_when_something_is_missing(kopie, naam):
    omgeving = {**PRODUCTIE, "DATABASE_URL": "postgres://wie@127.0.0.1:1/wat", "VELD_SLEUTELS": "blind=x;een=y"}

    proces = kopie.voer_uit("-c", "import doorstroom.settings", **{**omgeving, naam: ""})

    assert proces.wait(GEDULD) != 0
    assert f"{naam} ontbreekt" in kopie.uitvoer


@pytest.mark.skipif(os.geteuid() != 0, reason="alleen root maakt een systeemgebruiker")
def test_the_system_user_is_made_once_when_several_ask_at_once(kopie):
    naam = f"doorstroomproef{os.getpid()}"
    vraag = f"from doorstroom.embedded.server import systeemgebruiker as s; print(s('{naam}').pw_uid)"
    try:
        vragen = [kopie.voer_uit("-c", vraag) for _ in range(4)]

        assert [proces.wait(GEDULD) for proces in vragen] == [0] * 4, kopie.uitvoer
        assert kopie.uitvoer.splitlines()[-4:] == [str(pwd.getpwnam(naam).pw_uid)] * 4
    finally:
        subprocess.run(["userdel", naam], check=True, capture_output=True)
