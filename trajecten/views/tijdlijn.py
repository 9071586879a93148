"""Everything that happened in a case as one list, newest first: read in one query, whatever the number of kinds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from trajecten import rechten
from trajecten.models import (
    Lidmaatschap,
    Traject,
)
from trajecten.overgangen import OVERGANGEN
from trajecten.views.delen import (
    DELEN,
    GROEPEN,
    PER_SOORT,
    REDENEN,
    TREKT_IN_VIA_PERSOON,
    TREKT_IN_VIA_TRAJECT,
    Gegevens,
    zin,
)

MEEST = 500  # the newest so many; nobody reads further back on one page


@dataclass(frozen=True)
class Gebeurtenis:
    """One thing that happened: what, when, who wrote it down, and what can still be done about it."""

    groep: str
    soort: str  # the name of its model
    op: date
    titel: str
    tekst: str
    wie: str
    geregistreerd_op: datetime
    tot: date | None = None  # the first day after it, of what lasts
    uuid: UUID | None = None
    gegevens: Gegevens = field(default_factory=dict)
    telt: bool = True
    ingetrokken: str = ""
    intrekken_url: str = ""
    wijzigen_url: str = ""
    url: str = ""  # what the title leads to

    def loopt_op(self, dag: date) -> bool:
        """Whether what lasts contains `dag`."""
        return self.op <= dag and (self.tot is None or dag < self.tot)

    @property
    def laatste_dag(self) -> date | None:
        return self.tot - timedelta(days=1) if self.tot else None

    @property
    def groepnaam(self) -> str:
        return GROEPEN[self.groep]


def gebeurtenissen(traject: Traject, *, lid: Lidmaatschap, vandaag: date) -> list[Gebeurtenis]:
    """What this lid may know of a case, newest first. One query, beside the history that the traject has read."""
    eerste, *rest = (deel.rijen(traject, lid, vandaag) for deel in DELEN)
    gelezen = eerste.union(*rest, all=True).order_by("-t_op", "-t_wanneer")[:MEEST]
    alles = [_van_feit(rij, traject, lid) for rij in gelezen] + [_van_stap(stap) for stap in traject.geschiedenis]
    return sorted(alles, key=lambda een: (een.op, een.geregistreerd_op), reverse=True)


def _van_stap(stap: Any) -> Gebeurtenis:
    """A step of the traject, an undone one, or an undoing."""
    reden = REDENEN[stap.naam](stap.reden).label if stap.reden and stap.naam in REDENEN else ""
    return Gebeurtenis(
        "stap",
        "statusovergang",
        stap.ingangsdatum,
        OVERGANGEN[stap.naam].label,
        zin(reden, stap.nota, stap.toelichting),
        str(stap.lid.gebruiker),
        stap.geregistreerd_op,
        telt=stap.telt or stap.draait_terug_id is not None,
    )


def _van_feit(rij: tuple[Any, ...], traject: Traject, lid: Lidmaatschap) -> Gebeurtenis:
    soort, uuid, op, tot, wie, organisatie, wanneer, overgang, ingetrokken_op, door, reden, gegevens = rij
    deel = PER_SOORT[soort]
    titel, tekst = deel.toon(gegevens)
    adres = ""
    if soort in TREKT_IN_VIA_TRAJECT | TREKT_IN_VIA_PERSOON:
        feit = deel.model(
            overgang_id=overgang,
            geregistreerd_door=Lidmaatschap(organisatie_id=organisatie),
            ingetrokken_op=ingetrokken_op,
        )
        if rechten.mag_intrekken(lid, feit):
            over = traject if soort in TREKT_IN_VIA_TRAJECT else traject.maatwerker
            terug = urlencode({"terug": traject.get_absolute_url()})
            adres = f"{reverse(f'{soort}-intrekken', args=[over.uuid, uuid])}?{terug}"
    mag_antwoorden = soort == "aanbod" and ingetrokken_op is None and rechten.mag_aanbod_noteren(lid, traject)
    return Gebeurtenis(
        deel.groep,
        soort,
        op,
        titel,
        tekst,
        wie,
        wanneer,
        tot=tot,
        uuid=uuid,
        gegevens=gegevens,
        telt=ingetrokken_op is None,
        ingetrokken=f"Ingetrokken op {ingetrokken_op:%d-%m-%Y} door {door}: {reden}" if ingetrokken_op else "",
        intrekken_url=adres,
        wijzigen_url=f"{traject.get_absolute_url()}aanbod/{uuid}/" if mag_antwoorden else "",
        url=reverse("document", args=[uuid]) if soort == "document" and not gegevens["weg"] else "",
    )


def geldig(alles: Iterable[Gebeurtenis], *soorten: str) -> list[Gebeurtenis]:
    """Those of these kinds that were not withdrawn, oldest first."""
    return [een for een in reversed(list(alles)) if een.soort in soorten and een.telt]
