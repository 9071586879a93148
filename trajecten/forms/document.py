"""Uploading documents, and removing one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.bestanden import EXTENSIES, HOOGSTENS, MB, te_groot
from trajecten.enums import DocumentSoort, JournaalBereik, Rol
from trajecten.forms.overgangen import KIES
from trajecten.forms.velden import DoorstroomForm, zet_rijen
from trajecten.models import Lidmaatschap, Traject

SAMEN = 20


class BestandenVak(forms.ClearableFileInput):
    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """One or more files; its value is always a list. What is in them is judged by the workflow, file by file."""

    widget = BestandenVak

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        bestanden = data or []
        if not bestanden:
            super().clean(None, initial)
        if len(bestanden) > SAMEN:
            raise ValidationError(f"Kies hoogstens {SAMEN} bestanden tegelijk; dit zijn er {len(bestanden)}.")
        return list(bestanden)


class DocumentForm(DoorstroomForm):
    """Files with what they are and who may read them; `te_groot` names those that were dropped on the way in."""

    knop = "Documenten toevoegen"

    bestanden = BestandenVeld(
        label="Welke bestanden?",
        help_text=(
            f"Pdf, foto of document van Word, Excel, PowerPoint of LibreOffice. Hoogstens {SAMEN} bestanden tegelijk, "
            f"elk hoogstens {HOOGSTENS // MB} MB."
        ),
        widget=BestandenVak(attrs={"accept": ",".join(EXTENSIES), "data-doorstroom-bestanden": HOOGSTENS}),
        error_messages={"required": "Kies minstens één bestand."},
    )
    soort = forms.ChoiceField(label="Wat zijn het?", choices=KIES + DocumentSoort.choices)
    traject = forms.ModelChoiceField(label="Over welk traject?", queryset=Traject.objects.none(), required=False)
    bereik = forms.ChoiceField(
        label="Wie mag dit lezen?", choices=JournaalBereik.choices, initial=JournaalBereik.TRAJECT
    )

    def __init__(self, *args: Any, lid: Lidmaatschap, trajecten: Any, te_groot: list[str], **opties: Any) -> None:
        """`trajecten` is what a document can belong to; None on the page of one traject."""
        super().__init__(*args, **opties)
        self.te_groot = te_groot
        if te_groot:
            self.fields["bestanden"].required = False
        if trajecten is None:
            del self.fields["traject"]
            return
        self.fields["traject"].required = lid.rol == Rol.PARTNER
        zet_rijen(
            self,
            "traject",
            trajecten.select_related("partner"),
            label=lambda traject: f"{traject.get_status_display()}, {traject.partner}",
            leeg="Kies…" if lid.rol == Rol.PARTNER else "Geen bepaald traject",
        )

    @property
    def geweigerd(self) -> list[str]:
        """A sentence for each file that never came in."""
        return [f"“{naam}” is niet bewaard. {te_groot()}" for naam in self.te_groot]


class VerwijderenForm(DoorstroomForm):
    knop = "Document verwijderen"

    reden = forms.CharField(
        label="Waarom verwijder je dit document?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie dit dossier ziet, kan deze reden lezen.",
    )
