"""Where those who moved on went, and how the figure is when one counts otherwise."""

from trajecten.enums import Bestemming
from trajecten.models.traject import OPVOLGING
from trajecten.rapporten.definities.stand import GESLAAGD, GESTART
from trajecten.rapporten.indicator import Indicator, klein, lijst

IMW = f"{GESLAAGD} AND uitstroom.bestemming = '{Bestemming.NEC_IMW}'"
NAAR_ENCLAVE = f"{GESTART} AND t.status NOT IN {lijst(OPVOLGING)} AND enclave.laatste >= t.gestart_op"
KEUZES = (
    Indicator(
        "geslaagd_imw",
        "Waarvan met IMW",
        "Van de geslaagde trajecten: aangeworven met individueel maatwerk. Dat bestaat sinds 1 juli 2023.",
        telt=IMW,
        steunt_op=("geslaagd",),
        regels=("R42",),
    ),
    Indicator(
        "geslaagd_zonder_imw",
        "Geslaagd zonder IMW",
        "De geslaagde trajecten, zonder wie met individueel maatwerk is aangeworven.",
        telt=f"{GESLAAGD} AND uitstroom.bestemming IS DISTINCT FROM '{Bestemming.NEC_IMW}'",
        steunt_op=("geslaagd",),
        regels=("R42",),
    ),
    Indicator(
        "naar_enclave",
        "Naar een enclave",
        "Gestart en niet doorgestroomd, maar sinds de start begonnen in een enclave. Een enclave is geen doorstroom.",
        telt=NAAR_ENCLAVE,
        steunt_op=("geslaagd",),
        regels=("R2", "R47"),
    ),
    Indicator(
        "geslaagd_met_enclave",
        "Geslaagd, met enclave",
        "De geslaagde trajecten, en wie naar een enclave ging. Zo zou het cijfer zijn als een enclave wél meetelde.",
        telt=f"({GESLAAGD}) OR ({NAAR_ENCLAVE})",
        steunt_op=("geslaagd",),
        regels=("R2",),
    ),
)


def _bestemming(bestemming: Bestemming) -> Indicator:
    return Indicator(
        f"naar_{bestemming.value}",
        str(bestemming.label),
        f"Van de geslaagde trajecten: {klein(bestemming.label)}.",
        telt=f"{GESLAAGD} AND uitstroom.bestemming = '{bestemming}'",
        steunt_op=("geslaagd",),
        regels=("R41",) if bestemming == Bestemming.INTERN else ("R1",),
    )


BESTEMMINGEN = (
    *(
        _bestemming(een)
        for een in Bestemming
        if een not in (Bestemming.ENCLAVE, Bestemming.ANDER_MWB, Bestemming.AMA, Bestemming.LDE)
    ),
    Indicator(
        "naar_andere",
        "Andere of onbekend",
        "Van de geslaagde trajecten: waar iemand ging werken is niet genoteerd, of het was toen een andere bestemming.",
        telt=f"{GESLAAGD} AND (uitstroom.bestemming IS NULL OR uitstroom.bestemming IN "
        f"{lijst({Bestemming.ENCLAVE, Bestemming.ANDER_MWB, Bestemming.AMA, Bestemming.LDE})})",
        steunt_op=("geslaagd",),
    ),
)
