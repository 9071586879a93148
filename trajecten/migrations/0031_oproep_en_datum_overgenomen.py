import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0030_indexen_lijsten"),
    ]

    operations = [
        migrations.AddField(
            model_name="toewijzing",
            name="traject_sinds",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="traject",
            name="oproep",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.oproep",
            ),
        ),
        migrations.AddIndex(
            model_name="toewijzing",
            index=models.Index(
                models.F("lid"), models.F("traject_sinds"), models.F("traject"), name="toewijzing_van_lid"
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(models.F("oproep"), models.F("status_sinds"), models.F("id"), name="traject_per_oproep"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_oproep_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.oproep_id IS DISTINCT FROM NEW.oproep_id)",
                    func="\n                UPDATE trajecten_traject SET oproep_id = NEW.oproep_id WHERE project_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="0306aaae0e9e7f56723e856955e0a473368689cb",
                    operation='UPDATE OF "oproep_id"',
                    pgid="pgtrigger_geeft_oproep_door_2cc18",
                    table="trajecten_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toewijzing",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_datum_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT status_sinds INTO STRICT NEW.traject_sinds FROM trajecten_traject WHERE id = NEW.traject_id;\n                RETURN NEW;\n                ",
                    hash="aeefb91b4bd5619ac0503821299dd428e0072410",
                    operation='INSERT OR UPDATE OF "traject_sinds"',
                    pgid="pgtrigger_neemt_datum_over_3910f",
                    table="trajecten_toewijzing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_oproep_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT oproep_id INTO STRICT NEW.oproep_id FROM trajecten_project WHERE id = NEW.project_id;\n                RETURN NEW;\n                ",
                    hash="605867f39729a8b8d53b25ecf2c95db685eabafb",
                    operation='INSERT OR UPDATE OF "oproep_id"',
                    pgid="pgtrigger_neemt_oproep_over_e5d3f",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_datum_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status_sinds IS DISTINCT FROM NEW.status_sinds)",
                    func="\n                UPDATE trajecten_toewijzing SET traject_sinds = NEW.status_sinds WHERE traject_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="c73ccad21a4cb9052c47a086c99a8cf3fc9a5f34",
                    operation='UPDATE OF "status_sinds"',
                    pgid="pgtrigger_geeft_datum_door_2b509",
                    table="trajecten_traject",
                    when="AFTER",
                ),
            ),
        ),
    ]
