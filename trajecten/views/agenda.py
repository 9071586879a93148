"""The terms of a lid as a calendar that a phone or a mail program reads: days and numbers, and never a name."""

from datetime import date, timedelta
from urllib.parse import urljoin

import icalendar
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from trajecten.enums import Rol
from trajecten.middleware import Verzoek
from trajecten.models import Agendasleutel, Lidmaatschap, Termijn
from trajecten.views.werk.lijst import van_wie

VOORUIT = timedelta(days=90)
HOOGSTENS = 500  # the first ones; nobody plans more than these
DAG = timedelta(days=1)


@require_safe
def agenda(request: Verzoek) -> HttpResponse:
    """Whether there is an address, since when, and the buttons to make one and to revoke it."""
    return _pagina(request)


def _pagina(request: Verzoek, sleutel: str = "") -> HttpResponse:
    zichtbaar = Agendasleutel.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    context = {
        "heeft_termijnen": Rol(request.lid.rol) in (Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING),
        "van": zichtbaar.geldig().first(),
        "adres": urljoin(settings.ADRES, reverse("agenda-feed", args=[sleutel])) if sleutel else "",
    }
    antwoord = render(request, "agenda.html", context)
    patch_cache_control(antwoord, no_store=True)
    return antwoord


@require_POST
def sleutel_maken(request: Verzoek) -> HttpResponse:
    """Make an address, in the place of the one there was; it is shown this once."""
    with transaction.atomic():
        sleutel = Agendasleutel.objects.maak(request.lid, nu=request.nu)
    return _pagina(request, sleutel)


@require_POST
def sleutel_intrekken(request: Verzoek) -> HttpResponse:
    Agendasleutel.objects.trek_in(request.lid, nu=request.nu)
    return redirect("agenda")


@login_not_required
@require_safe
def feed(request: Verzoek, sleutel: str) -> HttpResponse:
    """The calendar of the lid to whom the key was given; 404 for any other key, also a revoked one."""
    lid = Agendasleutel.objects.lid_van(sleutel, vandaag=request.vandaag)
    if lid is None:
        raise Http404("Deze agenda bestaat niet, of is ingetrokken.")
    antwoord = HttpResponse(kalender(lid, vandaag=request.vandaag), content_type="text/calendar; charset=utf-8")
    antwoord["Referrer-Policy"] = "no-referrer"
    patch_cache_control(antwoord, private=True, no_store=True)
    return antwoord


def kalender(lid: Lidmaatschap, *, vandaag: date) -> bytes:
    """What is on the plate of a lid, overdue or in the coming ninety days, as all-day events. One query."""
    zichtbaar = Termijn.objects.zichtbaar_voor(lid, vandaag=vandaag).lopend(vandaag)
    eigen = van_wie(zichtbaar.filter(rol=lid.rol, uiterlijk__lte=vandaag + VOORUIT), lid)
    termijnen = eigen.select_related("traject").order_by("uiterlijk", "pk")
    boek = icalendar.Calendar()
    boek.add("prodid", "-//Doorstroom//Termijnen//NL")
    boek.add("version", "2.0")
    boek.add("x-wr-calname", "Doorstroom")
    for termijn in termijnen[:HOOGSTENS]:
        boek.add_component(_gebeurtenis(termijn))
    inhoud: bytes = boek.to_ical()
    return inhoud


def _gebeurtenis(termijn: Termijn) -> icalendar.Event:
    nummer = f" ({termijn.traject.nummer_getoond})" if termijn.traject else ""
    link = urljoin(settings.ADRES, termijn.traject.get_absolute_url() if termijn.traject else reverse("start"))
    gebeurtenis = icalendar.Event()
    gebeurtenis.add("uid", f"{termijn.uuid}@{settings.MELDINGEN_DOMEIN}")
    gebeurtenis.add("dtstamp", icalendar.vDatetime.from_ical(f"{termijn.begin:%Y%m%d}T000000Z"))
    gebeurtenis.add("dtstart", termijn.uiterlijk)
    gebeurtenis.add("dtend", termijn.uiterlijk + DAG)
    gebeurtenis.add("sequence", max((termijn.uiterlijk - termijn.oorspronkelijk).days, 0))
    gebeurtenis.add("summary", f"Doorstroom: {termijn.get_soort_display()}{nummer}")
    gebeurtenis.add("url", link)
    gebeurtenis.add("transp", "TRANSPARENT")  # it takes no time of the day
    return gebeurtenis
