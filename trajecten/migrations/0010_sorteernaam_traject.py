import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0009_opgeslagen_filter")]

    operations = [
        migrations.AddField(
            model_name="traject",
            name="sorteernaam",
            field=models.CharField(db_collation="C", default="", editable=False, max_length=250),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(models.F("sorteernaam"), models.F("id"), name="traject_op_naam"),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(models.F("toegeleid_op"), models.F("id"), name="traject_op_toeleiding"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_naam_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.sorteernaam IS DISTINCT FROM NEW.sorteernaam)",
                    func="\n                UPDATE trajecten_traject SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="9838191a050ad6269b1a325bad556abd17d94e01",
                    operation='UPDATE OF "sorteernaam"',
                    pgid="pgtrigger_geeft_naam_door_2ff37",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_naam_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam INTO STRICT NEW.sorteernaam FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="10c27ba351e4aa6bb19d5c2fa7b872ba039029ba",
                    operation='INSERT OR UPDATE OF "sorteernaam"',
                    pgid="pgtrigger_neemt_naam_over_8990b",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
    ]
