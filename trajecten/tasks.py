"""Background work: thin tasks that may safely run twice."""

from celery import shared_task
from django.utils import timezone

from trajecten.hartslag import klop
from trajecten.models import Concept


@shared_task
def hartslag() -> None:
    """Show that worker, broker and clock are at work."""
    klop(timezone.now())


@shared_task
def ruim_op() -> None:
    """Throw away what was kept for a while only: forms that nobody saved within seven days."""
    Concept.objects.verlopen(timezone.now()).delete()
