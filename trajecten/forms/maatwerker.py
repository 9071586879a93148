"""What a company reports about its people, and what VDAB decides about them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.enums import (
    AfwezigheidSoort,
    Begeleiding,
    Doelgroep,
    EvaluatieSoort,
    EvaluatieUitkomst,
    Loonpremie,
    RedenUitDienst,
)
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DatumVeld, DoorstroomForm, tekstvlak, zet_rijen
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


class PopForm(DoorstroomForm):
    knop = "POP bewaren"

    versie_op = DatumVeld(label="Datum van deze versie")
    competenties_nu = tekstvlak("Competenties vandaag", verplicht=True)
    competenties_later = tekstvlak("Competenties om te ontwikkelen", verplicht=True)
    acties = tekstvlak("Verbeteracties", verplicht=True, hulp="Eén actie per regel, minstens twee (R16).")

    def clean_acties(self) -> list[str]:
        acties = [regel.strip() for regel in self.cleaned_data["acties"].splitlines() if regel.strip()]
        if len(acties) < 2:
            raise ValidationError("Een POP bevat minstens twee verbeteracties, elk op een regel (R16).")
        return acties


class WopForm(DoorstroomForm):
    knop = "Startpakket toekennen"

    op = DatumVeld(label="Vanaf")
    loonpremie = forms.TypedChoiceField(label="Loonpremie", choices=KIES + Loonpremie.choices, coerce=int)
    begeleiding = forms.ChoiceField(label="Begeleiding", choices=KIES + Begeleiding.choices)


class EvaluatieForm(DoorstroomForm):
    knop = "Evaluatie vastleggen"

    soort = forms.ChoiceField(
        label="Soort", choices=KIES + [c for c in EvaluatieSoort.choices if c[0] != EvaluatieSoort.EINDE_TRAJECT]
    )
    bezoek_op = DatumVeld(label="Datum van het bezoek")
    uitkomst = forms.ChoiceField(label="Uitkomst", choices=KIES + EvaluatieUitkomst.choices)
    loonpremie = forms.TypedChoiceField(
        label="Nieuwe loonpremie", choices=[("", "Niet van toepassing"), *Loonpremie.choices], coerce=int, required=False,
        empty_value=None,
    )  # fmt: skip
    begeleiding = forms.ChoiceField(
        label="Nieuwe begeleiding", choices=[("", "Niet van toepassing"), *Begeleiding.choices], required=False
    )
    motivering = tekstvlak("Motivering", verplicht=True)
