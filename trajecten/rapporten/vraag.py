"""What is asked of a report: which days, which cases, and told apart by what."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from trajecten.enums import Doelgroep, Geslacht, Provincie, VoormaligStatuut, Werkvorm
from trajecten.overgangen import OVERGANGEN

BRUSSEL = ZoneInfo("Europe/Brussels")


def einde_van(dag: date) -> datetime:
    """The midnight in Brussels that ends a day."""
    return datetime.combine(dag + timedelta(days=1), time.min, tzinfo=BRUSSEL)


FEITEN = {
    "opschorting": "Opschorting",
    "uitstroom": "Job",
    "nazorgcontact": "Nazorgcontact",
    "opvolgmeting": "Opvolgmeting",
}
STAPPEN = (*((naam, naam.replace("_", " ").capitalize()) for naam in OVERGANGEN), *FEITEN.items())


class Kenmerk(NamedTuple):
    """Something by which cases are told apart. Its choices, in order; without choices the rows themselves say which."""

    naam: str
    label: str
    keuzes: tuple[tuple[str, str], ...] = ()
    getoond: str = ""  # SQL of what to call it, where the key says nothing
    uitleg: str = ""  # which value counts, of what can change


KENMERKEN: Mapping[str, Kenmerk] = {
    een.naam: een
    for een in (
        Kenmerk(
            "provincie",
            "Provincie",
            tuple(Provincie.choices),
            uitleg="De provincie is die van de vestiging waar iemand werkte; bij een traject op de dag van de toeleiding.",
        ),
        Kenmerk(
            "woonplaats",
            "Provincie van de woonplaats",
            tuple(Provincie.choices),
            uitleg="De provincie is die van de woonplaats, zoals bekend toen deze cijfers gemaakt werden; niet die van het werk.",
        ),
        Kenmerk(
            "onderneming",
            "Onderneming",
            getoond="o.naam",
            uitleg="De onderneming is die waar iemand werkte; bij een traject op de dag van de toeleiding.",
        ),
        Kenmerk("oproep", "Oproep", getoond="'Oproep ' || r.nummer"),
        Kenmerk("project", "Project", getoond="p.naam || ' (oproep ' || r.nummer || ')'"),
        Kenmerk(
            "werkvorm",
            "Werkvorm",
            tuple(Werkvorm.choices),
            uitleg="De werkvorm is die van toen; bij een traject die op de dag van de toeleiding.",
        ),
        Kenmerk(
            "statuut",
            "Voormalig statuut",
            tuple(VoormaligStatuut.choices),
            uitleg="Het voormalige statuut is dat van de onderneming waar iemand werkte; "
            "bij een traject op de dag van de toeleiding.",
        ),
        Kenmerk(
            "doelgroep",
            "Doelgroep",
            tuple(Doelgroep.choices),
            uitleg="De doelgroep is die zoals bekend toen deze cijfers gemaakt werden.",
        ),
        Kenmerk("verplicht", "Verplicht", (("ja", "Verplicht"), ("nee", "Vrijwillig"))),
        Kenmerk(
            "leeftijd",
            "Leeftijd",
            (("jong", "Jonger dan 25"), ("midden", "25 tot en met 54"), ("oud", "Ouder dan 54")),
            uitleg="De leeftijd is die van toen; bij een traject die op de dag van de toeleiding.",
        ),
        Kenmerk(
            "geslacht",
            "Geslacht",
            tuple(Geslacht.choices),
            uitleg="Het geslacht is wat iemand er zelf over zei, bij de gegevens voor ESF.",
        ),
        Kenmerk("kwartaal", "Kwartaal"),
        Kenmerk("stap", "Wat", STAPPEN),
    )
}
PLAATSEN = frozenset({"provincie", "woonplaats"})


class Per(NamedTuple):
    """How the rows of a report are told apart."""

    naam: str
    label: str
    groepen: tuple[str, ...]


PER: Mapping[str, Per] = {
    een.naam: een
    for een in (
        Per("provincie", "Provincie", ("provincie",)),
        Per("onderneming", "Provincie en onderneming", ("provincie", "onderneming")),
        Per("onderneming_provincie", "Onderneming en provincie", ("onderneming", "provincie")),
        Per("oproep", "Oproep", ("oproep",)),
        Per("project", "Project", ("project",)),
        Per("werkvorm", "Werkvorm", ("werkvorm",)),
        Per("statuut", "Voormalig statuut", ("statuut",)),
        Per("doelgroep", "Doelgroep", ("doelgroep",)),
        Per("verplicht", "Verplicht of vrijwillig", ("verplicht",)),
        Per("leeftijd", "Leeftijd", ("leeftijd",)),
        Per("geslacht", "Geslacht", ("geslacht",)),
        Per("kwartaal", "Kwartaal", ("kwartaal",)),
        Per("stap", "Wat", ("stap",)),
        Per("provincie_kwartaal", "Provincie en kwartaal", ("provincie", "kwartaal")),
    )
}
PER_PROVINCIE, PER_ONDERNEMING = "provincie", "onderneming"


@dataclass(frozen=True)
class Vraag:
    """One question. The days are inclusive, in Brussels; `van` is the first day of the period, None for all that came
    before; `filters` the value of each kenmerk that counts."""

    peildatum: date
    bekend_op: date
    van: date | None = None
    per: str = PER_PROVINCIE
    filters: Mapping[str, Any] = field(default_factory=dict)
    woonplaats: bool = False  # the province of the residence, instead of that of the establishment
    keuzes: frozenset[str] = frozenset()
    vorige: "Vraag | None" = None  # with which it is compared

    @property
    def groepen(self) -> tuple[str, ...]:
        """The kenmerken by which rows are told apart."""
        return tuple(self.plaats if groep == "provincie" else groep for groep in PER[self.per].groepen)

    @property
    def toelichting(self) -> list[str]:
        """Which value counts of each kenmerk that is asked, in sentences."""
        gevraagd = dict.fromkeys((*self.groepen, *self.filters))
        return [KENMERKEN[naam].uitleg for naam in gevraagd if KENMERKEN[naam].uitleg]

    @property
    def plaats(self) -> str:
        return "woonplaats" if self.woonplaats else "provincie"

    def anders(self, **velden: Any) -> "Vraag":
        """The same question, but for these."""
        return replace(self, **velden)

    @property
    def dagen(self) -> dict[str, Any]:
        """The days, as the SQL of the bronnen wants them."""
        oud = self.vorige or self
        return {
            "oud_peildatum": oud.peildatum,
            "oud_moment": einde_van(oud.bekend_op),
            "peildatum": self.peildatum,
            "moment": einde_van(self.bekend_op),
            "van": self.van or date(1, 1, 1),
        }
