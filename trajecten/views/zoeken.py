"""Finding somebody from the header of any page: by name, or straight to the page by an exact number."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from trajecten.enums import Rol
from trajecten.identificatie import insz_normaliseer, kbo_normaliseer, trajectnummer_normaliseer
from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Onderneming, Traject, Zoekterm
from trajecten.models.zoekterm import bereiken_van, lees_naam
from trajecten.versleuteling import blinde_index
from trajecten.views.inzage import vraag_reden
from trajecten.views.menu import DOSSIERS

GETOOND = 25
ONDERNEMINGEN = 10


@require_http_methods(["GET", "POST"])
def zoeken(request: Verzoek) -> HttpResponse:
    """What was found. The search box sends by POST, so that no INSZ ends up in an address or a log."""
    if request.lid.rol not in DOSSIERS:
        raise PermissionDenied("Zoeken in dossiers kan niet met jouw rol.")
    vraag = request.POST or request.GET
    q = vraag.get("q", "").replace("\0", "").strip()[:200]
    if gevonden := met_nummer(request, q):
        return redirect(gevonden)
    if buiten := vraag_reden(request, q):
        return buiten
    mensen, is_meer = met_naam(request, q)
    context = {"q": q, "mensen": mensen, "is_meer": is_meer, "ondernemingen": ondernemingen(request, q)}
    return render(request, "zoeken/zoeken.html", context)


def met_nummer(request: Verzoek, q: str) -> Maatwerker | Traject | Onderneming | None:
    """What this lid may see with exactly this INSZ, KBO number or number of a traject."""
    lid, vandaag = request.lid, request.vandaag
    soorten: tuple[tuple[Any, Any, Any], ...] = (
        (Maatwerker, insz_normaliseer, lambda insz: {"insz_index": blinde_index(insz)}),
        (Traject, trajectnummer_normaliseer, lambda nummer: {"nummer": nummer}),
        (Onderneming, kbo_normaliseer, lambda kbo: {"kbo": kbo}),
    )
    for model, normaliseer, filter_ in soorten:
        try:
            nummer = normaliseer(q)
        except ValidationError:
            continue
        gevonden = model.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(**filter_(nummer)).order_by("pk").first()
        if gevonden:
            return gevonden
    return None


def met_naam(request: Verzoek, q: str) -> tuple[list[tuple[Maatwerker, list[Traject]]], bool]:
    """Who this lid sees with such a name, each with the visible trajecten; and whether there can be more."""
    lid, vandaag = request.lid, request.vandaag
    naam = lees_naam(q)
    ids, is_vol = Zoekterm.objects.kandidaten(naam, bereiken_van(lid))
    if not ids:
        return [], False
    zichtbaar = Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(pk__in=ids)
    passend = [maatwerker for maatwerker in zichtbaar if naam.past(maatwerker)]
    getoond = passend[:GETOOND]
    trajecten: dict[int, list[Traject]] = {}
    eigen = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker__in=getoond)
    for traject in eigen.select_related("partner"):
        trajecten.setdefault(traject.maatwerker_id, []).append(traject)
    is_meer = is_vol or len(passend) > GETOOND
    return [(maatwerker, trajecten.get(maatwerker.pk, [])) for maatwerker in getoond], is_meer


def ondernemingen(request: Verzoek, q: str) -> list[Onderneming]:
    """For VDAB the organisations whose name holds this text."""
    if request.lid.rol != Rol.VDAB or len(q) < 2:
        return []
    zichtbaar = Onderneming.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return list(zichtbaar.filter(naam__icontains=q)[:ONDERNEMINGEN])
