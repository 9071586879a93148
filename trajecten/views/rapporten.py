"""The reports: on screen, as files, and the cases behind a number for who may see them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.forms.rapport import RapportForm
from trajecten.middleware import Verzoek
from trajecten.models import Oproep
from trajecten.rapporten.cijferbron import Cijferbron, cijferbron
from trajecten.rapporten.definities import NAMEN
from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.rapport import Rapport, Rij, Tabel, maak_rapport
from trajecten.rapporten.soorten import SOORTEN, Rapportsoort
from trajecten.rapporten.vraag import Vraag
from trajecten.views import rapportbestand
from trajecten.views.rapportbeeld import met_adressen, oproepen_van, vraag_van
from trajecten.views.rapportgevallen import gevallen_adres
from trajecten.views.rapportlang import MEER_DAN, ongeldig, te_lang

Getoond = tuple[tuple[str, ...], bool, list[tuple[Indicator, Any, bool, str]]]


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    bron = cijferbron(request.lid)
    context = {
        "soorten": [soort for soort in SOORTEN.values() if soort.mag(bron)],
        "oproepen": Oproep.objects.all(),
        "wiens": bron.wiens,
        "bevroren": request.lid is not None and rechten.mag_bevriezen(request.lid),
        "projecten": request.lid is not None and rechten.mag_projecten_zien(request.lid),
        "vrijgaven": request.lid is not None and rechten.mag_vrijgeven(request.lid),
        "overzicht": bron.heel_vlaanderen,
        "vooruitblik": rechten.mag_vooruitblik_zien(request.lid),
    }
    return render(request, "rapporten/lijst.html", context)


@require_safe
def oproep(request: Verzoek, nummer: int) -> HttpResponse:
    """The results of one call; the address is one that others rely on."""
    cijferbron(request.lid)
    gevraagd = get_object_or_404(Oproep, nummer=nummer)
    return toon(request, SOORTEN["resultaten"], gevraagd)


@require_safe
def rapport(request: Verzoek, rapport: str) -> HttpResponse:
    if rapport not in SOORTEN:
        raise Http404
    return toon(request, SOORTEN[rapport], None)


def toon(request: Verzoek, soort: Rapportsoort, van_oproep: Oproep | None) -> HttpResponse:
    """The report that the address asks, in the form that it asks."""
    bron, lid = cijferbron(request.lid), request.lid
    assert lid is not None, "who has figures is a lid"
    vereis_rapport(soort, bron)
    form = RapportForm(request.GET, soort=soort, vandaag=request.vandaag, oproep=van_oproep)
    if not form.is_valid():
        fout = {"oproep": van_oproep, "soort": soort, "form": form}
        return ongeldig(request, "rapporten/ongeldig.html", fout)
    vraag = form.vraag
    oproepen = oproepen_van(form.gekozen_oproep, vraag)
    alleen = form.tabel if form.formaat == "csv" else ""
    cijfers = maak_rapport(soort, vraag, bron=bron, oproepen=oproepen, alleen=alleen)
    naam = _naam(cijfers, van_oproep)
    if form.formaat in MEER_DAN and (later := te_lang(request, cijfers.tabellen, naam, form.formaat)):
        return later
    match form.formaat:
        case "csv":
            return _csv(cijfers, van_oproep)
        case "json":
            return rapportbestand.als_json(cijfers, naam)
        case "xlsx":
            return rapportbestand.als_xlsx(cijfers, naam, _kop(cijfers, form, van_oproep))
        case "pdf":
            kop = _kop(cijfers, form, van_oproep)
            return rapportbestand.als_pdf(cijfers, naam, kop, op=request.nu)
    beelden = met_adressen(cijfers, vraag_van(request, cijfers, van_oproep))
    context = {
        "rapport": cijfers,
        "soort": soort,
        "oproep": van_oproep,
        "titel": str(van_oproep or soort.titel),
        "bron": bron,
        "vraag": vraag,
        "beperkt_tot": form.beperkt_tot,
        "tabellen": [
            (
                tabel,
                toon_rijen(tabel, partial(gevallen_adres, request, soort, vraag, van_oproep)),
                adres(request, formaat="csv", tabel=tabel.naam),
                [een for een in beelden if een[0].tabel == tabel.naam],
            )
            for tabel in cijfers.tabellen
        ],
        "indicatoren": dict.fromkeys(een for tabel in cijfers.tabellen for een in tabel.indicatoren),
        "bereikt": bereikt(cijfers, van_oproep) if bron.heel_vlaanderen else [],
        "sindsdien": bron.tel_stappen(vraag),
        "is_voorbij": vraag.bekend_op < request.vandaag,
        "nu_bekend": adres(request, bekend_op=request.vandaag),
        "xlsx": adres(request, formaat="xlsx"),
        "pdf": adres(request, formaat="pdf"),
        "vergelijken": _naar("rapport-vergelijken", request, soort, van_oproep),
        "bevriezen": _naar("rapport-bevriezen", request, soort, van_oproep) if rechten.mag_bevriezen(lid) else "",
        "vrijgeven": _vrijgeven(vraag, van_oproep) if van_oproep and rechten.mag_vrijgeven(lid) else "",
        "json": adres(request, formaat="json"),
        "form": RapportForm(getoond(request, vraag), soort=soort, vandaag=request.vandaag, oproep=van_oproep),
    }
    return render(request, "rapporten/rapport.html", context)


def _vrijgeven(vraag: Vraag, van_oproep: Oproep) -> str:
    """Where this call is released, on the same days."""
    dagen = {"peildatum": vraag.peildatum.isoformat(), "bekend_op": vraag.bekend_op.isoformat()}
    return reverse("vrijgeven", args=[van_oproep.nummer], query=dagen)


def vereis_rapport(soort: Rapportsoort, bron: Cijferbron) -> None:
    """Raises PermissionDenied for who can count nothing of this report."""
    if not soort.mag(bron):
        raise PermissionDenied("Dit rapport gaat niet over trajecten, maar over mensen bij hun werkgever.")


def getoond(request: Verzoek, vraag: Vraag) -> QueryDict:
    """What was asked, with the peildatum written out: the form shows which day it is about."""
    gevraagd = request.GET.copy()
    gevraagd["peildatum"] = vraag.peildatum.isoformat()
    return gevraagd


def toon_rijen(tabel: Tabel, adres_van: Callable[[Indicator, Rij], str] = lambda _een, _rij: "") -> list[Getoond]:
    """What a template shows of each row: its place, whether it is the total, and of each figure whether nobody could know it
    and where its cases are."""
    return [
        (
            rij.plek,
            rij is tabel.totaal,
            [
                (een, rij[een.naam], een.naam in tabel.onbekend, adres_van(een, rij) if rij[een.naam] else "")
                for een in tabel.indicatoren
            ],
        )
        for rij in tabel.alle_rijen
    ]


def bereikt(cijfers: Rapport, van_oproep: Oproep | None) -> list[tuple[Indicator, int | None, float | None]]:
    """What was reached of the target of a call: the figure, how many, and what percentage that is."""
    if van_oproep is None or not van_oproep.doel:
        return []
    totaal = cijfers.tabel.totaal
    return [
        (een, totaal[een.naam], None if totaal[een.naam] is None else 100 * totaal[een.naam] / van_oproep.doel)
        for een in cijfers.tabel.indicatoren
        if een.naam in ("toegeleid", "opgestart", "geslaagd")
    ]


def adres(request: Verzoek, **anders: Any) -> str:
    """The same question, with its days written out, but for `anders`."""
    peildatum = request.GET.get("peildatum") or request.vandaag
    bekend_op = request.GET.get("bekend_op") or peildatum
    vraag = {**request.GET.dict(), "peildatum": peildatum, "bekend_op": bekend_op, **anders}
    return f"?{urlencode({naam: waarde for naam, waarde in vraag.items() if waarde})}"


def _naar(naam: str, request: Verzoek, soort: Rapportsoort, van_oproep: Oproep | None) -> str:
    """Another page about the same question."""
    bij = {"oproep": van_oproep.nummer} if van_oproep else {}
    return reverse(naam, args=[soort.naam]) + adres(request, **bij)


def _naam(cijfers: Rapport, van_oproep: Oproep | None, tabel: str = "") -> str:
    naam = rapportbestand.bestandsnaam(cijfers, tabel)
    return naam.replace("resultaten", f"oproep{van_oproep.nummer}", 1) if van_oproep else naam


def _csv(cijfers: Rapport, van_oproep: Oproep | None) -> HttpResponse:
    """The one table that was asked. Of a call the columns are those that others rely on, and those of the choices made."""
    if not cijfers.tabellen:
        raise BadRequest("Die tabel zie je niet in dit rapport.")
    tabel, soort = cijfers.tabel, cijfers.soort
    keuzes = tuple(naam for keuze in soort.keuzes if keuze.naam in cijfers.vraag.keuzes for naam in keuze.indicatoren)
    vast = (*NAMEN, *keuzes) if van_oproep and tabel.naam == soort.naam else ()
    return rapportbestand.als_csv(cijfers, tabel, _naam(cijfers, van_oproep, tabel.naam), vast)


def _kop(cijfers: Rapport, form: RapportForm, van_oproep: Oproep | None) -> list[str]:
    """What the figures are about, in lines."""
    vraag = cijfers.vraag
    periode = [f"Periode vanaf {vraag.van:%d-%m-%Y}."] if vraag.van else []
    return [
        str(van_oproep or cijfers.soort.titel),
        f"Stand op {vraag.peildatum:%d-%m-%Y}, zoals bekend op {vraag.bekend_op:%d-%m-%Y}.",
        *periode,
        cijfers.wiens,
        *(f"{label}: {waarde}" for label, waarde in form.beperkt_tot),
        *vraag.toelichting,
    ]
