"""Why a figure is not what it was: what happened, what came in late, and what was undone."""

from trajecten.rapporten import bronnen
from trajecten.rapporten.bronnen import TELDE, TELT
from trajecten.rapporten.indicator import Indicator

ERBIJ, WEG = f"NOT {TELDE} AND {TELT}", f"{TELDE} AND NOT {TELT}"
WIJZIGINGEN = (
    Indicator(
        "laat_geregistreerd",
        "Laat geregistreerd",
        "Gebeurd op of vóór de eerste peildatum, maar pas geregistreerd na wat toen bekend was.",
        bron=bronnen.WIJZIGING,
        telt=f"{ERBIJ} AND g.dag <= %(oud_peildatum)s",
    ),
    Indicator(
        "intussen_gebeurd",
        "Intussen gebeurd",
        "Gebeurd na de eerste peildatum, en op of vóór de tweede.",
        bron=bronnen.WIJZIGING,
        telt=f"{ERBIJ} AND g.dag > %(oud_peildatum)s",
    ),
    Indicator(
        "teruggedraaid",
        "Teruggedraaid of vervangen",
        "Telde eerst mee, maar werd intussen teruggedraaid, ingetrokken of vervangen.",
        bron=bronnen.WIJZIGING,
        telt=f"{WEG} AND g.dag <= %(peildatum)s AND g.geregistreerd_op < %(moment)s",
    ),
    Indicator(
        "nog_niet",
        "Nog niet gebeurd of bekend",
        "Telde mee op de ene dag, maar was op de andere nog niet gebeurd of nog niet bekend: die dag ligt vroeger.",
        bron=bronnen.WIJZIGING,
        telt=f"{WEG} AND (g.dag > %(peildatum)s OR g.geregistreerd_op >= %(moment)s)",
    ),
)
