from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import TewerkstellingFactory, Zaak, moment, zaak_in
from trajecten import workflow
from trajecten.enums import TrajectStatus
from trajecten.models import Enclaveplaatsing, Registratie, Tewerkstelling, Wop
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()


def vertrokken(dagen_geleden=5):
    """Somebody whose last day was reported, so many days ago."""
    zaak = Zaak()
    laatste = VANDAAG - timedelta(days=dagen_geleden)
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(laatste), op=laatste, reden="einde_contract")
    return zaak, laatste


def url(zaak):
    return reverse("dienst-corrigeren", args=[zaak.maatwerker.uuid])


def corrigeer(client, zaak, **anders):
    return client.post(url(zaak), {"klopt": "einde", "op": VANDAAG, "reden": "pensioen", **anders})


@pytest.mark.parametrize("wie", ["werkgever", "vdab"])
def test_it_works(client, wie):
    zaak, laatste = vertrokken()
    client.force_login(getattr(zaak, wie).gebruiker)
    assert url(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text
    assert client.get(url(zaak)).context["form"]["op"].value() == laatste

    assert corrigeer(client, zaak, op=laatste - DAG).status_code == 302

    dienst = Tewerkstelling.objects.geldig().get()
    assert (dienst.periode.upper, dienst.reden_einde) == (laatste, "pensioen")
    assert Wop.objects.geldig().get().periode.upper == laatste


def test_there_was_no_end(client):
    zaak, _ = vertrokken()
    oorspronkelijk = Wop.objects.order_by("pk").first().periode
    client.force_login(zaak.werkgever.gebruiker)

    assert corrigeer(client, zaak, klopt="in_dienst", op="", reden="").status_code == 302

    assert Tewerkstelling.objects.geldig().get().periode.upper is None
    assert Wop.objects.geldig().get().periode == oorspronkelijk
    assert "Uit dienst melden" in client.get(zaak.maatwerker.get_absolute_url()).text


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"op": "", "reden": ""}, {"op", "reden"}),
        ({"op": "31-02-2026"}, {"op"}),
        ({"op": VANDAAG - timedelta(days=4000)}, {"op"}),
        ({"reden": "geen"}, {"reden"}),
        ({"klopt": ""}, {"klopt"}),
    ],
)
def test_bad_input_stands_beside_its_field(client, anders, velden):
    zaak, laatste = vertrokken()
    client.force_login(zaak.werkgever.gebruiker)

    response = corrigeer(client, zaak, **anders)

    assert response.status_code == 200
    assert set(response.context["form"].errors) == velden
    assert Tewerkstelling.objects.geldig().get().periode.upper == laatste + DAG


def test_an_employer_corrects_until_thirty_days_after_the_end(client):
    for dagen, kan in ((29, True), (40, False)):
        zaak, _ = vertrokken(dagen)
        client.force_login(zaak.werkgever.gebruiker)
        assert (client.get(url(zaak)).status_code == 200) is kan
    client.force_login(zaak.vdab.gebruiker)
    assert corrigeer(client, zaak).status_code == 302


def test_who_is_in_service_has_no_end_to_correct(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)

    assert url(zaak) not in client.get(zaak.maatwerker.get_absolute_url()).text
    assert client.get(url(zaak)).status_code == 403


def test_an_end_that_a_step_wrote_is_undone_with_the_step(client):
    zaak = zaak_in(TrajectStatus.NAZORG, begin=VANDAAG - timedelta(days=20))
    client.force_login(zaak.werkgever.gebruiker)

    assert "vraag VDAB om de stap terug te draaien" in client.get(zaak.maatwerker.get_absolute_url()).text
    assert corrigeer(client, zaak).status_code == 403


def test_it_refuses_others(client):
    zaak, _ = vertrokken()
    client.force_login(Zaak().werkgever.gebruiker)

    assert corrigeer(client, zaak).status_code == 404


def test_it_does_not_run_into_a_later_employment(client):
    zaak, laatste = vertrokken()
    TewerkstellingFactory(maatwerker=zaak.maatwerker, periode=periode(laatste + 2 * DAG))
    client.force_login(zaak.werkgever.gebruiker)

    response = corrigeer(client, zaak, op=VANDAAG)

    assert set(response.context["form"].errors) == {"op"}


def test_an_enclave_ends_no_later_than_the_employment(client):
    zaak = Zaak()
    begin = VANDAAG - timedelta(days=60)
    Enclaveplaatsing.objects.registreer(
        Registratie(zaak.werkgever, moment(begin)),
        maatwerker=zaak.maatwerker,
        gastbedrijf=zaak.partner,
        functie="Inpakker",
        periode=periode(begin),
        gemeld_op=begin - DAG,
    )
    laatste = VANDAAG - timedelta(days=5)
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(laatste), op=laatste, reden="einde_contract")
    client.force_login(zaak.werkgever.gebruiker)

    assert corrigeer(client, zaak, op=laatste - 10 * DAG).status_code == 302
    assert Enclaveplaatsing.objects.geldig().get().periode.upper == laatste - 9 * DAG
