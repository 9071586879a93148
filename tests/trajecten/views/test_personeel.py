from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, TewerkstellingFactory, WopFactory, Zaak, moment
from trajecten import workflow
from trajecten.enums import Rol
from trajecten.models import Afwezigheid, Tewerkstelling
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
LIJST, SAMEN = "/personeel/", "/personeel/samen/"
HTMX = {"HX-Request": "true"}


def collega(zaak, **anders):
    """Somebody else who works for the same company."""
    return TewerkstellingFactory(vestiging=zaak.vestiging, **anders).maatwerker


def afwezig(zaak):
    dienst = zaak.maatwerker.tewerkstellingen.get(ingetrokken_op=None)
    workflow.afwezig_melden(dienst, lid=zaak.werkgever, nu=moment(VANDAAG), op=VANDAAG, tot=None, soort="ziekte")


@pytest.fixture
def zaak(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)
    return zaak


def namen(response):
    return {rij.maatwerker for rij in response.context["rijen"]}


def test_it_works(client, zaak):
    pagina = client.get(LIJST).text

    wop = zaak.maatwerker.wops.get()
    for tekst in (zaak.maatwerker.naam_voor_lijst, str(wop), f"{wop.periode.upper - DAG:%d-%m-%Y}"):
        assert tekst in pagina


def test_in_service_since_the_first_day_whatever_changed_since(client, zaak):
    dienst = zaak.maatwerker.tewerkstellingen.get()
    nieuw = {"op": VANDAAG, "breuk": Decimal("0.5"), "vestiging": zaak.vestiging}
    workflow.dienst_wijzigen(dienst, lid=zaak.werkgever, nu=moment(VANDAAG), **nieuw)

    (rij,) = client.get(LIJST).context["rijen"]

    assert rij.dienst.breuk == Decimal("0.5")
    assert rij.stand.startswith("sinds ")
    assert rij.sinds == dienst.periode.lower


def test_it_shows_nobody_of_another_organisation(client, zaak):
    andere = Zaak()

    assert namen(client.get(LIJST)) == {zaak.maatwerker}
    assert client.get(reverse("personeel-rij", args=[andere.maatwerker.uuid])).status_code == 404
    assert client.get(SAMEN, {"melding": "afwezig", "wie": andere.maatwerker.uuid}).status_code == 404


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.ONDERNEMING}))
def test_it_is_for_a_company(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert {client.get(adres).status_code for adres in (LIJST, SAMEN)} == {403}


def test_it_filters(client, zaak):
    ziek = Zaak()
    anders = collega(zaak)
    weg = collega(zaak, periode=periode(VANDAAG - 99 * DAG, VANDAAG - 9 * DAG))
    lang_weg = collega(zaak, periode=periode(VANDAAG - 99 * DAG, VANDAAG - 40 * DAG))
    afwezig(zaak)

    def gevonden(**filter_):
        return namen(client.get(LIJST, filter_))

    assert gevonden(status="in_dienst") == {zaak.maatwerker, anders}
    assert gevonden(status="afwezig") == {zaak.maatwerker}
    assert gevonden(status="uit_dienst") == {weg}
    assert gevonden(zoek=anders.familienaam) == {anders}
    assert gevonden(vestiging=zaak.vestiging.uuid) == {zaak.maatwerker, anders, weg}
    assert gevonden(vestiging=ziek.vestiging.uuid) == {zaak.maatwerker, anders, weg}, "not one of ours: no filter"
    assert lang_weg not in gevonden()


def test_it_costs_the_same_with_more_rows(client, zaak, django_assert_num_queries):
    with django_assert_num_queries(10):
        client.get(LIJST)
    for _ in range(2):
        WopFactory(maatwerker=collega(zaak))
    with django_assert_num_queries(10):
        client.get(LIJST)


# One row


def test_a_row_becomes_a_form_and_shows_its_result(client, zaak):
    adres = reverse("dienst-afwezig", args=[zaak.maatwerker.uuid])
    assert f'hx-post="{adres}"' in client.get(adres, headers=HTMX).text

    rij = client.post(adres, {"soort": "ziekte", "op": VANDAAG}, headers=HTMX).text

    assert "is bewaard" in rij
    assert "langdurig ziek" in rij
    assert "<html" not in rij
    assert Afwezigheid.objects.geldig().exists()


def test_a_row_keeps_what_was_typed_beside_the_reason(client, zaak):
    adres = reverse("dienst-uit-dienst", args=[zaak.maatwerker.uuid])

    rij = client.post(adres, {"op": "2000-01-01", "reden": "pensioen"}, headers=HTMX).text

    assert "vóór de eerste werkdag" in rij
    assert 'value="2000-01-01"' in rij
    assert Tewerkstelling.objects.geldig().get().periode.upper is None


def test_a_form_in_a_row_closes_again(client, zaak):
    adres = reverse("personeel-rij", args=[zaak.maatwerker.uuid])

    assert zaak.maatwerker.naam_voor_lijst in client.get(adres, headers=HTMX).text
    assert client.get(adres).url == LIJST


# Several people


def test_several_people_are_reported_one_by_one(client, zaak):
    afwezig(zaak)
    anders = collega(zaak)
    keuze = {"melding": "afwezig", "wie": [zaak.maatwerker.uuid, anders.uuid]}
    gegevens = {**keuze, "soort": "ziekte", "op": VANDAAG}
    assert "Nakijken" in client.get(SAMEN, keuze).text

    vooraf = client.post(SAMEN, gegevens)
    assert Afwezigheid.objects.geldig().count() == 1, "nothing is written before it is confirmed"
    gedaan = client.post(SAMEN, {**gegevens, "bevestigd": "ja"})

    for response in (vooraf, gedaan):
        redenen = {uitkomst.maatwerker: uitkomst.reden for uitkomst in response.context["uitkomsten"]}
        assert redenen == {zaak.maatwerker: "Deze persoon is in die periode al afwezig gemeld.", anders: ""}
    assert Afwezigheid.objects.geldig().get(maatwerker=anders).soort == "ziekte"
    assert "niet gemeld. Deze persoon is in die periode al afwezig gemeld." in gedaan.text


def test_bad_input_for_several_stands_beside_its_field(client, zaak):
    gegevens = {"melding": "uit-dienst", "wie": zaak.maatwerker.uuid, "op": "31-02-2026", "bevestigd": "ja"}

    response = client.post(SAMEN, gegevens)

    assert set(response.context["form"].errors) == {"op", "reden"}
    assert "31-02-2026" in response.text
    assert Tewerkstelling.objects.geldig().get().periode.upper is None


@pytest.mark.parametrize("vraag", [{}, {"melding": "afwezig"}, {"melding": "iets"}])
def test_without_a_choice_it_goes_back_to_the_list(client, zaak, vraag):
    assert client.get(SAMEN, vraag).url == LIJST


@pytest.mark.parametrize("wie", ["geen-uuid", "6a2f41a3-c54c-fce8-32d2-0324e1c32e22"])
def test_somebody_unknown_is_not_skipped(client, zaak, wie):
    assert client.get(SAMEN, {"melding": "afwezig", "wie": [zaak.maatwerker.uuid, wie]}).status_code == 404
