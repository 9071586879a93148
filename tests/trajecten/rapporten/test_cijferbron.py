"""Who may count what."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import LidmaatschapFactory, OndernemingFactory
from tests.trajecten.rapporten.bouw import Wereld, zaak
from trajecten.enums import Provincie, Rol
from trajecten.rapporten.bronnen import DIENST, EVALUATIE, TE_EVALUEREN, TRAJECT, WOP, WOP_EINDE
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.definities import indicator
from trajecten.rapporten.vraag import Vraag

pytestmark = pytest.mark.django_db
TOEGELEID = ("toeleiden", "toegeleid", date(2019, 2, 4))


@pytest.fixture
def wereld():
    """Three cases in two provinces, at two companies and with two partners."""
    wereld = Wereld(ondernemingen=2)
    wereld.ander = OndernemingFactory(partner=True)
    wereld.schrijf([zaak(TOEGELEID), zaak(TOEGELEID, provincie=Provincie.LIMBURG, plek=1)])
    wereld.schrijf([zaak(TOEGELEID, plek=1)], partner=wereld.ander)
    return wereld


def tel(lid, per="provincie"):
    """The referrals of each group, as it stood at the end of 2019, and their total under the empty key."""
    einde = date(2019, 12, 31)
    geteld = cijferbron(lid).tel(TRAJECT, [indicator("toegeleid", einde)], Vraag(einde, einde, per=per))
    return {tuple(waarde for waarde, _ in sleutel): cijfers["toegeleid"] for sleutel, cijfers in geteld.items()}


def aantal(lid):
    return tel(lid)[()]


def test_it_works(wereld):
    assert tel(wereld.vdab) == {("antwerpen",): 2, ("limburg",): 1, (): 3}


def test_vdab_of_one_province_counts_all_of_flanders(wereld):
    assert aantal(LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])) == 3


def test_policy_counts_all_of_flanders(wereld):
    assert aantal(LidmaatschapFactory(beleid=True)) == 3


def test_a_company_counts_its_own(wereld):
    eigen = [LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=v.onderneming) for v in wereld.vestigingen]

    assert [aantal(lid) for lid in eigen] == [1, 2]
    assert aantal(LidmaatschapFactory(onderneming=True)) == 0


def test_a_partner_counts_its_own(wereld):
    eigen = [LidmaatschapFactory(rol=Rol.PARTNER, organisatie=partner) for partner in (wereld.partner, wereld.ander)]

    assert [aantal(lid) for lid in eigen] == [2, 1]
    assert aantal(LidmaatschapFactory(partner=True)) == 0


@pytest.mark.parametrize("rol", Rol)
def test_it_says_whose_cases(rol):
    organisatie = OndernemingFactory(naam="De Brug") if rol in (Rol.ONDERNEMING, Rol.PARTNER) else None
    lid = LidmaatschapFactory.build(gebruiker=None, rol=rol, organisatie=organisatie)
    if rol == Rol.BEHEER:
        with pytest.raises(PermissionDenied, match="beheer"):
            cijferbron(lid)
        return

    bron = cijferbron(lid)

    assert bron.heel_vlaanderen == (organisatie is None)
    assert ("De Brug" if organisatie else "Vlaanderen") in bron.wiens


def test_it_refuses_nobody_and_an_unknown_role():
    with pytest.raises(PermissionDenied):
        cijferbron(None)
    with pytest.raises(PermissionDenied):
        cijferbron(LidmaatschapFactory.build(gebruiker=None, rol="iets_nieuws"))


def test_it_groups_by_nothing_but_what_the_rows_have(wereld):
    einde = date(2019, 12, 31)

    with pytest.raises(KeyError):
        cijferbron(wereld.vdab).tel(DIENST, [indicator("in_dienst", einde)], Vraag(einde, einde, per="project"))


@pytest.mark.parametrize("bron", [DIENST, EVALUATIE, TE_EVALUEREN, WOP, WOP_EINDE], ids=lambda bron: bron.naam)
def test_a_partner_counts_no_people_of_others(wereld, bron):
    lid = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=wereld.partner)
    vraag = Vraag(date(2019, 12, 31), date(2019, 12, 31))

    with pytest.raises(PermissionDenied, match="doorstroompartner"):
        cijferbron(lid).tel(bron, [], vraag)


def test_steps_are_counted_of_own_cases_only(wereld):
    lid = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=wereld.ander)
    vraag = Vraag(date(2030, 1, 1), date(2000, 1, 1))

    assert cijferbron(lid).tel_stappen(vraag) == 1
    assert cijferbron(wereld.vdab).tel_stappen(vraag) == 3
