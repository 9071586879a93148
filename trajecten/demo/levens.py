"""People and their working lives: hire, WOP, evaluations, absences, enclaves, leaving."""

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from trajecten.demo import namen
from trajecten.demo.bezoeken import gepland_op
from trajecten.demo.boek import DAG, Boek
from trajecten.demo.dossier import Dossier
from trajecten.demo.nummers import Nummers
from trajecten.demo.plekken import POSTCODES, STRATEN
from trajecten.demo.stappen.dienst import (
    afwezig_melden,
    evaluatie_vastleggen,
    in_dienst_melden,
    omzetten,
    pop_bewaren,
    uit_dienst_melden,
    wop_toekennen,
)
from trajecten.demo.verteller import BREUKEN, pop_inhoud
from trajecten.demo.wereld import Wereld, Werkplaats
from trajecten.enums import (
    AdviesBasis,
    AfwezigheidSoort,
    Begeleiding,
    Doelgroep,
    EvaluatieSoort,
    EvaluatieUitkomst,
    JournaalBereik,
    JournaalSoort,
    Loonpremie,
    RedenUitDienst,
    VoormaligStatuut,
    Werkvorm,
)
from trajecten.models import (
    Advies,
    Enclaveplaatsing,
    Journaalregel,
    Lidmaatschap,
    Maatwerker,
    Registratie,
    Tewerkstelling,
    Wop,
)
from trajecten.models.maatwerker import zoekvorm
from trajecten.models.velden import periode
from trajecten.regelgeving import MAATWERKDECREET, wop_maximum
from trajecten.versleuteling import blinde_index, versleutel

OUDSTE, JONGSTE = 64, 18  # years, today and at the hire
SW_HOOG = date(2017, 3, 31)  # former SW workers in service on this day were converted to 60 Hoog (R9)
LDE_DUURT = relativedelta(years=5)  # R44


