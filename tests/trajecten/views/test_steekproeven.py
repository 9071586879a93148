"""The pages of the 10 % round."""

import csv
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from tests.factories import LidmaatschapFactory, moment
from tests.test_afspraken import WORTEL
from tests.trajecten.views.test_aantal_vragen import HOOGSTENS, kost
from tests.trajecten.workflow.bouw_steekproef import ZAAD, maatwerkbedrijf, ronde, trek, uit_dienst, zittende
from trajecten import steekproef, workflow
from trajecten.enums import Provincie, Rol
from trajecten.models import Maatwerker, Steekproef, Steekproefronde, Steekproefvervanging

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
JAAR = steekproef.jaren(VANDAAG - DAG)[0]
GISTEREN = VANDAAG - DAG


@pytest.fixture
def vdab(client):
    lid = LidmaatschapFactory(vdab=True)
    client.force_login(lid.gebruiker)
    return lid


def test_it_works(client, vdab):
    vestiging = maatwerkbedrijf(14)
    leeg = client.get("/steekproeven/").text
    assert f"Het zaad van {JAAR} is nog niet gepubliceerd." in leeg

    na_zaad = client.post(
        "/steekproeven/zaad/", {"jaar": JAAR, "zaad": ZAAD, "herkomst": "De Lotto van zaterdag"}, follow=True
    )
    assert f"Het zaad van {JAAR} is gepubliceerd." in na_zaad.text
    assert "2 van 14 zittende maatwerkers, bij 1 onderneming" in na_zaad.text
    assert not Steekproef.objects.exists(), "a preview draws nothing"

    na_trekking = client.post(f"/steekproeven/trekken/?jaar={JAAR}", follow=True)
    assert "Er is getrokken bij 1 onderneming." in na_trekking.text
    assert "Samen 2 te evalueren van 14 zittende maatwerkers." in na_trekking.text

    een = Steekproef.objects.get()
    pagina = client.get(een.get_absolute_url()).text
    assert str(vestiging.onderneming) in pagina
    assert ZAAD in pagina
    assert een.zegel in pagina
    assert "het klopt met de mensen hieronder" in pagina
    getrokken = een.kandidaten.aan_de_beurt().select_related("maatwerker")
    assert {p.pk for p in Maatwerker.objects.all() if p.naam_voor_lijst in pagina} == {
        k.maatwerker_id for k in getrokken
    }


def test_the_seed_is_proposed_and_bad_input_is_told(client, vdab):
    form = client.get("/steekproeven/zaad/").context["form"]
    assert len(form["zaad"].value()) == 16

    fout = client.post("/steekproeven/zaad/", {"jaar": JAAR, "zaad": "kort", "herkomst": ""})
    assert set(fout.context["form"].errors) == {"zaad", "herkomst"}
    assert 'value="kort"' in fout.text
    assert "Selecteer een geldige keuze" in client.post("/steekproeven/zaad/", {"jaar": 2018, "zaad": ZAAD}).text
    assert not Steekproefronde.objects.exists()

    ronde(VANDAAG)
    tweede = client.post("/steekproeven/zaad/", {"jaar": JAAR, "zaad": "een ander zaad", "herkomst": "x"})
    assert f"Het zaad van {JAAR} is al gepubliceerd" in tweede.text
    assert Steekproefronde.objects.get().zaad == ZAAD


@pytest.mark.parametrize("jaar", ["2018", "9999", "x", ""])
def test_a_year_without_a_round_is_told(client, vdab, jaar):
    for pad in ("", "trekken/"):
        antwoord = client.get(f"/steekproeven/{pad}", {"jaar": jaar})
        assert antwoord.status_code == 400
        assert "2019" in antwoord.text


def test_drawing_without_a_seed_or_a_second_time_draws_nothing(client, vdab):
    maatwerkbedrijf(2)

    assert "Eerst moet het zaad" in client.post(f"/steekproeven/trekken/?jaar={JAAR}").text
    assert not Steekproef.objects.exists()
    ronde(VANDAAG)
    for zin in ("Er is getrokken bij 1 onderneming.", "Er was niets meer te trekken."):
        assert zin in client.post(f"/steekproeven/trekken/?jaar={JAAR}", follow=True).text
    assert Steekproef.objects.count() == 1


