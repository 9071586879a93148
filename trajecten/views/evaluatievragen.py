"""A company asks for an evaluation of one of its people; the page says what is possible, and from when."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.enums import Rol
from trajecten.evaluatievraag import lees_vraagstand, waarom_niet_vragen
from trajecten.forms.evaluatieaanvraag import EvaluatievraagAfsluitenForm, EvaluatieVragenForm
from trajecten.middleware import Verzoek
from trajecten.models import Evaluatieaanvraag
from trajecten.models.evaluatieaanvraag import SOORTEN
from trajecten.views.ophalen import maatwerker_or_404, terug_naar
from trajecten.views.stappen import met_concept, toon_form, verwerk


class Mogelijkheid(NamedTuple):
    """A kind of evaluation, and every reason why it cannot be asked for now."""

    label: str
    redenen: list[str]


@require_http_methods(["GET", "POST"])
def vragen(request: Verzoek, uuid: UUID) -> HttpResponse:
    maatwerker = maatwerker_or_404(request, uuid)
    if not rechten.mag_evaluatie_vragen(request.lid):
        raise PermissionDenied("Een evaluatie vragen doet de werkgever, voor zichzelf of voor de maatwerker.")
    form = EvaluatieVragenForm(request.POST or None)
    if verwerk(form, lambda **g: workflow.evaluatie_vragen(maatwerker, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"Je vraag om {maatwerker} te evalueren staat bij VDAB.")
        return redirect(request.path)
    stand = lees_vraagstand(maatwerker, lid=request.lid, vandaag=request.vandaag)
    mogelijkheden = [Mogelijkheid(soort.label, waarom_niet_vragen(soort, stand)) for soort in SOORTEN]
    aanvragen = Evaluatieaanvraag.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    context = {
        **met_concept(request, form),
        "maatwerker": maatwerker,
        "stand": stand,
        "mogelijkheden": mogelijkheden,
        "kan": any(not mogelijkheid.redenen for mogelijkheid in mogelijkheden),
        "aanvragen": list(aanvragen.filter(maatwerker=maatwerker)),
        "terug": maatwerker.get_absolute_url(),
    }
    return render(request, "evaluaties/vragen.html", context)


@require_http_methods(["GET", "POST"])
def afsluiten(request: Verzoek, uuid: UUID, feit: UUID) -> HttpResponse:
    """The company withdraws its question, or VDAB refuses it."""
    maatwerker = maatwerker_or_404(request, uuid)
    zichtbaar = Evaluatieaanvraag.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    aanvraag = get_object_or_404(zichtbaar.select_related("lid"), uuid=feit, maatwerker=maatwerker)
    form = EvaluatievraagAfsluitenForm(request.POST or None)
    form.knop = titel = "Vraag weigeren" if request.lid.rol == Rol.VDAB else "Vraag intrekken"
    terug = terug_naar(request, maatwerker.get_absolute_url())
    if verwerk(form, lambda **g: workflow.evaluatievraag_afsluiten(aanvraag, lid=request.lid, nu=request.nu, **g)):
        messages.success(request, f"De vraag om {maatwerker} te evalueren is afgesloten.")
        return redirect(terug)
    uitleg = f"{aanvraag}: {aanvraag.get_soort_display().lower()}. Wie deze vraag stelde en VDAB kunnen de reden lezen."
    return toon_form(request, form, titel=titel, over=maatwerker, uitleg=uitleg, terug=terug)
