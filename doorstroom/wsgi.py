import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")

application = get_wsgi_application()

from trajecten.models.sleutel import controleer_sleutels  # noqa: E402, the models load after the setup

controleer_sleutels()  # a field key that does not fit the database stops the start, and says which
