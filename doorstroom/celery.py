"""The Celery application. A message is a nudge that carries an id; the row in the database is the work."""

import importlib
import os
import sys

from celery import Celery
from celery.signals import worker_init
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")

app = Celery("doorstroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def controleer(**_: object) -> None:
    """A worker with the wrong field keys does not start. Celery would log any other exception, and go on."""
    try:
        importlib.import_module("trajecten.models.sleutel").controleer_sleutels()
    except ImproperlyConfigured as fout:
        sys.exit(str(fout))
