-- Enclaves apart, per province.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.ingangsdatum ORDER BY s.volgnummer DESC))[1] AS op,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'starten') AS start,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'doorstromen') AS job
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
), enclave AS (
    SELECT maatwerker_id, min(lower(periode)) AS eerste, max(lower(periode)) AS laatste FROM trajecten_enclaveplaatsing
    WHERE lower(periode) <= %(dag)s AND geregistreerd_op < %(moment)s AND (ingetrokken_op IS NULL OR ingetrokken_op >= %(moment)s)
    GROUP BY maatwerker_id
)
SELECT t.provincie, count(e.eerste), count(*) FILTER (WHERE NOT d.door AND e.laatste >= p.start),
    count(*) FILTER (WHERE d.door AND e.eerste < p.job),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY p.job - e.eerste) FILTER (WHERE d.door AND e.eerste < p.job),
    count(*) FILTER (WHERE d.door), count(*) FILTER (WHERE d.door OR e.laatste >= p.start)
FROM per_traject p
JOIN trajecten_traject t ON t.id = p.traject_id AND p.start IS NOT NULL
CROSS JOIN LATERAL (SELECT p.naar IN ('nazorg', 'geslaagd') AS door) d
LEFT JOIN enclave e ON e.maatwerker_id = t.maatwerker_id
GROUP BY ROLLUP (t.provincie)
