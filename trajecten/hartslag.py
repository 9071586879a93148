"""The sign of life of the background work: a task leaves it, the health check looks at it."""

from datetime import datetime, timedelta

from django.core.cache import cache

SLEUTEL = "hartslag"
TE_OUD = timedelta(seconds=90)


def klop(nu: datetime) -> None:
    """Leave the time of this beat."""
    cache.set(SLEUTEL, nu, timeout=None)


def leeft(nu: datetime) -> bool:
    """Whether there was a beat not long ago; not so when the cache cannot be reached."""
    try:
        slag = cache.get(SLEUTEL)
    except OSError:
        return False
    return slag is not None and nu - slag < TE_OUD
