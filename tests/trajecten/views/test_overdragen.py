from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, zaak_in
from trajecten.enums import Provincie, Rol, TrajectStatus
from trajecten.models import Toewijzing, Traject

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)


def url(zaak, kant):
    return reverse("traject-overdragen", args=[zaak.traject.uuid, kant])


def draag_over(client, zaak, naar, *, kant="vdab", **anders):
    versie = Traject.objects.get(pk=zaak.traject.pk).versie
    invoer = {"versie": versie, "naar": naar.pk, "op": timezone.localdate(), "reden": "Verlof", **anders}
    return client.post(url(zaak, kant), invoer)


def collega(zaak, kant="vdab", **velden):
    if kant == "vdab":
        return LidmaatschapFactory(**{"rol": Rol.VDAB, "provincies": [Provincie.ANTWERPEN], **velden})
    return LidmaatschapFactory(**{"rol": Rol.PARTNER, "organisatie": zaak.partner, **velden})


@pytest.mark.parametrize(("kant", "wie"), [("vdab", "vdab"), ("partner", "coach")])
def test_it_works(client, kant, wie):
    zaak = zaak_in(S.VOORTRAJECT)
    if kant == "partner":
        Toewijzing.objects.create(
            traject=zaak.traject, kant="partner", lid=zaak.coach, periode=zaak.traject.toewijzingen.get().periode
        )
    naar = collega(zaak, kant)
    client.force_login(getattr(zaak, wie).gebruiker)
    assert url(zaak, kant) in client.get(zaak.traject.get_absolute_url()).text

    response = draag_over(client, zaak, naar, kant=kant)

    assert response.url == zaak.traject.get_absolute_url()
    assert str(naar.gebruiker) in client.get(zaak.traject.get_absolute_url()).text
    oud, nieuw = Toewijzing.objects.filter(kant=kant).order_by("periode")
    assert (oud.lid, oud.periode.upper) == (getattr(zaak, wie), timezone.localdate())
    assert (nieuw.lid, nieuw.periode.lower, nieuw.periode.upper) == (naar, timezone.localdate(), None)
    assert nieuw.reden == "Verlof"


def test_the_first_coach_is_named(client):
    zaak = zaak_in(S.TOEGELEID)
    client.force_login(zaak.coach.gebruiker)
    assert "nog niemand" in client.get(zaak.traject.get_absolute_url()).text

    assert draag_over(client, zaak, zaak.coach, kant="partner").status_code == 302

    assert Toewijzing.objects.get(kant="partner").lid == zaak.coach


@pytest.mark.parametrize(
    ("wie", "kant", "code"),
    [("coach", "vdab", 403), ("vdab", "partner", 403), ("werkgever", "partner", 403), ("vdab", "midden", 404)],
)
def test_nobody_hands_over_the_work_of_another_side(client, wie, kant, code):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(getattr(zaak, wie).gebruiker)

    assert client.get(url(zaak, kant)).status_code == code
    assert draag_over(client, zaak, zaak.coach, kant=kant).status_code == code


def test_a_closed_traject_is_not_handed_over(client):
    zaak = zaak_in(S.STOPGEZET)
    client.force_login(zaak.vdab.gebruiker)

    assert url(zaak, "vdab") not in client.get(zaak.traject.get_absolute_url()).text
    assert draag_over(client, zaak, collega(zaak)).status_code == 403


@pytest.mark.parametrize(
    "velden",
    [
        {"provincies": [Provincie.LIMBURG]},
        {"tot": timezone.localdate() - DAG},
        {"gebruiker__is_active": False},
        {"rol": Rol.BELEID, "provincies": []},
    ],
)
def test_only_to_who_is_active_on_the_same_side(client, velden):
    zaak = zaak_in(S.VOORTRAJECT)
    naar = collega(zaak, **velden)
    client.force_login(zaak.vdab.gebruiker)

    response = draag_over(client, zaak, naar)

    assert set(response.context["form"].errors) == {"naar"}
    assert str(naar.gebruiker) not in response.text
    assert Toewijzing.objects.count() == 1


def test_not_to_somebody_who_leaves_before_that_day(client):
    zaak = zaak_in(S.VOORTRAJECT)
    naar = collega(zaak, tot=timezone.localdate())
    client.force_login(zaak.vdab.gebruiker)

    response = draag_over(client, zaak, naar, op=timezone.localdate() + DAG)

    assert set(response.context["form"].errors) == {"naar"}


@pytest.mark.parametrize("anders", [{"op": ""}, {"op": "2026-02-30"}, {"reden": ""}, {"reden": "x" * 201}])
def test_bad_input_stands_beside_its_field(client, anders):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.vdab.gebruiker)

    response = draag_over(client, zaak, collega(zaak), **anders)

    assert set(response.context["form"].errors) == set(anders)
    assert Toewijzing.objects.count() == 1


def test_not_to_who_is_responsible_already_and_not_before_that_began(client):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.vdab.gebruiker)

    assert set(draag_over(client, zaak, zaak.vdab).context["form"].errors) == {"naar"}
    begin = zaak.traject.toegeleid_op
    for op in (begin, begin - DAG):
        assert set(draag_over(client, zaak, collega(zaak), op=op).context["form"].errors) == {"op"}


def test_a_planned_handover_shows_today_who_is_responsible_today(client):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.vdab.gebruiker)
    naar = collega(zaak)

    draag_over(client, zaak, naar, op=timezone.localdate() + DAG)

    pagina = client.get(zaak.traject.get_absolute_url())
    assert pagina.context["traject"].bemiddelaar == zaak.vdab.gebruiker.naam


def test_who_comes_second_is_told(client):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.vdab.gebruiker)

    assert draag_over(client, zaak, collega(zaak), versie=zaak.traject.versie - 1).status_code == 409
