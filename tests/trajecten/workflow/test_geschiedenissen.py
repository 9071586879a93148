"""Random histories, with undoing and late registration: what must always hold, holds."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.factories import Zaak, moment
from trajecten.enums import TrajectStatus as S
from trajecten.enums import Werkvorm
from trajecten.models import Stage, Statusovergang, Tewerkstelling, Traject, Uitstroom, Wop
from trajecten.overgangen import OVERGANGEN
from trajecten.rapporten.definities import SOM
from trajecten.rapporten.oproep import rapport

NAMEN = [o.naam for o in OVERGANGEN.values() if o.van and o.als_knop and o.naam != "terugdraaien"]


def feiten(zaak):
    """What is held to be true about somebody, without who registered it and when."""
    return {
        "wop": sorted(map(str, Wop.objects.geldig().values_list("loonpremie", "begeleiding", "periode", "grond"))),
        "dienst": sorted(map(str, Tewerkstelling.objects.geldig().values_list("periode", "reden_einde"))),
        "stage": sorted(map(str, Stage.objects.geldig().values_list("periode", "resultaat"))),
        "uitstroom": sorted(map(str, Uitstroom.objects.geldig().values_list("op", "gepland"))),
        "status": zaak.traject.status,
    }


class Geschiedenissen(RuleBasedStateMachine):
    @initialize(werkvorm=st.sampled_from([Werkvorm.CMW, Werkvorm.LDE, Werkvorm.BW]), jaar=st.sampled_from([2018, 2026]))
    def begin(self, werkvorm, jaar):
        if werkvorm == Werkvorm.BW:
            jaar = 2018
        elif werkvorm == Werkvorm.CMW:
            jaar = 2026
        self.punt = transaction.savepoint()
        self.zaak = Zaak(werkvorm=werkvorm, begin=date(jaar, 11, 2))
        self.zaak.neem("toeleiden")
        self.voor = []
        self.laatst_geregistreerd = self.zaak.dag

    def _nu(self, laat):
        self.laatst_geregistreerd = max(self.laatst_geregistreerd, self.zaak.dag + timedelta(days=laat))
        return moment(self.laatst_geregistreerd)

    @rule(naam=st.sampled_from(NAMEN), dagen=st.integers(0, 40), laat=st.integers(0, 5))
    def stap(self, naam, dagen, laat):
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

    @rule()
    def draai_terug(self):
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
    def de_cijfers_tellen_op(self):
        dag = self.laatst_geregistreerd
        gevraagd = {"peildatum": dag, "bekend_op": dag, "per": "provincie"}
        cijfers = rapport(self.zaak.project.oproep, lid=self.zaak.vdab, **gevraagd).totaal.cijfers
        assert cijfers["opgestart"] == sum(cijfers[naam] for naam in SOM)

    def teardown(self):
        if hasattr(self, "punt"):
            transaction.savepoint_rollback(self.punt)


@pytest.mark.django_db
def test_three_hundred_histories():
    run_state_machine_as_test(
        Geschiedenissen,
        settings=settings(
            max_examples=300,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
