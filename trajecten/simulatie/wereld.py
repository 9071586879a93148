"""Who takes part in the simulation, what day it is for them, and how they take a step."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten.enums import OndernemingSoort, Provincie, Rol, Werkvorm
from trajecten.models import Gebruiker, Lidmaatschap, Mandaat, Onderneming, Oproep, Project, Vestiging
from trajecten.models.velden import periode

DAG = timedelta(days=1)
PLEKKEN = {
    Provincie.ANTWERPEN: "2000",
    Provincie.LIMBURG: "3500",
    Provincie.OOST_VLAANDEREN: "9000",
    Provincie.VLAAMS_BRABANT: "3000",
    Provincie.WEST_VLAANDEREN: "8000",
}
OPROEP_JAREN, MANDAAT_JAREN = 3, 6
EERSTE_OPROEP = 701


class Gebroken(Exception):
    """Something that must always hold does not; the message names the day and the invariant."""

    def __init__(self, dag: date, invariant: str, wat: str) -> None:
        super().__init__(f"{dag:%Y-%m-%d}: {invariant}: {wat}")
        self.dag, self.invariant = dag, invariant


@dataclass
class Wereld:
    """Everybody who acts. All chance comes from one generator, and all time from `dag`."""

    rng: Random
    dag: date
    mensen: int  # how many are employed at a time
    vdab: list[Lidmaatschap] = field(default_factory=list)
    coaches: dict[int, list[Lidmaatschap]] = field(default_factory=dict)  # of a partner
    personeel: list[Lidmaatschap] = field(default_factory=list)  # one of each company
    vestigingen: dict[int, Vestiging] = field(default_factory=dict)  # of a company
    werkgevers: list[Onderneming] = field(default_factory=list)
    partners: list[Onderneming] = field(default_factory=list)
    klaar: dict[int, date] = field(default_factory=dict)  # who is ready for a traject, and when somebody gets to it
    aangeworven: list[int] = field(default_factory=list)  # who still waits for a startpakket
    gezet: Counter[str] = field(default_factory=Counter)
    geweigerd: Counter[str] = field(default_factory=Counter)
    _tellers: Counter[str] = field(default_factory=Counter)

    def kans(self, p: float) -> bool:
        return self.rng.random() < p

    @property
    def nu(self) -> datetime:
        """The moment of the next step: some seconds after the last one of the day, from eight o'clock."""
        self._tellers["stap"] += 1
        begin = timezone.make_aware(datetime.combine(self.dag, time(8)))
        return begin + timedelta(seconds=5 * self._tellers["stap"])

    def nieuwe_dag(self, dag: date) -> None:
        self.dag, self._tellers["stap"] = dag, 0

    def volgende(self, wat: str) -> int:
        """A number of its own for each thing of a kind."""
        self._tellers[wat] += 1
        return self._tellers[wat]

    def doe(self, stap: Callable[..., Any], *wie: Any, **gegevens: Any) -> bool:
        """Take a step of the workflow as the `lid` in `gegevens`; whether it was allowed. People try things that cannot
        be done."""
        try:
            stap(*wie, nu=self.nu, **gegevens)
        except (ValidationError, PermissionDenied):
            self.geweigerd[stap.__name__] += 1
            return False
        self.gezet[stap.__name__] += 1
        return True

    def verboden(self, stap: Callable[..., Any], *wie: Any, lid: Lidmaatschap, **gegevens: Any) -> None:
        """Try what this lid may never do. Raises Gebroken when it succeeds."""
        if self.doe(stap, *wie, lid=lid, **gegevens):
            raise Gebroken(self.dag, "rechten", f"{lid.rol} kon {stap.__name__}")


def _controle(cijfers: int) -> int:
    return 97 - cijfers % 97


def _nummer(eerste: str, reeks: int) -> str:
    acht = f"{eerste}{reeks:07}"
    return f"{acht}{_controle(int(acht)):02}"


