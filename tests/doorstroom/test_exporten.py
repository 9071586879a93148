"""Real workers that are killed while they make a list as a file: the next one makes it whole, and leaves no other."""

import signal

import pytest
from django.utils import timezone

from tests.doorstroom.achtergrond import Achtergrond
from tests.doorstroom.kopie import wacht_tot
from tests.doorstroom.werker import TAAKPUNTEN
from tests.factories import zaak_in
from tests.postbus import Postbus
from trajecten import workflow
from trajecten.enums import LijstNaam, TaakStatus
from trajecten.models import Export, Taak
from trajecten.models.document import opslag
from trajecten.models.export import MAP

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def achtergrond(db, tmp_path):
    postbus = Postbus()
    achtergrond = Achtergrond(tmp_path, postbus)
    yield achtergrond
    achtergrond.stop()
    postbus.stop()


def test_a_worker_that_is_killed_loses_nothing_and_leaves_one_file(achtergrond, client):
    zaak = zaak_in("stage")
    gegevens = {"naam": "trajecten.csv", "lid": zaak.vdab, "nu": timezone.now()}
    export = workflow.export_vragen(LijstNaam.TRAJECTEN, vraag="formaat=csv", **gegevens)
    voordien = set(opslag().listdir(MAP)[1]) if opslag().exists(MAP) else set()
    achtergrond.start_makelaar()
    for punt in TAAKPUNTEN:
        werker = achtergrond.start_werker(punt, punt)
        achtergrond.vraag("veeg_taken", wachtrij=punt)
        assert werker.wait(timeout=90) == -signal.SIGKILL, (achtergrond.map / "uitvoer").read_text()
        assert Taak.objects.get().status == TaakStatus.BEZIG

    achtergrond.start_werker("gewoon")

    def klaar():
        achtergrond.vraag("veeg_taken", wachtrij="gewoon")
        return Taak.objects.get().status == TaakStatus.KLAAR

    wacht_tot(klaar)
    assert Taak.objects.get().pogingen == len(TAAKPUNTEN) + 1
    assert {f"{MAP}/{naam}" for naam in set(opslag().listdir(MAP)[1]) - voordien} == {Export.objects.get().sleutel}
    client.force_login(zaak.vdab.gebruiker)
    kort = client.get("/trajecten/?formaat=csv").getvalue()
    assert client.get(f"{export.get_absolute_url()}bestand/").getvalue() == kort
