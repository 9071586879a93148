"""One person in memory with everything known about them; keeps facts as `models.feit` does, without a database."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import ForeignKey

from trajecten.demo.boek import Boek
from trajecten.enums import TrajectStatus
from trajecten.models import Feit, Maatwerker, Pop, Registratie, Statusovergang, Tewerkstelling, Traject, Vestiging
from trajecten.models.velden import periode

F = TypeVar("F", bound=Feit)


@dataclass
class Loop:
    """A traject and its history."""

    traject: Traject
    stappen: list[Statusovergang] = field(default_factory=list)

    @property
    def geldige_stappen(self) -> list[Statusovergang]:
        """Neither undone nor an undoing, oldest first."""
        teruggedraaid = {stap.draait_terug_id for stap in self.stappen}
        return [stap for stap in self.stappen if stap.draait_terug_id is None and stap.pk not in teruggedraaid]

    @property
    def status(self) -> TrajectStatus:
        return TrajectStatus(self.traject.status)


class Dossier:
    def __init__(self, boek: Boek, maatwerker: Maatwerker) -> None:
        self.boek = boek
        self.maatwerker = maatwerker
        self.feiten: list[Feit] = []
        self.pops: list[Pop] = []
        self.lopen: list[Loop] = []

    @property
    def loop(self) -> Loop:
        """The last traject."""
        return self.lopen[-1]

    # Facts, as in models.feit

    def registreer(self, model: type[F], registratie: Registratie, **velden: Any) -> F:
        feit = self.boek.nieuw(
            model,
            **velden,
            geregistreerd_op=registratie.nu,
            geregistreerd_door=registratie.lid,
            overgang=registratie.overgang,
        )
        self.feiten.append(feit)
        return feit

    def geldig(self, model: type[F], **gelijk: Any) -> list[F]:
        """The valid facts of a kind, oldest first, with these values."""
        return [
            feit
            for feit in self.feiten
            if isinstance(feit, model)
            and feit.ingetrokken_op is None
            and all(getattr(feit, naam) == waarde for naam, waarde in gelijk.items())
        ]

    def trek_in(self, feit: Feit, registratie: Registratie) -> None:
        feit.ingetrokken_op = registratie.nu
        feit.ingetrokken_door = registratie.lid
        feit.ingetrokken_bij = registratie.overgang

    def inhoud(self, feit: Feit) -> dict[str, Any]:
        """What a feit says, without who registered it and when."""
        velden = (veld for veld in feit._meta.concrete_fields if veld.name not in Feit.REGISTRATIE)
        return {
            naam: getattr(feit, naam)
            for veld in velden
            for naam in [veld.name if isinstance(veld, ForeignKey) and veld.is_cached(feit) else veld.attname]
        }

    def vervang(self, feit: F, registratie: Registratie, **wijzigingen: Any) -> F:
        self.trek_in(feit, registratie)
        return self.registreer(type(feit), registratie, **{**self.inhoud(feit), **wijzigingen})

    def beeindig(self, model: type[Feit], registratie: Registratie, *, op: date, **velden: Any) -> None:
        """Every valid feit of a kind that runs on or after `op` ends the day before."""
        for feit in self.geldig(model):
            van, tot = feit.periode.lower, feit.periode.upper
            if tot is not None and tot <= op:
                continue
            if van < op:
                self.vervang(feit, registratie, periode=periode(van, op), **velden)
            else:
                self.trek_in(feit, registratie)

    # What the rest asks

    def dienst_op(self, dag: date) -> Tewerkstelling | None:
        """The employment on a day."""
        return next((d for d in self.geldig(Tewerkstelling) if loopt_op(d, dag)), None)

    def werk_provincies_bij(self) -> None:
        """Those of the trajecten, or of the last employment; as `workflow.provincies` does."""
        provincies = {loop.traject.provincie for loop in self.lopen}
        diensten = sorted(self.geldig(Tewerkstelling), key=lambda dienst: dienst.periode.lower)
        if not provincies and diensten:
            vestiging: Vestiging = diensten[-1].vestiging
            provincies = {vestiging.provincie_op(diensten[-1].periode.lower)}
        self.maatwerker.provincies = sorted(provincies)


def loopt_op(feit: Any, dag: date) -> bool:
    return bool(feit.periode.lower <= dag and (feit.periode.upper is None or dag < feit.periode.upper))
