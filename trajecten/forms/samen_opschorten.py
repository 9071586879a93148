"""Suspending many trajecten at once, and letting them go on."""

from typing import Any

from django import forms

from trajecten.enums import OpschortingGrond, Provincie
from trajecten.forms.velden import DatumVeld, DoorstroomForm, tekstvlak
from trajecten.models import Lidmaatschap, Oproep

KIES: list[tuple[str, Any]] = [("", "Kies…")]


class SamenOpschortenForm(DoorstroomForm):
    """Which trajecten, since when, until when, and why."""

    oproep = forms.ModelChoiceField(
        label="Oproep", queryset=Oproep.objects.all(), required=False, empty_label="Alle oproepen"
    )
    provincies = forms.MultipleChoiceField(
        label="Provincies",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangekruist: al je provincies.",
    )
    op = DatumVeld(label="Eerste dag van de opschorting")
    tot = DatumVeld(label="Laatste dag, als die gekend is", required=False)
    grond = forms.ChoiceField(label="Grond", choices=KIES + OpschortingGrond.choices)
    toelichting = tekstvlak("Waarom staan deze trajecten stil?", verplicht=True)

    def __init__(self, *args: Any, lid: Lidmaatschap, **opties: Any) -> None:
        super().__init__(*args, **opties)
        provincies: Any = self.fields["provincies"]
        provincies.choices = [(p, Provincie(p).label) for p in lid.provincies]


class SamenHervattenForm(DoorstroomForm):
    op = DatumVeld(label="Eerste dag waarop de trajecten opnieuw lopen")


class SamenIntrekkenForm(DoorstroomForm):
    reden = tekstvlak("Waarom was deze opschorting een vergissing?", verplicht=True)

    def clean_reden(self) -> str:
        reden = str(self.cleaned_data["reden"])
        if len(reden) > 500:
            raise forms.ValidationError("Hou het bij hoogstens 500 tekens.")
        return reden
