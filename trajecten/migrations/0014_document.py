import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trajecten.models.document


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0013_onderneming_op_naam"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("pop", "POP"),
                            ("attest", "Attest"),
                            ("tbs", "TBS-overeenkomst"),
                            ("cv", "Cv"),
                            ("motivatiebrief", "Motivatiebrief"),
                            ("beslissingsbrief", "Beslissingsbrief"),
                            ("stageverslag", "Stageverslag"),
                            ("bewijsstuk_esf", "Bewijsstuk ESF"),
                            ("andere", "Ander document"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("naam", models.CharField(max_length=150, verbose_name="naam")),
                ("content_type", models.CharField(max_length=100)),
                ("grootte", models.PositiveIntegerField(verbose_name="grootte in bytes")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "sleutel",
                    models.CharField(
                        default=trajecten.models.document.nieuwe_sleutel, editable=False, max_length=40, unique=True
                    ),
                ),
                (
                    "bereik",
                    models.CharField(
                        choices=[
                            ("vdab", "Alleen VDAB"),
                            ("traject", "VDAB en de doorstroompartner"),
                            ("gedeeld", "Iedereen die dit dossier ziet"),
                        ],
                        default="traject",
                        max_length=20,
                        verbose_name="wie mag dit lezen",
                    ),
                ),
                ("toegevoegd_op", models.DateTimeField(editable=False)),
                ("verwijderd_op", models.DateTimeField(blank=True, editable=False, null=True)),
                ("reden_verwijdering", models.CharField(blank=True, max_length=500, verbose_name="reden")),
                (
                    "lid",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documenten",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documenten",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "verwijderd_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
                "ordering": ("-toegevoegd_op", "-pk"),
                "indexes": [
                    models.Index(fields=["maatwerker", "-toegevoegd_op"], name="document_per_maatwerker"),
                    models.Index(fields=["traject", "-toegevoegd_op"], name="document_per_traject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden_verwijdering", ""), ("verwijderd_door", None), ("verwijderd_op", None)),
                            models.Q(
                                ("verwijderd_door__isnull", False),
                                ("verwijderd_op__isnull", False),
                                models.Q(("reden_verwijdering", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_verwijderd_met_reden",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="inhoud_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."maatwerker_id" IS DISTINCT FROM (NEW."maatwerker_id") OR OLD."traject_id" IS DISTINCT FROM (NEW."traject_id") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."grootte" IS DISTINCT FROM (NEW."grootte") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."sleutel" IS DISTINCT FROM (NEW."sleutel") OR OLD."bereik" IS DISTINCT FROM (NEW."bereik") OR OLD."lid_id" IS DISTINCT FROM (NEW."lid_id") OR OLD."toegevoegd_op" IS DISTINCT FROM (NEW."toegevoegd_op"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="af917c3571c750c5c309e75a663a034b3c377e3a",
                    operation="UPDATE",
                    pgid="pgtrigger_inhoud_vast_88cf9",
                    table="trajecten_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="rij_blijft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="fde8dcf86c6d329d9875721567211bee7027d811",
                    operation="DELETE",
                    pgid="pgtrigger_rij_blijft_040d9",
                    table="trajecten_document",
                    when="BEFORE",
                ),
            ),
        ),
    ]
