"""The nine questions that a member of Parliament asked in 2019, and what answers them. Ready to be asked again, of any
call and on any day."""

from collections.abc import Mapping
from typing import NamedTuple


class Gevraagd(NamedTuple):
    """One table of an answer: of which report, per what, and which of its figures (all without)."""

    rapport: str
    tabel: str
    per: str = "provincie"
    indicatoren: tuple[str, ...] = ()


class Kamervraag(NamedTuple):
    """A question in plain words, the tables that answer it, what has to be said with them, and whether it also asks what
    somebody intends: no figure answers that."""

    nummer: int
    kort: str
    vraag: str
    tabellen: tuple[Gevraagd, ...]
    zinnen: tuple[str, ...] = ()
    eigen_woord: str = ""


UITKOMST = ("opgestart", "geslaagd", "mislukt", "stopgezet")

VRAGEN: Mapping[int, Kamervraag] = {
    een.nummer: een
    for een in (
        Kamervraag(
            1,
            "Gestart, geslaagd, mislukt, stopgezet",
            "Hoeveel trajecten startten er, en hoeveel daarvan slaagden, mislukten of werden stopgezet, per provincie en per "
            "onderneming?",
            (
                Gevraagd("resultaten", "resultaten"),
                Gevraagd("resultaten", "resultaten", "onderneming", UITKOMST),
            ),
            ("Geslaagd, niet doorgestroomd en stopgezet zijn delen van de gestarte trajecten; de rest loopt nog.",),
        ),
        Kamervraag(
            2,
            "Waar mensen naartoe gingen",
            "Naar welke werkgevers of bestemmingen stroomden de deelnemers van de geslaagde trajecten door, per provincie?",
            (Gevraagd("bestemmingen", "bestemmingen"),),
            ("Interne doorstroom en een job met individueel maatwerk staan apart: ze tellen mee als doorstroom.",),
        ),
        Kamervraag(
            3,
            "Oordeel over het resultaat",
            "Hoe verhoudt het resultaat zich tot het doel van de oproep, hoe lang duurden de stappen, en wat kostte het?",
            (Gevraagd("doelbereik", "doelbereik"), Gevraagd("doelbereik", "doorlooptijden")),
            ("De kost is de standaardkost van de oproep voor elk gestart traject, niet wat werkelijk is uitbetaald.",),
            "Hoe beoordeelt de minister dit resultaat?",
        ),
        Kamervraag(
            4,
            "Toegeleid en gestart",
            "Hoeveel mensen leidde VDAB toe, en hoeveel trajecten startten er, per provincie en per onderneming?",
            (
                Gevraagd("resultaten", "resultaten", "provincie", ("toegeleid", "niet_gestart", "opgestart")),
                Gevraagd("resultaten", "resultaten", "onderneming", ("toegeleid", "niet_gestart", "opgestart")),
            ),
        ),
        Kamervraag(
            5,
            "Stopgezet, en waarom",
            "Hoeveel trajecten werden stopgezet, om welke reden, per provincie, onderneming en werkvorm?",
            (
                Gevraagd("resultaten", "resultaten", "provincie", ("opgestart", "stopgezet")),
                Gevraagd("resultaten", "stopzettingen"),
                Gevraagd("resultaten", "resultaten", "werkvorm", ("opgestart", "stopgezet")),
                Gevraagd("resultaten", "resultaten", "onderneming", ("opgestart", "stopgezet")),
            ),
        ),
        Kamervraag(
            6,
            "Verschillen tussen provincies",
            "Waarom ligt het aantal trajecten in de ene provincie lager dan in de andere, en wat gebeurt er om het te verhogen?",
            (Gevraagd("trechter", "trechter"), Gevraagd("evaluaties", "evaluaties")),
            ("Deze cijfers gaan over alle mensen in maatwerk en in de lokale diensteneconomie, niet over één oproep.",),
            "Wat doet de minister om het aantal trajecten te verhogen?",
        ),
        Kamervraag(
            7,
            "Terugkeer en weigeringen",
            "In welke mate remt het ontbreken van een terugkeergarantie de doorstroom, en hoe kan wie niet doorstroomt verder?",
            (Gevraagd("weigeringen", "weigeringen"), Gevraagd("weigeringen", "terugweg")),
            ("“Vrees om niet terug te kunnen” is de reden die over de terugkeer gaat.",),
            "Overweegt de minister een terugkeergarantie?",
        ),
        Kamervraag(
            8,
            "Begeleiding na de aanwerving",
            "Welke begeleiding krijgen de werknemer en de nieuwe werkgever na de aanwerving, en wie is later nog aan het werk?",
            (Gevraagd("nazorg", "nazorg"),),
            ("De nazorg duurt hoogstens drie maanden (R22). Wie later zonder werk valt, staat onder “werk verloren”.",),
            "Overweegt de minister om de nazorg te verlengen?",
        ),
        Kamervraag(
            9,
            "Enclaves",
            "Tellen mensen die in een enclave gaan werken mee als doorstroom, en om hoeveel mensen gaat het?",
            (Gevraagd("enclaves", "enclaves"),),
            ("Een enclave is geen doorstroom: het WOP loopt er verder (R2). Daarom staan beide totalen er.",),
        ),
    )
}
