from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.factories import moment, zaak_in
from tests.trajecten.views.test_aantal_vragen import kost
from trajecten import workflow
from trajecten.enums import TrajectStatus
from trajecten.models import Registratie, Stage, Stagefeedback, Traject

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)
FEEDBACK = {"van": "deelnemer", "tekst": "Het gaat vlot", "steun": ["onthaal", "vragen"]}


def lopende_zaak():
    return zaak_in(S.STAGE, begin=timezone.localdate() - timedelta(days=10))


def noteer(client, zaak, **anders):
    versie = Traject.objects.get(pk=zaak.traject.pk).versie
    invoer = {"versie": versie, "op": timezone.localdate(), **FEEDBACK, **anders}
    return client.post(reverse("traject-stagefeedback", args=[zaak.traject.uuid]), invoer)


@pytest.mark.parametrize("wie", ["coach", "vdab"])
def test_it_works(client, wie):
    zaak = lopende_zaak()
    client.force_login(getattr(zaak, wie).gebruiker)
    assert (
        reverse("traject-stagefeedback", args=[zaak.traject.uuid]) in client.get(zaak.traject.get_absolute_url()).text
    )

    assert noteer(client, zaak).status_code == 302

    feedback = Stagefeedback.objects.geldig().get()
    assert (feedback.geregistreerd_door, feedback.steun) == (getattr(zaak, wie), ["onthaal", "vragen"])
    [een] = [e for e in client.get(zaak.traject.get_absolute_url()).context["verloop"] if e.soort == "stagefeedback"]
    assert een.titel == "Feedback over de stage: de deelnemer"
    assert een.tekst == "Het gaat vlot. Steun: onthaal op de werkvloer, vragen beantwoord"
    assert een.intrekken_url


def test_the_page_shows_the_running_stage_until_it_ends(client):
    zaak = lopende_zaak()
    stage = Stage.objects.geldig().get()
    client.force_login(zaak.coach.gebruiker)

    blok = client.get(zaak.traject.get_absolute_url()).context["stage"]
    assert blok.een.gegevens["stageplaats"] == str(stage.stageplaats)
    assert (blok.tbs_op, blok.dagen) == (stage.tbs_op, (stage.laatste_dag - timezone.localdate()).days)
    zaak.neem("stage_beeindigen")

    assert client.get(zaak.traject.get_absolute_url()).context["stage"] is None


def test_the_employer_sees_neither_feedback_nor_where(client):
    zaak = lopende_zaak()
    client.force_login(zaak.coach.gebruiker)
    noteer(client, zaak)
    client.logout()
    client.force_login(zaak.werkgever.gebruiker)

    pagina = client.get(zaak.traject.get_absolute_url())

    assert "Het gaat vlot" not in pagina.text
    assert str(Stage.objects.get().stageplaats) not in pagina.text
    assert pagina.context["stage"] is None
    assert noteer(client, zaak).status_code == 403


def test_another_organisation_is_told_nothing(client):
    zaak, andere = lopende_zaak(), lopende_zaak()
    for lid in (andere.coach, andere.werkgever):
        client.force_login(lid.gebruiker)
        assert noteer(client, zaak).status_code == 404
    assert not Stagefeedback.objects.exists()


@pytest.mark.parametrize("dagen", [-30, 1])
def test_the_day_lies_within_the_stage_and_not_ahead(client, dagen):
    zaak = lopende_zaak()
    client.force_login(zaak.coach.gebruiker)

    pagina = noteer(client, zaak, op=timezone.localdate() + dagen * DAG)

    assert (pagina.status_code, set(pagina.context["form"].errors)) == (200, {"op"})
    assert pagina.context["form"]["tekst"].value() == "Het gaat vlot"
    assert not Stagefeedback.objects.exists()


@pytest.mark.parametrize("status", [S.JOBMATCHING, S.NAZORG])
def test_there_must_be_a_stage(status):
    zaak = zaak_in(status)
    met = {"lid": zaak.coach, "nu": moment(zaak.dag), "versie": zaak.traject.versie}

    with pytest.raises(PermissionDenied):
        workflow.stagefeedback_noteren(zaak.traject, **met, op=date(2026, 3, 1), **FEEDBACK)


def test_a_start_with_feedback_is_not_undone():
    zaak = zaak_in(S.STAGE)
    feedback = workflow.stagefeedback_noteren(
        zaak.traject, versie=zaak.traject.versie, lid=zaak.coach, nu=moment(zaak.dag), op=zaak.dag, **FEEDBACK
    )
    with pytest.raises(ValidationError, match="feedback over de stage"):
        zaak.neem("terugdraaien")

    workflow.feit_intrekken(feedback, lid=zaak.coach, nu=moment(zaak.dag), reden="Verkeerde persoon")

    zaak.neem("terugdraaien")
    assert zaak.traject.status == S.JOBMATCHING


def test_it_costs_the_same_with_more_feedback(client):
    zaak = lopende_zaak()
    client.force_login(zaak.coach.gebruiker)

    def gevraagd(aantal):
        for _ in range(aantal):
            registratie = Registratie(zaak.coach, timezone.now())
            Stagefeedback.objects.registreer(registratie, traject=zaak.traject, op=zaak.dag, **FEEDBACK)
        return kost(client, zaak.traject.get_absolute_url())

    een, drie = gevraagd(1), gevraagd(2)
    assert len(een) == len(drie) <= 12, drie
