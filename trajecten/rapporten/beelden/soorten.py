"""Which pictures stand with each table of a report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import altair as alt

from trajecten.rapporten.beelden import kaart, staven
from trajecten.rapporten.beelden.beeld import als_svg
from trajecten.rapporten.beelden.figuur import Figuur
from trajecten.rapporten.definities.stand import SOM
from trajecten.rapporten.vraag import PLAATSEN

MEESTE_RIJEN = 12  # more do not fit in a picture that one can read


@dataclass(frozen=True)
class Beeldsoort:
    """One kind of picture: its columns (those whose name is, or begins with, one of these), how it is drawn, and when."""

    naam: str
    titel: str
    kolommen: tuple[str, ...]
    teken: Callable[[Figuur], str]
    zeg: Callable[[Figuur], str]
    past: Callable[[Figuur], bool]


def _grafiek(maak: Callable[[Figuur], alt.TopLevelMixin]) -> Callable[[Figuur], str]:
    return lambda figuur: als_svg(maak(figuur))


def _per_rij(figuur: Figuur) -> bool:
    """Whether each row is one thing, and there are few of them."""
    return len(figuur.tabel.koppen) == 1 and 0 < len(figuur.rijen) <= MEESTE_RIJEN


def _per_kwartaal(figuur: Figuur) -> bool:
    return figuur.groepen == ("kwartaal",) and bool(figuur.rijen)


def _per_provincie(figuur: Figuur) -> bool:
    return len(figuur.groepen) == 1 and figuur.groepen[0] in PLAATSEN and not figuur.onbekend


def _gevuld(figuur: Figuur) -> bool:
    return any(figuur.tabel.totaal[een.naam] for een in figuur.kolommen)


def _staven(titel: str, *kolommen: str) -> tuple[Beeldsoort, Beeldsoort]:
    """Lying bars for each row; standing ones when the rows are quarters."""
    per_rij = Beeldsoort(
        "staven", titel, kolommen, _grafiek(staven.naast), Figuur.per_kolom,
        lambda figuur: _per_rij(figuur) and not _per_kwartaal(figuur),
    )  # fmt: skip
    return per_rij, Beeldsoort("trend", titel, kolommen, _grafiek(staven.trend), Figuur.per_kwartaal, _per_kwartaal)


def _totalen(titel: str, *kolommen: str) -> Beeldsoort:
    return Beeldsoort("totalen", titel, kolommen, _grafiek(staven.totalen), Figuur.totalen, _gevuld)


DOEL = Beeldsoort(
    "doel", "Wat er van het doel bereikt is", ("toegeleid", "opgestart", "geslaagd"),
    _grafiek(staven.doel), Figuur.van_doel, lambda figuur: bool(figuur.doel),
)  # fmt: skip
OPBOUW = Beeldsoort(
    "opbouw", "Hoe de gestarte trajecten ervoor staan", SOM,
    _grafiek(staven.opbouw), Figuur.per_kolom, lambda figuur: _per_rij(figuur) and not figuur.onbekend,
)  # fmt: skip
TRECHTER = Beeldsoort(
    "trechter", "Van evaluatie tot doorstroom", ("evaluaties", "klaar", "toegeleid_in", "gestart_in", "geslaagd_in"),
    _grafiek(staven.trechter), Figuur.per_kolom, _per_rij,
)  # fmt: skip
KAART = Beeldsoort(
    "kaart", "Toegeleid per honderd mensen in dienst", ("toegeleid_per_dienst",),
    kaart.kaart, Figuur.per_kolom, _per_provincie,
)  # fmt: skip

BEELDEN: Mapping[str, tuple[Beeldsoort, ...]] = {
    "resultaten": (DOEL, *_staven("Resultaten", "toegeleid", "opgestart", "geslaagd", "stopgezet"), OPBOUW),
    "stopzettingen": (_totalen("Waarom trajecten stopten", "stop_"),),
    "bestemmingen": (_totalen("Waar mensen naartoe gingen", "naar_"),),
    "doelbereik": (DOEL, *_staven("Van stap tot stap", "start_op_toeleiding", "geslaagd_op_start")),
    "doorlooptijden": _staven(
        "Doorlooptijden in dagen, de mediaan", "tot_start", "tot_jobmatching", "tot_stage", "tot_job"
    ),
    "trechter": (TRECHTER, KAART),
    "weigeringen": (_totalen("Waarom mensen weigeren", "reden_"),),
    "aanbiedingen": (_totalen("Wat er met aangeboden jobs gebeurde", "aanbod_"),),
    "terugweg": (_totalen("Hoe wie niet doorstroomt verder kan", "gewacht", "gewacht_nu", "gewacht_geslaagd", "niet_klaar",
                          "teruggekeerd"),),
    "nazorg": _staven("Nazorg", "nazorg", "met_contact", "nazorg_klaar", "job_verloren"),
    "enclaves": _staven("Enclaves", "traject_met_enclave", "naar_enclave", "geslaagd_na_enclave"),
    "wop": _staven("WOP-wijzigingen", "wops", "wop_hoger", "wop_lager", "wop_gestopt"),
    "evaluaties": (*_staven("Evaluaties", "evaluaties", "te_evalueren"), _totalen("De uitkomst van de evaluaties", "uitkomst_")),
    "trend": _staven("Per kwartaal", "toeleidingen", "starts", "doorstromen"),
}  # fmt: skip
