"""Reports as they were given out: freeze one, show it again unaltered, and reckon it again to see the difference."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import rechten, workflow
from trajecten.forms.rapport import BevriesForm, RapportForm
from trajecten.middleware import Verzoek
from trajecten.models import BevrorenRapport, Oproep
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.inhoud import als_inhoud, lees_rapport, lees_vraag
from trajecten.rapporten.rapport import maak_rapport
from trajecten.rapporten.soorten import SOORTEN
from trajecten.rapporten.verschil import verschillen
from trajecten.rapporten.vraag import PER, Vraag
from trajecten.views import rapportbestand
from trajecten.views.rapportbeeld import oproepen_van
from trajecten.views.rapporten import adres, toon_rijen
from trajecten.views.rapportlang import MEER_DAN, te_lang
from trajecten.views.rapportvergelijking import waarom_anders
from trajecten.views.stappen import met_concept, verwerk

PER_BLAD = 50
FORMATEN = ("html", "csv", "xlsx", "pdf")
NAAST = ("", "toen", "nu")


def _vereis(request: Verzoek) -> None:
    if request.lid is None or not rechten.mag_bevriezen(request.lid):
        raise PermissionDenied("Bevroren rapporten gaan over heel Vlaanderen: ze zijn voor VDAB en voor beleid.")


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    _vereis(request)
    rapporten = BevrorenRapport.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    rapporten = rapporten.defer("inhoud").select_related("lid__gebruiker")
    blad = Paginator(rapporten, PER_BLAD).get_page(request.GET.get("pagina"))
    return render(request, "rapporten/bevroren_lijst.html", {"blad": blad})


@require_http_methods(["GET", "POST"])
def bevriezen(request: Verzoek, rapport: str) -> HttpResponse:
    """Freeze the answer to the question in the address."""
    if rapport not in SOORTEN:
        raise Http404
    _vereis(request)
    soort, bron, lid = SOORTEN[rapport], cijferbron(request.lid), request.lid
    gevraagd = RapportForm(request.GET, soort=soort, vandaag=request.vandaag)
    if not gevraagd.is_valid():
        fout = {"oproep": None, "soort": soort, "form": gevraagd}
        return render(request, "rapporten/ongeldig.html", fout, status=400)
    vraag = gevraagd.vraag
    titel = f"{gevraagd.gekozen_oproep or soort.titel}, stand op {vraag.peildatum:%d-%m-%Y}"
    form = BevriesForm(request.POST or None, initial={"titel": titel[:200]})

    def bevries(**gegevens: Any) -> None:
        oproepen = oproepen_van(gevraagd.gekozen_oproep, vraag)
        cijfers = maak_rapport(soort, vraag, bron=bron, oproepen=oproepen)
        inhoud = {**als_inhoud(cijfers), "beperkt_tot": [list(een) for een in gevraagd.beperkt_tot]}
        gemaakt.append(workflow.rapport_bevriezen(inhoud, lid=lid, nu=request.nu, **gegevens))

    gemaakt: list[BevrorenRapport] = []
    if verwerk(form, bevries):
        messages.success(request, f"De cijfers zijn bevroren als rapport {gemaakt[0].nummer_getoond}.")
        return redirect(gemaakt[0])
    context = {
        **met_concept(request, form),
        "titel": f"{soort.titel} bevriezen",
        "uitleg": _uitleg(vraag, gevraagd.beperkt_tot, is_voorbij=vraag.bekend_op < request.vandaag),
        "over": None,
        "reden": None,
        "soort": soort,
        "terug": reverse("rapport", args=[soort.naam]) + adres(request),
    }
    return render(request, "rapporten/bevriezen.html", context)


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    """The report as it was given; beside it (`naast`) the same question reckoned again, as known then or as known now."""
    rapporten = BevrorenRapport.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    bevroren = get_object_or_404(rapporten.select_related("lid__gebruiker"), uuid=uuid)
    formaat, naast = request.GET.get("formaat", "html"), request.GET.get("naast", "")
    if formaat not in FORMATEN:
        raise BadRequest(f"“formaat” kan alleen {', '.join(FORMATEN)} zijn.")
    if naast not in NAAST:
        raise BadRequest("“naast” kan alleen toen of nu zijn.")
    rapport = lees_rapport(bevroren.inhoud)
    kop, naam = _kop(bevroren), bevroren.nummer_getoond
    if formaat in MEER_DAN and (later := te_lang(request, rapport.tabellen, naam, formaat)):
        return later
    match formaat:
        case "csv":
            tabel = next((een for een in rapport.tabellen if een.naam == request.GET.get("tabel")), rapport.tabel)
            return rapportbestand.als_csv(rapport, tabel, f"{naam}_{tabel.naam}")
        case "xlsx":
            return rapportbestand.als_xlsx(rapport, naam, kop)
        case "pdf":
            return rapportbestand.als_pdf(rapport, naam, kop, op=bevroren.bevroren_op)
    context = {
        "bevroren": bevroren,
        "rapport": rapport,
        "kop": kop,
        "tabellen": [(tabel, toon_rijen(tabel)) for tabel in rapport.tabellen],
        "indicatoren": dict.fromkeys(een for tabel in rapport.tabellen for een in tabel.indicatoren),
        "naast": naast,
        **(_herrekend(request, bevroren, naast) if naast else {"verschillen": [], "waarom": None, "waarom_rijen": []}),
    }
    return render(request, "rapporten/bevroren.html", context)


def _uitleg(vraag: Vraag, beperkt_tot: list[tuple[str, str]], *, is_voorbij: bool) -> str:
    """What is frozen, in words."""
    zinnen = [
        f"Je bevriest de stand op {vraag.peildatum:%d-%m-%Y}, zoals bekend op {vraag.bekend_op:%d-%m-%Y}.",
        f"Per {PER[vraag.per].label.lower()}.",
        *(f"{label}: {waarde}." for label, waarde in beperkt_tot),
        "De cijfers en wat ze betekenen, worden bewaard zoals ze nu zijn. Dat kan je niet ongedaan maken.",
    ]
    if not is_voorbij:
        zinnen.append("Die dag is nog niet voorbij: wie dezelfde cijfers later vraagt, kan andere krijgen.")
    return " ".join(zinnen)


def _kop(bevroren: BevrorenRapport) -> list[str]:
    """What it is about, in lines."""
    vraag = lees_vraag(bevroren.inhoud)
    periode = [f"Periode vanaf {vraag.van:%d-%m-%Y}."] if vraag.van else []
    return [
        str(bevroren),
        f"Stand op {vraag.peildatum:%d-%m-%Y}, zoals bekend op {vraag.bekend_op:%d-%m-%Y}.",
        *periode,
        bevroren.inhoud["wiens"],
        *(f"{label}: {waarde}" for label, waarde in bevroren.inhoud["beperkt_tot"]),
        *bevroren.inhoud.get("toelichting", []),
    ]


def _herrekend(request: Verzoek, bevroren: BevrorenRapport, naast: str) -> dict[str, Any]:
    """The same question reckoned again, and what makes it differ."""
    oud = lees_rapport(bevroren.inhoud)
    bekend_op = request.vandaag if naast == "nu" else oud.vraag.bekend_op
    vraag = oud.vraag.anders(bekend_op=bekend_op, vorige=oud.vraag)
    bron = cijferbron(request.lid)
    oproep = Oproep.objects.get(pk=vraag.filters["oproep"]) if "oproep" in vraag.filters else None
    nieuw = maak_rapport(oud.soort, vraag, bron=bron, oproepen=oproepen_van(oproep, vraag))
    waarom = waarom_anders(bron, vraag)
    return {"verschillen": verschillen(oud, nieuw), "waarom": waarom, "waarom_rijen": toon_rijen(waarom)}
