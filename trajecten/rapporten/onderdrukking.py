"""Which cells of a release stay hidden, so that nobody can reckon the small ones back.

An outsider knows sums: a regel is one of them, as a linear equation or inequality in whole numbers from 0. A hidden cell is
free when it can be two different whole numbers; each such answer that the solver finds is kept as a witness.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

import numpy as np
import scipy  # type: ignore[import-untyped]  # its parts load when first used, which few processes do

Cel = tuple[int, str, str]  # which release, counted from the first; the row; the column
RONDES = 30
SECONDEN = 5.0  # for one question to the solver; a cell about which it does not answer counts as known


class Onmogelijk(Exception):
    """What an outsider would reckon with contradicts itself."""


@dataclass(frozen=True)
class Regel:
    """The cells, each times its factor, are together `uit`; or at least that, when not `gelijk`."""

    cellen: Mapping[Cel, int]
    uit: int = 0
    gelijk: bool = True


class Stelsel:
    """Regels about cells, of which some are hidden. `waarden` has the true value of what is to be released, and what earlier
    releases show; `oud` is what they hid."""

    def __init__(self, regels: Iterable[Regel], waarden: Mapping[Cel, int], oud: Set[Cel]) -> None:
        self.regels = list(regels)
        self.waarden = waarden
        self.cellen = sorted({*waarden, *oud})
        self.plaats = {cel: nummer for nummer, cel in enumerate(self.cellen)}
        self.verborgen = set(oud)
        self.vast = {
            cel for regel in self.regels if _is_nul(regel) for cel in regel.cellen
        }  # hiding these helps nobody
        self.regels_van: dict[Cel, list[Regel]] = {cel: [] for cel in self.cellen}
        for regel in self.regels:
            for cel in regel.cellen:
                self.regels_van[cel].append(regel)
        self.laagst = np.full(len(self.cellen), np.inf)
        self.hoogst = np.full(len(self.cellen), -np.inf)
        self.waar = np.array([waarden.get(cel, 0) for cel in self.cellen], dtype=float)
        self.bewezen: set[Cel] = set()
        self.toeval = np.random.default_rng(380)
        drie = [
            (nummer, self.plaats[cel], factor)
            for nummer, regel in enumerate(self.regels)
            for cel, factor in regel.cellen.items()
        ]
        rij, kolom, factor = zip(*drie, strict=True) if drie else ((), (), ())
        self.matrix = scipy.sparse.csr_array(
            (factor, (rij, kolom)), shape=(len(self.regels), len(self.cellen)), dtype=float
        )
        self.uit = np.array([regel.uit for regel in self.regels], dtype=float)
        self.hoogstens = np.array([regel.uit if regel.gelijk else np.inf for regel in self.regels], dtype=float)

    def verberg(self, cel: Cel) -> None:
        self.verborgen.add(cel)
        plaats = self.plaats[cel]
        self.laagst[plaats] = self.hoogst[plaats] = self.waarden[cel]

    def bepaald(self) -> list[Cel]:
        """The hidden cells that can only be one number, or of which nobody could say in time."""
        missers = 0
        for _ in range(RONDES):
            open_ = self._open()
            if not open_ or missers == 3:
                break
            doel = np.zeros(len(self.cellen))
            doel[[self.plaats[cel] for cel in open_]] = self.toeval.choice([-1.0, 1.0], len(open_))
            self._vraag(doel)
            missers = missers + 1 if len(self._open()) == len(open_) else 0
        self.bewezen = {cel for cel in self._open() if self._is_bewezen(cel)}
        return self._open()

    def _is_bewezen(self, cel: Cel) -> bool:
        """Ask for the smallest and the largest that the cell can be; True when these are sure to be the same."""
        zeker = True
        for richting in (1.0, -1.0):
            if not self._is_vrij(cel):
                doel = np.zeros(len(self.cellen))
                doel[self.plaats[cel]] = richting
                zeker &= self._vraag(doel)
        return zeker and not self._is_vrij(cel)

    def helper(self, bepaald: Cel) -> Cel | None:
        """The shown cell of this release that is best hidden to free this one: the smallest in a regel in which it stands,
        rather not a zero; then in a regel of a hidden cell beside it."""
        laag = self.cellen[-1][0]
        gezien, rand = {bepaald}, {bepaald}
        while rand:
            buren = {buur for cel in rand for regel in self.regels_van[cel] for buur in regel.cellen} - gezien
            kan = [cel for cel in buren - self.verborgen - self.vast if cel[0] == laag]
            if kan:
                return min(kan, key=lambda cel: (self.waarden[cel] == 0, self.waarden[cel], cel))
            gezien |= buren
            rand = buren & self.verborgen
        return None

    def _open(self) -> list[Cel]:
        return [cel for cel in sorted(self.verborgen) if not self._is_vrij(cel)]

    def _is_vrij(self, cel: Cel) -> bool:
        plaats = self.plaats[cel]
        return bool(self.hoogst[plaats] - self.laagst[plaats] >= 1)

    def _vraag(self, doel: np.ndarray) -> bool:
        """Ask for whole numbers that fit and make `doel` as small as can be; True when it is the smallest for sure. Raises
        Onmogelijk when there are none."""
        is_verborgen = np.array([cel in self.verborgen for cel in self.cellen])
        grenzen = scipy.optimize.Bounds(np.where(is_verborgen, 0, self.waar), np.where(is_verborgen, np.inf, self.waar))
        antwoord = scipy.optimize.milp(
            doel,
            integrality=np.ones(len(self.cellen)),
            bounds=grenzen,
            constraints=scipy.optimize.LinearConstraint(self.matrix, self.uit, self.hoogstens) if self.regels else None,
            options={"time_limit": SECONDEN},
        )
        if antwoord.status == 2:
            raise Onmogelijk
        if antwoord.x is None:
            return False
        punt = np.rint(antwoord.x)
        samen = self.matrix @ punt
        if np.all(samen >= self.uit) and np.all(samen <= self.hoogstens):
            self.laagst = np.where(is_verborgen, np.minimum(self.laagst, punt), self.laagst)
            self.hoogst = np.where(is_verborgen, np.maximum(self.hoogst, punt), self.hoogst)
        return bool(antwoord.status == 0)


def _is_nul(regel: Regel) -> bool:
    """Whether all its cells are 0 for everybody."""
    return regel.gelijk and regel.uit == 0 and all(factor > 0 for factor in regel.cellen.values())


def verberg(
    regels: Iterable[Regel], waarden: Mapping[Cel, int], oud: Set[Cel], klein: Set[Cel]
) -> frozenset[Cel] | None:
    """The cells of this release to hide: those in `klein`, and what keeps them, and what was hidden before, from being
    reckoned. None when that cannot be: then none of these may be released. Raises Onmogelijk."""
    stelsel = Stelsel(regels, waarden, oud)
    for cel in klein:
        stelsel.verberg(cel)
    while bepaald := stelsel.bepaald():
        te_redden = [cel for cel in bepaald if cel in klein or cel in oud]
        if not te_redden:  # only such as were hidden to help: what can be reckoned may as well be shown
            stelsel.verborgen -= stelsel.bewezen
            break
        geraakt: set[int] = set()
        for cel in te_redden:
            if geraakt.intersection(map(id, stelsel.regels_van[cel])):
                continue  # what was just hidden may help this one too
            helper = stelsel.helper(cel)
            if helper is None:
                return None
            stelsel.verberg(helper)
            geraakt.update(map(id, stelsel.regels_van[helper]))
    return frozenset(stelsel.verborgen - set(oud))
