"""What ESF asks about a participant (R40): who fills it in, and how figures read it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.factories import moment, zaak_in
from tests.trajecten.rapporten.bouw import rapport_van
from trajecten import workflow
from trajecten.enums import TrajectStatus
from trajecten.models import Deelname

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
GEGEVENS = {
    "geslacht": "vrouw",
    "onderwijs": "laag",
    "arbeidspositie": "werkend",
    "migratieachtergrond": "nee",
    "beperking": "ja",
    "andere_kwetsbaarheid": "niet_gezegd",
}


def bewaar(zaak, *, lid=None, op=None, **anders):
    nu = moment(op or zaak.dag)
    gegevens = {**GEGEVENS, **anders}
    zaak.traject.refresh_from_db()
    return workflow.deelname_bewaren(zaak.traject, versie=zaak.traject.versie, lid=lid or zaak.coach, nu=nu, **gegevens)


def per_geslacht(zaak, peildatum, bekend_op):
    tabel = rapport_van("resultaten", zaak.vdab, peildatum, bekend_op, per="geslacht").tabel
    return {rij.plek[0]: rij["toegeleid"] for rij in tabel.rijen}


@pytest.mark.regel("R40")
def test_it_works():
    zaak = zaak_in(TrajectStatus.JOBMATCHING)

    deelname = bewaar(zaak)

    assert {veld: getattr(deelname, veld) for veld in GEGEVENS} == GEGEVENS
    assert per_geslacht(zaak, zaak.dag, zaak.dag) == {"Vrouw": 1}


def test_a_correction_counts_from_when_it_was_known():
    zaak = zaak_in(TrajectStatus.JOBMATCHING)
    bewaar(zaak)
    bewaar(zaak, op=zaak.dag + 2 * DAG, geslacht="x")

    assert per_geslacht(zaak, zaak.dag, zaak.dag - DAG) in ({}, {"Niet gezegd": 1})
    assert per_geslacht(zaak, zaak.dag, zaak.dag + DAG) == {"Vrouw": 1}
    assert per_geslacht(zaak, zaak.dag, zaak.dag + 2 * DAG) == {"Anders": 1}
    assert Deelname.objects.count() == 2


@pytest.mark.parametrize("wie", ["werkgever", "beleid"])
def test_others_may_not(wie):
    from_zaak = zaak_in(TrajectStatus.JOBMATCHING)
    lid = from_zaak.werkgever
    if wie == "beleid":
        lid.rol = "beleid"

    with pytest.raises(PermissionDenied):
        bewaar(from_zaak, lid=lid)


def test_from_the_nazorg_on_only_vdab_fills_it_in():
    zaak = zaak_in(TrajectStatus.NAZORG)

    with pytest.raises(PermissionDenied):
        bewaar(zaak)
    assert bewaar(zaak, lid=zaak.vdab).geslacht == "vrouw"


def test_the_page_begins_with_what_is_known(client):
    zaak = zaak_in(TrajectStatus.JOBMATCHING)
    bewaar(zaak)
    client.force_login(zaak.coach.gebruiker)
    adres = reverse("traject-deelname", args=[zaak.traject.uuid])

    pagina = client.get(adres)
    zaak.traject.refresh_from_db()
    client.post(adres, {**GEGEVENS, "versie": zaak.traject.versie, "onderwijs": "hoog"})

    assert pagina.context["form"].initial["geslacht"] == "vrouw"
    assert "Gegevens voor ESF" in client.get(zaak.traject.get_absolute_url()).content.decode()
    assert Deelname.objects.geldig().get().onderwijs == "hoog"


def test_another_partner_sees_nothing(client):
    zaak, andere = zaak_in(TrajectStatus.JOBMATCHING), zaak_in(TrajectStatus.JOBMATCHING, postcode="9000")
    client.force_login(andere.coach.gebruiker)

    assert client.get(reverse("traject-deelname", args=[zaak.traject.uuid])).status_code == 404
