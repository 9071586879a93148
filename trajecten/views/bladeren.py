"""Page by page through a list, without counting what nobody reads to the end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self

TELGRENS = 10_000  # above this a list says "meer dan 10.000"
GROOTTES = (25, 50, 100)


@dataclass(frozen=True)
class Blad:
    """One page of a list. `aantal` stops one above TELGRENS; whether more follows is then read from the rows."""

    rijen: list[Any]
    aantal: int
    nummer: int
    grootte: int
    heeft_volgende: bool

    @classmethod
    def van(
        cls,
        rijen: Any,
        *,
        nummer: str | None,
        grootte: int,
        verrijk: Callable[[Any], Any],
        delen: Callable[[Any, int], Any] = lambda rijen, _tot: rijen,
    ) -> Self:
        """Page `nummer` (from 1) of the ordered `rijen`; `verrijk` adds what only the screen needs, in the same order.

        The rows of the page are chosen first: what the screen adds is read for these alone. What is no page becomes
        the first, and what lies behind the last page becomes the last. `delen` narrows the rows to those that can be
        among the first so many, where no single index has their order.
        """
        aantal = rijen.order_by()[: TELGRENS + 1].count()
        gevraagd = int(nummer) if nummer and nummer.isascii() and nummer.isdigit() and len(nummer) < 8 else 1
        laatste = max(1, -(-aantal // grootte))
        blad = max(1, gevraagd if aantal > TELGRENS else min(gevraagd, laatste))
        begin = (blad - 1) * grootte
        tot = begin + grootte + 1
        pagina = delen(rijen, tot)[begin:tot].values("pk")
        gelezen = list(verrijk(rijen.model._default_manager.filter(pk__in=pagina)))
        return cls(gelezen[:grootte], aantal, blad, grootte, heeft_volgende=len(gelezen) > grootte)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rijen)

    def __len__(self) -> int:
        return len(self.rijen)

    @property
    def is_veel(self) -> bool:
        return self.aantal > TELGRENS

    @property
    def telgrens(self) -> int:
        return TELGRENS

    @property
    def laatste(self) -> int:
        """The number of the last page, where that is known."""
        return max(1, -(-self.aantal // self.grootte))

    @property
    def vorige(self) -> int:
        """The page before this one; 0 when this is the first."""
        return self.nummer - 1