def test_who_left_is_replaced_by_the_next(client, vdab):
    een = trek(maatwerkbedrijf(12), GISTEREN)
    eerste, _, derde = een.kandidaten.order_by("rang").select_related("maatwerker")[:3]
    adres = f"{een.get_absolute_url()}vervangen/1/"
    assert adres not in client.get(een.get_absolute_url()).text
    assert "Alleen wie vertrok, wordt vervangen." in client.get(adres).text
    assert "Alleen wie vertrok, wordt vervangen." in client.post(adres).text
    assert not Steekproefvervanging.objects.exists()

    uit_dienst(eerste.maatwerker, GISTEREN)
    assert adres in client.get(een.get_absolute_url()).text
    pagina = client.post(adres, {"toelichting": "Gebeld"}, follow=True).text

    assert "Rang 1 is vervangen." in pagina
    assert "Door rang 3: pensioen." in pagina
    assert "valt in voor rang 1" in pagina
    assert derde.maatwerker.naam_voor_lijst in pagina
    assert client.get(adres).status_code == 302, "a second click finds it done"
    assert client.post(f"{een.get_absolute_url()}vervangen/99/").status_code == 302
    assert Steekproefvervanging.objects.count() == 1


def test_the_file_holds_everybody_without_a_name_and_can_be_checked(client, vdab):
    vestiging = maatwerkbedrijf(12)
    vestiging.onderneming.naam = "=1+1"
    vestiging.onderneming.save()
    weg = zittende(vestiging)
    uit_dienst(weg, GISTEREN - DAG)
    een = trek(vestiging, GISTEREN)
    eerste = een.kandidaten.select_related("maatwerker").get(rang=1)
    uit_dienst(eerste.maatwerker, GISTEREN)
    workflow.steekproef_vervangen(eerste, lid=vdab, nu=timezone.now())

    antwoord = client.get(f"{een.get_absolute_url()}?formaat=csv")

    tekst = antwoord.getvalue().decode("utf-8-sig")
    rijen = list(csv.DictReader(tekst.splitlines(), delimiter=";"))
    toestanden = [rij["Toestand"] for rij in rijen]
    assert toestanden == ["vervangen", "getrokken", "invaller", *["reserve"] * 9, "uitgesloten"]
    assert rijen[2]["Invaller voor rang"] == "1"
    assert rijen[-1]["Uitsluiting"] == "uit_dienst"
    assert "steekproef-" in antwoord["Content-Disposition"]
    assert not [p for p in Maatwerker.objects.all() if p.familienaam in tekst]
    assert not any(cel.startswith(("=", "+", "@")) for rij in rijen for cel in rij.values())
    # What a third party does with the published seed and nothing else
    loten = [
        sha256(f"{ZAAD}|{vestiging.onderneming.kbo}|{JAAR}|{rij['Kenmerk']}".encode()).hexdigest() for rij in rijen[:-1]
    ]
    assert loten == [rij["Lot"] for rij in rijen[:-1]] == sorted(loten)


def test_the_program_in_the_docs_draws_the_same_people(client, vdab, tmp_path):
    een = trek(maatwerkbedrijf(12), GISTEREN)
    pagina = (WORTEL / "docs" / "steekproef.md").read_text()
    programma = pagina.split("```python\n")[1].split("```")[0]
    bestand = tmp_path / "trekking.csv"
    bestand.write_bytes(client.get(f"{een.get_absolute_url()}?formaat=csv").getvalue())

    def reken_na(zaad):
        opdracht = [sys.executable, "-c", programma, bestand, zaad, een.onderneming.kbo, str(JAAR), str(een.teller)]
        return subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout.splitlines()

    getrokken = een.kandidaten.aan_de_beurt().order_by("rang").values_list("maatwerker__uuid", flat=True)
    assert reken_na(ZAAD) == ["De volgorde klopt.", *map(str, getrokken)]
    assert reken_na(f"{ZAAD}!")[0] == "De volgorde klopt NIET."


