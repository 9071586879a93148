import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0080_termijn_steekproef"),
    ]

    operations = [
        migrations.AddField(
            model_name="beslissingsbrief",
            name="weigering",
            field=models.OneToOneField(
                blank=True,
                error_messages={"unique": "Deze brief is al verstuurd."},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brief",
                to="trajecten.weigering",
            ),
        ),
        migrations.AlterField(
            model_name="beslissingsbrief",
            name="evaluatie",
            field=models.OneToOneField(
                blank=True,
                error_messages={"unique": "Deze brief is al verstuurd."},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brief",
                to="trajecten.evaluatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="beslissingsbrief",
            constraint=models.CheckConstraint(
                condition=models.Q(("evaluatie__isnull", False), ("weigering", None))
                | models.Q(("evaluatie", None), ("weigering__isnull", False)),
                name="beslissingsbrief_over_een_besluit",
            ),
        ),
    ]
