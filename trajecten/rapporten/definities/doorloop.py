"""What was reached: conversion, throughput times, cost, and how it goes through time."""

from trajecten.rapporten import bronnen
from trajecten.rapporten.definities.stand import GESLAAGD, GESTART
from trajecten.rapporten.indicator import Eenheid, Indicator, deel


def _duur(
    naam: str, label: str, zin: str, van: str, tot: str, *regels: str, steunt_op: tuple[str, ...]
) -> tuple[Indicator, ...]:
    """The median of a throughput time in days, and the quartiles around it; undone and open ones do not count."""
    dagen = f"{tot} - {van}"
    soorten = [("", "mediaan", 0.5), ("_k1", "eerste kwartiel", 0.25), ("_k3", "derde kwartiel", 0.75)]
    return tuple(
        Indicator(
            f"{naam}{achter}",
            f"{label}, {wat}",
            f"{zin} In dagen; van de trajecten met beide stappen, {wat}.",
            formule=f"percentile_cont({deel_}) WITHIN GROUP (ORDER BY {dagen})",
            eenheid=Eenheid.DAGEN,
            steunt_op=steunt_op,
            regels=regels,
        )
        for achter, wat, deel_ in soorten
    )


DOORLOOP = (
    *_duur("tot_start", "Toeleiding tot start", "Van de toeleiding tot de start van het traject.",
           "t.toegeleid_op", "t.gestart_op", steunt_op=("toegeleid", "opgestart")),
    *_duur("tot_jobmatching", "Start tot jobmatching", "Van de start tot de eerste dag in jobmatching.",
           "t.gestart_op", "t.jobmatching_op", "R19", steunt_op=("opgestart",)),
    *_duur("tot_stage", "Jobmatching tot stage", "Van de eerste dag in jobmatching tot de eerste stage.",
           "t.jobmatching_op", "t.stage_op", "R19", steunt_op=("opgestart",)),
    *_duur("tot_job", "Start tot job", "Van de start van het traject tot de eerste werkdag.",
           "t.gestart_op", "t.doorgestroomd_op", "R18", steunt_op=("opgestart", "geslaagd")),
)  # fmt: skip
CONVERSIE = (
    deel("start_op_toeleiding", "Gestart per toeleiding", "Welk deel van de toeleidingen een traject werd.",
         "opgestart", "toegeleid", steunt_op=("toegeleid", "opgestart")),
    deel("geslaagd_op_start", "Geslaagd per start", "Welk deel van de gestarte trajecten doorstroomde.",
         "geslaagd", "opgestart", steunt_op=("opgestart", "geslaagd")),
)  # fmt: skip
KOST = Indicator(
    "kost",
    "Standaardkost",
    "De standaardkost van de oproep, voor elk traject dat startte. De kost van wie dat niet deed, is nul.",
    formule=f"sum(r.standaardkost) FILTER (WHERE {GESTART})",
    eenheid=Eenheid.EURO,
    steunt_op=("opgestart",),
    regels=("R35",),
)
TREND = (
    Indicator("toeleidingen", "Toeleidingen", "Toeleidingen door VDAB, op de dag van de toeleiding.",
              bron=bronnen.GEBEURTENIS, telt="g.wat = 'toegeleid'", steunt_op=("toegeleid",)),
    Indicator("starts", "Starts", "Trajecten die startten, op de dag van de start.",
              bron=bronnen.GEBEURTENIS, telt="g.wat = 'gestart'", steunt_op=("opgestart",)),
    Indicator("doorstromen", "Doorgestroomd op die dag",
              "Geslaagde trajecten, op de eerste werkdag buiten maatwerk. Of een traject geslaagd is, blijkt op de peildatum.",
              bron=bronnen.GEBEURTENIS, telt=f"g.wat = 'doorgestroomd' AND {GESLAAGD}", steunt_op=("geslaagd",),
              regels=("R1",)),
)  # fmt: skip
