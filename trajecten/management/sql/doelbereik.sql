-- Conversion, throughput times and cost, per province. The shares are divided afterwards.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.ingangsdatum ORDER BY s.volgnummer DESC))[1] AS op,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'starten') AS start,
        min(s.ingangsdatum) FILTER (WHERE s.naam = 'jobmatching_starten') AS jobmatching,
        min(s.ingangsdatum) FILTER (WHERE s.naam = 'stage_starten') AS stage,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'doorstromen') AS job
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
)
SELECT t.provincie, count(*), count(p.start),
    count(*) FILTER (WHERE p.start IS NOT NULL AND p.naar IN ('nazorg', 'geslaagd')),
    sum(o.standaardkost) FILTER (WHERE p.start IS NOT NULL),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY p.start - t.toegeleid_op),
    percentile_cont(0.25) WITHIN GROUP (ORDER BY p.start - t.toegeleid_op),
    percentile_cont(0.75) WITHIN GROUP (ORDER BY p.start - t.toegeleid_op),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY p.jobmatching - p.start),
    percentile_cont(0.25) WITHIN GROUP (ORDER BY p.jobmatching - p.start),
    percentile_cont(0.75) WITHIN GROUP (ORDER BY p.jobmatching - p.start),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY p.stage - p.jobmatching),
    percentile_cont(0.25) WITHIN GROUP (ORDER BY p.stage - p.jobmatching),
    percentile_cont(0.75) WITHIN GROUP (ORDER BY p.stage - p.jobmatching),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY p.job - p.start),
    percentile_cont(0.25) WITHIN GROUP (ORDER BY p.job - p.start),
    percentile_cont(0.75) WITHIN GROUP (ORDER BY p.job - p.start)
FROM per_traject p
JOIN trajecten_traject t ON t.id = p.traject_id
JOIN trajecten_oproep o ON o.id = t.oproep_id
GROUP BY ROLLUP (t.provincie)
