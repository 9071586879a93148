from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0016_zoekterm"),
    ]

    operations = [
        # The trigger on people writes the terms of every person that is saved.
        migrations.RunSQL("UPDATE trajecten_maatwerker SET sorteernaam = sorteernaam", migrations.RunSQL.noop),
    ]
