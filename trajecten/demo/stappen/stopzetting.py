"""A traject that ends early, and an undo; the twin of `workflow.stopzetting`."""

from datetime import datetime
from typing import Any

from trajecten.demo.boek import DAG
from trajecten.demo.dossier import Dossier
from trajecten.demo.stappen.stap import neem, zet
from trajecten.demo.stappen.uitkomst import geen_job_meer
from trajecten.models import Lidmaatschap, Opschorting, Registratie, Weigering, Wop
from trajecten.regelgeving import parameter
from trajecten.termijnen import kwartaaleinde
from trajecten.workflow.stap import Gezet


def _sluit(dossier: Dossier, stap: Gezet) -> None:
    dossier.beeindig(Opschorting, stap.registratie, op=stap.overgang.ingangsdatum)
    geen_job_meer(dossier, stap.registratie)


def stopzetten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    _sluit(dossier, neem("stopzetten", dossier, lid=lid, nu=nu, gegevens=gegevens))


def weigering_registreren(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    traject = dossier.loop.traject
    dossier.registreer(Weigering, Registratie(lid, nu), maatwerker=dossier.maatwerker, traject=traject, **gegevens)
    traject.versie += 1


def weigering_beoordelen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """The last refusal is judged."""
    dossier.vervang(dossier.geldig(Weigering)[-1], Registratie(lid, nu), **gegevens)
    dossier.loop.traject.versie += 1


def weigering_vaststellen(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    stap = neem("weigering_vaststellen", dossier, lid=lid, nu=nu, gegevens=gegevens)
    _sluit(dossier, stap)
    weigering, op = dossier.vervang(dossier.geldig(Weigering)[-1], stap.registratie), gegevens["op"]
    if stap.regime.has_wop:
        datum = {
            "beslissing": op,
            "weigering": weigering.geweigerd_op,
            "mededeling": weigering.meegedeeld_op or op,
        }[parameter("kwartaalstop_datum", op)]
        dossier.beeindig(Wop, stap.registratie, op=kwartaaleinde(datum) + DAG)


def terugdraaien(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    laatste = dossier.loop.geldige_stappen[-1]
    stap = zet(
        dossier,
        dossier.loop,
        "terugdraaien",
        laatste.van,
        op=laatste.ingangsdatum,
        lid=lid,
        nu=nu,
        toelichting=gegevens["toelichting"],
        draait_terug=laatste,
    )
    geschreven = [feit for feit in dossier.feiten if feit.overgang_id == laatste.pk]
    ingetrokken = [feit for feit in dossier.feiten if feit.ingetrokken_bij_id == laatste.pk]
    for feit in geschreven:
        if feit.ingetrokken_op is None:
            dossier.trek_in(feit, Registratie(lid, nu, stap))
    for feit in ingetrokken:
        if feit not in geschreven:
            dossier.registreer(type(feit), Registratie(lid, nu, feit.overgang), **dossier.inhoud(feit))
