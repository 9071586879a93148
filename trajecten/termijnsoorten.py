"""Every kind of term: from which facts it comes, on whose plate it is, how its last day is reckoned, and what meets it.

The database only gives the facts, in one query that is written out because it runs with every step; each day is
reckoned by `termijnen.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from trajecten import steekproef
from trajecten.enums import OpvolgMoment, Rol, TermijnSoort, Werkvorm
from trajecten.enums import TrajectStatus as S
from trajecten.models import Onderneming
from trajecten.models.kwartaal import kwartalen_te_bevestigen
from trajecten.models.traject import ACTIEF, OPEN, OPVOLGING
from trajecten.regelgeving import regime
from trajecten.termijnen import (
    evaluatie_merkpunt,
    fase_einde,
    kwartaaleinde,
    laatste_na_merkpunt,
    nazorg_einde,
    opvolging_vanaf,
    pop_recent_vanaf,
    pop_voor_evaluatie,
    werkdag,
)

T = TermijnSoort
DAG = timedelta(days=1)
BINNENKORT = 14  # how many days before its end a phase is put on the plate
# Within how many days we mean to answer. Agreed, not law; what the law says is in termijnen.py.
STREEF: Mapping[TermijnSoort, int] = {
    T.SIGNAAL: 7,
    T.BEOORDELEN: 14,
    T.OORDEEL: 14,
    T.WEIGERING: 14,
    T.AANVRAAG: 30,
    T.START: 30,
    T.NAZORGPLAN: 7,
    T.METING_VIER_WEKEN: 14,
    T.METING_ZES_MAANDEN: 14,
    T.METING_OVERGENOMEN: 14,
    T.AANBOD: 7,
    T.AANBOD_OVERGENOMEN: 7,
    T.KWARTAAL: 30,
}


# The facts


class Bron(NamedTuple):
    """Facts from which terms follow, as the database gives them, with whose they are today.

    What the days and `detail` are depends on the source, see `_FEITEN`; `stil` are the suspensions of the traject.
    """

    bron: str
    sleutel: UUID
    maatwerker: int | None
    traject: int | None
    begin: date
    eind: date | None
    gedaan: date | None
    ook_gedaan: date | None
    gepland: date | None
    detail: str
    er_is: list[str]
    werkvorm: str
    provincie: str
    partner: int | None
    werkgever: int | None
    bemiddelaar: int | None
    coach: int | None
    stil: list[Any]


_FEITEN = """
    -- a traject: since when it has its status, the planned start, the hire, the referral; what there is already, and until
    -- when its partner sees it
    SELECT 'traject' AS bron, t.uuid AS sleutel, t.maatwerker_id AS maatwerker, t.id AS traject, t.status_sinds AS begin,
        t.geplande_start AS eind, t.doorgestroomd_op AS gedaan, t.toegeleid_op AS ook_gedaan, t.status AS detail,
        ARRAY(
            SELECT 'oordeel' FROM trajecten_evaluatie e WHERE e.traject_id = t.id AND e.ingetrokken_op IS NULL
            UNION ALL
            SELECT 'plan' FROM trajecten_nazorgafspraak a WHERE a.traject_id = t.id
            UNION ALL
            SELECT 'plan' FROM trajecten_nazorgcontact c WHERE c.traject_id = t.id AND c.ingetrokken_op IS NULL
            UNION ALL
            SELECT o.moment FROM trajecten_opvolgmeting o WHERE o.traject_id = t.id AND o.ingetrokken_op IS NULL
        ) AS er_is,
        NULL::bigint AS van, t.partner_tot AS gepland, NULL::bigint AS wie
    FROM t
    UNION ALL
    SELECT 'signaal', s.uuid, s.maatwerker_id, NULL, (s.gemeld_op AT TIME ZONE 'Europe/Brussels')::date, NULL, NULL, NULL,
        s.soort || '|' || s.tekst, '{{}}', NULL, NULL, NULL
    FROM trajecten_signaal s WHERE s.afgehandeld_op IS NULL {s}
    UNION ALL
    SELECT 'weigering', w.uuid, t.maatwerker_id, t.id, w.geweigerd_op, NULL, NULL, NULL, w.reden, '{{}}', NULL, NULL, NULL
    FROM trajecten_weigering w JOIN t ON t.id = w.traject_id
    WHERE w.ingetrokken_op IS NULL AND w.geldige_reden IS NULL AND t.status = ANY(%(te_weigeren)s)
    UNION ALL
    SELECT 'aanvraag', a.uuid, a.maatwerker_id, NULL, a.gevraagd_op, NULL, NULL, NULL, a.soort, '{{}}',
        l.organisatie_id, NULL, NULL
    FROM trajecten_evaluatieaanvraag a JOIN trajecten_lidmaatschap l ON l.id = a.lid_id WHERE a.stand = 'open' {a}
    UNION ALL
    SELECT 'job', u.uuid, t.maatwerker_id, t.id, u.op, NULL, NULL, NULL, coalesce(o.naam, ''), '{{}}', NULL, NULL, NULL
    FROM trajecten_uitstroom u JOIN t ON t.id = u.traject_id
    LEFT JOIN trajecten_onderneming o ON o.id = u.werkgever_id
    WHERE u.ingetrokken_op IS NULL AND u.gepland AND t.status = ANY(%(open)s)
    UNION ALL
    -- a stage: its period
    SELECT 'stage', s.uuid, t.maatwerker_id, t.id, lower(s.periode), upper(s.periode), NULL, NULL, p.naam, '{{}}',
        NULL, NULL, NULL
    FROM trajecten_stage s JOIN t ON t.id = s.traject_id
    JOIN trajecten_onderneming p ON p.id = s.stageplaats_id
    WHERE s.ingetrokken_op IS NULL AND s.resultaat = '' AND t.status = 'stage'
    UNION ALL
    -- an appointment of the nazorg: the hire, and its own day
    SELECT 'nazorgcontact', n.uuid, t.maatwerker_id, t.id, t.doorgestroomd_op, n.op, NULL, NULL, n.met, '{{}}', NULL, NULL, NULL
    FROM trajecten_nazorgafspraak n JOIN t ON t.id = n.traject_id
    LEFT JOIN trajecten_nazorgcontact c ON c.id = n.contact_id
    WHERE (n.contact_id IS NULL OR c.ingetrokken_op IS NOT NULL) AND t.status = 'nazorg'
    UNION ALL
    -- an offer: its day, and until when the partner sees the traject
    SELECT 'aanbod', a.uuid, t.maatwerker_id, t.id, a.op, NULL, NULL, NULL, a.job, '{{}}', NULL, t.partner_tot, NULL
    FROM trajecten_aanbod a JOIN t ON t.id = a.traject_id
    WHERE a.ingetrokken_op IS NULL AND a.uitkomst = 'open' AND t.status = ANY(%(voor_de_hire)s)
    UNION ALL
    -- a visit that is planned: when that began, its day, and who goes
    SELECT 'bezoek', p.uuid, p.maatwerker_id, NULL, (p.gestart_op AT TIME ZONE 'Europe/Brussels')::date, p.gepland_op, NULL,
        NULL, p.soort, '{{}}', NULL, NULL, p.bemiddelaar_id
    FROM trajecten_evaluatieplanning p WHERE p.stand = 'open' AND p.gepland_op IS NOT NULL {p}
    UNION ALL
    -- the last right of who stays in service until it ends, and still is, but for one that a refusal stopped: its period,
    -- the last evaluation and the last POP (R14); not one of which no term begins yet
    SELECT 'wop', w.uuid, w.maatwerker_id, NULL, lower(w.periode), upper(w.periode),
        (SELECT max(coalesce(e.gepland_op, e.bezoek_op)) FROM trajecten_evaluatie e
            WHERE e.maatwerker_id = w.maatwerker_id AND e.ingetrokken_op IS NULL),
        (SELECT max(p.versie_op) FROM trajecten_pop p WHERE p.maatwerker_id = w.maatwerker_id), '', '{{}}', NULL,
        e.gepland_op, e.bemiddelaar_id
    FROM trajecten_wop w LEFT JOIN trajecten_statusovergang o ON o.id = w.overgang_id
    LEFT JOIN trajecten_evaluatieplanning e ON e.maatwerker_id = w.maatwerker_id AND e.stand = 'open'
    WHERE w.ingetrokken_op IS NULL AND upper(w.periode) IS NOT NULL AND o.naam IS DISTINCT FROM 'weigering_vaststellen'
        AND (upper(w.periode) <= %(wop_tot)s OR e.gepland_op IS NOT NULL)
        AND NOT EXISTS (
            SELECT FROM trajecten_wop l WHERE l.maatwerker_id = w.maatwerker_id AND l.ingetrokken_op IS NULL
                AND lower(l.periode) >= upper(w.periode)
        )
        AND EXISTS (
            SELECT FROM trajecten_tewerkstelling d WHERE d.maatwerker_id = w.maatwerker_id AND d.ingetrokken_op IS NULL
                AND lower(d.periode) < upper(w.periode)
                AND (upper(d.periode) IS NULL OR upper(d.periode) > greatest(upper(w.periode), %(vandaag)s::date))
        ) {w}
    UNION ALL
    -- who was drawn for the 10 percent round, or came in for somebody, and was not evaluated since: since when, the year
    -- and the day of the visit; of somebody drawn twice the first time (R8)
    (SELECT DISTINCT ON (k.maatwerker_id) 'steekproef', mens.uuid, k.maatwerker_id, NULL::bigint,
        (coalesce(i.vervangen_op, x.getrokken_op) AT TIME ZONE 'Europe/Brussels')::date, NULL::date, NULL::date, NULL::date,
        r.jaar::text, '{{}}'::text[], x.onderneming_id, e.gepland_op, e.bemiddelaar_id
    FROM trajecten_steekproefkandidaat k JOIN trajecten_steekproef x ON x.id = k.steekproef_id
    JOIN trajecten_steekproefronde r ON r.id = x.ronde_id JOIN trajecten_maatwerker mens ON mens.id = k.maatwerker_id
    LEFT JOIN trajecten_steekproefvervanging i ON i.opvolger_id = k.id
    LEFT JOIN trajecten_evaluatieplanning e
        ON e.maatwerker_id = k.maatwerker_id AND e.stand = 'open' AND e.soort = 'tienprocent'
    WHERE (k.rang <= x.teller OR i.id IS NOT NULL)
        AND NOT EXISTS (SELECT FROM trajecten_steekproefvervanging v WHERE v.weg_id = k.id)
        AND NOT EXISTS (
            SELECT FROM trajecten_evaluatie g WHERE g.maatwerker_id = k.maatwerker_id AND g.ingetrokken_op IS NULL
                AND g.soort = 'tienprocent' AND g.uitkomst <> ''
                AND g.bezoek_op >= (x.getrokken_op AT TIME ZONE 'Europe/Brussels')::date
        ) {k}
    ORDER BY k.maatwerker_id, r.jaar)
