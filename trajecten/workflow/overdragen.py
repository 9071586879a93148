"""Who is responsible for a traject, on each side: handing it over."""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError

from trajecten import rechten
from trajecten.enums import MeldingSoort, ToewijzingKant
from trajecten.models import Lidmaatschap, Toewijzing, Traject
from trajecten.models.velden import periode
from trajecten.workflow import berichten
from trajecten.workflow.stap import vergrendel
from trajecten.workflow.termijnen import handeling

DAG = timedelta(days=1)


@handeling
def overdragen(
    traject: Traject,
    *,
    versie: int,
    lid: Lidmaatschap,
    nu: datetime,
    kant: ToewijzingKant,
    naar: Lidmaatschap,
    op: date,
    reden: str,
) -> Toewijzing:
    """From `op` somebody else of the same side is responsible; who was, until the day before."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_overdragen(lid, traject, kant):
        raise PermissionDenied("Je draagt alleen een lopend traject van je eigen kant over.")
    if op < traject.toegeleid_op:
        raise ValidationError({"op": f"Deze datum ligt vóór de toeleiding ({traject.toegeleid_op:%d-%m-%Y})."})
    if not Lidmaatschap.objects.actief(op).van_kant(kant, traject).filter(pk=naar.pk).exists():
        raise ValidationError({"naar": f"Deze persoon werkt op {op:%d-%m-%Y} niet aan deze kant van het traject."})
    vorige = Toewijzing.objects.filter(traject=traject, kant=kant).order_by("-periode").first()
    if vorige and vorige.periode.upper is None:
        if vorige.lid_id == naar.pk:
            raise ValidationError({"naar": "Deze persoon is al verantwoordelijk."})
        if op <= vorige.periode.lower:
            vanaf = vorige.periode.lower + DAG
            raise ValidationError(
                {
                    "op": f"{vorige.lid.gebruiker} begon op {vorige.periode.lower:%d-%m-%Y}. Kies {vanaf:%d-%m-%Y} of later."
                }
            )
        vorige.periode = periode(vorige.periode.lower, op)
        vorige.save(update_fields=["periode"])
    nieuw = Toewijzing(traject=traject, kant=kant, lid=naar, periode=periode(op), reden=reden)
    nieuw.full_clean()
    nieuw.save()
    traject.raak_aan()
    wie = Lidmaatschap.objects.filter(pk=naar.pk)
    sleutel = f"toewijzing-{nieuw.pk}"
    berichten.meld_over(MeldingSoort.TOEGEWEZEN, traject, aan=wie, sleutel=sleutel, nu=nu, door=lid)
    return nieuw
