"""Background work: thin tasks that may safely run twice."""

from datetime import timedelta

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

HARTSLAG = "hartslag"
TE_OUD = timedelta(seconds=90)


@shared_task
def hartslag() -> None:
    """Leave the time of this beat where the health check looks."""
    cache.set(HARTSLAG, timezone.now(), timeout=None)
