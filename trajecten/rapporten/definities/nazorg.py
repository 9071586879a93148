"""What is done after the hire, and how it stands later."""

from trajecten.enums import OpvolgSituatie
from trajecten.rapporten.definities.stand import AAN_HET_WERK, GESLAAGD
from trajecten.rapporten.indicator import Eenheid, Indicator, deel

KWAM_IN_NAZORG = "t.doorgestroomd_op IS NOT NULL"
NAZORG = (
    Indicator("nazorg", "Kwamen in nazorg", "Trajecten waarin iemand ging werken, zodat de nazorg begon.",
              telt=KWAM_IN_NAZORG, steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("met_contact", "Met een contact", "Daarvan: minstens één nazorgcontact op of vóór de peildatum.",
              telt=f"{KWAM_IN_NAZORG} AND contact.aantal > 0", steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("contacten", "Contacten", "Nazorgcontacten op of vóór de peildatum.",
              formule=f"coalesce(sum(contact.aantal) FILTER (WHERE {KWAM_IN_NAZORG}), 0)",
              steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("contacten_werknemer", "Met de werknemer", "Contacten waar de werknemer bij was.",
              formule=f"coalesce(sum(contact.met_werknemer) FILTER (WHERE {KWAM_IN_NAZORG}), 0)",
              steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("contacten_werkgever", "Met de werkgever", "Contacten waar de nieuwe werkgever bij was.",
              formule=f"coalesce(sum(contact.met_werkgever) FILTER (WHERE {KWAM_IN_NAZORG}), 0)",
              steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("nazorg_uren", "Uren nazorg", "De tijd van alle nazorgcontacten samen.",
              formule=f"coalesce(sum(contact.minuten) FILTER (WHERE {KWAM_IN_NAZORG}), 0) / 60.0",
              eenheid=Eenheid.UREN, steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("nazorg_klaar", "Nazorg afgelopen", "De nazorg liep tot het einde, of de job ging tijdens de nazorg verloren.",
              telt=f"{KWAM_IN_NAZORG} AND (t.nazorg_af_op IS NOT NULL OR t.job_verloren_op IS NOT NULL)",
              steunt_op=("geslaagd",), regels=("R22",)),
    Indicator("job_verloren", "Job verloren in de nazorg", "De job ging verloren vóór de nazorg was afgesloten.",
              telt=f"{KWAM_IN_NAZORG} AND t.job_verloren_op IS NOT NULL", steunt_op=("geslaagd", "mislukt"), regels=("R22",)),
    Indicator("gemeten_zes", "Gemeten na zes maanden",
              "Van de geslaagde trajecten: met een opvolgmeting na zes maanden, op of vóór de peildatum.",
              telt=f"{GESLAAGD} AND zes_maanden.situatie IS NOT NULL", steunt_op=("geslaagd",), regels=("M1",)),
    Indicator("werkt_zes", "Aan het werk na zes maanden", "Daarvan: dan nog aan het werk, waar ook.",
              telt=f"{GESLAAGD} AND zes_maanden.situatie IN {AAN_HET_WERK}", steunt_op=("geslaagd",), regels=("M1",)),
    Indicator("verloren_na", "Werk verloren na de nazorg",
              "Na zes maanden gemeten, en dan niet meer aan het werk: de job ging verloren na het einde van de nazorg.",
              telt=f"{GESLAAGD} AND zes_maanden.situatie IS NOT NULL AND zes_maanden.situatie NOT IN {AAN_HET_WERK}"
              f" AND zes_maanden.situatie <> '{OpvolgSituatie.ONBEKEND}'",
              steunt_op=("geslaagd",), regels=("M1",)),
    deel("aandeel_verloren_na", "Aandeel verloren na de nazorg", "Werk verloren na de nazorg, van wie na zes maanden gemeten is.",
         "verloren_na", "gemeten_zes", steunt_op=("geslaagd",), regels=("M1",)),
)  # fmt: skip
