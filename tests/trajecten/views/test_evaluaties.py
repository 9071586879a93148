from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieFactory, EvaluatieplanningFactory, LidmaatschapFactory, Zaak, moment, zaak_in
from trajecten import workflow
from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, Provincie, Rol, TrajectStatus
from trajecten.models import Registratie, Traject, Wop
from trajecten.models.velden import periode
from trajecten.termijnen import evaluatie_merkpunt

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)
LIJST, TE_PLANNEN = "/evaluaties/", "/evaluaties/te-plannen/"


def namen(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return [rij.maatwerker.naam_voor_lijst for rij in antwoord.context["pagina"]]


def test_it_works(client):
    zaak = Zaak()
    evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker, motivering="Iets over de gezondheid")
    client.force_login(zaak.vdab.gebruiker)

    pagina = client.get(LIJST)

    assert pagina.status_code == 200
    assert evaluatie.maatwerker.naam_voor_lijst in pagina.text
    assert "01-06-2025" in pagina.text
    assert "Iets over" not in pagina.text
    assert f'href="{LIJST}"' in client.get("/").text


def test_each_sees_its_own(client):
    zaak, andere = Zaak(), Zaak(postcode="9000")
    for een in (zaak, andere):
        EvaluatieFactory(maatwerker=een.maatwerker)
    antwerpen = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN])
    for lid in (antwerpen, zaak.werkgever):
        client.force_login(lid.gebruiker)
        assert namen(client, LIJST) == [zaak.maatwerker.naam_voor_lijst]


def test_a_partner_sees_the_one_that_led_to_its_traject(client):
    zaak = Zaak()
    aanleiding = EvaluatieFactory(maatwerker=zaak.maatwerker)
    EvaluatieFactory(maatwerker=zaak.maatwerker, soort=EvaluatieSoort.VRIJWILLIG)
    zaak.neem("toeleiden", aanleiding=aanleiding)
    client.force_login(zaak.coach.gebruiker)

    assert list(client.get(LIJST).context["pagina"]) == [aanleiding]


@pytest.mark.parametrize("rol", ["beleid", "beheer"])
def test_who_has_no_cases_has_no_evaluations(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(LIJST).status_code == client.get(TE_PLANNEN).status_code == 403


@pytest.mark.parametrize("rol", ["onderneming", "partner"])
def test_only_vdab_plans(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(TE_PLANNEN).status_code == 403
    assert TE_PLANNEN not in client.get(LIJST).text


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("", {"a", "b", "oordeel"}),
        ("?soort=periodiek", {"a"}),
        ("?uitkomst=wop_gewijzigd", {"b"}),
        ("?uitkomst=oordeel_klaar", {"oordeel"}),
        ("?uitkomst=oordeel_niet_klaar", set()),
        ("?provincie=antwerpen", {"a", "oordeel"}),
        ("?zoek=Zoekmij", {"a"}),
        ("?zoek=niemand", set()),
    ],
)
def test_it_filters(client, vraag, verwacht):
    a, b, oordeel = Zaak(), Zaak(postcode="9000"), zaak_in(S.NAZORG)
    a.maatwerker.familienaam = "Zoekmij"
    a.maatwerker.save()
    EvaluatieFactory(maatwerker=a.maatwerker)
    EvaluatieFactory(maatwerker=b.maatwerker, soort=EvaluatieSoort.VRIJWILLIG, uitkomst=EvaluatieUitkomst.WOP_GEWIJZIGD)
    zaken = {"a": a, "b": b, "oordeel": oordeel}
    client.force_login(a.vdab.gebruiker)

    assert set(namen(client, LIJST + vraag)) == {zaken[naam].maatwerker.naam_voor_lijst for naam in verwacht}


@pytest.mark.parametrize("vraag", ["?pagina=999", "?pagina=x", "?pagina=-1", "?pagina="])
def test_a_page_that_does_not_exist_becomes_one_that_does(client, vraag):
    zaak = Zaak()
    EvaluatieFactory(maatwerker=zaak.maatwerker)
    client.force_login(zaak.vdab.gebruiker)

    assert namen(client, LIJST + vraag) == [zaak.maatwerker.naam_voor_lijst]


def test_the_order(client):
    zaken = [Zaak(), Zaak()]
    for dagen, zaak in enumerate(zaken):
        EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=date(2025, 6, 1) + timedelta(days=dagen))
    client.force_login(zaken[0].vdab.gebruiker)
    oudste, nieuwste = [zaak.maatwerker.naam_voor_lijst for zaak in zaken]

    assert namen(client, LIJST) == namen(client, f"{LIJST}?sorteer=-datum") == [nieuwste, oudste]
    assert namen(client, f"{LIJST}?sorteer=datum") == [oudste, nieuwste]
    assert namen(client, f"{LIJST}?sorteer=naam") == sorted([oudste, nieuwste])


def test_pages_of_25(client):
    zaak = Zaak()
    for dagen in range(26):
        EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=date(2024, 1, 1) + timedelta(days=dagen))
    client.force_login(zaak.vdab.gebruiker)

    assert len(namen(client, LIJST)) == 25
    assert len(namen(client, f"{LIJST}?soort=periodiek&pagina=2")) == 1


# Te plannen (R14)


