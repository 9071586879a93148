"""The trajecten of the current call: every pad in every werkvorm, for the demo log-ins, and then by weight."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from dateutil.relativedelta import relativedelta

from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier
from trajecten.demo.levens import Levens
from trajecten.demo.oproepen import HUIDIG
from trajecten.demo.paden import PADEN, Pad
from trajecten.demo.plekken import VLAAMS
from trajecten.demo.verteller import Verteller, plan
from trajecten.demo.wereld import Partner, Wereld, Werkplaats
from trajecten.enums import EvaluatieSoort, TrajectStatus, Werkvorm
from trajecten.models.tewerkstelling import NAZICHT

NIEUW = (Werkvorm.CMW, Werkvorm.MWA, Werkvorm.LDE)
AANDEEL = (84, 6, 10)
DERDE_JAAR = timedelta(days=2 * 365 + 30)
POGINGEN = 20


class Heden:
    def __init__(self, levens: Levens, wereld: Wereld) -> None:
        self.levens, self.wereld = levens, wereld
        self.rng = levens.rng

    def vertel(self, aantal: int) -> Iterator[Dossier]:
        """So many dossiers; the first ones make sure that nothing is missing."""
        for pad, werkplaats, partner, demo in islice(self._opdrachten(), aantal):
            yield self._vertel(pad, werkplaats, partner, demo=demo)

    def _opdrachten(self) -> Iterator[tuple[Pad, Werkplaats, Partner, bool]]:
        provincies = cycle(VLAAMS)
        demo_partner, demo_werkplaats = self.wereld.partners[0], self.wereld.werkplaatsen[0]
        lde = self.wereld.van_werkvorm(Werkvorm.LDE, demo_partner.provincie)
        for pad in PADEN:
            for werkvorm in NIEUW:
                if werkvorm in pad.werkvormen:
                    werkplaats = self._werkplaats(werkvorm, next(provincies))
                    yield pad, werkplaats, self._partner(werkplaats), self.rng.random() < 0.4
            werkplaats = demo_werkplaats if Werkvorm.CMW in pad.werkvormen else self.rng.choice(lde)
            yield pad, werkplaats, demo_partner, True
        delen = [pad.deel for pad in PADEN]
        while True:
            pad = self.rng.choices(PADEN, delen)[0]
            werkvorm = self.rng.choices(NIEUW, AANDEEL)[0]
            if werkvorm in pad.werkvormen:
                werkplaats = self._werkplaats(werkvorm, next(provincies))
                yield pad, werkplaats, self._partner(werkplaats), self.rng.random() < 0.3

    def _werkplaats(self, werkvorm: Werkvorm, provincie: str) -> Werkplaats:
        """In that province where there is one of its kind."""
        hier = [w for w in self.wereld.van_werkvorm(werkvorm) if w.provincie == provincie]
        return self.rng.choice(hier or self.wereld.van_werkvorm(werkvorm))

    def _partner(self, werkplaats: Werkplaats) -> Partner:
        return self.rng.choice(self.wereld.partners_in(werkplaats.provincie))

    def _vertel(self, pad: Pad, werkplaats: Werkplaats, partner: Partner, *, demo: bool) -> Dossier:
        levens = self.levens
        project = self.wereld.projecten[HUIDIG, werkplaats.provincie]
        # A partner sees whoever waits for a vacancy for thirty days only: the demo log-in must find one.
        kort = pad.status == TrajectStatus.WACHT_OP_VACATURE and partner is self.wereld.partners[0]
        toegeleid_op, dagen = self._wanneer(pad, vroegst=project.van, hoogstens=NAZICHT.days - 2 if kort else None)
        zittend = werkplaats.bestond_voor_2019 and self.rng.random() < 0.25
        if zittend:
            in_dienst_op = levens.dag(date(2000, 1, 1), date(2018, 12, 1))
        else:
            # The startpakket still runs today, and the evaluation came in the third year or later (R11).
            vroegst = levens.vandaag - relativedelta(years=5) + timedelta(days=60)
            in_dienst_op = levens.dag(vroegst, toegeleid_op - DERDE_JAAR - timedelta(days=90))
        dossier = levens.begin(werkplaats, op=in_dienst_op, zittend=zittend)
        if zittend:
            levens.zet_om(dossier, werkplaats)
        if werkplaats.werkvorm == Werkvorm.CMW and self.rng.random() < 0.08:
            tot = toegeleid_op - timedelta(days=self.rng.randint(30, 200))
            levens.werk_in_enclave(dossier, werkplaats, tot - timedelta(days=self.rng.randint(90, 300)), tot)
        eerste_coach, *andere = partner.coaches
        verteller = Verteller(
            self.wereld,
            dossier,
            werkplaats=werkplaats,
            partner=partner,
            project=project,
            vdab=self.wereld.vdab[werkplaats.provincie][0] if demo else levens.bemiddelaar(werkplaats),
            coach=eerste_coach if demo or self.rng.random() < 0.6 else self.rng.choice(andere),
            tot=levens.gisteren,
        )
        if werkplaats.werkvorm != Werkvorm.LDE and self.rng.random() < 0.85:
            bezoek_op = toegeleid_op - timedelta(days=self.rng.randint(20, 80))
            verteller.evaluatie(bezoek_op, soort=EvaluatieSoort.VRIJWILLIG, verplicht=self.rng.random() < 0.3)
        verteller.vertel(toegeleid_op, pad.stappen, dagen)
        dossier.werk_provincies_bij()
        return dossier

    def _wanneer(self, pad: Pad, *, vroegst: date, hoogstens: int | None = None) -> tuple[date, list[int]]:
        """The day of the referral and the days of the steps after it, so that all of it lies within the call."""
        for poging in range(POGINGEN):
            krap = poging == POGINGEN - 1
            dagen = plan(self.rng, pad.stappen, krap=krap)
            eerste, laatste = pad.sinds
            sinds = eerste if krap else self.rng.randint(eerste, min(laatste, hoogstens or laatste))
            toegeleid_op = self.levens.vandaag - timedelta(days=sinds + (dagen[-1] if dagen else 0))
            if toegeleid_op > vroegst + DAG:
                break
        return toegeleid_op, dagen
