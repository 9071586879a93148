from trajecten.models.begeleiding import Aanbod, Stage, Weigering
from trajecten.models.evaluatie import Evaluatie, Pop
from trajecten.models.feit import Feit, Registratie, feitmodellen
from trajecten.models.gebruiker import Gebruiker, Lidmaatschap
from trajecten.models.journaal import Journaalregel, Signaal
from trajecten.models.maatwerker import Advies, Maatwerker
from trajecten.models.nazorg import Nazorgcontact, Opvolgmeting, Uitstroom
from trajecten.models.onderneming import Mandaat, Onderneming, Vestiging
from trajecten.models.oproep import IndicatorBekend, Oproep, Project
from trajecten.models.personeelsimport import Importrij, Personeelsimport
from trajecten.models.sleutel import Sleutelcontrole
from trajecten.models.taak import Taak
from trajecten.models.tewerkstelling import Afwezigheid, Enclaveplaatsing, Tewerkstelling
from trajecten.models.toewijzing import Toewijzing
from trajecten.models.traject import Gewijzigd, Opschorting, Statusovergang, Traject
from trajecten.models.wop import Wop

__all__ = [
    "Aanbod",
    "Advies",
    "Afwezigheid",
    "Enclaveplaatsing",
    "Evaluatie",
    "Feit",
    "Gebruiker",
    "Gewijzigd",
    "Importrij",
    "IndicatorBekend",
    "Journaalregel",
    "Lidmaatschap",
    "Maatwerker",
    "Mandaat",
    "Nazorgcontact",
    "Onderneming",
    "Oproep",
    "Opschorting",
    "Opvolgmeting",
    "Personeelsimport",
    "Pop",
    "Project",
    "Registratie",
    "Signaal",
    "Sleutelcontrole",
    "Stage",
    "Statusovergang",
    "Taak",
    "Tewerkstelling",
    "Toewijzing",
    "Traject",
    "Uitstroom",
    "Vestiging",
    "Weigering",
    "Wop",
    "feitmodellen",
]
