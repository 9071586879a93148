from django.db import migrations


class Migration(migrations.Migration):
    """Until when each traject stands still, as the trigger on suspensions keeps it from here on."""

    dependencies = [("trajecten", "0028_opgeschort_tot")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE trajecten_traject SET opgeschort_tot = geldig.tot
            FROM (
                SELECT traject_id, max(coalesce(upper(periode), '9999-12-31')) AS tot FROM trajecten_opschorting
                WHERE ingetrokken_op IS NULL GROUP BY traject_id
            ) geldig
            WHERE geldig.traject_id = trajecten_traject.id
            """,
            migrations.RunSQL.noop,
        ),
    ]
