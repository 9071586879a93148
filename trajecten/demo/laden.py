"""Build the demo data: organisations by hand, people in bulk, trajecten by the real workflow."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from trajecten import workflow
from trajecten.demo.namen import FAMILIENAMEN, FUNCTIES, VOORNAMEN
from trajecten.enums import (
    AfwezigheidSoort,
    Begeleiding,
    Bestemming,
    Contractsoort,
    Doelgroep,
    OndernemingSoort,
    Provincie,
    Rol,
    TrajectStatus,
    WeigeringReden,
    Werkvorm,
    WopGrond,
)
from trajecten.models import (
    Afwezigheid,
    Gebruiker,
    IndicatorBekend,
    Lidmaatschap,
    Maatwerker,
    Mandaat,
    Onderneming,
    Oproep,
    Pop,
    Project,
    Tewerkstelling,
    Traject,
    Vestiging,
    Wop,
)
from trajecten.models.maatwerker import zoekvorm
from trajecten.models.oproep import INDICATOREN
from trajecten.models.velden import periode

S = TrajectStatus
DAG = timedelta(days=1)
SCHALEN = {"klein": 1_500, "vlaanderen": 28_639, "tienvoud": 286_390}
WACHTWOORD = "doorstroom-demo"
STUK = 5_000
PROVINCIES = {
    Provincie.ANTWERPEN: ("2000", "2300", "2800"),
    Provincie.LIMBURG: ("3500", "3600"),
    Provincie.OOST_VLAANDEREN: ("9000", "9300", "9100"),
    Provincie.VLAAMS_BRABANT: ("3000", "1800"),
    Provincie.WEST_VLAANDEREN: ("8000", "8500", "8800"),
}
# The answer in Parliament of 2019: started and stopped in call 380, referred in call 432
ANTWOORD = {
    Provincie.ANTWERPEN: (16, 3, 3),
    Provincie.LIMBURG: (2, 0, 6),
    Provincie.OOST_VLAANDEREN: (10, 1, 14),
    Provincie.VLAAMS_BRABANT: (6, 2, 4),
    Provincie.WEST_VLAANDEREN: (9, 1, 6),
}


def moment(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(10)))


def met_controle(acht: str) -> str:
    return f"{acht}{97 - int(acht) % 97:02}"


def inszen() -> Iterator[tuple[str, date]]:
    """Synthetic numbers: serials 990 to 998 as register numbers, then as both kinds of bisnummer."""
    eerste, dagen = date(1962, 1, 1), 15_000
    for nummer in count():
        geboren = eerste + timedelta(days=nummer * 7 % dagen)
        ronde = nummer // dagen
        maand = geboren.month + (0, 20, 40)[ronde // 9]
        negen = f"{geboren.year % 100:02}{maand:02}{geboren.day:02}{990 + ronde % 9}"
        basis = int(negen) + (2_000_000_000 if geboren.year >= 2000 else 0)
        yield f"{negen}{97 - basis % 97:02}", geboren


class Demo:
    """Everything of one load; `laad` writes it in one transaction."""

    def __init__(self, *, schaal: str, vandaag: date, zaad: int) -> None:
        self.aantal, self.vandaag, self.toeval = SCHALEN[schaal], vandaag, random.Random(zaad)  # noqa: S311, no secret
        self.nummers, self.kbo, self.vestigingsnummer = inszen(), count(1), count(1)
        self.werkplaatsen: dict[tuple[Provincie, Werkvorm], list[Vestiging]] = {}
        self.partners: dict[Provincie, Onderneming] = {}
        self.coaches: dict[Provincie, Lidmaatschap] = {}

    @transaction.atomic
    def laad(self) -> None:
        self._organisaties()
        self._mensen()
        self._oproepen()
        self._oproep_380()
        self._oproep_432()
        self._levende_zaken()

    # Organisations and users

    def _onderneming(self, naam: str, soort: OndernemingSoort, postcode: str, **meer: Any) -> Vestiging:
        onderneming = Onderneming.objects.create(
            kbo=met_controle(f"0{7_000_000 + next(self.kbo):07}"), naam=naam, soorten=[soort], **meer
        )
        return Vestiging.objects.create(
            onderneming=onderneming,
            vestigingsnummer=met_controle(f"2{5_000_000 + next(self.vestigingsnummer):07}"),
            straat="Demostraat 1",
            postcode=postcode,
        )

    def _lid(self, naam: str, email: str, rol: Rol, **meer: Any) -> Lidmaatschap:
        gebruiker, _ = Gebruiker.objects.get_or_create(
            email=f"{email}@doorstroom.example", defaults={"naam": naam, "password": self.wachtwoord}
        )
        return Lidmaatschap.objects.create(gebruiker=gebruiker, rol=rol, van=date(2015, 1, 1), **meer)

    def _organisaties(self) -> None:
        self.wachtwoord = make_password(WACHTWOORD)
        per_provincie = max(2, self.aantal // 900)
        for provincie, postcodes in PROVINCIES.items():
            for n in range(per_provincie):
                postcode = postcodes[n % len(postcodes)]
                mwb = self._onderneming(
                    f"Maatwerk {provincie.label} {n + 1}",
                    OndernemingSoort.MAATWERKBEDRIJF,
                    postcode,
                    voormalig_statuut=("bw", "sw")[n % 2],
                )
                self.werkplaatsen.setdefault((provincie, Werkvorm.CMW), []).append(mwb)
            for soort, werkvorm, naam in (
                (OndernemingSoort.LDE_ONDERNEMING, Werkvorm.LDE, "Buurtdienst"),
                (OndernemingSoort.MAATWERKAFDELING, Werkvorm.MWA, "Maatwerkafdeling"),
            ):
                vestiging = self._onderneming(f"{naam} {provincie.label}", soort, postcodes[0])
                self.werkplaatsen[provincie, werkvorm] = [vestiging]
            partner = self._onderneming(
                f"Doorstroompartner {provincie.label}", OndernemingSoort.DOORSTROOMPARTNER, postcodes[0]
            )
            self.partners[provincie] = partner.onderneming
            for van in (2013, 2019, 2025):
                Mandaat.objects.create(
                    partner=partner.onderneming, periode=periode(date(van, 1, 1), date(van + 6, 1, 1))
                )
        self.werkgevers = [
            self._onderneming(naam, OndernemingSoort.REGULIERE_WERKGEVER, "9000").onderneming
            for naam in (
                "Bakkerij De Korenaar",
                "Logistiek Scheldeland",
                "Groen en Tuin bv",
                "Hotel De Linde",
                "Metaal Kempen",
            )
        ]
        self.vdab = self._lid("Veerle Vandenberghe", "vdab", Rol.VDAB, provincies=[p.value for p in PROVINCIES])
        eerste = Provincie.ANTWERPEN
        mwb = self.werkplaatsen[eerste, Werkvorm.CMW][0].onderneming
        self.werkgever = self._lid("Olivia Ooms", "onderneming", Rol.ONDERNEMING, organisatie=mwb)
        self._lid("Bram Beleid", "beleid", Rol.BELEID)
        self._lid("Bieke Beheer", "beheer", Rol.BEHEER)
        for provincie, partner in self.partners.items():
            email = "partner" if provincie == eerste else f"partner.{provincie.value}"
            self.coaches[provincie] = self._lid(f"Coach {provincie.label}", email, Rol.PARTNER, organisatie=partner)
        self._lid("Dana Dubbel", "dubbel", Rol.ONDERNEMING, organisatie=mwb)
        self._lid("Dana Dubbel", "dubbel", Rol.PARTNER, organisatie=self.partners[eerste])

    # People in bulk

    def _persoon(self, provincie: Provincie, doelgroep: Doelgroep) -> Maatwerker:
        insz, geboren = next(self.nummers)
        persoon = Maatwerker(
            voornaam=self.toeval.choice(VOORNAMEN),
            familienaam=self.toeval.choice(FAMILIENAMEN),
            geboortedatum=geboren,
            doelgroep=doelgroep,
            postcode=self.toeval.choice(PROVINCIES[provincie]),
            provincies=[provincie.value],
        )
        persoon.insz = insz
        persoon.sorteernaam = zoekvorm(f"{persoon.familienaam} {persoon.voornaam}")
        return persoon

    def _mensen(self) -> None:
        provincies = list(PROVINCIES)
        for begin in range(0, self.aantal, STUK):
            plan = []
            for n in range(begin, min(begin + STUK, self.aantal)):
                provincie = provincies[n % 5]
                werkvorm = (Werkvorm.LDE, Werkvorm.MWA)[n % 2] if n % 12 < 2 else Werkvorm.CMW
                doelgroep = Doelgroep.LDE if werkvorm == Werkvorm.LDE else self.toeval.choice(list(Doelgroep)[:3])
                plan.append(
                    (
                        self._persoon(provincie, doelgroep),
                        self.toeval.choice(self.werkplaatsen[provincie, werkvorm]),
                        werkvorm,
                    )
                )
            Maatwerker.objects.bulk_create([persoon for persoon, _, _ in plan])
            self._loopbanen(plan)

    def _loopbanen(self, plan: list[tuple[Maatwerker, Vestiging, Werkvorm]]) -> None:
        diensten, wops, afwezig = [], [], []
        for persoon, vestiging, werkvorm in plan:
            in_dienst = self.vandaag - timedelta(days=self.toeval.randrange(60, 2_400))
            door = {"geregistreerd_op": moment(in_dienst), "geregistreerd_door": self.vdab, "maatwerker": persoon}
            diensten.append(
                Tewerkstelling(
                    vestiging=vestiging, werkvorm=werkvorm, breuk=Decimal(self.toeval.choice(("0.5", "0.8", "1"))),
                    periode=periode(in_dienst), **door,
                )
            )  # fmt: skip
            if werkvorm != Werkvorm.LDE:
                start = in_dienst + timedelta(days=1_826 if self.vandaag - in_dienst > timedelta(days=1_826) else 0)
                wops.append(
                    Wop(
                        loonpremie=self.toeval.choice((45, 60) if start == in_dienst else (45, 50, 55, 60, 65)),
                        begeleiding=self.toeval.choice(list(Begeleiding)),
                        periode=periode(start, start + timedelta(days=1_826)),
                        grond=WopGrond.STARTPAKKET if start == in_dienst else WopGrond.EVALUATIE,
                        beslist_op=start,
                        **door | {"geregistreerd_op": moment(start)},
                    )
                )
            if self.toeval.random() < 0.04:
                ziek = self.vandaag - timedelta(days=self.toeval.randrange(5, 50))
                afwezig.append(
                    Afwezigheid(soort=self.toeval.choice(list(AfwezigheidSoort)), periode=periode(ziek), **door)
                )
        Tewerkstelling.objects.bulk_create(diensten)
        Wop.objects.bulk_create([wop for wop in wops if wop.periode.upper <= _plus_vijf(wop.periode.lower)])
        Afwezigheid.objects.bulk_create(afwezig)

    # Calls

    def _oproepen(self) -> None:
        self.oproepen = {}
        for nummer, titel, van, tot, doel, werkvormen, verplicht in (
            (380, "Doorstroom BW en SW", date(2016, 1, 1), date(2018, 12, 31), 370, ["bw", "sw"], True),
            (
                432,
                "Doorstroom sociale economie",
                date(2018, 12, 1),
                date(2021, 6, 30),
                950,
                ["cmw", "mwa", "lde"],
                False,
            ),
            (
                528,
                "Doorstroom vandaag",
                date(2024, 1, 1),
                self.vandaag + timedelta(days=700),
                1200,
                ["cmw", "mwa", "lde"],
                False,
            ),
        ):
            oproep = Oproep.objects.create(
                nummer=nummer, titel=titel, van=van, tot=tot, doel=doel, werkvormen=werkvormen,
                standaardkost=Decimal(4200), stage_verplicht=verplicht, nazorg_verplicht=verplicht,
            )  # fmt: skip
            for provincie, partner in self.partners.items():
                self.oproepen[nummer, provincie] = Project.objects.create(
                    oproep=oproep, naam=f"{provincie.label} stroomt door", promotor=partner, provincies=[provincie.value],
                    van=van, tot=tot, goedgekeurd_op=van,
                )  # fmt: skip
            bekend = {380: ({"opgestart", "stopgezet"}, date(2019, 4, 1)), 432: ({"toegeleid"}, date(2019, 7, 1))}.get(
                nummer
            )
            if bekend:
                IndicatorBekend.objects.bulk_create(
                    IndicatorBekend(oproep=oproep, indicator=i, vanaf=bekend[1])
                    for i in INDICATOREN
                    if i not in bekend[0]
                )

    # Trajecten, by the workflow itself

    def _in_dienst(self, provincie: Provincie, werkvorm: Werkvorm, sinds: date, *, plaats: int = 0) -> Maatwerker:
        """Somebody with one employment, and a WOP where there is one."""
        doelgroep = Doelgroep.LDE if werkvorm == Werkvorm.LDE else Doelgroep.PSP
        persoon = self._persoon(provincie, doelgroep)
        persoon.save()
        plaatsen = self.werkplaatsen[provincie, werkvorm if werkvorm in (Werkvorm.LDE, Werkvorm.MWA) else Werkvorm.CMW]
        door = {"geregistreerd_op": moment(sinds), "geregistreerd_door": self.vdab, "maatwerker": persoon}
        vestiging = plaatsen[plaats % len(plaatsen)]
        Tewerkstelling.objects.create(vestiging=vestiging, werkvorm=werkvorm, periode=periode(sinds), **door)
        if werkvorm in (Werkvorm.CMW, Werkvorm.MWA):
            Wop.objects.create(
                loonpremie=60, begeleiding=Begeleiding.MIDDEN, periode=periode(sinds, _plus_vijf(sinds)),
                grond=WopGrond.STARTPAKKET, beslist_op=sinds, **door,
            )  # fmt: skip
        return persoon

    def _neem(self, traject: Traject, naam: str, op: date, *, nu: datetime | None = None, **gegevens: Any) -> None:
        vers = Traject.objects.get(pk=traject.pk)
        getattr(workflow, naam)(vers, versie=vers.versie, lid=self.vdab, nu=nu or moment(op), op=op, **gegevens)

    def _toeleiden(self, persoon: Maatwerker, oproep: int, provincie: Provincie, op: date) -> Traject:
        stap = workflow.toeleiden(
            persoon, lid=self.vdab, nu=moment(op), op=op, partner=self.partners[provincie],
            project=self.oproepen[oproep, provincie], verplicht=False,
        )  # fmt: skip
        traject: Traject = stap.traject
        return traject

    def _pop(self, persoon: Maatwerker, op: date, nu: datetime) -> None:
        Pop.objects.create(
            maatwerker=persoon, versie_op=op, competenties_nu="Werkt nauwkeurig en op tijd",
            competenties_later="Zelfstandig werken in een gewone ploeg", acties=["Opleiding op de werkvloer", "Sollicitatietraining"],
            geregistreerd_door=self.vdab, geregistreerd_op=nu,
        )  # fmt: skip

    def _stage(self, traject: Traject, van: date, tot: date, *, nu: datetime | None = None) -> None:
        gegevens = {
            "stageplaats": self.toeval.choice(self.werkgevers),
            "tot": tot,
            "functie": self.toeval.choice(FUNCTIES),
        }
        self._neem(traject, "stage_starten", van, nu=nu, tbs_op=van - DAG, **gegevens)

    def _job(self, traject: Traject, op: date, *, nu: datetime | None = None) -> None:
        self._neem(
            traject, "doorstromen", op, nu=nu, bestemming=Bestemming.NEC_ZONDER, werkgever=self.toeval.choice(self.werkgevers),
            functie=self.toeval.choice(FUNCTIES), contract=Contractsoort.ONBEPAALD, motivering="Werkt vlot mee op de werkvloer.",
        )  # fmt: skip

    def _oproep_380(self) -> None:
        """Started and stopped were known at once; how it ended was reported from April 2019 on."""
        for provincie, (gestart, gestopt, _) in ANTWOORD.items():
            for n in range(gestart):
                begin = date(2017, 3, 1) + timedelta(days=self.toeval.randrange(300))
                werkvorm = (Werkvorm.BW, Werkvorm.SW)[n % 2]
                persoon = self._in_dienst(provincie, werkvorm, begin - timedelta(days=700), plaats=n % 2)
                traject = self._toeleiden(persoon, 380, provincie, begin)
                self._neem(traject, "starten", begin + timedelta(days=10))
                if n < gestopt:
                    self._neem(traject, "stopzetten", begin + timedelta(days=60), reden="ziekte")
                    continue
                later = moment(date(2019, 4, 1) + timedelta(days=self.toeval.randrange(60)))
                jobmatching, van, tot = (begin + timedelta(days=d) for d in (40, 60, 120))
                self._neem(traject, "jobmatching_starten", jobmatching, nu=later)
                self._stage(traject, van, tot, nu=later)
                self._neem(traject, "stage_beeindigen", tot, nu=later, resultaat="voltooid")
                self._pop(persoon, tot, later)
                self._neem(traject, "voorleggen", tot + DAG, nu=later)
                if n % 3 == 0:
                    self._neem(traject, "terugkeren", tot + timedelta(days=10), nu=later, motivering="Nog niet klaar.")
                else:
                    hire = tot + timedelta(days=10)
                    self._job(traject, hire, nu=later)
                    self._neem(traject, "nazorg_afsluiten", hire + timedelta(days=95), nu=later, nog_aan_het_werk=True)

    def _oproep_432(self) -> None:
        """In March 2019 there were referrals only; the guidance began in the summer."""
        for provincie, (_, _, toegeleid) in ANTWOORD.items():
            for n in range(toegeleid):
                op = date(2019, 1, 7) + timedelta(days=self.toeval.randrange(60))
                werkvorm = Werkvorm.LDE if n % 4 == 3 else Werkvorm.CMW
                persoon = self._in_dienst(provincie, werkvorm, date(2019, 1, 2), plaats=n)
                traject = self._toeleiden(persoon, 432, provincie, op)
                start = date(2019, 7, 1) + timedelta(days=self.toeval.randrange(60))
                if n % 5 == 4:
                    self._neem(
                        traject, "annuleren", start, reden="weigert_traject", toelichting="Wil in maatwerk blijven."
                    )
                    continue
                self._neem(traject, "starten", start)
                if n % 5 == 3:
                    self._neem(traject, "stopzetten", start + timedelta(days=50), reden="geen_stage")
                    continue
                self._neem(traject, "jobmatching_starten", start + timedelta(days=30))
                self._job(traject, start + timedelta(days=80))
                self._neem(traject, "nazorg_afsluiten", start + timedelta(days=180), nog_aan_het_werk=True)

    def _levende_zaken(self) -> None:
        """Cases around today: every status in maatwerk and in LDE in Antwerpen, the busiest ones in every province."""
        for provincie in PROVINCIES:
            overal = (S.TOEGELEID, S.STAGE, S.BEOORDELING, S.NAZORG)
            for status in TrajectStatus if provincie == Provincie.ANTWERPEN else overal:
                for werkvorm in (Werkvorm.CMW, Werkvorm.LDE) if provincie == Provincie.ANTWERPEN else (Werkvorm.CMW,):
                    if not (werkvorm == Werkvorm.LDE and status == S.WACHT_OP_VACATURE):
                        self._zaak_in(provincie, werkvorm, status)
        self._bijzondere_zaken()

    def _zaak_in(self, provincie: Provincie, werkvorm: Werkvorm, status: TrajectStatus) -> Traject:
        """Walk to a status, so that its last step was taken not long ago."""
        v = self.vandaag
        dagen = self.toeval.randrange(3, 20)
        persoon = self._in_dienst(provincie, werkvorm, v - timedelta(days=700))
        traject = self._toeleiden(persoon, 528, provincie, v - timedelta(days=180 if status != S.TOEGELEID else dagen))
        if status == S.TOEGELEID:
            return traject
        if status == S.GEANNULEERD:
            self._neem(traject, "annuleren", v - timedelta(days=dagen), reden="niet_geschikt")
            return traject
        self._neem(traject, "starten", v - timedelta(days=170 if status != S.VOORTRAJECT else dagen))
        if status in (S.VOORTRAJECT, S.STOPGEZET):
            if status == S.STOPGEZET:
                self._neem(traject, "stopzetten", v - timedelta(days=dagen), reden="ziekte")
            return traject
        self._neem(traject, "jobmatching_starten", v - timedelta(days=140 if status != S.JOBMATCHING else dagen))
        if status == S.JOBMATCHING:
            return traject
        if status == S.STAGE:
            self._stage(traject, v - timedelta(days=dagen), v + timedelta(days=40 - dagen))
            return traject
        einde_stage = v - timedelta(days=115)
        self._stage(traject, v - timedelta(days=138), einde_stage)
        self._neem(traject, "stage_beeindigen", einde_stage, resultaat="voltooid", feedback="Een aangename collega.")
        self._pop(persoon, einde_stage, moment(einde_stage))
        self._neem(traject, "voorleggen", v - timedelta(days=114 if status != S.BEOORDELING else dagen))
        if status == S.WACHT_OP_VACATURE:
            self._neem(
                traject, "wachten_op_vacature", v - timedelta(days=dagen), motivering="Klaar, nog geen vacature."
            )
        elif status == S.MISLUKT and werkvorm == Werkvorm.LDE:
            self._neem(traject, "uit_dienst_na_traject", v - timedelta(days=dagen), motivering="Geen job gevonden.")
        elif status == S.MISLUKT:
            wop = {"loonpremie": 55, "begeleiding": Begeleiding.HOOG}
            self._neem(traject, "terugkeren", v - timedelta(days=dagen), motivering="Nog niet klaar.", **wop)
        elif status in (S.NAZORG, S.GESLAAGD):
            hire = v - timedelta(days=110 if status == S.GESLAAGD else 40)
            self._job(traject, hire)
            self._contact(traject, hire + timedelta(days=14))
            if status == S.GESLAAGD:
                self._neem(traject, "nazorg_afsluiten", v - timedelta(days=10), nog_aan_het_werk=True)
        return traject

    def _contact(self, traject: Traject, op: date) -> None:
        vers = Traject.objects.get(pk=traject.pk)
        workflow.nazorg_contact(
            vers, versie=vers.versie, lid=self.vdab, nu=moment(op), op=op, met="werknemer", onderwerp="De eerste weken",
            minuten=45, nog_aan_het_werk=True,
        )  # fmt: skip

    def _bijzondere_zaken(self) -> None:
        """A suspension, a planned job, and a refusal that VDAB still has to judge."""
        op = self.vandaag - timedelta(days=2)
        stil = self._zaak_in(Provincie.ANTWERPEN, Werkvorm.CMW, S.JOBMATCHING)
        self._neem(stil, "opschorten", op, grond="ziekte")
        gepland = self._zaak_in(Provincie.ANTWERPEN, Werkvorm.CMW, S.BEOORDELING)
        vers = Traject.objects.get(pk=gepland.pk)
        workflow.doorstroom_plannen(
            vers, versie=vers.versie, lid=self.vdab, nu=moment(self.vandaag - DAG), op=self.vandaag, bestemming=Bestemming.NEC_IMW,
            werkgever=self.werkgevers[0], functie="bakkershulp", contract=Contractsoort.BEPAALD,
        )  # fmt: skip
        weigert = Traject.objects.get(pk=self._zaak_in(Provincie.ANTWERPEN, Werkvorm.CMW, S.JOBMATCHING).pk)
        workflow.weigering_registreren(
            weigert, versie=weigert.versie, lid=self.vdab, nu=moment(op), wat="job", geweigerd_op=op,
            reden=WeigeringReden.VREES_GEEN_TERUGKEER, toelichting="Vreest de vaste plaats te verliezen.",
        )  # fmt: skip


def _plus_vijf(dag: date) -> date:
    """Five years later; 29 February gives 28."""
    return dag.replace(year=dag.year + 5, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)
