"""How ready somebody's file is for an evaluation: a list to work down, or to print, computed from what is known."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.evaluatievraag import Vraagstand, lees_vraagstand, toon
from trajecten.middleware import Verzoek
from trajecten.models import Document, Evaluatieplanning, Journaalregel
from trajecten.termijnen import pop_recent_vanaf, pop_voor_evaluatie
from trajecten.views.ophalen import maatwerker_or_404

EEN_JAAR = relativedelta(years=1)


class Punt(NamedTuple):
    """One thing to have ready: whether it is (None: somebody has to look), what is known, and where to do it."""

    wat: str
    in_orde: bool | None
    uitleg: str
    url: str
    doe: str


class Dossier(NamedTuple):
    """What is known of somebody on the day that one prepares."""

    stand: Vraagstand
    gepland_op: date | None
    documenten: int
    notities: int  # in the journal, in the last year

    @property
    def pop_tegen(self) -> date | None:
        """The last day to update the POP: before the planned visit, or else before the right ends (R17)."""
        bezoek = self.gepland_op or self.stand.wop_einde
        return pop_voor_evaluatie(bezoek) if bezoek else None


@require_safe
def voorbereiden(request: Verzoek, uuid: UUID) -> HttpResponse:
    lid, vandaag = request.lid, request.vandaag
    documenten = Document.objects.aanwezig().zichtbaar_voor(lid, vandaag=vandaag)
    notities = Journaalregel.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(op__gt=vandaag - EEN_JAAR)
    per_persoon = notities.filter(maatwerker=OuterRef("pk")).order_by().values("maatwerker").annotate(n=Count("pk"))
    maatwerker: Any = maatwerker_or_404(
        request,
        uuid,
        aantal_documenten=documenten.aantal_per("maatwerker"),
        aantal_notities=Coalesce(Subquery(per_persoon.values("n")), 0),
    )
    if not rechten.mag_evaluatie_voorbereiden(lid):
        raise PermissionDenied("Een evaluatie voorbereiden doen de werkgever en VDAB.")
    gepland = Evaluatieplanning.objects.open().zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=maatwerker)
    dossier = Dossier(
        lees_vraagstand(maatwerker, lid=lid, vandaag=vandaag),
        gepland.filter(gepland_op__gte=vandaag).values_list("gepland_op", flat=True).first(),
        maatwerker.aantal_documenten,
        maatwerker.aantal_notities,
    )
    context = {
        "maatwerker": maatwerker,
        "vandaag": vandaag,
        "wanneer": wanneer(dossier),
        "punten": list(punten(dossier)) if dossier.stand.dienst else [],
    }
    return render(request, "evaluaties/voorbereiden.html", context)


def wanneer(dossier: Dossier) -> str:
    """Which evaluation comes, as far as it is known (R14)."""
    stand = dossier.stand
    if dossier.gepland_op:
        return f"VDAB plant het bezoek op {toon(dossier.gepland_op)}."
    if stand.staat_open:
        return "Er is een evaluatie gevraagd. VDAB plant het bezoek nog."
    if stand.wop_einde is None or stand.vdab_start_op is None:
        return "Er is geen evaluatie gepland of gevraagd."
    if stand.vandaag >= stand.vdab_start_op:
        return f"Het WOP loopt tot en met {toon(stand.wop_einde)}. VDAB start zelf de evaluatie (R14)."
    return f"Er is nog geen evaluatie gepland of gevraagd. VDAB start zelf vanaf {toon(stand.vdab_start_op)} (R14)."


def punten(dossier: Dossier) -> Iterator[Punt]:
    """Everything to have ready for the visit, of somebody in service."""
    stand = dossier.stand
    assert stand.dienst is not None, "who does not work here is not evaluated here"
    yield from _over_pop(dossier)
    loopt = any(tot is None for _, tot in stand.afwezig)
    gemeld = f"{len(stand.afwezig) or 'Geen'} gemeld. Ontbreekt er een?"
    uitleg = "Er loopt een afwezigheid zonder einddatum." if loopt else gemeld
    yield Punt("De afwezigheden zijn gemeld", None, uitleg, "dienst-terug" if loopt else "dienst-afwezig", "Melden")
    breuk = f"{stand.dienst.breuk:.2f}".replace(".", ",")
    yield Punt("De tewerkstellingsbreuk klopt", None, f"Gekend als {breuk}. Klopt dat nog?", "maatwerker", "Nakijken")
    aantal = dossier.documenten
    yield Punt(
        "De documenten zijn toegevoegd",
        aantal > 0,
        f"{aantal} in het dossier." if aantal else "Nog geen in het dossier.",
        "maatwerker-documenten",
        "Toevoegen",
    )
    notities = dossier.notities
    yield Punt(
        "Er zijn notities over taken en competenties",
        notities > 0,
        f"{notities} in het voorbije jaar." if notities else "Geen in het voorbije jaar.",
        "maatwerker-journaal",
        "Noteren",
    )


def _over_pop(dossier: Dossier) -> Iterator[Punt]:
    """The POP: recent, with its actions, made together, and in time (R12, R16, R17)."""
    stand, pop = dossier.stand, dossier.stand.pop
    van = f"Versie van {toon(pop.versie_op)}." if pop else "Er is nog geen POP."
    recent = pop is not None and pop.versie_op >= pop_recent_vanaf(stand.vandaag)
    wat = [
        ("Het POP is recent, hoogstens een jaar oud (R12)", recent, van),
        (
            "Er staan minstens twee verbeteracties in (R16)",
            pop is not None,
            f"{len(pop.acties)} acties." if pop else van,
        ),
        (
            "Het POP is samen met de maatwerker gemaakt (R16)",
            pop is not None and pop.samen_gemaakt,
            "Aangevinkt." if pop and pop.samen_gemaakt else "Niet aangevinkt bij de laatste versie." if pop else van,
        ),
    ]
    if dossier.pop_tegen:
        op_tijd = recent and stand.pop_op is not None and stand.pop_op <= dossier.pop_tegen
        uiterlijk = f"Ten laatste op {toon(dossier.pop_tegen)}."
        wat.append(("Het POP is tien dagen vooraf bijgewerkt (R17)", op_tijd, uiterlijk))
    for zin, in_orde, uitleg in wat:
        yield Punt(zin, in_orde, uitleg, "maatwerker-pop", "POP bijwerken")
