"""Histories written straight into the tables, and a slow count of them that shares no code with the report."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.factories import (
    LidmaatschapFactory,
    MaatwerkerFactory,
    OndernemingFactory,
    OproepFactory,
    ProjectFactory,
    VestigingFactory,
    moment,
)
from trajecten.enums import Cijfer, OpschortingGrond, Provincie, Werkvorm
from trajecten.models import IndicatorBekend, Opschorting, Opvolgmeting, Statusovergang, Traject
from trajecten.models.velden import periode
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.rapport import maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import Vraag

BRUSSEL = ZoneInfo("Europe/Brussels")


def rapport_van(naam, lid, peildatum, bekend_op=None, *, oproep=None, **vraag):
    """A report as this lid gets it."""
    filters = {**vraag.pop("filters", {}), **({"oproep": oproep.pk} if oproep else {})}
    gevraagd = Vraag(peildatum, bekend_op or peildatum, filters=filters, **vraag)
    return maak_rapport(SOORTEN[naam], gevraagd, bron=cijferbron(lid), oproepen=[oproep] if oproep else [])


def cijfers_van(oproep, lid, peildatum, bekend_op=None, **vraag):
    """The results of a call: the table with where its trajecten stand."""
    return rapport_van("resultaten", lid, peildatum, bekend_op, oproep=oproep, **vraag).tabel


@dataclass
class Stap:
    naam: str
    naar: str
    op: date
    geregistreerd: datetime | None = None  # ten o'clock that day when left out
    teruggedraaid: datetime | None = None

    def __post_init__(self):
        self.geregistreerd = self.geregistreerd or moment(self.op)


@dataclass
class Stilstand:
    van: date
    tot: date | None  # the first day that no longer counts
    geregistreerd: datetime
    ingetrokken: datetime | None = None


@dataclass
class Meting:
    moment: str
    op: date
    situatie: str
    geregistreerd: datetime
    ingetrokken: datetime | None = None


@dataclass
class Zaak:
    stappen: list[Stap]
    provincie: str = Provincie.ANTWERPEN
    opschortingen: list[Stilstand] = field(default_factory=list)
    metingen: list[Meting] = field(default_factory=list)
    plek: int = 0  # which of the establishments


def zaak(*stappen, provincie=Provincie.ANTWERPEN, **rest):
    return Zaak([Stap(*stap) for stap in stappen], provincie, **rest)


class Wereld:
    """A call with its project, some companies, and people to write cases about."""

    def __init__(self, *, mensen=0, ondernemingen=1, **oproep):
        self.oproep = OproepFactory(**oproep)
        self.partner = OndernemingFactory(partner=True)
        self.project = ProjectFactory(oproep=self.oproep, promotor=self.partner)
        self.vdab = LidmaatschapFactory(vdab=True)
        self.vestigingen = [VestigingFactory() for _ in range(ondernemingen)]
        self.mensen = [MaatwerkerFactory() for _ in range(mensen)]

    def schrijf(self, zaken, *, partner=None):
        """Write the cases, one person each. Every row as the workflow would have left it."""
        mensen = self.mensen or [MaatwerkerFactory() for _ in zaken]
        trajecten = Traject.objects.bulk_create(
            Traject(
                maatwerker=mens,
                partner=partner or self.partner,
                project=self.project,
                toegeleid_op=zaak.stappen[0].op,
                vestiging=self.vestigingen[zaak.plek],
                werkvorm=Werkvorm.BW,
                provincie=zaak.provincie,
                status=(laatste := [stap for stap in zaak.stappen if not stap.teruggedraaid][-1]).naar,
                status_sinds=laatste.op,
            )
            for mens, zaak in zip(mensen, zaken, strict=False)
        )
        stappen, undone, stil, gemeten = [], [], [], []
        for traject, zaak in zip(trajecten, zaken, strict=True):
            self._stappen(traject, zaak, stappen, undone)
            door = {"traject": traject, "geregistreerd_door": self.vdab}
            stil += [
                Opschorting(
                    periode=periode(rij.van, rij.tot),
                    grond=OpschortingGrond.ZIEKTE,
                    geregistreerd_op=rij.geregistreerd,
                    ingetrokken_op=rij.ingetrokken,
                    **door,
                )
                for rij in zaak.opschortingen
            ]
            gemeten += [
                Opvolgmeting(
                    moment=rij.moment,
                    gemeten_op=rij.op,
                    situatie=rij.situatie,
                    geregistreerd_op=rij.geregistreerd,
                    ingetrokken_op=rij.ingetrokken,
                    **door,
                )
                for rij in zaak.metingen
            ]
        Statusovergang.objects.bulk_create(stappen)
        Statusovergang.objects.bulk_create(undone)
        Opschorting.objects.bulk_create(stil)
        Opvolgmeting.objects.bulk_create(gemeten)
        return trajecten

    def _stappen(self, traject, zaak, stappen, undone):
        volgnummer, van = 0, ""
        for stap in zaak.stappen:
            volgnummer += 1
            rij = Statusovergang(
                traject=traject,
                volgnummer=volgnummer,
                naam=stap.naam,
                van=van,
                naar=stap.naar,
                ingangsdatum=stap.op,
                geregistreerd_op=stap.geregistreerd,
                lid=self.vdab,
            )
            stappen.append(rij)
            if stap.teruggedraaid is None:
                van = stap.naar
                continue
            volgnummer += 1
            undone.append(
                Statusovergang(
                    traject=traject,
                    volgnummer=volgnummer,
                    naam="terugdraaien",
                    van=stap.naar,
                    naar=van,
                    ingangsdatum=stap.op,
                    geregistreerd_op=stap.teruggedraaid,
                    lid=self.vdab,
                    draait_terug=rij,
                )
            )

    def bekend_vanaf(self, **per_indicator):
        assert set(per_indicator) <= set(Cijfer.values)
        for indicator, vanaf in per_indicator.items():
            IndicatorBekend.objects.create(oproep=self.oproep, indicator=indicator, vanaf=vanaf)


EINDTOTAAL = {"antwerpen": (16, 3), "limburg": (2, 0), "oost_vlaanderen": (10, 1)}
EINDTOTAAL |= {"vlaams_brabant": (6, 2), "west_vlaanderen": (9, 1)}
TOELEIDINGEN = {"antwerpen": 3, "limburg": 6, "oost_vlaanderen": 14, "vlaams_brabant": 4, "west_vlaanderen": 6}


def oproep_380():
    """The figures that were given on 15-3-2019; every other figure was registered from 1-4-2019 on."""
    wereld = Wereld(nummer=380, doel=370)
    begin = [("toeleiden", "toegeleid", date(2017, 5, 2)), ("starten", "voortraject", date(2017, 9, 4))]
    einde = ("stopzetten", "stopgezet", date(2018, 6, 1))
    later = ("voorleggen", "beoordeling", date(2018, 9, 3), moment(date(2019, 4, 2)))
    geslaagd = ("doorstromen", "nazorg", date(2018, 10, 1), moment(date(2019, 4, 2)))
    mislukt = ("terugkeren", "mislukt", date(2018, 10, 1), moment(date(2019, 4, 2)))
    zaken = []
    for provincie, (gestart, gestopt) in EINDTOTAAL.items():
        zaken += [zaak(*begin, einde, provincie=provincie) for _ in range(gestopt)]
        zaken += [zaak(*begin, later, geslaagd, provincie=provincie)]
        zaken += [zaak(*begin, later, mislukt, provincie=provincie)]
        zaken += [zaak(*begin, provincie=provincie) for _ in range(gestart - gestopt - 2)]
    wereld.schrijf(zaken)
    onbekend = set(Cijfer.values) - {"opgestart", "stopgezet"}
    wereld.bekend_vanaf(**dict.fromkeys(onbekend, date(2019, 4, 1)))
    return wereld


def oproep_432():
    """33 referrals on 15-3-2019, and nothing else that was known."""
    wereld = Wereld(nummer=432, doel=950)
    stap = ("toeleiden", "toegeleid", date(2019, 2, 4))
    wereld.schrijf([zaak(stap, provincie=p) for p, aantal in TOELEIDINGEN.items() for _ in range(aantal)])
    wereld.bekend_vanaf(**dict.fromkeys(set(Cijfer.values) - {"toegeleid"}, date(2019, 4, 1)))
    return wereld


def _dag(tijdstip):
    return tijdstip.astimezone(BRUSSEL).date()


def _bekend(rij, bekend_op):
    weg = getattr(rij, "ingetrokken", None) or getattr(rij, "teruggedraaid", None)
    return _dag(rij.geregistreerd) <= bekend_op and not (weg and _dag(weg) <= bekend_op)


def tel_traag(zaken, *, peildatum, bekend_op):
    """The figures by province, one case and one day at a time."""
    tellers = {}
    for geval in zaken:
        stappen = [stap for stap in geval.stappen if stap.op <= peildatum and _bekend(stap, bekend_op)]
        if not stappen:
            continue
        teller = tellers.setdefault(geval.provincie, dict.fromkeys(Cijfer.values, 0))
        for extra in ("niet_gestart", "in_nazorg", "duurzaam"):
            teller.setdefault(extra, 0)
        teller["toegeleid"] += 1
        if "starten" not in [stap.naam for stap in stappen]:
            teller["niet_gestart"] += 1
            continue
        teller["opgestart"] += 1
        status = stappen[-1].naar
        if status in ("voortraject", "jobmatching", "stage", "beoordeling"):
            staat_stil = any(
                stil.van <= peildatum and (stil.tot is None or peildatum <= stil.tot - timedelta(days=1))
                for stil in geval.opschortingen
                if _bekend(stil, bekend_op)
            )
            teller["opgeschort" if staat_stil else "lopend"] += 1
        elif status in ("nazorg", "geslaagd"):
            teller["geslaagd"] += 1
            teller["in_nazorg"] += status == "nazorg"
            metingen = [m for m in geval.metingen if m.op <= peildatum and _bekend(m, bekend_op)]
            if metingen:
                laatste = max(metingen, key=lambda m: (m.op, m.geregistreerd))
                teller["duurzaam"] += laatste.situatie in ("zelfde_werkgever", "andere_werkgever", "zelfstandig")
        else:
            teller[status] += 1
    return tellers
