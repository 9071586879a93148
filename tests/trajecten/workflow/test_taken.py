"""Background work: the row is the work. Who does it can die, be late, or be told to stop, and nothing is lost."""

from datetime import date, timedelta

import pytest
from celery import current_app
from django.db import transaction

from tests.factories import LidmaatschapFactory, VestigingFactory, moment
from tests.lijsten import kijk_na, klok, rij, stuur_in
from tests.trajecten.workflow.test_gelijktijdig import tegelijk
from trajecten import tasks, workflow
from trajecten.enums import ImportStatus, Rol, TaakSoort, TaakStatus
from trajecten.models import Maatwerker, Personeelsimport, Taak
from trajecten.models.taak import HOOGSTENS, LEASE
from trajecten.workflow import personeelsimport
from trajecten.workflow.personeelsnazicht import Nazicht

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 3, 2)
NU = moment(VANDAAG)
SECONDE = timedelta(seconds=1)


class WerkerWeg(BaseException):
    """The worker was killed: nothing of it runs any more."""


@pytest.fixture
def lid():
    vestiging = VestigingFactory()
    return LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming)


@pytest.fixture
def vestiging(lid):
    return lid.organisatie.vestigingen.get()


def vraag(lid):
    return workflow.vraag_taak(TaakSoort.PERSONEEL_NAKIJKEN, lid=lid, nu=NU)


def test_it_works(lid):
    taak = vraag(lid)
    assert taak.status == TaakStatus.WACHTEND

    genomen = Taak.objects.neem(nu=NU)
    workflow.doe_taak(genomen, lambda taak, *, klok: "Gedaan.", klok=klok(VANDAAG))

    taak.refresh_from_db()
    assert (taak.status, taak.resultaat, taak.geeindigd_op, taak.lease_tot) == (TaakStatus.KLAAR, "Gedaan.", NU, None)


def test_a_broker_that_is_away_breaks_no_page(lid, monkeypatch, django_capture_on_commit_callbacks):
    def weg(*args, **opties):
        raise OSError

    monkeypatch.setattr(current_app, "send_task", weg)
    with django_capture_on_commit_callbacks(execute=True) as gepord:
        taak = vraag(lid)

    assert len(gepord) == 1
    assert Taak.objects.neem(nu=NU) == taak


def test_the_worker_is_told_once_the_row_is_there(lid, monkeypatch, django_capture_on_commit_callbacks):
    gestuurd = []
    monkeypatch.setattr(current_app, "send_task", lambda naam, args, **opties: gestuurd.append((naam, args)))
    with django_capture_on_commit_callbacks(execute=True):
        taak = vraag(lid)
        assert gestuurd == []

    assert gestuurd == [(tasks.doe_taak.name, [taak.pk])]


def test_work_that_somebody_has_is_taken_again_only_when_its_lease_is_over(lid):
    taak = vraag(lid)
    assert Taak.objects.neem(nu=NU) == taak
    assert Taak.objects.neem(nu=NU + LEASE) is None

    tweede = Taak.objects.neem(nu=NU + LEASE + SECONDE)
    assert (tweede, tweede.pogingen, tweede.begonnen_op) == (taak, 2, NU)


def test_progress_keeps_it_longer(lid):
    vraag(lid)
    taak = Taak.objects.neem(nu=NU)
    taak.vorder(10, totaal=20, nu=NU + LEASE)

    assert Taak.objects.neem(nu=NU + LEASE + SECONDE) is None
    taak.refresh_from_db()
    assert (taak.gedaan, taak.totaal) == (10, 20)


def test_who_lost_it_to_another_worker_writes_nothing_more(lid):
    vraag(lid)
    traag = Taak.objects.neem(nu=NU)
    vlug = Taak.objects.neem(nu=NU + LEASE + SECONDE)

    workflow.doe_taak(traag, lambda taak, *, klok: "Te laat.", klok=klok(VANDAAG))

    vlug.refresh_from_db()
    assert (vlug.status, vlug.resultaat) == (TaakStatus.BEZIG, "")


