"""Why somebody opens a file outside the own provinces."""

from typing import Any

from django import forms

from trajecten.enums import RedenInzage
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DoorstroomForm, tekstvlak


class InzageForm(DoorstroomForm):
    knop = "Dossier openen voor vandaag"

    q = forms.CharField(widget=forms.HiddenInput)
    reden = forms.ChoiceField(label="Waarom open je dit dossier?", choices=KIES + RedenInzage.choices)
    toelichting = tekstvlak("Toelichting", hulp="Wie dit dossier bij VDAB ziet, kan lezen wie keek, wanneer en waarom.")

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("reden") == RedenInzage.ANDERE and not gegevens.get("toelichting"):
            self.add_error("toelichting", "Leg uit waarom je dit dossier opent.")
        return gegevens

    def clean_toelichting(self) -> str:
        toelichting: str = self.cleaned_data["toelichting"]
        if len(toelichting) > 500:
            raise forms.ValidationError("Hou het korter dan 500 tekens.")
        return toelichting
