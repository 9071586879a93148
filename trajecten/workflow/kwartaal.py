"""A company confirms its list of people of a quarter that ended."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.models import Kwartaalbevestiging, Lidmaatschap, Onderneming, Tewerkstelling
from trajecten.models.kwartaal import te_bevestigen
from trajecten.termijnen import kwartaal_voluit, kwartaaleinde
from trajecten.workflow.termijnen import handeling


@handeling
def kwartaal_bevestigen(*, lid: Lidmaatschap, nu: datetime, kwartaal: date) -> Kwartaalbevestiging:
    """Confirm the quarter that begins on `kwartaal`: it is the oldest one still open. Raises ValidationError when it
    is not, also because a colleague was first."""
    if not rechten.mag_kwartaal_bevestigen(lid):
        raise PermissionDenied("De personeelslijst bevestigt de onderneming zelf.")
    onderneming = Onderneming.objects.select_for_update(of=("self",)).get(leden=lid)
    if te_bevestigen(onderneming, vandaag=timezone.localdate(nu)) != kwartaal:
        raise ValidationError(f"Het {kwartaal_voluit(kwartaal)} is nu niet te bevestigen, of is al bevestigd.")
    in_dienst = Tewerkstelling.objects.geldig().op(kwartaaleinde(kwartaal)).filter(vestiging__onderneming=onderneming)
    bevestiging = Kwartaalbevestiging(
        onderneming=onderneming, kwartaal=kwartaal, aantal=in_dienst.count(), lid=lid, bevestigd_op=nu
    )
    bevestiging.full_clean()
    bevestiging.save(force_insert=True)
    return bevestiging
