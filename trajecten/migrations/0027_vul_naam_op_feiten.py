from django.db import migrations


class Migration(migrations.Migration):
    """The trigger `neemt_naam_over` gives every absence and every WOP the name of its maatwerker."""

    dependencies = [("trajecten", "0026_naam_op_feiten")]

    operations = [
        migrations.RunSQL("UPDATE trajecten_afwezigheid SET sorteernaam = sorteernaam", migrations.RunSQL.noop),
        migrations.RunSQL("UPDATE trajecten_wop SET sorteernaam = sorteernaam", migrations.RunSQL.noop),
    ]