"""
_MET_CONTEXT = """
-- A traject with who is responsible and when it stood still. Read once: each place that names this table costs the
-- planner its eighteen indexes.
WITH t AS MATERIALIZED (
    SELECT t.id, t.uuid, t.maatwerker_id, t.status, t.status_sinds, t.geplande_start, t.doorgestroomd_op, t.toegeleid_op,
        t.werkvorm, t.provincie, t.partner_id, t.partner_tot,
        (SELECT w.lid_id FROM trajecten_toewijzing w
            WHERE w.traject_id = t.id AND w.kant = 'vdab' AND w.periode @> %(vandaag)s) AS bemiddelaar,
        (SELECT w.lid_id FROM trajecten_toewijzing w
            WHERE w.traject_id = t.id AND w.kant = 'partner' AND w.periode @> %(vandaag)s) AS coach,
        ARRAY(SELECT o.periode FROM trajecten_opschorting o
            WHERE o.traject_id = t.id AND o.ingetrokken_op IS NULL ORDER BY o.periode) AS stil
    FROM trajecten_traject t WHERE t.status = ANY(%(statussen)s) {trajecten}
)
SELECT f.bron, f.sleutel, f.maatwerker, f.traject, f.begin, f.eind, f.gedaan, f.ook_gedaan, f.gepland, f.detail, f.er_is,
    coalesce(t.werkvorm, ''),
    coalesce(t.provincie, (
        SELECT x.provincie FROM trajecten_traject x WHERE x.maatwerker_id = f.maatwerker
        ORDER BY x.toegeleid_op DESC, x.id DESC LIMIT 1
    ), m.provincies[1], ''),
    t.partner_id,
    coalesce(f.van, (
        SELECT v.onderneming_id FROM trajecten_tewerkstelling d JOIN trajecten_vestiging v ON v.id = d.vestiging_id
        WHERE d.maatwerker_id = f.maatwerker AND d.ingetrokken_op IS NULL AND lower(d.periode) <= %(vandaag)s
        ORDER BY d.periode DESC LIMIT 1
    )),
    coalesce(f.wie, t.bemiddelaar), t.coach, coalesce(t.stil, '{{}}')
