"""The one catalogue of indicators: what counts, and the sentence that says so on the report.

An indicator looks at nothing but the Stand of a traject, so its rule and its sentence stand side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trajecten.enums import Cijfer, OpvolgSituatie, TrajectStatus
from trajecten.models.traject import ACTIEF, OPVOLGING

S = TrajectStatus
BEGELEID = ACTIEF | {S.BEOORDELING}
AAN_HET_WERK = frozenset({OpvolgSituatie.ZELFDE_WERKGEVER, OpvolgSituatie.ANDERE_WERKGEVER, OpvolgSituatie.ZELFSTANDIG})
# Together these make up `opgestart`, always.
SOM = ("lopend", "opgeschort", "wacht_op_vacature", "geslaagd", "mislukt", "stopgezet")
# What is left over when the ends are counted: nobody can know it while a term of the sum is missing.
REST = ("opgestart", *SOM)


@dataclass(frozen=True)
class Stand:
    """Where a referred traject stood on the peildatum, as it was known."""

    status: str
    gestart: bool
    opgeschort: bool
    situatie: str | None  # at the last Opvolgmeting, None when there is none


@dataclass(frozen=True)
class Indicator:
    """One figure. It is unknown as long as it, or one of the indicators it `steunt_op`, could not be known."""

    naam: str
    label: str
    zin: str
    telt: Callable[[Stand], bool]
    steunt_op: tuple[str, ...] = ()


def van(cijfer: Cijfer) -> tuple[str, str]:
    """Name and label of a figure."""
    return cijfer.value, str(cijfer.label)


INDICATOREN = (
    Indicator(
        *van(Cijfer.TOEGELEID),
        "Iedereen die VDAB op of vóór de peildatum naar een traject toeleidde, ook als het nooit startte.",
        lambda stand: True,
    ),
    Indicator(
        *van(Cijfer.OPGESTART),
        "Het traject startte op of vóór de peildatum, ook als het later werd stopgezet. "
        "Dit is de som van lopend, opgeschort, wacht op vacature, geslaagd, niet doorgestroomd en stopgezet.",
        lambda stand: stand.gestart,
    ),
    Indicator(
        *van(Cijfer.LOPEND),
        "Gestart, en op de peildatum in voortraject, jobmatching, stage of beoordeling, zonder opschorting die dag.",
        lambda stand: stand.gestart and stand.status in BEGELEID and not stand.opgeschort,
        steunt_op=REST,
    ),
    Indicator(
        *van(Cijfer.OPGESCHORT),
        "Gestart, en op de peildatum in voortraject, jobmatching, stage of beoordeling, maar die dag opgeschort.",
        lambda stand: stand.gestart and stand.status in BEGELEID and stand.opgeschort,
        steunt_op=REST,
    ),
    Indicator(
        *van(Cijfer.WACHT_OP_VACATURE),
        "Gestart en klaar bevonden voor een gewone job, maar op de peildatum nog zonder job.",
        lambda stand: stand.gestart and stand.status == S.WACHT_OP_VACATURE,
        steunt_op=REST,
    ),
    Indicator(
        *van(Cijfer.GESLAAGD),
        "Doorgestroomd: op de peildatum in nazorg, of de nazorg is afgesloten. "
        "Wie de job verliest nadat de nazorg is afgesloten, blijft hier meetellen.",
        lambda stand: stand.gestart and stand.status in OPVOLGING,
    ),
    Indicator(
        *van(Cijfer.MISLUKT),
        "Het traject liep tot het einde, maar leidde niet tot doorstroom, of de job ging tijdens de nazorg verloren.",
        lambda stand: stand.gestart and stand.status == S.MISLUKT,
    ),
    Indicator(
        *van(Cijfer.STOPGEZET),
        "Het traject werd na de start vroegtijdig stopgezet.",
        lambda stand: stand.gestart and stand.status == S.STOPGEZET,
    ),
)
NAMEN = tuple(indicator.naam for indicator in INDICATOREN)

# On the page only, each after the figure it is a part of.
DETAILS = {
    "toegeleid": (
        Indicator(
            "niet_gestart",
            "Niet gestart",
            "Toegeleid, maar op de peildatum nog niet gestart, of vóór de start geannuleerd.",
            lambda stand: not stand.gestart,
            steunt_op=("toegeleid", "opgestart"),
        ),
    ),
    "geslaagd": (
        Indicator(
            "in_nazorg",
            "Waarvan in nazorg",
            "Van de geslaagde trajecten: op de peildatum nog in nazorg.",
            lambda stand: stand.gestart and stand.status == S.NAZORG,
            steunt_op=("geslaagd",),
        ),
        Indicator(
            "duurzaam",
            "Waarvan duurzaam",
            "Van de geslaagde trajecten: aan het werk bij de laatste opvolgmeting op of vóór de peildatum. "
            "Wie nog niet gemeten is, telt hier niet mee.",
            lambda stand: stand.gestart and stand.status in OPVOLGING and stand.situatie in AAN_HET_WERK,
            steunt_op=("geslaagd",),
        ),
    ),
}
OP_DE_PAGINA = tuple(getoond for indicator in INDICATOREN for getoond in (indicator, *DETAILS.get(indicator.naam, ())))
