"""What is planned with somebody: the persoonlijk doorstroomplan, the contacts of the nazorg, the overdrachtsnota."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.layout import HTML, Column, Fieldset, Row
from django import forms

from trajecten.enums import NazorgMet, OverdrachtVoor, Randvoorwaarde, Toestand, WieDoetHet
from trajecten.forms.traject import TrajectForm
from trajecten.forms.velden import DatumVeld, tekstvlak
from trajecten.models import Traject
from trajecten.voorwaarden import waarom_niet_in_nazorg

EXTRA = 2  # empty rows for what is new
MEEST = 50
GEEN_GEZONDHEID = "Schrijf niets over gezondheid: dat hoort hier niet."


def aantal_rijen(verstuurd: Mapping[str, Any], veld: str, anders: int) -> int:
    """How many rows a form has: as many as were sent, so that nothing typed is lost when there are fewer by now."""
    nummers = [naam.removeprefix(veld) for naam in verstuurd if naam.startswith(veld)]
    return max([anders, *(int(nummer) + 1 for nummer in nummers if nummer.isdecimal() and int(nummer) < MEEST)])


class NazorgplanForm(TrajectForm):
    """The open appointments, a row each; a row without a day is left out."""

    knop = "Afspraken bewaren"

    def __init__(self, *args: Any, traject: Traject, afspraken: list[tuple[date, str]], **opties: Any) -> None:
        vooraf: dict[str, date | str] = {}
        for n, (op, met) in enumerate(afspraken):
            vooraf |= {f"op_{n}": op, f"met_{n}": met}
        super().__init__(*args, traject=traject, initial=vooraf, **opties)
        self.traject, self.aantal = traject, aantal_rijen(self.data, "op_", len(afspraken) + EXTRA)
        for n in range(self.aantal):
            self.fields[f"op_{n}"] = DatumVeld(label=f"Contact {n + 1} op", required=False)
            self.fields[f"met_{n}"] = forms.ChoiceField(
                label="Met wie?", choices=NazorgMet.choices, initial=NazorgMet.WERKNEMER, required=False
            )

    def velden(self) -> list[Any]:
        rijen = [Row(Column(f"op_{n}"), Column(f"met_{n}"), css_class="row-cols-2") for n in range(self.aantal)]
        return ["versie", *rijen]

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        afspraken = []
        for n in range(self.aantal):
            op, met = gegevens.pop(f"op_{n}", None), gegevens.pop(f"met_{n}", None)
            if op and (reden := waarom_niet_in_nazorg(self.traject, op)):
                self.add_error(f"op_{n}", reden)
            elif op:
                afspraken.append((op, met or NazorgMet.WERKNEMER))
        return {**gegevens, "afspraken": afspraken}


class OverdrachtsnotaForm(TrajectForm):
    knop = "Nota bewaren"

    voor = forms.ChoiceField(label="Voor wie is deze nota?", choices=OverdrachtVoor.choices, widget=forms.RadioSelect)
    gaat_goed = tekstvlak("Wat gaat goed?", verplicht=True)
    let_op = tekstvlak("Waar let je op?", hulp=GEEN_GEZONDHEID)
    afspraken = tekstvlak("Welke afspraken zijn er?")
    contact = forms.CharField(label="Bij wie kan men terecht met vragen?", max_length=300)


class DoorstroomplanForm(TrajectForm):
    """A new version, which begins with the one before it."""

    knop = "Plan bewaren"

    doel = forms.CharField(label="Welke job wil de deelnemer?", max_length=300)
    sterktes = tekstvlak("Wat kan de deelnemer goed?", verplicht=True)
    leren = tekstvlak("Wat wil de deelnemer nog leren?", hulp=GEEN_GEZONDHEID)
    akkoord_op = DatumVeld(
        label="De deelnemer ging akkoord op", help_text="Je maakt het plan samen. Geef de deelnemer een afdruk mee."
    )

    def __init__(self, *args: Any, vorige: Any = None, vandaag: date, **opties: Any) -> None:
        acties = vorige.acties if vorige else []
        vooraf = {veld: getattr(vorige, veld) for veld in ("doel", "sterktes", "leren")} if vorige else {}
        for n, actie in enumerate(acties):
            vooraf |= {f"{veld}_{n}": waarde for veld, waarde in actie.items()}
        super().__init__(*args, vandaag=vandaag, initial=vooraf, **opties)
        self.aantal = aantal_rijen(self.data, "wat_", max(len(acties) + EXTRA, 3))
        for wat, label in Randvoorwaarde.choices:
            self.fields[f"voorwaarde_{wat}"] = forms.ChoiceField(
                label=label,
                choices=[("", "Niet besproken"), *Toestand.choices],
                required=False,
                initial=(vorige.voorwaarden if vorige else {}).get(wat),
            )
        for n in range(self.aantal):
            self.fields[f"wat_{n}"] = forms.CharField(label=f"Actie {n + 1}", required=False, max_length=300)
            self.fields[f"wie_{n}"] = forms.ChoiceField(
                label="Wie doet het?", choices=WieDoetHet.choices, required=False
            )
            self.fields[f"tegen_{n}"] = DatumVeld(label="Tegen wanneer?", required=False)
            self.fields[f"gedaan_{n}"] = forms.BooleanField(label="Gedaan", required=False)

    def velden(self) -> list[Any]:
        acties = [
            Row(
                Column(f"wat_{n}", css_class="col-12"),
                Column(f"wie_{n}", css_class="col-6 col-sm-4"),
                Column(f"tegen_{n}", css_class="col-6 col-sm-4"),
                Column(f"gedaan_{n}", css_class="col-12 col-sm-4 align-self-center"),
            )
            for n in range(self.aantal)
        ]
        voorwaarden = [Column(f"voorwaarde_{wat}", css_class="col-12 col-sm-6") for wat in Randvoorwaarde.values]
        return [
            "versie",
            "doel",
            "sterktes",
            "leren",
            Fieldset("Wat moet in orde zijn?", Row(*voorwaarden)),
            Fieldset(
                "Wat doen we, en wie doet het?", HTML("<p class='form-text'>Een lege rij telt niet mee.</p>"), *acties
            ),
            "akkoord_op",
        ]

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        acties = []
        for n in range(self.aantal):
            wat, wie = gegevens.pop(f"wat_{n}", ""), gegevens.pop(f"wie_{n}", "")
            tegen, gedaan = gegevens.pop(f"tegen_{n}", None), gegevens.pop(f"gedaan_{n}", False)
            if wat:
                acties.append(
                    {
                        "wat": wat,
                        "wie": wie or WieDoetHet.DEELNEMER,
                        "tegen": tegen.isoformat() if tegen else "",
                        "gedaan": gedaan,
                    }
                )
        if not acties and not self.errors:
            self.add_error("wat_0", "Spreek minstens één actie af.")
        hoe = {wat: gegevens.pop(f"voorwaarde_{wat}", "") for wat in Randvoorwaarde.values}
        return {
            **gegevens,
            "acties": acties,
            "voorwaarden": {wat: toestand for wat, toestand in hoe.items() if toestand},
        }
