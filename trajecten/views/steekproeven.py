"""The 10 % round: the draws of a year, the seed and the preview that go before, and one draw with everybody in it."""

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, steekproef, workflow
from trajecten.enums import Uitsluiting
from trajecten.forms.steekproef import VervangenForm, ZaadForm
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Steekproef, Steekproefkandidaat, Steekproefronde
from trajecten.views.export import als_csv
from trajecten.views.stappen import toon_form, verwerk

PER_BLAD = 50
TEKENS_VOORSTEL = 16
KOPPEN = [("Rang", 8), ("Kenmerk", 38), ("Lot", 66), ("Toestand", 20), ("Uitsluiting", 20), ("Invaller voor rang", 20)]


def vereis_trekken(lid: Lidmaatschap) -> None:
    if not rechten.mag_steekproef_trekken(lid):
        raise PermissionDenied("Alleen VDAB trekt een steekproef.")


def gevraagd_jaar(request: Verzoek) -> int:
    """The year in the address, or the last one. Raises BadRequest for one without a round."""
    jaren = steekproef.jaren(request.vandaag)
    jaar = request.GET.get("jaar", str(jaren[0]))
    if jaar not in map(str, jaren):
        raise BadRequest(f"“jaar” kan alleen {', '.join(map(str, jaren))} zijn.")
    return int(jaar)


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The draws of a year, with how far the evaluations are."""
    if not rechten.mag_steekproef_zien(request.lid):
        raise PermissionDenied("De 10 %-ronde is voor VDAB en voor de ondernemingen waar getrokken wordt.")
    jaar = gevraagd_jaar(request)
    trekkingen = Steekproef.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(ronde__jaar=jaar)
    blad = Paginator(trekkingen.select_related("onderneming"), PER_BLAD).get_page(request.GET.get("pagina"))
    stand = Steekproefkandidaat.objects.filter(steekproef__in=[een.pk for een in blad]).voortgang()
    context = {
        "jaar": jaar,
        "jaren": steekproef.jaren(request.vandaag),
        "ronde": Steekproefronde.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(jaar=jaar).first(),
        "blad": blad,
        "rijen": [(een, stand.get(een.pk)) for een in blad],
        "totaal": trekkingen.aggregate(noemer=Sum("noemer"), teller=Sum("teller")),
        "mag": rechten.mag_steekproef_trekken(request.lid),
    }
    return render(request, "steekproeven/lijst.html", context)


@require_http_methods(["GET", "POST"])
def zaad(request: Verzoek) -> HttpResponse:
    """Publish the seed of a year that has none yet."""
    vereis_trekken(request.lid)
    bekend = set(Steekproefronde.objects.values_list("jaar", flat=True))
    vrij = [jaar for jaar in steekproef.jaren(request.vandaag) if jaar not in bekend or request.method == "POST"]
    vooraf = {"zaad": secrets.token_hex(TEKENS_VOORSTEL // 2), "jaar": request.GET.get("jaar")}
    form = ZaadForm(request.POST or None, jaren=vrij, initial=vooraf)
    if verwerk(form, lambda **g: workflow.steekproefzaad_publiceren(lid=request.lid, nu=request.nu, **g)):
        jaar = form.cleaned_data["jaar"]
        messages.success(request, f"Het zaad van {jaar} is gepubliceerd. Nu kan je trekken.")
        return redirect(f"{reverse('steekproef-trekken')}?jaar={jaar}")
    uitleg = "Het zaad staat vast vóór iemand getrokken wordt, en verandert daarna niet meer (R8)."
    reden = None if vrij else "Van elk jaar tot nu is het zaad al gepubliceerd."
    adres = reverse("steekproef-lijst")
    return toon_form(request, form, titel="Zaad van de 10 %-ronde", over="", uitleg=uitleg, reden=reden, terug=adres)


@require_http_methods(["GET", "POST"])
def trekken(request: Verzoek) -> HttpResponse:
    """What would be drawn: of each company without a draw the numerator and the denominator; and the draw of all."""
    vereis_trekken(request.lid)
    jaar = gevraagd_jaar(request)
    ronde = Steekproefronde.objects.filter(jaar=jaar).select_related("lid__gebruiker").first()
    if ronde and request.method == "POST":
        return _trek(request, ronde)
    te_trekken = list(ronde.te_trekken(request.lid.provincies)) if ronde else []
    for rij in te_trekken:
        rij["teller"] = steekproef.aantal(rij["noemer"], op=steekproef.peildatum(jaar))
    context = {
        "jaar": jaar,
        "ronde": ronde,
        "peildatum": steekproef.peildatum(jaar),
        "blad": Paginator(te_trekken, PER_BLAD).get_page(request.GET.get("pagina")),
        "noemer": sum(rij["noemer"] for rij in te_trekken),
        "teller": sum(rij["teller"] for rij in te_trekken),
    }
    return render(request, "steekproeven/trekken.html", context)


def _trek(request: Verzoek, ronde: Steekproefronde) -> HttpResponse:
    try:
        getrokken = workflow.steekproef_trekken(ronde, lid=request.lid, nu=request.nu)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        aantal = len(getrokken)
        wat = f"Er is getrokken bij {aantal} {'onderneming' if aantal == 1 else 'ondernemingen'}."
        messages.success(request, wat if aantal else "Er was niets meer te trekken. Misschien was een collega je voor.")
    return redirect(f"{reverse('steekproef-lijst')}?jaar={ronde.jaar}")


def steekproef_or_404(request: Verzoek, uuid: UUID) -> Steekproef:
    zichtbaar = Steekproef.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return get_object_or_404(zichtbaar.select_related("ronde", "onderneming", "lid__gebruiker"), uuid=uuid)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponseBase:
    """One draw: what it was made from, who was drawn and how far that is, who was excluded and why."""
    een = steekproef_or_404(request, uuid)
    if request.GET.get("formaat") == "csv":
        return _csv(een)
    allen: Any = een.kandidaten.select_related("maatwerker")
    zichtbaar = Steekproefkandidaat.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(steekproef=een)
    met_naam = set(zichtbaar.values_list("pk", flat=True))
    getrokken = allen.getrokken().met_stand().met_beletsel(vandaag=request.vandaag).order_by("rang")
    rijen = [
        {
            "kandidaat": k,
            "met_naam": k.pk in met_naam,
            "vervanging": getattr(k, "vervanging", None),
            "invaller_voor": getattr(k, "invaller_voor", None),
            "weg": k.beletsel == Uitsluiting.UIT_DIENST,
            "mag_vervangen": rechten.waarom_niet_vervangen(request.lid, k) is None,
        }
        for k in getrokken.select_related("vervanging__opvolger", "vervanging__lid__gebruiker", "invaller_voor__weg")
    ]
    uitgesloten = Paginator(allen.filter(rang=None).order_by("uitsluiting", "maatwerker__sorteernaam", "pk"), PER_BLAD)
    blad = uitgesloten.get_page(request.GET.get("pagina"))
    volledig = een.kandidaten.select_related("maatwerker").only(
        "steekproef", "rang", "lot", "uitsluiting", "maatwerker__uuid"
    )
    context = {
        "steekproef": een,
        "rijen": rijen,
        "blad": blad,
        "uitgesloten": [(k, k.pk in met_naam) for k in blad],
        "klopt": een.maak_zegel(volledig) == een.zegel,
    }
    return render(request, "steekproeven/steekproef.html", context)


def _csv(een: Steekproef) -> HttpResponseBase:
    """Everybody in the draw by mark, without names, so that it can be handed to who wants to check it."""
    rijen = []
    for k in een.kandidaten.select_related("maatwerker", "vervanging", "invaller_voor__weg"):
        voor = getattr(k, "invaller_voor", None)
        if k.rang is None:
            toestand = "uitgesloten"
        elif hasattr(k, "vervanging"):
            toestand = "vervangen"
        elif voor:
            toestand = "invaller"
        else:
            toestand = "getrokken" if k.rang <= een.teller else "reserve"
        plaats = [k.rang, str(k.maatwerker.uuid), k.lot]
        rijen.append([*plaats, toestand, k.uitsluiting, voor.weg.rang if voor else None])
    return als_csv(f"steekproef-{een.ronde.jaar}-{een.onderneming.kbo}", KOPPEN, rijen)


@require_http_methods(["GET", "POST"])
def vervangen(request: Verzoek, uuid: UUID, rang: int) -> HttpResponse:
    """Replace somebody drawn who left, by the next in the order."""
    een = steekproef_or_404(request, uuid)
    vereis_trekken(request.lid)
    aan_de_beurt = een.kandidaten.aan_de_beurt().met_stand().met_beletsel(vandaag=request.vandaag)
    kandidaat = aan_de_beurt.filter(rang=rang).first()
    if kandidaat is None:
        return redirect(een)  # replaced meanwhile: the page says by whom
    form = VervangenForm(request.POST or None)
    if verwerk(form, lambda **g: workflow.steekproef_vervangen(kandidaat, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"Rang {rang} is vervangen.")
        return redirect(een)
    return toon_form(
        request,
        form,
        titel=f"Rang {rang} vervangen",
        over=een,
        uitleg="De volgende in de volgorde van de trekking valt in. Je kiest niet zelf wie (R8).",
        reden=rechten.waarom_niet_vervangen(request.lid, kandidaat),
    )
