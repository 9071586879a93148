"""The letters: what each says, that it is a PDF for everybody, and that what a user typed stays text."""

from datetime import date

import pytest

from tests.factories import EvaluatieFactory, LidmaatschapFactory, Zaak, moment, zaak_in
from tests.pdf import is_voor_iedereen, lees, soorten
from trajecten import workflow
from trajecten.brieven.beslissing import VOOR_BRIEF, WAAROM, ZONDER_MOTIVERING, brief, deel, kopie, voluit
from trajecten.brieven.pdf import maak_pdf
from trajecten.enums import EvaluatieUitkomst, Werkvorm
from trajecten.enums import TrajectStatus as S
from trajecten.models import Evaluatie, Weigering

DAG = date(2026, 3, 2)
GEVAARLIJK = [
    '#import "@preview/x:1.0.0": *',
    '"] #panic("x") [',
    '#read("/etc/passwd") $x$ @ref <label> *vet* _schuin_ \\ // {{ x }}',
    "Łukasz d'Élodie-Ñuñez",
    "x" * 300,
    "Feest 🎉 汉字 \u0007 👩‍👩‍👧",
    "a\u0301 \u202e omgekeerd",
]


def inhoud(tekst="An"):
    return {
        "titel": "Beslissing na je evaluatie",
        "afzender": ["VDAB", tekst],
        "aan": [tekst, "Kerkstraat 1"],
        "datum": voluit(DAG),
        "kenmerk": tekst,
        "delen": [deel(tekst, [tekst, tekst], [tekst]), deel("Leeg", [])],
        "ondertekenaar": tekst,
        "functie": tekst,
        "kopie": tekst,
    }


def test_the_pdf_is_one_for_everybody():
    document, knopen = lees(maak_pdf(inhoud(), op=moment(DAG)))

    is_voor_iedereen(document, "Beslissing na je evaluatie")
    assert [soort for soort in soorten(knopen) if soort in ("/Title", "/H1", "/L")] == ["/Title", "/H1", "/L", "/H1"]


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_what_somebody_typed_is_text(tekst):
    document, _ = lees(maak_pdf(inhoud(tekst), op=moment(DAG)))

    assert document.Root.MarkInfo.Marked is True
    assert str(document.docinfo["/Title"]) == "Beslissing na je evaluatie"


def test_the_same_letter_is_the_same_file():
    assert maak_pdf(inhoud(), op=moment(DAG)) == maak_pdf(inhoud(), op=moment(DAG))


def test_a_day_is_written_out():
    assert [voluit(date(2026, maand, 1)) for maand in (1, 12)] == ["1 januari 2026", "1 december 2026"]


# What it says


def tekst_van(evaluatie, kop=None):
    gelezen = Evaluatie.objects.select_related("maatwerker", "geregistreerd_door__gebruiker").get(pk=evaluatie.pk)
    delen = brief(gelezen, dag=DAG)["delen"]
    return " ".join(tekst for een in delen if kop in (None, een["kop"]) for tekst in [*een["alineas"], *een["punten"]])


def evalueer(zaak, uitkomst, **nieuw):
    return workflow.evaluatie_vastleggen(
        zaak.maatwerker,
        lid=zaak.vdab,
        nu=moment(DAG),
        soort="periodiek",
        bezoek_op=DAG,
        uitkomst=uitkomst,
        motivering="Werkt zelfstandig.\n\nKent drie taken.",
        **nieuw,
    )


@pytest.mark.django_db
@pytest.mark.regel("R7")
@pytest.mark.regel("R10")
@pytest.mark.regel("R14")
@pytest.mark.parametrize(
    ("uitkomst", "nieuw", "zinnen"),
    [
        (
            EvaluatieUitkomst.DOORSTROOMKLAAR,
            {},
            ["Je bent doorstroomklaar.", "verandert niet", "WOP 60 Midden loopt van 26 januari 2025 tot en met 25 januari 2030."],
        ),
        (
            EvaluatieUitkomst.WOP_GEWIJZIGD,
            {"loonpremie": 50, "begeleiding": "laag"},
            ["nog niet doorstroomklaar", "een ander", "WOP 50 Laag loopt van 2 maart 2026 tot en met 1 maart 2031.",
             "vanaf 2 juni 2030"],
        ),
        (
            EvaluatieUitkomst.WOP_ONGEWIJZIGD,
            {},
            ["opnieuw hetzelfde", "WOP 60 Midden loopt van 2 maart 2026 tot en met 1 maart 2031.", "vanaf 2 juni 2030"],
        ),
    ],
)  # fmt: skip
def test_it_says_the_outcome_and_the_right(uitkomst, nieuw, zinnen):
    zaak = Zaak(begin=DAG)
    tekst = tekst_van(evalueer(zaak, uitkomst, **nieuw))

    for zin in zinnen:
        assert zin in tekst
    assert f"Je blijft in dienst bij {zaak.vestiging.onderneming}." in tekst


