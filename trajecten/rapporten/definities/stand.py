"""Where the trajecten stand on the peildatum: the figures of a call."""

from trajecten.enums import Cijfer, OpvolgSituatie, TrajectStatus
from trajecten.models.traject import ACTIEF, OPVOLGING
from trajecten.rapporten.indicator import Indicator, lijst

S = TrajectStatus

GESTART = "t.gestart_op IS NOT NULL"
BEGELEID = f"{GESTART} AND t.status IN {lijst(ACTIEF | {S.BEOORDELING})}"
GESLAAGD = f"{GESTART} AND t.status IN {lijst(OPVOLGING)}"
AAN_HET_WERK = lijst({OpvolgSituatie.ZELFDE_WERKGEVER, OpvolgSituatie.ANDERE_WERKGEVER, OpvolgSituatie.ZELFSTANDIG})
# Together these make up `opgestart`, always.
SOM = ("lopend", "opgeschort", "wacht_op_vacature", "geslaagd", "mislukt", "stopgezet")
# What is left over when the ends are counted: nobody can know it while a term of the sum is missing.
REST = ("opgestart", *SOM)


def _cijfer(cijfer: Cijfer, zin: str, telt: str, *, rest: bool = False, regels: tuple[str, ...] = ()) -> Indicator:
    steunt_op = REST if rest else (cijfer.value,)
    return Indicator(cijfer.value, str(cijfer.label), zin, telt=telt, steunt_op=steunt_op, regels=regels)


STAND = (
    _cijfer(
        Cijfer.TOEGELEID,
        "Iedereen die VDAB op of vóór de peildatum naar een traject toeleidde, ook als het nooit startte.",
        "TRUE",
    ),
    Indicator(
        "niet_gestart",
        "Niet gestart",
        "Toegeleid, maar op de peildatum nog niet gestart, of vóór de start geannuleerd.",
        telt="t.gestart_op IS NULL",
        steunt_op=("toegeleid", "opgestart"),
    ),
    _cijfer(
        Cijfer.OPGESTART,
        "Het traject startte op of vóór de peildatum, ook als het later werd stopgezet. "
        "Dit is de som van lopend, opgeschort, wacht op vacature, geslaagd, niet doorgestroomd en stopgezet.",
        GESTART,
    ),
    _cijfer(
        Cijfer.LOPEND,
        "Gestart, en op de peildatum in voortraject, jobmatching, stage of beoordeling, zonder opschorting die dag.",
        f"{BEGELEID} AND opgeschort.traject_id IS NULL",
        rest=True,
    ),
    _cijfer(
        Cijfer.OPGESCHORT,
        "Gestart, en op de peildatum in voortraject, jobmatching, stage of beoordeling, maar die dag opgeschort.",
        f"{BEGELEID} AND opgeschort.traject_id IS NOT NULL",
        rest=True,
        regels=("R46",),
    ),
    _cijfer(
        Cijfer.WACHT_OP_VACATURE,
        "Gestart en klaar bevonden voor een gewone job, maar op de peildatum nog zonder job.",
        f"{GESTART} AND t.status = '{S.WACHT_OP_VACATURE}'",
        rest=True,
        regels=("R24",),
    ),
    _cijfer(
        Cijfer.GESLAAGD,
        "Doorgestroomd: op de peildatum in nazorg, of de nazorg is afgesloten. "
        "Wie de job verliest nadat de nazorg is afgesloten, blijft hier meetellen.",
        GESLAAGD,
        regels=("R1", "R2"),
    ),
    Indicator(
        "in_nazorg",
        "Waarvan in nazorg",
        "Van de geslaagde trajecten: op de peildatum nog in nazorg.",
        telt=f"{GESTART} AND t.status = '{S.NAZORG}'",
        steunt_op=("geslaagd",),
        regels=("R22",),
    ),
    Indicator(
        "duurzaam",
        "Waarvan duurzaam",
        "Van de geslaagde trajecten: aan het werk bij de laatste opvolgmeting op of vóór de peildatum. "
        "Wie nog niet gemeten is, telt hier niet mee.",
        telt=f"{GESLAAGD} AND meting.situatie IN {AAN_HET_WERK}",
        steunt_op=("geslaagd",),
        regels=("M1",),
    ),
    _cijfer(
        Cijfer.MISLUKT,
        "Het traject liep tot het einde, maar leidde niet tot doorstroom, of de job ging tijdens de nazorg verloren.",
        f"{GESTART} AND t.status = '{S.MISLUKT}'",
        regels=("R25", "R45"),
    ),
    _cijfer(
        Cijfer.STOPGEZET,
        "Het traject werd na de start vroegtijdig stopgezet.",
        f"{GESTART} AND t.status = '{S.STOPGEZET}'",
        regels=("R26",),
    ),
)
