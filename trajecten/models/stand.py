"""What the conditions of the workflow ask about a traject on a day, read in one query."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from trajecten.enums import EvaluatieUitkomst, StageResultaat, TrajectStatus
from trajecten.models.begeleiding import Stage, Stagefeedback, Weigering
from trajecten.models.evaluatie import Evaluatie, Pop
from trajecten.models.feit import feitmodellen
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.nazorg import Nazorgcontact, Opvolgmeting, Uitstroom
from trajecten.models.tewerkstelling import Tewerkstelling
from trajecten.models.traject import BLOKKEERT, Opschorting, Statusovergang, Traject
from trajecten.models.wop import Wop
from trajecten.regelgeving import Regime


@dataclass(frozen=True)
class Stand:
    """A traject as it stands on `vandaag`. For a referral the traject is not saved yet."""

    traject: Traject
    vandaag: date
    in_dienst: bool = False
    ander_open_traject: bool = False
    klaar_geevalueerd: bool = False
    opgeschort: bool = False
    pop_op: date | None = None
    stage_van: date | None = None
    stage_tot: date | None = None
    stage_resultaat: str | None = None
    stage_gedaan: bool = False
    weigering_zonder_reden: bool = False
    gepland_op: date | None = None
    beoordeeld: bool = False
    later_feit: bool = False

    @property
    def regime(self) -> Regime:
        return self.traject.regime_op(self.vandaag)


def lees_stand(traject: Traject, *, vandaag: date, met_later_feit: bool = True) -> Stand:
    """Read everything the conditions need, in one query (and the history, when it was not read yet).

    What rests on the last step is the dear part of that query, and only an undo asks for it.
    """
    laatste = traject.laatste if traject.pk and met_later_feit else None
    sql, plaatsen = _vraag(laatste.naam if laatste else None)
    waarden: dict[Any, Any] = {_PERSOON: traject.maatwerker_id, _TRAJECT: traject.pk or 0, _VANDAAG: vandaag}
    if laatste:
        waarden |= {_STAP: laatste.pk, _GEREGISTREERD: laatste.geregistreerd_op, _INGANG: laatste.ingangsdatum}
    with connection.cursor() as cursor:
        cursor.execute(sql, [waarden.get(plaats, plaats) for plaats in plaatsen])
        [rij] = cursor.fetchall()
        return Stand(traject, vandaag, **dict(zip((kolom.name for kolom in cursor.description), rij, strict=True)))


# These stand in the query for what it is asked about.
_PERSOON, _TRAJECT, _STAP = -1, -2, -3
_VANDAAG, _INGANG = date(1, 1, 1), date(1, 1, 2)
_GEREGISTREERD = datetime(1, 1, 3, tzinfo=UTC)


@cache
def _vraag(na: str | None) -> tuple[str, tuple[Any, ...]]:
    """The query, and what goes in its places; `na` is the name of the step on which something may rest.

    Made once: every step and every page of a traject asks it, and to write these thirty questions as SQL takes longer
    than to answer them.
    """
    stages = Stage.objects.geldig().filter(traject=_TRAJECT).order_by("-periode")
    laatste = Statusovergang(
        pk=_STAP,
        naam=na or "",
        ingangsdatum=_INGANG,
        geregistreerd_op=_GEREGISTREERD,
        traject=Traject(pk=_TRAJECT, maatwerker_id=_PERSOON),
    )
    vraag = (
        Maatwerker.objects.filter(pk=_PERSOON)
        .order_by()
        .values(
            in_dienst=Exists(Tewerkstelling.objects.geldig().op(_VANDAAG).filter(maatwerker=_PERSOON)),
            ander_open_traject=Exists(
                Traject.objects.filter(maatwerker=_PERSOON, status__in=BLOKKEERT).exclude(pk=_TRAJECT)
            ),
            klaar_geevalueerd=Exists(
                Evaluatie.objects.geldig().filter(maatwerker=_PERSOON, uitkomst=EvaluatieUitkomst.DOORSTROOMKLAAR)
            ),
            opgeschort=Exists(Opschorting.objects.geldig().op(_VANDAAG).filter(traject=_TRAJECT)),
            pop_op=Pop.objects.filter(maatwerker=_PERSOON).values("versie_op")[:1],
            stage_van=stages.values("periode__startswith")[:1],
            stage_tot=stages.values("periode__endswith")[:1],
            stage_resultaat=stages.values("resultaat")[:1],
            stage_gedaan=Exists(stages.filter(resultaat__in=["", StageResultaat.VOLTOOID])),
            weigering_zonder_reden=Exists(Weigering.objects.geldig().zonder_geldige_reden().filter(traject=_TRAJECT)),
            gepland_op=Uitstroom.objects.geldig().filter(traject=_TRAJECT, gepland=True).values("op")[:1],
            beoordeeld=Exists(Evaluatie.objects.geldig().filter(traject=_TRAJECT)),
            later_feit=rust_er_iets_op(laatste) if na else Exists(Traject.objects.none()),
        )
    )
    return vraag.query.sql_with_params()


def rust_er_iets_op(stap: Statusovergang) -> Q:
    """Whether something registered since `stap` would fall if that step were undone.

    That is: a feit it wrote was changed afterwards by hand; a feit it had withdrawn would come back and overlap a newer
    one, or be a right that runs on after the employment that ended since; a nazorg contact, measure, judgement, suspension
    or stage feedback was registered after it; or somebody was referred again.
    """
    later = {"geregistreerd_op__gt": stap.geregistreerd_op, "overgang": None}
    vragen: list[QuerySet] = [
        *(
            model.objects.filter(overgang=stap, ingetrokken_op__isnull=False).filter(
                Q(ingetrokken_bij=None) | Q(ingetrokken_bij__teruggedraaid_door=None)
            )
            for model in feitmodellen()
        ),
        *(
            model.objects.geldig().filter(traject=stap.traject_id, **later)
            for model in (Nazorgcontact, Opvolgmeting, Evaluatie, Opschorting, Stagefeedback)
        ),
        *(
            model.objects.filter(ingetrokken_bij=stap).filter(
                Exists(
                    model.objects.geldig()
                    .exclude(overgang=stap)
                    .filter(maatwerker=OuterRef("maatwerker"), periode__overlap=OuterRef("periode"))
                )
            )
            for model in (Tewerkstelling, Wop)
        ),
        Wop.objects.filter(
            ~Exists(Tewerkstelling.objects.filter(ingetrokken_bij=stap)),
            ingetrokken_bij=stap,
            periode__endswith__gt=F("maatwerker__dienst_tot"),
        ),
    ]
    if stap.naam == "nieuw_traject":
        vragen.append(
            Traject.objects.filter(maatwerker=stap.traject.maatwerker_id, toegeleid_op__gte=stap.ingangsdatum)
            .exclude(pk=stap.traject_id)
            .exclude(status=TrajectStatus.GEANNULEERD)
        )
    return reduce(or_, (Q(Exists(vraag)) for vraag in vragen))
