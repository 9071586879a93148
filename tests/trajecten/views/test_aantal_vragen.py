"""Pages cost the same number of queries with one row and with three, and never more than twelve."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieFactory, LidmaatschapFactory, OndernemingFactory, voeg_document_toe, zaak_in
from trajecten import workflow
from trajecten.enums import Rol, TrajectStatus
from trajecten.models import (
    Aanbod,
    Afwezigheid,
    Enclaveplaatsing,
    Journaalregel,
    Nazorgcontact,
    Opschorting,
    Registratie,
    Weigering,
    Wop,
)
from trajecten.models.velden import periode
from trajecten.rapporten.soorten import SOORTEN

pytestmark = pytest.mark.django_db
HOOGSTENS = 12
DAG = timedelta(days=1)


def kost(client, adres):
    with CaptureQueriesContext(
        connection,
    ) as gevraagd:
        antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return [vraag["sql"][:160] for vraag in gevraagd if not vraag["sql"].startswith(("SAVEPOINT", "RELEASE"))]


LIJSTEN = {
    "start": [],
    "collegas": [],
    "traject-lijst": [],
    "maatwerker-lijst": [],
    "evaluatie-lijst": [],
    "evaluatie-te-plannen": [],
    "evaluatie-planbord": [],
    "onderneming-lijst": [],
    "stageplaatsen": [],
    "rapport-lijst": [],
}


def beoordeeld(begin):
    """A case in every list: to be judged, evaluated before, and with a WOP that ends soon."""
    zaak = zaak_in(TrajectStatus.BEOORDELING, begin=begin)
    EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=begin - timedelta(days=300))
    wop = Wop.objects.get(maatwerker=zaak.maatwerker)
    wop.vervang(Registratie(zaak.vdab, timezone.now()), periode=periode(wop.periode.lower, begin + timedelta(days=90)))
    return zaak


@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_list_costs_the_same_with_more_rows(client, naam):
    begin = timezone.localdate() - timedelta(days=30)
    beoordeeld(begin)
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)
    een = kost(client, reverse(naam, args=LIJSTEN[naam]))
    for _ in range(2):
        beoordeeld(begin)
    drie = kost(client, reverse(naam, args=LIJSTEN[naam]))

    assert len(een) == len(drie) <= HOOGSTENS, drie


@pytest.mark.parametrize("status", [TrajectStatus.JOBMATCHING, TrajectStatus.NAZORG])
def test_a_full_case_costs_at_most_twelve(client, status):
    """Everything that can stand on the page of a case and in a file, three times, with what was withdrawn."""
    begin = timezone.localdate() - timedelta(days=30)
    zaak = zaak_in(status, begin=begin)
    vol(zaak, 1)
    client.force_login(zaak.vdab.gebruiker)
    adressen = (
        zaak.traject.get_absolute_url(),
        zaak.maatwerker.get_absolute_url(),
        reverse("maatwerker-wat-als", args=[zaak.maatwerker.uuid]),
        reverse("maatwerker-documenten", args=[zaak.maatwerker.uuid]),
        reverse("traject-documenten", args=[zaak.traject.uuid]),
    )
    een = [len(kost(client, adres)) for adres in adressen]
    vol(zaak, 3)
    drie = [kost(client, adres) for adres in adressen]

    assert [len(gevraagd) for gevraagd in drie] == een
    assert max(een) <= HOOGSTENS, drie


def vol(zaak, aantal):
    """Facts of every kind on a case, half of them withdrawn, and a line in the journal."""
    nu = timezone.now()
    oud = zaak.dag - timedelta(days=200)
    for n in range(aantal):
        registratie, feiten = Registratie(zaak.vdab, nu), []
        wanneer = oud - timedelta(days=10 * (n + 3 * aantal))
        van_persoon = {"maatwerker": zaak.maatwerker, "periode": periode(wanneer, wanneer + timedelta(days=2))}
        for model, velden in (
            (Nazorgcontact, {"op": zaak.dag, "met": "beiden", "onderwerp": "Start", "minuten": 10}),
            (Aanbod, {"op": zaak.dag, "werkgever": "Bakkerij", "job": "Bakker"}),
            (Opschorting, {"grond": "ziekte", "periode": van_persoon["periode"]}),
        ):
            feiten.append(model.objects.registreer(registratie, traject=zaak.traject, **velden))
        weigering = {"wat": "job", "reden": "vervoer", "geweigerd_op": zaak.dag, "maatwerker": zaak.maatwerker}
        feiten.append(Weigering.objects.registreer(registratie, traject=zaak.traject, **weigering))
        feiten.append(Afwezigheid.objects.registreer(registratie, soort="ziekte", **van_persoon))
        gast = {"gastbedrijf": OndernemingFactory(regulier=True), "functie": "Inpakker", "gemeld_op": oud - 500 * DAG}
        feiten.append(Enclaveplaatsing.objects.registreer(registratie, **gast, **van_persoon))
        feiten.append(EvaluatieFactory(maatwerker=zaak.maatwerker))
        for feit in feiten if n % 2 else []:
            feit.trek_in(registratie, reden="Vergissing")
        document = voeg_document_toe(zaak, lid=zaak.coach, traject=zaak.traject)
        if n % 2:
            workflow.document_verwijderen(document, lid=zaak.vdab, nu=nu, reden="Vergissing")
        Journaalregel.objects.create(
            maatwerker=zaak.maatwerker,
            traject=zaak.traject,
            op=zaak.dag,
            tekst="Belde",
            lid=zaak.coach,
            geschreven_op=nu,
        )


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
    for soort in SOORTEN:
        gevraagd = kost(client, reverse("rapport", args=[soort]))
        assert len(gevraagd) <= HOOGSTENS, gevraagd
    gevraagd = kost(client, reverse("rapport-gevallen", args=["resultaten"]))
    assert len(gevraagd) <= HOOGSTENS, gevraagd
