from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from tests.factories import EvaluatieplanningFactory, LidmaatschapFactory, PopFactory, Zaak, moment
from tests.trajecten.views.test_aantal_vragen import HOOGSTENS, kost
from tests.trajecten.workflow.bouw_steekproef import maatwerkbedrijf, trek
from trajecten.enums import EvaluatieSoort, Provincie, Rol
from trajecten.models import Evaluatie, Evaluatieaanvraag, Evaluatieplanning, Registratie, Wop
from trajecten.models.velden import periode
from trajecten.termijnen import geen_werkdag

DAG = timedelta(days=1)
VANDAAG = timezone.localdate()
MAAND = VANDAAG.replace(day=1) + relativedelta(months=3)  # in which the rights of these people end
BORD = "/evaluaties/planbord/"


def loopt_af(laatste=None, **opties):
    """Somebody in service whose right has `laatste` as its last day."""
    zaak = Zaak(begin=VANDAAG, **opties)
    wop = Wop.objects.get(maatwerker=zaak.maatwerker)
    tot = (laatste or MAAND + 9 * DAG) + DAG
    wop.vervang(Registratie(zaak.vdab, moment(zaak.dag)), periode=periode(wop.periode.lower, tot))
    return zaak


def adres(maand=MAAND, provincie="antwerpen", **anders):
    vraag = {"maand": f"{maand:%Y-%m}", "provincie": provincie, **anders}
    return f"{BORD}?{'&'.join(f'{naam}={waarde}' for naam, waarde in vraag.items())}"


def wie(client, *args, **anders):
    antwoord = client.get(adres(*args, **anders))
    assert antwoord.status_code == 200
    return [rij.maatwerker for rij in antwoord.context["rijen"]]


def werkdag(vanaf):
    while geen_werkdag(vanaf):
        vanaf += DAG
    return vanaf


@pytest.fixture
def vdab(client):
    lid = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN], gebruiker__naam="An Peeters")
    client.force_login(lid.gebruiker)
    return lid


pytestmark = pytest.mark.django_db


def test_it_works(client, vdab):
    zaak = loopt_af()
    PopFactory(maatwerker=zaak.maatwerker, versie_op=VANDAAG)

    pagina = client.get(adres())

    assert pagina.status_code == 200
    assert zaak.maatwerker.naam_voor_lijst in pagina.text
    assert str(zaak.vestiging.onderneming) in pagina.text
    assert "An Peeters: <strong>0</strong>" in pagina.text
    [rij] = pagina.context["rijen"]
    assert (rij.laatste_dag, rij.pop_in_orde, rij.planning) == (MAAND + 9 * DAG, True, None)
    assert f'href="{BORD}"' in client.get("/evaluaties/").text


@pytest.mark.regel("R14")
def test_the_last_day_decides_the_month(client, vdab):
    eerste, laatste = MAAND, MAAND + relativedelta(months=1) - DAG
    op_rand = [loopt_af(dag).maatwerker for dag in (eerste, laatste)]
    for dag in (eerste - DAG, laatste + DAG):
        loopt_af(dag)

    assert wie(client) == op_rand


@pytest.mark.regel("R17")
def test_it_says_by_when_the_pop_is_needed(client, vdab):
    zaak, dag = loopt_af(), werkdag(VANDAAG + 40 * DAG)
    assert client.get(adres()).context["rijen"][0].pop_tegen == MAAND - DAG

    EvaluatieplanningFactory(maatwerker=zaak.maatwerker, gepland_op=dag)

    [rij] = client.get(adres()).context["rijen"]
    assert (rij.pop_tegen, rij.pop_in_orde) == (dag - 10 * DAG, False)


