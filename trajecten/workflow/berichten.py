"""Telling people: what is written in the same transaction as its cause, and the e-mail that follows from it."""

import logging
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import MeldingHoe, MeldingSoort, MeldingStatus, Rol, ToewijzingKant, TrajectStatus
from trajecten.mailserver import NietVerzonden, geef_af
from trajecten.models import Lidmaatschap, Maatwerker, Melding, Meldingsvoorkeur, Toewijzing, Traject
from trajecten.models.melding import NOOIT_UIT, STANDAARD, MeldingQuerySet, soorten_voor

logger = logging.getLogger(__name__)
M = MeldingSoort
VERZEND = "trajecten.tasks.verzend_melding"
OM_ZEVEN = time(7)
DAG = timedelta(days=1)
PER_KEER = 5_000
AFKOELING = timedelta(days=7)  # between two reminders of the same receiver about the same traject

# What each kind says: the subject, which the number of a traject can follow, and what is asked.
WOORDEN = {
    M.TOEGELEID: ("Nieuw traject", "VDAB leidde iemand naar jullie toe. Start het traject, of annuleer het."),
    M.TOEGEWEZEN: ("Traject aan jou overgedragen", "Jij bent nu verantwoordelijk voor dit traject."),
    M.VOORGELEGD: ("Oordeel van VDAB gevraagd", "De begeleiding is afgelopen. VDAB beoordeelt nu het traject."),
    M.OORDEEL: ("Uitkomst van een traject", "VDAB legde vast hoe dit traject verdergaat of eindigt."),
    M.AANVRAAG: ("Evaluatie gevraagd", "Een onderneming vraagt VDAB om iemand te evalueren."),
    M.AANVRAAG_AFGESLOTEN: ("Antwoord op je vraag om een evaluatie", "VDAB antwoordde op je vraag."),
    M.EVALUATIE_GEPLAND: ("Evaluatie gepland", "Er is een dag gekozen voor een evaluatie."),
    M.STEEKPROEF: ("Steekproef", "Er is nieuws over de steekproef van zittende maatwerkers."),
    M.OPSCHORTING: ("Trajecten samen opgeschort", "VDAB schortte veel trajecten samen op, of liet ze verdergaan."),
    M.SIGNAAL: ("Signaal", "Een melding van een onderneming vraagt dat VDAB iets bekijkt."),
    M.TERMIJN: ("Termijnen", "Er zijn termijnen dringend of voorbij."),
    M.MANDAAT: (
        "Mandaat dat afloopt",
        "Het mandaat als doorstroompartner loopt af. Een nieuw mandaat vraagt tijd (R34).",
    ),
    M.HERINNERING: ("Herinnering", "Iemand wacht op de volgende stap in dit traject. Kijk wat je kan doen."),
}


def meld(
    soort: MeldingSoort,
    *,
    aan: QuerySet[Lidmaatschap],
    sleutel: str,
    link: str,
    nu: datetime,
    nummer: str = "",
    tekst: str = "",
    door: Lidmaatschap | None = None,
) -> None:
    """Tell each lid of `aan` once, in the transaction of the caller: the same `sleutel` never tells anybody twice.

    `link` is the path of a page of ours, `nummer` a number as people write it (T-100123), and `tekst` stands in the
    place of the sentence of the kind: without names, INSZ, or anything from a file. `door` did it, and is not told.
    Takes two queries, however many receive it.
    """
    leden = aan.exclude(pk=door.pk) if door else aan
    _schrijf(soort, leden, lambda _: tekst, sleutel=sleutel, link=link, nu=nu, nummer=nummer)


def meld_elk(soort: MeldingSoort, teksten: Mapping[int, str], *, sleutel: str, link: str, nu: datetime) -> None:
    """Tell each lid (primary key) a sentence of its own, as `meld`."""
    leden = Lidmaatschap.objects.filter(pk__in=teksten)
    _schrijf(soort, leden, lambda pk: teksten[pk], sleutel=sleutel, link=link, nu=nu)


