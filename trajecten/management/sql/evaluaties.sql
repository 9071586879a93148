-- Evaluations done and due, per province.
WITH gedaan AS (
    SELECT CASE WHEN v.postcode = '2070' AND e.bezoek_op >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END AS provincie, count(*) AS n,
        count(*) FILTER (WHERE e.soort = 'periodiek') AS periodiek, count(*) FILTER (WHERE e.soort = 'tienprocent') AS tienprocent,
        count(*) FILTER (WHERE e.soort = 'vrijwillig') AS vrijwillig, count(*) FILTER (WHERE e.soort = 'vervroegd') AS vervroegd,
        count(*) FILTER (WHERE e.uitkomst = 'doorstroomklaar') AS klaar, count(*) FILTER (WHERE e.uitkomst = 'wop_gewijzigd') AS gewijzigd,
        count(*) FILTER (WHERE e.uitkomst = 'wop_ongewijzigd') AS ongewijzigd
    FROM trajecten_evaluatie e
    LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = e.maatwerker_id AND d.periode @> e.bezoek_op AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    WHERE e.soort <> 'einde_traject' AND e.uitkomst <> '' AND e.bezoek_op <= %(dag)s AND e.geregistreerd_op < %(moment)s AND (e.ingetrokken_op IS NULL OR e.ingetrokken_op >= %(moment)s)
    GROUP BY 1
), te_doen AS (
    SELECT CASE WHEN v.postcode = '2070' AND %(dag)s >= '2025-01-01' THEN 'oost_vlaanderen' WHEN v.postcode < '1500' THEN 'buiten' WHEN v.postcode < '2000' THEN 'vlaams_brabant'
        WHEN v.postcode < '3000' THEN 'antwerpen' WHEN v.postcode < '3500' THEN 'vlaams_brabant' WHEN v.postcode < '4000' THEN 'limburg'
        WHEN v.postcode < '8000' THEN 'buiten' WHEN v.postcode < '9000' THEN 'west_vlaanderen' WHEN v.postcode >= '9000' THEN 'oost_vlaanderen' ELSE 'buiten' END AS provincie, count(*) AS n
    FROM trajecten_wop w
    JOIN trajecten_tewerkstelling d ON d.maatwerker_id = w.maatwerker_id AND d.periode @> %(dag)s::date AND d.geregistreerd_op < %(moment)s AND (d.ingetrokken_op IS NULL OR d.ingetrokken_op >= %(moment)s)
    JOIN trajecten_vestiging v ON v.id = d.vestiging_id
    WHERE w.periode @> %(dag)s::date AND (upper(w.periode) - interval '9 months')::date <= %(dag)s AND w.geregistreerd_op < %(moment)s AND (w.ingetrokken_op IS NULL OR w.ingetrokken_op >= %(moment)s)
        AND (upper(d.periode) IS NULL OR upper(d.periode) > upper(w.periode))
        AND NOT EXISTS (
            SELECT FROM trajecten_evaluatie e WHERE e.maatwerker_id = w.maatwerker_id AND e.geregistreerd_op < %(moment)s AND (e.ingetrokken_op IS NULL OR e.ingetrokken_op >= %(moment)s)
                AND e.bezoek_op BETWEEN (upper(w.periode) - interval '9 months')::date AND %(dag)s
        )
    GROUP BY 1
)
SELECT coalesce(g.provincie, t.provincie), sum(g.n), sum(g.periodiek), sum(g.tienprocent), sum(g.vrijwillig), sum(g.vervroegd),
    sum(g.klaar), sum(g.gewijzigd), sum(g.ongewijzigd), sum(t.n)
FROM gedaan g FULL JOIN te_doen t ON t.provincie = g.provincie
GROUP BY ROLLUP (coalesce(g.provincie, t.provincie))
