"""What a worker is told, per regime, status and day."""

from datetime import date

import pytest

from trajecten import uitleg
from trajecten.enums import TrajectStatus as S
from trajecten.enums import Werkvorm
from trajecten.regelgeving import regime
from trajecten.uitleg import Situatie, WopNu

VANDAAG = date(2026, 2, 14)
WOP = WopNu(60, "midden", date(2027, 5, 31))


def situatie(werkvorm=Werkvorm.CMW, **anders):
    vandaag = anders.pop("vandaag", VANDAAG)
    standaard = {"werk": "De Wroeter", "wop": WOP if werkvorm == Werkvorm.CMW else None}
    return Situatie(regime=regime(werkvorm, vandaag), vandaag=vandaag, **(standaard | anders))


def tekst(uitkomst):
    return " ".join(uitkomst.zinnen)


@pytest.mark.parametrize("status", [None, S.TOEGELEID, S.STAGE, S.BEOORDELING, S.WACHT_OP_VACATURE, S.STOPGEZET])
@pytest.mark.parametrize("werkvorm", [Werkvorm.CMW, Werkvorm.LDE])
def test_every_outcome_names_its_rules_and_is_told_once(status, werkvorm):
    gezegd = uitleg.uitkomsten(situatie(werkvorm, status=status))

    assert len({uitkomst.titel for uitkomst in gezegd}) == 6
    assert all(uitkomst.zinnen and uitkomst.regels_voluit for uitkomst in gezegd)


@pytest.mark.parametrize("status", [S.NAZORG, S.GESLAAGD])
def test_after_the_hire_only_the_job_counts(status):
    gezegd = uitleg.uitkomsten(situatie(status=status, job_op=date(2025, 11, 30)))

    assert [(uitkomst.titel, uitkomst.is_nu) for uitkomst in gezegd] == [
        ("Je hebt een job", True),
        ("Je verliest die job later", False),
    ]


@pytest.mark.regel("R22")
@pytest.mark.parametrize(
    ("job_op", "dagen"),
    [
        (
            date(2025, 11, 30),
            {"Je eerste werkdag": date(2025, 11, 30), "Laatste dag van de nazorg": date(2026, 2, 27)},
        ),
        (None, {"Laatste dag van de nazorg als je vandaag begint": date(2026, 5, 13)}),
    ],
)
def test_the_days_of_the_nazorg(job_op, dagen):
    assert dict(uitleg.job(situatie(job_op=job_op)).dagen) == dagen


@pytest.mark.regel("R1")
def test_a_job_ends_the_contract_and_the_wop_where_there_is_one():
    assert "Je contract en je WOP stoppen bij De Wroeter" in tekst(uitleg.job(situatie()))
    assert "Je contract stopt bij De Wroeter" in tekst(uitleg.job(situatie(Werkvorm.LDE)))


@pytest.mark.regel("R29")
@pytest.mark.parametrize(
    ("nu", "zin"), [(60, "lager dan nu (60 %)"), (45, "even hoog als nu (45 %)"), (40, "hoger dan nu (40 %)")]
)
def test_losing_the_job_gives_no_place_but_forty_five_percent(nu, zin):
    uitkomst = uitleg.job_kwijt(situatie(wop=WopNu(nu, "laag", None)))

    assert "je bent niet zeker dat je terug kan" in tekst(uitkomst)
    assert f"een loonpremie van 45 %. Die loonpremie is {zin}." in tekst(uitkomst)


@pytest.mark.regel("R24")
def test_ready_without_a_job_stays_with_forty_laag():
    uitkomst = uitleg.geen_vacature(situatie())

    assert "Je blijft werken bij De Wroeter tot er een job is" in tekst(uitkomst)
    assert "Je krijgt dan WOP 40 Laag. Die loonpremie is lager dan nu (60 %)." in tekst(uitkomst)
    assert uitkomst.onzeker[0].startswith("Hoe lang je zo kan wachten")
    wacht = uitleg.geen_vacature(situatie(status=S.WACHT_OP_VACATURE, wop=WopNu(40, "laag", date(2031, 1, 1))))
    assert wacht.is_nu
    assert "Je hebt nu WOP 40 Laag." in tekst(wacht)


@pytest.mark.regel("R25")
def test_not_ready_stays_with_a_fitting_wop_of_five_years_at_most():
    uitkomst = uitleg.niet_klaar(situatie(vandaag=date(2024, 2, 29)))

    assert "Je blijft werken bij De Wroeter" in tekst(uitkomst)
    assert [op for _, op in uitkomst.dagen] == [date(2029, 2, 27)]


