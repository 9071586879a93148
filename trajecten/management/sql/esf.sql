-- Hours of the partner, papers that are missing, and who takes part, per province.
WITH per_traject AS (
    SELECT s.traject_id, max(s.ingangsdatum) FILTER (WHERE s.naam = 'starten') AS gestart,
        bool_or(s.naam = 'stage_starten') AS stage
    FROM trajecten_statusovergang s
    LEFT JOIN trajecten_statusovergang w ON w.draait_terug_id = s.id AND w.geregistreerd_op < %(moment)s
    WHERE s.draait_terug_id IS NULL AND w.id IS NULL AND s.ingangsdatum <= %(dag)s AND s.geregistreerd_op < %(moment)s
    GROUP BY s.traject_id
), werk AS (
    SELECT j.traject_id, j.fase, coalesce(j.minuten, 0) AS minuten FROM trajecten_journaalregel j JOIN trajecten_lidmaatschap l ON l.id = j.lid_id
    WHERE l.rol = 'partner' AND j.soort <> 'notitie' AND j.op <= %(dag)s AND j.geschreven_op < %(moment)s
    UNION ALL
    SELECT n.traject_id, 'nazorg', n.minuten FROM trajecten_nazorgcontact n JOIN trajecten_lidmaatschap l ON l.id = n.geregistreerd_door_id
    WHERE l.rol = 'partner' AND n.op <= %(dag)s AND n.geregistreerd_op < %(moment)s AND (n.ingetrokken_op IS NULL OR n.ingetrokken_op >= %(moment)s)
), uren AS (
    SELECT traject_id, count(*) AS n, sum(minuten) AS alle, sum(minuten) FILTER (WHERE fase = 'voortraject') AS voortraject,
        sum(minuten) FILTER (WHERE fase = 'jobmatching') AS jobmatching, sum(minuten) FILTER (WHERE fase = 'stage') AS stage,
        sum(minuten) FILTER (WHERE fase = 'nazorg') AS nazorg,
        sum(minuten) FILTER (WHERE fase NOT IN ('voortraject', 'jobmatching', 'stage', 'nazorg')) AS daarbuiten
    FROM werk GROUP BY traject_id
), papier AS (
    SELECT traject_id, bool_or(soort = 'tbs') AS tbs, bool_or(soort = 'stageverslag') AS verslag, bool_or(soort = 'bewijsstuk_esf') AS bewijs
    FROM trajecten_document WHERE toegevoegd_op < %(moment)s AND (verwijderd_op IS NULL OR verwijderd_op >= %(moment)s)
    GROUP BY traject_id
)
SELECT t.provincie, count(*), coalesce(sum(u.voortraject), 0) / 60.0, coalesce(sum(u.jobmatching), 0) / 60.0,
    coalesce(sum(u.stage), 0) / 60.0, coalesce(sum(u.nazorg), 0) / 60.0, coalesce(sum(u.daarbuiten), 0) / 60.0,
    coalesce(sum(u.alle), 0) / 60.0, coalesce(sum(u.n), 0),
    count(*),
    count(*) FILTER (WHERE p.stage), count(*) FILTER (WHERE p.stage AND b.tbs IS NOT TRUE),
    count(*) FILTER (WHERE p.stage AND b.verslag IS NOT TRUE), count(*) FILTER (WHERE b.bewijs IS NOT TRUE),
    count(*) FILTER (WHERE d.id IS NULL),
    count(*),
    count(*) FILTER (WHERE d.geslacht = 'vrouw'), count(*) FILTER (WHERE d.geslacht = 'man'), count(*) FILTER (WHERE d.geslacht = 'x'),
    count(*) FILTER (WHERE extract(year FROM age(p.gestart, m.geboortedatum)) <= 24),
    count(*) FILTER (WHERE extract(year FROM age(p.gestart, m.geboortedatum)) >= 55),
    count(*) FILTER (WHERE d.onderwijs = 'laag'), count(*) FILTER (WHERE d.migratieachtergrond = 'ja'),
    count(*) FILTER (WHERE d.beperking = 'ja'), count(*) FILTER (WHERE d.andere_kwetsbaarheid = 'ja')
FROM per_traject p
JOIN trajecten_traject t ON t.id = p.traject_id AND p.gestart IS NOT NULL
JOIN trajecten_maatwerker m ON m.id = t.maatwerker_id
LEFT JOIN uren u ON u.traject_id = t.id
LEFT JOIN papier b ON b.traject_id = t.id
LEFT JOIN trajecten_deelname d ON d.traject_id = t.id AND d.geregistreerd_op < %(moment)s
    AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
GROUP BY ROLLUP (t.provincie)
