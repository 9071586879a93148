"""What the letter about an evaluation, a judgement or a refusal says: the decision, why, the rules, what follows, and the
appeal."""

from datetime import date
from typing import Any, NamedTuple

from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, Werkvorm, WopGrond
from trajecten.models import Evaluatie, Tewerkstelling, Weigering, Wop
from trajecten.regelgeving import REGELS, Regime, Terugkeer, parameter, regime
from trajecten.termijnen import DAG, evaluatie_merkpunt

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WAAROM = "Waarom"
VOOR_BRIEF = ("maatwerker", "geregistreerd_door__gebruiker", "overgang")  # what `brief` reads of a decision
ZONDER_MOTIVERING = "De motivering staat alleen in de brief aan de betrokkene zelf."


class Gegevens(NamedTuple):
    """What is known about the person on the day of the decision."""

    evaluatie: Evaluatie
    dienst: Tewerkstelling | None  # the employment on that day, or the one that ended because of it
    wop: Wop | None  # the right that this decision gave
    loopt: Wop | None  # without such: the right on that day

    @property
    def stelsel(self) -> Regime | None:
        return regime(Werkvorm(self.dienst.werkvorm), self.op) if self.dienst else None

    @property
    def op(self) -> date:
        op = self.evaluatie.bezoek_op
        assert op is not None, "a letter is about a decision, and a decision has a day"
        return op


