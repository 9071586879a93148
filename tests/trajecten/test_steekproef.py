"""The draw itself, without a database: how many, who, and what anybody can check."""

from datetime import date
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.enums import Afronding
from trajecten.steekproef import aantal, jaren, loting, peildatum, rond_af, zegel

KBO, JAAR = "0123456749", 2026
KENMERKEN = st.lists(st.uuids(), unique=True, max_size=60)
ZADEN = st.text(min_size=8, max_size=40)


@pytest.mark.regel("R8")
@pytest.mark.parametrize(
    ("zittend", "beneden", "dichtstbij", "boven"),
    [(0, 0, 0, 0), (1, 0, 0, 1), (5, 0, 1, 1), (10, 1, 1, 1), (14, 1, 1, 2), (15, 1, 2, 2), (104, 10, 10, 11)],
)
def test_ten_percent_of_the_sitting_workers(zittend, beneden, dichtstbij, boven):
    gekozen = {afronding: rond_af(zittend, procent=10, afronding=afronding) for afronding in Afronding}

    assert gekozen == {
        Afronding.BENEDEN: beneden,
        Afronding.DICHTSTBIJ: dichtstbij,
        Afronding.BOVEN: boven,
    }
    assert aantal(zittend, op=date(2019, 9, 1)) == boven


@pytest.mark.regel("R8")
def test_the_first_round_is_of_autumn_2019():
    with pytest.raises(KeyError):
        aantal(104, op=date(2019, 8, 31))
    with pytest.raises(KeyError):
        peildatum(2018)
    assert peildatum(2019) == date(2019, 9, 1)
    assert jaren(date(2019, 8, 31)) == []
    assert jaren(date(2021, 8, 31)) == [2020, 2019]
    assert jaren(date(2021, 9, 1)) == [2021, 2020, 2019]


@given(KENMERKEN, ZADEN, st.randoms())
def test_the_same_seed_draws_the_same_people_in_any_order_of_input(kenmerken, zaad, toeval):
    geschud = toeval.sample(kenmerken, len(kenmerken)) * 2

    assert loting(geschud, zaad=zaad, kbo=KBO, jaar=JAAR) == loting(kenmerken, zaad=zaad, kbo=KBO, jaar=JAAR)


@given(KENMERKEN, ZADEN)
def test_the_order_is_what_anybody_reckons_from_the_published_seed(kenmerken, zaad):
    met_de_hand = {sha256(f"{zaad}|{KBO}|{JAAR}|{k}".encode()).hexdigest(): k for k in kenmerken}

    getrokken = loting(kenmerken, zaad=zaad, kbo=KBO, jaar=JAAR)

    assert [(lot.waarde, lot.kenmerk) for lot in getrokken] == sorted(met_de_hand.items())


@given(KENMERKEN.filter(lambda k: len(k) > 5), ZADEN, st.data())
def test_who_cannot_be_drawn_changes_nothing_for_the_others(kenmerken, zaad, data):
    """So a replacement is the next in the same order, whoever left."""
    blijft = data.draw(st.sets(st.sampled_from(kenmerken)))

    allen = loting(kenmerken, zaad=zaad, kbo=KBO, jaar=JAAR)

    assert loting(blijft, zaad=zaad, kbo=KBO, jaar=JAAR) == [lot for lot in allen if lot.kenmerk in blijft]


def test_another_seed_company_or_year_draws_others():
    mensen = [UUID(int=n) for n in range(100)]
    samen = {"zaad": "lotto 3 7 21 30", "kbo": KBO, "jaar": JAAR}

    def tien(**anders):
        return {lot.kenmerk for lot in loting(mensen, **(samen | anders))[:10]}

    andere = [tien(zaad="lotto 3 7 21 31"), tien(kbo="0123456848"), tien(jaar=2027)]
    assert all(tien() != een for een in andere)


def test_everybody_is_drawn_about_as_often():
    """A thousand seeds, ten people, one drawn: nobody far from a hundred times."""
    mensen = [UUID(int=n) for n in range(10)]
    keren = dict.fromkeys(mensen, 0)
    for zaad in range(1_000):
        keren[loting(mensen, zaad=f"zaad {zaad}", kbo=KBO, jaar=JAAR)[0].kenmerk] += 1

    assert 60 < min(keren.values()) <= max(keren.values()) < 140


def test_another_letter_gives_another_seal():
    assert len({zegel(regels) for regels in (["a;1", "b;2"], ["a;1", "b;3"], ["a;1"], ["a;1", "b;2", ""])}) == 4
