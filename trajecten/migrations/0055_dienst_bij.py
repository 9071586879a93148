import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0051_steekproef"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="afwezigheid",
            name="onveranderlijk",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="evaluatie",
            name="onveranderlijk",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tewerkstelling",
            name="dienst_tot_nieuw",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tewerkstelling",
            name="dienst_tot_anders",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="wop",
            name="onveranderlijk",
        ),
        migrations.RemoveIndex(
            model_name="tewerkstelling",
            name="tewerkstelling_per_vestiging",
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="dienst_bij",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.onderneming",
            ),
        ),
        migrations.AddField(
            model_name="maatwerker",
            name="dienst_bij",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.onderneming",
            ),
        ),
        migrations.AddField(
            model_name="traject",
            name="dienst_bij",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.onderneming",
            ),
        ),
        migrations.AddIndex(
            model_name="evaluatie",
            index=models.Index(
                models.F("dienst_bij"),
                models.F("bezoek_op"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="evaluatie_per_werkgever",
            ),
        ),
        migrations.AddIndex(
            model_name="maatwerker",
            index=models.Index(
                models.F("dienst_bij"), models.F("sorteernaam"), models.F("id"), name="maatwerker_werkgever_op_naam"
            ),
        ),
        migrations.AddIndex(
            model_name="maatwerker",
            index=models.Index(
                models.F("dienst_bij"), models.F("geboortedatum"), models.F("id"), name="maatwerker_werkgever_geboorte"
            ),
        ),
        migrations.AddIndex(
            model_name="tewerkstelling",
            index=models.Index(
                models.F("vestiging"),
                models.F("periode__endswith"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="tewerkstelling_per_vestiging",
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("partner"), models.F("sorteernaam"), models.F("id"), name="traject_partner_op_naam"
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("partner"), models.F("toegeleid_op"), models.F("id"), name="traject_partner_op_toeleiding"
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("dienst_bij"), models.F("status_sinds"), models.F("id"), name="traject_werkgever_op_datum"
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("dienst_bij"), models.F("sorteernaam"), models.F("id"), name="traject_werkgever_op_naam"
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("dienst_bij"), models.F("toegeleid_op"), models.F("id"), name="traject_werkgever_toeleiding"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="1e25eb4ffd4b9b0a5407a2e7557b6776985109ac",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_34f1c",
                    table="trajecten_afwezigheid",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatie",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.uitkomst <> '' OR OLD.doorstroomklaar IS NOT NULL)",
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="3b24510dfa6073dddf5f67695285d1f5a1c465e6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_3a69b",
                    table="trajecten_evaluatie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatie",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_werkgever_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT dienst_bij_id INTO STRICT NEW.dienst_bij_id FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="774df80f5bc6b89a204392b81b9b3f6789ed26ca",
                    operation='INSERT OR UPDATE OF "dienst_bij_id"',
                    pgid="pgtrigger_neemt_werkgever_over_3015e",
                    table="trajecten_evaluatie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_werkgever_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.dienst_bij_id IS DISTINCT FROM NEW.dienst_bij_id)",
                    func="\n                UPDATE trajecten_traject SET dienst_bij_id = NEW.dienst_bij_id WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_evaluatie SET dienst_bij_id = NEW.dienst_bij_id WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="2306ed7f7da29ddef709f57b6a2653383c350dc9",
                    operation='UPDATE OF "dienst_bij_id"',
                    pgid="pgtrigger_geeft_werkgever_door_e13f7",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="dienst_tot_nieuw",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    UPDATE trajecten_maatwerker m SET dienst_tot = nu.tot, dienst_bij_id = nu.onderneming_id\n    FROM (\n        SELECT DISTINCT ON (n.maatwerker_id) n.maatwerker_id, v.onderneming_id,\n            CASE WHEN d.id IS NULL THEN '0001-01-01' ELSE coalesce(upper(d.periode), '9999-12-31') END AS tot\n        FROM (SELECT DISTINCT maatwerker_id FROM nieuw) n\n        LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = n.maatwerker_id AND d.ingetrokken_op IS NULL\n        LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id\n        ORDER BY n.maatwerker_id, coalesce(upper(d.periode), '9999-12-31') DESC\n    ) nu\n    WHERE m.id = nu.maatwerker_id AND (m.dienst_tot, m.dienst_bij_id) IS DISTINCT FROM (nu.tot, nu.onderneming_id);\n RETURN NULL;",
                    hash="50bc6d0650d01b2a54918aec7a8832ef09eefe0d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_dienst_tot_nieuw_0ea4d",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_tewerkstelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="dienst_tot_anders",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    UPDATE trajecten_maatwerker m SET dienst_tot = nu.tot, dienst_bij_id = nu.onderneming_id\n    FROM (\n        SELECT DISTINCT ON (n.maatwerker_id) n.maatwerker_id, v.onderneming_id,\n            CASE WHEN d.id IS NULL THEN '0001-01-01' ELSE coalesce(upper(d.periode), '9999-12-31') END AS tot\n        FROM (SELECT DISTINCT maatwerker_id FROM nieuw) n\n        LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = n.maatwerker_id AND d.ingetrokken_op IS NULL\n        LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id\n        ORDER BY n.maatwerker_id, coalesce(upper(d.periode), '9999-12-31') DESC\n    ) nu\n    WHERE m.id = nu.maatwerker_id AND (m.dienst_tot, m.dienst_bij_id) IS DISTINCT FROM (nu.tot, nu.onderneming_id);\n RETURN NULL;",
                    hash="86bf40aba814de1e9198b7e4e6b40639885732ec",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_dienst_tot_anders_a59ca",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_tewerkstelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_werkgever_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT dienst_bij_id INTO STRICT NEW.dienst_bij_id FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="cdd771f7e1c7f8b2fc6c88da3fcfff7a354ba208",
                    operation='INSERT OR UPDATE OF "dienst_bij_id"',
                    pgid="pgtrigger_neemt_werkgever_over_3dba8",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wop",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="ac76b45fb0712544b008fe0d8d12c7b172ff7b86",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_3704c",
                    table="trajecten_wop",
                    when="BEFORE",
                ),
            ),
        ),
    ]
