from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0059_bezoek"),
    ]

    operations = [
        migrations.AddField(
            model_name="lidmaatschap",
            name="mag_bulk_opschorten",
            field=models.BooleanField(default=False, verbose_name="mag veel trajecten samen opschorten"),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(("rol", "vdab"), ("mag_bulk_opschorten", False), _connector="OR"),
                name="lidmaatschap_samen_opschorten_bij_vdab",
                violation_error_message="Alleen een VDAB-bemiddelaar kan veel trajecten samen opschorten.",
            ),
        ),
    ]
