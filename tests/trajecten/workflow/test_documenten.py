import hashlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction

from tests import bestanden as b
from tests.factories import LidmaatschapFactory, Zaak, moment, voeg_document_toe, zaak_in
from trajecten import workflow
from trajecten.enums import TrajectStatus
from trajecten.management.commands.controleer_documenten import op_schijf
from trajecten.models import Document
from trajecten.models.document import opslag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    """A folder with the documents of this test only."""
    documenten = settings.STORAGES["documenten"]
    settings.STORAGES = {
        **settings.STORAGES,
        "documenten": {**documenten, "OPTIONS": {**documenten["OPTIONS"], "location": tmp_path}},
    }
    return tmp_path


def test_the_row_says_what_the_file_is(map_):
    zaak = Zaak()

    document = voeg_document_toe(zaak, naam="foto.png", inhoud=b.png())

    assert (document.naam, document.content_type, document.grootte) == ("foto.png", "image/png", len(b.png()))
    assert document.sha256 == hashlib.sha256(b.png()).hexdigest()
    assert (document.lid, document.toegevoegd_op) == (zaak.vdab, moment(zaak.dag))
    with opslag().open(document.sleutel) as bestand:
        assert bestand.read() == b.png()


def test_nobody_else_on_the_machine_reads_it(map_):
    pad = map_ / voeg_document_toe(Zaak()).sleutel

    assert pad.stat().st_mode & 0o777 == 0o600
    assert {deel.stat().st_mode & 0o777 for deel in (pad.parent, pad.parent.parent)} == {0o700}


def test_a_transaction_that_fails_leaves_no_file(map_):
    zaak = Zaak()
    al_op_schijf = []

    def valt_uit(uitvoeren, sql, *rest):
        if "INSERT INTO" in sql:
            al_op_schijf.extend(op_schijf())
            raise OperationalError("De databank viel uit.")
        return uitvoeren(sql, *rest)

    with connection.execute_wrapper(valt_uit), pytest.raises(OperationalError):
        voeg_document_toe(zaak)

    assert len(al_op_schijf) == 1
    assert list(op_schijf()) == []
    assert not Document.objects.exists()


@pytest.mark.parametrize("rol", ["beleid", "beheer"])
def test_who_has_no_case_content_adds_nothing(map_, rol):
    with pytest.raises(PermissionDenied):
        voeg_document_toe(Zaak(), lid=LidmaatschapFactory(**{rol: True}))

    assert list(op_schijf()) == []


def test_a_partner_adds_to_a_traject_only(map_):
    zaak = zaak_in(TrajectStatus.STAGE)

    with pytest.raises(ValidationError):
        voeg_document_toe(zaak, lid=zaak.coach)

    assert list(op_schijf()) == []


def test_a_document_never_changes_and_its_row_stays():
    document = voeg_document_toe(Zaak())

    for verandering in (
        lambda: Document.objects.filter(pk=document.pk).update(sha256="0" * 64),
        lambda: Document.objects.filter(pk=document.pk).update(bereik="vdab"),
        lambda: document.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            verandering()


def test_it_is_removed_once(django_capture_on_commit_callbacks):
    zaak = Zaak()
    document = voeg_document_toe(zaak)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.document_verwijderen(document, lid=zaak.vdab, nu=moment(zaak.dag), reden="Dubbel")

    assert list(op_schijf()) == []
    with pytest.raises(PermissionDenied):
        workflow.document_verwijderen(document, lid=zaak.vdab, nu=moment(zaak.dag), reden="Nog eens")


# The command that compares rows and files


def controleer(capsys):
    with pytest.raises(CommandError) as fout:
        call_command("controleer_documenten")
    return str(fout.value), capsys.readouterr().out


def test_all_is_well(capsys, django_capture_on_commit_callbacks):
    zaak = Zaak()
    voeg_document_toe(zaak)
    weg = voeg_document_toe(zaak)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.document_verwijderen(weg, lid=zaak.vdab, nu=moment(zaak.dag), reden="Dubbel")

    call_command("controleer_documenten")

    assert capsys.readouterr().out == "Alle documenten kloppen.\n"


def test_what_is_gone_changed_or_unknown_is_named(map_, capsys):
    zaak = Zaak()
    weg, veranderd, goed = (voeg_document_toe(zaak) for _ in range(3))
    (map_ / weg.sleutel).unlink()
    (map_ / veranderd.sleutel).write_bytes(b"%PDF-anders")
    (map_ / "ff").mkdir(exist_ok=True)
    (map_ / "ff" / "wees").write_bytes(b"x")

    aantal, regels = controleer(capsys)

    assert aantal == "3 bestanden kloppen niet."
    assert f"Document {weg.uuid}: het bestand ontbreekt." in regels
    assert f"Document {veranderd.uuid}: het bestand is veranderd." in regels
    assert "Bestand ff/wees: er hoort geen document bij." in regels
    assert str(goed.uuid) not in regels