@pytest.mark.django_db
@pytest.mark.regel("R5")
@pytest.mark.regel("R15")
def test_it_says_the_rules_in_words():
    tekst = tekst_van(evalueer(Zaak(begin=DAG), EvaluatieUitkomst.DOORSTROOMKLAAR), "Welke regels gelden")

    assert "krijgt om de vijf jaar een evaluatie van VDAB." in tekst
    assert "kijkt VDAB naar de kans op doorstroom én naar het WOP." in tekst
    assert "R5" not in tekst


@pytest.mark.django_db
@pytest.mark.regel("M4")
def test_it_says_why_and_how_to_appeal():
    evaluatie = evalueer(Zaak(begin=DAG), EvaluatieUitkomst.DOORSTROOMKLAAR)

    assert tekst_van(evaluatie, WAAROM) == "Werkt zelfstandig. Kent drie taken."
    assert "in beroep gaan" in tekst_van(evaluatie, "Ga je niet akkoord?")
    assert "zie het hoofdstuk over beroep van het maatwerkdecreet" in tekst_van(evaluatie, "Ga je niet akkoord?")


@pytest.mark.django_db
def test_an_address_that_is_not_known_leaves_no_empty_line():
    zaak = Zaak(begin=DAG)
    evaluatie = EvaluatieFactory(maatwerker=zaak.maatwerker, geregistreerd_door=zaak.vdab)
    assert brief(evaluatie, dag=DAG)["aan"] == [str(zaak.maatwerker)]

    zaak.maatwerker.straat, zaak.maatwerker.postcode = "Kerkstraat 1", "2800"
    assert brief(EvaluatieFactory(maatwerker=zaak.maatwerker), dag=DAG)["aan"][1:] == ["Kerkstraat 1", "2800 Mechelen"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "opties", "zinnen", "niet"),
    [
        pytest.param(
            S.WACHT_OP_VACATURE, {}, ["Je bent doorstroomklaar. Er is nog geen job gevonden.", "WOP 40 Laag loopt van",
            "VDAB zoekt mee", "tot er een vacature is"], ["nog niet doorstroomklaar"], marks=pytest.mark.regel("R24")
        ),
        pytest.param(
            S.MISLUKT, {}, ["nog niet doorstroomklaar", "WOP 55 Hoog loopt van", "Je blijft in dienst"], ["40 Laag"],
            marks=pytest.mark.regel("R25")
        ),
        pytest.param(
            S.NAZORG, {}, ["en je vond een job", "stopt de dag voor je eerste werkdag", "nazorg"], ["Je blijft in dienst"],
            marks=pytest.mark.regel("R22")
        ),
        pytest.param(
            S.NAZORG, {"werkvorm": Werkvorm.LDE}, ["en je vond een job"], ["WOP) stopt"], marks=pytest.mark.regel("R45")
        ),
    ],
)  # fmt: skip
def test_a_judgement_has_a_letter_of_its_own(status, opties, zinnen, niet):
    zaak = zaak_in(status, **opties)
    oordeel = Evaluatie.objects.geldig().get(traject=zaak.traject)

    assert brief(oordeel, dag=DAG)["titel"] == "Beslissing na je traject"
    tekst = tekst_van(oordeel)
    for zin in zinnen:
        assert zin in tekst
    for zin in niet:
        assert zin not in tekst


@pytest.mark.django_db
@pytest.mark.regel("R45")
def test_after_lde_there_is_no_way_back():
    zaak = zaak_in(S.BEOORDELING, werkvorm=Werkvorm.LDE)
    zaak.neem("uit_dienst_na_traject")
    tekst = tekst_van(Evaluatie.objects.geldig().get(traject=zaak.traject))

    assert "Je tewerkstelling in de lokale diensteneconomie stopt." in tekst
    assert "Je blijft in dienst" not in tekst


