from django.db import migrations


class Migration(migrations.Migration):
    """The trigger `neemt_naam_over` gives every traject the name of its maatwerker."""

    dependencies = [("trajecten", "0010_sorteernaam_traject")]

    operations = [
        migrations.RunSQL("UPDATE trajecten_traject SET sorteernaam = sorteernaam", migrations.RunSQL.noop),
    ]
