"""How many rows the database reads for the first screen of every list: ratios of one run, never times."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from trajecten.demo.gebruikers import DOMEIN
from trajecten.enums import Rol
from trajecten.models import Lidmaatschap
from trajecten.views.bladeren import GROOTTES
from trajecten.views.filters import LIJSTEN
from trajecten.views.lijsten import Lijst

HOOGSTENS = 20  # rows read per row shown
ROLLEN = (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER)
FILTERS = {
    "traject-lijst": ["status=stage", "stand=open", "verantwoordelijke=mij", "opgeschort=ja", "provincie=limburg"],
    "maatwerker-lijst": ["dienst=in", "afwezig=ja", "traject=open", "traject=geen", "wop=9", "doelgroep=psp"],
    "evaluatie-lijst": ["soort=einde_traject", "uitkomst=doorstroomklaar", "van=2025-01-01"],
    "evaluatie-te-plannen": ["provincie=limburg"],
    "onderneming-lijst": ["soort=maatwerkbedrijf", "mandaat=ja"],
}


class Command(BaseCommand):
    help = "Toon per lijst hoeveel rijen de databank leest voor het eerste scherm, per getoonde rij."

    def handle(self, *args: Any, **opties: Any) -> None:
        te_veel = 0
        self.stdout.write(
            f"{'lijst':<22}{'rol':<13}{'vraag':<27}{'gelezen':>9}{'getoond':>9}{'per rij':>9}{'telling':>9}"
        )
        for rol in ROLLEN:
            leden = Lidmaatschap.objects.select_related("gebruiker", "organisatie")
            lid = leden.filter(gebruiker__email=f"{rol}@{DOMEIN}").first()
            if lid is None:
                raise CommandError("Laad eerst demogegevens, met laad_demo.")
            for lijst in (lijst for lijst in LIJSTEN.values() if rol in lijst.wie):
                for vraag in vragen(lijst, lid):
                    te_veel += self._meet(lijst, lid, vraag)
        if te_veel:
            raise CommandError(f"{te_veel} schermen lezen meer dan {HOOGSTENS} rijen per getoonde rij.")

    def _meet(self, lijst: Lijst, lid: Lidmaatschap, vraag: str) -> bool:
        """Print one line; whether it is too much. What is of one company or partner alone may be read whole."""
        getoond = gelezen = telling = 0
        for sql, parameters in gevraagd(lijst, lid, vraag):
            plan = uitleg(sql, parameters)
            if "COUNT(" in sql[:60]:
                telling = max(telling, gelezen_rijen(plan))
            elif f"LIMIT {GROOTTES[0] + 1}" in sql:
                getoond, gelezen = round(plan["Actual Rows"]), gelezen_rijen(plan)
        per_rij = gelezen / max(getoond, 1)
        fout = lid.rol == Rol.VDAB and per_rij > HOOGSTENS
        self.stdout.write(
            f"{lijst.naam:<22}{lid.rol:<13}{vraag or '(alles)':<27}{gelezen:>9}{getoond:>9}{per_rij:>9.1f}{telling:>9}"
            + ("  te veel" if fout else "")
        )
        return fout


def vragen(lijst: Lijst, lid: Lidmaatschap) -> list[str]:
    """Everything, each order in both directions, and the filters that this role has."""
    kolommen = [kolom.naam for kolom in lijst.kolommen(verzoek(lijst, lid, "")) if kolom.sorteer]
    niet = lijst.filter.niet_voor.get(Rol(lid.rol), frozenset())
    filters = [vraag for vraag in FILTERS[lijst.naam] if vraag.split("=")[0] not in niet]
    return ["", *(f"sorteer={richting}{naam}" for naam in kolommen for richting in ("", "-")), *filters]


def verzoek(lijst: Lijst, lid: Lidmaatschap, vraag: str) -> Any:
    """A request as the middleware would make it."""
    request: Any = RequestFactory().get(f"{reverse(lijst.naam)}?{vraag}")
    request.lid, request.leden, request.user = lid, [lid], lid.gebruiker
    request.nu = timezone.now()
    request.vandaag = timezone.localdate(request.nu)
    return request


def gevraagd(lijst: Lijst, lid: Lidmaatschap, vraag: str) -> list[tuple[str, Any]]:
    """The queries of one screen."""
    queries: list[tuple[str, Any]] = []

    def onthoud(uitvoeren: Any, sql: str, parameters: Any, *rest: Any) -> Any:
        queries.append((sql, parameters))
        return uitvoeren(sql, parameters, *rest)

    request = verzoek(lijst, lid, vraag)
    with connection.execute_wrapper(onthoud):
        resolve(request.path).func(request)
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