def test_the_five_views(client, vdab):
    gevraagd, zonder_dag, met_dag = (Zaak(begin=VANDAAG).maatwerker for _ in range(3))
    for persoon in (gevraagd, met_dag):
        Evaluatieaanvraag.objects.create(
            maatwerker=persoon, soort="vrijwillig", namens="maatwerker", gevraagd_op=VANDAAG, lid=vdab
        )
    EvaluatieplanningFactory(maatwerker=zonder_dag)
    EvaluatieplanningFactory(maatwerker=met_dag, gepland_op=MAAND)
    EvaluatieplanningFactory(maatwerker=met_dag, gepland_op=MAAND, stand="afgelast", reden="Ziek")

    getrokken = trek(maatwerkbedrijf(1), VANDAAG).kandidaten.get().maatwerker

    assert wie(client, toon="aflopend") == []
    assert wie(client, toon="getrokken") == [getrokken]
    assert wie(client, toon="gevraagd") == [gevraagd]
    assert wie(client, toon="zonder_dag") == [zonder_dag]
    assert wie(client, toon="gepland") == [met_dag]
    assert wie(client, MAAND + relativedelta(months=1), toon="gepland") == []


@pytest.mark.regel("R8")
def test_a_visit_to_who_was_drawn_is_one_of_the_round(client, vdab):
    persoon = trek(maatwerkbedrijf(1), VANDAAG).kandidaten.get().maatwerker

    client.post(adres(toon="getrokken"), {"wie": [persoon.uuid], "bemiddelaar": vdab.uuid})

    planning = Evaluatieplanning.objects.get(maatwerker=persoon)
    assert (planning.soort, planning.bemiddelaar) == (EvaluatieSoort.TIENPROCENT, vdab)


def test_the_load_per_counsellor_and_per_week(client, vdab):
    begin = MAAND + timedelta(days=(7 - MAAND.weekday()) % 7)  # the first Monday
    for dag in (begin, begin + DAG, begin + 7 * DAG, begin + relativedelta(months=1), None):
        EvaluatieplanningFactory(maatwerker=Zaak(begin=VANDAAG).maatwerker, gepland_op=dag, bemiddelaar=vdab)
    EvaluatieplanningFactory(
        maatwerker=Zaak(begin=VANDAAG).maatwerker, gepland_op=begin, bemiddelaar=vdab, stand="afgelast", reden="Ziek"
    )
    elders = Zaak(begin=VANDAAG, postcode="9000").maatwerker
    EvaluatieplanningFactory(maatwerker=elders, gepland_op=begin)

    context = client.get(adres()).context

    [lid] = [lid for lid in context["bemiddelaars"] if lid == vdab]
    assert (lid.deze_maand, lid.zonder_dag) == (3, 1)
    assert [(week["week"], week["aantal"]) for week in context["weken"]] == [(begin, 2), (begin + 7 * DAG, 1)]


def wijs_toe(client, *zaken, bemiddelaar, **anders):
    personen = [zaak.maatwerker.uuid for zaak in zaken]
    return client.post(adres(), {"wie": personen, "bemiddelaar": bemiddelaar.uuid, **anders})


def test_several_are_assigned_at_once_with_a_result_for_each(client, vdab):
    een, twee, uit_dienst = loopt_af(), loopt_af(), loopt_af()
    dienst = uit_dienst.maatwerker.tewerkstellingen.get()
    dienst.vervang(Registratie(vdab, moment(VANDAAG)), periode=periode(dienst.periode.lower, VANDAAG))
    dag = werkdag(VANDAAG + 30 * DAG)

    antwoord = wijs_toe(client, een, twee, uit_dienst, bemiddelaar=vdab, gepland_op=f"{dag:%Y-%m-%d}")

    redenen = {uitkomst.maatwerker: uitkomst.reden for uitkomst in antwoord.context["uitkomsten"]}
    assert redenen == {
        een.maatwerker: "",
        twee.maatwerker: "",
        uit_dienst.maatwerker: "Deze persoon is vandaag niet in dienst. Een evaluatie gebeurt op de werkvloer.",
    }
    gepland = Evaluatieplanning.objects.order_by("pk").values_list("maatwerker", "bemiddelaar", "gepland_op")
    assert set(gepland) == {(zaak.maatwerker.pk, vdab.pk, dag) for zaak in (een, twee)}
    assert "An Peeters: <strong>2</strong>" in client.get(adres(dag, toon="gepland")).text
    assert not Evaluatie.objects.exists()


