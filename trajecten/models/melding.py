"""What somebody is told: in the list of their messages, and by e-mail. The row is the outbox."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q

from trajecten.enums import MeldingHoe, MeldingSoort, MeldingStatus, Rol
from trajecten.models.gebruiker import Lidmaatschap

M, H, S = MeldingSoort, MeldingHoe, MeldingStatus

LEASE = timedelta(minutes=5)  # longer than handing one e-mail to a slow mail server takes
MINUUT, UUR = timedelta(minutes=1), timedelta(hours=1)
PAUZES = (MINUUT, 5 * MINUUT, 15 * MINUUT, UUR, 4 * UUR, 12 * UUR, 24 * UUR)  # after each attempt; then it has failed
BEWAARTIJD = timedelta(days=2 * 365)  # a traject with its last measure is closed by then, and the facts stay
STANDAARD = H.DAGOVERZICHT
# The law lets a term run for who receives these (R19, R23): not knowing must not be a choice, when to know is one.
NOOIT_UIT = frozenset({M.VOORGELEGD, M.TERMIJN})
VOOR: Mapping[MeldingSoort, frozenset[Rol]] = {
    M.TOEGELEID: frozenset({Rol.PARTNER}),
    M.TOEGEWEZEN: frozenset({Rol.VDAB, Rol.PARTNER}),
    M.VOORGELEGD: frozenset({Rol.VDAB}),
    M.OORDEEL: frozenset({Rol.PARTNER}),
    M.AANVRAAG: frozenset({Rol.VDAB}),
    M.AANVRAAG_AFGESLOTEN: frozenset({Rol.ONDERNEMING}),
    M.EVALUATIE_GEPLAND: frozenset({Rol.VDAB, Rol.ONDERNEMING}),
    M.STEEKPROEF: frozenset({Rol.VDAB, Rol.ONDERNEMING}),
    M.OPSCHORTING: frozenset({Rol.VDAB, Rol.PARTNER}),
    M.SIGNAAL: frozenset({Rol.VDAB}),
    M.TERMIJN: frozenset({Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING}),
    M.MANDAAT: frozenset({Rol.PARTNER, Rol.BEHEER}),
    M.HERINNERING: frozenset({Rol.VDAB, Rol.PARTNER}),
}


def soorten_voor(rol: str) -> list[MeldingSoort]:
    """The kinds of messages that this role can get."""
    return [soort for soort, rollen in VOOR.items() if rol in rollen]


class MeldingQuerySet(models.QuerySet["Melding"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """One's own; the e-mail that holds a day of them is none to read here."""
        return self.filter(lid=lid).exclude(soort=M.OVERZICHT)

    def ongelezen(self) -> Self:
        return self.filter(gelezen_op=None)

    def e_mails(self) -> Self:
        """The rows that are an e-mail of their own: what goes at once, and each overview of a day."""
        return self.filter(hoe=H.METEEN)

    def te_beheren_door(self, lid: Lidmaatschap) -> Self:
        """The e-mails that were not sent, of everybody, for the administrator: who shows them leaves out their words."""
        niet = [S.MISLUKT, S.WACHTEND, S.BEZIG]
        return self.e_mails().filter(status__in=niet) if lid.rol == Rol.BEHEER else self.none()

    def te_bundelen(self, tot: datetime) -> Self:
        """What waits for the overview of a day, made before `tot`, and stands in none yet."""
        return self.filter(hoe=H.DAGOVERZICHT, status=S.WACHTEND, overzicht=None, gemaakt_op__lt=tot)

    def te_verzenden(self, nu: datetime) -> Self:
        """The e-mails whose turn it is, and those that a sender left behind."""
        aan_de_beurt = Q(status=S.WACHTEND, volgende_op__lte=nu) | Q(status=S.BEZIG, lease_tot__lt=nu)
        return self.e_mails().filter(aan_de_beurt)

    def verlopen(self, nu: datetime) -> Self:
        """The old ones of which no e-mail has still to go; those that failed stay, for the administrator."""
        return self.filter(gemaakt_op__lte=nu - BEWAARTIJD, status__in=[S.VERZONDEN, S.VERVALLEN])

    @transaction.atomic
    def neem(self, *, nu: datetime, uuid: uuid.UUID | None = None) -> "Melding | None":
        """The e-mail to send first, or this one, now of the caller; None when there is nothing for it. A row that
        somebody else holds is passed by."""
        rijen = self.te_verzenden(nu) if uuid is None else self.te_verzenden(nu).filter(uuid=uuid)
        melding = (
            rijen.select_for_update(skip_locked=True, of=("self",))
            .select_related("lid__gebruiker")
            .order_by("volgende_op", "pk")
            .first()
        )
        if melding is not None:
            melding.status, melding.lease_tot, melding.pogingen = S.BEZIG, nu + LEASE, melding.pogingen + 1
            melding.save(update_fields=["status", "lease_tot", "pogingen"])
        return melding