FROM ({feiten}) f
JOIN trajecten_maatwerker m ON m.id = f.maatwerker
LEFT JOIN t ON t.id = f.traject
"""


def _vraag(**alleen: str) -> str:
    """The whole query, of each table only the rows that `alleen` names."""
    return _MET_CONTEXT.format(trajecten=alleen["t"], feiten=_FEITEN.format(**alleen))


ALLES = _vraag(**dict.fromkeys("tsawpk", ""))
VAN_MENSEN = _vraag(**{tabel: f"AND {tabel}.maatwerker_id = ANY(%(personen)s)" for tabel in "tsawpk"})
VOORUIT = timedelta(days=31)  # so long before it begins a term is kept, for when the daily run is not there
STATUSSEN = {
    "statussen": sorted(OPEN | OPVOLGING),
    "te_weigeren": sorted(ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}),
    "open": sorted(OPEN),
    "voor_de_hire": sorted(OPEN - {S.NAZORG}),
}


def _dagen(vandaag: date) -> dict[str, Any]:
    """What the query is asked with."""
    return {"vandaag": vandaag, "wop_tot": laatste_na_merkpunt(vandaag + VOORUIT), **STATUSSEN}


def van_mensen(personen: Iterable[int], *, vandaag: date) -> list[Bron]:
    """The facts behind the terms of these people (primary keys). One query."""
    with connection.cursor() as cursor:
        cursor.execute(VAN_MENSEN, {"personen": list(personen), **_dagen(vandaag)})
        return [Bron(*rij) for rij in cursor.fetchall()]


def van_iedereen(*, vandaag: date, per_keer: int) -> Iterator[Bron]:
    """The facts behind the terms of everybody. One query, read in parts; runs in a transaction."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(ALLES, _dagen(vandaag))
        while rijen := cursor.fetchmany(per_keer):
            yield from (Bron(*rij) for rij in rijen)


