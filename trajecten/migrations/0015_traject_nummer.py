import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0014_document"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE trajecten_trajectnummer START WITH 100001",
            "DROP SEQUENCE trajecten_trajectnummer",
        ),
        migrations.AddField(
            model_name="traject",
            name="nummer",
            field=models.BigIntegerField(
                db_default=models.Func(models.Value("trajecten_trajectnummer"), function="nextval"),
                editable=False,
                unique=True,
                verbose_name="nummer",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="nummer_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."nummer" IS DISTINCT FROM (NEW."nummer"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="542f639af239b0ddea432bb78b432faa7729f4a1",
                    operation="UPDATE",
                    pgid="pgtrigger_nummer_vast_73ec9",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
    ]
