"""Postal codes of towns in each province, and how many people work there."""

from collections.abc import Mapping

from trajecten.enums import Provincie

P = Provincie
VLAAMS = (P.ANTWERPEN, P.LIMBURG, P.OOST_VLAANDEREN, P.VLAAMS_BRABANT, P.WEST_VLAANDEREN)

GEWICHT: Mapping[Provincie, int] = {
    P.ANTWERPEN: 27,
    P.LIMBURG: 15,
    P.OOST_VLAANDEREN: 24,
    P.VLAAMS_BRABANT: 11,
    P.WEST_VLAANDEREN: 23,
}

POSTCODES: Mapping[Provincie, tuple[str, ...]] = {
    P.ANTWERPEN: ("2000", "2018", "2060", "2100", "2140", "2200", "2300", "2400", "2440", "2500", "2800", "2850", "2900"),
    P.LIMBURG: ("3500", "3530", "3550", "3580", "3600", "3630", "3680", "3700", "3800", "3960", "3970"),
    P.OOST_VLAANDEREN: ("9000", "9050", "9100", "9160", "9200", "9300", "9400", "9500", "9600", "9620", "9700", "9900"),
    P.VLAAMS_BRABANT: ("3000", "3001", "3010", "3110", "3150", "3200", "3290", "3300", "3400"),
    P.WEST_VLAANDEREN: ("8000", "8200", "8400", "8500", "8600", "8630", "8700", "8790", "8800", "8820", "8900", "8930"),
}  # fmt: skip

STRATEN = (
    "Kerkstraat", "Stationsstraat", "Molenstraat", "Nijverheidslaan", "Dorpsstraat", "Schoolstraat", "Veldstraat",
    "Industrieweg", "Beukenlaan", "Lindestraat", "Kouterstraat", "Brugstraat", "Kapelstraat", "Nieuwstraat",
    "Ambachtenlaan", "Populierenlaan", "Zandstraat", "Broekstraat", "Heidestraat", "Watermolenstraat",
)  # fmt: skip
