"""A file outside the own provinces: found by an exact number only, opened with a reason, for one day, and logged."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories import LidmaatschapFactory, zaak_in
from trajecten import workflow
from trajecten.enums import Provincie, RedenInzage, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Inzage, Lidmaatschap, Maatwerker, Statusovergang, Traject
from trajecten.views.inzage import PER_UUR

pytestmark = pytest.mark.django_db
BUITEN = "Dit dossier valt buiten je provincies"
OPENEN = "/zoeken/buiten/"


@pytest.fixture(autouse=True)
def _leeg():
    cache.clear()


@pytest.fixture
def elders():
    """A counsellor of another province than every case here."""
    return LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])


def zoek(client, lid, q):
    client.force_login(lid.gebruiker)
    return client.post("/zoeken/", {"q": q})


@pytest.mark.parametrize("soort", ["insz", "nummer"])
def test_it_works(client, elders, soort):
    zaak = zaak_in(S.STAGE)
    q = zaak.maatwerker.insz if soort == "insz" else f"T-{zaak.traject.nummer}"
    gevraagd = zoek(client, elders, q)
    assert BUITEN in gevraagd.text
    assert zaak.maatwerker.familienaam not in gevraagd.text

    geopend = client.post(OPENEN, {"q": q, "reden": RedenInzage.VERVANGING})

    assert geopend.url == zaak.maatwerker.get_absolute_url()
    assert client.get(geopend.url).status_code == 200
    assert client.get(zaak.traject.get_absolute_url()).status_code == 200
    inzage = Inzage.objects.get()
    assert (inzage.lid, inzage.maatwerker, inzage.dag) == (elders, zaak.maatwerker, timezone.localdate())


def test_the_file_shows_who_looked(client, elders):
    zaak = zaak_in(S.STAGE)
    workflow.inzage_openen(
        zaak.maatwerker, lid=elders, nu=timezone.now(), reden=RedenInzage.ANDERE, toelichting="Overleg met Limburg"
    )
    adres = zaak.maatwerker.get_absolute_url()

    for lid in (zaak.vdab, elders):
        client.force_login(lid.gebruiker)
        pagina = client.get(adres).text
        assert str(elders.gebruiker) in pagina
        assert "Overleg met Limburg" in pagina
    client.force_login(zaak.werkgever.gebruiker)
    assert "Overleg met Limburg" not in client.get(adres).text


def test_it_is_open_for_the_day_and_no_longer(elders):
    zaak = zaak_in(S.STAGE)
    vandaag = timezone.localdate()
    workflow.inzage_openen(zaak.maatwerker, lid=elders, nu=timezone.now(), reden=RedenInzage.VRAAG)

    for model in (Maatwerker, Traject, Statusovergang):
        assert model.objects.zichtbaar_voor(elders, vandaag=vandaag).exists()
        assert not model.objects.zichtbaar_voor(elders, vandaag=vandaag + timedelta(days=1)).exists()
        assert not model.objects.zichtbaar_voor(elders, vandaag=vandaag - timedelta(days=1)).exists()


def test_a_colleague_does_not_look_along(elders):
    zaak = zaak_in(S.STAGE)
    collega = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    workflow.inzage_openen(zaak.maatwerker, lid=elders, nu=timezone.now(), reden=RedenInzage.VRAAG)

    assert not Maatwerker.objects.zichtbaar_voor(collega, vandaag=timezone.localdate()).exists()


def test_read_with_the_lid_it_says_the_same(elders, django_assert_num_queries):
    zaak = zaak_in(S.STAGE)
    vandaag = timezone.localdate()
    workflow.inzage_openen(zaak.maatwerker, lid=elders, nu=timezone.now(), reden=RedenInzage.VRAAG)
    gelezen = Lidmaatschap.objects.met_inzagen(vandaag).get(pk=elders.pk)

    with django_assert_num_queries(0):
        assert gelezen.ingezien_op(vandaag) == [zaak.maatwerker.pk]
    assert gelezen.ingezien_op(vandaag + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("gegevens", "fout"),
    [
        ({}, "verplicht"),
        ({"reden": "zomaar"}, "geldige keuze"),
        ({"reden": "andere"}, "Leg uit waarom je dit dossier opent."),
        ({"reden": "vraag", "toelichting": "x" * 501}, "Hou het korter dan 500 tekens."),
    ],
)
def test_without_a_reason_it_stays_closed(client, elders, gegevens, fout):
    zaak = zaak_in(S.STAGE)
    client.force_login(elders.gebruiker)

    pagina = client.post(OPENEN, {"q": zaak.maatwerker.insz, **gegevens})

    assert fout in pagina.text
    assert not Inzage.objects.exists()
    assert client.get(zaak.maatwerker.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("wie", ["werkgever", "coach"])
def test_another_role_opens_nothing(client, wie):
    zaak, ander = zaak_in(S.STAGE), zaak_in(S.STAGE)
    lid = getattr(ander, wie)

    assert BUITEN not in zoek(client, lid, zaak.maatwerker.insz).text
    assert client.post(OPENEN, {"q": zaak.maatwerker.insz, "reden": "vraag"}).status_code == 403
    with pytest.raises(PermissionDenied):
        workflow.inzage_openen(zaak.maatwerker, lid=lid, nu=timezone.now(), reden=RedenInzage.VRAAG)


def test_a_name_does_not_lead_outside(client, elders):
    zaak = zaak_in(S.STAGE)

    assert BUITEN not in zoek(client, elders, str(zaak.maatwerker)).text
    assert client.post(OPENEN, {"q": str(zaak.maatwerker), "reden": "vraag"}).status_code == 404


def test_fishing_stops_after_a_while(client, elders):
    zaak = zaak_in(S.STAGE)
    client.force_login(elders.gebruiker)
    codes = [client.post("/zoeken/", {"q": f"T-{900000 + n}"}).status_code for n in range(PER_UUR)]

    assert set(codes) == {200}
    assert client.post("/zoeken/", {"q": zaak.maatwerker.insz}).status_code == 429
    assert client.post("/zoeken/", {"q": "Peeters"}).status_code == 200


def test_what_was_logged_never_changes(elders):
    zaak = zaak_in(S.STAGE)
    inzage = workflow.inzage_openen(zaak.maatwerker, lid=elders, nu=timezone.now(), reden=RedenInzage.VRAAG)

    with pytest.raises(DatabaseError), transaction.atomic():
        Inzage.objects.filter(pk=inzage.pk).update(toelichting="anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        inzage.delete()


def test_a_get_opens_nothing(client, elders):
    client.force_login(elders.gebruiker)

    assert client.get(OPENEN).status_code == 405