def test_a_day_on_which_nobody_is_visited_is_refused_per_person_and_a_late_pop_is_a_warning(client, vdab):
    zaak = loopt_af()
    zondag = VANDAAG + timedelta(days=6 - VANDAAG.weekday())
    uitkomst = wijs_toe(client, zaak, bemiddelaar=vdab, gepland_op=f"{zondag:%Y-%m-%d}").context["uitkomsten"][0]
    assert "is een zondag." in uitkomst.reden
    assert not Evaluatieplanning.objects.exists()

    antwoord = wijs_toe(client, zaak, bemiddelaar=vdab, gepland_op=f"{werkdag(VANDAAG):%Y-%m-%d}")

    assert "Een nieuw POP komt voor dit bezoek te laat." in antwoord.text


def test_without_a_choice_nothing_is_done_and_what_was_ticked_stays(client, vdab):
    zaak = loopt_af()
    niemand = client.post(adres(), {"bemiddelaar": vdab.uuid})
    zonder_bemiddelaar = client.post(adres(), {"wie": zaak.maatwerker.uuid, "gepland_op": "2026-13-01"})

    assert "Vink eerst aan wie je wil toewijzen." in niemand.text
    assert set(zonder_bemiddelaar.context["form"].errors) == {"bemiddelaar", "gepland_op"}
    assert zonder_bemiddelaar.context["aangevinkt"] == {zaak.maatwerker.uuid}
    assert "2026-13-01" in zonder_bemiddelaar.text
    assert not Evaluatieplanning.objects.exists()


def test_a_counsellor_of_another_province_is_no_choice(client, vdab):
    limburg = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])

    assert set(wijs_toe(client, loopt_af(), bemiddelaar=limburg).context["form"].errors) == {"bemiddelaar"}


def test_nobody_of_another_province_is_shown_or_assigned(client, vdab):
    elders = loopt_af(postcode="3500")

    assert wie(client) == []
    assert client.get(adres(provincie="limburg")).status_code == 400
    assert wijs_toe(client, elders, bemiddelaar=vdab).status_code == 404
    assert client.post(adres(), {"wie": "geen-uuid", "bemiddelaar": vdab.uuid}).status_code == 404
    assert not Evaluatieplanning.objects.exists()


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("maand=2026-13", "JJJJ-MM"),
        ("maand=maart", "JJJJ-MM"),
        ("maand=2019-01", "JJJJ-MM"),
        ("provincie=x", "Kies een provincie van je kantoor: antwerpen."),
        ("toon=alles", "aflopend, gevraagd"),
    ],
)
def test_a_wrong_address_is_told_what_is_possible(client, vdab, vraag, zin):
    antwoord = client.get(f"{BORD}?{vraag}")

    assert antwoord.status_code == 400
    assert zin in antwoord.text


@pytest.mark.parametrize("rol", ["onderneming", "partner", "beleid", "beheer"])
def test_it_is_for_vdab(client, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(BORD).status_code == client.post(BORD, {"wie": ""}).status_code == 403


@pytest.mark.parametrize("toon", ["aflopend", "gevraagd", "getrokken", "zonder_dag", "gepland"])
def test_it_costs_the_same_with_more_rows(client, vdab, toon):
    def vul():
        zaak = loopt_af()
        if toon == "gevraagd":
            Evaluatieaanvraag.objects.create(
                maatwerker=zaak.maatwerker, soort="vrijwillig", namens="maatwerker", gevraagd_op=VANDAAG, lid=vdab
            )
        if toon == "getrokken":
            trek(maatwerkbedrijf(1), VANDAAG)
        if toon in ("zonder_dag", "gepland"):
            dag = MAAND if toon == "gepland" else None
            EvaluatieplanningFactory(maatwerker=zaak.maatwerker, gepland_op=dag, bemiddelaar=vdab)

    vul()
    een = kost(client, adres(toon=toon))
    for _ in range(2):
        vul()
    drie = kost(client, adres(toon=toon))

    assert len(wie(client, toon=toon)) == 3
    assert len(een) == len(drie) <= HOOGSTENS, drie
