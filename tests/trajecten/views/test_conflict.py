"""Two people on one case: the second sees what changed beside what was typed, and decides."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import zaak_in
from trajecten.enums import TrajectStatus
from trajecten.models import Concept, Journaalregel, Traject
from trajecten.models.concept import VELD, bewijs, getoond_op

pytestmark = pytest.mark.django_db
S = TrajectStatus


@pytest.fixture
def zaak():
    return zaak_in(S.VOORTRAJECT, begin=timezone.localdate() - timedelta(days=20))


def stop(client, zaak, **invoer):
    return client.post(reverse("traject-stopzetten", args=[zaak.traject.uuid]), invoer)


def formulier(client, zaak):
    """What the form to stop the traject begins with, filled in."""
    pagina = client.get(reverse("traject-stopzetten", args=[zaak.traject.uuid])).context
    getypt = {"reden": "verhuis", "op": timezone.localdate().isoformat(), "toelichting": "Verhuist"}
    return {"versie": pagina["form"]["versie"].value(), VELD: pagina["bewijs"], **getypt}


def collega_gaat_voor(zaak):
    """A colleague takes a step after the form was shown; its proof counts in whole seconds."""
    Journaalregel.objects.create(
        maatwerker=zaak.maatwerker, traject=zaak.traject, op=zaak.dag, tekst="Vroeger", lid=zaak.coach,
        geschreven_op=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    zaak.neem("jobmatching_starten", lid=zaak.coach, nu=timezone.now() + timedelta(seconds=1))


def test_what_changed_stands_beside_what_was_typed(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    invoer = formulier(client, zaak)
    collega_gaat_voor(zaak)

    antwoord = stop(client, zaak, **invoer)

    assert antwoord.status_code == 409
    assert (antwoord.context["status_toen"], antwoord.context["status_nu"]) == ("Voortraject", "Jobmatching")
    assert [(een.soort, een.wie) for een in antwoord.context["intussen"]] == [
        ("statusovergang", str(zaak.coach.gebruiker))
    ]
    assert antwoord.context["form"]["toelichting"].value() == "Verhuist"
    assert Traject.objects.get().status == S.JOBMATCHING


def test_who_saves_again_has_decided(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    invoer = formulier(client, zaak)
    collega_gaat_voor(zaak)
    opnieuw = stop(client, zaak, **invoer).context["form"]["versie"].value()

    assert stop(client, zaak, **{**invoer, "versie": opnieuw}).status_code == 302

    assert Traject.objects.get().status == S.STOPGEZET
    assert not Concept.objects.exists()


def test_a_form_without_a_proof_still_says_who_was_first(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    invoer = formulier(client, zaak)
    collega_gaat_voor(zaak)

    antwoord = stop(client, zaak, **{**invoer, VELD: "verzonnen"})

    assert (antwoord.status_code, antwoord.context["intussen"]) == (409, [])
    assert f"Intussen gewijzigd door {zaak.coach.gebruiker}" in antwoord.text


def test_the_proof_knows_when_it_was_given(zaak):
    voor = timezone.now().replace(microsecond=0)

    assert voor <= getoond_op(bewijs(zaak.vdab.gebruiker)) <= timezone.now()
    assert getoond_op("a:b:c") is None
