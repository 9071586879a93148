"""Numbers of people and organisations: how they are read, checked and shown. Stored without dots or dashes."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from stdnum.be import vat

from trajecten.enums import Begeleiding, Loonpremie

OUDSTE = 100  # years; nobody older works
JONGSTE = 15
_BIS = {0: 0, 20: 20, 40: 40}  # what a bisnummer adds to the month


def _cijfers(tekst: str) -> str:
    return re.sub(r"[\s.\-/]", "", tekst)


# INSZ


def insz_normaliseer(tekst: str) -> str:
    """The eleven digits of an INSZ as typed. Raises ValidationError when there are not eleven."""
    cijfers = _cijfers(tekst)
    if not re.fullmatch(r"[0-9]{11}", cijfers):
        raise ValidationError("Een INSZ telt elf cijfers, bijvoorbeeld 85.07.15-997.96.", code="vorm")
    return cijfers


def insz_toon(insz: str) -> str:
    return f"{insz[:2]}.{insz[2:4]}.{insz[4:6]}-{insz[6:9]}.{insz[9:]}"


def _eeuw(insz: str) -> int:
    """1900 or 2000, by the check digits: no number fits both. Raises ValidationError."""
    negen, controle = int(insz[:9]), int(insz[9:])
    if controle == 97 - negen % 97:
        return 1900
    if controle == 97 - (2_000_000_000 + negen) % 97:
        return 2000
    raise ValidationError("Dit INSZ klopt niet: de controlecijfers passen niet. Kijk het na.", code="controle")


def _geboortedag(insz: str) -> date | None:
    """The birth date in an INSZ; None when month or day is unknown. Raises ValidationError for no real date."""
    jaar, maand, dag = _eeuw(insz) + int(insz[:2]), int(insz[2:4]), int(insz[4:6])
    maand -= max(bis for bis in _BIS if bis <= maand)
    if maand == 0 or dag == 0:
        if maand <= 12 and dag <= 31:
            return None
    else:
        try:
            return date(jaar, maand, dag)
        except ValueError:
            pass
    raise ValidationError("Dit INSZ klopt niet: er staat geen bestaande geboortedatum in.", code="datum")


def valideer_insz(insz: str, *, geboortedatum: date | None = None, vandaag: date) -> None:
    """Check an INSZ of eleven digits, bisnummers included, and that it fits `geboortedatum` when that is given.

    Raises ValidationError with a sentence for the user.
    """
    insz = insz_normaliseer(insz)
    eeuw, dag = _eeuw(insz), _geboortedag(insz)
    if not 1 <= int(insz[6:9]) <= 998:
        raise ValidationError("Dit INSZ klopt niet: het volgnummer bestaat niet.", code="volgnummer")
    if eeuw == 2000 and eeuw + int(insz[:2]) > vandaag.year:
        raise ValidationError("De geboortedatum in dit INSZ ligt in de toekomst.", code="toekomst")
    if dag and dag > vandaag:
        raise ValidationError("De geboortedatum in dit INSZ ligt in de toekomst.", code="toekomst")
    if dag and not vandaag.year - OUDSTE <= dag.year <= vandaag.year - JONGSTE:
        raise ValidationError("De geboortedatum in dit INSZ past niet bij iemand die werkt.", code="leeftijd")
    if geboortedatum is None:
        return
    if dag is not None:
        if dag != geboortedatum:
            raise ValidationError("Dit INSZ past niet bij de geboortedatum. Kijk beide na.", code="geboortedatum")
    elif int(insz[:2]) != geboortedatum.year % 100 and not insz.startswith("00"):
        raise ValidationError("Dit INSZ past niet bij het geboortejaar. Kijk beide na.", code="geboortedatum")


def insz_soort(insz: str) -> str:
    """ "bis" for a number of somebody who is not in the Rijksregister, else "rijksregister"."""
    return "bis" if int(insz[2:4]) >= 20 else "rijksregister"


# KBO


def kbo_normaliseer(tekst: str) -> str:
    """The ten digits of a KBO number as typed, with or without BE, old ones of nine digits included."""
    cijfers = _cijfers(re.sub(r"^\s*BE", "", tekst, flags=re.IGNORECASE))
    if re.fullmatch(r"[0-9]{9}", cijfers):
        cijfers = f"0{cijfers}"
    if not re.fullmatch(r"[0-9]{10}", cijfers):
        raise ValidationError("Een KBO-nummer telt tien cijfers, bijvoorbeeld 0566.988.259.", code="vorm")
    return cijfers


def kbo_toon(kbo: str) -> str:
    return f"{kbo[:4]}.{kbo[4:7]}.{kbo[7:]}"


def valideer_kbo(kbo: str) -> None:
    """Check a KBO number of ten digits. Raises ValidationError."""
    kbo = kbo_normaliseer(kbo)
    if kbo[0] not in "01":
        raise ValidationError("Een KBO-nummer begint met 0 of 1. Is dit een vestigingsnummer?", code="begin")
    if not vat.is_valid(kbo):
        raise ValidationError(
            "Dit KBO-nummer klopt niet: de controlecijfers passen niet. Kijk het na.", code="controle"
        )


def vestigingsnummer_normaliseer(tekst: str) -> str:
    """The ten digits of an establishment number as typed."""
    cijfers = _cijfers(tekst)
    if not re.fullmatch(r"[0-9]{10}", cijfers):
        raise ValidationError("Een vestigingsnummer telt tien cijfers, bijvoorbeeld 2.147.812.701.", code="vorm")
    return cijfers


def vestigingsnummer_toon(nummer: str) -> str:
    return f"{nummer[0]}.{nummer[1:4]}.{nummer[4:7]}.{nummer[7:]}"


def valideer_vestigingsnummer(nummer: str) -> None:
    """Check an establishment number of ten digits. Raises ValidationError; the check digits only warn."""
    if vestigingsnummer_normaliseer(nummer)[0] not in "2345678":
        raise ValidationError("Een vestigingsnummer begint met een cijfer van 2 tot 8.", code="begin")


def waarschuwing_vestigingsnummer(nummer: str) -> str | None:
    """A doubt about the check digits; their legal basis is not known, so they never refuse."""
    if int(nummer[8:]) != 97 - int(nummer[:8]) % 97:
        return "De controlecijfers van dit vestigingsnummer passen niet. Kijk het na; bewaren kan."
    return None


# WOP


def lees_wop(tekst: str) -> tuple[Loonpremie, Begeleiding]:
    """The wage premium and level of a WOP written as '40 Laag', in any case (R30). Raises ValidationError."""
    gevonden = re.fullmatch(r"(\d{2}) (laag|midden|hoog)", " ".join(tekst.split()), flags=re.IGNORECASE)
    if gevonden and int(gevonden[1]) in Loonpremie.values:
        return Loonpremie(int(gevonden[1])), Begeleiding(gevonden[2].lower())
    raise ValidationError("Een WOP schrijf je als “40 Laag”: 40 tot 75 in stappen van 5, en Laag, Midden of Hoog.")
