"""What is written down about the host of a stage."""

from typing import Any

from django import forms

from trajecten.forms.velden import DoorstroomForm, MetWerkgever, ja_of_nee, tekstvlak, zet_rijen
from trajecten.models import Project


class MetProject(DoorstroomForm):
    """Asks with which project it is shared; there is nothing to choose when there is only one."""

    project = forms.ModelChoiceField(
        label="Gedeeld met de partners van", queryset=Project.objects.none(), empty_label="Kies…"
    )

    def __init__(self, *args: Any, projecten: list[Project], **opties: Any) -> None:
        vooraf = {"project": projecten[0].pk} if len(projecten) == 1 else {}
        super().__init__(*args, **{**opties, "initial": vooraf | opties.get("initial", {})})
        rijen = Project.objects.filter(pk__in=[project.pk for project in projecten]).select_related("oproep")
        zet_rijen(self, "project", rijen)


class StageplaatsForm(MetProject):
    knop = "Stageplaats bewaren"

    gemeente = forms.CharField(label="Gemeente", max_length=100)
    functies = forms.CharField(
        label="Functies", max_length=300, help_text="Wat kan iemand er doen? Bijvoorbeeld: magazijnier, groenarbeider."
    )
    sector = forms.CharField(label="Sector", max_length=100, required=False)
    contactpersoon = forms.CharField(label="Contactpersoon", max_length=200, required=False)
    contact = forms.CharField(label="Telefoon of e-mail", max_length=200, required=False)


class NieuweStageplaatsForm(StageplaatsForm, MetWerkgever):
    werkgever_als = "onderneming"
    vervangt = {"onderneming": "werkgever_kbo"}
    field_order = ("werkgever_kbo", "werkgever_naam", "project")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["werkgever_kbo"].label = "KBO-nummer van de stageplaats"
        self.fields["werkgever_kbo"].required = True
        self.fields["werkgever_naam"].label = "Naam van de stageplaats"


class ErvaringForm(MetProject):
    knop = "Ervaring bewaren"

    opnieuw = ja_of_nee("Zou je hier opnieuw een stage zoeken?")
    wat_werkt = tekstvlak("Wat werkt er goed?", hulp="Noem geen deelnemers, en niets waaraan je iemand herkent.")
    aandachtspunten = tekstvlak("Waar let je op?", hulp="Noem geen deelnemers, en niets waaraan je iemand herkent.")
