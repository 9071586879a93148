"""How somebody wants to get their messages."""

from typing import Any

from django import forms

from trajecten.enums import MeldingHoe, MeldingSoort
from trajecten.forms.velden import DoorstroomForm
from trajecten.models.melding import NOOIT_UIT


class VoorkeurenForm(DoorstroomForm):
    """A choice for each of `soorten`; without e-mail only where no term of the law runs."""

    knop = "Keuzes bewaren"

    def __init__(self, *args: Any, soorten: list[MeldingSoort], **opties: Any) -> None:
        super().__init__(*args, **opties)
        for soort in soorten:
            keuzes = [hoe for hoe in MeldingHoe if hoe != MeldingHoe.APP or soort not in NOOIT_UIT]
            self.fields[soort.value] = forms.ChoiceField(
                label=soort.label,
                choices=[(hoe.value, hoe.label) for hoe in keuzes],
                help_text="Hiervoor loopt een termijn van de wet." if soort in NOOIT_UIT else "",
                error_messages={"invalid_choice": "Kies een van de mogelijkheden in de lijst."},
            )

    def knoppen(self) -> list[Any]:
        return super().knoppen() if self.fields else []
