from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0032_vul_oproep_en_datum"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("status"), models.F("toegeleid_op"), models.F("id"), name="traject_status_op_toeleiding"
            ),
        ),
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("provincie"), models.F("status_sinds"), models.F("id"), name="traject_provincie_op_datum"
            ),
        ),
    ]
