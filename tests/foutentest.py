"""Fifty workers killed at a moment that chance picks, while they send e-mails and process staff lists, and users go on
working. `make foutentest`; not among the other tests: it takes minutes. ZAAD in the environment repeats the moments, as
far as a machine repeats itself."""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.doorstroom.achtergrond import Achtergrond, dood, is_uitgewerkt
from tests.doorstroom.kopie import wacht_tot
from tests.factories import LidmaatschapFactory, MeldingFactory, VestigingFactory, Zaak, insz
from tests.lijsten import kijk_na, rij
from tests.postbus import Postbus
from tests.streng import ZAAD
from trajecten import workflow
from trajecten.enums import ImportStatus, MeldingHoe, MeldingStatus, Rol, TaakStatus
from trajecten.models import Maatwerker, Melding, Personeelsimport, Taak
from trajecten.models.melding import soorten_voor
from trajecten.workflow import berichten

pytestmark = pytest.mark.django_db(transaction=True)
KEREN, PER_KEER, PER_LIJST = 50, 12, 3
VEGEN = ("veeg_taken", "veeg_meldingen")


class Gebruikers:
    """VDAB and a partner, who take one case after the other to its end, a WOP 40 Laag, until they are told to stop."""

    def __init__(self):
        self.zaken, self._stop = [], threading.Event()

    def werk(self):
        try:
            while not self._stop.is_set():
                self.zaken.append(zaak := Zaak())
                for lid in (zaak.vdab, zaak.coach, zaak.werkgever):
                    wil_alles_meteen(lid)
                zaak.neem("toeleiden")
                zaak.neem("starten", lid=zaak.coach)
                zaak.pop()
                zaak.neem("voorleggen", lid=zaak.coach)
                zaak.neem("wachten_op_vacature")
                self._stop.wait(0.2)  # the workers need a turn too
        finally:
            connection.close()

    def stop(self):
        self._stop.set()


def wil_alles_meteen(lid):
    berichten.voorkeuren_bewaren(lid=lid, **dict.fromkeys(soorten_voor(lid.rol), MeldingHoe.METEEN))


def verloop(zaak):
    """What was written about a case: its steps, its WOPs, and what each of its people was told."""
    leden = [zaak.vdab.pk, zaak.coach.pk, zaak.werkgever.pk]
    return (
        list(zaak.traject.overgangen.order_by("volgnummer").values_list("volgnummer", "naam", "naar", "ingangsdatum")),
        list(zaak.maatwerker.wops.geldig().order_by("periode").values_list("loonpremie", "begeleiding", "periode")),
        zaak.maatwerker.wops.count(),
        sorted(Melding.objects.filter(lid__in=leden).order_by("pk").values_list("lid__rol", "soort")),
    )


def bevestig_lijst(lid, nummer):
    """A company confirms a list of new people; the work waits."""
    vestiging, vandaag = lid.organisatie.vestigingen.get(), timezone.localdate()
    dagen = [date(1970, 1, 1) + timedelta(days=nummer * PER_LIJST + n) for n in range(PER_LIJST)]
    rijen = [rij(vestiging, insz=insz(dag, 990), geboortedatum=f"{dag:%d/%m/%Y}") for dag in dagen]
    van = kijk_na(lid, vandaag, *rijen)
    workflow.personeelslijst_bevestigen(van, aantal=PER_LIJST, lid=lid, nu=timezone.now())
    van.refresh_from_db()
    return van


def laat_werken(postbus, toeval):
    """For as long as chance has it: so many e-mails, however busy this machine is, and a little longer. One time in
    three no e-mail: then the worker may be at a list."""
    tot = len(postbus.gekregen) + max(0, toeval.randrange(-PER_KEER, 2 * PER_KEER))
    te_gaan = Melding.objects.exclude(status=MeldingStatus.VERZONDEN)
    wacht_tot(lambda: len(postbus.gekregen) >= tot or not te_gaan.exists(), voortgang=te_gaan.count)
    time.sleep(toeval.uniform(0, 0.4))


def veeg_tot_alles_klaar_is(achtergrond, lid):
    """What the clock does every minute, and a company that asks again for work that broke off too often."""
    te_gaan = Melding.objects.exclude(status=MeldingStatus.VERZONDEN)
    te_verwerken = Personeelsimport.objects.exclude(status=ImportStatus.VERWERKT)

    def alles_klaar():
        for veeg in VEGEN:
            achtergrond.vraag(veeg, wachtrij="gewoon")
        time.sleep(1)
        for van in te_verwerken.filter(taak__status=TaakStatus.MISLUKT).order_by("pk"):
            workflow.personeelslijst_hernemen(van, lid=lid, nu=timezone.now())
        return not te_gaan.exists() and not te_verwerken.exists()

    wacht_tot(alles_klaar, voortgang=lambda: (te_gaan.count(), te_verwerken.count()))


