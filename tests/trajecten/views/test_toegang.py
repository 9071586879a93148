"""Every page, for every role: who belongs to the case, and a user of another organisation with a case of their own."""

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from tests.factories import LidmaatschapFactory, OndernemingFactory, Zaak, moment, zaak_in
from tests.lijsten import kijk_na, rij
from tests.trajecten.workflow.bouw_steekproef import trek, zittende
from trajecten import workflow
from trajecten.enums import LijstNaam, Provincie, Rol, TrajectStatus
from trajecten.models import Export, Personeelsimport, Stageplaats, Steekproef
from trajecten.urls import urlpatterns

pytestmark = pytest.mark.django_db
OPEN = {"toegankelijkheid", "gezondheid", "gezondheid-live"}
ALLEEN_SLEUTEL = {"agenda-feed"}  # open to who has the key: see test_agenda.py
ALLEEN_KNOP = {"thema"}  # open too, but there is nothing to read


def log_in(client, lid):
    client.force_login(lid.gebruiker)
    return client


def steekproef_van(zaak: Zaak) -> Steekproef:
    """A draw at the company of this case, of somebody who works there besides."""
    if een := Steekproef.objects.filter(onderneming=zaak.vestiging.onderneming).first():
        return een
    zittende(zaak.vestiging)
    return trek(zaak.vestiging, zaak.dag)


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
            "rapport": "resultaten",
            "naam": "resultaten-staven",
            "lijst": "traject-lijst",
            "filter": zaak.traject.uuid,  # no such filter: the tests of the lists use a real one
            "rang": 1,
            "sleutel": "geen-sleutel",
        }[naam]
    if "collegas/" in str(patroon.pattern) and "uuid" in argumenten:
        argumenten["uuid"] = zaak.coach.uuid
    if "ondernemingen/" in str(patroon.pattern) and "uuid" in argumenten:
        argumenten["uuid"] = zaak.partner.uuid
    if "projecten/" in str(patroon.pattern) and "uuid" in argumenten:
        argumenten["uuid"] = zaak.project.uuid
    if "stageplaatsen/" in str(patroon.pattern) and "uuid" in argumenten:
        gegevens = {"lid": zaak.coach, "bijgewerkt_op": moment(zaak.dag)}
        eigen = {"onderneming": zaak.partner, "project": zaak.project}
        Stageplaats.objects.get_or_create(**eigen, defaults=gegevens)
        argumenten["uuid"] = zaak.partner.uuid
    if "steekproeven/" in str(patroon.pattern) and "uuid" in argumenten:
        argumenten["uuid"] = steekproef_van(zaak).uuid
    if "import/" in str(patroon.pattern) and "uuid" in argumenten:
        van = Personeelsimport.objects.filter(lid=zaak.werkgever).first()
        argumenten["uuid"] = (van or kijk_na(zaak.werkgever, zaak.dag, rij(zaak.vestiging))).uuid
    if "exporten/" in str(patroon.pattern) and "uuid" in argumenten:
        van = Export.objects.filter(lid=zaak.vdab).first()
        gegevens = {"vraag": "formaat=csv", "naam": "trajecten.csv", "lid": zaak.vdab, "nu": timezone.now()}
        argumenten["uuid"] = (van or workflow.export_vragen(LijstNaam.TRAJECTEN, **gegevens)).uuid
    return reverse(patroon.name, kwargs=argumenten)


def test_a_page_asks_for_a_login(client):
    zaak = zaak_in(TrajectStatus.BEOORDELING)
    antwoorden = {patroon.name: client.get(adres(patroon, zaak)) for patroon in urlpatterns}

    open_ = {naam for naam, antwoord in antwoorden.items() if antwoord.status_code in (200, 503)}
    naar_aanmelden = {n for n, a in antwoorden.items() if a.status_code == 302 and a.url.startswith("/account/login/")}
    assert open_ == OPEN
    assert naar_aanmelden == set(antwoorden) - OPEN - ALLEEN_KNOP - ALLEEN_SLEUTEL


@pytest.mark.parametrize("rol", Rol)
def test_another_organisation_sees_nothing(client, rol):
    zaak, andere = zaak_in(TrajectStatus.BEOORDELING), zaak_in(TrajectStatus.BEOORDELING, postcode="9000")
    lid = {
        Rol.VDAB: lambda: LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.OOST_VLAANDEREN]),
        Rol.ONDERNEMING: lambda: andere.werkgever,
        Rol.PARTNER: lambda: andere.coach,
        Rol.BELEID: lambda: LidmaatschapFactory(beleid=True),
        Rol.BEHEER: lambda: LidmaatschapFactory(beheer=True),
    }[rol]()
    log_in(client, lid)
    openbaar = {"onderneming"} if rol in (Rol.VDAB, Rol.BEHEER) else set()
    if rol == Rol.VDAB:  # hosts of stages are no people: all of VDAB may know them
        openbaar |= {"project"}  # all of VDAB may know it; the cases on it are those one sees
        openbaar |= {"stageplaats", "stageplaats-aanvullen", "stageplaats-ervaring"}

    for patroon in (p for p in urlpatterns if "uuid" in p.pattern.converters and p.name not in openbaar):
        for methode in (client.get, client.post):
            antwoord = methode(adres(patroon, zaak))
            assert antwoord.status_code in (404, 405), (patroon.name, methode.__name__)
            assert zaak.maatwerker.familienaam not in antwoord.content.decode(), patroon.name


@pytest.mark.parametrize("wie", ["vdab", "coach", "werkgever", "beleid", "beheer"])
def test_no_page_breaks_for_who_belongs_to_the_case(client, wie):
    zaak = zaak_in(TrajectStatus.BEOORDELING)
    lid = getattr(zaak, wie) if wie in ("vdab", "coach", "werkgever") else LidmaatschapFactory(**{wie: True})
    log_in(client, lid)

    codes = {}
    for patroon in urlpatterns:
        antwoord = client.get(adres(patroon, zaak))
        codes[patroon.name] = antwoord.status_code
        if antwoord.streaming:
            antwoord.getvalue()  # read to its end, so that it closes

    assert set(codes.values()) <= {200, 302, 403, 404, 405, 503}, codes
    eigen = {"start"} if wie in ("beleid", "beheer") else {"start", "traject", "maatwerker"}
    assert {naam for naam in eigen if codes[naam] != 200} == set()


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
