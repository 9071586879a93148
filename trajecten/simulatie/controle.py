"""What must hold on any day of the simulation (design of the facts, the workflow and the figures)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from trajecten.enums import Loonpremie, Rol, WopGrond
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Afwezigheid,
    Dagronde,
    Lidmaatschap,
    Oproep,
    Opschorting,
    Stage,
    Statusovergang,
    Termijn,
    Tewerkstelling,
    Traject,
    Wop,
)
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.definities import NAMEN
from trajecten.rapporten.definities.stand import SOM
from trajecten.rapporten.rapport import maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.vraag import Vraag
from trajecten.simulatie.hertelling import Geteld, hertel
from trajecten.simulatie.kalender import DAG, maanden
from trajecten.simulatie.wereld import Gebroken

Klachten = Iterator[str]
GESLOTEN = {S.GESLAAGD, S.MISLUKT, S.STOPGEZET, S.GEANNULEERD}
Cijfers = dict[str, tuple[int | None, ...]]  # of each province and of all together


def status_volgt_geschiedenis(_dag: date) -> Klachten:
    """The status is where the last step led that was not undone, on its day; days never go back."""
    stappen: dict[int, list[Statusovergang]] = defaultdict(list)
    teruggedraaid = set()
    for stap in Statusovergang.objects.order_by("traject", "volgnummer"):
        stappen[stap.traject_id].append(stap)
        teruggedraaid.add(stap.draait_terug_id)
    for traject in Traject.objects.all():
        geldig = [stap for stap in stappen[traject.pk] if stap.draait_terug_id is None and stap.pk not in teruggedraaid]
        if (geldig[-1].naar, geldig[-1].ingangsdatum) != (traject.status, traject.status_sinds):
            yield f"traject {traject.nummer_getoond} staat op {traject.status}, de laatste stap op {geldig[-1].naar}"
        if any(eerst.ingangsdatum > dan.ingangsdatum for eerst, dan in pairwise(geldig)):
            yield f"traject {traject.nummer_getoond} gaat terug in de tijd"
        if (traject.status in (S.NAZORG, S.GESLAAGD)) and traject.doorgestroomd_op is None:
            yield f"traject {traject.nummer_getoond} is doorgestroomd zonder dag"


def niets_overlapt(_dag: date) -> Klachten:
    """Of one person, or one traject, no two periods of a kind share a day."""
    for model, van in (
        (Tewerkstelling, "maatwerker"),
        (Wop, "maatwerker"),
        (Afwezigheid, "maatwerker"),
        (Opschorting, "traject"),
        (Stage, "traject"),
    ):
        per: dict[int, list[Any]] = defaultdict(list)
        for wiens, periode in model.objects.geldig().values_list(van, "periode"):
            per[wiens].append((periode.lower, periode.upper or date.max))
        for wiens, perioden in per.items():
            if any(eerst[1] > dan[0] for eerst, dan in pairwise(sorted(perioden))):
                yield f"{model.__name__} van {van} {wiens} overlapt"


def hoogstens_een_open_traject(_dag: date) -> Klachten:
    open_: dict[int, int] = defaultdict(int)
    for persoon, status in Traject.objects.values_list("maatwerker", "status"):
        open_[persoon] += status not in GESLOTEN | {S.WACHT_OP_VACATURE}
    yield from (f"persoon {persoon} heeft {aantal} open trajecten" for persoon, aantal in open_.items() if aantal > 1)


def recht_volgt_de_wet(_dag: date) -> Klachten:
    """A right lasts five years at most (R6), starts at 45 or 60 % (R31), and lies within the employment."""
    diensten = defaultdict(list)
    for persoon, periode in Tewerkstelling.objects.geldig().values_list("maatwerker", "periode"):
        diensten[persoon].append((periode.lower, periode.upper or date.max))
    for wop in Wop.objects.geldig():
        van, tot = wop.periode.lower, wop.periode.upper
        if tot is None or tot > maanden(van, 60):
            yield f"WOP {wop.pk} loopt langer dan vijf jaar"
        if wop.loonpremie not in Loonpremie.values or (
            wop.grond == WopGrond.STARTPAKKET and wop.loonpremie not in (45, 60)
        ):
            yield f"WOP {wop.pk} heeft een loonpremie van {wop.loonpremie}"
        if not _gedekt(diensten[wop.maatwerker_id], van, tot or date.max):
            yield f"WOP {wop.pk} loopt buiten de tewerkstelling"


def niets_loopt_door(_dag: date) -> Klachten:
    """On the first working day elsewhere there is no employment and no right; stage and absence lie within their own."""
    hires = dict(
        Traject.objects.filter(status__in=[S.NAZORG, S.GESLAAGD]).values_list("maatwerker", "doorgestroomd_op")
    )
    diensten = defaultdict(list)
    for persoon, periode in Tewerkstelling.objects.geldig().values_list("maatwerker", "periode"):
        diensten[persoon].append((periode.lower, periode.upper or date.max))
    rechten = Wop.objects.geldig().values_list("maatwerker", "periode")
    for persoon, (van, tot) in [
        *((p, periode) for p, perioden in diensten.items() for periode in perioden),
        *((p, (periode.lower, periode.upper or date.max)) for p, periode in rechten),
    ]:
        hire = hires.get(persoon)
        if hire and van < hire < tot:
            yield f"persoon {persoon} ging op {hire} elders werken, en iets loopt door"
    erin = [
        *Afwezigheid.objects.geldig().values_list("maatwerker", "periode"),
        *Stage.objects.geldig().values_list("traject__maatwerker", "periode"),
    ]
    for persoon, periode in erin:
        tot = periode.upper or date.max
        # An employment that goes on with another fraction is one
        if not _gedekt(diensten[persoon], periode.lower, tot):
            yield f"persoon {persoon} is afwezig of op stage van {periode.lower}, buiten de tewerkstelling"


def _gedekt(perioden: Iterable[tuple[date, date]], van: date, tot: date) -> bool:
    """Whether these periods, that may follow each other, cover all days from `van` until `tot`."""
    for begin, einde in sorted(perioden):
        if begin <= van < einde:
            van = einde
    return van >= tot


def termijnen_volgen_de_feiten(dag: date) -> Klachten:
    """The terms are those of the recount, no more and no fewer."""
    velden = ("soort", "sleutel", "maatwerker", "begin", "vanaf", "oorspronkelijk", "uiterlijk", "stil_tot")
    staan = {Geteld(*rij) for rij in Termijn.objects.values_list(*velden)}
    moeten = hertel(dag)
    yield from (f"te veel: {een}" for een in staan - moeten)
    yield from (f"ontbreekt: {een}" for een in moeten - staan)


def geen_termijn_gemist(dag: date) -> Klachten:
    """Asked in the morning: what is overdue stood on the list of somebody who could deal with it."""
    leden = Lidmaatschap.objects.actief(dag - DAG).select_related("organisatie")
    gemist = Termijn.objects.gemist(leden, vandaag=dag)
    yield from (f"{termijn} ({termijn.rol}, persoon {termijn.maatwerker_id})" for termijn in gemist)


def dag_gedaan(dag: date) -> Klachten:
    """Asked after the daily run: it finished, and somebody was told of everything that is overdue."""
    if not Dagronde.objects.klaar().filter(dag=dag).exists():
        yield "de dagelijkse ronde werd niet klaar"
    yield from (f"niet gemeld: {termijn} ({termijn.rol})" for termijn in Termijn.objects.niet_gemeld(dag))


@dataclass
class Cijferboek:
    """The figures as they were given on a day, to be asked again later."""

    lid: Lidmaatschap
    gezegd: dict[tuple[int, date], Cijfers] = field(default_factory=dict)

    def noteer(self, dag: date) -> Klachten:
        """The figures of every call on `dag` add up, and are remembered."""
        for oproep in Oproep.objects.filter(van__lte=dag).order_by("nummer"):
            cijfers = self._vraag(oproep, dag)
            for waar, rij in cijfers.items():
                per = dict(zip(NAMEN, rij, strict=True))
                if per["opgestart"] != sum(per[naam] or 0 for naam in SOM):
                    yield f"oproep {oproep.nummer}, {waar}: opgestart is niet de som van de zes"
            rijen = [rij for waar, rij in cijfers.items() if waar != "Eindtotaal"]
            if cijfers["Eindtotaal"] != tuple(sum(kolom) for kolom in zip(*rijen, strict=True)):
                yield f"oproep {oproep.nummer}: het eindtotaal is niet de som van de rijen"
            self.gezegd[oproep.nummer, dag] = cijfers

    def blijft(self, dag: date, *, alles: bool) -> Klachten:
        """What was said of the last two years, or ever, is still the answer."""
        for (nummer, toen), gezegd in self.gezegd.items():
            if (alles or toen > dag - 730 * DAG) and self._vraag(Oproep.objects.get(nummer=nummer), toen) != gezegd:
                yield f"oproep {nummer}: de cijfers van {toen}, zoals toen bekend, zijn veranderd"

    def _vraag(self, oproep: Oproep, dag: date) -> Cijfers:
        vraag = Vraag(dag, dag, filters={"oproep": oproep.pk})
        antwoord = maak_rapport(SOORTEN["resultaten"], vraag, bron=cijferbron(self.lid), oproepen=[oproep])
        return {rij.plek[0]: tuple(rij[naam] for naam in NAMEN) for rij in antwoord.tabel.alle_rijen}


ELKE_MORGEN = (geen_termijn_gemist,)
NA_DE_RONDE = (dag_gedaan,)
ELKE_MAAND = (status_volgt_geschiedenis, niets_overlapt, hoogstens_een_open_traject)
ELK_KWARTAAL = (recht_volgt_de_wet, niets_loopt_door, termijnen_volgen_de_feiten)


def eis(dag: date, naam: str, klachten: Iterable[str]) -> None:
    """Raises Gebroken with the first complaint, if there is one."""
    for klacht in klachten:
        raise Gebroken(dag, naam, klacht)


def controleer(dag: date, controles: Iterable[Callable[[date], Klachten]]) -> None:
    """Raises Gebroken when one of these does not hold."""
    for controle in controles:
        eis(dag, controle.__name__, controle(dag))


def cijferboek(begin: date) -> Cijferboek:
    """For a lid that may read all figures."""
    lid = Lidmaatschap.objects.actief(begin).filter(rol=Rol.VDAB).order_by("pk").first()
    assert lid is not None, "there are counsellors"
    return Cijferboek(lid)
