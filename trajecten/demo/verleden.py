"""The trajecten of calls 380 and 432, with the figures of the answer in Parliament, as at 15 March 2019."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle

from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier
from trajecten.demo.levens import Levens
from trajecten.demo.oproepen import OUD, VORIG
from trajecten.demo.plekken import VLAAMS
from trajecten.demo.verteller import CORONA, CORONA_TOT, Verteller, plan
from trajecten.demo.wereld import Wereld, Werkplaats
from trajecten.enums import EvaluatieSoort, Provincie, Werkvorm

P = Provincie
BEGINPUNT = date(2019, 3, 15)

# Call 380: started, and of these stopped
OPGESTART: Mapping[Provincie, tuple[int, int]] = {
    P.ANTWERPEN: (16, 3),
    P.LIMBURG: (2, 0),
    P.OOST_VLAANDEREN: (10, 1),
    P.VLAAMS_BRABANT: (6, 2),
    P.WEST_VLAANDEREN: (9, 1),
}
# Call 432: referred
TOEGELEID: Mapping[Provincie, int] = {
    P.ANTWERPEN: 3,
    P.LIMBURG: 6,
    P.OOST_VLAANDEREN: 14,
    P.VLAAMS_BRABANT: 4,
    P.WEST_VLAANDEREN: 6,
}

_BEGELEID = ("starten", "jobmatching_starten", "stage_starten", "stage_beeindigen", "voorleggen")
_DOOR = (*_BEGELEID, "doorstromen", "nazorg_afsluiten")
_TERUG = (*_BEGELEID, "terugkeren")
_STOP = ("starten", "jobmatching_starten", "stopzetten")
_UIT = (*_BEGELEID, "uit_dienst_na_traject")

# The outcomes of call 380 were reported from April to June 2019, whenever they had been
VERSLAG = date(2019, 4, 1)
EINDE_VERSLAG = date(2019, 6, 30)
EINDE_NAZORG = date(2021, 12, 31)  # the last nazorg of call 432 went on after the call itself


class Verleden:
    def __init__(self, levens: Levens, wereld: Wereld) -> None:
        self.levens, self.wereld = levens, wereld
        self.rng = levens.rng

    def vertel(self, later: int) -> Iterator[Dossier]:
        """Every dossier of both calls; `later` counts the referrals of call 432 after the answer."""
        for provincie, (opgestart, stopgezet) in OPGESTART.items():
            uitkomsten = cycle((_DOOR, _DOOR, _TERUG, _DOOR))
            for nummer in range(opgestart):
                yield self._oud(provincie, _STOP if nummer < stopgezet else next(uitkomsten))
        werkvormen = cycle((Werkvorm.CMW, Werkvorm.CMW, Werkvorm.LDE))
        paden = cycle((_DOOR, ("annuleren",), _TERUG, _STOP, _DOOR))
        for provincie, aantal in TOEGELEID.items():
            for _ in range(aantal):
                toegeleid_op = self.levens.dag(date(2019, 1, 7), date(2019, 3, 11))
                yield self._vorig(provincie, next(werkvormen), next(paden), toegeleid_op)
        for nummer in range(later):
            provincie, werkvorm, stappen = VLAAMS[nummer % len(VLAAMS)], next(werkvormen), next(paden)
            match nummer % 4:
                case 0 | 1:
                    toegeleid_op = self.levens.dag(date(2019, 4, 1), date(2019, 7, 20))
                    yield self._vorig(provincie, werkvorm, stappen, toegeleid_op)
                case 2:
                    toegeleid_op = self.levens.dag(date(2020, 7, 1), date(2020, 11, 20))
                    yield self._vorig(provincie, werkvorm, stappen, toegeleid_op)
                case _:
                    toegeleid_op = self.levens.dag(date(2020, 1, 10), date(2020, 2, 20))
                    yield self._vorig(provincie, werkvorm, ("starten", "corona", *_DOOR[1:]), toegeleid_op)

    def _oud(self, provincie: Provincie, stappen: tuple[str, ...]) -> Dossier:
        """Somebody of a BW or SW. Who moved on was no longer in service when the decree came."""
        werkplaats = self.rng.choice([w for w in self._plaatsen(Werkvorm.CMW, provincie) if w.bestond_voor_2019])
        blijft = stappen is not _DOOR
        dossier = self.levens.begin(werkplaats, op=self.levens.dag(date(2004, 1, 1), date(2014, 12, 1)), zittend=blijft)
        verslag = self.levens.dag(VERSLAG, VERSLAG + timedelta(days=45))
        niet_voor = dict.fromkeys(("doorstromen", "terugkeren", "opvolging_meten", "nazorg_contact"), verslag)
        afgesloten = self.levens.dag(verslag, EINDE_VERSLAG - timedelta(days=5))
        verteller = self._verteller(
            dossier, werkplaats, OUD, tot=EINDE_VERSLAG, niet_voor={**niet_voor, "nazorg_afsluiten": afgesloten}
        )
        # The longest way takes 200 days to its outcome: that lies in 2018, under the rules of BW and SW.
        toegeleid_op = self.levens.dag(date(2017, 1, 2), date(2018, 5, 15))
        verteller.vertel(toegeleid_op, stappen, plan(self.rng, stappen))
        if blijft:
            self.levens.zet_om(dossier, werkplaats)
            self.levens.houd_bij(dossier, werkplaats)
        dossier.werk_provincies_bij()
        return dossier

    def _vorig(self, provincie: Provincie, werkvorm: Werkvorm, stappen: tuple[str, ...], toegeleid_op: date) -> Dossier:
        werkplaats = self.rng.choice(self._plaatsen(werkvorm, provincie))
        lde = werkvorm == Werkvorm.LDE
        vroegst = date(2015, 9, 1) if lde else date(2004, 1, 1)
        dossier = self.levens.begin(werkplaats, op=self.levens.dag(vroegst, date(2016, 12, 1)), zittend=not lde)
        if not lde:
            self.levens.zet_om(dossier, werkplaats)
        elif stappen is _TERUG:
            stappen = _UIT
        verteller = self._verteller(dossier, werkplaats, VORIG, tot=EINDE_NAZORG)
        if not lde and toegeleid_op > date(2019, 12, 31):
            verteller.evaluatie(toegeleid_op - timedelta(days=40), soort=EvaluatieSoort.TIENPROCENT, verplicht=True)
        verteller.vertel(toegeleid_op, stappen, self._dagen(toegeleid_op, stappen))
        self.levens.houd_bij(dossier, werkplaats)
        dossier.werk_provincies_bij()
        return dossier

    def _dagen(self, toegeleid_op: date, stappen: tuple[str, ...]) -> list[int]:
        """Nothing had started on the day of the answer; and what stood still in 2020 goes on after."""
        dagen = plan(self.rng, stappen)
        te_vroeg = (BEGINPUNT + 3 * DAG - toegeleid_op).days - dagen[0]
        if te_vroeg > 0 and toegeleid_op < BEGINPUNT:
            dagen = [dag + te_vroeg for dag in dagen]
        if "corona" in stappen:
            nummer = stappen.index("corona")
            opnieuw = (CORONA_TOT + DAG - toegeleid_op).days - dagen[nummer]
            dagen = [
                *dagen[:nummer],
                (CORONA - toegeleid_op).days,
                *(dag + opnieuw for dag in dagen[nummer + 1 :]),
            ]
        return dagen

    def _plaatsen(self, werkvorm: Werkvorm, provincie: Provincie) -> list[Werkplaats]:
        return self.wereld.van_werkvorm(werkvorm, provincie)

    def _verteller(
        self,
        dossier: Dossier,
        werkplaats: Werkplaats,
        oproep: int,
        *,
        tot: date,
        niet_voor: dict[str, date] | None = None,
    ) -> Verteller:
        partner = self.rng.choice(self.wereld.partners_in(werkplaats.provincie))
        return Verteller(
            self.wereld,
            dossier,
            werkplaats=werkplaats,
            partner=partner,
            project=self.wereld.projecten[oproep, werkplaats.provincie],
            vdab=self.levens.bemiddelaar(werkplaats),
            coach=self.rng.choice(partner.coaches),
            tot=tot,
            niet_voor=niet_voor,
        )
