"""What the rows of a staff list would do, for a few hundred rows at a time and with a fixed number of queries.

It looks ahead at what the workflow will say; the workflow itself decides when the list is confirmed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count

from trajecten import rechten
from trajecten.enums import RedenUitDienst, RijSoort
from trajecten.identificatie import valideer_insz
from trajecten.models import Importrij, Maatwerker, Onderneming, Personeelsimport, Tewerkstelling, Vestiging
from trajecten.models.maatwerker import zoekvorm
from trajecten.personeelslijst import KOLOMMEN, lees_cellen, vorm
from trajecten.workflow.tewerkstelling import AL_IN_DIENST

DAG = timedelta(days=1)
PERSOON = ("voornaam", "familienaam", "postcode")


@dataclass
class Oordeel:
    """One row: what it says, what is wrong with it, and what it changes about the own employment it is about."""

    gegevens: dict[str, Any]
    fouten: dict[str, str]
    dienst: Tewerkstelling | None = None  # none: somebody who is new here
    al_elders: bool = False
    wijzigingen: dict[str, tuple[str, str]] = field(default_factory=dict)
    opmerkingen: list[str] = field(default_factory=list)

    @property
    def soort(self) -> RijSoort:
        if self.fouten:
            return RijSoort.FOUT
        if self.dienst is None:
            return RijSoort.NIEUW
        return RijSoort.GEWIJZIGD if self.wijzigingen else RijSoort.HETZELFDE

    def inhoud(self, cellen: Mapping[str, str]) -> dict[str, Any]:
        """What is kept of it until the list is confirmed."""
        return {
            "cellen": dict(cellen),
            "naam": f"{cellen.get('voornaam', '')} {cellen.get('familienaam', '')}".strip(),
            "fouten": [[KOLOMMEN[kolom].label, zin] for kolom, zin in self.fouten.items()],
            "wijzigingen": [[KOLOMMEN[kolom].label, *van_naar] for kolom, van_naar in self.wijzigingen.items()],
            "opmerkingen": self.opmerkingen,
            "gelezen": "" if self.fouten else self._gelezen(),
        }

    def _gelezen(self) -> str:
        """How we understood the row, so that a date that was read wrongly is seen."""
        gegevens = self.gegevens
        laatste_dag = f", laatste dag {toon(gegevens['laatste_dag'])}" if "laatste_dag" in gegevens else ""
        waar = f"{toon(gegevens['vestiging'])}, breuk {toon(gegevens['breuk'])}"
        return f"In dienst vanaf {toon(gegevens['op'])}, {waar}{laatste_dag}"


def toon(waarde: Any) -> str:
    """A value as it stands in the preview."""
    if waarde is None or waarde == "":
        return "niet ingevuld"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Vestiging):
        return waarde.naam or waarde.vestigingsnummer
    if isinstance(waarde, Decimal):
        return f"{waarde.normalize():f}".replace(".", ",")
    return str(waarde)


class Nazicht:
    """Judges rows of one import, as of `vandaag`."""

    def __init__(self, personeelsimport: Personeelsimport, *, vandaag: date) -> None:
        self.van, self.vandaag = personeelsimport, vandaag
        self.vestigingen = self._vestigingen()
        dubbel = (
            personeelsimport.rijen.exclude(insz_index="")
            .order_by()
            .values("insz_index")
            .annotate(aantal=Count("pk"))
            .filter(aantal__gt=1)
        )
        self.dubbel = set(dubbel.values_list("insz_index", flat=True))

    def _vestigingen(self) -> dict[str, Vestiging | None]:
        """The own establishments by number and by name; None for a name that several have."""
        gevonden: dict[str, Vestiging | None] = {}
        eigen = Vestiging.objects.filter(
            onderneming=self.van.onderneming_id, onderneming__in=Onderneming.objects.werkplaatsen()
        ).select_related("onderneming")
        for vestiging in eigen.order_by("pk"):
            for naam in {vorm(vestiging.vestigingsnummer), vorm(vestiging.naam), vorm(str(vestiging))} - {""}:
                gevonden[naam] = None if naam in gevonden else vestiging
        return gevonden

    def oordeel(self, rijen: Iterable[Importrij]) -> list[Oordeel]:
        """One for each of these rows, in their order. Two queries, however many rows."""
        rijen = list(rijen)
        indexen = {rij.insz_index for rij in rijen} - {""}
        personen = {p.insz_index: p for p in Maatwerker.objects.filter(insz_index__in=indexen).order_by("pk")}
        diensten: dict[int, list[Tewerkstelling]] = {persoon.pk: [] for persoon in personen.values()}
        geldig: Any = Tewerkstelling.objects.geldig().filter(maatwerker__in=personen.values())
        for dienst in geldig.select_related("vestiging__onderneming").order_by("periode"):
            diensten[dienst.maatwerker_id].append(dienst)
        return [self._een(rij, personen.get(rij.insz_index), diensten) for rij in rijen]

    def _een(self, rij: Importrij, persoon: Maatwerker | None, diensten: dict[int, list[Tewerkstelling]]) -> Oordeel:
        gegevens, fouten = lees_cellen(rij.inhoud["cellen"])
        if rij.insz_index in self.dubbel:
            fouten.setdefault("insz", "Dit INSZ staat op meer dan één rij. Hou er één over.")
        oordeel = Oordeel(gegevens, fouten)
        self._samenhang(oordeel)
        if persoon is not None and "op" in gegevens:
            self._bekend(oordeel, persoon, diensten[persoon.pk])
        return oordeel

    def _samenhang(self, oordeel: Oordeel) -> None:
        """What is wrong in a row by itself, once its cells could be read."""
        gegevens, fouten = oordeel.gegevens, oordeel.fouten
        if "vestiging" in gegevens:
            gegevens["vestiging"] = self.vestigingen.get(vorm(gegevens["vestiging"]))
            if gegevens["vestiging"] is None:
                fouten["vestiging"] = "Deze vestiging kennen we niet bij jullie. Gebruik het vestigingsnummer."
        if "insz" in gegevens:
            try:
                valideer_insz(gegevens["insz"], geboortedatum=gegevens.get("geboortedatum"), vandaag=self.vandaag)
            except ValidationError as fout:
                fouten.setdefault("insz", " ".join(fout.messages))
        op, laatste_dag = gegevens.get("op"), gegevens.get("laatste_dag")
        if op and op > self.vandaag:
            fouten["op"] = "Deze datum ligt in de toekomst. Meld iemand op of na de eerste werkdag."
        if op and laatste_dag and laatste_dag < op:
            fouten["laatste_dag"] = "De laatste dag ligt vóór de eerste werkdag."
        if laatste_dag and "reden" not in gegevens:
            fouten.setdefault("reden", "Vul bij een laatste dag ook de reden in.")
        if "reden" in gegevens and not laatste_dag:
            fouten.setdefault("laatste_dag", "Vul bij een reden ook de laatste dag in.")

    def _bekend(self, oordeel: Oordeel, persoon: Maatwerker, diensten: list[Tewerkstelling]) -> None:
        """Compare with what we know of somebody. Nothing of it is said that the company does not see itself."""
        op = oordeel.gegevens["op"]
        for keten in _ketens(diensten, self.van.onderneming_id):
            if op in (dienst.periode.lower for dienst in keten):
                oordeel.dienst = keten[-1]
                oordeel.dienst.maatwerker = persoon
                if not oordeel.fouten:
                    self._vergelijk(oordeel, oordeel.dienst)
                return
            if keten[-1].periode.upper is None:
                oordeel.fouten["op"] = (
                    f"Deze persoon is bij jullie al in dienst sinds {toon(keten[0].periode.lower)}. "
                    "Klopt die datum niet, vraag het aan VDAB."
                )
                return
        if any(dienst.periode.upper is None or dienst.periode.upper > op for dienst in diensten):
            oordeel.al_elders = not oordeel.fouten
            oordeel.fouten.setdefault("op", AL_IN_DIENST)

    def _vergelijk(self, oordeel: Oordeel, dienst: Tewerkstelling) -> None:
        gegevens, einde = oordeel.gegevens, dienst.periode.upper
        bekend_einde = einde - DAG if einde else None
        nieuw_einde = gegevens.get("laatste_dag") if "laatste_dag" in self.van.kolommen else bekend_einde
        if nieuw_einde != bekend_einde or (
            nieuw_einde and gegevens.get("reden", dienst.reden_einde) != dienst.reden_einde
        ):
            self._einde(oordeel, dienst, bekend_einde, nieuw_einde)
        ingang = max(self.van.wijzigingen_op, dienst.periode.lower)
        for naam in ("breuk", "vestiging"):
            if gegevens[naam] == getattr(dienst, naam):
                continue
            if (einde and ingang >= einde) or (nieuw_einde and ingang > nieuw_einde):
                oordeel.opmerkingen.append(
                    f"{KOLOMMEN[naam].label} verandert niet: de laatste dag valt vóór {toon(ingang)}."
                )
            else:
                oordeel.wijzigingen[naam] = (
                    toon(getattr(dienst, naam)),
                    f"{toon(gegevens[naam])} vanaf {toon(ingang)}",
                )
        if rechten.waarom_geen_gegevens(self.van.lid, dienst, vandaag=self.vandaag) is None:
            for naam in PERSOON:
                nieuw, oud = gegevens.get(naam, ""), getattr(dienst.maatwerker, naam)
                if nieuw and zoekvorm(nieuw) != zoekvorm(oud):
                    oordeel.wijzigingen[naam] = (toon(oud), nieuw)
            if gegevens["doelgroep"] != dienst.maatwerker.doelgroep:
                oordeel.opmerkingen.append("De doelgroep verandert niet door dit bestand: vraag het aan VDAB.")

    def _einde(self, oordeel: Oordeel, dienst: Tewerkstelling, bekend: date | None, nieuw: date | None) -> None:
        """Another last day or reason: reported when there was none, otherwise corrected."""
        if bekend and (weigering := rechten.waarom_geen_correctie(self.van.lid, dienst, vandaag=self.vandaag)):
            oordeel.fouten["laatste_dag"] = weigering
        elif bekend and nieuw and nieuw < dienst.periode.lower:
            oordeel.fouten["laatste_dag"] = (
                f"Breuk of vestiging veranderden pas op {toon(dienst.periode.lower)}: vraag het aan VDAB."
            )
        else:
            oordeel.wijzigingen["laatste_dag"] = (
                _einde_getoond(bekend, dienst.reden_einde),
                _einde_getoond(nieuw, oordeel.gegevens.get("reden", "")),
            )


def _einde_getoond(dag: date | None, reden: str) -> str:
    return f"{toon(dag)} ({RedenUitDienst(reden).label})" if dag and reden else toon(dag) if dag else "nog in dienst"


def _ketens(diensten: list[Tewerkstelling], onderneming: int) -> list[list[Tewerkstelling]]:
    """The employments at this company, in order; those that follow each other without a gap are one."""
    ketens: list[list[Tewerkstelling]] = []
    for dienst in (dienst for dienst in diensten if dienst.vestiging.onderneming_id == onderneming):
        if ketens and ketens[-1][-1].periode.upper == dienst.periode.lower:
            ketens[-1].append(dienst)
        else:
            ketens.append([dienst])
    return ketens
