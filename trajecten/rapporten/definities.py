"""What each figure of a call means; the report shows these sentences."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Definitie:
    naam: str
    label: str
    zin: str


INDICATOREN: Mapping[str, Definitie] = {
    definitie.naam: definitie
    for definitie in [
        Definitie("toegeleid", "Toegeleid", "VDAB verwees iemand door, op of vóór de peildatum."),
        Definitie("opgestart", "Opgestart", "Het traject is gestart op of vóór de peildatum; ook wat later stopte."),
        Definitie("lopend", "Lopend", "Gestart, en op de peildatum in begeleiding of beoordeling."),
        Definitie(
            "opgeschort", "Opgeschort", "Gestart, in begeleiding of beoordeling, maar op de peildatum opgeschort."
        ),
        Definitie("wacht_op_vacature", "Wacht op vacature", "Klaar, maar op de peildatum nog zonder job (R24)."),
        Definitie("geslaagd", "Geslaagd", "Doorgestroomd: op de peildatum in nazorg, of na de nazorg aan het werk."),
        Definitie("mislukt", "Niet doorgestroomd", "Het traject is afgelopen zonder doorstroom."),
        Definitie("stopgezet", "Stopgezet", "Het traject is na de start vroegtijdig gestopt."),
    ]
}
# These need every end of a traject: without one of them nobody knows what still runs.
RESTEN = ("lopend", "opgeschort", "wacht_op_vacature")
SOM = ("lopend", "opgeschort", "wacht_op_vacature", "geslaagd", "mislukt", "stopgezet")
EINDEN = ("opgestart", "geslaagd", "mislukt", "stopgezet")
