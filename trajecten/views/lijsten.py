"""What every list shares: its columns are named once, for the screen and for a file; its state is in the address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse

from trajecten.enums import LijstNaam, Rol
from trajecten.middleware import Verzoek
from trajecten.models import Lidmaatschap, Maatwerker, OpgeslagenFilter
from trajecten.views.bladeren import GROOTTES, Blad
from trajecten.views.export import FORMATEN, PER_KEER, Koppen, Rijen, Waarde
from trajecten.views.lijstfilter import LijstFilter, anders

# A file of more rows is made in the background. This many take half a second and more of one of the few processes that
# answer everybody, and the numbers of one organisation stay below it.
TE_LANG = 5_000


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
    """A list: `zichtbaar` gives the rows that a lid may see, `volgorde` is the sort order without a choice, `verrijk`
    adds what only the columns of a page need."""

    naam: LijstNaam
    wie: frozenset[Rol]
    zichtbaar: Callable[[Verzoek], QuerySet[Any]]
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
class Vraag:
    """What is asked of a list, and the rows that answer it, in their order: none when it is asked wrongly."""

    kolommen: list[Kolom]
    filter: LijstFilter
    weergave: WeergaveForm
    is_goed: bool
    volgorde: str
    rijen: Any

    @classmethod
    def lees(cls, request: Verzoek, lijst: Lijst) -> Self:
        kolommen, zichtbaar = lijst.kolommen(request), lijst.zichtbaar(request)
        filter_ = lijst.filter(request.GET, queryset=zichtbaar, request=request)
        weergave = WeergaveForm(request.GET, kolommen=kolommen)
        is_goed = all((filter_.is_valid(), weergave.is_valid()))
        volgorde = weergave.cleaned_data.get("sorteer") or lijst.volgorde
        rijen = sorteer(filter_.qs if is_goed else zichtbaar.none(), volgorde, kolommen)
        return cls(kolommen, filter_, weergave, is_goed, volgorde, rijen)

    @property
    def formaat(self) -> str:
        """The format of the file that is asked for, if it is one."""
        return self.weergave.cleaned_data["formaat"] if self.is_goed else ""

    @property
    def is_lang(self) -> bool:
        return bool(self.rijen.order_by()[: TE_LANG + 1].count() > TE_LANG)

    @property
    def koppen(self) -> Koppen:
        """The headings of a file."""
        return [(kolom.kop, kolom.breedte) for kolom in self.kolommen]

    def waarden(self, request: Verzoek, lijst: Lijst) -> Rijen:
        """Every row as a file has it, read in portions."""
        rijen = lijst.verrijk(self.rijen, request).iterator(chunk_size=PER_KEER)
        return ([kolom.waarde(object_) for kolom in self.kolommen] for object_ in rijen)


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
    *,
    eigen: QuerySet[Any] | None = None,
    acties: str = "",
    **extra: Any,
) -> HttpResponseBase:
    """A page of the rows that this lid may see and asked for, or all of them as a file, when they are not too many.

    `eigen` is, for a company, what it sees by `dienst_bij`: all but the few of who went elsewhere.
    `acties` is the template of what can be done with a row; `extra` is for the template of the page.
    What is asked wrongly answers 400, with the reason at the top or beside the field, and no rows.
    """
    vraag = Vraag.lees(request, lijst)
    if vraag.formaat:
        return te_lang(request, lijst, vraag) if vraag.is_lang else bestand(request, lijst, vraag)
    kolommen, volgorde = vraag.kolommen, vraag.volgorde
    grootte = vraag.weergave.cleaned_data.get("per") or GROOTTES[0]

    def delen(rijen: Any, tot: int) -> Any:
        if eigen is None or not vraag.is_goed or not request.lid.overgestapt_op(request.vandaag):
            return rijen
        van_eigen = sorteer(vraag.filter.filter_queryset(eigen), volgorde, kolommen)
        return sorteer(eerste(rijen, van_eigen, tot, request.lid, vandaag=request.vandaag), volgorde, kolommen)

    blad = Blad.van(
        vraag.rijen,
        nummer=request.GET.get("pagina"),
        grootte=grootte,
        verrijk=lambda pagina: sorteer(lijst.verrijk(pagina, request), volgorde, kolommen),
        delen=delen,
    )
    context = {
        "lijst": lijst,
        "filter": vraag.filter,
        "weergave": vraag.weergave,
        "pagina": blad,
        "koppen": list(koppen(request.GET, kolommen, volgorde)),
        "rijen": [rij(object_, lijst, kolommen) for object_ in blad],
        "groottes": [(grootte, anders(request.GET, per=str(grootte))) for grootte in GROOTTES],
        "bestanden": bestanden(request, blad),
        "bewaard": bewaarde_filters(lijst, request),
        "te_bewaren": anders(request.GET),
        "acties": acties,
        "hier": request.get_full_path(),
        **extra,
    }
    return render(request, lijst.sjabloon, context, status=200 if vraag.is_goed else 400)


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


def bestandsnaam(lijst: Lijst, *, vandaag: date) -> str:
    """Of a list as a file, without its format."""
    return f"{lijst.naam.label.lower().replace(' ', '-')}_{vandaag}"


def bestanden(request: Verzoek, blad: Blad) -> list[tuple[str, str]]:
    """The formats of a file with their addresses; and where the files are that had to be made in the background."""
    formaten = [(formaat.upper(), anders(request.GET, formaat=formaat)) for formaat in FORMATEN]
    return [*formaten, ("Mijn bestanden", reverse("export-lijst"))] if blad.aantal > TE_LANG else formaten


def bestand(request: Verzoek, lijst: Lijst, vraag: Vraag) -> HttpResponseBase:
    """Every row that was asked for, as a file."""
    naam = bestandsnaam(lijst, vandaag=request.vandaag)
    return FORMATEN[vraag.formaat](naam, vraag.koppen, vraag.waarden(request, lijst))


def te_lang(request: Verzoek, lijst: Lijst, vraag: Vraag) -> HttpResponseBase:
    """Ask whether the file is to be made in the background: reading a page makes nothing."""
    context = {
        "titel": f"{lijst.naam.label} als bestand",
        "formaat": vraag.formaat,
        "grens": TE_LANG,
        "actie": reverse("export-vragen", args=[lijst.naam]) + anders(request.GET, formaat=vraag.formaat),
        "verborgen": (),
        "terug": reverse(lijst.naam) + anders(request.GET),
        "terug_naar": "Terug naar de lijst",
    }
    return render(request, "exporten/vragen.html", context)


def bewaarde_filters(lijst: Lijst, request: Verzoek) -> list[OpgeslagenFilter]:
    """The saved filters of a list: one's own first, then those that colleagues share."""
    lid = request.lid
    zichtbaar = OpgeslagenFilter.objects.zichtbaar_voor(lid, vandaag=request.vandaag).filter(lijst=lijst.naam)
    filters = zichtbaar.select_related("lid__gebruiker").order_by("naam", "pk")
    return sorted(filters, key=lambda filter_: filter_.lid_id != lid.pk)
