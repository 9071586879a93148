from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0083_melding_opschorting"),
    ]

    operations = [
        migrations.AddField(
            model_name="dagronde",
            name="opgeruimd",
            field=models.PositiveIntegerField(default=0, verbose_name="oude meldingen en sessies die weggegooid zijn"),
        ),
    ]
