"""The reports: for each what question it answers, which figures it shows, and how they can be told apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from trajecten.rapporten.cijferbron import Cijferbron
from trajecten.rapporten.definities import (
    bestemming,
    doorloop,
    enclave,
    esf,
    indicator,
    mensen,
    nazorg,
    stand,
    weigering,
    wijziging,
)
from trajecten.rapporten.indicator import Indicator, met_naam

OP_PLAATS = ("provincie", "onderneming", "onderneming_provincie")
OP_PERSOON = ("werkvorm", "statuut", "doelgroep", "leeftijd")
OP_TRAJECT = ("oproep", "project", *OP_PERSOON, "verplicht", "geslacht", "kwartaal", "provincie_kwartaal")
FILTERS_PERSOON = ("provincie", "werkvorm", "statuut", "doelgroep", "leeftijd")
FILTERS = ("oproep", "project", *FILTERS_PERSOON, "verplicht", "geslacht")


@dataclass(frozen=True)
class Tabelsoort:
    """One table of a report."""

    naam: str
    titel: str
    indicatoren: tuple[Indicator, ...]


@dataclass(frozen=True)
class Keuze:
    """Another way to count, which somebody may add: these figures stand after the one named."""

    naam: str
    label: str
    na: str
    indicatoren: tuple[str, ...]


IMW = Keuze("imw", "Individueel maatwerk apart", "geslaagd", ("geslaagd_imw", "geslaagd_zonder_imw"))
ENCLAVE = Keuze("enclave", "Met enclave", "geslaagd", ("naar_enclave", "geslaagd_met_enclave"))


@dataclass(frozen=True)
class Rapportsoort:
    """One report. With `cohort` its period is about the day on which the counted rows began; without, each figure names its
    own day in its sentence."""

    naam: str
    titel: str
    zin: str
    tabellen: tuple[Tabelsoort, ...]
    per: tuple[str, ...] = OP_PLAATS + OP_TRAJECT
    filters: tuple[str, ...] = FILTERS
    cohort: bool = True
    keuzes: tuple[Keuze, ...] = ()

    def mag(self, bron: Cijferbron) -> bool:
        """Whether this lid can count anything of it."""
        return any(bron.mag(een.bron) for tabel in self.tabellen for een in tabel.indicatoren if een.deel is None)

    def indicatoren(self, tabel: Tabelsoort, keuzes: Iterable[str], op: date) -> tuple[Indicator, ...]:
        """The columns of a table as they were defined on a day, with those of the choices that were made."""
        kolommen = []
        for een in tabel.indicatoren:
            kolommen.append(indicator(een.naam, op))
            for keuze in self.keuzes:
                if keuze.naam in keuzes and keuze.na == een.naam:
                    kolommen += [indicator(naam, op) for naam in keuze.indicatoren]
        return tuple(kolommen)


SOORTEN: Mapping[str, Rapportsoort] = {
    een.naam: een
    for een in (
        Rapportsoort(
            "resultaten",
            "Resultaten",
            "Hoeveel trajecten er startten, en hoe ze er op de peildatum voor staan.",
            (
                Tabelsoort("resultaten", "Resultaten", stand.STAND),
                Tabelsoort("stopzettingen", "Waarom trajecten stopten", weigering.STOPZETTINGEN),
            ),
            keuzes=(IMW, ENCLAVE),
        ),
        Rapportsoort(
            "bestemmingen",
            "Bestemmingen",
            "Waar de mensen die doorstroomden naartoe gingen.",
            (
                Tabelsoort(
                    "bestemmingen",
                    "Bestemmingen",
                    (*bestemming.BESTEMMINGEN, met_naam("geslaagd", stand.STAND)),
                ),
            ),
            keuzes=(IMW, ENCLAVE),
        ),
        Rapportsoort(
            "doelbereik",
            "Doelbereik en doorlooptijden",
            "Wat er van het doel bereikt is, hoe lang elke stap duurt, en wat het kost aan de standaardkost.",
            (
                Tabelsoort(
                    "doelbereik",
                    "Van toeleiding tot doorstroom",
                    (
                        *(een for een in stand.STAND if een.naam in ("toegeleid", "opgestart", "geslaagd")),
                        *doorloop.CONVERSIE,
                        doorloop.KOST,
                    ),
                ),
                Tabelsoort("doorlooptijden", "Doorlooptijden in dagen", doorloop.DOORLOOP),
            ),
        ),
        Rapportsoort(
            "trechter",
            "Van evaluatie tot doorstroom",
            "Hoeveel mensen er zijn, hoeveel er geëvalueerd en toegeleid werden, startten en doorstroomden.",
            (Tabelsoort("trechter", "Van evaluatie tot doorstroom", mensen.TRECHTER),),
            per=OP_PLAATS + OP_PERSOON,
            filters=FILTERS_PERSOON,
            cohort=False,
        ),
        Rapportsoort(
            "weigeringen",
            "Weigeringen en de weg terug",
            "Waarom mensen een traject, een stage of een job weigeren, en hoe wie niet doorstroomt verder kan.",
            (
                Tabelsoort("weigeringen", "Weigeringen, met hun reden", weigering.WEIGERINGEN),
                Tabelsoort("aanbiedingen", "Aangeboden jobs", weigering.AANBIEDINGEN),
                Tabelsoort("terugweg", "WOP 40 Laag, en terug naar maatwerk", weigering.TERUGWEG),
            ),
            per=(*OP_PLAATS, *OP_PERSOON, "verplicht", "kwartaal"),
        ),
        Rapportsoort(
            "nazorg",
            "Nazorg",
            "Wie nazorg kreeg, hoeveel en voor wie, en wie later nog aan het werk is.",
            (Tabelsoort("nazorg", "Nazorg", nazorg.NAZORG),),
        ),
        Rapportsoort(
            "enclaves",
            "Enclaves",
            "Een enclave is geen doorstroom. Hier staat wie er werkte, en wie daarna toch doorstroomde.",
            (Tabelsoort("enclaves", "Enclaves", enclave.ENCLAVES),),
        ),
        Rapportsoort(
            "trend",
            "Verloop in de tijd",
            "Hoeveel mensen er elk kwartaal toegeleid werden, startten en doorstroomden, elk op hun eigen dag.",
            (Tabelsoort("trend", "Verloop in de tijd", doorloop.TREND),),
            per=("kwartaal", "provincie_kwartaal", *OP_PLAATS, "oproep", "project", *OP_PERSOON, "verplicht"),
        ),
        Rapportsoort(
            "wop",
            "WOP-wijzigingen",
            "Welke WOP’s begonnen, veranderden en stopten.",
            (Tabelsoort("wop", "WOP-wijzigingen", mensen.WOPS),),
            per=("kwartaal", "provincie_kwartaal", *OP_PLAATS, *OP_PERSOON),
            filters=FILTERS_PERSOON,
        ),
        Rapportsoort(
            "evaluaties",
            "Evaluaties",
            "Welke evaluaties er gebeurden, met welke uitkomst, en welke er nog moeten gebeuren.",
            (Tabelsoort("evaluaties", "Evaluaties", mensen.EVALUATIES),),
            per=OP_PLAATS + OP_PERSOON,
            filters=FILTERS_PERSOON,
        ),
        Rapportsoort(
            "esf",
            "Bewijs voor ESF",
            "Per project de uren, de contacten, de documenten die er zijn of ontbreken, en wie deelneemt.",
            (
                Tabelsoort("uren", "Uren en contacten", esf.UREN),
                Tabelsoort("documenten", "Wat er nog ontbreekt", esf.PAPIER),
                Tabelsoort("deelnemers", "Wie deelneemt", esf.DEELNEMERS),
            ),
            per=("project", "oproep", *OP_PLAATS),
        ),
    )
}

# Beside two answers to one question; no report of its own.
WIJZIGINGEN = Rapportsoort(
    "wijzigingen",
    "Waarom de cijfers anders zijn",
    "Wat er intussen gebeurde, laat werd geregistreerd of werd teruggedraaid.",
    (Tabelsoort("wijzigingen", "Waarom de cijfers anders zijn", wijziging.WIJZIGINGEN),),
    per=("stap",),
    cohort=False,
)
