"""Facts are written once and withdrawn once; what was known on a moment stays what was known."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from tests.factories import LidmaatschapFactory, MaatwerkerFactory, TewerkstellingFactory, WopFactory, moment
from trajecten.models import Afwezigheid, Feit, Registratie, Tewerkstelling, Wop, feitmodellen
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
TOEN, NU = moment(date(2026, 3, 2)), moment(date(2026, 3, 9))
SECONDE = timedelta(seconds=1)


@pytest.fixture
def wop():
    return WopFactory(geregistreerd_op=TOEN)


@pytest.fixture
def registratie():
    return Registratie(LidmaatschapFactory(vdab=True), NU)


def geweigerd(doe, *args, **kwargs):
    """Whether the database refuses, leaving the transaction usable."""
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        doe(*args, **kwargs)
    return str(fout.value)


def test_withdrawing_is_known_from_its_moment(wop, registratie):
    wop.trek_in(registratie)

    for moment_, bekend in [(TOEN, False), (TOEN + SECONDE, True), (NU, True), (NU + SECONDE, False)]:
        assert Wop.objects.bekend_op(moment_).filter(pk=wop.pk).exists() is bekend, moment_
    assert not Wop.objects.geldig().exists()


def test_a_correction_is_a_successor(wop, registratie):
    opvolger = wop.vervang(registratie, loonpremie=45)

    assert Wop.objects.bekend_op(NU).get().loonpremie == 60
    assert Wop.objects.bekend_op(NU + SECONDE).get() == opvolger == Wop.objects.geldig().get()
    assert opvolger.inhoud() == wop.inhoud() | {"loonpremie": 45}
    assert (wop.ingetrokken_op, wop.ingetrokken_door) == (NU, registratie.lid)


def test_what_the_database_refuses_is_said_in_words_and_asked_once(wop, registratie, django_assert_num_queries):
    nog_een = wop.inhoud() | {"loonpremie": 45}
    with pytest.raises(ValidationError) as fout, django_assert_num_queries(3):  # the insert, in a savepoint
        Wop.objects.registreer(registratie, **nog_een)

    assert fout.value.messages == ["Deze persoon heeft in die periode al een WOP."]
    with pytest.raises(ValidationError) as fout:
        Wop.objects.registreer(registratie, **nog_een | {"begeleiding": "", "periode": None})
    assert set(fout.value.message_dict) == {"begeleiding", "periode"}


def test_a_feit_is_never_changed(wop):
    assert "verandert nooit" in geweigerd(Wop.objects.filter(pk=wop.pk).update, loonpremie=45)


def test_a_feit_is_never_removed(wop):
    assert "niet gewist" in geweigerd(Wop.objects.filter(pk=wop.pk).delete)


def test_a_withdrawal_is_never_taken_back_nor_moved(wop, registratie):
    wop.trek_in(registratie)

    for waarde in (None, NU + SECONDE):
        assert "verandert nooit" in geweigerd(Wop.objects.filter(pk=wop.pk).update, ingetrokken_op=waarde)


def test_no_content_slips_in_with_a_withdrawal(wop):
    assert "verandert nooit" in geweigerd(
        Wop.objects.filter(pk=wop.pk).update, loonpremie=45, ingetrokken_op=NU, ingetrokken_door=wop.geregistreerd_door
    )


def alle_onderklassen(klasse: type[Model]) -> set[type[Model]]:
    return {o for kind in klasse.__subclasses__() for o in ({kind} | alle_onderklassen(kind))}


def test_every_kind_of_feit_is_kept_by_its_trigger():
    assert set(feitmodellen()) == alle_onderklassen(Feit)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_onveranderlijk%'")
        bewaakt = {tabel for (tabel,) in cursor.fetchall()}
    assert bewaakt == {model._meta.db_table for model in feitmodellen()}


def test_ending_cuts_off_what_runs_and_withdraws_what_lies_ahead(registratie):
    persoon, dag = MaatwerkerFactory(), date(2026, 3, 9)
    voorbij = WopFactory(maatwerker=persoon, periode=periode(date(2020, 1, 1), date(2025, 1, 1)))
    WopFactory(maatwerker=persoon, periode=periode(date(2025, 1, 1), date(2027, 1, 1)))
    WopFactory(maatwerker=persoon, periode=periode(date(2027, 1, 1), date(2028, 1, 1)))

    Wop.objects.filter(maatwerker=persoon).beeindig(registratie, op=dag)

    perioden = [(w.periode.lower, w.periode.upper) for w in Wop.objects.geldig().order_by("periode")]
    assert perioden == [(date(2020, 1, 1), date(2025, 1, 1)), (date(2025, 1, 1), dag)]
    assert Wop.objects.geldig().filter(pk=voorbij.pk).exists()


@pytest.mark.parametrize(("begin", "mag"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True)])
def test_periods_of_one_person_touch_but_do_not_overlap(begin, mag):
    persoon = MaatwerkerFactory()
    TewerkstellingFactory(maatwerker=persoon, periode=periode(date(2026, 1, 1), date(2026, 6, 1)))
    volgende = {"maatwerker": persoon, "periode": periode(begin)}

    if mag:
        TewerkstellingFactory(**volgende)
    else:
        assert "tewerkstelling_geen_overlap" in geweigerd(TewerkstellingFactory, **volgende)


def test_two_people_have_periods_of_their_own():
    TewerkstellingFactory(periode=periode(date(2026, 1, 1)))

    ander = TewerkstellingFactory.build(
        maatwerker=MaatwerkerFactory(), periode=periode(date(2026, 1, 1)), geregistreerd_door=None
    )

    ander.validate_constraints()


def test_what_was_withdrawn_leaves_room(registratie):
    oud = TewerkstellingFactory(periode=periode(date(2026, 1, 1)))
    oud.trek_in(registratie)

    TewerkstellingFactory(maatwerker=oud.maatwerker, periode=periode(date(2026, 1, 1)))

    assert Tewerkstelling.objects.geldig().count() == 1


def test_a_feit_takes_over_another_name_and_nothing_else(wop, registratie):
    dienst = TewerkstellingFactory(maatwerker=wop.maatwerker, periode=periode(date(2025, 1, 1)))
    afwezig = Afwezigheid.objects.registreer(
        registratie, maatwerker=dienst.maatwerker, soort="ziekte", periode=periode(date(2026, 1, 1))
    )
    afwezig.trek_in(registratie)

    wop.maatwerker.familienaam = "Zonneveld"
    wop.maatwerker.save()

    for feit in (wop, afwezig):
        feit.refresh_from_db()
        assert feit.sorteernaam == wop.maatwerker.sorteernaam
    assert wop.sorteernaam.startswith("zonneveld ")
    anders = {"sorteernaam": "aerts", "loonpremie": 45}
    assert "verandert nooit" in geweigerd(Wop.objects.filter(pk=wop.pk).update, **anders)


def test_a_wop_takes_over_the_provinces_and_no_others(wop):
    wop.maatwerker.provincies = ["limburg"]
    wop.maatwerker.save()

    Wop.objects.filter(pk=wop.pk).update(provincies=["buiten"])  # the database says what they are

    wop.refresh_from_db()
    assert wop.provincies == ["limburg"]
