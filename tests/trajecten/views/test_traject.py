import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import zaak_in
from trajecten.enums import Rol, TrajectStatus
from trajecten.overgangen import OVERGANGEN

pytestmark = pytest.mark.django_db
S = TrajectStatus


def stappen(client, zaak, wie="vdab"):
    client.force_login(getattr(zaak, wie).gebruiker)
    return client.get(zaak.traject.get_absolute_url())


def namen(stappen):
    return [stap.naam for stap in stappen]


@pytest.mark.parametrize(
    ("status", "eerst"),
    [
        (S.TOEGELEID, ["starten"]),
        (S.VOORTRAJECT, ["jobmatching_starten"]),
        (S.JOBMATCHING, ["stage_starten"]),
        (S.STAGE, ["stage_beeindigen"]),
        (S.BEOORDELING, ["doorstromen"]),
        (S.NAZORG, ["nazorg_afsluiten"]),
        (S.STOPGEZET, []),
    ],
)
def test_it_works(client, status, eerst):
    pagina = stappen(client, zaak_in(status))

    assert pagina.status_code == 200
    assert namen(pagina.context["stappen"].eerst) == eerst
    assert len(re.findall('class="btn btn-primary"', pagina.text)) == len(eerst)


def test_resuming_comes_first_while_it_stands_still(client):
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("opschorten")

    pagina = stappen(client, zaak)

    assert namen(pagina.context["stappen"].eerst) == ["hervatten"]
    assert "stage_starten" in namen(pagina.context["stappen"].nabij)


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize(("wie", "rol"), [("vdab", Rol.VDAB), ("coach", Rol.PARTNER)])
def test_every_step_of_the_role_is_shown_once_with_its_reason(client, status, wie, rol):
    zaak = zaak_in(status, begin=timezone.localdate() - timedelta(days=20))
    pagina = stappen(client, zaak, wie)
    groepen = pagina.context["stappen"]
    alle = [*groepen.eerst, *groepen.verder, *groepen.opzij, *groepen.nabij, *groepen.ver]

    assert sorted(namen(alle)) == sorted(
        o.naam for o in OVERGANGEN.values() if rol in o.wie and o.als_knop and o.naam != "toeleiden"
    )
    for stap in [*groepen.nabij, *groepen.ver]:
        assert stap.reden
    for stap in groepen.nabij:
        assert status in stap.overgang.van
    for stap in groepen.ver:
        assert status not in stap.overgang.van


def test_what_the_status_does_not_allow_is_put_away(client):
    pagina = stappen(client, zaak_in(S.TOEGELEID)).text

    open_lijst, weg = pagina.split("<details class=", 1)
    assert "Wat pas later of niet meer kan" in weg
    assert "Dit kan alleen vanuit de status" in weg
    assert "Dit kan alleen vanuit de status" not in open_lijst


def test_a_company_takes_no_step(client):
    pagina = stappen(client, zaak_in(S.STAGE), "werkgever")

    assert "Op dit moment zet jij geen stap vooruit" in pagina.text
    assert "Overdragen" not in pagina.text


def test_who_is_responsible_stands_on_the_page(client):
    zaak = zaak_in(S.VOORTRAJECT)

    pagina = stappen(client, zaak, "coach").text

    assert str(zaak.vdab.gebruiker) in pagina
    assert "nog niemand" in pagina
