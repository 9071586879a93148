-- Where the trajecten stand, and why they stopped, per province.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.reden ORDER BY s.volgnummer DESC))[1] AS reden,
        (array_agg(s.naam ORDER BY s.volgnummer DESC))[1] AS stap, bool_or(s.naam = 'starten') AS gestart
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
), stil AS (
    SELECT DISTINCT traject_id FROM trajecten_opschorting
    WHERE geregistreerd_op < %(moment)s AND (ingetrokken_op IS NULL OR ingetrokken_op >= %(moment)s)
        AND periode @> %(dag)s::date
), meting AS (
    SELECT DISTINCT ON (traject_id) traject_id, situatie FROM trajecten_opvolgmeting
    WHERE geregistreerd_op < %(moment)s AND (ingetrokken_op IS NULL OR ingetrokken_op >= %(moment)s)
        AND gemeten_op <= %(dag)s
    ORDER BY traject_id, gemeten_op DESC, geregistreerd_op DESC, id DESC
)
SELECT t.provincie, count(*), count(*) FILTER (WHERE NOT l.gestart), count(*) FILTER (WHERE l.gestart),
    count(*) FILTER (WHERE l.gestart AND s.traject_id IS NULL AND l.naar IN ('voortraject', 'jobmatching', 'stage', 'beoordeling')),
    count(*) FILTER (WHERE l.gestart AND s.traject_id IS NOT NULL AND l.naar IN ('voortraject', 'jobmatching', 'stage', 'beoordeling')),
    count(*) FILTER (WHERE l.gestart AND l.naar = 'wacht_op_vacature'),
    count(*) FILTER (WHERE l.gestart AND l.naar IN ('nazorg', 'geslaagd')),
    count(*) FILTER (WHERE l.gestart AND l.naar = 'nazorg'),
    count(*) FILTER (WHERE l.gestart AND l.naar IN ('nazorg', 'geslaagd') AND m.situatie IN ('zelfde_werkgever', 'andere_werkgever', 'zelfstandig')),
    count(*) FILTER (WHERE l.gestart AND l.naar = 'mislukt'),
    count(*) FILTER (WHERE l.gestart AND l.naar = 'stopgezet'),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'job_buiten_traject' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'weigering_geldig' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'ziekte' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'einde_tewerkstelling' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'verhuis' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'geen_stage' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'stage_afgebroken_host' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'stage_afgebroken_werknemer' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'niet_klaar' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'partner_stopt' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'einde_project' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'overleden' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.reden = 'andere' AND l.gestart),
    count(*) FILTER (WHERE l.stap = 'weigering_vaststellen' AND l.gestart),
    count(*) FILTER (WHERE l.naar = 'stopgezet' AND l.stap <> 'weigering_vaststellen' AND coalesce(l.reden, '') = '' AND l.gestart)
FROM per_traject l
JOIN trajecten_traject t ON t.id = l.traject_id
LEFT JOIN stil s ON s.traject_id = l.traject_id
LEFT JOIN meting m ON m.traject_id = l.traject_id
GROUP BY ROLLUP (t.provincie)
