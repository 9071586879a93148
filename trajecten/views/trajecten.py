"""The page of a traject: where it stands, what can be done, and what happened."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten import rechten, termijnen
from trajecten.enums import OpvolgMoment, ToewijzingKant, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import (
    Aanbod,
    Journaalregel,
    Lidmaatschap,
    Nazorgcontact,
    Opschorting,
    Opvolgmeting,
    Stage,
    Traject,
    Uitstroom,
    Weigering,
)
from trajecten.models.traject import OPVOLGING
from trajecten.overgangen import OVERGANGEN, Stap, mogelijkheden
from trajecten.views.ophalen import traject_or_404

S, K = TrajectStatus, ToewijzingKant
WEG = (S.TOEGELEID, S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING, S.NAZORG, S.GESLAAGD)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    traject: Any = traject_or_404(request, uuid)
    lid, vandaag = request.lid, request.vandaag
    stappen = mogelijkheden(traject, lid=lid, vandaag=vandaag)

    def feiten(model: Any, *verwant: str) -> list[Any]:
        rijen = model.objects.te_lezen().zichtbaar_voor(lid, vandaag=vandaag).filter(traject=traject)
        return list(rijen.select_related("geregistreerd_door", "ingetrokken_door__gebruiker", *verwant))

    na_de_hire = traject.doorgestroomd_op is not None
    opschortingen = feiten(Opschorting)
    geldig = [opschorting for opschorting in opschortingen if opschorting.ingetrokken_op is None]
    return render(
        request,
        "trajecten/traject.html",
        {
            "traject": traject,
            "stepper": stepper(traject),
            "stappen": verdeel(stappen),
            "handelingen": handelingen(lid, traject, beoordeeld=lees_beoordeeld(stappen)),
            "verantwoordelijken": [
                (kant.value, kant.label, wie, rechten.mag_overdragen(lid, traject, kant))
                for kant, wie in ((K.VDAB, traject.bemiddelaar), (K.PARTNER, traject.coach))
            ],
            "oordeel": getattr(traject, "oordeel", None) if rechten.mag_motivering_zien(lid) else None,
            "termijnen": lopende_termijnen(traject, geldig, request),
            "opgeschort": any(opschorting.loopt_op(vandaag) for opschorting in geldig),
            "opschortingen": opschortingen,
            "stages": feiten(Stage, "stageplaats"),
            "uitstromen": feiten(Uitstroom, "werkgever"),
            "contacten": feiten(Nazorgcontact) if na_de_hire else [],
            "metingen": feiten(Opvolgmeting) if na_de_hire else [],
            "weigeringen": [] if na_de_hire else feiten(Weigering),
            "aanbiedingen": [] if na_de_hire else feiten(Aanbod),
            "mag_beantwoorden": rechten.mag_aanbod_noteren(lid, traject),
            "mag_weigeren": rechten.mag_weigering_registreren(lid, traject),
            "mag_beoordelen": rechten.mag_weigering_beoordelen(lid, traject),
            "geschiedenis": [(OVERGANGEN[s.naam].label, s) for s in reversed(traject.geschiedenis)],
            "journaal": Journaalregel.objects.zichtbaar_voor(lid, vandaag=vandaag)
            .filter(traject=traject)
            .select_related("lid__gebruiker")[:50],
        },
    )


@dataclass(frozen=True)
class Stappen:
    """The steps of one's role: what comes first, what else goes on, what stops or undoes, and what cannot be done."""

    eerst: list[Stap]
    verder: list[Stap]
    opzij: list[Stap]
    nabij: list[Stap]
    ver: list[Stap]


def verdeel(stappen: list[Stap]) -> Stappen:
    """The first possible step forward stands out; what the status does not allow is put away, not left out."""
    vooruit = [stap for stap in stappen if stap.mogelijk and not stap.overgang.zijstap]
    return Stappen(
        eerst=vooruit[:1],
        verder=vooruit[1:],
        opzij=[stap for stap in stappen if stap.mogelijk and stap.overgang.zijstap],
        nabij=[stap for stap in stappen if not stap.mogelijk and stap.nabij],
        ver=[stap for stap in stappen if not stap.mogelijk and not stap.nabij],
    )


def stepper(traject: Traject) -> list[tuple[str, str]]:
    """The way of a traject: each status with "gedaan", "nu" or nothing; another end than GESLAAGD comes last."""
    weg = list(WEG)
    if traject.status not in weg:
        weg = [*weg[: weg.index(S.NAZORG)], TrajectStatus(traject.status)]
    geweest = {stap.naar for stap in traject.geldige_overgangen}
    return [
        (status.label, "nu" if status == traject.status else "gedaan" if status in geweest else "") for status in weg
    ]


def lees_beoordeeld(stappen: list[Stap]) -> bool | None:
    """Whether VDAB judged the traject, as the steps already know it."""
    return stappen[0].stand.beoordeeld if stappen else None


def handelingen(lid: Lidmaatschap, traject: Traject, *, beoordeeld: bool | None) -> list[tuple[str, str]]:
    """What can be written down now without moving the traject: name and label."""
    keuzes = [
        ("aanbod", "Aanbod noteren", rechten.mag_aanbod_noteren(lid, traject)),
        ("weigering", "Weigering noteren", rechten.mag_weigering_registreren(lid, traject)),
        ("plannen", "Toekomstige job plannen", rechten.mag_doorstroom_plannen(lid, traject)),
        (
            "oordelen",
            "Oordeel van VDAB vastleggen",
            rechten.waarom_geen_oordeel(lid, traject, beoordeeld=beoordeeld) is None,
        ),
        ("nazorgcontact", "Nazorgcontact noteren", rechten.mag_nazorg_noteren(lid, traject)),
        ("opvolging", "Opvolgmeting invullen", rechten.mag_opvolging_meten(lid, traject)),
        ("journaal", "In het journaal schrijven", rechten.mag_journaal_schrijven(lid)),
    ]
    return [(naam, label) for naam, label, mag in keuzes if mag]


def lopende_termijnen(traject: Traject, opschortingen: list[Any], request: Verzoek) -> list[dict[str, Any]]:
    """The terms that run now: what, until when, and by which rule; moved by suspensions (R46)."""
    stil = [(o.periode.lower, o.periode.upper) for o in opschortingen]
    vandaag = request.vandaag
    gevonden: list[tuple[str, Any, str]] = []
    status = TrajectStatus(traject.status)
    if status in OPVOLGING and traject.doorgestroomd_op:
        hire = traject.doorgestroomd_op
        if status == S.NAZORG:
            gevonden.append(("Laatste dag van de nazorg", termijnen.nazorg_einde(hire), "R22"))
        gevonden += [
            (f"Meting {moment.label.lower()}", termijnen.opvolging_vanaf(moment, hire), "M1") for moment in OpvolgMoment
        ]
    elif einde := termijnen.fase_einde(status, traject.status_sinds, traject.regime_op(vandaag)):
        verschoven = termijnen.verschoven(traject.status_sinds, einde, stil, vandaag=vandaag)
        gevonden.append((f"Laatste dag van {status.label.lower()}", verschoven, "R19"))
        start = traject.overgang("starten")
        if start:
            begin = start.ingangsdatum
            zes = termijnen.verschoven(begin, termijnen.traject_einde(begin), stil, vandaag=vandaag)
            gevonden.append(("Zes maanden na de start", zes, "R18"))
    return [{"wat": wat, "op": op, "regel": regel, "voorbij": op < vandaag} for wat, op, regel in gevonden]