@pytest.mark.django_db
def test_the_copy_of_the_employer_holds_no_motivation_and_no_address():
    zaak = Zaak(begin=DAG)
    zaak.maatwerker.straat = "Kerkstraat 1"
    zaak.maatwerker.save()
    evaluatie = evalueer(zaak, EvaluatieUitkomst.DOORSTROOMKLAAR)
    gelezen = Evaluatie.objects.select_related("maatwerker", "geregistreerd_door__gebruiker").get(pk=evaluatie.pk)
    voor_persoon = brief(gelezen, dag=DAG)
    voor_werkgever = kopie(voor_persoon)

    assert "Kerkstraat" in str(voor_persoon)
    assert "Kent drie taken" in str(voor_persoon)
    assert "Kerkstraat" not in str(voor_werkgever)
    assert "Kent drie taken" not in str(voor_werkgever)
    assert ZONDER_MOTIVERING in str(voor_werkgever)
    assert "Je bent doorstroomklaar." in str(voor_werkgever)


@pytest.mark.django_db
def test_who_decided_signs():
    vdab = LidmaatschapFactory(vdab=True, gebruiker__naam="An Peeters")
    zaak = Zaak(begin=DAG)
    zaak.vdab = vdab
    evaluatie = evalueer(zaak, EvaluatieUitkomst.DOORSTROOMKLAAR)

    gemaakt = brief(evaluatie, dag=DAG)

    assert (gemaakt["ondertekenaar"], gemaakt["functie"]) == ("An Peeters", "VDAB-bemiddelaar")
    assert gemaakt["kopie"].endswith(str(zaak.vestiging.onderneming))


# After a refusal


def stop_na_weigering(**opties):
    zaak = zaak_in(S.JOBMATCHING, **opties)
    zaak.weigering()
    zaak.neem("weigering_vaststellen", toelichting="De job lag op wandelafstand.\n\nEr was opvang.")
    return zaak, Weigering.objects.select_related(*VOOR_BRIEF).geldig().get()


@pytest.mark.django_db
@pytest.mark.regel("R26")
@pytest.mark.regel("M4")
def test_a_refusal_that_stopped_a_traject_has_a_letter():
    zaak, weigering = stop_na_weigering()
    dag = voluit(zaak.traject.laatste.ingangsdatum)
    gemaakt = brief(weigering, dag=zaak.dag)

    besluit, waarom, regels, nu, beroep = ([*een["alineas"], *een["punten"]] for een in gemaakt["delen"])
    assert gemaakt["titel"] == "Beslissing na je weigering"
    assert besluit[0] == (
        f"VDAB besliste op {dag} dat je zonder geldige reden weigerde: een job, op {voluit(weigering.geweigerd_op)}."
    )
    assert besluit[1:] == [
        "Je doorstroomtraject stopt.",
        "Je werkondersteuningspakket (WOP) stopt. WOP 60 Midden loopt van 26 januari 2025 tot en met 31 maart 2026.",
    ]
    assert waarom[1] == "Je reden om te weigeren was: geen reden gegeven."
    assert waarom[-2:] == ["De job lag op wandelafstand.", "Er was opvang."]
    assert regels == ["Weigeren zonder geldige reden, met een kans op doorstroom: WOP stopt einde kwartaal."]
    assert nu[0].startswith("Je bemiddelaar bespreekt")
    assert "in beroep gaan" in beroep[1]
    assert (gemaakt["ondertekenaar"], gemaakt["kopie"]) == (str(zaak.vdab.gebruiker), "")
    document, _ = lees(maak_pdf(gemaakt, op=moment(zaak.dag)))
    assert str(document.docinfo["/Title"]) == "Beslissing na je weigering"


@pytest.mark.django_db
@pytest.mark.regel("R45")
def test_in_lde_there_is_no_wop_to_stop():
    _, weigering = stop_na_weigering(werkvorm=Werkvorm.LDE)
    besluit = brief(weigering, dag=DAG)["delen"][0]["alineas"]

    assert besluit[-1].startswith("Aan een WOP veranderde niets")
    assert "WOP) stopt" not in str(besluit)
