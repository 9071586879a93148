from trajecten.models.agendasleutel import Agendasleutel
from trajecten.models.begeleiding import Aanbod, Stage, Stagefeedback, Weigering
from trajecten.models.beslissingsbrief import Beslissingsbrief
from trajecten.models.bevrorenrapport import BevrorenRapport
from trajecten.models.concept import Concept
from trajecten.models.dagronde import Dagronde
from trajecten.models.deelname import Deelname
from trajecten.models.document import Document
from trajecten.models.doorstroomplan import Doorstroomplan
from trajecten.models.evaluatie import Evaluatie, Pop
from trajecten.models.evaluatieaanvraag import Evaluatieaanvraag
from trajecten.models.evaluatieplanning import Evaluatieplanning
from trajecten.models.export import Export
from trajecten.models.feit import Feit, Registratie, feitmodellen
from trajecten.models.filter import OpgeslagenFilter
from trajecten.models.gebruiker import Gebruiker, Lidmaatschap
from trajecten.models.inzage import Inzage
from trajecten.models.journaal import Journaalregel, Signaal
from trajecten.models.kwartaal import Kwartaalbevestiging
from trajecten.models.maatwerker import Advies, Maatwerker
from trajecten.models.melding import Melding, Meldingsvoorkeur
from trajecten.models.nazorg import Nazorgafspraak, Nazorgcontact, Opvolgmeting, Overdrachtsnota, Uitstroom
from trajecten.models.onderneming import Mandaat, Onderneming, Vestiging
from trajecten.models.oproep import IndicatorBekend, Oproep, Project
from trajecten.models.personeelsimport import Importrij, Personeelsimport
from trajecten.models.sleutel import Sleutelcontrole
from trajecten.models.stageplaats import Stageplaats, Stageplaatservaring
from trajecten.models.steekproef import Steekproef, Steekproefkandidaat, Steekproefronde, Steekproefvervanging
from trajecten.models.taak import Taak
from trajecten.models.termijn import Termijn
from trajecten.models.tewerkstelling import Afwezigheid, Enclaveplaatsing, Tewerkstelling
from trajecten.models.toewijzing import Toewijzing
from trajecten.models.traject import Gewijzigd, Opschorting, Statusovergang, Traject
from trajecten.models.vrijgave import Vrijgave
from trajecten.models.wop import Wop
from trajecten.models.zoekterm import Zoekterm

__all__ = [
    "Aanbod",
    "Advies",
    "Afwezigheid",
    "Agendasleutel",
    "Beslissingsbrief",
    "BevrorenRapport",
    "Concept",
    "Dagronde",
    "Deelname",
    "Document",
    "Doorstroomplan",
    "Enclaveplaatsing",
    "Evaluatie",
    "Evaluatieaanvraag",
    "Evaluatieplanning",
    "Export",
    "Feit",
    "Gebruiker",
    "Gewijzigd",
    "Importrij",
    "IndicatorBekend",
    "Inzage",
    "Journaalregel",
    "Kwartaalbevestiging",
    "Lidmaatschap",
    "Maatwerker",
    "Mandaat",
    "Melding",
    "Meldingsvoorkeur",
    "Nazorgafspraak",
    "Nazorgcontact",
    "Onderneming",
    "OpgeslagenFilter",
    "Oproep",
    "Opschorting",
    "Opvolgmeting",
    "Overdrachtsnota",
    "Personeelsimport",
    "Pop",
    "Project",
    "Registratie",
    "Signaal",
    "Sleutelcontrole",
    "Stage",
    "Stagefeedback",
    "Stageplaats",
    "Stageplaatservaring",
    "Statusovergang",
    "Steekproef",
    "Steekproefkandidaat",
    "Steekproefronde",
    "Steekproefvervanging",
    "Taak",
    "Termijn",
    "Tewerkstelling",
    "Toewijzing",
    "Traject",
    "Uitstroom",
    "Vestiging",
    "Vrijgave",
    "Weigering",
    "Wop",
    "Zoekterm",
    "feitmodellen",
]
