"""What every list shares: its columns are named once, for the screen and for a file; its state is in the address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render

from trajecten.enums import LijstNaam, Rol
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Maatwerker, OpgeslagenFilter
from trajecten.views.bladeren import GROOTTES, Blad
from trajecten.views.export import FORMATEN, PER_KEER, Waarde
from trajecten.views.lijstfilter import LijstFilter, anders


@dataclass(frozen=True)
class Kolom:
    """One column: its name in the address, its heading, and the value of a row.

    `sorteer` is the field that it is sorted on, if it can be, and `cel` the template of a cell that is more than text.
    """

    naam: str
    kop: str
    waarde: Callable[[Any], Waarde]
    sorteer: str = ""
    cel: str = "componenten/_cel.html"
    breedte: int = 20


@dataclass(frozen=True)
class Lijst:
    """A list: `volgorde` is the sort order without a choice, `verrijk` adds what only the columns of a page need."""

    naam: LijstNaam
    wie: frozenset[Rol]
    filter: type[LijstFilter]
    kolommen: Callable[[Verzoek], list[Kolom]]
    volgorde: str
    sjabloon: str
    adres: Callable[[Any], str]
    anker: str = ""  # the place on the page behind `adres`
    verrijk: Callable[[Any, Verzoek], Any] = lambda rijen, _request: rijen


class WeergaveForm(forms.Form):
    """How a list is shown: its order, the size of a page, or the format of a file."""

    sorteer = forms.ChoiceField(required=False)
    per = forms.TypedChoiceField(
        required=False,
        coerce=int,
        choices=[(grootte, str(grootte)) for grootte in GROOTTES],
        error_messages={"invalid_choice": f"Toon {', '.join(map(str, GROOTTES[:-1]))} of {GROOTTES[-1]} rijen."},
    )
    formaat = forms.ChoiceField(
        required=False,
        choices=[(formaat, formaat) for formaat in FORMATEN],
        error_messages={"invalid_choice": f"Een bestand kan alleen {' of '.join(FORMATEN)} zijn."},
    )

    def __init__(self, vraag: QueryDict, *, kolommen: list[Kolom]) -> None:
        super().__init__(vraag)
        namen = [kolom.naam for kolom in kolommen if kolom.sorteer]
        veld: Any = self.fields["sorteer"]
        veld.choices = [(keuze, keuze) for naam in namen for keuze in (naam, f"-{naam}")]
        veld.error_messages["invalid_choice"] = f"Sorteren kan op {', '.join(namen)}, met een - ervoor omgekeerd."


@dataclass(frozen=True)
class Kop:
    """The heading of a column: the address that sorts on it, and how it is sorted now (for aria-sort)."""

    tekst: str
    adres: str = ""
    richting: str = ""


@dataclass(frozen=True)
class Cel:
    kop: str
    sjabloon: str
    waarde: Waarde

    @property
    def is_dag(self) -> bool:
        return isinstance(self.waarde, date)


@dataclass(frozen=True)
class Rij:
    object: Any
    adres: str
    cellen: list[Cel]


def toon(
    request: Verzoek,
    lijst: Lijst,
    zichtbaar: QuerySet[Any],
    *,
    eigen: QuerySet[Any] | None = None,
    acties: str = "",
    **extra: Any,
) -> HttpResponseBase:
    """A page of the rows that this lid may see and asked for, or all of them as a file.

    `eigen` is, for a company, what it sees by `dienst_bij`: all but the few of who went elsewhere.
    `acties` is the template of what can be done with a row; `extra` is for the template of the page.
    What is asked wrongly answers 400, with the reason at the top or beside the field, and no rows.
    """
    kolommen = lijst.kolommen(request)
    gefilterd = lijst.filter(request.GET, queryset=zichtbaar, request=request)
    weergave = WeergaveForm(request.GET, kolommen=kolommen)
    goed = all((gefilterd.is_valid(), weergave.is_valid()))
    gevonden = gefilterd.qs if goed else zichtbaar.none()
    volgorde = weergave.cleaned_data.get("sorteer") or lijst.volgorde
    rijen = sorteer(gevonden, volgorde, kolommen)
    if goed and weergave.cleaned_data["formaat"]:
        return bestand(request, lijst, kolommen, lijst.verrijk(rijen, request), weergave.cleaned_data["formaat"])
    grootte = weergave.cleaned_data.get("per") or GROOTTES[0]

    def delen(rijen: Any, tot: int) -> Any:
        if eigen is None or not goed or not request.lid.overgestapt_op(request.vandaag):
            return rijen
        van_eigen = sorteer(gefilterd.filter_queryset(eigen), volgorde, kolommen)
        return sorteer(eerste(rijen, van_eigen, tot, request.lid, vandaag=request.vandaag), volgorde, kolommen)

    blad = Blad.van(
        rijen,
        nummer=request.GET.get("pagina"),
        grootte=grootte,
        verrijk=lambda pagina: sorteer(lijst.verrijk(pagina, request), volgorde, kolommen),
        delen=delen,
    )
    context = {
        "lijst": lijst,
        "filter": gefilterd,
        "weergave": weergave,
        "pagina": blad,
        "koppen": list(koppen(request.GET, kolommen, volgorde)),
        "rijen": [rij(object_, lijst, kolommen) for object_ in blad],
        "groottes": [(grootte, anders(request.GET, per=str(grootte))) for grootte in GROOTTES],
        "bestanden": [(formaat.upper(), anders(request.GET, formaat=formaat)) for formaat in FORMATEN],
        "bewaard": bewaarde_filters(lijst, request),
        "te_bewaren": anders(request.GET),
        "acties": acties,
        "hier": request.get_full_path(),
        **extra,
    }
    return render(request, lijst.sjabloon, context, status=200 if goed else 400)


def eerste(rijen: Any, eigen: Any, tot: int, lid: Lidmaatschap, *, vandaag: date) -> Any:
    """The rows that can be among the first `tot` of `rijen`, of which `eigen` has its order from an index.

    The few people of a company who went elsewhere are not in that index: they are read whole, beside as many of the
    others as the page needs.
    """
    persoon = "pk" if rijen.model is Maatwerker else "maatwerker"
    anderen = rijen.filter(**{f"{persoon}__in": lid.overgestapt_op(vandaag)}).order_by()
    return rijen.model._default_manager.filter(pk__in=eigen[:tot].values("pk").union(anderen.values("pk")))


def sorteer(rijen: Any, volgorde: str, kolommen: list[Kolom]) -> Any:
    """In the order of a column (`naam`, or `-naam` for the other way round); equal rows by their key, the same way.

    A filter that finds few rows another way than along the index on this field gives the same value as `…_hier`.
    """
    richting = "-" if volgorde.startswith("-") else ""
    veld = next(kolom.sorteer for kolom in kolommen if kolom.naam == volgorde.removeprefix("-"))
    if f"{veld}_hier" in rijen.query.annotations:
        veld = f"{veld}_hier"
    return rijen.order_by(f"{richting}{veld}", f"{richting}pk")


def koppen(vraag: QueryDict, kolommen: list[Kolom], volgorde: str) -> Iterator[Kop]:
    """The headings; a second click on the same one turns the order round."""
    for kolom in kolommen:
        if not kolom.sorteer:
            yield Kop(kolom.kop)
            continue
        richting = {kolom.naam: "ascending", f"-{kolom.naam}": "descending"}.get(volgorde, "")
        nieuw = f"-{kolom.naam}" if richting == "ascending" else kolom.naam
        yield Kop(kolom.kop, anders(vraag, sorteer=nieuw), richting)


def rij(object_: Any, lijst: Lijst, kolommen: list[Kolom]) -> Rij:
    """One row of the screen; its first cell is the link."""
    cellen = [Cel(kolom.kop, kolom.cel, kolom.waarde(object_)) for kolom in kolommen]
    return Rij(object_, lijst.adres(object_), cellen)


def bestand(request: Verzoek, lijst: Lijst, kolommen: list[Kolom], rijen: Any, formaat: str) -> HttpResponseBase:
    """Every row that was asked for, as a file."""
    naam = f"{lijst.naam.label.lower().replace(' ', '-')}_{request.vandaag}"
    waarden = ([kolom.waarde(object_) for kolom in kolommen] for object_ in rijen.iterator(chunk_size=PER_KEER))
    return FORMATEN[formaat](naam, [(kolom.kop, kolom.breedte) for kolom in kolommen], waarden)


def bewaarde_filters(lijst: Lijst, request: Verzoek) -> list[OpgeslagenFilter]:
    """The saved filters of a list: one's own first, then those that colleagues share."""
    lid = request.lid
    zichtbaar = OpgeslagenFilter.objects.zichtbaar_voor(lid, vandaag=request.vandaag).filter(lijst=lijst.naam)
    filters = zichtbaar.select_related("lid__gebruiker").order_by("naam", "pk")
    return sorted(filters, key=lambda filter_: filter_.lid_id != lid.pk)
