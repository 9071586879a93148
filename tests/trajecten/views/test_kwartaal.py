"""The page where a company confirms its list of people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from tests.factories import LidmaatschapFactory, TewerkstellingFactory, Zaak, moment
from tests.trajecten.views.werkrijen import rijen
from trajecten import workflow
from trajecten.enums import Rol
from trajecten.models import Kwartaalbevestiging, Registratie, Tewerkstelling
from trajecten.models.velden import periode
from trajecten.termijnen import afgelopen_kwartalen, kwartaal_voluit, kwartaaleinde, werkdag
from trajecten.views.wijzigingen import wijzigingen

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
KWARTALEN = afgelopen_kwartalen(VANDAAG, 4)
PAGINA = "/personeel/bevestigen/"


@pytest.fixture
def zaak(client):
    zaak = Zaak(begin=VANDAAG - timedelta(days=10))
    client.force_login(zaak.werkgever.gebruiker)
    return zaak


def bevestig_tot(zaak, hoeveel):
    for kwartaal in KWARTALEN[:hoeveel]:
        workflow.kwartaal_bevestigen(lid=zaak.werkgever, nu=timezone.now(), kwartaal=kwartaal)


def test_it_works(client, zaak):
    bevestig_tot(zaak, 3)
    voluit = kwartaal_voluit(KWARTALEN[3])
    pagina = client.get(PAGINA).text
    assert f"Klopt je lijst van het {voluit}?" in pagina
    assert zaak.maatwerker.naam_voor_lijst in pagina

    response = client.post(PAGINA, {"kwartaal": KWARTALEN[3]}, follow=True)

    assert f"Je personeelslijst van het {voluit} is bevestigd." in response.text
    assert "Er is nu niets te bevestigen." in response.text
    assert f"{voluit}: 1 persoon, bevestigd op {VANDAAG:%d-%m-%Y} door {zaak.werkgever.gebruiker}" in response.text
    assert Kwartaalbevestiging.objects.count() == 4


def test_a_second_click_does_not_confirm_the_next_quarter(client, zaak):
    client.post(PAGINA, {"kwartaal": KWARTALEN[0]})

    response = client.post(PAGINA, {"kwartaal": KWARTALEN[0]})

    assert response.status_code == 409
    assert "een collega deed het al" in response.text
    assert Kwartaalbevestiging.objects.get().kwartaal == KWARTALEN[0]


@pytest.mark.parametrize("kwartaal", ["", "31-02-2026", "iets"])
def test_bad_input_confirms_nothing(client, zaak, kwartaal):
    assert client.post(PAGINA, {"kwartaal": kwartaal}).status_code == 409
    assert not Kwartaalbevestiging.objects.exists()


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.ONDERNEMING}))
def test_it_is_for_a_company(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(PAGINA).status_code == 403
    assert client.post(PAGINA, {"kwartaal": KWARTALEN[0]}).status_code == 403


def test_it_shows_and_counts_nobody_of_another_organisation(client, zaak):
    andere = Zaak(begin=VANDAAG - timedelta(days=10))
    TewerkstellingFactory(vestiging=andere.vestiging, geregistreerd_op=timezone.now())

    context = client.get(PAGINA).context

    assert [dienst.maatwerker for dienst, _ in context["rijen"]] == [zaak.maatwerker]
    assert {wijziging.maatwerker for wijziging in context["wijzigingen"]} <= {zaak.maatwerker}
    assert context["aantal"] == 1


def test_who_left_long_ago_is_counted_without_a_name(client, zaak):
    eind = kwartaaleinde(KWARTALEN[0])
    weg = TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(date(2019, 1, 1), eind + DAG)).maatwerker

    response = client.get(PAGINA)

    assert (response.context["aantal"], response.context["zonder_naam"]) == (2, 1)
    assert weg.familienaam not in response.text
    assert "Hun naam tonen we niet meer" in response.text


def test_it_costs_the_same_with_more_rows(client, zaak, django_assert_num_queries):
    bevestig_tot(zaak, 1)
    with django_assert_num_queries(11):
        client.get(PAGINA)
    for _ in range(2):
        TewerkstellingFactory(vestiging=zaak.vestiging, geregistreerd_op=timezone.now())
    with django_assert_num_queries(11):
        client.get(PAGINA)


# The worklist


def test_the_worklist_asks_for_the_oldest_quarter(client, zaak):
    (rij,) = rijen(zaak.werkgever, "kwartaal", VANDAAG)

    na = kwartaaleinde(KWARTALEN[0]) + DAG
    assert rij.waarom == f"Bevestig je personeelslijst van het {kwartaal_voluit(KWARTALEN[0])}."
    assert (rij.sinds, rij.uiterlijk) == (na, werkdag(na + timedelta(days=30)))
    assert rij.url == rij.dossier == PAGINA
    assert rij.waarom in client.get("/").text

    bevestig_tot(zaak, 4)
    assert rijen(zaak.werkgever, "kwartaal", VANDAAG) == []


def test_nobody_else_has_it_in_the_worklist(zaak):
    for lid in (zaak.vdab, zaak.coach, LidmaatschapFactory(onderneming=True)):
        assert rijen(lid, "kwartaal", VANDAAG) == []


# What changed

SINDS = moment(date(2026, 3, 10))
LATER = moment(date(2026, 3, 12))
OP = date(2026, 3, 11)


@pytest.fixture
def dienst():
    return Zaak().maatwerker.tewerkstellingen.get()


@pytest.fixture
def lid(dienst):
    return LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=dienst.vestiging.onderneming)


def gewijzigd(lid):
    gevonden = wijzigingen(lid, sinds=SINDS, vandaag=date(2026, 3, 20))
    return {(een.maatwerker.pk, een.wat) for een in gevonden}


def vers(dienst):
    return Tewerkstelling.objects.geldig().filter(maatwerker=dienst.maatwerker).latest("periode")


def test_what_was_known_before_is_no_change(lid):
    assert gewijzigd(lid) == set()


def test_who_came(lid, dienst):
    nieuw = TewerkstellingFactory(vestiging=dienst.vestiging, periode=periode(OP), geregistreerd_op=LATER)

    assert gewijzigd(lid) == {(nieuw.maatwerker_id, "In dienst sinds 11-03-2026.")}


def corrigeer(dienst, lid, op, *, nu=LATER + DAG):
    workflow.uit_dienst_corrigeren(vers(dienst), lid=lid, nu=nu, op=op, reden="pensioen" if op else "")


def test_who_left(lid, dienst):
    workflow.uit_dienst_melden(dienst, lid=lid, nu=LATER, op=OP, reden="pensioen")
    assert gewijzigd(lid) == {(dienst.maatwerker_id, "Uit dienst, laatste dag 11-03-2026.")}

    corrigeer(dienst, lid, None)
    assert gewijzigd(lid) == set(), "as it was before"


@pytest.mark.parametrize(
    ("op", "wat"),
    [
        (OP + DAG, "Laatste dag gecorrigeerd, van 11-03-2026 naar 12-03-2026."),
        (None, "Toch nog in dienst: het einde op 11-03-2026 is gecorrigeerd."),
    ],
)
def test_whose_end_was_corrected(lid, dienst, op, wat):
    workflow.uit_dienst_melden(dienst, lid=lid, nu=SINDS - DAG, op=OP, reden="pensioen")
    assert gewijzigd(lid) == set()

    corrigeer(dienst, lid, op)
    assert gewijzigd(lid) == {(dienst.maatwerker_id, wat)}


def test_whose_fraction_changed(lid, dienst):
    dienst.vervang(Registratie(lid, LATER), breuk=Decimal("0.5"))

    assert gewijzigd(lid) == {(dienst.maatwerker_id, "Breuk van 1,00 naar 0,50.")}


def test_whose_fraction_changes_from_a_day_on(lid, dienst):
    registratie = Registratie(lid, LATER)
    dienst.vervang(registratie, periode=periode(dienst.periode.lower, OP))
    Tewerkstelling.objects.registreer(
        registratie, **{**dienst.inhoud(), "periode": periode(OP), "breuk": Decimal("0.8")}
    )

    assert gewijzigd(lid) == {(dienst.maatwerker_id, "Breuk vanaf 11-03-2026 van 1,00 naar 0,80.")}


def test_who_is_absent_and_who_is_back(lid, dienst):
    workflow.afwezig_melden(dienst, lid=lid, nu=LATER, op=OP, soort="ziekte")
    assert gewijzigd(lid) == {(dienst.maatwerker_id, "Afwezig vanaf 11-03-2026 (langdurig ziek).")}

    workflow.terug_aan_het_werk(dienst, lid=lid, nu=moment(date(2026, 3, 15)), op=date(2026, 3, 14))
    assert gewijzigd(lid) == {
        (dienst.maatwerker_id, "Afwezig vanaf 11-03-2026, laatste dag 13-03-2026 (langdurig ziek).")
    }


def test_who_came_back_from_an_absence_that_was_known(lid, dienst):
    begin = OP - relativedelta(months=2)
    afwezigheid = workflow.afwezig_melden(dienst, lid=lid, nu=moment(begin), op=begin, soort="ziekte")
    workflow.terug_aan_het_werk(dienst, lid=lid, nu=LATER, op=OP)
    assert gewijzigd(lid) == {(dienst.maatwerker_id, "Terug aan het werk op 11-03-2026.")}

    vervolg = type(afwezigheid).objects.geldig().get()
    workflow.feit_intrekken(vervolg, lid=lid, nu=LATER, reden="Vergissing")
    assert gewijzigd(lid) == {(dienst.maatwerker_id, f"De afwezigheid vanaf {begin:%d-%m-%Y} is ingetrokken.")}
