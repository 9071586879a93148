"""Values at rest: each names its key, older keys go on opening, and equal values can be found without being read."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection

from tests.factories import MaatwerkerFactory
from trajecten import versleuteling
from trajecten.models import Maatwerker
from trajecten.models.sleutel import bewaar_sleutelcontrole, controleer_sleutels

BLIND, OUD, NIEUW = (Fernet.generate_key().decode() for _ in range(3))
INSZ = "93051822361"


@pytest.fixture
def sleutels(settings):
    def zet(**paren):
        settings.VELD_SLEUTELS = ";".join(f"{naam}={sleutel}" for naam, sleutel in paren.items())

    zet(blind=BLIND, oud=OUD)
    return zet


def test_it_works(sleutels):
    opgeslagen = versleuteling.versleutel(INSZ)

    assert opgeslagen.startswith("oud:")
    assert INSZ not in opgeslagen
    assert versleuteling.ontsleutel(opgeslagen) == INSZ


def test_the_same_value_is_never_stored_twice_the_same_way(sleutels):
    assert versleuteling.versleutel(INSZ) != versleuteling.versleutel(INSZ)


def test_a_new_key_writes_and_the_old_one_still_opens(sleutels):
    opgeslagen = versleuteling.versleutel(INSZ)

    sleutels(blind=BLIND, nieuw=NIEUW, oud=OUD)

    assert versleuteling.ontsleutel(opgeslagen) == INSZ
    assert versleuteling.versleutel(INSZ).startswith("nieuw:")


@pytest.mark.parametrize("rest", [{"nieuw": NIEUW}, {"oud": NIEUW}], ids=["missing", "another"])
def test_without_its_key_a_value_stays_closed(sleutels, rest):
    opgeslagen = versleuteling.versleutel(INSZ)
    sleutels(blind=BLIND, **rest)

    with pytest.raises(ImproperlyConfigured, match="'oud'"):
        versleuteling.ontsleutel(opgeslagen)


@pytest.mark.parametrize(
    "tekst",
    ["", f"blind={BLIND}", f"oud={OUD}", f"blind={BLIND};oud=kort"],
    ids=["none", "blind only", "no blind", "no key"],
)
def test_incomplete_keys_are_refused(settings, tekst):
    settings.VELD_SLEUTELS = tekst

    with pytest.raises(ImproperlyConfigured, match="VELD_SLEUTELS"):
        versleuteling.versleutel(INSZ)


def test_the_index_is_equal_for_equal_values_and_depends_on_its_key(sleutels):
    index = versleuteling.blinde_index(INSZ)
    assert versleuteling.blinde_index(INSZ) == index
    assert versleuteling.blinde_index("85071599796") != index

    sleutels(blind=NIEUW, oud=OUD)

    assert versleuteling.blinde_index(INSZ) != index


@pytest.mark.django_db
def test_a_person_is_found_by_insz_and_no_column_holds_it():
    persoon = MaatwerkerFactory(insz=INSZ)

    assert Maatwerker.objects.met_insz(INSZ).get() == persoon
    assert Maatwerker.objects.get().insz == INSZ
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM trajecten_maatwerker m")
        assert INSZ not in cursor.fetchone()[0]


@pytest.mark.django_db
def test_an_insz_belongs_to_one_person():
    MaatwerkerFactory(insz=INSZ)

    with pytest.raises(IntegrityError, match="insz_index"):
        MaatwerkerFactory(insz=INSZ)


@pytest.mark.django_db
def test_a_start_with_another_key_is_refused_and_says_which(sleutels):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM trajecten_sleutelcontrole")
    bewaar_sleutelcontrole()
    controleer_sleutels()

    sleutels(blind=BLIND, oud=NIEUW)
    with pytest.raises(ImproperlyConfigured, match="'oud'"):
        controleer_sleutels()
    sleutels(blind=NIEUW, oud=OUD)
    with pytest.raises(ImproperlyConfigured, match="'blind'"):
        controleer_sleutels()
