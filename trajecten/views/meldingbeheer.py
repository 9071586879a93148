"""The administrator's page of e-mails that did not get through yet: no content, only to whom and why not."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from trajecten import rechten
from trajecten.enums import MeldingStatus
from trajecten.middleware import Verzoek
from trajecten.models import Melding
from trajecten.models.melding import MeldingQuerySet
from trajecten.workflow import berichten

PER_PAGINA = 25


def _vereis_beheer(request: Verzoek) -> None:
    if not rechten.mag_beheren(request.lid):
        raise PermissionDenied("Alleen het functioneel beheer kan dit.")


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Failed ones first, then those that wait, the oldest first."""
    eerst = Case(When(status=MeldingStatus.MISLUKT, then=Value(0)), default=Value(1), output_field=IntegerField())
    _vereis_beheer(request)
    rijen = (
        Melding.objects.te_beheren_door(request.lid)
        .select_related("lid__gebruiker")
        .order_by(eerst, "volgende_op", "pk")
    )
    pagina = Paginator(rijen.defer("onderwerp", "tekst", "link"), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "beheer/meldingen.html", {"pagina": pagina, "stand": MeldingStatus})


@require_POST
def opnieuw(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Send one e-mail now."""
    te_beheren = Melding.objects.te_beheren_door(request.lid)
    melding = get_object_or_404(te_beheren, uuid=uuid)
    return _opnieuw(request, te_beheren.filter(pk=melding.pk))


@require_POST
def alles_opnieuw(request: Verzoek) -> HttpResponse:
    _vereis_beheer(request)
    return _opnieuw(request, Melding.objects.te_beheren_door(request.lid))


def _opnieuw(request: Verzoek, meldingen: MeldingQuerySet) -> HttpResponse:
    aantal = berichten.opnieuw_verzenden(meldingen, lid=request.lid, nu=request.nu)
    messages.success(
        request, f"{aantal} {'e-mail vertrekt' if aantal == 1 else 'e-mails vertrekken'} zo meteen opnieuw."
    )
    return redirect("beheer-meldingen")
