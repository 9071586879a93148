"""What happens to a worker if it does not work out, in words for that worker. Every date and number follows from
the regime and the terms; where the law is silent, the text says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trajecten.enums import Begeleiding, TrajectStatus
from trajecten.models.traject import GESLOTEN, OPVOLGING
from trajecten.regelgeving import MAATWERKDECREET, REGELS, Regel, Regime, Terugkeer, parameter
from trajecten.termijnen import einde_recht, kwartaaleinde, nazorg_einde
from trajecten.voorwaarden import toon

S = TrajectStatus
KWARTAALDAG = {
    "beslissing": "VDAB beslist dat je reden niet geldig is",
    "weigering": "je nee zegt",
    "mededeling": "VDAB je de beslissing meedeelt",
}


@dataclass(frozen=True)
class WopNu:
    """The WOP that runs today; `tot` is its last day, None without an end."""

    loonpremie: int
    begeleiding: str
    tot: date | None

    def __str__(self) -> str:
        return f"WOP {self.loonpremie} {Begeleiding(self.begeleiding).label}"


@dataclass(frozen=True)
class Situatie:
    """How somebody stands today. `werk` is the employer, as the reader knows it; `wop` None when there is none to
    tell about; `job_op` the first working day of a hire that is recorded or planned."""

    regime: Regime
    vandaag: date
    werk: str = "je bedrijf"
    wop: WopNu | None = None
    status: TrajectStatus | None = None
    verplicht: bool = False
    toegeleid_op: date | None = None
    job_op: date | None = None

    @property
    def is_doorgestroomd(self) -> bool:
        return self.status in OPVOLGING

    @property
    def is_lde(self) -> bool:
        return self.regime.terugkeer == Terugkeer.GEEN


@dataclass(frozen=True)
class Uitkomst:
    """One way it can go: what happens, what is not sure, the days that go with it, and the rules behind it."""

    titel: str
    zinnen: tuple[str, ...]
    regels: tuple[str, ...]
    onzeker: tuple[str, ...] = ()
    dagen: tuple[tuple[str, date], ...] = ()
    is_nu: bool = False

    @property
    def regels_voluit(self) -> list[Regel]:
        return [REGELS[nummer] for nummer in self.regels]


def uitkomsten(s: Situatie) -> list[Uitkomst]:
    """Every way it can go from here, in the order of a conversation. After a hire only the job counts."""
    if s.is_doorgestroomd:
        return [job(s), job_kwijt(s)]
    return [job(s), job_kwijt(s), geen_vacature(s), niet_klaar(s), weigeren(s), stopt_onderweg(s)]


def aanloop(s: Situatie) -> Iterator[str]:
    """How this person stands today, in sentences."""
    if s.is_doorgestroomd:
        yield "Je bent doorgestroomd naar een gewone job."
    elif s.status is None or s.status in GESLOTEN:
        yield f"Je werkt bij {s.werk}. Er loopt nu geen doorstroomtraject."
    else:
        soort = "verplicht" if s.verplicht else "vrijwillig"
        yield f"Je werkt bij {s.werk}. Je hebt een doorstroomtraject: {s.status.label.lower()}. Het is {soort} (R27)."
    if s.wop and not s.is_doorgestroomd:
        tot = f"tot en met {toon(s.wop.tot)}" if s.wop.tot else "zonder einddatum"
        yield f"Je hebt een {s.wop}, {tot}. Een WOP is geld voor je werkgever: een loonpremie en begeleiding."
    if s.regime.has_wop and s.toegeleid_op and s.toegeleid_op < MAATWERKDECREET:
        yield "Je traject begon onder de oude regels. Toen kon je terug (R28). Nu gelden de nieuwe regels."


def job(s: Situatie) -> Uitkomst:
    """A hire: contract and WOP end the day before, nazorg begins (R1, R22)."""
    maanden = parameter("nazorg_maanden", s.job_op or s.vandaag)
    contract = "Je contract en je WOP stoppen" if s.regime.has_wop else "Je contract stopt"
    zinnen = (
        f"{contract} bij {s.werk} de dag vóór je eerste werkdag in je nieuwe job.",
        f"Na je eerste werkdag helpt je coach jou en je werkgever nog hoogstens {maanden} maanden. Dat heet nazorg.",
    )
    dagen = (
        (("Je eerste werkdag", s.job_op), ("Laatste dag van de nazorg", nazorg_einde(s.job_op)))
        if s.job_op
        else (("Laatste dag van de nazorg als je vandaag begint", nazorg_einde(s.vandaag)),)
    )
    return Uitkomst(
        titel="Je hebt een job" if s.is_doorgestroomd else "Je vindt een job",
        zinnen=zinnen,
        regels=("R1", "R22"),
        onzeker=("Of je daarna nog hulp kan krijgen als de nazorg gedaan is.",),
        dagen=dagen,
        is_nu=s.is_doorgestroomd,
    )


def job_kwijt(s: Situatie) -> Uitkomst:
    """The job is lost, during or after the nazorg: no place is kept, but a WOP with 45 % when there is one (R29)."""
    titel = "Je verliest die job later"
    if s.regime.terugkeer == Terugkeer.VRIJ:
        zinnen: tuple[str, ...] = ("Onder de regels tot eind 2018 kon je terug naar je werkplaats.",)
        return Uitkomst(titel, zinnen, ("R28",), onzeker=("Of er dan meteen plaats voor je was.",))
    if s.is_lde:
        return Uitkomst(
            titel,
            ("Er is geen terugkeer naar je oude job in de lokale diensteneconomie.",),
            ("R45",),
            onzeker=("Of je daarna in een maatwerkbedrijf kan werken, en met welk WOP.",),
        )
    premie = parameter("wedertewerkstelling_loonpremie", s.vandaag)
    zinnen = (
        "Dit geldt tijdens de nazorg en ook daarna.",
        "Niemand houdt een plaats voor je vrij: je bent niet zeker dat je terug kan naar een maatwerkbedrijf.",
        f"Neemt een maatwerkbedrijf je opnieuw in dienst? Dan krijg je een WOP met een loonpremie van {premie} %."
        + vergelijk(s.wop, premie),
    )
    return Uitkomst(
        titel, zinnen, ("R29",), onzeker=("Welke begeleiding je dan krijgt.", "Hoe lang je op een plaats moet wachten.")
    )


def geen_vacature(s: Situatie) -> Uitkomst:
    """Judged ready, but there is no job: go on with WOP 40 Laag (R24); not so in LDE (R45) or before 2019 (R28)."""
    titel = "Je bent klaar, maar er is geen job"
    if s.is_lde:
        return _uit_dienst(titel)
    if not s.regime.wacht_op_vacature_mogelijk:
        return Uitkomst(titel, (f"Je blijft werken bij {s.werk}. Een WOP bestond toen nog niet.",), ("R28",))
    premie = parameter("wachtperiode_loonpremie", s.vandaag)
    niveau = Begeleiding(parameter("wachtperiode_begeleiding", s.vandaag)).label
    is_nu = s.status == S.WACHT_OP_VACATURE
    zinnen = (
        f"Je blijft werken bij {s.werk} tot er een job is die bij je past.",
        "VDAB zoekt met jou mee.",
        f"Je {'hebt nu' if is_nu else 'krijgt dan'} WOP {premie} {niveau}."
        + ("" if is_nu else vergelijk(s.wop, premie)),
    )
    onzeker = (
        "Hoe lang je zo kan wachten, en of er na een tijd een nieuw traject komt.",
        "Of er iets aan je loon verandert: dat staat niet in deze regels. Vraag het ook aan je werkgever.",
    )
    return Uitkomst(titel, zinnen, ("R24",), onzeker=onzeker, is_nu=is_nu)


def niet_klaar(s: Situatie) -> Uitkomst:
    """Judged not ready: go on with a fitting WOP (R25); not so in LDE (R45) or before 2019 (R28)."""
    titel = "Je bent nog niet klaar"
    if s.is_lde:
        return _uit_dienst(titel)
    if not s.regime.has_wop:
        return Uitkomst(titel, (f"Je kan terug naar {s.werk}. Er verandert niets aan je contract.",), ("R28",))
    zinnen = (
        f"Je blijft werken bij {s.werk}, en je leert er verder bij.",
        "VDAB kiest een WOP dat bij je past. Dat kan hoger zijn dan nu, lager, of hetzelfde.",
    )
    dagen = (("Een WOP dat vandaag begint, loopt hoogstens tot en met", einde_recht(s.vandaag)),)
    return Uitkomst(titel, zinnen, ("R23", "R25", "R6"), dagen=dagen)


def _uit_dienst(titel: str) -> Uitkomst:
    """In LDE there is no way back: move on or leave service (R45)."""
    zinnen = (
        "In de lokale diensteneconomie is dit strenger dan in maatwerk.",
        "Na het traject kan je niet terug: je vindt een job, of je gaat uit dienst.",
        "Wachten op een job met een WOP 40 Laag kan hier niet.",
    )
    onzeker = ("Welke andere hulp je dan krijgt.", "Wat er gebeurt als je toch recht hebt op maatwerk.")
    return Uitkomst(titel, zinnen, ("R45",), onzeker=onzeker)


def weigeren(s: Situatie) -> Uitkomst:
    """A refusal: only without valid reason, and with a real chance, does the WOP stop, at a quarter's end (R26)."""
    titel = "Je zegt nee tegen een job, een stage of het traject"
    if not s.regime.has_wop:
        zinnen: tuple[str, ...] = ("Je hebt geen WOP. Er is dus geen WOP dat stopt als je nee zegt.",)
        if s.is_lde:
            return Uitkomst(titel, zinnen, ("R26", "R44"), onzeker=("Wat een weigering betekent voor je contract.",))
        return Uitkomst(titel, (*zinnen, "Het traject was vrijwillig: je mocht nee zeggen."), ("R27", "R28"))
    zinnen = (
        "Zeg altijd waarom je nee zegt. Je reden telt.",
        "Is je reden geldig? Dan verandert er niets aan je WOP.",
        "Is je reden niet geldig, en had je een echte kans op een gewone job? Dan stopt je WOP op het einde van het kwartaal.",
        "Was er geen echte kans op een job? Dan stopt je WOP niet.",
    )
    einde, bron = kwartaaleinde(s.vandaag), parameter("kwartaalstop_datum", s.vandaag)
    if s.wop and s.wop.tot and s.wop.tot < einde:
        einde = s.wop.tot
    onzeker = (
        "Wat precies een geldige reden is, en wie dat beslist. Nu beslist VDAB, na een gesprek met jou.",
        f"Welke dag telt voor het einde van het kwartaal. Wij rekenen met de dag waarop {KWARTAALDAG[bron]}.",
        "Of je in beroep kan gaan, en tot wanneer.",
        "Wat er zonder WOP met je contract gebeurt.",
    )
    dagen = ((f"Laatste dag van je WOP als vandaag de dag is waarop {KWARTAALDAG[bron]}", einde),)
    return Uitkomst(titel, zinnen, ("R26",), onzeker=onzeker, dagen=dagen)


