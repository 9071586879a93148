"""Who logs in, and as what."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Lower

from trajecten.enums import MeldingSoort, Provincie, Rol


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def create_user(self, email: str, password: str | None = None, **velden: Any) -> "Gebruiker":
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker


class Gebruiker(AbstractBaseUser):
    """A person with a log-in. What they may see and do comes from a Lidmaatschap, never from this row."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=150)
    is_active = models.BooleanField("actief", default=True)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ("email",)
        constraints = [
            models.CheckConstraint(name="gebruiker_email_in_kleine_letters", condition=Q(email=Lower("email"))),
        ]

    def __str__(self) -> str:
        return self.naam or self.email


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    def actief(self, vandaag: date) -> Self:
        """The memberships that count on `vandaag`, of users that may log in."""
        return self.filter(
            Q(tot=None) | Q(tot__gte=vandaag),
            van__lte=vandaag,
            gebruiker__is_active=True,
        )

    def met_inzagen(self, vandaag: date) -> Self:
        """With the few files on `vandaag` that `ingezien_op` and `overgestapt_op` of each lid give."""
        Inzage = apps.get_model("trajecten.Inzage")  # it stands above this model
        Tewerkstelling = apps.get_model("trajecten.Tewerkstelling")  # it stands above this model
        open_ = Inzage.objects.filter(lid=OuterRef("pk"), dag=vandaag).order_by("pk").values("maatwerker")
        weg = Tewerkstelling.objects.overgestapt(OuterRef("organisatie"), vandaag=vandaag).order_by("pk")
        return self.annotate(
            ingezien=ArraySubquery(open_),
            overgestapt=ArraySubquery(weg.values("maatwerker")),
            ingezien_dag=Value(vandaag),
        )

    def met_ongelezen(self) -> Self:
        """With how many messages each has not read yet, as `ongelezen`."""
        Melding = apps.get_model("trajecten.Melding")  # it stands above this model
        van_lid = Melding.objects.ongelezen().filter(lid=OuterRef("pk")).exclude(soort=MeldingSoort.OVERZICHT)
        aantal = van_lid.order_by().values("lid").annotate(aantal=Count("pk")).values("aantal")
        return self.annotate(ongelezen=Coalesce(Subquery(aantal), 0))

    def van_kant(self, kant: str, traject: Any) -> Self:
        """Who can be responsible for a traject: VDAB of its province, or the people of its partner."""
        if kant == Rol.VDAB:
            return self.filter(rol=Rol.VDAB, provincies__contains=[traject.provincie])
        return self.filter(rol=Rol.PARTNER, organisatie=traject.partner_id)

    def collegas(self, lid: "Lidmaatschap", *, vandaag: date) -> Self:
        """Who works at the same side on the same cases, this lid included: VDAB of a shared province, or the people
        of the same partner. Who left stands among them: the cases of who left are handed over too."""
        begonnen = self.filter(rol=lid.rol, van__lte=vandaag)
        if lid.rol == Rol.VDAB:
            return begonnen.filter(provincies__overlap=lid.provincies)
        if lid.rol == Rol.PARTNER:
            return begonnen.filter(organisatie=lid.organisatie_id)
        return self.none()


class Lidmaatschap(models.Model):
    """A user in one role: for an organisation, or for VDAB in the provinces of an office. Called *lid* in the code."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="lidmaatschappen", verbose_name="gebruiker")
    rol = models.CharField("rol", max_length=20, choices=Rol.choices)
    organisatie = models.ForeignKey(
        "Onderneming", models.PROTECT, null=True, blank=True, related_name="leden", verbose_name="organisatie"
    )
    provincies = ArrayField(
        models.CharField(max_length=20, choices=Provincie.choices), default=list, blank=True, verbose_name="provincies"
    )
    # A crisis: beside the role, an administrator gives this to the few who decide on whole calls (R46).
    mag_bulk_opschorten = models.BooleanField("mag veel trajecten samen opschorten", default=False)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    ingezien: list[int]  # these three only when read with `met_inzagen`, for `ingezien_dag`
    overgestapt: list[int]
    ingezien_dag: date
    ongelezen: int  # only when read with `met_ongelezen`

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ("gebruiker__email", "rol", "pk")
        indexes = [
            models.Index("rol", "organisatie", name="lidmaatschap_per_rol")
        ]  # the few counsellors among all members
        constraints = [
            models.CheckConstraint(
                name="lidmaatschap_organisatie_bij_rol",
                condition=Q(rol__in=[Rol.ONDERNEMING, Rol.PARTNER], organisatie__isnull=False)
                | (~Q(rol__in=[Rol.ONDERNEMING, Rol.PARTNER]) & Q(organisatie__isnull=True)),
                violation_error_message="Deze rol werkt voor een organisatie: kies er een. Andere rollen hebben er geen.",
            ),
            models.CheckConstraint(
                name="lidmaatschap_provincies_bij_vdab",
                condition=(Q(rol=Rol.VDAB) & ~Q(provincies=[])) | (~Q(rol=Rol.VDAB) & Q(provincies=[])),
                violation_error_message="Een VDAB-bemiddelaar heeft minstens één provincie; andere rollen hebben er geen.",
            ),
            models.CheckConstraint(
                name="lidmaatschap_samen_opschorten_bij_vdab",
                condition=Q(rol=Rol.VDAB) | Q(mag_bulk_opschorten=False),
                violation_error_message="Alleen een VDAB-bemiddelaar kan veel trajecten samen opschorten.",
            ),
            models.CheckConstraint(
                name="lidmaatschap_van_voor_tot",
                condition=Q(tot=None) | Q(tot__gte=models.F("van")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}, {self.get_rol_display()}" + (f" ({self.organisatie})" if self.organisatie_id else "")

    def ingezien_op(self, dag: date) -> list[int]:
        """The people (primary keys) whose file outside the own provinces this lid opened on `dag`."""
        if self.rol != Rol.VDAB:
            return []
        if getattr(self, "ingezien_dag", None) == dag:  # read with the lid itself, see `met_inzagen`
            return self.ingezien
        return list(self.inzagen.filter(dag=dag).values_list("maatwerker", flat=True))

    def overgestapt_op(self, dag: date) -> list[int]:
        """The people (primary keys) whom this lid of a company still sees, though another one employs them after it."""
        if self.rol != Rol.ONDERNEMING:
            return []
        if getattr(self, "ingezien_dag", None) == dag:  # read with the lid itself, see `met_inzagen`
            return self.overgestapt
        Tewerkstelling = apps.get_model("trajecten.Tewerkstelling")  # it stands above this model
        weg = Tewerkstelling.objects.overgestapt(self.organisatie_id, vandaag=dag)
        return list(weg.order_by("pk").values_list("maatwerker", flat=True))
