"""The planning board of VDAB: whose evaluation comes up in a month, who visits whom, and how full each agenda is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import TruncWeek
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from trajecten import rechten, workflow
from trajecten.enums import PlanningStand, Provincie, Rol, TermijnSoort
from trajecten.forms.evaluatieplanning import ToewijzenForm
from trajecten.middleware import Verzoek
from trajecten.models import (
    Evaluatieaanvraag,
    Evaluatieplanning,
    Lidmaatschap,
    Maatwerker,
    Pop,
    Termijn,
    Tewerkstelling,
    Wop,
)
from trajecten.termijnen import DAG, maand_van, pop_recent_vanaf, pop_voor_evaluatie

PER_PAGINA = 50
MAANDEN_VOORUIT = 9  # as far as a right can be past its mark (R14)


@dataclass(frozen=True)
class Bord:
    """What the board is about: one month in one province, for this lid."""

    lid: Lidmaatschap
    vandaag: date
    maand: date  # its first day
    provincie: Provincie

    @property
    def na_maand(self) -> date:
        return maand_van(self.maand)[1]


class Rij(NamedTuple):
    """One person: the last day of the right, the POP against the day it is needed, and the plan."""

    maatwerker: Any
    planning: Evaluatieplanning | None
    laatste_dag: date | None
    pop_op: date | None
    pop_tegen: date | None
    pop_in_orde: bool


class Uitkomst(NamedTuple):
    """What assigning did for one person: why not, or what to look out for."""

    maatwerker: Maatwerker
    reden: str
    waarschuwing: str


# Which people stand on the board


def aflopend(bord: Bord) -> Any:
    """Whose right ends this month, after the mark (R14)."""
    wops = _zichtbaar(Wop, bord).te_beslissen(vandaag=bord.vandaag)
    van, tot = bord.maand + DAG, bord.na_maand  # the end of a period is the day after its last
    return wops.filter(periode__endswith__gte=van, periode__endswith__lte=tot, provincies__contains=[bord.provincie])


def gevraagd(bord: Bord) -> Any:
    """Who asked for it, or whose company did, and has no day yet; the longest waiting first."""
    met_dag = Evaluatieplanning.objects.open().filter(maatwerker=OuterRef("maatwerker"), gepland_op__isnull=False)
    return (
        _van_provincie(_zichtbaar(Evaluatieaanvraag, bord).open(), bord)
        .filter(~Exists(met_dag))
        .order_by("gevraagd_op", "pk")
    )


def getrokken(bord: Bord) -> Any:
    """Who was drawn for the 10 % round, and has no day in time yet (R8)."""
    termijnen = _zichtbaar(Termijn, bord).filter(soort=TermijnSoort.STEEKPROEF, provincie=bord.provincie)
    return termijnen.order_by("uiterlijk", "pk")


def zonder_dag(bord: Bord) -> Any:
    """Whose visit was given to somebody, but has no day."""
    return (
        _van_provincie(_zichtbaar(Evaluatieplanning, bord).open(), bord).filter(gepland_op__isnull=True).order_by("pk")
    )


def gepland(bord: Bord) -> Any:
    """Who is visited this month."""
    open_ = _van_provincie(_zichtbaar(Evaluatieplanning, bord).open(), bord)
    return open_.filter(gepland_op__gte=bord.maand, gepland_op__lt=bord.na_maand).order_by("gepland_op", "pk")


def _zichtbaar(model: Any, bord: Bord) -> Any:
    return model.objects.zichtbaar_voor(bord.lid, vandaag=bord.vandaag)


def _van_provincie(rijen: Any, bord: Bord) -> Any:
    return rijen.filter(maatwerker__provincies__contains=[bord.provincie])


TABBEN: dict[str, tuple[str, Callable[[Bord], Any], str]] = {
    "aflopend": ("Recht loopt af", aflopend, "In deze maand loopt hier geen WOP af dat nog te evalueren is."),
    "gevraagd": ("Gevraagd", gevraagd, "Niemand wacht op een evaluatie die gevraagd is."),
    "getrokken": ("10 %-ronde", getrokken, "Iedereen die getrokken is, is geëvalueerd of heeft al een dag."),
    "zonder_dag": ("Zonder dag", zonder_dag, "Elk bezoek dat toegewezen is, heeft een dag."),
    "gepland": ("Op de agenda", gepland, "In deze maand is hier nog geen bezoek gepland."),
}


def rijen(bord: Bord, personen: list[int]) -> list[Rij]:
    """A row for each of these people, in their order; two queries."""
    eigen = {"maatwerker": OuterRef("pk")}
    dienst = Tewerkstelling.objects.geldig().op(bord.vandaag).filter(**eigen)
    wop = Wop.objects.geldig().op(bord.vandaag).filter(**eigen)
    pop = Pop.objects.filter(**eigen).order_by("-versie_op", "-pk")
    maatwerkers: dict[int, Any] = Maatwerker.objects.annotate(
        werkgever=Subquery(dienst.values("vestiging__onderneming__naam")[:1]),
        na_recht=Subquery(wop.values("periode__endswith")[:1]),
        pop_op=Subquery(pop.values("versie_op")[:1]),
    ).in_bulk(personen)
    planningen = Evaluatieplanning.objects.open().filter(maatwerker__in=personen).order_by("pk")
    per_persoon = {een.maatwerker_id: een for een in planningen.select_related("bemiddelaar__gebruiker")}
    return [_rij(maatwerkers[pk], per_persoon.get(pk), bord) for pk in personen]


def _rij(maatwerker: Any, planning: Evaluatieplanning | None, bord: Bord) -> Rij:
    laatste_dag = maatwerker.na_recht - DAG if maatwerker.na_recht else None
    bezoek = (planning.gepland_op if planning else None) or laatste_dag
    recent = maatwerker.pop_op is not None and maatwerker.pop_op >= pop_recent_vanaf(bezoek or bord.vandaag)
    return Rij(maatwerker, planning, laatste_dag, maatwerker.pop_op, bezoek and pop_voor_evaluatie(bezoek), recent)


def bemiddelaars(bord: Bord) -> Any:
    """The counsellors of the province, with the visits of each in this month and those without a day; one query."""
    van_lid = Evaluatieplanning.objects.filter(bemiddelaar=OuterRef("pk")).exclude(stand=PlanningStand.AFGELAST)
    telling = van_lid.order_by().values("bemiddelaar")
    deze_maand = telling.filter(gepland_op__gte=bord.maand, gepland_op__lt=bord.na_maand)
    return (
        Lidmaatschap.objects.actief(bord.vandaag)
        .filter(rol=Rol.VDAB, provincies__contains=[bord.provincie])
        .annotate(
            deze_maand=Subquery(deze_maand.annotate(n=Count("pk")).values("n")),
            zonder_dag=Subquery(telling.filter(gepland_op__isnull=True).annotate(n=Count("pk")).values("n")),
        )
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "pk")
    )


def weken(bord: Bord) -> list[dict[str, Any]]:
    """Per week of this month in which somebody is visited: its Monday, and how many visits are planned and done."""
    planningen = _zichtbaar(Evaluatieplanning, bord).exclude(stand=PlanningStand.AFGELAST)
    in_maand = planningen.filter(gepland_op__gte=bord.maand, gepland_op__lt=bord.na_maand)
    per_week = _van_provincie(in_maand, bord).annotate(week=TruncWeek("gepland_op")).order_by("week").values("week")
    return list(per_week.annotate(aantal=Count("pk"), gedaan=Count("pk", filter=Q(stand=PlanningStand.UITGEVOERD))))


# The page


def maanden(vandaag: date) -> list[date]:
    """The months that the board knows: this one, and as far ahead as a right can be past its mark."""
    eerste = maand_van(vandaag)[0]
    return [eerste + relativedelta(months=verder) for verder in range(MAANDEN_VOORUIT + 1)]


def lees_bord(request: Verzoek) -> Bord:
    """The month and the province of the address. Raises BadRequest, with what is possible."""
    mogelijk = {f"{maand:%Y-%m}": maand for maand in maanden(request.vandaag)}
    maand = request.GET.get("maand") or next(iter(mogelijk))
    if maand not in mogelijk:
        raise BadRequest(f"De maand schrijf je als JJJJ-MM, van {min(mogelijk)} tot en met {max(mogelijk)}.")
    provincie = request.GET.get("provincie") or request.lid.provincies[0]
    if provincie not in request.lid.provincies:
        raise BadRequest(f"Kies een provincie van je kantoor: {', '.join(request.lid.provincies)}.")
    return Bord(request.lid, request.vandaag, mogelijk[maand], Provincie(provincie))


def lees_tab(request: Verzoek) -> str:
    tab = request.GET.get("toon") or next(iter(TABBEN))
    if tab not in TABBEN:
        raise BadRequest(f"Toon een van deze: {', '.join(TABBEN)}.")
    return tab


@require_http_methods(["GET", "POST"])
def planbord(request: Verzoek) -> HttpResponse:
    """Who is due, and the counsellors; a POST gives everybody who was ticked to one of them."""
    if not rechten.mag_evaluatie_plannen(request.lid):
        raise PermissionDenied("Het planbord is voor VDAB.")
    bord, tab = lees_bord(request), lees_tab(request)
    form = ToewijzenForm(request.POST if request.method == "POST" else None, bemiddelaars=bemiddelaars(bord))
    uitkomsten: list[Uitkomst] = []
    gekozen = _gekozen(request)
    if request.method == "POST" and not gekozen:
        form.add_error(None, "Vink eerst aan wie je wil toewijzen.")
    elif form.is_valid():
        uitkomsten = [wijs_toe(request, persoon, form.cleaned_data) for persoon in gekozen]
    _, bron, leeg = TABBEN[tab]
    pagina = Paginator(bron(bord).values_list("maatwerker", flat=True), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "bord": bord,
        "tab": tab,
        "tabben": [(naam, woorden) for naam, (woorden, _, _) in TABBEN.items()],
        "maanden": maanden(bord.vandaag),
        "provincies": [Provincie(provincie) for provincie in bord.lid.provincies],
        "pagina": pagina,
        "rijen": rijen(bord, list(pagina)),
        "leeg": leeg,
        "bemiddelaars": bemiddelaars(bord),
        "weken": weken(bord),
        "form": ToewijzenForm(bemiddelaars=bemiddelaars(bord)) if uitkomsten else form,
        "uitkomsten": uitkomsten,
        "aangevinkt": set() if uitkomsten else {persoon.uuid for persoon in gekozen},
    }
    return render(request, "evaluaties/planbord.html", context)


def _gekozen(request: Verzoek) -> list[Maatwerker]:
    """Everybody who was ticked, by name; 404 when one of them is out of sight."""
    try:
        uuids = {UUID(waarde) for waarde in request.POST.getlist("wie")}
    except ValueError as fout:
        raise Http404("Deze persoon bestaat niet.") from fout
    if not uuids:
        return []
    zichtbaar = Maatwerker.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    gevonden = list(zichtbaar.filter(uuid__in=uuids).order_by("sorteernaam", "pk"))
    if len(gevonden) != len(uuids):
        raise Http404("Niet iedereen die je koos, is te vinden.")
    return gevonden


def wijs_toe(request: Verzoek, persoon: Maatwerker, gegevens: dict[str, Any]) -> Uitkomst:
    """Give one visit to the counsellor, in a transaction of its own."""
    try:
        waarschuwing = workflow.evaluatie_toewijzen(persoon, lid=request.lid, nu=request.nu, **gegevens)
    except ValidationError as fout:
        return Uitkomst(persoon, " ".join(fout.messages), "")
    return Uitkomst(persoon, "", waarschuwing or "")
