"""Real workers that are killed while they send: every e-mail arrives, and arrives once as far as the server can tell."""

import signal
import time
from collections import Counter

import pytest
from django.utils import timezone

from tests.doorstroom.achtergrond import Achtergrond, dood
from tests.doorstroom.kopie import wacht_tot
from tests.doorstroom.werker import PUNTEN
from tests.factories import LidmaatschapFactory, MeldingFactory
from tests.postbus import Postbus
from trajecten.enums import MeldingHoe, MeldingSoort, MeldingStatus
from trajecten.models import Lidmaatschap, Melding
from trajecten.workflow import berichten

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def postbus():
    postbus = Postbus()
    yield postbus
    postbus.stop()


@pytest.fixture
def achtergrond(db, tmp_path, postbus):
    achtergrond = Achtergrond(tmp_path, postbus)
    yield achtergrond
    achtergrond.stop()


def veeg_tot_alles_weg_is(achtergrond):
    """What the clock does every minute, here as fast as leases run out."""
    te_gaan = Melding.objects.exclude(status=MeldingStatus.VERZONDEN)

    def alles_weg():
        achtergrond.vraag("veeg_meldingen", wachtrij="gewoon")
        time.sleep(0.5)
        return not te_gaan.exists()

    wacht_tot(alles_weg, voortgang=te_gaan.count)


def test_a_worker_that_is_killed_loses_nothing_and_sends_nothing_twice(achtergrond, postbus):
    """Only where the kill falls between the answer of the server and our own record, the same e-mail comes again:
    with the same Message-ID."""
    tijdens, punten = "tijdens_het_antwoord", [*PUNTEN, "tijdens_het_antwoord"]
    meldingen = {punt: MeldingFactory(meteen=True, gemaakt_op=timezone.now()) for punt in punten}
    postbus.houdt_op = {meldingen[tijdens].lid.gebruiker.email}
    achtergrond.start_makelaar()
    werkers = {punt: achtergrond.start_werker(punt, *[punt] * (punt in PUNTEN)) for punt in punten}
    for punt, melding in meldingen.items():
        achtergrond.vraag("verzend_melding", str(melding.uuid), wachtrij=punt)
    wacht_tot(postbus.opgehouden.is_set)
    dood(werkers[tijdens])
    for werker in werkers.values():
        assert werker.wait(timeout=90) == -signal.SIGKILL, (achtergrond.map / "uitvoer").read_text()
    nummers = {punt: str(melding.uuid) for punt, melding in meldingen.items()}
    assert sorted(postbus.nummers) == sorted([nummers["na_het_antwoord"], nummers["na_het_schrijven"]])

    postbus.houdt_op = set()
    achtergrond.start_werker("gewoon")
    veeg_tot_alles_weg_is(achtergrond)

    assert Counter(postbus.nummers) == dict.fromkeys(nummers.values(), 1) | {nummers["na_het_antwoord"]: 2}


def test_a_broker_that_is_away_delays_and_loses_nothing(achtergrond, postbus):
    """Nobody listens where the nudge goes. What was told meanwhile goes out once it is back, of the day's overview too."""
    lid = LidmaatschapFactory(vdab=True)
    berichten.voorkeuren_bewaren(lid=lid, **{MeldingSoort.VOORGELEGD: MeldingHoe.METEEN})
    for nummer in range(3):
        leden = Lidmaatschap.objects.filter(pk=lid.pk)
        berichten.meld(MeldingSoort.VOORGELEGD, aan=leden, sleutel=f"x{nummer}", link="/", nu=timezone.now())
    MeldingFactory(lid=lid, soort=MeldingSoort.TERMIJN)
    assert not postbus.gekregen

    achtergrond.start_makelaar()
    achtergrond.start_werker("gewoon")
    veeg_tot_alles_weg_is(achtergrond)

    assert Counter(bericht["Subject"][:20] for bericht in postbus.gekregen) == {
        "Doorstroom: Oordeel ": 3,
        "Doorstroom: Je overz": 1,
    }
