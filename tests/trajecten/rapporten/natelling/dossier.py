"""One traject as it stood on the peildatum, and the feiten about it that were known."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from tests.trajecten.rapporten.natelling.register import dag
from trajecten.enums import Geslacht, Provincie
from trajecten.enums import TrajectStatus as S
from trajecten.models import Deelname, Tewerkstelling
from trajecten.plaatsen import provincie_van

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

    def dienst(self, persoon, op):
        """The employment of somebody on a day, or None."""
        diensten = self.feiten(Tewerkstelling, persoon, "maatwerker_id")
        return next((dienst for dienst in diensten if is_in(dienst.periode, op)), None)

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

    @cached_property
    def kenmerken(self):
        """What this traject is told apart by: as it was at the referral, but for the residence."""
        traject = self.traject
        woonplaats = provincie_van(self.boek.register.mensen[traject.maatwerker_id].postcode, self.boek.peildatum)
        bij_toeleiding = kenmerken(self.boek, traject.maatwerker_id, traject.toegeleid_op, traject=traject)
        return {**bij_toeleiding, "woonplaats": woonplaats}

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


def kenmerken(boek, persoon, op, *, traject=None):
    """What somebody is told apart by on a day; of where a traject began when it is about one."""
    register, mens = boek.register, boek.register.mensen[persoon]
    werk = traject or boek.dienst(persoon, op)
    vestiging = register.vestigingen[werk.vestiging_id] if werk else None
    onderneming = register.ondernemingen[vestiging.onderneming_id] if vestiging else None
    gezegd = boek.feiten(Deelname, traject and traject.pk)
    provincie = provincie_van(vestiging.postcode, op) if vestiging else Provincie.BUITEN
    return {
        "provincie": traject.provincie if traject else provincie,
        "woonplaats": provincie_van(mens.postcode, op),
        "onderneming": onderneming and onderneming.pk,
        "statuut": onderneming and onderneming.voormalig_statuut,
        "werkvorm": werk and werk.werkvorm,
        "doelgroep": mens.doelgroep,
        "leeftijd": leeftijdsklasse(mens.geboortedatum, op),
        "kwartaal": kwartaal(op),
        "oproep": traject and traject.oproep_id,
        "project": traject and traject.project_id,
        "verplicht": traject and ("ja" if traject.verplicht else "nee"),
        "geslacht": gezegd[0].geslacht if gezegd else Geslacht.NIET_GEZEGD,
    }


def per_plek(vraag, *soorten):
    """Of pairs of a list of (kenmerken, thing) and what counts things: all figures per row of the report and, under (),
    together; of what the filters let through."""
    rijen = []
    for dingen, tel in soorten:
        per = defaultdict(list)
        for eigen, ding in dingen:
            if all(eigen[naam] == waarde for naam, waarde in vraag.filters.items()):
                per[()].append(ding)
                per[tuple(eigen[naam] for naam in vraag.groepen)].append(ding)
        rijen.append((per, tel))
    plekken = {()}.union(*(per for per, _ in rijen))
    return {een: dict(item for per, tel in rijen for item in tel(per[een]).items()) for een in plekken}


def kwartaal(op):
    """The first day of the quarter of a day."""
    return date(op.year, (op.month - 1) // 3 * 3 + 1, 1)


def leeftijd(geboren, op):
    """In full years."""
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


def leeftijdsklasse(geboren, op):
    jaren = leeftijd(geboren, op)
    return "jong" if jaren < 25 else "midden" if jaren < 55 else "oud"


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
