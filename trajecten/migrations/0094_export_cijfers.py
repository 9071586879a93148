from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0093_traject_zonder_dubbele_index"),
    ]

    operations = [
        migrations.AlterField(
            model_name="export",
            name="lijst",
            field=models.CharField(
                choices=[
                    ("traject-lijst", "Trajecten"),
                    ("maatwerker-lijst", "Maatwerkers"),
                    ("evaluatie-lijst", "Evaluaties"),
                    ("evaluatie-te-plannen", "Evaluaties te plannen"),
                    ("onderneming-lijst", "Ondernemingen"),
                    ("cijfers", "Cijfers"),
                ],
                max_length=30,
                verbose_name="lijst",
            ),
        ),
    ]
