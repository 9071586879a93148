"""The visits of evaluations around today: those that are planned, and those of the last weeks."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from trajecten.demo.boek import DAG, Boek, moment
from trajecten.demo.wereld import Wereld
from trajecten.enums import EvaluatieSoort, PlanningStand, Provincie
from trajecten.models import Evaluatie, Evaluatieplanning, Lidmaatschap, Wop
from trajecten.termijnen import is_werkdag

SINDS = timedelta(days=45)  # older visits are from before there were plans
VOORUIT = timedelta(days=50)
PER_DAG = 2  # visits of one counsellor
ZONDER_DAG = 4  # one in so many has a counsellor and no day yet


def gepland_op(bezoek_op: date, *, vandaag: date) -> date | None:
    """The day on which this visit was planned; None for one from before there were plans."""
    return bezoek_op if bezoek_op >= vandaag - SINDS and is_werkdag(bezoek_op) else None


def plan_bezoeken(boek: Boek, wereld: Wereld, *, vandaag: date) -> None:
    """Plan half of the evaluations that are due, as far as the agendas allow, and write the plan of what was visited."""
    bezocht = Evaluatie.objects.geldig().filter(gepland_op__gte=vandaag - SINDS).exclude(uitkomst="")
    for evaluatie in bezocht.select_related("geregistreerd_door").order_by("pk"):
        _plan(
            boek,
            evaluatie.geregistreerd_door,
            evaluatie.gepland_op - VOORUIT,
            maatwerker_id=evaluatie.maatwerker_id,
            soort=evaluatie.soort,
            gepland_op=evaluatie.gepland_op,
            stand=PlanningStand.UITGEVOERD,
            evaluatie=evaluatie,
        )
    per_provincie = defaultdict(list)
    aan_de_beurt = Wop.objects.te_beslissen(vandaag=vandaag).filter(merkpunt__lt=vandaag)
    velden = ("maatwerker", "merkpunt", "periode__endswith", "provincies")
    for persoon, merkpunt, na_einde, provincies in aan_de_beurt.order_by("periode__endswith", "pk").values_list(
        *velden
    ):
        per_provincie[provincies[0]].append((persoon, merkpunt, na_einde))
    for provincie, mensen in per_provincie.items():
        plaatsen = list(_plaatsen(wereld, Provincie(provincie), vandaag))
        gekozen = sorted(boek.rng.sample(range(len(plaatsen)), min(len(plaatsen), (len(mensen) + 1) // 2)))
        for nummer, (keuze, (persoon, merkpunt, na_einde)) in enumerate(zip(gekozen, mensen[::2], strict=False)):
            dag, lid = plaatsen[keuze]
            if dag < na_einde:
                _plan(
                    boek,
                    lid,
                    max(merkpunt, vandaag - SINDS),
                    maatwerker_id=persoon,
                    soort=EvaluatieSoort.PERIODIEK,
                    gepland_op=None if nummer % ZONDER_DAG == ZONDER_DAG - 1 else dag,
                )


def _plaatsen(wereld: Wereld, provincie: Provincie, vandaag: date) -> Iterator[tuple[date, Lidmaatschap]]:
    """The room in the agendas of a province, the first days first. The demo log-in has all provinces, each on its own
    day of the week."""
    demo, *eigen = wereld.vdab[provincie]
    weekdag = list(Provincie).index(provincie) % 5
    for na in range(1, VOORUIT.days):
        dag = vandaag + na * DAG
        if is_werkdag(dag):
            for lid in [*eigen, demo] if dag.weekday() == weekdag else eigen:
                yield from [(dag, lid)] * PER_DAG


def _plan(boek: Boek, lid: Lidmaatschap, op: date, **velden: object) -> None:
    """A plan that this counsellor made for itself on a day."""
    door = {"bemiddelaar": lid, "gestart_door": lid, "gewijzigd_door": lid}
    boek.nieuw(Evaluatieplanning, **door, gestart_op=moment(op), gewijzigd_op=moment(op), **velden)
