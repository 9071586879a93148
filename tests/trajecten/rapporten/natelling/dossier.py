"""One traject as it stood on the peildatum, and the feiten about it that were known."""

from collections import defaultdict

from tests.trajecten.rapporten.natelling.register import dag
from trajecten.enums import Provincie
from trajecten.enums import TrajectStatus as S

LOPEND = (S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING)
GESLAAGD = (S.NAZORG, S.GESLAAGD)


class Boek:
    """What the register knew at the end of `bekend_op`, by the traject or the person it is about."""

    def __init__(self, register, vraag):
        self.register, self.peildatum, self.bekend_op = register, vraag.peildatum, vraag.bekend_op
        self._feiten = {}

    def feiten(self, model, van, veld="traject_id"):
        """The known feiten of a model about one traject or person, whatever their own day."""
        if model not in self._feiten:
            self._feiten[model] = defaultdict(list)
            for feit in self.register.bekend(model, self.bekend_op):
                self._feiten[model][getattr(feit, veld)].append(feit)
        return self._feiten[model][van]

    def geschreven(self, model, traject, moment):
        """The rows of what is no feit, written in a traject by the end of `bekend_op`."""
        if model not in self._feiten:
            self._feiten[model] = defaultdict(list)
            for rij in self.register.rijen(model):
                if dag(getattr(rij, moment)) <= self.bekend_op:
                    self._feiten[model][rij.traject_id].append(rij)
        return self._feiten[model][traject]


class Dossier:
    """A traject with the steps that count."""

    def __init__(self, boek, traject, stappen):
        self.boek, self.traject, self.stappen = boek, traject, stappen
        self.status = stappen[-1].naar
        self.start = self.dag_van("starten")
        self.eerste_werkdag = self.dag_van("doorstromen")
        self.is_gestart = self.start is not None
        self.is_geslaagd = self.status in GESLAAGD

    def dag_van(self, naam):
        """The day of the first step with this name."""
        return next((stap.ingangsdatum for stap in self.stappen if stap.naam == naam), None)

    def dag_in(self, status):
        """The first day in a status."""
        return next((stap.ingangsdatum for stap in self.stappen if stap.naar == status), None)

    def feiten(self, model, tot_en_met=None):
        """The known feiten about this traject; with the name of their day, only those up to the peildatum."""
        feiten = self.boek.feiten(model, self.traject.pk)
        if tot_en_met is None:
            return feiten
        return [feit for feit in feiten if getattr(feit, tot_en_met) <= self.boek.peildatum]


def dossiers(register, vraag, *, van=None):
    """The trajecten to which VDAB had referred somebody, from `van` on."""
    boek = Boek(register, vraag)
    return [
        Dossier(boek, traject, stappen)
        for traject in register.trajecten
        if (van is None or traject.toegeleid_op >= van)
        and (stappen := register.stappen(traject, vraag.peildatum, vraag.bekend_op))
    ]


def per_provincie(dossiers, tel):
    """What `tel` counts in all the dossiers, and in those of each province."""
    per_plek = {None: tel(dossiers)}
    for provincie in Provincie.values:
        per_plek[provincie] = tel([een for een in dossiers if een.traject.provincie == provincie])
    return per_plek


def is_in(periode, datum):
    """Whether a half-open period holds a day."""
    return periode.lower <= datum and (periode.upper is None or datum < periode.upper)


def aantal(dossiers, *namen):
    """How many stand in one of these statuses."""
    return sum(een.status in namen for een in dossiers)


def procent(teller, noemer):
    return 100 * teller / noemer if noemer else None


def op_rang(waarden, deel):
    """The value at a part of the way from the lowest to the highest, in a straight line between the two beside it."""
    if not waarden:
        return None
    waarden = sorted(waarden)
    plaats = deel * (len(waarden) - 1)
    onder = int(plaats)
    boven = min(onder + 1, len(waarden) - 1)
    return waarden[onder] + (plaats - onder) * (waarden[boven] - waarden[onder])
