"""The letter about an evaluation or a judgement: noting that it was sent keeps it as it was."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten.brieven.beslissing import brief
from trajecten.brieven.pdf import maak_pdf
from trajecten.models import Beslissingsbrief, Evaluatie, Lidmaatschap, Maatwerker
from trajecten.models.document import vingerafdruk


@transaction.atomic
def brief_versturen(evaluatie: Evaluatie, *, lid: Lidmaatschap, nu: datetime, brief_op: date) -> Beslissingsbrief:
    """Note that the letter about a valid decision was sent on `brief_op`, not before the decision and not in the
    future (M4). Raises ValidationError, PermissionDenied."""
    if not rechten.mag_brief_versturen(lid):
        raise PermissionDenied("Alleen VDAB verstuurt een beslissingsbrief.")
    Maatwerker.objects.select_for_update().get(pk=evaluatie.maatwerker_id)
    vers = Evaluatie.objects.select_related("maatwerker", "geregistreerd_door__gebruiker").get(pk=evaluatie.pk)
    if reden := rechten.waarom_geen_brief(vers):
        raise ValidationError(reden, code="gewijzigd")
    if brief_op > timezone.localdate(nu):
        raise ValidationError({"brief_op": "Deze datum ligt in de toekomst."})
    if vers.bezoek_op and brief_op < vers.bezoek_op:
        raise ValidationError({"brief_op": f"De beslissing is pas van {vers.bezoek_op:%d-%m-%Y}."})
    inhoud = brief(vers, dag=brief_op)
    verstuurd = Beslissingsbrief(
        evaluatie=vers,
        brief_op=brief_op,
        inhoud=inhoud,
        sha256=vingerafdruk([maak_pdf(inhoud, op=nu)]),
        lid=lid,
        geregistreerd_op=nu,
    )
    verstuurd.full_clean()
    verstuurd.save()
    return verstuurd