def _schrijf(
    soort: MeldingSoort,
    leden: QuerySet[Lidmaatschap],
    tekst: Callable[[int], str],
    *,
    sleutel: str,
    link: str,
    nu: datetime,
    nummer: str = "",
) -> None:
    keuze = Meldingsvoorkeur.objects.filter(lid=OuterRef("pk"), soort=soort).values("hoe")
    onderwerp, zin = WOORDEN[soort]
    meldingen = [
        Melding(
            lid_id=pk,
            soort=soort,
            onderwerp=f"{onderwerp}: {nummer}" if nummer else onderwerp,
            tekst=tekst(pk) or zin,
            link=link,
            sleutel=sleutel,
            gemaakt_op=nu,
            hoe=hoe or STANDAARD,
            volgende_op=nu if hoe == MeldingHoe.METEEN else None,
            status=MeldingStatus.VERVALLEN if hoe == MeldingHoe.APP else MeldingStatus.WACHTEND,
        )
        for pk, hoe in leden.annotate(voorkeur=Subquery(keuze)).order_by("pk").values_list("pk", "voorkeur")
    ]
    Melding.objects.bulk_create(meldingen, batch_size=PER_KEER, ignore_conflicts=True)
    _por_na([melding.uuid for melding in meldingen if melding.hoe == MeldingHoe.METEEN])


def meld_over(
    soort: MeldingSoort,
    traject: Traject,
    *,
    aan: QuerySet[Lidmaatschap],
    sleutel: str,
    nu: datetime,
    door: Lidmaatschap | None = None,
) -> None:
    """Tell each lid of `aan` something about a traject, as `meld`."""
    nummer, link = traject.nummer_getoond, traject.get_absolute_url()
    meld(soort, aan=aan, sleutel=sleutel, link=link, nu=nu, nummer=nummer, door=door)


def van_kant(traject: Traject, kant: ToewijzingKant, *, vandaag: date) -> QuerySet[Lidmaatschap]:
    """Who is responsible for a traject on this side; everybody who can be, when nobody active is."""
    kring = Lidmaatschap.objects.actief(vandaag).van_kant(kant, traject)
    nu = Toewijzing.objects.filter(traject=traject, kant=kant, periode__contains=vandaag)
    eigen = kring.filter(pk__in=nu.values("lid"))
    return kring.filter(Q(pk__in=eigen.values("pk")) | ~Exists(eigen))


def verantwoordelijken(trajecten: Collection[Traject], *, vandaag: date) -> Counter[int]:
    """Of how many of these trajecten each lid (primary key) is to be told, as `van_kant` says for one, on both sides. Two
    queries, however many there are."""
    per_kring: dict[tuple[str, Any], set[int]] = defaultdict(set)  # who can be responsible: per province, per partner
    partners, provincies = {t.partner_id for t in trajecten}, sorted({t.provincie for t in trajecten})
    leden = Lidmaatschap.objects.actief(vandaag).filter(
        Q(rol=Rol.VDAB, provincies__overlap=provincies) | Q(rol=Rol.PARTNER, organisatie__in=partners)
    )
    for pk, rol, organisatie, van in leden.values_list("pk", "rol", "organisatie", "provincies"):
        for waar in van if rol == Rol.VDAB else [organisatie]:
            per_kring[rol, waar].add(pk)
    nu = Toewijzing.objects.filter(traject__in=trajecten, periode__contains=vandaag)
    eigen = {(traject, kant): lid for traject, kant, lid in nu.values_list("traject", "kant", "lid")}
    aantallen: Counter[int] = Counter()
    for traject in trajecten:
        for kant, waar in ((ToewijzingKant.VDAB, traject.provincie), (ToewijzingKant.PARTNER, traject.partner_id)):
            kring, een = per_kring[kant, waar], eigen.get((traject.pk, kant))
            aantallen.update([een] if een in kring else kring)
    return aantallen


def bemiddelaars_van(maatwerker: Maatwerker, *, vandaag: date) -> QuerySet[Lidmaatschap]:
    """The counsellors of the provinces that a person belongs to."""
    leden = Lidmaatschap.objects.actief(vandaag)
    return leden.filter(rol=ToewijzingKant.VDAB, provincies__overlap=maatwerker.provincies)


def _por_na(uuids: list[uuid.UUID]) -> None:
    """Tell the worker after the commit. A broker that is away costs a minute: the sweep finds the rows."""
    if uuids:
        transaction.on_commit(lambda: _por(uuids))


