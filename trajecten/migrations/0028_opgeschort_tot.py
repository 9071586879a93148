import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0027_vul_naam_op_feiten")]

    operations = [
        migrations.AddField(
            model_name="traject",
            name="opgeschort_tot",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("status_sinds"),
                models.F("id"),
                models.F("opgeschort_tot"),
                condition=models.Q(("opgeschort_tot__isnull", False)),
                name="traject_opgeschort",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opschorting",
            trigger=pgtrigger.compiler.Trigger(
                name="zegt_tot_wanneer",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                UPDATE trajecten_traject SET opgeschort_tot = (\n                    SELECT max(coalesce(upper(periode), '9999-12-31')) FROM trajecten_opschorting\n                    WHERE traject_id = NEW.traject_id AND ingetrokken_op IS NULL\n                ) WHERE id = NEW.traject_id;\n                RETURN NULL;\n                ",
                    hash="b7cfffda1c3e5eb811aee249c8c33cd578227119",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_zegt_tot_wanneer_f7b8c",
                    table="trajecten_opschorting",
                    when="AFTER",
                ),
            ),
        ),
    ]
