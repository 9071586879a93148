"""The signs of life of the background work: tasks leave them, the health checks look at them."""

from datetime import datetime, timedelta

from django.core.cache import cache
from redis.exceptions import RedisError

HARTSLAG = "hartslag"
VEEGBEURT = "veegbeurt"
TE_OUD = timedelta(seconds=90)


def klop(nu: datetime, sleutel: str = HARTSLAG) -> None:
    """Leave the time of this beat."""
    cache.set(sleutel, nu, timeout=None)


def laatste(sleutel: str = HARTSLAG) -> datetime | None:
    """The last beat; None when there was none, or when the cache cannot be reached."""
    try:
        slag: datetime | None = cache.get(sleutel)
    except (OSError, RedisError):
        return None
    return slag


def leeft(nu: datetime) -> bool:
    """Whether there was a beat not long ago; not so when the cache cannot be reached."""
    slag = laatste()
    return slag is not None and nu - slag < TE_OUD
