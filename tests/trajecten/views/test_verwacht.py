"""Who may leave in the coming quarters: the rules without a database, and the page of a company."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from tests.factories import (
    LidmaatschapFactory,
    MaatwerkerFactory,
    TewerkstellingFactory,
    WopFactory,
    Zaak,
    moment,
    zaak_in,
)
from trajecten import workflow
from trajecten.enums import Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models.velden import periode
from trajecten.termijnen import kwartaaleinde
from trajecten.views.verwacht import Vertrek, per_kwartaal

DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
PAGINA = "/personeel/verwacht/"
d = date.fromisoformat


def wie(pk):
    return MaatwerkerFactory.build(pk=pk, sorteernaam=f"persoon {pk}")


def vertrek(pk, op, *, breuk="1", zeker=False):
    return Vertrek(wie(pk), Decimal(breuk), d(op), "Waarom", zeker)


def gevonden(*vertrekken, vandaag="2026-11-24"):
    """Who stands in which quarter."""
    kwartalen = per_kwartaal(vertrekken, vandaag=d(vandaag))
    return {k.naam: [v.maatwerker.pk for v in k.vertrekken] for k in kwartalen if k.vertrekken}


def test_eight_quarters_from_this_one():
    namen = [kwartaal.naam for kwartaal in per_kwartaal([], vandaag=d("2026-11-24"))]

    assert (namen[0], namen[-1], len(namen)) == ("4e kwartaal 2026", "3e kwartaal 2028", 8)


@pytest.mark.parametrize(
    ("op", "kwartaal"),
    [
        ("2020-01-01", "4e kwartaal 2026"),  # it could be long ago: then it can today
        ("2026-12-31", "4e kwartaal 2026"),
        ("2027-01-01", "1e kwartaal 2027"),
        ("2028-09-30", "3e kwartaal 2028"),
        ("2028-10-01", None),
    ],
)
def test_a_day_falls_in_its_quarter(op, kwartaal):
    assert gevonden(vertrek(1, op)) == ({kwartaal: [1]} if kwartaal else {})


def test_who_certainly_leaves_does_not_leave_perhaps_later():
    zeker = vertrek(1, "2027-02-01", zeker=True)

    assert gevonden(zeker, vertrek(1, "2027-03-01"), vertrek(1, "2027-09-01")) == {"1e kwartaal 2027": [1]}
    assert gevonden(zeker, vertrek(1, "2026-12-01"), vertrek(2, "2027-03-01")) == {
        "4e kwartaal 2026": [1],
        "1e kwartaal 2027": [1, 2],
    }


def test_the_fractions_add_up_and_nobody_counts_twice():
    vertrekken = [
        vertrek(1, "2026-12-01", breuk="0.5", zeker=True),
        vertrek(2, "2026-12-02", breuk="0.8"),
        vertrek(2, "2026-12-03", breuk="0.8"),
        vertrek(3, "2026-12-04", breuk="0.75"),
    ]

    kwartaal = per_kwartaal(vertrekken, vandaag=d("2026-11-24"))[0]

    assert (kwartaal.zeker, kwartaal.mogelijk) == (Decimal("0.5"), Decimal("1.55"))


# The page


@pytest.fixture
def zaak(client, db):
    """Somebody young, with a right that runs for years."""
    return ga(client, Zaak(begin=VANDAAG - 10 * DAG))


def ga(client, zaak):
    zaak.maatwerker.geboortedatum = date(2000, 1, 1)
    zaak.maatwerker.save()
    client.force_login(zaak.werkgever.gebruiker)
    return zaak


def vertrekken(client):
    return [
        (v.maatwerker.pk, v.op, v.waarom, v.zeker)
        for kwartaal in client.get(PAGINA).context["kwartalen"]
        for v in kwartaal.vertrekken
    ]


def test_it_works(client, zaak):
    laatste = VANDAAG + 20 * DAG
    dienst = zaak.maatwerker.tewerkstellingen.get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(VANDAAG), op=laatste, reden="pensioen")

    tekst = client.get(PAGINA).text

    assert vertrekken(client) == [(zaak.maatwerker.pk, laatste, "Laatste dag in dienst (pensioen)", True)]
    assert zaak.maatwerker.naam_voor_lijst in tekst
    assert "<strong>1,00</strong> zeker, <strong>0,00</strong> mogelijk" in tekst


def test_nobody_is_expected(client, zaak):
    assert vertrekken(client) == []
    assert client.get(PAGINA).text.count("Niemand verwacht.") == 8


def test_who_is_65_may_retire(client, zaak):
    zaak.maatwerker.geboortedatum = VANDAAG - relativedelta(years=65) + DAG
    zaak.maatwerker.save()

    tekst = client.get(PAGINA).text

    assert vertrekken(client) == [(zaak.maatwerker.pk, VANDAAG + DAG, "Mogelijk pensioen", False)]
    assert "de echte pensioendatum kennen we niet" in tekst


@pytest.mark.regel("R14")
def test_a_right_that_ends_is_possible_only(client, zaak):
    dienst = TewerkstellingFactory(vestiging=zaak.vestiging, maatwerker__geboortedatum=date(2000, 2, 1))
    einde = VANDAAG + 100 * DAG
    WopFactory(maatwerker=dienst.maatwerker, periode=periode(VANDAAG - 900 * DAG, einde))

    waarom = "Het WOP eindigt; VDAB evalueert eerst (R14)"
    assert vertrekken(client) == [(dienst.maatwerker_id, einde - DAG, waarom, False)]


@pytest.mark.regel("R19")
@pytest.mark.parametrize(("status", "maanden"), [(S.VOORTRAJECT, (1, 3, 3)), (S.JOBMATCHING, (3, 3)), (S.STAGE, (3,))])
def test_a_traject_can_take_all_of_its_phases(client, db, status, maanden):
    zaak = ga(client, zaak_in(status, begin=VANDAAG - 5 * DAG))
    einde = zaak.traject.status_sinds + relativedelta(months=maanden[0]) - DAG + relativedelta(months=sum(maanden[1:]))

    ((_, op, waarom, zeker),) = vertrekken(client)

    assert (op, zeker) == (einde, False)
    assert "R19" in waarom


@pytest.mark.regel("R46")
def test_a_suspension_moves_the_end_of_a_traject(client, db):
    zaak = ga(client, zaak_in(S.STAGE, begin=VANDAAG - 9 * DAG))
    zaak.neem("opschorten", tot=zaak.dag)

    ((_, op, _, _),) = vertrekken(client)

    assert op == zaak.traject.status_sinds + relativedelta(months=3) - DAG + DAG


def test_a_traject_that_is_judged_can_end_any_day(client, db):
    zaak = ga(client, zaak_in(S.BEOORDELING, begin=VANDAAG - 9 * DAG))

    assert vertrekken(client) == [(zaak.maatwerker.pk, VANDAAG, "Het traject is klaar; VDAB beoordeelt het", False)]


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.ONDERNEMING}))
def test_it_is_for_a_company(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(PAGINA).status_code == 403


def test_it_shows_nobody_of_another_organisation(client, zaak):
    einde = kwartaaleinde(VANDAAG)
    andere = zaak_in(S.BEOORDELING, begin=VANDAAG - 9 * DAG)
    weg = TewerkstellingFactory(vestiging=andere.vestiging, periode=periode(date(2020, 1, 1), einde + DAG))

    tekst = client.get(PAGINA).text

    assert vertrekken(client) == []
    assert andere.maatwerker.familienaam not in tekst
    assert weg.maatwerker.familienaam not in tekst


def test_it_costs_the_same_with_more_rows(client, zaak, django_assert_num_queries):
    def rij():
        einde = VANDAAG + 50 * DAG
        dienst = TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(date(2020, 1, 1), einde))
        WopFactory(maatwerker=dienst.maatwerker, periode=periode(VANDAAG - 900 * DAG, einde))

    rij()
    with django_assert_num_queries(6):
        client.get(PAGINA)
    rij()
    rij()
    with django_assert_num_queries(6):
        client.get(PAGINA)
