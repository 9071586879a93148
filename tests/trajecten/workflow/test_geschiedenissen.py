"""Random histories, with undoing, standing still and late registration: what must always hold, holds.

And what was once said stays said: a figure, and the facts, as known on a day are the same whatever comes after.
"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.factories import moment, zaak_in
from tests.trajecten.rapporten.bouw import cijfers_van
from trajecten.enums import TrajectStatus as S
from trajecten.enums import Werkvorm
from trajecten.models import (
    Evaluatie,
    Opschorting,
    Stage,
    Statusovergang,
    Tewerkstelling,
    Traject,
    Uitstroom,
    Wop,
)
from trajecten.models.traject import ACTIEF
from trajecten.overgangen import OVERGANGEN
from trajecten.rapporten.definities.stand import SOM

NAMEN = [o.naam for o in OVERGANGEN.values() if o.van and o.als_knop and o.naam != "terugdraaien"]
EINDIGT = {"annuleren", "stopzetten", "weigering_vaststellen"}
STAP = st.tuples(st.integers(0, 99), st.integers(0, 20), st.integers(0, 5))  # which, days later, told so late


def feiten(zaak):
    """What is held to be true about somebody, without who registered it and when."""
    return {
        "wop": sorted(map(str, Wop.objects.geldig().values_list("loonpremie", "begeleiding", "periode", "grond"))),
        "dienst": sorted(map(str, Tewerkstelling.objects.geldig().values_list("periode", "reden_einde"))),
        "stage": sorted(map(str, Stage.objects.geldig().values_list("periode", "resultaat"))),
        "uitstroom": sorted(map(str, Uitstroom.objects.geldig().values_list("op", "gepland"))),
        "status": zaak.traject.status,
    }


def zoals_bekend(zaak, dag):
    """The figures of the call on `dag`, and every fact, as both were known at the end of that day."""
    middernacht = moment(dag + timedelta(days=1), 0)
    cijfers = cijfers_van(zaak.project.oproep, zaak.vdab, dag).totaal.cijfers
    assert cijfers["opgestart"] == sum(cijfers[naam] for naam in SOM)
    gekend = {
        model.__name__: sorted(model.objects.bekend_op(middernacht).values_list("pk", flat=True))
        for model in (Wop, Tewerkstelling, Stage, Uitstroom, Opschorting, Evaluatie, Statusovergang)
    }
    return cijfers, gekend


class Geschiedenissen(RuleBasedStateMachine):
    BEGIN = {Werkvorm.BW: date(2018, 11, 2), Werkvorm.CMW: date(2026, 11, 2), Werkvorm.LDE: date(2018, 11, 2)}
    werkvorm = Werkvorm.CMW

    @initialize(status=st.sampled_from([S.TOEGELEID, S.JOBMATCHING, S.STAGE, S.BEOORDELING]))
    def begin(self, status):
        self.punt = transaction.savepoint()
        self.zaak = zaak_in(status, werkvorm=self.werkvorm, begin=self.BEGIN[self.werkvorm])
        self.voor = []
        self.laatst_geregistreerd = self.zaak.dag
        self.gezegd = {}

    def _nu(self, laat):
        """Things are registered `laat` days after they happened, and never before what was registered earlier."""
        self.laatst_geregistreerd = max(self.laatst_geregistreerd, self.zaak.dag + timedelta(days=laat))
        return moment(self.laatst_geregistreerd)

    @rule(stappen=st.lists(STAP, min_size=2, max_size=5), vraag=st.booleans())
    def verder(self, stappen, vraag):
        """Steps that the status knows, whether or not the conditions allow them, and undos. Then somebody may ask how
        it stands, and whatever comes after is registered on a later day."""
        for keuze, dagen, laat in stappen:
            kan = [naam for naam in NAMEN if self.zaak.traject.status in OVERGANGEN[naam].van]
            if kan and keuze < 75:  # most often further, or few would ever come to a hire
                kan = [naam for naam in kan if naam not in EINDIGT]
            if keuze >= 90 and self.voor:
                self._draai_terug()
            elif kan:
                self._stap(kan[keuze % len(kan)], dagen, laat)
        if vraag:
            dag = self.laatst_geregistreerd
            self.gezegd[dag] = zoals_bekend(self.zaak, dag)
            self.laatst_geregistreerd += timedelta(days=1)

    def _stap(self, naam, dagen, laat):
        self.zaak.dag += timedelta(days=dagen)
        if naam == "voorleggen":
            self.zaak.pop()
        if naam == "weigering_vaststellen" and not self._weigering():
            return
        voor, stappen = feiten(self.zaak), Statusovergang.objects.count()
        try:
            with transaction.atomic():
                self.zaak.neem(naam, nu=self._nu(laat))
        except ValidationError:
            assert (feiten(self.zaak), Statusovergang.objects.count()) == (voor, stappen)
        else:
            if Statusovergang.objects.count() > stappen:
                self.voor.append(voor)

    def _weigering(self):
        if self.zaak.traject.status not in OVERGANGEN["weigering_vaststellen"].van:
            return False
        self.zaak.weigering()
        return True

    def _draai_terug(self):
        try:
            with transaction.atomic():
                self.zaak.neem("terugdraaien", nu=self._nu(0))
        except ValidationError:
            return
        voor = self.voor.pop()
        assert feiten(self.zaak) == voor

    @invariant()
    def de_databank_klopt(self):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    @invariant()
    def de_status_volgt_de_geschiedenis(self):
        traject = Traject.objects.get(pk=self.zaak.traject.pk)
        assert traject.status == traject.laatste.naar
        dagen = [stap.ingangsdatum for stap in traject.geldige_overgangen]
        assert dagen == sorted(dagen)
        assert (traject.status in (S.NAZORG, S.GESLAAGD)) <= (traject.doorgestroomd_op is not None)

    @invariant()
    def na_de_eerste_werkdag_loopt_er_geen_maatwerk(self):
        hire = Traject.objects.get(pk=self.zaak.traject.pk).doorgestroomd_op
        if hire:
            assert not Tewerkstelling.objects.geldig().op(hire).exists()
            assert not Wop.objects.geldig().op(hire).exists() or self.zaak.traject.werkvorm == Werkvorm.BW

    @invariant()
    def een_stage_loopt_alleen_tijdens_de_begeleiding(self):
        traject = Traject.objects.get(pk=self.zaak.traject.pk)
        if traject.status not in ACTIEF | {S.BEOORDELING}:
            assert not Stage.objects.geldig().op(traject.status_sinds + timedelta(days=1)).exists()

    def teardown(self):
        """At the end of the history: what was said on the way is still what was known then."""
        if not hasattr(self, "gezegd"):
            return
        try:
            zoals_bekend(self.zaak, self.laatst_geregistreerd)
            for dag, antwoord in self.gezegd.items():
                assert zoals_bekend(self.zaak, dag) == antwoord
        finally:
            transaction.savepoint_rollback(self.punt)


@pytest.mark.django_db
@pytest.mark.parametrize("werkvorm", [Werkvorm.BW, Werkvorm.CMW, Werkvorm.LDE])
def test_random_histories_in_every_regime(werkvorm):
    run_state_machine_as_test(
        type("Geschiedenissen", (Geschiedenissen,), {"werkvorm": werkvorm}),
        settings=settings(
            max_examples=30,
            stateful_step_count=4,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            phases=[Phase.generate],  # add Phase.shrink for the shortest history; that takes minutes
        ),
    )
