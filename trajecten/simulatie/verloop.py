"""The simulation itself: day after day, with what is checked on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from random import Random

from dateutil.relativedelta import relativedelta
from django.db.models import Model

from trajecten import workflow
from trajecten.models import Statusovergang, Termijn, Tewerkstelling
from trajecten.models.feit import feitmodellen
from trajecten.simulatie import onderneming, partner, vdab, voorvallen
from trajecten.simulatie.controle import (
    ELK_KWARTAAL,
    ELKE_MAAND,
    ELKE_MORGEN,
    NA_DE_RONDE,
    Cijferboek,
    cijferboek,
    controleer,
    eis,
)
from trajecten.simulatie.wereld import DAG, Wereld, maak_wereld
from trajecten.simulatie.werk import werk_af
from trajecten.workflow import berichten
from trajecten.workflow.termijnen import een_geheel

HISTORIE = 1_600  # in the days before the beginning, over which the first people were hired
PER_KEER = 100
WEEKEND = (5, 6)


@dataclass(frozen=True)
class Jaar:
    """How a year went."""

    jaar: int
    dagen: int
    stappen: int
    geweigerd: int
    mensen: int
    termijnen: int


def simuleer(
    *, begin: date, einde: date, mensen: int, zaad: int, vertel: Callable[[Jaar], None] = lambda _jaar: None
) -> str:
    """Live from `begin` until, and not including, `einde` in a database without organisations and people; returns the
    fingerprint of all facts at the end. `vertel` hears of every year, and of what is left at the end.

    The same arguments give the same history. Raises Gebroken on the day on which an invariant does not hold.
    """
    wereld = maak_wereld(begin=begin, einde=einde, mensen=mensen, rng=Random(zaad))  # noqa: S311, chance, no secret
    _eerste_mensen(wereld)
    boek, dag, nummer = cijferboek(begin), begin, 0
    while dag < einde:
        nummer, eerste = nummer + 1, dag
        voor = (wereld.gezet.total(), wereld.geweigerd.total())
        while dag < min(einde, begin + relativedelta(years=nummer)):
            leef(wereld, dag)
            dag += DAG
            _controleer(wereld, boek, is_laatste=dag == einde)
        vertel(_jaar(wereld, nummer, (dag - eerste).days, voor))
    return vingerafdruk()


def _jaar(wereld: Wereld, nummer: int, dagen: int, voor: tuple[int, int]) -> Jaar:
    return Jaar(
        nummer,
        dagen,
        wereld.gezet.total() - voor[0],
        wereld.geweigerd.total() - voor[1],
        Tewerkstelling.objects.geldig().op(wereld.dag).count(),
        Termijn.objects.aan_de_orde(wereld.dag).count(),
    )


def _eerste_mensen(wereld: Wereld) -> None:
    """Who is employed at the beginning was hired in the years before, and so rights end on all sorts of days."""
    begin = wereld.dag
    for eerste in range(0, wereld.mensen, PER_KEER):
        with een_geheel(nu=wereld.nu):  # their terms are reckoned together
            for nummer in range(eerste, min(eerste + PER_KEER, wereld.mensen)):
                lid = wereld.personeel[nummer % len(wereld.personeel)]
                onderneming.neem_aan(wereld, lid, begin - wereld.rng.randint(1, HISTORIE) * DAG)
            voorvallen.startpakketten(wereld)


def leef(wereld: Wereld, dag: date) -> None:
    """One day: what happens by itself, then everybody acts, but not in the weekend."""
    wereld.nieuwe_dag(dag)
    controleer(dag, ELKE_MORGEN)
    workflow.dagelijks(klok=lambda: wereld.nu)
    berichten.bundel(wereld.nu)
    controleer(dag, NA_DE_RONDE)
    if dag.weekday() in WEEKEND:
        return
    onderneming.speel(wereld)
    partner.speel(wereld)
    _vdab(wereld)


def _vdab(wereld: Wereld) -> None:
    """A day of the counsellors: of the two in a province one is at the office."""
    voorvallen.startpakketten(wereld)
    for lid in wereld.vdab[wereld.dag.toordinal() % 2 :: 2]:
        werk_af(wereld, lid, vdab.AANPAK)
    voorvallen.toeleiden(wereld)
    voorvallen.met_kans(wereld)


def _controleer(wereld: Wereld, boek: Cijferboek, *, is_laatste: bool) -> None:
    morgen = wereld.dag + DAG
    if morgen.day == 1 or is_laatste:
        controleer(wereld.dag, ELKE_MAAND)
    if (morgen.day == 1 and morgen.month % 3 == 1) or is_laatste:
        controleer(wereld.dag, ELK_KWARTAAL)
        eis(wereld.dag, "cijfers_kloppen", boek.noteer(wereld.dag))
        eis(wereld.dag, "cijfers_blijven", boek.blijft(wereld.dag, alles=is_laatste))


def vingerafdruk() -> str:
    """A hash of everything that was said and done, without what the database gave out."""
    regels: list[str] = []
    modellen: list[type[Model]] = [Statusovergang, *feitmodellen()]
    for model in modellen:
        velden = [
            veld.name
            for veld in model._meta.concrete_fields
            if not veld.is_relation and veld.name not in ("id", "uuid", "sorteernaam")
        ]
        namen = {veld.name for veld in model._meta.concrete_fields}
        via = "maatwerker" if "maatwerker" in namen else "traject__maatwerker"
        door = "lid" if model is Statusovergang else "geregistreerd_door"
        rijen = model._default_manager.values_list(*velden, f"{via}__familienaam", f"{door}__gebruiker__email")
        regels += [f"{model.__name__} {tuple(map(str, rij))}" for rij in rijen.order_by()]
    return sha256("\n".join(sorted(regels)).encode()).hexdigest()
