"""Tells one traject: turns the steps of a pad into use cases with a day, a member and everything they ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

from trajecten.demo import namen
from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier
from trajecten.demo.paden import DUUR
from trajecten.demo.stappen import STAPPEN
from trajecten.demo.wereld import Partner, Wereld, Werkplaats
from trajecten.enums import (
    AanbodUitkomst,
    Begeleiding,
    Bestemming,
    Contractsoort,
    JournaalBereik,
    JournaalSoort,
    Loonpremie,
    NazorgMet,
    OpschortingGrond,
    OpvolgMoment,
    OpvolgSituatie,
    RedenAnnulering,
    RedenJobVerloren,
    RedenNazorgEinde,
    RedenStopzetting,
    RedenUitDienst,
    StageResultaat,
    TrajectStatus,
    WeigeringReden,
    WeigeringWat,
)
from trajecten.models import (
    Aanbod,
    Deelname,
    Evaluatie,
    Journaalregel,
    Lidmaatschap,
    Nazorgafspraak,
    Project,
    Registratie,
    Stage,
)
from trajecten.regelgeving import INDIVIDUEEL_MAATWERK
from trajecten.termijnen import nazorg_einde, nazorg_voorstel, opvolging_vanaf

S = TrajectStatus
CORONA, CORONA_TOT = date(2020, 3, 20), date(2020, 6, 14)
BREUKEN = (Decimal(1), Decimal(1), Decimal("0.8"), Decimal("0.75"), Decimal("0.5"))


@dataclass(frozen=True)
class Gebeurtenis:
    """One use case, as somebody took it."""

    naam: str
    lid: Lidmaatschap
    nu: datetime
    gegevens: dict[str, Any]


def plan(rng: Any, stappen: Sequence[str], *, krap: bool = False) -> list[int]:
    """How many days after the referral each step is taken; `krap` is as short as can be."""
    dagen, teller = [], 0
    for stap in stappen:
        van, tot = DUUR[stap]
        teller += van if krap else rng.randint(van, tot)
        dagen.append(teller)
    return dagen


class Verteller:
    """Takes the steps of one traject in a dossier; nothing is registered after `tot`."""

    def __init__(
        self,
        wereld: Wereld,
        dossier: Dossier,
        *,
        werkplaats: Werkplaats,
        partner: Partner,
        project: Project,
        vdab: Lidmaatschap,
        coach: Lidmaatschap,
        tot: date,
        niet_voor: dict[str, date] | None = None,
    ) -> None:
        self.wereld, self.dossier, self.werkplaats = wereld, dossier, werkplaats
        self.partner, self.project, self.vdab, self.coach, self.tot = partner, project, vdab, coach, tot
        self.niet_voor = niet_voor or {}
        self.rng = dossier.boek.rng
        self.gebeurtenissen: list[Gebeurtenis] = []
        self.nu = dossier.boek.op_moment(date(1990, 1, 1))
        self._aanleiding: Evaluatie | None = None
        self._verplicht = False
        self._dagen: list[tuple[str, date]] = []

    def neem(self, naam: str, lid: Lidmaatschap, dag: date, **gegevens: Any) -> Any:
        """Take a use case; it is registered on its day or a little later, never before what went before."""
        dag = min(dag + timedelta(days=self.rng.choice((0, 0, 0, 1, 2))), self.tot)
        dag = max(dag, self.niet_voor.get(naam, dag))
        self.nu = max(self.dossier.boek.op_moment(dag), self.nu + timedelta(minutes=5))
        self.gebeurtenissen.append(Gebeurtenis(naam, lid, self.nu, dict(gegevens)))
        return STAPPEN[naam](self.dossier, lid=lid, nu=self.nu, **gegevens)

    # The whole

    def evaluatie(self, op: date, *, soort: str, verplicht: bool) -> None:
        """The evaluation that led to the referral."""
        self._aanleiding = self.neem(
            "evaluatie_vastleggen",
            self.vdab,
            op,
            bezoek_op=op,
            soort=soort,
            uitkomst="doorstroomklaar",
            motivering="Heeft de competenties voor een gewone job en wil de stap zetten.",
        )
        self._verplicht = verplicht

    def vertel(self, toegeleid_op: date, stappen: Sequence[str], dagen: Sequence[int]) -> None:
        """The referral and every step after it."""
        self._dagen = [(stap, toegeleid_op + timedelta(days=dag)) for stap, dag in zip(stappen, dagen, strict=True)]
        self._toeleiden(toegeleid_op)
        for nummer, (stap, dag) in enumerate(self._dagen):
            volgende = self._dagen[nummer + 1] if nummer + 1 < len(self._dagen) else ("", self.tot + DAG)
            getattr(self, f"_{stap}")(dag)
            if stap in ("doorstromen", "nazorg_afsluiten", "nazorg_vroeg_afsluiten") and volgende[0] != "terugdraaien":
                self._volg_op(volgende[1])
        self._schrijf_journaal(toegeleid_op)
        self._vraag_esf()
        self._plan_nazorg()

    # The steps

    def _toeleiden(self, op: date) -> None:
        self.neem(
            "toeleiden",
            self.vdab,
            op,
            op=op,
            partner=self.partner.onderneming,
            project=self.project,
            aanleiding=self._aanleiding,
            verplicht=self._verplicht,
            geplande_start=op + timedelta(days=14) if self.rng.random() < 0.6 else None,
        )

    def _opnieuw_toeleiden(self, op: date) -> None:
        self._toeleiden(op)

    def _starten(self, op: date) -> None:
        self.neem("starten", self.coach, op, op=op)

    def _jobmatching_starten(self, op: date) -> None:
        self.neem("jobmatching_starten", self.coach, op, op=op)
        if self.rng.random() < 0.4:
            self._doe_aanbod(op)

    def _stage_starten(self, op: date) -> None:
        einde = next((dag for stap, dag in self._dagen if stap == "stage_beeindigen" and dag > op), None)
        uiterlijk = op + relativedelta(months=3) - DAG
        self.neem(
            "stage_starten",
            self.coach,
            op,
            op=op,
            stageplaats=self.rng.choice(self.wereld.werkgevers),
            tot=min(einde + timedelta(days=self.rng.randrange(4)), uiterlijk) if einde else uiterlijk,
            functie=self.rng.choice(namen.FUNCTIES),
            tbs_op=op - timedelta(days=self.rng.randrange(8)),
        )

    def _stage_beeindigen(self, op: date) -> None:
        """A second stage follows one that was broken off."""
        opnieuw = [stap for stap, _ in self._dagen].count("stage_starten") > 1
        self.neem(
            "stage_beeindigen",
            self.coach,
            op,
            op=op,
            resultaat=StageResultaat.AFGEBROKEN_HOST if opnieuw else StageResultaat.VOLTOOID,
            feedback=self.rng.choice(namen.FEEDBACK),
        )

    def _voorleggen(self, op: date) -> None:
        """The POP first holds the result (R21)."""
        self.neem("pop_bewaren", self.coach, op, versie_op=op, **pop_inhoud(self.rng))
        self.neem("voorleggen", self.coach, op, op=op)

    def _doorstromen(self, op: date) -> None:
        vroeg = self.dossier.loop.status in (S.JOBMATCHING, S.STAGE)
        self.neem("doorstromen", self.vdab, op, op=op, **self._uitstroom(op))
        if vroeg and self.rng.random() < 0.5 and op + timedelta(days=6) <= self.tot:
            dag = op + timedelta(days=6)
            self.neem("oordelen", self.vdab, dag, op=dag, doorstroomklaar=True, gerealiseerd=True)

    def _doorstroom_plannen(self, op: date) -> None:
        eerste_werkdag = self.tot + timedelta(days=self.rng.randint(3, 25))
        self.neem("doorstroom_plannen", self.vdab, op, op=eerste_werkdag, **self._uitstroom(eerste_werkdag))

    def _uitstroom(self, op: date) -> dict[str, Any]:
        rng = self.rng
        ondersteund = Bestemming.NEC_IMW if op >= INDIVIDUEEL_MAATWERK else Bestemming.NEC_VOP
        bestemming = rng.choices(
            (Bestemming.NEC_ZONDER, ondersteund, Bestemming.INTERN, Bestemming.ZELFSTANDIG), (60, 25, 10, 5)
        )[0]
        stages = self.dossier.geldig(Stage)
        werkgever = stages[-1].stageplaats if stages and rng.random() < 0.8 else rng.choice(self.wereld.werkgevers)
        if bestemming == Bestemming.INTERN:
            werkgever = self.werkplaats.onderneming
        zelfstandig = bestemming == Bestemming.ZELFSTANDIG
        contracten = (Contractsoort.ONBEPAALD, Contractsoort.BEPAALD, Contractsoort.INTERIM)
        return {
            "bestemming": bestemming,
            "werkgever": None if zelfstandig else werkgever,
            "functie": rng.choice(namen.FUNCTIES),
            "contract": Contractsoort.ZELFSTANDIG if zelfstandig else rng.choice(contracten),
            "breuk": None if zelfstandig else rng.choice(BREUKEN),
        }

    def _wachten_op_vacature(self, op: date) -> None:
        self.neem("wachten_op_vacature", self.vdab, op, op=op, motivering="Klaar, nog geen vacature in de buurt.")

    def _terugkeren(self, op: date) -> None:
        self.neem(
            "terugkeren",
            self.vdab,
            op,
            op=op,
            loonpremie=self.rng.choice((Loonpremie.P50, Loonpremie.P55, Loonpremie.P60)),
            begeleiding=self.rng.choice((Begeleiding.MIDDEN, Begeleiding.HOOG)),
            motivering="Heeft nog begeleiding nodig op de werkvloer.",
        )

    def _uit_dienst_na_traject(self, op: date) -> None:
        self.neem("uit_dienst_na_traject", self.vdab, op, op=op, motivering="Geen job gevonden in het traject.")

    def _nazorg_afsluiten(self, op: date) -> None:
        hire = self.dossier.loop.traject.doorgestroomd_op
        assert hire is not None, "nazorg follows a hire"
        op = max(op, nazorg_einde(hire))
        self.neem("nazorg_afsluiten", self.coach, op, op=op, nog_aan_het_werk=True)

    def _nazorg_vroeg_afsluiten(self, op: date) -> None:
        reden = RedenNazorgEinde.NIET_MEER_NODIG
        self.neem("nazorg_afsluiten", self.coach, op, op=op, reden=reden, nog_aan_het_werk=True)

    def _job_verloren(self, op: date) -> None:
        self.neem("job_verloren", self.coach, op, op=op, reden=self.rng.choice(RedenJobVerloren.values[:4]))

    def _stopzetten(self, op: date) -> None:
        redenen = (
            RedenStopzetting.ZIEKTE,
            RedenStopzetting.JOB_BUITEN_TRAJECT,
            RedenStopzetting.VERHUIS,
            RedenStopzetting.NIET_KLAAR,
            RedenStopzetting.WEIGERING_GELDIG,
            RedenStopzetting.GEEN_STAGE,
        )
        lid = self.rng.choice((self.vdab, self.coach))
        self.neem("stopzetten", lid, op, op=op, reden=self.rng.choice(redenen))

    def _annuleren(self, op: date) -> None:
        self.neem("annuleren", self.vdab, op, op=op, reden=self.rng.choice(RedenAnnulering.values[:3]))

    def _weigering(self, op: date) -> None:
        self.neem(
            "weigering_registreren",
            self.coach,
            op,
            wat=self.rng.choice((WeigeringWat.JOB, WeigeringWat.STAGE)),
            geweigerd_op=op,
            reden=self.rng.choice(WeigeringReden.values[:7]),
        )

    def _beoordeel_weigering(self, op: date, *, geldig: bool) -> None:
        self.neem(
            "weigering_beoordelen",
            self.vdab,
            op,
            gehoord_op=op - timedelta(days=2),
            beoordeeld_op=op,
            meegedeeld_op=op,
            geldige_reden=geldig,
            reele_kans=True,
        )

    def _oordeel_geldig(self, op: date) -> None:
        self._beoordeel_weigering(op, geldig=True)

    def _oordeel_ongeldig(self, op: date) -> None:
        self._beoordeel_weigering(op, geldig=False)

    def _weigering_vaststellen(self, op: date) -> None:
        self.neem("weigering_vaststellen", self.vdab, op, op=op)

    def _opschorten(self, op: date) -> None:
        grond = self.rng.choice((OpschortingGrond.ZIEKTE, OpschortingGrond.OVERMACHT))
        self.neem("opschorten", self.vdab, op, op=op, grond=grond)

    def _corona(self, op: date) -> None:
        """The minister put every traject on hold in the spring of 2020, and said until when (R46)."""
        grond = OpschortingGrond.MINISTERIELE_MAATREGEL
        self.neem("opschorten", self.vdab, op, op=op, tot=CORONA_TOT, grond=grond)

    def _hervatten(self, op: date) -> None:
        self.neem("hervatten", self.vdab, op, op=op)

    def _terugdraaien(self, op: date) -> None:
        self.neem("terugdraaien", self.vdab, op, toelichting="Bij de verkeerde persoon ingevoerd.")

    def _weer_in_dienst(self, op: date) -> None:
        self._meld_in_dienst(op, self.werkplaats)

    def _elders_in_dienst(self, op: date) -> None:
        """Another workplace reports this person while the nazorg runs: that is work for VDAB."""
        self._meld_in_dienst(op, self.rng.choice(self.wereld.werkplaatsen))

    def _meld_in_dienst(self, op: date, werkplaats: Werkplaats) -> None:
        vestiging = self.rng.choice(werkplaats.vestigingen)
        breuk = self.rng.choice(BREUKEN)
        self.neem("in_dienst_melden", werkplaats.lid, op, op=op, vestiging=vestiging, breuk=breuk)

    def _uit_dienst(self, op: date) -> None:
        reden = RedenUitDienst.ONTSLAG_WERKNEMER
        self.neem("uit_dienst_melden", self.werkplaats.lid, op, op=op, reden=reden)

    # What goes on beside the steps

    def _volg_op(self, voor: date) -> None:
        """The contacts of the nazorg, and the measures that fell due before the next step."""
        traject = self.dossier.loop.traject
        hire = traject.doorgestroomd_op
        assert hire is not None, "there is a hire to follow up"
        einde = min(voor, self.tot + DAG)
        if traject.status == S.NAZORG:
            for dagen in (7, 30, 62):
                dag = hire + timedelta(days=dagen)
                if dag < einde and self.rng.random() < 0.8:
                    self._contact(dag)
        for moment in OpvolgMoment:
            dag = opvolging_vanaf(moment, hire) + timedelta(days=3)
            gemeten = any(g.naam == "opvolging_meten" and g.gegevens["moment"] == moment for g in self.gebeurtenissen)
            if dag < einde and not gemeten and self.rng.random() < 0.8:
                situatie = OpvolgSituatie.ZELFDE_WERKGEVER
                self.neem("opvolging_meten", self.coach, dag, moment=moment, gemeten_op=dag, situatie=situatie)

    def _plan_nazorg(self) -> None:
        """The contacts that the coach planned in a nazorg that runs, from yesterday on."""
        traject = self.dossier.loop.traject
        if traject.status != S.NAZORG or traject.doorgestroomd_op is None:
            return
        for op, met in nazorg_voorstel(traject.doorgestroomd_op):
            if op >= self.tot:
                self.dossier.boek.nieuw(Nazorgafspraak, traject=traject, op=op, met=met)

    def _contact(self, dag: date) -> None:
        self.neem(
            "nazorg_contact",
            self.coach,
            dag,
            op=dag,
            met=self.rng.choice(NazorgMet.values),
            onderwerp=self.rng.choice(namen.NAZORG),
            minuten=self.rng.choice((20, 30, 45, 60)),
            nog_aan_het_werk=True,
        )

    def _doe_aanbod(self, op: date) -> None:
        dag = min(op + timedelta(days=self.rng.randint(1, 10)), self.tot)
        uitkomsten = (AanbodUitkomst.OPEN, AanbodUitkomst.GEWEIGERD_WERKGEVER, AanbodUitkomst.AANVAARD)
        self.dossier.registreer(
            Aanbod,
            Registratie(self.coach, self.dossier.boek.op_moment(dag)),
            traject=self.dossier.loop.traject,
            werkgever=self.rng.choice(self.wereld.werkgevers).naam,
            job=self.rng.choice(namen.FUNCTIES),
            op=dag,
            uitkomst=self.rng.choice(uitkomsten),
        )

    def _schrijf_journaal(self, toegeleid_op: date) -> None:
        """A line by the coach or VDAB in most phases, with the time it took."""
        for loop in self.dossier.lopen:
            for stap in loop.geldige_stappen:
                if self.rng.random() < 0.6:
                    self._journaalregel(loop.traject, stap.naar, stap.ingangsdatum)

    def _vraag_esf(self) -> None:
        """What most participants say when ESF asks, at the start. Its chance is apart, so that it tells no other story."""
        for loop in self.dossier.lopen:
            start = next((stap for stap in loop.geldige_stappen if stap.naam == "starten"), None)
            rng = Random(f"esf {loop.traject.pk}")  # noqa: S311, the same answers every time, no secret
            if start and rng.random() < 0.7:
                self.dossier.registreer(
                    Deelname,
                    Registratie(self.coach, start.geregistreerd_op + timedelta(minutes=30)),
                    traject=loop.traject,
                    geslacht=rng.choice(("vrouw", "man", "vrouw", "man", "vrouw", "man", "x", "niet_gezegd")),
                    onderwijs=rng.choice(("laag", "laag", "midden", "midden", "hoog", "niet_gezegd")),
                    arbeidspositie="werkend",
                    migratieachtergrond=rng.choice(("ja", "nee", "nee", "niet_gezegd")),
                    beperking=rng.choice(("ja", "ja", "nee", "niet_gezegd")),
                    andere_kwetsbaarheid=rng.choice(("ja", "nee", "niet_gezegd")),
                )

    def _journaalregel(self, traject: Any, fase: str, dag: date) -> None:
        van_vdab = self.rng.random() < 0.2
        bereiken = (JournaalBereik.TRAJECT, JournaalBereik.TRAJECT, JournaalBereik.GEDEELD)
        self.dossier.boek.nieuw(
            Journaalregel,
            maatwerker=self.dossier.maatwerker,
            traject=traject,
            soort=self.rng.choice(JournaalSoort.values),
            op=dag,
            fase=fase,
            minuten=self.rng.choice((15, 30, 45, 60, 90, 120)),
            tekst=self.rng.choice(namen.GESPREKKEN),
            bereik=JournaalBereik.VDAB if van_vdab else self.rng.choice(bereiken),
            lid=self.vdab if van_vdab else self.coach,
            geschreven_op=self.dossier.boek.op_moment(min(dag, self.tot)),
        )


def pop_inhoud(rng: Any) -> dict[str, Any]:
    """What stands in a POP (R16)."""
    return {
        "competenties_nu": " ".join(rng.sample(namen.COMPETENTIES_NU, 2)),
        "competenties_later": " ".join(rng.sample(namen.COMPETENTIES_LATER, 2)),
        "acties": rng.sample(namen.ACTIES, rng.choice((2, 2, 3))),
        "samen_gemaakt": True,
    }
