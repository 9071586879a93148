"""A company confirms once a quarter that its list of people is right, after a look at what changed."""

from datetime import date, datetime, time
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trajecten import workflow
from trajecten.forms.kwartaal import KwartaalForm
from trajecten.middleware import Verzoek
from trajecten.models import Afwezigheid, Kwartaalbevestiging, Onderneming, Tewerkstelling
from trajecten.models.kwartaal import HOEVER_TERUG, te_bevestigen
from trajecten.termijnen import kwartaal_voluit, kwartaaleinde
from trajecten.views.personeel import PER_PAGINA, vereis_onderneming
from trajecten.views.stappen import verwerk
from trajecten.views.wijzigingen import wijzigingen


@require_http_methods(["GET", "POST"])
def bevestigen(request: Verzoek) -> HttpResponse:
    """The oldest quarter to confirm; 409 when a colleague did it meanwhile."""
    vereis_onderneming(request.lid)
    form = KwartaalForm(request.POST or None)
    if verwerk(form, lambda **gegevens: workflow.kwartaal_bevestigen(lid=request.lid, nu=request.nu, **gegevens)):
        messages.success(
            request, f"Je personeelslijst van het {kwartaal_voluit(form.cleaned_data['kwartaal'])} is bevestigd."
        )
        return redirect("personeel-bevestigen")
    onderneming = request.lid.organisatie
    assert onderneming is not None, "this role works for an organisation"
    eerdere = Kwartaalbevestiging.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    kwartaal = te_bevestigen(onderneming, vandaag=request.vandaag)
    bevestigd = [
        (kwartaal_voluit(een.kwartaal), een) for een in eerdere.select_related("lid__gebruiker")[:HOEVER_TERUG]
    ]
    context = {"form": form, "kwartaal": kwartaal, "eerdere": bevestigd}
    if kwartaal:
        context |= _lijst(request, onderneming, kwartaal, bevestigd)
    return render(request, "personeel/bevestigen.html", context, status=409 if form.is_bound else 200)


def _lijst(
    request: Verzoek, onderneming: Onderneming, kwartaal: date, eerdere: list[tuple[str, Kwartaalbevestiging]]
) -> dict[str, Any]:
    """What there is to look at before one confirms: the changes, and who was in service on the last day."""
    lid, vandaag, laatste_dag = request.lid, request.vandaag, kwartaaleinde(kwartaal)
    begin = timezone.make_aware(datetime.combine(kwartaal, time.min))
    sinds = max((een.bevestigd_op for _, een in eerdere), default=begin)
    toen = Tewerkstelling.objects.geldig().op(laatste_dag).filter(vestiging__onderneming=onderneming)
    diensten = toen.zichtbaar_voor(lid, vandaag=vandaag).select_related("maatwerker", "vestiging")
    pagina = Paginator(diensten.order_by("maatwerker__sorteernaam", "maatwerker"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    personen = [dienst.maatwerker_id for dienst in pagina]
    afwezig = Afwezigheid.objects.geldig().op(laatste_dag).zichtbaar_voor(lid, vandaag=vandaag)
    afwezigheden = {een.maatwerker_id: een for een in afwezig.filter(maatwerker__in=personen).order_by("pk")}
    aantal = toen.count()
    return {
        "voluit": kwartaal_voluit(kwartaal),
        "laatste_dag": laatste_dag,
        "sinds": sinds,
        "wijzigingen": wijzigingen(lid, sinds=sinds, vandaag=vandaag),
        "pagina": pagina,
        "rijen": [(dienst, afwezigheden.get(dienst.maatwerker_id)) for dienst in pagina],
        "aantal": aantal,
        "zonder_naam": aantal - pagina.paginator.count,
    }
