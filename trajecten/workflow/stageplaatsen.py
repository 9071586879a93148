"""What the partners of a project tell each other about the hosts of stages."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten.models import Lidmaatschap, Onderneming, Project, Stageplaats, Stageplaatservaring


def _vereis(lid: Lidmaatschap, project: Project, nu: datetime) -> None:
    if not rechten.mag_stageplaats_bijhouden(lid):
        raise PermissionDenied("Stageplaatsen houdt de doorstroompartner bij.")
    if not Project.objects.zichtbaar_voor(lid, vandaag=timezone.localdate(nu)).filter(pk=project.pk).exists():
        raise ValidationError({"project": "Je organisatie werkt niet mee aan dit project."})


@transaction.atomic
def stageplaats_bewaren(
    onderneming: Onderneming, *, project: Project, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Stageplaats:
    """Enter a possible host in a project, or complete what its partners know. Raises ValidationError."""
    _vereis(lid, project, nu)
    bekend = Stageplaats.objects.select_for_update().filter(onderneming=onderneming, project=project).first()
    plaats = bekend or Stageplaats(onderneming=onderneming, project=project)
    for naam, waarde in {**gegevens, "lid": lid, "bijgewerkt_op": nu}.items():
        setattr(plaats, naam, waarde)
    plaats.full_clean()
    plaats.save()
    return plaats


@transaction.atomic
def stageplaatservaring_bewaren(
    onderneming: Onderneming, *, project: Project, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Stageplaatservaring:
    """Say how it goes at a host; each lid has one experience per project, and says it anew. Raises ValidationError."""
    _vereis(lid, project, nu)
    eigen = {"onderneming": onderneming, "project": project, "lid": lid}
    bekend = Stageplaatservaring.objects.select_for_update().filter(**eigen).first()
    ervaring = bekend or Stageplaatservaring(**eigen)
    for naam, waarde in {**gegevens, "op": timezone.localdate(nu)}.items():
        setattr(ervaring, naam, waarde)
    ervaring.full_clean()
    ervaring.save()
    return ervaring
