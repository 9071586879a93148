"""Every page, for every role: who belongs to the case, and a user of another organisation with a case of their own."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests.factories import LidmaatschapFactory, OndernemingFactory, Zaak, zaak_in
from trajecten.enums import Provincie, Rol, TrajectStatus
from trajecten.urls import urlpatterns

pytestmark = pytest.mark.django_db
OPEN = {"toegankelijkheid", "gezondheid", "gezondheid-live"}


def log_in(client, lid):
    client.force_login(lid.gebruiker)
    return client


def adres(patroon: URLPattern, zaak: Zaak) -> str:
    """The address of a pattern, for this case."""
    argumenten = {}
    for naam in patroon.pattern.converters:
        argumenten[naam] = {
            "uuid": zaak.maatwerker.uuid if "maatwerkers/" in str(patroon.pattern) else zaak.traject.uuid,
            "nummer": zaak.project.oproep.nummer,
            "soort": "oproepen",
            "pk": zaak.project.oproep.pk,
            "feit": zaak.traject.uuid,  # no such feit: the tests of each page use a real one
            "kant": "partner",
            "blok": "trajecten-te-beoordelen",
        }[naam]
    if "ondernemingen/" in str(patroon.pattern) and "uuid" in argumenten:
        argumenten["uuid"] = zaak.partner.uuid
    return reverse(patroon.name, kwargs=argumenten)


@pytest.mark.parametrize("patroon", urlpatterns, ids=lambda p: p.name)
def test_a_page_asks_for_a_login(client, patroon):
    zaak = Zaak()
    zaak.neem("toeleiden")
    antwoord = client.get(adres(patroon, zaak))
    if patroon.name in OPEN:
        assert antwoord.status_code in (200, 503)
    else:
        assert antwoord.status_code == 302
        assert antwoord.url.startswith("/account/login/")


@pytest.mark.parametrize("rol", Rol)
@pytest.mark.parametrize("patroon", [p for p in urlpatterns if "uuid" in p.pattern.converters], ids=lambda p: p.name)
def test_another_organisation_sees_nothing(client, patroon, rol):
    zaak, andere = zaak_in(TrajectStatus.BEOORDELING), zaak_in(TrajectStatus.BEOORDELING, postcode="9000")
    lid = {
        Rol.VDAB: lambda: LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.OOST_VLAANDEREN]),
        Rol.ONDERNEMING: lambda: andere.werkgever,
        Rol.PARTNER: lambda: andere.coach,
        Rol.BELEID: lambda: LidmaatschapFactory(beleid=True),
        Rol.BEHEER: lambda: LidmaatschapFactory(beheer=True),
    }[rol]()
    for methode in (log_in(client, lid).get, client.post):
        antwoord = methode(adres(patroon, zaak))
        openbaar = patroon.name == "onderneming" and rol in (Rol.VDAB, Rol.BEHEER)
        assert antwoord.status_code in ({200, 405} if openbaar else {403, 404, 405})
        if not openbaar:
            assert zaak.maatwerker.familienaam not in antwoord.content.decode()


@pytest.mark.parametrize("patroon", urlpatterns, ids=lambda p: p.name)
@pytest.mark.parametrize("wie", ["vdab", "coach", "werkgever", "beleid", "beheer"])
def test_no_page_breaks_for_who_belongs_to_the_case(client, patroon, wie):
    zaak = zaak_in(TrajectStatus.BEOORDELING)
    lid = getattr(zaak, wie) if wie in ("vdab", "coach", "werkgever") else LidmaatschapFactory(**{wie: True})

    antwoord = log_in(client, lid).get(adres(patroon, zaak))

    assert antwoord.status_code in (200, 302, 403, 404, 405, 503)
    assert not (wie == "vdab" and patroon.name in ("traject", "maatwerker", "start") and antwoord.status_code != 200)


def test_who_has_no_membership_is_told_so(client):
    lid = LidmaatschapFactory(vdab=True)
    lid.tot = lid.van
    lid.save()
    antwoord = log_in(client, lid).get(reverse("start"))
    assert antwoord.status_code == 403
    assert "geen lidmaatschap" in antwoord.content.decode()


def test_a_user_switches_between_own_memberships_only(client):
    lid = LidmaatschapFactory(partner=True)
    tweede = LidmaatschapFactory(gebruiker=lid.gebruiker, rol=Rol.ONDERNEMING, organisatie=OndernemingFactory())
    vreemd = LidmaatschapFactory(vdab=True)
    log_in(client, lid)

    assert client.post(reverse("lid-kiezen"), {"lid": tweede.uuid}).status_code == 302
    assert client.get(reverse("start")).wsgi_request.lid == tweede
    assert client.post(reverse("lid-kiezen"), {"lid": vreemd.uuid}).status_code == 404


def test_every_page_is_in_the_walk():
    assert {p.name for p in urlpatterns} <= set(get_resolver().reverse_dict)
