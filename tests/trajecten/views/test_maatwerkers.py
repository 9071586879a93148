from datetime import timedelta
from urllib.parse import quote

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, PopFactory, TewerkstellingFactory, WopFactory, Zaak, moment, zaak_in
from trajecten import workflow
from trajecten.enums import TrajectStatus, Werkvorm
from trajecten.models import Afwezigheid, Evaluatie, Tewerkstelling
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
LIJST = "/maatwerkers/"


def melding(naam, zaak, terug):
    return f"{reverse(f'dienst-{naam}', args=[zaak.maatwerker.uuid])}?terug={quote(terug, safe='')}"


def afwezig(zaak):
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.afwezig_melden(dienst, lid=zaak.werkgever, nu=moment(VANDAAG), op=VANDAAG, tot=None, soort="ziekte")


# The list of a company


def test_it_works(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)

    pagina = client.get(LIJST).text

    assert zaak.maatwerker.naam_voor_lijst in pagina
    for naam in ("afwezig", "uit-dienst"):
        assert melding(naam, zaak, LIJST) in pagina
    assert melding("terug", zaak, LIJST) not in pagina


def test_who_is_absent_can_be_reported_back(client):
    zaak = Zaak()
    afwezig(zaak)
    client.force_login(zaak.werkgever.gebruiker)

    pagina = client.get(LIJST).text

    assert "langdurig ziek" in pagina
    assert melding("terug", zaak, LIJST) in pagina
    assert melding("afwezig", zaak, LIJST) not in pagina


def test_a_report_returns_to_the_same_page_and_filter(client):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)
    hier = f"{LIJST}?zoek={zaak.maatwerker.familienaam}&pagina=1"
    adres = melding("afwezig", zaak, hier)
    assert adres in client.get(hier).text
    assert f'href="{hier}"'.replace("&", "&amp;") in client.get(adres).text

    response = client.post(adres, {"soort": "ziekte", "op": VANDAAG})

    assert response.url == hier
    assert Afwezigheid.objects.geldig().exists()


def gevonden(client, vraag):
    return list(client.get(LIJST + vraag).context["pagina"])


def test_who_is_found_by_facts_stands_in_the_order_of_names(client):
    zaken = [Zaak(werkvorm=Werkvorm.LDE) for _ in range(3)]
    for zaak, naam in zip(zaken, ("Zonneveld", "Aerts", "Mertens"), strict=True):
        zaak.maatwerker.familienaam = naam
        zaak.maatwerker.save()
    niet, a, m = zaken[0], zaken[1].maatwerker, zaken[2].maatwerker
    for zaak in zaken[1:]:
        afwezig(zaak)
        WopFactory(maatwerker=zaak.maatwerker, periode=periode(VANDAAG - DAG, VANDAAG + 60 * DAG))
    client.force_login(niet.vdab.gebruiker)

    for vraag in ("?afwezig=ja", "?afwezig=ziekte", "?wop=3", "?wop=3&afwezig=ja"):
        assert gevonden(client, vraag) == [a, m], vraag
        assert gevonden(client, vraag + "&sorteer=-naam") == [m, a], vraag
    assert gevonden(client, "?afwezig=nee") == [niet.maatwerker]
    assert gevonden(client, "?afwezig=tijdskrediet") == []


def test_somebody_with_two_trajecten_stands_in_the_list_once(client):
    zaak = zaak_in(TrajectStatus.GEANNULEERD)
    zaak.neem("toeleiden")
    zaak.neem("annuleren")
    client.force_login(zaak.vdab.gebruiker)

    assert zaak.maatwerker.trajecten.count() == 2
    assert gevonden(client, "?traject=geannuleerd") == [zaak.maatwerker]
    assert gevonden(client, "?traject=open") == gevonden(client, "?traject=geen") == []


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example", "maatwerkers", ""])
def test_it_never_returns_elsewhere(client, terug):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)

    response = client.post(melding("afwezig", zaak, terug), {"soort": "ziekte", "op": VANDAAG})

    assert response.url == zaak.maatwerker.get_absolute_url()


def test_the_last_day_is_a_day_in_service(client):
    zaak = Zaak()
    laatste = VANDAAG - 3 * DAG
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(laatste), op=laatste, reden="einde_contract")
    client.force_login(zaak.werkgever.gebruiker)

    pagina = client.get(LIJST).text

    assert f"uit dienst, laatste dag {laatste:%d-%m-%Y}" in pagina
    assert melding("uit-dienst", zaak, LIJST) not in pagina


@pytest.mark.parametrize(("dagen", "tekst"), [(0, "in dienst tot en met"), (-1, "uit dienst, laatste dag")])
def test_on_the_last_day_somebody_is_in_service(client, dagen, tekst):
    zaak = Zaak()
    laatste = VANDAAG + dagen * DAG
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(laatste), op=laatste, reden="einde_contract")
    client.force_login(zaak.werkgever.gebruiker)

    assert f"{tekst} {laatste:%d-%m-%Y}" in client.get(LIJST).text


@pytest.mark.parametrize("wie", ["vdab", "coach"])
def test_others_report_nothing_from_the_list(client, wie):
    zaak = zaak_in(TrajectStatus.STAGE)
    client.force_login(getattr(zaak, wie).gebruiker)

    pagina = client.get(LIJST).text

    assert zaak.maatwerker.naam_voor_lijst in pagina
    assert "uit-dienst" not in pagina


def test_the_list_of_a_company_costs_the_same_with_more_rows(client, django_assert_num_queries):
    zaak = Zaak()
    client.force_login(zaak.werkgever.gebruiker)
    with django_assert_num_queries(6):
        client.get(LIJST)

    for _ in range(2):
        TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(VANDAAG - DAG))
    afwezig(zaak)

    with django_assert_num_queries(6):
        assert len(client.get(LIJST).context["pagina"]) == 3


