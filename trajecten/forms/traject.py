"""What is written down about a traject without moving it."""

from datetime import date
from typing import Any

from django import forms

from trajecten.enums import (
    AanbodUitkomst,
    Antwoord,
    Arbeidspositie,
    FeedbackVan,
    Geslacht,
    NazorgMet,
    Onderwijsniveau,
    OpvolgMoment,
    OpvolgSituatie,
    Steun,
    ToewijzingKant,
    WeigeringReden,
    WeigeringWat,
)
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DatumVeld, DoorstroomForm, ja_of_nee, tekstvlak, zet_rijen
from trajecten.models import Lidmaatschap, Nazorgafspraak, Traject


class TrajectForm(DoorstroomForm):
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, traject: Traject, vandaag: date, **opties: Any) -> None:
        vandaag_in = {
            naam: vandaag for naam, veld in self.base_fields.items() if isinstance(veld, DatumVeld) and veld.required
        }
        vooraf = {"versie": traject.versie, **vandaag_in, **opties.pop("initial", {})}
        super().__init__(*args, **{**opties, "initial": vooraf})


class AanbodForm(TrajectForm):
    knop = "Aanbod bewaren"

    werkgever = forms.CharField(label="Werkgever", max_length=200)
    job = forms.CharField(label="Job", max_length=200)
    op = DatumVeld(label="Aangeboden op")
    uitkomst = forms.ChoiceField(label="Antwoord", choices=AanbodUitkomst.choices)


class StagefeedbackForm(TrajectForm):
    knop = "Feedback bewaren"

    op = DatumVeld(label="Datum")
    van = forms.ChoiceField(label="Van wie komt de feedback?", choices=FeedbackVan.choices, widget=forms.RadioSelect)
    tekst = tekstvlak("Hoe loopt de stage?", verplicht=True)
    steun = forms.MultipleChoiceField(
        label="Welke steun gaf je?", choices=Steun.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class DeelnameForm(TrajectForm):
    knop = "Gegevens bewaren"

    geslacht = forms.ChoiceField(label="Geslacht", choices=Geslacht.choices, widget=forms.RadioSelect)
    onderwijs = forms.ChoiceField(label="Hoogste diploma", choices=Onderwijsniveau.choices)
    arbeidspositie = forms.ChoiceField(label="Bij de start van het traject", choices=Arbeidspositie.choices)
    migratieachtergrond = forms.ChoiceField(
        label="Migratieachtergrond",
        choices=Antwoord.choices,
        widget=forms.RadioSelect,
        help_text="Zelf, of een van de ouders, geboren in een ander land.",
    )
    beperking = forms.ChoiceField(
        label="Arbeidshandicap",
        choices=Antwoord.choices,
        widget=forms.RadioSelect,
        help_text="Zoals iemand het zelf zegt. Schrijf nergens welke.",
    )
    andere_kwetsbaarheid = forms.ChoiceField(
        label="Een andere kwetsbare situatie", choices=Antwoord.choices, widget=forms.RadioSelect
    )


class AanbodBeantwoordenForm(TrajectForm):
    knop = "Antwoord bewaren"

    uitkomst = forms.ChoiceField(
        label="Wat was het antwoord?",
        choices=[keuze for keuze in AanbodUitkomst.choices if keuze[0] != AanbodUitkomst.OPEN],
        widget=forms.RadioSelect,
    )


class OverdragenForm(TrajectForm):
    knop = "Overdragen"

    naar = forms.ModelChoiceField(label="Aan wie?", queryset=Lidmaatschap.objects.none(), empty_label="Kies…")
    op = DatumVeld(label="Verantwoordelijk vanaf")
    reden = forms.CharField(label="Reden", max_length=200)

    def __init__(self, *args: Any, kant: ToewijzingKant, vandaag: date, traject: Traject, **opties: Any) -> None:
        super().__init__(*args, vandaag=vandaag, traject=traject, **opties)
        leden = Lidmaatschap.objects.actief(vandaag).van_kant(kant, traject).select_related("gebruiker")
        zet_rijen(self, "naar", leden.order_by("gebruiker__naam", "pk"), label=lambda lid: str(lid.gebruiker))


class SamenOverdragenForm(DoorstroomForm):
    """Several cases of one colleague at once."""

    knop = "Overdragen"

    trajecten = forms.ModelMultipleChoiceField(
        label="Welke trajecten?", queryset=Traject.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één traject."},
    )  # fmt: skip
    naar = forms.ModelChoiceField(label="Aan wie?", queryset=Lidmaatschap.objects.none(), empty_label="Kies…")
    op = DatumVeld(label="Verantwoordelijk vanaf")
    reden = forms.CharField(label="Reden", max_length=200)

    def __init__(self, *args: Any, trajecten: Any, collegas: Any, vandaag: date, **opties: Any) -> None:
        super().__init__(*args, **{**opties, "initial": {"op": vandaag}})
        zet_rijen(
            self,
            "trajecten",
            trajecten,
            label=lambda traject: f"{traject.maatwerker.naam_voor_lijst} ({traject.get_status_display().lower()})",
        )
        zet_rijen(self, "naar", collegas, label=lambda lid: str(lid.gebruiker))


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
    knop = "Contact bewaren"

    afspraak = forms.ModelChoiceField(
        label="Welke afspraak was dit?",
        queryset=Nazorgafspraak.objects.none(),
        required=False,
        empty_label="Geen: dit contact kwam erbij",
    )
    op = DatumVeld(label="Datum")
    met = forms.ChoiceField(label="Met wie?", choices=KIES + NazorgMet.choices)
    onderwerp = forms.CharField(label="Waarover ging het?", max_length=500)
    besproken = tekstvlak("Wat is er gezegd?", hulp="Schrijf niets over gezondheid. Dat hoort hier niet.")
    steun = forms.MultipleChoiceField(
        label="Welke steun gaf je?", choices=Steun.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    minuten = forms.IntegerField(label="Minuten", min_value=1, max_value=600)
    nog_aan_het_werk = ja_of_nee("Nog aan het werk?")

    def __init__(self, *args: Any, traject: Traject, **opties: Any) -> None:
        super().__init__(*args, traject=traject, **opties)
        zet_rijen(self, "afspraak", Nazorgafspraak.objects.open().filter(traject=traject))


class OpvolgmetingForm(TrajectForm):
    moment = forms.ChoiceField(label="Welke meting?", choices=KIES + OpvolgMoment.choices)
    gemeten_op = DatumVeld(label="Gemeten op")
    situatie = forms.ChoiceField(label="Situatie", choices=KIES + OpvolgSituatie.choices)
