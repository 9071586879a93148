"""The evidence for ESF: hours, papers, and who takes part (R36, R39, R40)."""

from trajecten.enums import Antwoord, DocumentSoort, Geslacht, Onderwijsniveau
from trajecten.rapporten.bronnen import BEWIJS, FASEN, leeftijd
from trajecten.rapporten.definities.stand import GESTART, STAND
from trajecten.rapporten.indicator import Eenheid, Indicator, klein, met_naam

OPGESTART = met_naam("opgestart", STAND)
STAGE = f"{GESTART} AND t.stage_op IS NOT NULL"


def _uren(naam: str, label: str, kolom: str, waar: str = "") -> Indicator:
    return Indicator(
        naam,
        label,
        f"Uren van de doorstroompartner in gestarte trajecten, {klein(waar or label)}: gesprekken en ander werk in het journaal, "
        "en nazorgcontacten.",
        formule=f"coalesce(sum(uren.{kolom}) FILTER (WHERE {GESTART}), 0) / 60.0",
        eenheid=Eenheid.UREN,
        steunt_op=("opgestart",),
        regels=("R19", "R36"),
    )


UREN = (
    OPGESTART,
    *(_uren(f"uren_{fase.value}", str(fase.label), fase.value) for fase in FASEN),
    _uren("uren_daarbuiten", "Daarbuiten", "daarbuiten", "buiten die fasen, zoals voor de start of tijdens de beoordeling"),
    _uren("uren_alle", "Uren samen", "minuten", "samen"),
    Indicator(
        "contacten_partner", "Contacten",
        "In gestarte trajecten: gesprekken en ander werk van de partner in het journaal, en nazorgcontacten.",
        formule=f"coalesce(sum(uren.contacten) FILTER (WHERE {GESTART}), 0)", steunt_op=("opgestart",), regels=("R36",),
    ),
)  # fmt: skip
PAPIER = (
    OPGESTART,
    Indicator("met_stage", "Met een stage", "Gestarte trajecten waarin een stage begon.", telt=STAGE,
              steunt_op=("opgestart",), regels=("R36",)),
    *(
        Indicator(f"zonder_{soort.value}", f"Zonder {klein(str(DocumentSoort(soort).label))}",
                  f"Gestarte trajecten met een stage, waarin geen document “{soort.label}” zit.",
                  telt=f"{STAGE} AND papier.{soort.value} IS NOT TRUE", steunt_op=("opgestart",), regels=("R39",))
        for soort in BEWIJS
        if soort != DocumentSoort.BEWIJSSTUK_ESF
    ),
    Indicator("zonder_bewijsstuk_esf", "Zonder bewijsstuk ESF", "Gestarte trajecten waarin geen bewijsstuk voor ESF zit.",
              telt=f"{GESTART} AND papier.{DocumentSoort.BEWIJSSTUK_ESF.value} IS NOT TRUE",
              steunt_op=("opgestart",), regels=("R39",)),
    Indicator("zonder_deelname", "Zonder gegevens", "Gestarte trajecten waarvoor de gegevens over de deelnemer ontbreken.",
              telt=f"{GESTART} AND deelname.traject_id IS NULL", steunt_op=("opgestart",), regels=("R40",)),
)  # fmt: skip


def _antwoord(veld: str, label: str) -> Indicator:
    telt = f"{GESTART} AND deelname.{veld} = '{Antwoord.JA}'"
    zin = f"Gestarte trajecten van wie zei: {klein(label)}."
    return Indicator(f"deelnemer_{veld}", label, zin, telt=telt, steunt_op=("opgestart",), regels=("R40",))


DEELNEMERS = (
    OPGESTART,
    *(
        Indicator(f"deelnemer_{een.value}", str(een.label), f"Gestarte trajecten van wie zei: {klein(str(een.label))}.",
                  telt=f"{GESTART} AND deelname.geslacht = '{een}'",
                  steunt_op=("opgestart",), regels=("R40",))
        for een in Geslacht
        if een != Geslacht.NIET_GEZEGD
    ),
    Indicator("deelnemer_jong", "Jonger dan 25", "Gestarte trajecten van wie bij de start jonger was dan 25.",
              telt=f"{GESTART} AND {leeftijd('t.gestart_op')} = 'jong'",
              steunt_op=("opgestart",), regels=("R40",)),
    Indicator("deelnemer_oud", "Ouder dan 54", "Gestarte trajecten van wie bij de start ouder was dan 54.",
              telt=f"{GESTART} AND {leeftijd('t.gestart_op')} = 'oud'",
              steunt_op=("opgestart",), regels=("R40",)),
    Indicator("deelnemer_laag", "Hoogstens lager secundair", "Gestarte trajecten van wie niet verder kwam (ISCED 0 tot 2).",
              telt=f"{GESTART} AND deelname.onderwijs = '{Onderwijsniveau.LAAG}'",
              steunt_op=("opgestart",), regels=("R40",)),
    _antwoord("migratieachtergrond", "Migratieachtergrond"),
    _antwoord("beperking", "Arbeidshandicap"),
    _antwoord("andere_kwetsbaarheid", "Andere kwetsbare situatie"),
)  # fmt: skip
