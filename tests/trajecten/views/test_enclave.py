from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import OndernemingFactory, Zaak
from trajecten.enums import OndernemingSoort, Werkvorm
from trajecten.models import Enclaveplaatsing, Onderneming

pytestmark = [pytest.mark.django_db, pytest.mark.regel("R47")]
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
NIEUW = {"werkgever_kbo": "0566.988.259", "werkgever_naam": "Drukkerij"}
INVOER = {**NIEUW, "functie": "Inpakker", "gemeld_op": VANDAAG - 2 * DAG, "op": VANDAAG - DAG, "tot": ""}


def url(zaak):
    return reverse("dienst-enclave", args=[zaak.maatwerker.uuid])


def meld(client, zaak, **anders):
    return client.post(url(zaak), {**INVOER, **anders})


@pytest.mark.parametrize("wie", ["werkgever", "vdab"])
def test_it_works(client, wie):
    zaak = Zaak()
    client.force_login(getattr(zaak, wie).gebruiker)
    assert url(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text

    assert meld(client, zaak).status_code == 302

    pagina = client.get(zaak.maatwerker.get_absolute_url()).text
    assert "Drukkerij, Inpakker, sinds" in pagina
    assert "Beëindig die eerst" in pagina
    plaatsing = Enclaveplaatsing.objects.get()
    assert plaatsing.gastbedrijf == Onderneming.objects.get(kbo="0566988259")


def test_it_ends_on_its_last_day(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)
    meld(client, zaak)
    adres = reverse("enclave-einde", args=[zaak.maatwerker.uuid, Enclaveplaatsing.objects.get().uuid])
    assert adres in client.get(zaak.maatwerker.get_absolute_url()).text

    assert client.post(adres, {"op": VANDAAG}).status_code == 302

    assert Enclaveplaatsing.objects.geldig().get().periode.upper == VANDAAG + DAG
    assert adres not in client.get(zaak.maatwerker.get_absolute_url()).text


@pytest.mark.parametrize("op", ["", "gisteren", VANDAAG - 2 * DAG])
def test_it_does_not_end_before_its_first_day(client, op):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)
    meld(client, zaak)
    adres = reverse("enclave-einde", args=[zaak.maatwerker.uuid, Enclaveplaatsing.objects.get().uuid])

    assert set(client.post(adres, {"op": op}).context["form"].errors) == {"op"}
    assert Enclaveplaatsing.objects.geldig().get().periode.upper is None


@pytest.mark.parametrize("opties", [{"werkvorm": Werkvorm.LDE}, {"werkvorm": Werkvorm.MWA}])
def test_only_a_maatwerkbedrijf_has_enclaves(client, opties):
    zaak = Zaak(**opties)
    if opties["werkvorm"] == Werkvorm.MWA:
        zaak.vestiging.onderneming.soorten = [OndernemingSoort.MAATWERKAFDELING]
        zaak.vestiging.onderneming.save()
    client.force_login(zaak.werkgever.gebruiker)

    assert url(zaak) not in client.get(zaak.maatwerker.get_absolute_url()).text
    response = meld(client, zaak)

    assert response.status_code == 403
    assert "Alleen een maatwerkbedrijf" in response.text


@pytest.mark.parametrize(("wie", "code"), [("coach", 403), ("andere", 404)])
def test_it_refuses_others(client, wie, code):
    zaak, andere = Zaak(), Zaak()
    zaak.neem("toeleiden")
    client.force_login((andere.werkgever if wie == "andere" else zaak.coach).gebruiker)

    assert meld(client, zaak).status_code == code
    assert not Enclaveplaatsing.objects.exists()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gemeld_op": VANDAAG - DAG}, "gemeld_op"),
        ({"gemeld_op": ""}, "gemeld_op"),
        ({"tot": VANDAAG - 3 * DAG}, "tot"),
        ({"op": VANDAAG - timedelta(days=4000), "gemeld_op": VANDAAG - timedelta(days=4001)}, "op"),
        ({"functie": ""}, "functie"),
        ({"functie": "x" * 201}, "functie"),
        ({"werkgever_kbo": "0566.988.258"}, "werkgever_kbo"),
        ({"werkgever_kbo": ""}, "werkgever_kbo"),
        ({"werkgever_naam": ""}, "werkgever_naam"),
    ],
)
def test_bad_input_stands_beside_its_field(client, anders, veld):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)

    response = meld(client, zaak, **anders)

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {veld}
    assert not Enclaveplaatsing.objects.exists()
    assert not Onderneming.objects.filter(kbo="0566988259").exists()


def test_the_host_is_another_firm(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)

    response = meld(client, zaak, werkgever_kbo=zaak.vestiging.onderneming.kbo)

    assert set(response.context["form"].errors) == {"werkgever_kbo"}


def test_two_enclaves_do_not_overlap(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)
    meld(client, zaak)

    response = meld(client, zaak, werkgever_kbo=OndernemingFactory(regulier=True).kbo, op=VANDAAG)

    assert set(response.context["form"].errors) == {"op"}
    assert Enclaveplaatsing.objects.count() == 1
