"""Employment in maatwerk or LDE, and what happens within it."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self

import pgtrigger
from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from trajecten.enums import AfwezigheidSoort, Provincie, RedenUitDienst, Rol, Werkvorm
from trajecten.models.feit import GELDIG, Feit, FeitQuerySet, onveranderlijk
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import NAZICHT, Maatwerker
from trajecten.models.onderneming import Onderneming, Vestiging
from trajecten.models.velden import (
    begrensd,
    geen_overlap,
    neemt_van_persoon_over,
    periode_veld,
    sorteernaam_veld,
    van_persoon,
)
from trajecten.models.zoekindex import na_opdracht, zoektermen_van_werkgever

# The valid employments of a person as one set of days: a conversion from one werkvorm to the next leaves no gap in it.
_DIENST = """(
        SELECT range_agg(t.periode) FROM trajecten_tewerkstelling t
        WHERE t.maatwerker_id = {persoon} AND t.ingetrokken_op IS NULL
    )"""
# Planned anew each time: a plan made while the table was empty reads all of it for every person of a large load.
_DIENST_TOT = """
    EXECUTE $opdracht$
    UPDATE trajecten_maatwerker m SET dienst_tot = nu.tot, dienst_bij_id = nu.onderneming_id
    FROM (
        SELECT DISTINCT ON (n.maatwerker_id) n.maatwerker_id, v.onderneming_id,
            CASE WHEN d.id IS NULL THEN '0001-01-01' ELSE coalesce(upper(d.periode), '9999-12-31') END AS tot
        FROM (SELECT DISTINCT maatwerker_id FROM nieuw) n
        LEFT JOIN trajecten_tewerkstelling d ON d.maatwerker_id = n.maatwerker_id AND d.ingetrokken_op IS NULL
        LEFT JOIN trajecten_vestiging v ON v.id = d.vestiging_id
        ORDER BY n.maatwerker_id, coalesce(upper(d.periode), '9999-12-31') DESC
    ) nu
    WHERE m.id = nu.maatwerker_id AND (m.dienst_tot, m.dienst_bij_id) IS DISTINCT FROM (nu.tot, nu.onderneming_id)
    $opdracht$;
"""
_WEIGER = """RAISE EXCEPTION 'Deze periode valt niet binnen een tewerkstelling.' USING ERRCODE = 'check_violation';"""
_BINNEN_DIENST = """
IF NEW.ingetrokken_op IS NULL
    AND EXISTS (SELECT 1 FROM {tabel} f WHERE f.id = NEW.id AND f.ingetrokken_op IS NULL)
    AND NEW.periode <@ {dienst} IS NOT TRUE
THEN
    {weiger}
END IF;
RETURN NULL;
"""
_HOUDT_WAT_ERIN_LIGT = """
IF EXISTS (
    SELECT 1 FROM (
        SELECT periode FROM trajecten_afwezigheid
        WHERE maatwerker_id = NEW.maatwerker_id AND ingetrokken_op IS NULL
        UNION ALL
        SELECT periode FROM trajecten_enclaveplaatsing
        WHERE maatwerker_id = NEW.maatwerker_id AND ingetrokken_op IS NULL
        UNION ALL
        SELECT s.periode FROM trajecten_stage s JOIN trajecten_traject j ON j.id = s.traject_id
        WHERE j.maatwerker_id = NEW.maatwerker_id AND s.ingetrokken_op IS NULL
    ) binnen
    WHERE binnen.periode <@ {dienst} IS NOT TRUE
) THEN
    {weiger}
END IF;
RETURN NULL;
"""


def binnen_tewerkstelling(tabel: str, *, persoon: str = "NEW.maatwerker_id") -> pgtrigger.Trigger:
    """At commit a valid row of `tabel` lies within the employment of `persoon` (an SQL expression of its id)."""
    return pgtrigger.Trigger(
        name="binnen_tewerkstelling",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        func=_BINNEN_DIENST.format(tabel=tabel, dienst=_DIENST.format(persoon=persoon), weiger=_WEIGER),
    )


def houdt_wat_erin_ligt() -> pgtrigger.Trigger:
    """At commit an employment that was withdrawn leaves no valid absence, enclave or stage outside what is left."""
    return pgtrigger.Trigger(
        name="houdt_wat_erin_ligt",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=_HOUDT_WAT_ERIN_LIGT.format(dienst=_DIENST.format(persoon="NEW.maatwerker_id"), weiger=_WEIGER),
    )


class TewerkstellingQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB sees the whole history, an employer its own part, a partner where the person works now."""
        if lid.rol == Rol.VDAB:
            return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))
        if lid.rol == Rol.ONDERNEMING:
            return self.filter(
                vestiging__onderneming=lid.organisatie,
                maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag),
            )
        if lid.rol == Rol.PARTNER:
            Traject = apps.get_model("trajecten.Traject")  # it stands above this model
            begeleid = Traject.objects.begeleid_door(lid, vandaag=vandaag)
            return self.op(vandaag).filter(Exists(begeleid.filter(maatwerker=OuterRef("maatwerker"))))
        return self.none()

    def van_werkgever(self, onderneming: Onderneming | None, *, vandaag: date) -> Self:
        """The valid employments at `onderneming` that run, lie ahead, or ended at most NAZICHT ago."""
        return self.geldig().filter(
            Q(periode__endswith__isnull=True) | Q(periode__endswith__gte=vandaag - NAZICHT),
            vestiging__onderneming=onderneming,
        )

    def overgestapt(self, onderneming: Any, *, vandaag: date) -> Self:
        """Those of `van_werkgever` of who is employed elsewhere after them: few, and found by their last day."""
        eigen = self.van_werkgever(onderneming, vandaag=vandaag).filter(periode__endswith__gte=vandaag - NAZICHT)
        return eigen.exclude(maatwerker__dienst_bij=onderneming)


