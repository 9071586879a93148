"""Which kinds of work each role has."""

from collections.abc import Mapping, Sequence
from datetime import date

from trajecten.enums import (
    EvaluatieSoort,
    NazorgMet,
    OpvolgMoment,
    Rol,
    SignaalSoort,
    TermijnSoort,
    WeigeringReden,
)
from trajecten.models import Termijn
from trajecten.termijnen import kwartaal_voluit
from trajecten.views.werk.soorten import Soort

T = TermijnSoort
WORDEN = {"voortraject": "Het voortraject", "jobmatching": "De jobmatching", "stage": "De stage"}


def _signaal(termijn: Termijn) -> str:
    soort, _, tekst = termijn.detail.partition("|")
    return f"{SignaalSoort(soort).label}. {tekst}"


def _job(termijn: Termijn) -> str:
    bij = f", bij {termijn.detail}" if termijn.detail else ""
    return f"De eerste werkdag is er{bij}. Leg de doorstroom vast."


def _reden(termijn: Termijn) -> str:
    return WeigeringReden(termijn.detail).label.lower()


def _aanbod(termijn: Termijn) -> str:
    return f"Wat werd het antwoord op het aanbod “{termijn.detail}”?"


def _aanvraag(termijn: Termijn) -> str:
    return f"Evaluatie gevraagd: {EvaluatieSoort(termijn.detail).label.lower()}."


