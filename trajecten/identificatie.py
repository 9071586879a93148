"""Numbers and codes: INSZ, KBO-nummer, vestigingsnummer, the number of a traject, and the way a WOP is written.

`…_normaliseer` takes what somebody typed and gives the form that is stored, or raises ValidationError with a sentence
for the user. `valideer_…` takes the stored form. `…_toon` gives the form that people read.
"""

import calendar
import re
from datetime import date

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from stdnum.be import bis, nn, vat
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as Ongeldig
from stdnum.util import clean

from trajecten.enums import Begeleiding, Loonpremie

# A convention, not a rule of the law: wide enough for everybody who works in maatwerk, and narrow enough to leave at
# most one century for a birth year of two digits.
JONGSTE, OUDSTE = 15, 80
# The register writes these six digits when nothing of a birth date is known, not even the year.
ONBEKENDE_GEBOORTE = ("000001", "002001", "004001")
CONTROLE_MODULUS = 97


def _cijfers(tekst: str, aantal: int, melding: str) -> str:
    """The digits of `tekst` without the usual separators."""
    cijfers = clean(tekst, " .-/").strip()
    if not re.fullmatch(rf"[0-9]{{{aantal}}}", cijfers):
        raise ValidationError(melding, code="formaat")
    return cijfers


# INSZ


def insz_normaliseer(tekst: str) -> str:
    """Eleven digits, whatever the separators. The digits themselves are not judged here."""
    return _cijfers(tekst, 11, "Een INSZ telt elf cijfers, bijvoorbeeld 85.07.15-997.96.")


def insz_toon(insz: str) -> str:
    return nn.format(insz)


