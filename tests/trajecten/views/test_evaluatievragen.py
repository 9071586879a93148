from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, PopFactory, TewerkstellingFactory, Zaak, moment
from tests.trajecten.views.werkrijen import rijen
from trajecten import workflow
from trajecten.enums import AanvraagStand, Provincie, Rol, WopGrond
from trajecten.models import Afwezigheid, Evaluatieaanvraag, Registratie
from trajecten.models.velden import periode
from trajecten.termijnen import werkdag

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
GEGEVENS = {"soort": "vrijwillig", "namens": "maatwerker", "motivering": "Wil meer leren"}


@pytest.fixture
def zaak(client):
    """Somebody with a startpakket, in the third year of employment, of whom the own company looks."""
    zaak = Zaak(begin=VANDAAG - timedelta(days=400))
    zaak.maatwerker.wops.get().vervang(Registratie(zaak.vdab, moment(zaak.dag)), grond=WopGrond.STARTPAKKET)
    client.force_login(zaak.werkgever.gebruiker)
    return zaak


def adres(zaak):
    return reverse("maatwerker-evaluatie-vragen", args=[zaak.maatwerker.uuid])


def vraag(zaak, **anders):
    gegevens = {**GEGEVENS, "geattesteerd": False, **anders}
    return workflow.evaluatie_vragen(zaak.maatwerker, lid=zaak.werkgever, nu=moment(VANDAAG), **gegevens)


def sluit(zaak, aanvraag):
    return reverse("evaluatieaanvraag-afsluiten", args=[zaak.maatwerker.uuid, aanvraag.uuid])


def test_it_works(client, zaak):
    pagina = client.get(adres(zaak)).text
    assert "Op vraag: kan nu" in pagina
    assert "er is er nog geen. Werk eerst het POP bij (R12)." in pagina
    assert f"{VANDAAG - timedelta(days=800):%d-%m-%Y}" in pagina, "since when in service"

    response = client.post(adres(zaak), GEGEVENS, follow=True)

    aanvraag = Evaluatieaanvraag.objects.get()
    assert (aanvraag.soort, aanvraag.lid, aanvraag.stand) == ("vrijwillig", zaak.werkgever, AanvraagStand.OPEN)
    assert "staat bij VDAB" in response.text
    assert "Wil meer leren" in response.text
    assert "Er staat al een vraag open bij VDAB." in response.text
    assert "<textarea" not in response.text, "there is nothing to ask now"


def test_what_cannot_be_asked_stands_beside_the_field(client, zaak):
    response = client.post(adres(zaak), {**GEGEVENS, "soort": "vervroegd"})

    assert "recent POP" in response.context["form"].errors["soort"][0]
    assert "Wil meer leren" in response.text
    assert not Evaluatieaanvraag.objects.exists()


@pytest.mark.parametrize(
    ("gegevens", "velden"),
    [
        ({"soort": "", "namens": ""}, {"soort", "namens"}),
        ({"soort": "periodiek", "namens": "iemand"}, {"soort", "namens"}),
        ({"soort": "vervroegd", "motivering": ""}, {"motivering"}),
        ({"soort": "vervroegd"}, {"geattesteerd"}),
    ],
)
def test_bad_input_keeps_what_was_typed(client, zaak, gegevens, velden):
    PopFactory(maatwerker=zaak.maatwerker, versie_op=VANDAAG)

    response = client.post(adres(zaak), {**GEGEVENS, **gegevens})

    assert set(response.context["form"].errors) == velden
    assert not Evaluatieaanvraag.objects.exists()


def test_who_left_cannot_be_evaluated(client, zaak):
    weg = TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(VANDAAG - 99 * DAG, VANDAAG))
    zaak.maatwerker = weg.maatwerker

    assert "niet bij jullie in dienst" in client.get(adres(zaak)).text
    assert "niet bij jullie in dienst" in client.post(adres(zaak), GEGEVENS).context["form"].errors["soort"][0]
    assert adres(zaak) not in client.get(zaak.maatwerker.get_absolute_url()).text


@pytest.mark.parametrize("wie", ["vdab", "coach"])
def test_the_others_around_the_person_do_not_ask(client, zaak, wie):
    zaak.neem("toeleiden")
    client.force_login(getattr(zaak, wie).gebruiker)

    assert client.get(adres(zaak)).status_code == 403
    assert client.post(adres(zaak), GEGEVENS).status_code == 403


