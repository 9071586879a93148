from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0063_vul_opgeschort_tot")]

    operations = [
        migrations.AddIndex(
            model_name="traject",
            index=models.Index(
                models.F("status"), models.F("sorteernaam"), models.F("id"), name="traject_op_status_en_naam"
            ),
        ),
    ]
