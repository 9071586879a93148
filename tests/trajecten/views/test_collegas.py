from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import LidmaatschapFactory, Zaak, zaak_in
from trajecten.enums import Provincie, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Toewijzing

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def overdragen(client, van, *trajecten, **velden):
    gegevens = {"trajecten": [traject.pk for traject in trajecten], "reden": "Verlof", **velden}
    return client.post(reverse("collega-overdragen", args=[van.uuid]), gegevens)


@pytest.fixture
def twee():
    """Two cases of the same coach."""
    eerste, tweede = Zaak(), Zaak()
    tweede.partner, tweede.project, tweede.coach = eerste.partner, eerste.project, eerste.coach
    for zaak in (eerste, tweede):
        zaak.neem("toeleiden")
        zaak.neem("starten", lid=eerste.coach)
    return eerste, tweede


def test_it_works(client, twee):
    coach = twee[0].coach
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=coach.organisatie)
    elders = LidmaatschapFactory(partner=True)
    client.force_login(coach.gebruiker)

    pagina = client.get(reverse("collegas"))

    assert [(een, een.aantal) for een in pagina.context["collegas"].order_by("pk")] == [(coach, 2), (collega, None)]
    assert str(elders.gebruiker) not in pagina.text


def test_several_cases_are_handed_over_at_once(client, twee):
    coach = twee[0].coach
    collega = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=coach.organisatie)
    client.force_login(coach.gebruiker)
    op = max(zaak.dag for zaak in twee) + DAG

    pagina = overdragen(client, coach, *(zaak.traject for zaak in twee), naar=collega.pk, op=op)

    assert [fout for _, fout in pagina.context["uitkomst"]] == ["", ""]
    for zaak in twee:
        lopend = Toewijzing.objects.get(traject=zaak.traject, kant="partner", periode__contains=op)
        assert (lopend.lid, lopend.reden) == (collega, "Verlof")


def test_each_case_says_whether_it_was_handed_over(client, twee):
    """A counsellor of one province takes over what is there, and is told why not for the rest."""
    hier, daar = zaak_in(S.VOORTRAJECT), zaak_in(S.VOORTRAJECT, postcode="9000")
    vdab = hier.vdab
    Toewijzing.objects.filter(traject=daar.traject, kant="vdab").update(lid=vdab)
    collega = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.ANTWERPEN])
    client.force_login(vdab.gebruiker)
    op = max(hier.dag, daar.dag) + DAG

    pagina = overdragen(client, vdab, hier.traject, daar.traject, naar=collega.pk, op=op)

    fouten = dict(pagina.context["uitkomst"])
    assert fouten[hier.traject] == ""
    assert "werkt op" in fouten[daar.traject]
    assert "niet overgedragen" in pagina.text
    assert Toewijzing.objects.filter(lid=collega).count() == 1


def test_who_left_stays_in_the_list_until_the_cases_are_handed_over(client, twee):
    coach = twee[0].coach
    baas = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=coach.organisatie)
    weg = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=coach.organisatie, tot=coach.van)
    coach.tot = coach.van
    coach.save()
    client.force_login(baas.gebruiker)

    getoond = set(client.get(reverse("collegas")).context["collegas"])

    assert getoond == {coach, baas}
    assert weg not in getoond


def test_nothing_chosen_is_explained(client, twee):
    client.force_login(twee[0].coach.gebruiker)

    pagina = overdragen(client, twee[0].coach)

    assert "Kies minstens één traject." in pagina.text


@pytest.mark.parametrize("wie", ["elders", "vdab"])
def test_another_organisation_hands_nothing_over(client, twee, wie):
    zaak = twee[0]
    lid = zaak.vdab if wie == "vdab" else LidmaatschapFactory(partner=True)
    client.force_login(lid.gebruiker)

    assert overdragen(client, zaak.coach, zaak.traject).status_code == 404


@pytest.mark.parametrize("rol", ["onderneming", "beleid", "beheer"])
def test_who_works_on_no_case_has_no_colleagues_here(client, twee, rol):
    client.force_login(LidmaatschapFactory(**{rol: True}).gebruiker)

    assert client.get(reverse("collegas")).status_code == 403
    assert overdragen(client, twee[0].coach, twee[0].traject).status_code == 404
