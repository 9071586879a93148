-- Where those who moved on went, per province.
WITH per_traject AS (
    SELECT s.traject_id, (array_agg(s.naar ORDER BY s.volgnummer DESC))[1] AS naar,
        (array_agg(s.ingangsdatum ORDER BY s.volgnummer DESC))[1] AS op,
        bool_or(s.naam = 'starten') AS gestart
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
)
SELECT t.provincie,
    count(*) FILTER (WHERE u.bestemming = 'nec_zonder'), count(*) FILTER (WHERE u.bestemming = 'nec_vop'),
    count(*) FILTER (WHERE u.bestemming = 'nec_imw'), count(*) FILTER (WHERE u.bestemming = 'intern'),
    count(*) FILTER (WHERE u.bestemming = 'zelfstandig'),
    count(*) FILTER (WHERE u.bestemming IS NULL OR u.bestemming IN ('lde', 'enclave', 'ander_mwb', 'ama')), count(*)
FROM per_traject l
JOIN trajecten_traject t ON t.id = l.traject_id
LEFT JOIN trajecten_uitstroom u ON u.traject_id = t.id AND NOT u.gepland AND u.op <= %(dag)s
    AND u.geregistreerd_op < %(moment)s AND (u.ingetrokken_op IS NULL OR u.ingetrokken_op >= %(moment)s)
WHERE l.gestart AND l.naar IN ('nazorg', 'geslaagd')
GROUP BY ROLLUP (t.provincie)