# What can be done in a file


def handelingen(client, zaak):
    context = client.get(zaak.maatwerker.get_absolute_url()).context
    return {h.label for h in context["kan"]}, {h.label: h.reden for h in context["niet"]}


STARTPAKKET, EVALUATIE = "Startpakket toekennen", "Evaluatie vastleggen"
TOELEIDEN = "Toeleiden naar een traject"


def test_a_file_offers_what_can_be_done(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)

    kan, niet = handelingen(client, zaak)

    assert {TOELEIDEN, EVALUATIE, "POP bijwerken", "Afwezig melden", "Enclave melden"} <= kan
    assert niet == {STARTPAKKET: "Er loopt al een WOP. Wijzigen kan na een evaluatie."}


def test_without_a_wop_there_is_a_startpakket(client):
    zaak = Zaak()
    dienst = TewerkstellingFactory(periode=periode(VANDAAG - 10 * DAG))
    zaak.maatwerker = dienst.maatwerker
    client.force_login(zaak.vdab.gebruiker)
    assert STARTPAKKET in handelingen(client, zaak)[0]

    WopFactory(maatwerker=dienst.maatwerker, periode=periode(VANDAAG - 10 * DAG, VANDAAG - 5 * DAG))
    assert STARTPAKKET in handelingen(client, zaak)[0]

    WopFactory(maatwerker=dienst.maatwerker, periode=periode(VANDAAG + DAG, VANDAAG + 5 * DAG))
    assert STARTPAKKET in handelingen(client, zaak)[1]


def test_lde_knows_no_wop(client):
    zaak = Zaak(werkvorm=Werkvorm.LDE)
    client.force_login(zaak.vdab.gebruiker)

    assert "kent geen WOP" in handelingen(client, zaak)[1][STARTPAKKET]


def test_who_left_long_ago_is_not_evaluated(client):
    zaak = Zaak()
    laatste = VANDAAG - timedelta(days=40)
    dienst = Tewerkstelling.objects.get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(laatste), op=laatste, reden="einde_contract")
    client.force_login(zaak.vdab.gebruiker)

    kan, niet = handelingen(client, zaak)

    assert set(niet) == {TOELEIDEN, STARTPAKKET, EVALUATIE}
    assert "Einde van de tewerkstelling corrigeren" in kan


def test_an_evaluation_is_of_who_was_in_service_that_day(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    adres = reverse("maatwerker-evaluatie", args=[zaak.maatwerker.uuid])
    voor = zaak.dag - timedelta(days=4000)

    invoer = {"soort": "vrijwillig", "bezoek_op": voor, "uitkomst": "doorstroomklaar", "motivering": "x"}
    response = client.post(adres, invoer)

    assert response.context["form"].errors["bezoek_op"] == ["Op die dag was deze persoon niet in dienst."]


def test_an_open_traject_is_in_the_way_of_another(client):
    zaak = zaak_in(TrajectStatus.STAGE)
    client.force_login(zaak.vdab.gebruiker)

    assert handelingen(client, zaak)[1][TOELEIDEN] == "Deze persoon heeft al een open traject."


def test_an_open_traject_elsewhere_is_in_the_way_too(client):
    zaak = zaak_in(TrajectStatus.STAGE, postcode="9000")
    zaak.maatwerker.provincies = ["antwerpen", "oost_vlaanderen"]
    zaak.maatwerker.save()
    client.force_login(LidmaatschapFactory(rol="vdab", provincies=["antwerpen"]).gebruiker)

    assert TOELEIDEN in handelingen(client, zaak)[1]


@pytest.mark.parametrize("wie", ["werkgever", "coach"])
def test_only_vdab_decides(client, wie):
    zaak = zaak_in(TrajectStatus.STAGE)
    client.force_login(getattr(zaak, wie).gebruiker)

    kan, niet = handelingen(client, zaak)

    assert not {TOELEIDEN, STARTPAKKET, EVALUATIE} & (kan | set(niet))


@pytest.mark.regel("R17")
@pytest.mark.parametrize(
    ("versie_op", "zin"),
    [
        (None, "Er is nog geen POP."),
        (VANDAAG - relativedelta(months=12), "Het laatste POP is van"),
        (VANDAAG - relativedelta(months=12) - DAG, "niet recent meer voor een evaluatie"),
    ],
)
def test_who_records_an_evaluation_reads_how_old_the_pop_is(client, versie_op, zin):
    zaak = Zaak()
    if versie_op:
        PopFactory(maatwerker=zaak.maatwerker, versie_op=versie_op)
    client.force_login(zaak.vdab.gebruiker)

    uitleg = client.get(reverse("maatwerker-evaluatie", args=[zaak.maatwerker.uuid])).context["uitleg"]

    assert zin in uitleg
    assert ("niet recent" in uitleg) == ("niet recent" in zin)


def test_who_took_part_in_the_visit_is_kept(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    adres = reverse("maatwerker-evaluatie", args=[zaak.maatwerker.uuid])
    invoer = {
        "soort": "periodiek",
        "bezoek_op": zaak.dag,
        "uitkomst": "doorstroomklaar",
        "motivering": "Klaar",
        "deelnemers": ["maatwerker", "vdab"],
    }
    fout = client.post(adres, invoer | {"deelnemers": ["burgemeester"]})
    assert set(fout.context["form"].errors) == {"deelnemers"}

    client.post(adres, invoer)

    assert Evaluatie.objects.get().deelnemers == ["maatwerker", "vdab"]
    assert "Erbij: de maatwerker, VDAB" in client.get(zaak.maatwerker.get_absolute_url()).text