def _por(uuids: list[uuid.UUID]) -> None:
    try:
        for een in uuids:
            current_app.send_task(VERZEND, args=[str(een)], retry=False, ignore_result=True)
    except Exception as fout:  # each broker has its own
        logger.warning("De broker is niet te bereiken (%s): meldingen wachten op de volgende ronde.", fout)


# What somebody does with messages


def lees(meldingen: QuerySet[Melding], *, nu: datetime) -> None:
    """These have been read."""
    meldingen.filter(gelezen_op=None).update(gelezen_op=nu)


@transaction.atomic
def voorkeuren_bewaren(*, lid: Lidmaatschap, **hoe: str) -> None:
    """How a lid wants to get each kind of message. Raises ValidationError for one that cannot be without e-mail."""
    nooit = [soort for soort in NOOIT_UIT if hoe.get(soort) == MeldingHoe.APP]
    if nooit:
        raise ValidationError(dict.fromkeys(nooit, "Hiervoor loopt een termijn van de wet: een e-mail is nodig."))
    keuzes = [Meldingsvoorkeur(lid=lid, soort=soort, hoe=hoe[soort]) for soort in soorten_voor(lid.rol) if soort in hoe]
    Meldingsvoorkeur.objects.bulk_create(
        keuzes, update_conflicts=True, unique_fields=["lid", "soort"], update_fields=["hoe"]
    )


@transaction.atomic
def herinneren(traject: Traject, *, lid: Lidmaatschap, nu: datetime) -> None:
    """Remind who has to do something in a traject: the responsible person of the other side, or all of them. Each gets
    one in seven days about the same traject. Raises ValidationError when all had one."""
    vandaag = timezone.localdate(nu)
    if reden := rechten.waarom_niet_herinneren(lid, traject, vandaag=vandaag):
        raise PermissionDenied(reden)
    Traject.objects.select_for_update().get(pk=traject.pk)  # two reminders at once: the second reads the first
    leden = van_kant(traject, rechten.AAN_ZET[TrajectStatus(traject.status)], vandaag=vandaag)
    eerder = Melding.objects.filter(soort=M.HERINNERING, link=traject.get_absolute_url(), gemaakt_op__gt=nu - AFKOELING)
    te_melden = leden.exclude(pk__in=eerder.values("lid"))
    if not te_melden.exists():
        eerste = eerder.filter(lid__in=leden).order_by("gemaakt_op").values_list("gemaakt_op", flat=True).first()
        if eerste is None:
            raise ValidationError("Aan de andere kant werkt nu niemand die je kan herinneren.")
        op, vanaf = timezone.localdate(eerste), timezone.localtime(eerste + AFKOELING)
        raise ValidationError(
            f"Er ging al een herinnering op {op:%d-%m-%Y}. Opnieuw kan vanaf {vanaf:%d-%m-%Y, %H:%M}."
        )
    meld_over(M.HERINNERING, traject, aan=te_melden, sleutel=f"herinnering-{traject.pk}-{nu:%Y%m%d%H%M}", nu=nu)


@transaction.atomic
def opnieuw_verzenden(meldingen: MeldingQuerySet, *, lid: Lidmaatschap, nu: datetime) -> int:
    """Give e-mails that failed, or that wait for their next attempt, a new start now; how many there were."""
    if not rechten.mag_beheren(lid):
        raise PermissionDenied("Alleen het functioneel beheer kan dit.")
    open_ = meldingen.e_mails().filter(status__in=[MeldingStatus.MISLUKT, MeldingStatus.WACHTEND])
    uuids = list(open_.select_for_update(of=("self",)).order_by("pk").values_list("uuid", flat=True))
    Melding.objects.filter(uuid__in=uuids).update(status=MeldingStatus.WACHTEND, pogingen=0, volgende_op=nu)
    _por_na(uuids)
    return len(uuids)


def ruim_op(nu: datetime) -> int:
    """Throw away the messages that nobody needs any more; how many. In parts that are each a transaction of their own, and
    an overview after what it holds."""
    verlopen, weg = Melding.objects.verlopen(nu).order_by("pk"), 0
    for oud in (verlopen.exclude(soort=M.OVERZICHT), verlopen.filter(soort=M.OVERZICHT, onderdelen=None)):
        while pks := list(oud.values_list("pk", flat=True)[:PER_KEER]):
            Melding.objects.filter(pk__in=pks).delete()
            weg += len(pks)
    return weg


