from django.db import migrations


class Migration(migrations.Migration):
    """The trigger `neemt_provincies_over` gives every WOP the provinces of its maatwerker."""

    dependencies = [("trajecten", "0034_wop_provincies")]

    operations = [migrations.RunSQL("UPDATE trajecten_wop SET provincies = provincies", migrations.RunSQL.noop)]
