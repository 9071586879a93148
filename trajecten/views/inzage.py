"""Finding a file outside the own provinces: only by an exact number, only with a reason, and for one day."""

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trajecten import workflow
from trajecten.enums import Rol
from trajecten.forms.inzage import InzageForm
from trajecten.identificatie import insz_normaliseer, trajectnummer_normaliseer
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Maatwerker
from trajecten.versleuteling import blinde_index
from trajecten.views.stappen import met_concept

UUR = 60 * 60
PER_UUR = 20  # exact numbers of elsewhere that one counsellor may try: enough for work, too few to fish with


def buiten_de_provincies(q: str) -> Maatwerker | None:
    """The person with exactly this INSZ, or of the traject with exactly this number, whoever asks."""
    try:
        return Maatwerker.objects.filter(insz_index=blinde_index(insz_normaliseer(q))).first()
    except ValidationError:
        pass
    try:
        return Maatwerker.objects.filter(trajecten__nummer=trajectnummer_normaliseer(q)).first()
    except ValidationError:
        return None


def is_nummer(q: str) -> bool:
    """Whether this is an INSZ or the number of a traject."""
    for normaliseer in (insz_normaliseer, trajectnummer_normaliseer):
        try:
            normaliseer(q)
        except ValidationError:
            continue
        return True
    return False


def te_vaak(lid: Lidmaatschap) -> bool:
    """Count one more try of this lid, and say whether that is too many within an hour."""
    sleutel = f"inzage:{lid.pk}"
    cache.add(sleutel, 0, UUR)
    aantal: int = cache.incr(sleutel)
    return aantal > PER_UUR


def vraag_reden(request: Verzoek, q: str) -> HttpResponse | None:
    """The question why, for a number that nobody of the own provinces has; None when it is nobody's, or not VDAB's."""
    if request.lid.rol != Rol.VDAB or not is_nummer(q):
        return None
    if te_vaak(request.lid):
        return render(request, "429.html", status=429)
    if buiten_de_provincies(q) is None:
        return None
    return render(request, "zoeken/buiten.html", met_concept(request, InzageForm(initial={"q": q})))


@require_POST
def openen(request: Verzoek) -> HttpResponse:
    """Open the file for today, and log it."""
    if request.lid.rol != Rol.VDAB:
        raise PermissionDenied("Alleen VDAB opent een dossier buiten de eigen provincies.")
    maatwerker = buiten_de_provincies(request.POST.get("q", ""))
    if maatwerker is None:
        raise Http404("Dit dossier bestaat niet.")
    form = InzageForm(request.POST)
    if not form.is_valid():
        return render(request, "zoeken/buiten.html", met_concept(request, form))
    reden, toelichting = form.cleaned_data["reden"], form.cleaned_data["toelichting"]
    workflow.inzage_openen(maatwerker, lid=request.lid, nu=request.nu, reden=reden, toelichting=toelichting)
    messages.success(request, "Je ziet dit dossier vandaag. Het dossier toont dat je keek, en waarom.")
    return redirect(maatwerker)