class Melding(models.Model):
    """One thing that one lid is told. Its words hold no name of a maatwerker and nothing from a file: only the number
    of a traject, and the page behind the log-in that says more."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="meldingen")
    soort = models.CharField("soort", max_length=30, choices=MeldingSoort.choices)
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    link = models.CharField("pagina", max_length=300)  # a path of ours
    sleutel = models.CharField("sleutel", max_length=100)  # what caused it: the same cause tells a lid once
    gemaakt_op = models.DateTimeField("gemaakt op")
    gelezen_op = models.DateTimeField("gelezen op", null=True)
    hoe = models.CharField("hoe", max_length=20, choices=MeldingHoe.choices)
    # The e-mail of this row
    status = models.CharField("status", max_length=20, choices=MeldingStatus.choices, default=S.WACHTEND)
    overzicht = models.ForeignKey("self", models.PROTECT, null=True, related_name="onderdelen")
    volgende_op = models.DateTimeField("volgende poging", null=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    lease_tot = models.DateTimeField("voorbehouden tot", null=True)
    verzonden_op = models.DateTimeField("verzonden op", null=True)
    antwoord = models.CharField("antwoord van de mailserver", max_length=500, blank=True)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ("-gemaakt_op", "-pk")
        constraints = [
            models.UniqueConstraint("lid", "sleutel", name="melding_een_per_oorzaak"),
            models.CheckConstraint(
                name="melding_bezig_is_voorbehouden",
                condition=Q(status=S.BEZIG, lease_tot__isnull=False) | (~Q(status=S.BEZIG) & Q(lease_tot__isnull=True)),
            ),
            models.CheckConstraint(
                name="melding_eigen_e_mail_heeft_een_beurt", condition=~Q(hoe=H.METEEN) | Q(volgende_op__isnull=False)
            ),
            models.CheckConstraint(
                name="melding_in_overzicht", condition=Q(overzicht__isnull=True) | Q(hoe=H.DAGOVERZICHT)
            ),
        ]
        indexes = [
            models.Index("lid", "gemaakt_op", "id", name="melding_van_lid"),
            models.Index("lid", name="melding_ongelezen", condition=Q(gelezen_op=None)),
            models.Index(
                "volgende_op",
                "id",
                name="melding_te_verzenden",
                condition=Q(hoe=H.METEEN, status__in=[S.WACHTEND, S.BEZIG]),
            ),
            models.Index(
                "lid",
                "gemaakt_op",
                name="melding_te_bundelen",
                condition=Q(hoe=H.DAGOVERZICHT, status=S.WACHTEND, overzicht=None),
            ),
            models.Index("id", name="melding_mislukt", condition=Q(hoe=H.METEEN, status=S.MISLUKT)),
        ]

    def __str__(self) -> str:
        return self.onderwerp

    def _schrijf(self, status: MeldingStatus, **velden: Any) -> bool:
        """Write the end of an attempt on a row that is still ours, and on what it holds; whether it still was."""
        eigen = Melding.objects.filter(pk=self.pk, status=S.BEZIG, pogingen=self.pogingen)
        with transaction.atomic():
            if not eigen.update(status=status, lease_tot=None, **velden):
                return False
            if self.soort == M.OVERZICHT and status != S.WACHTEND:
                self.onderdelen.update(status=status, verzonden_op=velden.get("verzonden_op"))
        return True

    def verzonden(self, antwoord: str, *, nu: datetime) -> bool:
        """The mail server took it. False when another sender took this row over in the meantime."""
        return self._schrijf(S.VERZONDEN, verzonden_op=nu, antwoord=antwoord[:500])

    def niet_verzonden(self, antwoord: str, *, nu: datetime, definitief: bool) -> bool:
        """Nobody took it: try again later, or never when that is final or was tried often enough."""
        if definitief or self.pogingen > len(PAUZES):
            return self._schrijf(S.MISLUKT, antwoord=antwoord[:500])
        return self._schrijf(S.WACHTEND, antwoord=antwoord[:500], volgende_op=nu + PAUZES[self.pogingen - 1])

    def vervalt(self) -> bool:
        """Its receiver no longer works here."""
        return self._schrijf(S.VERVALLEN)


class MeldingsvoorkeurQuerySet(models.QuerySet["Meldingsvoorkeur"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(lid=lid)


class Meldingsvoorkeur(models.Model):
    """How a lid wants to get one kind of message. Without a row it is STANDAARD."""

    lid = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="meldingsvoorkeuren")
    soort = models.CharField("soort", max_length=30, choices=MeldingSoort.choices)
    hoe = models.CharField("hoe", max_length=20, choices=MeldingHoe.choices)

    objects = MeldingsvoorkeurQuerySet.as_manager()

    class Meta:
        verbose_name = "meldingsvoorkeur"
        verbose_name_plural = "meldingsvoorkeuren"
        ordering = ("lid", "soort")
        constraints = [
            models.UniqueConstraint("lid", "soort", name="meldingsvoorkeur_een_per_soort"),
            models.CheckConstraint(
                name="meldingsvoorkeur_nooit_uit",
                condition=~Q(hoe=H.APP) | ~Q(soort__in=sorted(NOOIT_UIT)),
                violation_error_message="Voor deze meldingen loopt een termijn van de wet: een e-mail is nodig.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.get_hoe_display()}"
