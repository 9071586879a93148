"""Encryption of single values, and a keyed index to find them again.

`VELD_SLEUTELS` reads `blind=<key>;<name>=<key>;<older name>=<key>`. The first name after `blind` encrypts; every stored
value names its key, so older keys keep opening what they wrote. `blind` keys the index and never changes.
"""

import hashlib
import hmac
from collections.abc import Mapping
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

BLIND = "blind"


@cache
def _lees(tekst: str) -> Mapping[str, str]:
    sleutels = dict(deel.strip().split("=", 1) for deel in tekst.split(";") if deel.strip())
    try:
        for sleutel in sleutels.values():
            Fernet(sleutel)
    except ValueError as error:
        raise ImproperlyConfigured("VELD_SLEUTELS bevat een sleutel die geen Fernet-sleutel is.") from error
    if BLIND not in sleutels or len(sleutels) < 2:
        raise ImproperlyConfigured("VELD_SLEUTELS moet blind=… en minstens één andere sleutel bevatten.")
    return sleutels


def sleutelnamen() -> list[str]:
    """The names of the encryption keys, the one in use first."""
    return [naam for naam in _lees(settings.VELD_SLEUTELS) if naam != BLIND]


@cache
def _fernet(tekst: str, naam: str) -> Fernet:
    return Fernet(_lees(tekst)[naam])


def versleutel(waarde: str, *, naam: str | None = None) -> str:
    """Encrypt with the key in use (or the named one); the result reads `name:token`."""
    naam = naam or sleutelnamen()[0]
    return f"{naam}:{_fernet(settings.VELD_SLEUTELS, naam).encrypt(waarde.encode()).decode()}"


def ontsleutel(opgeslagen: str) -> str:
    """The value that `versleutel` was given. Raises ImproperlyConfigured when its key is missing or another."""
    naam, _, token = opgeslagen.partition(":")
    try:
        return _fernet(settings.VELD_SLEUTELS, naam).decrypt(token.encode()).decode()
    except (KeyError, InvalidToken) as error:
        raise ImproperlyConfigured(f"De veldsleutel '{naam}' ontbreekt of opent deze waarde niet.") from error


def blinde_index(waarde: str) -> str:
    """A keyed fingerprint of 64 characters: equal for equal values, and useless without the key."""
    return hmac.new(_lees(settings.VELD_SLEUTELS)[BLIND].encode(), waarde.encode(), hashlib.sha256).hexdigest()
