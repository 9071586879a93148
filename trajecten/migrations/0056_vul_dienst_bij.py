from django.db import migrations


class Migration(migrations.Migration):
    """The last employer of each person; the trigger `geeft_werkgever_door` gives it to trajecten and evaluations."""

    dependencies = [("trajecten", "0055_dienst_bij")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE trajecten_maatwerker SET dienst_bij_id = laatste.onderneming_id
            FROM (
                SELECT DISTINCT ON (t.maatwerker_id) t.maatwerker_id, v.onderneming_id
                FROM trajecten_tewerkstelling t JOIN trajecten_vestiging v ON v.id = t.vestiging_id
                WHERE t.ingetrokken_op IS NULL
                ORDER BY t.maatwerker_id, coalesce(upper(t.periode), '9999-12-31') DESC
            ) laatste
            WHERE laatste.maatwerker_id = trajecten_maatwerker.id
            """,
            migrations.RunSQL.noop,
        ),
    ]
