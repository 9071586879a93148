import datetime
import uuid
from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import trajecten.identificatie
import trajecten.models.document
import trajecten.models.export
import trajecten.models.velden
import trajecten.plaatsen


class Migration(migrations.Migration):
    """The whole schema at once: a new database needs no history. An older one goes on with the migrations that it has
    not had yet. Indexes and constraints stand with their table: each step apart makes Django build its models anew."""

    replaces = [
        ("trajecten", "0001_squashed_0038_vul_dienst_tot"),
        ("trajecten", "0039_termijn"),
        ("trajecten", "0045_melding"),
        ("trajecten", "0048_evaluatieplanning"),
        ("trajecten", "0049_beslissingsbrief"),
        ("trajecten", "0050_evaluatie_deelnemers"),
        ("trajecten", "0051_steekproef"),
        ("trajecten", "0055_dienst_bij"),
        ("trajecten", "0056_vul_dienst_bij"),
        ("trajecten", "0057_dagronde"),
        ("trajecten", "0058_dienst_tot_opnieuw_gepland"),
        ("trajecten", "0059_bezoek"),
        ("trajecten", "0060_mag_bulk_opschorten"),
        ("trajecten", "0061_agendasleutel"),
        ("trajecten", "0062_partner_tot"),
        ("trajecten", "0063_vul_partner_tot"),
        ("trajecten", "0080_termijn_steekproef"),
        ("trajecten", "0081_brief_na_weigering"),
        ("trajecten", "0082_meting_overgenomen"),
        ("trajecten", "0083_melding_opschorting"),
        ("trajecten", "0084_dagronde_opgeruimd"),
        ("trajecten", "0085_taak_export"),
        ("trajecten", "0086_export"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(
            sql="CREATE SEQUENCE trajecten_trajectnummer START WITH 100001",
            reverse_sql="DROP SEQUENCE trajecten_trajectnummer",
        ),
        migrations.CreateModel(
            name="Dagronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dag", models.DateField(unique=True, verbose_name="dag")),
                ("begonnen_op", models.DateTimeField(verbose_name="begonnen op")),
                ("geeindigd_op", models.DateTimeField(null=True, verbose_name="geëindigd op")),
                ("lease_tot", models.DateTimeField(verbose_name="voorbehouden tot")),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("termijnen", models.PositiveIntegerField(default=0, verbose_name="gewijzigde termijnen")),
                (
                    "gemeld",
                    models.PositiveIntegerField(default=0, verbose_name="termijnen die dringend of te laat werden"),
                ),
                ("ingelicht", models.PositiveIntegerField(default=0, verbose_name="mensen die dat te weten kwamen")),
                ("mandaten", models.PositiveIntegerField(default=0, verbose_name="mandaten die binnenkort aflopen")),
                (
                    "opgeruimd",
                    models.PositiveIntegerField(
                        default=0, verbose_name="oude meldingen en sessies die weggegooid zijn"
                    ),
                ),
            ],
            options={
                "verbose_name": "dagelijkse ronde",
                "verbose_name_plural": "dagelijkse rondes",
                "ordering": ("-dag",),
            },
        ),
        migrations.CreateModel(
            name="Maatwerker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("insz_versleuteld", models.TextField(editable=False)),
                ("insz_index", models.CharField(editable=False, max_length=64, unique=True)),
                ("voornaam", models.CharField(max_length=100, verbose_name="voornaam")),
                ("familienaam", models.CharField(max_length=100, verbose_name="familienaam")),
                ("sorteernaam", models.CharField(db_collation="C", editable=False, max_length=250)),
                ("geboortedatum", models.DateField(verbose_name="geboortedatum")),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("straat", models.CharField(blank=True, max_length=200, verbose_name="straat en nummer")),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[trajecten.plaatsen.valideer_postcode],
                        verbose_name="postcode",
                    ),
                ),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("pmah", "Persoon met een arbeidshandicap"),
                            ("psp", "Persoon met een psychosociale arbeidsbeperking"),
                            ("uk", "Uiterst kwetsbare persoon"),
                            ("lde", "Doelgroepwerknemer LDE"),
                        ],
                        max_length=10,
                        verbose_name="doelgroep",
                    ),
                ),
                ("zittend", models.BooleanField(default=False, verbose_name="al in dienst op 31-12-2018")),
                (
                    "provincies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("antwerpen", "Antwerpen"),
                                ("limburg", "Limburg"),
                                ("oost_vlaanderen", "Oost-Vlaanderen"),
                                ("vlaams_brabant", "Vlaams-Brabant"),
                                ("west_vlaanderen", "West-Vlaanderen"),
                                ("buiten", "Buiten Vlaanderen / onbekend"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                ("dienst_tot", models.DateField(default=datetime.date(1, 1, 1), editable=False)),
            ],
            options={
                "verbose_name": "maatwerker",
                "verbose_name_plural": "maatwerkers",
                "ordering": ("sorteernaam", "pk"),
                "indexes": [
                    models.Index(models.F("sorteernaam"), models.F("id"), name="maatwerker_op_naam"),
                    models.Index(models.F("geboortedatum"), models.F("id"), name="maatwerker_op_geboorte"),
                    django.contrib.postgres.indexes.GinIndex(models.F("provincies"), name="maatwerker_per_provincie"),
                    models.Index(
                        models.F("sorteernaam"),
                        models.F("id"),
                        condition=models.Q(("provincies__contains", ["buiten"])),
                        name="maatwerker_buiten",
                    ),
                    models.Index(
                        models.F("sorteernaam"),
                        models.F("id"),
                        models.F("dienst_tot"),
                        condition=models.Q(("dienst_tot__lt", datetime.date(9999, 12, 31))),
                        name="maatwerker_weg",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sleutelcontrole",
            fields=[
                ("naam", models.CharField(max_length=50, primary_key=True, serialize=False)),
                ("waarde", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Gebruiker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mailadres")),
                ("naam", models.CharField(max_length=150, verbose_name="naam")),
                ("is_active", models.BooleanField(default=True, verbose_name="actief")),
            ],
            options={
                "verbose_name": "gebruiker",
                "verbose_name_plural": "gebruikers",
                "ordering": ("email",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="gebruiker_email_in_kleine_letters",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("vdab", "VDAB-bemiddelaar"),
                            ("onderneming", "Maatwerkbedrijf of LDE-onderneming"),
                            ("partner", "Doorstroompartner"),
                            ("beleid", "Beleid en management"),
                            ("beheer", "Functioneel beheer"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "provincies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("antwerpen", "Antwerpen"),
                                ("limburg", "Limburg"),
                                ("oost_vlaanderen", "Oost-Vlaanderen"),
                                ("vlaams_brabant", "Vlaams-Brabant"),
                                ("west_vlaanderen", "West-Vlaanderen"),
                                ("buiten", "Buiten Vlaanderen / onbekend"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="provincies",
                    ),
                ),
                (
                    "mag_bulk_opschorten",
                    models.BooleanField(default=False, verbose_name="mag veel trajecten samen opschorten"),
                ),
                ("van", models.DateField(verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "lidmaatschap",
                "verbose_name_plural": "lidmaatschappen",
                "ordering": ("gebruiker__email", "rol", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rol", "vdab"), models.Q(("provincies", []), _negated=True)),
                            models.Q(models.Q(("rol", "vdab"), _negated=True), ("provincies", [])),
                            _connector="OR",
                        ),
                        name="lidmaatschap_provincies_bij_vdab",
                        violation_error_message="Een VDAB-bemiddelaar heeft minstens één provincie; andere rollen hebben er geen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rol", "vdab"), ("mag_bulk_opschorten", False), _connector="OR"),
                        name="lidmaatschap_samen_opschorten_bij_vdab",
                        violation_error_message="Alleen een VDAB-bemiddelaar kan veel trajecten samen opschorten.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot", None), ("tot__gte", models.F("van")), _connector="OR"),
                        name="lidmaatschap_van_voor_tot",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("periodiek", "Vijfjaarlijkse evaluatie"),
                            ("tienprocent", "10 %-ronde"),
                            ("vrijwillig", "Op vraag"),
                            ("vervroegd", "Vervroegd, om medische of psychosociale redenen"),
                            ("einde_traject", "Oordeel op het einde van het traject"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("gevraagd_op", models.DateField(blank=True, null=True, verbose_name="gevraagd op")),
                ("gepland_op", models.DateField(blank=True, null=True, verbose_name="gepland op")),
                ("bezoek_op", models.DateField(blank=True, null=True, verbose_name="bezoek of oordeel op")),
                (
                    "deelnemers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("maatwerker", "De maatwerker"),
                                ("begeleider", "De werkvloerbegeleider"),
                                ("vdab", "VDAB"),
                                ("andere", "Iemand anders"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wie er was",
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("doorstroomklaar", "Doorstroomklaar"),
                            ("wop_gewijzigd", "Nog niet doorstroomklaar, WOP gewijzigd"),
                            ("wop_ongewijzigd", "Nog niet doorstroomklaar, WOP ongewijzigd"),
                        ],
                        max_length=30,
                        verbose_name="uitkomst",
                    ),
                ),
                ("motivering", models.TextField(blank=True, verbose_name="motivering")),
                ("brief_op", models.DateField(blank=True, null=True, verbose_name="brief verstuurd op")),
                ("doorstroomklaar", models.BooleanField(blank=True, null=True, verbose_name="doorstroomklaar")),
                ("gerealiseerd", models.BooleanField(blank=True, null=True, verbose_name="job gevonden")),
                (
                    "sorteernaam",
                    models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
                ),
                ("partner_tot", models.DateField(blank=True, editable=False, null=True)),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluaties",
                        to="trajecten.maatwerker",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluatie",
                "verbose_name_plural": "evaluaties",
                "ordering": ("-bezoek_op", "-pk"),
                "indexes": [
                    models.Index(
                        models.F("maatwerker"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="evaluatie_per_maatwerker",
                    ),
                    models.Index(
                        models.F("sorteernaam"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="evaluatie_op_naam",
                    ),
                    models.Index(
                        models.OrderBy(models.F("bezoek_op"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="evaluatie_op_datum",
                    ),
                    models.Index(
                        models.F("soort"),
                        models.F("bezoek_op"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="evaluatie_per_soort",
                    ),
                    models.Index(
                        models.F("uitkomst"),
                        models.F("bezoek_op"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="evaluatie_per_uitkomst",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("uitkomst", ""), ("bezoek_op__isnull", False), _connector="OR"),
                        name="evaluatie_uitkomst_na_bezoek",
                        violation_error_message="Vul in wanneer het bezoek was.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluatieplanning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("periodiek", "Vijfjaarlijkse evaluatie"),
                            ("tienprocent", "10 %-ronde"),
                            ("vrijwillig", "Op vraag"),
                            ("vervroegd", "Vervroegd, om medische of psychosociale redenen"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("gepland_op", models.DateField(blank=True, null=True, verbose_name="dag van het bezoek")),
                ("plaats", models.CharField(blank=True, max_length=200, verbose_name="plaats")),
                (
                    "stand",
                    models.CharField(
                        choices=[("open", "Gepland"), ("uitgevoerd", "Uitgevoerd"), ("afgelast", "Afgelast")],
                        default="open",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=500, verbose_name="reden")),
                ("gestart_op", models.DateTimeField(editable=False)),
                ("gewijzigd_op", models.DateTimeField(editable=False)),
                (
                    "evaluatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planningen",
                        to="trajecten.evaluatie",
                    ),
                ),
                (
                    "bemiddelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="bemiddelaar",
                    ),
                ),
                (
                    "gestart_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "gewijzigd_door",
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
                        related_name="evaluatieplanningen",
                        to="trajecten.maatwerker",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluatieplanning",
                "verbose_name_plural": "evaluatieplanningen",
                "ordering": ("-gestart_op", "-pk"),
                "indexes": [
                    models.Index(
                        models.F("gepland_op"),
                        models.F("id"),
                        condition=models.Q(("stand", "afgelast"), _negated=True),
                        name="evaluatieplanning_op_dag",
                    ),
                    models.Index(
                        models.F("bemiddelaar"),
                        models.F("gepland_op"),
                        condition=models.Q(("stand", "afgelast"), _negated=True),
                        name="evaluatieplanning_per_lid",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("maatwerker"),
                        condition=models.Q(("stand", "open")),
                        name="evaluatieplanning_een_open",
                        violation_error_message="Voor deze persoon is al een evaluatie gepland.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evaluatie__isnull", False), ("stand", "uitgevoerd")),
                            models.Q(models.Q(("stand", "uitgevoerd"), _negated=True), ("evaluatie__isnull", True)),
                            _connector="OR",
                        ),
                        name="evaluatieplanning_uitgevoerd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "afgelast"), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluatieplanning_afgelast_met_reden",
                        violation_error_message="Zeg waarom het bezoek niet doorgaat.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluatieaanvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("vrijwillig", "Op vraag"),
                            ("vervroegd", "Vervroegd, om medische of psychosociale redenen"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "namens",
                    models.CharField(
                        choices=[
                            ("maatwerker", "De maatwerker vraagt het zelf"),
                            ("onderneming", "Wij vragen het als werkgever"),
                        ],
                        max_length=20,
                        verbose_name="wie vraagt het",
                    ),
                ),
                ("motivering", models.TextField(blank=True, verbose_name="motivering")),
                ("geattesteerd", models.BooleanField(default=False, verbose_name="er is een attest")),
                ("gevraagd_op", models.DateField(verbose_name="gevraagd op")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("open", "Wacht op VDAB"),
                            ("geevalueerd", "Geëvalueerd"),
                            ("ingetrokken", "Ingetrokken"),
                            ("geweigerd", "Geweigerd door VDAB"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("afgesloten_op", models.DateField(blank=True, null=True, verbose_name="afgesloten op")),
                ("reden", models.CharField(blank=True, max_length=500, verbose_name="reden")),
                (
                    "evaluatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanvragen",
                        to="trajecten.evaluatie",
                        verbose_name="evaluatie",
                    ),
                ),
                (
                    "afgesloten_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluatieaanvragen",
                        to="trajecten.maatwerker",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluatieaanvraag",
                "verbose_name_plural": "evaluatieaanvragen",
                "ordering": ("-gevraagd_op", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("maatwerker"),
                        condition=models.Q(("stand", "open")),
                        name="evaluatieaanvraag_een_open",
                        violation_error_message="Er staat al een vraag open bij VDAB.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("soort", "vervroegd"), _negated=True),
                            models.Q(models.Q(("motivering", ""), _negated=True), ("geattesteerd", True)),
                            _connector="OR",
                        ),
                        name="evaluatieaanvraag_vervroegd_met_reden",
                        violation_error_message="Een vervroegde evaluatie vraagt een motivering en een attest (R12).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgesloten_door__isnull", True), ("afgesloten_op__isnull", True), ("stand", "open")
                            ),
                            models.Q(
                                models.Q(("stand", "open"), _negated=True),
                                ("afgesloten_door__isnull", False),
                                ("afgesloten_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evaluatieaanvraag_afgesloten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evaluatie__isnull", False), ("stand", "geevalueerd")),
                            models.Q(models.Q(("stand", "geevalueerd"), _negated=True), ("evaluatie__isnull", True)),
                            _connector="OR",
                        ),
                        name="evaluatieaanvraag_beantwoord",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "geweigerd"), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluatieaanvraag_geweigerd_met_reden",
                        violation_error_message="Zeg waarom je deze vraag weigert.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Advies",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("pmah", "Persoon met een arbeidshandicap"),
                            ("psp", "Persoon met een psychosociale arbeidsbeperking"),
                            ("uk", "Uiterst kwetsbare persoon"),
                            ("lde", "Doelgroepwerknemer LDE"),
                        ],
                        max_length=10,
                        verbose_name="doelgroep",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("attest", "Attest"), ("icf", "ICF-indicering")], max_length=10, verbose_name="basis"
                    ),
                ),
                ("gegeven_door", models.CharField(max_length=200, verbose_name="gegeven door")),
                ("op", models.DateField(verbose_name="beslist op")),
                ("geldig_tot", models.DateField(verbose_name="geldig tot en met")),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adviezen", to="trajecten.maatwerker"
                    ),
                ),
            ],
            options={
                "verbose_name": "advies",
                "verbose_name_plural": "adviezen",
                "ordering": ("-op", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("geldig_tot__gte", models.F("op"))),
                        name="advies_op_voor_einde",
                        violation_error_message="De einddatum ligt vóór de beslissing.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Melding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
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
                ("onderwerp", models.CharField(max_length=200, verbose_name="onderwerp")),
                ("tekst", models.TextField(verbose_name="tekst")),
                ("link", models.CharField(max_length=300, verbose_name="pagina")),
                ("sleutel", models.CharField(max_length=100, verbose_name="sleutel")),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                ("gelezen_op", models.DateTimeField(null=True, verbose_name="gelezen op")),
                (
                    "hoe",
                    models.CharField(
                        choices=[
                            ("meteen", "Meteen een e-mail"),
                            ("dagoverzicht", "In één e-mail per dag, om 7 uur"),
                            ("app", "Geen e-mail, alleen in Doorstroom"),
                        ],
                        max_length=20,
                        verbose_name="hoe",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wachtend", "Wacht"),
                            ("bezig", "Wordt verzonden"),
                            ("verzonden", "Verzonden"),
                            ("mislukt", "Mislukt"),
                            ("vervallen", "Geen e-mail nodig"),
                        ],
                        default="wachtend",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("volgende_op", models.DateTimeField(null=True, verbose_name="volgende poging")),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("lease_tot", models.DateTimeField(null=True, verbose_name="voorbehouden tot")),
                ("verzonden_op", models.DateTimeField(null=True, verbose_name="verzonden op")),
                ("antwoord", models.CharField(blank=True, max_length=500, verbose_name="antwoord van de mailserver")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meldingen",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "overzicht",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onderdelen",
                        to="trajecten.melding",
                    ),
                ),
            ],
            options={
                "verbose_name": "melding",
                "verbose_name_plural": "meldingen",
                "ordering": ("-gemaakt_op", "-pk"),
                "indexes": [
                    models.Index(models.F("lid"), models.F("gemaakt_op"), models.F("id"), name="melding_van_lid"),
                    models.Index(models.F("lid"), condition=models.Q(("gelezen_op", None)), name="melding_ongelezen"),
                    models.Index(
                        models.F("volgende_op"),
                        models.F("id"),
                        condition=models.Q(("hoe", "meteen"), ("status__in", ["wachtend", "bezig"])),
                        name="melding_te_verzenden",
                    ),
                    models.Index(
                        models.F("lid"),
                        models.F("gemaakt_op"),
                        condition=models.Q(("hoe", "dagoverzicht"), ("overzicht", None), ("status", "wachtend")),
                        name="melding_te_bundelen",
                    ),
                    models.Index(
                        models.F("id"),
                        condition=models.Q(("hoe", "meteen"), ("status", "mislukt")),
                        name="melding_mislukt",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(models.F("lid"), models.F("sleutel"), name="melding_een_per_oorzaak"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_tot__isnull", False), ("status", "bezig")),
                            models.Q(models.Q(("status", "bezig"), _negated=True), ("lease_tot__isnull", True)),
                            _connector="OR",
                        ),
                        name="melding_bezig_is_voorbehouden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hoe", "meteen"), _negated=True), ("volgende_op__isnull", False), _connector="OR"
                        ),
                        name="melding_eigen_e_mail_heeft_een_beurt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("overzicht__isnull", True), ("hoe", "dagoverzicht"), _connector="OR"),
                        name="melding_in_overzicht",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meldingsvoorkeur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
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
                (
                    "hoe",
                    models.CharField(
                        choices=[
                            ("meteen", "Meteen een e-mail"),
                            ("dagoverzicht", "In één e-mail per dag, om 7 uur"),
                            ("app", "Geen e-mail, alleen in Doorstroom"),
                        ],
                        max_length=20,
                        verbose_name="hoe",
                    ),
                ),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meldingsvoorkeuren",
                        to="trajecten.lidmaatschap",
                    ),
                ),
            ],
            options={
                "verbose_name": "meldingsvoorkeur",
                "verbose_name_plural": "meldingsvoorkeuren",
                "ordering": ("lid", "soort"),
                "constraints": [
                    models.UniqueConstraint(models.F("lid"), models.F("soort"), name="meldingsvoorkeur_een_per_soort"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hoe", "app"), _negated=True),
                            models.Q(("soort__in", ["termijn", "voorgelegd"]), _negated=True),
                            _connector="OR",
                        ),
                        name="meldingsvoorkeur_nooit_uit",
                        violation_error_message="Voor deze meldingen loopt een termijn van de wet: een e-mail is nodig.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Onderneming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kbo",
                    models.CharField(
                        max_length=10,
                        unique=True,
                        validators=[trajecten.identificatie.valideer_kbo],
                        verbose_name="KBO-nummer",
                    ),
                ),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                (
                    "soorten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("maatwerkbedrijf", "Maatwerkbedrijf"),
                                ("maatwerkafdeling", "Maatwerkafdeling"),
                                ("lde_onderneming", "LDE-onderneming"),
                                ("doorstroompartner", "Doorstroompartner"),
                                ("reguliere_werkgever", "Reguliere werkgever"),
                            ],
                            max_length=30,
                        ),
                        default=list,
                        size=None,
                        verbose_name="soorten",
                    ),
                ),
                (
                    "voormalig_statuut",
                    models.CharField(
                        choices=[("bw", "Beschutte werkplaats"), ("sw", "Sociale werkplaats"), ("geen", "Geen")],
                        default="geen",
                        max_length=10,
                        verbose_name="voormalig statuut",
                    ),
                ),
            ],
            options={
                "verbose_name": "onderneming",
                "verbose_name_plural": "ondernemingen",
                "ordering": ("naam", "pk"),
                "indexes": [
                    models.Index(models.F("naam"), models.F("id"), name="onderneming_op_naam"),
                    django.contrib.postgres.indexes.GinIndex(models.F("soorten"), name="onderneming_per_soort"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kbo__regex", "^[01]\\d{9}$")), name="onderneming_kbo_tien_cijfers"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("soorten", []), _negated=True),
                        name="onderneming_minstens_een_soort",
                        violation_error_message="Kies minstens één soort.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandaat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandaten",
                        to="trajecten.onderneming",
                        verbose_name="doorstroompartner",
                    ),
                ),
            ],
            options={
                "verbose_name": "mandaat",
                "verbose_name_plural": "mandaten",
                "ordering": ("partner__naam", "periode"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="mandaat_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("partner"), models.F("partner"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="mandaat_geen_overlap",
                        violation_error_message="Deze partner heeft in die periode al een mandaat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("periode__endswith__isnull", False),
                            (
                                "periode__endswith__lte",
                                models.ExpressionWrapper(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("periode__startswith"),
                                        "+",
                                        trajecten.models.velden.Maanden(maanden=72),
                                    ),
                                    output_field=models.DateField(),
                                ),
                            ),
                        ),
                        name="mandaat_hoogstens_zes_jaar",
                        violation_error_message="Een mandaat heeft een einddatum, en loopt hoogstens zes jaar (R34).",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="maatwerker",
            name="dienst_bij",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.onderneming",
            ),
        ),
        migrations.AddField(
            model_name="lidmaatschap",
            name="organisatie",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leden",
                to="trajecten.onderneming",
                verbose_name="organisatie",
            ),
        ),
        migrations.CreateModel(
            name="Kwartaalbevestiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kwartaal", models.DateField(verbose_name="eerste dag van het kwartaal")),
                ("aantal", models.PositiveIntegerField(verbose_name="mensen in dienst op de laatste dag")),
                ("bevestigd_op", models.DateTimeField(verbose_name="bevestigd op")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
                (
                    "onderneming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kwartaalbevestigingen",
                        to="trajecten.onderneming",
                    ),
                ),
            ],
            options={
                "verbose_name": "kwartaalbevestiging",
                "verbose_name_plural": "kwartaalbevestigingen",
                "ordering": ("-kwartaal", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("onderneming"),
                        models.F("kwartaal"),
                        name="kwartaalbevestiging_een_per_kwartaal",
                        violation_error_message="Dit kwartaal is al bevestigd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kwartaal__day", 1), ("kwartaal__month__in", [1, 4, 7, 10])),
                        name="kwartaalbevestiging_eerste_dag",
                        violation_error_message="Een kwartaal begint op de eerste dag van januari, april, juli of oktober.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="dienst_bij",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.onderneming",
            ),
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="voor_partner",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.onderneming",
            ),
        ),
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
                (
                    "lid",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filters",
                        to="trajecten.lidmaatschap",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaard filter",
                "verbose_name_plural": "bewaarde filters",
                "ordering": ("lijst", "naam", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("lid"),
                        models.F("lijst"),
                        models.F("naam"),
                        name="filter_naam_uniek_per_lijst",
                        violation_error_message="Je hebt bij deze lijst al een filter met die naam. Kies een andere naam.",
                    ),
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Oproep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveIntegerField(unique=True, verbose_name="nummer")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("van", models.DateField(verbose_name="eerste dag")),
                ("tot", models.DateField(verbose_name="laatste dag")),
                ("doel", models.PositiveIntegerField(blank=True, null=True, verbose_name="beoogd aantal trajecten")),
                (
                    "werkvormen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("bw", "Beschutte werkplaats"),
                                ("sw", "Sociale werkplaats"),
                                ("cmw", "Collectief maatwerk"),
                                ("mwa", "Maatwerkafdeling"),
                                ("lde", "Lokale diensteneconomie"),
                            ],
                            max_length=10,
                        ),
                        size=None,
                        verbose_name="voor welke werkvormen",
                    ),
                ),
                (
                    "standaardkost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        verbose_name="standaardkost per begeleiding",
                    ),
                ),
                ("stage_verplicht", models.BooleanField(default=False, verbose_name="stage verplicht")),
                ("nazorg_verplicht", models.BooleanField(default=False, verbose_name="nazorg verplicht")),
            ],
            options={
                "verbose_name": "oproep",
                "verbose_name_plural": "oproepen",
                "ordering": ("-nummer",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van"))),
                        name="oproep_van_voor_tot",
                        violation_error_message="De laatste dag ligt vóór de eerste dag.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorBekend",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indicator",
                    models.CharField(
                        choices=[
                            ("toegeleid", "Toegeleid"),
                            ("opgestart", "Opgestart"),
                            ("lopend", "Lopend"),
                            ("opgeschort", "Opgeschort"),
                            ("wacht_op_vacature", "Wacht op vacature"),
                            ("geslaagd", "Geslaagd"),
                            ("mislukt", "Niet doorgestroomd"),
                            ("stopgezet", "Stopgezet"),
                        ],
                        max_length=30,
                        verbose_name="indicator",
                    ),
                ),
                ("vanaf", models.DateField(verbose_name="bekend vanaf")),
                (
                    "oproep",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bekend_vanaf", to="trajecten.oproep"
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator bekend vanaf",
                "verbose_name_plural": "indicatoren bekend vanaf",
                "ordering": ("oproep", "indicator"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("oproep"), models.F("indicator"), name="indicator_een_keer_per_oproep"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Personeelsimport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("bestandsnaam", models.CharField(max_length=200, verbose_name="bestand")),
                (
                    "kolommen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None, verbose_name="herkende kolommen"
                    ),
                ),
                (
                    "genegeerd",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        default=list,
                        size=None,
                        verbose_name="genegeerde kolommen",
                    ),
                ),
                ("wijzigingen_op", models.DateField(verbose_name="wijzigingen gaan in op")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nakijken", "Wordt nagekeken"),
                            ("voorbeeld", "Klaar om te bevestigen"),
                            ("verwerken", "Wordt verwerkt"),
                            ("verwerkt", "Verwerkt"),
                            ("geannuleerd", "Geannuleerd"),
                            ("verlopen", "Verlopen"),
                        ],
                        default="nakijken",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("gestuurd_op", models.DateTimeField(verbose_name="ingestuurd op")),
                ("verwerkt_op", models.DateTimeField(null=True, verbose_name="verwerkt op")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="ingestuurd door",
                    ),
                ),
                (
                    "onderneming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.onderneming",
                        verbose_name="onderneming",
                    ),
                ),
            ],
            options={
                "verbose_name": "personeelsimport",
                "verbose_name_plural": "personeelsimports",
                "ordering": ("-gestuurd_op", "-pk"),
                "indexes": [
                    models.Index(
                        models.F("onderneming"),
                        models.OrderBy(models.F("gestuurd_op"), descending=True),
                        name="personeelsimport_van",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Importrij",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveIntegerField(verbose_name="rij")),
                ("insz_index", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fout", "Fout"),
                            ("nieuw", "Nieuw"),
                            ("gewijzigd", "Gewijzigd"),
                            ("hetzelfde", "Hetzelfde"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("al_elders", models.BooleanField(default=False, verbose_name="al in dienst")),
                ("versleuteld", models.TextField(editable=False)),
                (
                    "maatwerker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "personeelsimport",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rijen",
                        to="trajecten.personeelsimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "importrij",
                "verbose_name_plural": "importrijen",
                "ordering": ("personeelsimport", "nummer"),
                "indexes": [
                    models.Index(
                        models.F("personeelsimport"), models.F("soort"), models.F("nummer"), name="importrij_per_soort"
                    ),
                    models.Index(
                        models.F("personeelsimport"),
                        models.F("insz_index"),
                        condition=models.Q(("insz_index", ""), _negated=True),
                        name="importrij_per_persoon",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("personeelsimport", "nummer"), name="importrij_een_per_nummer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Pop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie_op", models.DateField(verbose_name="datum van deze versie")),
                ("competenties_nu", models.TextField(verbose_name="competenties vandaag")),
                ("competenties_later", models.TextField(verbose_name="competenties om te ontwikkelen")),
                (
                    "acties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500), size=None, verbose_name="verbeteracties"
                    ),
                ),
                ("samen_gemaakt", models.BooleanField(default=False, verbose_name="samen gemaakt met de maatwerker")),
                ("geregistreerd_op", models.DateTimeField(editable=False)),
                (
                    "geregistreerd_door",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="pops", to="trajecten.maatwerker"
                    ),
                ),
            ],
            options={
                "verbose_name": "persoonlijk ontwikkelingsplan",
                "verbose_name_plural": "persoonlijke ontwikkelingsplannen",
                "ordering": ("-versie_op", "-pk"),
                "indexes": [models.Index(fields=["maatwerker", "-versie_op"], name="pop_per_maatwerker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("acties__len__gte", 2)),
                        name="pop_minstens_twee_acties",
                        violation_error_message="Een POP bevat minstens twee verbeteracties (R16).",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                (
                    "provincies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("antwerpen", "Antwerpen"),
                                ("limburg", "Limburg"),
                                ("oost_vlaanderen", "Oost-Vlaanderen"),
                                ("vlaams_brabant", "Vlaams-Brabant"),
                                ("west_vlaanderen", "West-Vlaanderen"),
                                ("buiten", "Buiten Vlaanderen / onbekend"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                        verbose_name="provincies",
                    ),
                ),
                ("van", models.DateField(verbose_name="eerste dag")),
                ("tot", models.DateField(verbose_name="laatste dag")),
                ("goedgekeurd_op", models.DateField(blank=True, null=True, verbose_name="goedgekeurd op")),
                (
                    "oproep",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projecten",
                        to="trajecten.oproep",
                        verbose_name="oproep",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True, related_name="projecten", to="trajecten.onderneming", verbose_name="partners"
                    ),
                ),
                (
                    "promotor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gepromote_projecten",
                        to="trajecten.onderneming",
                        verbose_name="promotor",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projecten",
                "ordering": ("oproep", "naam"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van"))),
                        name="project_van_voor_tot",
                        violation_error_message="De laatste dag ligt vóór de eerste dag.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("dubbele_indienstmelding", "Indienstmelding van iemand die al in dienst is"),
                            ("uit_dienst_tijdens_traject", "Uit dienst gemeld tijdens een traject"),
                            ("in_dienst_tijdens_nazorg", "Opnieuw in dienst gemeld tijdens de nazorg"),
                        ],
                        max_length=40,
                        verbose_name="soort",
                    ),
                ),
                ("tekst", models.CharField(max_length=500, verbose_name="wat er gemeld is")),
                ("gemeld_op", models.DateTimeField(verbose_name="gemeld op")),
                ("afgehandeld_op", models.DateTimeField(blank=True, null=True, verbose_name="afgehandeld op")),
                (
                    "afgehandeld_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "gemeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signalen", to="trajecten.maatwerker"
                    ),
                ),
            ],
            options={
                "verbose_name": "signaal",
                "verbose_name_plural": "signalen",
                "ordering": ("gemeld_op", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("maatwerker"),
                        models.F("soort"),
                        condition=models.Q(("afgehandeld_op__isnull", True)),
                        name="signaal_een_open_per_soort",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stageplaats",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sector", models.CharField(blank=True, max_length=100, verbose_name="sector")),
                ("functies", models.CharField(max_length=300, verbose_name="functies")),
                ("gemeente", models.CharField(max_length=100, verbose_name="gemeente")),
                ("contactpersoon", models.CharField(blank=True, max_length=200, verbose_name="contactpersoon")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="telefoon of e-mail")),
                ("bijgewerkt_op", models.DateTimeField(editable=False, verbose_name="bijgewerkt op")),
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
                    "onderneming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stageplaatsen",
                        to="trajecten.onderneming",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stageplaatsen",
                        to="trajecten.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "stageplaats",
                "verbose_name_plural": "stageplaatsen",
                "ordering": ("-bijgewerkt_op", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("onderneming"), models.F("project"), name="stageplaats_een_per_project"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stageplaatservaring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateField(editable=False, verbose_name="datum")),
                ("opnieuw", models.BooleanField(verbose_name="opnieuw een stage")),
                ("wat_werkt", models.TextField(blank=True, verbose_name="wat werkt")),
                ("aandachtspunten", models.TextField(blank=True, verbose_name="waar je op let")),
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
                    "onderneming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stageplaatservaringen",
                        to="trajecten.onderneming",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "ervaring met een stageplaats",
                "verbose_name_plural": "ervaringen met stageplaatsen",
                "ordering": ("-op", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("onderneming"),
                        models.F("project"),
                        models.F("lid"),
                        name="stageplaatservaring_een_per_lid",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statusovergang",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("naam", models.CharField(max_length=40)),
                (
                    "van",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("toegeleid", "Toegeleid"),
                            ("voortraject", "Voortraject"),
                            ("jobmatching", "Jobmatching"),
                            ("stage", "Stage"),
                            ("beoordeling", "Beoordeling door VDAB"),
                            ("nazorg", "Nazorg"),
                            ("geslaagd", "Doorgestroomd"),
                            ("wacht_op_vacature", "Wacht op een vacature"),
                            ("mislukt", "Niet doorgestroomd"),
                            ("stopgezet", "Stopgezet"),
                            ("geannuleerd", "Geannuleerd"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("toegeleid", "Toegeleid"),
                            ("voortraject", "Voortraject"),
                            ("jobmatching", "Jobmatching"),
                            ("stage", "Stage"),
                            ("beoordeling", "Beoordeling door VDAB"),
                            ("nazorg", "Nazorg"),
                            ("geslaagd", "Doorgestroomd"),
                            ("wacht_op_vacature", "Wacht op een vacature"),
                            ("mislukt", "Niet doorgestroomd"),
                            ("stopgezet", "Stopgezet"),
                            ("geannuleerd", "Geannuleerd"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ingangsdatum", models.DateField(verbose_name="ingangsdatum")),
                ("geregistreerd_op", models.DateTimeField(verbose_name="geregistreerd op")),
                ("reden", models.CharField(blank=True, max_length=40, verbose_name="reden")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("nota", models.CharField(blank=True, max_length=200, verbose_name="opmerking bij de stap")),
                (
                    "draait_terug",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teruggedraaid_door",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
            ],
            options={
                "verbose_name": "statusovergang",
                "verbose_name_plural": "statusovergangen",
                "ordering": ("traject", "volgnummer"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ingangsdatum__lte", trajecten.models.velden.DagInBrussel("geregistreerd_op"))
                        ),
                        name="overgang_niet_in_de_toekomst",
                        violation_error_message="De datum ligt in de toekomst.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="ingetrokken_bij",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.statusovergang",
            ),
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="overgang",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.statusovergang",
            ),
        ),
        migrations.CreateModel(
            name="Enclaveplaatsing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                ("functie", models.CharField(max_length=200, verbose_name="functie")),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                ("gemeld_op", models.DateField(verbose_name="gemeld aan het departement op")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enclaveplaatsingen",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "gastbedrijf",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enclaves",
                        to="trajecten.onderneming",
                        verbose_name="gastbedrijf",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
            ],
            options={
                "verbose_name": "enclaveplaatsing",
                "verbose_name_plural": "enclaveplaatsingen",
                "ordering": ("-periode", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="enclave_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("maatwerker"), models.F("maatwerker"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="enclave_geen_overlap",
                        violation_error_message="Deze persoon werkt in die periode al in een enclave.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gemeld_op__lt", models.F("periode__startswith"))),
                        name="enclave_vooraf_gemeld",
                        violation_error_message="Een enclave wordt minstens één dag vóór de start gemeld (R47).",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Afwezigheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("ziekte", "Langdurig ziek"),
                            ("moederschap", "Moederschapsrust of ouderschapsverlof"),
                            ("tijdskrediet", "Tijdskrediet of loopbaanonderbreking"),
                            ("tijdelijk_werkloos", "Tijdelijk werkloos"),
                            ("andere", "Andere langdurige afwezigheid"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "sorteernaam",
                    models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afwezigheden",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
            ],
            options={
                "verbose_name": "afwezigheid",
                "verbose_name_plural": "afwezigheden",
                "ordering": ("-periode", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("sorteernaam"),
                        models.F("maatwerker"),
                        models.F("soort"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="afwezigheid_op_naam",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="afwezigheid_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("maatwerker"), models.F("maatwerker"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="afwezigheid_geen_overlap",
                        violation_error_message="Deze persoon is in die periode al afwezig gemeld.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Steekproef",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("peildatum", models.DateField(verbose_name="peildatum")),
                ("procent", models.PositiveSmallIntegerField(verbose_name="procent")),
                (
                    "afronding",
                    models.CharField(
                        choices=[
                            ("boven", "naar boven"),
                            ("beneden", "naar beneden"),
                            ("dichtstbij", "naar het dichtstbijzijnde getal, een half naar boven"),
                        ],
                        max_length=20,
                        verbose_name="afronding",
                    ),
                ),
                ("noemer", models.PositiveIntegerField(verbose_name="zittende maatwerkers in dienst op de peildatum")),
                ("teller", models.PositiveIntegerField(verbose_name="te trekken")),
                (
                    "provincies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("antwerpen", "Antwerpen"),
                                ("limburg", "Limburg"),
                                ("oost_vlaanderen", "Oost-Vlaanderen"),
                                ("vlaams_brabant", "Vlaams-Brabant"),
                                ("west_vlaanderen", "West-Vlaanderen"),
                                ("buiten", "Buiten Vlaanderen / onbekend"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("zegel", models.CharField(max_length=64, verbose_name="zegel")),
                ("getrokken_op", models.DateTimeField(verbose_name="getrokken op")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
                (
                    "onderneming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steekproeven",
                        to="trajecten.onderneming",
                    ),
                ),
            ],
            options={
                "verbose_name": "steekproef",
                "verbose_name_plural": "steekproeven",
                "ordering": ("-ronde__jaar", "onderneming__naam", "pk"),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(models.F("provincies"), name="steekproef_per_provincie")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("teller__lte", models.F("noemer"))),
                        name="steekproef_teller_hoogstens_noemer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Steekproefkandidaat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lot", models.CharField(blank=True, max_length=64, verbose_name="lot")),
                ("rang", models.PositiveIntegerField(blank=True, null=True, verbose_name="rang")),
                (
                    "uitsluiting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("uit_dienst", "Werkt hier niet meer"),
                            ("ander_wop", "Heeft een WOP met einddatum, en wordt dus al om de vijf jaar geëvalueerd"),
                            ("open_traject", "Zit in een doorstroomtraject"),
                        ],
                        max_length=20,
                        verbose_name="waarom uitgesloten",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steekproefkandidaten",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "steekproef",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kandidaten",
                        to="trajecten.steekproef",
                    ),
                ),
            ],
            options={
                "verbose_name": "kandidaat van een steekproef",
                "verbose_name_plural": "kandidaten van steekproeven",
                "ordering": ("steekproef", models.OrderBy(models.F("rang"), nulls_last=True), "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("steekproef"), models.F("maatwerker"), name="steekproefkandidaat_een_keer"
                    ),
                    models.UniqueConstraint(
                        models.F("steekproef"), models.F("rang"), name="steekproefkandidaat_een_per_rang"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rang__gte", 1), ("uitsluiting", ""), models.Q(("lot", ""), _negated=True)),
                            models.Q(("lot", ""), ("rang", None), models.Q(("uitsluiting", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="steekproefkandidaat_rang_of_uitgesloten",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Steekproefronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jaar", models.PositiveSmallIntegerField(unique=True, verbose_name="jaar")),
                (
                    "zaad",
                    models.CharField(
                        max_length=100, validators=[django.core.validators.MinLengthValidator(8)], verbose_name="zaad"
                    ),
                ),
                ("herkomst", models.CharField(max_length=300, verbose_name="waar het zaad vandaan komt")),
                ("gepubliceerd_op", models.DateTimeField(verbose_name="gepubliceerd op")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
            ],
            options={
                "verbose_name": "10 %-ronde",
                "verbose_name_plural": "10 %-rondes",
                "ordering": ("-jaar",),
            },
        ),
        migrations.AddField(
            model_name="steekproef",
            name="ronde",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steekproeven", to="trajecten.steekproefronde"
            ),
        ),
        migrations.CreateModel(
            name="Steekproefvervanging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "overgeslagen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("einde_contract", "Einde van het contract"),
                            ("ontslag_werkgever", "Ontslag door de werkgever"),
                            ("ontslag_werknemer", "Ontslag door de werknemer"),
                            ("doorstroom", "Doorstroom naar een gewone job"),
                            ("einde_traject", "Einde van het traject zonder terugkeer"),
                            ("pensioen", "Pensioen"),
                            ("medisch", "Medische overmacht"),
                            ("overleden", "Overleden"),
                            ("andere", "Andere reden"),
                        ],
                        max_length=30,
                        verbose_name="waarom weg",
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                ("vervangen_op", models.DateTimeField(verbose_name="vervangen op")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.lidmaatschap"
                    ),
                ),
                (
                    "opvolger",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invaller_voor",
                        to="trajecten.steekproefkandidaat",
                    ),
                ),
                (
                    "weg",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervanging",
                        to="trajecten.steekproefkandidaat",
                    ),
                ),
            ],
            options={
                "verbose_name": "vervanging in een steekproef",
                "verbose_name_plural": "vervangingen in steekproeven",
                "ordering": ("vervangen_op", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Taak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("personeel_nakijken", "Personeelslijst nakijken"),
                            ("personeel_verwerken", "Personeelslijst verwerken"),
                            ("export", "Lijst als bestand maken"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wachtend", "Wacht op zijn beurt"),
                            ("bezig", "Bezig"),
                            ("klaar", "Klaar"),
                            ("mislukt", "Mislukt"),
                            ("geannuleerd", "Geannuleerd"),
                        ],
                        default="wachtend",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("gedaan", models.PositiveIntegerField(default=0, verbose_name="gedaan")),
                ("totaal", models.PositiveIntegerField(null=True, verbose_name="totaal")),
                ("gevraagd_op", models.DateTimeField(verbose_name="gevraagd op")),
                ("begonnen_op", models.DateTimeField(null=True, verbose_name="begonnen op")),
                ("geeindigd_op", models.DateTimeField(null=True, verbose_name="geëindigd op")),
                ("lease_tot", models.DateTimeField(null=True, verbose_name="voorbehouden tot")),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("resultaat", models.TextField(blank=True, verbose_name="resultaat")),
                ("fout", models.TextField(blank=True, verbose_name="fout")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="trajecten.lidmaatschap",
                        verbose_name="gevraagd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "taak",
                "verbose_name_plural": "taken",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        models.F("id"),
                        condition=models.Q(("status__in", ["wachtend", "bezig"])),
                        name="taak_op_te_nemen",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_tot__isnull", False), ("status", "bezig")),
                            models.Q(models.Q(("status", "bezig"), _negated=True), ("lease_tot__isnull", True)),
                            _connector="OR",
                        ),
                        name="taak_bezig_is_voorbehouden",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="personeelsimport",
            name="taak",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.taak",
                verbose_name="achtergrondwerk",
            ),
        ),
        migrations.CreateModel(
            name="Export",
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
                        max_length=30,
                        verbose_name="lijst",
                    ),
                ),
                ("versleuteld", models.TextField(editable=False)),
                ("naam", models.CharField(max_length=100, verbose_name="bestand")),
                (
                    "sleutel",
                    models.CharField(
                        default=trajecten.models.export.nieuwe_sleutel, editable=False, max_length=50, unique=True
                    ),
                ),
                ("rechten", models.CharField(editable=False, max_length=200)),
                ("tot", models.DateField(verbose_name="te halen tot en met")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="gevraagd door",
                    ),
                ),
                (
                    "taak",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.taak",
                        verbose_name="achtergrondwerk",
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exporten",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Traject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "nummer",
                    models.BigIntegerField(
                        db_default=models.Func(models.Value("trajecten_trajectnummer"), function="nextval"),
                        editable=False,
                        unique=True,
                        verbose_name="nummer",
                    ),
                ),
                ("verplicht", models.BooleanField(default=False, verbose_name="verplicht")),
                ("geplande_start", models.DateField(blank=True, null=True, verbose_name="geplande start")),
                ("toegeleid_op", models.DateField(verbose_name="toegeleid op")),
                (
                    "werkvorm",
                    models.CharField(
                        choices=[
                            ("bw", "Beschutte werkplaats"),
                            ("sw", "Sociale werkplaats"),
                            ("cmw", "Collectief maatwerk"),
                            ("mwa", "Maatwerkafdeling"),
                            ("lde", "Lokale diensteneconomie"),
                        ],
                        max_length=10,
                        verbose_name="werkvorm",
                    ),
                ),
                (
                    "provincie",
                    models.CharField(
                        choices=[
                            ("antwerpen", "Antwerpen"),
                            ("limburg", "Limburg"),
                            ("oost_vlaanderen", "Oost-Vlaanderen"),
                            ("vlaams_brabant", "Vlaams-Brabant"),
                            ("west_vlaanderen", "West-Vlaanderen"),
                            ("buiten", "Buiten Vlaanderen / onbekend"),
                        ],
                        max_length=20,
                        verbose_name="provincie",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("toegeleid", "Toegeleid"),
                            ("voortraject", "Voortraject"),
                            ("jobmatching", "Jobmatching"),
                            ("stage", "Stage"),
                            ("beoordeling", "Beoordeling door VDAB"),
                            ("nazorg", "Nazorg"),
                            ("geslaagd", "Doorgestroomd"),
                            ("wacht_op_vacature", "Wacht op een vacature"),
                            ("mislukt", "Niet doorgestroomd"),
                            ("stopgezet", "Stopgezet"),
                            ("geannuleerd", "Geannuleerd"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("status_sinds", models.DateField(verbose_name="sinds")),
                ("doorgestroomd_op", models.DateField(blank=True, null=True, verbose_name="doorgestroomd op")),
                ("versie", models.PositiveIntegerField(default=0)),
                (
                    "partner_tot",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                status__in=[
                                    "beoordeling",
                                    "jobmatching",
                                    "nazorg",
                                    "stage",
                                    "toegeleid",
                                    "voortraject",
                                ],
                                then=models.Value(datetime.date(9999, 12, 31)),
                            ),
                            models.When(
                                status="geslaagd",
                                then=django.db.models.functions.comparison.Greatest(
                                    trajecten.models.velden.DagenLater("status_sinds", datetime.timedelta(days=30)),
                                    trajecten.models.velden.DagenLater(
                                        "doorgestroomd_op", datetime.timedelta(days=214)
                                    ),
                                ),
                            ),
                            default=trajecten.models.velden.DagenLater("status_sinds", datetime.timedelta(days=30)),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "begeleid_tot",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(status__in=["geslaagd", "nazorg"], then=models.Value(datetime.date(1, 1, 1))),
                            models.When(
                                status__in=[
                                    "beoordeling",
                                    "jobmatching",
                                    "nazorg",
                                    "stage",
                                    "toegeleid",
                                    "voortraject",
                                ],
                                then=models.Value(datetime.date(9999, 12, 31)),
                            ),
                            default=trajecten.models.velden.DagenLater("status_sinds", datetime.timedelta(days=30)),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "sorteernaam",
                    models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
                ),
                ("geboortedatum", models.DateField(blank=True, editable=False, null=True)),
                ("opgeschort_tot", models.DateField(blank=True, editable=False, null=True)),
                (
                    "aanleiding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.evaluatie",
                        verbose_name="na evaluatie",
                    ),
                ),
                (
                    "dienst_bij",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.onderneming",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trajecten",
                        to="trajecten.maatwerker",
                        verbose_name="maatwerker",
                    ),
                ),
                (
                    "oproep",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.oproep",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="begeleide_trajecten",
                        to="trajecten.onderneming",
                        verbose_name="doorstroompartner",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trajecten",
                        to="trajecten.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "traject",
                "verbose_name_plural": "trajecten",
                "ordering": ("-status_sinds", "-pk"),
                "indexes": [
                    models.Index(
                        models.F("maatwerker"), models.F("id"), models.F("status"), name="traject_van_maatwerker"
                    ),
                    models.Index(
                        models.F("provincie"),
                        models.F("status"),
                        models.F("status_sinds"),
                        name="traject_per_provincie",
                    ),
                    models.Index(
                        models.F("partner"),
                        models.F("status_sinds"),
                        models.F("id"),
                        models.F("status"),
                        models.F("partner_tot"),
                        name="traject_partner_sinds",
                    ),
                    models.Index(
                        models.F("partner"),
                        models.F("sorteernaam"),
                        models.F("id"),
                        models.F("status"),
                        models.F("partner_tot"),
                        name="traject_partner_naam",
                    ),
                    models.Index(
                        models.F("partner"),
                        models.F("toegeleid_op"),
                        models.F("id"),
                        models.F("status"),
                        models.F("partner_tot"),
                        name="traject_partner_toegeleid",
                    ),
                    models.Index(
                        models.F("partner"),
                        models.F("geboortedatum"),
                        models.F("id"),
                        models.F("status"),
                        models.F("partner_tot"),
                        name="traject_partner_geboren",
                    ),
                    models.Index(
                        models.F("dienst_bij"),
                        models.F("status_sinds"),
                        models.F("id"),
                        name="traject_werkgever_op_datum",
                    ),
                    models.Index(
                        models.F("dienst_bij"),
                        models.F("sorteernaam"),
                        models.F("id"),
                        models.F("status"),
                        name="traject_werkgever_op_naam",
                    ),
                    models.Index(
                        models.F("dienst_bij"),
                        models.F("toegeleid_op"),
                        models.F("id"),
                        name="traject_werkgever_toeleiding",
                    ),
                    models.Index(models.F("status_sinds"), models.F("id"), name="traject_op_datum"),
                    models.Index(models.F("sorteernaam"), models.F("id"), name="traject_op_naam"),
                    models.Index(models.F("toegeleid_op"), models.F("id"), name="traject_op_toeleiding"),
                    models.Index(
                        models.F("oproep"), models.F("status_sinds"), models.F("id"), name="traject_per_oproep"
                    ),
                    models.Index(
                        models.F("status"), models.F("status_sinds"), models.F("id"), name="traject_op_status"
                    ),
                    models.Index(
                        models.F("status"), models.F("sorteernaam"), models.F("id"), name="traject_op_status_en_naam"
                    ),
                    models.Index(
                        models.F("status"),
                        models.F("toegeleid_op"),
                        models.F("id"),
                        name="traject_status_op_toeleiding",
                    ),
                    models.Index(
                        models.F("provincie"),
                        models.F("status_sinds"),
                        models.F("id"),
                        name="traject_provincie_op_datum",
                    ),
                    models.Index(
                        models.F("status_sinds"),
                        models.F("id"),
                        models.F("opgeschort_tot"),
                        models.F("partner"),
                        condition=models.Q(("opgeschort_tot__isnull", False)),
                        name="traject_stil",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("maatwerker"),
                        condition=models.Q(
                            (
                                "status__in",
                                ["beoordeling", "jobmatching", "nazorg", "stage", "toegeleid", "voortraject"],
                            )
                        ),
                        name="traject_een_open_per_maatwerker",
                        violation_error_message="Deze persoon heeft al een open traject.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Toewijzing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kant",
                    models.CharField(
                        choices=[("vdab", "VDAB-bemiddelaar"), ("partner", "Doorstroomcoach")],
                        max_length=10,
                        verbose_name="kant",
                    ),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                ("reden", models.CharField(blank=True, max_length=200, verbose_name="reden")),
                ("traject_sinds", models.DateField(blank=True, editable=False, null=True)),
                ("partner_tot", models.DateField(blank=True, editable=False, null=True)),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toewijzingen",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="toewijzingen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "toewijzing",
                "verbose_name_plural": "toewijzingen",
                "ordering": ("traject", "kant", "periode"),
                "indexes": [
                    models.Index(
                        models.F("lid"),
                        models.F("traject_sinds"),
                        models.F("traject"),
                        models.F("partner_tot"),
                        name="toewijzing_van_lid",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="toewijzing_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kant__in", ["vdab", "partner"])), name="toewijzing_kant_bestaat"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("kant", "vdab")),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("traject"), models.F("traject"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="toewijzing_geen_overlap_vdab",
                        violation_error_message="Er is in die periode al een VDAB-bemiddelaar verantwoordelijk.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("kant", "partner")),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("traject"), models.F("traject"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="toewijzing_geen_overlap_partner",
                        violation_error_message="Er is in die periode al een doorstroomcoach verantwoordelijk.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Termijn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
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
                ("sleutel", models.UUIDField(verbose_name="waarover")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("vdab", "VDAB-bemiddelaar"),
                            ("onderneming", "Maatwerkbedrijf of LDE-onderneming"),
                            ("partner", "Doorstroompartner"),
                            ("beleid", "Beleid en management"),
                            ("beheer", "Functioneel beheer"),
                        ],
                        max_length=20,
                        verbose_name="aan zet",
                    ),
                ),
                ("begin", models.DateField(verbose_name="begint op")),
                ("vanaf", models.DateField(verbose_name="te doen vanaf")),
                ("oorspronkelijk", models.DateField(verbose_name="oorspronkelijke laatste dag")),
                ("uiterlijk", models.DateField(verbose_name="laatste dag")),
                ("stil_tot", models.DateField(null=True, verbose_name="staat stil tot")),
                ("detail", models.TextField(blank=True, verbose_name="bijzonderheid")),
                ("dringend_gemeld", models.DateField(editable=False, null=True)),
                ("laat_gemeld", models.DateField(editable=False, null=True)),
                (
                    "provincie",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("antwerpen", "Antwerpen"),
                            ("limburg", "Limburg"),
                            ("oost_vlaanderen", "Oost-Vlaanderen"),
                            ("vlaams_brabant", "Vlaams-Brabant"),
                            ("west_vlaanderen", "West-Vlaanderen"),
                            ("buiten", "Buiten Vlaanderen / onbekend"),
                        ],
                        max_length=20,
                        verbose_name="provincie",
                    ),
                ),
                (
                    "bemiddelaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "coach",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termijnen",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="trajecten.onderneming",
                    ),
                ),
                (
                    "werkgever",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="trajecten.onderneming",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termijnen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "termijn",
                "verbose_name_plural": "termijnen",
                "ordering": ("uiterlijk", "pk"),
                "indexes": [
                    models.Index(
                        models.F("provincie"),
                        models.F("rol"),
                        models.F("uiterlijk"),
                        models.F("id"),
                        name="termijn_provincie_rol",
                    ),
                    models.Index(
                        models.F("provincie"),
                        models.F("soort"),
                        models.F("uiterlijk"),
                        models.F("id"),
                        name="termijn_provincie_soort",
                    ),
                    models.Index(
                        models.F("partner"),
                        models.F("soort"),
                        models.F("uiterlijk"),
                        models.F("id"),
                        name="termijn_partner_soort",
                    ),
                    models.Index(
                        models.F("werkgever"),
                        models.F("soort"),
                        models.F("uiterlijk"),
                        models.F("id"),
                        name="termijn_werkgever_soort",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(models.F("soort"), models.F("sleutel"), name="termijn_een_per_feit"),
                    models.CheckConstraint(
                        condition=models.Q(("maatwerker__isnull", False), ("traject", None), _connector="OR"),
                        name="termijn_van_iemand",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="statusovergang",
            name="traject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="overgangen", to="trajecten.traject"
            ),
        ),
        migrations.CreateModel(
            name="Stagefeedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                ("op", models.DateField(verbose_name="datum")),
                (
                    "van",
                    models.CharField(
                        choices=[
                            ("stageplaats", "De stageplaats"),
                            ("deelnemer", "De deelnemer"),
                            ("coach", "De coach"),
                        ],
                        max_length=20,
                        verbose_name="van wie",
                    ),
                ),
                (
                    "steun",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("onthaal", "Onthaal op de werkvloer"),
                                ("werkomgeving", "Werkomgeving aangepast"),
                                ("werkproces", "Taken of werkproces aangepast"),
                                ("communicatie", "Communicatie op de werkvloer"),
                                ("coaching_deelnemer", "Coaching van de deelnemer"),
                                ("coaching_stageplaats", "Coaching van collega's of leidinggevende"),
                                ("vragen", "Vragen beantwoord"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gegeven steun",
                    ),
                ),
                ("tekst", models.TextField(verbose_name="feedback")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stagefeedback",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback over een stage",
                "verbose_name_plural": "feedback over stages",
                "ordering": ("-op", "-pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                ("functie", models.CharField(max_length=200, verbose_name="functie")),
                ("tbs_op", models.DateField(verbose_name="TBS-overeenkomst getekend op")),
                (
                    "resultaat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("voltooid", "Voltooid"),
                            ("afgebroken_host", "Afgebroken door de stageplaats"),
                            ("afgebroken_werknemer", "Afgebroken door de deelnemer"),
                            ("afgebroken_partner", "Afgebroken door de doorstroompartner"),
                        ],
                        max_length=30,
                        verbose_name="resultaat",
                    ),
                ),
                ("feedback", models.TextField(blank=True, verbose_name="feedback van de stageplaats")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "stageplaats",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="trajecten.onderneming",
                        verbose_name="stageplaats",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "stage",
                "verbose_name_plural": "stages",
                "ordering": ("-periode", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="stage_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("traject"), models.F("traject"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="stage_geen_overlap",
                        violation_error_message="Er loopt in die periode al een stage.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("periode__endswith__isnull", False),
                            (
                                "periode__endswith__lte",
                                models.ExpressionWrapper(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("periode__startswith"), "+", trajecten.models.velden.Maanden(maanden=3)
                                    ),
                                    output_field=models.DateField(),
                                ),
                            ),
                        ),
                        name="stage_hoogstens_drie_maanden",
                        violation_error_message="Een stage duurt hoogstens drie maanden (R19).",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overdrachtsnota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "voor",
                    models.CharField(
                        choices=[("werkgever", "De nieuwe werkgever"), ("begeleider", "Wie daarna begeleidt")],
                        max_length=20,
                        verbose_name="voor wie",
                    ),
                ),
                ("gaat_goed", models.TextField(verbose_name="wat goed gaat")),
                ("let_op", models.TextField(blank=True, verbose_name="waar je op let")),
                ("afspraken", models.TextField(blank=True, verbose_name="afspraken")),
                ("contact", models.CharField(max_length=300, verbose_name="bij wie vragen kunnen")),
                ("geschreven_op", models.DateTimeField(editable=False, verbose_name="geschreven op")),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachtsnotas",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "overdrachtsnota",
                "verbose_name_plural": "overdrachtsnota's",
                "ordering": ("-geschreven_op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Opvolgmeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("vier_weken", "Na vier weken"), ("zes_maanden", "Na zes maanden")],
                        max_length=20,
                        verbose_name="moment",
                    ),
                ),
                ("gemeten_op", models.DateField(verbose_name="gemeten op")),
                (
                    "situatie",
                    models.CharField(
                        choices=[
                            ("zelfde_werkgever", "Aan het werk bij dezelfde werkgever"),
                            ("andere_werkgever", "Aan het werk bij een andere werkgever"),
                            ("zelfstandig", "Aan het werk als zelfstandige"),
                            ("maatwerk", "Opnieuw in maatwerk"),
                            ("niet_aan_het_werk", "Niet aan het werk"),
                            ("onbekend", "Niet te bereiken"),
                        ],
                        max_length=30,
                        verbose_name="situatie",
                    ),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opvolgmetingen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "opvolgmeting",
                "verbose_name_plural": "opvolgmetingen",
                "ordering": ("gemeten_op", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        models.F("traject"),
                        models.F("moment"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="opvolgmeting_een_per_moment",
                        violation_error_message="Deze meting is al ingevuld.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opschorting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "grond",
                    models.CharField(
                        choices=[
                            ("ministeriele_maatregel", "Maatregel van de minister"),
                            ("ziekte", "Ziekte van de deelnemer"),
                            ("overmacht", "Andere overmacht"),
                        ],
                        max_length=30,
                        verbose_name="grond",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opschortingen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "opschorting",
                "verbose_name_plural": "opschortingen",
                "ordering": ("-periode", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="opschorting_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("traject"), models.F("traject"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="opschorting_geen_overlap",
                        violation_error_message="Het traject is in die periode al opgeschort.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nazorgcontact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                ("op", models.DateField(verbose_name="datum")),
                (
                    "met",
                    models.CharField(
                        choices=[
                            ("werknemer", "Werknemer"),
                            ("werkgever", "Werkgever"),
                            ("beiden", "Werknemer en werkgever"),
                        ],
                        max_length=20,
                        verbose_name="met",
                    ),
                ),
                ("onderwerp", models.CharField(max_length=500, verbose_name="onderwerp")),
                ("besproken", models.TextField(blank=True, verbose_name="wat er gezegd is")),
                (
                    "steun",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("onthaal", "Onthaal op de werkvloer"),
                                ("werkomgeving", "Werkomgeving aangepast"),
                                ("werkproces", "Taken of werkproces aangepast"),
                                ("communicatie", "Communicatie op de werkvloer"),
                                ("coaching_deelnemer", "Coaching van de deelnemer"),
                                ("coaching_stageplaats", "Coaching van collega's of leidinggevende"),
                                ("vragen", "Vragen beantwoord"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gegeven steun",
                    ),
                ),
                (
                    "minuten",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="minuten",
                    ),
                ),
                ("nog_aan_het_werk", models.BooleanField(default=True, verbose_name="nog aan het werk")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nazorgcontacten",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "nazorgcontact",
                "verbose_name_plural": "nazorgcontacten",
                "ordering": ("-op", "-pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Nazorgafspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("op", models.DateField(verbose_name="datum")),
                (
                    "met",
                    models.CharField(
                        choices=[
                            ("werknemer", "Werknemer"),
                            ("werkgever", "Werkgever"),
                            ("beiden", "Werknemer en werkgever"),
                        ],
                        max_length=20,
                        verbose_name="met",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="trajecten.nazorgcontact",
                        verbose_name="contact",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nazorgafspraken",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "nazorgafspraak",
                "verbose_name_plural": "nazorgafspraken",
                "ordering": ("op", "pk"),
                "indexes": [
                    models.Index(
                        models.F("op"),
                        models.F("traject"),
                        condition=models.Q(("contact", None)),
                        name="nazorgafspraak_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Journaalregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("contact", "Gesprek"),
                            ("telefoon", "Telefoon"),
                            ("opleiding", "Opleiding"),
                            ("sollicitatie", "Sollicitatie"),
                            ("bezoek", "Bezoek"),
                            ("notitie", "Notitie"),
                        ],
                        default="contact",
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("op", models.DateField(verbose_name="datum")),
                (
                    "fase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("toegeleid", "Toegeleid"),
                            ("voortraject", "Voortraject"),
                            ("jobmatching", "Jobmatching"),
                            ("stage", "Stage"),
                            ("beoordeling", "Beoordeling door VDAB"),
                            ("nazorg", "Nazorg"),
                            ("geslaagd", "Doorgestroomd"),
                            ("wacht_op_vacature", "Wacht op een vacature"),
                            ("mislukt", "Niet doorgestroomd"),
                            ("stopgezet", "Stopgezet"),
                            ("geannuleerd", "Geannuleerd"),
                        ],
                        max_length=20,
                        verbose_name="fase",
                    ),
                ),
                (
                    "minuten",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="minuten",
                    ),
                ),
                (
                    "met",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deelnemer", "Deelnemer"),
                            ("werkgever", "Werkgever of stageplaats"),
                            ("onderneming", "Maatwerkbedrijf"),
                            ("vdab", "VDAB"),
                            ("partner", "Doorstroompartner"),
                            ("andere", "Iemand anders"),
                        ],
                        max_length=20,
                        verbose_name="met wie",
                    ),
                ),
                ("tekst", models.TextField(verbose_name="tekst")),
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
                ("geschreven_op", models.DateTimeField(editable=False)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="journaal", to="trajecten.maatwerker"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="journaal",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "journaalregel",
                "verbose_name_plural": "journaalregels",
                "ordering": ("-op", "-pk"),
                "indexes": [models.Index(fields=["maatwerker", "-op"], name="journaal_per_maatwerker")],
            },
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="traject",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="oordelen",
                to="trajecten.traject",
            ),
        ),
        migrations.CreateModel(
            name="Doorstroomplan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("doel", models.CharField(max_length=300, verbose_name="welke job")),
                ("sterktes", models.TextField(verbose_name="wat je goed kan")),
                ("leren", models.TextField(blank=True, verbose_name="wat je nog wil leren")),
                ("voorwaarden", models.JSONField(blank=True, default=dict, verbose_name="wat in orde moet zijn")),
                ("acties", models.JSONField(default=list, verbose_name="wat we doen")),
                ("akkoord_op", models.DateField(verbose_name="akkoord van de deelnemer op")),
                ("geschreven_op", models.DateTimeField(editable=False, verbose_name="geschreven op")),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doorstroomplannen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "persoonlijk doorstroomplan",
                "verbose_name_plural": "persoonlijke doorstroomplannen",
                "ordering": ("-geschreven_op", "-pk"),
            },
        ),
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
        migrations.CreateModel(
            name="Aanbod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                ("werkgever", models.CharField(max_length=200, verbose_name="werkgever")),
                ("job", models.CharField(max_length=200, verbose_name="job")),
                ("op", models.DateField(verbose_name="aangeboden op")),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("open", "Nog geen antwoord"),
                            ("aanvaard", "Aanvaard"),
                            ("geweigerd_deelnemer", "Geweigerd door de deelnemer"),
                            ("geweigerd_werkgever", "De werkgever koos iemand anders"),
                        ],
                        default="open",
                        max_length=30,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aanbiedingen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "aanbod",
                "verbose_name_plural": "aanbiedingen",
                "ordering": ("-op", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Uitstroom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "bestemming",
                    models.CharField(
                        choices=[
                            ("nec_zonder", "Gewone werkgever, zonder ondersteuning"),
                            ("nec_vop", "Gewone werkgever, met VOP"),
                            ("nec_imw", "Gewone werkgever, met individueel maatwerk"),
                            ("intern", "Zelfde maatwerkbedrijf, andere functie"),
                            ("zelfstandig", "Zelfstandige"),
                            ("lde", "Job in de lokale diensteneconomie"),
                            ("enclave", "Enclave van het maatwerkbedrijf"),
                            ("ander_mwb", "Ander maatwerkbedrijf"),
                            ("ama", "Arbeidsmatige activiteiten"),
                        ],
                        max_length=20,
                        verbose_name="bestemming",
                    ),
                ),
                ("functie", models.CharField(blank=True, max_length=200, verbose_name="functie")),
                ("op", models.DateField(verbose_name="eerste werkdag")),
                (
                    "contract",
                    models.CharField(
                        choices=[
                            ("onbepaald", "Onbepaalde duur"),
                            ("bepaald", "Bepaalde duur"),
                            ("interim", "Uitzendarbeid"),
                            ("zelfstandig", "Zelfstandig"),
                        ],
                        max_length=20,
                        verbose_name="contract",
                    ),
                ),
                (
                    "breuk",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="tewerkstellingsbreuk",
                    ),
                ),
                ("gepland", models.BooleanField(default=False, verbose_name="gepland")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uitstromen", to="trajecten.traject"
                    ),
                ),
                (
                    "werkgever",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanwervingen",
                        to="trajecten.onderneming",
                        verbose_name="werkgever",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitstroom",
                "verbose_name_plural": "uitstroom",
                "ordering": ("-op", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        models.F("traject"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="uitstroom_een_per_traject",
                        violation_error_message="Voor dit traject is al een job vastgelegd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bestemming", "zelfstandig"), ("werkgever__isnull", True)),
                            models.Q(
                                models.Q(("bestemming", "zelfstandig"), _negated=True), ("werkgever__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="uitstroom_werkgever_bij_bestemming",
                        violation_error_message="Kies de werkgever. Een zelfstandige heeft er geen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vestiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "vestigingsnummer",
                    models.CharField(
                        max_length=10,
                        unique=True,
                        validators=[trajecten.identificatie.valideer_vestigingsnummer],
                        verbose_name="vestigingsnummer",
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200, verbose_name="naam")),
                ("straat", models.CharField(blank=True, max_length=200, verbose_name="straat en nummer")),
                (
                    "postcode",
                    models.CharField(
                        max_length=4, validators=[trajecten.plaatsen.valideer_postcode], verbose_name="postcode"
                    ),
                ),
                (
                    "onderneming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vestigingen",
                        to="trajecten.onderneming",
                        verbose_name="onderneming",
                    ),
                ),
            ],
            options={
                "verbose_name": "vestiging",
                "verbose_name_plural": "vestigingen",
                "ordering": ("onderneming__naam", "postcode", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("vestigingsnummer__regex", "^[2-8]\\d{9}$")),
                        name="vestiging_nummer_tien_cijfers",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="traject",
            name="vestiging",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trajecten",
                to="trajecten.vestiging",
                verbose_name="vestiging",
            ),
        ),
        migrations.CreateModel(
            name="Tewerkstelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "werkvorm",
                    models.CharField(
                        choices=[
                            ("bw", "Beschutte werkplaats"),
                            ("sw", "Sociale werkplaats"),
                            ("cmw", "Collectief maatwerk"),
                            ("mwa", "Maatwerkafdeling"),
                            ("lde", "Lokale diensteneconomie"),
                        ],
                        max_length=10,
                        verbose_name="werkvorm",
                    ),
                ),
                (
                    "breuk",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("1"),
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.05")),
                            django.core.validators.MaxValueValidator(Decimal("1")),
                        ],
                        verbose_name="tewerkstellingsbreuk",
                    ),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "reden_einde",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("einde_contract", "Einde van het contract"),
                            ("ontslag_werkgever", "Ontslag door de werkgever"),
                            ("ontslag_werknemer", "Ontslag door de werknemer"),
                            ("doorstroom", "Doorstroom naar een gewone job"),
                            ("einde_traject", "Einde van het traject zonder terugkeer"),
                            ("pensioen", "Pensioen"),
                            ("medisch", "Medische overmacht"),
                            ("overleden", "Overleden"),
                            ("andere", "Andere reden"),
                        ],
                        max_length=30,
                        verbose_name="reden van het einde",
                    ),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tewerkstellingen",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "vestiging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tewerkstellingen",
                        to="trajecten.vestiging",
                        verbose_name="vestiging",
                    ),
                ),
            ],
            options={
                "verbose_name": "tewerkstelling",
                "verbose_name_plural": "tewerkstellingen",
                "ordering": ("-periode", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("maatwerker"),
                        models.F("ingetrokken_op"),
                        models.F("periode__endswith"),
                        name="tewerkstelling_van_persoon",
                    ),
                    models.Index(
                        models.F("vestiging"),
                        models.F("periode__endswith"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="tewerkstelling_per_vestiging",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="tewerkstelling_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("maatwerker"), models.F("maatwerker"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="tewerkstelling_geen_overlap",
                        violation_error_message="Deze persoon is in die periode al in dienst.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("werkvorm__in", ["bw", "sw"]), _negated=True),
                            ("periode__startswith__lt", datetime.date(2019, 1, 1)),
                            _connector="OR",
                        ),
                        name="tewerkstelling_bw_sw_tot_2018",
                        violation_error_message="Beschutte en sociale werkplaatsen bestaan niet meer sinds 1-1-2019.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Weigering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "wat",
                    models.CharField(
                        choices=[("traject", "Het traject"), ("stage", "Een stage"), ("job", "Een job")],
                        max_length=20,
                        verbose_name="wat werd geweigerd",
                    ),
                ),
                ("geweigerd_op", models.DateField(verbose_name="geweigerd op")),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("vrees_geen_terugkeer", "Vrees om niet terug te kunnen"),
                            ("gezondheid", "Gezondheid"),
                            ("zorg", "Zorg voor kinderen of familie"),
                            ("vervoer", "Vervoer of afstand"),
                            ("inhoud", "De taken liggen niet"),
                            ("voorwaarden", "Loon, uren of contract"),
                            ("geen_reden", "Geen reden gegeven"),
                            ("andere", "Andere reden"),
                        ],
                        max_length=30,
                        verbose_name="reden",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("gehoord_op", models.DateField(blank=True, null=True, verbose_name="gehoord op")),
                ("geldige_reden", models.BooleanField(blank=True, null=True, verbose_name="geldige reden")),
                ("reele_kans", models.BooleanField(blank=True, null=True, verbose_name="reële kans op doorstroom")),
                ("beoordeeld_op", models.DateField(blank=True, null=True, verbose_name="beoordeeld op")),
                ("meegedeeld_op", models.DateField(blank=True, null=True, verbose_name="meegedeeld op")),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weigeringen",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weigeringen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "weigering",
                "verbose_name_plural": "weigeringen",
                "ordering": ("-geweigerd_op", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("beoordeeld_op", None), ("geldige_reden", None), ("reele_kans", None)),
                            models.Q(
                                ("beoordeeld_op__gte", models.F("gehoord_op")),
                                ("gehoord_op__gte", models.F("geweigerd_op")),
                                ("gehoord_op__isnull", False),
                                ("geldige_reden__isnull", False),
                                ("reele_kans__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="weigering_oordeel_volledig",
                        violation_error_message="Een oordeel noemt het gesprek, of de reden geldig is, en de dag van de beslissing.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Beslissingsbrief",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("brief_op", models.DateField(verbose_name="verstuurd op")),
                ("inhoud", models.JSONField(editable=False)),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("geregistreerd_op", models.DateTimeField(editable=False)),
                (
                    "evaluatie",
                    models.OneToOneField(
                        blank=True,
                        error_messages={"unique": "Deze brief is al verstuurd."},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brief",
                        to="trajecten.evaluatie",
                    ),
                ),
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
                    "weigering",
                    models.OneToOneField(
                        blank=True,
                        error_messages={"unique": "Deze brief is al verstuurd."},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brief",
                        to="trajecten.weigering",
                    ),
                ),
            ],
            options={
                "verbose_name": "beslissingsbrief",
                "verbose_name_plural": "beslissingsbrieven",
                "ordering": ("-brief_op", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evaluatie__isnull", False), ("weigering", None)),
                            models.Q(("evaluatie", None), ("weigering__isnull", False)),
                            _connector="OR",
                        ),
                        name="beslissingsbrief_over_een_besluit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="beslissingsbrief_sha256"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                ("geregistreerd_op", models.DateTimeField(editable=False, verbose_name="geregistreerd op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "reden_intrekking",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="waarom ingetrokken"),
                ),
                (
                    "loonpremie",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (40, "40 %"),
                            (45, "45 %"),
                            (50, "50 %"),
                            (55, "55 %"),
                            (60, "60 %"),
                            (65, "65 %"),
                            (70, "70 %"),
                            (75, "75 %"),
                        ],
                        verbose_name="loonpremie",
                    ),
                ),
                (
                    "begeleiding",
                    models.CharField(
                        choices=[("laag", "Laag"), ("midden", "Midden"), ("hoog", "Hoog")],
                        max_length=10,
                        verbose_name="begeleiding",
                    ),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "grond",
                    models.CharField(
                        choices=[
                            ("startpakket", "Startpakket"),
                            ("evaluatie", "Evaluatie"),
                            ("wachtperiode", "Wachten op een vacature"),
                            ("wedertewerkstelling", "Wedertewerkstelling na doorstroom"),
                            ("omzetting_zittend", "Omzetting van een zittende maatwerker"),
                        ],
                        max_length=30,
                        verbose_name="grond",
                    ),
                ),
                ("beslist_door", models.CharField(default="VDAB", max_length=100, verbose_name="beslist door")),
                ("beslist_op", models.DateField(verbose_name="beslist op")),
                (
                    "sorteernaam",
                    models.CharField(blank=True, db_collation="C", default="", editable=False, max_length=250),
                ),
                (
                    "provincies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("antwerpen", "Antwerpen"),
                                ("limburg", "Limburg"),
                                ("oost_vlaanderen", "Oost-Vlaanderen"),
                                ("vlaams_brabant", "Vlaams-Brabant"),
                                ("west_vlaanderen", "West-Vlaanderen"),
                                ("buiten", "Buiten Vlaanderen / onbekend"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                        verbose_name="geregistreerd door",
                    ),
                ),
                (
                    "ingetrokken_bij",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.lidmaatschap",
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wops",
                        to="trajecten.maatwerker",
                    ),
                ),
                (
                    "overgang",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.statusovergang",
                    ),
                ),
            ],
            options={
                "verbose_name": "werkondersteuningspakket",
                "verbose_name_plural": "werkondersteuningspakketten",
                "ordering": ("-periode", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("maatwerker"),
                        models.F("ingetrokken_op"),
                        models.F("periode__endswith"),
                        name="wop_van_persoon",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="wop_op_einde",
                    ),
                    models.Index(
                        models.F("sorteernaam"),
                        models.F("maatwerker"),
                        models.F("periode__endswith"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="wop_op_naam",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["antwerpen"])),
                        name="wop_einde_antwerpen",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["limburg"])),
                        name="wop_einde_limburg",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(
                            ("ingetrokken_op__isnull", True), ("provincies__contains", ["oost_vlaanderen"])
                        ),
                        name="wop_einde_oost_vlaanderen",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(
                            ("ingetrokken_op__isnull", True), ("provincies__contains", ["vlaams_brabant"])
                        ),
                        name="wop_einde_vlaams_brabant",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(
                            ("ingetrokken_op__isnull", True), ("provincies__contains", ["west_vlaanderen"])
                        ),
                        name="wop_einde_west_vlaanderen",
                    ),
                    models.Index(
                        models.F("periode__endswith"),
                        models.F("id"),
                        condition=models.Q(("ingetrokken_op__isnull", True), ("provincies__contains", ["buiten"])),
                        name="wop_einde_buiten",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("periode__startswith__isnull", False), ("periode__isempty", False)),
                        name="wop_begrensd",
                        violation_error_message="De einddatum ligt vóór de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        expressions=[
                            (
                                trajecten.models.velden.Int8Range(
                                    models.F("maatwerker"), models.F("maatwerker"), models.Value("[]")
                                ),
                                "&&",
                            ),
                            ("periode", "&&"),
                        ],
                        name="wop_geen_overlap",
                        violation_error_message="Deze persoon heeft in die periode al een WOP.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("loonpremie__in", [40, 45, 50, 55, 60, 65, 70, 75])),
                        name="wop_loonpremie_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grond", "startpakket"), _negated=True),
                            ("loonpremie__in", [45, 60]),
                            _connector="OR",
                        ),
                        name="wop_startpakket_45_of_60",
                        violation_error_message="Een startpakket is altijd 45 %% of 60 %% (R31).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grond", "omzetting_zittend"),
                            models.Q(
                                ("periode__endswith__isnull", False),
                                (
                                    "periode__endswith__lte",
                                    models.ExpressionWrapper(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("periode__startswith"),
                                            "+",
                                            trajecten.models.velden.Maanden(maanden=60),
                                        ),
                                        output_field=models.DateField(),
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="wop_hoogstens_vijf_jaar",
                        violation_error_message="Een WOP loopt hoogstens vijf jaar en heeft een einddatum (R6).",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekterm",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "bereik",
                        "woorden",
                        "tekst",
                        "maatwerker",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("bereik", models.CharField(db_collation="C", max_length=20)),
                ("woorden", models.PositiveSmallIntegerField()),
                ("tekst", models.CharField(db_collation="C", max_length=512)),
                (
                    "maatwerker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="trajecten.maatwerker",
                    ),
                ),
            ],
            options={
                "verbose_name": "zoekterm",
                "verbose_name_plural": "zoektermen",
            },
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pad", models.CharField(max_length=300)),
                ("inhoud_versleuteld", models.TextField()),
                ("bewaard_op", models.DateTimeField()),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concepten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
                "constraints": [
                    models.UniqueConstraint(models.F("gebruiker"), models.F("pad"), name="concept_een_per_formulier")
                ],
            },
        ),
        migrations.CreateModel(
            name="Agendasleutel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("afdruk", models.CharField(editable=False, max_length=64, unique=True)),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                ("ingetrokken_op", models.DateTimeField(null=True, verbose_name="ingetrokken op")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agendasleutels",
                        to="trajecten.lidmaatschap",
                    ),
                ),
            ],
            options={
                "verbose_name": "agendasleutel",
                "verbose_name_plural": "agendasleutels",
                "ordering": ("-gemaakt_op", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("lid"),
                        condition=models.Q(("ingetrokken_op__isnull", True)),
                        name="agendasleutel_een_per_lid",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inzage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("dag", models.DateField(verbose_name="dag")),
                ("geopend_op", models.DateTimeField(verbose_name="geopend op")),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("verhuis", "De persoon verhuist of verandert van provincie"),
                            ("vervanging", "Ik vervang een collega"),
                            ("vraag", "De persoon vraagt het zelf"),
                            ("controle", "Klacht of controle"),
                            ("andere", "Andere reden"),
                        ],
                        max_length=30,
                        verbose_name="reden",
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                (
                    "lid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inzagen", to="trajecten.lidmaatschap"
                    ),
                ),
                (
                    "maatwerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inzagen", to="trajecten.maatwerker"
                    ),
                ),
            ],
            options={
                "verbose_name": "inzage",
                "verbose_name_plural": "inzagen",
                "ordering": ("-geopend_op", "-pk"),
                "indexes": [models.Index(models.F("lid"), models.F("dag"), name="inzage_per_lid")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden", "andere"), _negated=True),
                            models.Q(("toelichting", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inzage_andere_met_toelichting",
                        violation_error_message="Leg uit waarom je dit dossier opent.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inzage",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="c7c2a2dc88fe092945326a99de7c57b24641f7a0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_5eda5",
                    table="trajecten_inzage",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatieplanning",
            trigger=pgtrigger.compiler.Trigger(
                name="begin_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."maatwerker_id" IS DISTINCT FROM (NEW."maatwerker_id") OR OLD."gestart_door_id" IS DISTINCT FROM (NEW."gestart_door_id") OR OLD."gestart_op" IS DISTINCT FROM (NEW."gestart_op"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="d9350db87b3ef87fc68746640fb3c7d290806b84",
                    operation="UPDATE",
                    pgid="pgtrigger_begin_vast_7c4e0",
                    table="trajecten_evaluatieplanning",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatieplanning",
            trigger=pgtrigger.compiler.Trigger(
                name="rij_blijft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="20ee9b31e0e7c26e69d8c00bfaf493894f644228",
                    operation="DELETE",
                    pgid="pgtrigger_rij_blijft_a7791",
                    table="trajecten_evaluatieplanning",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatieaanvraag",
            trigger=pgtrigger.compiler.Trigger(
                name="vraag_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."maatwerker_id" IS DISTINCT FROM (NEW."maatwerker_id") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."namens" IS DISTINCT FROM (NEW."namens") OR OLD."motivering" IS DISTINCT FROM (NEW."motivering") OR OLD."geattesteerd" IS DISTINCT FROM (NEW."geattesteerd") OR OLD."gevraagd_op" IS DISTINCT FROM (NEW."gevraagd_op") OR OLD."lid_id" IS DISTINCT FROM (NEW."lid_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b1570457d01a833fbc52ea2f76d9309eb5b55fed",
                    operation="UPDATE",
                    pgid="pgtrigger_vraag_vast_7cd63",
                    table="trajecten_evaluatieaanvraag",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="maatwerker",
            index=models.Index(
                models.F("dienst_bij"), models.F("sorteernaam"), models.F("id"), name="maatwerker_werkgever_op_naam"
            ),
        ),
        migrations.AddIndex(
            model_name="maatwerker",
            index=models.Index(
                models.F("dienst_bij"), models.F("geboortedatum"), models.F("id"), name="maatwerker_werkgever_geboorte"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="zittend_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."zittend" IS DISTINCT FROM (NEW."zittend"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ab605b18b13dc567d888bfc098bcb260cf83337b",
                    operation="UPDATE",
                    pgid="pgtrigger_zittend_vast_9a218",
                    table="trajecten_maatwerker",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_naam_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (ROW(OLD.sorteernaam, OLD.geboortedatum) IS DISTINCT FROM ROW(NEW.sorteernaam, NEW.geboortedatum))",
                    func="\n                UPDATE trajecten_traject SET sorteernaam = NEW.sorteernaam, geboortedatum = NEW.geboortedatum\n                WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_afwezigheid SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_wop SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_evaluatie SET sorteernaam = NEW.sorteernaam WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="be8e28250e05277b8f62525dd117a59b1af69c73",
                    operation='UPDATE OF "sorteernaam", "geboortedatum"',
                    pgid="pgtrigger_geeft_naam_door_2ff37",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_provincies_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.provincies IS DISTINCT FROM NEW.provincies)",
                    func="\n                UPDATE trajecten_wop SET provincies = NEW.provincies WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="a749c648c2b51188240cf9349150c18745a8ee65",
                    operation='UPDATE OF "provincies"',
                    pgid="pgtrigger_geeft_provincies_door_6a7bb",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_werkgever_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.dienst_bij_id IS DISTINCT FROM NEW.dienst_bij_id)",
                    func="\n                UPDATE trajecten_traject SET dienst_bij_id = NEW.dienst_bij_id WHERE maatwerker_id = NEW.id;\n                UPDATE trajecten_evaluatie SET dienst_bij_id = NEW.dienst_bij_id WHERE maatwerker_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="2306ed7f7da29ddef709f57b6a2653383c350dc9",
                    operation='UPDATE OF "dienst_bij_id"',
                    pgid="pgtrigger_geeft_werkgever_door_e13f7",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="zoektermen_nieuw",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO trajecten_zoekterm (bereik, woorden, tekst, maatwerker_id)\n    SELECT b.bereik, t.woorden, t.tekst || to_char(m.geboortedatum, ' YYYYMMDD'), m.id\n    FROM (SELECT id AS maatwerker_id, unnest(provincies) AS bereik FROM nieuw) b\n    JOIN trajecten_maatwerker m ON m.id = b.maatwerker_id\n    CROSS JOIN LATERAL (\n        WITH w AS (SELECT DISTINCT woord FROM unnest((\n        string_to_array(translate(m.sorteernaam, '-’‘''`', '     '), ' ')\n        || string_to_array(translate(m.sorteernaam, '-’‘''`', ''), ' ')\n    )[1:8]) woord WHERE woord <> '')\n        SELECT 1 AS woorden, woord AS tekst FROM w\n        UNION ALL\n        SELECT 2, een.woord || ' ' || ander.woord FROM w een JOIN w ander ON een.woord <> ander.woord\n    ) t\n    ON CONFLICT DO NOTHING;\n RETURN NULL;",
                    hash="2730ed4f4d826154f092e9c7511c53020d0af0c9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_zoektermen_nieuw_fb1c8",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerker",
            trigger=pgtrigger.compiler.Trigger(
                name="zoektermen_anders",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.sorteernaam IS DISTINCT FROM NEW.sorteernaam OR OLD.geboortedatum IS DISTINCT FROM NEW.geboortedatum OR OLD.provincies IS DISTINCT FROM NEW.provincies)",
                    func="DELETE FROM trajecten_zoekterm WHERE maatwerker_id = NEW.id; \n    INSERT INTO trajecten_zoekterm (bereik, woorden, tekst, maatwerker_id)\n    SELECT b.bereik, t.woorden, t.tekst || to_char(m.geboortedatum, ' YYYYMMDD'), m.id\n    FROM (SELECT NEW.id AS maatwerker_id, unnest(NEW.provincies) AS bereik UNION SELECT DISTINCT d.maatwerker_id, v.onderneming_id::text AS bereik\n        FROM trajecten_tewerkstelling d JOIN trajecten_vestiging v ON v.id = d.vestiging_id WHERE d.maatwerker_id = NEW.id UNION SELECT DISTINCT maatwerker_id, partner_id::text AS bereik FROM trajecten_traject WHERE maatwerker_id = NEW.id) b\n    JOIN trajecten_maatwerker m ON m.id = b.maatwerker_id\n    CROSS JOIN LATERAL (\n        WITH w AS (SELECT DISTINCT woord FROM unnest((\n        string_to_array(translate(m.sorteernaam, '-’‘''`', '     '), ' ')\n        || string_to_array(translate(m.sorteernaam, '-’‘''`', ''), ' ')\n    )[1:8]) woord WHERE woord <> '')\n        SELECT 1 AS woorden, woord AS tekst FROM w\n        UNION ALL\n        SELECT 2, een.woord || ' ' || ander.woord FROM w een JOIN w ander ON een.woord <> ander.woord\n    ) t\n    ON CONFLICT DO NOTHING;\n RETURN NULL;",
                    hash="9d5e58bc3574ac6c1803046093ac57c6f6f40332",
                    operation="UPDATE",
                    pgid="pgtrigger_zoektermen_anders_6405b",
                    table="trajecten_maatwerker",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisatie__isnull", False), ("rol__in", ["onderneming", "partner"])),
                    models.Q(
                        models.Q(("rol__in", ["onderneming", "partner"]), _negated=True), ("organisatie__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="lidmaatschap_organisatie_bij_rol",
                violation_error_message="Deze rol werkt voor een organisatie: kies er een. Andere rollen hebben er geen.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kwartaalbevestiging",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="f884438b196bf98ca2242b3b84cc52cc61beaa72",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_b806f",
                    table="trajecten_kwartaalbevestiging",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_oproep_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.oproep_id IS DISTINCT FROM NEW.oproep_id)",
                    func="\n                UPDATE trajecten_traject SET oproep_id = NEW.oproep_id WHERE project_id = NEW.id;\n                RETURN NULL;\n                ",
                    hash="0306aaae0e9e7f56723e856955e0a473368689cb",
                    operation='UPDATE OF "oproep_id"',
                    pgid="pgtrigger_geeft_oproep_door_2cc18",
                    table="trajecten_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enclaveplaatsing",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="1b5d272c1fe9758e0a5ee69dffd72c120f79219f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_10c1b",
                    table="trajecten_enclaveplaatsing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enclaveplaatsing",
            trigger=pgtrigger.compiler.Trigger(
                name="binnen_tewerkstelling",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nIF NEW.ingetrokken_op IS NULL\n    AND EXISTS (SELECT 1 FROM trajecten_enclaveplaatsing f WHERE f.id = NEW.id AND f.ingetrokken_op IS NULL)\n    AND NEW.periode <@ (\n        SELECT range_agg(t.periode) FROM trajecten_tewerkstelling t\n        WHERE t.maatwerker_id = NEW.maatwerker_id AND t.ingetrokken_op IS NULL\n    ) IS NOT TRUE\nTHEN\n    RAISE EXCEPTION 'Deze periode valt niet binnen een tewerkstelling.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                    hash="5c7bc21baa703ff0064863eba93dda350af2a2e7",
                    operation="INSERT",
                    pgid="pgtrigger_binnen_tewerkstelling_33599",
                    table="trajecten_enclaveplaatsing",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="786d93728fd94dd4721ca952963f1adc533d5d74",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_34f1c",
                    table="trajecten_afwezigheid",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_van_persoon_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam INTO STRICT NEW.sorteernaam\n                FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="4b5251c13b5d6af1e63eb053b34a4762f9b0c7e9",
                    operation='INSERT OR UPDATE OF "sorteernaam"',
                    pgid="pgtrigger_neemt_van_persoon_over_91589",
                    table="trajecten_afwezigheid",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afwezigheid",
            trigger=pgtrigger.compiler.Trigger(
                name="binnen_tewerkstelling",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nIF NEW.ingetrokken_op IS NULL\n    AND EXISTS (SELECT 1 FROM trajecten_afwezigheid f WHERE f.id = NEW.id AND f.ingetrokken_op IS NULL)\n    AND NEW.periode <@ (\n        SELECT range_agg(t.periode) FROM trajecten_tewerkstelling t\n        WHERE t.maatwerker_id = NEW.maatwerker_id AND t.ingetrokken_op IS NULL\n    ) IS NOT TRUE\nTHEN\n    RAISE EXCEPTION 'Deze periode valt niet binnen een tewerkstelling.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                    hash="6244aa39315eeb7c4cad16b2a53f0a86b79883d5",
                    operation="INSERT",
                    pgid="pgtrigger_binnen_tewerkstelling_3a382",
                    table="trajecten_afwezigheid",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steekproefkandidaat",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="da29b568ebecbfa034f8ad1234c5f61540a9cd7d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_fa243",
                    table="trajecten_steekproefkandidaat",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steekproefkandidaat",
            trigger=pgtrigger.compiler.Trigger(
                name="niet_meer_dan_de_noemer",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF EXISTS (\n    SELECT 1 FROM trajecten_steekproef s\n    WHERE s.id IN (SELECT steekproef_id FROM nieuw)\n        AND s.noemer < (SELECT count(*) FROM trajecten_steekproefkandidaat k WHERE k.steekproef_id = s.id)\n) THEN\n    RAISE EXCEPTION 'Aan een trekking komt niemand meer bij.' USING ERRCODE = 'check_violation';\nEND IF;\n RETURN NULL;",
                    hash="e1b485adf748c7debc9b9d8236b660d0c9d6eb04",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_niet_meer_dan_de_noemer_ab652",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_steekproefkandidaat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steekproefronde",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="347c2e50fac9069931931aa6046fe130c1de1b7c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_3866f",
                    table="trajecten_steekproefronde",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="steekproef",
            constraint=models.UniqueConstraint(
                models.F("onderneming"), models.F("ronde"), name="steekproef_een_per_onderneming_en_ronde"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steekproef",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="719511b50c3b50f34d06b2e06f0eff9eb0d7eed5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_6f8ac",
                    table="trajecten_steekproef",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steekproefvervanging",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="052d632a37c8e8242c837865094d66bab86906cd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_dfa46",
                    table="trajecten_steekproefvervanging",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toewijzing",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_datum_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT status_sinds, partner_tot INTO STRICT NEW.traject_sinds, NEW.partner_tot\n                FROM trajecten_traject WHERE id = NEW.traject_id;\n                RETURN NEW;\n                ",
                    hash="f7b01368c5cd21fa5adcbf47c1f181bd8b006c7a",
                    operation='INSERT OR UPDATE OF "traject_sinds", "partner_tot"',
                    pgid="pgtrigger_neemt_datum_over_3910f",
                    table="trajecten_toewijzing",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="statusovergang",
            constraint=models.UniqueConstraint(
                models.F("traject"), models.F("volgnummer"), name="overgang_volgnummer_uniek"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusovergang",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="3d7cbb623474c46ede3131483cc847ea2d6603b0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_9451d",
                    table="trajecten_statusovergang",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stagefeedback",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="6c18e30d3d9c5d1ec500e8d002e97112b4fd0584",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_09897",
                    table="trajecten_stagefeedback",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stage",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="6f05d88c2ac44e873f80180483131e5ec3f42029",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_ff87b",
                    table="trajecten_stage",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stage",
            trigger=pgtrigger.compiler.Trigger(
                name="binnen_tewerkstelling",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nIF NEW.ingetrokken_op IS NULL\n    AND EXISTS (SELECT 1 FROM trajecten_stage f WHERE f.id = NEW.id AND f.ingetrokken_op IS NULL)\n    AND NEW.periode <@ (\n        SELECT range_agg(t.periode) FROM trajecten_tewerkstelling t\n        WHERE t.maatwerker_id = (SELECT maatwerker_id FROM trajecten_traject WHERE id = NEW.traject_id) AND t.ingetrokken_op IS NULL\n    ) IS NOT TRUE\nTHEN\n    RAISE EXCEPTION 'Deze periode valt niet binnen een tewerkstelling.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                    hash="db996133923485a1060a263d015357582959b151",
                    operation="INSERT",
                    pgid="pgtrigger_binnen_tewerkstelling_f17a8",
                    table="trajecten_stage",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overdrachtsnota",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="c24041dee9d81010f78c6727d3deacb6c9c8dbb5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_55da7",
                    table="trajecten_overdrachtsnota",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opvolgmeting",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="c95d8bc7eb3394c35084334733b91573d3b6f11a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_17cdc",
                    table="trajecten_opvolgmeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opschorting",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="ffa174e3fa39ff09250f20a116c4eb77ae488ea3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_71904",
                    table="trajecten_opschorting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opschorting",
            trigger=pgtrigger.compiler.Trigger(
                name="zegt_tot_wanneer",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                UPDATE trajecten_traject SET opgeschort_tot = (\n                    SELECT max(coalesce(upper(periode), '9999-12-31')) FROM trajecten_opschorting\n                    WHERE traject_id = NEW.traject_id AND ingetrokken_op IS NULL\n                ) WHERE id = NEW.traject_id;\n                RETURN NULL;\n                ",
                    hash="b7cfffda1c3e5eb811aee249c8c33cd578227119",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_zegt_tot_wanneer_f7b8c",
                    table="trajecten_opschorting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nazorgcontact",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="ef9cd9014cf38c2f0550457a442df4de90190b06",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_4bc4a",
                    table="trajecten_nazorgcontact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="journaalregel",
            trigger=pgtrigger.compiler.Trigger(
                name="auteur_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."lid_id" IS DISTINCT FROM (NEW."lid_id") OR OLD."geschreven_op" IS DISTINCT FROM (NEW."geschreven_op") OR OLD."maatwerker_id" IS DISTINCT FROM (NEW."maatwerker_id") OR OLD."traject_id" IS DISTINCT FROM (NEW."traject_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="78c11fbc504667cb9568bd542c74ad6349d26d34",
                    operation="UPDATE",
                    pgid="pgtrigger_auteur_vast_25cce",
                    table="trajecten_journaalregel",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="evaluatie",
            index=models.Index(
                models.F("dienst_bij"),
                models.F("bezoek_op"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="evaluatie_per_werkgever",
            ),
        ),
        migrations.AddIndex(
            model_name="evaluatie",
            index=models.Index(
                models.F("dienst_bij"),
                models.F("sorteernaam"),
                models.F("id"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="evaluatie_werkgever_op_naam",
            ),
        ),
        migrations.AddIndex(
            model_name="evaluatie",
            index=models.Index(
                models.F("voor_partner"),
                models.F("bezoek_op"),
                models.F("id"),
                models.F("partner_tot"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="evaluatie_per_partner",
            ),
        ),
        migrations.AddIndex(
            model_name="evaluatie",
            index=models.Index(
                models.F("voor_partner"),
                models.F("sorteernaam"),
                models.F("id"),
                models.F("partner_tot"),
                condition=models.Q(("ingetrokken_op__isnull", True)),
                name="evaluatie_partner_op_naam",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("doorstroomklaar__isnull", False),
                        ("gerealiseerd__isnull", False),
                        ("soort", "einde_traject"),
                        ("traject__isnull", False),
                        ("uitkomst", ""),
                    ),
                    models.Q(
                        models.Q(("soort", "einde_traject"), _negated=True),
                        ("doorstroomklaar__isnull", True),
                        ("gerealiseerd__isnull", True),
                        ("traject__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="evaluatie_oordeel_hoort_bij_traject",
                violation_error_message="Een oordeel op het einde hoort bij één traject.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatie",
            constraint=models.UniqueConstraint(
                models.F("traject"),
                condition=models.Q(("ingetrokken_op__isnull", True), ("traject__isnull", False)),
                name="evaluatie_een_oordeel_per_traject",
                violation_error_message="VDAB heeft dit traject al beoordeeld.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatie",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.uitkomst <> '' OR OLD.doorstroomklaar IS NOT NULL)",
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="e1e2916f43b231c81756a065f842eac51a513f32",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_3a69b",
                    table="trajecten_evaluatie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatie",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_van_persoon_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam, dienst_bij_id INTO STRICT NEW.sorteernaam, NEW.dienst_bij_id\n                FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="36014d844305528af6ac6564145c9c3ecf3f6d5a",
                    operation='INSERT OR UPDATE OF "sorteernaam", "dienst_bij_id"',
                    pgid="pgtrigger_neemt_van_persoon_over_93e26",
                    table="trajecten_evaluatie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluatie",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_partner_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT partner_id, begeleid_tot INTO NEW.voor_partner_id, NEW.partner_tot FROM trajecten_traject\n                WHERE id = NEW.traject_id OR aanleiding_id = NEW.id ORDER BY id DESC LIMIT 1;\n                RETURN NEW;\n                ",
                    hash="1fea5d0e71159c88e71ff0c650e5bae6f0f1f667",
                    operation='INSERT OR UPDATE OF "voor_partner_id", "partner_tot"',
                    pgid="pgtrigger_neemt_partner_over_cc205",
                    table="trajecten_evaluatie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorstroomplan",
            trigger=pgtrigger.compiler.Trigger(
                name="alleen_toevoegen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="b96b2d4fb6870dc4e0a97f004a94c1b5bb8eeab6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_alleen_toevoegen_0cb59",
                    table="trajecten_doorstroomplan",
                    when="BEFORE",
                ),
            ),
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
        pgtrigger.migrations.AddTrigger(
            model_name="aanbod",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="6a5e69ec0a6a36e2970eafb2ac05a7ed0350f3e1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_9152d",
                    table="trajecten_aanbod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="uitstroom",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="f5a97f7fa7174d607426caad7d0b8f4c3c8d99aa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_ea85f",
                    table="trajecten_uitstroom",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_van_persoon_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam, geboortedatum, dienst_bij_id INTO STRICT NEW.sorteernaam, NEW.geboortedatum, NEW.dienst_bij_id\n                FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="8a695327b090f79c4b76794986feb4905b8f22ee",
                    operation='INSERT OR UPDATE OF "sorteernaam", "geboortedatum", "dienst_bij_id"',
                    pgid="pgtrigger_neemt_van_persoon_over_5e9bf",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_oproep_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT oproep_id INTO STRICT NEW.oproep_id FROM trajecten_project WHERE id = NEW.project_id;\n                RETURN NEW;\n                ",
                    hash="605867f39729a8b8d53b25ecf2c95db685eabafb",
                    operation='INSERT OR UPDATE OF "oproep_id"',
                    pgid="pgtrigger_neemt_oproep_over_e5d3f",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="geeft_zicht_door",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                UPDATE trajecten_toewijzing SET partner_tot = NULL WHERE traject_id = NEW.id;\n                UPDATE trajecten_evaluatie SET partner_tot = NULL WHERE traject_id = NEW.id OR id = NEW.aanleiding_id;\n                RETURN NULL;\n                ",
                    hash="52140d090e5f1be036605781a53418e8f533aeb0",
                    operation='INSERT OR UPDATE OF "status", "status_sinds", "doorgestroomd_op", "aanleiding_id"',
                    pgid="pgtrigger_geeft_zicht_door_598c6",
                    table="trajecten_traject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="bevroren",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."maatwerker_id" IS DISTINCT FROM (NEW."maatwerker_id") OR OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."project_id" IS DISTINCT FROM (NEW."project_id") OR OLD."toegeleid_op" IS DISTINCT FROM (NEW."toegeleid_op") OR OLD."vestiging_id" IS DISTINCT FROM (NEW."vestiging_id") OR OLD."werkvorm" IS DISTINCT FROM (NEW."werkvorm") OR OLD."provincie" IS DISTINCT FROM (NEW."provincie"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="48d0881c8a2555632e50075270de882789ba7aa2",
                    operation="UPDATE",
                    pgid="pgtrigger_bevroren_dc962",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="nummer_vast",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."nummer" IS DISTINCT FROM (NEW."nummer"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="542f639af239b0ddea432bb78b432faa7729f4a1",
                    operation="UPDATE",
                    pgid="pgtrigger_nummer_vast_73ec9",
                    table="trajecten_traject",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="zoektermen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO trajecten_zoekterm (bereik, woorden, tekst, maatwerker_id)\n    SELECT b.bereik, t.woorden, t.tekst || to_char(m.geboortedatum, ' YYYYMMDD'), m.id\n    FROM (SELECT DISTINCT maatwerker_id, partner_id::text AS bereik FROM nieuw) b\n    JOIN trajecten_maatwerker m ON m.id = b.maatwerker_id\n    CROSS JOIN LATERAL (\n        WITH w AS (SELECT DISTINCT woord FROM unnest((\n        string_to_array(translate(m.sorteernaam, '-’‘''`', '     '), ' ')\n        || string_to_array(translate(m.sorteernaam, '-’‘''`', ''), ' ')\n    )[1:8]) woord WHERE woord <> '')\n        SELECT 1 AS woorden, woord AS tekst FROM w\n        UNION ALL\n        SELECT 2, een.woord || ' ' || ander.woord FROM w een JOIN w ander ON een.woord <> ander.woord\n    ) t\n    ON CONFLICT DO NOTHING;\n RETURN NULL;",
                    hash="1564bc02ad04370e0dd7c8228e0bca7679d415e0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_zoektermen_ad2da",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_traject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=pgtrigger.compiler.Trigger(
                name="status_volgt_geschiedenis",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n                IF NOT EXISTS (\n                    SELECT 1 FROM trajecten_traject t\n                    JOIN LATERAL (\n                        SELECT o.naar, o.ingangsdatum FROM trajecten_statusovergang o\n                        WHERE o.traject_id = t.id AND o.draait_terug_id IS NULL AND NOT EXISTS (\n                            SELECT 1 FROM trajecten_statusovergang terug WHERE terug.draait_terug_id = o.id\n                        )\n                        ORDER BY o.volgnummer DESC LIMIT 1\n                    ) laatste ON laatste.naar = t.status AND laatste.ingangsdatum = t.status_sinds\n                    WHERE t.id = NEW.id\n                ) THEN\n                    RAISE EXCEPTION 'De status van traject % volgt niet uit zijn overgangen.', NEW.id\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                RETURN NULL;\n                ",
                    hash="8b4ca195d9c261a870108f3624a39f122bfbbe24",
                    operation='INSERT OR UPDATE OF "status", "status_sinds"',
                    pgid="pgtrigger_status_volgt_geschiedenis_181c3",
                    table="trajecten_traject",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="d8d0213b55bfab0458708a97d07e0c95d11d1ce6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_95831",
                    table="trajecten_tewerkstelling",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="houdt_wat_erin_ligt",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nIF EXISTS (\n    SELECT 1 FROM (\n        SELECT periode FROM trajecten_afwezigheid\n        WHERE maatwerker_id = NEW.maatwerker_id AND ingetrokken_op IS NULL\n        UNION ALL\n        SELECT periode FROM trajecten_enclaveplaatsing\n        WHERE maatwerker_id = NEW.maatwerker_id AND ingetrokken_op IS NULL\n        UNION ALL\n        SELECT s.periode FROM trajecten_stage s JOIN trajecten_traject j ON j.id = s.traject_id\n        WHERE j.maatwerker_id = NEW.maatwerker_id AND s.ingetrokken_op IS NULL\n    ) binnen\n    WHERE binnen.periode <@ (\n        SELECT range_agg(t.periode) FROM trajecten_tewerkstelling t\n        WHERE t.maatwerker_id = NEW.maatwerker_id AND t.ingetrokken_op IS NULL\n    ) IS NOT TRUE\n) THEN\n    RAISE EXCEPTION 'Deze periode valt niet binnen een tewerkstelling.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                    hash="7f5766411d0f571247bcdcda7bbe41cd56d11867",
                    operation="UPDATE",
                    pgid="pgtrigger_houdt_wat_erin_ligt_cb5a5",
                    table="trajecten_tewerkstelling",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="zoektermen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO trajecten_zoekterm (bereik, woorden, tekst, maatwerker_id)\n    SELECT b.bereik, t.woorden, t.tekst || to_char(m.geboortedatum, ' YYYYMMDD'), m.id\n    FROM (SELECT DISTINCT d.maatwerker_id, v.onderneming_id::text AS bereik\n        FROM nieuw d JOIN trajecten_vestiging v ON v.id = d.vestiging_id) b\n    JOIN trajecten_maatwerker m ON m.id = b.maatwerker_id\n    CROSS JOIN LATERAL (\n        WITH w AS (SELECT DISTINCT woord FROM unnest((\n        string_to_array(translate(m.sorteernaam, '-’‘''`', '     '), ' ')\n        || string_to_array(translate(m.sorteernaam, '-’‘''`', ''), ' ')\n    )[1:8]) woord WHERE woord <> '')\n        SELECT 1 AS woorden, woord AS tekst FROM w\n        UNION ALL\n        SELECT 2, een.woord || ' ' || ander.woord FROM w een JOIN w ander ON een.woord <> ander.woord\n    ) t\n    ON CONFLICT DO NOTHING;\n RETURN NULL;",
                    hash="b183b16bff5d9c5f6f3916490b572e22fcec63ef",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_zoektermen_3efae",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_tewerkstelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="dienst_tot_nieuw",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    EXECUTE $opdracht$\n    UPDATE trajecten_maatwerker m SET dienst_tot = nu.tot, dienst_bij_id = nu.onderneming_id\n    FROM (\n        SELECT DISTINCT ON (n.maatwerker_id) n.maatwerker_id, v.onderneming_id,\n            CASE WHEN d.id IS NULL THEN '0001-01-01' ELSE coalesce(upper(d.periode), '9999-12-31') END AS tot\n        FROM (SELECT DISTINCT maatwerker_id FROM nieuw) n\n        LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = n.maatwerker_id AND d.ingetrokken_op IS NULL\n        LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id\n        ORDER BY n.maatwerker_id, coalesce(upper(d.periode), '9999-12-31') DESC\n    ) nu\n    WHERE m.id = nu.maatwerker_id AND (m.dienst_tot, m.dienst_bij_id) IS DISTINCT FROM (nu.tot, nu.onderneming_id)\n    $opdracht$;\n RETURN NULL;",
                    hash="e6158d6ab0a55e3cbb09a7ae8c701637d72a1dcc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_dienst_tot_nieuw_0ea4d",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_tewerkstelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tewerkstelling",
            trigger=pgtrigger.compiler.Trigger(
                name="dienst_tot_anders",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    EXECUTE $opdracht$\n    UPDATE trajecten_maatwerker m SET dienst_tot = nu.tot, dienst_bij_id = nu.onderneming_id\n    FROM (\n        SELECT DISTINCT ON (n.maatwerker_id) n.maatwerker_id, v.onderneming_id,\n            CASE WHEN d.id IS NULL THEN '0001-01-01' ELSE coalesce(upper(d.periode), '9999-12-31') END AS tot\n        FROM (SELECT DISTINCT maatwerker_id FROM nieuw) n\n        LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = n.maatwerker_id AND d.ingetrokken_op IS NULL\n        LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id\n        ORDER BY n.maatwerker_id, coalesce(upper(d.periode), '9999-12-31') DESC\n    ) nu\n    WHERE m.id = nu.maatwerker_id AND (m.dienst_tot, m.dienst_bij_id) IS DISTINCT FROM (nu.tot, nu.onderneming_id)\n    $opdracht$;\n RETURN NULL;",
                    hash="e63c438f38a654c21076da199b49891733dc3695",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_dienst_tot_anders_a59ca",
                    referencing="REFERENCING NEW TABLE AS nieuw ",
                    table="trajecten_tewerkstelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weigering",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="09da6e50d8cefcbd82f1127e31136bebc69bea97",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_8e7a1",
                    table="trajecten_weigering",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="beslissingsbrief",
            trigger=pgtrigger.compiler.Trigger(
                name="brief_blijft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Een rij van % verandert nooit.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';",
                    hash="5f3b7601dddd78a89dfccedc247422ee4fcbed9f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_brief_blijft_693d3",
                    table="trajecten_beslissingsbrief",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wop",
            trigger=pgtrigger.compiler.Trigger(
                name="onveranderlijk",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot']\n    = to_jsonb(NEW) - ARRAY['sorteernaam', 'provincies', 'dienst_bij_id', 'voor_partner_id', 'partner_tot'] THEN\n    RETURN NEW;\nEND IF;\n\nIF TG_OP = 'DELETE' THEN\n    RAISE EXCEPTION 'Een feit in % wordt ingetrokken, niet gewist.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND IF;\nIF OLD.ingetrokken_op IS NOT NULL OR NEW.ingetrokken_op IS NULL\n   OR (to_jsonb(OLD) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking'])\n      <> (to_jsonb(NEW) - ARRAY['ingetrokken_op', 'ingetrokken_door_id', 'ingetrokken_bij_id', 'reden_intrekking']) THEN\n    RAISE EXCEPTION 'Een feit in % verandert nooit; het wordt één keer ingetrokken.', TG_TABLE_NAME\n        USING ERRCODE = 'restrict_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="314f39c2deface76d26edddbc8a01bbde3601ac0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_onveranderlijk_3704c",
                    table="trajecten_wop",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wop",
            trigger=pgtrigger.compiler.Trigger(
                name="neemt_van_persoon_over",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                SELECT sorteernaam, provincies INTO STRICT NEW.sorteernaam, NEW.provincies\n                FROM trajecten_maatwerker WHERE id = NEW.maatwerker_id;\n                RETURN NEW;\n                ",
                    hash="ec0efedcda9e927df8abe274bf53b59951230f8b",
                    operation='INSERT OR UPDATE OF "sorteernaam", "provincies"',
                    pgid="pgtrigger_neemt_van_persoon_over_d23d5",
                    table="trajecten_wop",
                    when="BEFORE",
                ),
            ),
        ),
    ]
