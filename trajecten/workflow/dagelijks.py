"""What happens by itself, every day: what people need to see is put in front of them. No status, WOP, employment or
right depends on it: those were written when they were decided."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone

from trajecten.enums import MeldingSoort, Rol
from trajecten.models import Dagronde, Lidmaatschap, Mandaat, Melding, Termijn
from trajecten.models.dagronde import LEASE
from trajecten.models.termijn import DRINGEND
from trajecten.workflow import berichten
from trajecten.workflow.termijnen import herreken_alles

logger = logging.getLogger(__name__)
DAG = timedelta(days=1)
MANDAAT_VOORAF = timedelta(days=183)  # a new mandate takes months; agreed, not law

# Whose plate the terms are on: who is responsible, or else everybody who can be. One row per active lid. Terms are first
# counted per plate, so that a thousand of a province cost its lids no more than one.
_AAN_WIE = """
WITH leden AS (
    SELECT l.id, l.rol, l.provincies, l.organisatie_id
    FROM trajecten_lidmaatschap l JOIN trajecten_gebruiker g ON g.id = l.gebruiker_id
    WHERE g.is_active AND l.van <= %(dag)s AND (l.tot IS NULL OR l.tot >= %(dag)s)
), borden AS (
    SELECT t.rol, CASE t.rol WHEN 'vdab' THEN b.id WHEN 'partner' THEN c.id END AS wie,
        CASE t.rol WHEN 'vdab' THEN t.provincie END AS provincie,
        CASE t.rol WHEN 'partner' THEN t.partner_id WHEN 'onderneming' THEN t.werkgever_id END AS organisatie_id,
        count(*) FILTER (WHERE t.uiterlijk >= %(dag)s) AS dringend, count(*) FILTER (WHERE t.uiterlijk < %(dag)s) AS te_laat
    FROM trajecten_termijn t LEFT JOIN leden b ON b.id = t.bemiddelaar_id LEFT JOIN leden c ON c.id = t.coach_id
    WHERE t.id = ANY(%(pks)s) GROUP BY 1, 2, 3, 4
), per_lid AS (
    SELECT wie AS id, dringend, te_laat FROM borden WHERE wie IS NOT NULL
    UNION ALL
    SELECT l.id, o.dringend, o.te_laat FROM borden o JOIN leden l ON l.rol = 'vdab' AND o.provincie = ANY(l.provincies)
    WHERE o.rol = 'vdab' AND o.wie IS NULL
    UNION ALL
    SELECT l.id, o.dringend, o.te_laat FROM borden o JOIN leden l ON l.rol = o.rol AND l.organisatie_id = o.organisatie_id
    WHERE o.rol <> 'vdab' AND o.wie IS NULL
)
SELECT id, sum(dringend)::int, sum(te_laat)::int FROM per_lid GROUP BY id
"""


def dagelijks(*, klok: Callable[[], datetime], tot: date | None = None) -> list[Dagronde]:
    """Do the run of every day up to and including `tot` (today) that was not done yet, in order; returns those done.

    Safe to run twice, also in two processes at once, and after it was broken off: each part changes only what is not
    yet right.
    """
    vandaag = timezone.localdate(klok())
    gedaan = []
    for dag in Dagronde.objects.te_doen(min(tot, vandaag) if tot else vandaag):
        ronde = Dagronde.objects.neem(dag, nu=klok())
        if ronde is None:
            logger.info("De ronde van %s is al klaar, of elders bezig.", dag)
            break
        ronde.termijnen = herreken_alles(vandaag=dag)
        ronde.lease_tot = klok() + LEASE
        ronde.save(update_fields=["termijnen", "lease_tot"])
        ronde.gemeld, ronde.ingelicht = meld_termijnen(dag, nu=klok())
        ronde.mandaten = meld_mandaten(dag, nu=klok())
        ronde.opgeruimd = ruim_op(klok())
        ronde.geeindigd_op = klok()
        ronde.save(update_fields=["gemeld", "ingelicht", "mandaten", "opgeruimd", "geeindigd_op"])
        gedaan.append(ronde)
    return gedaan


@transaction.atomic
def meld_termijnen(dag: date, *, nu: datetime) -> tuple[int, int]:
    """Tell whose plate they are on that terms became urgent or overdue: how many terms, and how many people.

    Each gets one message a day, however many terms there are; of each term it is told once that it is near, and once
    that it is past. Runs five queries.
    """
    te_melden = Termijn.objects.te_melden(dag).order_by("pk").select_for_update(skip_locked=True, of=("self",))
    pks = list(te_melden.values_list("pk", flat=True))
    if not pks:
        return 0, 0
    with connection.cursor() as cursor:
        cursor.execute(_AAN_WIE, {"pks": pks, "dag": dag})
        per_lid = {lid: _zin(dringend, te_laat) for lid, dringend, te_laat in cursor.fetchall()}
    berichten.meld_elk(MeldingSoort.TERMIJN, per_lid, sleutel=f"termijnen-{dag:%Y-%m-%d}", link=reverse("start"), nu=nu)
    Termijn.objects.filter(pk__in=pks, uiterlijk__lt=dag).update(laat_gemeld=F("uiterlijk"))
    Termijn.objects.filter(pk__in=pks, uiterlijk__range=(dag, dag + DRINGEND)).update(dringend_gemeld=F("uiterlijk"))
    return len(pks), len(per_lid)


def _zin(dringend: int, te_laat: int) -> str:
    """How many terms became urgent and overdue, in words."""
    delen = []
    if te_laat:
        delen.append("Er is 1 termijn voorbij." if te_laat == 1 else f"Er zijn {te_laat} termijnen voorbij.")
    if dringend:
        delen.append(
            "1 termijn loopt af binnen zeven dagen."
            if dringend == 1
            else f"{dringend} termijnen lopen af binnen zeven dagen."
        )
    return " ".join([*delen, "Ze staan in je werklijst."])


def meld_mandaten(dag: date, *, nu: datetime) -> int:
    """Tell a partner and the administrators, once, that a mandate ends within half a year with none after it (R34); how
    many that were. Two queries, and a few for each mandate that is told."""
    later = Mandaat.objects.filter(partner=OuterRef("partner"), periode__endswith__gt=OuterRef("periode__endswith"))
    aflopend = Mandaat.objects.filter(
        ~Exists(later), periode__endswith__gt=dag, periode__endswith__lte=dag + MANDAAT_VOORAF + DAG
    )
    sleutels = {
        f"mandaat-{m.pk}-{m.laatste_dag:%Y-%m-%d}": m for m in aflopend.select_related("partner").order_by("pk")
    }
    al_gemeld = set(Melding.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True))
    gemeld = 0
    for sleutel, mandaat in sleutels.items():
        if sleutel in al_gemeld:
            continue
        leden = Lidmaatschap.objects.actief(dag)
        berichten.meld(
            MeldingSoort.MANDAAT,
            aan=leden.filter(rol=Rol.PARTNER, organisatie=mandaat.partner) | leden.filter(rol=Rol.BEHEER),
            sleutel=sleutel,
            link=mandaat.partner.get_absolute_url(),
            nu=nu,
            tekst=f"Het mandaat van {mandaat.partner} loopt af op {mandaat.laatste_dag:%d-%m-%Y} (R34).",
        )
        gemeld += 1
    return gemeld


def ruim_op(nu: datetime) -> int:
    """Throw away old messages, and the sessions that ended; how many. What people typed and never saved is thrown away
    sooner, every hour."""
    verlopen, _ = Session.objects.filter(expire_date__lt=nu).delete()
    return verlopen + berichten.ruim_op(nu)
