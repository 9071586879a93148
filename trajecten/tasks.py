"""Background work: thin tasks that may safely run twice."""

from celery import shared_task
from django.utils import timezone

from trajecten.hartslag import klop


@shared_task
def hartslag() -> None:
    """Show that worker, broker and clock are at work."""
    klop(timezone.now())
