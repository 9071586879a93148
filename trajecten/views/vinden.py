"""Finding people by name, or exactly by a number: the same from the header of a page as from the box above a list."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from trajecten.identificatie import insz_normaliseer, kbo_normaliseer, trajectnummer_normaliseer
from trajecten.models import Lidmaatschap, Maatwerker, Onderneming, Traject, Zoekterm
from trajecten.models.zoekterm import bereiken_van, lees_naam
from trajecten.versleuteling import blinde_index


def met_nummer(q: str, lid: Lidmaatschap, *, vandaag: date) -> Maatwerker | Traject | Onderneming | None:
    """What this lid may see with exactly this INSZ, KBO number or number of a traject."""
    soorten: tuple[tuple[Any, Any, Any], ...] = (
        (Maatwerker, insz_normaliseer, lambda insz: {"insz_index": blinde_index(insz)}),
        (Traject, trajectnummer_normaliseer, lambda nummer: {"nummer": nummer}),
        (Onderneming, kbo_normaliseer, lambda kbo: {"kbo": kbo}),
    )
    for model, normaliseer, filter_ in soorten:
        try:
            nummer = normaliseer(q)
        except ValidationError:
            continue
        gevonden = model.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(**filter_(nummer)).order_by("pk").first()
        if gevonden:
            return gevonden
    return None


def met_naam(q: str, lid: Lidmaatschap, *, vandaag: date, provincie: str = "") -> tuple[list[Maatwerker], bool]:
    """Who this lid sees with such a name, by name; and whether there can be more than the index gave.

    With a `provincie` of the own office the index gives more of the people there, and none of elsewhere.
    """
    naam, bereiken = lees_naam(q), bereiken_van(lid)
    ids, is_meer = Zoekterm.objects.kandidaten(naam, [provincie] if provincie in bereiken else bereiken)
    if not ids:
        return [], False
    zichtbaar = Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(pk__in=ids)
    return [maatwerker for maatwerker in zichtbaar if naam.past(maatwerker)], is_meer


def over_wie(rijen: Any, q: str, lid: Lidmaatschap, *, vandaag: date, provincie: str = "") -> tuple[Any, bool]:
    """The rows of people found with `q`, and whether there can be more. The number of a traject gives that one alone."""
    persoon = "pk" if rijen.model is Maatwerker else "maatwerker"
    gevonden = met_nummer(q, lid, vandaag=vandaag)
    if isinstance(gevonden, Traject) and rijen.model is Traject:
        return rijen.filter(pk=gevonden.pk), False
    if isinstance(gevonden, Traject):
        return rijen.filter(**{persoon: gevonden.maatwerker_id}), False
    if isinstance(gevonden, Maatwerker):
        return rijen.filter(**{persoon: gevonden.pk}), False
    mensen, is_meer = met_naam(q, lid, vandaag=vandaag, provincie=provincie)
    return rijen.filter(**{f"{persoon}__in": [maatwerker.pk for maatwerker in mensen]}), is_meer
