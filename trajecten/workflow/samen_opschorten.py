"""Many trajecten stand still together, as in the crisis of 2020: look first, then all of them or none (R46).

What was suspended together is a reeks: the valid suspensions with one moment of registration, ground and period.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, F, Min, QuerySet, TextField
from django.db.models.functions import Cast, Greatest
from django.urls import reverse
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import MeldingSoort, OpschortingGrond, Provincie, TrajectStatus
from trajecten.models import (
    Gewijzigd,
    Lidmaatschap,
    Maatwerker,
    Oproep,
    Opschorting,
    Registratie,
    Statusovergang,
    Traject,
)
from trajecten.models.velden import periode
from trajecten.overgangen import BEGELEIDING
from trajecten.termijnsoorten import van_mensen
from trajecten.voorwaarden import waarom_niet_stil
from trajecten.workflow import berichten
from trajecten.workflow.termijnen import een_geheel, termijnen_uit

DAG = timedelta(days=1)
PER_KEER = 5_000
GEEN_RECHT = "Trajecten samen opschorten of hervatten kan alleen wie dat recht van het functioneel beheer kreeg."
STAAT_AL_STIL = "Het traject is in die periode, of vandaag, al opgeschort."


@dataclass(frozen=True)
class Voorstel:
    """Which trajecten would stand still, and which would not and why."""

    op: date
    tot: date | None
    mee: Sequence[Traject]
    niet: Sequence[tuple[Traject, str]]

    @property
    def kenmerk(self) -> str:
        """Other as soon as one of these trajecten, or the reason to leave one out, is."""
        regels = [f"{t.pk} {t.versie}" for t in self.mee] + [f"{t.pk} {t.versie} {reden}" for t, reden in self.niet]
        return _kenmerk([f"{self.op} {self.tot}", *regels])

    @property
    def verdeling(self) -> list[tuple[str, str, int]]:
        """How many stand still, per province and status."""
        aantallen = Counter((t.provincie, t.status) for t in self.mee)
        return [
            (provincie.label, status.label, aantallen[provincie, status])
            for provincie in Provincie
            for status in TrajectStatus
            if aantallen[provincie, status]
        ]

    @property
    def redenen(self) -> list[tuple[str, list[Traject]]]:
        """Those that are left out, by their reason."""
        per_reden: dict[str, list[Traject]] = {}
        for traject, reden in self.niet:
            per_reden.setdefault(reden, []).append(traject)
        return sorted(per_reden.items())


def _kenmerk(regels: Iterable[str]) -> str:
    return sha256("\n".join(regels).encode()).hexdigest()


def _lopende(lid: Lidmaatschap, oproep: Oproep | None, provincies: Collection[str]) -> QuerySet[Traject]:
    """The running trajecten that a choice is about, in the own provinces."""
    mijn = set(lid.provincies) & set(provincies or lid.provincies)
    lopend = Traject.objects.filter(status__in=BEGELEIDING, provincie__in=mijn).order_by("pk")
    return lopend.filter(oproep=oproep) if oproep else lopend


def bekijk_opschorting(
    *,
    lid: Lidmaatschap,
    vandaag: date,
    op: date,
    tot: date | None,
    oproep: Oproep | None,
    provincies: Collection[str],
    **_: Any,
) -> Voorstel:
    """What suspending from `op`, until and including `tot`, would do; no `provincies` means all of one's own. Writes
    nothing. Takes a fixed number of queries. Raises PermissionDenied and ValidationError."""
    if not rechten.mag_samen_opschorten(lid):
        raise PermissionDenied(GEEN_RECHT)
    if op > vandaag:
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    if tot and tot < op:
        raise ValidationError({"tot": "De laatste dag ligt vóór de eerste dag."})
    trajecten = list(_lopende(lid, oproep, provincies))
    _lees_geschiedenis(trajecten)
    geldig = Opschorting.objects.geldig().filter(traject__in=trajecten)
    binnen = geldig.filter(periode__overlap=periode(op, tot + DAG if tot else None)) | geldig.op(vandaag)
    staan_stil = set(binnen.values_list("traject", flat=True))
    mee, niet = [], []
    for traject in trajecten:
        reden = STAAT_AL_STIL if traject.pk in staan_stil else waarom_niet_stil(traject, op, tot)
        if reden:
            niet.append((traject, reden))
        else:
            mee.append(traject)
    return Voorstel(op, tot, mee, niet)


def _lees_geschiedenis(trajecten: Sequence[Traject]) -> None:
    """Give each its history, with one query for all."""
    per_traject: dict[int, list[Statusovergang]] = {traject.pk: [] for traject in trajecten}
    stappen = Statusovergang.objects.filter(traject__in=trajecten).select_related("teruggedraaid_door")
    for stap in stappen.order_by("traject", "volgnummer"):
        per_traject[stap.traject_id].append(stap)
    for traject in trajecten:
        traject.geschiedenis = per_traject[traject.pk]


def verschuivingen(voorstel: Voorstel, *, vandaag: date) -> list[int]:
    """By how many days each term would move that does, the smallest first. One query."""
    mee = {traject.pk for traject in voorstel.mee}
    nieuw = periode(voorstel.op, voorstel.tot + DAG if voorstel.tot else None)
    dagen = []
    for bron in van_mensen([traject.maatwerker_id for traject in voorstel.mee], vandaag=vandaag):
        if bron.traject in mee:
            straks = termijnen_uit(bron._replace(stil=[*bron.stil, nieuw]), vandaag=vandaag)
            for eerst, dan in zip(termijnen_uit(bron, vandaag=vandaag), straks, strict=True):
                dagen.append((dan.uiterlijk - eerst.uiterlijk).days)
    return sorted(aantal for aantal in dagen if aantal)


def _vergrendel(trajecten: QuerySet[Traject]) -> None:
    """Hold the people and then the trajecten, in the order in which every step takes them."""
    personen = list(trajecten.order_by().values_list("maatwerker", flat=True))
    list(Maatwerker.objects.filter(pk__in=personen).order_by("pk").select_for_update().values_list("pk"))
    list(trajecten.order_by("pk").select_for_update().values_list("pk"))


def samen_opschorten(
    *, kenmerk: str, lid: Lidmaatschap, nu: datetime, grond: str, toelichting: str, **keuze: Any
) -> list[Opschorting]:
    """Suspend all trajecten of the proposal that has this `kenmerk`, or none; takes the arguments of
    `bekijk_opschorting`. Raises Gewijzigd when the proposal is another one by now."""
    with een_geheel(nu=nu) as geraakt:
        _vergrendel(_lopende(lid, keuze["oproep"], keuze["provincies"]))
        voorstel = bekijk_opschorting(lid=lid, vandaag=timezone.localdate(nu), **keuze)
        if voorstel.kenmerk != kenmerk:
            raise Gewijzigd(_wat_veranderde([*voorstel.mee, *(traject for traject, _ in voorstel.niet)]))
        if not voorstel.mee:
            raise ValidationError("Er is geen enkel traject om op te schorten.")
        if grond not in OpschortingGrond.values:
            raise ValidationError({"grond": "Kies de grond."})
        if not toelichting:
            raise ValidationError({"toelichting": "Schrijf in een zin waarom deze trajecten stilstaan."})
        duur = periode(voorstel.op, voorstel.tot + DAG if voorstel.tot else None)
        gelijk = {"periode": duur, "grond": grond, "toelichting": toelichting}
        tot = f" tot en met {voorstel.tot:%d-%m-%Y}" if voorstel.tot else ""
        registratie = Registratie(lid, nu)
        _meld(voorstel.mee, f"Opgeschort vanaf {voorstel.op:%d-%m-%Y}{tot}", registratie, kenmerk=kenmerk)
        return _schrijf(((traject, gelijk) for traject in voorstel.mee), registratie, geraakt.personen)


def _wat_veranderde(trajecten: Collection[Traject]) -> str:
    """What who comes second needs to know: who did the last thing to these trajecten. Two queries."""
    stappen = Statusovergang.objects.filter(traject__in=trajecten).select_related("lid__gebruiker")
    stil = Opschorting.objects.filter(traject__in=trajecten).annotate(
        laatst=Greatest("geregistreerd_op", "ingetrokken_op")
    )
    met_wie = stil.select_related("geregistreerd_door__gebruiker", "ingetrokken_door__gebruiker")
    gedaan = []
    if stap := stappen.order_by("-geregistreerd_op", "-pk").first():
        gedaan.append((stap.geregistreerd_op, str(stap.lid.gebruiker), stap.get_naam_getoond()))
    if een := met_wie.order_by("-laatst", "-pk").first():
        wie = een.ingetrokken_door or een.geregistreerd_door
        gedaan.append((een.laatst, str(wie.gebruiker), "een opschorting"))
    laatst = [
        f" Het laatst door {wie} op {timezone.localtime(op):%d-%m-%Y om %H:%M}: {wat}."
        for op, wie, wat in sorted(gedaan)[-1:]
    ]
    return f"Intussen veranderde er iets aan deze trajecten.{''.join(laatst)} Kijk het overzicht opnieuw na."


def _meld(trajecten: Collection[Traject], wat: str, registratie: Registratie, *, kenmerk: str) -> None:
    """Tell who is responsible, each once, what happened to how many of their trajecten."""
    aantallen = berichten.verantwoordelijken(trajecten, vandaag=timezone.localdate(registratie.nu))
    del aantallen[registratie.lid.pk]
    berichten.meld_elk(
        MeldingSoort.OPSCHORTING,
        {pk: f"{wat}: {aantal} {'traject' if aantal == 1 else 'trajecten'} (R46)." for pk, aantal in aantallen.items()},
        sleutel=f"opschorting-{kenmerk}",
        link=reverse("traject-lijst"),
        nu=registratie.nu,
    )


def _schrijf(
    regels: Iterable[tuple[Traject, dict[str, Any]]], registratie: Registratie, personen: set[int]
) -> list[Opschorting]:
    """Write a suspension of each; whoever looks at an old page of one of them is told. Adds to `personen` whose terms
    move."""
    nieuw = [
        Opschorting(traject=traject, **velden, geregistreerd_op=registratie.nu, geregistreerd_door=registratie.lid)
        for traject, velden in regels
    ]
    Opschorting.objects.bulk_create(nieuw, batch_size=PER_KEER)
    _raak_aan([een.traject for een in nieuw], personen)
    return nieuw


def _raak_aan(trajecten: Sequence[Traject], personen: set[int]) -> None:
    Traject.objects.filter(pk__in=[traject.pk for traject in trajecten]).update(versie=F("versie") + 1)
    personen.update(traject.maatwerker_id for traject in trajecten)


# And on again


def _stilstaand(lid: Lidmaatschap) -> QuerySet[Opschorting]:
    """The valid suspensions of the running trajecten in the own provinces."""
    hier = Opschorting.objects.geldig().filter(traject__provincie__in=lid.provincies)
    return hier.filter(traject__status__in=BEGELEIDING).order_by("pk")


def reeksen(lid: Lidmaatschap) -> list[dict[str, Any]]:
    """What was suspended together, the newest first: with `een`, the uuid of one of them, and `aantal`. One traject that
    stands alone is resumed on its own page."""
    samen = (
        _stilstaand(lid)
        .order_by()
        .values("geregistreerd_op", "geregistreerd_door__gebruiker__naam", "grond", "periode")
    )
    aantallen = samen.annotate(aantal=Count("pk"), een=Min(Cast("uuid", TextField())), toelichting=Min("toelichting"))
    return [dict(reeks) for reeks in aantallen.filter(aantal__gt=1).order_by("-geregistreerd_op", "periode")]


def reeks_van(een: Opschorting, *, lid: Lidmaatschap) -> list[Opschorting]:
    """All that were suspended together with `een`, itself included, as far as they still are."""
    samen = {"geregistreerd_op": een.geregistreerd_op, "grond": een.grond, "periode": een.periode}
    return list(_stilstaand(lid).filter(**samen).select_related("traject"))


def reekskenmerk(reeks: Iterable[Opschorting]) -> str:
    """Other as soon as one of these trajecten is."""
    return _kenmerk(f"{een.pk} {een.traject.versie}" for een in reeks)


def _houd_reeks(een: Opschorting, *, kenmerk: str, lid: Lidmaatschap) -> list[Opschorting]:
    """The reeks as the user saw it, under its locks. Raises PermissionDenied and Gewijzigd."""
    if not rechten.mag_samen_opschorten(lid):
        raise PermissionDenied(GEEN_RECHT)
    _vergrendel(Traject.objects.filter(opschortingen__in=reeks_van(een, lid=lid)))
    reeks = reeks_van(een, lid=lid)
    if not reeks or reekskenmerk(reeks) != kenmerk:
        raise Gewijzigd(_wat_veranderde([een.traject, *(ander.traject for ander in reeks)]))
    return reeks


def _trek_in(reeks: Sequence[Opschorting], registratie: Registratie, *, reden: str = "") -> None:
    """Withdraw them all, as Feit.trek_in does one."""
    Opschorting.objects.filter(pk__in=[een.pk for een in reeks]).update(
        ingetrokken_op=registratie.nu, ingetrokken_door=registratie.lid, reden_intrekking=reden
    )


def samen_hervatten(een: Opschorting, *, kenmerk: str, lid: Lidmaatschap, nu: datetime, op: date) -> list[Opschorting]:
    """All that were suspended together with `een` run again from `op`, or none (R46). Returns the successors."""
    vandaag, begin = timezone.localdate(nu), een.periode.lower
    if op > vandaag:
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    if op <= begin:
        raise ValidationError({"op": f"De opschorting begon op {begin:%d-%m-%Y}. Hervatten kan vanaf de dag erna."})
    if vandaag not in een.periode:
        raise ValidationError("Deze opschorting loopt vandaag niet meer.")
    with een_geheel(nu=nu) as geraakt:
        reeks, registratie = _houd_reeks(een, kenmerk=kenmerk, lid=lid), Registratie(lid, nu)
        _trek_in(reeks, registratie)
        anders = {"grond": een.grond, "periode": periode(begin, op)}
        _meld([oud.traject for oud in reeks], f"Opnieuw begonnen op {op:%d-%m-%Y}", registratie, kenmerk=kenmerk)
        regels = ((oud.traject, {**anders, "toelichting": oud.toelichting}) for oud in reeks)
        return _schrijf(regels, registratie, geraakt.personen)


def samen_intrekken(een: Opschorting, *, kenmerk: str, lid: Lidmaatschap, nu: datetime, reden: str) -> int:
    """Withdraw as a mistake all that were suspended together with `een`, or none; returns how many. The terms are as
    they were before."""
    if not reden:
        raise ValidationError({"reden": "Schrijf kort op waarom dit een vergissing was."})
    with een_geheel(nu=nu) as geraakt:
        reeks, registratie = _houd_reeks(een, kenmerk=kenmerk, lid=lid), Registratie(lid, nu)
        _trek_in(reeks, registratie, reden=reden)
        trajecten = [oud.traject for oud in reeks]
        wat = f"Opschorting vanaf {een.periode.lower:%d-%m-%Y} ingetrokken"
        _meld(trajecten, wat, registratie, kenmerk=kenmerk)
        _raak_aan(trajecten, geraakt.personen)
        return len(reeks)
