from django.db import migrations


class Migration(migrations.Migration):
    """The triggers give every traject the call of its project, and every toewijzing the day of its traject."""

    dependencies = [("trajecten", "0031_oproep_en_datum_overgenomen")]

    operations = [
        migrations.RunSQL("UPDATE trajecten_traject SET oproep_id = oproep_id", migrations.RunSQL.noop),
        migrations.RunSQL("UPDATE trajecten_toewijzing SET traject_sinds = traject_sinds", migrations.RunSQL.noop),
    ]
