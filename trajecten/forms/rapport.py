"""What somebody may ask of a report; the address bar is the same form."""

from datetime import date
from typing import Any, ClassVar, cast

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Div, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from trajecten.forms.velden import DoorstroomForm
from trajecten.models import Oproep, Project
from trajecten.rapporten.soorten import Rapportsoort
from trajecten.rapporten.vraag import KENMERKEN, PER, PER_PROVINCIE, Vraag

FORMATEN = ("html", "csv", "xlsx", "pdf", "json")
BEELDFORMATEN = ("svg", "png")
EERSTE, LAATSTE = date(2000, 1, 1), date(2100, 12, 31)
ALLE = ("", "Alle")


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


class ProjectVeld(forms.ModelChoiceField):
    """A project by its UUID; what is no UUID is no project either."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as fout:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from fout


def _keuze(naam: str, label: str, keuzes: list[tuple[str, str]], help_text: str = "") -> forms.ChoiceField:
    waarden = [str(waarde) for waarde, _ in keuzes if waarde]
    mogelijk = " of ".join([", ".join(waarden[:-1]), waarden[-1]] if len(waarden) > 1 else waarden)
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=keuzes,
        help_text=help_text,
        error_messages={"invalid_choice": f"“{naam}” kan alleen {mogelijk} zijn."},
    )


def weiger_vreemde(form: forms.Form) -> None:
    """An error for each parameter of the address that does not exist, or stands there twice."""
    toegelaten = ", ".join(form.fields)
    for naam, waarden in cast("QueryDict", form.data).lists():
        if naam not in form.fields:
            form.add_error(None, f"De parameter “{naam}” bestaat niet. Je kan kiezen uit: {toegelaten}.")
        elif len(waarden) > 1:
            form.add_error(None, f"De parameter “{naam}” staat er meer dan één keer. Geef elke parameter één keer.")


class RapportForm(forms.Form):
    """The parameters of a report. What is not given gets its default; what does not exist is an error.

    With `oproep` the call is fixed by the address; of `formaten` the first is the default. `vraag` is the question that a
    valid form asks.
    """

    peildatum = PeilVeld(label="Peildatum", help_text="De cijfers gaan over deze dag.")
    bekend_op = PeilVeld(label="Bekend-op-datum", help_text="Leeg: zoals bekend op de peildatum zelf.")
    van = PeilVeld(label="Eerste dag van de periode", help_text="Leeg: alles tot en met de peildatum.")

    voorop: ClassVar[tuple[str, ...]] = ("peildatum", "bekend_op", "van", "per")
    knop: ClassVar[str] = "Toon deze cijfers"

    def __init__(
        self,
        *args: Any,
        soort: Rapportsoort,
        vandaag: date,
        oproep: Oproep | None = None,
        formaten: tuple[str, ...] = FORMATEN,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.soort, self.vandaag, self.oproep, self.formaten = soort, vandaag, oproep, formaten
        per = [(naam, PER[naam].label) for naam in soort.per if not (oproep and naam == "oproep")]
        self.fields["per"] = _keuze("per", "Per", per, "Waarvoor je een rij ziet.")
        if "oproep" in soort.filters and oproep is None:
            self.fields["oproep"] = forms.ModelChoiceField(
                Oproep.objects.all(), to_field_name="nummer", required=False, empty_label="Alle", label="Oproep",
                error_messages={"invalid_choice": "Deze oproep bestaat niet."},
            )  # fmt: skip
        if "project" in soort.filters:
            projecten = Project.objects.filter(oproep=oproep) if oproep else Project.objects.all()
            self.fields["project"] = ProjectVeld(
                projecten.select_related("oproep"), to_field_name="uuid", required=False, empty_label="Alle", label="Project",
                error_messages={"invalid_choice": "Dit project bestaat niet, of hoort niet bij deze oproep."},
            )  # fmt: skip
        for naam in soort.filters:
            if keuzes := KENMERKEN[naam].keuzes:
                self.fields[naam] = _keuze(naam, KENMERKEN[naam].label, [ALLE, *keuzes])
        plaatsen = [("vestiging", "De vestiging waar iemand werkt"), ("woonplaats", "De woonplaats")]
        self.fields["provincie_van"] = _keuze("provincie_van", "Provincie van", plaatsen)
        for keuze in soort.keuzes:
            self.fields[keuze.naam] = _keuze(keuze.naam, keuze.label, [("", "Nee"), ("ja", "Ja")])
        tabellen = [(tabel.naam, tabel.titel) for tabel in soort.tabellen]
        self.fields["tabel"] = _keuze("tabel", "Tabel", tabellen)
        self.fields["formaat"] = _keuze("formaat", "Formaat", [(formaat, formaat) for formaat in formaten])

    def clean(self) -> dict[str, Any]:
        weiger_vreemde(self)
        gegevens = self.cleaned_data
        peildatum = gegevens.get("peildatum") or self.vandaag
        if gegevens.get("van") and gegevens["van"] > peildatum:
            self.add_error("van", f"De periode begint na de peildatum, {peildatum:%d-%m-%Y}.")
        return gegevens

    @property
    def stille_velden(self) -> list[Any]:
        """The parameters that the form itself does not show; their errors stand above it."""
        return [self["formaat"], self["tabel"]]

    @property
    def formaat(self) -> str:
        return str(self.cleaned_data["formaat"] or self.formaten[0])

    @property
    def tabel(self) -> str:
        return str(self.cleaned_data["tabel"] or self.soort.tabellen[0].naam)

    @property
    def gekozen_oproep(self) -> Oproep | None:
        return self.oproep or self.cleaned_data.get("oproep")

    @property
    def vraag(self) -> Vraag:
        """The question, with its defaults filled in."""
        gegevens = self.cleaned_data
        peildatum = gegevens["peildatum"] or self.vandaag
        filters = {naam: gegevens[naam] for naam in self.soort.filters if gegevens.get(naam)}
        if self.oproep:
            filters["oproep"] = self.oproep
        woonplaats = gegevens["provincie_van"] == "woonplaats"
        if woonplaats and "provincie" in filters:
            filters["woonplaats"] = filters.pop("provincie")
        return Vraag(
            peildatum,
            gegevens["bekend_op"] or peildatum,
            van=gegevens["van"],
            per=gegevens["per"] or self.soort.per[0] or PER_PROVINCIE,
            filters={naam: getattr(waarde, "pk", waarde) for naam, waarde in filters.items()},
            woonplaats=woonplaats,
            keuzes=frozenset(keuze.naam for keuze in self.soort.keuzes if gegevens[keuze.naam]),
        )

    @property
    def beperkt_tot(self) -> list[tuple[str, str]]:
        """The filters that are on, in words."""
        gekozen = []
        for naam in self.soort.filters:
            if waarde := self.cleaned_data.get(naam):
                getoond = str(waarde) if hasattr(waarde, "pk") else dict(KENMERKEN[naam].keuzes)[waarde]
                gekozen.append((KENMERKEN[naam].label, getoond))
        return gekozen

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.attrs = {"novalidate": True}
        meer = [naam for naam in self.fields if naam not in (*self.voorop, "formaat", "tabel")]
        is_open = any(self.data.get(naam) for naam in meer)
        helper.layout = Layout(
            Row(*(Column(naam, css_class="col-sm-6 col-lg-3") for naam in self.voorop)),
            HTML(f"<details class='mb-3'{' open' if is_open else ''}><summary>Verfijnen</summary>"),
            Div(Row(*(Column(naam, css_class="col-sm-6 col-lg-4") for naam in meer)), css_class="mt-2"),
            HTML("</details>"),
            StrictButton(self.knop, type="submit", css_class="btn-primary"),  # nameless: adds no parameter
        )
        return helper


class VergelijkForm(RapportForm):
    """The same report twice: as it was, and on another day or as known on another day."""

    met = PeilVeld(label="Vergelijk met peildatum", help_text="Leeg: dezelfde peildatum.")
    met_bekend_op = PeilVeld(label="Vergelijk met bekend-op-datum", help_text="Leeg: zoals vandaag bekend.")
    voorop = (*RapportForm.voorop, "met", "met_bekend_op")
    knop = "Vergelijk"

    @property
    def andere_vraag(self) -> Vraag:
        """The second question; it knows the first."""
        gegevens, eerste = self.cleaned_data, self.vraag
        peildatum = gegevens["met"] or eerste.peildatum
        bekend_op = gegevens["met_bekend_op"] or self.vandaag
        return eerste.anders(peildatum=peildatum, bekend_op=bekend_op, vorige=eerste)


class BevriesForm(DoorstroomForm):
    """What a frozen report is called, and for what it was given."""

    knop = "Bevriezen"
    titel = forms.CharField(label="Titel", max_length=200)
    aanleiding = forms.CharField(
        label="Waarvoor geef je deze cijfers?",
        max_length=500,
        help_text="Bijvoorbeeld: schriftelijke vraag nr. 341 van 15 maart 2019.",
    )


class VrijgavedagenForm(DoorstroomForm):
    """Which day is looked at before it is released, as known when; the address is this form."""

    peildatum = PeilVeld(label="Peildatum")
    bekend_op = PeilVeld(label="Zoals bekend op")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        for veld in self.fields.values():
            veld.required = True


class VrijgaveForm(DoorstroomForm):
    """What a release is called; its days are those that were looked at."""

    knop = "Vrijgeven"
    titel = forms.CharField(label="Titel", max_length=200)
