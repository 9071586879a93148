"""Which facts of a case stand in the list of what happened: how each kind is read, and its words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, DateTimeField, F, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from trajecten.enums import (
    AanbodUitkomst,
    AfwezigheidSoort,
    Begeleiding,
    DocumentSoort,
    EvaluatieSoort,
    EvaluatieUitkomst,
    FeedbackVan,
    JournaalBereik,
    JournaalMet,
    JournaalSoort,
    NazorgMet,
    OpschortingGrond,
    OpvolgMoment,
    OpvolgSituatie,
    RedenAnnulering,
    RedenJobVerloren,
    RedenNazorgEinde,
    RedenStopzetting,
    RedenUitDienst,
    Rol,
    StageResultaat,
    StageSteun,
    WeigeringReden,
    WeigeringWat,
    Werkvorm,
    WopGrond,
)
from trajecten.models import (
    Aanbod,
    Afwezigheid,
    Document,
    Enclaveplaatsing,
    Evaluatie,
    Journaalregel,
    Lidmaatschap,
    Nazorgcontact,
    Opschorting,
    Opvolgmeting,
    Pop,
    Stage,
    Stagefeedback,
    Tewerkstelling,
    Traject,
    Weigering,
    Wop,
)
from trajecten.models.feit import Feit
from trajecten.models.velden import DagInBrussel

GROEPEN = {
    "stap": "Stappen",
    "journaal": "Journaal",
    "stage": "Stage en aanbod",
    "nazorg": "Nazorg",
    "evaluatie": "Evaluatie en POP",
    "document": "Documenten",
    "dienst": "In dienst en WOP",
}
REDENEN: dict[str, Any] = {
    "stopzetten": RedenStopzetting,
    "annuleren": RedenAnnulering,
    "job_verloren": RedenJobVerloren,
    "nazorg_afsluiten": RedenNazorgEinde,
}
Gegevens = dict[str, Any]
OP = F("op")


@dataclass(frozen=True)
class Deel:
    """One kind of fact in the list: its rows, the day it counts from, what is read of it, and its words."""

    groep: str
    model: Any
    toon: Callable[[Gegevens], tuple[str, str]]
    velden: dict[str, str]
    op: Any = OP
    tot: Any = None
    van_persoon: bool = False
    door: str = "geregistreerd_door"
    wanneer: str = "geregistreerd_op"
    verborgen: dict[Rol, frozenset[str]] = field(default_factory=dict)

    @property
    def soort(self) -> str:
        naam: str = self.model._meta.model_name
        return naam

    @property
    def is_feit(self) -> bool:
        return issubclass(self.model, Feit)

    def rijen(self, traject: Traject, lid: Lidmaatschap, vandaag: date) -> QuerySet[Any, tuple[Any, ...]]:
        """The rows that this lid may see, with the same columns for every kind."""
        rijen = self.model.objects.te_lezen() if self.is_feit else self.model.objects.all()
        rijen = rijen.zichtbaar_voor(lid, vandaag=vandaag)
        van = {"maatwerker": traject.maatwerker_id} if self.van_persoon else {"traject": traject}
        leeg = self.verborgen.get(Rol(lid.rol), frozenset())
        gegevens = {naam: F(pad) for naam, pad in self.velden.items() if naam not in leeg}
        feit = self.is_feit
        kolommen = {
            "t_soort": Value(self.soort),
            "t_uuid": F("uuid") if hasattr(self.model, "uuid") else Cast(Value(None), UUIDField()),
            "t_op": self.op,
            "t_tot": self.tot if self.tot is not None else Cast(Value(None), DateField()),
            "t_wie": F(f"{self.door}__gebruiker__naam"),
            "t_organisatie": F(f"{self.door}__organisatie"),
            "t_wanneer": F(self.wanneer),
            "t_overgang": F("overgang") if feit else Cast(Value(None), BigIntegerField()),
            "t_ingetrokken": F("ingetrokken_op") if feit else Cast(Value(None), DateTimeField()),
            "t_intrekker": F("ingetrokken_door__gebruiker__naam") if feit else Cast(Value(None), TextField()),
            "t_reden": F("reden_intrekking") if feit else Value(""),
            "t_gegevens": JSONObject(**gegevens),
        }
        rijen = rijen.filter(**van).order_by()
        return rijen.annotate(**kolommen).values_list(*kolommen)


def zin(*delen: str) -> str:
    """What there is of these parts, as sentences."""
    return ". ".join(deel.strip().removesuffix(".") for deel in delen if deel and deel.strip())


def _journaal(g: Gegevens) -> tuple[str, str]:
    titel = JournaalSoort(g["soort"]).label
    if g["met"]:
        titel += f" met {JournaalMet(g['met']).label.lower() if g['met'] != JournaalMet.VDAB else 'VDAB'}"
    if g["minuten"]:
        titel += f", {g['minuten']} min."
    if g["bereik"] == JournaalBereik.VDAB:
        titel += " (alleen VDAB)"
    return titel, g["tekst"]


def _stage(g: Gegevens) -> tuple[str, str]:
    resultaat = StageResultaat(g["resultaat"]).label if g["resultaat"] else "Loopt"
    waar = f"{g['functie']} bij {g['stageplaats']}" if "stageplaats" in g else ""
    return "Stage", zin(waar, resultaat, g.get("feedback", ""))


def _stagefeedback(g: Gegevens) -> tuple[str, str]:
    steun = ", ".join(StageSteun(een).label.lower() for een in g["steun"])
    return f"Feedback over de stage: {FeedbackVan(g['van']).label.lower()}", zin(
        g["tekst"], steun and f"Steun: {steun}"
    )


def _weigering(g: Gegevens) -> tuple[str, str]:
    oordeel = ""
    if g["beoordeeld"]:
        geldig = "een geldige reden" if g["geldige_reden"] else "geen geldige reden"
        kans = "met" if g["reele_kans"] else "zonder"
        oordeel = f"VDAB oordeelde: {geldig}, {kans} een reële kans op doorstroom"
    titel = f"{WeigeringWat(g['wat']).label} geweigerd: {WeigeringReden(g['reden']).label.lower()}"
    return titel, zin(g["toelichting"], oordeel or "VDAB beoordeelt dit nog")


def _evaluatie(g: Gegevens) -> tuple[str, str]:
    if g["doorstroomklaar"] is not None:
        uitkomst = "Doorstroomklaar" if g["doorstroomklaar"] else "Nog niet doorstroomklaar"
        uitkomst += ", job gevonden" if g["gerealiseerd"] else ", geen job gevonden"
    else:
        uitkomst = EvaluatieUitkomst(g["uitkomst"]).label if g["uitkomst"] else "Nog geen uitkomst"
    return EvaluatieSoort(g["soort"]).label, zin(uitkomst, g.get("motivering", ""))


def _nazorgcontact(g: Gegevens) -> tuple[str, str]:
    werk = "nog aan het werk" if g["nog_aan_het_werk"] else "niet meer aan het werk"
    met = NazorgMet(g["met"]).label.lower()
    return f"Nazorgcontact met {met}, {g['minuten']} min.", zin(g["onderwerp"], werk)


def _dienst(g: Gegevens) -> tuple[str, str]:
    einde = f"Einde: {RedenUitDienst(g['reden']).label.lower()}" if g["reden"] else ""
    return f"In dienst bij {g['onderneming']}", zin(Werkvorm(g["werkvorm"]).label, einde)


DELEN = (
    Deel("journaal", Journaalregel, _journaal,
         {"soort": "soort", "met": "met", "minuten": "minuten", "tekst": "tekst", "bereik": "bereik"},
         door="lid", wanneer="geschreven_op"),
    Deel("document", Document,
         lambda g: (g["naam"] or "Document", zin(DocumentSoort(g["soort"]).label, "Verwijderd" if g["weg"] else "")),
         {"naam": "naam", "soort": "soort", "weg": "verwijderd_op"}, op=DagInBrussel("toegevoegd_op"),
         door="lid", wanneer="toegevoegd_op"),
    Deel("stage", Stage, _stage,
         {"resultaat": "resultaat", "functie": "functie", "stageplaats": "stageplaats__naam", "feedback": "feedback",
          "tbs_op": "tbs_op"},
         op=F("periode__startswith"), tot=F("periode__endswith"),
         verborgen={Rol.ONDERNEMING: frozenset({"functie", "stageplaats", "feedback", "tbs_op"})}),
    Deel("stage", Stagefeedback, _stagefeedback, {"van": "van", "tekst": "tekst", "steun": "steun"}),
    Deel("stage", Aanbod,
         lambda g: (f"Aanbod: {g['job']} bij {g['werkgever']}", AanbodUitkomst(g["uitkomst"]).label),
         {"job": "job", "werkgever": "werkgever", "uitkomst": "uitkomst"}),
    Deel("stage", Weigering, _weigering,
         {"wat": "wat", "reden": "reden", "toelichting": "toelichting", "beoordeeld": "beoordeeld_op",
          "geldige_reden": "geldige_reden", "reele_kans": "reele_kans"}, op=F("geweigerd_op")),
    Deel("stap", Opschorting,
         lambda g: (f"Opgeschort: {OpschortingGrond(g['grond']).label.lower()}", g["toelichting"]),
         {"grond": "grond", "toelichting": "toelichting"}, op=F("periode__startswith"), tot=F("periode__endswith")),
    Deel("nazorg", Nazorgcontact, _nazorgcontact,
         {"met": "met", "onderwerp": "onderwerp", "minuten": "minuten", "nog_aan_het_werk": "nog_aan_het_werk"}),
    Deel("nazorg", Opvolgmeting,
         lambda g: (f"Opvolgmeting {OpvolgMoment(g['moment']).label.lower()}", OpvolgSituatie(g["situatie"]).label),
         {"moment": "moment", "situatie": "situatie"}, op=F("gemeten_op")),
    Deel("evaluatie", Evaluatie, _evaluatie,
         {"soort": "soort", "uitkomst": "uitkomst", "motivering": "motivering", "doorstroomklaar": "doorstroomklaar",
          "gerealiseerd": "gerealiseerd"}, op=Coalesce("bezoek_op", "gepland_op", "gevraagd_op"), van_persoon=True,
         verborgen=dict.fromkeys((Rol.PARTNER, Rol.ONDERNEMING), frozenset({"motivering"}))),
    Deel("evaluatie", Pop, lambda g: ("POP bijgewerkt", f"{len(g['acties'])} verbeteracties"), {"acties": "acties"},
         op=F("versie_op"), van_persoon=True),
    Deel("dienst", Wop,
         lambda g: (f"WOP {g['loonpremie']} {Begeleiding(g['begeleiding']).label}", WopGrond(g["grond"]).label),
         {"loonpremie": "loonpremie", "begeleiding": "begeleiding", "grond": "grond"}, op=F("periode__startswith"),
         tot=F("periode__endswith"), van_persoon=True),
    Deel("dienst", Tewerkstelling, _dienst,
         {"onderneming": "vestiging__onderneming__naam", "werkvorm": "werkvorm", "reden": "reden_einde"},
         op=F("periode__startswith"), tot=F("periode__endswith"), van_persoon=True),
    Deel("dienst", Afwezigheid, lambda g: (AfwezigheidSoort(g["soort"]).label, ""), {"soort": "soort"},
         op=F("periode__startswith"), tot=F("periode__endswith"), van_persoon=True),
    Deel("dienst", Enclaveplaatsing, lambda g: (f"Enclave bij {g['gastbedrijf']}", g["functie"]),
         {"gastbedrijf": "gastbedrijf__naam", "functie": "functie"}, op=F("periode__startswith"),
         tot=F("periode__endswith"), van_persoon=True),
)  # fmt: skip
PER_SOORT = {deel.soort: deel for deel in DELEN}
TREKT_IN_VIA_TRAJECT = frozenset(
    {"aanbod", "nazorgcontact", "opschorting", "opvolgmeting", "stagefeedback", "weigering"}
)
TREKT_IN_VIA_PERSOON = frozenset({"afwezigheid", "enclaveplaatsing", "evaluatie"})
