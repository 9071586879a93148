"""The pages on which many trajecten are suspended together, and let go on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, zaak_in
from trajecten.enums import Provincie, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Opschorting

pytestmark = [pytest.mark.django_db, pytest.mark.regel("R46")]
ADRES = "/trajecten/opschorten/"


@pytest.fixture
def op():
    return timezone.localdate() - timedelta(days=5)


def log_in(client, provincie=Provincie.ANTWERPEN, *, mag=True):
    lid = LidmaatschapFactory(rol=Rol.VDAB, provincies=[provincie], mag_bulk_opschorten=mag)
    client.force_login(lid.gebruiker)


def lopend(op, aantal):
    return [zaak_in(S.VOORTRAJECT, begin=op - timedelta(days=20)) for _ in range(aantal)]


def ingevuld(op, **anders):
    return {"op": op, "grond": "overmacht", "toelichting": "Alles is dicht."} | anders


def test_it_works(client, op):
    lopend(op, 2)
    log_in(client)

    voorbeeld = client.post(ADRES, ingevuld(op))
    assert "2 trajecten staan stil" in voorbeeld.content.decode()
    assert not Opschorting.objects.exists()
    kenmerk = voorbeeld.context["voorstel"].kenmerk
    gedaan = client.post(ADRES, ingevuld(op, kenmerk=kenmerk, bevestigd="ja"), follow=True)
    assert "De opschorting van 2 trajecten is bewaard." in gedaan.content.decode()
    assert Opschorting.objects.geldig().count() == 2

    [reeks] = gedaan.context["reeksen"]
    adres = reverse("trajecten-hervatten", args=[reeks["een"]])
    pagina = client.get(adres)
    vandaag = {"op": timezone.localdate(), "kenmerk": pagina.context["kenmerk"]}
    client.post(adres, vandaag)
    assert {een.periode.upper for een in Opschorting.objects.geldig()} == {timezone.localdate()}


def test_what_changed_is_shown_again(client, op):
    lopend(op, 1)
    log_in(client)
    kenmerk = client.post(ADRES, ingevuld(op)).context["voorstel"].kenmerk
    lopend(op, 1)

    opnieuw = client.post(ADRES, ingevuld(op, kenmerk=kenmerk, bevestigd="ja"))
    assert opnieuw.status_code == 409
    assert len(opnieuw.context["voorstel"].mee) == 2
    assert not Opschorting.objects.exists()


def test_a_mistake_is_said_beside_its_field(client, op):
    log_in(client)

    antwoord = client.post(ADRES, ingevuld(op, tot=op - timedelta(days=1), toelichting=""))
    assert "toelichting" in antwoord.context["form"].errors
    antwoord = client.post(ADRES, ingevuld(op, tot=op - timedelta(days=1)))
    assert antwoord.context["form"].errors["tot"] == ["De laatste dag ligt vóór de eerste dag."]


def test_who_has_not_the_right_is_told_so(client, op):
    log_in(client, mag=False)

    antwoord = client.get(ADRES)
    assert antwoord.status_code == 403
    assert "kan alleen wie dat recht" in antwoord.content.decode()
    assert client.post(ADRES, ingevuld(op)).status_code == 403
    assert "opschorten" not in client.get("/").content.decode()


def test_another_province_does_not_see_it(client, op):
    lopend(op, 2)
    log_in(client)
    kenmerk = client.post(ADRES, ingevuld(op)).context["voorstel"].kenmerk
    client.post(ADRES, ingevuld(op, kenmerk=kenmerk, bevestigd="ja"))
    adres = reverse("trajecten-hervatten", args=[Opschorting.objects.order_by("pk")[0].uuid])

    log_in(client, Provincie.LIMBURG)
    assert client.get(adres).status_code == client.post(adres).status_code == 404
    assert client.get(ADRES).context["reeksen"] == []
    assert client.post(ADRES, ingevuld(op)).context["voorstel"].mee == []
    log_in(client, mag=False)
    assert client.get(adres).status_code == 403
