"""Everything that happened in a case as one list, newest first: read in one query, whatever the number of kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, DateField, DateTimeField, F, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.urls import reverse
from django.utils.http import urlencode

from trajecten import rechten
from trajecten.enums import (
    AanbodUitkomst,
    AfwezigheidSoort,
    Begeleiding,
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
from trajecten.overgangen import OVERGANGEN

MEEST = 500  # the newest so many; nobody reads further back on one page
GROEPEN = {
    "stap": "Stappen",
    "journaal": "Journaal",
    "stage": "Stage en aanbod",
    "nazorg": "Nazorg",
    "evaluatie": "Evaluatie en POP",
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
class Gebeurtenis:
    """One thing that happened: what, when, who wrote it down, and what can still be done about it."""

    groep: str
    soort: str  # the name of its model
    op: date
    titel: str
    tekst: str
    wie: str
    geregistreerd_op: datetime
    tot: date | None = None  # the first day after it, of what lasts
    uuid: UUID | None = None
    gegevens: Gegevens = field(default_factory=dict)
    telt: bool = True
    ingetrokken: str = ""
    intrekken_url: str = ""
    wijzigen_url: str = ""

    def loopt_op(self, dag: date) -> bool:
        """Whether what lasts contains `dag`."""
        return self.op <= dag and (self.tot is None or dag < self.tot)

    @property
    def laatste_dag(self) -> date | None:
        return self.tot - timedelta(days=1) if self.tot else None

    @property
    def groepnaam(self) -> str:
        return GROEPEN[self.groep]


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
        door = "lid" if self.model is Journaalregel else "geregistreerd_door"
        wanneer = "geschreven_op" if self.model is Journaalregel else "geregistreerd_op"
        leeg = self.verborgen.get(Rol(lid.rol), frozenset())
        gegevens = {naam: F(pad) for naam, pad in self.velden.items() if naam not in leeg}
        feit = self.is_feit
        kolommen = {
            "t_soort": Value(self.soort),
            "t_uuid": F("uuid") if hasattr(self.model, "uuid") else Cast(Value(None), UUIDField()),
            "t_op": self.op,
            "t_tot": self.tot if self.tot is not None else Cast(Value(None), DateField()),
            "t_wie": F(f"{door}__gebruiker__naam"),
            "t_organisatie": F(f"{door}__organisatie"),
            "t_wanneer": F(wanneer),
            "t_overgang": F("overgang") if feit else Cast(Value(None), BigIntegerField()),
            "t_ingetrokken": F("ingetrokken_op") if feit else Cast(Value(None), DateTimeField()),
            "t_intrekker": F("ingetrokken_door__gebruiker__naam") if feit else Cast(Value(None), TextField()),
            "t_reden": F("reden_intrekking") if feit else Value(""),
            "t_gegevens": JSONObject(**gegevens),
        }
        rijen = rijen.filter(**van).order_by()
        return rijen.annotate(**kolommen).values_list(*kolommen)


def _zin(*delen: str) -> str:
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
    return "Stage", _zin(waar, resultaat, g.get("feedback", ""))


def _stagefeedback(g: Gegevens) -> tuple[str, str]:
    steun = ", ".join(StageSteun(een).label.lower() for een in g["steun"])
    return f"Feedback over de stage: {FeedbackVan(g['van']).label.lower()}", _zin(
        g["tekst"], steun and f"Steun: {steun}"
    )


def _weigering(g: Gegevens) -> tuple[str, str]:
    oordeel = ""
    if g["beoordeeld"]:
        geldig = "een geldige reden" if g["geldige_reden"] else "geen geldige reden"
        kans = "met" if g["reele_kans"] else "zonder"
        oordeel = f"VDAB oordeelde: {geldig}, {kans} een reële kans op doorstroom"
    titel = f"{WeigeringWat(g['wat']).label} geweigerd: {WeigeringReden(g['reden']).label.lower()}"
    return titel, _zin(g["toelichting"], oordeel or "VDAB beoordeelt dit nog")


def _evaluatie(g: Gegevens) -> tuple[str, str]:
    if g["doorstroomklaar"] is not None:
        uitkomst = "Doorstroomklaar" if g["doorstroomklaar"] else "Nog niet doorstroomklaar"
        uitkomst += ", job gevonden" if g["gerealiseerd"] else ", geen job gevonden"
    else:
        uitkomst = EvaluatieUitkomst(g["uitkomst"]).label if g["uitkomst"] else "Nog geen uitkomst"
    return EvaluatieSoort(g["soort"]).label, _zin(uitkomst, g.get("motivering", ""))


def _nazorgcontact(g: Gegevens) -> tuple[str, str]:
    werk = "nog aan het werk" if g["nog_aan_het_werk"] else "niet meer aan het werk"
    met = NazorgMet(g["met"]).label.lower()
    return f"Nazorgcontact met {met}, {g['minuten']} min.", _zin(g["onderwerp"], werk)


def _dienst(g: Gegevens) -> tuple[str, str]:
    einde = f"Einde: {RedenUitDienst(g['reden']).label.lower()}" if g["reden"] else ""
    return f"In dienst bij {g['onderneming']}", _zin(Werkvorm(g["werkvorm"]).label, einde)


DELEN = (
    Deel("journaal", Journaalregel, _journaal,
         {"soort": "soort", "met": "met", "minuten": "minuten", "tekst": "tekst", "bereik": "bereik"}),
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


def gebeurtenissen(traject: Traject, *, lid: Lidmaatschap, vandaag: date) -> list[Gebeurtenis]:
    """What this lid may know of a case, newest first. One query, beside the history that the traject has read."""
    eerste, *rest = (deel.rijen(traject, lid, vandaag) for deel in DELEN)
    gelezen = eerste.union(*rest, all=True).order_by("-t_op", "-t_wanneer")[:MEEST]
    alles = [_van_feit(rij, traject, lid) for rij in gelezen] + [_van_stap(stap) for stap in traject.geschiedenis]
    return sorted(alles, key=lambda een: (een.op, een.geregistreerd_op), reverse=True)


def _van_stap(stap: Any) -> Gebeurtenis:
    """A step of the traject, an undone one, or an undoing."""
    reden = REDENEN[stap.naam](stap.reden).label if stap.reden and stap.naam in REDENEN else ""
    return Gebeurtenis(
        "stap",
        "statusovergang",
        stap.ingangsdatum,
        OVERGANGEN[stap.naam].label,
        _zin(reden, stap.nota, stap.toelichting),
        str(stap.lid.gebruiker),
        stap.geregistreerd_op,
        telt=stap.telt or stap.draait_terug_id is not None,
    )


def _van_feit(rij: tuple[Any, ...], traject: Traject, lid: Lidmaatschap) -> Gebeurtenis:
    soort, uuid, op, tot, wie, organisatie, wanneer, overgang, ingetrokken_op, door, reden, gegevens = rij
    deel = PER_SOORT[soort]
    titel, tekst = deel.toon(gegevens)
    adres = ""
    if soort in TREKT_IN_VIA_TRAJECT | TREKT_IN_VIA_PERSOON:
        feit = deel.model(
            overgang_id=overgang,
            geregistreerd_door=Lidmaatschap(organisatie_id=organisatie),
            ingetrokken_op=ingetrokken_op,
        )
        if rechten.mag_intrekken(lid, feit):
            over = traject if soort in TREKT_IN_VIA_TRAJECT else traject.maatwerker
            terug = urlencode({"terug": traject.get_absolute_url()})
            adres = f"{reverse(f'{soort}-intrekken', args=[over.uuid, uuid])}?{terug}"
    mag_antwoorden = soort == "aanbod" and ingetrokken_op is None and rechten.mag_aanbod_noteren(lid, traject)
    return Gebeurtenis(
        deel.groep,
        soort,
        op,
        titel,
        tekst,
        wie,
        wanneer,
        tot=tot,
        uuid=uuid,
        gegevens=gegevens,
        telt=ingetrokken_op is None,
        ingetrokken=f"Ingetrokken op {ingetrokken_op:%d-%m-%Y} door {door}: {reden}" if ingetrokken_op else "",
        intrekken_url=adres,
        wijzigen_url=f"{traject.get_absolute_url()}aanbod/{uuid}/" if mag_antwoorden else "",
    )


def geldig(alles: Iterable[Gebeurtenis], *soorten: str) -> list[Gebeurtenis]:
    """Those of these kinds that were not withdrawn, oldest first."""
    return [een for een in reversed(list(alles)) if een.soort in soorten and een.telt]
