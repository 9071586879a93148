"""The whole, in one transaction: nothing, or everything."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from django.db import transaction

from trajecten.demo.bevestigingen import bevestig_kwartalen
from trajecten.demo.bezoeken import plan_bezoeken
from trajecten.demo.boek import Boek
from trajecten.demo.gebruikers import Leden
from trajecten.demo.heden import Heden
from trajecten.demo.levens import Levens
from trajecten.demo.nummers import Nummers
from trajecten.demo.oproepen import maak_oproepen
from trajecten.demo.organisaties import Organisaties
from trajecten.demo.schalen import Schaal
from trajecten.demo.steekproeven import trek_steekproef
from trajecten.demo.verleden import Verleden
from trajecten.demo.wereld import Wereld, Werkplaats
from trajecten.enums import Werkvorm
from trajecten.models import Gebruiker, Maatwerker, Onderneming, Oproep
from trajecten.workflow import herreken_alles

VROEGSTE_DAG = date(2022, 1, 1)  # later than every date of the two calls of the past
PER_KEER = 2_000  # people in memory at a time
AANDEEL = {Werkvorm.CMW: 87, Werkvorm.MWA: 4, Werkvorm.LDE: 9}


def is_leeg() -> bool:
    """Whether nobody works with this database yet."""
    return not any(model.objects.exists() for model in (Gebruiker, Onderneming, Maatwerker, Oproep))


@transaction.atomic
def laad(schaal: Schaal, *, vandaag: date, zaad: int) -> Mapping[str, int]:
    """Write the demo data as it stands on `vandaag`; return how much of what."""
    boek = Boek(zaad)
    wereld = maak_wereld(boek, schaal, vandaag=vandaag)
    levens = Levens(boek, Nummers(boek.rng), wereld, vandaag=vandaag)
    boek.schrijf()
    verteld = 0
    for verteld, _ in enumerate(_verhalen(levens, wereld, schaal), start=1):
        if verteld % PER_KEER == 0:
            boek.schrijf()
    werkplaatsen = _werkplaatsen(levens, wereld)
    for nummer in range(verteld, schaal.mensen):
        levens.leef(next(werkplaatsen))
        if nummer % PER_KEER == 0:
            boek.schrijf()
    boek.schrijf()
    bevestig_kwartalen(boek, wereld, vandaag=vandaag)
    plan_bezoeken(boek, wereld, vandaag=vandaag)
    boek.sluit()
    trek_steekproef(wereld, vandaag=vandaag)
    herreken_alles(vandaag=vandaag)
    return boek.aantallen


def maak_wereld(boek: Boek, schaal: Schaal, *, vandaag: date) -> Wereld:
    """Organisations, members, calls and projects."""
    wereld, leden = Wereld(), Leden(boek)
    wereld.vdab = leden.vdab()
    leden.zonder_organisatie()
    Organisaties(boek, Nummers(boek.rng), leden, wereld).maak(schaal, vandaag=vandaag)
    maak_oproepen(boek, wereld, schaal, vandaag=vandaag)
    return wereld


def _verhalen(levens: Levens, wereld: Wereld, schaal: Schaal) -> Iterator[object]:
    return chain(
        Verleden(levens, wereld).vertel(schaal.later),
        Heden(levens, wereld).vertel(schaal.trajecten),
    )


def _werkplaatsen(levens: Levens, wereld: Wereld) -> Iterator[Werkplaats]:
    """Where the next person works: first the werkvorm by its share, then the company by its size."""
    per_vorm = {werkvorm: wereld.van_werkvorm(werkvorm) for werkvorm in AANDEEL}
    gewichten = {werkvorm: [w.gewicht for w in lijst] for werkvorm, lijst in per_vorm.items()}
    while True:
        werkvorm = levens.rng.choices(list(AANDEEL), list(AANDEEL.values()))[0]
        yield levens.rng.choices(per_vorm[werkvorm], gewichten[werkvorm])[0]
