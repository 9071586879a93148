import django.db.models.deletion
from django.db import migrations, models

INDEX = "trajecten_traject_maatwerker_id_45df154c"


class Migration(migrations.Migration):
    """By its name: Django would also drop the unique index on the open traject of a person, which has the same column."""

    dependencies = [
        ("trajecten", "0092_vrijgave"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"DROP INDEX {INDEX}", f"CREATE INDEX {INDEX} ON trajecten_traject (maatwerker_id)")
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="traject",
                    name="maatwerker",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trajecten",
                        to="trajecten.maatwerker",
                        verbose_name="maatwerker",
                    ),
                )
            ],
        ),
    ]
