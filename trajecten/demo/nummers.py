"""Synthetic numbers with a right check. The serials 990-998 of an INSZ are hardly ever given to anybody."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from random import Random

SERIES = range(990, 999)
MAAND_ERBIJ = (0, 20, 40)  # a register number, then the two kinds of bis number
PER_DAG = len(SERIES) * len(MAAND_ERBIJ)


def controle(cijfers: int) -> int:
    return 97 - cijfers % 97


def insz(geboortedatum: date, serie: int, *, maand_erbij: int = 0) -> str:
    """The eleven digits; the check of somebody born from 2000 on counts a 2 in front."""
    negen = f"{geboortedatum:%y}{geboortedatum.month + maand_erbij:02}{geboortedatum:%d}{serie}"
    return f"{negen}{controle(int(negen) + (2_000_000_000 if geboortedatum.year >= 2000 else 0)):02}"


def tien_cijfers(eerste: str, reeks: int) -> str:
    """A KBO number (first digit 0) or an establishment number (first digit 2)."""
    acht = f"{eerste}{reeks:07}"
    return f"{acht}{controle(int(acht)):02}"


class Nummers:
    """Hands out each number once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._per_dag: dict[date, int] = defaultdict(int)
        self._kbo = count(9_900_001)
        self._vestiging = count(8_000_001)

    def kbo(self) -> str:
        return tien_cijfers("0", next(self._kbo))

    def vestiging(self) -> str:
        return tien_cijfers("2", next(self._vestiging))

    def persoon(self, van: date, tot: date) -> tuple[date, str, bool]:
        """A birth date in the period, an INSZ for it, and whether that number is a woman's (an even serial)."""
        dagen = (tot - van).days
        dag = van + timedelta(days=self._rng.randrange(dagen))
        while self._per_dag[dag] >= PER_DAG:
            dag = dag + timedelta(days=1) if dag < tot else van
        nummer = self._per_dag[dag]
        self._per_dag[dag] += 1
        # Another first serial for each day, or small sets would all be women.
        serie = SERIES[(nummer + dag.toordinal()) % len(SERIES)]
        return dag, insz(dag, serie, maand_erbij=MAAND_ERBIJ[nummer // len(SERIES)]), serie % 2 == 0
