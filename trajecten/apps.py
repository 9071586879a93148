from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrajectenConfig(AppConfig):
    name = "trajecten"
    verbose_name = "Doorstroomtrajecten"

    def ready(self) -> None:
        from trajecten.models.sleutel import bewaar_sleutelcontrole  # noqa: PLC0415, the models load after the apps

        post_migrate.connect(bewaar_sleutelcontrole, sender=self)
