"""Finding somebody from the header of any page: by name, or straight to the page by an exact number."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from trajecten.enums import Rol
from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Onderneming, Traject
from trajecten.views.inzage import vraag_reden
from trajecten.views.menu import DOSSIERS
from trajecten.views.vinden import met_naam, met_nummer

GETOOND = 25
ONDERNEMINGEN = 10


@require_http_methods(["GET", "POST"])
def zoeken(request: Verzoek) -> HttpResponse:
    """What was found. The search box sends by POST, so that no INSZ ends up in an address or a log."""
    if request.lid.rol not in DOSSIERS:
        raise PermissionDenied("Zoeken in dossiers kan niet met jouw rol.")
    vraag = request.POST or request.GET
    q = vraag.get("q", "").replace("\0", "").strip()[:200]
    if gevonden := met_nummer(q, request.lid, vandaag=request.vandaag):
        return redirect(gevonden)
    if buiten := vraag_reden(request, q):
        return buiten
    mensen, is_meer = met_trajecten(request, q)
    context = {"q": q, "mensen": mensen, "is_meer": is_meer, "ondernemingen": ondernemingen(request, q)}
    return render(request, "zoeken/zoeken.html", context)


def met_trajecten(request: Verzoek, q: str) -> tuple[list[tuple[Maatwerker, list[Traject]]], bool]:
    """The first people with such a name, each with the visible trajecten; and whether there can be more."""
    lid, vandaag = request.lid, request.vandaag
    mensen, is_meer = met_naam(q, lid, vandaag=vandaag)
    if not mensen:
        return [], False
    getoond = mensen[:GETOOND]
    trajecten: dict[int, list[Traject]] = {}
    eigen = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker__in=getoond)
    for traject in eigen.select_related("partner"):
        trajecten.setdefault(traject.maatwerker_id, []).append(traject)
    gevonden = [(maatwerker, trajecten.get(maatwerker.pk, [])) for maatwerker in getoond]
    return gevonden, is_meer or len(mensen) > GETOOND


def ondernemingen(request: Verzoek, q: str) -> list[Onderneming]:
    """For VDAB the organisations whose name holds this text."""
    if request.lid.rol != Rol.VDAB or len(q) < 2:
        return []
    zichtbaar = Onderneming.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return list(zichtbaar.filter(naam__icontains=q)[:ONDERNEMINGEN])
