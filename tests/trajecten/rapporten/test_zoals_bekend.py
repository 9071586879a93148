"""What was answered once stays the answer: no report changes, as it was known then, by what comes in or is undone later."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import EvaluatieFactory, LidmaatschapFactory, moment, zaak_in
from trajecten import workflow
from trajecten.enums import TrajectStatus
from trajecten.rapporten.soorten import SOORTEN

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def alles(client, peildatum, bekend_op):
    """Every table of every report, per province and per its first other kenmerk."""
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)
    dagen = {"peildatum": peildatum, "bekend_op": bekend_op, "formaat": "json"}
    return {
        (naam, per): client.get(reverse("rapport", args=[naam], query={**dagen, "per": per})).json()["tabellen"]
        for naam, soort in SOORTEN.items()
        for per in (soort.per[0], soort.per[-1])
    }


def verder(zaken, op):
    """What happens after `op`: late steps and facts about days before it, an undone step, a corrected fact."""
    jobmatching, nazorg, beoordeling = zaken
    nu = moment(op + 10 * DAG)
    jobmatching.neem("stage_starten", nu=nu, op=op)
    laatste = nazorg.traject.laatste
    assert laatste.naam == "doorstromen"
    nazorg.dag = op + 10 * DAG
    nazorg.neem("terugdraaien", reden="Vergissing", nu=nu)
    zaak = beoordeling
    versie = zaak.traject.versie
    workflow.deelname_bewaren(
        zaak.traject, versie=versie, lid=zaak.coach, nu=nu, geslacht="vrouw", onderwijs="laag", arbeidspositie="werkend",
        migratieachtergrond="nee", beperking="nee", andere_kwetsbaarheid="nee",
    )  # fmt: skip
    zaak.traject.refresh_from_db()
    zaak.neem("terugkeren", nu=nu, op=op)
    EvaluatieFactory(maatwerker=jobmatching.maatwerker, bezoek_op=op - DAG, geregistreerd_op=nu)


def test_no_report_changes_by_what_comes_later(client):
    zaken = [zaak_in(status) for status in (TrajectStatus.JOBMATCHING, TrajectStatus.NAZORG, TrajectStatus.BEOORDELING)]
    op = max(zaak.dag for zaak in zaken)
    toen, later = alles(client, op, op), op + 20 * DAG
    nu_voor = alles(client, op, later)

    verder(zaken, op)

    assert alles(client, op, op) == toen
    nu = alles(client, op, later)
    anders = {naam for naam, per in nu if nu[naam, per] != nu_voor[naam, per]}
    assert {"resultaten", "bestemmingen", "doelbereik", "trechter", "nazorg", "evaluaties", "wop", "trend"} <= anders
