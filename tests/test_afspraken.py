"""Conventions that a machine can check."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command

from trajecten.regelgeving import REGELS

WORTEL = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("pagina", ["toon_workflow", "toon_regels"])
def test_the_page_in_the_docs_is_current(pagina):
    call_command(pagina, check=True)


def genoemd(map_, patroon):
    """Every rule that a file under a folder names."""
    return {regel for pad in (WORTEL / map_).rglob("*.py") for regel in re.findall(patroon, pad.read_text())}


def test_every_rule_in_the_code_can_be_explained_and_is_proven():
    in_code = genoemd("trajecten", r"\b([RM]\d+)\b")
    bewezen = genoemd("tests", r'mark\.regel\("(\w+)"\)')

    assert in_code == set(REGELS)
    assert bewezen == in_code


@pytest.mark.parametrize("sjabloon", sorted((WORTEL / "templates").rglob("*.html")), ids=lambda p: p.name)
def test_a_template_holds_no_script_or_style(sjabloon):
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", sjabloon.read_text())


def productie(**anders):
    """The environment of a production start, with what a test changes."""
    sleutels = f"blind={Fernet.generate_key().decode()};een={Fernet.generate_key().decode()}"
    omgeving = {
        "ALLOWED_HOSTS": "doorstroom.example",
        "SECRET_KEY": "abcdefgh0123456789" * 4,
        "VELD_SLEUTELS": sleutels,
        "DATABASE_URL": "postgres://niemand@localhost/niets",
        "CELERY_BROKER_URL": "redis://localhost/0",
        "EMAIL_URL": "smtp+tls://u:p@localhost:587",
        "DOCUMENTEN_MAP": "/srv/doorstroom/documenten",
    }
    return {naam: waarde for naam, waarde in (omgeving | anders).items() if waarde}


def start(opdracht, **omgeving):
    return subprocess.run(
        [sys.executable, "manage.py", *opdracht], cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False
    )


def test_the_deployment_check_is_clean():
    uitkomst = start(["check", "--deploy", "--fail-level", "WARNING"], **productie())
    assert uitkomst.returncode == 0, uitkomst.stderr


@pytest.mark.parametrize(
    "naam", ["SECRET_KEY", "VELD_SLEUTELS", "DATABASE_URL", "CELERY_BROKER_URL", "EMAIL_URL", "DOCUMENTEN_MAP"]
)
def test_production_refuses_to_start_without(naam):
    uitkomst = start(["check"], **productie(**{naam: ""}))
    assert uitkomst.returncode != 0
    assert naam in uitkomst.stderr
