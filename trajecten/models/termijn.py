"""What has a last day and is not done: one row each, kept equal to the facts by `workflow/termijnen.py`."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q

from trajecten.enums import Provincie, Rol, TermijnSoort
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker
from trajecten.models.onderneming import Onderneming
from trajecten.models.tewerkstelling import Tewerkstelling
from trajecten.models.traject import Traject
from trajecten.models.velden import per_rij

T = TermijnSoort
# A company knows nothing of offers, refusals and nazorg.
VOOR_ONDERNEMING = (
    T.START, T.FASE, T.FASE_STAGE, T.STAGE, T.BEOORDELEN, T.AANVRAAG, T.BEZOEK, T.EVALUATIE, T.POP, T.KWARTAAL,
)  # fmt: skip
DRINGEND = timedelta(days=7)
HORIZON = timedelta(days=730)  # what is due later than this is nobody's work yet


class TermijnQuerySet(models.QuerySet["Termijn"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """VDAB sees what is due in its provinces, a company and a partner what is about people they still see."""
        if lid.rol == Rol.VDAB:
            return self.filter(provincie__in=lid.provincies)
        if lid.rol == Rol.ONDERNEMING:
            eigen = Tewerkstelling.objects.van_werkgever(lid.organisatie, vandaag=vandaag)
            ziet = Q(maatwerker=None) | per_rij(eigen.filter(maatwerker=OuterRef("maatwerker")))
            return self.filter(ziet, werkgever=lid.organisatie_id, soort__in=VOOR_ONDERNEMING)
        if lid.rol == Rol.PARTNER:
            eigen_trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
            return self.filter(per_rij(eigen_trajecten.filter(pk=OuterRef("traject"))), partner=lid.organisatie_id)
        return self.none()

    def aan_de_orde(self, vandaag: date) -> Self:
        """Those to deal with from today on, without what stands still (R46)."""
        return self.lopend(vandaag).filter(vanaf__lte=vandaag, uiterlijk__lte=vandaag + HORIZON)

    def te_melden(self, vandaag: date) -> Self:
        """Those that are due within a week or overdue, and of which that was not told yet."""
        dringend = Q(uiterlijk__range=(vandaag, vandaag + DRINGEND)) & ~Q(dringend_gemeld=F("uiterlijk"))
        te_laat = Q(uiterlijk__lt=vandaag) & ~Q(laat_gemeld=F("uiterlijk"))
        dringend |= Q(uiterlijk__range=(vandaag, vandaag + DRINGEND), dringend_gemeld=None)
        te_laat |= Q(uiterlijk__lt=vandaag, laat_gemeld=None)
        return self.aan_de_orde(vandaag).filter(dringend | te_laat)

    def niet_gemeld(self, vandaag: date) -> Self:
        """Those that are overdue and of which nobody was told. After a daily run there are none."""
        return self.te_melden(vandaag).filter(uiterlijk__lt=vandaag)

    def lopend(self, vandaag: date) -> Self:
        """Those that have begun and do not stand still (R46)."""
        return self.filter(Q(stil_tot=None) | Q(stil_tot__lte=vandaag), begin__lte=vandaag)

    def gemist(self, leden: Iterable[Lidmaatschap], *, vandaag: date) -> Self:
        """Those that are overdue on the morning of `vandaag`, and stood the day before on the worklist of none of these
        `leden` whose turn it is: nobody could deal with them. There should be none. Two queries, and one for each lid
        that may have one of them."""
        gisteren = vandaag - timedelta(days=1)
        te_laat = self.lopend(gisteren).filter(uiterlijk__lt=vandaag)
        open_ = {pk: van for pk, *van in te_laat.values_list("pk", "rol", "provincie", "partner", "werkgever")}
        for lid in leden:
            van_lid = {lid.organisatie_id, *lid.provincies} - {None}
            if any(rol == lid.rol and van_lid.intersection(van) for rol, *van in open_.values()):
                gezien = te_laat.filter(rol=lid.rol).zichtbaar_voor(lid, vandaag=gisteren).aan_de_orde(gisteren)
                for pk in gezien.values_list("pk", flat=True):
                    open_.pop(pk, None)
        return self.filter(pk__in=open_)


class Termijn(models.Model):
    """One open term: what, from when and until when, on whose plate. It goes when it is met, or no longer holds."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField("soort", max_length=30, choices=TermijnSoort.choices)
    sleutel = models.UUIDField("waarover")  # of the traject, the fact or the company that it comes from
    rol = models.CharField("aan zet", max_length=20, choices=Rol.choices)
    maatwerker = models.ForeignKey(Maatwerker, models.CASCADE, null=True, related_name="termijnen")
    traject = models.ForeignKey(Traject, models.CASCADE, null=True, related_name="termijnen")
    begin = models.DateField("begint op")
    vanaf = models.DateField("te doen vanaf")
    oorspronkelijk = models.DateField("oorspronkelijke laatste dag")
    uiterlijk = models.DateField("laatste dag")  # moved by suspensions (R46)
    stil_tot = models.DateField("staat stil tot", null=True)
    detail = models.TextField("bijzonderheid", blank=True)
    # For which last day it was told that it is near, or past: it is told once, and again when the day moves.
    dringend_gemeld = models.DateField(null=True, editable=False)
    laat_gemeld = models.DateField(null=True, editable=False)
    # Who has it, or waits for it
    provincie = models.CharField("provincie", max_length=20, choices=Provincie.choices, blank=True)
    partner = models.ForeignKey(Onderneming, models.CASCADE, null=True, related_name="+", db_index=False)
    werkgever = models.ForeignKey(Onderneming, models.CASCADE, null=True, related_name="+", db_index=False)
    bemiddelaar = models.ForeignKey(Lidmaatschap, models.CASCADE, null=True, related_name="+")
    coach = models.ForeignKey(Lidmaatschap, models.CASCADE, null=True, related_name="+")

    objects = TermijnQuerySet.as_manager()

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        ordering = ("uiterlijk", "pk")
        constraints = [
            models.UniqueConstraint("soort", "sleutel", name="termijn_een_per_feit"),
            models.CheckConstraint(name="termijn_van_iemand", condition=Q(maatwerker__isnull=False) | Q(traject=None)),
        ]
        indexes = [
            models.Index("provincie", "rol", "uiterlijk", "id", name="termijn_provincie_rol"),
            models.Index("provincie", "soort", "uiterlijk", "id", name="termijn_provincie_soort"),
            models.Index("partner", "soort", "uiterlijk", "id", name="termijn_partner_soort"),
            models.Index("werkgever", "soort", "uiterlijk", "id", name="termijn_werkgever_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, uiterlijk {self.uiterlijk:%d-%m-%Y}"