def van_ondernemingen(ondernemingen: Iterable[int] | None, *, vandaag: date) -> list[Bron]:
    """The quarters that companies (primary keys, or all) have still to confirm. One query."""
    alle = Onderneming.objects.all() if ondernemingen is None else Onderneming.objects.filter(pk__in=ondernemingen)
    return [
        Bron("kwartaal", sleutel, None, None, kwartaal, None, None, None, None, kwartaal.isoformat(), [], "", "", None, pk, None,
             None, [])
        for pk, sleutel, kwartaal in kwartalen_te_bevestigen(alle, vandaag=vandaag)
    ]  # fmt: skip


# What follows from them


class Dagen(NamedTuple):
    """The first and the last day of a term, before any suspension, and what the reader needs to know of it."""

    begin: date
    laatste: date
    detail: str


Reken = Callable[[Bron, date], Dagen | None]


@dataclass(frozen=True)
class Termijnsoort:
    """What one kind of term is. `vooraf` is how many days before its last day it is to be dealt with; else at once."""

    soort: TermijnSoort
    rol: Rol
    bron: str
    voldaan: str  # what meets it
    reken: Reken  # None when there is nothing to do on that day
    regel: str = ""  # without one the term is agreed, not law
    vooraf: int | None = None
    schuift: bool = False  # whether suspensions move it (R46)


def _afgesproken(soort: TermijnSoort) -> Reken:
    """So many days after it began, on a working day."""
    return lambda bron, _vandaag: _na(soort, bron.begin, bron.detail)


def _na(soort: TermijnSoort, begin: date, detail: str) -> Dagen:
    return Dagen(begin, werkdag(begin + timedelta(days=STREEF[soort])), detail)


def _op_de_dag(bron: Bron, _vandaag: date) -> Dagen:
    return Dagen(bron.begin, bron.eind or bron.begin, bron.detail)


def _start(bron: Bron, _vandaag: date) -> Dagen | None:
    if bron.detail != S.TOEGELEID:
        return None
    return Dagen(bron.begin, bron.eind, "") if bron.eind else _na(T.START, bron.begin, "")


def _beoordelen(bron: Bron, _vandaag: date) -> Dagen | None:
    return _na(T.BEOORDELEN, bron.begin, "") if bron.detail == S.BEOORDELING else None


def _fase(*fasen: S) -> Reken:
    """The last day of the phase (R19)."""

    def reken(bron: Bron, vandaag: date) -> Dagen | None:
        if bron.detail not in fasen:
            return None
        einde = fase_einde(S(bron.detail), bron.begin, regime(Werkvorm(bron.werkvorm), vandaag))
        return Dagen(bron.begin, einde, bron.detail) if einde else None

    return reken


