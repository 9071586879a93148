"""What a company reports about its people."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.enums import AfwezigheidSoort, Doelgroep, RedenUitDienst
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DatumVeld, DoorstroomForm, MetWerkgever, zet_rijen
from trajecten.identificatie import insz_normaliseer, valideer_insz
from trajecten.models import Vestiging
from trajecten.plaatsen import valideer_postcode


class InDienstForm(DoorstroomForm):
    knop = "In dienst melden"

    insz = forms.CharField(label="INSZ (rijksregisternummer)", max_length=20, help_text="Bijvoorbeeld 85.07.15-997.96.")
    voornaam = forms.CharField(label="Voornaam", max_length=100)
    familienaam = forms.CharField(label="Familienaam", max_length=100)
    geboortedatum = DatumVeld(label="Geboortedatum")
    doelgroep = forms.ChoiceField(label="Doelgroep", choices=KIES + Doelgroep.choices)
    vestiging = forms.ModelChoiceField(label="Vestiging", queryset=Vestiging.objects.none(), empty_label="Kies…")
    op = DatumVeld(label="Eerste werkdag")
    breuk = forms.DecimalField(
        label="Tewerkstellingsbreuk", min_value=0.05, max_value=1, decimal_places=2, initial=1, localize=True,
        help_text="1 is voltijds, 0,5 is halftijds.",
    )  # fmt: skip
    postcode = forms.CharField(
        label="Postcode van de woonplaats", max_length=4, required=False, validators=[valideer_postcode]
    )

    def __init__(self, *args: Any, vestigingen: Any, vandaag: date, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.vandaag = vandaag
        zet_rijen(self, "vestiging", vestigingen)

    def clean_insz(self) -> str:
        return insz_normaliseer(self.cleaned_data["insz"])

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if "insz" in gegevens and "geboortedatum" in gegevens:
            try:
                valideer_insz(gegevens["insz"], geboortedatum=gegevens["geboortedatum"], vandaag=self.vandaag)
            except ValidationError as fout:
                self.add_error("insz", fout)
        return gegevens


class UitDienstForm(DoorstroomForm):
    knop = "Uit dienst melden"

    op = DatumVeld(label="Laatste dag in dienst")
    reden = forms.ChoiceField(label="Reden", choices=KIES + RedenUitDienst.choices)


class AfwezigForm(DoorstroomForm):
    knop = "Afwezig melden"

    soort = forms.ChoiceField(label="Soort", choices=KIES + AfwezigheidSoort.choices)
    op = DatumVeld(label="Eerste dag")
    tot = DatumVeld(label="Laatste dag, als die gekend is", required=False)


class TerugForm(DoorstroomForm):
    knop = "Terug aan het werk melden"

    op = DatumVeld(label="Eerste dag terug aan het werk")


class UitDienstCorrigerenForm(DoorstroomForm):
    """Either the last day and its reason were wrong, or there was no end at all."""

    knop = "Correctie bewaren"

    klopt = forms.ChoiceField(
        label="Wat klopt er wel?",
        choices=[("einde", "Uit dienst, met deze laatste dag en reden"), ("in_dienst", "Nog in dienst")],
        widget=forms.RadioSelect,
    )
    op = DatumVeld(label="Laatste dag in dienst", required=False)
    reden = forms.ChoiceField(label="Reden", choices=KIES + RedenUitDienst.choices, required=False)

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.pop("klopt", None) == "in_dienst":
            return {"op": None, "reden": ""}
        for veld, vraag in (("op", "Vul de laatste dag in."), ("reden", "Kies de reden.")):
            if not gegevens.get(veld) and veld not in self.errors:
                self.add_error(veld, vraag)
        return gegevens


class EnclaveForm(DoorstroomForm, MetWerkgever):
    knop = "Enclave melden"
    werkgever_als = "gastbedrijf"
    vervangt = {"gastbedrijf": "werkgever_kbo"}

    functie = forms.CharField(label="Functie", max_length=200)
    gemeld_op = DatumVeld(label="Gemeld aan het departement op", help_text="Minstens één dag vóór de start (R47).")
    op = DatumVeld(label="Eerste dag")
    tot = DatumVeld(label="Laatste dag, als die gekend is", required=False)
    field_order = ("werkgever_kbo", "werkgever_naam")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["werkgever_kbo"].label = "KBO-nummer van het gastbedrijf"
        self.fields["werkgever_kbo"].required = True
        self.fields["werkgever_naam"].label = "Naam van het gastbedrijf"
        self.fields["werkgever_naam"].help_text = "Alleen nodig als dit bedrijf nog niet gekend is."


class EnclaveEindeForm(DoorstroomForm):
    knop = "Enclave beëindigen"

    op = DatumVeld(label="Laatste dag in de enclave")
