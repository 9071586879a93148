"""Asking for an evaluation, and the ways in which the question ends."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error, IntegrityError, transaction

from tests.factories import LidmaatschapFactory, PopFactory, TewerkstellingFactory, Zaak, moment
from trajecten import workflow
from trajecten.enums import AanvraagStand, EvaluatieSoort, EvaluatieUitkomst, Rol, WopGrond
from trajecten.models import Afwezigheid, Evaluatie, Evaluatieaanvraag, Registratie, Tewerkstelling, Wop
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
NU = date(2027, 3, 2)


@pytest.fixture
def zaak():
    """Somebody with a startpakket, in the third year of employment: since 26-1-2025."""
    zaak = Zaak()
    Wop.objects.get().vervang(Registratie(zaak.vdab, moment(zaak.dag)), grond=WopGrond.STARTPAKKET)
    return zaak


def vraag(zaak, *, op=NU, lid=None, **gegevens):
    standaard = {"soort": "vrijwillig", "namens": "maatwerker", "motivering": "", "geattesteerd": False}
    return workflow.evaluatie_vragen(zaak.maatwerker, lid=lid or zaak.werkgever, nu=moment(op), **standaard | gegevens)


def evalueer(zaak, op, **gegevens):
    standaard = {
        "soort": EvaluatieSoort.VRIJWILLIG,
        "uitkomst": EvaluatieUitkomst.DOORSTROOMKLAAR,
        "motivering": "Gezien",
    }
    return workflow.evaluatie_vastleggen(
        zaak.maatwerker, lid=zaak.vdab, nu=moment(op), bezoek_op=op, **standaard | gegevens
    )


@pytest.mark.regel("R11")
def test_it_works(zaak):
    aanvraag = vraag(zaak)

    assert (aanvraag.stand, aanvraag.gevraagd_op, aanvraag.lid) == (AanvraagStand.OPEN, NU, zaak.werkgever)
    with pytest.raises(ValidationError, match="al een vraag open"):
        vraag(zaak)


@pytest.mark.regel("R11")
@pytest.mark.parametrize(("op", "mag"), [(date(2027, 1, 25), False), (date(2027, 1, 26), True)])
def test_the_third_year_counts_from_the_hire(zaak, op, mag):
    if mag:
        assert vraag(zaak, op=op).gevraagd_op == op
    else:
        with pytest.raises(ValidationError, match="26-01-2027"):
            vraag(zaak, op=op)


@pytest.mark.regel("R11")
def test_employment_that_went_on_under_another_fraction_counts_along(zaak):
    dienst = Tewerkstelling.objects.get()
    registratie = Registratie(zaak.werkgever, moment(zaak.dag))
    dienst.vervang(registratie, periode=periode(dienst.periode.lower, zaak.dag))
    Tewerkstelling.objects.registreer(registratie, **dienst.inhoud() | {"periode": periode(zaak.dag), "breuk": "0.5"})

    assert vraag(zaak).stand == AanvraagStand.OPEN


@pytest.mark.regel("R12")
def test_an_early_one_needs_a_motivation_an_attest_and_a_pop(zaak):
    vroeg = {"soort": "vervroegd", "op": zaak.dag}
    with pytest.raises(ValidationError, match="recent POP"):
        vraag(zaak, **vroeg, motivering="Kan niet meer tillen", geattesteerd=True)
    PopFactory(maatwerker=zaak.maatwerker, versie_op=zaak.dag)

    for anders, veld in (({"geattesteerd": True}, "motivering"), ({"motivering": "Tilt niet meer"}, "geattesteerd")):
        with pytest.raises(ValidationError) as fout:
            vraag(zaak, **vroeg, **anders)
        assert set(fout.value.message_dict) == {veld}
    assert vraag(zaak, **vroeg, motivering="Tilt niet meer", geattesteerd=True).soort == "vervroegd"


@pytest.mark.regel("R12")
def test_absences_move_the_eight_weeks(zaak):
    dienst = TewerkstellingFactory(vestiging=zaak.vestiging, periode=periode(NU - timedelta(weeks=8)))
    zaak.maatwerker = dienst.maatwerker
    PopFactory(maatwerker=zaak.maatwerker, versie_op=NU)
    Afwezigheid.objects.registreer(
        Registratie(zaak.werkgever, moment(NU)),
        maatwerker=zaak.maatwerker,
        soort="ziekte",
        periode=periode(NU - 9 * DAG, NU - 8 * DAG),
    )
    vroeg = {"soort": "vervroegd", "motivering": "Tilt niet meer", "geattesteerd": True}

    with pytest.raises(ValidationError, match="03-03-2027"):
        vraag(zaak, **vroeg)
    assert vraag(zaak, **vroeg, op=NU + DAG).gevraagd_op == NU + DAG


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.ONDERNEMING}))
def test_only_the_employer_asks(zaak, rol):
    with pytest.raises(PermissionDenied):
        vraag(zaak, lid=LidmaatschapFactory(**{rol: True}))


def test_another_company_cannot_ask(zaak):
    with pytest.raises(ValidationError, match="niet bij jullie in dienst"):
        vraag(zaak, lid=Zaak().werkgever)


# How it ends


@pytest.mark.parametrize(
    ("wie", "stand"), [("werkgever", AanvraagStand.INGETROKKEN), ("vdab", AanvraagStand.GEWEIGERD)]
)
def test_it_is_withdrawn_or_refused(zaak, wie, stand):
    aanvraag, lid = vraag(zaak), getattr(zaak, wie)

    workflow.evaluatievraag_afsluiten(aanvraag, lid=lid, nu=moment(NU), reden="Toch niet")

    aanvraag.refresh_from_db()
    assert (aanvraag.stand, aanvraag.afgesloten_op, aanvraag.afgesloten_door) == (stand, NU, lid)
    with pytest.raises(ValidationError, match="al afgesloten"):
        workflow.evaluatievraag_afsluiten(aanvraag, lid=lid, nu=moment(NU), reden="Toch niet")
    assert vraag(zaak).stand == AanvraagStand.OPEN, "one can ask anew"


@pytest.mark.parametrize("wie", ["coach", "andere"])
def test_who_else_cannot_close_it(zaak, wie):
    aanvraag = vraag(zaak)
    lid = zaak.coach if wie == "coach" else LidmaatschapFactory(onderneming=True)

    with pytest.raises(PermissionDenied):
        workflow.evaluatievraag_afsluiten(aanvraag, lid=lid, nu=moment(NU), reden="Toch niet")


def test_an_evaluation_answers_it(zaak):
    aanvraag = vraag(zaak)

    evaluatie = evalueer(zaak, NU + DAG)

    aanvraag.refresh_from_db()
    assert (aanvraag.stand, aanvraag.evaluatie, aanvraag.afgesloten_op) == (
        AanvraagStand.GEEVALUEERD,
        evaluatie,
        NU + DAG,
    )
    assert evaluatie.gevraagd_op == NU


def test_an_evaluation_of_before_the_question_does_not_answer_it(zaak):
    aanvraag = vraag(zaak)

    assert evalueer(zaak, NU - DAG).gevraagd_op is None
    aanvraag.refresh_from_db()
    assert aanvraag.stand == AanvraagStand.OPEN


@pytest.mark.parametrize("opnieuw", [False, True])
def test_a_withdrawn_evaluation_leaves_one_open_question(zaak, opnieuw):
    aanvraag = vraag(zaak)
    evaluatie = evalueer(zaak, NU + DAG)
    if opnieuw:
        vraag(zaak, op=NU + DAG)

    workflow.feit_intrekken(evaluatie, lid=zaak.vdab, nu=moment(NU + DAG), reden="Vergissing")

    aanvraag.refresh_from_db()
    assert aanvraag.stand == (AanvraagStand.GEEVALUEERD if opnieuw else AanvraagStand.OPEN)
    assert Evaluatieaanvraag.objects.open().count() == 1
    assert not Evaluatie.objects.geldig().exists()


def test_what_was_asked_never_changes(zaak):
    aanvraag = vraag(zaak)
    aanvraag.motivering = "Iets anders"

    with pytest.raises(Error), transaction.atomic():
        aanvraag.save()


@pytest.mark.parametrize(
    "verkeerd",
    [
        {"soort": "vervroegd", "motivering": ""},
        {"soort": "vervroegd", "motivering": "x", "geattesteerd": False},
        {"stand": AanvraagStand.GEWEIGERD},
        {"stand": AanvraagStand.GEEVALUEERD, "afgesloten_op": NU},
        {"afgesloten_op": NU},
        {"reden": "", "stand": AanvraagStand.GEWEIGERD, "afgesloten_op": NU, "met": True},
    ],
)
def test_the_database_refuses_what_cannot_be(zaak, verkeerd):
    door = {"afgesloten_door": zaak.vdab} if verkeerd.pop("met", False) else {}
    gewoon = {"soort": "vrijwillig", "namens": "maatwerker", "gevraagd_op": NU, "lid": zaak.werkgever}

    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluatieaanvraag.objects.create(maatwerker=zaak.maatwerker, **gewoon | verkeerd | door)
