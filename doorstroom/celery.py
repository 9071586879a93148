"""The Celery application. A message is a nudge that carries an id; the row in the database is the work."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")

app = Celery("doorstroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
