"""Where somebody is employed last: the database keeps it, and by it a company sees its own people and their rows."""

from datetime import date, timedelta

import pytest

from tests.factories import EvaluatieFactory, LidmaatschapFactory, TewerkstellingFactory, moment, zaak_in
from trajecten.enums import Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Evaluatie, Lidmaatschap, Maatwerker, Registratie, Tewerkstelling, Traject
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
OVERSTAP = date(2026, 1, 5)


@pytest.fixture
def overgestapt():
    """Somebody with a traject and an evaluation who goes from one company to the next: both employments."""
    maatwerker = zaak_in(S.JOBMATCHING, begin=date(2025, 3, 3)).maatwerker
    EvaluatieFactory(maatwerker=maatwerker)
    door = Registratie(LidmaatschapFactory(vdab=True), moment(date(2026, 1, 2)))
    (oud,) = Tewerkstelling.objects.filter(maatwerker=maatwerker).beeindig(door, op=OVERSTAP)
    return oud, TewerkstellingFactory(maatwerker=maatwerker, periode=periode(OVERSTAP))


def lid_van(dienst):
    return LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=dienst.vestiging.onderneming)


def dienst_bij(maatwerker):
    """The company of the person, of the trajecten and of the evaluations: always the same one."""
    (bij,) = {
        *Maatwerker.objects.filter(pk=maatwerker.pk).values_list("dienst_bij", flat=True),
        *Traject.objects.filter(maatwerker=maatwerker).values_list("dienst_bij", flat=True),
        *Evaluatie.objects.filter(maatwerker=maatwerker).values_list("dienst_bij", flat=True),
    }
    return bij


def gezien(lid, dag):
    return [model.objects.zichtbaar_voor(lid, vandaag=dag).count() for model in (Maatwerker, Traject, Evaluatie)]


def test_it_is_that_of_the_last_employment_and_follows_what_is_withdrawn(overgestapt):
    oud, nieuw = overgestapt
    door = Registratie(LidmaatschapFactory(vdab=True), moment(OVERSTAP))
    assert dienst_bij(oud.maatwerker) == nieuw.vestiging.onderneming_id

    nieuw.trek_in(door)
    assert dienst_bij(oud.maatwerker) == oud.vestiging.onderneming_id

    oud.trek_in(door)
    assert dienst_bij(oud.maatwerker) is None


def test_a_row_saved_from_an_old_copy_changes_nothing_of_it(overgestapt):
    oud, nieuw = overgestapt
    traject, maatwerker = Traject.objects.get(), oud.maatwerker  # from before the change
    traject.dienst_bij = maatwerker.dienst_bij = oud.vestiging.onderneming

    traject.save()
    maatwerker.save()

    assert dienst_bij(maatwerker) == nieuw.vestiging.onderneming_id


def test_the_new_company_sees_them_and_the_old_one_for_thirty_days(overgestapt):
    oud, nieuw = overgestapt
    laatste = OVERSTAP + timedelta(days=30)

    assert gezien(lid_van(nieuw), OVERSTAP - DAG) == [1, 1, 1]  # an employment that lies ahead
    assert gezien(lid_van(nieuw), laatste + DAG) == [1, 1, 1]
    assert gezien(lid_van(oud), laatste) == [1, 1, 1]
    assert gezien(lid_van(oud), laatste + DAG) == [0, 0, 0]
    assert gezien(lid_van(TewerkstellingFactory()), laatste) == [1, 0, 0]  # another company: its own person alone


def test_who_left_for_no_other_is_seen_for_thirty_days():
    dienst = TewerkstellingFactory(periode=periode(date(2024, 1, 1), OVERSTAP))
    lid = lid_van(dienst)

    assert gezien(lid, OVERSTAP + timedelta(days=30))[0] == 1
    assert gezien(lid, OVERSTAP + timedelta(days=31))[0] == 0


def test_a_lid_read_by_the_middleware_brings_who_changed(overgestapt, django_assert_num_queries):
    oud, _ = overgestapt
    lid = Lidmaatschap.objects.met_inzagen(OVERSTAP).get(pk=lid_van(oud).pk)

    with django_assert_num_queries(0):
        assert lid.overgestapt_op(OVERSTAP) == [oud.maatwerker_id]
    assert lid.overgestapt_op(OVERSTAP + timedelta(days=31)) == []
