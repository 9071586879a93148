"""What ESF asks about who takes part in a traject; nobody has to answer (R40)."""

from django.db import models

from trajecten.enums import Antwoord, Arbeidspositie, Geslacht, Onderwijsniveau
from trajecten.models.feit import GELDIG, Feit
from trajecten.models.traject import Traject, VanTrajectQuerySet


class Deelname(Feit):
    """The answers of one participant, as known; a correction is a new row."""

    traject = models.ForeignKey(Traject, models.PROTECT, related_name="deelnames")
    geslacht = models.CharField("geslacht", max_length=20, choices=Geslacht.choices, default=Geslacht.NIET_GEZEGD)
    onderwijs = models.CharField(
        "hoogste diploma", max_length=20, choices=Onderwijsniveau.choices, default=Onderwijsniveau.NIET_GEZEGD
    )
    arbeidspositie = models.CharField(
        "bij de start", max_length=20, choices=Arbeidspositie.choices, default=Arbeidspositie.WERKEND
    )
    migratieachtergrond = models.CharField(
        "migratieachtergrond", max_length=20, choices=Antwoord.choices, default=Antwoord.NIET_GEZEGD
    )
    beperking = models.CharField(
        "arbeidshandicap", max_length=20, choices=Antwoord.choices, default=Antwoord.NIET_GEZEGD
    )
    andere_kwetsbaarheid = models.CharField(
        "andere kwetsbare situatie", max_length=20, choices=Antwoord.choices, default=Antwoord.NIET_GEZEGD
    )

    objects = VanTrajectQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ("traject", "pk")
        constraints = [
            models.UniqueConstraint(
                "traject",
                name="deelname_een_per_traject",
                condition=GELDIG,
                violation_error_message="Deze gegevens zijn al ingevuld.",
            ),
        ]

    def __str__(self) -> str:
        return f"Deelname aan {self.traject}"
