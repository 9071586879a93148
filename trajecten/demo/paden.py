"""The ways a traject can go: which steps, how far apart, and how long ago the last one was."""

from collections.abc import Mapping
from dataclasses import dataclass

from trajecten.enums import TrajectStatus, Werkvorm

S, W = TrajectStatus, Werkvorm
MET_WOP = frozenset({W.CMW, W.MWA})
ALLE = MET_WOP | {W.LDE}

# At least and at most so many days after the step before; `weigering` is told, heard and judged in one go
DUUR: Mapping[str, tuple[int, int]] = {
    "starten": (5, 20),
    "jobmatching_starten": (14, 28),
    "stage_starten": (14, 50),
    "stage_beeindigen": (20, 70),
    "voorleggen": (3, 12),
    "doorstromen": (5, 20),
    "doorstroom_plannen": (3, 10),
    "wachten_op_vacature": (5, 20),
    "terugkeren": (5, 20),
    "uit_dienst_na_traject": (5, 20),
    "nazorg_afsluiten": (92, 100),
    "nazorg_vroeg_afsluiten": (40, 70),
    "job_verloren": (12, 70),
    "stopzetten": (5, 30),
    "annuleren": (3, 25),
    "weigering": (3, 10),
    "oordeel_geldig": (5, 10),
    "oordeel_ongeldig": (5, 10),
    "weigering_vaststellen": (3, 10),
    "opschorten": (3, 10),
    "corona": (1, 1),
    "hervatten": (10, 25),
    "terugdraaien": (0, 1),
    "weer_in_dienst": (8, 20),
    "elders_in_dienst": (3, 10),
    "uit_dienst": (5, 15),
    "opnieuw_toeleiden": (20, 60),
}


@dataclass(frozen=True)
class Pad:
    """`sinds`: the last step lies so many days back; `deel`: how often this one is taken, out of all together."""

    status: TrajectStatus
    stappen: tuple[str, ...]
    sinds: tuple[int, int]
    deel: int
    werkvormen: frozenset[Werkvorm] = ALLE


_START = ("starten",)
_MATCH = (*_START, "jobmatching_starten")
_STAGE = (*_MATCH, "stage_starten")
_NA_STAGE = (*_STAGE, "stage_beeindigen")
_OORDEEL = (*_NA_STAGE, "voorleggen")
_KORT = (*_START, "voorleggen")

PADEN: tuple[Pad, ...] = (
    Pad(S.TOEGELEID, (), (1, 30), 12),
    Pad(S.TOEGELEID, ("starten", "terugdraaien"), (1, 10), 1),
    Pad(S.VOORTRAJECT, _START, (1, 34), 10),
    Pad(S.VOORTRAJECT, (*_START, "opschorten"), (2, 25), 2),
    Pad(S.VOORTRAJECT, (*_START, "uit_dienst"), (2, 12), 1),
    Pad(S.JOBMATCHING, _MATCH, (1, 95), 9),
    Pad(S.JOBMATCHING, _NA_STAGE, (1, 40), 4),
    Pad(S.JOBMATCHING, (*_NA_STAGE, "doorstroom_plannen"), (1, 4), 2),
    Pad(S.JOBMATCHING, (*_MATCH, "weigering"), (1, 12), 2),
    Pad(S.JOBMATCHING, (*_MATCH, "weigering", "oordeel_geldig"), (1, 12), 1),
    Pad(S.JOBMATCHING, (*_MATCH, "opschorten"), (2, 25), 1),
    Pad(S.JOBMATCHING, ("starten", "opschorten", "hervatten", "jobmatching_starten"), (2, 40), 1),
    Pad(S.STAGE, _STAGE, (1, 75), 10),
    Pad(S.STAGE, (*_STAGE, "stage_beeindigen", "stage_starten"), (1, 40), 2),
    Pad(S.STAGE, (*_STAGE, "opschorten"), (2, 20), 1),
    Pad(S.BEOORDELING, _OORDEEL, (1, 20), 6),
    Pad(S.BEOORDELING, _KORT, (1, 15), 2),
    Pad(S.BEOORDELING, (*_OORDEEL, "doorstroom_plannen"), (1, 4), 1),
    Pad(S.BEOORDELING, (*_OORDEEL, "doorstromen", "terugdraaien"), (1, 10), 1),
    Pad(S.BEOORDELING, (*_OORDEEL, "weigering", "oordeel_ongeldig"), (1, 8), 1),
    Pad(S.NAZORG, (*_OORDEEL, "doorstromen"), (1, 100), 8),
    Pad(S.NAZORG, (*_MATCH, "doorstromen"), (1, 90), 3),
    Pad(S.NAZORG, (*_STAGE, "doorstromen"), (1, 90), 2),
    Pad(S.NAZORG, (*_OORDEEL, "doorstromen", "elders_in_dienst"), (1, 10), 1),
    Pad(S.NAZORG, (*_OORDEEL, "wachten_op_vacature", "doorstromen"), (1, 80), 1, MET_WOP),
    Pad(S.WACHT_OP_VACATURE, (*_OORDEEL, "wachten_op_vacature"), (1, 90), 7, MET_WOP),
    Pad(S.GESLAAGD, (*_OORDEEL, "doorstromen", "nazorg_afsluiten"), (1, 60), 6),
    Pad(S.GESLAAGD, (*_MATCH, "doorstromen", "nazorg_afsluiten"), (92, 130), 3),
    Pad(S.GESLAAGD, (*_STAGE, "doorstromen", "nazorg_vroeg_afsluiten"), (1, 120), 1),
    Pad(S.MISLUKT, (*_OORDEEL, "terugkeren"), (1, 110), 4, MET_WOP),
    Pad(S.MISLUKT, (*_OORDEEL, "uit_dienst_na_traject"), (1, 90), 3, frozenset({W.LDE})),
    Pad(S.MISLUKT, (*_OORDEEL, "doorstromen", "job_verloren"), (1, 60), 2),
    Pad(S.MISLUKT, (*_OORDEEL, "doorstromen", "job_verloren", "weer_in_dienst"), (1, 40), 1, MET_WOP),
    Pad(S.MISLUKT, (*_OORDEEL, "wachten_op_vacature", "terugkeren"), (1, 60), 1, MET_WOP),
    Pad(S.TOEGELEID, (*_OORDEEL, "wachten_op_vacature", "opnieuw_toeleiden"), (1, 25), 1, MET_WOP),
    Pad(S.STOPGEZET, (*_START, "stopzetten"), (1, 100), 3),
    Pad(S.STOPGEZET, (*_STAGE, "stopzetten"), (1, 100), 2),
    Pad(S.STOPGEZET, (*_MATCH, "opschorten", "stopzetten"), (1, 80), 1),
    Pad(
        S.STOPGEZET,
        (*_OORDEEL, "weigering", "oordeel_ongeldig", "weigering_vaststellen"),
        (1, 80),
        2,
    ),
    Pad(S.GEANNULEERD, ("annuleren",), (1, 90), 4),
)
