"""The page of one traject: where it stands, who is next, what can be done, and everything that happened."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.enums import ToewijzingKant, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Traject, Uitstroom, Weigering
from trajecten.overgangen import Stap, mogelijkheden
from trajecten.views.aan_zet import aan_zet, lopende_termijnen, open_punten
from trajecten.views.notitie import lege_notitie, notitie, verloop
from trajecten.views.ophalen import traject_or_404
from trajecten.views.route import route
from trajecten.views.tijdlijn import Gebeurtenis, gebeurtenissen, geldig
from trajecten.views.uren import uren

S, K = TrajectStatus, ToewijzingKant
WEG = (S.TOEGELEID, S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.BEOORDELING, S.NAZORG, S.GESLAAGD)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    traject: Any = traject_or_404(request, uuid)
    lid, vandaag = request.lid, request.vandaag
    stappen = mogelijkheden(traject, lid=lid, vandaag=vandaag)
    alles = gebeurtenissen(traject, lid=lid, vandaag=vandaag)
    beoordeeld = lees_beoordeeld(stappen)
    stil = geldig(alles, "opschorting")
    opgeschort = any(een.loopt_op(vandaag) for een in stil)
    lopend = lopende_termijnen(traject, alles, vandaag)
    uitstromen = Uitstroom.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(traject=traject)
    context = {
        "traject": traject,
        "stepper": stepper(traject),
        "stappen": verdeel(stappen),
        "handelingen": handelingen(lid, traject, beoordeeld=beoordeeld),
        "plannen": plannen(lid, traject),
        "verantwoordelijken": [
            (kant.value, kant.label, wie, rechten.mag_overdragen(lid, traject, kant))
            for kant, wie in ((K.VDAB, traject.bemiddelaar), (K.PARTNER, traject.coach))
        ],
        "oordeel": getattr(traject, "oordeel", None) if rechten.mag_motivering_zien(lid) else None,
        "weigering": beslissende_weigering(traject, lid, vandaag) if rechten.mag_brief_versturen(lid) else None,
        "termijnen": lopend,
        "aan_zet": aan_zet(traject, lopend, vandaag=vandaag, opgeschort=opgeschort, beoordeeld=beoordeeld),
        "mag_herinneren": rechten.waarom_niet_herinneren(lid, traject, vandaag=vandaag) is None,
        "opgeschort": opgeschort,
        "stage": lopende_stage(alles, vandaag) if rechten.mag_stagefeedback_noteren(lid, traject) else None,
        "uitstromen": uitstromen.select_related("werkgever"),
        "wop": next((een.titel for een in geldig(alles, "wop") if een.loopt_op(vandaag)), ""),
        "open_punten": open_punten(alles, lid, traject),
        "route": route(traject, alles, vandaag=vandaag),
        **verloop(request, alles),
        **notitie(request, traject, lege_notitie(request, traject)),
        "mag_deelname": rechten.mag_deelname_bewaren(lid, traject),
        "uren": uren(traject, lid=lid, vandaag=vandaag) if lid.rol in rechten.WERKT_AAN_TRAJECTEN else None,
    }
    return render(request, "trajecten/traject.html", context)


def beslissende_weigering(traject: Traject, lid: Lidmaatschap, vandaag: date) -> Weigering | None:
    """The refusal because of which the traject stopped (R26), with its letter; one query, and only then."""
    if traject.laatste.naam != "weigering_vaststellen":
        return None
    zichtbaar = Weigering.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    weigering: Weigering | None = zichtbaar.filter(overgang=traject.laatste).select_related("brief", "overgang").first()
    return weigering


@dataclass(frozen=True)
class LopendeStage:
    """The stage that has no result yet; `dagen` is how many are left after today, below nought once it is over."""

    een: Gebeurtenis
    tbs_op: date
    dagen: int


def lopende_stage(alles: list[Gebeurtenis], vandaag: date) -> LopendeStage | None:
    """The running stage of a traject, from what was already read."""
    stage = next((een for een in geldig(alles, "stage") if not een.gegevens["resultaat"]), None)
    if stage is None or stage.laatste_dag is None:
        return None
    tbs_op = date.fromisoformat(stage.gegevens["tbs_op"])
    return LopendeStage(stage, tbs_op, (stage.laatste_dag - vandaag).days)


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
        ("stagefeedback", "Feedback over de stage noteren", rechten.mag_stagefeedback_noteren(lid, traject)),
        ("weigering", "Weigering noteren", rechten.mag_weigering_registreren(lid, traject)),
        ("plannen", "Toekomstige job plannen", rechten.mag_doorstroom_plannen(lid, traject)),
        (
            "oordelen",
            "Oordeel van VDAB vastleggen",
            rechten.waarom_geen_oordeel(lid, traject, beoordeeld=beoordeeld) is None,
        ),
        ("nazorgcontact", "Nazorgcontact noteren", rechten.mag_nazorg_noteren(lid, traject)),
        ("opvolging", "Opvolgmeting invullen", rechten.mag_opvolging_meten(lid, traject)),
    ]
    return [(naam, label) for naam, label, mag in keuzes if mag]


def plannen(lid: Lidmaatschap, traject: Traject) -> list[tuple[str, str]]:
    """The plans of a traject that this lid may read: name and label."""
    keuzes = [
        ("doorstroomplan", "Persoonlijk doorstroomplan", rechten.mag_doorstroomplan_zien(lid, traject)),
        ("nazorgplan", "Nazorgplan", rechten.mag_nazorgplan_zien(lid, traject)),
        ("overdrachtsnota", "Overdrachtsnota", rechten.mag_nazorgplan_zien(lid, traject)),
    ]
    return [(naam, label) for naam, label, mag in keuzes if mag]