def test_a_company_sees_its_own_draw_and_changes_nothing(client):
    vestiging = maatwerkbedrijf(12)
    een, vreemd = trek(vestiging, GISTEREN), trek(maatwerkbedrijf(3), GISTEREN)
    client.force_login(LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming).gebruiker)

    lijst = client.get("/steekproeven/").text
    pagina = client.get(een.get_absolute_url()).text

    assert str(een.onderneming) in lijst
    assert str(vreemd.onderneming) not in lijst
    assert een.kandidaten.aan_de_beurt()[0].maatwerker.naam_voor_lijst in pagina
    assert client.get(vreemd.get_absolute_url()).status_code == 404
    assert client.get(f"{vreemd.get_absolute_url()}?formaat=csv").status_code == 404
    assert client.post(f"{vreemd.get_absolute_url()}vervangen/1/").status_code == 404
    for adres in ("/steekproeven/zaad/", "/steekproeven/trekken/", f"{een.get_absolute_url()}vervangen/1/"):
        assert client.get(adres).status_code == client.post(adres).status_code == 403


def test_vdab_of_another_province_sees_no_draw_and_no_name(client):
    """Of a company in two provinces both see the draw, and each the names of its own people."""
    vestiging = maatwerkbedrijf(1)
    limburg = zittende(maatwerkbedrijf(0, postcode="3500"))
    dienst = limburg.tewerkstellingen.get()
    dienst.vestiging.onderneming = vestiging.onderneming
    dienst.vestiging.save()
    een = trek(vestiging, GISTEREN)
    assert een.provincies == [Provincie.ANTWERPEN, Provincie.LIMBURG]
    for provincies, code in [([Provincie.LIMBURG], 200), ([Provincie.WEST_VLAANDEREN], 404)]:
        client.force_login(LidmaatschapFactory(rol=Rol.VDAB, provincies=provincies).gebruiker)
        antwoord = client.get(een.get_absolute_url())
        assert antwoord.status_code == code
        antwerpen = Maatwerker.objects.exclude(pk=limburg.pk).get()
        assert antwerpen.naam_voor_lijst not in antwoord.text
        assert (str(een.onderneming) in client.get("/steekproeven/").text) is (code == 200)


@pytest.mark.parametrize("rol", [Rol.PARTNER, Rol.BELEID, Rol.BEHEER])
def test_it_refuses_others(client, rol):
    een = trek(maatwerkbedrijf(1), GISTEREN)
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    antwoord = client.get("/steekproeven/")
    assert antwoord.status_code == 403
    assert "voor VDAB en voor de ondernemingen" in antwoord.text
    for adres in ("/steekproeven/zaad/", "/steekproeven/trekken/"):
        assert client.post(adres).status_code == 403
    assert client.get(een.get_absolute_url()).status_code == 404


def test_the_pages_cost_the_same_with_more_rows(client, vdab):
    def kosten(vestiging):
        een = trek(vestiging, GISTEREN)
        return [
            len(kost(client, adres))
            for adres in ("/steekproeven/", f"/steekproeven/trekken/?jaar={JAAR}", een.get_absolute_url())
        ]

    maatwerkbedrijf(2)
    een = kosten(_met_van_alles(2))
    for _ in range(2):
        maatwerkbedrijf(2)
    meer = kosten(_met_van_alles(30))

    assert een == meer
    assert max(meer) <= HOOGSTENS


def _met_van_alles(zittenden):
    """A company where some are excluded too."""
    vestiging = maatwerkbedrijf(zittenden)
    for _ in range(zittenden):
        uit_dienst(zittende(vestiging), GISTEREN - DAG)
    return vestiging


def test_a_broken_seal_is_told(client, vdab):
    vestiging = maatwerkbedrijf(1)
    goed = trek(vestiging, GISTEREN)
    persoon = zittende(maatwerkbedrijf(0))
    slecht = Steekproef.objects.create(
        ronde=goed.ronde, onderneming=persoon.tewerkstellingen.get().vestiging.onderneming, peildatum=goed.peildatum,
        procent=10, afronding="boven", noemer=1, teller=1, provincies=[Provincie.ANTWERPEN], zegel="0" * 64,
        getrokken_op=moment(GISTEREN), lid=vdab,
    )  # fmt: skip
    slecht.kandidaten.create(maatwerker=persoon, rang=1, lot="f" * 64)

    assert "Het zegel klopt niet" in client.get(slecht.get_absolute_url()).text
    assert "Het zegel klopt niet" not in client.get(goed.get_absolute_url()).text
