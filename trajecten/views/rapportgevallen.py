"""The cases behind a number: only for who sees them anyway, and only those of them that one sees."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models.expressions import RawSQL
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from trajecten.enums import Rol
from trajecten.forms.rapport import RapportForm
from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Oproep, Traject
from trajecten.rapporten.bronnen import TRAJECT
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.indicator import Indicator
from trajecten.rapporten.rapport import Rij, noem
from trajecten.rapporten.soorten import SOORTEN, Rapportsoort
from trajecten.rapporten.vraag import KENMERKEN, Vraag

PER_PAGINA = 50
ZIEN_GEVALLEN = frozenset({Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER})
GEEN = "geen"


def gevallen_adres(
    request: Verzoek, soort: Rapportsoort, vraag: Vraag, van_oproep: Oproep | None, een: Indicator, rij: Rij
) -> str:
    """Where the cases of one figure are; empty for who sees no cases, and for what is reckoned instead of counted."""
    if request.lid is None or request.lid.rol not in ZIEN_GEVALLEN or not een.telt:
        return ""
    gevraagd = {naam: waarde for naam, waarde in request.GET.items() if waarde and naam != "formaat"}
    dagen = {"peildatum": vraag.peildatum, "bekend_op": vraag.bekend_op}
    groepen = zip(vraag.groepen, rij.sleutel, strict=False)
    groep = {f"is_{naam}": GEEN if waarde is None else waarde for naam, (waarde, _) in groepen}
    bij = {"oproep": van_oproep.nummer} if van_oproep else {}
    query = {**gevraagd, **dagen, **bij, "indicator": een.naam, **groep}
    return reverse("rapport-gevallen", args=[soort.naam], query=query)


@require_safe
def gevallen(request: Verzoek, rapport: str) -> HttpResponse:
    """The trajecten, or the people, that a figure counts, as far as this lid sees them."""
    bron, lid = cijferbron(request.lid), request.lid
    if rapport not in SOORTEN or lid is None or lid.rol not in ZIEN_GEVALLEN:
        raise Http404
    soort = SOORTEN[rapport]
    vraag_, groep, getoond = _ontleed(request)
    form = RapportForm(vraag_, soort=soort, vandaag=request.vandaag)
    if not form.is_valid():
        return render(request, "rapporten/ongeldig.html", {"oproep": None, "soort": soort, "form": form}, status=400)
    vraag = form.vraag
    een = _indicator(soort, getoond, vraag)
    binnen = vraag.anders(filters={**vraag.filters, **dict(groep)})
    pks = RawSQL(*_op_volgorde(*bron.gevallen(een.bron, een, binnen, cohort=soort.cohort)))  # noqa: S611, of the catalogue
    aantal = bron.tel(een.bron, [een], binnen, cohort=soort.cohort)
    is_traject = een.bron is TRAJECT
    if is_traject:
        rijen: Any = Traject.objects.zichtbaar_voor(lid, vandaag=request.vandaag).filter(pk__in=pks)
        rijen = rijen.select_related("maatwerker", "vestiging__onderneming").order_by("sorteernaam", "pk")
    else:
        rijen = Maatwerker.objects.zichtbaar_voor(lid, vandaag=request.vandaag).filter(pk__in=pks)
        rijen = rijen.order_by("sorteernaam", "pk")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "soort": soort,
        "indicator": een,
        "vraag": vraag,
        "pagina": pagina,
        "aantal": aantal.get((), {}).get(een.naam, 0),
        "is_traject": is_traject,
        "groep": [
            (KENMERKEN[kenmerk].label, noem(kenmerk, waarde))
            for kenmerk, waarde in groep
            if not KENMERKEN[kenmerk].getoond
        ],
        "beperkt_tot": form.beperkt_tot,
        "terug": f"{reverse('rapport', args=[soort.naam])}?{urlencode(vraag_.dict())}",
        "vragen": urlencode([(naam, str(waarde)) for naam, waarde in request.GET.items() if naam != "pagina"]),
    }
    return render(request, "rapporten/gevallen.html", context)


def _op_volgorde(sql: str, waarden: dict[str, Any]) -> tuple[str, list[Any]]:
    """The same statement with its values in the order in which it names them, as Django wants it."""
    namen = re.findall(r"%\((\w+)\)s", sql)
    return re.sub(r"%\(\w+\)s", "%s", sql), [waarden[naam] for naam in namen]


def _ontleed(request: Verzoek) -> tuple[Any, list[tuple[str, Any]], str]:
    """What the address asks: the question of the report, the group of the figure (each kenmerk with its value), and which
    figure."""
    vraag = request.GET.copy()
    vraag.pop("pagina", None)
    getoond = vraag.pop("indicator", [""])[-1]
    groep: list[tuple[str, Any]] = []
    for parameter in [naam for naam in vraag if naam.startswith("is_")]:
        kenmerk, waarde = parameter.removeprefix("is_"), vraag.pop(parameter)[-1]
        if kenmerk not in KENMERKEN:
            raise BadRequest(f"“{parameter}” bestaat niet.")
        groep.append((kenmerk, _waarde(kenmerk, waarde)))
    return vraag, groep, getoond


def _waarde(kenmerk: str, waarde: str) -> Any:
    """A value as the database has it. Raises BadRequest for what is none."""
    if waarde == GEEN:
        return None
    try:
        if kenmerk == "kwartaal":
            return date.fromisoformat(waarde)
        return waarde if KENMERKEN[kenmerk].keuzes else int(waarde)
    except ValueError as fout:
        raise BadRequest(f"“is_{kenmerk}” is geen waarde van dit kenmerk.") from fout


def _indicator(soort: Rapportsoort, naam: str, vraag: Vraag) -> Indicator:
    """The counted figure with this name in the report, the first one without. Raises BadRequest when there is none."""
    for tabel in soort.tabellen:
        for een in soort.indicatoren(tabel, [keuze.naam for keuze in soort.keuzes], vraag.peildatum):
            if een.telt and naam in ("", een.naam):
                return een
    raise BadRequest("Kies een cijfer van dit rapport dat gevallen telt.")
