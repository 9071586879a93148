"""What is known and decided about people: their details, a POP, a WOP, an evaluation."""

import json
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.enums import Begeleiding, Deelnemer, EvaluatieSoort, EvaluatieUitkomst, Loonpremie
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DatumVeld, DoorstroomForm, tekstvlak
from trajecten.identificatie import valideer_insz
from trajecten.models import Maatwerker


class GegevensForm(forms.ModelForm, DoorstroomForm):
    """Name, address and contact. What decides about a right (birth date, doelgroep) is changed by VDAB only."""

    knop = "Gegevens bewaren"
    geboortedatum = DatumVeld(label="Geboortedatum")
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)  # the values that the user saw, as JSON

    class Meta:
        model = Maatwerker
        fields = ("voornaam", "familienaam", "geboortedatum", "doelgroep", "telefoon", "email", "straat", "postcode")

    def __init__(self, *args: Any, vandaag: date, alles: bool, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.vandaag = vandaag
        if not alles:
            del self.fields["geboortedatum"], self.fields["doelgroep"]
        self.eigen = [naam for naam in self.Meta.fields if naam in self.fields]
        self.nu = {naam: str(getattr(self.instance, naam) or "") for naam in self.eigen}
        self.initial["gezien"] = json.dumps(self.nu)

    def clean(self) -> dict[str, Any]:
        """What somebody else changed meanwhile stays, also where this user left it alone; both values are shown where
        both changed it."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        gezien = self._gezien(gegevens.pop("gezien", ""))
        for naam in self.eigen if gezien else ():
            getypt, nu = str(gegevens.get(naam) or ""), self.nu[naam]
            if naam not in gegevens or nu in (gezien.get(naam), getypt):
                continue
            if getypt == gezien.get(naam):
                gegevens[naam] = getattr(self.instance, naam)
            else:
                self.is_gewijzigd = True
                self.add_error(
                    naam, f"Iemand wijzigde dit intussen in “{nu}”. Jij vulde “{getypt}” in. Kies, en bewaar opnieuw."
                )
        if self.is_gewijzigd:
            self.data = {**dict(self.data.items()), "gezien": json.dumps(self.nu)}
        return gegevens

    def _gezien(self, tekst: str) -> dict[str, str]:
        """What the form was shown with; nothing when that cannot be read."""
        try:
            waarden = json.loads(tekst)
        except ValueError:
            return {}
        return waarden if isinstance(waarden, dict) else {}

    def clean_geboortedatum(self) -> date:
        geboortedatum: date = self.cleaned_data["geboortedatum"]
        valideer_insz(self.instance.insz, geboortedatum=geboortedatum, vandaag=self.vandaag)
        return geboortedatum


class PopForm(DoorstroomForm):
    """A version of the POP: what the law asks of it, and nothing more (R16)."""

    knop = "POP bewaren"

    versie_op = DatumVeld(label="Datum van deze versie")
    competenties_nu = tekstvlak(
        "Competenties vandaag",
        verplicht=True,
        hulp="Wat kan deze persoon al? Technisch, en algemeen zoals op tijd komen.",
    )
    competenties_later = tekstvlak(
        "Competenties om te ontwikkelen", verplicht=True, hulp="Wat wil deze persoon leren, technisch en algemeen?"
    )
    acties = tekstvlak("Verbeteracties", verplicht=True, hulp="Eén actie per regel, minstens twee (R16).")
    samen_gemaakt = forms.BooleanField(
        label="We maakten dit POP samen met de maatwerker",
        error_messages={"required": "Een POP maak je samen met de maatwerker (R16). Bespreek het eerst."},
    )

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
    deelnemers = forms.MultipleChoiceField(
        label="Wie was erbij?", choices=Deelnemer.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    uitkomst = forms.ChoiceField(label="Uitkomst", choices=KIES + EvaluatieUitkomst.choices)
    loonpremie = forms.TypedChoiceField(
        label="Nieuwe loonpremie", choices=[("", "Niet van toepassing"), *Loonpremie.choices], coerce=int, required=False,
        empty_value=None,
    )  # fmt: skip
    begeleiding = forms.ChoiceField(
        label="Nieuwe begeleiding", choices=[("", "Niet van toepassing"), *Begeleiding.choices], required=False
    )
    motivering = tekstvlak("Motivering", verplicht=True)


class BriefVersturenForm(DoorstroomForm):
    knop = "Bewaren als verstuurd"

    brief_op = DatumVeld(label="Verstuurd op")
