"""The companies, partners, calls and members among whom the people live."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trajecten.enums import OndernemingSoort, Provincie, VoormaligStatuut, Werkvorm
from trajecten.models import Lidmaatschap, Onderneming, Project, Vestiging


@dataclass(frozen=True)
class Werkplaats:
    """A company where maatwerkers or LDE workers are employed, with the member that reports for it."""

    onderneming: Onderneming
    provincie: Provincie
    vestigingen: list[Vestiging]
    lid: Lidmaatschap
    gewicht: int

    @property
    def werkvorm(self) -> Werkvorm:
        """Since 2019."""
        if OndernemingSoort.LDE_ONDERNEMING in self.onderneming.soorten:
            return Werkvorm.LDE
        return Werkvorm.CMW if OndernemingSoort.MAATWERKBEDRIJF in self.onderneming.soorten else Werkvorm.MWA

    @property
    def bestond_voor_2019(self) -> bool:
        return self.onderneming.voormalig_statuut != VoormaligStatuut.GEEN


@dataclass(frozen=True)
class Partner:
    """A doorstroompartner and its coaches, the first of them responsible for most."""

    onderneming: Onderneming
    provincie: Provincie
    coaches: list[Lidmaatschap]


@dataclass
class Wereld:
    werkplaatsen: list[Werkplaats] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    werkgevers: list[Onderneming] = field(default_factory=list)
    vdab: Mapping[Provincie, list[Lidmaatschap]] = field(default_factory=dict)
    projecten: Mapping[tuple[int, Provincie], Project] = field(default_factory=dict)

    def van_werkvorm(self, werkvorm: Werkvorm, provincie: Provincie | None = None) -> list[Werkplaats]:
        return [w for w in self.werkplaatsen if w.werkvorm == werkvorm and provincie in (None, w.provincie)]

    def partners_in(self, provincie: Provincie) -> list[Partner]:
        return [partner for partner in self.partners if partner.provincie == provincie]
