"""Correcting somebody's name, address and contact."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import Zaak, moment
from trajecten import workflow
from trajecten.models import Tewerkstelling

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    zaak = Zaak(begin=timezone.localdate() - timedelta(days=5))
    zaak.neem("toeleiden")
    return zaak


def adres(zaak):
    return reverse("maatwerker-gegevens", args=[zaak.maatwerker.uuid])


def gegevens(zaak, **anders):
    persoon = zaak.maatwerker
    return {
        "voornaam": persoon.voornaam,
        "familienaam": persoon.familienaam,
        "geboortedatum": persoon.geboortedatum.isoformat(),
        "doelgroep": persoon.doelgroep,
    } | anders


def test_it_works(client, zaak):
    client.force_login(zaak.werkgever.gebruiker)

    antwoord = client.post(adres(zaak), gegevens(zaak, familienaam="Çaïn", telefoon="0470 00 00 00", postcode="9000"))

    assert antwoord.url == zaak.maatwerker.get_absolute_url()
    zaak.maatwerker.refresh_from_db()
    assert (zaak.maatwerker.familienaam, zaak.maatwerker.telefoon) == ("Çaïn", "0470 00 00 00")
    assert zaak.maatwerker.sorteernaam.startswith("cain ")


def test_an_employer_leaves_doelgroep_and_birth_date_alone(client, zaak):
    client.force_login(zaak.werkgever.gebruiker)

    client.post(adres(zaak), gegevens(zaak, doelgroep="lde", geboortedatum="1980-01-01"))

    voor = zaak.maatwerker.doelgroep, zaak.maatwerker.geboortedatum
    zaak.maatwerker.refresh_from_db()
    assert (zaak.maatwerker.doelgroep, zaak.maatwerker.geboortedatum) == voor


def test_vdab_corrects_the_doelgroep(client, zaak):
    client.force_login(zaak.vdab.gebruiker)

    client.post(adres(zaak), gegevens(zaak, doelgroep="psp"))

    zaak.maatwerker.refresh_from_db()
    assert zaak.maatwerker.doelgroep == "psp"


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ({"geboortedatum": "1980-01-01"}, "geboortedatum"),
        ({"postcode": "B-9000"}, "postcode"),
        ({"email": "jan@"}, "email"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_nothing_is_saved(client, zaak, fout, veld):
    client.force_login(zaak.vdab.gebruiker)

    antwoord = client.post(adres(zaak), gegevens(zaak, familienaam="Peeters") | fout)

    assert set(antwoord.context["form"].errors) == {veld}
    assert antwoord.context["form"]["familienaam"].value() == "Peeters"
    zaak.maatwerker.refresh_from_db()
    assert zaak.maatwerker.familienaam != "Peeters"


def test_a_partner_does_not_change_them(client, zaak):
    client.force_login(zaak.coach.gebruiker)

    assert client.get(adres(zaak)).status_code == 403
    assert "Gegevens wijzigen" not in client.get(zaak.maatwerker.get_absolute_url()).text


def test_a_former_employer_reads_and_changes_nothing(client, zaak):
    gisteren = timezone.localdate() - timedelta(days=1)
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(gisteren), op=gisteren, reden="einde_contract")
    client.force_login(zaak.werkgever.gebruiker)

    assert client.get(zaak.maatwerker.get_absolute_url()).status_code == 200
    assert client.get(adres(zaak)).status_code == 403


def test_another_company_does_not_find_it(client, zaak):
    client.force_login(Zaak().werkgever.gebruiker)

    assert client.get(adres(zaak)).status_code == 404


def als_getoond(client, zaak, **anders):
    """What the browser sends back of the form as it was shown, with what the user then changed."""
    form = client.get(adres(zaak)).context["form"]
    return {**{naam: form[naam].value() or "" for naam in form.fields}, **anders}


def test_what_a_colleague_changed_meanwhile_stays(client, zaak):
    client.force_login(zaak.werkgever.gebruiker)
    invoer = als_getoond(client, zaak, telefoon="0470 00 00 00")
    zaak.maatwerker.email = "nieuw@voorbeeld.example"
    zaak.maatwerker.save()

    assert client.post(adres(zaak), invoer).status_code == 302

    zaak.maatwerker.refresh_from_db()
    assert (zaak.maatwerker.telefoon, zaak.maatwerker.email) == ("0470 00 00 00", "nieuw@voorbeeld.example")


def test_both_values_stand_side_by_side_and_the_second_save_decides(client, zaak):
    client.force_login(zaak.werkgever.gebruiker)
    invoer = als_getoond(client, zaak, telefoon="0470 11 11 11", straat="Kerkstraat 1")
    zaak.maatwerker.telefoon = "0470 22 22 22"
    zaak.maatwerker.save()

    antwoord = client.post(adres(zaak), invoer)

    form = antwoord.context["form"]
    assert (antwoord.status_code, set(form.errors)) == (409, {"telefoon"})
    assert "in “0470 22 22 22”. Jij vulde “0470 11 11 11” in" in form.errors["telefoon"][0]
    assert (form["telefoon"].value(), form["straat"].value()) == ("0470 11 11 11", "Kerkstraat 1")
    zaak.maatwerker.refresh_from_db()
    assert zaak.maatwerker.telefoon == "0470 22 22 22"
    assert client.post(adres(zaak), {**invoer, "gezien": form["gezien"].value()}).status_code == 302
    zaak.maatwerker.refresh_from_db()
    assert zaak.maatwerker.telefoon == "0470 11 11 11"


@pytest.mark.parametrize("gezien", ["geen json", "[]", '{"telefoon": 3}'])
def test_nonsense_about_what_was_seen_breaks_nothing(client, zaak, gezien):
    client.force_login(zaak.werkgever.gebruiker)

    assert client.post(adres(zaak), gegevens(zaak, gezien=gezien)).status_code == 302
