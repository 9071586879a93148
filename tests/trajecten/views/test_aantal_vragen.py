"""Pages cost the same number of queries with one row and with three, and never more than twelve."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, zaak_in
from trajecten.enums import Rol, TrajectStatus

pytestmark = pytest.mark.django_db
HOOGSTENS = 12


def kost(client, adres):
    with CaptureQueriesContext(
        connection,
    ) as gevraagd:
        antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return [vraag["sql"][:160] for vraag in gevraagd if not vraag["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("naam", ["start", "traject-lijst", "maatwerker-lijst", "onderneming-lijst", "rapport-lijst"])
def test_a_list_costs_the_same_with_more_rows(client, naam):
    begin = timezone.localdate() - timedelta(days=30)
    zaak_in(TrajectStatus.BEOORDELING, begin=begin)
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)
    een = kost(client, reverse(naam))
    for _ in range(2):
        zaak_in(TrajectStatus.BEOORDELING, begin=begin)
    drie = kost(client, reverse(naam))

    assert len(een) == len(drie) <= HOOGSTENS, drie


@pytest.mark.parametrize("rol", [Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING])
@pytest.mark.parametrize("status", [TrajectStatus.TOEGELEID, TrajectStatus.STAGE, TrajectStatus.NAZORG])
def test_a_case_costs_at_most_twelve(client, status, rol):
    zaak = zaak_in(status, begin=timezone.localdate() - timedelta(days=30))
    lid = {Rol.VDAB: zaak.vdab, Rol.PARTNER: zaak.coach, Rol.ONDERNEMING: zaak.werkgever}[rol]
    client.force_login(lid.gebruiker)

    for adres in (zaak.traject.get_absolute_url(), zaak.maatwerker.get_absolute_url()):
        gevraagd = kost(client, adres)
        assert len(gevraagd) <= HOOGSTENS, gevraagd


def test_the_report_costs_at_most_twelve(client):
    zaak = zaak_in(TrajectStatus.NAZORG)
    client.force_login(zaak.vdab.gebruiker)
    for per in ("provincie", "onderneming"):
        gevraagd = kost(client, reverse("rapport-oproep", args=[zaak.project.oproep.nummer]) + f"?per={per}")
        assert len(gevraagd) <= HOOGSTENS, gevraagd