def test_work_that_keeps_killing_its_worker_fails(lid):
    taak, nu = vraag(lid), NU
    for _ in range(HOOGSTENS):
        assert Taak.objects.neem(nu=nu) == taak
        nu += LEASE + SECONDE

    assert Taak.objects.neem(nu=nu) is None
    taak.refresh_from_db()
    assert (taak.status, taak.lease_tot) == (TaakStatus.MISLUKT, None)
    assert "Probeer het opnieuw" in taak.fout


def test_what_goes_wrong_is_said_without_its_details(lid, caplog):
    def stuk(taak, *, klok):
        raise ValueError("87030499001")

    taak = vraag(lid)
    workflow.doe_taak(Taak.objects.neem(nu=NU), stuk, klok=klok(VANDAAG))

    taak.refresh_from_db()
    assert (taak.status, taak.fout) == (
        TaakStatus.MISLUKT,
        "Er liep iets mis. Probeer het opnieuw, of vraag hulp.",
    )
    assert "is mislukt" in caplog.text


def test_work_that_is_over_is_not_stopped(lid):
    taak = vraag(lid)
    assert workflow.stop_taak(taak, nu=NU)
    assert not workflow.stop_taak(taak, nu=NU)
    assert Taak.objects.neem(nu=NU) is None


def test_only_ones_own_work_is_seen(lid):
    taak = vraag(lid)
    collega = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=lid.organisatie)

    assert list(Taak.objects.zichtbaar_voor(lid, vandaag=VANDAAG)) == [taak]
    assert not Taak.objects.zichtbaar_voor(collega, vandaag=VANDAAG).exists()


def test_the_sweep_does_what_was_left_behind(lid, vestiging):
    """One whose message was lost, and one whose worker went away."""
    imports = [stuur_in(lid, VANDAAG, rij(vestiging)), stuur_in(lid, VANDAAG, rij(vestiging, serie=991))]
    Taak.objects.neem(nu=NU, pk=imports[1].taak_id)

    tasks.veeg_taken()

    assert {i.status for i in Personeelsimport.objects.all()} == {ImportStatus.VOORBEELD}
    assert set(Taak.objects.values_list("status", flat=True)) == {TaakStatus.KLAAR}


def test_a_message_that_comes_twice_does_the_work_once(lid, vestiging):
    import_ = stuur_in(lid, VANDAAG, rij(vestiging))
    tasks.doe_taak(import_.taak_id)
    klaar = Taak.objects.get()
    assert klaar.status == TaakStatus.KLAAR

    tasks.doe_taak(import_.taak_id)

    assert Taak.objects.values().get() == {veld.attname: getattr(klaar, veld.attname) for veld in Taak._meta.fields}


def test_every_kind_of_work_has_its_function():
    assert set(tasks.WERK) == set(TaakSoort)


# The check and the processing of a staff list, when the worker goes away


def rijen(vestiging):
    return [rij(vestiging, serie=serie) for serie in range(990, 999)]


def beeld(import_):
    """All that the preview shows."""
    return [(r.nummer, r.soort, r.al_elders, r.inhoud) for r in import_.rijen.order_by("nummer")]


def test_a_check_that_was_killed_half_way_is_done_again(lid, vestiging, monkeypatch):
    monkeypatch.setattr(personeelsimport, "PER_KEER", 3)
    heel = kijk_na(lid, VANDAAG, *rijen(vestiging))
    half = stuur_in(lid, VANDAAG, *rijen(vestiging))
    vorder = Taak.vorder

    def sterf(taak, gedaan, **opties):
        if gedaan == 6:
            raise WerkerWeg
        vorder(taak, gedaan, **opties)

    taak = Taak.objects.neem(nu=NU)
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(Taak, "vorder", sterf)
        with pytest.raises(WerkerWeg):
            workflow.doe_taak(taak, workflow.personeelslijst_nakijken, klok=klok(VANDAAG))
    half.refresh_from_db()
    assert (half.status, half.taak.status, half.taak.gedaan) == (ImportStatus.NAKIJKEN, TaakStatus.BEZIG, 3)

    opnieuw = Taak.objects.neem(nu=NU + LEASE + SECONDE)
    workflow.doe_taak(opnieuw, workflow.personeelslijst_nakijken, klok=klok(VANDAAG))

    half.refresh_from_db()
    assert (half.status, half.taak.status, half.taak.pogingen) == (ImportStatus.VOORBEELD, TaakStatus.KLAAR, 2)
    assert beeld(half) == beeld(heel)


