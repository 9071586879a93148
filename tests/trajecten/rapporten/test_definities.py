"""The catalogue covers every status, once."""

import itertools

from trajecten.enums import Cijfer, OpvolgSituatie, TrajectStatus
from trajecten.rapporten.definities import INDICATOREN, NAMEN, OP_DE_PAGINA, SOM, Stand

NIET_GESTART = {TrajectStatus.TOEGELEID, TrajectStatus.GEANNULEERD}


def test_it_works():
    assert list(NAMEN) == Cijfer.values
    assert all(indicator.zin.endswith(".") for indicator in OP_DE_PAGINA)
    assert len({indicator.naam for indicator in OP_DE_PAGINA}) == len(OP_DE_PAGINA)


def test_a_started_traject_counts_in_exactly_one_term_of_the_sum():
    for status, stil, situatie in itertools.product(
        set(TrajectStatus) - NIET_GESTART, (True, False), (None, *OpvolgSituatie)
    ):
        stand = Stand(status, gestart=True, opgeschort=stil, situatie=situatie)

        telt = [indicator.naam for indicator in INDICATOREN if indicator.telt(stand)]

        assert len(set(telt) & set(SOM)) == 1
        assert {"toegeleid", "opgestart"} < set(telt)


def test_who_did_not_start_counts_as_referred_only():
    for status in NIET_GESTART:
        stand = Stand(status, gestart=False, opgeschort=False, situatie=None)

        assert [i.naam for i in OP_DE_PAGINA if i.telt(stand)] == ["toegeleid", "niet_gestart"]
