"""The 10 % round: the seed, the draw, who is left out, who comes in, and that nobody can alter it afterwards."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error, connection, transaction

from tests.factories import (
    EvaluatieFactory,
    EvaluatieplanningFactory,
    LidmaatschapFactory,
    MaatwerkerFactory,
    TewerkstellingFactory,
    WopFactory,
    Zaak,
    moment,
)
from tests.trajecten.workflow.bouw_steekproef import SINDS, ZAAD, maatwerkbedrijf, ronde, trek, uit_dienst, zittende
from tests.trajecten.workflow.test_gelijktijdig import tegelijk
from trajecten import workflow
from trajecten.enums import (
    EvaluatieSoort,
    EvaluatieUitkomst,
    Provincie,
    RedenUitDienst,
    Rol,
    TermijnSoort,
    Uitsluiting,
    Werkvorm,
    WopGrond,
)
from trajecten.models import (
    Maatwerker,
    Steekproef,
    Steekproefkandidaat,
    Steekproefronde,
    Steekproefvervanging,
    Termijn,
)
from trajecten.models.velden import periode
from trajecten.simulatie.controle import termijnen_volgen_de_feiten
from trajecten.steekproef import loting

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = date(2026, 10, 1)
PEILDATUM = date(2026, 9, 1)


@pytest.mark.regel("R8")
def test_ten_percent_is_drawn_by_the_published_seed():
    vestiging = maatwerkbedrijf(14)

    een = trek(vestiging, VANDAAG)

    assert (een.peildatum, een.noemer, een.teller, een.procent, een.afronding) == (PEILDATUM, 14, 2, 10, "boven")
    assert een.provincies == [Provincie.ANTWERPEN]
    kenmerken = Maatwerker.objects.values_list("uuid", flat=True)
    verwacht = loting(kenmerken, zaad=ZAAD, kbo=vestiging.onderneming.kbo, jaar=2026)
    kandidaten = list(een.kandidaten.order_by("rang").select_related("maatwerker"))
    assert [(k.lot, k.maatwerker.uuid) for k in kandidaten] == verwacht
    assert list(Steekproefkandidaat.objects.aan_de_beurt().order_by("rang")) == kandidaten[:2]
    assert een.zegel == een.maak_zegel(reversed(kandidaten))


def test_the_denominator_is_who_sits_there_on_the_day_of_counting():
    vestiging = maatwerkbedrijf(1)
    nieuw = {"vestiging": vestiging, "periode": periode(SINDS)}
    TewerkstellingFactory(**nieuw)  # in service since, but not sitting: that is what is on record
    TewerkstellingFactory(maatwerker=MaatwerkerFactory(zittend=True), werkvorm=Werkvorm.LDE, **nieuw)
    for begin, einde in [(SINDS, PEILDATUM), (SINDS, PEILDATUM + DAG), (PEILDATUM, None), (PEILDATUM + DAG, None)]:
        persoon = MaatwerkerFactory(zittend=True)
        TewerkstellingFactory(vestiging=vestiging, maatwerker=persoon, periode=periode(begin, einde))

    een = trek(vestiging, VANDAAG)

    assert een.noemer == een.kandidaten.count() == 3
    assert [k.uitsluiting for k in een.kandidaten.filter(rang=None)] == [Uitsluiting.UIT_DIENST]


@pytest.mark.regel("R10")
def test_who_is_left_out_and_why():
    zaak = Zaak(begin=date(2026, 3, 2))
    zaak.neem("toeleiden")
    vestiging = zaak.vestiging
    gewoon, omgezet, geevalueerd, weg = (zittende(vestiging) for _ in range(4))
    WopFactory(maatwerker=omgezet, grond=WopGrond.OMZETTING_ZITTEND, periode=periode(date(2019, 1, 1)))
    WopFactory(maatwerker=geevalueerd, periode=periode(date(2024, 1, 1), date(2029, 1, 1)))
    uit_dienst(weg, VANDAAG - DAG)
    in_traject = zittende(vestiging)
    zaak.maatwerker = in_traject
    WopFactory(maatwerker=in_traject, grond=WopGrond.OMZETTING_ZITTEND, periode=periode(date(2019, 1, 1)))
    zaak.neem("toeleiden")

    een = trek(vestiging, VANDAAG)

    per_persoon = dict(een.kandidaten.values_list("maatwerker", "uitsluiting"))
    assert per_persoon == {
        gewoon.pk: "",
        omgezet.pk: "",
        geevalueerd.pk: Uitsluiting.ANDER_WOP,
        weg.pk: Uitsluiting.UIT_DIENST,
        in_traject.pk: Uitsluiting.OPEN_TRAJECT,
    }
    assert een.noemer == 5
    assert Steekproefkandidaat.objects.aan_de_beurt().get().maatwerker in (gewoon, omgezet)


def test_all_companies_of_the_own_provinces_are_drawn_at_once():
    antwerpen, limburg = maatwerkbedrijf(2), maatwerkbedrijf(2, postcode="3500")
    lid = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    van = ronde(VANDAAG, lid=lid)

    (eerste,) = workflow.steekproef_trekken(van, lid=lid, nu=moment(VANDAAG))
    assert eerste.onderneming == limburg.onderneming
    assert workflow.steekproef_trekken(van, lid=lid, nu=moment(VANDAAG)) == []
    (tweede,) = workflow.steekproef_trekken(van, lid=LidmaatschapFactory(vdab=True), nu=moment(VANDAAG))
    assert tweede.onderneming == antwerpen.onderneming


def test_the_seed_is_published_once_and_before_the_draw():
    lid = LidmaatschapFactory(vdab=True)
    van = ronde(VANDAAG, lid=lid)
    maatwerkbedrijf(1)
    gegevens = {"zaad": "een ander zaad", "herkomst": "x", "lid": lid, "nu": moment(VANDAAG)}

    with pytest.raises(ValidationError, match="al gepubliceerd"):
        workflow.steekproefzaad_publiceren(jaar=2026, **gegevens)
    for jaar in (2018, 2027):
        with pytest.raises(ValidationError, match="peildatum"):
            workflow.steekproefzaad_publiceren(jaar=jaar, **gegevens)
    with pytest.raises(ValidationError, match="8"):
        workflow.steekproefzaad_publiceren(jaar=2025, **(gegevens | {"zaad": "kort"}))
    with pytest.raises(ValidationError, match="nog niet gepubliceerd"):
        workflow.steekproef_trekken(van, lid=lid, nu=moment(VANDAAG - 2 * DAG))
    assert Steekproefronde.objects.get().zaad == ZAAD
    assert not Steekproef.objects.exists()


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.VDAB}))
def test_only_vdab_draws(rol):
    een = trek(maatwerkbedrijf(1), VANDAAG)
    lid = LidmaatschapFactory(**{rol: True})

    with pytest.raises(PermissionDenied):
        workflow.steekproefzaad_publiceren(jaar=2025, zaad=ZAAD, herkomst="x", lid=lid, nu=moment(VANDAAG))
    with pytest.raises(PermissionDenied):
        workflow.steekproef_trekken(een.ronde, lid=lid, nu=moment(VANDAAG))
    with pytest.raises(ValidationError, match="Alleen VDAB"):
        workflow.steekproef_vervangen(een.kandidaten.get(), lid=lid, nu=moment(VANDAAG))


def test_the_next_in_the_order_comes_in_for_who_left():
    een = trek(maatwerkbedrijf(12), VANDAAG)
    eerste, tweede, derde, vierde = een.kandidaten.order_by("rang").select_related("maatwerker")[:4]
    uit_dienst(eerste.maatwerker, VANDAAG + DAG, reden="overleden")
    uit_dienst(derde.maatwerker, VANDAAG + DAG)
    nu = moment(VANDAAG + 5 * DAG)

    vervanging = workflow.steekproef_vervangen(eerste, lid=een.lid, nu=nu, toelichting="Gebeld met het bedrijf")

    assert (vervanging.weg, vervanging.opvolger) == (eerste, vierde)
    assert vervanging.overgeslagen == [3]
    assert vervanging.reden == RedenUitDienst.OVERLEDEN
    assert set(Steekproefkandidaat.objects.aan_de_beurt()) == {tweede, vierde}
    with pytest.raises(ValidationError, match="al vervangen"):
        workflow.steekproef_vervangen(eerste, lid=een.lid, nu=nu)
    een.refresh_from_db()
    assert een.zegel == een.maak_zegel(een.kandidaten.select_related("maatwerker")), "the draw itself stays as it was"


def test_who_came_in_can_leave_too_and_the_order_can_end():
    een = trek(maatwerkbedrijf(2), VANDAAG)
    eerste, tweede = een.kandidaten.order_by("rang").select_related("maatwerker")
    nu = moment(VANDAAG + 5 * DAG)
    for kandidaat, opvolger in [(eerste, tweede), (tweede, None)]:
        uit_dienst(kandidaat.maatwerker, VANDAAG + DAG if kandidaat == eerste else VANDAAG + 3 * DAG)
        # the second one is reported later than the first was replaced
        assert workflow.steekproef_vervangen(kandidaat, lid=een.lid, nu=nu).opvolger == opvolger
    assert not Steekproefkandidaat.objects.aan_de_beurt().exists()


def test_only_who_left_is_replaced():
    een = trek(maatwerkbedrijf(12), VANDAAG)
    eerste, tweede, derde = een.kandidaten.order_by("rang").select_related("maatwerker")[:3]
    EvaluatieFactory(maatwerker=tweede.maatwerker, soort=EvaluatieSoort.TIENPROCENT, bezoek_op=VANDAAG)
    uit_dienst(tweede.maatwerker, VANDAAG + DAG)
    nu = moment(VANDAAG + 5 * DAG)

    for kandidaat, reden in [(eerste, "werkt nog"), (tweede, "al geëvalueerd"), (derde, "niet getrokken")]:
        with pytest.raises(ValidationError, match=reden):
            workflow.steekproef_vervangen(kandidaat, lid=een.lid, nu=nu)
    assert not Steekproefvervanging.objects.exists()


def test_progress_counts_the_evaluations_of_the_round_since_the_draw():
    een = trek(maatwerkbedrijf(31), VANDAAG)
    klaar, gepland, te_vroeg, andere = (k.maatwerker for k in een.kandidaten.order_by("rang")[:4])
    ronde_ = {"soort": EvaluatieSoort.TIENPROCENT}
    EvaluatieFactory(maatwerker=klaar, bezoek_op=VANDAAG, **ronde_)
    EvaluatieplanningFactory(maatwerker=gepland, gepland_op=VANDAAG + DAG, **ronde_)
    EvaluatieplanningFactory(maatwerker=te_vroeg, gepland_op=VANDAAG + DAG)  # the periodic one
    EvaluatieFactory(maatwerker=te_vroeg, bezoek_op=VANDAAG - DAG, **ronde_)
    EvaluatieFactory(maatwerker=andere, bezoek_op=VANDAAG, soort=EvaluatieSoort.VRIJWILLIG)

    stand = een.kandidaten.voortgang()[een.pk]

    assert stand == {"steekproef": een.pk, "allen": 4, "geevalueerd": 1, "gepland": 1, "open": 2}


def evalueer(persoon, lid, op, *, nu=None):
    gegevens = {"soort": EvaluatieSoort.TIENPROCENT, "uitkomst": EvaluatieUitkomst.DOORSTROOMKLAAR}
    return workflow.evaluatie_vastleggen(persoon, lid=lid, nu=moment(nu or op), bezoek_op=op, **gegevens)


@pytest.mark.regel("R8")
def test_only_who_was_drawn_is_evaluated_for_the_round_and_once():
    vestiging = maatwerkbedrijf(12)
    vroeger, uitgesloten = (dienst.maatwerker for dienst in vestiging.tewerkstellingen.order_by("pk")[:2])
    lid = LidmaatschapFactory(vdab=True)
    WopFactory(maatwerker=uitgesloten, periode=periode(date(2025, 3, 2), date(2030, 3, 2)), grond=WopGrond.EVALUATIE)
    with pytest.raises(ValidationError, match="niet getrokken"):
        evalueer(vroeger, lid, VANDAAG - DAG)

    een = trek(vestiging, VANDAAG, lid=lid)
    eerste, tweede, derde = (k.maatwerker for k in een.kandidaten.order_by("rang").select_related("maatwerker")[:3])

    for persoon, op, reden in [
        (derde, VANDAAG, "niet getrokken"),
        (uitgesloten, VANDAAG, "niet getrokken"),
        (eerste, VANDAAG - DAG, "pas op 01-10-2026 getrokken"),
    ]:
        with pytest.raises(ValidationError, match=reden):
            evalueer(persoon, lid, op, nu=VANDAAG)
    evalueer(eerste, lid, VANDAAG)
    with pytest.raises(ValidationError, match="al geëvalueerd, op 01-10-2026"):
        evalueer(eerste, lid, VANDAAG + DAG)
    uit_dienst(tweede, VANDAAG + DAG)
    kandidaat = een.kandidaten.get(maatwerker=tweede)
    workflow.steekproef_vervangen(kandidaat, lid=lid, nu=moment(VANDAAG + 2 * DAG))
    with pytest.raises(ValidationError, match="niet getrokken"):
        evalueer(tweede, lid, VANDAAG, nu=VANDAAG + 2 * DAG)
    evalueer(derde, lid, VANDAAG + 2 * DAG)


# The term of who was drawn


def termijnen(vandaag):
    """Whose evaluation of the round is due, from when and until when; right by the recount."""
    workflow.herreken_alles(vandaag=vandaag)
    assert list(termijnen_volgen_de_feiten(vandaag)) == []
    return {t.maatwerker: (t.begin, t.uiterlijk) for t in Termijn.objects.filter(soort=TermijnSoort.STEEKPROEF)}


@pytest.mark.regel("R8")
def test_who_was_drawn_is_evaluated_before_the_year_ends():
    een = trek(maatwerkbedrijf(12), VANDAAG)
    eerste, tweede = (k.maatwerker for k in een.kandidaten.order_by("rang").select_related("maatwerker")[:2])
    met_de_stap = set(Termijn.objects.filter(soort=TermijnSoort.STEEKPROEF).values_list("maatwerker", flat=True))
    einde = date(2026, 12, 31)
    assert met_de_stap == {eerste.pk, tweede.pk}
    assert termijnen(VANDAAG) == {eerste: (VANDAAG, einde), tweede: (VANDAAG, einde)}
    assert set(Termijn.objects.filter(soort=TermijnSoort.STEEKPROEF).values_list("rol", "provincie")) == {
        (Rol.VDAB, Provincie.ANTWERPEN)
    }

    evalueer(eerste, een.lid, VANDAAG)

    assert termijnen(einde + DAG) == {tweede: (VANDAAG, einde)}, "it stays when it is late"


@pytest.mark.regel("R8")
@pytest.mark.parametrize(("bezoek", "blijft"), [(date(2026, 12, 31), False), (date(2027, 1, 4), True)])
def test_a_visit_takes_its_place_when_it_is_in_time(bezoek, blijft):
    een = trek(maatwerkbedrijf(1), VANDAAG)
    persoon = een.kandidaten.get().maatwerker

    workflow.evaluatie_plannen(
        persoon, lid=een.lid, nu=moment(VANDAAG), soort=EvaluatieSoort.TIENPROCENT, gepland_op=bezoek
    )

    assert (persoon in termijnen(VANDAAG)) is blijft
    assert persoon.termijnen.filter(soort=TermijnSoort.BEZOEK).exists()


def test_who_came_in_has_it_from_then_on():
    een = trek(maatwerkbedrijf(2), VANDAAG)
    eerste, tweede = een.kandidaten.order_by("rang").select_related("maatwerker")
    uit_dienst(eerste.maatwerker, VANDAAG + DAG)

    workflow.steekproef_vervangen(eerste, lid=een.lid, nu=moment(VANDAAG + 5 * DAG))

    assert set(Termijn.objects.filter(soort=TermijnSoort.STEEKPROEF).values_list("maatwerker", flat=True)) == {
        tweede.maatwerker_id
    }
    assert termijnen(VANDAAG + 5 * DAG) == {tweede.maatwerker: (VANDAAG + 5 * DAG, date(2026, 12, 31))}


@pytest.mark.regel("R8")
def test_who_is_drawn_twice_has_one_term_that_of_the_first_year():
    vestiging = maatwerkbedrijf(1)
    laat = date(2027, 1, 5)  # the round of 2026 is drawn when its year is over
    een = trek(vestiging, laat)
    persoon = een.kandidaten.get().maatwerker
    assert termijnen(laat) == {persoon: (laat, laat)}
    tweede = date(2027, 10, 4)
    volgende = ronde(tweede, lid=een.lid)
    workflow.steekproef_trekken(volgende, lid=een.lid, nu=moment(tweede), ondernemingen=[vestiging.onderneming])

    assert termijnen(tweede) == {persoon: (laat, laat)}
    evalueer(persoon, een.lid, tweede)

    assert termijnen(tweede) == {}, "one visit is for both"


def test_nobody_alters_a_draw_afterwards():
    een = trek(maatwerkbedrijf(11), VANDAAG)
    eerste = een.kandidaten.select_related("maatwerker").get(rang=1)
    uit_dienst(eerste.maatwerker, VANDAAG + DAG)
    workflow.steekproef_vervangen(eerste, lid=een.lid, nu=moment(VANDAAG + 5 * DAG))
    ander = zittende(maatwerkbedrijf(0))

    def weigert(doe):
        with pytest.raises(Error), transaction.atomic():
            doe()

    for tabel in ("steekproef", "steekproefkandidaat", "steekproefronde", "steekproefvervanging"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM trajecten_{tabel}")
            assert cursor.fetchone()[0]
            for opdracht in (f"UPDATE trajecten_{tabel} SET lid_id = lid_id", f"DELETE FROM trajecten_{tabel}"):
                if tabel == "steekproefkandidaat":
                    opdracht = opdracht.replace("lid_id = lid_id", "rang = rang")
                weigert(lambda opdracht=opdracht: cursor.execute(opdracht))
    weigert(lambda: een.kandidaten.create(maatwerker=ander, rang=99, lot="f"))
    weigert(lambda: een.kandidaten.create(maatwerker=ander, uitsluiting=Uitsluiting.UIT_DIENST))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_draw_at_the_same_time_one_does():
    maatwerkbedrijf(12)
    leden = [LidmaatschapFactory(vdab=True) for _ in range(2)]
    van = ronde(VANDAAG)

    uitkomsten = tegelijk(
        *(lambda lid=lid: workflow.steekproef_trekken(van, lid=lid, nu=moment(VANDAAG)) for lid in leden)
    )

    assert sorted(map(len, uitkomsten)) == [0, 1]
    assert Steekproef.objects.get().kandidaten.count() == 12