def test_another_organisation_finds_nothing(client, zaak):
    aanvraag = vraag(zaak)
    client.force_login(Zaak().werkgever.gebruiker)

    assert client.get(adres(zaak)).status_code == client.post(adres(zaak), GEGEVENS).status_code == 404
    assert client.post(sluit(zaak, aanvraag), {"reden": "x"}).status_code == 404


def test_it_costs_the_same_with_more_rows(client, zaak, django_assert_num_queries):
    def rij(n):
        dag = VANDAAG - 10 * n * DAG
        workflow.evaluatievraag_afsluiten(vraag(zaak), lid=zaak.werkgever, nu=moment(VANDAAG), reden="Toch niet")
        PopFactory(maatwerker=zaak.maatwerker, versie_op=dag)
        Afwezigheid.objects.registreer(
            Registratie(zaak.werkgever, moment(dag)),
            maatwerker=zaak.maatwerker,
            soort="ziekte",
            periode=periode(dag, dag + DAG),
        )

    rij(1)
    with django_assert_num_queries(11):
        client.get(adres(zaak))
    rij(2)
    rij(3)
    with django_assert_num_queries(11):
        client.get(adres(zaak))


# What becomes of it


def test_vdab_finds_it_as_work_until_it_has_an_answer(client, zaak):
    vraag(zaak)
    (rij,) = rijen(zaak.vdab, "aanvraag", VANDAAG)
    assert (rij.waarom, rij.sinds) == ("Evaluatie gevraagd: op vraag.", VANDAAG)
    assert rij.uiterlijk == werkdag(VANDAAG + timedelta(days=30))
    assert rij.url == reverse("maatwerker-evaluatie", args=[zaak.maatwerker.uuid])
    (wacht,) = rijen(zaak.werkgever, "aanvraag", VANDAAG)
    assert wacht.url == adres(zaak)
    elders = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    for lid in (elders, zaak.coach, LidmaatschapFactory(onderneming=True)):
        assert rijen(lid, "aanvraag", VANDAAG) == []

    client.force_login(zaak.vdab.gebruiker)
    assert client.get(rij.url).context["form"]["soort"].value() == "vrijwillig"
    gegevens = {"soort": "vrijwillig", "bezoek_op": VANDAAG, "uitkomst": "doorstroomklaar", "motivering": "Gezien"}
    assert client.post(rij.url, gegevens).status_code == 302

    assert rijen(zaak.vdab, "aanvraag", VANDAAG) == []
    assert Evaluatieaanvraag.objects.get().evaluatie is not None


@pytest.mark.parametrize(
    ("wie", "titel", "stand"),
    [("werkgever", "Vraag intrekken", AanvraagStand.INGETROKKEN), ("vdab", "Vraag weigeren", AanvraagStand.GEWEIGERD)],
)
def test_it_is_closed_from_the_file(client, zaak, wie, titel, stand):
    aanvraag = vraag(zaak)
    client.force_login(getattr(zaak, wie).gebruiker)
    dossier = client.get(zaak.maatwerker.get_absolute_url()).text
    assert titel in dossier
    assert "Wil meer leren" in dossier
    assert "reden" in client.post(sluit(zaak, aanvraag), {"reden": ""}).context["form"].errors

    dossier = client.post(sluit(zaak, aanvraag), {"reden": "Komt later"}, follow=True).text

    aanvraag.refresh_from_db()
    assert aanvraag.stand == stand
    assert f"{aanvraag.get_stand_display()} op {VANDAAG:%d-%m-%Y}: Komt later" in dossier
    again = client.post(sluit(zaak, aanvraag), {"reden": "Nog eens"})
    assert "al afgesloten" in again.text


def test_a_partner_reads_nothing_of_it(client, zaak):
    aanvraag = vraag(zaak)
    zaak.neem("toeleiden")
    client.force_login(zaak.coach.gebruiker)

    assert "Wil meer leren" not in client.get(zaak.maatwerker.get_absolute_url()).text
    assert client.get(sluit(zaak, aanvraag)).status_code == 404
