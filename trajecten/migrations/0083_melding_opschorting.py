from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0082_meting_overgenomen"),
    ]

    operations = [
        migrations.AlterField(
            model_name="melding",
            name="soort",
            field=models.CharField(
                choices=[
                    ("toegeleid", "Een nieuw traject voor ons"),
                    ("toegewezen", "Een traject dat ik overneem"),
                    ("voorgelegd", "Een traject dat op het oordeel van VDAB wacht"),
                    ("oordeel", "VDAB legde de uitkomst van een traject vast"),
                    ("aanvraag", "Een onderneming vraagt een evaluatie"),
                    ("aanvraag_afgesloten", "VDAB antwoordt op mijn vraag om een evaluatie"),
                    ("evaluatie_gepland", "Een evaluatie is gepland"),
                    ("steekproef", "Een steekproef van zittende maatwerkers"),
                    ("opschorting", "Trajecten van mij die samen opgeschort worden, of verdergaan"),
                    ("signaal", "Een signaal dat VDAB moet bekijken"),
                    ("termijn", "Termijnen die dringend of voorbij zijn"),
                    ("mandaat", "Een mandaat dat afloopt"),
                    ("herinnering", "Een herinnering van iemand die op ons wacht"),
                    ("overzicht", "Het dagoverzicht"),
                ],
                max_length=30,
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="meldingsvoorkeur",
            name="soort",
            field=models.CharField(
                choices=[
                    ("toegeleid", "Een nieuw traject voor ons"),
                    ("toegewezen", "Een traject dat ik overneem"),
                    ("voorgelegd", "Een traject dat op het oordeel van VDAB wacht"),
                    ("oordeel", "VDAB legde de uitkomst van een traject vast"),
                    ("aanvraag", "Een onderneming vraagt een evaluatie"),
                    ("aanvraag_afgesloten", "VDAB antwoordt op mijn vraag om een evaluatie"),
                    ("evaluatie_gepland", "Een evaluatie is gepland"),
                    ("steekproef", "Een steekproef van zittende maatwerkers"),
                    ("opschorting", "Trajecten van mij die samen opgeschort worden, of verdergaan"),
                    ("signaal", "Een signaal dat VDAB moet bekijken"),
                    ("termijn", "Termijnen die dringend of voorbij zijn"),
                    ("mandaat", "Een mandaat dat afloopt"),
                    ("herinnering", "Een herinnering van iemand die op ons wacht"),
                    ("overzicht", "Het dagoverzicht"),
                ],
                max_length=30,
                verbose_name="soort",
            ),
        ),
    ]
