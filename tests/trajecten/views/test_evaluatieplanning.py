from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieplanningFactory, LidmaatschapFactory, WopFactory, Zaak
from trajecten.enums import Provincie, Rol
from trajecten.models import Evaluatieplanning, Wop
from trajecten.models.velden import periode
from trajecten.termijnen import geen_werkdag

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def zaak():
    """Somebody whose right ends in six months."""
    zaak = Zaak(begin=timezone.localdate())
    wop = Wop.objects.get(maatwerker=zaak.maatwerker)
    Wop.objects.filter(pk=wop.pk).update(ingetrokken_op=timezone.now(), ingetrokken_door=zaak.vdab)
    WopFactory(maatwerker=zaak.maatwerker, periode=periode(wop.periode.lower, zaak.dag + 180 * DAG))
    return zaak


def adres(zaak):
    return reverse("maatwerker-evaluatie-plannen", args=[zaak.maatwerker.uuid])


def werkdag(vanaf):
    while geen_werkdag(vanaf):
        vanaf += DAG
    return vanaf


def test_it_works(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    dag = werkdag(zaak.dag + 30 * DAG)

    assert client.get(adres(zaak)).status_code == 200
    antwoord = client.post(
        adres(zaak), {"soort": "periodiek", "gepland_op": f"{dag:%Y-%m-%d}", "bemiddelaar": zaak.vdab.uuid}, follow=True
    )

    planning = Evaluatieplanning.objects.get()
    assert (planning.gepland_op, planning.bemiddelaar) == (dag, zaak.vdab)
    assert f"Vijfjaarlijkse evaluatie op {dag:%d-%m-%Y}" in antwoord.text
    form = client.get(adres(zaak)).context["form"]
    assert (form["gepland_op"].value(), form["bemiddelaar"].value()) == (dag, zaak.vdab.uuid)


def test_a_day_too_soon_for_the_pop_is_planned_with_a_warning(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    antwoord = client.post(
        adres(zaak), {"soort": "periodiek", "gepland_op": f"{werkdag(zaak.dag):%Y-%m-%d}"}, follow=True
    )

    assert Evaluatieplanning.objects.exists()
    assert "Een nieuw POP komt voor dit bezoek te laat." in antwoord.text


def test_what_is_wrong_stands_beside_its_field(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    antwoord = client.post(adres(zaak), {"soort": "tienprocent", "gepland_op": "2020-01-01", "plaats": "Atelier"})

    assert set(antwoord.context["form"].errors) == {"soort", "gepland_op"}
    assert antwoord.context["form"]["plaats"].value() == "Atelier"
    assert not Evaluatieplanning.objects.exists()


def test_calling_off(client, zaak):
    planning = EvaluatieplanningFactory(maatwerker=zaak.maatwerker)
    client.force_login(zaak.vdab.gebruiker)
    pagina = reverse("evaluatieplanning-afgelasten", args=[zaak.maatwerker.uuid, planning.uuid])

    assert pagina in client.get(zaak.maatwerker.get_absolute_url()).text
    assert client.post(pagina, {"reden": ""}).context["form"].errors
    assert client.post(pagina, {"reden": "Ziek"}).status_code == 302

    planning.refresh_from_db()
    assert planning.stand == "afgelast"
    assert pagina not in client.get(zaak.maatwerker.get_absolute_url()).text


def test_the_employer_reads_the_plan_but_does_not_change_it(client, zaak):
    planning = EvaluatieplanningFactory(maatwerker=zaak.maatwerker, gepland_op=zaak.dag + DAG, plaats="Atelier 2")
    pagina = reverse("evaluatieplanning-afgelasten", args=[zaak.maatwerker.uuid, planning.uuid])
    client.force_login(zaak.werkgever.gebruiker)
    dossier = client.get(zaak.maatwerker.get_absolute_url()).text

    assert str(planning) in dossier
    assert "Atelier 2" in dossier
    assert pagina not in dossier
    for een in (adres(zaak), pagina):
        assert client.get(een).status_code == client.post(een, {"reden": "x"}).status_code == 403


def test_another_province_and_another_organisation_find_nothing(client, zaak):
    planning = EvaluatieplanningFactory(maatwerker=zaak.maatwerker)
    pagina = reverse("evaluatieplanning-afgelasten", args=[zaak.maatwerker.uuid, planning.uuid])
    limburg = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    for lid in (limburg, Zaak().werkgever, Zaak().coach):
        client.force_login(lid.gebruiker)
        for een in (adres(zaak), pagina):
            assert client.get(een).status_code == client.post(een, {"reden": "x"}).status_code == 404


def test_a_plan_of_somebody_else_is_not_found_under_this_person(client, zaak):
    planning = EvaluatieplanningFactory(maatwerker=Zaak().maatwerker)
    client.force_login(zaak.vdab.gebruiker)

    assert (
        client.get(reverse("evaluatieplanning-afgelasten", args=[zaak.maatwerker.uuid, planning.uuid])).status_code
        == 404
    )
