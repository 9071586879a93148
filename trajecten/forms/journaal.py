"""A line in the journal: quick to fill in, on the page of a case or on a page of its own."""

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import uuid4

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Row
from django import forms
from django.db import IntegrityError, transaction

from trajecten.enums import JournaalBereik, JournaalMet, JournaalSoort, Rol
from trajecten.forms.velden import DatumVeld, DoorstroomForm, zet_rijen
from trajecten.models import Journaalregel, Traject


class JournaalForm(forms.ModelForm, DoorstroomForm):
    knop = "Bewaren in het journaal"
    adres = ""  # where it goes when it stands on the page of a case

    nummer = forms.UUIDField(widget=forms.HiddenInput, required=False)  # the same line sent twice is saved once
    traject = forms.ModelChoiceField(
        label="Over welk traject?", queryset=Traject.objects.none(), required=False, empty_label="Geen bepaald traject"
    )
    soort = forms.ChoiceField(label="Wat?", choices=JournaalSoort.choices)
    met = forms.ChoiceField(label="Met wie?", choices=[("", "–"), *JournaalMet.choices], required=False)
    op = DatumVeld(label="Datum")
    minuten = forms.IntegerField(label="Minuten", required=False, min_value=1, max_value=1440)
    tekst = forms.CharField(label="Notitie", widget=forms.Textarea(attrs={"rows": 3}), max_length=10_000)
    bereik = forms.ChoiceField(
        label="Wie mag dit lezen?", choices=JournaalBereik.choices, initial=JournaalBereik.TRAJECT
    )

    class Meta:
        model = Journaalregel
        fields = ("traject", "soort", "met", "op", "minuten", "tekst", "bereik")

    def __init__(self, *args: Any, vandaag: date, trajecten: Any = None, **opties: Any) -> None:
        """`trajecten` is what the line can belong to, for a line in somebody's file; a partner always names one."""
        self.vandaag = vandaag
        super().__init__(*args, **{**opties, "initial": {"op": vandaag, "nummer": uuid4()}})
        if trajecten is None:
            del self.fields["traject"]
            return
        is_partner = self.instance.lid.rol == Rol.PARTNER
        zet_rijen(
            self,
            "traject",
            trajecten.select_related("partner"),
            label=lambda traject: f"{traject.get_status_display()}, {traject.partner}",
            leeg="Kies…" if is_partner else "Geen bepaald traject",
        )
        self.fields["traject"].required = is_partner

    @property
    def helper(self) -> FormHelper:
        """On the page of a case it is sent without leaving the page, and has nothing to cancel."""
        helper = super().helper
        helper.form_action = self.adres
        if self.adres:
            helper.form_id = "notitie-formulier"
            helper.attrs |= {
                "hx-post": self.adres,
                "hx-target": "#notitie",
                "hx-swap": "outerHTML",
                "hx-disabled-elt": "find [type=submit]",
                "data-doorstroom-notitie": "",
            }
        return helper

    def knoppen(self) -> list[Any]:
        if not self.adres:
            return super().knoppen()
        return [StrictButton("Noteren", type="submit", css_class="btn-outline-primary")]

    def velden(self) -> list[Any]:
        smal = "col-6 col-md-3"
        rij = Row(*(Column(naam, css_class=smal) for naam in ("soort", "met", "op", "minuten")), css_class="g-2")
        boven = ["traject"] if "traject" in self.fields else []
        return ["nummer", *boven, rij, "tekst", "bereik"]

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if op > self.vandaag:
            raise forms.ValidationError("Deze datum ligt in de toekomst.")
        return op

    def bewaar_eenmaal(self) -> None:
        """Save the line; a second time, after an impatient click or a lost answer, it is left as it is."""
        if nummer := self.cleaned_data["nummer"]:
            self.instance.uuid = nummer
        with suppress(IntegrityError), transaction.atomic():
            self.save()
