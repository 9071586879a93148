"""A traject that ends early: stopped, refused, or undone step by step."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from trajecten import overgangen, rechten
from trajecten.models import (
    Lidmaatschap,
    Opschorting,
    Registratie,
    Statusovergang,
    Traject,
    Uitstroom,
    Weigering,
    feitmodellen,
)
from trajecten.regelgeving import parameter
from trajecten.termijnen import kwartaaleinde
from trajecten.workflow.begeleiding import DAG
from trajecten.workflow.dienst import beeindig_wop
from trajecten.workflow.stap import Gezet, neem, vergrendel
from trajecten.workflow.termijnen import handeling


def _sluit(stap: Gezet) -> None:
    """What was still running ends with the traject: a suspension, and a hire that was only planned."""
    Opschorting.objects.filter(traject=stap.traject).beeindig(stap.registratie, op=stap.overgang.ingangsdatum)
    for gepland in Uitstroom.objects.geldig().filter(traject=stap.traject, gepland=True):
        gepland.trek_in(stap.registratie)


@handeling
def stopzetten(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """The traject ends early, for a reason from the list."""
    stap = neem("stopzetten", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    _sluit(stap)
    return stap.overgang


@handeling
def weigering_registreren(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Weigering:
    """Note that somebody refused, and why. It has no effect until VDAB judges it (R26)."""
    traject = vergrendel(traject, versie=versie)
    if not rechten.mag_weigering_registreren(lid, traject):
        raise PermissionDenied("Een weigering noteer je tijdens een lopend traject, als doorstroompartner of VDAB.")
    vandaag = timezone.localdate(nu)
    if gegevens["geweigerd_op"] > vandaag:
        raise ValidationError({"geweigerd_op": "Deze datum ligt in de toekomst."})
    if gegevens["geweigerd_op"] < traject.toegeleid_op:
        raise ValidationError({"geweigerd_op": "Deze datum ligt vóór de toeleiding."})
    weigering: Weigering = Weigering.objects.registreer(
        Registratie(lid, nu), maatwerker=traject.maatwerker, traject=traject, **gegevens
    )
    traject.raak_aan()
    return weigering


@handeling
def weigering_beoordelen(
    weigering: Weigering, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Weigering:
    """VDAB heard the person, and judges whether the reason is valid and there was a real chance (R26)."""
    assert weigering.traject is not None, "a refusal is judged within a traject"
    traject = vergrendel(weigering.traject, versie=versie)
    if not rechten.mag_weigering_beoordelen(lid, traject):
        raise PermissionDenied("Alleen VDAB beoordeelt een weigering.")
    vers = Weigering.objects.geldig().filter(pk=weigering.pk).first()
    if vers is None:
        raise ValidationError("Deze weigering is intussen gewijzigd.", code="gewijzigd")
    vandaag = timezone.localdate(nu)
    fouten = {
        veld: "Deze datum ligt in de toekomst."
        for veld in ("gehoord_op", "beoordeeld_op", "meegedeeld_op")
        if gegevens.get(veld) and gegevens[veld] > vandaag
    }
    if gegevens["gehoord_op"] < vers.geweigerd_op:
        fouten["gehoord_op"] = "Deze datum ligt vóór de weigering."
    if gegevens["beoordeeld_op"] < gegevens["gehoord_op"]:
        fouten["beoordeeld_op"] = "Hoor de persoon eerst: deze datum ligt vóór het gesprek."
    if fouten:
        raise ValidationError(fouten)
    opvolger = vers.vervang(Registratie(lid, nu), **gegevens)
    traject.raak_aan()
    return opvolger


@handeling
def weigering_vaststellen(
    traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any
) -> Statusovergang:
    """Refused without valid reason while there was a real chance: the WOP stops at the end of the quarter (R26).

    Which date decides the quarter (the decision, the refusal, or its notification) is a parameter of the law.
    """
    stap = neem("weigering_vaststellen", traject, versie=versie, lid=lid, nu=nu, gegevens=gegevens)
    _sluit(stap)
    # Written anew with this step: so the decision, and the letter about it, know on which refusal they rest.
    weigering: Weigering = gegevens["weigering"].vervang(stap.registratie)
    if stap.regime.has_wop:
        bron = parameter("kwartaalstop_datum", gegevens["op"])
        datum = {
            "beslissing": gegevens["op"],
            "weigering": weigering.geweigerd_op,
            "mededeling": weigering.meegedeeld_op or gegevens["op"],
        }[bron]
        beeindig_wop(stap.registratie, stap.traject.maatwerker, op=kwartaaleinde(datum) + DAG)
    return stap.overgang


@handeling
def terugdraaien(traject: Traject, *, versie: int, lid: Lidmaatschap, nu: datetime, **gegevens: Any) -> Statusovergang:
    """Undo the last step: withdraw every feit it wrote, bring back every feit it had withdrawn. Both stay readable."""
    traject = vergrendel(traject, versie=versie)
    overgangen.vereis("terugdraaien", traject, lid=lid, vandaag=timezone.localdate(nu), gegevens=gegevens)
    laatste = traject.laatste
    stap = traject.zet(
        "terugdraaien",
        laatste.van,
        op=laatste.ingangsdatum,
        lid=lid,
        nu=nu,
        toelichting=gegevens["toelichting"],
        draait_terug=laatste,
    )
    bij_intrekking = Registratie(lid, nu, stap)
    for model in feitmodellen():
        for feit in model.objects.geldig().filter(overgang=laatste):
            feit.trek_in(bij_intrekking)
    for model in feitmodellen():
        for feit in model.objects.filter(ingetrokken_bij=laatste).exclude(overgang=laatste):
            model.objects.registreer(Registratie(lid, nu, feit.overgang), **feit.inhoud())
    return stap
