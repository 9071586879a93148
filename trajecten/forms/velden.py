"""The fields and the layout that forms share."""

from collections.abc import Callable, Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Submit
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from trajecten.enums import OndernemingSoort
from trajecten.identificatie import kbo_normaliseer, valideer_kbo
from trajecten.models import Onderneming
from trajecten.models.concept import VELD


class DatumVeld(forms.DateField):
    """A day, chosen or typed."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        opties.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
        super().__init__(**opties)


def tekstvlak(label: str, *, verplicht: bool = False, hulp: str = "") -> forms.CharField:
    """Free text of a few lines."""
    return forms.CharField(
        label=label, required=verplicht, help_text=hulp, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
    )


def ja_of_nee(label: str, **opties: Any) -> forms.TypedChoiceField:
    """A question that must be answered, with yes or no."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda antwoord: antwoord == "ja",
        widget=forms.RadioSelect,
        **opties,
    )


def zet_rijen(
    form: forms.BaseForm, naam: str, rijen: Any, *, label: Callable[[Any], str] | None = None, leeg: str | None = None
) -> None:
    """Let a field of the form choose from these rows, each shown by `label`, and nothing by `leeg`."""
    veld: Any = form.fields[naam]
    veld.queryset = rijen
    if label:
        veld.label_from_instance = label
    if leeg:
        veld.empty_label = leeg


class MetVoorstellen(forms.TextInput):
    """A text field that proposes values, each with its words, and still takes anything else."""

    voorstellen: Iterable[tuple[str, str]] = ()

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        lijst = f"voorstellen-{name}"
        veld = super().render(name, value, {**(attrs or {}), "list": lijst}, renderer)
        opties = format_html_join("", '<option value="{}">{}</option>', self.voorstellen)
        return format_html('{}<datalist id="{}">{}</datalist>', veld, lijst, opties)


class KboVeld(forms.CharField):
    """A KBO number as people type it; its value is ten digits."""

    def to_python(self, value: Any) -> str:
        tekst = super().to_python(value)
        return kbo_normaliseer(tekst) if tekst else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            valideer_kbo(value)


class DoorstroomForm(forms.Form):
    """A form in our look: a heading on the button, and errors of the workflow beside their field."""

    knop = "Bewaren"
    vervangt: dict[str, str] = {}  # an argument of the workflow, and the field that stands for it
    required_css_class = "verplicht"
    is_gewijzigd = False  # somebody else was first; the view answers 409

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"novalidate": True}
        bewijs = HTML(f'<input type="hidden" name="{VELD}" value="{{{{ bewijs|default_if_none:\'\' }}}}">')
        helper.layout = Layout(bewijs, *self.velden(), HTML("<div class='mt-3'>"), *self.knoppen(), HTML("</div>"))
        return helper

    def knoppen(self) -> list[Any]:
        """What stands below the fields."""
        return [
            Submit("bewaren", self.knop),
            HTML('<a class="btn btn-link" href="{{ terug }}">Annuleren</a>'),
        ]

    def velden(self) -> list[Any]:
        """What stands on the form, in this order; a form with groups says them here."""
        return list(self.fields)

    def voeg_toe(self, fout: ValidationError | dict[str, str]) -> None:
        """Put each reason beside its field; what belongs to none stands above the form."""
        per_veld = fout if isinstance(fout, dict) else getattr(fout, "message_dict", {NON_FIELD_ERRORS: fout.messages})
        for naam, redenen in per_veld.items():
            veld = self.vervangt.get(naam, naam)
            self.add_error(veld if veld in self.fields else None, redenen)


class MetWerkgever(forms.Form):
    """Asks an employer by KBO number, and the name when it is not known yet."""

    werkgever_als = "werkgever"

    werkgever_kbo = KboVeld(label="KBO-nummer van de werkgever", required=False)
    werkgever_naam = forms.CharField(
        label="Naam van de werkgever",
        required=False,
        max_length=200,
        help_text="Alleen nodig als deze werkgever nog niet gekend is.",
    )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        kbo, naam = gegevens.pop("werkgever_kbo", ""), gegevens.pop("werkgever_naam", "")
        gegevens[self.werkgever_als] = None
        if kbo:
            bekend = Onderneming.objects.filter(kbo=kbo).first()
            if bekend is None and not naam:
                self.add_error("werkgever_naam", "Deze werkgever is nog niet gekend: vul ook de naam in.")
            gegevens[self.werkgever_als] = bekend or Onderneming(
                kbo=kbo, naam=naam, soorten=[OndernemingSoort.REGULIERE_WERKGEVER]
            )
        return gegevens
