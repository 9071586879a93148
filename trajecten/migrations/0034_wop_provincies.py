import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0033_indexen_volgorde"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="afwezigheid",
            name="onveranderlijk",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="wop",
            name="onveranderlijk",
        ),
        migrations.AddField(
            model_name="wop",
            name="provincies",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("antwerpen", "Antwerpen"),
                        ("limburg", "Limburg"),
                        ("oost_vlaanderen", "Oost-Vlaanderen"),
                        ("vlaams_brabant", "Vlaams-Brabant"),
                        ("west_vlaanderen", "West-Vlaanderen"),
                        ("buiten", "Buiten Vlaanderen / onbekend"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                editable=False,
                size=None,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="04c4f8cb1dfe3ce12b564a93d7854a4dfe4ca30d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_34f1c",
                    table="trajecten_afwezigheid",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_provincies_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.provincies IS DISTINCT FROM NEW.provincies)",
                    func="\n                UPDATE trajecten_wop SET provincies = NEW.provincies WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="a749c648c2b51188240cf9349150c18745a8ee65",
                    operation='UPDATE OF "provincies"',
                    pgid="pgtrigger_geeft_provincies_door_6a7bb",
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
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="55425fb37fbc8eed97babe4e274c5c0cbda55c07",
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
                name="neemt_provincies_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT provincies INTO STRICT NEW.provincies FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="8c6db0fe417e126a4785e209a1eed6e2d06969f6",
                    operation='INSERT OR UPDATE OF "provincies"',
                    pgid="pgtrigger_neemt_provincies_over_1c411",
                    table="trajecten_wop",
                    when="BEFORE",
                ),
            ),
        ),
    ]