def stopt_onderweg(s: Situatie) -> Uitkomst:
    """The traject is suspended or stopped, for illness or otherwise; that touches no WOP (R26, R46)."""
    zinnen = ["Ben je een tijd ziek? Dan kan je traject even stilstaan. De einddatums schuiven dan op."]
    onzeker: tuple[str, ...] = ("Wanneer je opnieuw aan een traject kan beginnen.",)
    dagen: tuple[tuple[str, date], ...] = ()
    if s.is_lde:
        zinnen.append("Het traject kan ook helemaal stoppen, bijvoorbeeld door een lange ziekte of een verhuis.")
        onzeker = ("Of je dan bij je werkgever kan blijven.", *onzeker)
    elif s.regime.has_wop:
        zinnen.append(
            "Stopt het traject helemaal, bijvoorbeeld door een lange ziekte of een verhuis? "
            f"Dan stopt je WOP daardoor niet. Geen regel zegt dat je dan weg moet bij {s.werk}."
        )
        if s.wop and s.wop.tot:
            dagen = ((f"Laatste dag van je {s.wop}", s.wop.tot),)
    else:
        zinnen.append(f"Stopt het traject helemaal? Dan kan je terug naar {s.werk}.")
    regels = ("R26", "R46") if s.regime.has_wop else ("R45", "R46") if s.is_lde else ("R28", "R46")
    return Uitkomst("Het traject stopt onderweg", tuple(zinnen), regels, onzeker=onzeker, dagen=dagen)


def vergelijk(wop: WopNu | None, premie: int) -> str:
    """How another wage premium compares with that of the WOP now; nothing when there is none to compare with."""
    if wop is None:
        return ""
    hoe = "lager dan" if premie < wop.loonpremie else "hoger dan" if premie > wop.loonpremie else "even hoog als"
    return f" Die loonpremie is {hoe} nu ({wop.loonpremie} %)."
