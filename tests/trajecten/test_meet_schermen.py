"""What the bench counts, and when a screen reads too much."""

import pytest

from tests.factories import LidmaatschapFactory
from trajecten.management.commands.meet_schermen import Meting, gelezen_rijen, gevraagd, zoekt
from trajecten.models import Lidmaatschap


def meting(**velden):
    return Meting(**({"scherm": "traject-lijst", "rol": "vdab", "vraag": "", "vragen": 3} | velden))


@pytest.mark.parametrize(
    ("velden", "te_veel"),
    [
        ({"gelezen": 520, "getoond": 26}, False),
        ({"gelezen": 521, "getoond": 26}, True),
        ({"gelezen": 521, "getoond": 26, "maat": 400}, False),  # an organisation that searches its own people
        ({"gelezen": 20, "getoond": 0}, False),
        ({"gelezen": 21, "getoond": 0}, True),
        ({"gelezen": 0, "getoond": 0, "telling": 200_020}, False),
        ({"gelezen": 0, "getoond": 0, "telling": 200_021}, True),
        ({"gelezen": 0, "getoond": 0, "vragen": 13}, True),
    ],
)
def test_a_screen_reads_at_most_twenty_rows_for_each_row(velden, te_veel):
    assert meting(**velden).is_te_veel is te_veel
    assert ("TE VEEL" in str(meting(**velden))) is te_veel


@pytest.mark.parametrize(("getoond", "verwacht"), [(25, True), (26, False)])  # less than a page, which reads one more
def test_an_organisation_may_read_its_own_people_only_where_it_searches(getoond, verwacht):
    assert zoekt(meting(rol="onderneming", gelezen=900, getoond=getoond)) is verwacht


def test_rows_that_a_scan_left_out_were_read_as_well():
    scan = {"Relation Name": "trajecten_traject", "Actual Rows": 1.0, "Actual Loops": 3, "Rows Removed by Filter": 2}
    index = {"Node Type": "Bitmap Index Scan", "Actual Rows": 100.0, "Actual Loops": 1}  # of an index, not of a table

    assert gelezen_rijen({"Plans": [scan, index | {"Plans": [scan]}]}) == 18


@pytest.mark.django_db
def test_it_sees_every_query_of_a_screen():
    lid = Lidmaatschap.objects.met_ongelezen().get(pk=LidmaatschapFactory(vdab=True).pk)

    vragen = [sql for sql, _ in gevraagd("/maatwerkers/", lid)]

    assert sum("LIMIT 26" in sql for sql in vragen) == 1
    assert sum("COUNT(" in sql[:60] for sql in vragen) == 1
