"""What is counted: each bron is a set of rows as they were known on a day, with the SQL that reads them.

A formula names columns by the alias of the table that they come from, such as `t.status` or `uitstroom.bestemming`. Only the
tables that a question names are joined. `%(peildatum)s`, `%(moment)s` (just after the last moment that counts as known) and
`%(van)s` stand for the days that are asked.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from trajecten import plaatsen
from trajecten.enums import (
    DocumentSoort,
    EvaluatieSoort,
    Geslacht,
    JournaalSoort,
    NazorgMet,
    OpvolgMoment,
    Provincie,
    Rol,
    TrajectStatus,
)

FASEN = (TrajectStatus.VOORTRAJECT, TrajectStatus.JOBMATCHING, TrajectStatus.STAGE, TrajectStatus.NAZORG)
ALIAS = re.compile(r"\b([a-z_]+)\.(\w+)")


def bekend(alias: str) -> str:
    """That a feit was registered, and not yet withdrawn: the SQL of `FeitQuerySet.bekend_op`."""
    return (
        f"{alias}.geregistreerd_op < %(moment)s "
        f"AND ({alias}.ingetrokken_op IS NULL OR {alias}.ingetrokken_op >= %(moment)s)"
    )


def genoemd(*formules: str) -> dict[str, set[str]]:
    """The columns that formulas name, per alias."""
    per_alias: dict[str, set[str]] = {}
    for alias, kolom in ALIAS.findall(" ".join(formules)):
        per_alias.setdefault(alias, set()).add(kolom)
    return per_alias


def provincie_van(postcode: str, dag: str) -> str:
    """The province of a postal code on a day, both as SQL: that of `plaatsen.provincie_van`."""
    anders = "".join(
        f" WHEN {postcode} = '{code}' AND {dag} BETWEEN '{plaats.vanaf}' AND '{plaats.tot}' THEN '{plaats.provincie}'"
        for code, plaats in plaatsen.afwijkend()
    )
    reeks = "".join(
        f" WHEN {postcode} BETWEEN '{van}' AND '{tot}' THEN '{provincie}'" for van, tot, provincie in plaatsen.REEKSEN
    )
    return f"CASE{anders}{reeks} ELSE '{Provincie.BUITEN}' END"


@dataclass(frozen=True, eq=False)
class Bron:
    """Rows to count. `uit` is what stands after FROM, with `{stand}` and `{waar}` where it groups; `erbij` what may be
    joined, in this order; `kenmerken` the SQL of what the rows can be told apart by."""

    naam: str
    telt: str  # what one row is, in the plural
    dag: str  # when it happened
    uit: str
    persoon: str
    kenmerken: Mapping[str, str]
    erbij: Mapping[str, str] = field(default_factory=dict)
    waar: str = "TRUE"  # about the rows themselves
    stand: Mapping[str, str] = field(default_factory=dict)  # columns of `t` that are reckoned from the steps
    binnen: frozenset[str] = frozenset()  # columns by which rows can be left out before that
    partner: str = ""  # the partner of a row; without it a partner cannot count them

    def lees(self, formules: Iterable[str], voorwaarden: Iterable[str]) -> str:
        """FROM and WHERE for the rows that satisfy all `voorwaarden`, with the tables that any of these name."""
        vroeg: list[str] = []
        laat = [self.waar]
        for voorwaarde in voorwaarden:
            nodig = genoemd(voorwaarde)
            is_vroeg = set(nodig) <= {"t"} and nodig.get("t", set()) <= self.binnen
            (vroeg if is_vroeg else laat).append(f"({voorwaarde})")
        kolommen = genoemd(*formules, *laat)
        nodig_erbij = set(kolommen)
        for alias in reversed(list(self.erbij)):  # one that stands later may lean on one before it
            if alias in nodig_erbij:
                nodig_erbij |= set(genoemd(self.erbij[alias]))
        erbij = [tabel for alias, tabel in self.erbij.items() if alias in nodig_erbij]
        gevraagd = kolommen.get("t", set()) | genoemd(*erbij).get("t", set())
        stand = "".join(f", {sql} AS {kolom}" for kolom, sql in self.stand.items() if kolom in gevraagd)
        uit = self.uit.format(stand=stand, waar=" AND ".join(vroeg) or "TRUE")
        if not self.binnen:
            laat += vroeg
        return " ".join(["FROM", uit, *erbij, "WHERE", " AND ".join(laat)])


def _laatste(kolom: str) -> str:
    return f"(array_agg(s.{kolom} ORDER BY s.volgnummer DESC))[1]"


def _stap(naam: str, *, keer: str = "max") -> str:
    return f"{keer}(s.ingangsdatum) FILTER (WHERE s.naam = '{naam}')"


# One row for each traject that was referred; its steps as they were known
_STAPPEN = """(
    SELECT t.id, t.maatwerker_id, t.partner_id, t.project_id, t.oproep_id, t.vestiging_id, t.provincie, t.werkvorm,
        t.verplicht, t.toegeleid_op{stand}
    FROM trajecten_traject t JOIN trajecten_statusovergang s ON s.traject_id = t.id
    WHERE {waar} AND s.draait_terug_id IS NULL
        AND s.ingangsdatum <= %(peildatum)s AND s.geregistreerd_op < %(moment)s
        AND NOT EXISTS (
            SELECT FROM trajecten_statusovergang w WHERE w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
        )
    GROUP BY t.id
) t"""
_WERKPLEK = {
    "v": "JOIN trajecten_vestiging v ON v.id = t.vestiging_id",
    "o": "JOIN trajecten_onderneming o ON o.id = v.onderneming_id",
    "m": "JOIN trajecten_maatwerker m ON m.id = t.maatwerker_id",
    "p": "JOIN trajecten_project p ON p.id = t.project_id",
    "r": "JOIN trajecten_oproep r ON r.id = t.oproep_id",
    "deelname": f"LEFT JOIN trajecten_deelname deelname ON deelname.traject_id = t.id AND {bekend('deelname')}",
}
_GESLACHT = f"coalesce(deelname.geslacht, '{Geslacht.NIET_GEZEGD}')"


def _meting(alias: str, moment: str = "") -> str:
    """The last measure of each traject; of one moment when given."""
    soort = f" AND f.moment = '{moment}'" if moment else ""
    return f"""LEFT JOIN (
        SELECT DISTINCT ON (f.traject_id) f.traject_id, f.situatie FROM trajecten_opvolgmeting f
        WHERE {bekend("f")} AND f.gemeten_op <= %(peildatum)s{soort}
        ORDER BY f.traject_id, f.gemeten_op DESC, f.geregistreerd_op DESC, f.id DESC
    ) {alias} ON {alias}.traject_id = t.id"""


BEWIJS = (DocumentSoort.TBS, DocumentSoort.STAGEVERSLAG, DocumentSoort.BEWIJSSTUK_ESF)


def _minuten_per_fase() -> str:
    per_fase = {f"f.fase = '{fase}'": fase for fase in FASEN}
    waar = {**per_fase, f"NOT ({' OR '.join(per_fase)})": "daarbuiten"}
    return ", ".join(f"coalesce(sum(f.minuten) FILTER (WHERE {welke}), 0) AS {naam}" for welke, naam in waar.items())


def _papier_per_soort() -> str:
    return ", ".join(f"bool_or(f.soort = '{soort}') AS {soort}" for soort in BEWIJS)


def leeftijd(dag: str) -> str:
    """The age classes of the European indicators (R40), on a day."""
    jaren = f"extract(year FROM age({dag}, m.geboortedatum))"
    return f"CASE WHEN {jaren} < 25 THEN 'jong' WHEN {jaren} <= 54 THEN 'midden' ELSE 'oud' END"


TRAJECT = Bron(
    naam="traject",
    telt="trajecten",
    dag="t.toegeleid_op",
    uit=_STAPPEN,
    persoon="t.maatwerker_id",
    partner="t.partner_id",
    binnen=frozenset(
        {
            "id",
            "oproep_id",
            "project_id",
            "partner_id",
            "vestiging_id",
            "provincie",
            "werkvorm",
            "verplicht",
            "toegeleid_op",
        }
    ),
    kenmerken={
        "provincie": "t.provincie",
        "woonplaats": provincie_van("m.postcode", "%(peildatum)s"),
        "onderneming": "o.id",
        "oproep": "t.oproep_id",
        "project": "t.project_id",
        "werkvorm": "t.werkvorm",
        "statuut": "o.voormalig_statuut",
        "doelgroep": "m.doelgroep",
        "verplicht": "CASE WHEN t.verplicht THEN 'ja' ELSE 'nee' END",
        "leeftijd": leeftijd("t.toegeleid_op"),
        "geslacht": _GESLACHT,
    },
    stand={
        "status": _laatste("naar"),
        "status_op": _laatste("ingangsdatum"),
        "stap": _laatste("naam"),
        "reden": _laatste("reden"),
        "gestart_op": _stap("starten"),
        "jobmatching_op": _stap("jobmatching_starten", keer="min"),
        "stage_op": _stap("stage_starten", keer="min"),
        "voorgelegd_op": _stap("voorleggen"),
        "gewacht_op": _stap("wachten_op_vacature"),
        "doorgestroomd_op": _stap("doorstromen"),
        "job_verloren_op": _stap("job_verloren"),
        "nazorg_af_op": _stap("nazorg_afsluiten"),
    },
    erbij={
        **_WERKPLEK,
        "opgeschort": f"""LEFT JOIN (
            SELECT DISTINCT f.traject_id FROM trajecten_opschorting f
            WHERE {bekend("f")} AND f.periode @> %(peildatum)s::date
        ) opgeschort ON opgeschort.traject_id = t.id""",
        "meting": _meting("meting"),
        "vier_weken": _meting("vier_weken", OpvolgMoment.VIER_WEKEN),
        "zes_maanden": _meting("zes_maanden", OpvolgMoment.ZES_MAANDEN),
        "uitstroom": f"""LEFT JOIN trajecten_uitstroom uitstroom
            ON uitstroom.traject_id = t.id AND {bekend("uitstroom")} AND NOT uitstroom.gepland
            AND uitstroom.op <= %(peildatum)s""",
        "oordeel": f"""LEFT JOIN trajecten_evaluatie oordeel
            ON oordeel.traject_id = t.id AND {bekend("oordeel")} AND oordeel.bezoek_op <= %(peildatum)s""",
        "contact": f"""LEFT JOIN (
            SELECT f.traject_id, count(*) AS aantal, sum(f.minuten) AS minuten,
                count(*) FILTER (WHERE f.met <> '{NazorgMet.WERKGEVER}') AS met_werknemer,
                count(*) FILTER (WHERE f.met <> '{NazorgMet.WERKNEMER}') AS met_werkgever
            FROM trajecten_nazorgcontact f WHERE {bekend("f")} AND f.op <= %(peildatum)s GROUP BY f.traject_id
        ) contact ON contact.traject_id = t.id""",
        # Of the partner alone: what VDAB or a company writes is not paid by ESF.
        "uren": f"""LEFT JOIN (
            SELECT f.traject_id, count(*) AS contacten, coalesce(sum(f.minuten), 0) AS minuten,
                {_minuten_per_fase()}
            FROM (
                SELECT f.traject_id, f.fase, f.minuten FROM trajecten_journaalregel f
                JOIN trajecten_lidmaatschap l ON l.id = f.lid_id
                WHERE l.rol = '{Rol.PARTNER}' AND f.traject_id IS NOT NULL AND f.soort <> '{JournaalSoort.NOTITIE}'
                    AND f.op <= %(peildatum)s AND f.geschreven_op < %(moment)s
                UNION ALL
                SELECT f.traject_id, '{TrajectStatus.NAZORG}', f.minuten FROM trajecten_nazorgcontact f
                JOIN trajecten_lidmaatschap l ON l.id = f.geregistreerd_door_id
                WHERE l.rol = '{Rol.PARTNER}' AND f.op <= %(peildatum)s AND {bekend("f")}
            ) f GROUP BY f.traject_id
        ) uren ON uren.traject_id = t.id""",
        "papier": f"""LEFT JOIN (
            SELECT f.traject_id, {_papier_per_soort()} FROM trajecten_document f
            WHERE f.toegevoegd_op < %(moment)s AND (f.verwijderd_op IS NULL OR f.verwijderd_op >= %(moment)s)
            GROUP BY f.traject_id
        ) papier ON papier.traject_id = t.id""",
        "enclave": f"""LEFT JOIN (
            SELECT f.maatwerker_id, min(lower(f.periode)) AS eerste, max(lower(f.periode)) AS laatste
            FROM trajecten_enclaveplaatsing f WHERE {bekend("f")} AND lower(f.periode) <= %(peildatum)s
            GROUP BY f.maatwerker_id
        ) enclave ON enclave.maatwerker_id = t.maatwerker_id""",
        "terug": f"""LEFT JOIN LATERAL (
            SELECT min(lower(f.periode)) AS op FROM trajecten_tewerkstelling f
            WHERE f.maatwerker_id = t.maatwerker_id AND t.doorgestroomd_op IS NOT NULL AND {bekend("f")}
                AND lower(f.periode) BETWEEN t.doorgestroomd_op AND %(peildatum)s
        ) terug ON TRUE""",
    },
)

# What happened in trajecten, each on its own day: a traject has up to three rows
GEBEURTENIS = replace(
    TRAJECT,
    naam="gebeurtenis",
    telt="toeleidingen, starts en doorstromen",
    dag="g.op",
    waar="g.op IS NOT NULL",
    erbij={
        "g": """CROSS JOIN LATERAL (
            VALUES ('toegeleid', t.toegeleid_op), ('gestart', t.gestart_op), ('doorgestroomd', t.doorgestroomd_op)
        ) g(wat, op)""",
        **TRAJECT.erbij,
    },
)

# What was written down about trajecten between two moments: a row for each step and fact
_GEWETEN = """(
    SELECT s.traject_id, s.naam AS wat, s.ingangsdatum AS dag, s.geregistreerd_op, w.geregistreerd_op AS weg_op
    FROM trajecten_statusovergang s LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id
    WHERE s.draait_terug_id IS NULL
    UNION ALL
    SELECT traject_id, 'opschorting', lower(periode), geregistreerd_op, ingetrokken_op FROM trajecten_opschorting
    UNION ALL
    SELECT traject_id, 'uitstroom', op, geregistreerd_op, ingetrokken_op FROM trajecten_uitstroom WHERE NOT gepland
    UNION ALL
    SELECT traject_id, 'nazorgcontact', op, geregistreerd_op, ingetrokken_op FROM trajecten_nazorgcontact
    UNION ALL
    SELECT traject_id, 'opvolgmeting', gemeten_op, geregistreerd_op, ingetrokken_op FROM trajecten_opvolgmeting
) g"""


def _telde(peildatum: str, moment: str) -> str:
    """Whether a row of these counted in a figure on that day, as known then."""
    return (
        f"(g.dag <= %({peildatum})s AND g.geregistreerd_op < %({moment})s"
        f" AND (g.weg_op IS NULL OR g.weg_op >= %({moment})s))"
    )


TELDE, TELT = _telde("oud_peildatum", "oud_moment"), _telde("peildatum", "moment")
WIJZIGING = Bron(
    naam="wijziging",
    telt="wijzigingen",
    dag="g.dag",
    uit=_GEWETEN,
    waar=f"{TELDE} <> {TELT}",
    persoon="t.maatwerker_id",
    partner="t.partner_id",
    kenmerken={**TRAJECT.kenmerken, "stap": "g.wat"},
    erbij={"t": "JOIN trajecten_traject t ON t.id = g.traject_id", **_WERKPLEK},
)


# What happens to people, whether they have a traject or not


def _dienst(dag: str, *, persoon: str, soort: str = "LEFT JOIN") -> str:
    """The employment of a person on a day."""
    return f"""{soort} trajecten_tewerkstelling d
        ON d.maatwerker_id = {persoon} AND {bekend("d")} AND d.periode @> {dag}"""


def _van_persoon(alias: str, *, vestiging: str = "d.vestiging_id") -> dict[str, str]:
    return {
        "v": f"LEFT JOIN trajecten_vestiging v ON v.id = {vestiging}",
        "o": "LEFT JOIN trajecten_onderneming o ON o.id = v.onderneming_id",
        "m": f"JOIN trajecten_maatwerker m ON m.id = {alias}.maatwerker_id",
    }


def _kenmerken(dag: str) -> dict[str, str]:
    return {
        "provincie": provincie_van("v.postcode", dag),
        "woonplaats": provincie_van("m.postcode", dag),
        "onderneming": "o.id",
        "werkvorm": "d.werkvorm",
        "statuut": "o.voormalig_statuut",
        "doelgroep": "m.doelgroep",
        "leeftijd": leeftijd(dag),
    }


DIENST = Bron(
    naam="dienst",
    telt="mensen in dienst",
    dag="lower(d.periode)",
    uit="trajecten_tewerkstelling d",
    waar=f"{bekend('d')} AND d.periode @> %(peildatum)s::date",
    persoon="d.maatwerker_id",
    kenmerken=_kenmerken("%(peildatum)s"),
    erbij=_van_persoon("d"),
)
EVALUATIE = Bron(
    naam="evaluatie",
    telt="evaluaties",
    dag="e.bezoek_op",
    uit="trajecten_evaluatie e",
    waar=f"""{bekend("e")} AND e.soort <> '{EvaluatieSoort.EINDE_TRAJECT}' AND e.uitkomst <> ''
        AND e.bezoek_op <= %(peildatum)s""",
    persoon="e.maatwerker_id",
    kenmerken=_kenmerken("e.bezoek_op"),
    erbij={"d": _dienst("e.bezoek_op", persoon="e.maatwerker_id"), **_van_persoon("e")},
)
TE_EVALUEREN = Bron(
    naam="te_evalueren",
    telt="evaluaties die moeten gebeuren",
    dag="w.merkpunt",
    uit=f"""(
        SELECT x.maatwerker_id, (upper(x.periode) - %(evaluatie_maanden)s * interval '1 month')::date AS merkpunt,
            upper(x.periode) AS einde
        FROM trajecten_wop x
        WHERE {bekend("x")} AND x.periode @> %(peildatum)s::date
            AND upper(x.periode) <= %(peildatum)s::date + (%(evaluatie_maanden)s + 1) * interval '1 month'
    ) w""",
    waar=f"""w.merkpunt <= %(peildatum)s AND (upper(d.periode) IS NULL OR upper(d.periode) > w.einde) AND NOT EXISTS (
        SELECT FROM trajecten_evaluatie e WHERE e.maatwerker_id = w.maatwerker_id AND {bekend("e")}
            AND e.bezoek_op BETWEEN w.merkpunt AND %(peildatum)s
    )""",
    persoon="w.maatwerker_id",
    kenmerken=_kenmerken("%(peildatum)s"),
    erbij={
        "d": _dienst("%(peildatum)s::date", persoon="w.maatwerker_id", soort="JOIN"),
        **_van_persoon("w"),
    },
)
WOP = Bron(
    naam="wop",
    telt="WOP’s die begonnen",
    dag="lower(w.periode)",
    uit="trajecten_wop w",
    waar=f"{bekend('w')} AND lower(w.periode) <= %(peildatum)s",
    persoon="w.maatwerker_id",
    kenmerken=_kenmerken("lower(w.periode)"),
    erbij={
        "d": _dienst("lower(w.periode)", persoon="w.maatwerker_id"),
        **_van_persoon("w"),
        "vorig": f"""LEFT JOIN trajecten_wop vorig
            ON vorig.maatwerker_id = w.maatwerker_id AND {bekend("vorig")} AND upper(vorig.periode) = lower(w.periode)""",
    },
)
WOP_EINDE = Bron(
    naam="wop_einde",
    telt="WOP’s die stopten",
    dag="(upper(w.periode) - 1)",
    uit="trajecten_wop w",
    waar=f"""{bekend("w")} AND upper(w.periode) - 1 <= %(peildatum)s AND NOT EXISTS (
        SELECT FROM trajecten_wop n
        WHERE n.maatwerker_id = w.maatwerker_id AND {bekend("n")} AND lower(n.periode) = upper(w.periode)
    )""",
    persoon="w.maatwerker_id",
    kenmerken=_kenmerken("(upper(w.periode) - 1)"),
    erbij={
        "d": _dienst("(upper(w.periode) - 1)", persoon="w.maatwerker_id"),
        **_van_persoon("w"),
        "stap": "LEFT JOIN trajecten_statusovergang stap ON stap.id = w.overgang_id",
    },
)
_IN_TRAJECT = {
    "oproep": "t.oproep_id",
    "project": "t.project_id",
    "verplicht": "CASE WHEN t.verplicht THEN 'ja' WHEN NOT t.verplicht THEN 'nee' END",
    "geslacht": _GESLACHT,
}
WEIGERING = Bron(
    naam="weigering",
    telt="weigeringen",
    dag="g.geweigerd_op",
    uit="trajecten_weigering g",
    waar=f"{bekend('g')} AND g.geweigerd_op <= %(peildatum)s",
    persoon="g.maatwerker_id",
    partner="t.partner_id",
    kenmerken={
        **_kenmerken("g.geweigerd_op"),
        **_IN_TRAJECT,
        "provincie": f"coalesce(t.provincie, {provincie_van('v.postcode', 'g.geweigerd_op')})",
        "werkvorm": "coalesce(t.werkvorm, d.werkvorm)",
    },
    erbij={
        "t": "LEFT JOIN trajecten_traject t ON t.id = g.traject_id",
        "deelname": _WERKPLEK["deelname"],
        "d": _dienst("g.geweigerd_op", persoon="g.maatwerker_id"),
        **_van_persoon("g", vestiging="coalesce(t.vestiging_id, d.vestiging_id)"),
    },
)
AANBOD = Bron(
    naam="aanbod",
    telt="aanbiedingen",
    dag="a.op",
    uit="trajecten_aanbod a",
    waar=f"{bekend('a')} AND a.op <= %(peildatum)s",
    persoon="t.maatwerker_id",
    partner="t.partner_id",
    kenmerken={**TRAJECT.kenmerken, "leeftijd": leeftijd("a.op"), "woonplaats": provincie_van("m.postcode", "a.op")},
    erbij={"t": "JOIN trajecten_traject t ON t.id = a.traject_id", **_WERKPLEK},
)
