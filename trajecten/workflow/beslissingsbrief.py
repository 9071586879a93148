"""The letter about a decision: noting that it was sent keeps it as it was."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten.brieven.beslissing import VOOR_BRIEF, brief
from trajecten.brieven.pdf import maak_pdf
from trajecten.models import Beslissingsbrief, Evaluatie, Lidmaatschap, Maatwerker, Weigering
from trajecten.models.document import vingerafdruk


@transaction.atomic
def brief_versturen(
    besluit: Evaluatie | Weigering, *, lid: Lidmaatschap, nu: datetime, brief_op: date
) -> Beslissingsbrief:
    """Note that the letter about a valid decision was sent on `brief_op`, not before the decision and not in the
    future (M4). Raises ValidationError, PermissionDenied."""
    if not rechten.mag_brief_versturen(lid):
        raise PermissionDenied("Alleen VDAB verstuurt een beslissingsbrief.")
    Maatwerker.objects.select_for_update().get(pk=besluit.maatwerker_id)
    vers = type(besluit).objects.select_related(*VOOR_BRIEF).get(pk=besluit.pk)
    if reden := rechten.waarom_geen_brief(vers):
        raise ValidationError(reden, code="gewijzigd")
    if brief_op > timezone.localdate(nu):
        raise ValidationError({"brief_op": "Deze datum ligt in de toekomst."})
    if brief_op < vers.besluit_op:
        raise ValidationError({"brief_op": f"De beslissing is pas van {vers.besluit_op:%d-%m-%Y}."})
    inhoud = brief(vers, dag=brief_op)
    verstuurd = Beslissingsbrief(
        evaluatie=vers if isinstance(vers, Evaluatie) else None,
        weigering=vers if isinstance(vers, Weigering) else None,
        brief_op=brief_op,
        inhoud=inhoud,
        sha256=vingerafdruk([maak_pdf(inhoud, op=nu)]),
        lid=lid,
        geregistreerd_op=nu,
    )
    verstuurd.full_clean()
    verstuurd.save()
    return verstuurd
