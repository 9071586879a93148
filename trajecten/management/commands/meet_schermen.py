"""How many rows the database reads for each screen: ratios of one run, never times. See docs/meten.md."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Count
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from trajecten.demo.gebruikers import DOMEIN
from trajecten.enums import Rol
from trajecten.models import Lidmaatschap, Maatwerker, Traject
from trajecten.views.bladeren import GROOTTES, TELGRENS
from trajecten.views.filters import LIJSTEN
from trajecten.views.lijsten import Lijst
from trajecten.views.planbord import TABBEN

HOOGSTENS = 20  # rows read per row shown, or counted
VRAGEN = 12  # queries of one page
ROLLEN = (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER)
FILTERS = {
    "traject-lijst": [
        *("zoek=peeters", "zoek=p", "status=stage", "status=stage&sorteer=naam", "status=stage&sorteer=toegeleid"),
        *("stand=open", "verantwoordelijke=mij", "verantwoordelijke=collega", "opgeschort=ja", "oproep=432"),
        *("provincie=limburg", "provincie=limburg&sorteer=naam", "provincie=limburg&sorteer=datum"),
    ],
    "maatwerker-lijst": [
        *("zoek=peeters", "zoek=p", "provincie=limburg", "provincie=limburg&sorteer=geboren", "provincie=buiten"),
        *("dienst=in", "dienst=uit", "afwezig=ja", "afwezig=nee", "afwezig=andere"),
        *("traject=open", "traject=stage", "traject=geen", "wop=9", "doelgroep=psp"),
    ],
    "evaluatie-lijst": ["zoek=peeters", "soort=einde_traject", "uitkomst=doorstroomklaar", "van=2025-01-01"],
    "evaluatie-te-plannen": ["zoek=peeters", "provincie=limburg", "provincie=buiten"],
    "onderneming-lijst": ["soort=maatwerkbedrijf", "mandaat=ja"],
}
ZOEKT = "zoekt in de eigen mensen"


@dataclass(frozen=True)
class Meting:
    """One screen: its queries, and the rows that they read and gave back. `maat` is how many rows it may read whole."""

    scherm: str
    rol: str
    vraag: str
    vragen: int
    gelezen: int
    getoond: int
    telling: int = 0
    maat: int = 0
    reden: str = ""

    @property
    def per_rij(self) -> float:
        return self.gelezen / max(self.getoond, self.maat, 1)

    @property
    def is_te_veel(self) -> bool:
        te_veel_rijen = self.per_rij > HOOGSTENS or self.telling > HOOGSTENS * (TELGRENS + 1)
        return self.vragen > VRAGEN or te_veel_rijen

    def __str__(self) -> str:
        reden = "TE VEEL" if self.is_te_veel else self.reden
        return (
            f"{self.scherm:<21}{self.rol:<12}{self.vraag or '(alles)':<24}{self.vragen:>6}{self.gelezen:>9}"
            f"{self.getoond:>9}{self.per_rij:>9.1f}{self.telling:>9}  {reden}"
        ).rstrip()


class Command(BaseCommand):
    help = "Toon per scherm hoeveel rijen de databank leest, per getoonde rij. Zie docs/meten.md."

    def handle(self, *args: Any, **opties: Any) -> None:
        self.stdout.write(
            f"{'scherm':<21}{'rol':<12}{'vraag':<24}{'vragen':>6}{'gelezen':>9}{'getoond':>9}{'per rij':>9}{'telling':>9}"
        )
        te_veel = 0
        for rol in ROLLEN:
            for meting in metingen(demo_lid(rol)):
                te_veel += meting.is_te_veel
                self.stdout.write(str(meting))
        if te_veel:
            raise CommandError(f"{te_veel} schermen lezen meer dan {HOOGSTENS} rijen per rij.")


def demo_lid(rol: Rol) -> Lidmaatschap:
    """The lid of this role in the demo."""
    leden = (
        Lidmaatschap.objects.met_inzagen(timezone.localdate())
        .met_ongelezen()
        .select_related("gebruiker", "organisatie")
    )
    lid = leden.filter(gebruiker__email=f"{rol}@{DOMEIN}").first()
    if lid is None:
        raise CommandError("Laad eerst demogegevens, met laad_demo.")
    return lid


def collega(lid: Lidmaatschap) -> str:
    """The key of a colleague in the same office or organisation."""
    collegas = Lidmaatschap.objects.actief(timezone.localdate()).filter(rol=lid.rol, organisatie=lid.organisatie)
    return str(collegas.exclude(pk=lid.pk).order_by("pk").values_list("uuid", flat=True)[0])


def metingen(lid: Lidmaatschap) -> Iterator[Meting]:
    """Every screen of this lid: the lists with their filters, the worklist, and the fullest case."""
    vandaag = timezone.localdate()
    eigen = 0 if lid.rol == Rol.VDAB else Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag).count()
    for lijst in (lijst for lijst in LIJSTEN.values() if lid.rol in lijst.wie):
        for vraag in vragen(lijst, lid):
            wie = vraag.replace("collega", collega(lid)) if "collega" in vraag else vraag
            adres = f"{reverse(lijst.naam)}?{wie}"
            meting = meet_lijst(lijst.naam, adres, vraag, lid)
            yield replace(meting, maat=eigen, reden=ZOEKT) if eigen and zoekt(meting) else meting
    for vraag in ("", "van=iedereen", "urgent=te-laat", "urgent=wacht"):
        meting = meet_lijst("start", f"/?{vraag}", vraag, lid)
        yield replace(meting, maat=eigen, reden=ZOEKT) if eigen and zoekt(meting) else meting
    if lid.rol == Rol.VDAB:
        for toon in TABBEN:
            yield meet_dossier("planbord", f"{reverse('evaluatie-planbord')}?toon={toon}", lid, vraag=f"toon={toon}")
    zichtbaar = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).select_related("maatwerker")
    vol = zichtbaar.annotate(stappen=Count("overgangen")).order_by("-stappen", "pk")[0]
    yield meet_dossier("traject", vol.get_absolute_url(), lid)
    yield meet_dossier("maatwerker", vol.maatwerker.get_absolute_url(), lid)


def zoekt(meting: Meting) -> bool:
    """Whether a list of an organisation searches its own people: it finds less than a page."""
    return meting.getoond <= GROOTTES[0]


def vragen(lijst: Lijst, lid: Lidmaatschap) -> list[str]:
    """Everything, each order in both directions, and the filters that this role has."""
    kolommen = [kolom.naam for kolom in lijst.kolommen(verzoek(reverse(lijst.naam), lid)) if kolom.sorteer]
    niet = lijst.filter.niet_voor.get(Rol(lid.rol), frozenset())
    filters = [vraag for vraag in FILTERS[lijst.naam] if vraag.split("=")[0] not in niet]
    return ["", *(f"sorteer={richting}{naam}" for naam in kolommen for richting in ("", "-")), *filters]


def meet_lijst(scherm: str, adres: str, vraag: str, lid: Lidmaatschap) -> Meting:
    """A list: the query of its first page, and apart from it the one that counts."""
    queries = gevraagd(adres, lid)
    getoond = gelezen = telling = 0
    for sql, parameters in queries:
        if telt(sql):
            telling = max(telling, gelezen_rijen(uitleg(sql, parameters)))
        elif f"LIMIT {GROOTTES[0] + 1}" in sql:
            plan = uitleg(sql, parameters)
            getoond, gelezen = round(plan["Actual Rows"]), gelezen_rijen(plan)
    return Meting(scherm, lid.rol, vraag, len(queries), gelezen, getoond, telling)


def meet_dossier(scherm: str, adres: str, lid: Lidmaatschap, *, vraag: str = "het volste") -> Meting:
    """A page of one person, or the planning board: all its queries together, but for those that count."""
    queries = gevraagd(adres, lid)
    plannen = [uitleg(sql, parameters) for sql, parameters in queries if not rekent(sql)]
    telling = max((gelezen_rijen(uitleg(sql, parameters)) for sql, parameters in queries if rekent(sql)), default=0)
    getoond = sum(round(plan["Actual Rows"]) for plan in plannen)
    return Meting(scherm, lid.rol, vraag, len(queries), sum(map(gelezen_rijen, plannen)), getoond, telling)


def telt(sql: str) -> bool:
    return "COUNT(" in sql[:60]


def rekent(sql: str) -> bool:
    """Whether it counts: all, per group, or beside each row that it fetches."""
    return "COUNT(" in sql.partition(" FROM ")[0]


def verzoek(adres: str, lid: Lidmaatschap) -> Any:
    """A request as the middleware would make it."""
    request: Any = RequestFactory().get(adres, headers={"host": "localhost"})
    request.lid, request.leden, request.user = lid, [lid], lid.gebruiker
    request.nu = timezone.now()
    request.vandaag = timezone.localdate(request.nu)
    return request


def gevraagd(adres: str, lid: Lidmaatschap) -> list[tuple[str, Any]]:
    """The queries of one screen."""
    queries: list[tuple[str, Any]] = []

    def onthoud(uitvoeren: Any, sql: str, parameters: Any, *rest: Any) -> Any:
        queries.append((sql, parameters))
        return uitvoeren(sql, parameters, *rest)

    request = verzoek(adres, lid)
    scherm = resolve(request.path)
    with connection.execute_wrapper(onthoud):
        scherm.func(request, *scherm.args, **scherm.kwargs)
    return queries


def uitleg(sql: str, parameters: Any) -> dict[str, Any]:
    """The plan as PostgreSQL carried it out."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", parameters)
        antwoord = cursor.fetchone()[0]
    plan: dict[str, Any] = (json.loads(antwoord) if isinstance(antwoord, str) else antwoord)[0]["Plan"]
    return plan


def gelezen_rijen(plan: dict[str, Any]) -> int:
    """The rows that the scans of a plan read, also those that they then left out."""
    rijen = 0.0
    if "Relation Name" in plan:
        weg = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
        rijen = (plan["Actual Rows"] + weg) * plan["Actual Loops"]
    return round(rijen) + sum(gelezen_rijen(deel) for deel in plan.get("Plans", ()))