def _stage(bron: Bron, _vandaag: date) -> Dagen | None:
    return Dagen(bron.begin, bron.eind - DAG, bron.detail) if bron.eind else None


def _oordeel(bron: Bron, _vandaag: date) -> Dagen | None:
    """VDAB judges also who was hired before that (R23)."""
    te_doen = bron.detail in OPVOLGING and bron.gedaan and "oordeel" not in bron.er_is
    return _na(T.OORDEEL, bron.gedaan, "") if te_doen and bron.gedaan else None


def _nazorg(bron: Bron, _vandaag: date) -> Dagen | None:
    in_nazorg = bron.detail == S.NAZORG and bron.gedaan
    return Dagen(bron.gedaan, nazorg_einde(bron.gedaan), "") if in_nazorg and bron.gedaan else None


def _nazorgplan(bron: Bron, vandaag: date) -> Dagen | None:
    """A plan helps as long as the nazorg does not end soon."""
    if bron.detail != S.NAZORG or bron.gedaan is None or "plan" in bron.er_is:
        return None
    return _na(T.NAZORGPLAN, bron.gedaan, "") if nazorg_einde(bron.gedaan) > vandaag + BINNENKORT * DAG else None


def _meting(soort: TermijnSoort, moment: OpvolgMoment) -> Reken:
    def reken(bron: Bron, vandaag: date) -> Dagen | None:
        if bron.detail not in OPVOLGING or bron.gedaan is None or moment in bron.er_is:
            return None
        return _na(soort, opvolging_vanaf(moment, bron.gedaan), moment) if vandaag <= _partner_tot(bron) else None

    return reken


def _meting_overgenomen(bron: Bron, _vandaag: date) -> Dagen | None:
    """The measures that are missing when the partner loses sight of the traject are for VDAB from then on (M1)."""
    moment = next((een for een in OpvolgMoment if een not in bron.er_is), None)
    return _na(T.METING_OVERGENOMEN, _partner_tot(bron) + DAG, moment) if bron.detail == S.GESLAAGD and moment else None


def _aanbod(bron: Bron, vandaag: date) -> Dagen | None:
    return _na(T.AANBOD, bron.begin, bron.detail) if vandaag <= _partner_tot(bron) else None


def _aanbod_overgenomen(bron: Bron, vandaag: date) -> Dagen | None:
    """Who waits for a vacancy is VDAB's alone after thirty days; so is an offer that is open then."""
    tot = _partner_tot(bron)
    return _na(T.AANBOD_OVERGENOMEN, tot + DAG, bron.detail) if vandaag > tot else None


def _partner_tot(bron: Bron) -> date:
    """The last day on which the partner sees this traject."""
    assert bron.gepland is not None, "every traject has one"
    return bron.gepland


def _evaluatie(bron: Bron, _vandaag: date) -> Dagen | None:
    """From nine months before the end of the right, unless an evaluation came since, or its day is known (R14)."""
    assert bron.eind is not None, "a right without an end is not read"
    if bron.gepland:
        return None
    merkpunt = evaluatie_merkpunt(bron.eind)
    return None if bron.gedaan and bron.gedaan >= merkpunt else Dagen(merkpunt, bron.eind - DAG, "")


def _pop(bron: Bron, _vandaag: date) -> Dagen | None:
    """Ten days before the visit, or the end of the right, at the latest; unless there is a recent one (R12, R17)."""
    assert bron.eind is not None, "a right without an end is not read"
    bezoek = bron.gepland or bron.eind - DAG
    if bron.ook_gedaan and bron.ook_gedaan >= pop_recent_vanaf(bezoek):
        return None
    uiterlijk = pop_voor_evaluatie(bezoek)
    return Dagen(min(evaluatie_merkpunt(bron.eind), uiterlijk), uiterlijk, "")


def _steekproef(bron: Bron, _vandaag: date) -> Dagen | None:
    """By the end of the year of the round, unless a visit is planned before; who was drawn later is late at once (R8)."""
    uiterlijk = max(bron.begin, steekproef.laatste_dag(int(bron.detail)))
    return None if bron.gepland and bron.gepland <= uiterlijk else Dagen(bron.begin, uiterlijk, bron.detail)


def _kwartaal(bron: Bron, _vandaag: date) -> Dagen:
    return _na(T.KWARTAAL, kwartaaleinde(bron.begin) + DAG, bron.detail)


