"""What is released of a call: which tables, and that small figures are not in them."""

import json
from datetime import date

import pytest

from tests.factories import MaatwerkerFactory, OndernemingFactory, VestigingFactory
from tests.trajecten.rapporten.aanval import Aanvaller
from tests.trajecten.rapporten.bouw import EINDTOTAAL, Wereld, oproep_380, zaak
from trajecten.enums import Doelgroep
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.vrijgave import stel_voor, tel_tabellen

pytestmark = pytest.mark.django_db
PEILDATUM = date(2019, 3, 15)
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))
GESTART = ("starten", "voortraject", date(2019, 2, 11))
GESTOPT = ("stopzetten", "stopgezet", date(2019, 3, 1))


def voorstel(wereld, peildatum=PEILDATUM, eerdere=()):
    return stel_voor(wereld.oproep, peildatum, peildatum, bron=cijferbron(wereld.vdab), eerdere=eerdere)


def tabel(inhoud, naam):
    return next(tabel for tabel in inhoud["tabellen"] if tabel["naam"] == naam)


def test_the_figures_of_call_380_are_given_whole_per_province():
    inhoud = voorstel(oproep_380()).inhoud

    rijen = {rij["sleutel"]: rij["cijfers"] for rij in tabel(inhoud, "provincies")["rijen"]}
    leeg = dict.fromkeys(("toegeleid", "lopend", "opgeschort", "wacht_op_vacature", "geslaagd", "mislukt"))
    assert rijen == {
        **{p: {**leeg, "opgestart": start, "stopgezet": stop} for p, (start, stop) in EINDTOTAAL.items()},
        "Eindtotaal": {**leeg, "opgestart": 43, "stopgezet": 7},
    }
    assert tabel(inhoud, "provincies")["onbekend"] == sorted(leeg)
    assert Aanvaller([inhoud["tabellen"]]).gekend() == {}
    assert all(waarde is None for rij in tabel(inhoud, "bestemmingen")["rijen"] for waarde in rij["cijfers"].values())


@pytest.mark.regel("M5")
def test_every_workplace_has_a_row_and_small_figures_are_hidden():
    wereld = Wereld(ondernemingen=3, doel=10)
    for vestiging in wereld.vestigingen:
        vestiging.onderneming.soorten = ["maatwerkbedrijf"]
        vestiging.onderneming.save()
    leeg = VestigingFactory(onderneming=OndernemingFactory(soorten=["maatwerkbedrijf"]), postcode="3500").onderneming
    zonder = OndernemingFactory(soorten=["maatwerkbedrijf"])
    for plek, aantal in enumerate((4, 5, 9)):
        wereld.mensen = []
        wereld.schrijf([zaak(TOEGELEID, GESTART, plek=plek) for _ in range(aantal)])

    gemaakt = voorstel(wereld)
    rijen = {rij["sleutel"]: rij["cijfers"] for rij in tabel(gemaakt.inhoud, "ondernemingen")["rijen"]}
    vier, vijf, negen = (
        rijen[f"antwerpen/{vestiging.onderneming.kbo}"]["toegeleid"] for vestiging in wereld.vestigingen
    )

    assert (vier, negen) == ("verborgen", 9)
    assert vijf == "verborgen"  # five may be shown, but the sum would give the four away
    assert set(rijen[f"limburg/{leeg.kbo}"].values()) == {0}
    assert set(rijen[f"buiten/{zonder.kbo}"].values()) == {0}
    assert gemaakt.klein > 0
    assert gemaakt.bijkomend > 0
    assert gemaakt.inhoud["verborgen"] == gemaakt.klein + gemaakt.bijkomend
    assert "klein" not in json.dumps(gemaakt.inhoud)
    assert Aanvaller([gemaakt.inhoud["tabellen"]]).gekend() == {}


def test_a_company_alone_in_its_province_is_left_out():
    wereld = Wereld(doel=10)
    wereld.schrijf([zaak(TOEGELEID)])

    ondernemingen = tabel(voorstel(wereld).inhoud, "ondernemingen")

    assert ondernemingen["weggelaten"] == ["antwerpen"]
    assert not [rij for rij in ondernemingen["rijen"] if rij["gebied"] == "antwerpen"]


def test_two_releases_of_a_call_give_no_cell_together():
    wereld = Wereld(ondernemingen=3, doel=10)
    later = ("starten", "voortraject", date(2019, 4, 2))
    wereld.schrijf([zaak(TOEGELEID, *eind, plek=n % 3) for n, eind in enumerate([(GESTART,), (), (later,)] * 4)])
    wereld.mensen = []
    wereld.schrijf([zaak(("toeleiden", "toegeleid", date(2019, 4, 1)), plek=n % 2) for n in range(5)])
    wereld.mensen = []
    wereld.schrijf([zaak(TOEGELEID, GESTART, GESTOPT, plek=2)])

    eerste = voorstel(wereld).inhoud
    tweede = voorstel(wereld, date(2019, 4, 15), eerdere=[eerste]).inhoud
    groei = [
        (0, 1, een["naam"], rij["sleutel"], kolom)
        for een in eerste["tabellen"]
        if een["naam"] in ("ondernemingen", "doelgroepen", "leeftijden", "geslachten")
        for rij in een["rijen"]
        for kolom in ("toegeleid", "opgestart")
    ]

    assert Aanvaller([eerste["tabellen"], tweede["tabellen"]], groei=groei).gekend() == {}
    assert tweede["verborgen"] > 0


def test_what_was_put_right_without_a_date_does_not_stop_a_release():
    """A doelgroep has no memory: reckoned again, the first release contradicts what it said."""
    wereld = Wereld(doel=20)
    wereld.mensen = mensen = [
        MaatwerkerFactory(doelgroep=doelgroep)
        for doelgroep, aantal in ((Doelgroep.PMAH, 1), (Doelgroep.PSP, 4), (Doelgroep.UK, 10))
        for _ in range(aantal)
    ]
    wereld.schrijf([zaak(TOEGELEID, GESTART) for _ in mensen])
    eerste = voorstel(wereld).inhoud
    mensen[1].doelgroep = Doelgroep.UK
    mensen[1].save()

    tweede = voorstel(wereld, date(2019, 4, 15), eerdere=[eerste]).inhoud

    getoond = [
        {rij["sleutel"]: rij["cijfers"]["toegeleid"] for rij in tabel(een, "doelgroepen")["rijen"]}
        for een in (eerste, tweede)
    ]
    assert [een[Doelgroep.UK] for een in getoond] == [10, 11]
    assert {een[kleine] for een in getoond for kleine in (Doelgroep.PMAH, Doelgroep.PSP)} == {"verborgen"}
    assert Aanvaller([eerste["tabellen"], tweede["tabellen"]]).gekend() == {}


def test_reasons_add_up_to_those_that_stopped():
    wereld = Wereld(doel=10)
    wereld.schrijf([zaak(TOEGELEID, GESTART, GESTOPT) for _ in range(6)])

    tabellen = tel_tabellen(wereld.oproep, PEILDATUM, PEILDATUM, bron=cijferbron(wereld.vdab))
    [rij] = tabel({"tabellen": tabellen}, "stopzettingen")["rijen"]

    assert rij["cijfers"]["stop_onbekend"] == sum(rij["cijfers"].values()) == 6
