-- What happened in trajecten, per province.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'starten') AS start,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'doorstromen') AS job
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
)
SELECT t.provincie, count(*), count(p.start),
    count(*) FILTER (WHERE p.start IS NOT NULL AND p.job IS NOT NULL AND p.naar IN ('nazorg', 'geslaagd'))
FROM per_traject p JOIN trajecten_traject t ON t.id = p.traject_id
GROUP BY ROLLUP (t.provincie)
