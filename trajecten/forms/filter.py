"""The name under which a filter is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.forms.velden import DoorstroomForm
from trajecten.models import OpgeslagenFilter

LANGSTE_VRAAG = 2000


class FilterForm(forms.ModelForm, DoorstroomForm):
    """`instance` knows its lid, its list and its question."""

    class Meta:
        model = OpgeslagenFilter
        fields = ("naam", "gedeeld")
        labels = {"naam": "Naam van dit filter"}
        help_texts = {"gedeeld": "Je collega’s zien dit filter dan ook, met je naam erbij."}

    def clean_naam(self) -> str:
        naam: str = self.cleaned_data["naam"]
        eigen = OpgeslagenFilter.objects.filter(lid=self.instance.lid, lijst=self.instance.lijst, naam=naam)
        if eigen.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Je hebt bij deze lijst al een filter met die naam. Kies een andere naam.")
        return naam

    def clean(self) -> dict[str, Any] | None:
        if not self.instance.vraag:
            raise ValidationError("Kies eerst in de lijst minstens één filter of een volgorde.")
        if len(self.instance.vraag) > LANGSTE_VRAAG:
            raise ValidationError("Dit filter is te lang om te bewaren. Kies minder waarden.")
        return super().clean()


class WissenForm(DoorstroomForm):
    knop = "Wissen"
