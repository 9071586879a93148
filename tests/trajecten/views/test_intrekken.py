from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.factories import EvaluatieFactory, LidmaatschapFactory, Zaak, moment, zaak_in
from trajecten import workflow
from trajecten.enums import EvaluatieUitkomst, Provincie, Rol, TrajectStatus
from trajecten.models import (
    Afwezigheid,
    Evaluatie,
    Nazorgcontact,
    Opschorting,
    Opvolgmeting,
    Registratie,
    Tewerkstelling,
    Traject,
    Weigering,
    Wop,
)
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
S = TrajectStatus
REDEN = {"reden": "Verkeerde persoon"}
CONTACT = {"met": "beiden", "onderwerp": "Eerste week", "minuten": 30, "nog_aan_het_werk": True}


def contact_van(zaak, wie="coach"):
    return workflow.nazorg_contact(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=getattr(zaak, wie),
        nu=moment(zaak.dag),
        op=zaak.dag,
        **CONTACT,
    )


def url(soort, over, feit):
    return reverse(f"{soort}-intrekken", args=[over.uuid, feit.uuid])


def test_it_works(client):
    zaak = zaak_in(S.NAZORG)
    contact = contact_van(zaak)
    client.force_login(zaak.coach.gebruiker)
    adres = url("nazorgcontact", zaak.traject, contact)
    assert adres in client.get(zaak.traject.get_absolute_url()).text

    vraag = client.get(adres)
    assert "Nazorgcontact van" in vraag.text
    assert contact.ingetrokken_op is None
    response = client.post(adres, REDEN, follow=True)

    assert response.redirect_chain[-1][0] == zaak.traject.get_absolute_url()
    assert "Ingetrokken op" in response.text
    assert f"door {zaak.coach.gebruiker}: Verkeerde persoon" in response.text
    assert "Eerste week" in response.text
    assert adres not in response.text
    contact.refresh_from_db()
    assert (contact.ingetrokken_door, contact.reden_intrekking) == (zaak.coach, "Verkeerde persoon")
    assert Traject.objects.get().versie == zaak.traject.versie + 1


@pytest.mark.parametrize("wie", ["werkgever", "elders", "andere_partner", "beleid"])
def test_it_refuses_others(client, wie):
    zaak, andere = zaak_in(S.NAZORG), zaak_in(S.NAZORG)
    contact = contact_van(zaak)
    lid = {
        "werkgever": lambda: zaak.werkgever,
        "elders": lambda: LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG]),
        "andere_partner": lambda: andere.coach,
        "beleid": lambda: LidmaatschapFactory(beleid=True),
    }[wie]()
    client.force_login(lid.gebruiker)

    assert client.post(url("nazorgcontact", zaak.traject, contact), REDEN).status_code == 404
    contact.refresh_from_db()
    assert contact.ingetrokken_op is None


def test_a_partner_does_not_withdraw_what_vdab_recorded_but_vdab_may(client):
    zaak = zaak_in(S.NAZORG)
    contact = contact_van(zaak, "vdab")
    adres = url("nazorgcontact", zaak.traject, contact)
    client.force_login(zaak.coach.gebruiker)
    assert adres not in client.get(zaak.traject.get_absolute_url()).text
    assert client.get(adres).status_code == client.post(adres, REDEN).status_code == 403

    client.force_login(zaak.vdab.gebruiker)
    assert client.post(adres, REDEN).status_code == 302


@pytest.mark.parametrize("reden", ["", "   ", "x" * 501])
def test_without_a_reason_nothing_happens(client, reden):
    zaak = zaak_in(S.NAZORG)
    contact = contact_van(zaak)
    client.force_login(zaak.coach.gebruiker)

    response = client.post(url("nazorgcontact", zaak.traject, contact), {"reden": reden})

    assert response.status_code == 200
    assert response.context["form"].errors["reden"]
    assert reden.strip()[:100] in response.text
    contact.refresh_from_db()
    assert contact.ingetrokken_op is None


def test_a_second_withdrawal_finds_nothing(client):
    zaak = zaak_in(S.NAZORG)
    adres = url("nazorgcontact", zaak.traject, contact_van(zaak))
    client.force_login(zaak.coach.gebruiker)

    assert client.post(adres, REDEN).status_code == 302
    assert client.post(adres, REDEN).status_code == 404


