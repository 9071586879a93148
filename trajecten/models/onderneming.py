"""Organisations and their establishments."""

from django.db import models


class Onderneming(models.Model):
    """An organisation with a KBO number: a workplace, a doorstroompartner, a regular employer, or several at once."""

    naam = models.CharField("naam", max_length=200)

    class Meta:
        verbose_name = "onderneming"
        verbose_name_plural = "ondernemingen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam
