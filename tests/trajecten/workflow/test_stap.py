"""What a step does whatever it is: leaving a stage ends it, and undoing brings it back."""

from datetime import timedelta

import pytest

from tests.factories import PopFactory, zaak_in
from trajecten.enums import StageResultaat
from trajecten.enums import TrajectStatus as S
from trajecten.models import Stage, Tewerkstelling

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def in_stage():
    """A stage that goes on for a month; the POP is up to date."""
    zaak = zaak_in(S.STAGE)
    zaak.dag += timedelta(days=5)
    PopFactory(maatwerker=zaak.maatwerker, versie_op=zaak.dag)
    return zaak


def stage():
    return Stage.objects.geldig().get()


@pytest.mark.parametrize(
    ("naam", "gegevens", "resultaat"),
    [
        ("voorleggen", {}, StageResultaat.VOLTOOID),
        ("stopzetten", {"reden": "ziekte"}, StageResultaat.AFGEBROKEN_PARTNER),
        ("stopzetten", {"reden": "stage_afgebroken_host"}, StageResultaat.AFGEBROKEN_HOST),
        ("stopzetten", {"reden": "stage_afgebroken_werknemer"}, StageResultaat.AFGEBROKEN_WERKNEMER),
    ],
)
def test_leaving_a_stage_ends_it(naam, gegevens, resultaat):
    zaak = in_stage()
    op = zaak.dag

    zaak.neem(naam, **gegevens)

    assert (stage().laatste_dag, stage().resultaat) == (op, resultaat)


def test_a_refusal_breaks_off_the_stage():
    zaak = in_stage()
    zaak.weigering()

    zaak.neem("weigering_vaststellen")

    assert stage().resultaat == StageResultaat.AFGEBROKEN_WERKNEMER


@pytest.mark.regel("R22")
def test_a_hire_takes_its_day_from_the_stage():
    zaak = in_stage()
    hire = zaak.dag

    zaak.neem("doorstromen")

    assert (stage().laatste_dag, stage().resultaat) == (hire - DAG, StageResultaat.VOLTOOID)
    assert Tewerkstelling.objects.geldig().get().periode.upper == hire


def test_a_hire_on_the_first_day_of_the_stage_leaves_none():
    zaak = zaak_in(S.STAGE)
    zaak.dag -= DAG

    zaak.neem("doorstromen")

    assert not Stage.objects.geldig().exists()


def test_a_stage_never_becomes_longer_than_was_agreed():
    zaak = in_stage()
    eerder = stage().laatste_dag
    zaak.dag = eerder + timedelta(days=10)

    zaak.neem("voorleggen")

    assert stage().laatste_dag == eerder


def test_undoing_brings_the_stage_back_as_it_was():
    zaak = in_stage()
    voor = stage().inhoud()
    zaak.neem("stopzetten")

    zaak.neem("terugdraaien")

    assert stage().inhoud() == voor
