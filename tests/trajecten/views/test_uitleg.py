from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests.factories import LidmaatschapFactory, MaatwerkerFactory, Zaak, zaak_in
from trajecten.enums import Rol, Werkvorm
from trajecten.enums import TrajectStatus as S
from trajecten.termijnen import kwartaaleinde, nazorg_einde

pytestmark = pytest.mark.django_db


def recent(status, **opties):
    return zaak_in(status, begin=timezone.localdate() - timedelta(days=20), **opties)


def url(zaak):
    return reverse("maatwerker-wat-als", args=[zaak.maatwerker.uuid])


def dag(datum):
    return date_format(datum, "d-m-Y")


@pytest.mark.parametrize("wie", ["vdab", "coach", "werkgever"])
def test_it_works(client, wie):
    zaak = recent(S.JOBMATCHING)
    client.force_login(getattr(zaak, wie).gebruiker)
    assert url(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text

    pagina = client.get(url(zaak)).text

    assert str(zaak.vestiging.onderneming) in pagina
    assert "Die loonpremie is lager dan nu (60 %)." in pagina
    assert dag(kwartaaleinde(timezone.localdate())) in pagina
    assert "Dit staat nog niet vast: vraag het aan VDAB." in pagina


@pytest.mark.parametrize("wie", ["vdab", "coach"])
def test_after_a_hire_it_has_the_days_of_the_job(client, wie):
    zaak = recent(S.NAZORG)
    client.force_login(getattr(zaak, wie).gebruiker)

    pagina = client.get(url(zaak)).text

    assert "Je hebt een job" in pagina
    assert dag(nazorg_einde(zaak.traject.doorgestroomd_op)) in pagina
    assert "Je bent nog niet klaar" not in pagina


def test_somebody_in_lde_reads_that_it_is_harder(client):
    zaak = recent(S.STAGE, werkvorm=Werkvorm.LDE)
    client.force_login(zaak.vdab.gebruiker)

    pagina = client.get(url(zaak)).text

    assert "Na het traject kan je niet terug" in pagina
    assert "WOP 40 Laag kan hier niet" in pagina


def test_without_a_traject_it_says_so(client):
    zaak = Zaak(begin=timezone.localdate())
    client.force_login(zaak.werkgever.gebruiker)

    assert "Er loopt nu geen doorstroomtraject." in client.get(url(zaak)).text


def test_who_works_nowhere_gets_no_outcomes(client):
    persoon = MaatwerkerFactory(provincies=["antwerpen"])
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)

    antwoord = client.get(reverse("maatwerker-wat-als", args=[persoon.uuid]))

    assert antwoord.context["uitkomsten"] == []
    assert "werkt vandaag niet in maatwerk" in antwoord.text


@pytest.mark.parametrize("rol", [Rol.ONDERNEMING, Rol.PARTNER, Rol.BELEID, Rol.BEHEER])
def test_it_refuses_others(client, rol):
    zaak, andere = recent(S.STAGE), recent(S.STAGE)
    lid = {Rol.ONDERNEMING: andere.werkgever, Rol.PARTNER: andere.coach}.get(rol) or LidmaatschapFactory(rol=rol)
    client.force_login(lid.gebruiker)

    assert client.get(url(zaak)).status_code == 404
