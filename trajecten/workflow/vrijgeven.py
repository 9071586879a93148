"""Release the figures of a call to the public."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten.models import Lidmaatschap, Oproep, Vrijgave
from trajecten.models.bevrorenrapport import vingerafdruk
from trajecten.models.velden import voeg_toe
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.vrijgave import Voorstel, stel_voor


@transaction.atomic
def vrijgeven(
    oproep: Oproep, *, peildatum: date, bekend_op: date, titel: str, lid: Lidmaatschap, nu: datetime
) -> Vrijgave:
    """Release the tables of a call on a day, small cells hidden, also given what was released of it before. One at a time for
    each call: the next one reads this one. Raises PermissionDenied, ValidationError."""
    Oproep.objects.select_for_update().get(pk=oproep.pk)
    inhoud = vrijgave_voorstellen(oproep, peildatum=peildatum, bekend_op=bekend_op, lid=lid, nu=nu).inhoud
    vrijgave = Vrijgave(
        oproep=oproep,
        peildatum=peildatum,
        bekend_op=bekend_op,
        titel=titel,
        inhoud=inhoud,
        vingerafdruk=vingerafdruk(inhoud),
        lid=lid,
        vrijgegeven_op=nu,
    )
    voeg_toe(vrijgave)
    return vrijgave


def vrijgave_voorstellen(
    oproep: Oproep, *, peildatum: date, bekend_op: date, lid: Lidmaatschap, nu: datetime
) -> Voorstel:
    """What would be released; writes nothing. Raises PermissionDenied for who sees no figures of all of Flanders,
    ValidationError for days that cannot be."""
    if not rechten.mag_vrijgeven(lid):
        raise PermissionDenied("Alleen VDAB en beleid geven cijfers vrij: het gaat over heel Vlaanderen.")
    eerdere = list(Vrijgave.objects.van(oproep))
    vandaag = timezone.localdate(nu)
    fouten = {}
    if bekend_op > vandaag:
        fouten["bekend_op"] = "Deze dag ligt in de toekomst: wat dan bekend is, weet nu niemand."
    if peildatum > vandaag:
        fouten["peildatum"] = "De peildatum ligt in de toekomst."
    elif eerdere and peildatum < eerdere[-1].peildatum:
        fouten["peildatum"] = (
            f"Van deze oproep zijn al cijfers van {eerdere[-1].peildatum:%d-%m-%Y} vrijgegeven. Kies die dag of een latere."
        )
    if fouten:
        raise ValidationError(fouten)
    bron = cijferbron(lid)
    return stel_voor(oproep, peildatum, bekend_op, bron=bron, eerdere=[een.inhoud for een in eerdere])
