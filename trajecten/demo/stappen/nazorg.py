"""The nazorg and the measures after it; the twin of `workflow.nazorg`."""

from datetime import datetime
from typing import Any

from trajecten.demo.dossier import Dossier
from trajecten.demo.stappen.stap import neem
from trajecten.models import Lidmaatschap, Nazorgcontact, Opvolgmeting, Registratie


def nazorg_contact(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    dossier.registreer(Nazorgcontact, Registratie(lid, nu), traject=dossier.loop.traject, **gegevens)


def job_verloren(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    neem("job_verloren", dossier, lid=lid, nu=nu, gegevens=gegevens)


def nazorg_afsluiten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    neem("nazorg_afsluiten", dossier, lid=lid, nu=nu, gegevens=gegevens)


def opvolging_meten(dossier: Dossier, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """Each measure is taken once in the demo."""
    dossier.registreer(Opvolgmeting, Registratie(lid, nu), traject=dossier.loop.traject, **gegevens)
