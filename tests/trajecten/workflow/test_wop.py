"""VDAB's decisions about a WOP, and the POP: what is granted, for how long, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import (
    DAG,
    LidmaatschapFactory,
    OndernemingFactory,
    TewerkstellingFactory,
    VestigingFactory,
    WopFactory,
    Zaak,
    moment,
)
from tests.trajecten.workflow.bouw import LDE, geweigerd, wops
from tests.trajecten.workflow.bouw_steekproef import trek, zittende
from trajecten import workflow
from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, Werkvorm, WopGrond
from trajecten.forms.maatwerker import PopForm
from trajecten.models import Evaluatie, Pop, Wop
from trajecten.models.velden import periode

pytestmark = pytest.mark.django_db
HIRE = date(2026, 3, 2)


@pytest.fixture
def vdab():
    return LidmaatschapFactory(vdab=True)


@pytest.fixture
def persoon():
    """Somebody who was hired, and has no WOP yet."""
    return TewerkstellingFactory(periode=periode(HIRE)).maatwerker


def ken_toe(persoon, lid, *, nu=None, **gegevens):
    standaard = {"op": HIRE, "loonpremie": 60, "begeleiding": "hoog"}
    return workflow.wop_toekennen(persoon, lid=lid, nu=nu or moment(date(2026, 6, 1)), **standaard | gegevens)


def evalueer(persoon, lid, op, uitkomst, *, nu=None, **gegevens):
    gegevens = {"soort": EvaluatieSoort.PERIODIEK, "motivering": "Op de werkvloer gezien", **gegevens}
    return workflow.evaluatie_vastleggen(
        persoon, lid=lid, nu=nu or moment(op), bezoek_op=op, uitkomst=uitkomst, **gegevens
    )


# The startpakket


@pytest.mark.regel("R6")
@pytest.mark.parametrize(
    ("hire", "vrij"),
    [
        (date(2019, 1, 1), date(2024, 1, 1)),
        (date(2019, 3, 15), date(2024, 3, 15)),
        (date(2020, 2, 29), date(2025, 2, 28)),
        (date(2021, 7, 31), date(2026, 7, 31)),
    ],
)
def test_it_works(vdab, hire, vrij):
    persoon = TewerkstellingFactory(periode=periode(hire)).maatwerker

    ken_toe(persoon, vdab, op=hire)

    wop = Wop.objects.get()
    assert (str(wop), wop.periode, wop.grond) == ("WOP 60 Hoog", periode(hire, vrij), WopGrond.STARTPAKKET)
    assert wop.beslist_op == hire


@pytest.mark.regel("R31")
@pytest.mark.parametrize("loonpremie", [40, 45, 50, 55, 60, 65, 70, 75])
def test_a_startpakket_is_45_or_60(vdab, persoon, loonpremie):
    if loonpremie in (45, 60):
        ken_toe(persoon, vdab, loonpremie=loonpremie)
    else:
        with geweigerd(loonpremie="Een startpakket is altijd 45 % of 60 % (R31)."):
            ken_toe(persoon, vdab, loonpremie=loonpremie)

    assert Wop.objects.exists() == (loonpremie in (45, 60))


@pytest.mark.regel("R30")
def test_a_wop_has_a_level_of_guidance(vdab, persoon):
    with geweigerd(begeleiding="Waarde 'middel' is geen geldige keuze."):
        ken_toe(persoon, vdab, begeleiding="middel")


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        ({"op": date(2026, 6, 2)}, "Deze datum ligt in de toekomst."),
        ({"op": HIRE - DAG}, "Op die dag was deze persoon niet in dienst."),
    ],
)
def test_a_day_that_cannot_be_is_refused(vdab, persoon, gegevens, zin):
    with geweigerd(op=zin):
        ken_toe(persoon, vdab, **gegevens)


def test_somebody_has_one_startpakket(vdab, persoon):
    ken_toe(persoon, vdab)
    with geweigerd(op="Deze persoon heeft in die periode al een WOP."):
        ken_toe(persoon, vdab)


@pytest.mark.regel("R4")
def test_before_2019_and_in_lde_there_is_no_wop(vdab):
    bw = TewerkstellingFactory(werkvorm=Werkvorm.BW, periode=periode(date(2018, 12, 1))).maatwerker
    lde = TewerkstellingFactory(werkvorm=Werkvorm.LDE, vestiging__onderneming=OndernemingFactory(lde=True)).maatwerker

    with geweigerd(op="kent op die dag geen WOP"):
        ken_toe(bw, vdab, op=date(2018, 12, 31))
    with geweigerd(op="kent op die dag geen WOP"):
        ken_toe(lde, vdab)
    ken_toe(bw, vdab, op=date(2019, 1, 1))

    assert Wop.objects.get().maatwerker == bw


def test_only_vdab_decides(persoon):
    ander = LidmaatschapFactory(onderneming=True)
    with pytest.raises(PermissionDenied):
        ken_toe(persoon, ander)
    with pytest.raises(PermissionDenied):
        evalueer(persoon, ander, HIRE, EvaluatieUitkomst.DOORSTROOMKLAAR)


# The evaluation


@pytest.mark.regel("R7")
def test_ready_changes_no_wop(vdab):
    zaak = Zaak()
    voor = wops(zaak)

    evalueer(zaak.maatwerker, vdab, zaak.dag, EvaluatieUitkomst.DOORSTROOMKLAAR)

    assert wops(zaak) == voor
    assert Evaluatie.objects.get().uitkomst == EvaluatieUitkomst.DOORSTROOMKLAAR


@pytest.mark.regel("R7")
@pytest.mark.regel("R10")
@pytest.mark.parametrize(
    ("uitkomst", "nieuw", "wop"),
    [
        (EvaluatieUitkomst.WOP_ONGEWIJZIGD, {}, "WOP 60 Midden"),
        (EvaluatieUitkomst.WOP_GEWIJZIGD, {"loonpremie": 50, "begeleiding": "laag"}, "WOP 50 Laag"),
    ],
)
def test_not_ready_gives_a_new_right_of_five_years(vdab, uitkomst, nieuw, wop):
    zaak = Zaak()
    [(oud, van, _, grond)] = wops(zaak)

    evalueer(zaak.maatwerker, vdab, HIRE, uitkomst, **nieuw)

    assert wops(zaak) == [(oud, van, HIRE, grond), (wop, HIRE, date(2031, 3, 2), WopGrond.EVALUATIE)]


@pytest.mark.regel("R7")
def test_there_is_no_fourth_outcome(vdab, persoon):
    with geweigerd(uitkomst="Waarde 'misschien' is geen geldige keuze."):
        evalueer(persoon, vdab, HIRE, "misschien")
    assert not Evaluatie.objects.exists()


@pytest.mark.regel("R10")
@pytest.mark.regel("R9")
@pytest.mark.parametrize("uitkomst", [EvaluatieUitkomst.WOP_ONGEWIJZIGD, EvaluatieUitkomst.WOP_GEWIJZIGD])
def test_a_new_wop_of_a_zittende_maatwerker_has_an_end(vdab, uitkomst):
    vestiging, begin, bezoek = VestigingFactory(), date(2019, 1, 1), date(2019, 10, 1)
    persoon = zittende(vestiging)
    WopFactory(maatwerker=persoon, periode=periode(begin), grond=WopGrond.OMZETTING_ZITTEND, beslist_op=begin)
    trek(vestiging, bezoek)

    evalueer(persoon, vdab, bezoek, uitkomst, soort="tienprocent", loonpremie=55, begeleiding="laag")

    assert list(Wop.objects.geldig().order_by("periode").values_list("periode", "grond")) == [
        (periode(begin, bezoek), WopGrond.OMZETTING_ZITTEND),
        (periode(bezoek, date(2024, 10, 1)), WopGrond.EVALUATIE),
    ]


@pytest.mark.parametrize(
    ("op", "uitkomst", "nieuw", "zinnen"),
    [
        (date(2026, 3, 3), EvaluatieUitkomst.DOORSTROOMKLAAR, {}, {"bezoek_op": "in de toekomst"}),
        (date(2024, 1, 1), EvaluatieUitkomst.WOP_ONGEWIJZIGD, {}, {"bezoek_op": "niet in dienst"}),
        (HIRE, EvaluatieUitkomst.WOP_GEWIJZIGD, {"loonpremie": 50}, {"begeleiding": "Kies het nieuwe WOP."}),
        (HIRE, EvaluatieUitkomst.WOP_GEWIJZIGD, {"begeleiding": "laag"}, {"loonpremie": "Kies het nieuwe WOP."}),
        (HIRE, EvaluatieUitkomst.WOP_GEWIJZIGD, {"loonpremie": 42, "begeleiding": "laag"}, {"loonpremie": "42"}),
    ],
)
def test_an_outcome_that_cannot_be_changes_nothing(vdab, op, uitkomst, nieuw, zinnen):
    zaak = Zaak()
    voor = wops(zaak)

    with geweigerd(**zinnen):
        evalueer(zaak.maatwerker, vdab, op, uitkomst, nu=moment(HIRE), **nieuw)

    assert wops(zaak) == voor
    assert not Evaluatie.objects.exists()


def test_without_a_wop_none_can_stay_the_same(vdab, persoon):
    with geweigerd(uitkomst="Er loopt op die dag geen WOP dat ongewijzigd kan blijven."):
        evalueer(persoon, vdab, HIRE, EvaluatieUitkomst.WOP_ONGEWIJZIGD)


def test_in_lde_an_evaluation_gives_no_wop(vdab):
    zaak = Zaak(**LDE)
    with geweigerd(bezoek_op="kent op die dag geen WOP"):
        evalueer(zaak.maatwerker, vdab, zaak.dag, EvaluatieUitkomst.WOP_GEWIJZIGD, loonpremie=50, begeleiding="laag")


# The POP


def bewaar(persoon, lid, **gegevens):
    standaard = {
        "versie_op": HIRE,
        "competenties_nu": "Werkt nauwkeurig",
        "competenties_later": "Werkt zelfstandig",
        "acties": ["Heftruckopleiding", "Sollicitatietraining"],
    }
    return workflow.pop_bewaren(persoon, lid=lid, nu=moment(HIRE), **standaard | gegevens)


@pytest.mark.regel("R16")
def test_a_pop_has_two_improvement_actions(persoon):
    werkgever = LidmaatschapFactory(onderneming=True)

    with geweigerd(acties="Dit veld kan niet leeg zijn"):
        bewaar(persoon, werkgever, acties=[])
    with geweigerd(__all__="Een POP bevat minstens twee verbeteracties (R16)."):
        bewaar(persoon, werkgever, acties=["Heftruckopleiding"])
    bewaar(persoon, werkgever, acties=["Heftruckopleiding", "Sollicitatietraining"])

    assert Pop.objects.count() == 1


@pytest.mark.regel("R16")
@pytest.mark.parametrize(("acties", "mag"), [("Een", False), ("Een\n \n", False), ("Een\nTwee", True)])
def test_the_form_says_so_beside_the_actions(acties, mag):
    form = PopForm(
        {
            "versie_op": "2026-03-02",
            "competenties_nu": "Nu",
            "competenties_later": "Later",
            "acties": acties,
            "samen_gemaakt": "on",
        }
    )

    assert form.is_valid() == mag
    assert mag or form.errors == {"acties": ["Een POP bevat minstens twee verbeteracties, elk op een regel (R16)."]}


@pytest.mark.regel("R16")
@pytest.mark.parametrize("veld", ["competenties_nu", "competenties_later"])
def test_a_pop_names_the_competences_of_now_and_later(persoon, vdab, veld):
    with geweigerd(**{veld: "Dit veld kan niet leeg zijn"}):
        bewaar(persoon, vdab, **{veld: ""})


def test_a_version_of_the_pop_is_no_plan_for_later(persoon, vdab):
    with geweigerd(versie_op="Deze datum ligt in de toekomst."):
        bewaar(persoon, vdab, versie_op=HIRE + DAG)
    with pytest.raises(PermissionDenied):
        bewaar(persoon, LidmaatschapFactory(beleid=True))
