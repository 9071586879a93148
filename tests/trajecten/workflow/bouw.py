"""What the tests of the workflow share: the three regimes, what is held to be true about somebody, and refusals."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.factories import FeitFactory, OndernemingFactory, Zaak, moment
from trajecten.enums import AfwezigheidSoort, Werkvorm
from trajecten.models import Afwezigheid, Enclaveplaatsing, Tewerkstelling, Wop
from trajecten.models.velden import periode

BW = {"werkvorm": Werkvorm.BW, "begin": date(2018, 3, 1)}
CMW = {"werkvorm": Werkvorm.CMW, "begin": date(2026, 3, 2)}
LDE = {"werkvorm": Werkvorm.LDE, "begin": date(2026, 3, 2)}
STELSELS = pytest.mark.parametrize("stelsel", [BW, CMW, LDE], ids=["bw", "cmw", "lde"])


class AfwezigheidFactory(FeitFactory):
    class Meta:
        model = "trajecten.Afwezigheid"

    soort = AfwezigheidSoort.ZIEKTE


class EnclaveFactory(FeitFactory):
    class Meta:
        model = "trajecten.Enclaveplaatsing"

    functie = "Inpakker"


def afwezig_en_in_een_enclave(zaak: Zaak) -> None:
    """An absence and an enclave that began long ago, and still run."""
    dienst = Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker)
    begin = dienst.periode.lower.replace(day=28)
    gedeeld = {"maatwerker": zaak.maatwerker, "periode": periode(begin), "geregistreerd_op": moment(begin)}
    AfwezigheidFactory(**gedeeld)
    EnclaveFactory(**gedeeld, gastbedrijf=OndernemingFactory(regulier=True), gemeld_op=dienst.periode.lower)


def einden(zaak: Zaak) -> dict[str, Any]:
    """The day after the last one of the employment, and of what lies within it; None while it runs."""
    return {
        model.__name__: model.objects.geldig().get(maatwerker=zaak.maatwerker).periode.upper
        for model in (Tewerkstelling, Afwezigheid, Enclaveplaatsing)
    }


def wops(zaak: Zaak) -> list[tuple[str, date, date, str]]:
    """Every WOP that is held to be true, oldest first: what, from, until, on which ground."""
    return [
        (str(wop), wop.periode.lower, wop.periode.upper, wop.grond)
        for wop in Wop.objects.geldig().filter(maatwerker=zaak.maatwerker).order_by("periode")
    ]


@contextmanager
def geweigerd(**zinnen: str) -> Iterator[None]:
    """The step is refused, with a sentence at exactly these fields; `__all__` is the form as a whole."""
    with pytest.raises(ValidationError) as fout:
        yield
    redenen = getattr(fout.value, "error_dict", None)
    gezegd = fout.value.message_dict if redenen is not None else {"__all__": fout.value.messages}
    assert set(gezegd) == set(zinnen), gezegd
    for veld, zin in zinnen.items():
        assert zin in gezegd[veld][0]
