"""A kind of work: which terms, why they wait, and the form that deals with one."""

from collections.abc import Callable
from dataclasses import dataclass

from trajecten.enums import TermijnSoort
from trajecten.models import Termijn


@dataclass(frozen=True)
class Keuze:
    """Which work somebody looks at: of whom, of which kind, how urgent, and how far down the list."""

    van: str = ""  # "iedereen", the uuid of a colleague, or nothing for one's own and what is nobody's
    soort: str = ""
    urgent: str = ""  # "te-laat", "week" or "wacht"
    pagina: int = 1


@dataclass(frozen=True)
class Soort:
    """One kind of work, made of one or more kinds of term."""

    naam: str
    titel: str
    termijnen: tuple[TermijnSoort, ...]
    waarom: Callable[[Termijn], str]
    actie: str
    url: str  # the name of the page that deals with it
    feit: bool = False  # whether that page is about a fact
    wacht_op: str = ""  # who has the next move, when that is not the reader
