import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0008_journaal_met_en_concept")]

    operations = [
        migrations.CreateModel(
            name="OpgeslagenFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "lijst",
                    models.CharField(
                        choices=[
                            ("traject-lijst", "Trajecten"),
                            ("maatwerker-lijst", "Maatwerkers"),
                            ("evaluatie-lijst", "Evaluaties"),
                            ("evaluatie-te-plannen", "Evaluaties te plannen"),
                            ("onderneming-lijst", "Ondernemingen"),
                        ],
                        editable=False,
                        max_length=30,
                        verbose_name="lijst",
                    ),
                ),
                ("naam", models.CharField(max_length=60, verbose_name="naam")),
                ("vraag", models.CharField(editable=False, max_length=2000)),
                ("gedeeld", models.BooleanField(default=False, verbose_name="deel met je collega’s")),
            ],
            options={
                "verbose_name": "bewaard filter",
                "verbose_name_plural": "bewaarde filters",
                "ordering": ("lijst", "naam", "pk"),
            },
        ),
        migrations.AddField(
            model_name="opgeslagenfilter",
            name="lid",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="filters",
                to="trajecten.lidmaatschap",
            ),
        ),
        migrations.AddConstraint(
            model_name="opgeslagenfilter",
            constraint=models.UniqueConstraint(
                models.F("lid"),
                models.F("lijst"),
                models.F("naam"),
                name="filter_naam_uniek_per_lijst",
                violation_error_message="Je hebt bij deze lijst al een filter met die naam. Kies een andere naam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="opgeslagenfilter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "lijst__in",
                        [
                            "traject-lijst",
                            "maatwerker-lijst",
                            "evaluatie-lijst",
                            "evaluatie-te-plannen",
                            "onderneming-lijst",
                        ],
                    )
                ),
                name="filter_lijst_bestaat",
            ),
        ),
    ]