SOORTEN: Mapping[str, Termijnsoort] = {
    soort.soort: soort
    for soort in [
        Termijnsoort(T.SIGNAAL, Rol.VDAB, "signaal", "VDAB handelt het signaal af.", _afgesproken(T.SIGNAAL)),
        Termijnsoort(T.BEOORDELEN, Rol.VDAB, "traject", "VDAB beoordeelt het traject.", _beoordelen, schuift=True),
        Termijnsoort(T.OORDEEL, Rol.VDAB, "traject", "VDAB geeft een oordeel over het traject.", _oordeel),
        Termijnsoort(T.WEIGERING, Rol.VDAB, "weigering", "VDAB hoort de persoon, en oordeelt over de reden.",
                     _afgesproken(T.WEIGERING)),
        Termijnsoort(T.AANVRAAG, Rol.VDAB, "aanvraag", "VDAB legt de evaluatie vast, of weigert de vraag.",
                     _afgesproken(T.AANVRAAG)),
        Termijnsoort(T.JOB, Rol.VDAB, "job", "VDAB legt de doorstroom vast.", _op_de_dag),
        Termijnsoort(T.BEZOEK, Rol.VDAB, "bezoek", "VDAB legt de evaluatie vast, of gelast het bezoek af.", _op_de_dag,
                     vooraf=BINNENKORT),
        Termijnsoort(T.EVALUATIE, Rol.VDAB, "wop", "VDAB evalueert.", _evaluatie, "R14"),
        Termijnsoort(T.STEEKPROEF, Rol.VDAB, "steekproef", "VDAB evalueert, of vervangt wie vertrok.", _steekproef, "R8"),
        Termijnsoort(T.START, Rol.PARTNER, "traject", "De partner start het traject.", _start),
        Termijnsoort(T.FASE, Rol.PARTNER, "traject", "De partner zet de volgende stap.",
                     _fase(S.VOORTRAJECT, S.JOBMATCHING), "R19", BINNENKORT, schuift=True),
        Termijnsoort(T.FASE_STAGE, Rol.PARTNER, "traject", "De partner beëindigt de stage.", _fase(S.STAGE), "R19",
                     BINNENKORT, schuift=True),
        Termijnsoort(T.STAGE, Rol.PARTNER, "stage", "De partner beëindigt de stage, met het resultaat.", _stage,
                     vooraf=BINNENKORT),
        Termijnsoort(T.NAZORGCONTACT, Rol.PARTNER, "nazorgcontact", "De partner noteert het contact.", _op_de_dag,
                     vooraf=7),
        Termijnsoort(T.NAZORGPLAN, Rol.PARTNER, "traject", "De partner plant de contacten, of noteert er één.",
                     _nazorgplan),
        Termijnsoort(T.NAZORG, Rol.PARTNER, "traject", "De partner sluit de nazorg af.", _nazorg, "R22", BINNENKORT),
        Termijnsoort(T.METING_VIER_WEKEN, Rol.PARTNER, "traject", "De partner vult de meting in.",
                     _meting(T.METING_VIER_WEKEN, OpvolgMoment.VIER_WEKEN), "M1"),
        Termijnsoort(T.METING_ZES_MAANDEN, Rol.PARTNER, "traject", "De partner vult de meting in.",
                     _meting(T.METING_ZES_MAANDEN, OpvolgMoment.ZES_MAANDEN), "M1"),
        Termijnsoort(T.METING_OVERGENOMEN, Rol.VDAB, "traject", "VDAB vult de meting in.", _meting_overgenomen, "M1"),
        Termijnsoort(T.AANBOD, Rol.PARTNER, "aanbod", "De partner noteert het antwoord.", _aanbod),
        Termijnsoort(T.AANBOD_OVERGENOMEN, Rol.VDAB, "aanbod", "VDAB noteert het antwoord.", _aanbod_overgenomen),
        Termijnsoort(T.POP, Rol.ONDERNEMING, "wop", "De werkgever werkt het POP bij.", _pop, "R17"),
        Termijnsoort(T.KWARTAAL, Rol.ONDERNEMING, "kwartaal", "De onderneming bevestigt haar personeelslijst.",
                     _kwartaal),
    ]
}  # fmt: skip
PER_BRON: Mapping[str, list[Termijnsoort]] = {
    bron: [soort for soort in SOORTEN.values() if soort.bron == bron] for bron in {s.bron for s in SOORTEN.values()}
}