def met_wop_tot(na_einde, **opties):
    """Somebody in service whose only WOP ends the day before `na_einde`."""
    zaak = Zaak(**opties)
    wop = Wop.objects.get(maatwerker=zaak.maatwerker)
    wop.vervang(Registratie(zaak.vdab, moment(zaak.dag)), periode=periode(wop.periode.lower, na_einde))
    return zaak


def te_plannen(vandaag):
    return list(Wop.objects.te_evalueren(vandaag=vandaag))


@pytest.mark.regel("R14")
def test_whose_right_ends_within_nine_months_is_planned_soonest_first(client):
    vandaag = timezone.localdate()
    later = met_wop_tot(vandaag + timedelta(days=200))
    eerst = met_wop_tot(vandaag + timedelta(days=20))
    met_wop_tot(vandaag + timedelta(days=400))
    client.force_login(later.vdab.gebruiker)

    assert namen(client, TE_PLANNEN) == [zaak.maatwerker.naam_voor_lijst for zaak in (eerst, later)]
    assert namen(client, f"{TE_PLANNEN}?provincie=limburg") == []
    assert namen(client, f"{TE_PLANNEN}?provincie=antwerpen&sorteer=-einde") == [
        zaak.maatwerker.naam_voor_lijst for zaak in (later, eerst)
    ]
    assert namen(client, f"{TE_PLANNEN}?zoek={eerst.maatwerker.familienaam}") == [eerst.maatwerker.naam_voor_lijst]


@pytest.mark.regel("R14")
def test_who_moves_is_planned_in_the_new_province(client):
    zaak, blijft = (met_wop_tot(timezone.localdate() + timedelta(days=dagen)) for dagen in (20, 30))
    zaak.maatwerker.refresh_from_db()
    zaak.maatwerker.provincies = ["antwerpen", "limburg"]
    zaak.maatwerker.save()
    client.force_login(blijft.vdab.gebruiker)

    assert namen(client, f"{TE_PLANNEN}?provincie=limburg") == [zaak.maatwerker.naam_voor_lijst]
    assert len(namen(client, f"{TE_PLANNEN}?provincie=antwerpen")) == 2


@pytest.mark.regel("R14")
@pytest.mark.parametrize("na_einde", [date(2028, 3, 15), date(2028, 2, 29), date(2027, 11, 30), date(2027, 12, 1)])
def test_the_mark_in_sql_is_the_mark_of_the_rule(na_einde):
    met_wop_tot(na_einde)
    merkpunt = evaluatie_merkpunt(na_einde)

    assert te_plannen(merkpunt - DAG) == []
    [wop] = te_plannen(merkpunt)
    assert wop.merkpunt == merkpunt
    assert te_plannen(na_einde - DAG) == [wop]
    assert te_plannen(na_einde) == []


@pytest.mark.regel("R14")
def test_an_evaluation_since_the_mark_ends_it_and_an_earlier_one_does_not():
    zaak = met_wop_tot(date(2027, 3, 15))
    merkpunt = evaluatie_merkpunt(date(2027, 3, 15))
    EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=merkpunt - DAG)
    assert len(te_plannen(merkpunt)) == 1

    EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=merkpunt)

    assert te_plannen(merkpunt) == []


@pytest.mark.regel("R14")
def test_who_leaves_is_not_evaluated():
    na_einde = date(2027, 3, 15)
    zaak = met_wop_tot(na_einde)
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.uit_dienst_melden(
        dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=date(2027, 3, 1), reden="einde_contract"
    )

    assert te_plannen(date(2027, 2, 1)) == []


@pytest.mark.regel("R26")
def test_a_right_that_a_refusal_stopped_is_not_evaluated():
    zaak = zaak_in(S.JOBMATCHING)
    zaak.weigering()
    zaak.neem("weigering_vaststellen")
    assert Traject.objects.get().status == S.STOPGEZET

    assert te_plannen(zaak.dag) == []


def test_from_the_list_to_the_evaluation_and_back(client):
    vandaag = timezone.localdate()
    zaak = met_wop_tot(vandaag + timedelta(days=20))
    client.force_login(zaak.vdab.gebruiker)
    adres = f"{reverse('maatwerker-evaluatie', args=[zaak.maatwerker.uuid])}?terug={quote(TE_PLANNEN, safe='')}"
    assert adres in client.get(TE_PLANNEN).text

    invoer = {"soort": "periodiek", "bezoek_op": vandaag, "uitkomst": "wop_ongewijzigd", "motivering": "Op zijn plaats"}
    assert client.post(adres, invoer).url == TE_PLANNEN

    assert namen(client, TE_PLANNEN) == []
    assert Wop.objects.geldig().latest("pk").periode.lower == vandaag


def test_who_has_a_day_is_no_longer_to_be_planned(client):
    vandaag = timezone.localdate()
    zaak = met_wop_tot(vandaag + timedelta(days=20))
    planning = EvaluatieplanningFactory(maatwerker=zaak.maatwerker)
    assert len(te_plannen(vandaag)) == 1

    planning.gepland_op = vandaag + DAG
    planning.save()

    assert te_plannen(vandaag) == []
    assert len(Wop.objects.te_beslissen(vandaag=vandaag)) == 1
