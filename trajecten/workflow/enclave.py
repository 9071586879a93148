"""Work in an enclave: at another firm, still employed by the maatwerkbedrijf."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from trajecten import rechten
from trajecten.models import Enclaveplaatsing, Lidmaatschap, Registratie, Tewerkstelling
from trajecten.models.velden import periode
from trajecten.workflow.termijnen import handeling
from trajecten.workflow.tewerkstelling import vergrendel_dienst

DAG = timedelta(days=1)


@handeling
def enclave_melden(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Enclaveplaatsing:
    """Somebody works at a host from `op`, until and including `tot` when that is known; notified before it (R47)."""
    dienst = vergrendel_dienst(dienst, lid=lid)
    if weigering := rechten.waarom_geen_enclave(lid, dienst):
        raise PermissionDenied(weigering)
    op, tot, gastbedrijf = gegevens["op"], gegevens.get("tot"), gegevens["gastbedrijf"]
    einde = dienst.periode.upper
    fouten = {}
    if gastbedrijf.pk == dienst.vestiging.onderneming_id:
        fouten["gastbedrijf"] = "Een enclave is bij een andere onderneming (R47)."
    if gegevens["gemeld_op"] >= op:
        fouten["gemeld_op"] = "Een enclave wordt minstens één dag vóór de start gemeld (R47)."
    if op < dienst.periode.lower or (einde and op >= einde):
        fouten["op"] = "Op die dag is deze persoon niet in dienst."
    elif tot and tot < op:
        fouten["tot"] = "De laatste dag ligt vóór de eerste dag."
    elif einde and (tot is None or tot >= einde):
        fouten["tot"] = f"De tewerkstelling eindigt op {einde - DAG:%d-%m-%Y}."
    elif _overlapt(dienst, op, tot):
        fouten["op"] = "Deze persoon werkt in die periode al in een enclave."
    if fouten:
        raise ValidationError(fouten)
    plaatsing: Enclaveplaatsing = Enclaveplaatsing.objects.registreer(
        Registratie(lid, nu),
        maatwerker=dienst.maatwerker,
        gastbedrijf=gastbedrijf,
        functie=gegevens["functie"],
        periode=periode(op, tot + DAG if tot else None),
        gemeld_op=gegevens["gemeld_op"],
    )
    return plaatsing


def _overlapt(dienst: Tewerkstelling, op: date, tot: date | None) -> bool:
    in_de_weg = Enclaveplaatsing.objects.geldig().filter(
        maatwerker=dienst.maatwerker, periode__overlap=periode(op, tot + DAG if tot else None)
    )
    return in_de_weg.exists()


@handeling
def enclave_beeindigen(
    plaatsing: Enclaveplaatsing, *, dienst: Tewerkstelling, lid: Lidmaatschap, nu: datetime, op: date
) -> Enclaveplaatsing:
    """The placement ends, with `op` as its last day."""
    vergrendel_dienst(dienst, lid=lid)
    vers: Enclaveplaatsing | None = Enclaveplaatsing.objects.geldig().filter(pk=plaatsing.pk).first()
    if vers is None:
        raise ValidationError("Deze plaatsing is intussen gewijzigd.", code="gewijzigd")
    if op < vers.periode.lower:
        raise ValidationError({"op": f"De plaatsing begint op {vers.periode.lower:%d-%m-%Y}."})
    if vers.periode.upper and op + DAG > vers.periode.upper:
        raise ValidationError({"op": f"De plaatsing eindigt al op {vers.periode.upper - DAG:%d-%m-%Y}."})
    return vers.vervang(Registratie(lid, nu), periode=periode(vers.periode.lower, op + DAG))
