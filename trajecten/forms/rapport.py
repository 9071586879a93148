"""What somebody may ask of a report; the address bar is the same form."""

from datetime import date
from typing import Any, cast

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

FORMATEN = ("html", "csv")
EERSTE, LAATSTE = date(2000, 1, 1), date(2100, 12, 31)


class PeilVeld(forms.DateField):
    """A day, written in an address as JJJJ-MM-DD."""

    def __init__(self, **opties: Any) -> None:
        naam = opties["label"].lower()
        grenzen = f"Kies voor de {naam} een dag van {EERSTE:%d-%m-%Y} tot en met {LAATSTE:%d-%m-%Y}."
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            validators=[MinValueValidator(EERSTE, grenzen), MaxValueValidator(LAATSTE, grenzen)],
            error_messages={"invalid": f"De {naam} is geen datum. Schrijf ze als JJJJ-MM-DD, bijvoorbeeld 2019-03-15."},
            **opties,
        )


class RapportForm(forms.Form):
    """The parameters of a report. What is not given gets its default; what does not exist is an error."""

    peildatum = PeilVeld(label="Peildatum", help_text="De cijfers gaan over deze dag.")
    bekend_op = PeilVeld(label="Bekend-op-datum", help_text="Leeg: zoals bekend op de peildatum zelf.")
    per = forms.ChoiceField(
        label="Per",
        required=False,
        choices=[("provincie", "Provincie"), ("onderneming", "Provincie en onderneming")],
        help_text="Eén rij per provincie of per onderneming.",
        error_messages={"invalid_choice": "“per” kan alleen provincie of onderneming zijn."},
    )
    formaat = forms.ChoiceField(
        required=False,
        choices=[(formaat, formaat) for formaat in FORMATEN],
        error_messages={"invalid_choice": f"“formaat” kan alleen {' of '.join(FORMATEN)} zijn."},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean(self) -> dict[str, Any]:
        toegelaten = ", ".join(self.fields)
        for naam, waarden in cast("QueryDict", self.data).lists():
            if naam not in self.fields:
                self.add_error(None, f"De parameter “{naam}” bestaat niet. Je kan kiezen uit: {toegelaten}.")
            elif len(waarden) > 1:
                self.add_error(None, f"De parameter “{naam}” staat er meer dan één keer. Geef elke parameter één keer.")
        gegevens = self.cleaned_data
        peildatum = gegevens.get("peildatum") or self.vandaag
        return {
            "peildatum": peildatum,
            "bekend_op": gegevens.get("bekend_op") or peildatum,
            "per": gegevens.get("per") or "provincie",
            "formaat": gegevens.get("formaat") or "html",
        }

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.attrs = {"novalidate": True}
        helper.layout = Layout(
            Row(
                Column("peildatum", css_class="col-sm-6 col-lg-4"),
                Column("bekend_op", css_class="col-sm-6 col-lg-4"),
                Column("per", css_class="col-sm-6 col-lg-4"),
            ),
            StrictButton("Toon deze cijfers", type="submit", css_class="btn-primary"),  # nameless: adds no parameter
        )
        return helper
