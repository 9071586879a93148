"""The filters above a list: which ones a role has, and the active ones in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.formats import date_format

from trajecten.enums import Rol
from trajecten.forms.velden import DatumVeld
from trajecten.middleware import Verzoek
from trajecten.views.vinden import over_wie

ALLE = "Alle"


@dataclass(frozen=True)
class Chip:
    """A filter that is active, and the address without it."""

    tekst: str
    zonder: str


class DatumFilter(django_filters.DateFilter):
    field_class = DatumVeld


class LijstFilter(django_filters.FilterSet):
    """The filters of one list, for the lid of the request. `niet_voor` says which ones a role does not have."""

    niet_voor: ClassVar[dict[Rol, frozenset[str]]] = {}
    zoekveld: ClassVar[str] = "zoek"

    request: Verzoek
    is_meer = False  # whether more people can have the name that was searched; known once the rows are asked

    def __init__(self, data: QueryDict, *, queryset: Any, request: Verzoek) -> None:
        super().__init__(data, queryset=queryset, request=request)
        for naam in self.niet_voor.get(Rol(request.lid.rol), ()):
            del self.filters[naam]
        for naam, keuzes in self.keuzes().items():
            if naam in self.filters:
                self.filters[naam].extra["choices"] = keuzes

    def keuzes(self) -> dict[str, list[tuple[str, str]]]:
        """The choices that stand in the database, per filter; read once."""
        return {}

    def op_persoon(self, rijen: Any, _naam: str, tekst: str) -> Any:
        """The rows about people whom the search of the header finds with `tekst`."""
        lid, vandaag = self.request.lid, self.request.vandaag
        provincie = self.form.cleaned_data.get("provincie", "")
        gevonden, self.is_meer = over_wie(rijen, tekst, lid, vandaag=vandaag, provincie=provincie)
        return gevonden

    @property
    def zoek(self) -> Any:
        """The field that is always in view."""
        return self.form[self.zoekveld]

    @property
    def andere(self) -> list[Any]:
        """The fields that fold away."""
        return [veld for veld in self.form if veld.name != self.zoekveld]

    @property
    def is_fout(self) -> bool:
        """Whether a field that folds away is wrong: then it must be seen."""
        return any(veld.errors for veld in self.andere)

    @property
    def actief(self) -> dict[str, list[str]]:
        """What is asked, per field: the values that are not empty and not wrong."""
        self.form.is_valid()
        gevraagd = {naam: [w for w in self.data.getlist(naam) if w.strip()] for naam in self.form.cleaned_data}
        return {naam: waarden for naam, waarden in gevraagd.items() if waarden}

    @property
    def chips(self) -> list[Chip]:
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for naam, waarden in self.actief.items():
            veld = self.form.fields[naam]
            for waarde in waarden if isinstance(veld, forms.MultipleChoiceField) else waarden[-1:]:
                tekst = in_woorden(veld, waarde, self.form.cleaned_data[naam])
                yield Chip(f"{veld.label}: {tekst}", zonder(self.data, naam, waarde))

    @property
    def verborgen(self) -> list[tuple[str, str]]:
        """What the form must carry along that is no filter: the order and the size of a page."""
        return [(naam, self.data[naam]) for naam in ("sorteer", "per") if self.data.get(naam)]


def in_woorden(veld: Any, waarde: str, schoon: Any) -> str:
    """The value of a field as a user reads it."""
    if isinstance(schoon, date):
        return date_format(schoon, "d-m-Y")
    if isinstance(veld, forms.ChoiceField):
        keuzes: Any = veld.choices
        return next((str(label) for keuze, label in keuzes if str(keuze) == waarde), waarde)
    return waarde


def anders(vraag: QueryDict, **wijzigingen: str) -> str:
    """The same question from its first page, as a screen, with these changes."""
    kopie = vraag.copy()
    for naam in ("pagina", "formaat"):
        kopie.pop(naam, None)
    for naam, waarde in wijzigingen.items():
        kopie[naam] = waarde
    return f"?{kopie.urlencode()}"


def zonder(vraag: QueryDict, naam: str, waarde: str) -> str:
    """The same question without one value of one filter."""
    kopie = vraag.copy()
    kopie.setlist(naam, [w for w in vraag.getlist(naam) if w != waarde] if len(vraag.getlist(naam)) > 1 else [])
    return anders(kopie)
