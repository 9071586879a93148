"""The 10 % round: its published seed, the draw per company with everybody in it, and who replaced whom (R8).

All of it is written once. A draw holds a row for every sitting worker of its denominator, drawn, next in line or
excluded, so that anybody can draw again and compare.
"""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse

from trajecten import steekproef
from trajecten.enums import (
    Afronding,
    EvaluatieSoort,
    Provincie,
    RedenUitDienst,
    Rol,
    Uitsluiting,
    Werkvorm,
    WopGrond,
)
from trajecten.models.evaluatie import Evaluatie
from trajecten.models.evaluatieplanning import Evaluatieplanning
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.onderneming import Onderneming
from trajecten.models.tewerkstelling import Tewerkstelling, TewerkstellingQuerySet
from trajecten.models.traject import OPEN, Traject
from trajecten.models.velden import DagInBrussel, alleen_toevoegen
from trajecten.models.wop import Wop
from trajecten.models.zoekindex import na_opdracht

KORTSTE_ZAAD = 8  # shorter ones are tried out in no time

# A draw holds as many people as its denominator says, so nobody can be added to it later.
_NIET_MEER_DAN_DE_NOEMER = """
IF EXISTS (
    SELECT 1 FROM trajecten_steekproef s
    WHERE s.id IN (SELECT steekproef_id FROM nieuw)
        AND s.noemer < (SELECT count(*) FROM trajecten_steekproefkandidaat k WHERE k.steekproef_id = s.id)
) THEN
    RAISE EXCEPTION 'Aan een trekking komt niemand meer bij.' USING ERRCODE = 'check_violation';
END IF;
"""


def zittenden(peildatum: date) -> TewerkstellingQuerySet:
    """The employments in collectief maatwerk of the sitting workers in service on `peildatum`: one per person (R8)."""
    return (
        Tewerkstelling.objects.geldig()
        .op(peildatum)
        .filter(maatwerker__zittend=True, werkvorm__in=[Werkvorm.CMW, Werkvorm.MWA])
    )


def uitsluiting_op(vandaag: date, *, onderneming: str) -> Case:
    """Why a person cannot be drawn on a day, empty when it can; of a row with a `maatwerker` and that `onderneming`.

    Our proposal: who left the company, who has a WOP with an end and so an evaluation every five years (R10), and who
    already is in a traject.
    """
    persoon = {"maatwerker": OuterRef("maatwerker")}
    in_dienst = (
        Tewerkstelling.objects.geldig().op(vandaag).filter(vestiging__onderneming=OuterRef(onderneming), **persoon)
    )
    ander_wop = Wop.objects.geldig().op(vandaag).filter(**persoon).exclude(grond=WopGrond.OMZETTING_ZITTEND)
    return Case(
        When(~Exists(in_dienst), then=Value(Uitsluiting.UIT_DIENST)),
        When(Exists(ander_wop), then=Value(Uitsluiting.ANDER_WOP)),
        When(Exists(Traject.objects.filter(status__in=OPEN, **persoon)), then=Value(Uitsluiting.OPEN_TRAJECT)),
        default=Value(""),
        output_field=models.CharField(),
    )


