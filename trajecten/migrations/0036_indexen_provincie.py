from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0035_vul_wop_provincies")]

    operations = [
        migrations.AddIndex(
            model_name="maatwerker",
            index=models.Index(
                models.F("sorteernaam"),
                models.F("id"),
                condition=models.Q(("provincies__contains", ["buiten"])),
                name="maatwerker_buiten",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("periode__endswith"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["antwerpen"])),
                name="wop_einde_antwerpen",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("periode__endswith"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["limburg"])),
                name="wop_einde_limburg",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("periode__endswith"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["oost_vlaanderen"])),
                name="wop_einde_oost_vlaanderen",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("periode__endswith"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["vlaams_brabant"])),
                name="wop_einde_vlaams_brabant",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("periode__endswith"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["west_vlaanderen"])),
                name="wop_einde_west_vlaanderen",
            ),
        ),
        migrations.AddIndex(
            model_name="wop",
            index=models.Index(
                models.F("periode__endswith"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["buiten"])),
                name="wop_einde_buiten",
            ),
        ),
    ]
