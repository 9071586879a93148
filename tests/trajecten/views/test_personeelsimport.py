"""Sending in a staff list, following its check, reading the preview, confirming it, and the report."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.bestanden import EXE, OUD_OFFICE, PDF, met_wachtwoord, odf, ooxml
from tests.factories import LidmaatschapFactory, TewerkstellingFactory, VestigingFactory, Zaak
from tests.lijsten import als_csv, als_xlsx, doe, kijk_na, lees, rij, stuur_in, van, verwerk
from trajecten.bestanden import HOOGSTENS as VEEL_TE_GROOT
from trajecten.enums import ImportStatus, Rol, TaakStatus
from trajecten.models import Importrij, Maatwerker, Personeelsimport, Taak, Tewerkstelling
from trajecten.personeelslijst import KOLOMMEN
from trajecten.rekenblad import HOOGSTENS

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
NIEUW, SJABLOON = "/personeel/import/", "/personeel/import/sjabloon/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def vestiging():
    return VestigingFactory(naam="Antwerpen")


@pytest.fixture
def lid(client, vestiging):
    lid = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming)
    client.force_login(lid.gebruiker)
    return lid


def stuur(client, inhoud, naam="lijst.xlsx", **anders):
    gegevens = {"bestand": SimpleUploadedFile(naam, inhoud), "wijzigingen_op": VANDAAG} | anders
    return client.post(NIEUW, gegevens)


def fout(antwoord, veld="bestand"):
    assert antwoord.status_code == 200
    return " ".join(antwoord.context["form"].errors[veld])


def test_it_works(client, lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging)
    antwoord = stuur(client, als_xlsx(rij(vestiging), van(dienst, breuk=0.5), rij(vestiging, serie=991, voornaam="")))
    import_ = Personeelsimport.objects.get()
    assert antwoord.url == import_.get_absolute_url()
    assert "Wordt nagekeken".lower() in client.get(antwoord.url).text

    doe(import_.taak, VANDAAG)
    pagina = client.get(antwoord.url).text
    assert "Voornaam</strong>: Dit is niet ingevuld." in pagina
    assert "In dienst vanaf 02-02-2026, Antwerpen, breuk 0,8" in client.get(antwoord.url, {"toon": "nieuw"}).text
    assert "1 → 0,5 vanaf" in client.get(antwoord.url, {"toon": "gewijzigd"}).text
    assert "Alleen de goede rijen verwerken (2)" in pagina
    assert not Maatwerker.objects.filter(voornaam="An990").exists()

    client.post(reverse("personeelsimport-bevestigen", args=[import_.uuid]), {"aantal": "2"})
    import_.refresh_from_db()
    doe(import_.taak, VANDAAG)
    verslag = client.get(antwoord.url, {"toon": "nieuw"}).text
    persoon = Maatwerker.objects.get(voornaam="An990")
    assert "In dienst gemeld vanaf 02-02-2026." in verslag
    assert persoon.get_absolute_url() in verslag
    assert "Niet verwerkt. Voornaam: Dit is niet ingevuld." in client.get(antwoord.url, {"toon": "fout"}).text


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.ONDERNEMING}))
def test_it_is_for_a_company(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    for adres in (NIEUW, SJABLOON):
        assert client.get(adres).status_code == 403
    assert stuur(client, b"x").status_code == 403
    assert not Taak.objects.exists()


def test_another_organisation_finds_nothing(client, lid, vestiging):
    import_ = kijk_na(lid, VANDAAG, rij(vestiging), rij(vestiging, serie=991, breuk="9"))
    andere = LidmaatschapFactory(onderneming=True)
    client.force_login(andere.gebruiker)

    assert client.get(import_.get_absolute_url()).status_code == 404
    assert client.get(reverse("personeelsimport-fouten", args=[import_.uuid])).status_code == 404
    for naam in ("bevestigen", "hernemen", "annuleren"):
        adres = reverse(f"personeelsimport-{naam}", args=[import_.uuid])
        assert client.post(adres, {"aantal": "1"}).status_code == 404
    assert str(import_) not in client.get(NIEUW).text
    assert Personeelsimport.objects.get().status == ImportStatus.VOORBEELD


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "Het bestand is leeg."),
        (PDF, "Dit is geen Excel-bestand (xlsx) en geen CSV-bestand."),
        (EXE, "Dit is geen Excel-bestand (xlsx) en geen CSV-bestand."),
        (ooxml("word/document.xml"), "Dit is geen Excel-bestand (xlsx) en geen CSV-bestand."),
        (odf("spreadsheet"), "Dit is geen Excel-bestand (xlsx) en geen CSV-bestand."),
        (met_wachtwoord(als_xlsx()), "Er staat een wachtwoord op dit bestand."),
        (OUD_OFFICE, "Dit is een oud Office-bestand"),
        (ooxml("xl/workbook.xml"), "We kunnen dit bestand niet lezen."),
        (b"naam;voornaam\nPeeters;An", "Deze kolommen ontbreken: INSZ, Geboortedatum, Doelgroep, Vestigingsnummer"),
        (als_csv(), "Onder de kolomtitels staan geen rijen."),
        (b"x" * (HOOGSTENS + 1), "Het bestand is te groot: hoogstens 10 MB."),
        (b"x" * (VEEL_TE_GROOT + 1), "Het bestand is te groot: hoogstens 10 MB."),
    ],
    ids=[
        "leeg",
        "pdf",
        "exe",
        "docx",
        "ods",
        "wachtwoord",
        "oud",
        "stuk",
        "kolommen",
        "geen-rijen",
        "groot",
        "veel-te-groot",
    ],
)
def test_a_file_that_is_no_list_is_refused(client, lid, inhoud, zin):
    assert zin in fout(stuur(client, inhoud))
    assert not Personeelsimport.objects.exists()


def test_too_many_rows_are_refused(client, lid, vestiging):
    assert "hoogstens 5000" in fout(stuur(client, als_csv(*[rij(vestiging)] * 5001)))


def test_the_day_of_changes_is_asked_and_not_in_the_future(client, lid, vestiging):
    morgen = VANDAAG + timedelta(days=1)

    assert fout(stuur(client, als_csv(rij(vestiging)), wijzigingen_op=morgen), "wijzigingen_op")
    assert fout(stuur(client, als_csv(rij(vestiging)), wijzigingen_op=""), "wijzigingen_op")
    assert not Personeelsimport.objects.exists()
    assert not Taak.objects.exists()


@pytest.mark.parametrize("formaat", ["xlsx", "csv"])
def test_the_template_can_be_sent_in_but_its_example_counts_for_nothing(client, lid, formaat):
    antwoord = client.get(SJABLOON, {"formaat": formaat})
    inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
    lijst = lees(inhoud)

    assert lijst.kolommen == list(KOLOMMEN)
    stuur(client, inhoud)
    doe(Taak.objects.get(), VANDAAG)
    (rij_,) = Importrij.objects.all()
    assert ["INSZ", "Dit is de voorbeeldrij van het sjabloon: verwijder ze."] in rij_.inhoud["fouten"]


def test_the_template_explains_its_columns(client, lid):
    werkboek = openpyxl.load_workbook(io.BytesIO(client.get(SJABLOON).content))

    assert werkboek.sheetnames == ["Personeel", "Uitleg"]
    assert [rij[0].value for rij in werkboek["Uitleg"].iter_rows(min_row=2)] == [k.label for k in KOLOMMEN.values()]
    assert client.get(SJABLOON, {"formaat": "ods"}).status_code == 400


def test_unknown_columns_are_named(client, lid, vestiging):
    koppen = [
        "INSZ",
        "Voornaam",
        "Naam",
        "Geboren",
        "Statuut",
        "Vestiging",
        "Startdatum",
        "VTE",
        "Maat",
        "Kleur",
        "Reden",
    ]
    import_ = kijk_na(lid, VANDAAG, rij(vestiging), koppen=koppen)

    assert "“Maat”, “Kleur”" in client.get(import_.get_absolute_url()).text


def test_while_it_is_checked_the_page_asks_again(client, lid, vestiging):
    import_ = stuur_in(lid, VANDAAG, rij(vestiging))
    adres = import_.get_absolute_url()
    pagina = client.get(adres).text
    assert f'hx-get="{adres}"' in pagina
    assert f'<a href="{adres}">' in pagina  # without JavaScript

    taak = Taak.objects.neem(nu=timezone.now())
    taak.vorder(0, totaal=1, nu=timezone.now())
    fragment = client.get(adres, headers=HTMX)
    assert 'value="0" max="1"' in fragment.text
    assert "HX-Refresh" not in fragment.headers

    taak.eindig(TaakStatus.KLAAR, nu=timezone.now())
    assert client.get(adres, headers=HTMX).headers["HX-Refresh"] == "true"


def test_work_that_failed_can_be_tried_again(client, lid, vestiging):
    import_ = stuur_in(lid, VANDAAG, rij(vestiging))
    taak = Taak.objects.neem(nu=timezone.now())
    taak.eindig(TaakStatus.MISLUKT, nu=timezone.now(), fout="Er liep iets mis.")
    pagina = client.get(import_.get_absolute_url()).text
    assert "Er liep iets mis." in pagina
    assert "hx-get" not in pagina

    client.post(reverse("personeelsimport-hernemen", args=[import_.uuid]))

    import_.refresh_from_db()
    doe(import_.taak, VANDAAG)
    assert "dit zal er gebeuren" in client.get(import_.get_absolute_url()).text


def test_it_can_be_cancelled(client, lid, vestiging):
    import_ = kijk_na(lid, VANDAAG, rij(vestiging))

    antwoord = client.post(reverse("personeelsimport-annuleren", args=[import_.uuid]))

    assert antwoord.url == NIEUW
    assert not Importrij.objects.exists()
    assert "de rijen zijn gewist" in client.get(import_.get_absolute_url()).text
    antwoord = client.post(reverse("personeelsimport-bevestigen", args=[import_.uuid]), {"aantal": "1"}, follow=True)
    assert "intussen al bevestigd of geannuleerd" in antwoord.text
    assert client.get(reverse("personeelsimport-fouten", args=[import_.uuid])).status_code == 404


@pytest.mark.parametrize("aantal", ["", "x", "2", "-1", "²"])
def test_another_number_than_was_read_confirms_nothing(client, lid, vestiging, aantal):
    import_ = kijk_na(lid, VANDAAG, rij(vestiging))

    antwoord = client.post(reverse("personeelsimport-bevestigen", args=[import_.uuid]), {"aantal": aantal}, follow=True)

    assert "Het aantal te verwerken rijen is intussen 1" in antwoord.text
    assert Personeelsimport.objects.get().status == ImportStatus.VOORBEELD


def test_the_wrong_rows_come_back_to_correct(client, lid, vestiging):
    verkeerd = rij(vestiging, serie=991, breuk="9", op="31/02/2026")
    import_ = kijk_na(lid, VANDAAG, rij(vestiging), verkeerd)

    inhoud = client.get(reverse("personeelsimport-fouten", args=[import_.uuid])).getvalue()

    lijst = lees(inhoud)
    assert lijst.genegeerd == ["Wat is er fout"]
    assert [{k: v for k, v in cellen.items() if v} for _, cellen in lijst.rijen] == [
        {k: v for k, v in verkeerd.items() if v}
    ]
    blad = openpyxl.load_workbook(io.BytesIO(inhoud)).active
    assert "Eerste werkdag: Dit is geen datum." in blad.cell(2, len(KOLOMMEN) + 1).value


def test_who_is_not_in_the_file_is_listed_and_left_alone(client, lid, vestiging):
    dienst, ander = TewerkstellingFactory(vestiging=vestiging), TewerkstellingFactory(vestiging=vestiging)
    elders = TewerkstellingFactory()
    import_ = kijk_na(lid, VANDAAG, van(dienst))

    pagina = client.get(import_.get_absolute_url(), {"toon": "ontbreekt"}).text

    assert ander.maatwerker.naam_voor_lijst in pagina
    assert reverse("dienst-uit-dienst", args=[ander.maatwerker.uuid]) in pagina
    for weg in (dienst, elders):
        assert weg.maatwerker.naam_voor_lijst not in pagina
    assert client.get(import_.get_absolute_url(), {"toon": "iets"}).status_code == 400


def test_it_shows_no_more_of_an_unknown_person_than_was_typed(client, lid, vestiging):
    zaak = Zaak()
    persoon = zaak.maatwerker
    elders = rij(vestiging) | {"insz": persoon.insz, "geboortedatum": f"{persoon.geboortedatum:%d/%m/%Y}"}
    import_ = kijk_na(lid, VANDAAG, elders)

    pagina = client.get(import_.get_absolute_url()).text

    assert "Deze persoon is op die datum al in dienst. VDAB bekijkt dit." in pagina
    for geheim in (persoon.familienaam, persoon.voornaam, str(zaak.vestiging.onderneming)):
        assert geheim not in pagina


def test_the_report_names_nobody_who_is_out_of_sight(client, lid, vestiging):
    import_ = verwerk(kijk_na(lid, VANDAAG, rij(vestiging, laatste_dag="03/02/2026", reden="pensioen")), lid, VANDAAG)

    pagina = client.get(import_.get_absolute_url()).text

    assert "met 03-02-2026 als laatste dag" in pagina
    assert "An990" not in pagina  # left more than thirty days ago


def test_earlier_lists_cost_the_same_with_more_of_them(client, lid, vestiging, django_assert_num_queries):
    for aantal in (1, 3):
        while Personeelsimport.objects.count() < aantal:
            stuur_in(lid, VANDAAG, rij(vestiging))
        with django_assert_num_queries(4):
            assert client.get(NIEUW).text.count("lijst.csv</a>") == aantal


@pytest.mark.parametrize("toon", ["fout", "nieuw", "ontbreekt"])
def test_a_page_costs_the_same_with_more_rows(client, lid, vestiging, django_assert_num_queries, toon):
    """Of the preview, and of the report."""
    TewerkstellingFactory(vestiging=vestiging)
    een = kijk_na(lid, VANDAAG, rij(vestiging), rij(vestiging, serie=993, breuk="9"))
    TewerkstellingFactory(vestiging=vestiging)
    series = (994, 995, 996)
    drie = kijk_na(
        lid,
        VANDAAG,
        *(rij(vestiging, serie=serie) for serie in series),
        *(rij(vestiging, serie=serie, breuk="9") for serie in (990, 991, 992)),
    )
    for import_ in (een, drie):
        with django_assert_num_queries(9):
            client.get(import_.get_absolute_url(), {"toon": toon})
    if toon == "ontbreekt":
        return
    for import_ in (verwerk(een, lid, VANDAAG), verwerk(drie, lid, VANDAAG)):
        with django_assert_num_queries(9 if toon == "nieuw" else 8):
            client.get(import_.get_absolute_url(), {"toon": toon})


def test_rows_are_encrypted_and_gone_after_confirming(lid, vestiging):
    een = rij(vestiging)
    import_ = kijk_na(lid, VANDAAG, een)
    (bewaard,) = Importrij.objects.values()
    assert een["insz"] not in str(bewaard)
    assert "Claes" not in str(bewaard)

    verwerk(import_, lid, VANDAAG)

    (rij_,) = Importrij.objects.all()
    assert rij_.inhoud == {"uitkomst": "In dienst gemeld vanaf 02-02-2026."}
    assert rij_.insz_index == ""
    assert rij_.maatwerker == Tewerkstelling.objects.get().maatwerker
