"""Sending in a staff list."""

from typing import Any

from django import forms

from trajecten.forms.velden import DatumVeld, DoorstroomForm
from trajecten.personeelslijst import HOOGSTENS, Personeelslijst, lees_personeelslijst
from trajecten.rekenblad import HOOGSTENS as BYTES
from trajecten.rekenblad import MB


class PersoneelslijstForm(DoorstroomForm):
    """A file, read at once: its value is the list in it. `te_groot` is true when the file was dropped on its way in."""

    knop = "Lijst nakijken"

    bestand = forms.FileField(
        label="Je personeelslijst",
        help_text=f"Excel (xlsx) of CSV, hoogstens {BYTES // MB} MB en {HOOGSTENS} rijen.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt", "data-doorstroom-bestanden": BYTES}),
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
    )
    wijzigingen_op = DatumVeld(
        label="Vanaf welke dag gelden een andere breuk of vestiging?",
        help_text="Alleen voor wie al in dienst is. Wie later begon, krijgt ze vanaf de eerste werkdag.",
    )

    def __init__(self, *args: Any, te_groot: bool, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if te_groot:
            self.fields["bestand"].error_messages["required"] = f"Het bestand is te groot: hoogstens {BYTES // MB} MB."

    def clean_bestand(self) -> Personeelslijst:
        bestand = self.cleaned_data["bestand"]
        self.bestandsnaam = bestand.name
        return lees_personeelslijst(bestand, grootte=bestand.size)
