"""The list of people, the file of one, and what a company reports about them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import overgangen, rechten, workflow
from trajecten.enums import Doelgroep, Rol
from trajecten.forms.maatwerker import (
    AfwezigForm,
    EvaluatieForm,
    InDienstForm,
    PopForm,
    TerugForm,
    UitDienstForm,
    WopForm,
)
from trajecten.forms.velden import DoorstroomForm
from trajecten.middleware import Verzoek
from trajecten.models import Afwezigheid, Evaluatie, Maatwerker, Pop, Tewerkstelling, Traject, Vestiging, Wop
from trajecten.views.ophalen import dienst_or_404, maatwerker_or_404
from trajecten.views.stappen import toon_form, verwerk

PER_PAGINA = 25


class MaatwerkerFilter(django_filters.FilterSet):
    zoek = django_filters.CharFilter(label="Naam of INSZ", method="op_naam")
    doelgroep = django_filters.ChoiceFilter(label="Doelgroep", choices=Doelgroep.choices, empty_label="Alle")
    sorteer = django_filters.OrderingFilter(
        label="Volgorde",
        fields=(("sorteernaam", "naam"), ("geboortedatum", "geboren")),
        choices=[("naam", "Naam"), ("geboren", "Oudste eerst"), ("-geboren", "Jongste eerst")],
        empty_label=None,
    )

    class Meta:
        model = Maatwerker
        fields = ("zoek", "doelgroep")

    def op_naam(self, maatwerkers: Any, _naam: str, tekst: str) -> Any:
        return maatwerkers.zoek(tekst)


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    lid, vandaag = request.lid, request.vandaag
    zichtbaar = Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag)
    gefilterd = MaatwerkerFilter(request.GET or None, queryset=zichtbaar)
    eigen = {"maatwerker": OuterRef("pk")}
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(**eigen).order_by("-status_sinds", "-pk")
    diensten = Tewerkstelling.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(**eigen).order_by("-periode")
    afwezig = Afwezigheid.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).op(vandaag).filter(**eigen)
    rijen = gefilterd.qs.annotate(
        traject_status=Subquery(trajecten.values("status")[:1]),
        werkgever=Subquery(diensten.values("vestiging__onderneming__naam")[:1]),
        in_dienst_sinds=Subquery(diensten.values("periode__startswith")[:1]),
        uit_dienst=Subquery(diensten.values("periode__endswith")[:1]),
        afwezig=Subquery(afwezig.values("soort")[:1]),
    )
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"filter": gefilterd, "pagina": pagina, "mag_melden": lid.rol in (Rol.ONDERNEMING, Rol.VDAB)}
    return render(request, "maatwerkers/maatwerker_lijst.html", context)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    maatwerker = maatwerker_or_404(request, uuid)
    lid, vandaag = request.lid, request.vandaag

    def rijen(model: Any, *verwant: str) -> list[Any]:
        zichtbaar = model.objects.geldig() if hasattr(model.objects, "geldig") else model.objects
        return list(
            zichtbaar.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=maatwerker).select_related(*verwant)
        )

    diensten = rijen(Tewerkstelling, "vestiging__onderneming")
    afwezigheden = rijen(Afwezigheid)
    lopend = next((dienst for dienst in diensten if vandaag in dienst.periode), None)
    return render(
        request,
        "maatwerkers/maatwerker.html",
        {
            "maatwerker": maatwerker,
            "diensten": diensten,
            "lopend": lopend,
            "mag_melden": lopend is not None and rechten.mag_melden_voor(lid, lopend.vestiging.onderneming),
            "afwezigheden": afwezigheden,
            "is_afwezig": any(vandaag in afwezigheid.periode for afwezigheid in afwezigheden),
            "wops": rijen(Wop),
            "evaluaties": rijen(Evaluatie),
            "pops": list(Pop.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=maatwerker)[:5]),
            "trajecten": list(
                Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
                .filter(maatwerker=maatwerker)
                .select_related("partner", "project__oproep")
            ),
            "mag_motivering": rechten.mag_motivering_zien(lid),
            "mag_wop": rechten.mag_wop_beslissen(lid),
            "mag_pop": rechten.mag_pop_bewaren(lid),
            "toeleiden": overgangen.bekijk(
                "toeleiden", Traject.objects.ontwerp(maatwerker, op=vandaag), lid=lid, vandaag=vandaag
            )
            if rechten.mag_zetten("toeleiden", lid)
            else None,
        },
    )


@require_http_methods(["GET", "POST"])
def in_dienst(request: Verzoek) -> HttpResponse:
    """A company, or VDAB for it, reports that somebody starts."""
    if request.lid.rol not in (Rol.ONDERNEMING, Rol.VDAB):
        raise PermissionDenied("In dienst melden doet de onderneming zelf, of VDAB.")
    vestigingen = (
        Vestiging.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
        .filter(onderneming__soorten__overlap=["maatwerkbedrijf", "maatwerkafdeling", "lde_onderneming"])
        .select_related("onderneming")
    )
    form = InDienstForm(request.POST or None, vestigingen=vestigingen, vandaag=request.vandaag)

    def uitvoeren(vestiging: Vestiging, **gegevens: Any) -> None:
        workflow.in_dienst_melden(vestiging, lid=request.lid, nu=request.nu, **gegevens)

    if form.is_valid() and _meld(form, uitvoeren):
        messages.success(
            request, f"{form.cleaned_data['voornaam']} {form.cleaned_data['familienaam']} is in dienst gemeld."
        )
        return redirect("maatwerker-lijst")
    context = {
        "form": form,
        "titel": "In dienst melden",
        "over": None,
        "uitleg": "",
        "reden": None,
        "terug": "/maatwerkers/",
    }
    return render(request, "formulier.html", context)


def _meld(form: InDienstForm, uitvoeren: Callable[..., Any]) -> bool:
    """Not inside a transaction: a refused double report must stay on VDAB's list."""
    try:
        uitvoeren(**form.cleaned_data)
    except ValidationError as fout:
        form.voeg_toe(fout)
        return False
    return True