def nieuw_insz(wereld: Wereld) -> tuple[str, date]:
    """A synthetic INSZ and the birth date in it: each day of ten years and then another serial."""
    nummer = wereld.volgende("persoon")
    geboren = date(1972, 1, 1) + (nummer * 7 % 3650) * DAG
    negen = f"{geboren:%y%m%d}{990 + nummer // 3650:03}"
    return f"{negen}{_controle(int(negen)):02}", geboren


def _lid(wereld: Wereld, rol: Rol, begin: date, **velden: Any) -> Lidmaatschap:
    nummer = wereld.volgende("lid")
    gebruiker = Gebruiker.objects.create(email=f"speler{nummer}@simulatie.example", naam=f"Speler {nummer}")
    return Lidmaatschap.objects.create(gebruiker=gebruiker, rol=rol, van=begin, **velden)


def _onderneming(wereld: Wereld, naam: str, soort: OndernemingSoort) -> Onderneming:
    nummer = wereld.volgende("onderneming")
    return Onderneming.objects.create(kbo=_nummer("0", 9_800_000 + nummer), naam=f"{naam} {nummer}", soorten=[soort])


def maak_wereld(*, begin: date, einde: date, mensen: int, rng: Random) -> Wereld:
    """The organisations and their members, the mandates and the calls, from `begin` until after `einde`; no people yet.

    One company in ten works in the lokale diensteneconomie.
    """
    wereld = Wereld(rng, begin, mensen)
    vroeger = begin - relativedelta(years=10)
    for provincie, postcode in PLEKKEN.items():
        for crisis in (True, False):
            rechten = {"provincies": [provincie], "mag_bulk_opschorten": crisis}
            wereld.vdab.append(_lid(wereld, Rol.VDAB, vroeger, **rechten))
        partner = _onderneming(wereld, "Partner", OndernemingSoort.DOORSTROOMPARTNER)
        wereld.partners.append(partner)
        wereld.coaches[partner.pk] = [_lid(wereld, Rol.PARTNER, vroeger, organisatie=partner) for _ in range(2)]
        for nummer in range(max(1, mensen // 500)):
            lde = provincie == Provincie.LIMBURG and nummer == 0
            soort = OndernemingSoort.LDE_ONDERNEMING if lde else OndernemingSoort.MAATWERKBEDRIJF
            onderneming = _onderneming(wereld, "Werkplaats", soort)
            wereld.personeel.append(_lid(wereld, Rol.ONDERNEMING, vroeger, organisatie=onderneming))
            wereld.vestigingen[onderneming.pk] = Vestiging.objects.create(
                onderneming=onderneming, vestigingsnummer=_nummer("2", 8_000_000 + onderneming.pk), postcode=postcode
            )
        wereld.werkgevers.append(_onderneming(wereld, "Werkgever", OndernemingSoort.REGULIERE_WERKGEVER))
    _geef_mandaten(wereld, begin, einde)
    _open_oproepen(wereld, begin, einde)
    return wereld


def _geef_mandaten(wereld: Wereld, begin: date, einde: date) -> None:
    van = begin
    while van <= einde:
        tot = van + relativedelta(years=MANDAAT_JAREN)
        Mandaat.objects.bulk_create(Mandaat(partner=partner, periode=periode(van, tot)) for partner in wereld.partners)
        van = tot


def _open_oproepen(wereld: Wereld, begin: date, einde: date) -> None:
    """A call of three years after each other, the second of which asks for a stage."""
    van, nummer = begin, EERSTE_OPROEP
    while van <= einde:
        tot = van + relativedelta(years=OPROEP_JAREN) - DAG
        oproep = Oproep.objects.create(
            nummer=nummer,
            titel=f"Doorstroom {van.year}",
            van=van,
            tot=tot,
            doel=100,
            werkvormen=[Werkvorm.CMW, Werkvorm.LDE],
            standaardkost=Decimal(4200),
            stage_verplicht=nummer % 2 == 0,
        )
        for partner, provincie in zip(wereld.partners, PLEKKEN, strict=True):
            Project.objects.create(
                oproep=oproep,
                naam=f"Project van {partner}",
                promotor=partner,
                provincies=[provincie],
                van=van,
                tot=tot,
                goedgekeurd_op=van,
            )
        van, nummer = tot + DAG, nummer + 1
