import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0025_personeelsimport")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="afwezigheid",
            name="onveranderlijk",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="maatwerker",
            name="geeft_naam_door",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="wop",
            name="onveranderlijk",
        ),
        migrations.AddField(
            model_name="afwezigheid",
            name="sorteernaam",
            field=models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
        ),
        migrations.AddField(
            model_name="wop",
            name="sorteernaam",
            field=models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
        ),
        migrations.AlterField(
            model_name="traject",
            name="sorteernaam",
            field=models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
        ),
        migrations.AddIndex(
            model_name="afwezigheid",
            index=models.Index(
                models.F("sorteernaam"),
                models.F("maatwerker"),
                models.F("soort"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="afwezigheid_op_naam",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("sorteernaam"),
                models.F("maatwerker"),
                models.F("periode__endswith"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="wop_op_naam",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'sorteernaam' = to_jsonb(NEW) - 'sorteernaam' THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="f77f3307a954a8f1ceb21ed52a3ed898e5248229",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_34f1c",
                    table="trajecten_afwezigheid",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_naam_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam INTO STRICT NEW.sorteernaam FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="8f32f3b2d85ea9b76ee7860a8350b1e53e784f2b",
                    operation='INSERT OR UPDATE OF "sorteernaam"',
                    pgid="pgtrigger_neemt_naam_over_b43f5",
                    table="trajecten_afwezigheid",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_naam_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.sorteernaam IS DISTINCT FROM NEW.sorteernaam)",
                    func="\n                UPDATE trajecten_traject SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_afwezigheid SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_wop SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="6cc5a37c5b0abe3ec314be7a78470cd1e398aab7",
                    operation='UPDATE OF "sorteernaam"',
                    pgid="pgtrigger_geeft_naam_door_2ff37",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wop",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'sorteernaam' = to_jsonb(NEW) - 'sorteernaam' THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="9f4b49b8fe526f789aa8b1eb6aac3e9fff9dc0d7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_3704c",
                    table="trajecten_wop",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wop",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_naam_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam INTO STRICT NEW.sorteernaam FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="db59d7db212ea37e6f55933c5fa0de060cab393c",
                    operation='INSERT OR UPDATE OF "sorteernaam"',
                    pgid="pgtrigger_neemt_naam_over_8e988",
                    table="trajecten_wop",
                    when="BEFORE",
                ),
            ),
        ),
    ]
