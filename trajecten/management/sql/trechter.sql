-- From evaluation to doorstroom, per province. The shares are divided afterwards.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.ingangsdatum ORDER BY s.volgnummer DESC))[1] AS op,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'starten') AS start,
        max(s.ingangsdatum) FILTER (WHERE s.naam = 'doorstromen') AS job
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
), dienst AS (
    SELECT CASE WHEN v.postcode = '2070' AND %(dag)s >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END AS provincie, count(*) AS n
    FROM trajecten_tewerkstelling d JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    WHERE d.periode @> %(dag)s::date AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    GROUP BY 1
), evaluatie AS (
    SELECT CASE WHEN v.postcode = '2070' AND e.bezoek_op >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END AS provincie, count(*) AS n,
        count(*) FILTER (WHERE e.uitkomst = 'doorstroomklaar') AS klaar
    FROM trajecten_evaluatie e
    LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = e.maatwerker_id AND d.periode @> e.bezoek_op
        AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    WHERE e.soort <> 'einde_traject' AND e.uitkomst <> '' AND e.bezoek_op <= %(dag)s
        AND e.geregistreerd_op < %(moment)s AND (e.ingetrokken_op IS NULL OR e.ingetrokken_op >= %(moment)s)
    GROUP BY 1
), traject AS (
    SELECT t.provincie, count(*) AS n, count(p.start) AS gestart,
        count(p.job) FILTER (WHERE p.start IS NOT NULL AND p.naar IN ('nazorg', 'geslaagd')) AS door
    FROM per_traject p JOIN trajecten_traject t ON t.id = p.traject_id
    GROUP BY t.provincie
)
SELECT coalesce(d.provincie, e.provincie, t.provincie), coalesce(sum(d.n), 0), coalesce(sum(e.n), 0), coalesce(sum(e.klaar), 0),
    coalesce(sum(t.n), 0), coalesce(sum(t.gestart), 0), coalesce(sum(t.door), 0)
FROM dienst d FULL JOIN evaluatie e ON e.provincie = d.provincie FULL JOIN traject t ON t.provincie = coalesce(d.provincie, e.provincie)
GROUP BY ROLLUP (coalesce(d.provincie, e.provincie, t.provincie))
