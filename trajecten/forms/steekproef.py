"""The seed of a round, and why somebody drawn is replaced."""

from typing import Any

from django import forms

from trajecten.forms.velden import DoorstroomForm
from trajecten.models.steekproef import KORTSTE_ZAAD


class ZaadForm(DoorstroomForm):
    knop = "Zaad publiceren"

    jaar = forms.TypedChoiceField(label="Ronde van het jaar", coerce=int)
    zaad = forms.CharField(
        label="Zaad",
        min_length=KORTSTE_ZAAD,
        max_length=100,
        help_text="Hieruit volgt wie getrokken wordt. Neem iets wat niemand kan kiezen en iedereen kan nakijken, zoals "
        "de cijfers van een Lotto-trekking na de peildatum. Wat er al staat, is toeval van deze computer.",
    )
    herkomst = forms.CharField(
        label="Waar komt dit zaad vandaan?",
        max_length=300,
        help_text="Zo kan iemand anders het nakijken, bijvoorbeeld: de Lotto-trekking van zaterdag 5 september.",
    )

    def __init__(self, *args: Any, jaren: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["jaar"]
        veld.choices = [(jaar, str(jaar)) for jaar in jaren]


class VervangenForm(DoorstroomForm):
    knop = "Vervangen"

    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie deze trekking ziet, kan dit lezen. Schrijf niets over gezondheid.",
    )
