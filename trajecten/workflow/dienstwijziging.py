"""What changes about somebody who goes on working at the same company: fraction, establishment, name, postal code."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from trajecten import rechten
from trajecten.models import Lidmaatschap, Registratie, Tewerkstelling
from trajecten.models.velden import periode
from trajecten.workflow.provincies import werk_provincies_bij
from trajecten.workflow.termijnen import handeling
from trajecten.workflow.tewerkstelling import vergrendel_dienst

DAG = timedelta(days=1)
NIET_VAN_DE_WERKGEVER = {"insz_versleuteld", "insz_index", "sorteernaam", "provincies"}


@handeling
def dienst_wijzigen(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Tewerkstelling:
    """Another `breuk` or `vestiging` of the same company from `op`, its first day; returns the employment from then.

    What runs within the employment goes on, and so does the WOP: the person never left. From the first working day
    on it is a correction of the whole. Raises ValidationError for a day outside the employment or in the future.
    """
    dienst = vergrendel_dienst(dienst, lid=lid)
    op, vestiging, breuk = gegevens["op"], gegevens["vestiging"], gegevens["breuk"]
    begin, einde = dienst.periode.lower, dienst.periode.upper
    if vestiging.onderneming_id != dienst.vestiging.onderneming_id:
        raise ValidationError({"vestiging": "Kies een vestiging van dezelfde onderneming."})
    if op > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    if op < begin:
        raise ValidationError({"op": f"Deze datum ligt vóór de eerste werkdag ({begin:%d-%m-%Y})."})
    if einde and op >= einde:
        raise ValidationError({"op": f"De tewerkstelling eindigde al op {einde - DAG:%d-%m-%Y}."})
    registratie = Registratie(lid, nu)
    nieuw = {
        **dienst.inhoud(),
        "vestiging": vestiging,
        "breuk": breuk,
        "periode": periode(op, einde),
        "werkvorm": vestiging.onderneming.werkvorm_op(op),
    }
    if op == begin:
        dienst.trek_in(registratie)
    else:
        dienst.vervang(registratie, periode=periode(begin, op), reden_einde="")
    gewijzigd: Tewerkstelling = Tewerkstelling.objects.registreer(registratie, **nieuw)
    werk_provincies_bij(dienst.maatwerker)
    return gewijzigd


@handeling
def gegevens_wijzigen(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: str) -> None:
    """The employer corrects name or postal code of who works there today. Raises ValidationError when it may not."""
    dienst = vergrendel_dienst(dienst, lid=lid)
    if weigering := rechten.waarom_geen_gegevens(lid, dienst, vandaag=timezone.localdate(nu)):
        raise ValidationError(weigering)
    for veld, waarde in gegevens.items():
        setattr(dienst.maatwerker, veld, waarde)
    dienst.maatwerker.clean_fields(exclude=NIET_VAN_DE_WERKGEVER)
    dienst.maatwerker.save()
