"""Enclaves apart: no doorstroom, but perhaps a step towards it."""

from trajecten.rapporten.definities.bestemming import KEUZES
from trajecten.rapporten.definities.stand import GESLAAGD, GESTART, STAND
from trajecten.rapporten.indicator import Eenheid, Indicator, met_naam

ENCLAVES = (
    Indicator("traject_met_enclave", "Ooit in een enclave",
              "Gestarte trajecten van wie ooit in een enclave begon, op of vóór de peildatum: voor, tijdens of na het traject.",
              telt=f"{GESTART} AND enclave.eerste IS NOT NULL", steunt_op=("opgestart",), regels=("R2", "R47")),
    met_naam("naar_enclave", KEUZES),
    Indicator("geslaagd_na_enclave", "Enclave, daarna doorgestroomd",
              "Wie eerst in een enclave werkte en daarna doorstroomde: de enclave als opstap.",
              telt=f"{GESLAAGD} AND enclave.eerste < t.doorgestroomd_op", steunt_op=("geslaagd",), regels=("R2",)),
    Indicator("enclave_tot_job", "Dagen van enclave tot job, mediaan",
              "Van de eerste dag in een enclave tot de eerste werkdag na doorstroom. De mediaan, in dagen.",
              formule="percentile_cont(0.5) WITHIN GROUP (ORDER BY t.doorgestroomd_op - enclave.eerste) "
              f"FILTER (WHERE {GESLAAGD} AND enclave.eerste < t.doorgestroomd_op)",
              eenheid=Eenheid.DAGEN, steunt_op=("geslaagd",), regels=("R2",)),
    met_naam("geslaagd", STAND),
    met_naam("geslaagd_met_enclave", KEUZES),
)  # fmt: skip
