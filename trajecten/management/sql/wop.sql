-- The WOPs that began and stopped, per province.
WITH begonnen AS (
    SELECT CASE WHEN v.postcode = '2070' AND lower(w.periode) >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END AS provincie, count(*) AS n,
        count(*) FILTER (WHERE w.grond = 'startpakket') AS startpakket, count(*) FILTER (WHERE w.grond = 'evaluatie') AS evaluatie,
        count(*) FILTER (WHERE w.grond = 'wachtperiode') AS wachtperiode,
        count(*) FILTER (WHERE w.grond = 'wedertewerkstelling') AS weder, count(*) FILTER (WHERE w.grond = 'omzetting_zittend') AS omzetting,
        count(*) FILTER (WHERE w.loonpremie > o.loonpremie) AS hoger, count(*) FILTER (WHERE w.loonpremie = o.loonpremie) AS gelijk,
        count(*) FILTER (WHERE w.loonpremie < o.loonpremie) AS lager
    FROM trajecten_wop w
    LEFT JOIN trajecten_wop o ON o.maatwerker_id = w.maatwerker_id AND upper(o.periode) = lower(w.periode) AND o.geregistreerd_op < %(moment)s AND (o.ingetrokken_op IS NULL OR o.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = w.maatwerker_id AND d.periode @> lower(w.periode) AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    WHERE lower(w.periode) <= %(dag)s AND w.geregistreerd_op < %(moment)s AND (w.ingetrokken_op IS NULL OR w.ingetrokken_op >= %(moment)s)
    GROUP BY 1
), gestopt AS (
    SELECT CASE WHEN v.postcode = '2070' AND upper(w.periode) - 1 >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END AS provincie, count(*) AS n,
        count(*) FILTER (WHERE s.naam = 'weigering_vaststellen') AS weigering, count(*) FILTER (WHERE s.naam = 'doorstromen') AS door
    FROM trajecten_wop w
    LEFT JOIN trajecten_wop n ON n.maatwerker_id = w.maatwerker_id AND lower(n.periode) = upper(w.periode) AND n.geregistreerd_op < %(moment)s AND (n.ingetrokken_op IS NULL OR n.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = w.maatwerker_id AND d.periode @> (upper(w.periode) - 1) AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    LEFT JOIN trajecten_statusovergang s ON s.id = w.overgang_id
    WHERE upper(w.periode) - 1 <= %(dag)s AND n.id IS NULL AND w.geregistreerd_op < %(moment)s AND (w.ingetrokken_op IS NULL OR w.ingetrokken_op >= %(moment)s)
    GROUP BY 1
)
SELECT coalesce(b.provincie, g.provincie), sum(b.n), sum(b.startpakket), sum(b.evaluatie), sum(b.wachtperiode), sum(b.weder),
    sum(b.omzetting), sum(b.hoger), sum(b.gelijk), sum(b.lager), sum(g.n), sum(g.weigering), sum(g.door)
FROM begonnen b FULL JOIN gestopt g ON g.provincie = b.provincie
GROUP BY ROLLUP (coalesce(b.provincie, g.provincie))