def test_a_check_that_is_cancelled_stops_at_its_next_sign_of_progress(lid, vestiging, monkeypatch):
    monkeypatch.setattr(personeelsimport, "PER_KEER", 3)
    import_ = stuur_in(lid, VANDAAG, *rijen(vestiging))
    oordeel, porties = Nazicht.oordeel, []

    def annuleer(nazicht, portie):
        porties.append(portie)
        if len(porties) == 2:
            workflow.personeelslijst_annuleren(import_, lid=lid, nu=NU)
        return oordeel(nazicht, portie)

    monkeypatch.setattr(Nazicht, "oordeel", annuleer)
    workflow.doe_taak(Taak.objects.neem(nu=NU), workflow.personeelslijst_nakijken, klok=klok(VANDAAG))

    import_.refresh_from_db()
    assert (import_.status, import_.taak.status) == (ImportStatus.GEANNULEERD, TaakStatus.GEANNULEERD)
    assert len(porties) == 2
    assert not import_.rijen.exists()


def test_processing_that_was_killed_half_way_left_nothing_and_is_done_once(lid, vestiging, monkeypatch):
    import_ = kijk_na(lid, VANDAAG, *rijen(vestiging))
    workflow.personeelslijst_bevestigen(import_, aantal=9, lid=lid, nu=NU)
    nieuw, gedaan = personeelsimport._nieuw, []

    def sterf(gegevens, wie):
        if len(gedaan) == 5:
            raise WerkerWeg
        gedaan.append(gegevens)
        return nieuw(gegevens, wie)

    taak = Taak.objects.neem(nu=NU)
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(personeelsimport, "_nieuw", sterf)
        with pytest.raises(WerkerWeg):
            workflow.doe_taak(taak, workflow.personeelslijst_verwerken, klok=klok(VANDAAG))
    assert len(gedaan) == 5
    assert not Maatwerker.objects.exists()

    later = NU + LEASE + SECONDE
    workflow.doe_taak(Taak.objects.neem(nu=later), workflow.personeelslijst_verwerken, klok=klok(VANDAAG))

    assert Maatwerker.objects.count() == 9
    assert Taak.objects.neem(nu=later + LEASE + SECONDE) is None
    assert Personeelsimport.objects.get().status == ImportStatus.VERWERKT


# Two at the same moment


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_takes_the_row():
    taak = vraag(LidmaatschapFactory(onderneming=True))

    genomen = tegelijk(*[lambda: Taak.objects.neem(nu=NU)] * 2)

    assert sorted(genomen, key=bool) == [None, taak]
    taak.refresh_from_db()
    assert taak.pogingen == 1


@pytest.mark.django_db(transaction=True)
def test_work_that_is_one_transaction_is_neither_taken_over_nor_stopped_while_it_runs():
    vraag(LidmaatschapFactory(onderneming=True))
    taak, later = Taak.objects.neem(nu=NU), NU + LEASE + SECONDE

    with transaction.atomic():
        taak.vergrendel()
        anderen = tegelijk(
            lambda: Taak.objects.neem(nu=later), lambda: transaction.atomic(workflow.stop_taak)(taak, nu=later)
        )

    assert anderen == [None, False]
    assert Taak.objects.neem(nu=later) == taak  # its worker is gone
