"""The two calls of the answer in Parliament, the current one, and their projects."""

from datetime import date
from decimal import Decimal

from trajecten.demo.boek import Boek
from trajecten.demo.plekken import VLAAMS
from trajecten.demo.schalen import Schaal
from trajecten.demo.wereld import Wereld
from trajecten.enums import Cijfer, Werkvorm
from trajecten.models import IndicatorBekend, Oproep, Project

OUD, VORIG, HUIDIG = 380, 432, 528
STANDAARDKOST = Decimal(4200)
MAATWERK_EN_LDE = [Werkvorm.CMW, Werkvorm.MWA, Werkvorm.LDE]

# What could be told on 15 March 2019, and from when the rest was known
BEKEND = {
    OUD: ({"opgestart", "stopgezet"}, date(2019, 4, 1)),
    VORIG: ({"toegeleid"}, date(2019, 7, 1)),
}


def maak_oproepen(boek: Boek, wereld: Wereld, schaal: Schaal, *, vandaag: date) -> None:
    oproepen = [
        boek.nieuw(
            Oproep,
            nummer=OUD,
            titel="Doorstroom sociale economie BW en SW",
            van=date(2016, 1, 1),
            tot=date(2018, 12, 31),
            doel=370,
            werkvormen=[Werkvorm.BW, Werkvorm.SW],
            standaardkost=STANDAARDKOST,
            stage_verplicht=True,
            nazorg_verplicht=True,
        ),
        boek.nieuw(
            Oproep,
            nummer=VORIG,
            titel="Doorstroom sociale economie",
            van=date(2019, 1, 1),
            tot=date(2021, 7, 31),
            doel=950,
            werkvormen=MAATWERK_EN_LDE,
            standaardkost=STANDAARDKOST,
        ),
    ]
    van, tot = huidige_looptijd(vandaag)
    oproepen.append(
        boek.nieuw(
            Oproep,
            nummer=HUIDIG,
            titel=f"Doorstroom {van.year}-{tot.year}",
            van=van,
            tot=tot,
            doel=schaal.doel,
            werkvormen=MAATWERK_EN_LDE,
            standaardkost=STANDAARDKOST,
        )
    )
    for nummer, (bekend, vanaf) in BEKEND.items():
        oproep = next(o for o in oproepen if o.nummer == nummer)
        for indicator in Cijfer.values:
            if indicator not in bekend:
                boek.nieuw(IndicatorBekend, oproep=oproep, indicator=indicator, vanaf=vanaf)
    wereld.projecten = {
        (oproep.nummer, provincie): _project(boek, wereld, oproep, provincie)
        for oproep in oproepen
        for provincie in VLAAMS
    }


def huidige_looptijd(vandaag: date) -> tuple[date, date]:
    """It began the year before, so that there are trajecten in every status on any day of the year."""
    return date(vandaag.year - 1, 1, 1), date(vandaag.year + 2, 12, 31)


def _project(boek: Boek, wereld: Wereld, oproep: Oproep, provincie: str) -> Project:
    promotor, *anderen = [partner for partner in wereld.partners if partner.provincie == provincie]
    project = boek.nieuw(
        Project,
        oproep=oproep,
        naam=f"{promotor.onderneming.naam} en partners",
        promotor=promotor.onderneming,
        provincies=[provincie],
        van=oproep.van,
        tot=oproep.tot,
        goedgekeurd_op=oproep.van,
    )
    for partner in anderen:
        boek.nieuw(Project.partners.through, project=project, onderneming=partner.onderneming)
    return project
