-- Nazorg and what came after, per province. The share is divided afterwards.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.ingangsdatum ORDER BY s.volgnummer DESC))[1] AS op,
        bool_or(s.naam = 'starten') AS gestart, bool_or(s.naam = 'doorstromen') AS job,
        bool_or(s.naam = 'nazorg_afsluiten') AS af, bool_or(s.naam = 'job_verloren') AS verloren
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
), contact AS (
    SELECT traject_id, count(*) AS n, sum(minuten) AS minuten, count(*) FILTER (WHERE met <> 'werkgever') AS werknemer,
        count(*) FILTER (WHERE met <> 'werknemer') AS werkgever
    FROM trajecten_nazorgcontact
    WHERE op <= %(dag)s AND geregistreerd_op < %(moment)s AND (ingetrokken_op IS NULL OR ingetrokken_op >= %(moment)s)
    GROUP BY traject_id
), meting AS (
    SELECT DISTINCT ON (traject_id) traject_id, situatie FROM trajecten_opvolgmeting
    WHERE moment = 'zes_maanden' AND gemeten_op <= %(dag)s AND geregistreerd_op < %(moment)s
        AND (ingetrokken_op IS NULL OR ingetrokken_op >= %(moment)s)
    ORDER BY traject_id, gemeten_op DESC, geregistreerd_op DESC, id DESC
)
SELECT t.provincie, count(*), count(c.n), coalesce(sum(c.n), 0), coalesce(sum(c.werknemer), 0),
    coalesce(sum(c.werkgever), 0), coalesce(sum(c.minuten), 0) / 60.0,
    count(*) FILTER (WHERE p.af OR p.verloren), count(*) FILTER (WHERE p.verloren),
    count(m.situatie) FILTER (WHERE p.gestart AND p.naar IN ('nazorg', 'geslaagd')),
    count(*) FILTER (WHERE p.gestart AND p.naar IN ('nazorg', 'geslaagd') AND m.situatie IN ('zelfde_werkgever', 'andere_werkgever', 'zelfstandig')),
    count(*) FILTER (WHERE p.gestart AND p.naar IN ('nazorg', 'geslaagd') AND m.situatie IN ('maatwerk', 'niet_aan_het_werk'))
FROM per_traject p
JOIN trajecten_traject t ON t.id = p.traject_id AND p.job
LEFT JOIN contact c ON c.traject_id = t.id
LEFT JOIN meting m ON m.traject_id = t.id
GROUP BY ROLLUP (t.provincie)