class Tewerkstelling(Feit):
    """Somebody works at an establishment, under a werkvorm."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="tewerkstellingen", db_index=False)
    vestiging = models.ForeignKey(Vestiging, models.PROTECT, related_name="tewerkstellingen", verbose_name="vestiging")
    werkvorm = models.CharField("werkvorm", max_length=10, choices=Werkvorm.choices)
    breuk = models.DecimalField(
        "tewerkstellingsbreuk",
        max_digits=3,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.05")), MaxValueValidator(Decimal(1))],
    )
    periode = periode_veld()
    reden_einde = models.CharField("reden van het einde", max_length=30, choices=RedenUitDienst.choices, blank=True)

    objects = TewerkstellingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "tewerkstelling"
        verbose_name_plural = "tewerkstellingen"
        ordering = ("-periode", "pk")
        constraints = [
            begrensd("tewerkstelling_begrensd"),
            geen_overlap(
                "tewerkstelling_geen_overlap",
                "maatwerker",
                als=GELDIG,
                melding="Deze persoon is in die periode al in dienst.",
            ),
            models.CheckConstraint(
                name="tewerkstelling_bw_sw_tot_2018",
                condition=~Q(werkvorm__in=[Werkvorm.BW, Werkvorm.SW]) | Q(periode__startswith__lt=date(2019, 1, 1)),
                violation_error_message="Beschutte en sociale werkplaatsen bestaan niet meer sinds 1-1-2019.",
            ),
        ]
        indexes = [
            van_persoon("tewerkstelling_van_persoon"),
            models.Index(F("vestiging"), F("periode__endswith"), name="tewerkstelling_per_vestiging", condition=GELDIG),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *Feit.Meta.triggers,
            houdt_wat_erin_ligt(),
            zoektermen_van_werkgever(),
            na_opdracht("dienst_tot_nieuw", pgtrigger.Insert, _DIENST_TOT),
            na_opdracht("dienst_tot_anders", pgtrigger.Update, _DIENST_TOT),
        ]

    def __str__(self) -> str:
        return f"Tewerkstelling vanaf {self.periode.lower:%d-%m-%Y}"

    @property
    def provincie(self) -> Provincie:
        return self.vestiging.provincie_op(self.periode.lower)


class BinnenTewerkstellingQuerySet(FeitQuerySet):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """As the employment it lies in, or one of them: it goes on when fraction or establishment change."""
        zichtbaar = Tewerkstelling.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
        return self.filter(
            Exists(zichtbaar.filter(maatwerker=OuterRef("maatwerker"), periode__overlap=OuterRef("periode")))
        )


class Afwezigheid(Feit):
    """A long absence during an employment."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="afwezigheden")
    soort = models.CharField("soort", max_length=30, choices=AfwezigheidSoort.choices)
    periode = periode_veld()
    sorteernaam = sorteernaam_veld()

    objects = BinnenTewerkstellingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "afwezigheid"
        verbose_name_plural = "afwezigheden"
        ordering = ("-periode", "pk")
        constraints = [
            begrensd("afwezigheid_begrensd"),
            geen_overlap(
                "afwezigheid_geen_overlap",
                "maatwerker",
                als=GELDIG,
                melding="Deze persoon is in die periode al afwezig gemeld.",
            ),
        ]
        indexes = [
            models.Index("sorteernaam", "maatwerker", "soort", name="afwezigheid_op_naam", condition=GELDIG),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            onveranderlijk(met_persoon=True),
            neemt_van_persoon_over("sorteernaam"),
            binnen_tewerkstelling("trajecten_afwezigheid"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} vanaf {self.periode.lower:%d-%m-%Y}"


class Enclaveplaatsing(Feit):
    """Work in the core activity of another firm, still employed by the maatwerkbedrijf: no doorstroom (R2, R47)."""

    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="enclaveplaatsingen")
    gastbedrijf = models.ForeignKey(Onderneming, models.PROTECT, related_name="enclaves", verbose_name="gastbedrijf")
    functie = models.CharField("functie", max_length=200)
    periode = periode_veld()
    gemeld_op = models.DateField("gemeld aan het departement op")

    objects = BinnenTewerkstellingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "enclaveplaatsing"
        verbose_name_plural = "enclaveplaatsingen"
        ordering = ("-periode", "pk")
        constraints = [
            begrensd("enclave_begrensd"),
            geen_overlap(
                "enclave_geen_overlap",
                "maatwerker",
                als=GELDIG,
                melding="Deze persoon werkt in die periode al in een enclave.",
            ),
            models.CheckConstraint(
                name="enclave_vooraf_gemeld",
                condition=Q(gemeld_op__lt=F("periode__startswith")),
                violation_error_message="Een enclave wordt minstens één dag vóór de start gemeld (R47).",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            *Feit.Meta.triggers,
            binnen_tewerkstelling("trajecten_enclaveplaatsing"),
        ]

    def __str__(self) -> str:
        return f"Enclave bij {self.gastbedrijf}"
