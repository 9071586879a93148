"""Whether an evaluation of somebody can be asked for or planned, of which kind and from when. Each reason reads as users
see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from trajecten.enums import EvaluatieSoort, Werkvorm, WopGrond
from trajecten.models import (
    Afwezigheid,
    Evaluatieaanvraag,
    Lidmaatschap,
    Maatwerker,
    Pop,
    Steekproefkandidaat,
    Tewerkstelling,
    Wop,
)
from trajecten.regelgeving import Regime, regime
from trajecten.termijnen import (
    evaluatie_merkpunt,
    evaluatie_vragen_vanaf,
    geen_werkdag,
    onafgebroken_sinds,
    pop_recent_vanaf,
    pop_voor_evaluatie,
    vroegste_evaluatie,
)

DAG = timedelta(days=1)


@dataclass(frozen=True)
class Vraagstand:
    """What decides whether an evaluation of somebody can be asked for on `vandaag`."""

    vandaag: date
    dienst: Tewerkstelling | None = None  # the one that runs
    in_dienst_op: date | None = None
    stelsel: Regime | None = None
    wop: Wop | None = None  # the one that runs
    afwezig: tuple[tuple[date, date | None], ...] = ()  # first day, and the day after the last
    pop: Pop | None = None  # the last version
    staat_open: bool = False

    @property
    def pop_op(self) -> date | None:
        return self.pop.versie_op if self.pop else None

    @property
    def vrijwillig_vanaf(self) -> date | None:
        """The first day of the third year of employment (R11)."""
        return evaluatie_vragen_vanaf(self.in_dienst_op) if self.in_dienst_op else None

    @property
    def vervroegd_vanaf(self) -> date | None:
        """The first day after eight weeks of work (R12)."""
        if self.in_dienst_op is None:
            return None
        return vroegste_evaluatie(self.in_dienst_op, self.afwezig, vandaag=self.vandaag)

    @property
    def wop_einde(self) -> date | None:
        """The last day of the right."""
        return self.wop.periode.upper - DAG if self.wop and self.wop.periode.upper else None

    @property
    def vdab_start_op(self) -> date | None:
        """From this day VDAB starts the evaluation itself (R14)."""
        return evaluatie_merkpunt(self.wop_einde + DAG) if self.wop_einde else None


def lees_vraagstand(maatwerker: Maatwerker, *, lid: Lidmaatschap, vandaag: date) -> Vraagstand:
    """How somebody stands, from the rows that `lid` sees; five queries."""
    van_persoon = {"maatwerker": maatwerker}
    diensten = list(
        Tewerkstelling.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(**van_persoon).order_by("periode")
    )
    nu = next((dienst for dienst in diensten if vandaag in dienst.periode), None)
    pop = Pop.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(**van_persoon).first()
    if nu is None:
        return Vraagstand(vandaag, pop=pop)
    afwezig = Afwezigheid.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(**van_persoon)
    return Vraagstand(
        vandaag,
        dienst=nu,
        in_dienst_op=onafgebroken_sinds([(d.periode.lower, d.periode.upper) for d in diensten], vandaag),
        stelsel=regime(Werkvorm(nu.werkvorm), vandaag),
        wop=Wop.objects.geldig().op(vandaag).zichtbaar_voor(lid, vandaag=vandaag).filter(**van_persoon).first(),
        afwezig=tuple((een.periode.lower, een.periode.upper) for een in afwezig),
        pop=pop,
        staat_open=Evaluatieaanvraag.objects.open().filter(**van_persoon).exists(),
    )


def toon(datum: date) -> str:
    return f"{datum:%d-%m-%Y}"


def in_dienst(stand: Vraagstand) -> str | None:
    return None if stand.in_dienst_op else "Deze persoon is vandaag niet bij jullie in dienst."


def stelsel_kent_evaluatie(stand: Vraagstand) -> str | None:
    if stand.stelsel and not stand.stelsel.has_wop:
        return f"Het stelsel {stand.stelsel.naam} kent geen WOP, en dus geen evaluatie ervan."
    return None


def geen_open_vraag(stand: Vraagstand) -> str | None:
    return "Er staat al een vraag open bij VDAB." if stand.staat_open else None


def niet_in_de_laatste_maanden(stand: Vraagstand) -> str | None:
    """In the last nine months of a right nobody needs to ask (R14)."""
    if stand.wop_einde and stand.vdab_start_op and stand.vandaag >= stand.vdab_start_op:
        return (
            f"Vragen hoeft niet: het WOP loopt tot en met {toon(stand.wop_einde)}, en sinds {toon(stand.vdab_start_op)} "
            "start VDAB zelf de evaluatie (R14)."
        )
    return None


def geen_eerdere_beslissing(stand: Vraagstand) -> str | None:
    """The decision of an earlier evaluation holds as long as the right that it gave (R13)."""
    if stand.wop and stand.wop.grond == WopGrond.EVALUATIE:
        tot = f" tot en met {toon(stand.wop_einde)}" if stand.wop_einde else ""
        return (
            f"De beslissing van {toon(stand.wop.beslist_op)} na een evaluatie geldt nog{tot}. Zolang kan alleen een "
            "vervroegde evaluatie (R13)."
        )
    return None


def derde_jaar(stand: Vraagstand) -> str | None:
    if stand.vrijwillig_vanaf and stand.vandaag < stand.vrijwillig_vanaf:
        return f"Dit kan vanaf het derde jaar in dienst, dus vanaf {toon(stand.vrijwillig_vanaf)} (R11)."
    return None


def acht_weken_gewerkt(stand: Vraagstand) -> str | None:
    if stand.vervroegd_vanaf and stand.vandaag < stand.vervroegd_vanaf:
        return (
            "Dit kan na acht weken werk. Afwezigheden tellen niet mee, dus ten vroegste vanaf "
            f"{toon(stand.vervroegd_vanaf)} (R12)."
        )
    return None


def recent_pop(stand: Vraagstand) -> str | None:
    if stand.in_dienst_op and (stand.pop_op is None or stand.pop_op < pop_recent_vanaf(stand.vandaag)):
        laatste = f"het laatste is van {toon(stand.pop_op)}" if stand.pop_op else "er is er nog geen"
        return f"Hiervoor is een recent POP nodig, en {laatste}. Werk eerst het POP bij (R12)."
    return None


_BEIDE = (in_dienst, stelsel_kent_evaluatie, geen_open_vraag, niet_in_de_laatste_maanden)
VOORWAARDEN: dict[EvaluatieSoort, tuple[Callable[[Vraagstand], str | None], ...]] = {
    EvaluatieSoort.VRIJWILLIG: (*_BEIDE, geen_eerdere_beslissing, derde_jaar),
    EvaluatieSoort.VERVROEGD: (*_BEIDE, acht_weken_gewerkt, recent_pop),
}


def waarom_niet_vragen(soort: EvaluatieSoort, stand: Vraagstand) -> list[str]:
    """Every reason why this kind of evaluation cannot be asked for now; none when it can (R11–R14)."""
    return [reden for voorwaarde in VOORWAARDEN[soort] if (reden := voorwaarde(stand))]


# Planning the visit


def gevraagde_soort(maatwerker: Maatwerker) -> EvaluatieSoort | None:
    """Which evaluation somebody waits for: the one that was asked for, or that of the 10 % round. Two queries."""
    if gevraagd := Evaluatieaanvraag.objects.open().filter(maatwerker=maatwerker).first():
        return EvaluatieSoort(gevraagd.soort)
    getrokken = Steekproefkandidaat.objects.te_evalueren().filter(maatwerker=maatwerker)
    return EvaluatieSoort.TIENPROCENT if getrokken.exists() else None


def waarom_niet_in_ronde(maatwerker: Maatwerker, *, op: date) -> str | None:
    """Why somebody is not evaluated for the 10 % round on a day: only who was drawn is, and once (R8). One query."""
    getrokken = Steekproefkandidaat.objects.aan_de_beurt().met_stand().filter(maatwerker=maatwerker)
    loten = list(getrokken.select_related("steekproef").order_by("steekproef__getrokken_op"))
    if not loten:
        return "Deze persoon is niet getrokken in de 10 %-ronde, of is er vervangen (R8)."
    te_doen = [timezone.localdate(lot.steekproef.getrokken_op) for lot in loten if lot.geevalueerd_op is None]
    gedaan = [lot.geevalueerd_op for lot in loten if lot.geevalueerd_op]
    if gedaan and not te_doen:
        return f"Deze persoon is in de 10 %-ronde al geëvalueerd, op {toon(gedaan[-1])} (R8)."
    if op < te_doen[0]:
        return f"Deze persoon is pas op {toon(te_doen[0])} getrokken in de 10 %-ronde (R8)."
    return None


def waarom_niet_plannen(
    soort: EvaluatieSoort, stand: Vraagstand, *, op: date | None, ronde: str | None
) -> tuple[list[str], list[str]]:
    """Why VDAB cannot plan this kind of evaluation now, and why not on the day `op`; both empty when it can.

    Without a day the conditions hold for today. `ronde` is what `waarom_niet_in_ronde` says.
    """
    dag = op or stand.vandaag
    dienst = stand.dienst
    if dienst is None:
        return ["Deze persoon is vandaag niet in dienst. Een evaluatie gebeurt op de werkvloer."], []
    nu = [reden for reden in [stelsel_kent_evaluatie(stand), ronde] if reden]
    if soort == EvaluatieSoort.PERIODIEK and stand.wop_einde is None:
        nu.append("Er loopt geen WOP met een einddatum, en dus is er geen vijfjaarlijkse evaluatie (R9).")
    bezwaren: list[str | None] = [
        "Deze dag ligt in het verleden. Leg de evaluatie vast." if dag < stand.vandaag else None,
        geen_werkdag(op) if op else None,
        None if dag in dienst.periode else f"Op {toon(dag)} is deze persoon niet meer in dienst.",
    ]
    op_die_dag = replace(stand, vandaag=dag)
    if soort == EvaluatieSoort.PERIODIEK:
        bezwaren += [voor_het_merkpunt(op_die_dag), na_het_recht(op_die_dag)]
    elif soort == EvaluatieSoort.VRIJWILLIG:
        bezwaren.append(derde_jaar(op_die_dag))
    elif soort == EvaluatieSoort.VERVROEGD:
        bezwaren.append(acht_weken_gewerkt(op_die_dag))
    return nu, [bezwaar for bezwaar in bezwaren if bezwaar]


def voor_het_merkpunt(stand: Vraagstand) -> str | None:
    """Before the last nine months of the right it is not yet time (R14)."""
    if stand.vdab_start_op and stand.vandaag < stand.vdab_start_op:
        return f"VDAB start deze evaluatie vanaf {toon(stand.vdab_start_op)}, in de laatste negen maanden van het WOP (R14)."
    return None


def na_het_recht(stand: Vraagstand) -> str | None:
    if stand.wop_einde and stand.vandaag > stand.wop_einde:
        return f"Het WOP loopt maar tot en met {toon(stand.wop_einde)}. Kies een vroegere dag (R6)."
    return None


def pop_te_laat(stand: Vraagstand, op: date) -> str | None:
    """What to tell who plans a visit so soon that the POP can no longer be updated ten days before (R17)."""
    tegen = pop_voor_evaluatie(op)
    if tegen >= stand.vandaag or (stand.pop_op and stand.pop_op >= pop_recent_vanaf(op)):
        return None
    return f"Het POP moest tegen {toon(tegen)} bijgewerkt zijn (R17). Een nieuw POP komt voor dit bezoek te laat."
