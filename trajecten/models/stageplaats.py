"""Where somebody can do a stage: the hosts that the partners of a project share, and how it went there.

Nothing here says who did a stage. Figures of a host with only a few participants would, so these are not given.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from trajecten.enums import Rol, StageResultaat
from trajecten.models.begeleiding import Stage
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.nazorg import Uitstroom
from trajecten.models.onderneming import Onderneming
from trajecten.models.oproep import Project

GENOEG = 5  # from so many participants on, the figures of a host no longer point at one of them


def _projecten(lid: Lidmaatschap, *, vandaag: date) -> QuerySet[Project]:
    """The projects whose hosts this lid may know: for a partner those its organisation takes part in."""
    if lid.rol not in (Rol.VDAB, Rol.PARTNER):
        return Project.objects.none()
    return Project.objects.zichtbaar_voor(lid, vandaag=vandaag)


class VanProjectQuerySet(models.QuerySet["models.Model"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        """What is known of hosts is shared within a project; VDAB sees all."""
        return self.filter(project__in=_projecten(lid, vandaag=vandaag))


class Stageplaats(models.Model):
    """What the partners of one project know about a possible host: what can be done there, and whom to ask."""

    onderneming = models.ForeignKey(Onderneming, models.PROTECT, related_name="stageplaatsen")
    project = models.ForeignKey(Project, models.PROTECT, related_name="stageplaatsen", verbose_name="project")
    sector = models.CharField("sector", max_length=100, blank=True)
    functies = models.CharField("functies", max_length=300)
    gemeente = models.CharField("gemeente", max_length=100)
    contactpersoon = models.CharField("contactpersoon", max_length=200, blank=True)
    contact = models.CharField("telefoon of e-mail", max_length=200, blank=True)
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", editable=False)

    objects = VanProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "stageplaats"
        verbose_name_plural = "stageplaatsen"
        ordering = ("-bijgewerkt_op", "pk")
        constraints = [models.UniqueConstraint("onderneming", "project", name="stageplaats_een_per_project")]

    def __str__(self) -> str:
        return f"{self.onderneming} in {self.project}"


class Stageplaatservaring(models.Model):
    """How one coach looks back on a host, for the colleagues of the project. No word about who did the stage."""

    onderneming = models.ForeignKey(Onderneming, models.PROTECT, related_name="stageplaatservaringen")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="project")
    lid = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="+", editable=False)
    op = models.DateField("datum", editable=False)
    opnieuw = models.BooleanField("opnieuw een stage")
    wat_werkt = models.TextField("wat werkt", blank=True)
    aandachtspunten = models.TextField("waar je op let", blank=True)

    objects = VanProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "ervaring met een stageplaats"
        verbose_name_plural = "ervaringen met stageplaatsen"
        ordering = ("-op", "-pk")
        constraints = [models.UniqueConstraint("onderneming", "project", "lid", name="stageplaatservaring_een_per_lid")]

    def __str__(self) -> str:
        return f"Ervaring van {self.lid} met {self.onderneming}"


def stageplaatsen_van(projecten: QuerySet[Project]) -> QuerySet[Onderneming]:
    """The organisations that hosted a stage in these projects, or were entered as a possible host."""
    gastheren = Stage.objects.geldig().filter(traject__project__in=projecten)
    mogelijk = Stageplaats.objects.filter(project__in=projecten)
    return Onderneming.objects.filter(
        Q(pk__in=gastheren.values("stageplaats")) | Q(pk__in=mogelijk.values("onderneming"))
    )


def stageplaatsen_voor(lid: Lidmaatschap, *, vandaag: date) -> QuerySet[Onderneming]:
    """The hosts that this lid may know about, with what is known of each in its projects.

    `aantal_stages`, `voltooid`, `afgebroken` and `aangeworven` are None for fewer than `GENOEG` participants; `sector`,
    `functies` and `gemeente` are those of the last entry.
    """
    projecten = _projecten(lid, vandaag=vandaag)
    laatste = Stageplaats.objects.filter(project__in=projecten, onderneming=OuterRef("pk")).order_by("-bijgewerkt_op")
    ervaringen = Stageplaatservaring.objects.filter(project__in=projecten, onderneming=OuterRef("pk"))
    stages = Stage.objects.geldig().filter(traject__project__in=projecten, stageplaats=OuterRef("pk"))
    hier = Uitstroom.objects.geldig().filter(gepland=False, traject=OuterRef("traject"))
    aangeworven = Exists(hier.filter(werkgever=OuterRef("stageplaats")))
    afgebroken = ~Q(resultaat__in=["", StageResultaat.VOLTOOID])

    def figuur(telling: Count) -> Subquery:
        genoeg = stages.order_by().values("stageplaats").annotate(mensen=Count("traject", distinct=True), n=telling)
        return Subquery(genoeg.filter(mensen__gte=GENOEG).values("n"))

    def tel(rijen: QuerySet[Stageplaatservaring]) -> Coalesce:
        return Coalesce(Subquery(rijen.order_by().values("onderneming").annotate(n=Count("pk")).values("n")), 0)

    return stageplaatsen_van(projecten).annotate(
        sector=Subquery(laatste.values("sector")[:1]),
        functies=Subquery(laatste.values("functies")[:1]),
        gemeente=Subquery(laatste.values("gemeente")[:1]),
        ervaringen=tel(ervaringen),
        opnieuw=tel(ervaringen.filter(opnieuw=True)),
        had_stage=Exists(stages),
        aantal_stages=figuur(Count("pk")),
        voltooid=figuur(Count("pk", filter=Q(resultaat=StageResultaat.VOLTOOID))),
        afgebroken=figuur(Count("pk", filter=afgebroken)),
        aangeworven=figuur(Count("traject", filter=Q(aangeworven), distinct=True)),
    )