DIENST: dict[str, tuple[str, type[DoorstroomForm], Callable[..., Any]]] = {
    "uit-dienst": ("Uit dienst melden", UitDienstForm, workflow.uit_dienst_melden),
    "afwezig": ("Afwezig melden", AfwezigForm, workflow.afwezig_melden),
    "terug": ("Terug aan het werk melden", TerugForm, workflow.terug_aan_het_werk),
}


@require_http_methods(["GET", "POST"])
def dienst_melden(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """The employer reports an end, an absence, or a return."""
    dienst = dienst_or_404(request, uuid)
    if not rechten.mag_melden_voor(request.lid, dienst.vestiging.onderneming):
        raise PermissionDenied("Dit meldt de werkgever zelf, of VDAB.")
    titel, formulier, uitvoeren = DIENST[naam]
    form = formulier(request.POST or None, initial={"op": request.vandaag})
    if verwerk(form, lambda **gegevens: uitvoeren(dienst, lid=request.lid, nu=request.nu, **gegevens)):
        messages.success(request, f"“{titel}” is bewaard voor {dienst.maatwerker}.")
        return redirect("maatwerker-lijst")
    return toon_form(request, form, titel=titel, over=dienst.maatwerker)


PERSOON: dict[str, tuple[str, type[DoorstroomForm], Callable[..., Any], Callable[..., bool], str]] = {
    "pop": ("POP bijwerken", PopForm, workflow.pop_bewaren, rechten.mag_pop_bewaren, "versie_op"),
    "wop": ("Startpakket toekennen", WopForm, workflow.wop_toekennen, rechten.mag_wop_beslissen, "op"),
    "evaluatie": (
        "Evaluatie vastleggen",
        EvaluatieForm,
        workflow.evaluatie_vastleggen,
        rechten.mag_wop_beslissen,
        "bezoek_op",
    ),
}


@require_http_methods(["GET", "POST"])
def persoon_bijwerken(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """A new POP, a startpakket, or an evaluation with its outcome."""
    maatwerker = maatwerker_or_404(request, uuid)
    titel, formulier, uitvoeren, mag, datumveld = PERSOON[naam]
    if not mag(request.lid):
        raise PermissionDenied(f"{titel} kan niet met jouw rol.")
    form = formulier(request.POST or None, initial={datumveld: request.vandaag})
    if verwerk(form, lambda **gegevens: uitvoeren(maatwerker, lid=request.lid, nu=request.nu, **gegevens)):
        messages.success(request, f"“{titel}” is bewaard voor {maatwerker}.")
        return redirect(maatwerker)
    return toon_form(request, form, titel=titel, over=maatwerker)
