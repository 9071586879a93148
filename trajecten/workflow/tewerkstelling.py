"""What a company reports about its people: in dienst, absent, out of service."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists
from django.utils import timezone

from trajecten import rechten
from trajecten.enums import MeldingSoort, SignaalSoort, TrajectStatus, WopGrond
from trajecten.identificatie import insz_normaliseer, valideer_insz
from trajecten.models import (
    Afwezigheid,
    Enclaveplaatsing,
    Lidmaatschap,
    Maatwerker,
    Registratie,
    Signaal,
    Tewerkstelling,
    Traject,
    Uitstroom,
    Vestiging,
    Wop,
)
from trajecten.models.traject import BLOKKEERT
from trajecten.models.velden import periode
from trajecten.regelgeving import parameter, regime, wop_maximum
from trajecten.workflow import berichten
from trajecten.workflow.dienst import beeindig_dienst, beeindig_wop, nieuw_wop, terug_tot
from trajecten.workflow.provincies import werk_provincies_bij
from trajecten.workflow.termijnen import een_geheel, handeling

DAG = timedelta(days=1)
AL_IN_DIENST = "Deze persoon is op die datum al in dienst. VDAB bekijkt dit."
PERSOON = ("voornaam", "familienaam", "geboortedatum", "doelgroep", "telefoon", "email", "straat", "postcode")


class AlInDienst(ValidationError):
    """The person works somewhere on that day. Where is not said; VDAB gets the work of finding out."""

    def __init__(self, maatwerker: Maatwerker) -> None:
        super().__init__({"op": AL_IN_DIENST}, code="al_in_dienst")
        self.maatwerker = maatwerker


@transaction.atomic
def _meld(soort: SignaalSoort, maatwerker: Maatwerker, tekst: str, *, lid: Lidmaatschap, nu: datetime) -> None:
    """Put work on VDAB's list; once, however often it is reported."""
    signaal = Signaal(soort=soort, maatwerker=maatwerker, tekst=tekst, gemeld_door=lid, gemeld_op=nu)
    with een_geheel(nu=nu) as geraakt:
        Signaal.objects.bulk_create([signaal], ignore_conflicts=True)
        geraakt.neem(signaal)
    vdab = berichten.bemiddelaars_van(maatwerker, vandaag=timezone.localdate(nu))
    berichten.meld(
        MeldingSoort.SIGNAAL,
        aan=vdab.filter(Exists(Signaal.objects.filter(uuid=signaal.uuid))),  # not when it stood there already
        sleutel=f"signaal-{signaal.uuid}",
        link=maatwerker.get_absolute_url(),
        nu=nu,
        door=lid,
    )


def _vind_of_maak(insz: str, gegevens: dict[str, Any]) -> Maatwerker:
    """The person with this INSZ, as known here; a new one from what was typed. Locked either way."""
    met_insz = Maatwerker.objects.select_for_update().met_insz(insz)
    if bestaand := met_insz.first():
        return bestaand
    maatwerker = Maatwerker(**{veld: gegevens[veld] for veld in PERSOON if gegevens.get(veld)})
    maatwerker.insz = insz
    maatwerker.full_clean(exclude=["insz_versleuteld", "insz_index", "sorteernaam"])
    try:
        with transaction.atomic():
            maatwerker.save()
    except IntegrityError:  # another company reported the same person at the same moment
        return met_insz.get()
    return maatwerker


@handeling
def _neem_in_dienst(
    vestiging: Vestiging, *, lid: Lidmaatschap, nu: datetime, gegevens: dict[str, Any]
) -> Tewerkstelling:
    op: date = gegevens["op"]
    maatwerker = _vind_of_maak(insz_normaliseer(gegevens["insz"]), gegevens)
    if Tewerkstelling.objects.geldig().filter(maatwerker=maatwerker, periode__overlap=(op, None)).exists():
        raise AlInDienst(maatwerker)
    registratie = Registratie(lid, nu)
    werkvorm = vestiging.onderneming.werkvorm_op(op)
    dienst: Tewerkstelling = Tewerkstelling.objects.registreer(
        registratie,
        maatwerker=maatwerker,
        vestiging=vestiging,
        werkvorm=werkvorm,
        breuk=gegevens["breuk"],
        periode=periode(op),
    )
    if (
        Uitstroom.objects.geldig().filter(traject__maatwerker=maatwerker, gepland=False, op__lte=op).exists()
        and regime(werkvorm, op).has_wop
    ):
        eerder = Wop.objects.geldig().filter(maatwerker=maatwerker).order_by("-periode").first()
        nieuw_wop(
            registratie,
            maatwerker,
            op=op,
            loonpremie=parameter("wedertewerkstelling_loonpremie", op),
            begeleiding=eerder.begeleiding if eerder else parameter("wedertewerkstelling_begeleiding", op),
            grond=WopGrond.WEDERTEWERKSTELLING,
        )
    if Traject.objects.filter(maatwerker=maatwerker, status=TrajectStatus.NAZORG).exists():
        _meld(
            SignaalSoort.IN_DIENST_TIJDENS_NAZORG,
            maatwerker,
            f"{vestiging.onderneming} meldt deze persoon in dienst vanaf {op:%d-%m-%Y}, terwijl de nazorg nog loopt.",
            lid=lid,
            nu=nu,
        )
    werk_provincies_bij(maatwerker)
    return dienst


