"""The functional administrator's pages."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import (
    LidmaatschapFactory,
    MandaatFactory,
    OndernemingFactory,
    OproepFactory,
    ProjectFactory,
    VestigingFactory,
    kbo,
)
from trajecten.enums import Cijfer, Rol, Werkvorm
from trajecten.models import Gebruiker, Lidmaatschap, Mandaat, Onderneming, Oproep, Project, Vestiging
from trajecten.views.beheer import SOORTEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client):
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)
    return client


def nieuw(soort):
    return reverse("beheer-nieuw", args=[soort])


def fouten(antwoord):
    assert antwoord.status_code == 200, "not saved"
    return antwoord.context["form"].errors


def test_it_works(beheer):
    antwoord = beheer.get(reverse("beheer"))

    assert antwoord.status_code == 200
    for soort in SOORTEN:
        assert reverse("beheer-lijst", args=[soort]) in antwoord.content.decode()


@pytest.mark.parametrize("rol", [Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER, Rol.BELEID])
def test_it_refuses_other_roles(client, rol):
    client.force_login(LidmaatschapFactory(**{rol.value: True}).gebruiker)

    for adres in (reverse("beheer"), reverse("beheer-lijst", args=["gebruikers"]), nieuw("gebruikers")):
        assert client.get(adres).status_code == 403


def test_an_unknown_kind_does_not_exist(beheer):
    assert beheer.get(reverse("beheer-lijst", args=["dossiers"])).status_code == 404


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_list_form_and_row_opens(beheer, soort):
    mandaat = MandaatFactory()
    project = ProjectFactory()
    VestigingFactory(onderneming=mandaat.partner)
    LidmaatschapFactory(rol=Rol.PARTNER, organisatie=project.promotor)
    rij = SOORTEN[soort].rijen.all()[0]

    assert str(rij) in beheer.get(reverse("beheer-lijst", args=[soort])).content.decode()
    assert beheer.get(nieuw(soort)).status_code == 200
    assert beheer.get(reverse("beheer-bewerken", args=[soort, rij.pk])).status_code == 200


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_list_costs_the_same_with_more_rows(beheer, django_assert_num_queries, soort):
    def maak():
        MandaatFactory()
        ProjectFactory()
        VestigingFactory()
        LidmaatschapFactory(partner=True)

    maak()
    adres = reverse("beheer-lijst", args=[soort])
    beheer.get(adres)
    with django_assert_num_queries(5):
        beheer.get(adres)
    maak()
    maak()
    with django_assert_num_queries(5):
        beheer.get(adres)


def test_searching_finds_the_rows_that_hold_every_word(beheer):
    OndernemingFactory(naam="De Kiem Gent")
    OndernemingFactory(naam="De Kiem Aalst")

    gevonden = beheer.get(reverse("beheer-lijst", args=["ondernemingen"]), {"zoek": "gent kiem"})

    assert [str(rij) for rij in gevonden.context["pagina"]] == ["De Kiem Gent"]
    leeg = beheer.get(reverse("beheer-lijst", args=["ondernemingen"]), {"zoek": "brugge"}).content.decode()
    assert "Niets gevonden voor “brugge”" in leeg


def test_an_organisation_with_everything_that_hangs_on_it(beheer):
    beheer.post(
        nieuw("ondernemingen"),
        {
            "kbo": "BE 0566.988.259",
            "naam": "Springplank",
            "soorten": ["doorstroompartner"],
            "voormalig_statuut": "geen",
        },
    )
    onderneming = Onderneming.objects.get(kbo="0566988259")
    beheer.post(
        nieuw("vestigingen"),
        {"onderneming": onderneming.pk, "vestigingsnummer": "2.147.812.701", "naam": "Gent", "postcode": "9000"},
    )
    beheer.post(nieuw("mandaten"), {"partner": onderneming.pk, "van": "2026-01-01", "tot": "2031-12-31"})

    assert Vestiging.objects.get(onderneming=onderneming).vestigingsnummer == "2147812701"
    assert Mandaat.objects.get(partner=onderneming).laatste_dag == date(2031, 12, 31)
    pagina = beheer.get(reverse("beheer-bewerken", args=["ondernemingen", onderneming.pk])).content.decode()
    assert "2147812701" in pagina
    assert "01-01-2026 tot en met 31-12-2031" in pagina
    assert f"{nieuw('mandaten')}?partner={onderneming.pk}" in pagina


@pytest.mark.parametrize(
    ("gegevens", "veld", "zin"),
    [
        ({"kbo": "0566.988.258"}, "kbo", "controle"),
        ({"kbo": ""}, "kbo", "verplicht"),
        ({"soorten": []}, "soorten", "verplicht"),
    ],
)
def test_a_wrong_organisation_is_explained_beside_the_field(beheer, gegevens, veld, zin):
    goed = {"kbo": kbo(3_000_000), "naam": "Nieuw", "soorten": ["maatwerkbedrijf"], "voormalig_statuut": "geen"}

    antwoord = beheer.post(nieuw("ondernemingen"), goed | gegevens)

    assert set(fouten(antwoord)) == {veld}
    assert zin in str(fouten(antwoord)[veld])
    assert antwoord.context["form"]["naam"].value() == "Nieuw"
    assert not Onderneming.objects.exists()


def test_a_number_is_used_once(beheer):
    bestaand = OndernemingFactory()

    antwoord = beheer.post(
        nieuw("ondernemingen"),
        {"kbo": bestaand.kbo, "naam": "Nog eens", "soorten": ["maatwerkbedrijf"], "voormalig_statuut": "geen"},
    )

    assert set(fouten(antwoord)) == {"kbo"}


@pytest.mark.regel("R34")
@pytest.mark.parametrize(("tot", "mag"), [("2031-12-31", True), ("2032-01-01", False)])
def test_a_mandate_lasts_six_years_at_most(beheer, tot, mag):
    partner = OndernemingFactory(partner=True)

    antwoord = beheer.post(nieuw("mandaten"), {"partner": partner.pk, "van": "2026-01-01", "tot": tot})

    assert Mandaat.objects.exists() is mag
    if not mag:
        assert "31-12-2031" in str(fouten(antwoord)["tot"])


def test_two_mandates_of_one_partner_do_not_overlap(beheer):
    mandaat = MandaatFactory()

    antwoord = beheer.post(nieuw("mandaten"), {"partner": mandaat.partner.pk, "van": "2026-01-01", "tot": "2026-12-31"})

    assert "al een mandaat" in str(fouten(antwoord))
    assert Mandaat.objects.count() == 1


def oproep_gegevens(**anders):
    return {
        "nummer": 600,
        "titel": "Doorstroom",
        "van": "2026-01-01",
        "tot": "2027-12-31",
        "werkvormen": [Werkvorm.CMW],
    } | anders


def test_a_call_says_from_when_each_figure_is_known(beheer):
    beheer.post(nieuw("oproepen"), oproep_gegevens(bekend_opgestart="2026-04-01"))
    oproep = Oproep.objects.get(nummer=600)
    assert dict(oproep.bekend_vanaf.values_list("indicator", "vanaf")) == {Cijfer.OPGESTART: date(2026, 4, 1)}
    adres = reverse("beheer-bewerken", args=["oproepen", oproep.pk])
    assert 'value="2026-04-01"' in beheer.get(adres).content.decode()

    beheer.post(adres, oproep_gegevens(bekend_geslaagd="2026-07-01"))

    assert dict(oproep.bekend_vanaf.values_list("indicator", "vanaf")) == {Cijfer.GESLAAGD: date(2026, 7, 1)}


def test_a_call_ends_after_it_begins(beheer):
    antwoord = beheer.post(nieuw("oproepen"), oproep_gegevens(tot="2025-12-31"))

    assert "De laatste dag ligt vóór de eerste dag." in str(fouten(antwoord))
    assert not Oproep.objects.exists()


def test_a_project_with_its_partners(beheer):
    oproep, promotor, partner = OproepFactory(), OndernemingFactory(partner=True), OndernemingFactory(partner=True)

    beheer.post(
        nieuw("projecten"),
        {
            "oproep": oproep.pk,
            "naam": "Samen vooruit",
            "promotor": promotor.pk,
            "partners": [partner.pk],
            "provincies": ["limburg"],
            "van": "2026-01-01",
            "tot": "2027-12-31",
        },
    )

    project = Project.objects.get()
    assert list(project.partners.all()) == [partner]
    assert project.goedgekeurd_op is None


def test_a_user_and_a_membership(beheer):
    antwoord = beheer.post(
        nieuw("gebruikers"), {"email": "An@Voorbeeld.example", "naam": "An", "is_active": "on"}, follow=True
    )
    gebruiker = Gebruiker.objects.get(email="an@voorbeeld.example")
    assert not gebruiker.has_usable_password()
    assert "Wachtwoord vergeten" in antwoord.content.decode()
    partner = OndernemingFactory(partner=True)

    beheer.post(
        nieuw("lidmaatschappen"),
        {"gebruiker": gebruiker.pk, "rol": "partner", "organisatie": partner.pk, "van": "2026-01-01"},
    )

    assert Lidmaatschap.objects.get(gebruiker=gebruiker).organisatie == partner


@pytest.mark.parametrize(
    ("rol", "zin"), [("partner", "Deze rol werkt voor een organisatie"), ("vdab", "minstens één provincie")]
)
def test_a_membership_that_misses_something_is_explained(beheer, rol, zin):
    gebruiker = LidmaatschapFactory(beleid=True).gebruiker

    antwoord = beheer.post(nieuw("lidmaatschappen"), {"gebruiker": gebruiker.pk, "rol": rol, "van": "2026-01-01"})

    assert zin in str(fouten(antwoord))
    assert gebruiker.lidmaatschappen.count() == 1
