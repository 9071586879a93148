"""The list of messages, what each opens, the choices about e-mail, the reminder, and the administrator's page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import LidmaatschapFactory, MeldingFactory, moment, zaak_in
from trajecten.enums import MeldingHoe, MeldingSoort, MeldingStatus, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Melding, Meldingsvoorkeur

pytestmark = pytest.mark.django_db
URL = "/meldingen/"
BEHEER = "/beheer/meldingen/"
NU = moment(date(2026, 3, 2))


@pytest.fixture
def lid(client):
    lid = LidmaatschapFactory(vdab=True)
    client.force_login(lid.gebruiker)
    return lid


def test_it_works(client, lid):
    MeldingFactory(lid=lid, onderwerp="De oude", gemaakt_op=NU, gelezen_op=NU)
    MeldingFactory(lid=lid, onderwerp="De nieuwe", gemaakt_op=NU + timedelta(days=1))
    pagina = client.get(URL).text

    assert pagina.index("De nieuwe") < pagina.index("De oude")
    assert pagina.count("Nieuw</span>") == 1
    assert "02-03-2026 10:00" in pagina


def test_an_empty_list_says_so(client, lid):
    assert "nog geen meldingen" in client.get(URL).text


def test_only_ones_own_are_there(client, lid):
    collega = MeldingFactory(onderwerp="Van een collega")
    ander_lid = MeldingFactory(lid__gebruiker=lid.gebruiker, lid__rol=Rol.VDAB, onderwerp="Als ander lid")
    MeldingFactory(lid=lid, soort=MeldingSoort.OVERZICHT, meteen=True, onderwerp="Je overzicht")

    assert list(client.get(URL).context["pagina"]) == []
    for melding in (collega, ander_lid):
        assert client.post(reverse("melding-openen", args=[melding.uuid])).status_code == 404


def test_opening_one_reads_it_and_goes_on_to_its_page(client, lid):
    melding, andere = MeldingFactory(lid=lid, link="/evaluaties/"), MeldingFactory(lid=lid)
    antwoord = client.post(reverse("melding-openen", args=[melding.uuid]))

    assert (antwoord.status_code, antwoord.url) == (302, "/evaluaties/")
    assert list(Melding.objects.ongelezen()) == [andere]


def test_all_are_read_at_once(client, lid):
    vreemd = MeldingFactory()
    for _ in range(3):
        MeldingFactory(lid=lid)
    client.post(reverse("meldingen-gelezen"))

    assert list(Melding.objects.ongelezen()) == [vreemd]


def test_what_is_read_stays_read_on_its_first_moment(client, lid):
    melding = MeldingFactory(lid=lid, gelezen_op=NU)
    client.post(reverse("melding-openen", args=[melding.uuid]))

    melding.refresh_from_db()
    assert melding.gelezen_op == NU


def test_the_header_counts_what_is_unread_without_a_query_of_its_own(client, lid):
    with CaptureQueriesContext(connection) as geen:
        assert "ongelezen" not in client.get("/toegankelijkheid/").text
    for _ in range(3):
        MeldingFactory(lid=lid)
    MeldingFactory(lid=lid, gelezen_op=NU)
    MeldingFactory()
    with CaptureQueriesContext(connection) as drie:
        pagina = client.get("/toegankelijkheid/").text

    assert '3<span class="visually-hidden"> ongelezen</span>' in pagina
    assert len(geen) == len(drie)


def test_the_list_goes_page_by_page(client, lid):
    for nummer in range(26):
        MeldingFactory(lid=lid, onderwerp=f"Melding {nummer:02}", gemaakt_op=NU + timedelta(minutes=nummer))

    assert [m.onderwerp for m in client.get(f"{URL}?pagina=2").context["pagina"]] == ["Melding 00"]


@pytest.mark.parametrize(("adres", "beheer"), [(URL, False), (BEHEER, True)])
def test_a_list_costs_the_same_with_more_rows(client, adres, beheer):
    lid = LidmaatschapFactory(beheer=True)
    client.force_login(lid.gebruiker)

    def kost(aantal):
        for _ in range(aantal):
            MeldingFactory(meteen=True, **({} if beheer else {"lid": lid}))
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(adres)
        return len(gevraagd)

    een = kost(1)
    assert kost(2) == een <= 12


# Choices


def test_a_choice_is_kept_and_shown(client, lid):
    adres = reverse("meldingsvoorkeuren")
    velden = dict.fromkeys(client.get(adres).context["form"].fields, MeldingHoe.DAGOVERZICHT)
    antwoord = client.post(adres, velden | {"aanvraag": MeldingHoe.APP, "voorgelegd": MeldingHoe.METEEN})

    assert (antwoord.status_code, antwoord.url) == (302, URL)
    keuzes = dict(Meldingsvoorkeur.objects.filter(lid=lid).values_list("soort", "hoe"))
    assert (keuzes["aanvraag"], keuzes["voorgelegd"]) == (MeldingHoe.APP, MeldingHoe.METEEN)
    assert "oordeel" not in keuzes  # only the coach gets those
    assert client.get(adres).context["form"].initial["aanvraag"] == MeldingHoe.APP
    client.post(adres, velden)
    assert Meldingsvoorkeur.objects.get(lid=lid, soort="aanvraag").hoe == MeldingHoe.DAGOVERZICHT


def test_a_term_of_the_law_cannot_go_without_e_mail(client, lid):
    adres = reverse("meldingsvoorkeuren")
    velden = dict.fromkeys(client.get(adres).context["form"].fields, MeldingHoe.DAGOVERZICHT)
    antwoord = client.post(adres, velden | {"voorgelegd": MeldingHoe.APP})

    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["voorgelegd"] == ["Kies een van de mogelijkheden in de lijst."]
    assert not Meldingsvoorkeur.objects.exists()


def test_a_role_chooses_among_its_own_kinds(client):
    client.force_login(LidmaatschapFactory(onderneming=True).gebruiker)
    velden = set(client.get(reverse("meldingsvoorkeuren")).context["form"].fields)
    assert velden == {"aanvraag_afgesloten", "evaluatie_gepland", "steekproef", "termijn"}

    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)
    antwoord = client.get(reverse("meldingsvoorkeuren"))
    assert antwoord.context["form"].fields == {}
    assert "hier valt niets te kiezen" in antwoord.text


# The reminder


def test_a_reminder_is_sent_from_the_page_of_a_case(client):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.vdab.gebruiker)
    adres = reverse("traject-herinneren", args=[zaak.traject.uuid])
    assert adres in client.get(zaak.traject.get_absolute_url()).text

    assert "De herinnering is verstuurd." in client.post(adres, follow=True).text
    assert "Er ging al een herinnering op" in client.post(adres, follow=True).text
    assert Melding.objects.filter(soort=MeldingSoort.HERINNERING).count() == 1


def test_a_reminder_to_ones_own_side_is_refused_and_not_offered(client):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.coach.gebruiker)
    adres = reverse("traject-herinneren", args=[zaak.traject.uuid])

    assert adres not in client.get(zaak.traject.get_absolute_url()).text
    antwoord = client.post(adres)
    assert antwoord.status_code == 403
    assert "Jullie zijn zelf aan zet" in antwoord.text


def test_somebody_elses_case_is_not_there(client):
    zaak, andere = zaak_in(S.BEOORDELING), zaak_in(S.BEOORDELING, postcode="9000")
    client.force_login(andere.coach.gebruiker)

    assert client.post(reverse("traject-herinneren", args=[zaak.traject.uuid])).status_code == 404


# The administrator


@pytest.fixture
def beheer(client):
    lid = LidmaatschapFactory(beheer=True)
    client.force_login(lid.gebruiker)
    return lid


def test_the_administrator_sees_the_outside_of_what_did_not_go(client, beheer):
    wachtend = MeldingFactory(meteen=True)
    mislukt = MeldingFactory(meteen=True, status=MeldingStatus.MISLUKT, pogingen=8, antwoord="550 Onbekend adres")
    verzonden = MeldingFactory(meteen=True, status=MeldingStatus.VERZONDEN, verzonden_op=NU)
    MeldingFactory()  # waits for the overview
    antwoord = client.get(BEHEER)

    assert list(antwoord.context["pagina"]) == [mislukt, wachtend]
    assert all(woord in antwoord.text for woord in (mislukt.lid.gebruiker.email, "550 Onbekend adres"))
    assert verzonden.lid.gebruiker.email not in antwoord.text
    assert mislukt.onderwerp not in antwoord.text
    assert mislukt.tekst not in antwoord.text


def test_one_is_tried_again(client, beheer):
    een, twee = (MeldingFactory(meteen=True, status=MeldingStatus.MISLUKT, pogingen=8) for _ in range(2))
    client.post(reverse("beheer-melding-opnieuw", args=[een.uuid]))

    een.refresh_from_db()
    twee.refresh_from_db()
    assert (een.status, een.pogingen) == (MeldingStatus.WACHTEND, 0)
    assert twee.status == MeldingStatus.MISLUKT


def test_all_are_tried_again_but_not_what_was_sent_or_is_being_sent(client, beheer):
    for status in (MeldingStatus.MISLUKT, MeldingStatus.WACHTEND):
        MeldingFactory(meteen=True, status=status, pogingen=3)
    bezig = MeldingFactory(meteen=True, status=MeldingStatus.BEZIG, pogingen=3, lease_tot=NU)
    verzonden = MeldingFactory(meteen=True, status=MeldingStatus.VERZONDEN, pogingen=3)
    antwoord = client.post(reverse("beheer-meldingen-opnieuw"), follow=True)

    assert "2 e-mails vertrekken zo meteen opnieuw." in antwoord.text
    assert set(Melding.objects.filter(pogingen=3)) == {bezig, verzonden}


def test_what_was_sent_cannot_be_sent_again(client, beheer):
    verzonden = MeldingFactory(meteen=True, status=MeldingStatus.VERZONDEN)

    assert client.post(reverse("beheer-melding-opnieuw", args=[verzonden.uuid])).status_code == 404


@pytest.mark.parametrize("rol", ["vdab", "partner", "onderneming", "beleid"])
def test_nobody_else_manages_e_mails(client, rol):
    melding = MeldingFactory(meteen=True, status=MeldingStatus.MISLUKT)
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(BEHEER).status_code == 403
    assert client.post(reverse("beheer-meldingen-opnieuw")).status_code == 403
    assert client.post(reverse("beheer-melding-opnieuw", args=[melding.uuid])).status_code == 404
    assert Melding.objects.get().status == MeldingStatus.MISLUKT
