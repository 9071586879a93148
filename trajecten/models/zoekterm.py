"""Finding people by name: an index of our own, that reads as little for a Peeters as for anybody else."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Self

from django.db import models

from trajecten.enums import Rol
from trajecten.models.gebruiker import Lidmaatschap
from trajecten.models.maatwerker import Maatwerker, zoekvorm

HOOGSTENS = 200  # rows of the index that one search reads, whoever asks and whatever the name
DAG = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
JAAR = re.compile(r"\b(?:19|20)\d\d\b")
AAN_ELKAAR = str.maketrans("", "", "’‘'`")
LOS = str.maketrans("-", " ")


class Zoeknaam(NamedTuple):
    """What somebody typed to find a person: words of the name, the last perhaps unfinished, and when born."""

    woorden: list[str]
    geboren: str = ""  # YYYY or YYYYMMDD

    def past(self, maatwerker: Maatwerker) -> bool:
        """Whether every word begins a word of the name."""
        naam = maatwerker.sorteernaam.translate(AAN_ELKAAR)
        delen = {*naam.split(), *naam.translate(LOS).split(), *naam.replace("-", "").split()}
        delen |= set(maatwerker.sorteernaam.replace("'", " ").replace("’", " ").split())
        return all(any(deel.startswith(woord) for deel in delen) for woord in self.woorden)

    @property
    def begin(self) -> tuple[int, str]:
        """How many words of the name to look for, and how their text begins: the longest word, then the last."""
        *eerder, laatste = self.woorden
        gezocht = [max(eerder, key=len), laatste] if eerder else [laatste]
        return len(gezocht), " ".join([*gezocht, self.geboren] if self.geboren else gezocht)


def lees_naam(tekst: str) -> Zoeknaam:
    """The words in `tekst`, each once, without accents or capitals; and the year or day of birth among them."""
    geboren = ""
    if dag := DAG.search(tekst):
        geboren = f"{dag[3]}{int(dag[2]):02}{int(dag[1]):02}"
        tekst = tekst.replace(dag[0], " ")
    elif jaar := JAAR.search(tekst):
        geboren = jaar[0]
        tekst = tekst.replace(jaar[0], " ")
    woorden = zoekvorm(tekst).translate(AAN_ELKAAR).translate(LOS).replace(",", " ").split()
    return Zoeknaam(list(dict.fromkeys(woorden)), geboren)


class ZoektermQuerySet(models.QuerySet["Zoekterm"]):
    def zichtbaar_voor(self, lid: Lidmaatschap, *, vandaag: date) -> Self:
        return self.filter(maatwerker__in=Maatwerker.objects.zichtbaar_voor(lid, vandaag=vandaag))

    def kandidaten(self, naam: Zoeknaam, bereiken: Sequence[str]) -> tuple[list[int], bool]:
        """The ids of who may be meant, and whether there can be more. At most HOOGSTENS rows are read."""
        if not naam.woorden or not bereiken:
            return [], False
        per_bereik = HOOGSTENS // len(bereiken)
        woorden, begin = naam.begin
        volgorde = ("bereik", "woorden", "tekst", "maatwerker_id")
        rijen = self.filter(woorden=woorden, tekst__startswith=begin).order_by(*volgorde)
        delen = [rijen.filter(bereik=bereik).values_list("bereik", "maatwerker_id")[:per_bereik] for bereik in bereiken]
        eerste, *rest = delen
        gevonden = list(eerste.union(*rest, all=True) if rest else eerste)
        vol = any(sum(bereik == van for van, _ in gevonden) == per_bereik for bereik in bereiken)
        return sorted({maatwerker for _, maatwerker in gevonden}), vol


class Zoekterm(models.Model):
    """One or two words of a person's name with the birth date, for the province or organisation that has the file.

    Triggers write these rows, see `zoekindex.py`. They promise no right to see: results pass `zichtbaar_voor`.
    """

    pk = models.CompositePrimaryKey("bereik", "woorden", "tekst", "maatwerker")
    bereik = models.CharField(max_length=20, db_collation="C")  # a province, or the id of an organisation
    woorden = models.PositiveSmallIntegerField()
    tekst = models.CharField(max_length=512, db_collation="C")
    maatwerker = models.ForeignKey(Maatwerker, models.CASCADE, related_name="+", db_constraint=False)

    objects = ZoektermQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekterm"
        verbose_name_plural = "zoektermen"

    def __str__(self) -> str:
        return self.tekst


def bereiken_van(lid: Lidmaatschap) -> list[str]:
    """Where this lid looks for people: the provinces of the office, or the own organisation."""
    return list(lid.provincies) if lid.rol == Rol.VDAB else [str(lid.organisatie_id)]
