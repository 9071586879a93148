from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0081_brief_na_weigering"),
    ]

    operations = [
        migrations.AlterField(
            model_name="termijn",
            name="soort",
            field=models.CharField(
                choices=[
                    ("signaal", "Signaal te bekijken"),
                    ("beoordelen", "Traject te beoordelen"),
                    ("oordeel", "Oordeel na de aanwerving"),
                    ("weigering", "Weigering te beoordelen"),
                    ("aanvraag", "Gevraagde evaluatie"),
                    ("job", "Geplande job"),
                    ("bezoek", "Gepland bezoek voor een evaluatie"),
                    ("evaluatie", "Evaluatie voor het einde van het WOP"),
                    ("steekproef", "Evaluatie in de 10 %-ronde"),
                    ("start", "Traject te starten"),
                    ("fase", "Einde van een fase"),
                    ("fase_stage", "Einde van de stagefase"),
                    ("stage", "Einde van een stage"),
                    ("nazorgcontact", "Gepland nazorgcontact"),
                    ("nazorgplan", "Nazorg te plannen"),
                    ("nazorg", "Einde van de nazorg"),
                    ("meting_vier_weken", "Meting na vier weken"),
                    ("meting_zes_maanden", "Meting na zes maanden"),
                    ("meting_overgenomen", "Meting die de partner niet invulde"),
                    ("aanbod", "Aanbod zonder antwoord"),
                    ("pop", "POP voor de evaluatie"),
                    ("kwartaal", "Personeelslijst te bevestigen"),
                ],
                max_length=30,
                verbose_name="soort",
            ),
        ),
    ]
