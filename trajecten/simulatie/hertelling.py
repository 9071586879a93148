"""Which terms there should be on a day, told from the facts in another way than `termijnsoorten.py`: row by row.

All the numbers of days and months stand here a second time, on purpose: a mistake in one place then shows.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from trajecten.enums import AanbodUitkomst, AanvraagStand, StageResultaat
from trajecten.enums import TermijnSoort as T
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Aanbod,
    Evaluatie,
    Evaluatieaanvraag,
    Evaluatieplanning,
    Kwartaalbevestiging,
    Nazorgafspraak,
    Nazorgcontact,
    Onderneming,
    Opschorting,
    Opvolgmeting,
    Pop,
    Signaal,
    Stage,
    Steekproefkandidaat,
    Steekproefvervanging,
    Tewerkstelling,
    Traject,
    Uitstroom,
    Weigering,
    Wop,
)
from trajecten.simulatie.kalender import DAG, kwartaal_voor, maanden, werkdag

LOOPT = {S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING, S.WACHT_OP_VACATURE}
OPEN = LOOPT | {S.TOEGELEID, S.NAZORG}


@dataclass(frozen=True, order=True)
class Geteld:
    """A term as it should be, without whose it is."""

    soort: str
    sleutel: UUID
    maatwerker: int | None
    begin: date
    vanaf: date
    oorspronkelijk: date
    uiterlijk: date
    stil_tot: date | None


@dataclass
class Teller:
    """The facts of everybody on a day, and the terms that follow."""

    vandaag: date
    stil: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def lees(self) -> None:
        for traject, periode in Opschorting.objects.geldig().values_list("traject", "periode").order_by("periode"):
            self.stil[traject].append(periode)

    def term(
        self,
        soort: T,
        sleutel: UUID,
        persoon: int | None,
        begin: date,
        laatste: date,
        *,
        vooraf: int | None = None,
        stil: int | None = None,
        wet: bool = False,
    ) -> Geteld:
        """A term, moved when the traject `stil` stood still; `wet` for one that the law sets, also on a Sunday."""
        uiterlijk, stil_tot = laatste, None
        for periode in self.stil.get(stil or 0, ()):
            uiterlijk = self._schuif(begin, uiterlijk, periode)
            if periode.lower <= self.vandaag and (periode.upper is None or self.vandaag < periode.upper):
                stil_tot = periode.upper or date.max
        if uiterlijk != laatste and not wet:
            uiterlijk = werkdag(uiterlijk)
        vanaf = begin if vooraf is None else max(begin, uiterlijk - vooraf * DAG)
        return Geteld(soort, sleutel, persoon, begin, vanaf, laatste, uiterlijk, stil_tot)

    def _schuif(self, begin: date, einde: date, periode: Any) -> date:
        """A day more for every day of the suspension from the beginning of the term on, when it touches the term."""
        dag, extra = max(begin, periode.lower), 0
        if dag > einde:
            return einde
        while dag < (periode.upper or self.vandaag + DAG):
            dag, extra = dag + DAG, extra + 1
        return einde + extra * DAG


def hertel(vandaag: date) -> set[Geteld]:
    """Every term there should be on `vandaag`: those that began, or will within 31 days."""
    teller = Teller(vandaag)
    teller.lees()
    return {
        geteld
        for bron in (_trajecten, _rond_trajecten, _rechten, _vragen, _ronde, _kwartalen)
        for geteld in bron(teller)
        if geteld.begin <= vandaag + 31 * DAG
    }


def _trajecten(teller: Teller) -> Iterator[Geteld]:
    geoordeeld = set(Evaluatie.objects.geldig().exclude(traject=None).values_list("traject", flat=True))
    gepland = set(Nazorgafspraak.objects.values_list("traject", flat=True))
    gepland |= set(Nazorgcontact.objects.geldig().values_list("traject", flat=True))
    gemeten = set(Opvolgmeting.objects.geldig().values_list("traject", "moment"))
    for t in Traject.objects.all():
        wie, sinds = (t.uuid, t.maatwerker_id), t.status_sinds
        if t.status == S.TOEGELEID:
            yield teller.term(T.START, *wie, sinds, t.geplande_start or werkdag(sinds + 30 * DAG))
        elif t.status == S.BEOORDELING:
            yield teller.term(T.BEOORDELEN, *wie, sinds, werkdag(sinds + 14 * DAG), stil=t.pk)
        elif t.status in (S.VOORTRAJECT, S.JOBMATCHING, S.STAGE):
            soort = T.FASE_STAGE if t.status == S.STAGE else T.FASE
            einde = maanden(sinds, 1 if t.status == S.VOORTRAJECT else 3) - DAG
            yield teller.term(soort, *wie, sinds, einde, vooraf=14, stil=t.pk, wet=True)
        elif t.status in (S.NAZORG, S.GESLAAGD) and t.doorgestroomd_op:
            yield from _na_de_hire(teller, t, geoordeeld=t.pk in geoordeeld, gepland=t.pk in gepland, gemeten=gemeten)


def _na_de_hire(
    teller: Teller,
    t: Traject,
    *,
    geoordeeld: bool,
    gepland: bool,
    gemeten: set[tuple[int, str]],
) -> Iterator[Geteld]:
    wie, hire = (t.uuid, t.maatwerker_id), t.doorgestroomd_op
    assert hire is not None
    einde = maanden(hire, 3) - DAG
    if not geoordeeld:
        yield teller.term(T.OORDEEL, *wie, hire, werkdag(hire + 14 * DAG))
    if t.status == S.NAZORG:
        yield teller.term(T.NAZORG, *wie, hire, einde, vooraf=14)
        if not gepland and einde > teller.vandaag + 14 * DAG:
            yield teller.term(T.NAZORGPLAN, *wie, hire, werkdag(hire + 7 * DAG))
    laatst_gezien = date.max if t.status == S.NAZORG else max(hire + 214 * DAG, t.status_sinds + 30 * DAG)
    te_meten = [
        (soort, dag)
        for soort, moment, dag in (
            (T.METING_VIER_WEKEN, "vier_weken", hire + 28 * DAG),
            (T.METING_ZES_MAANDEN, "zes_maanden", maanden(hire, 6)),
        )
        if (t.pk, moment) not in gemeten
    ]
    for soort, dag in te_meten if teller.vandaag <= laatst_gezien else ():
        yield teller.term(soort, *wie, dag, werkdag(dag + 14 * DAG))
    if te_meten and laatst_gezien < date.max:
        dag = laatst_gezien + DAG
        yield teller.term(T.METING_OVERGENOMEN, *wie, dag, werkdag(dag + 14 * DAG))


def _rond_trajecten(teller: Teller) -> Iterator[Geteld]:
    for stage in Stage.objects.geldig().select_related("traject"):
        if stage.traject.status == S.STAGE and stage.resultaat not in StageResultaat.values:
            van, tot = stage.periode.lower, stage.periode.upper - DAG
            yield teller.term(T.STAGE, stage.uuid, stage.traject.maatwerker_id, van, tot, vooraf=14)
    for job in Uitstroom.objects.geldig().select_related("traject"):
        if job.gepland and job.traject.status in OPEN:
            yield teller.term(T.JOB, job.uuid, job.traject.maatwerker_id, job.op, job.op)
    for aanbod in Aanbod.objects.geldig().select_related("traject"):
        if aanbod.uitkomst == AanbodUitkomst.OPEN and aanbod.traject.status in LOOPT | {S.TOEGELEID}:
            wacht, wie = aanbod.traject.status == S.WACHT_OP_VACATURE, (aanbod.uuid, aanbod.traject.maatwerker_id)
            alleen = aanbod.traject.status_sinds + 31 * DAG  # the first day on which the partner does not see it
            if wacht and teller.vandaag >= alleen:
                yield teller.term(T.AANBOD_OVERGENOMEN, *wie, alleen, werkdag(alleen + 7 * DAG))
            else:
                yield teller.term(T.AANBOD, *wie, aanbod.op, werkdag(aanbod.op + 7 * DAG))
    for nee in Weigering.objects.geldig().select_related("traject"):
        if nee.geldige_reden is None and nee.traject and nee.traject.status in LOOPT:
            tot = werkdag(nee.geweigerd_op + 14 * DAG)
            yield teller.term(T.WEIGERING, nee.uuid, nee.traject.maatwerker_id, nee.geweigerd_op, tot)
    for afspraak in Nazorgafspraak.objects.select_related("traject", "contact"):
        kwam = afspraak.contact is not None and afspraak.contact.ingetrokken_op is None
        hire = afspraak.traject.doorgestroomd_op
        if not kwam and afspraak.traject.status == S.NAZORG and hire:
            wie = afspraak.uuid, afspraak.traject.maatwerker_id
            yield teller.term(T.NAZORGCONTACT, *wie, hire, afspraak.op, vooraf=7)


def _rechten(teller: Teller) -> Iterator[Geteld]:
    """The last right of each, unless the employment ends with it or before, or ended since."""
    laatste: dict[int, Wop] = {}
    for wop in Wop.objects.geldig().select_related("overgang").order_by("periode"):
        laatste[wop.maatwerker_id] = wop
    diensten = defaultdict(list)
    for persoon, periode in Tewerkstelling.objects.geldig().values_list("maatwerker", "periode"):
        diensten[persoon].append(periode)
    bezoeken: dict[int, date] = {}
    gepland_op: dict[int, date] = {}
    for plan in Evaluatieplanning.objects.filter(stand="open").order_by("pk"):
        if plan.gepland_op:
            gepland_op[plan.maatwerker_id] = plan.gepland_op
            begonnen = timezone.localdate(plan.gestart_op)
            yield teller.term(T.BEZOEK, plan.uuid, plan.maatwerker_id, begonnen, plan.gepland_op, vooraf=14)
    for persoon, gepland, bezoek in Evaluatie.objects.geldig().values_list("maatwerker", "gepland_op", "bezoek_op"):
        if dag := gepland or bezoek:
            bezoeken[persoon] = max(dag, bezoeken.get(persoon, dag))
    pops: dict[int, date] = {}
    for persoon, versie in Pop.objects.values_list("maatwerker", "versie_op"):
        pops[persoon] = max(versie, pops.get(persoon, versie))
    for persoon, wop in laatste.items():
        einde = wop.periode.upper
        if einde is None or (wop.overgang and wop.overgang.naam == "weigering_vaststellen"):
            continue
        blijft = (d.upper is None or d.upper > max(einde, teller.vandaag) for d in diensten[persoon] if d.lower < einde)
        if not any(blijft):
            continue
        merkpunt = maanden(einde, -9)
        if persoon not in gepland_op and (persoon not in bezoeken or bezoeken[persoon] < merkpunt):
            yield teller.term(T.EVALUATIE, wop.uuid, persoon, merkpunt, einde - DAG)
        dag_van_bezoek = gepland_op.get(persoon, einde - DAG)
        if persoon not in pops or pops[persoon] < maanden(dag_van_bezoek, -12):
            uiterlijk = dag_van_bezoek - 10 * DAG
            yield teller.term(T.POP, wop.uuid, persoon, min(merkpunt, uiterlijk), uiterlijk)


def _vragen(teller: Teller) -> Iterator[Geteld]:
    for signaal in Signaal.objects.filter(afgehandeld_op=None):
        op = timezone.localdate(signaal.gemeld_op)
        yield teller.term(T.SIGNAAL, signaal.uuid, signaal.maatwerker_id, op, werkdag(op + 7 * DAG))
    for vraag in Evaluatieaanvraag.objects.filter(stand=AanvraagStand.OPEN):
        tot = werkdag(vraag.gevraagd_op + 30 * DAG)
        yield teller.term(T.AANVRAAG, vraag.uuid, vraag.maatwerker_id, vraag.gevraagd_op, tot)


def _ronde(teller: Teller) -> Iterator[Geteld]:
    """Of each who was drawn, and not replaced or evaluated since, the first year in which that was so."""
    weg, sinds = set(), {}
    for ruil in Steekproefvervanging.objects.all():
        weg.add(ruil.weg_id)
        sinds[ruil.opvolger_id] = timezone.localdate(ruil.vervangen_op)
    bezoeken: dict[int, list[date]] = defaultdict(list)
    for evaluatie in Evaluatie.objects.geldig().filter(soort="tienprocent").exclude(uitkomst=""):
        bezoeken[evaluatie.maatwerker_id].append(evaluatie.bezoek_op)
    gepland = dict(
        Evaluatieplanning.objects.filter(stand="open", soort="tienprocent").values_list("maatwerker", "gepland_op")
    )
    gezien: set[int] = set()
    for lot in Steekproefkandidaat.objects.select_related("steekproef__ronde", "maatwerker").order_by(
        "steekproef__ronde__jaar"
    ):
        persoon, trekking = lot.maatwerker, timezone.localdate(lot.steekproef.getrokken_op)
        getrokken = (lot.rang is not None and lot.rang <= lot.steekproef.teller) or lot.pk in sinds
        if not getrokken or lot.pk in weg or persoon.pk in gezien or any(op >= trekking for op in bezoeken[persoon.pk]):
            continue
        gezien.add(persoon.pk)
        begin = sinds.get(lot.pk, trekking)
        tot = max(begin, date(lot.steekproef.ronde.jaar, 12, 31))
        bezoek = gepland.get(persoon.pk)
        if bezoek is None or bezoek > tot:
            yield teller.term(T.STEEKPROEF, persoon.uuid, persoon.pk, begin, tot, wet=True)


def _kwartalen(teller: Teller) -> Iterator[Geteld]:
    """Of each company the oldest of the last four quarters that it did not confirm, since its first employee."""
    eerste: dict[int, date] = {}
    for onderneming, periode in Tewerkstelling.objects.geldig().values_list("vestiging__onderneming", "periode"):
        eerste[onderneming] = min(periode.lower, eerste.get(onderneming, periode.lower))
    bevestigd = set(Kwartaalbevestiging.objects.values_list("onderneming", "kwartaal"))
    kwartalen = [kwartaal_voor(teller.vandaag)]
    while len(kwartalen) < 4:
        kwartalen.insert(0, kwartaal_voor(kwartalen[0]))
    for onderneming in Onderneming.objects.filter(pk__in=eerste):
        for kwartaal in kwartalen:
            einde = maanden(kwartaal, 3) - DAG
            if eerste[onderneming.pk] <= einde and (onderneming.pk, kwartaal) not in bevestigd:
                tot = werkdag(einde + 31 * DAG)
                yield teller.term(T.KWARTAAL, onderneming.uuid, None, einde + DAG, tot)
                break
