"""A staff list: what it would do, that it does nothing before it is confirmed, and everything or nothing after."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import (
    LidmaatschapFactory,
    TewerkstellingFactory,
    VestigingFactory,
)
from tests.lijsten import GEBOREN, kijk_na, rij, van, verwerk
from trajecten.enums import ImportStatus, Rol, TaakStatus
from trajecten.models import Maatwerker, Tewerkstelling
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 3, 2)


@pytest.fixture
def vestiging():
    return VestigingFactory(naam="Antwerpen")


@pytest.fixture
def lid(vestiging):
    return LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming)


def soorten(import_):
    return list(import_.rijen.order_by("nummer").values_list("soort", flat=True))


def fouten(import_):
    return [dict(rij.inhoud["fouten"]) for rij in import_.rijen.order_by("nummer")]


def wijzigingen(import_):
    return [rij.inhoud["wijzigingen"] for rij in import_.rijen.order_by("nummer")]


def uitkomsten(import_):
    return [rij.inhoud["uitkomst"] for rij in import_.rijen.order_by("nummer")]


def test_it_works(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging)
    import_ = kijk_na(
        lid, VANDAAG, rij(vestiging), van(dienst, breuk="0,5"), van(TewerkstellingFactory(vestiging=vestiging))
    )

    assert soorten(import_) == ["nieuw", "gewijzigd", "hetzelfde"]
    assert import_.status == ImportStatus.VOORBEELD
    assert Maatwerker.objects.count() == 2

    import_ = verwerk(import_, lid, VANDAAG)

    assert (import_.status, import_.taak.status) == (ImportStatus.VERWERKT, TaakStatus.KLAAR)
    nieuw = Tewerkstelling.objects.geldig().get(maatwerker__geboortedatum=GEBOREN)
    assert (nieuw.breuk, nieuw.vestiging, nieuw.periode) == (Decimal("0.8"), vestiging, periode(date(2026, 2, 2)))
    assert [
        d.breuk for d in Tewerkstelling.objects.geldig().filter(maatwerker=dienst.maatwerker).order_by("periode")
    ] == [1, Decimal("0.5")]
    assert uitkomsten(import_) == ["In dienst gemeld vanaf 02-02-2026.", "Gewijzigd: breuk.", "Niets veranderd."]