class SteekproefrondeQuerySet(models.QuerySet["Steekproefronde"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The seed is public to whoever has to do with a draw; it says nothing about anybody."""
        return self if lid.rol in (Rol.VDAB, Rol.ONDERNEMING) else self.none()


class Steekproefronde(models.Model):
    """The seed of the draws of one year, published before the first of them."""

    jaar = models.PositiveSmallIntegerField("jaar", unique=True)
    zaad = models.CharField("zaad", max_length=100, validators=[MinLengthValidator(KORTSTE_ZAAD)])
    herkomst = models.CharField("waar het zaad vandaan komt", max_length=300)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")

    objects = SteekproefrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "10 %-ronde"
        verbose_name_plural = "10 %-rondes"
        ordering = ("-jaar",)
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"10 %-ronde van {self.jaar}"

    @property
    def peildatum(self) -> date:
        return steekproef.peildatum(self.jaar)

    def te_trekken(self, provincies: list[str]) -> models.QuerySet[Any, dict[str, Any]]:
        """The companies without a draw of which a sitting worker is followed in one of these provinces: their key
        (`onderneming`), `naam`, `kbo` and how many sitting workers they have in all (`noemer`), by name."""
        getrokken = Steekproef.objects.filter(ronde=self).values("onderneming")
        return (
            zittenden(self.peildatum)
            .exclude(vestiging__onderneming__in=getrokken)
            .order_by("vestiging__onderneming__naam", "vestiging__onderneming")
            .values(
                onderneming=F("vestiging__onderneming"),
                naam=F("vestiging__onderneming__naam"),
                kbo=F("vestiging__onderneming__kbo"),
            )
            .annotate(noemer=Count("pk"), hier=Count("pk", filter=Q(maatwerker__provincies__overlap=provincies)))
            .filter(hier__gt=0)
        )


class SteekproefQuerySet(models.QuerySet["Steekproef"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB of a province where people of the draw are followed; a company its own."""
        if lid.rol == Rol.VDAB:
            return self.filter(provincies__overlap=lid.provincies)
        if lid.rol == Rol.ONDERNEMING:
            return self.filter(onderneming=lid.organisatie_id)
        return self.none()


class Steekproef(models.Model):
    """The draw of one company in one round."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ronde = models.ForeignKey(Steekproefronde, models.PROTECT, related_name="steekproeven")
    onderneming = models.ForeignKey(Onderneming, models.PROTECT, related_name="steekproeven")
    peildatum = models.DateField("peildatum")
    procent = models.PositiveSmallIntegerField("procent")
    afronding = models.CharField("afronding", max_length=20, choices=Afronding.choices)
    noemer = models.PositiveIntegerField("zittende maatwerkers in dienst op de peildatum")
    teller = models.PositiveIntegerField("te trekken")
    provincies = ArrayField(models.CharField(max_length=20, choices=Provincie.choices))
    zegel = models.CharField("zegel", max_length=64)
    getrokken_op = models.DateTimeField("getrokken op")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")

    objects = SteekproefQuerySet.as_manager()

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        ordering = ("-ronde__jaar", "onderneming__naam", "pk")
        constraints = [
            models.UniqueConstraint("onderneming", "ronde", name="steekproef_een_per_onderneming_en_ronde"),
            models.CheckConstraint(name="steekproef_teller_hoogstens_noemer", condition=Q(teller__lte=F("noemer"))),
        ]
        indexes = [GinIndex("provincies", name="steekproef_per_provincie")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"Steekproef bij {self.onderneming}"

    def get_absolute_url(self) -> str:
        return reverse("steekproef", args=[self.uuid])

    def maak_zegel(self, kandidaten: Iterable["Steekproefkandidaat"]) -> str:
        """The seal of this draw with these people, in any order; needs the ronde, and the maatwerker of each."""
        ronde = self.ronde
        kop = f"{self.onderneming.kbo};{ronde.jaar};{self.peildatum};{ronde.zaad};{self.procent};{self.afronding}"
        mensen = sorted(f"{k.rang or ''};{k.maatwerker.uuid};{k.lot}{k.uitsluiting}" for k in kandidaten)
        return steekproef.zegel([f"{kop};{self.noemer};{self.teller}", *mensen])


class SteekproefkandidaatQuerySet(models.QuerySet["Steekproefkandidaat"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """The people of a draw that this lid sees, as far as it sees the person."""
        return self.filter(
            steekproef__in=Steekproef.objects.zichtbaar_voor(lid, vandaag=vandaag),
            maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag),
        )

    def getrokken(self) -> Self:
        """Who was drawn, or came in for somebody; also who made way since."""
        return self.filter(Q(rang__lte=F("steekproef__teller")) | Q(invaller_voor__isnull=False))

    def aan_de_beurt(self) -> Self:
        """Who is to be evaluated: drawn and not replaced."""
        return self.getrokken().filter(vervanging__isnull=True)

    def met_stand(self) -> Self:
        """With `geevalueerd_op`, the visit of the 10 % round since the draw, and `gepland_op`, the day of the one to come."""
        van_ronde = {"maatwerker": OuterRef("maatwerker"), "soort": EvaluatieSoort.TIENPROCENT}
        sinds = DagInBrussel(OuterRef("steekproef__getrokken_op"))
        klaar = Evaluatie.objects.geldig().filter(**van_ronde, bezoek_op__gte=sinds).exclude(uitkomst="")
        gepland = Evaluatieplanning.objects.open().filter(**van_ronde)  # there is at most one
        return self.annotate(
            geevalueerd_op=Subquery(klaar.order_by("bezoek_op", "pk").values("bezoek_op")[:1]),
            gepland_op=Subquery(gepland.values("gepland_op")[:1]),
        )

    def te_evalueren(self) -> Self:
        """Those of `aan_de_beurt` who were not evaluated since the draw; with their stand."""
        return self.aan_de_beurt().met_stand().filter(geevalueerd_op=None)

    def met_beletsel(self, *, vandaag: date) -> Self:
        """With why somebody could not be drawn on a day (`beletsel`), empty when it could; see `uitsluiting_op`."""
        return self.annotate(beletsel=uitsluiting_op(vandaag, onderneming="steekproef__onderneming"))

    def voortgang(self) -> dict[int, dict[str, int]]:
        """Per draw (primary key) how many of those to be evaluated were, are planned, or are still open."""
        klaar, gepland = Q(geevalueerd_op__isnull=False), Q(geevalueerd_op__isnull=True, gepland_op__isnull=False)
        geteld = (
            self.aan_de_beurt()
            .met_stand()
            .order_by()
            .values("steekproef")
            .annotate(allen=Count("pk"), geevalueerd=Count("pk", filter=klaar), gepland=Count("pk", filter=gepland))
        )
        return {
            rij["steekproef"]: {**rij, "open": rij["allen"] - rij["geevalueerd"] - rij["gepland"]} for rij in geteld
        }


class Steekproefkandidaat(models.Model):
    """One sitting worker of the denominator of a draw: with a place in the order, or excluded with the reason."""

    steekproef = models.ForeignKey(Steekproef, models.PROTECT, related_name="kandidaten")
    maatwerker = models.ForeignKey(Maatwerker, models.PROTECT, related_name="steekproefkandidaten")
    lot = models.CharField("lot", max_length=64, blank=True)
    rang = models.PositiveIntegerField("rang", null=True, blank=True)
    uitsluiting = models.CharField("waarom uitgesloten", max_length=20, choices=Uitsluiting.choices, blank=True)

    geevalueerd_op: date | None  # only when read with `met_stand`
    gepland_op: date | None
    beletsel: str  # only when read with `met_beletsel`

    objects = SteekproefkandidaatQuerySet.as_manager()

    class Meta:
        verbose_name = "kandidaat van een steekproef"
        verbose_name_plural = "kandidaten van steekproeven"
        ordering = ("steekproef", F("rang").asc(nulls_last=True), "pk")
        constraints = [
            models.UniqueConstraint("steekproef", "maatwerker", name="steekproefkandidaat_een_keer"),
            models.UniqueConstraint("steekproef", "rang", name="steekproefkandidaat_een_per_rang"),
            models.CheckConstraint(
                name="steekproefkandidaat_rang_of_uitgesloten",
                condition=(Q(rang__gte=1, uitsluiting="") & ~Q(lot="")) | (Q(rang=None, lot="") & ~Q(uitsluiting="")),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            alleen_toevoegen("alleen_toevoegen"),
            na_opdracht("niet_meer_dan_de_noemer", pgtrigger.Insert, _NIET_MEER_DAN_DE_NOEMER),
        ]

    def __str__(self) -> str:
        return f"{self.maatwerker}, {self.rang or self.get_uitsluiting_display()}"


class SteekproefvervangingQuerySet(models.QuerySet["Steekproefvervanging"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(weg__steekproef__in=Steekproef.objects.zichtbaar_voor(lid, vandaag=vandaag))


class Steekproefvervanging(models.Model):
    """Somebody drawn left the company, and the next in the order came in; nobody when the order was at its end."""

    weg = models.OneToOneField(Steekproefkandidaat, models.PROTECT, related_name="vervanging")
    opvolger = models.OneToOneField(
        Steekproefkandidaat, models.PROTECT, null=True, blank=True, related_name="invaller_voor"
    )
    overgeslagen = ArrayField(
        models.PositiveIntegerField(), default=list, blank=True
    )  # places in the order, unable by then
    reden = models.CharField("waarom weg", max_length=30, choices=RedenUitDienst.choices)
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    vervangen_op = models.DateTimeField("vervangen op")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+")

    objects = SteekproefvervangingQuerySet.as_manager()

    class Meta:
        verbose_name = "vervanging in een steekproef"
        verbose_name_plural = "vervangingen in steekproeven"
        ordering = ("vervangen_op", "pk")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [alleen_toevoegen("alleen_toevoegen")]

    def __str__(self) -> str:
        return f"Vervanging van {self.weg}"