def _geboorte(insz: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of birth that the number holds; None for what was not known when it was given out."""
    jaar, maand = nn.get_birth_year(insz), nn.get_birth_month(insz)
    if jaar is None or not maand:
        return jaar, None, None
    dag = int(insz[4:6])
    if dag > calendar.monthrange(jaar, maand)[1]:
        raise ValidationError("De geboortedatum in dit INSZ bestaat niet.", code="datum_in_insz")
    return jaar, maand, dag or None


def valideer_insz(insz: str, *, geboortedatum: date | None = None, vandaag: date) -> None:
    """Refuse eleven digits that are no INSZ of somebody who can work today, or that contradict a known birth date.

    The check digits alone let some typing errors through, because they are read for both centuries: hence the age.
    """
    insz_normaliseer(insz)
    try:
        (bis if int(insz[2:4]) >= 20 else nn).validate(insz)
    except InvalidChecksum as error:
        raise ValidationError(
            "De controlecijfers van dit INSZ kloppen niet. Kijk na of je het juist overtypte.", code="controle"
        ) from error
    except Ongeldig as error:
        raise ValidationError("De geboortedatum in dit INSZ bestaat niet.", code="datum_in_insz") from error
    if not 1 <= int(insz[6:9]) <= 998:
        raise ValidationError("Het volgnummer in dit INSZ bestaat niet.", code="volgnummer")
    jaar, maand, dag = _geboorte(insz)
    if jaar is not None:
        _valideer_leeftijd(jaar, maand, dag, vandaag)
    if geboortedatum and any(
        gekend not in (None, deel)
        for gekend, deel in zip(
            (jaar, maand, dag), (geboortedatum.year, geboortedatum.month, geboortedatum.day), strict=True
        )
    ):
        raise ValidationError("De geboortedatum komt niet overeen met dit INSZ. Kijk allebei na.", code="geboortedatum")


def _valideer_leeftijd(jaar: int, maand: int | None, dag: int | None, vandaag: date) -> None:
    """A birth date in parts is judged by the first and the last day that it can be."""
    vroegst = date(jaar, maand or 1, dag or 1)
    laatst = date(jaar, maand or 12, dag or calendar.monthrange(jaar, maand or 12)[1])
    if vroegst > vandaag:
        raise ValidationError("De geboortedatum in dit INSZ ligt in de toekomst.", code="toekomst")
    if relativedelta(vandaag, vroegst).years < JONGSTE:
        raise ValidationError(
            f"Volgens dit INSZ is deze persoon jonger dan {JONGSTE} jaar. Kijk na of je het juist overtypte.",
            code="leeftijd",
        )
    if relativedelta(vandaag, laatst).years > OUDSTE:
        raise ValidationError(
            f"Volgens dit INSZ is deze persoon ouder dan {OUDSTE} jaar. Kijk na of je het juist overtypte.",
            code="leeftijd",
        )


def waarschuwing_insz(insz: str) -> str | None:
    """What is worth a second look in a valid INSZ: it does not tell the whole birth date."""
    jaar, _, dag = _geboorte(insz)
    if jaar is None:
        return "Dit INSZ bevat geen geboortedatum. Kijk de geboortedatum zelf goed na."
    if dag is None:
        return f"Dit INSZ bevat geen volledige geboortedatum, wel het jaar {jaar}. Kijk de geboortedatum zelf goed na."
    return None


# KBO: ondernemingsnummer and vestigingsnummer


def _controle_klopt(tien: str) -> bool:
    """The last two digits are 97 minus the rest of the first eight, divided by 97: always 01 to 97."""
    return int(tien[8:]) == CONTROLE_MODULUS - int(tien[:8]) % CONTROLE_MODULUS


def kbo_normaliseer(tekst: str) -> str:
    """Ten digits; understands `BE` in front, and the nine digits of before 2005."""
    return _cijfers(vat.compact(tekst), 10, "Een KBO-nummer telt tien cijfers, bijvoorbeeld 0566.988.259.")


def kbo_toon(kbo: str) -> str:
    return f"{kbo[:4]}.{kbo[4:7]}.{kbo[7:]}"


def valideer_kbo(kbo: str) -> None:
    """Refuse ten digits that are no ondernemingsnummer. The single validator of the model's field."""
    if not re.fullmatch(r"[0-9]{10}", kbo):
        raise ValidationError("Een KBO-nummer telt tien cijfers, bijvoorbeeld 0566.988.259.", code="formaat")
    if kbo[0] not in "01":
        raise ValidationError(
            "Een KBO-nummer van een onderneming begint met 0 of 1. Is dit een vestigingsnummer?", code="eerste_cijfer"
        )
    # stdnum also takes the check 00 for 97, 98 for 01 and 99 for 02.
    if not (vat.is_valid(kbo) and _controle_klopt(kbo)):
        raise ValidationError(
            "De controlecijfers van dit KBO-nummer kloppen niet. Kijk na of je het juist overtypte.", code="controle"
        )


def vestigingsnummer_normaliseer(tekst: str) -> str:
    return _cijfers(tekst, 10, "Een vestigingsnummer telt tien cijfers, bijvoorbeeld 2.147.812.701.")


def vestigingsnummer_toon(nummer: str) -> str:
    return f"{nummer[0]}.{nummer[1:4]}.{nummer[4:7]}.{nummer[7:]}"


def valideer_vestigingsnummer(nummer: str) -> None:
    """Refuse what cannot be an establishment. Its check digits only warn: no text was found that prescribes them."""
    if not re.fullmatch(r"[0-9]{10}", nummer):
        raise ValidationError("Een vestigingsnummer telt tien cijfers, bijvoorbeeld 2.147.812.701.", code="formaat")
    if nummer[0] not in "2345678":
        raise ValidationError(
            "Een vestigingsnummer begint met een cijfer van 2 tot 8. Is dit het KBO-nummer van de onderneming?",
            code="eerste_cijfer",
        )


def waarschuwing_vestigingsnummer(nummer: str) -> str | None:
    """What is worth a second look in a number that is accepted."""
    if _controle_klopt(nummer):
        return None
    return "De controlecijfers van dit vestigingsnummer zijn ongewoon. Kijk na of je het juist overtypte."


# The number of a traject


def trajectnummer_normaliseer(tekst: str) -> int:
    """The number of a traject, with or without the T in front: six to eight digits."""
    delen = re.fullmatch(r"[tT]?([0-9]{6,8})", clean(tekst, " .-").strip())
    if delen is None:
        raise ValidationError("Een trajectnummer is een T met zes cijfers, bijvoorbeeld T-100123.", code="formaat")
    return int(delen[1])


def trajectnummer_toon(nummer: int) -> str:
    return f"T-{nummer}"


# WOP


def lees_wop(tekst: str) -> tuple[int, Begeleiding]:
    """`40 Laag`, as letters and lists write a WOP: the loonpremie and the level of guidance."""
    delen = re.fullmatch(r"(?:wop\s+)?([0-9]{2})\s*%?\s+([a-z]+)", tekst.strip().lower())
    try:
        if delen is None:
            raise ValueError
        return int(Loonpremie(int(delen[1]))), Begeleiding(delen[2])
    except ValueError as error:
        raise ValidationError(
            "Een WOP is een loonpremie (40, 45, 50, 55, 60, 65, 70 of 75) en een niveau (Laag, Midden of Hoog), "
            "bijvoorbeeld 40 Laag.",
            code="wop",
        ) from error
