from django.db import migrations


class Migration(migrations.Migration):
    """Until when each person was employed, as the triggers on employments keep it from here on."""

    dependencies = [("trajecten", "0037_dienst_tot")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE trajecten_maatwerker SET dienst_tot = nu.tot
            FROM (
                SELECT maatwerker_id, max(coalesce(upper(periode), '9999-12-31')) AS tot FROM trajecten_tewerkstelling
                WHERE ingetrokken_op IS NULL GROUP BY maatwerker_id
            ) nu
            WHERE nu.maatwerker_id = trajecten_maatwerker.id
            """,
            migrations.RunSQL.noop,
        ),
    ]
