"""What is written down about a traject without moving it."""

from datetime import date
from typing import Any

from django import forms

from trajecten.enums import (
    JournaalBereik,
    JournaalSoort,
    NazorgMet,
    OpvolgMoment,
    OpvolgSituatie,
    WeigeringReden,
    WeigeringWat,
)
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DatumVeld, DoorstroomForm, ja_of_nee, tekstvlak
from trajecten.models import Journaalregel, Traject


class TrajectForm(DoorstroomForm):
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, traject: Traject, vandaag: date, **opties: Any) -> None:
        vandaag_in = {
            naam: vandaag for naam, veld in self.base_fields.items() if isinstance(veld, DatumVeld) and veld.required
        }
        super().__init__(
            *args, **{**opties, "initial": {"versie": traject.versie, **vandaag_in, **opties.get("initial", {})}}
        )


class OordelenForm(TrajectForm):
    op = DatumVeld(label="Datum van het oordeel")
    doorstroomklaar = ja_of_nee("Doorstroomklaar?")
    gerealiseerd = ja_of_nee("Werd de job gerealiseerd?")
    motivering = tekstvlak("Motivering", verplicht=True)


class WeigeringForm(TrajectForm):
    wat = forms.ChoiceField(label="Wat werd geweigerd?", choices=KIES + WeigeringWat.choices)
    geweigerd_op = DatumVeld(label="Geweigerd op")
    reden = forms.ChoiceField(label="Welke reden gaf de persoon?", choices=KIES + WeigeringReden.choices)
    toelichting = tekstvlak("Toelichting")


class WeigeringBeoordelenForm(TrajectForm):
    gehoord_op = DatumVeld(label="De persoon is gehoord op")
    geldige_reden = ja_of_nee("Is de reden geldig?")
    reele_kans = ja_of_nee("Was er een reële kans op doorstroom?")
    beoordeeld_op = DatumVeld(label="Beoordeeld op")
    meegedeeld_op = DatumVeld(label="Meegedeeld op", required=False)


class NazorgcontactForm(TrajectForm):
    op = DatumVeld(label="Datum")
    met = forms.ChoiceField(label="Met wie?", choices=KIES + NazorgMet.choices)
    onderwerp = forms.CharField(label="Onderwerp", max_length=500)
    minuten = forms.IntegerField(label="Minuten", min_value=1, max_value=600)
    nog_aan_het_werk = ja_of_nee("Nog aan het werk?")


class OpvolgmetingForm(TrajectForm):
    moment = forms.ChoiceField(label="Welke meting?", choices=KIES + OpvolgMoment.choices)
    gemeten_op = DatumVeld(label="Gemeten op")
    situatie = forms.ChoiceField(label="Situatie", choices=KIES + OpvolgSituatie.choices)


class JournaalForm(forms.ModelForm, DoorstroomForm):
    """A line in the journal."""

    knop = "Bewaren in het journaal"
    op = DatumVeld(label="Datum")
    soort = forms.ChoiceField(label="Soort", choices=JournaalSoort.choices)
    bereik = forms.ChoiceField(
        label="Wie mag dit lezen?", choices=JournaalBereik.choices, initial=JournaalBereik.TRAJECT
    )

    class Meta:
        model = Journaalregel
        fields = ("soort", "op", "minuten", "tekst", "bereik")
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, vandaag: date, **opties: Any) -> None:
        self.vandaag = vandaag
        super().__init__(*args, **{**opties, "initial": {"op": vandaag}})

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if op > self.vandaag:
            raise forms.ValidationError("Deze datum ligt in de toekomst.")
        return op
