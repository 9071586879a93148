"""The evidence of an ESF project, case by case: hours, contacts, papers, and what is missing (R36, R39, R40)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trajecten import rechten
from trajecten.enums import DocumentSoort, JournaalSoort, Rol, TrajectStatus
from trajecten.middleware import Verzoek
from trajecten.models import Deelname, Document, Journaalregel, Nazorgcontact, Project, Stage, Traject
from trajecten.models.traject import TrajectQuerySet
from trajecten.rapporten.bronnen import BEWIJS, FASEN
from trajecten.views.export import FORMATEN, PER_KEER

PER_BLAD = 50
MINUTEN = 60
VAN_STAGE = (DocumentSoort.TBS, DocumentSoort.STAGEVERSLAG)
KOPPEN = [
    ("Traject", 12), ("Naam", 30), ("Onderneming", 30), ("Status", 20), ("Toegeleid op", 14),
    *((f"Uren {fase.label.lower()}", 14) for fase in FASEN), ("Uren daarbuiten", 14),
    ("Uren samen", 14), ("Contacten", 12), ("Stages", 10),
    ("Documenten", 40), ("Ontbreekt", 40), ("Geslacht", 14), ("Hoogste diploma", 30), ("Bij de start", 30),
    ("Migratieachtergrond", 14), ("Arbeidshandicap", 14), ("Andere kwetsbare situatie", 14),
]  # fmt: skip


@dataclass
class Bewijs:
    """What there is of one traject; minutes per phase."""

    traject: Traject
    minuten: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    contacten: int = 0
    stages: int = 0
    documenten: dict[str, int] = field(default_factory=dict)
    deelname: Deelname | None = None

    @property
    def uren(self) -> list[tuple[str, float]]:
        """Of each phase, outside these, and together."""
        daarbuiten = sum(minuten for fase, minuten in self.minuten.items() if fase not in FASEN)
        minuten = [*((str(fase.label), self.minuten[fase]) for fase in FASEN), ("Daarbuiten", daarbuiten)]
        minuten.append(("Samen", sum(self.minuten.values())))
        return [(label, aantal / MINUTEN) for label, aantal in minuten]

    @property
    def aanwezig(self) -> list[str]:
        return [f"{DocumentSoort(soort).label} ({aantal})" for soort, aantal in sorted(self.documenten.items())]

    @property
    def ontbreekt(self) -> list[str]:
        """What an inspector will ask for and is not there."""
        nodig = [soort for soort in BEWIJS if soort not in VAN_STAGE or self.stages]
        weg = [str(DocumentSoort(soort).label) for soort in nodig if soort not in self.documenten]
        return weg if self.deelname else [*weg, "Gegevens over de deelnemer"]

    def rij(self) -> list[Any]:
        """The line of the export, as KOPPEN."""
        traject, deelname = self.traject, self.deelname
        return [
            traject.nummer_getoond,
            str(traject.maatwerker),
            str(traject.vestiging.onderneming),
            traject.get_status_display(),
            traject.toegeleid_op,
            *(f"{uren:.2f}".replace(".", ",") for _, uren in self.uren),
            self.contacten,
            self.stages,
            "; ".join(self.aanwezig),
            "; ".join(self.ontbreekt),
            *(
                [
                    deelname.get_geslacht_display(),
                    deelname.get_onderwijs_display(),
                    deelname.get_arbeidspositie_display(),
                    deelname.get_migratieachtergrond_display(),
                    deelname.get_beperking_display(),
                    deelname.get_andere_kwetsbaarheid_display(),
                ]
                if deelname
                else [""] * 6
            ),
        ]


def bewijzen(trajecten: Sequence[Traject]) -> list[Bewijs]:
    """What there is of these trajecten, in their order; five queries, however many."""
    per_pk = {traject.pk: Bewijs(traject) for traject in trajecten}
    van_deze: dict[str, Any] = {"traject__in": per_pk}
    van_partner = Journaalregel.objects.filter(lid__rol=Rol.PARTNER, **van_deze).exclude(soort=JournaalSoort.NOTITIE)
    contacten = Nazorgcontact.objects.geldig().filter(geregistreerd_door__rol=Rol.PARTNER, **van_deze)
    som = {"som": Sum("minuten"), "aantal": Count("pk")}
    for pk, fase, minuten, aantal in [
        *van_partner.order_by().values_list("traject", "fase").annotate(**som),
        *(
            (pk, TrajectStatus.NAZORG, minuten, aantal)
            for pk, minuten, aantal in contacten.order_by().values_list("traject").annotate(**som)
        ),
    ]:
        per_pk[pk].minuten[fase] += minuten or 0
        per_pk[pk].contacten += aantal
    stages = Stage.objects.geldig().filter(**van_deze).order_by().values_list("traject").annotate(n=Count("pk"))
    for pk, aantal in stages:
        per_pk[pk].stages = aantal
    papier = Document.objects.aanwezig().filter(**van_deze).order_by().values_list("traject", "soort")
    for pk, soort, aantal in papier.annotate(n=Count("pk")):
        per_pk[pk].documenten[soort] = aantal
    for deelname in Deelname.objects.geldig().filter(**van_deze):
        per_pk[deelname.traject_id].deelname = deelname
    return list(per_pk.values())


@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """The projects that this lid works in."""
    if not rechten.mag_projecten_zien(request.lid):
        raise PermissionDenied("Het bewijs van een project noemt mensen: het is voor VDAB en de doorstroompartners.")
    projecten = Project.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    projecten = projecten.select_related("oproep", "promotor").order_by("-oproep__nummer", "naam", "pk")
    blad = Paginator(projecten, PER_BLAD).get_page(request.GET.get("pagina"))
    return render(request, "projecten/lijst.html", {"blad": blad})


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponseBase:
    """The evidence of the trajecten of one project that this lid sees; as a file for an inspector."""
    if not rechten.mag_projecten_zien(request.lid):
        raise Http404
    projecten = Project.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    project = get_object_or_404(projecten.select_related("oproep", "promotor").prefetch_related("partners"), uuid=uuid)
    formaat = request.GET.get("formaat", "html")
    if formaat not in ("html", *FORMATEN):
        raise BadRequest(f"“formaat” kan alleen html, {' of '.join(FORMATEN)} zijn.")
    trajecten = _trajecten(request, project)
    if formaat != "html":
        naam = f"bewijs-oproep{project.oproep.nummer}-{request.vandaag}"
        return FORMATEN[formaat](naam, KOPPEN, _rijen(trajecten))
    blad = Paginator(trajecten, PER_BLAD).get_page(request.GET.get("pagina"))
    context = {
        "project": project,
        "blad": blad,
        "bewijzen": bewijzen(list(blad.object_list)),
        "fasen": [fase.label for fase in FASEN],
    }
    return render(request, "projecten/detail.html", context)


def _trajecten(request: Verzoek, project: Project) -> TrajectQuerySet:
    """Those that started, or may still start: not who was cancelled before."""
    zichtbaar = Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(project=project)
    zichtbaar = zichtbaar.exclude(status=TrajectStatus.GEANNULEERD)
    return zichtbaar.select_related("maatwerker", "vestiging__onderneming").order_by("sorteernaam", "pk")


def _rijen(trajecten: TrajectQuerySet) -> Iterator[list[Any]]:
    alle = trajecten.iterator(PER_KEER)
    while deel := list(islice(alle, PER_KEER)):
        yield from (bewijs.rij() for bewijs in bewijzen(deel))
