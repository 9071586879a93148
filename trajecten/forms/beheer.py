"""What the functional administrator manages: plain editing of organisations, calls, projects and users."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from trajecten.enums import OndernemingSoort, Provincie, Werkvorm
from trajecten.forms.velden import DatumVeld, DoorstroomForm, KboVeld, zet_rijen
from trajecten.identificatie import vestigingsnummer_normaliseer
from trajecten.models import Gebruiker, Lidmaatschap, Mandaat, Onderneming, Oproep, Project, Vestiging


def vinkjes(label: str, keuzes: Any, *, verplicht: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=keuzes, widget=forms.CheckboxSelectMultiple, required=verplicht
    )


class OndernemingForm(forms.ModelForm, DoorstroomForm):
    kbo = KboVeld(label="KBO-nummer")
    soorten = vinkjes("Soorten", OndernemingSoort.choices)

    class Meta:
        model = Onderneming
        fields = ("kbo", "naam", "soorten", "voormalig_statuut")


class VestigingForm(forms.ModelForm, DoorstroomForm):
    vestigingsnummer = forms.CharField(label="Vestigingsnummer", max_length=20)

    class Meta:
        model = Vestiging
        fields = ("onderneming", "vestigingsnummer", "naam", "straat", "postcode")

    def clean_vestigingsnummer(self) -> str:
        return vestigingsnummer_normaliseer(self.cleaned_data["vestigingsnummer"])


class MandaatForm(forms.ModelForm, DoorstroomForm):
    van = DatumVeld(label="Eerste dag")
    tot = DatumVeld(label="Laatste dag", help_text="Een mandaat loopt hoogstens zes jaar (R34).")

    class Meta:
        model = Mandaat
        fields = ("partner",)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        zet_rijen(self, "partner", Onderneming.objects.van_soort(OndernemingSoort.DOORSTROOMPARTNER))
        if self.instance.pk:
            self.initial["van"] = self.instance.periode.lower
            self.initial["tot"] = self.instance.periode.upper - timedelta(days=1)

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt vóór de eerste dag.")
        elif van and tot:
            if tot + timedelta(days=1) > van.replace(
                year=van.year + 6, day=min(van.day, 28) if van.month == 2 else van.day
            ):
                self.add_error("tot", "Een mandaat loopt hoogstens zes jaar (R34).")
            self.instance.periode = DateRange(van, tot + timedelta(days=1), "[)")
        return gegevens

    def _get_validation_exclusions(self) -> set[str]:
        uitgesloten: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        return uitgesloten - {"periode"} if "van" in self.cleaned_data and "tot" in self.cleaned_data else uitgesloten


class OproepForm(forms.ModelForm, DoorstroomForm):
    van = DatumVeld(label="Eerste dag")
    tot = DatumVeld(label="Laatste dag")
    werkvormen = vinkjes("Voor welke werkvormen", Werkvorm.choices)

    class Meta:
        model = Oproep
        fields = (
            "nummer",
            "titel",
            "van",
            "tot",
            "doel",
            "werkvormen",
            "standaardkost",
            "stage_verplicht",
            "nazorg_verplicht",
        )


class ProjectForm(forms.ModelForm, DoorstroomForm):
    van = DatumVeld(label="Eerste dag")
    tot = DatumVeld(label="Laatste dag")
    goedgekeurd_op = DatumVeld(label="Goedgekeurd op", required=False)
    provincies = vinkjes("Provincies", Provincie.choices[:5])

    class Meta:
        model = Project
        fields = ("oproep", "naam", "promotor", "partners", "provincies", "van", "tot", "goedgekeurd_op")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        for veld in ("promotor", "partners"):
            zet_rijen(self, veld, Onderneming.objects.van_soort(OndernemingSoort.DOORSTROOMPARTNER))


class GebruikerForm(forms.ModelForm, DoorstroomForm):
    """A user; without a password they choose one by the link that the log-in page sends."""

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "is_active")

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if Gebruiker.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Er is al een gebruiker met dit e-mailadres.")
        return email

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002, the signature of Django
        if not self.instance.pk:
            self.instance.set_unusable_password()
        return super().save(commit)


class LidmaatschapForm(forms.ModelForm, DoorstroomForm):
    van = DatumVeld(label="Vanaf")
    tot = DatumVeld(label="Tot en met", required=False)
    provincies = vinkjes("Provincies (voor VDAB)", Provincie.choices, verplicht=False)

    class Meta:
        model = Lidmaatschap
        fields = ("gebruiker", "rol", "organisatie", "provincies", "van", "tot")
