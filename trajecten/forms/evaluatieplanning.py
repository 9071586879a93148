"""Planning the visit of an evaluation, for one person or for several, and calling it off."""

from typing import Any

from django import forms

from trajecten.enums import EvaluatieSoort
from trajecten.forms.velden import DatumVeld, DoorstroomForm, zet_rijen
from trajecten.models import Lidmaatschap
from trajecten.models.evaluatieplanning import SOORTEN


class BemiddelaarForm(DoorstroomForm):
    """Asks for a counsellor out of `bemiddelaars`."""

    bemiddelaar = forms.ModelChoiceField(
        label="Bemiddelaar", queryset=Lidmaatschap.objects.none(), to_field_name="uuid", empty_label="Kies…"
    )

    def __init__(self, *args: Any, bemiddelaars: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        zet_rijen(self, "bemiddelaar", bemiddelaars, label=lambda lid: str(lid.gebruiker))


class EvaluatiePlannenForm(BemiddelaarForm):
    knop = "Planning bewaren"

    soort = forms.ChoiceField(
        label="Welke evaluatie?",
        choices=[(EvaluatieSoort(soort).value, EvaluatieSoort(soort).label) for soort in SOORTEN],
    )
    gepland_op = DatumVeld(label="Dag van het bezoek", required=False, help_text="Mag nog leeg blijven.")
    plaats = forms.CharField(
        label="Plaats", max_length=200, required=False, help_text="Leeg: op de gewone werkplek van deze persoon."
    )

    field_order = ("soort", "gepland_op", "plaats", "bemiddelaar")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["bemiddelaar"].required = False
        self.fields["bemiddelaar"].help_text = "Mag nog leeg blijven."


class ToewijzenForm(BemiddelaarForm):
    """The lower part of the planning board; who was ticked stands in the table above it."""

    gepland_op = DatumVeld(
        label="Dag van het bezoek", required=False, help_text="Leeg: de dag blijft zoals hij is, of nog open."
    )

    field_order = ("bemiddelaar", "gepland_op")


class AfgelastenForm(DoorstroomForm):
    knop = "Bezoek afgelasten"

    reden = forms.CharField(label="Waarom gaat het bezoek niet door?", max_length=500)