def test_a_feit_of_another_traject_is_not_found(client):
    zaak, andere = zaak_in(S.NAZORG), zaak_in(S.NAZORG)
    client.force_login(zaak.vdab.gebruiker)

    assert client.get(url("nazorgcontact", andere.traject, contact_van(zaak))).status_code == 404


def test_what_a_step_wrote_is_withdrawn_by_undoing_the_step(client):
    zaak = zaak_in(S.NAZORG)
    oordeel = Evaluatie.objects.get(traject=zaak.traject)
    client.force_login(zaak.vdab.gebruiker)
    adres = url("evaluatie", zaak.maatwerker, oordeel)

    assert adres not in client.get(zaak.maatwerker.get_absolute_url()).text
    response = client.get(adres)

    assert response.status_code == 403
    assert "Draai die stap terug" in response.text


def test_undoing_a_step_is_possible_once_its_later_facts_are_withdrawn(client):
    """What the refusal of terugdraaien says can be done on the same page."""
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("doorstromen")
    contact = contact_van(zaak)
    client.force_login(zaak.vdab.gebruiker)
    assert "Trek dat eerst in" in client.get(zaak.traject.get_absolute_url()).text
    workflow.oordelen(
        zaak.traject,
        versie=Traject.objects.get().versie,
        lid=zaak.vdab,
        nu=moment(zaak.dag),
        op=zaak.dag,
        doorstroomklaar=True,
        gerealiseerd=True,
    )
    oordeel = Evaluatie.objects.get(traject=zaak.traject)
    pagina = zaak.traject.get_absolute_url()
    terug = f"{url('evaluatie', zaak.maatwerker, oordeel)}?terug={pagina}"
    assert url("evaluatie", zaak.maatwerker, oordeel) in client.get(pagina).text

    assert client.post(url("nazorgcontact", zaak.traject, contact), REDEN).status_code == 302
    assert client.post(terug, REDEN).url == pagina

    assert "Trek dat eerst in" not in client.get(pagina).text
    zaak.neem("terugdraaien")
    assert zaak.traject.status == S.JOBMATCHING


def test_a_suspension_and_its_shift_are_withdrawn(client):
    zaak = zaak_in(S.JOBMATCHING)
    opschorting = zaak.neem("opschorten")
    client.force_login(zaak.vdab.gebruiker)

    response = client.post(url("opschorting", zaak.traject, opschorting), REDEN, follow=True)

    assert "Dit traject is opgeschort" not in response.text
    assert not Opschorting.objects.geldig().exists()
    zaak.neem("stage_starten")


def test_a_measure_is_withdrawn(client):
    zaak = zaak_in(S.NAZORG)
    dag = zaak.traject.doorgestroomd_op + timedelta(weeks=4)
    meting = workflow.opvolging_meten(
        zaak.traject,
        versie=zaak.traject.versie,
        lid=zaak.coach,
        nu=moment(dag),
        moment="vier_weken",
        gemeten_op=dag,
        situatie="zelfde_werkgever",
    )
    client.force_login(zaak.coach.gebruiker)

    assert client.post(url("opvolgmeting", zaak.traject, meting), REDEN).status_code == 302
    assert not Opvolgmeting.objects.geldig().exists()


@pytest.mark.regel("R26")
def test_a_refusal_on_which_the_end_rests_stays(client):
    zaak = zaak_in(S.JOBMATCHING)
    zaak.weigering()
    zaak.neem("weigering_vaststellen")
    weigering = Weigering.objects.geldig().get()
    client.force_login(zaak.vdab.gebruiker)

    response = client.post(url("weigering", zaak.traject, weigering), REDEN)

    assert response.status_code == 403
    assert "Draai die stap terug" in response.text
    assert Weigering.objects.geldig().exists()


# In somebody's file


def afwezig(zaak, lid):
    dienst = zaak.maatwerker.tewerkstellingen.get()
    return workflow.afwezig_melden(dienst, lid=lid, nu=moment(zaak.dag), op=zaak.dag, tot=None, soort="ziekte")


