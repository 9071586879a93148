"""Which questions of a member of Parliament to answer, of which calls, on which day."""

from datetime import date
from typing import Any, cast

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.http import QueryDict

from trajecten.forms.rapport import PeilVeld
from trajecten.models import Oproep
from trajecten.rapporten.vraag import Vraag
from trajecten.rapporten.vragen import VRAGEN, Kamervraag

FORMATEN = ("html", "pdf", "xlsx", "zip")
MEERDERE = frozenset({"vragen", "oproepen"})


class AntwoordForm(forms.Form):
    """The address is this form. Without questions or calls it asks all questions, and the calls that had begun."""

    peildatum = PeilVeld(label="Peildatum", help_text="De cijfers gaan over deze dag.")
    bekend_op = PeilVeld(label="Bekend-op-datum", help_text="Leeg: zoals bekend op de peildatum zelf.")
    van = PeilVeld(label="Eerste dag van de periode", help_text="Leeg: alles tot en met de peildatum.")
    oproepen = forms.ModelMultipleChoiceField(
        Oproep.objects.prefetch_related("bekend_vanaf"),
        to_field_name="nummer",
        required=False,
        label="Oproepen",
        widget=forms.CheckboxSelectMultiple,
        help_text="Geen gekozen: alle die op de peildatum begonnen waren.",
        error_messages={
            "invalid_choice": "Oproep %(value)s bestaat niet.",
            "invalid_pk_value": "Oproep %(pk)s bestaat niet.",
        },
    )
    vragen = forms.TypedMultipleChoiceField(
        choices=[(str(nummer), f"{nummer}. {een.kort}") for nummer, een in VRAGEN.items()],
        coerce=int,
        required=False,
        label="Vragen",
        widget=forms.CheckboxSelectMultiple,
        help_text="Geen gekozen: alle negen.",
        error_messages={"invalid_choice": "“vragen” kan alleen 1 tot en met 9 zijn."},
    )
    formaat = forms.ChoiceField(
        required=False,
        choices=[(formaat, formaat) for formaat in FORMATEN],
        error_messages={"invalid_choice": "“formaat” kan alleen html, pdf, xlsx of zip zijn."},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean(self) -> dict[str, Any]:
        for naam, waarden in cast("QueryDict", self.data).lists():
            if naam not in self.fields:
                self.add_error(
                    None, f"De parameter “{naam}” bestaat niet. Je kan kiezen uit: {', '.join(self.fields)}."
                )
            elif len(waarden) > 1 and naam not in MEERDERE:
                self.add_error(None, f"De parameter “{naam}” staat er meer dan één keer. Geef die één keer.")
        gegevens = self.cleaned_data
        if gegevens.get("van") and gegevens["van"] > (gegevens.get("peildatum") or self.vandaag):
            self.add_error("van", "De periode begint na de peildatum.")
        return gegevens

    @property
    def vraag(self) -> Vraag:
        """The days, with their defaults."""
        peildatum = self.cleaned_data["peildatum"] or self.vandaag
        return Vraag(peildatum, self.cleaned_data["bekend_op"] or peildatum, van=self.cleaned_data["van"])

    @property
    def gekozen_oproepen(self) -> list[Oproep]:
        """In the order of their numbers."""
        gekozen = self.cleaned_data["oproepen"]
        if not gekozen:
            gekozen = Oproep.objects.filter(van__lte=self.vraag.peildatum).prefetch_related("bekend_vanaf")
        return sorted(gekozen, key=lambda oproep: oproep.nummer)

    @property
    def gekozen_vragen(self) -> list[Kamervraag]:
        return [VRAGEN[nummer] for nummer in self.cleaned_data["vragen"] or VRAGEN]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.attrs = {"novalidate": True}
        helper.layout = Layout(
            Row(*(Column(naam, css_class="col-sm-6 col-lg-4") for naam in ("peildatum", "bekend_op", "van"))),
            Row(Column("oproepen", css_class="col-md-6"), Column("vragen", css_class="col-md-6")),
            StrictButton("Toon dit antwoord", type="submit", css_class="btn-primary"),  # nameless: adds no parameter
        )
        return helper
