"""A staff list comes in, is checked, and changes something only once the company confirms what it will do.

Who locks more than one row locks the import first, then its taak, then the rows. Processing holds the taak from its
beginning, so nobody waits for that one.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from trajecten.enums import ImportStatus, RijSoort, Rol, TaakSoort, TaakStatus
from trajecten.models import Importrij, Lidmaatschap, Maatwerker, Personeelsimport, Taak
from trajecten.personeelslijst import Personeelslijst, lees_insz
from trajecten.versleuteling import blinde_index
from trajecten.workflow.dienstwijziging import dienst_wijzigen, gegevens_wijzigen
from trajecten.workflow.personeelsnazicht import PERSOON, Nazicht, Oordeel, toon
from trajecten.workflow.taken import Klok, stop_taak, vraag_taak
from trajecten.workflow.termijnen import een_geheel
from trajecten.workflow.tewerkstelling import (
    AlInDienst,
    in_dienst_melden,
    uit_dienst_corrigeren,
    uit_dienst_melden,
)

PER_KEER = 250
BEWAARTIJD = timedelta(days=7)
TE_BEVESTIGEN = (RijSoort.NIEUW, RijSoort.GEWIJZIGD)
BEZIG = {ImportStatus.NAKIJKEN: TaakSoort.PERSONEEL_NAKIJKEN, ImportStatus.VERWERKEN: TaakSoort.PERSONEEL_VERWERKEN}
NIETS = "Er is niets verwerkt."
ANDERS = "Dit bestand is intussen al bevestigd of geannuleerd. Bekijk het opnieuw."


class RijGeweigerd(Exception):
    """The workflow refused one row, so none is kept."""

    def __init__(self, rij: Importrij, redenen: Sequence[str]) -> None:
        super().__init__()
        self.rij, self.reden = rij, " ".join(redenen)


class IntussenAnders(Exception):
    """Rows no longer do what the preview said, so none is kept."""

    def __init__(self, nummers: Sequence[int]) -> None:
        super().__init__()
        self.nummers = nummers


# Sent in


@transaction.atomic
def personeelslijst_insturen(
    lijst: Personeelslijst, *, bestandsnaam: str, wijzigingen_op: date, lid: Lidmaatschap, nu: datetime
) -> Personeelsimport:
    """Keep the rows of a list until it is confirmed, and ask for them to be checked. Changes nothing about anybody.

    Another fraction or establishment will count from `wijzigingen_op`, not in the future.
    """
    if lid.rol != Rol.ONDERNEMING or lid.organisatie is None:
        raise PermissionDenied("Een personeelslijst insturen doet de onderneming zelf.")
    if wijzigingen_op > timezone.localdate(nu):
        raise ValidationError({"wijzigingen_op": "Deze datum ligt in de toekomst."})
    nieuw = Personeelsimport.objects.create(
        onderneming=lid.organisatie,
        lid=lid,
        taak=vraag_taak(TaakSoort.PERSONEEL_NAKIJKEN, lid=lid, nu=nu),
        bestandsnaam=bestandsnaam,
        kolommen=lijst.kolommen,
        genegeerd=lijst.genegeerd,
        wijzigingen_op=wijzigingen_op,
        gestuurd_op=nu,
    )
    rijen = []
    for nummer, cellen in lijst.rijen:
        insz = lees_insz(cellen)
        rij = Importrij(personeelsimport=nieuw, nummer=nummer, insz_index=blinde_index(insz) if insz else "")
        rij.inhoud = {"cellen": cellen}
        rijen.append(rij)
    Importrij.objects.bulk_create(rijen, batch_size=1000)
    return nieuw


# Checked


def personeelslijst_nakijken(taak: Taak, *, klok: Klok) -> str:
    """The work of the check: say of every row what it would do. May be done again from its beginning."""
    van = Personeelsimport.objects.select_related("lid", "onderneming").get(taak=taak)
    _kijk_na(van, taak, klok=klok)
    with transaction.atomic():
        Personeelsimport.objects.filter(pk=van.pk).update(status=ImportStatus.VOORBEELD)
        taak.eindig(TaakStatus.KLAAR, nu=klok(), resultaat="De lijst is nagekeken.")
    return ""


def _kijk_na(van: Personeelsimport, taak: Taak, *, klok: Klok) -> None:
    nazicht = Nazicht(van, vandaag=timezone.localdate(klok()))
    rijen = list(van.rijen.order_by("nummer"))
    taak.vorder(0, totaal=len(rijen), nu=klok())
    for begin in range(0, len(rijen), PER_KEER):
        deel = rijen[begin : begin + PER_KEER]
        for rij, oordeel in zip(deel, nazicht.oordeel(deel), strict=True):
            rij.soort, rij.al_elders = oordeel.soort, oordeel.al_elders
            rij.inhoud = oordeel.inhoud(rij.inhoud["cellen"])
        with transaction.atomic():
            taak.vorder(begin + len(deel), nu=klok())
            Importrij.objects.bulk_update(deel, ["soort", "al_elders", "versleuteld"])


# Confirmed


def _vergrendel(van: Personeelsimport, *, lid: Lidmaatschap, status: Sequence[ImportStatus]) -> Personeelsimport:
    """The import, locked. Raises ValidationError when it is no longer in one of these states."""
    if lid.rol != Rol.ONDERNEMING or lid.organisatie_id != van.onderneming_id:
        raise PermissionDenied("Een personeelslijst verwerken doet de onderneming zelf.")
    vers = Personeelsimport.objects.select_for_update(of=("self",)).select_related("taak").get(pk=van.pk)
    if vers.status not in status:
        raise ValidationError(ANDERS)
    return vers


@transaction.atomic
def personeelslijst_bevestigen(van: Personeelsimport, *, aantal: int, lid: Lidmaatschap, nu: datetime) -> None:
    """Ask for the good rows to be processed. `aantal` is how many of them do something, as the user read it."""
    van = _vergrendel(van, lid=lid, status=[ImportStatus.VOORBEELD])
    te_doen = van.rijen.filter(soort__in=TE_BEVESTIGEN).count()
    if te_doen != aantal:
        raise ValidationError(
            f"Het aantal te verwerken rijen is intussen {te_doen}, geen {aantal}. Kijk de lijst opnieuw na."
        )
    if not te_doen and not van.rijen.filter(al_elders=True).exists():
        raise ValidationError("Er is niets te verwerken: geen enkele rij verandert iets.")
    van.status, van.lid = ImportStatus.VERWERKEN, lid
    van.taak = vraag_taak(TaakSoort.PERSONEEL_VERWERKEN, lid=lid, nu=nu)
    van.save()


def personeelslijst_verwerken(taak: Taak, *, klok: Klok) -> str:
    """The work of a confirmed list: every good row, in one transaction. When one row fails or would do something else
    than the preview said, nothing is kept, and the preview is made anew."""
    van = Personeelsimport.objects.select_related("lid__organisatie", "onderneming").get(taak=taak)
    try:
        with een_geheel(nu=klok()):
            _verwerk(van, taak, klok=klok)
    except RijGeweigerd as geweigerd:
        _kijk_na(van, taak, klok=klok)
        _keur_af(geweigerd.rij, geweigerd.reden)
        zin = f"{NIETS} Rij {geweigerd.rij.nummer} lukte niet: {geweigerd.reden} Kijk de lijst na, en bevestig opnieuw."
    except IntussenAnders as anders:
        _kijk_na(van, taak, klok=klok)
        nummers = ", ".join(map(str, anders.nummers[:10])) + (" …" if len(anders.nummers) > 10 else "")
        zin = f"{NIETS} Intussen veranderde er iets voor rij {nummers}. Kijk het nieuwe voorbeeld na, en bevestig opnieuw."
    else:
        return ""
    with transaction.atomic():
        Personeelsimport.objects.filter(pk=van.pk).update(status=ImportStatus.VOORBEELD)
        taak.eindig(TaakStatus.MISLUKT, nu=klok(), fout=zin)
    return ""


def _keur_af(rij: Importrij, reden: str) -> None:
    """The row becomes a wrong one, with what the workflow said about it."""
    rij.refresh_from_db()
    rij.soort, rij.al_elders = RijSoort.FOUT, False
    rij.inhoud = rij.inhoud | {"fouten": [["Deze rij", reden]]}
    rij.save()


def _verwerk(van: Personeelsimport, taak: Taak, *, klok: Klok) -> None:
    nu = klok()
    taak.vergrendel()
    rijen = list(van.rijen.order_by("nummer"))
    te_doen = [rij for rij in rijen if rij.soort in TE_BEVESTIGEN or rij.al_elders]
    oordelen = _kijk_onder_slot(van, te_doen, vandaag=timezone.localdate(nu))
    for rij in rijen:
        if rij.soort == RijSoort.FOUT:
            fouten = " ".join(f"{kolom}: {zin}" for kolom, zin in rij.inhoud["fouten"])
            uitkomst = f"Niet verwerkt. {fouten}"
        else:
            uitkomst = "Niets veranderd."
        if oordeel := oordelen.get(rij.pk):
            rij.maatwerker, gedaan = _voer_uit(rij, oordeel, van, nu=nu)
            uitkomst = gedaan or uitkomst
        rij.insz_index, rij.inhoud = "", {"uitkomst": uitkomst}
    Importrij.objects.bulk_update(rijen, ["insz_index", "versleuteld", "maatwerker"], batch_size=500)
    Personeelsimport.objects.filter(pk=van.pk).update(status=ImportStatus.VERWERKT, verwerkt_op=nu)
    taak.eindig(TaakStatus.KLAAR, nu=klok(), resultaat="De lijst is verwerkt.")


def _kijk_onder_slot(van: Personeelsimport, rijen: list[Importrij], *, vandaag: date) -> dict[int, Oordeel]:
    """Judge these rows again, now that nobody else can change the people in them. Raises IntussenAnders."""
    indexen = [rij.insz_index for rij in rijen]
    list(Maatwerker.objects.filter(insz_index__in=indexen).order_by("pk").select_for_update().values_list("pk"))
    nazicht, oordelen, anders = Nazicht(van, vandaag=vandaag), {}, []
    for begin in range(0, len(rijen), PER_KEER):
        deel = rijen[begin : begin + PER_KEER]
        for rij, oordeel in zip(deel, nazicht.oordeel(deel), strict=True):
            oordelen[rij.pk] = oordeel
            if oordeel.inhoud(rij.inhoud["cellen"]) != rij.inhoud or oordeel.soort != rij.soort:
                anders.append(rij.nummer)
    if anders:
        raise IntussenAnders(anders)
    return oordelen


def _voer_uit(
    rij: Importrij, oordeel: Oordeel, van: Personeelsimport, *, nu: datetime
) -> tuple[Maatwerker | None, str]:
    """Do what one row says, through the workflow; whom it was about, and what was done. Raises RijGeweigerd."""
    wie = {"lid": van.lid, "nu": nu}
    try:
        if oordeel.dienst is None:
            return _nieuw(oordeel.gegevens, wie)
        return oordeel.dienst.maatwerker, _wijzig(oordeel, van.wijzigingen_op, wie)
    except ValidationError as fout:
        if oordeel.al_elders and isinstance(fout, AlInDienst):  # as the preview said; now it is on VDAB's list
            return None, ""
        raise RijGeweigerd(rij, fout.messages) from fout


def _nieuw(gegevens: dict[str, Any], wie: dict[str, Any]) -> tuple[Maatwerker, str]:
    gegevens = dict(gegevens)
    laatste_dag, reden = gegevens.pop("laatste_dag", None), gegevens.pop("reden", None)
    dienst = in_dienst_melden(gegevens.pop("vestiging"), **wie, **gegevens)
    zin = f"In dienst gemeld vanaf {toon(gegevens['op'])}"
    if laatste_dag:
        uit_dienst_melden(dienst, **wie, op=laatste_dag, reden=reden)
        zin += f", met {toon(laatste_dag)} als laatste dag"
    return dienst.maatwerker, f"{zin}."


def _wijzig(oordeel: Oordeel, wijzigingen_op: date, wie: dict[str, Any]) -> str:
    """The changes of somebody who works here already; the last day comes last."""
    gegevens, dienst, gewijzigd = oordeel.gegevens, oordeel.dienst, oordeel.wijzigingen
    assert dienst is not None
    if persoon := {naam: gegevens[naam] for naam in PERSOON if naam in gewijzigd}:
        gegevens_wijzigen(dienst, **wie, **persoon)
    if {"breuk", "vestiging"} & gewijzigd.keys():
        dienst = dienst_wijzigen(
            dienst,
            **wie,
            op=max(wijzigingen_op, dienst.periode.lower),
            breuk=gegevens["breuk"],
            vestiging=gegevens["vestiging"],
        )
    if "laatste_dag" in gewijzigd:
        meld = uit_dienst_corrigeren if dienst.periode.upper else uit_dienst_melden
        meld(dienst, **wie, op=gegevens.get("laatste_dag"), reden=gegevens.get("reden", ""))
    wat = {"breuk": "breuk", "vestiging": "vestiging", "laatste_dag": "laatste dag"}
    return f"Gewijzigd: {', '.join(wat.get(naam, naam) for naam in gewijzigd)}."


# Stopped, taken up again, thrown away


@transaction.atomic
def personeelslijst_annuleren(van: Personeelsimport, *, lid: Lidmaatschap, nu: datetime) -> None:
    """Throw the rows away, also while they are being checked. Raises ValidationError once they are being processed."""
    van = _vergrendel(van, lid=lid, status=[ImportStatus.NAKIJKEN, ImportStatus.VOORBEELD, ImportStatus.VERWERKEN])
    if van.taak.is_open and not stop_taak(van.taak, wacht=van.status == ImportStatus.NAKIJKEN, nu=nu):
        raise ValidationError("De lijst wordt op dit moment verwerkt, en kan niet meer gestopt worden.")
    van.rijen.all().delete()
    van.status = ImportStatus.GEANNULEERD
    van.save()


@transaction.atomic
def personeelslijst_hernemen(van: Personeelsimport, *, lid: Lidmaatschap, nu: datetime) -> None:
    """Ask again for work that failed. Nothing happens when it runs after all."""
    van = _vergrendel(van, lid=lid, status=[ImportStatus.NAKIJKEN, ImportStatus.VERWERKEN])
    if not van.taak.is_open:
        van.taak = vraag_taak(BEZIG[ImportStatus(van.status)], lid=lid, nu=nu)
        van.save()


@transaction.atomic
def ruim_personeelslijsten_op(nu: datetime) -> None:
    """Throw away the rows of lists that nobody confirmed within seven days."""
    onbevestigd = Q(status__in=[ImportStatus.NAKIJKEN, ImportStatus.VOORBEELD])
    mislukt = Q(status=ImportStatus.VERWERKEN, taak__status=TaakStatus.MISLUKT)
    blijven_liggen = Personeelsimport.objects.filter(onbevestigd | mislukt, gestuurd_op__lte=nu - BEWAARTIJD)
    for van in blijven_liggen.select_for_update(of=("self",), skip_locked=True).order_by("pk"):
        van.rijen.all().delete()
        van.status = ImportStatus.VERLOPEN
        van.save()