def voluit(dag: date) -> str:
    """A day as a letter writes it: 2 maart 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def lees(evaluatie: Evaluatie) -> Gegevens:
    """What the letter needs beside the evaluation itself; three queries."""
    op = evaluatie.bezoek_op
    assert op is not None, "a letter is about a decision, and a decision has a day"
    van_persoon = {"maatwerker": evaluatie.maatwerker_id}
    diensten = Tewerkstelling.objects.geldig().filter(**van_persoon, periode__startswith__lte=op)
    gegeven = Wop.objects.filter(
        **van_persoon,
        geregistreerd_op=evaluatie.geregistreerd_op,
        periode__startswith=op,
        grond__in=[WopGrond.EVALUATIE, WopGrond.WACHTPERIODE],
    )
    return Gegevens(
        evaluatie,
        diensten.select_related("vestiging__onderneming").order_by("-periode").first(),
        gegeven.order_by("pk").first(),
        Wop.objects.geldig().op(op).filter(**van_persoon).first(),
    )


class Inhoud(NamedTuple):
    """What differs from one kind of decision to the other."""

    titel: str
    besluit: list[str]
    waarom: list[str]
    regels: list[str]
    gevolg: list[str]
    kopie: str = ""


def brief(besluit: Evaluatie | Weigering, *, dag: date) -> dict[str, Any]:
    """The content of the letter to the person, dated `dag`. Needs what VOOR_BRIEF names."""
    inhoud = _na_weigering(besluit) if isinstance(besluit, Weigering) else _na_evaluatie(besluit)
    persoon, op = besluit.maatwerker, besluit.besluit_op
    assert op is not None, "a letter is about a decision, and a decision has a day"
    plaats = f"{persoon.postcode} {persoon.gemeente}".strip()
    return {
        "titel": inhoud.titel,
        "afzender": ["VDAB", persoon.provincies_getoond],
        "aan": [regel for regel in (str(persoon), persoon.straat, plaats) if regel],
        "datum": voluit(dag),
        "kenmerk": f"Beslissing van {voluit(op)}",
        "delen": [
            deel("Wat is beslist", inhoud.besluit),
            deel(WAAROM, inhoud.waarom),
            deel("Welke regels gelden", [], [REGELS[regel].zin for regel in inhoud.regels]),
            deel("Wat gebeurt er nu", inhoud.gevolg),
            deel("Ga je niet akkoord?", _beroep(op)),
        ],
        "ondertekenaar": str(besluit.geregistreerd_door.gebruiker),
        "functie": besluit.geregistreerd_door.get_rol_display(),
        "kopie": inhoud.kopie,
    }


def _alineas(tekst: str) -> list[str]:
    return [alinea for alinea in tekst.splitlines() if alinea.strip()]


def _na_evaluatie(evaluatie: Evaluatie) -> Inhoud:
    gegevens = lees(evaluatie)
    werkgever = gegevens.dienst.vestiging.onderneming if gegevens.dienst else None
    besluit, regels, gevolg = _oordeel(gegevens) if evaluatie.traject_id else _evaluatie(gegevens)
    return Inhoud(
        titel="Beslissing na je traject" if evaluatie.traject_id else "Beslissing na je evaluatie",
        besluit=besluit,
        waarom=_alineas(evaluatie.motivering) or ["Er is geen motivering genoteerd."],
        regels=regels,
        gevolg=gevolg,
        kopie=f"Kopie zonder motivering: {werkgever}" if werkgever else "",
    )


def _na_weigering(weigering: Weigering) -> Inhoud:
    """The traject stops, and with it the WOP at the end of the quarter (R26). The employer gets no copy: it knows nothing of
    a refusal."""
    stap = weigering.overgang
    assert stap is not None, "a letter is about a decision, and a decision has a step"
    assert weigering.gehoord_op is not None, "a refusal is judged before it stops a traject"
    geeindigd = Wop.objects.filter(overgang=stap).order_by("pk").first()
    recht = f"Je werkondersteuningspakket (WOP) stopt. {_looptijd(geeindigd)}" if geeindigd else stap.nota
    wat = f"{weigering.get_wat_display().lower()}, op {voluit(weigering.geweigerd_op)}"
    return Inhoud(
        titel="Beslissing na je weigering",
        besluit=[
            f"VDAB besliste op {voluit(stap.ingangsdatum)} dat je zonder geldige reden weigerde: {wat}.",
            "Je doorstroomtraject stopt.",
            *filter(None, [recht]),
        ],
        waarom=[
            "Er was een reële kans op doorstroom.",
            f"Je reden om te weigeren was: {weigering.get_reden_display().lower()}.",
            f"VDAB hoorde je daarover op {voluit(weigering.gehoord_op)}, en vindt dat geen geldige reden.",
            *_alineas(stap.toelichting),
        ],
        regels=["R26"],
        gevolg=["Je bemiddelaar bespreekt met jou wat dit betekent voor je werk, en wat er daarna kan."],
    )


def kopie(inhoud: dict[str, Any]) -> dict[str, Any]:
    """The same letter for the employer: without the motivation, which tells about health and person."""
    delen = [een if een["kop"] != WAAROM else deel(WAAROM, [ZONDER_MOTIVERING]) for een in inhoud["delen"]]
    aan = ["Kopie voor de werkgever van", inhoud["aan"][0]]
    return {**inhoud, "titel": f"Kopie: {inhoud['titel'].lower()}", "aan": aan, "delen": delen, "kopie": ""}


def deel(kop: str, alineas: list[str], punten: list[str] | None = None) -> dict[str, Any]:
    """One part of a letter: a heading, and what stands below it."""
    return {"kop": kop, "alineas": alineas, "punten": punten or []}


def _looptijd(wop: Wop) -> str:
    tot = f" tot en met {voluit(wop.periode.upper - DAG)}" if wop.periode.upper else ", zonder einddatum"
    return f"{wop} loopt van {voluit(wop.periode.lower)}{tot}."


def _verder(gegevens: Gegevens) -> str:
    bij = f" bij {gegevens.dienst.vestiging.onderneming}" if gegevens.dienst else ""
    return f"Je blijft in dienst{bij}."


Besluit = tuple[list[str], list[str], list[str]]  # what was decided, the rules, and what happens now


def _evaluatie(gegevens: Gegevens) -> Besluit:
    """After an evaluation: one of the three outcomes (R7)."""
    bezoek = f"VDAB bezocht je op {voluit(gegevens.op)} voor een evaluatie."
    regels = ["R7", "R15"] if gegevens.evaluatie.soort != EvaluatieSoort.PERIODIEK else ["R5", "R7", "R15"]
    if gegevens.evaluatie.uitkomst == EvaluatieUitkomst.DOORSTROOMKLAAR:
        nu = [_looptijd(gegevens.loopt)] if gegevens.loopt else []
        besluit = [bezoek, "Je bent doorstroomklaar. Dat wil zeggen: je kan de stap zetten naar werk buiten maatwerk.",
                   " ".join(["Je werkondersteuningspakket (WOP) verandert niet door deze beslissing.", *nu])]  # fmt: skip
        gevolg = [_verder(gegevens), "Je bemiddelaar bespreekt met jou een traject bij een doorstroompartner."]
        return besluit, regels, gevolg
    nieuw = (
        "Je krijgt een ander werkondersteuningspakket (WOP)."
        if gegevens.evaluatie.uitkomst == EvaluatieUitkomst.WOP_GEWIJZIGD
        else "Je krijgt opnieuw hetzelfde werkondersteuningspakket (WOP)."
    )
    recht = [_looptijd(gegevens.wop)] if gegevens.wop else []
    return (
        [bezoek, "Je bent nu nog niet doorstroomklaar.", " ".join([nieuw, *recht])],
        [*regels, "R10"],
        _later(gegevens),
    )


def _later(gegevens: Gegevens) -> list[str]:
    """Who goes on in maatwerk on a right that ends, is evaluated again (R14)."""
    if gegevens.wop is None or gegevens.wop.periode.upper is None:
        return [_verder(gegevens)]
    vanaf = voluit(evaluatie_merkpunt(gegevens.wop.periode.upper))
    return [_verder(gegevens), f"VDAB komt opnieuw langs voor je WOP stopt, vanaf {vanaf}."]


def _oordeel(gegevens: Gegevens) -> Besluit:
    """After a traject: found work, ready without a job, or not ready yet (R23–R25, R45)."""
    oordeel, stelsel = gegevens.evaluatie, gegevens.stelsel
    klaar = "Je bent doorstroomklaar" if oordeel.doorstroomklaar else "Je bent nu nog niet doorstroomklaar"
    begin = f"VDAB beoordeelde je doorstroomtraject op {voluit(gegevens.op)}."
    if oordeel.gerealiseerd:
        besluit = [begin, f"{klaar}, en je vond een job."]
        gevolg = ["Je doorstroompartner begeleidt jou en je nieuwe werkgever nog een tijd. Dat is de nazorg."]
        if stelsel and stelsel.has_wop:
            besluit.append("Je werkondersteuningspakket (WOP) stopt de dag voor je eerste werkdag.")
        return besluit, ["R23", "R1", "R22", "R29"], gevolg
    if oordeel.doorstroomklaar:
        recht = [f"Je krijgt een werkondersteuningspakket (WOP): {_looptijd(gegevens.wop)}"] if gegevens.wop else []
        gevolg = [_verder(gegevens), "VDAB zoekt mee naar een job die bij je past."]
        return [begin, f"{klaar}. Er is nog geen job gevonden.", *recht], ["R23", "R24"], gevolg
    if stelsel and stelsel.terugkeer == Terugkeer.GEEN:
        gevolg = [
            "Je tewerkstelling in de lokale diensteneconomie stopt. Je bemiddelaar zoekt met jou wat er daarna kan."
        ]
        return [begin, f"{klaar}."], ["R23", "R45"], gevolg
    recht = (
        [f"Je krijgt een werkondersteuningspakket (WOP) dat past: {_looptijd(gegevens.wop)}"] if gegevens.wop else []
    )
    return [begin, f"{klaar}.", *recht], ["R23", "R25" if stelsel and stelsel.has_wop else "R28"], _later(gegevens)


def _beroep(op: date) -> list[str]:
    """How to appeal. We know where the law says it, not the term itself, and the letter does not pretend (M4)."""
    waar = parameter("beroep_verwijzing", op)
    return [
        "Praat er eerst over met je bemiddelaar. Die legt de beslissing uit.",
        f"Je kan ook in beroep gaan. Hoe, bij wie en binnen welke termijn, zie {waar}.",
        "Je bemiddelaar bezorgt je die tekst als je erom vraagt.",
    ]
