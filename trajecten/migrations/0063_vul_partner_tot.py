from django.db import migrations


class Migration(migrations.Migration):
    """The triggers take over what they copy, and tell the planner what the new indexes hold."""

    dependencies = [("trajecten", "0062_partner_tot")]

    operations = [
        migrations.RunSQL("UPDATE trajecten_traject SET geboortedatum = NULL", migrations.RunSQL.noop),
        migrations.RunSQL("UPDATE trajecten_toewijzing SET partner_tot = NULL", migrations.RunSQL.noop),
        migrations.RunSQL(
            "UPDATE trajecten_evaluatie SET sorteernaam = '', partner_tot = NULL", migrations.RunSQL.noop
        ),
        migrations.RunSQL(
            "ANALYZE trajecten_traject, trajecten_toewijzing, trajecten_evaluatie", migrations.RunSQL.noop
        ),
    ]