class Levens:
    def __init__(self, boek: Boek, nummers: Nummers, wereld: Wereld, *, vandaag: date) -> None:
        self.boek, self.nummers, self.wereld, self.vandaag = boek, nummers, wereld, vandaag
        self.rng = boek.rng

    def dag(self, van: date, tot: date) -> date:
        """A day in the period, `tot` included."""
        return van + timedelta(days=self.rng.randint(0, max(0, (tot - van).days)))

    # Somebody, and where they work

    def begin(self, werkplaats: Werkplaats, *, op: date, zittend: bool = False) -> Dossier:
        """Somebody new who is hired on `op`; `zittend` says whether they are still there at the end of 2018."""
        dossier = Dossier(self.boek, self._persoon(werkplaats, op=op, zittend=zittend))
        if werkplaats.werkvorm != Werkvorm.LDE:
            self._advies(dossier, op)
        self.neem_in_dienst(dossier, werkplaats, op=op)
        return dossier

    def _persoon(self, werkplaats: Werkplaats, *, op: date, zittend: bool) -> Maatwerker:
        rng = self.rng
        van = self.vandaag - relativedelta(years=OUDSTE)
        geboortedatum, insz, vrouw = self.nummers.persoon(van, max(op - relativedelta(years=JONGSTE), van + DAG))
        voornaam = rng.choice(namen.VROUWEN if vrouw else namen.MANNEN)
        familienaam = rng.choice(namen.FAMILIENAMEN)
        lde = werkplaats.werkvorm == Werkvorm.LDE
        groepen = (Doelgroep.PMAH, Doelgroep.PSP, Doelgroep.UK)
        return self.boek.nieuw(
            Maatwerker,
            insz_versleuteld=versleutel(insz),
            insz_index=blinde_index(insz),
            voornaam=voornaam,
            familienaam=familienaam,
            sorteernaam=zoekvorm(f"{familienaam} {voornaam}"),
            geboortedatum=geboortedatum,
            telefoon=f"0{rng.randint(460, 499)} 00 {rng.randint(10, 99)} {rng.randint(10, 99)}",
            straat=f"{rng.choice(STRATEN)} {rng.randint(1, 250)}",
            postcode=rng.choice(POSTCODES[werkplaats.provincie]),
            doelgroep=Doelgroep.LDE if lde else rng.choices(groepen, (62, 26, 12))[0],
            zittend=zittend,
        )

    def _advies(self, dossier: Dossier, in_dienst_op: date) -> None:
        op = in_dienst_op - timedelta(days=self.rng.randint(10, 300))
        self.boek.nieuw(
            Advies,
            maatwerker=dossier.maatwerker,
            doelgroep=dossier.maatwerker.doelgroep,
            basis=self.rng.choice(AdviesBasis.values),
            gegeven_door=self.rng.choice(("GTB", "VDAB", "OCMW")),
            op=op,
            geldig_tot=wop_maximum(op) - DAG,
        )

    def neem_in_dienst(self, dossier: Dossier, werkplaats: Werkplaats, *, op: date) -> None:
        """The hire, the first POP, and since 2019 the startpakket where there is a WOP (R31)."""
        in_dienst_melden(
            dossier,
            lid=werkplaats.lid,
            nu=self._later(op),
            op=op,
            vestiging=self.rng.choice(werkplaats.vestigingen),
            breuk=self.rng.choice(BREUKEN),
        )
        if werkplaats.werkvorm == Werkvorm.LDE or op < MAATWERKDECREET:
            return
        zwaar = dossier.maatwerker.doelgroep == Doelgroep.PMAH and self.rng.random() < 0.6
        wop_toekennen(
            dossier,
            lid=self.bemiddelaar(werkplaats),
            nu=self._later(op),
            op=op,
            loonpremie=Loonpremie.P60 if zwaar else Loonpremie.P45,
            begeleiding=Begeleiding.HOOG if zwaar else Begeleiding.MIDDEN,
        )
        pop_op = min(op + timedelta(days=self.rng.randint(3, 28)), self.gisteren)
        pop_bewaren(dossier, lid=werkplaats.lid, nu=self._later(pop_op), versie_op=pop_op, **pop_inhoud(self.rng))

    def zet_om(self, dossier: Dossier, werkplaats: Werkplaats) -> None:
        """The conversion of 1-1-2019 for who was in service (R9)."""
        dienst = dossier.geldig(Tewerkstelling)[-1]
        sociaal = werkplaats.onderneming.voormalig_statuut == VoormaligStatuut.SW
        hoog = sociaal and dienst.periode.lower <= SW_HOOG
        omzetten(
            dossier,
            lid=self.bemiddelaar(werkplaats),
            nu=self._later(MAATWERKDECREET + DAG),
            op=MAATWERKDECREET,
            loonpremie=Loonpremie.P60 if hoog else self.rng.choice((45, 50, 55, 60, 65)),
            begeleiding=Begeleiding.HOOG if hoog else self.rng.choice(Begeleiding.values),
        )

    @property
    def gisteren(self) -> date:
        """Nothing is registered later: the day of today is still open."""
        return self.vandaag - DAG

    def bemiddelaar(self, werkplaats: Werkplaats) -> Lidmaatschap:
        """One of the province's own counsellors."""
        return self.rng.choice(self.wereld.vdab[werkplaats.provincie][1:])

    def _later(self, dag: date) -> Any:
        """A moment on the day or in the week after."""
        return self.boek.op_moment(min(dag + timedelta(days=self.rng.choice((0, 0, 1, 2, 5))), self.gisteren))

    # What happens in the years after

    def houd_bij(self, dossier: Dossier, werkplaats: Werkplaats) -> None:
        """Up to today: who works in LDE leaves in time (R44), and a WOP that ends is evaluated before (R14)."""
        dienst = dossier.dienst_op(self.gisteren)
        if dienst is None:
            return
        if dienst.werkvorm == Werkvorm.LDE:
            einde = dienst.periode.lower + LDE_DUURT - DAG
            if einde < self.gisteren and not (dossier.lopen and dossier.loop.traject.toegeleid_op > einde):
                self.neem_uit_dienst(dossier, werkplaats, op=einde, reden=RedenUitDienst.EINDE_CONTRACT)
            return
        while (wop := dossier.geldig(Wop)[-1]).periode.upper:
            bezoek_op = wop.periode.upper - timedelta(days=self.rng.randint(15, 240))
            if bezoek_op > self.gisteren:
                break
            self._evalueer(dossier, werkplaats, EvaluatieSoort.PERIODIEK, bezoek_op)

    def neem_uit_dienst(self, dossier: Dossier, werkplaats: Werkplaats, *, op: date, reden: str) -> None:
        uit_dienst_melden(dossier, lid=werkplaats.lid, nu=self._later(op), op=op, reden=reden)

    def _evalueer(self, dossier: Dossier, werkplaats: Werkplaats, soort: EvaluatieSoort, op: date) -> None:
        """Not ready yet: a new right of five years, with the same WOP or another (R7, R10)."""
        gewijzigd = self.rng.random() < 0.5
        nieuw = {
            "uitkomst": EvaluatieUitkomst.WOP_GEWIJZIGD,
            "loonpremie": self.rng.choice(Loonpremie.values),
            "begeleiding": self.rng.choice(Begeleiding.values),
        }
        evaluatie_vastleggen(
            dossier,
            lid=self.bemiddelaar(werkplaats),
            nu=self._later(op),
            soort=soort,
            gepland_op=gepland_op(op, vandaag=self.vandaag),
            bezoek_op=op,
            motivering="De taken van vandaag passen; een gewone job is nog te veel.",
            **(nieuw if gewijzigd else {"uitkomst": EvaluatieUitkomst.WOP_ONGEWIJZIGD}),
        )

    def _klaar(self, dossier: Dossier, werkplaats: Werkplaats) -> None:
        """Judged ready in the last months, and not referred yet."""
        op = self.vandaag - timedelta(days=self.rng.randint(5, 150))
        evaluatie_vastleggen(
            dossier,
            lid=self.rng.choice(self.wereld.vdab[werkplaats.provincie]),
            nu=self._later(op),
            soort=self.rng.choice((EvaluatieSoort.VRIJWILLIG, EvaluatieSoort.PERIODIEK)),
            gepland_op=gepland_op(op, vandaag=self.vandaag),
            bezoek_op=op,
            uitkomst=EvaluatieUitkomst.DOORSTROOMKLAAR,
            motivering="Werkt zelfstandig en wil naar een gewone job.",
        )

    # A life without a traject

    def leef(self, werkplaats: Werkplaats) -> None:
        """One of the many."""
        rng = self.rng
        if werkplaats.bestond_voor_2019 and rng.random() < 0.4:
            dossier = self.begin(werkplaats, op=self.dag(date(1995, 1, 1), date(2018, 12, 15)), zittend=True)
            self.zet_om(dossier, werkplaats)
            if rng.random() < 0.1:
                self._evalueer(
                    dossier, werkplaats, EvaluatieSoort.TIENPROCENT, self.dag(date(2019, 10, 1), date(2021, 12, 1))
                )
        else:
            dossier = self._aangeworven(werkplaats)
        self.houd_bij(dossier, werkplaats)
        if rng.random() < 0.04:
            self._vertrek(dossier, werkplaats)
        dienst = dossier.dienst_op(self.gisteren)
        if dienst and dienst.periode.upper is None:
            self._nu_in_dienst(dossier, dienst, werkplaats)
        dossier.werk_provincies_bij()

    def _aangeworven(self, werkplaats: Werkplaats) -> Dossier:
        """Hired since 2019, in LDE within the years that an inschakelingstraject may last; some worked elsewhere."""
        lde = werkplaats.werkvorm == Werkvorm.LDE
        eerste = self.vandaag - LDE_DUURT + timedelta(days=30) if lde else MAATWERKDECREET
        op = self.dag(eerste, self.gisteren)
        if lde or (op - MAATWERKDECREET).days < 900 or self.rng.random() > 0.1:
            return self.begin(werkplaats, op=op)
        vorige = self.rng.choice(self.wereld.van_werkvorm(werkplaats.werkvorm, werkplaats.provincie))
        dossier = self.begin(vorige, op=self.dag(MAATWERKDECREET, op - timedelta(days=800)))
        laatste = op - timedelta(days=self.rng.randint(30, 400))
        self.neem_uit_dienst(dossier, vorige, op=laatste, reden=RedenUitDienst.EINDE_CONTRACT)
        self.neem_in_dienst(dossier, werkplaats, op=op)
        return dossier

    def _vertrek(self, dossier: Dossier, werkplaats: Werkplaats) -> None:
        """Left, some of them only weeks ago."""
        dienst = dossier.dienst_op(self.gisteren)
        if dienst is None:
            return
        recht = dossier.geldig(Wop)
        begin = max([dienst.periode.lower, *(wop.periode.lower for wop in recht)])
        vroegst = max(begin + DAG, self.vandaag - timedelta(days=self.rng.choice((25, 700))))
        if vroegst < self.gisteren:
            redenen = (RedenUitDienst.ONTSLAG_WERKNEMER, RedenUitDienst.EINDE_CONTRACT, RedenUitDienst.MEDISCH)
            self.neem_uit_dienst(
                dossier, werkplaats, op=self.dag(vroegst, self.gisteren), reden=self.rng.choice(redenen)
            )

    def _nu_in_dienst(self, dossier: Dossier, dienst: Tewerkstelling, werkplaats: Werkplaats) -> None:
        """What happens to some of those who go on working."""
        rng = self.rng
        dagen = (self.gisteren - dienst.periode.lower).days
        if dagen < 60:
            return
        if rng.random() < 0.04:
            self._afwezig(dossier, werkplaats, dagen)
        if werkplaats.werkvorm == Werkvorm.CMW and rng.random() < 0.03:
            self._enclave(dossier, werkplaats, dagen)
        if dagen > 800 and rng.random() < 0.02:
            self._klaar(dossier, werkplaats)
        if rng.random() < 0.03:
            self._noteer(dossier, werkplaats, dagen)
        if rng.random() < 0.003:
            op = self.vandaag - timedelta(days=rng.randint(1, 20))
            ander = rng.choice(self.wereld.werkplaatsen)
            in_dienst_melden(
                dossier, lid=ander.lid, nu=self._later(op), op=op, vestiging=ander.vestigingen[0], breuk=BREUKEN[0]
            )

    def _afwezig(self, dossier: Dossier, werkplaats: Werkplaats, dagen: int) -> None:
        op = self.gisteren - timedelta(days=self.rng.randint(1, min(dagen - 1, 250)))
        terug = op + timedelta(days=self.rng.randint(20, 120))
        afwezig_melden(
            dossier,
            lid=werkplaats.lid,
            nu=self._later(op),
            op=op,
            tot=terug if self.rng.random() < 0.5 else None,
            soort=self.rng.choices(AfwezigheidSoort.values, (60, 12, 12, 10, 6))[0],
        )

    def _enclave(self, dossier: Dossier, werkplaats: Werkplaats, dagen: int) -> None:
        op = self.gisteren - timedelta(days=self.rng.randint(1, min(dagen - 1, 500)))
        self.werk_in_enclave(dossier, werkplaats, op, None if self.rng.random() < 0.7 else op + timedelta(days=365))

    def werk_in_enclave(self, dossier: Dossier, werkplaats: Werkplaats, op: date, tot: date | None) -> None:
        """From `op` up to, not including, `tot`."""
        melding = op - timedelta(days=self.rng.randint(1, 14))
        dossier.registreer(
            Enclaveplaatsing,
            Registratie(werkplaats.lid, self._later(melding)),
            maatwerker=dossier.maatwerker,
            gastbedrijf=self.rng.choice(self.wereld.werkgevers),
            functie=self.rng.choice(namen.FUNCTIES),
            periode=periode(op, tot),
            gemeld_op=melding,
        )

    def _noteer(self, dossier: Dossier, werkplaats: Werkplaats, dagen: int) -> None:
        dag = self.gisteren - timedelta(days=self.rng.randint(1, min(dagen - 1, 400)))
        self.boek.nieuw(
            Journaalregel,
            maatwerker=dossier.maatwerker,
            soort=self.rng.choice((JournaalSoort.CONTACT, JournaalSoort.NOTITIE)),
            op=dag,
            minuten=30,
            tekst="Opvolggesprek over het POP op de werkvloer.",
            bereik=JournaalBereik.GEDEELD,
            lid=werkplaats.lid,
            geschreven_op=self.boek.op_moment(dag),
        )
