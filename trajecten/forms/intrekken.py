"""Why something that was recorded is withdrawn."""

from django import forms

from trajecten.forms.velden import DoorstroomForm


class IntrekkenForm(DoorstroomForm):
    knop = "Intrekken"

    reden = forms.CharField(
        label="Waarom trek je dit in?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie dit dossier ziet, kan deze reden lezen.",
    )