VDAB = (
    Soort("signaal", "Signalen", (T.SIGNAAL,), _signaal, "Afgehandeld", "signaal-afhandelen", feit=True),
    Soort("beoordelen", "Trajecten te beoordelen", (T.BEOORDELEN,),
          lambda t: f"Voorgelegd door {t.partner}, wacht op je oordeel.", "Beoordelen", "traject"),
    Soort("oordeel", "Oordeel na de aanwerving", (T.OORDEEL,),
          lambda t: "Aan het werk, maar het traject is nog niet beoordeeld (R23).", "Oordeel geven", "traject-oordelen"),
    Soort("weigering", "Weigeringen te beoordelen", (T.WEIGERING,),
          lambda t: f"Weigerde: {_reden(t)}. Hoor de persoon, en oordeel (R26).", "Beoordelen", "weigering-beoordelen",
          feit=True),
    Soort("aanvraag", "Evaluaties gevraagd", (T.AANVRAAG,), _aanvraag, "Evaluatie vastleggen", "maatwerker-evaluatie"),
    Soort("job", "Geplande jobs", (T.JOB,), _job, "Doorstroom vastleggen", "traject-doorstromen"),
    Soort("bezoek", "Geplande bezoeken", (T.BEZOEK,), lambda t: "Je plande een bezoek voor een evaluatie.",
          "Evaluatie vastleggen", "maatwerker-evaluatie"),
    Soort("evaluatie", "Evaluaties te doen", (T.EVALUATIE,),
          lambda t: "Het WOP loopt af, en er was nog geen evaluatie (R14).", "Evaluatie vastleggen", "maatwerker-evaluatie"),
    Soort("steekproef", "Getrokken in de 10 %-ronde", (T.STEEKPROEF,),
          lambda t: f"Getrokken in de 10 %-ronde van {t.detail} bij {t.werkgever}. Evalueer (R8).", "Evaluatie plannen",
          "maatwerker-evaluatie-plannen"),
    Soort("meting", "Metingen die de partner niet invulde", (T.METING_OVERGENOMEN,),
          lambda t: f"{t.partner} ziet dit traject niet meer. Hoe gaat het {OpvolgMoment(t.detail).label.lower()}? (M1)",
          "Meting invullen", "traject-opvolging"),
    Soort("aanbod", "Aanbod zonder antwoord", (T.AANBOD_OVERGENOMEN,), _aanbod, "Antwoord noteren", "aanbod-beantwoorden",
          feit=True),
    Soort("start", "Nog niet gestart", (T.START,), lambda t: f"{t.partner} start dit traject nog.", "Bekijken", "traject",
          wacht_op="de doorstroompartner"),
    Soort("fase", "In begeleiding", (T.FASE, T.FASE_STAGE), lambda t: f"{WORDEN[t.detail]} loopt (R19).", "Bekijken",
          "traject", wacht_op="de doorstroompartner"),
)  # fmt: skip
PARTNER = (
    Soort("starten", "Te starten", (T.START,),
          lambda t: f"Toegeleid door VDAB; werkt bij {t.werkgever}. Start het traject.", "Starten", "traject-starten"),
    Soort("fase", "Fases die aflopen", (T.FASE,), lambda t: f"{WORDEN[t.detail]} loopt op zijn einde (R19).",
          "Volgende stap", "traject"),
    Soort("stage", "Stages die aflopen", (T.STAGE,),
          lambda t: f"De stage bij {t.detail} loopt af. Sluit ze af met het resultaat.", "Stage beëindigen",
          "traject-stage_beeindigen"),
    Soort("nazorgcontact", "Nazorgcontacten", (T.NAZORGCONTACT,),
          lambda t: f"Gepland nazorgcontact met {NazorgMet(t.detail).label.lower()}.", "Contact noteren",
          "nazorgafspraak-noteren", feit=True),
    Soort("nazorgplan", "Nazorg te plannen", (T.NAZORGPLAN,),
          lambda t: "De nazorg loopt, en er is nog geen contact gepland. Kies de dagen (R22).", "Contacten plannen",
          "traject-nazorgplan-bewerken"),
    Soort("nazorg", "Nazorg die afloopt", (T.NAZORG,),
          lambda t: "De nazorg loopt af. Sluit ze af, of noteer wat er verandert (R22).", "Nazorg afsluiten",
          "traject-nazorg_afsluiten"),
    Soort("meting", "Opvolgmetingen", (T.METING_VIER_WEKEN, T.METING_ZES_MAANDEN),
          lambda t: f"Hoe gaat het {OpvolgMoment(t.detail).label.lower()}? (M1)", "Meting invullen", "traject-opvolging"),
    Soort("aanbod", "Aanbod zonder antwoord", (T.AANBOD,), _aanbod, "Antwoord noteren", "aanbod-beantwoorden", feit=True),
    Soort("beoordeling", "Voorgelegd aan VDAB", (T.BEOORDELEN,), lambda t: "VDAB beoordeelt dit traject.", "Bekijken",
          "traject", wacht_op="VDAB"),
    Soort("weigering", "Weigeringen bij VDAB", (T.WEIGERING,), lambda t: f"VDAB beoordeelt de weigering: {_reden(t)}.",
          "Bekijken", "traject", wacht_op="VDAB"),
)  # fmt: skip
ONDERNEMING = (
    Soort("kwartaal", "Personeelslijst te bevestigen", (T.KWARTAAL,),
          lambda t: f"Bevestig je personeelslijst van het {kwartaal_voluit(date.fromisoformat(t.detail))}.", "Bevestigen",
          "personeel-bevestigen"),
    Soort("traject", "Je mensen in een traject", (T.START, T.FASE, T.FASE_STAGE, T.BEOORDELEN),
          lambda t: f"Begeleid door {t.partner}.", "Bekijken", "traject", wacht_op="de doorstroompartner of VDAB"),
    Soort("aanvraag", "Evaluaties die je vroeg", (T.AANVRAAG,), lambda t: "Je vroeg een evaluatie. VDAB plant ze nog.",
          "Bekijken", "maatwerker-evaluatie-vragen", wacht_op="VDAB"),
    Soort("pop", "POP's bij te werken", (T.POP,),
          lambda t: "Het WOP loopt af en er is geen recent POP. Werk het bij, tien dagen voor de evaluatie (R17).",
          "POP bijwerken", "maatwerker-pop"),
    Soort("bezoek", "Geplande bezoeken", (T.BEZOEK,), lambda t: "VDAB komt langs voor een evaluatie. Bereid ze voor.",
          "Voorbereiden", "maatwerker-evaluatie-voorbereiden", wacht_op="VDAB"),
    Soort("wop", "WOP's die aflopen", (T.EVALUATIE,),
          lambda t: "Het WOP loopt af. VDAB start de evaluatie; bereid ze voor (R14).", "Voorbereiden",
          "maatwerker-evaluatie-voorbereiden", wacht_op="VDAB"),
)  # fmt: skip

PER_ROL: Mapping[Rol, Sequence[Soort]] = {Rol.VDAB: VDAB, Rol.PARTNER: PARTNER, Rol.ONDERNEMING: ONDERNEMING}


def soorten(rol: str) -> Sequence[Soort]:
    """The kinds of work of this role; managers and administrators have none."""
    return PER_ROL.get(Rol(rol), ())
