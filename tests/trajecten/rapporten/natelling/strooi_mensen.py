"""Histories of people that the demo data does not have: evaluations around the mark, rights and answers put right later."""

from contextlib import suppress
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import transaction

from tests.trajecten.rapporten.natelling.strooi import DAG, Strooier
from trajecten.enums import (
    AanbodUitkomst,
    EvaluatieSoort,
    EvaluatieUitkomst,
    Loonpremie,
    WeigeringReden,
    Werkvorm,
    WopGrond,
)
from trajecten.models import Aanbod, Evaluatie, Maatwerker, Tewerkstelling, Vestiging, Weigering, Wop

POSTCODES = ("1000", "2018", "3000", "3500", "8000", "9000")
SOORTEN = [soort for soort in EvaluatieSoort.values if soort != EvaluatieSoort.EINDE_TRAJECT]


class StrooierOverMensen(Strooier):
    def strooi(self):
        vestigingen = list(Vestiging.objects.order_by("pk"))
        weigeraars = set(Weigering.objects.values_list("maatwerker", flat=True))
        for mens in Maatwerker.objects.order_by("pk"):
            self.mens(mens)
        for dienst in self.geldig(Tewerkstelling, 0.5):
            if dienst.maatwerker_id in weigeraars:
                elders = {"vestiging": self.rng.choice(vestigingen), "werkvorm": self.een(Werkvorm)}
                with suppress(ValidationError), transaction.atomic():  # not every werkvorm is of all times
                    dienst.vervang(self.na(dienst), **elders)
        for wop in self.geldig(Wop, 0.3):
            self.bezoek(wop)
            if wop.grond != WopGrond.STARTPAKKET and self.kans(0.3):
                wop.vervang(self.na(wop), loonpremie=self.een(Loonpremie))
        for evaluatie in self.geldig(Evaluatie, 0.2):
            if evaluatie.uitkomst:
                bezoek_op = evaluatie.bezoek_op + self.rng.randint(-9, 9) * DAG
                evaluatie.vervang(self.na(evaluatie), bezoek_op=bezoek_op, uitkomst=self.een(EvaluatieUitkomst))
        for aanbod in self.geldig(Aanbod, 0.6):
            aanbod.vervang(self.na(aanbod), uitkomst=self.een(AanbodUitkomst))
        for weigering in self.geldig(Weigering, 0.8):
            self.oordeel(weigering)

    def mens(self, mens):
        """Who lives in another province than that of the work, or passes the edge of an age class somewhere in the history."""
        if self.kans(0.3):
            mens.postcode = self.rng.choice(POSTCODES)
        if self.kans(0.3):
            verjaardag = self.vandaag - timedelta(days=self.rng.randint(0, 3000))
            mens.geboortedatum = verjaardag - relativedelta(years=self.rng.choice((25, 55)))
        mens.save()

    def geldig(self, model, deel):
        """A part of the valid feiten of a model."""
        return [feit for feit in model.objects.geldig().order_by("pk") if self.kans(deel)]

    def na(self, feit):
        return self.later(feit.geregistreerd_op.date() + DAG, self.vdab)

    def bezoek(self, wop):
        """An evaluation on the day that the nine months begin, or just beside it."""
        if wop.periode.upper is None:
            return
        op = wop.periode.upper - relativedelta(months=9) + self.rng.randint(-1, 1) * DAG
        if op <= self.vandaag:
            inhoud = {"soort": self.rng.choice(SOORTEN), "uitkomst": self.een(EvaluatieUitkomst), "bezoek_op": op}
            Evaluatie.objects.registreer(self.later(op, self.vdab), maatwerker=wop.maatwerker, **inhoud)

    def oordeel(self, weigering):
        """Judged, or judged otherwise, days before or after it was registered; sometimes about no traject."""
        gehoord = weigering.geweigerd_op + self.rng.randint(0, 9) * DAG
        weigering.vervang(
            self.na(weigering),
            reden=self.een(WeigeringReden),
            traject=weigering.traject if self.kans(0.7) else None,
            gehoord_op=gehoord,
            beoordeeld_op=gehoord + timedelta(days=self.rng.randint(0, 60)),
            geldige_reden=self.kans(0.3),
            reele_kans=self.kans(0.8),
        )


def strooi_mensen(rng, vandaag):
    """Scatter over the people that are there. The same `rng` scatters the same."""
    StrooierOverMensen(rng, vandaag).strooi()
