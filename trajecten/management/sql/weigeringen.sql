-- Refusals by reason, offers by answer, and the way back, per province.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.ingangsdatum ORDER BY s.volgnummer DESC))[1] AS op,
        bool_or(s.naam = 'starten') AS gestart, max(s.ingangsdatum) FILTER (WHERE s.naam = 'wachten_op_vacature') AS wacht,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'doorstromen') AS job, bool_or(s.naam = 'job_verloren') AS verloren
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
), weigering AS (
    SELECT coalesce(t.provincie, CASE WHEN v.postcode = '2070' AND g.geweigerd_op >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END) AS provincie, count(*) AS n, count(*) FILTER (WHERE g.reden = 'vrees_geen_terugkeer') AS vrees_geen_terugkeer, count(*) FILTER (WHERE g.reden = 'gezondheid') AS gezondheid, count(*) FILTER (WHERE g.reden = 'zorg') AS zorg, count(*) FILTER (WHERE g.reden = 'vervoer') AS vervoer, count(*) FILTER (WHERE g.reden = 'inhoud') AS inhoud, count(*) FILTER (WHERE g.reden = 'voorwaarden') AS voorwaarden, count(*) FILTER (WHERE g.reden = 'geen_reden') AS geen_reden, count(*) FILTER (WHERE g.reden = 'andere') AS andere,
        count(*) FILTER (WHERE NOT g.geldige_reden AND g.reele_kans AND g.beoordeeld_op <= %(dag)s) AS ongeldig
    FROM trajecten_weigering g
    LEFT JOIN trajecten_traject t ON t.id = g.traject_id
    LEFT JOIN trajecten_tewerkstelling d ON g.traject_id IS NULL AND d.maatwerker_id = g.maatwerker_id
        AND d.periode @> g.geweigerd_op AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    WHERE g.geweigerd_op <= %(dag)s AND g.geregistreerd_op < %(moment)s AND (g.ingetrokken_op IS NULL OR g.ingetrokken_op >= %(moment)s)
    GROUP BY 1
), aanbod AS (
    SELECT t.provincie, count(*) AS n, count(*) FILTER (WHERE a.uitkomst = 'open') AS open,
        count(*) FILTER (WHERE a.uitkomst = 'aanvaard') AS aanvaard,
        count(*) FILTER (WHERE a.uitkomst = 'geweigerd_deelnemer') AS deelnemer,
        count(*) FILTER (WHERE a.uitkomst = 'geweigerd_werkgever') AS werkgever
    FROM trajecten_aanbod a JOIN trajecten_traject t ON t.id = a.traject_id
    WHERE a.op <= %(dag)s AND a.geregistreerd_op < %(moment)s AND (a.ingetrokken_op IS NULL OR a.ingetrokken_op >= %(moment)s)
    GROUP BY t.provincie
), terug AS (
    SELECT t.provincie, t.id, p.wacht, p.job, p.naar,
        CASE WHEN p.naar = 'wacht_op_vacature' THEN %(dag)s::date ELSE coalesce(p.job, p.op) END - p.wacht AS dagen,
        p.gestart AND p.naar = 'mislukt' AND NOT p.verloren AS niet_klaar, p.gestart AND p.naar IN ('nazorg', 'geslaagd') AS door,
        p.job IS NOT NULL AND EXISTS (
            SELECT FROM trajecten_tewerkstelling d WHERE d.maatwerker_id = t.maatwerker_id
                AND lower(d.periode) BETWEEN p.job AND %(dag)s AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
        ) AS keerde
    FROM per_traject p JOIN trajecten_traject t ON t.id = p.traject_id
    WHERE p.wacht IS NOT NULL OR p.naar = 'mislukt' OR p.job IS NOT NULL
), terugweg AS (
    SELECT coalesce(provincie, 'alle') AS provincie, count(wacht) AS gewacht,
        count(*) FILTER (WHERE wacht IS NOT NULL AND naar = 'wacht_op_vacature') AS nog,
        count(*) FILTER (WHERE wacht IS NOT NULL AND door) AS door,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY dagen) FILTER (WHERE wacht IS NOT NULL) AS dagen,
        count(*) FILTER (WHERE niet_klaar) AS niet_klaar, count(*) FILTER (WHERE keerde) AS keerde
    FROM terug GROUP BY ROLLUP (provincie)
), geweigerd AS (
    SELECT coalesce(provincie, 'alle') AS provincie, sum(n) AS n, sum(vrees_geen_terugkeer) AS r1, sum(gezondheid) AS r2,
        sum(zorg) AS r3, sum(vervoer) AS r4, sum(inhoud) AS r5, sum(voorwaarden) AS r6, sum(geen_reden) AS r7, sum(andere) AS r8,
        sum(ongeldig) AS ongeldig
    FROM weigering GROUP BY ROLLUP (provincie)
), aangeboden AS (
    SELECT coalesce(provincie, 'alle') AS provincie, sum(n) AS n, sum(open) AS open, sum(aanvaard) AS aanvaard,
        sum(deelnemer) AS deelnemer, sum(werkgever) AS werkgever
    FROM aanbod GROUP BY ROLLUP (provincie)
)
SELECT nullif(coalesce(w.provincie, a.provincie, k.provincie), 'alle'), w.n, w.r1, w.r2, w.r3, w.r4, w.r5, w.r6, w.r7, w.r8, w.ongeldig,
    a.n, a.open, a.aanvaard, a.deelnemer, a.werkgever, k.gewacht, k.nog, k.door, k.dagen, k.niet_klaar, k.keerde
FROM geweigerd w FULL JOIN aangeboden a ON a.provincie = w.provincie
FULL JOIN terugweg k ON k.provincie = coalesce(w.provincie, a.provincie)
