"""What the functional administrator manages: plain editing of organisations, calls, projects and users."""

from datetime import timedelta
from typing import Any

from crispy_forms.layout import HTML, Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from trajecten.enums import Cijfer, OndernemingSoort, Provincie, Werkvorm
from trajecten.forms.velden import DatumVeld, DoorstroomForm, KboVeld, zet_rijen
from trajecten.identificatie import vestigingsnummer_normaliseer
from trajecten.models import Gebruiker, Lidmaatschap, Mandaat, Onderneming, Oproep, Project, Vestiging
from trajecten.models.velden import periode
from trajecten.termijnen import mandaat_einde


def vinkjes(label: str, keuzes: Any, *, verplicht: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=keuzes, widget=forms.CheckboxSelectMultiple, required=verplicht
    )


class BeheerForm(forms.ModelForm, DoorstroomForm):
    """A row that is managed."""

    def bewaard(self, rij: Any) -> str:
        """What the administrator is told after saving."""
        return f"{rij} is bewaard."


def met_leden() -> QuerySet[Onderneming]:
    """The organisations that do more than hire: those where people work, and those that guide."""
    return Onderneming.objects.exclude(soorten=[OndernemingSoort.REGULIERE_WERKGEVER])


class OndernemingForm(BeheerForm):
    kbo = KboVeld(label="KBO-nummer")
    soorten = vinkjes("Soorten", OndernemingSoort.choices)

    class Meta:
        model = Onderneming
        fields = ("kbo", "naam", "soorten", "voormalig_statuut")


class VestigingForm(BeheerForm):
    vestigingsnummer = forms.CharField(label="Vestigingsnummer", max_length=20)

    class Meta:
        model = Vestiging
        fields = ("onderneming", "vestigingsnummer", "naam", "straat", "postcode")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        zet_rijen(self, "onderneming", met_leden())

    def clean_vestigingsnummer(self) -> str:
        return vestigingsnummer_normaliseer(self.cleaned_data["vestigingsnummer"])


class MandaatForm(BeheerForm):
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
            self.initial["tot"] = self.instance.laatste_dag

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt vóór de eerste dag.")
        elif van and tot:
            if tot > mandaat_einde(van):
                einde = f"{mandaat_einde(van):%d-%m-%Y}"
                self.add_error("tot", f"Een mandaat loopt hoogstens zes jaar: hier tot en met {einde} (R34).")
            self.instance.periode = periode(van, tot + timedelta(days=1))
        return gegevens

    def _get_validation_exclusions(self) -> set[str]:
        uitgesloten: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        return uitgesloten - {"periode"} if "van" in self.cleaned_data and "tot" in self.cleaned_data else uitgesloten


class OproepForm(BeheerForm):
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
        localized_fields = ("standaardkost",)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        bekend = dict(self.instance.bekend_vanaf.values_list("indicator", "vanaf")) if self.instance.pk else {}
        for cijfer in Cijfer:
            self.fields[f"bekend_{cijfer}"] = DatumVeld(label=cijfer.label, required=False, initial=bekend.get(cijfer))

    def velden(self) -> list[Any]:
        uitleg = "Vóór deze dag toont het rapport “nog geen gegevens”, nooit 0. Leeg: bekend vanaf het begin."
        bekend = Fieldset(
            "Vanaf wanneer zijn de cijfers bekend?", HTML(f"<p>{uitleg}</p>"), *map("bekend_{}".format, Cijfer)
        )
        return [*self.Meta.fields, bekend]

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002, the signature of Django
        oproep = super().save(commit)
        oproep.bekend_vanaf.all().delete()
        for cijfer in Cijfer:
            if vanaf := self.cleaned_data[f"bekend_{cijfer}"]:
                oproep.bekend_vanaf.create(indicator=cijfer, vanaf=vanaf)
        return oproep


class ProjectForm(BeheerForm):
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


class GebruikerForm(BeheerForm):
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
        self.is_nieuw = not self.instance.pk
        if self.is_nieuw:
            self.instance.set_unusable_password()
        return super().save(commit)

    def bewaard(self, rij: Any) -> str:
        if not self.is_nieuw:
            return super().bewaard(rij)
        return (
            f"{rij} is bewaard. Geef nu een lidmaatschap; een wachtwoord kiest {rij} zelf met “Wachtwoord vergeten?”."
        )


class LidmaatschapForm(BeheerForm):
    van = DatumVeld(label="Vanaf")
    tot = DatumVeld(label="Tot en met", required=False)
    provincies = vinkjes("Provincies (voor VDAB)", Provincie.choices, verplicht=False)

    class Meta:
        model = Lidmaatschap
        fields = ("gebruiker", "rol", "organisatie", "provincies", "mag_bulk_opschorten", "van", "tot")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        zet_rijen(self, "organisatie", met_leden())
