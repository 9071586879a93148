"""Of which call, and on which day, the overview of the figures is."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from trajecten.forms.rapport import PeilVeld, weiger_vreemde
from trajecten.models import Oproep


class OverzichtForm(forms.Form):
    """The parameters of the overview; empty means today, and the newest call that had begun by then."""

    peildatum = PeilVeld(label="Peildatum", help_text="Leeg: vandaag.")

    def __init__(self, *args: Any, oproepen: Sequence[Oproep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oproep"] = forms.ChoiceField(
            label="Oproep",
            required=False,
            choices=[("", "De nieuwste die begon"), *((str(oproep.nummer), str(oproep)) for oproep in oproepen)],
            error_messages={"invalid_choice": "Deze oproep bestaat niet."},
        )

    def clean(self) -> dict[str, Any]:
        weiger_vreemde(self)
        return self.cleaned_data

    @property
    def stille_velden(self) -> list[Any]:
        """There is no parameter that the form itself does not show."""
        return []

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.attrs = {"novalidate": True}
        helper.layout = Layout(
            Row(Column("oproep", css_class="col-sm-8 col-lg-6"), Column("peildatum", css_class="col-sm-4 col-lg-3")),
            StrictButton("Toon deze cijfers", type="submit", css_class="btn-primary"),
        )
        return helper
