"""The law as dated data: every parameter with its rule, the days on which it holds, and how sure we are of it.

Nothing of this is repeated elsewhere. A day on which no value holds is an error in this file, not in the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from dateutil.relativedelta import relativedelta

from trajecten.enums import Afronding, Bestemming, NazorgMet, TrajectStatus, Werkvorm

BEGIN = date(1900, 1, 1)
MAATWERKDECREET = date(2019, 1, 1)
INDIVIDUEEL_MAATWERK = date(2023, 7, 1)
TIENPROCENTRONDE = date(2019, 9, 1)  # the answer says "autumn"


class Zekerheid(StrEnum):
    """Where a rule comes from, and so how much it may be trusted."""

    ANTWOORD = "antwoord van de minister"
    BRON = "openbare bron"
    GEHEUGEN = "algemene kennis, na te kijken"
    VOORSTEL = "eigen voorstel, te bevestigen"


@dataclass(frozen=True)
class Regel:
    """One rule: the sentence that screens show and docs list."""

    nummer: str
    zin: str
    zekerheid: Zekerheid


_A, _B, _G, _V = Zekerheid.ANTWOORD, Zekerheid.BRON, Zekerheid.GEHEUGEN, Zekerheid.VOORSTEL

REGELS: Mapping[str, Regel] = {
    regel.nummer: regel
    for regel in [
        Regel("R1", "Doorstroom is werk met geen of minder ondersteuning dan in maatwerk, zonder WOP.", _A),
        Regel("R2", "Een enclave is geen doorstroom: het WOP loopt er verder.", _A),
        Regel("R3", "Een oproep bepaalt een aantal trajecten, het decreet geen aantal mensen.", _A),
        Regel("R4", "Sinds 1 januari 2019 gelden de regels van collectief maatwerk; tot dan die van BW en SW.", _B),
        Regel("R5", "Wie vanaf 2019 in maatwerk begon, krijgt om de vijf jaar een evaluatie van VDAB.", _A),
        Regel("R6", "Een WOP loopt hoogstens vijf jaar.", _B),
        Regel("R7", "Een evaluatie heeft één van drie uitkomsten.", _B),
        Regel("R8", "Vanaf het najaar van 2019 evalueert VDAB 10 % van de zittende maatwerkers per onderneming.", _A),
        Regel("R9", "Wie op 31 december 2018 in dienst was, hield een WOP zonder einddatum.", _B),
        Regel("R10", "Na een evaluatie loopt een nieuw WOP vijf jaar.", _B),
        Regel("R11", "Een evaluatie vragen kan vanaf het derde jaar in dienst, geteld vanaf 1 januari 2019.", _B),
        Regel("R12", "Vroeger evalueren kan na acht weken, bij een gewijzigde en geattesteerde toestand.", _B),
        Regel("R13", "Zolang een eerdere beslissing geldt, kan alleen een vervroegde evaluatie gevraagd worden.", _B),
        Regel("R14", "In de laatste negen maanden van het recht start VDAB zelf de evaluatie.", _B),
        Regel("R15", "Bij elke evaluatie kijkt VDAB naar de kans op doorstroom én naar het WOP.", _B),
        Regel("R16", "Een POP bevat minstens twee verbeteracties.", _B),
        Regel("R17", "Bij een evaluatie is het POP ten laatste tien dagen vooraf bijgewerkt.", _B),
        Regel("R18", "Een traject duurt zes maanden.", _B),
        Regel("R19", "Voortraject hoogstens 1 maand; jobmatching, stage en nazorg elk hoogstens 3 maanden.", _B),
        Regel("R21", "Aan het einde van de stage wordt het POP bijgewerkt met het resultaat.", _B),
        Regel("R22", "Nazorg duurt hoogstens drie maanden vanaf de eerste werkdag.", _A),
        Regel("R23", "VDAB beoordeelt elk afgelopen traject.", _A),
        Regel("R24", "Klaar maar zonder job: in dienst met WOP 40 Laag, tot er een vacature is.", _A),
        Regel("R25", "Niet klaar na het traject: verder in maatwerk met een gepast WOP.", _A),
        Regel("R26", "Weigeren zonder geldige reden, met een kans op doorstroom: WOP stopt einde kwartaal.", _A),
        Regel("R27", "Een traject kan verplicht zijn sinds 1 januari 2019; in oproep 380 was het vrijwillig.", _A),
        Regel("R28", "Onder de oude regels van BW en SW kon iemand terugkeren.", _A),
        Regel("R29", "Wie na een doorstroom opnieuw in maatwerk werkt, krijgt een loonpremie van 45 %.", _B),
        Regel("R30", "Een WOP is een loonpremie van 40 tot 75 % en een begeleiding laag, midden of hoog.", _B),
        Regel("R31", "Een startpakket is altijd 45 % of 60 %.", _B),
        Regel("R34", "Toeleiden kan naar een partner met een mandaat, in een goedgekeurd project.", _B),
        Regel("R35", "Een begeleiding wordt betaald aan een vaste standaardkost; in oproep 432 is dat 4.200 euro.", _B),
        Regel("R36", "In oproep 380 waren een stage en nazorg verplicht.", _B),
        Regel("R39", "Bewijsstukken voor ESF worden bewaard tot tien jaar na het einde van het project.", _B),
        Regel(
            "R40", "Voor ESF telt de leeftijd bij de start in drie klassen: jonger dan 25, tot en met 54, en ouder.", _B
        ),
        Regel("R41", "Interne doorstroom is een andere functie, en niet die van begeleider.", _B),
        Regel("R42", "Sinds 1 juli 2023 is er individueel maatwerk; nieuwe VOP's kunnen niet meer.", _B),
        Regel("R44", "In de lokale diensteneconomie duurt een inschakelingstraject vijf, hoogstens zes jaar.", _B),
        Regel("R45", "In de lokale diensteneconomie is er na het traject geen terugkeer.", _B),
        Regel("R46", "Bij opschorting schuiven de lopende termijnen op met de opgeschorte dagen.", _B),
        Regel("R47", "Een enclave wordt minstens één dag vóór de start gemeld.", _B),
        Regel("R51", "De toepassing is toegankelijk, en een verklaring zegt wat nog niet en waar je klaagt.", _B),
        Regel("M1", "Vier weken en zes maanden na de eerste werkdag wordt gemeten hoe het gaat.", _G),
        Regel("M5", "Wat wordt vrijgegeven, toont geen aantal van enkele mensen, ook niet na rekenen.", _V),
        Regel("M4", "Een beslissing zegt waarom ze genomen is, en hoe je ertegen in beroep gaat.", _G),
    ]
}


# Regimes


class Verplicht(Enum):
    """When a traject can be compulsory (R27, R44)."""

    NOOIT = "nooit"
    NA_EVALUATIE = "na een evaluatie “doorstroomklaar”"
    INSCHAKELING = "als slot van het inschakelingstraject"


class Terugkeer(Enum):
    """Where somebody goes who did not move on (R25, R28, R45)."""

    VRIJ = "vrije terugkeer"
    GEPAST_WOP = "terug met een gepast WOP"
    GEEN = "geen terugkeer"


@dataclass(frozen=True)
class Regime:
    """What binds a traject of certain werkvormen from `van` up to and including `tot`."""

    naam: str
    werkvormen: frozenset[Werkvorm]
    van: date
    tot: date
    has_wop: bool
    verplicht: Verplicht
    terugkeer: Terugkeer
    wacht_op_vacature_mogelijk: bool
    mandaat_vereist: bool
    maanden_per_fase: Mapping[TrajectStatus, int]
    regels: tuple[str, ...]


_FASEN = {
    TrajectStatus.VOORTRAJECT: 1,
    TrajectStatus.JOBMATCHING: 3,
    TrajectStatus.STAGE: 3,
    TrajectStatus.NAZORG: 3,
}
_MAATWERK = frozenset({Werkvorm.BW, Werkvorm.SW, Werkvorm.CMW, Werkvorm.MWA})
_DAG = relativedelta(days=1)

REGIMES = (
    Regime(
        "beschutte en sociale werkplaatsen",
        _MAATWERK,
        BEGIN,
        MAATWERKDECREET - _DAG,
        has_wop=False,
        verplicht=Verplicht.NOOIT,
        terugkeer=Terugkeer.VRIJ,
        wacht_op_vacature_mogelijk=False,
        mandaat_vereist=False,
        maanden_per_fase=_FASEN,
        regels=("R4", "R27", "R28", "R19"),
    ),
    Regime(
        "collectief maatwerk",
        _MAATWERK,
        MAATWERKDECREET,
        date.max,
        has_wop=True,
        verplicht=Verplicht.NA_EVALUATIE,
        terugkeer=Terugkeer.GEPAST_WOP,
        wacht_op_vacature_mogelijk=True,
        mandaat_vereist=True,
        maanden_per_fase=_FASEN,
        regels=("R4", "R24", "R25", "R27", "R34", "R19"),
    ),
    Regime(
        "lokale diensteneconomie",
        frozenset({Werkvorm.LDE}),
        BEGIN,
        date.max,
        has_wop=False,
        verplicht=Verplicht.INSCHAKELING,
        terugkeer=Terugkeer.GEEN,
        wacht_op_vacature_mogelijk=False,
        mandaat_vereist=True,
        maanden_per_fase=_FASEN,
        regels=("R44", "R45", "R34", "R19"),
    ),
)


def regime(werkvorm: Werkvorm, op: date) -> Regime:
    """The rules for a werkvorm on a day (R4). A traject that began under BW or SW crosses 1 January 2019."""
    return next(r for r in REGIMES if werkvorm in r.werkvormen and r.van <= op <= r.tot)


# Parameters


@dataclass(frozen=True)
class Parameter:
    """One value of the law, from `van` up to and including `tot`."""

    naam: str
    waarde: Any
    regel: str
    zekerheid: Zekerheid
    van: date = BEGIN
    tot: date = date.max

    @property
    def getoond(self) -> str:
        """The value as a user reads it; several with commas."""
        if not isinstance(self.waarde, tuple):
            return str(self.waarde)
        delen = (deel if isinstance(deel, tuple) else (deel,) for deel in self.waarde)
        return ", ".join(": ".join(str(getattr(een, "label", een)) for een in deel) for deel in delen)


PARAMETERS = (
    Parameter("wop_jaren", 5, "R6", _B),
    Parameter("esf_bewaarjaren", 10, "R39", _B),
    Parameter("startpakket_loonpremies", (45, 60), "R31", _B),
    Parameter("nazorg_maanden", 3, "R22", _A),
    # Days after the hire on which we propose a contact; the law sets an end, no moments.
    Parameter(
        "nazorg_contacten",
        (
            (7, NazorgMet.WERKNEMER),
            (14, NazorgMet.WERKGEVER),
            (30, NazorgMet.WERKNEMER),
            (45, NazorgMet.WERKGEVER),
            (60, NazorgMet.WERKNEMER),
            (80, NazorgMet.BEIDEN),
        ),
        "R22",
        _V,
    ),
    Parameter("traject_maanden", 6, "R18", _B),
    Parameter("begeleiding_uren", 140, "R19", _B),  # the average that is expected, over the four phases
    Parameter("opvolging_weken", 4, "M1", _G),
    Parameter("opvolging_maanden", 6, "M1", _G),
    Parameter("evaluatie_door_vdab_maanden", 9, "R14", _B),
    Parameter("evaluatie_vragen_na_jaren", 2, "R11", _B),
    Parameter("evaluatie_vroegst_weken", 8, "R12", _B),
    Parameter("pop_recent_maanden", 12, "R12", _V),  # the source asks for a recent POP and does not say how recent
    Parameter("pop_dagen_voor_evaluatie", 10, "R17", _B),
    Parameter("pop_maanden_na_indienst", 1, "R17", _B),
    Parameter("steekproef_procent", 10, "R8", _A, van=TIENPROCENTRONDE),
    # Open with the client: how to round, on which day to count, whether there is one round or one a year, and when it
    # is done. Upwards no company with a sitting worker is left out.
    Parameter("steekproef_afronding", Afronding.BOVEN, "R8", _V, van=TIENPROCENTRONDE),
    Parameter("steekproef_peildag", (1, 9), "R8", _V, van=TIENPROCENTRONDE),  # day and month, in each year
    Parameter("steekproef_laatste_dag", (31, 12), "R8", _V, van=TIENPROCENTRONDE),  # likewise
    Parameter("mandaat_jaren", 6, "R34", _B),
    Parameter("kwartaalstop_datum", "beslissing", "R26", _V),
    Parameter("wedertewerkstelling_loonpremie", 45, "R29", _B),
    # The source names the premium only: the guidance stays what it was, and Midden when nothing was known.
    Parameter("wedertewerkstelling_begeleiding", "midden", "R29", _V),
    Parameter("wachtperiode_loonpremie", 40, "R24", _A),
    Parameter("wachtperiode_begeleiding", "laag", "R24", _A),
    # The decree has a chapter on appeal; its terms were not read, so a letter names the chapter and no term.
    Parameter("kleine_cel", 5, "M5", _V),  # what is less, and not 0, is hidden in what is released
    Parameter("beroep_verwijzing", "het hoofdstuk over beroep van het maatwerkdecreet van 12 juli 2013", "M4", _V),
)


def parameter(naam: str, op: date) -> Any:
    """The value of a parameter on a day. Raises KeyError for an unknown name or a day without a value."""
    for waarde in PARAMETERS:
        if waarde.naam == naam and waarde.van <= op <= waarde.tot:
            return waarde.waarde
    raise KeyError(f"{naam} heeft geen waarde op {op}")


def wop_maximum(start: date) -> date:
    """The first day after the longest possible right that starts on `start`; 29 February gives 28 (R6)."""
    return start + relativedelta(years=parameter("wop_jaren", start))


def is_startpakket(loonpremie: int, op: date) -> bool:
    """Whether this wage premium can be given at a hire on `op` (R31)."""
    return loonpremie in parameter("startpakket_loonpremies", op)


# Which destinations are doorstroom


@dataclass(frozen=True)
class TeltNiet:
    """From `van` up to and including `tot` this destination is no doorstroom, for this reason."""

    bestemming: Bestemming
    reden: str
    regel: str
    zekerheid: Zekerheid
    van: date = BEGIN
    tot: date = date.max


TELT_NIET = (
    TeltNiet(Bestemming.ENCLAVE, "Een enclave is geen doorstroom: het WOP loopt er verder (R2).", "R2", _A),
    TeltNiet(Bestemming.ANDER_MWB, "Een ander maatwerkbedrijf is geen doorstroom: er is nog een WOP (R1).", "R1", _A),
    TeltNiet(Bestemming.AMA, "Arbeidsmatige activiteiten zijn geen betaald werk, dus geen doorstroom (R1).", "R1", _B),
    TeltNiet(Bestemming.LDE, "Een job in de lokale diensteneconomie heeft evenveel steun, dus geen doorstroom (R1).",
             "R1", _V),
    TeltNiet(Bestemming.NEC_VOP, "Een nieuwe VOP kan niet meer sinds 1 juli 2023 (R42).", "R42", _B,
             van=INDIVIDUEEL_MAATWERK),
    TeltNiet(Bestemming.NEC_IMW, "Individueel maatwerk bestaat pas sinds 1 juli 2023 (R42).", "R42", _B,
             tot=INDIVIDUEEL_MAATWERK - _DAG),
)  # fmt: skip


def telt_als_doorstroom(bestemming: Bestemming, op: date, *, als_begeleider: bool = False) -> str | None:
    """Why a hire on `op` with this destination is no doorstroom; None when it is one (R1, R2, R41, R42)."""
    if bestemming == Bestemming.INTERN and als_begeleider:
        return "Interne doorstroom kan niet in de functie van begeleider (R41)."
    return next((n.reden for n in TELT_NIET if n.bestemming == bestemming and n.van <= op <= n.tot), None)