def test_nothing_is_lost_or_done_twice_whenever_a_worker_dies(tmp_path, capsys):
    toeval, postbus, gebruikers = random.Random(ZAAD), Postbus(), Gebruikers()
    postbus.duur = 0.01
    achtergrond = Achtergrond(tmp_path, postbus)
    leden = [LidmaatschapFactory(vdab=True) for _ in range(PER_KEER)]
    werkgever = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=VestigingFactory().onderneming)
    wil_alles_meteen(werkgever)
    zonder_boeking, gevallen = {}, Counter()
    try:
        achtergrond.start_makelaar()
        with ThreadPoolExecutor(1) as draad:
            aan_het_werk = draad.submit(gebruikers.werk)
            try:
                for keer in range(KEREN):
                    werker = achtergrond.start_werker("gewoon")
                    lijst = bevestig_lijst(werkgever, keer)
                    meldingen = [MeldingFactory(lid=lid, meteen=True, gemaakt_op=timezone.now()) for lid in leden]
                    achtergrond.wacht_op(werker)
                    achtergrond.vraag("doe_taak", lijst.taak_id, wachtrij="gewoon")
                    for melding in meldingen:
                        achtergrond.vraag("verzend_melding", str(melding.uuid), wachtrij="gewoon")
                    for veeg in VEGEN:
                        achtergrond.vraag(veeg, wachtrij="gewoon")
                    laat_werken(postbus, toeval)
                    gestorven_op = timezone.now()
                    dood(werker)
                    wacht_tot(lambda: postbus.is_stil and is_uitgewerkt())
                    gevallen[waar_het_viel(postbus, zonder_boeking, gestorven_op)] += 1
            finally:
                gebruikers.stop()
            aan_het_werk.result()
        achtergrond.start_werker("gewoon")
        veeg_tot_alles_klaar_is(achtergrond, werkgever)
    finally:
        achtergrond.stop()
        postbus.stop()

    uuids = [str(uuid) for uuid in Melding.objects.order_by("pk").values_list("uuid", flat=True)]
    with capsys.disabled():
        print(f"\nZAAD={ZAAD}: {KEREN} werkers gedood, {dict(gevallen)}.")
        print(
            f"{len(uuids)} e-mails, {len(postbus.nummers)} keer bij de mailserver, {len(gebruikers.zaken)} trajecten."
        )
    # Once; again only for an e-mail that the server had taken when the worker died, before our record.
    assert Counter(postbus.nummers) == {uuid: 1 + zonder_boeking.get(uuid, 0) for uuid in uuids}
    eerste, *andere = [verloop(zaak) for zaak in gebruikers.zaken]
    assert [stap[1] for stap in eerste[0]] == ["toeleiden", "starten", "voorleggen", "wachten_op_vacature"]
    assert eerste[1][-1][:2] == (40, "laag")
    assert [zaak for zaak in andere if zaak != eerste] == []
    nieuw = Maatwerker.objects.filter(tewerkstellingen__vestiging__onderneming=werkgever.organisatie)
    assert [persoon.tewerkstellingen.count() for persoon in nieuw.order_by("pk")] == [1] * KEREN * PER_LIJST


def waar_het_viel(postbus, zonder_boeking, gestorven_op):
    """Where the kill fell, by what it left. Notes how often the server took each e-mail that we know nothing of."""
    bij_server, voordien = Counter(postbus.nummers), dict(zonder_boeking)
    onbekend = Melding.objects.exclude(status=MeldingStatus.VERZONDEN).order_by("pk").values_list("uuid", flat=True)
    zonder_boeking.update({uuid: bij_server[uuid] for uuid in map(str, onbekend) if bij_server[uuid]})
    if zonder_boeking != voordien:
        return "tussen antwoord en boeking"
    in_de_hand = {"status": "bezig", "lease_tot__gt": gestorven_op}
    if Melding.objects.filter(**in_de_hand).exists():
        return "met een e-mail in de hand"
    return "in een personeelslijst" if Taak.objects.filter(**in_de_hand).exists() else "tussen twee stukken werk"
