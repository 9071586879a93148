"""What is planned with somebody: the persoonlijk doorstroomplan, the contacts of the nazorg, the overdrachtsnota."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, termijnen, workflow
from trajecten.enums import NazorgMet, TrajectStatus
from trajecten.forms.plannen import DoorstroomplanForm, NazorgplanForm, OverdrachtsnotaForm
from trajecten.forms.traject import NazorgcontactForm, TrajectForm
from trajecten.middleware import Verzoek
from trajecten.models import Doorstroomplan, Lidmaatschap, Nazorgafspraak, Nazorgcontact, Overdrachtsnota, Traject
from trajecten.views.ophalen import traject_or_404
from trajecten.views.stappen import toon_form, verwerk

NIET_HIER = "Dit kan niet met jouw rol, of niet in deze status van het traject."


@dataclass(frozen=True)
class Moment:
    """A contact of the nazorg: planned, had, or both. `dagen` until the planned day, below nought when it passed."""

    op: date
    met: str
    afspraak: Nazorgafspraak | None = None
    contact: Nazorgcontact | None = None
    dagen: int = 0


def momenten(afspraken: list[Any], contacten: list[Nazorgcontact], *, vandaag: date) -> list[Moment]:
    """All contacts in the order of their days; an appointment that was kept stands once, on the day of the contact."""
    open_ = [een for een in afspraken if een.contact is None or een.contact.ingetrokken_op is not None]
    alle = [Moment(een.op, een.get_met_display(), afspraak=een, dagen=(een.op - vandaag).days) for een in open_]
    alle += [Moment(een.op, een.get_met_display(), contact=een) for een in contacten]
    return sorted(alle, key=lambda moment: moment.op)


@require_safe
def nazorgplan(request: Verzoek, uuid: UUID) -> HttpResponse:
    """When there is contact in the nazorg and with whom: what was done, what is due, what comes (R22)."""
    traject = traject_or_404(request, uuid)
    if not rechten.mag_nazorgplan_zien(request.lid, traject):
        raise PermissionDenied("Een nazorgplan is er pas vanaf de eerste werkdag bij de nieuwe werkgever.")
    lid, vandaag, hire = request.lid, request.vandaag, traject.doorgestroomd_op
    assert hire is not None, "who sees the plan of the nazorg has a hire"
    afspraken = Nazorgafspraak.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(traject=traject)
    contacten = Nazorgcontact.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(traject=traject)
    einde = termijnen.nazorg_einde(hire)
    context = {
        "traject": traject,
        "momenten": momenten(list(afspraken.select_related("contact")), list(contacten), vandaag=vandaag),
        "begin": hire,
        "einde": einde,
        "dagen": (einde - vandaag).days,
        "loopt": traject.status == TrajectStatus.NAZORG,
        "mag": rechten.mag_nazorg_noteren(lid, traject),
        "mag_nota": rechten.mag_overdrachtsnota_schrijven(lid, traject),
    }
    return render(request, "trajecten/nazorgplan.html", context)


@require_http_methods(["GET", "POST"])
def nazorgafspraak_noteren(request: Verzoek, uuid: UUID, feit: UUID) -> HttpResponse:
    """Write down the contact that was planned."""
    traject = traject_or_404(request, uuid)
    zichtbaar = Nazorgafspraak.objects.open().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    afspraak = get_object_or_404(zichtbaar, uuid=feit, traject=traject)
    if not rechten.mag_nazorg_noteren(request.lid, traject):
        raise PermissionDenied(NIET_HIER)
    vooraf = {"afspraak": afspraak.pk, "met": afspraak.met, "op": min(afspraak.op, request.vandaag)}
    form = NazorgcontactForm(request.POST or None, traject=traject, vandaag=request.vandaag, initial=vooraf)
    if verwerk(form, lambda **g: workflow.nazorg_contact(traject, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, "Het nazorgcontact is bewaard.")
        return redirect("traject-nazorgplan", traject.uuid)
    return toon_form(request, form, titel="Nazorgcontact noteren", over=traject)


MET_VERSIES: dict[
    str, tuple[Any, Callable[[Lidmaatschap, Traject], bool], Callable[[Lidmaatschap, Traject], bool], str]
] = {
    "doorstroomplan": (
        Doorstroomplan,
        rechten.mag_doorstroomplan_zien,
        rechten.mag_doorstroomplan_schrijven,
        "Het doorstroomplan is van de deelnemer, de doorstroompartner en VDAB.",
    ),
    "overdrachtsnota": (
        Overdrachtsnota,
        rechten.mag_nazorgplan_zien,
        rechten.mag_overdrachtsnota_schrijven,
        "Een overdrachtsnota is er pas vanaf de nazorg.",
    ),
}


@require_safe
def lezen(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """A plan or nota as it stands, to read together or to print, with the versions before it."""
    traject = traject_or_404(request, uuid)
    model, mag_zien, mag_schrijven, weigering = MET_VERSIES[naam]
    if not mag_zien(request.lid, traject):
        raise PermissionDenied(weigering)
    versies = model.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(traject=traject)
    context = {
        "traject": traject,
        "versies": list(versies.select_related("lid__gebruiker")),
        "mag": mag_schrijven(request.lid, traject),
    }
    return render(request, f"trajecten/{naam}.html", context)


def nazorgplan_form(request: Verzoek, traject: Traject) -> NazorgplanForm:
    """The open appointments; where there are none and no contact yet, the moments that we propose."""
    zichtbaar = Nazorgafspraak.objects.open().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    afspraken: list[tuple[date, str]] = list(zichtbaar.filter(traject=traject).values_list("op", "met"))
    if not afspraken and traject.doorgestroomd_op:
        afspraken = voorstel(traject, vanaf=request.vandaag)
    return NazorgplanForm(request.POST or None, traject=traject, vandaag=request.vandaag, afspraken=afspraken)


def voorstel(traject: Traject, *, vanaf: date) -> list[tuple[date, str]]:
    """The proposed moments that still lie ahead."""
    assert traject.doorgestroomd_op is not None, "there is a hire in nazorg"
    alle: list[tuple[date, NazorgMet]] = termijnen.nazorg_voorstel(traject.doorgestroomd_op)
    return [(op, met.value) for op, met in alle if op >= vanaf]


def overdrachtsnota_form(request: Verzoek, traject: Traject) -> OverdrachtsnotaForm:
    notas = Overdrachtsnota.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(traject=traject)
    velden = ("voor", "gaat_goed", "let_op", "afspraken", "contact")
    vorige: dict[str, Any] = notas.values(*velden).first() or {}
    return OverdrachtsnotaForm(request.POST or None, traject=traject, vandaag=request.vandaag, initial=vorige)


def doorstroomplan_form(request: Verzoek, traject: Traject) -> DoorstroomplanForm:
    plannen = Doorstroomplan.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(traject=traject)
    return DoorstroomplanForm(request.POST or None, traject=traject, vandaag=request.vandaag, vorige=plannen.first())


PLANNEN: dict[
    str,
    tuple[
        str,
        Callable[[Verzoek, Traject], TrajectForm],
        Callable[..., Any],
        Callable[[Lidmaatschap, Traject], bool],
        str,
    ],
] = {
    "nazorgplan": (
        "Nazorgcontacten plannen",
        nazorgplan_form,
        workflow.nazorg_plannen,
        rechten.mag_nazorg_noteren,
        "Spreek af met de werknemer en met de nieuwe werkgever. Maak een dag leeg om dat contact te schrappen.",
    ),
    "doorstroomplan": (
        "Doorstroomplan bijwerken",
        doorstroomplan_form,
        workflow.doorstroomplan_bewaren,
        rechten.mag_doorstroomplan_schrijven,
        "Elke keer dat je bewaart, komt er een versie bij. De vorige versies blijven leesbaar.",
    ),
    "overdrachtsnota": (
        "Overdrachtsnota schrijven",
        overdrachtsnota_form,
        workflow.overdrachtsnota_bewaren,
        rechten.mag_overdrachtsnota_schrijven,
        "Voor wie het na de nazorg overneemt. Bespreek de nota eerst met de werknemer.",
    ),
}


@require_http_methods(["GET", "POST"])
def bewerken(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """The form of one of the plans."""
    traject = traject_or_404(request, uuid)
    titel, maak, uitvoeren, mag, uitleg = PLANNEN[naam]
    if not mag(request.lid, traject):
        raise PermissionDenied(NIET_HIER)
    form = maak(request, traject)
    if verwerk(form, lambda **gegevens: uitvoeren(traject, lid=request.lid, nu=request.nu, **gegevens)):
        messages.success(request, f"“{titel}” is bewaard.")
        return redirect(f"traject-{naam}", traject.uuid)
    return toon_form(request, form, titel=titel, over=traject, uitleg=uitleg)
