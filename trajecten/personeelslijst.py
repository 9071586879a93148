"""What a staff list looks like: its columns under the names that people give them, and what stands in their cells."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError

from trajecten.enums import Doelgroep, RedenUitDienst
from trajecten.identificatie import insz_normaliseer
from trajecten.plaatsen import valideer_postcode
from trajecten.rekenblad import lees_rekenblad

HOOGSTENS = 5_000
BOVENAAN = 10  # in so many rows stands the one with the headings
VOORBEELD_INSZ = "93051822361"  # the published example of such a number, in the template
EXCEL_BEGIN, EXCEL_VANAF, EXCEL_TOT = date(1899, 12, 30), 10_000, 80_000  # days as Excel counts them: 1927 to 2119
DATUMVORMEN = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S")


@dataclass(frozen=True)
class Kolom:
    """A column: what we call it, what else people call it, what one types in it, and whether a list needs it."""

    label: str
    ook: str
    uitleg: str = ""
    voorbeeld: str = ""
    verplicht: bool = True


KOLOMMEN: Mapping[str, Kolom] = {
    "insz": Kolom(
        "INSZ",
        "rijksregisternummer, rijksregisternr, rijksregister, rrn, rrnr, nationaal nummer, insz-nummer, niss, bisnummer",
        "Rijksregisternummer of bisnummer, elf cijfers, met of zonder punten.",
        "93.05.18-223.61",
    ),
    "voornaam": Kolom("Voornaam", "roepnaam, first name", voorbeeld="Voorbeeld"),
    "familienaam": Kolom("Familienaam", "naam, achternaam, last name", voorbeeld="Verwijder deze rij"),
    "geboortedatum": Kolom(
        "Geboortedatum",
        "geboren, geboren op, geb. datum, geboortedag",
        "Dag, maand, jaar: 18/05/1993.",
        "18/05/1993",
    ),
    "doelgroep": Kolom(
        "Doelgroep",
        "statuut, doelgroepwerknemer, categorie",
        "PMAH, PSP, UK of LDE. Bij wie al in dienst is, verandert de doelgroep niet door dit bestand.",
        "PMAH",
    ),
    "vestiging": Kolom(
        "Vestigingsnummer",
        "vestiging, vestigingsnr, vestigingseenheidsnummer, vestigingseenheid, ve-nummer, naam vestiging, werkplaats",
        "Het nummer (tien cijfers) of de naam van de vestiging waar iemand werkt.",
        "2.147.812.701",
    ),
    "op": Kolom(
        "Eerste werkdag",
        "indiensttreding, in dienst, in dienst sinds, in dienst op, datum in dienst, datum indiensttreding, startdatum, "
        "begindatum",
        "De eerste werkdag bij jullie, niet in de toekomst.",
        "01/10/2026",
    ),
    "breuk": Kolom(
        "Tewerkstellingsbreuk",
        "breuk, tewerkstellingspercentage, percentage, arbeidsregime, fte, vte",
        "1 is voltijds, 0,5 is halftijds. 50% mag ook.",
        "0,8",
    ),
    "postcode": Kolom(
        "Postcode",
        "postcode woonplaats, post code",
        "Van de woonplaats, vier cijfers. Mag leeg zijn.",
        "2000",
        verplicht=False,
    ),
    "laatste_dag": Kolom(
        "Laatste dag",
        "uitdiensttreding, uit dienst, uit dienst op, datum uit dienst, datum uitdiensttreding, einddatum, "
        "laatste werkdag",
        "Leeg voor wie nog in dienst is.",
        verplicht=False,
    ),
    "reden": Kolom(
        "Reden uit dienst",
        "reden, reden einde, reden uitdiensttreding, vertrekreden",
        f"Alleen bij een laatste dag. Een van: {'; '.join(RedenUitDienst.labels)}.",
        verplicht=False,
    ),
}


@dataclass(frozen=True)
class Personeelslijst:
    """A file as it was read: which columns, which ones we do not know, and per row its number and its cells."""

    kolommen: list[str]
    genegeerd: list[str]
    rijen: list[tuple[int, dict[str, str]]]


def vorm(tekst: str) -> str:
    """Letters and digits only, in lower case and without accents, to compare what people type."""
    return "".join(teken for teken in unicodedata.normalize("NFKD", tekst).casefold() if teken.isalnum())


NAMEN: Mapping[str, str] = {
    vorm(naam): sleutel
    for sleutel, kolom in KOLOMMEN.items()
    for naam in (kolom.label, sleutel, *kolom.ook.split(", "))
}


def lees_personeelslijst(bestand: BinaryIO, *, grootte: int) -> Personeelslijst:
    """The list in an uploaded file. Raises ValidationError with what is wrong with the file as a whole."""
    rijen = list(islice(lees_rekenblad(bestand, grootte=grootte), HOOGSTENS + BOVENAAN + 1))
    kop = next((plaats for plaats, (_, cellen) in enumerate(rijen[:BOVENAAN]) if "insz" in map(_sleutel, cellen)), 0)
    koppen = rijen[kop][1] if rijen else []
    plaatsen = [(sleutel, plaats) for plaats, tekst in enumerate(koppen) if (sleutel := _sleutel(tekst))]
    _weiger_koppen([sleutel for sleutel, _ in plaatsen])
    gegevens = rijen[kop + 1 :]
    if not gegevens:
        raise ValidationError("Onder de kolomtitels staan geen rijen.")
    if len(gegevens) > HOOGSTENS:
        raise ValidationError(
            f"Er staan te veel rijen in dit bestand: hoogstens {HOOGSTENS}. Verdeel het over meer bestanden."
        )
    return Personeelslijst(
        kolommen=[sleutel for sleutel, _ in plaatsen],
        genegeerd=[tekst[:100] for tekst in koppen if tekst and not _sleutel(tekst)],
        rijen=[
            (nummer, {sleutel: cellen[plaats] for sleutel, plaats in plaatsen if plaats < len(cellen)})
            for nummer, cellen in gegevens
        ],
    )


def _sleutel(kop: str) -> str | None:
    return NAMEN.get(vorm(kop))


def _weiger_koppen(sleutels: list[str]) -> None:
    """Raise ValidationError for columns that are missing, all named at once, or that stand there twice."""
    ontbreekt = [kolom.label for sleutel, kolom in KOLOMMEN.items() if kolom.verplicht and sleutel not in sleutels]
    dubbel = [kolom.label for sleutel, kolom in KOLOMMEN.items() if sleutels.count(sleutel) > 1]
    if ontbreekt:
        raise ValidationError(f"Deze kolommen ontbreken: {', '.join(ontbreekt)}. Kijk of de titels bovenaan staan.")
    if dubbel:
        raise ValidationError(f"Deze kolommen staan er twee keer: {', '.join(dubbel)}. Hou van elk één over.")


# The cells of one row


def _insz(tekst: str) -> str:
    """Excel drops the zeros in front of a number, and so does the CSV that it writes."""
    cijfers = tekst.zfill(11) if re.fullmatch(r"[0-9]{8,10}", tekst) else tekst
    insz = insz_normaliseer(cijfers)
    if insz == VOORBEELD_INSZ:
        raise ValidationError("Dit is de voorbeeldrij van het sjabloon: verwijder ze.")
    return insz


def _datum(tekst: str) -> date:
    if re.fullmatch(r"[0-9]{5}", tekst) and EXCEL_VANAF <= int(tekst) <= EXCEL_TOT:
        return EXCEL_BEGIN + timedelta(days=int(tekst))
    for vorm_ in DATUMVORMEN:
        try:
            datum = datetime.strptime(tekst, vorm_).date()  # noqa: DTZ007, a day has no time zone
        except ValueError:
            continue
        if datum.year >= 1900:
            return datum
    raise ValidationError("Dit is geen datum. Schrijf ze als 31/12/2024.")


def _breuk(tekst: str) -> Decimal:
    getal = tekst.replace(" ", "").replace(",", ".")
    try:
        breuk = Decimal(getal.removesuffix("%")) / (100 if getal.endswith("%") else 1)
        breuk = round(breuk, 2) if breuk.is_finite() else Decimal(0)
    except ArithmeticError:
        breuk = Decimal(0)
    if not Decimal("0.05") <= breuk <= 1:
        raise ValidationError("Een tewerkstellingsbreuk ligt tussen 0,05 en 1: 1 is voltijds, 0,5 is halftijds.")
    return breuk


def _postcode(tekst: str) -> str:
    valideer_postcode(tekst)
    return tekst


def _naam(tekst: str) -> str:
    if len(tekst) > 100:
        raise ValidationError("Deze naam is te lang: hoogstens 100 tekens.")
    return tekst


def _keuze(keuzes: Any) -> Callable[[str], str]:
    """A choice by its code or by its words."""
    gekend = {vorm(tekst): waarde for waarde, label in keuzes for tekst in (waarde, label)}

    def lees(tekst: str) -> str:
        if vorm(tekst) not in gekend:
            raise ValidationError(f"Kies een van deze: {'; '.join(label for _, label in keuzes)}.")
        return gekend[vorm(tekst)]

    return lees


LEES: Mapping[str, Callable[[str], Any]] = {
    "insz": _insz,
    "voornaam": _naam,
    "familienaam": _naam,
    "geboortedatum": _datum,
    "doelgroep": _keuze(Doelgroep.choices),
    "vestiging": str,
    "op": _datum,
    "breuk": _breuk,
    "postcode": _postcode,
    "laatste_dag": _datum,
    "reden": _keuze(RedenUitDienst.choices),
}


def lees_insz(cellen: Mapping[str, str]) -> str | None:
    """The eleven digits of a row; None when they cannot be read."""
    try:
        return _insz(cellen.get("insz", ""))
    except ValidationError:
        return None


def lees_cellen(cellen: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """What the cells of a row say, and by column a sentence for each that is missing or cannot be read."""
    gegevens: dict[str, Any] = {}
    fouten: dict[str, str] = {}
    for sleutel, kolom in KOLOMMEN.items():
        tekst = cellen.get(sleutel, "")
        if not tekst:
            if kolom.verplicht:
                fouten[sleutel] = "Dit is niet ingevuld."
            continue
        try:
            gegevens[sleutel] = LEES[sleutel](tekst)
        except ValidationError as fout:
            fouten[sleutel] = " ".join(fout.messages)
    return gegevens, fouten