def test_a_company_withdraws_its_own_absence(client):
    zaak = Zaak()
    afwezigheid = afwezig(zaak, zaak.werkgever)
    client.force_login(zaak.werkgever.gebruiker)
    adres = url("afwezigheid", zaak.maatwerker, afwezigheid)
    assert adres in client.get(zaak.maatwerker.get_absolute_url()).text

    response = client.post(adres, REDEN, follow=True)

    assert "Verkeerde persoon" in response.text
    assert "Afwezig melden" in response.text
    assert not Afwezigheid.objects.geldig().exists()


def test_a_company_does_not_withdraw_what_vdab_reported(client):
    zaak = Zaak()
    afwezigheid = afwezig(zaak, zaak.vdab)
    client.force_login(zaak.werkgever.gebruiker)

    assert client.post(url("afwezigheid", zaak.maatwerker, afwezigheid), REDEN).status_code == 403


def test_a_company_withdraws_no_evaluation(client):
    zaak = Zaak()
    evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker)
    client.force_login(zaak.werkgever.gebruiker)

    assert client.post(url("evaluatie", zaak.maatwerker, evaluatie), REDEN).status_code == 403


def evalueer(zaak, **gegevens):
    return workflow.evaluatie_vastleggen(
        zaak.maatwerker,
        lid=zaak.vdab,
        nu=moment(zaak.dag),
        **{"soort": "periodiek", "bezoek_op": zaak.dag, "motivering": "x", **gegevens},
    )


@pytest.mark.regel("R10")
def test_an_evaluation_takes_its_wop_with_it(client):
    zaak = Zaak()
    [voor] = Wop.objects.geldig()
    evaluatie = evalueer(zaak, uitkomst=EvaluatieUitkomst.WOP_GEWIJZIGD, loonpremie=70, begeleiding="hoog")
    assert Wop.objects.geldig().count() == 2
    client.force_login(zaak.vdab.gebruiker)

    assert client.post(url("evaluatie", zaak.maatwerker, evaluatie), REDEN).status_code == 302

    [na] = Wop.objects.geldig()
    assert na.inhoud() == voor.inhoud()


def test_an_evaluation_whose_wop_changed_since_stays(client):
    zaak = Zaak()
    evaluatie = evalueer(zaak, uitkomst=EvaluatieUitkomst.WOP_GEWIJZIGD, loonpremie=70, begeleiding="hoog")
    nieuw = Wop.objects.geldig().get(loonpremie=70)
    eind = nieuw.periode.lower + timedelta(days=400)
    nieuw.vervang(Registratie(zaak.vdab, moment(zaak.dag)), periode=periode(nieuw.periode.lower, eind))
    client.force_login(zaak.vdab.gebruiker)

    response = client.post(url("evaluatie", zaak.maatwerker, evaluatie), REDEN)

    assert "intussen gewijzigd" in response.text
    assert Evaluatie.objects.geldig().exists()


def test_an_evaluation_that_led_to_a_traject_stays(client):
    zaak = Zaak()
    evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker, bezoek_op=date(2026, 2, 1))
    zaak.neem("toeleiden", aanleiding=evaluatie)
    client.force_login(zaak.vdab.gebruiker)

    response = client.post(url("evaluatie", zaak.maatwerker, evaluatie), REDEN)

    assert "Annuleer dat eerst" in response.text
    assert Nazorgcontact.objects.count() == 0
    assert Evaluatie.objects.geldig().exists()


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example/", "javascript:alert(1)"])
def test_the_way_back_stays_here(client, terug):
    zaak = zaak_in(S.NAZORG)
    client.force_login(zaak.coach.gebruiker)

    response = client.post(f"{url('nazorgcontact', zaak.traject, contact_van(zaak))}?terug={terug}", REDEN)

    assert response.url == zaak.traject.get_absolute_url()


def test_an_employment_and_a_right_are_corrected_not_withdrawn():
    zaak = Zaak()
    for model in (Tewerkstelling, Wop):
        with pytest.raises(PermissionDenied):
            workflow.feit_intrekken(model.objects.get(), lid=zaak.vdab, nu=moment(zaak.dag), reden="Vergissing")