def in_dienst_melden(vestiging: Vestiging, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Tewerkstelling:
    """Report that somebody starts on `op`, by INSZ. An existing person is linked, without showing what is known.

    Whoever comes back after a doorstroom gets a new WOP at once (wedertewerkstelling, R29). Raises AlInDienst for an
    overlap; the report is then refused and stands on VDAB's list.
    """
    if not rechten.mag_melden_voor(lid, vestiging.onderneming):
        raise PermissionDenied("Je meldt alleen mensen van je eigen onderneming.")
    vandaag = timezone.localdate(nu)
    if gegevens["op"] > vandaag:
        raise ValidationError({"op": "Deze datum ligt in de toekomst. Meld iemand op of na de eerste werkdag."})
    try:
        valideer_insz(insz_normaliseer(gegevens["insz"]), geboortedatum=gegevens.get("geboortedatum"), vandaag=vandaag)
    except ValidationError as error:
        raise ValidationError({"insz": error.messages}) from error
    try:
        return _neem_in_dienst(vestiging, lid=lid, nu=nu, gegevens=gegevens)
    except AlInDienst as error:
        _meld(
            SignaalSoort.DUBBELE_INDIENSTMELDING,
            error.maatwerker,
            f"{vestiging.onderneming} wil deze persoon in dienst melden vanaf {gegevens['op']:%d-%m-%Y}.",
            lid=lid,
            nu=nu,
        )
        raise


def vergrendel_dienst(dienst: Tewerkstelling, *, lid: Lidmaatschap) -> Tewerkstelling:
    """Lock the person, and read this employment again. Raises ValidationError when it was changed meanwhile."""
    if not rechten.mag_melden_voor(lid, dienst.vestiging.onderneming):
        raise PermissionDenied("Je meldt alleen mensen van je eigen onderneming.")
    Maatwerker.objects.select_for_update().get(pk=dienst.maatwerker_id)
    vers: Tewerkstelling | None = (
        Tewerkstelling.objects.geldig()
        .select_related("maatwerker", "vestiging__onderneming")
        .filter(pk=dienst.pk)
        .first()
    )
    if vers is None:
        raise ValidationError("Deze tewerkstelling is intussen gewijzigd. Bekijk de lijst opnieuw.", code="gewijzigd")
    return vers


@handeling
def uit_dienst_melden(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """The employment ends, with `op` as its last day, and the WOP with it. A traject never changes by this:
    an open one goes on VDAB's list."""
    dienst = vergrendel_dienst(dienst, lid=lid)
    op: date = gegevens["op"]
    if dienst.periode.upper:
        raise ValidationError({"op": f"De tewerkstelling eindigde al op {dienst.periode.upper - DAG:%d-%m-%Y}."})
    registratie = Registratie(lid, nu)
    dienst = terug_tot(registratie, dienst, op=op)
    beeindig_dienst(registratie, dienst.maatwerker, op=op + DAG, reden=gegevens["reden"])
    beeindig_wop(registratie, dienst.maatwerker, op=op + DAG)
    open_traject = Traject.objects.filter(
        maatwerker=dienst.maatwerker, status__in=BLOKKEERT - {TrajectStatus.NAZORG} | {TrajectStatus.WACHT_OP_VACATURE}
    )
    if open_traject.exists():
        _meld(
            SignaalSoort.UIT_DIENST_TIJDENS_TRAJECT,
            dienst.maatwerker,
            f"{dienst.vestiging.onderneming} meldt deze persoon uit dienst, met {op:%d-%m-%Y} als laatste dag.",
            lid=lid,
            nu=nu,
        )
    werk_provincies_bij(dienst.maatwerker)


@handeling
def uit_dienst_corrigeren(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """Correct the last day (`op`) or reason of an employment that was reported as ended; no day means it goes on.

    The WOP that ended with it follows the new day.
    """
    dienst = vergrendel_dienst(dienst, lid=lid)
    if weigering := rechten.waarom_geen_correctie(lid, dienst, vandaag=timezone.localdate(nu)):
        raise ValidationError(weigering)
    oud, op = dienst.periode.upper, gegevens["op"]
    assert oud is not None, "an employment that goes on has no end to correct"
    if op is not None and op < dienst.periode.lower:
        raise ValidationError({"op": f"De laatste dag ligt vóór de eerste werkdag ({dienst.periode.lower:%d-%m-%Y})."})
    nieuw = op + DAG if op else None
    later = Tewerkstelling.objects.geldig().filter(
        maatwerker=dienst.maatwerker, periode__overlap=(dienst.periode.lower, nieuw)
    )
    if later.exclude(pk=dienst.pk).exists():
        raise ValidationError({"op": AL_IN_DIENST})
    registratie = Registratie(lid, nu)
    if nieuw and nieuw < oud:
        for model in (Afwezigheid, Enclaveplaatsing):
            model.objects.filter(maatwerker=dienst.maatwerker).beeindig(registratie, op=nieuw)
    dienst.vervang(
        registratie,
        periode=periode(dienst.periode.lower, nieuw),
        reden_einde=gegevens.get("reden") or "" if nieuw else "",
    )
    _laat_wop_volgen(dienst.maatwerker, oud, nieuw, registratie)
    werk_provincies_bij(dienst.maatwerker)


def _laat_wop_volgen(maatwerker: Maatwerker, oud: date, nieuw: date | None, registratie: Registratie) -> None:
    """A WOP that was cut off at the end of the employment gets back what the new end allows."""
    afgekapt = Wop.objects.geldig().filter(maatwerker=maatwerker, periode__endswith=oud).first()
    if afgekapt is None:
        return
    van, grens = afgekapt.periode.lower, _voor_het_einde(afgekapt).periode.upper
    if (
        grens == oud and afgekapt.overgang_id is None
    ):  # it was made no longer than the employment; a refusal's is no longer
        grens = wop_maximum(van)
    einden = [einde for einde in (grens, nieuw) if einde is not None]
    afgekapt.vervang(registratie, periode=periode(van, min(einden) if einden else None))


def _voor_het_einde(afgekapt: Wop) -> Wop:
    """This right as it was before the end of the employment, or a correction of that end, changed it."""
    versies = Wop.objects.filter(maatwerker=afgekapt.maatwerker, periode__startswith=afgekapt.periode.lower)
    vorige = {wop.ingetrokken_op: wop for wop in versies.order_by("pk")}
    diensten = Tewerkstelling.objects.filter(maatwerker=afgekapt.maatwerker, ingetrokken_op__isnull=False)
    bewogen = set(diensten.values_list("ingetrokken_op", flat=True))
    wop = afgekapt
    while wop.geregistreerd_op in bewogen and wop.geregistreerd_op in vorige:
        wop = vorige[wop.geregistreerd_op]
    return wop


@handeling
def afwezig_melden(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Afwezigheid:
    """A long absence from `op`, until and including `tot` when that is known. It lies within the employment."""
    dienst = vergrendel_dienst(dienst, lid=lid)
    op, tot = gegevens["op"], gegevens.get("tot")
    if tot and tot < op:
        raise ValidationError({"tot": "De laatste dag ligt vóór de eerste dag."})
    if op < dienst.periode.lower or (dienst.periode.upper and op >= dienst.periode.upper):
        raise ValidationError({"op": "Op die dag was deze persoon niet in dienst."})
    if dienst.periode.upper and (tot is None or tot >= dienst.periode.upper):
        raise ValidationError({"tot": f"De tewerkstelling eindigt op {dienst.periode.upper - DAG:%d-%m-%Y}."})
    nieuw = periode(op, tot + DAG if tot else None)
    if Afwezigheid.objects.geldig().filter(maatwerker=dienst.maatwerker, periode__overlap=nieuw).exists():
        raise ValidationError({"op": "Deze persoon is in die periode al afwezig gemeld."})
    afwezigheid: Afwezigheid = Afwezigheid.objects.registreer(
        Registratie(lid, nu), maatwerker=dienst.maatwerker, soort=gegevens["soort"], periode=nieuw
    )
    return afwezigheid


@handeling
def terug_aan_het_werk(dienst: Tewerkstelling, *, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> None:
    """The running absence ends; `op` is the first day back at work."""
    dienst = vergrendel_dienst(dienst, lid=lid)
    op = gegevens["op"]
    if op > timezone.localdate(nu):
        raise ValidationError({"op": "Deze datum ligt in de toekomst."})
    lopend = Afwezigheid.objects.geldig().op(timezone.localdate(nu)).filter(maatwerker=dienst.maatwerker).first()
    if lopend is None:
        raise ValidationError("Deze persoon is vandaag niet afwezig gemeld.")
    if op <= lopend.periode.lower:
        raise ValidationError({"op": f"De afwezigheid begon op {lopend.periode.lower:%d-%m-%Y}."})
    lopend.vervang(Registratie(lid, nu), periode=periode(lopend.periode.lower, op))


@handeling
def signaal_afhandelen(signaal: Signaal, *, lid: Lidmaatschap, nu: datetime) -> None:
    """VDAB looked at it; doing it twice changes nothing."""
    if not rechten.mag_signaal_afhandelen(lid):
        raise PermissionDenied("Alleen VDAB handelt een signaal af.")
    Signaal.objects.open().filter(pk=signaal.pk).update(afgehandeld_door=lid, afgehandeld_op=nu)
