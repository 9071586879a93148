"""The reports beyond the results of a call: what they count, and how rows are told apart."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import MaatwerkerFactory
from tests.trajecten.rapporten.bouw import Wereld, rapport_van, zaak

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
P = date(2019, 3, 15)
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))


def rijen(tabel, naam):
    """The figure of each row, by its place."""
    return {rij.plek: rij[naam] for rij in tabel.alle_rijen}


@pytest.mark.regel("R35")
def test_a_started_traject_costs_the_standard_cost():
    wereld = Wereld(standaardkost=Decimal(4200), doel=950)
    wereld.schrijf([zaak(TOEGELEID), zaak(TOEGELEID, GESTART), zaak(TOEGELEID, GESTART)])

    tabel = rapport_van("doelbereik", wereld.vdab, P, oproep=wereld.oproep).tabel

    assert tabel.totaal["kost"] == 8400
    assert tabel.totaal["start_op_toeleiding"] == pytest.approx(200 / 3)
    assert tabel.totaal["geslaagd_op_start"] == 0


@pytest.mark.regel("R40")
def test_the_age_classes_have_their_edges_on_the_birthday():
    wereld = Wereld()
    op = TOEGELEID[2]
    jaren = [25, 25, 55, 55]
    geboren = [op.replace(year=op.year - jaar) + (0 if nr % 2 else 1) * DAG for nr, jaar in enumerate(jaren)]
    wereld.mensen = [MaatwerkerFactory(geboortedatum=dag) for dag in geboren]
    wereld.schrijf([zaak(TOEGELEID)] * 4)

    tabel = rapport_van("resultaten", wereld.vdab, P, oproep=wereld.oproep, per="leeftijd").tabel

    assert rijen(tabel, "toegeleid") == {
        ("Jonger dan 25",): 1,
        ("25 tot en met 54",): 2,
        ("Ouder dan 54",): 1,
        ("Eindtotaal",): 4,
    }


@pytest.mark.regel("R34")
def test_projects_of_one_name_say_their_call():
    werelden = [Wereld(nummer=nummer) for nummer in (101, 102)]
    for wereld in werelden:
        wereld.project.naam = "Springplank en partners"
        wereld.project.save()
        wereld.schrijf([zaak(TOEGELEID)])

    tabel = rapport_van("resultaten", werelden[0].vdab, P, per="project").tabel

    assert rijen(tabel, "toegeleid") == {
        ("Springplank en partners (oproep 101)",): 1,
        ("Springplank en partners (oproep 102)",): 1,
        ("Eindtotaal",): 2,
    }
