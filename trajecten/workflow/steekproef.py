"""The 10 % round: publish the seed, draw, and replace who left (R8)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from trajecten import rechten
from trajecten import steekproef as trekking
from trajecten.enums import RedenUitDienst
from trajecten.models import (
    Lidmaatschap,
    Maatwerker,
    Onderneming,
    Steekproef,
    Steekproefkandidaat,
    Steekproefronde,
    Steekproefvervanging,
    Tewerkstelling,
)
from trajecten.models.steekproef import uitsluiting_op, zittenden
from trajecten.regelgeving import parameter
from trajecten.workflow.termijnen import een_geheel, handeling

PER_KEER = 2_000


@transaction.atomic
def steekproefzaad_publiceren(
    *, jaar: int, zaad: str, herkomst: str, lid: Lidmaatschap, nu: datetime
) -> Steekproefronde:
    """Publish the seed of a year, once and for all, before anybody is drawn. Raises ValidationError."""
    if not rechten.mag_steekproef_trekken(lid):
        raise PermissionDenied("Alleen VDAB publiceert het zaad van een steekproef.")
    if jaar not in trekking.jaren(timezone.localdate(nu)):
        raise ValidationError({"jaar": "De peildatum van dit jaar is nog niet voorbij, of er was toen nog geen ronde."})
    ronde = Steekproefronde(jaar=jaar, zaad=zaad, herkomst=herkomst, lid=lid, gepubliceerd_op=nu)
    ronde.full_clean(validate_unique=False)
    velden = {"zaad": zaad, "herkomst": herkomst, "lid": lid, "gepubliceerd_op": nu}
    ronde, is_nieuw = Steekproefronde.objects.get_or_create(jaar=jaar, defaults=velden)
    if not is_nieuw:
        raise ValidationError({"jaar": f"Het zaad van {jaar} is al gepubliceerd, en verandert niet meer."})
    return ronde


@handeling
def steekproef_trekken(
    ronde: Steekproefronde,
    *,
    lid: Lidmaatschap,
    nu: datetime,
    ondernemingen: Collection[Onderneming] | None = None,
) -> list[Steekproef]:
    """Draw for every company in the provinces of this lid that has no draw in this round, or for these of them.

    Whoever draws at the same time waits, and then finds nothing left. Raises ValidationError.
    """
    if not rechten.mag_steekproef_trekken(lid):
        raise PermissionDenied("Alleen VDAB trekt een steekproef.")
    ronde = Steekproefronde.objects.select_for_update().get(pk=ronde.pk)
    if nu < ronde.gepubliceerd_op:
        raise ValidationError("Het zaad is nog niet gepubliceerd.")
    te_trekken = ronde.te_trekken(lid.provincies)
    if ondernemingen is not None:
        te_trekken = te_trekken.filter(vestiging__onderneming__in=ondernemingen)
    gevonden = Onderneming.objects.in_bulk([rij["onderneming"] for rij in te_trekken])
    mensen: dict[int, list[Any]] = defaultdict(list)
    diensten = zittenden(ronde.peildatum).filter(vestiging__onderneming__in=gevonden)
    beletsel = uitsluiting_op(timezone.localdate(nu), onderneming="vestiging__onderneming")
    for dienst in (
        diensten.annotate(beletsel=beletsel)
        .order_by("maatwerker")
        .values_list("vestiging__onderneming", "maatwerker", "maatwerker__uuid", "maatwerker__provincies", "beletsel")
    ):
        mensen[dienst[0]].append(dienst[1:])
    trekkingen = [_trek(ronde, gevonden[pk], mensen[pk], lid=lid, nu=nu) for pk in sorted(mensen)]
    Steekproef.objects.bulk_create([een for een, _ in trekkingen])
    kandidaten = [kandidaat for _, allen in trekkingen for kandidaat in allen]
    Steekproefkandidaat.objects.bulk_create(kandidaten, batch_size=PER_KEER)
    with een_geheel(nu=nu) as geraakt:
        geraakt.personen.update(
            een.maatwerker_id for een in kandidaten if een.rang and een.rang <= een.steekproef.teller
        )
    return [een for een, _ in trekkingen]


def _trek(
    ronde: Steekproefronde, onderneming: Onderneming, mensen: list[Any], *, lid: Lidmaatschap, nu: datetime
) -> tuple[Steekproef, list[Steekproefkandidaat]]:
    """The draw of one company and everybody in it, not saved yet. Its address follows from its seal."""
    peildatum = ronde.peildatum
    een = Steekproef(
        ronde=ronde,
        onderneming=onderneming,
        peildatum=peildatum,
        procent=parameter("steekproef_procent", peildatum),
        afronding=parameter("steekproef_afronding", peildatum),
        noemer=len(mensen),
        teller=trekking.aantal(len(mensen), op=peildatum),
        provincies=sorted({provincie for _, _, provincies, _ in mensen for provincie in provincies}),
        getrokken_op=nu,
        lid=lid,
    )
    personen = {kenmerk: Maatwerker(pk=pk, uuid=kenmerk) for pk, kenmerk, *_ in mensen}
    kan = [kenmerk for _, kenmerk, _, beletsel in mensen if not beletsel]
    volgorde = trekking.loting(kan, zaad=ronde.zaad, kbo=onderneming.kbo, jaar=ronde.jaar)
    kandidaten = [
        Steekproefkandidaat(steekproef=een, maatwerker=personen[lot.kenmerk], lot=lot.waarde, rang=rang)
        for rang, lot in enumerate(volgorde, start=1)
    ] + [
        Steekproefkandidaat(steekproef=een, maatwerker=personen[kenmerk], uitsluiting=beletsel)
        for _, kenmerk, _, beletsel in mensen
        if beletsel
    ]
    een.zegel = een.maak_zegel(kandidaten)
    een.uuid = UUID(hex=een.zegel[:32], version=4)
    return een, kandidaten


@handeling
def steekproef_vervangen(
    kandidaat: Steekproefkandidaat, *, lid: Lidmaatschap, nu: datetime, toelichting: str = ""
) -> Steekproefvervanging:
    """Replace somebody drawn who left by the next in the order who can be drawn today. Raises ValidationError."""
    vandaag = timezone.localdate(nu)
    steekproef = Steekproef.objects.select_for_update(of=("self",)).get(pk=kandidaat.steekproef_id)
    van_trekking = Steekproefkandidaat.objects.filter(steekproef=steekproef).met_beletsel(vandaag=vandaag)
    weg = van_trekking.aan_de_beurt().met_stand().filter(pk=kandidaat.pk).first()
    if weg is None:
        raise ValidationError("Deze persoon is niet getrokken, of al vervangen.")
    if reden := rechten.waarom_niet_vervangen(lid, weg):
        raise ValidationError(reden)
    volgenden = van_trekking.filter(rang__gt=steekproef.teller, invaller_voor__isnull=True).order_by("rang")
    overgeslagen: list[Any] = []
    opvolger = None
    for volgende in volgenden:
        if not volgende.beletsel:
            opvolger = volgende
            break
        overgeslagen.append(volgende.rang)
    laatste = (
        Tewerkstelling.objects.geldig()
        .filter(
            maatwerker=weg.maatwerker_id,
            vestiging__onderneming=steekproef.onderneming_id,
            periode__endswith__lte=vandaag,
        )
        .order_by("-periode")
        .first()
    )
    vervanging = Steekproefvervanging(
        weg=weg,
        opvolger=opvolger,
        overgeslagen=overgeslagen,
        reden=(laatste.reden_einde if laatste else "") or RedenUitDienst.ANDERE,
        toelichting=toelichting,
        vervangen_op=nu,
        lid=lid,
    )
    vervanging.full_clean()
    vervanging.save(force_insert=True)
    with een_geheel(nu=nu) as geraakt:
        geraakt.neem(opvolger)
    return vervanging
