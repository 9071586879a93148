"""Asking VDAB for an evaluation, and closing such a question."""

from django import forms

from trajecten.enums import AanvraagNamens
from trajecten.forms.velden import DoorstroomForm, tekstvlak
from trajecten.models.evaluatieaanvraag import SOORTEN


class EvaluatieVragenForm(DoorstroomForm):
    knop = "Evaluatie vragen"

    soort = forms.ChoiceField(
        label="Welke evaluatie vraag je?",
        choices=[(soort.value, soort.label) for soort in SOORTEN],
        widget=forms.RadioSelect,
    )
    namens = forms.ChoiceField(label="Wie vraagt het?", choices=AanvraagNamens.choices, widget=forms.RadioSelect)
    motivering = tekstvlak(
        "Waarom vraag je dit?",
        hulp=(
            "Verplicht voor een vervroegde evaluatie. Beschrijf wat er veranderde in het werk. Schrijf geen diagnose en "
            "geen andere medische details op."
        ),
    )
    geattesteerd = forms.BooleanField(
        label="Er is een attest van de gewijzigde medische of psychosociale toestand",
        required=False,
        help_text="Verplicht voor een vervroegde evaluatie. Bezorg het attest zelf aan VDAB.",
    )


class EvaluatievraagAfsluitenForm(DoorstroomForm):
    reden = forms.CharField(label="Waarom?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
