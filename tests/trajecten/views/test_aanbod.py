from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import zaak_in
from trajecten.enums import AanbodUitkomst, TrajectStatus
from trajecten.models import Aanbod, Traject, Weigering

pytestmark = pytest.mark.django_db
S = TrajectStatus
JOB = {"werkgever": "Bakkerij De Korst", "job": "Bakker", "uitkomst": "open"}


def noteer(client, zaak, **anders):
    versie = Traject.objects.get(pk=zaak.traject.pk).versie
    invoer = {**JOB, "versie": versie, "op": zaak.traject.toegeleid_op, **anders}
    return client.post(reverse("traject-aanbod", args=[zaak.traject.uuid]), invoer)


def antwoord(client, zaak, aanbod, uitkomst):
    versie = Traject.objects.get(pk=zaak.traject.pk).versie
    adres = reverse("aanbod-beantwoorden", args=[zaak.traject.uuid, aanbod.uuid])
    return client.post(adres, {"versie": versie, "uitkomst": uitkomst})


@pytest.mark.parametrize("wie", ["coach", "vdab"])
def test_it_works(client, wie):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(getattr(zaak, wie).gebruiker)
    assert reverse("traject-aanbod", args=[zaak.traject.uuid]) in client.get(zaak.traject.get_absolute_url()).text

    assert noteer(client, zaak).status_code == 302

    pagina = client.get(zaak.traject.get_absolute_url()).text
    assert "Bakkerij De Korst" in pagina
    assert "Antwoord noteren" in pagina
    aanbod = Aanbod.objects.geldig().get()
    assert (aanbod.geregistreerd_door, aanbod.uitkomst) == (getattr(zaak, wie), AanbodUitkomst.OPEN)


def test_a_refused_offer_leads_to_the_refusal(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)
    noteer(client, zaak)
    assert "?aanbod=" not in client.get(zaak.traject.get_absolute_url()).text

    bewaard = antwoord(client, zaak, Aanbod.objects.get(), "geweigerd_deelnemer")

    aanbod = Aanbod.objects.geldig().get()
    adres = f"{reverse('traject-weigering', args=[zaak.traject.uuid])}?aanbod={aanbod.uuid}"
    assert (bewaard.status_code, bewaard["Location"]) == (302, adres)
    assert adres in client.get(zaak.traject.get_absolute_url()).text
    form = client.get(adres).context["form"]
    assert form["wat"].value() == "job"
    assert "Bakker bij Bakkerij De Korst" in form["toelichting"].value()
    versie = Traject.objects.get().versie
    invoer = {"versie": versie, "wat": "job", "geweigerd_op": zaak.dag, "reden": "vervoer"}
    assert client.post(adres, invoer).status_code == 302
    assert Weigering.objects.geldig().get().wat == "job"


@pytest.mark.parametrize(
    ("uitkomst", "naar_weigering"), [("open", False), ("geweigerd_werkgever", False), ("geweigerd_deelnemer", True)]
)
def test_an_offer_that_was_refused_at_once_leads_straight_to_the_refusal(client, uitkomst, naar_weigering):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)

    naar = noteer(client, zaak, uitkomst=uitkomst)["Location"]

    weigering = f"{reverse('traject-weigering', args=[zaak.traject.uuid])}?aanbod={Aanbod.objects.get().uuid}"
    assert naar == (weigering if naar_weigering else zaak.traject.get_absolute_url())


def test_a_correction_withdraws_and_inserts(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)
    noteer(client, zaak, uitkomst="aanvaard")
    eerste = Aanbod.objects.get()

    antwoord(client, zaak, eerste, "geweigerd_werkgever")

    eerste.refresh_from_db()
    assert eerste.ingetrokken_op is not None
    assert (eerste.uitkomst, Aanbod.objects.geldig().get().uitkomst) == ("aanvaard", "geweigerd_werkgever")
    assert client.get(zaak.traject.get_absolute_url()).text.count("bij Bakkerij De Korst</strong>") == 1


def test_the_same_answer_twice_is_refused(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)
    noteer(client, zaak, uitkomst="aanvaard")

    response = antwoord(client, zaak, Aanbod.objects.get(), "aanvaard")

    assert response.context["form"].errors["uitkomst"] == ["Dit antwoord staat er al."]


@pytest.mark.parametrize(("wie", "code"), [("werkgever", 403), ("andere", 404)])
def test_it_refuses_others(client, wie, code):
    zaak, andere = zaak_in(S.JOBMATCHING), zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)
    noteer(client, zaak)
    aanbod = Aanbod.objects.get()
    client.force_login((andere.coach if wie == "andere" else zaak.werkgever).gebruiker)

    assert noteer(client, zaak).status_code == code
    assert antwoord(client, zaak, aanbod, "aanvaard").status_code == 404
    assert Aanbod.objects.get() == aanbod


def test_it_refuses_a_closed_traject(client):
    zaak = zaak_in(S.STOPGEZET)
    client.force_login(zaak.vdab.gebruiker)

    assert noteer(client, zaak).status_code == 403


@pytest.mark.parametrize(
    ("veld", "waarde"), [("werkgever", ""), ("job", "x" * 201), ("op", "31-31-2026"), ("op", ""), ("uitkomst", "nee")]
)
def test_bad_input_stands_beside_its_field(client, veld, waarde):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)

    response = noteer(client, zaak, **{veld: waarde})

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {veld}
    assert not Aanbod.objects.exists()


@pytest.mark.parametrize("dagen", [-1, 4000])
def test_the_date_lies_within_the_traject(client, dagen):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)

    response = noteer(client, zaak, op=zaak.traject.toegeleid_op + timedelta(days=dagen))

    assert set(response.context["form"].errors) == {"op"}
    assert "Bakkerij De Korst" in response.text


def test_who_comes_second_is_told(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)

    response = noteer(client, zaak, versie=zaak.traject.versie - 1)

    assert response.status_code == 409
    assert "Bakkerij De Korst" in response.text
