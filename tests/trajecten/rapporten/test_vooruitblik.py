"""What falls due in the next five years, recounted in plain Python."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    LidmaatschapFactory,
    MaatwerkerFactory,
    TewerkstellingFactory,
    VestigingFactory,
    WopFactory,
    moment,
    zaak_in,
)
from trajecten.enums import Provincie, Rol, Vooruit
from trajecten.enums import TrajectStatus as S
from trajecten.models import Maatwerker, Nazorgafspraak, Opschorting, Registratie, Tewerkstelling, Wop
from trajecten.models.velden import periode
from trajecten.rapporten.vooruitblik import vooruitblik
from trajecten.rapporten.vooruitbron import vooruitbron
from trajecten.termijnen import evaluatie_merkpunt, nazorg_einde, traject_einde

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = date(2026, 2, 10)
EERSTE, GRENS = date(2026, 1, 1), date(2031, 1, 1)


def blik(lid=None, *, vandaag=VANDAAG, provincie=None):
    lid = lid or LidmaatschapFactory(beleid=True)
    return vooruitblik(vooruitbron(lid, vandaag=vandaag), provincie=provincie)


def met_wop(tot, *, vestiging, **dienst):
    """Somebody with a right of which `tot` is the first day after it."""
    werk = TewerkstellingFactory(vestiging=vestiging, periode=periode(date(2019, 1, 1)), **dienst)
    return WopFactory(maatwerker=werk.maatwerker, periode=periode(tot - timedelta(days=400), tot))


def kwartaalbegin(dag):
    return date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1)


def test_it_works():
    met_wop(date(2027, 4, 1), vestiging=VestigingFactory())

    cijfers = blik()

    assert cijfers.kwartalen[0] == EERSTE
    assert cijfers.kwartalen[-1] == date(2030, 10, 1)
    assert len(cijfers.kwartalen) == 20
    assert cijfers.aantallen == {
        Vooruit.EVALUATIE: {("antwerpen", date(2026, 7, 1)): 1},
        Vooruit.EINDE_WOP: {("antwerpen", date(2027, 1, 1)): 1},
        Vooruit.NAZORGCONTACT: {},
        Vooruit.NAZORG_EINDE: {},
        Vooruit.OORDEEL: {},
    }
    assert cijfers.rij(kwartaal=date(2026, 7, 1)) == [1, 0, 0, 0, 0, 1]
    assert cijfers.rij(provincie=Provincie.ANTWERPEN) == cijfers.rij() == [1, 1, 0, 0, 0, 2]
    assert cijfers.rij(provincie=Provincie.LIMBURG) == [0] * 6


RANDEN = [date(jaar, maand, 1) for jaar in (2026, 2027, 2028, 2031) for maand in (1, 4, 7, 10)]
SCHRIKKELDAG = (date(2028, 2, 29), date(2028, 11, 29), date(2027, 11, 29))  # itself, and the ends whose mark is near it
RANDDAGEN = st.sampled_from([*SCHRIKKELDAG, VANDAAG, GRENS, *RANDEN]).flatmap(
    lambda dag: st.integers(-2, 2).map(lambda verder: dag + verder * DAG)
)
EINDEN = RANDDAGEN | st.dates(date(2025, 6, 1), date(2032, 3, 1))
PERSOON = st.tuples(EINDEN, st.sampled_from(["2000", "3500"]), st.none() | st.integers(-3, 3))


@pytest.mark.regel("R14")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mensen=st.lists(PERSOON, min_size=1, max_size=6), vandaag=RANDDAGEN.filter(lambda dag: dag.year < 2029))
def test_every_right_is_counted_on_its_mark_and_its_last_day(mensen, vandaag, db_leeg, plaatsen):
    db_leeg()
    kwartalen = blik(vandaag=vandaag).kwartalen
    na = kwartalen[-1].replace(day=28) + timedelta(days=80)
    grens = kwartaalbegin(na)
    merk, einde = Counter(), Counter()
    for tot, postcode, weg in mensen:
        wop = met_wop(tot, vestiging=plaatsen[postcode])
        blijft = weg is None or weg > 0
        if weg is not None:  # leaves so many days after the right, or before it
            dienst = Tewerkstelling.objects.get(maatwerker=wop.maatwerker)
            dienst.vervang(
                Registratie(dienst.geregistreerd_door, moment(vandaag)),
                periode=periode(date(2019, 1, 1), tot + weg * DAG),
            )
        plaats = "antwerpen" if postcode == "2000" else "limburg"
        for teller, dag in ((merk, evaluatie_merkpunt(tot)), (einde, tot - DAG)):
            if blijft and vandaag <= dag < grens:
                teller[plaats, kwartaalbegin(dag)] += 1

    aantallen = blik(vandaag=vandaag).aantallen

    assert aantallen[Vooruit.EVALUATIE] == merk
    assert aantallen[Vooruit.EINDE_WOP] == einde


@pytest.fixture
def plaatsen(db):
    return {postcode: VestigingFactory(postcode=postcode) for postcode in ("2000", "3500")}


@pytest.fixture
def db_leeg(db):
    """Between two examples: every right is withdrawn, so that it no longer counts."""

    def trek_alles_in():
        for wop in Wop.objects.geldig().order_by("pk"):
            wop.trek_in(Registratie(wop.geregistreerd_door, moment(VANDAAG)))

    return trek_alles_in


def test_what_was_stopped_by_a_refusal_is_not_evaluated():
    zaak = zaak_in(S.JOBMATCHING, begin=VANDAAG - 30 * DAG)
    zaak.weigering()
    assert blik(vandaag=zaak.dag).som(soort=Vooruit.EINDE_WOP) == 1
    zaak.neem("weigering_vaststellen")

    assert Wop.objects.geldig().get().periode.upper == date(2026, 4, 1)
    assert blik(vandaag=zaak.dag).som(soort=Vooruit.EINDE_WOP) == 0


@pytest.mark.regel("R22")
@pytest.mark.parametrize("dagen_te_laat", [0, 1])
def test_nazorg_contacts_and_ends_count_until_their_day(dagen_te_laat):
    zaak = zaak_in(S.NAZORG, begin=VANDAAG - 10 * DAG)
    hire = zaak.traject.doorgestroomd_op
    einde = nazorg_einde(hire)
    Nazorgafspraak.objects.create(traject=zaak.traject, op=einde, met="werknemer")
    Nazorgafspraak.objects.create(traject=zaak.traject, op=hire, met="werkgever")

    aantallen = blik(vandaag=einde + dagen_te_laat * DAG).aantallen

    verwacht = {} if dagen_te_laat else {("antwerpen", kwartaalbegin(einde)): 1}
    assert aantallen[Vooruit.NAZORG_EINDE] == aantallen[Vooruit.NAZORGCONTACT] == verwacht
    assert blik(vandaag=hire).som(soort=Vooruit.NAZORGCONTACT) == 2


@pytest.mark.regel("R18")
@pytest.mark.regel("R46")
def test_a_judgement_is_expected_six_months_after_the_start_moved_by_suspensions():
    zaak = zaak_in(S.VOORTRAJECT, begin=date(2026, 3, 2))
    start = date(2026, 3, 3)
    assert traject_einde(start) == date(2026, 9, 2)
    assert blik(vandaag=zaak.dag).aantallen[Vooruit.OORDEEL] == {("antwerpen", date(2026, 7, 1)): 1}
    assert blik(vandaag=date(2026, 9, 2)).som(soort=Vooruit.OORDEEL) == 1
    assert blik(vandaag=date(2026, 9, 3)).som(soort=Vooruit.OORDEEL) == 0

    stil = periode(date(2026, 4, 1), date(2026, 4, 30))  # 29 days: until 1 October
    Opschorting.objects.registreer(
        Registratie(zaak.vdab, moment(zaak.dag)), traject=zaak.traject, periode=stil, grond="ziekte"
    )

    assert blik(vandaag=date(2026, 9, 3)).aantallen[Vooruit.OORDEEL] == {("antwerpen", date(2026, 10, 1)): 1}


@pytest.mark.parametrize("status", [S.TOEGELEID, S.BEOORDELING, S.STOPGEZET])
def test_only_a_running_traject_expects_a_judgement(status):
    zaak = zaak_in(status, begin=VANDAAG)

    assert blik(vandaag=zaak.dag).som(soort=Vooruit.OORDEEL) == 0


def test_vdab_counts_its_own_provinces_and_policy_all():
    for postcode in ("2000", "3500", "3500", "9000"):
        met_wop(date(2027, 4, 1), vestiging=VestigingFactory(postcode=postcode))
    brussel = met_wop(date(2027, 4, 1), vestiging=VestigingFactory(postcode="1000"))
    assert brussel.provincies == [] or brussel.provincies == [Provincie.BUITEN]
    limburg = blik(LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG]))
    alles = blik()

    assert limburg.provincies == [Provincie.LIMBURG]
    assert limburg.rij() == [2, 2, 0, 0, 0, 4]
    assert alles.rij() == [5, 5, 0, 0, 0, 10]
    assert alles.provincies == list(Provincie)
    assert blik(provincie=Provincie.LIMBURG).rij() == limburg.rij()
    per_kwartaal = [alles.rij(kwartaal=begin) for begin in alles.kwartalen]
    per_provincie = [alles.rij(provincie=plaats) for plaats in alles.provincies]
    assert [sum(kolom) for kolom in zip(*per_kwartaal, strict=True)] == alles.rij()
    assert [sum(kolom) for kolom in zip(*per_provincie, strict=True)] == alles.rij()


def test_who_is_followed_in_two_provinces_counts_once():
    persoon = MaatwerkerFactory()
    met_wop(date(2027, 4, 1), vestiging=VestigingFactory(postcode="3500"), maatwerker=persoon)
    Maatwerker.objects.filter(pk=persoon.pk).update(provincies=[Provincie.ANTWERPEN, Provincie.LIMBURG])

    assert blik().rij() == [1, 1, 0, 0, 0, 2]
    assert blik(provincie=Provincie.ANTWERPEN).rij() == [1, 1, 0, 0, 0, 2]


@pytest.mark.parametrize("rol", [Rol.ONDERNEMING, Rol.PARTNER, Rol.BEHEER])
def test_others_count_nothing(rol):
    with pytest.raises(PermissionDenied, match="voor VDAB en voor beleid"):
        blik(LidmaatschapFactory(**{rol: True}))