# The e-mail


def overzichtsmoment(nu: datetime) -> datetime:
    """The last seven o'clock in Brussels, at `nu` or before it."""
    dag = timezone.localdate(nu)
    zeven = timezone.make_aware(datetime.combine(dag, OM_ZEVEN))
    return zeven if zeven <= nu else timezone.make_aware(datetime.combine(dag - DAG, OM_ZEVEN))


@transaction.atomic
def bundel(nu: datetime) -> int:
    """Put what waits for the overview of today in one e-mail per lid; how many of those there are now.

    Safe to run at any moment, also in two processes at once: a lid has one overview a day, and what that one does not
    hold waits for the next.
    """
    zeven = overzichtsmoment(nu)
    sleutel = f"overzicht-{timezone.localdate(zeven):%Y-%m-%d}"
    al = Melding.objects.filter(lid=OuterRef("lid"), sleutel=sleutel)
    wachtend = Melding.objects.te_bundelen(zeven)
    leden = wachtend.exclude(Exists(al)).order_by("lid").values_list("lid", flat=True).distinct()
    nieuw = [
        Melding(
            lid_id=lid,
            soort=M.OVERZICHT,
            onderwerp=f"Je overzicht van {timezone.localdate(zeven):%d-%m-%Y}",
            tekst="Dit wacht op je in Doorstroom.",
            link=reverse("meldingen"),
            sleutel=sleutel,
            gemaakt_op=nu,
            gelezen_op=nu,
            hoe=MeldingHoe.METEEN,
            volgende_op=nu,
        )
        for lid in leden
    ]
    if not nieuw:
        return 0
    Melding.objects.bulk_create(nieuw, ignore_conflicts=True)
    eigen = Melding.objects.filter(uuid__in=[melding.uuid for melding in nieuw])  # not those of another process
    wachtend.filter(lid__in=eigen.values("lid")).update(
        overzicht=Subquery(eigen.filter(lid=OuterRef("lid")).values("pk")[:1])
    )
    return eigen.count()


def verzend(melding: Melding, *, klok: Callable[[], datetime]) -> bool:
    """Send an e-mail that was taken, and write down what the mail server said. False when it cannot be reached."""
    nu = klok()
    lid = melding.lid
    if not Lidmaatschap.objects.actief(timezone.localdate(nu)).filter(pk=lid.pk).exists():
        melding.vervalt()
        return True
    try:
        antwoord = geef_af(maak_bericht(melding))
    except NietVerzonden as fout:
        melding.niet_verzonden(fout.antwoord, nu=klok(), definitief=fout.definitief)
        return not fout.onbereikbaar
    except Exception:
        logger.exception("Melding %s kon niet verzonden worden.", melding.uuid)
        melding.niet_verzonden("Er liep iets mis bij het opmaken.", nu=klok(), definitief=False)
        return True
    melding.verzonden(antwoord, nu=klok())
    return True


def maak_bericht(melding: Melding) -> EmailMultiAlternatives:
    """The e-mail of a melding. Its Message-ID is that of the row: who gets it twice can tell."""
    voorkeuren = settings.ADRES + reverse("meldingsvoorkeuren")
    delen = (
        list(melding.onderdelen.order_by("soort", "gemaakt_op", "pk")) if melding.soort == M.OVERZICHT else [melding]
    )
    context = {
        "naam": melding.lid.gebruiker.naam,
        "onderwerp": melding.onderwerp,
        "is_overzicht": melding.soort == M.OVERZICHT,
        "delen": delen,
        "adres": settings.ADRES,
        "voorkeuren": voorkeuren,
    }
    bericht = EmailMultiAlternatives(
        subject=f"Doorstroom: {melding.onderwerp}",
        body=render_to_string("berichten/melding.txt", context),
        to=[melding.lid.gebruiker.email],
        headers={
            "Message-ID": f"<{melding.uuid}@{settings.MELDINGEN_DOMEIN}>",
            "List-Unsubscribe": f"<{voorkeuren}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    bericht.attach_alternative(render_to_string("berichten/melding.html", context), "text/html")
    return bericht