@pytest.mark.regel("R26")
@pytest.mark.parametrize(
    ("vandaag", "wop_tot", "laatste"),
    [
        (date(2026, 3, 31), None, date(2026, 3, 31)),
        (date(2026, 4, 1), None, date(2026, 6, 30)),
        (date(2026, 12, 31), date(2030, 1, 1), date(2026, 12, 31)),
        (date(2026, 2, 14), date(2026, 3, 30), date(2026, 3, 30)),
    ],
)
def test_a_refusal_without_reason_stops_the_wop_at_the_end_of_the_quarter_or_sooner(vandaag, wop_tot, laatste):
    uitkomst = uitleg.weigeren(situatie(vandaag=vandaag, wop=WopNu(60, "midden", wop_tot)))

    assert [op for _, op in uitkomst.dagen] == [laatste]
    assert "Is je reden geldig? Dan verandert er niets aan je WOP." in tekst(uitkomst)
    assert "Was er geen echte kans op een job? Dan stopt je WOP niet." in tekst(uitkomst)
    assert uitkomst.onzeker[0].startswith("Wat precies een geldige reden is")
    assert "Wij rekenen met de dag waarop VDAB beslist" in uitkomst.onzeker[1]


@pytest.mark.regel("R46")
def test_a_traject_that_stops_does_not_stop_the_wop():
    uitkomst = uitleg.stopt_onderweg(situatie())

    assert "Dan stopt je WOP daardoor niet. Geen regel zegt dat je dan weg moet bij De Wroeter." in tekst(uitkomst)
    assert uitkomst.dagen == (("Laatste dag van je WOP 60 Midden", date(2027, 5, 31)),)
    assert "Of je dan bij je werkgever kan blijven." in uitleg.stopt_onderweg(situatie(Werkvorm.LDE)).onzeker


@pytest.mark.regel("R45")
def test_in_lde_there_is_no_way_back():
    for uitkomst in (uitleg.geen_vacature(situatie(Werkvorm.LDE)), uitleg.niet_klaar(situatie(Werkvorm.LDE))):
        assert "je vindt een job, of je gaat uit dienst" in tekst(uitkomst)
        assert "blijft werken" not in tekst(uitkomst)
    assert "Er is geen terugkeer" in tekst(uitleg.job_kwijt(situatie(Werkvorm.LDE)))
    assert uitleg.weigeren(situatie(Werkvorm.LDE)).dagen == ()


@pytest.mark.regel("R28")
@pytest.mark.parametrize(("vandaag", "oud"), [(date(2018, 12, 31), True), (date(2019, 1, 1), False)])
def test_until_2018_one_could_go_back_and_no_wop_is_named(vandaag, oud):
    s = situatie(Werkvorm.BW, vandaag=vandaag)

    assert ("kon je terug" in tekst(uitleg.job_kwijt(s))) is oud
    assert ("Je kan terug naar De Wroeter" in tekst(uitleg.niet_klaar(s))) is oud
    assert ("Je krijgt dan WOP 40 Laag" in tekst(uitleg.geen_vacature(s))) is not oud
    assert ("Het traject was vrijwillig" in tekst(uitleg.weigeren(s))) is oud
    assert ("Dan stopt je WOP daardoor niet" in tekst(uitleg.stopt_onderweg(s))) is not oud


@pytest.mark.regel("R27")
@pytest.mark.parametrize(("verplicht", "woord"), [(True, "verplicht"), (False, "vrijwillig")])
def test_the_introduction_says_how_somebody_stands(verplicht, woord):
    zinnen = list(uitleg.aanloop(situatie(status=S.STAGE, verplicht=verplicht)))

    assert zinnen[0] == f"Je werkt bij De Wroeter. Je hebt een doorstroomtraject: stage. Het is {woord} (R27)."
    assert zinnen[1].startswith("Je hebt een WOP 60 Midden, tot en met 31-05-2027.")


@pytest.mark.parametrize(
    ("toegeleid_op", "wop", "extra"),
    [
        (date(2018, 12, 31), None, ["Je traject begon onder de oude regels."]),
        (date(2019, 1, 1), WopNu(55, "hoog", None), ["Je hebt een WOP 55 Hoog, zonder einddatum."]),
        (date(2019, 1, 1), None, []),
    ],
)
def test_the_introduction_names_the_old_rules_and_a_wop_without_end(toegeleid_op, wop, extra):
    _, *zinnen = uitleg.aanloop(situatie(status=S.STAGE, toegeleid_op=toegeleid_op, wop=wop))

    assert [zin for zin, begin in zip(zinnen, extra, strict=True) if zin.startswith(begin)] == zinnen
